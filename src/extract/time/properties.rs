//! What holds for any text.

use proptest::prelude::*;

use super::tests::{DOC, read};
use super::*;

fn holds(text: &str, found: &[TimeExpression]) {
    let mut last = 0;
    for e in found {
        let (start, end) = (e.span.start as usize, e.span.end as usize);
        assert!(
            last <= start && start < end && end <= text.len(),
            "{:?}",
            e.span
        );
        assert!(text.is_char_boundary(start) && text.is_char_boundary(end));
        if let Some(Date {
            start: Some(a),
            end: Some(b),
            ..
        }) = e.date
        {
            assert!(a <= b, "{text}: {}", e.value);
        }
        last = end;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_read_within_bounds(text in "\\PC{0,200}", dated in any::<bool>()) {
        let found = read(&text, if dated { DOC } else { "" });
        holds(&text, &found);
        prop_assert_eq!(&found, &read(&text, if dated { DOC } else { "" }));
    }

    #[test]
    fn words_of_time_in_any_order_are_read_within_bounds(
        words in prop::collection::vec(prop::sample::select(vec![
            "the", "last", "two", "weeks", "ago", "March", "13", ",", "2020", "-", "Friday", "night",
            "of", "a", "half", "and", "early", "late", "year", "quarter", "third", "'", "s", "since",
            "before", "after", ":", "30", "p", ".", "m", "9999", "BC", "1", "/", "century", "999999999",
            "AD", "410", "millennium", "(", ")", "18", "th", "twice", "Monday", "had", "will", "summer",
            "thousand", "every", "next", "following", "day", "overnight", "to", "31", "February", "é", "\n\n",
        ]), 0..40),
        glue in prop::collection::vec(any::<bool>(), 40),
    ) {
        let mut text = String::new();
        for (word, glue) in words.iter().zip(&glue) {
            text.push_str(word);
            if !glue {
                text.push(' ');
            }
        }
        holds(&text, &read(&text, DOC));
        holds(&text, &read(&text, ""));
    }

    #[test]
    fn white_space_around_a_text_moves_spans_and_changes_nothing_else(
        before in "[ \n]{0,9}", after in "[ \n]{0,9}",
    ) {
        let text = "Rockets fell on Friday, two days after March 4, and again last week.";
        let inner = read(text, DOC);
        let outer = read(&format!("{before}{text}{after}"), DOC);
        let shifted: Vec<_> = outer.iter().map(|e| (e.span.start - before.len() as u32, &e.value)).collect();
        let plain: Vec<_> = inner.iter().map(|e| (e.span.start, &e.value)).collect();
        prop_assert_eq!(shifted, plain);
    }

    #[test]
    fn a_text_reads_the_same_whatever_was_read_before(
        before in "\\PC{0,200}", after in "\\PC{0,200}", text in "[a-zA-Z0-9 ,.'/:-]{0,120}",
    ) {
        let sentence = format!("On March 13 {text}, two days after Friday.");
        let alone = read(&sentence, DOC);
        read(&before, "1998-01-01");
        read(&after, "");
        prop_assert_eq!(alone, read(&sentence, DOC));
    }

    #[test]
    fn every_day_told_in_full_is_that_day(days in 0_u64..80_000, style in 0_usize..5) {
        let day = chrono::NaiveDate::from_ymd_opt(1850, 1, 1).unwrap() + chrono::Days::new(days);
        let told = day.format(["%B %-d, %Y", "%-d %B %Y", "%Y-%m-%d", "%A, %B %-d, %Y", "%a %-d %b %Y"][style]);
        let text = format!("Shells fell on {told} at the bridge.");
        let found = read(&text, DOC);
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(&found[0].value, &day.to_string());
        prop_assert_eq!(found[0].date.map(|d| (d.start, d.end)), Some((Some(day), Some(day))));
    }

    #[test]
    fn a_weekday_of_the_past_lies_in_the_week_up_to_the_publication(days in 0_u64..20_000, weekday in 0_u8..7) {
        let published = chrono::NaiveDate::from_ymd_opt(1990, 1, 1).unwrap() + chrono::Days::new(days);
        let name = published.week(chrono::Weekday::Mon).first_day() + chrono::Days::new(weekday.into());
        let text = format!("Shells fell on {}.", name.format("%A"));
        let found = read(&text, &published.to_string());
        let day = found[0].date.and_then(|d| d.start).unwrap();
        prop_assert_eq!(day.format("%A").to_string(), name.format("%A").to_string());
        prop_assert!((0..7).contains(&(published - day).num_days()));
    }

    #[test]
    fn counting_back_and_forth_keeps_order(n in 1_u32..400) {
        for unit in ["day", "week", "month", "year"] {
            let ago = read(&format!("It was {n} {unit}s ago."), DOC);
            let hence = read(&format!("It is {n} {unit}s from now."), DOC);
            let (ago, hence) = (ago[0].date.unwrap(), hence[0].date.unwrap());
            prop_assert!(ago.end < hence.start, "{} {}", n, unit);
        }
    }
}

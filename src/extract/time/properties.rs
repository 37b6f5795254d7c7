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
}

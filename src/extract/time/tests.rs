//! The rules by example: what is read, what it comes to, and what is no date at all.

use super::*;
use crate::model::{DateBasis, Paragraph, Precision, Published};

fn day(text: &str) -> Date {
    Date::day(text.parse().unwrap())
}

pub(super) fn read(text: &str, published: &str) -> Vec<TimeExpression> {
    find_in_text(text, (!published.is_empty()).then(|| day(published)))
}

/// Asserts that `text` holds exactly these expressions: (words, TIMEX3 value, EDTF).
fn check(text: &str, published: &str, wanted: &[(&str, &str, &str)]) {
    let found = read(text, published);
    let found: Vec<(&str, &str, String)> = found
        .iter()
        .map(|e| {
            (
                e.span.of(text),
                e.value.as_str(),
                e.date.map_or(String::new(), |d| d.edtf()),
            )
        })
        .collect();
    let wanted: Vec<(&str, &str, String)> = wanted
        .iter()
        .map(|(a, b, c)| (*a, *b, (*c).to_owned()))
        .collect();
    assert_eq!(found, wanted, "{text}");
}

/// A document of body paragraphs, one a line; a line that starts with `|` is a table row.
fn document(text: &str, published: &str) -> Document {
    let mut paragraphs = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.trim_end().len());
        at += line.len();
        paragraphs.push(Paragraph {
            ordinal: paragraphs.len() as u32 + 1,
            role: if line.starts_with('|') {
                Role::TableRow
            } else {
                Role::Body
            },
            span,
            sentences: vec![span],
        });
    }
    Document {
        id: "t".into(),
        path: "t.txt".into(),
        text: text.into(),
        title: None,
        outlet: None,
        url: None,
        derived_from: None,
        language: None,
        published: (!published.is_empty()).then(|| Published {
            date: day(published),
            basis: DateBasis::SideFile,
            note: String::new(),
        }),
        paragraphs,
        cut: Vec::new(),
    }
}

/// A Sunday.
pub(super) const DOC: &str = "2020-03-29";

#[test]
fn a_last_week_is_the_week_before_from_monday_to_sunday() {
    check(
        "It happened last week.",
        DOC,
        &[("last week", "2020-W12", "2020-03-16/2020-03-22")],
    );
    check(
        "Raids go on this week.",
        DOC,
        &[("this week", "2020-W13", "2020-03-23/2020-03-29")],
    );
}

#[test]
fn b_a_bare_weekday_of_the_past_is_the_latest_one() {
    check(
        "They met on Friday.",
        DOC,
        &[("Friday", "2020-03-27", "2020-03-27")],
    );
    check(
        "They met on Sunday.",
        DOC,
        &[("Sunday", "2020-03-29", "2020-03-29")],
    );
    check(
        "They will meet on Friday.",
        DOC,
        &[("Friday", "2020-04-03", "2020-04-03")],
    );
    check(
        "They met last Sunday.",
        DOC,
        &[("last Sunday", "2020-03-22", "2020-03-22")],
    );
}

#[test]
fn c_late_thursday_is_a_part_of_that_day() {
    let found = read("The embassy said late Thursday that it would close.", DOC);
    assert_eq!(found[0].value, "2020-03-26");
    assert_eq!(found[0].date.unwrap().precision, Precision::PartOfDay);
}

#[test]
fn d_the_two_weeks_since_date_the_happening_give_or_take_two_days() {
    let text = "In the two weeks since the army raided the town, nothing moved.";
    let found = read(text, DOC);
    assert_eq!(found[0].span.of(text), "the two weeks");
    assert_eq!(found[0].date.unwrap().edtf(), "2020-03-13/2020-03-17");
    assert_eq!(found[0].date.unwrap().precision, Precision::ApproxDays);
    let Anchor::Event {
        phrase,
        days,
        after,
    } = found[0].anchor
    else {
        panic!("no event")
    };
    assert_eq!(
        (phrase.of(text), days, after),
        ("the army raided the town", None, true)
    );
}

#[test]
fn e_a_day_after_a_happening_is_tied_to_its_words() {
    let text = "A day after the army hit five targets, the base was hit again.";
    let found = read(text, DOC);
    assert_eq!(
        (found[0].span.of(text), found[0].value.as_str()),
        ("A day", "P1D")
    );
    let Anchor::Event {
        phrase,
        days,
        after,
    } = found[0].anchor
    else {
        panic!("no event")
    };
    assert_eq!(
        (phrase.of(text), days, after),
        ("the army hit five targets", Some(1), true)
    );
    assert_eq!(found[0].date, None);
    let before = read("Three days before the vote, shells fell.", DOC);
    assert!(matches!(
        before[0].anchor,
        Anchor::Event {
            days: Some(-3),
            after: false,
            ..
        }
    ));
    let hours = read("Hours after the test, a rocket fell.", DOC);
    assert!(matches!(
        hours[0].anchor,
        Anchor::Event {
            days: Some(0),
            after: true,
            ..
        }
    ));
}

#[test]
fn f_a_month_is_the_nearest_not_after_the_document() {
    check(
        "A strike in January killed two.",
        DOC,
        &[("January", "2020-01", "2020-01")],
    );
    check(
        "A strike in October killed two.",
        DOC,
        &[("October", "2019-10", "2019-10")],
    );
    check(
        "Shells fell on March 13.",
        DOC,
        &[("March 13", "2020-03-13", "2020-03-13")],
    );
    check(
        "Shells fell on Dec. 27.",
        DOC,
        &[("Dec. 27", "2019-12-27", "2019-12-27")],
    );
    check(
        "It escalated in early January.",
        DOC,
        &[("early January", "2020-01", "2020-01-01/2020-01-10")],
    );
}

#[test]
fn f_table_rows_have_the_year_of_the_document() {
    let document = document(
        "Attacks:\n|Jan 27 Rockets hit the gate\n|Mar 7 Shells\n",
        DOC,
    );
    let found = find(&document, &Pack::default());
    let values: Vec<_> = found.iter().map(|e| e.value.as_str()).collect();
    assert_eq!(values, ["2020-01-27", "2020-03-07"]);
}

#[test]
fn g_overnight_is_the_night_before_the_document() {
    let found = read("The embassy was shelled overnight, officials said.", DOC);
    assert_eq!(found[0].value, "2020-03-28TNI");
    let date = found[0].date.unwrap();
    assert_eq!(
        (date.edtf().as_str(), date.precision),
        ("2020-03-28/2020-03-29", Precision::Night)
    );
}

#[test]
fn h_earlier_this_month_ends_with_the_document() {
    check(
        "The attacks earlier this month were fatal.",
        DOC,
        &[("earlier this month", "2020-03", "2020-03-01/2020-03-29")],
    );
}

#[test]
fn i_last_year_needs_the_year_of_the_document() {
    check("It fell last year.", DOC, &[("last year", "2019", "2019")]);
    check(
        "It was struck in January of last year.",
        DOC,
        &[("January of last year", "2019-01", "2019-01")],
    );
    check("It fell last year.", "", &[("last year", "XXXX", "")]);
}

#[test]
fn j_a_named_event_of_the_pack_dates_what_is_tied_to_it() {
    let mut pack = Pack::default();
    pack.named_events.push(crate::pack::NamedEvent {
        id: "siege".into(),
        label: "the siege".into(),
        date: day("2020-01-03"),
        yearly: None,
        kind: None,
        place: None,
        phrases: vec!["siege of the fort".into()],
        basis: None,
        note: None,
    });
    let document = document("Two days after the siege of the fort, rockets fell.\n", DOC);
    let found = find(&document, &pack);
    assert_eq!(found[0].anchor, Anchor::Pack(0));
    assert_eq!(found[0].date, Some(day("2020-01-05")));
}

#[test]
fn k_nothing_takes_the_date_of_publication_by_default() {
    assert!(read("Rockets hit the base and wounded three.", DOC).is_empty());
    let found = read(
        "Shells fell on March 13 and on Friday, and again overnight.",
        "",
    );
    assert!(found.iter().all(|e| e.date.is_none()));
    assert_eq!(found[0].yearless, Some((3, 13)));
    assert_eq!(found[0].value, "XXXX-03-13");
}

#[test]
fn l_a_contradiction_is_a_warning() {
    let found = read("They met on Friday, March 14, 2020.", DOC);
    assert!(found[0].warning.as_deref().unwrap().contains("Saturday"));
    let found = read("It was signed on February 30, 2020.", DOC);
    assert!(found[0].warning.is_some() && found[0].date.is_none());
    let found = read("Rockets hit the base on April 2, 2020.", DOC);
    assert!(
        found[0]
            .warning
            .as_deref()
            .unwrap()
            .contains("after the publication")
    );
    assert!(
        read("They met on Friday, March 13, 2020.", DOC)[0]
            .warning
            .is_none()
    );
}

#[test]
fn a_clause_tied_to_a_happening_has_no_value() {
    let text = "Since the strikes, four rockets fell.\n";
    let found = find(&document(text, DOC), &Pack::default());
    assert!(!found[0].is_timex());
    let Anchor::Event {
        phrase,
        days,
        after,
    } = found[0].anchor
    else {
        panic!("no event")
    };
    assert_eq!((phrase.of(text), days, after), ("the strikes", None, true));
}

#[test]
fn a_window_of_publication_widens_what_counts_from_it() {
    let window = Date::range(
        "2021-03-03".parse().unwrap(),
        "2021-03-05".parse().unwrap(),
        Precision::DayRange,
    );
    let found = find_in_text("It was hit yesterday.", Some(window));
    assert_eq!(found[0].date.unwrap().edtf(), "2021-03-02/2021-03-04");
    let found = find_in_text("It was hit last week.", Some(window));
    assert_eq!(found[0].date.unwrap().edtf(), "2021-02-22/2021-02-28");
}

#[test]
fn dates_in_all_styles() {
    for (text, value) in [
        ("March 13, 2020", "2020-03-13"),
        ("13 March 2020", "2020-03-13"),
        ("the 13th of March 2020", "2020-03-13"),
        ("Friday, March 13, 2020", "2020-03-13"),
        ("Friday 13 March 2020", "2020-03-13"),
        ("2020-03-13", "2020-03-13"),
        ("03/29/2020", "2020-03-29"),
        ("29/03/2020", "2020-03-29"),
        ("29.03.2020", "2020-03-29"),
        ("Sept. 3, 2019", "2019-09-03"),
        ("March 2020", "2020-03"),
        ("spring 2020", "2020-SP"),
        ("the summer of 1990", "1990-SU"),
        ("the 1990s", "199"),
        ("the late 1970s", "197"),
        ("the 19th century", "18"),
        ("the third quarter of 2009", "2009-Q3"),
        ("the first half of 1990", "1990-H1"),
        ("nineteen ninety-six", "1996"),
        ("44 BC", "BC0044"),
        ("2020-03-13T14:30:00Z", "2020-03-13T14:30:00Z"),
        ("mid-2011", "2011"),
        ("Christmas 2019", "2019-12-25"),
        ("Thanksgiving", "2019-11-28"),
    ] {
        let sentence = format!("It was in {text}.");
        let found = read(&sentence, DOC);
        assert_eq!(found.len(), 1, "{sentence}");
        assert_eq!(
            (found[0].span.of(&sentence), found[0].value.as_str()),
            (text, value)
        );
    }
}

#[test]
fn relative_words_lengths_clocks_and_sets() {
    for (text, value) in [
        ("yesterday", "2020-03-28"),
        ("the day before yesterday", "2020-03-27"),
        ("tonight", "2020-03-29TNI"),
        ("yesterday morning", "2020-03-28TMO"),
        ("last night", "2020-03-28TNI"),
        ("this morning", "2020-03-29TMO"),
        ("Friday night", "2020-03-27TNI"),
        ("next month", "2020-04"),
        ("two years ago", "2018"),
        ("three days ago", "2020-03-26"),
        ("two weeks from now", "2020-W15"),
        ("the past two weeks", "P2W"),
        ("more than four hours", "PT4H"),
        ("2 1/2 years", "P2Y6M"),
        ("half an hour", "PT30M"),
        ("several months", "PXM"),
        ("the next week or two", "P1W"),
        ("two decades", "P20Y"),
        ("5 p.m. EST Friday", "2020-03-27T17:00"),
        ("noon Thursday", "2020-03-26T12:00"),
        ("the morning of March 5", "2020-03-05TMO"),
        ("every Friday", "XXXX-WXX-5"),
        ("each year", "P1Y"),
        ("every two weeks", "P2W"),
        ("Tuesday nights", "XXXX-WXX-2TNI"),
        ("now", "PRESENT_REF"),
        ("the near future", "FUTURE_REF"),
    ] {
        let sentence = format!("It was said {text}.");
        let found = read(&sentence, DOC);
        assert_eq!(found.len(), 1, "{sentence}");
        assert_eq!(
            (found[0].span.of(&sentence), found[0].value.as_str()),
            (text, value)
        );
    }
}

#[test]
fn members_of_a_series_share_month_and_year() {
    check(
        "It rained March 13-15, 2020.",
        DOC,
        &[
            ("March 13", "2020-03-13", "2020-03-13"),
            ("15, 2020", "2020-03-15", "2020-03-15"),
        ],
    );
    check(
        "It rained on 9 and 10 March 1945.",
        DOC,
        &[
            ("9", "1945-03-09", "1945-03-09"),
            ("10 March 1945", "1945-03-10", "1945-03-10"),
        ],
    );
    check(
        "It rained in May and June 1916.",
        DOC,
        &[
            ("May", "1916-05", "1916-05"),
            ("June 1916", "1916-06", "1916-06"),
        ],
    );
}

#[test]
fn a_conjunction_does_not_point_and_an_ordinal_is_no_day() {
    check(
        "The army said that Wednesday's attack was the sixth since May 27, and the third in June.",
        "2020-03-12",
        &[
            ("Wednesday", "2020-03-11", "2020-03-11"),
            ("May 27", "2019-05-27", "2019-05-27"),
            ("June", "2019-06", "2019-06"),
        ],
    );
}

#[test]
fn a_window_of_a_year_makes_no_day_of_a_weekday() {
    let found = find_in_text("The base was hit on Wednesday.", Date::year(2021));
    let date = found[0].date.expect("a range");
    assert_eq!(date.edtf(), "2020-12-30/2021-12-29");
}

#[test]
fn what_is_no_date() {
    for text in [
        "This may ultimately come down to risk.",
        "Troops march on the city in a second assault.",
        "The Sunday Times printed it.",
        "A 107-mm rocket and 1,300 shells were found at 1920 Main Street.",
        "Call 555-1234 or 020 7946 0958.",
        "They won 3-2 and paid $2,000 or $1999.",
        "April Smith sat in the sun and saw the fall of the city.",
        "A 27-year-old man fell.",
        "More than a quarter of the homes burned.",
        "Prices are likely to fall and the fall in output goes on.",
        "They lost 2:14 and read John 3:16 aloud.",
        "Version 2.0.1 of the Mar report at 10.0.0.1",
    ] {
        assert_eq!(read(text, DOC), [], "{text}");
    }
}

#[test]
fn a_history_leans_on_its_own_dates() {
    let text = "The battle began in July 1943. On 12 July the tanks met; the next day they \
        withdrew. In August 1943 the city fell. In 1941 and 1942 it had been held. In 1944 the \
        army moved on. In January 1945 it crossed the river; two months later, in March, it stood \
        before the capital. That year the war ended.";
    let found = read(text, "2009-06-01");
    let values: Vec<_> = found.iter().map(|e| e.value.as_str()).collect();
    let wanted = [
        "1943-07",
        "1943-07-12",
        "1943-07-13",
        "1943-08",
        "1941",
        "1942",
        "1944",
        "1945-01",
        "1945-03",
        "1945-03",
        "1945",
    ];
    assert_eq!(values, wanted);
}

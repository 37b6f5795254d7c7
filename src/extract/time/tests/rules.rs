//! The rules (a) to (m) of the event model, section 4, in their order.

use super::*;
use crate::model::Precision;

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
    check(
        "It happened on Wednesday of last week.",
        DOC,
        &[("Wednesday of last week", "2020-03-18", "2020-03-18")],
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
    let bound = read("It came less than two weeks after the vote.", DOC);
    assert!(matches!(
        bound[0].anchor,
        Anchor::Event {
            days: None,
            after: true,
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
    assert!(warning(&found[0]).contains("Saturday"));
    let found = read("It was signed on February 30, 2020.", DOC);
    assert!(warning(&found[0]).contains("2020-02-30 is no day"));
    assert_eq!(found[0].date.unwrap().edtf(), "2020-02");
    let found = read("It was signed on June 31.", DOC);
    assert!(warning(&found[0]).contains("06-31 is no day"));
    assert_eq!(found[0].date, None);
    let found = read("Rockets hit the base on April 2, 2020.", DOC);
    assert!(warning(&found[0]).contains("after the publication"));
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
fn a_day_told_as_past_lies_before_the_whole_window() {
    let window = Date::range(
        "2020-03-13".parse().expect("a day"),
        "2021-01-26".parse().expect("a day"),
        Precision::Interval,
    );
    let found = find_in_text("Militias shelled the depot on March 13.", Some(window));
    let day = Date::day("2020-03-13".parse().expect("a day"));
    assert_eq!(found[0].date, Some(day));
    assert_eq!(found[0].warning, None);
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

//! Styles of dates, lengths, clocks and sets; and what is none.

use super::*;

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
fn figures_follow_the_order_of_the_article() {
    let text = "On 25/02/2020 and 03/02/2020 shells fell.";
    let found = read(text, DOC);
    assert_eq!(found[1].value, "2020-02-03");
    assert_eq!(found[1].alternatives[0].value, "2020-03-02");
    assert!(warning(&found[1]).contains("other way round"));
    check(
        "On 25 February a fire broke out; on 03/02/2020 another.",
        DOC,
        &[
            ("25 February", "2020-02-25", "2020-02-25"),
            ("03/02/2020", "2020-02-03", "2020-02-03"),
        ],
    );
    assert_eq!(read("Rain fell on 03/02/2020.", DOC)[0].value, "2020-03-02");
    // The other order would lie after the publication.
    let found = read("Rain fell on 04/03/2020.", DOC);
    assert_eq!(found[0].value, "2020-03-04");
    assert_eq!(warning(&read("Rain fell on 03/03/2020.", DOC)[0]), "");
}

#[test]
fn what_could_be_meant_otherwise_is_kept_with_the_reason() {
    let found = read("The talks, officials said, are on Thursday.", DOC);
    let other = &found[0].alternatives[0];
    assert_eq!(
        (found[0].value.as_str(), other.value.as_str()),
        ("2020-03-26", "2020-04-02")
    );
    assert_eq!(other.reason, "news mostly tells what happened");
    let found = read("Shells fell in October.", DOC);
    assert_eq!(found[0].alternatives[0].value, "2020-10");
    assert!(
        read("Shells fell on March 13, 2019.", DOC)[0]
            .alternatives
            .is_empty()
    );
}

/// Asserts (words, value) of each expression of `text`.
fn values(text: &str, wanted: &[(&str, &str)]) {
    let found = read(text, DOC);
    let found: Vec<_> = found
        .iter()
        .map(|e| (e.span.of(text), e.value.as_str()))
        .collect();
    assert_eq!(found, wanted, "{text}");
}

#[test]
fn would_and_what_is_to_be_look_ahead() {
    values(
        "He would be traveling on Thursday. It would have ended Friday. The talks resume Monday.",
        &[
            ("Thursday", "2020-04-02"),
            ("Friday", "2020-03-27"),
            ("Monday", "2020-03-30"),
        ],
    );
    values(
        "They would look into Wednesday's ruling. It will still be held on April 24.",
        &[("Wednesday", "2020-03-25"), ("April 24", "2020-04-24")],
    );
    values(
        "Oil for April delivery rose. A strike in April killed two.",
        &[("April", "2020-04"), ("April", "2019-04")],
    );
}

#[test]
fn a_paper_is_no_set_and_an_adverb_is() {
    values("The daily said so, and the daily Granma wrote it.", &[]);
    values(
        "It is shelled almost daily and paid quarterly; every other week and on weekends.",
        &[
            ("daily", "P1D"),
            ("quarterly", "P3M"),
            ("every other week", "P2W"),
            ("weekends", "XXXX-WXX-WE"),
        ],
    );
    values("The quarterly report of the annual meeting.", &[]);
}

#[test]
fn days_known_by_figures_and_quarters_by_letter() {
    values(
        "Since 9/11, in Q3 2019 and in H1 2020, 9/11 of them left.",
        &[
            ("9/11", "2001-09-11"),
            ("Q3 2019", "2019-Q3"),
            ("H1 2020", "2020-H1"),
        ],
    );
    values(
        "The week before last, the Friday before last and the year before last.",
        &[
            ("The week before last", "2020-W11"),
            ("the Friday before last", "2020-03-20"),
            ("the year before last", "2018"),
        ],
    );
}

#[test]
fn hours_past_noon_and_hours_of_a_morning() {
    values(
        "On Friday, at half past noon, and at a quarter to nine in the evening.",
        &[
            ("Friday", "2020-03-27"),
            ("half past noon", "2020-03-27T12:30"),
            ("a quarter to nine in the evening", "2020-03-27T20:45"),
        ],
    );
    values(
        "In the early hours of Sunday morning and before dawn Saturday, late on Tuesday night.",
        &[
            ("the early hours of Sunday morning", "2020-03-29TMO"),
            ("dawn Saturday", "2020-03-28TMO"),
            ("late on Tuesday night", "2020-03-24TNI"),
        ],
    );
    // An hour belongs to the day of the story, not to a day of the next sentence.
    values(
        "Shells fell late on Friday.\n\nA house burned at 9:07 pm. Talks follow on April 2.",
        &[
            ("late on Friday", "2020-03-27"),
            ("9:07 pm", "2020-03-27T21:07"),
            ("April 2", "2020-04-02"),
        ],
    );
}

#[test]
fn the_end_of_the_year_follows_a_year_told_near_it() {
    values(
        "In 2014 the town fell; by the end of the year it was free. Prices rose last week and \
         fell by the end of the month.",
        &[
            ("2014", "2014"),
            ("the end of the year", "2014"),
            ("last week", "2020-W12"),
            ("the end of the month", "2020-03"),
        ],
    );
    values(
        "A man died a year ago. Two weeks earlier, on August 17, drones came.",
        &[
            ("a year ago", "2019"),
            ("Two weeks earlier", "2019-W33"),
            ("August 17", "2019-08-17"),
        ],
    );
}

#[test]
fn a_distance_beside_a_date_is_that_date() {
    values(
        "Shells fell on Friday. On 10 January, two days earlier, talks began; the same day they \
         ended. A week later, on 18 January, they went on.",
        &[
            ("Friday", "2020-03-27"),
            ("10 January", "2020-01-10"),
            ("two days earlier", "2020-01-10"),
            ("the same day", "2020-01-10"),
            ("A week later", "2020-W03"),
            ("18 January", "2020-01-18"),
        ],
    );
    // Some week that far from any day of August: no week is invented.
    let found = read("It fell in August. A week later it rose.", DOC);
    assert_eq!(found[1].date.unwrap().edtf(), "2019-08-08/2019-09-07");
    let found = read(
        "A bomb killed two on Friday, a day after 18 died in a blast.",
        DOC,
    );
    assert!(matches!(
        found[1].anchor,
        Anchor::Event {
            days: Some(1),
            after: true,
            ..
        }
    ));
}

#[test]
fn members_of_a_long_series_and_names_of_wars() {
    values(
        "On April 17 and 18, 1961; on April 15, 17 and 19; from 20 March to 8 July 1815.",
        &[
            ("April 17", "1961-04-17"),
            ("18, 1961", "1961-04-18"),
            ("April 15", "1961-04-15"),
            ("17", "1961-04-17"),
            ("19", "1961-04-19"),
            ("20 March", "1815-03-20"),
            ("8 July 1815", "1815-07-08"),
        ],
    );
    values(
        "The Six-Day War, the Thirty Years' War and the October War; a six-day war in the 1961/62 \
         season.",
        &[("six-day", "P6D"), ("1961", "1961")],
    );
}

#[test]
fn the_same_stretch_of_the_year_before() {
    let text = "In the fourth quarter it grew. Prices rose in February from the same month a \
        year ago. In March they fell from a year earlier; he looks twice a week.";
    let found = read(text, DOC);
    let values: Vec<_> = found.iter().map(|e| e.value.as_str()).collect();
    assert_eq!(
        values,
        ["2019-Q4", "2020-02", "2019-02", "2020-03", "2019-03", "P1W"]
    );
}

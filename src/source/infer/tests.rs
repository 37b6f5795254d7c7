use super::*;
use crate::source::draft::{Draft, finish, published};

fn document(id: &str, text: &str, date: Option<&str>) -> Document {
    let mut draft = Draft {
        id: id.into(),
        text: text.into(),
        ..Draft::default()
    };
    draft
        .dates
        .extend(date.map(|d| published(d.parse().unwrap(), DateBasis::SideFile, String::new())));
    finish(draft, None, None)
}

fn inferred(text: &str) -> String {
    let phrases = [
        "killing of General Haddad".to_owned(),
        "assassination of Haddad".to_owned(),
    ];
    let date = Date::day("2018-01-05".parse().unwrap());
    let landmarks = [Landmark {
        label: "the killing of Haddad",
        date,
        phrases: &phrases,
    }];
    let mut all = [document("a", text, None)];
    infer(&mut all, &landmarks, &|_, _| Vec::new());
    all[0].published_on().map_or(String::new(), |d| d.edtf())
}

#[test]
fn a_landmark_and_its_words_give_a_window() {
    assert_eq!(
        inferred("Rockets fell in January of last year after the killing of General Haddad."),
        "2019"
    );
    assert_eq!(
        inferred("It comes after the assassination of Haddad in January."),
        "2018-01-05/2018-12-05"
    );
    assert_eq!(
        inferred("It comes after the assassination of Haddad in January 2018."),
        ""
    );
    assert_eq!(inferred("It comes after the assassination of Haddad."), "");
    assert_eq!(
        inferred(
            "The assassination of Haddad in January led to it. In January of last year, before the killing of General Haddad, it was calm."
        ),
        ""
    );
}

#[test]
fn a_holiday_and_a_weekday_narrow_it() {
    let text = "It coincided with American Independence Day. On Thursday, they left. The assassination of Haddad in January led to it. So it was.";
    assert_eq!(inferred(text), "2018-07-05/2018-07-11");
}

#[test]
fn a_reprint_takes_the_days_around_the_other() {
    let passage = "the ministry has been asking itself for weeks which further steps it could take against the groups in the north without a costly answer from them and their friends abroad";
    let mut all = [
        document(
            "a",
            &format!("A paper reported Saturday that {passage}."),
            None,
        ),
        document(
            "b",
            &format!("In the capital, {passage}, as it was told."),
            Some("2020-03-29"),
        ),
        document(
            "c",
            "Nothing of that kind was told here, and nobody asked for it either.",
            None,
        ),
    ];
    assert_eq!(infer(&mut all, &[], &|_, _| Vec::new()), [0]);
    let published = all[0].published.as_ref().unwrap();
    assert_eq!(published.date.edtf(), "2020-03-28/2020-04-01");
    assert_eq!(published.basis, DateBasis::Inferred);
    assert!(
        published.note.contains("same text as b"),
        "{}",
        published.note
    );
    assert!(all[2].published.is_none());
}

/// What is inferred from a text alone.
fn alone(text: &str) -> String {
    let mut all = [document("a", text, None)];
    infer(&mut all, &[], &|_, _| Vec::new());
    all[0].published_on().map_or(String::new(), |d| d.edtf())
}

#[test]
fn a_weekday_and_those_in_office_tell_the_year() {
    let story = "Shells fell on the depot on Friday, March 4, the army said.\n\nThe Biden administration promised an answer, and the guards were moved on Saturday, March 5, an officer said.";
    assert_eq!(alone(story), "2022-03-05/2023-02-04");
    // 4 March was a Friday in 2011, 2016 and 2022.
    assert_eq!(
        alone(&story.replace("The Biden administration", "The government")),
        ""
    );
    assert_eq!(alone(&story.replace("The Biden", "The former Biden")), "");
    // Days that no one year has.
    assert_eq!(
        alone(&story.replace("Saturday, March 5", "Monday, March 5")),
        ""
    );
}

#[test]
fn what_stands_below_the_story_bounds_it() {
    let story = "Shells fell on the depot near the river, the army said, and nobody was hurt by them.\n\nIt was the first attack since January 5, 2020, when a guard was killed there, an officer said.\n\nThe depot was empty, he said, and the guards had been moved some days before it.\n\n";
    let bounded = format!("{story}© 2020 The Daily Star. All rights reserved.");
    assert_eq!(alone(&bounded), "2020-01-05/2020-12-31");
    let comment = format!(
        "{story}2 Comments\n\nJo Doe on February 2, 2020 at 5:00 pm\n\nThey said so last week already.\n\nAnn Roe on March 3, 2020 at 6:00 pm\n\nNo."
    );
    assert_eq!(alone(&comment), "2020-01-05/2020-02-02");
    assert_eq!(alone(story), "", "nothing says how long ago that was");
}

#[test]
fn a_dateline_chooses_its_day() {
    let story = "KIRKUK, Iraq, March 4 (Reuters) - Shells fell on the depot on Monday, and nobody was hurt by them, the army said.\n\nIt was the first attack since January 5, 2020, when a guard was killed there, an officer said.\n\nThe depot was empty, he said, and the guards had been moved some days before it.\n\nCopyright 2020 Reuters";
    assert_eq!(alone(story), "2020-03-04/2020-03-05");
}

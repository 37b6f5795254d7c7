//! The rules for dates (event model, section 4) as they reach the reports: what dates a happening,
//! what dates only what was said of it, and what the analyst is warned of.
//!
//! Each text stands as the body of an article published on Thursday 5 March 2020.

use std::ops::ControlFlow;

use dateline::corpus::Corpus;
use dateline::model::{Basis, DateWarning, Report};
use dateline::pack::Pack;
use dateline::source::{self, ReadOptions};

fn corpus(body: &str) -> Corpus {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("article.jsonl");
    let article = serde_json::json!({ "id": "article", "text": body, "date": "2020-03-05" });
    std::fs::write(&path, article.to_string()).expect("written");
    let reading = source::read(&[path], &ReadOptions::default(), &|_| {
        ControlFlow::Continue(())
    });
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    let pack = Pack::embedded("iraq")
        .expect("it is carried")
        .expect("it loads");
    Corpus::build(reading.documents, &pack)
}

/// The dates of the attacks a text tells, in order, as EDTF; "-" for none.
fn dates(body: &str) -> Vec<String> {
    let corpus = corpus(body);
    let attack = |r: &&Report| r.kind.family().is_incident();
    let edtf = |r: &Report| r.date.map_or("-".into(), |d| d.date.edtf());
    corpus.reports.iter().filter(attack).map(edtf).collect()
}

#[test]
fn c_what_is_said_late_thursday_did_not_surely_happen_then() {
    let text = "The ministry said late Thursday that two rockets had hit Camp Taji.";
    assert_eq!(dates(text), ["2020-03-04/2020-03-05"]);
    let date = corpus(text).reports[0].date.expect("a date");
    assert_eq!(date.basis, Basis::Event);
    assert_eq!(date.warning, Some(DateWarning::Announced));
    // Far from the publication, or far down the article, it says nothing.
    let old = dates("The ministry said on 14 February that two rockets had hit Camp Taji.");
    assert_eq!(old, ["-"]);
    let fell = dates("Two rockets hit Camp Taji late on Wednesday, the ministry said.");
    assert_eq!(fell, ["2020-03-04"]);
}

#[test]
fn d_a_date_told_elsewhere_wins_over_a_length_since() {
    let told = "Rockets hit Camp Taji on February 18, killing two soldiers.";
    let since = "In the two weeks since rockets hit Camp Taji, the base has been quiet.";
    let corpus = corpus(&format!("{told}\n\n{since}"));
    let event = corpus.events.iter().find(|e| e.reports.contains(&0));
    let date = event.and_then(|e| e.date).expect("a date");
    assert_eq!(date.edtf(), "2020-02-18");
}

#[test]
fn e_a_day_after_a_happening_counts_from_its_date() {
    let text = "The United States carried out air strikes on Kataib Hezbollah depots on Monday. A \
        day after the air strikes, three rockets hit Camp Taji.";
    let after = corpus(text);
    let rockets = after.reports.iter().find(|r| r.anchor.is_some());
    let date = rockets.and_then(|r| r.date).expect("a date");
    assert_eq!(
        (date.date.edtf().as_str(), date.basis),
        ("2020-03-03", Basis::Event)
    );
    // Days from a happening nobody dates are no date, whatever day the story has reached.
    let text = "Rockets hit Camp Taji on Monday. A day after the funeral of the commander, the \
        United States carried out air strikes on depots.";
    assert_eq!(dates(text), ["2020-03-02", "-"]);
}

#[test]
fn k_what_has_no_date_does_not_get_that_of_the_publication() {
    assert_eq!(
        dates("Two rockets hit Camp Taji and wounded three soldiers."),
        ["-"]
    );
}

#[test]
fn l_what_contradicts_a_date_is_on_the_claim() {
    let warning = |body: &str| {
        let corpus = corpus(body);
        let warned = corpus.reports.iter().find_map(|r| r.date?.warning);
        warned.map(|w| w.to_string()).unwrap_or_default()
    };
    let weekday = warning("Two rockets hit Camp Taji on Friday, March 3, 2020.");
    assert_eq!(weekday, "2020-03-03 was a Tuesday, not the weekday told");
    let never = warning("Two rockets hit Camp Taji on February 30, 2020.");
    assert_eq!(never, "2020-02-30 is no day of the calendar");
    let after = warning("Two rockets hit Camp Taji on March 9, 2020, killing a soldier.");
    assert_eq!(after, "2020-03-09 lies after the publication on 2020-03-05");
    assert_eq!(warning("Two rockets hit Camp Taji on Monday."), "");
}

#[test]
fn m_a_row_and_a_sentence_that_differ_both_stand() {
    let text = "Rockets hit Camp Taji on February 11, 2020, and killed two American soldiers \
        and a British medic.\n\n| Date | Incident |\n|---|---|\n| Feb 12 | Rockets hit Camp Taji: \
        two American soldiers and a British medic killed |\n";
    let mut found = dates(text);
    found.dedup();
    assert_eq!(found, ["2020-02-11", "2020-02-12"]);
}

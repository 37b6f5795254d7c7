use std::fs;

use tempfile::TempDir;

use super::*;
use crate::corpus::sample;
use crate::model::{Date, Status};

fn journal(folder: &TempDir) -> Journal {
    let (journal, problems) = Journal::open(&folder.path().join("x").join("j.jsonl")).unwrap();
    assert!(problems.is_empty(), "{problems:?}");
    journal
}

fn all_decisions(corpus: &Corpus) -> Vec<Decision> {
    let anchor = Anchor::of(corpus, &corpus.events[1]);
    vec![
        Decision::Confirm,
        Decision::Reject,
        Decision::Edit {
            value: Edit::Date(Date::month(2021, 6)),
        },
        Decision::Edit {
            value: Edit::Status(Status::Negated),
        },
        Decision::Split {
            report: anchor.reports[0].clone(),
        },
        Decision::Merge { into: anchor },
        Decision::Note {
            text: "ask\nagain \"soon\"".into(),
        },
    ]
}

#[test]
fn decisions_survive_the_file() {
    let (folder, corpus) = (TempDir::new().unwrap(), sample::corpus());
    let mut first = journal(&folder);
    for decision in all_decisions(&corpus) {
        first
            .decide(
                &corpus,
                &corpus.events[0],
                decision,
                Some("2026-01-01".into()),
            )
            .unwrap();
    }
    let again = journal(&folder);
    assert_eq!(again.entries, first.entries);
    let mut edited = sample::corpus();
    again.apply(&mut edited);
    let at = edited.events.iter().position(|e| e.id == "rockets-1");
    let event = &edited.events[at.unwrap()];
    assert_eq!(again.reviews(&edited)["rockets-1"], "merged_into");
    assert_eq!(edited.notes[&(at.unwrap() as u32)], ["ask\nagain \"soon\""]);
    assert_eq!(event.date, Date::month(2021, 6));
    assert_eq!(event.status, Status::Negated);
}

#[test]
fn undo_goes_back_step_by_step_and_deletes_nothing() {
    let (folder, corpus) = (TempDir::new().unwrap(), sample::corpus());
    let mut journal = journal(&folder);
    let event = &corpus.events[0];
    journal
        .decide(&corpus, event, Decision::Confirm, None)
        .unwrap();
    journal
        .decide(&corpus, event, Decision::Reject, None)
        .unwrap();
    assert_eq!(
        journal.undo(None).unwrap().unwrap().decision,
        Decision::Reject
    );
    let mut reviewed = corpus.clone();
    journal.apply(&mut reviewed);
    assert_eq!(journal.reviews(&reviewed)["strike-1"], "confirmed");
    assert_eq!(
        journal.undo(None).unwrap().unwrap().decision,
        Decision::Confirm
    );
    assert_eq!(journal.undo(None).unwrap(), None);
    journal.apply(&mut reviewed);
    assert!(journal.reviews(&reviewed).is_empty());
    assert_eq!(
        fs::read_to_string(journal.path()).unwrap().lines().count(),
        4
    );
}

#[test]
fn a_torn_last_line_is_passed_over_and_then_replaced() {
    let (folder, corpus) = (TempDir::new().unwrap(), sample::corpus());
    let mut first = journal(&folder);
    for decision in all_decisions(&corpus) {
        first
            .decide(&corpus, &corpus.events[0], decision, None)
            .unwrap();
    }
    let whole = fs::read(first.path()).unwrap();
    let last_line = whole[..whole.len() - 1]
        .iter()
        .rposition(|&b| b == b'\n')
        .unwrap()
        + 1;
    for cut in last_line..=whole.len() {
        fs::write(first.path(), &whole[..cut]).unwrap();
        let mut torn = journal(&folder);
        // The line break alone may be missing; the decision is whole then.
        let kept = if cut + 1 >= whole.len() { 7 } else { 6 };
        assert_eq!(torn.entries.len(), kept, "cut at {cut}");
        torn.decide(&corpus, &corpus.events[1], Decision::Confirm, None)
            .unwrap();
        assert_eq!(journal(&folder).entries, torn.entries, "cut at {cut}");
    }
}

#[test]
fn a_broken_line_is_named_and_keeps_its_number() {
    let (folder, corpus) = (TempDir::new().unwrap(), sample::corpus());
    let mut first = journal(&folder);
    first
        .decide(&corpus, &corpus.events[0], Decision::Confirm, None)
        .unwrap();
    let good = fs::read_to_string(first.path()).unwrap();
    fs::write(first.path(), format!("{{\"decision\":\"dance\"}}\n{good}")).unwrap();
    let (mut journal, problems) = Journal::open(first.path()).unwrap();
    assert!(problems[0].message.starts_with("line 1 is no decision"));
    journal.undo(None).unwrap();
    let (again, _) = Journal::open(first.path()).unwrap();
    assert_eq!(again.standing().count(), 0);
}

#[test]
fn events_are_found_by_their_passages_when_ids_change() {
    let corpus = sample::corpus();
    let anchor = Anchor::of(&corpus, &corpus.events[1]);
    let mut renamed = sample::corpus();
    for event in &mut renamed.events {
        event.id = format!("new-{}", event.id);
    }
    assert_eq!(anchor.find(&renamed), Some(1));
    renamed.documents[0].id = "other".into();
    renamed.documents[1].id = "another".into();
    assert_eq!(anchor.find(&renamed), None);
}

#[test]
fn the_journal_lies_beside_the_articles() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("a.txt");
    fs::write(&file, "x").unwrap();
    let expected = folder.path().join(".dateline").join("journal.jsonl");
    assert_eq!(
        path_for(&[folder.path().to_owned()]),
        Some(expected.clone())
    );
    assert_eq!(path_for(&[file]), Some(expected));
}

//! What an article changes that is added to others: nothing it does not speak of.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use dateline::corpus::Corpus;
use dateline::pack::Pack;
use dateline::source::{self, ReadOptions};

const FIRST: &str = "Three rockets hit Camp Taji on Tuesday, wounding two soldiers, officials said.\n\n\
    Gunmen killed a policeman in Kirkuk on Monday.\n\n\
    A drone was shot down near Erbil airport on Sunday.";
const SECOND: &str = "On 3 March three rockets struck Camp Taji, the army said, and two soldiers were hurt.\n\n\
    Air strikes hit Kataib Hezbollah depots near Al-Qaim in February.";
const UNRELATED: &str = "A roadside bomb killed four people in Basra on Monday.\n\n\
    Police in Mosul arrested five men on Tuesday.";

/// Documents and paragraphs of each event, by its id.
fn events(articles: &[(&str, &str)]) -> BTreeMap<String, BTreeSet<(String, u32)>> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("articles.jsonl");
    let lines = articles.iter().map(|(id, text)| {
        let line = serde_json::json!({"id": id, "text": text, "date": "2020-03-05"});
        format!("{line}\n")
    });
    std::fs::write(&path, lines.collect::<String>()).expect("written");
    let read = source::read(&[path], &ReadOptions::default(), &|_| {
        ControlFlow::Continue(())
    });
    let pack = Pack::embedded("iraq")
        .expect("it is carried")
        .expect("it loads");
    let corpus = Corpus::build(read.documents, &pack);
    let told = |e: &dateline::model::Event| {
        let reports = corpus.reports_of(e);
        let document = |d: u32| corpus.documents[d as usize].id.clone();
        reports
            .map(|r| (document(r.document), r.paragraph))
            .collect()
    };
    corpus
        .events
        .iter()
        .map(|e| (e.id.clone(), told(e)))
        .collect()
}

#[test]
fn an_unrelated_article_changes_no_id() {
    let before = events(&[("b", FIRST), ("d", SECOND)]);
    assert!(before.len() >= 4, "{before:?}");
    let shared = before
        .values()
        .any(|told| told.iter().any(|t| t.0 == "b") && told.iter().any(|t| t.0 == "d"));
    assert!(shared, "both tell of the rockets: {before:?}");
    // Before, between and after the others in order.
    for id in ["a", "c", "e"] {
        let mut after = events(&[("b", FIRST), ("d", SECOND), (id, UNRELATED)]);
        let added: BTreeSet<String> = after
            .keys()
            .filter(|k| !before.contains_key(*k))
            .cloned()
            .collect();
        after.retain(|_, told| told.iter().all(|t| t.0 != id));
        assert_eq!(before, after, "with {id}");
        assert!(added.len() >= 2, "{added:?}");
    }
}

#[test]
fn the_order_of_the_articles_changes_nothing() {
    let one = events(&[("b", FIRST), ("d", SECOND), ("c", UNRELATED)]);
    assert_eq!(
        one,
        events(&[("c", UNRELATED), ("d", SECOND), ("b", FIRST)])
    );
}

//! What comes out of documents that somebody has read with care: the five of `seeds/`, the articles
//! these retell when `DATELINE_ORIGINALS` names their folder, and three of another theatre.
//! Prints its figures and fails below the thresholds.

mod entities;
mod measure;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use dateline::corpus::Corpus;
use dateline::model::{Date, DateBasis, Document, Published};
use dateline::pack::Pack;
use dateline::source::{self, ReadOptions};
use measure::{Reading, measure};

fn reading(table: &str) -> Reading {
    toml::from_str(table).expect("the table parses")
}

fn five() -> Reading {
    reading(include_str!("incidents.toml"))
}

fn corpus(documents: Vec<Document>, pack: &str) -> Corpus {
    let pack = Pack::embedded(pack)
        .expect("the program carries it")
        .expect("it loads");
    Corpus::build(documents, &pack)
}

fn folder(path: &Path) -> Vec<Document> {
    let read = source::read(&[path.to_owned()], &ReadOptions::default(), &|_| {
        ControlFlow::Continue(())
    });
    assert!(read.problems.is_empty(), "{:?}", read.problems);
    read.documents
}

/// The original articles with their days of publication; `None`, and a line that says so, without.
fn originals() -> Option<Vec<Document>> {
    let Some(path) = std::env::var_os("DATELINE_ORIGINALS").map(PathBuf::from) else {
        println!("skipped: DATELINE_ORIGINALS does not name the folder with the original articles");
        return None;
    };
    let mut documents = folder(&path);
    for document in &mut documents {
        let date = five().published[&document.id[..3]];
        document.published = Some(Published {
            date: Date::day(date),
            basis: DateBasis::Analyst,
            note: "given with the reading".to_owned(),
        });
    }
    Some(documents)
}

/// The least the five documents are to reach, retold or not.
const LEAST: [(&str, f64); 7] = [
    ("incident recall", 0.95),
    ("incident precision", 0.95),
    ("date", 0.95),
    ("kind", 0.95),
    ("place", 0.95),
    ("joined across documents", 0.95),
    ("kept apart", 0.95),
];

#[test]
fn the_embedded_documents_give_their_incidents() {
    let corpus = corpus(source::embedded().documents, "iraq");
    measure("seeds", &five(), &corpus, &LEAST);
}

#[test]
fn the_original_articles_give_their_incidents() {
    let Some(documents) = originals() else { return };
    measure("originals", &five(), &corpus(documents, "iraq"), &LEAST);
}

#[test]
fn the_original_articles_give_their_names() {
    let Some(documents) = originals() else { return };
    entities::measure(&corpus(documents, "iraq"));
}

/// Another theatre, told in articles written for this test: no rule names anything of it.
#[test]
fn another_theatre_gives_its_incidents() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/redsea");
    let least = [
        ("incident recall", 0.95),
        ("incident precision", 0.9),
        ("date", 0.95),
        ("kind", 0.95),
        ("place", 0.9),
        ("actor", 0.95),
        ("target", 0.5),
        ("killed", 0.95),
        ("wounded", 0.95),
        ("munitions", 0.95),
        ("joined across documents", 0.85),
        ("kept apart", 0.95),
        ("traps avoided", 0.9),
    ];
    let corpus = corpus(folder(&path), "redsea");
    let reading = reading(include_str!("../redsea/incidents.toml"));
    measure("Red Sea", &reading, &corpus, &least);
}

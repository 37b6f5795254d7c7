//! The names a careful reader finds in the original articles, and whether they are mentions here.

use std::collections::BTreeMap;

use dateline::corpus::Corpus;
use dateline::model::{Document, EntityKind, Mention, Span};
use serde::Deserialize;

/// The reading, which lies beside the originals and is as little part of this repository as they.
#[derive(Deserialize)]
struct Gold {
    entities: Vec<Named>,
    boilerplate: Vec<CutLine>,
}

#[derive(Deserialize)]
struct Named {
    #[serde(rename = "type")]
    class: String,
    canonical: String,
    /// How often each form stands in each document.
    forms: BTreeMap<String, BTreeMap<String, u32>>,
    /// How often each document calls it by a name.
    #[serde(rename = "named_mentions")]
    by_name: BTreeMap<String, u32>,
}

#[derive(Deserialize)]
struct CutLine {
    doc: String,
    /// Of its first and after its last character.
    char_start: usize,
    char_end: usize,
    /// `true`, or why it is kept elsewhere.
    cut: serde_json::Value,
}

/// Prints which names are missing; fails when one in twenty is, or a cut line gave one.
pub(crate) fn measure(corpus: &Corpus) {
    let folder = std::env::var_os("DATELINE_ORIGINALS").expect("the originals were read");
    let path = std::path::Path::new(&folder).join("../gold/seeds.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: no reading of the names beside the original articles");
        return;
    };
    let gold: Gold = serde_json::from_str(&text).expect("the reading parses");
    let (mut found, mut named, mut in_documents, mut documents) = (0, 0, 0, 0);
    for entity in gold.entities.iter().filter(|e| e.is_named()) {
        let (mut here, mut missing) = (0, Vec::new());
        for id in entity.by_name.keys() {
            let (index, document) = document(corpus, id);
            if entity.is_found(corpus, index, document, id) {
                here += 1;
            } else {
                missing.push(id.as_str());
            }
        }
        if !missing.is_empty() {
            println!(
                "no mention of {} in {}",
                entity.canonical,
                missing.join(", ")
            );
        }
        found += u32::from(here > 0);
        named += 1;
        in_documents += here;
        documents += entity.by_name.len() as u32;
    }
    let share = f64::from(found) / f64::from(named);
    println!("originals: named entities {share:.3} ({found} of {named})");
    let each = f64::from(in_documents) / f64::from(documents);
    println!("originals: named entities by document {each:.3} ({in_documents} of {documents})");
    let strays = strays(corpus, &gold);
    assert!(strays.is_empty(), "mentions in cut lines: {strays:?}");
    assert!(share >= 0.95, "named entities {share:.3} is below 0.95");
}

/// The document whose id begins so, and its index.
fn document<'c>(corpus: &'c Corpus, id: &str) -> (u32, &'c Document) {
    let at = corpus.documents.iter().position(|d| d.id.starts_with(id));
    let at = at.expect("the reading is of these articles");
    (at as u32, &corpus.documents[at])
}

/// Names found in lines that are no part of the article.
fn strays(corpus: &Corpus, gold: &Gold) -> Vec<String> {
    let mut strays = Vec::new();
    for line in gold.boilerplate.iter().filter(|l| l.cut != false) {
        let (index, document) = document(corpus, &line.doc);
        let text = &document.text;
        let byte = |n| text.char_indices().nth(n).map_or(text.len(), |c| c.0) as u32;
        let line = Span {
            start: byte(line.char_start),
            end: byte(line.char_end),
        };
        let mentions = corpus.mentions_in(index, line).iter();
        strays.extend(mentions.map(|m| m.span.of(text).to_owned()));
    }
    strays
}

/// Every place where the words stand, hard spaces being spaces.
fn places(text: &str, words: &str) -> Vec<Span> {
    let plain = |c: char| if c == '\u{a0}' { ' ' } else { c };
    let words: Vec<char> = words.chars().map(plain).collect();
    let chars: Vec<(usize, char)> = text.char_indices().map(|(i, c)| (i, plain(c))).collect();
    let starts = chars.windows(words.len());
    let same = starts.filter(|w| w.iter().map(|c| c.1).eq(words.iter().copied()));
    same.map(|w| {
        let last = w[w.len() - 1];
        Span {
            start: w[0].0 as u32,
            end: (last.0 + text[last.0..].chars().next().map_or(0, char::len_utf8)) as u32,
        }
    })
    .collect()
}

impl Named {
    fn is_named(&self) -> bool {
        self.by_name.values().any(|n| *n > 0)
    }

    /// Some form of it is a mention of its kind that covers half of the form, or ends with it
    /// ("Joe Biden" of "President Joe Biden").
    fn is_found(&self, corpus: &Corpus, index: u32, document: &Document, id: &str) -> bool {
        let forms = self.forms.iter().filter(|f| f.1.contains_key(id));
        let spans = forms.flat_map(|f| places(&document.text, f.0));
        spans.into_iter().any(|form| {
            let mut of = corpus.mentions.iter().filter(|m| m.document == index);
            of.any(|m| covers(m, form) && self.fits(corpus.entity(m.entity).kind))
        })
    }

    fn fits(&self, kind: EntityKind) -> bool {
        use EntityKind as K;
        match self.class.as_str() {
            "site" => matches!(kind, K::Base | K::Place),
            "place" => matches!(kind, K::Place | K::Base | K::Group),
            "state" => matches!(kind, K::Group | K::Place),
            "armed_group" | "state_force" => matches!(kind, K::Group | K::Organisation),
            "org" => matches!(kind, K::Organisation | K::Group),
            "person" => kind == K::Person,
            "outlet" => matches!(kind, K::Outlet | K::Organisation),
            "weapon" => kind == K::Weapon,
            other => panic!("the reading has names of the unknown kind {other}"),
        }
    }
}

fn covers(mention: &Mention, form: Span) -> bool {
    let start = mention.span.start.max(form.start);
    let end = mention.span.end.min(form.end);
    let ends = mention.span.end == form.end;
    end > start && (ends || 2 * (end - start) >= form.end - form.start)
}

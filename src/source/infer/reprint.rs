//! Dated documents that tell the same text.

use std::collections::HashMap;
use std::hash::BuildHasher;

use chrono::Days;
use foldhash::fast::FixedState;
use rayon::prelude::*;

use super::Clue;
use crate::model::{Date, DateBasis, Document, Precision};
use crate::source::cues::key;

/// Words of one shared passage.
const SHINGLE: usize = 8;
/// Shared passages that make two documents tellings of one text.
const SHARED: usize = 12;
/// Days between two tellings of one text.
const REPRINT: u64 = 3;

/// Looked up only, never walked: no order of a hash reaches a result.
type Map<K, V> = HashMap<K, V, FixedState>;

/// For each of the `open` documents, the dated one that shares most with it: every dated document
/// is read once, and only what stands in an open one is looked at.
pub(super) fn originals(documents: &[Document], open: &[usize]) -> Vec<Option<usize>> {
    let dated: Vec<usize> = (0..documents.len())
        .filter(|&at| known(&documents[at]).is_some())
        .collect();
    let mut best: Vec<Option<(usize, usize)>> = vec![None; open.len()];
    if dated.is_empty() || open.is_empty() {
        return vec![None; open.len()];
    }
    let mut holders: Map<u64, Vec<u32>> = Map::default();
    for (at, &document) in (0..).zip(open) {
        for shingle in shingles(&documents[document]) {
            holders.entry(shingle).or_default().push(at);
        }
    }
    let shared = |&document: &usize| {
        let mut counts: Map<u32, usize> = Map::default();
        for shingle in shingles(&documents[document]) {
            for &at in holders.get(&shingle).into_iter().flatten() {
                *counts.entry(at).or_default() += 1;
            }
        }
        counts.retain(|_, count| *count >= SHARED);
        (document, counts)
    };
    let found: Vec<(usize, Map<u32, usize>)> = dated.par_iter().map(shared).collect();
    for (document, counts) in found {
        for (at, count) in counts {
            let best = &mut best[at as usize];
            // Among equals the one whose id comes first.
            let better = best.is_none_or(|(most, other)| {
                count > most || count == most && documents[document].id < documents[other].id
            });
            if better {
                *best = Some((count, document));
            }
        }
    }
    best.into_iter()
        .map(|b| b.map(|(_, other)| other))
        .collect()
}

/// The days around the dated document of the same text.
pub(super) fn clue(other: &Document) -> Option<Clue> {
    let date = known(other)?;
    let from = date.start?.checked_sub_days(Days::new(REPRINT))?;
    let to = date.end?.checked_add_days(Days::new(REPRINT))?;
    Some(Clue::firm(
        Date::range(from, to, Precision::DayRange),
        format!(
            "tells the same text as {}, which is dated {}",
            other.id,
            date.edtf()
        ),
    ))
}

fn known(document: &Document) -> Option<Date> {
    let published = document.published.as_ref()?;
    (published.basis != DateBasis::Inferred && published.date.is_bounded())
        .then_some(published.date)
}

/// Hashes of the runs of eight words of the kept text, each once.
fn shingles(document: &Document) -> Vec<u64> {
    let hasher = FixedState::default();
    let mut found = Vec::new();
    for paragraph in &document.paragraphs {
        let key = key(paragraph.span.of(&document.text));
        let words = key.split(|c: char| !c.is_alphanumeric());
        let words: Vec<&str> = words.filter(|w| !w.is_empty()).collect();
        found.extend(words.windows(SHINGLE).map(|run| hasher.hash_one(run)));
    }
    found.sort_unstable();
    found.dedup();
    found
}

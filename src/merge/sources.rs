//! Which documents are independent of each other: reprints and near-duplicates count once.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Document;

/// Percentage of a document's five-word runs found in another from which the two are
/// near-duplicates.
const SAME_TEXT: usize = 12;

/// The independence group of each document, as the index of the group's first document.
pub fn groups(documents: &[Document]) -> Vec<u32> {
    let mut group: Vec<u32> = (0..documents.len() as u32).collect();
    let mut join = |a: usize, b: usize| {
        let (low, high) = (group[a].min(group[b]), group[a].max(group[b]));
        for g in &mut group {
            if *g == high {
                *g = low;
            }
        }
    };
    let mut by_source: BTreeMap<String, usize> = BTreeMap::new();
    for (i, document) in documents.iter().enumerate() {
        if let Some(source) = document.derived_from.as_deref().map(folded)
            && let Some(first) = by_source.insert(source.clone(), i)
        {
            join(first, i);
        }
    }
    let shingles: Vec<BTreeSet<u64>> = documents.iter().map(shingles).collect();
    let mut holders: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (i, set) in shingles.iter().enumerate() {
        for &shingle in set {
            holders.entry(shingle).or_default().push(i);
        }
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    // A run in more than twenty documents is a phrase of the trade, not a sign of copying.
    for list in holders.values().filter(|l| l.len() > 1 && l.len() <= 20) {
        for (k, &a) in list.iter().enumerate() {
            for &b in &list[k + 1..] {
                *shared.entry((a, b)).or_default() += 1;
            }
        }
    }
    for ((a, b), count) in shared {
        let smaller = shingles[a].len().min(shingles[b].len()).max(1);
        if count * 100 >= smaller * SAME_TEXT {
            join(a, b);
        }
    }
    group
}

fn folded(source: &str) -> String {
    source.to_lowercase().trim_start_matches("the ").to_owned()
}

/// Hashes of all runs of five words (FNV-1a, so that they do not depend on the run).
fn shingles(document: &Document) -> BTreeSet<u64> {
    let words: Vec<String> = document
        .paragraphs
        .iter()
        .flat_map(|p| {
            p.span
                .of(&document.text)
                .split(|c: char| !c.is_alphanumeric())
        })
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect();
    words
        .windows(5)
        .map(|run| {
            run.iter()
                .flat_map(|w| w.bytes().chain([b' ']))
                .fold(0xcbf2_9ce4_8422_2325, |h, b| {
                    (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
                })
        })
        .collect()
}

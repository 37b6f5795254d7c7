//! Which documents are independent of each other: reprints and near-duplicates count once.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::FixedState;
use rayon::prelude::*;

use crate::model::{Document, Independence, Kinship, Span, Tie};

/// Percentage of a document's five-word runs found in another from which the two are
/// near-duplicates.
const SAME_TEXT: usize = 12;

/// Words of a run.
const RUN: usize = 5;

/// Of the documents that hold a run, so many are compared each with each; of more, neighbours only.
const TRADE: usize = 20;

/// Finds the documents that rest on one source, and what ties them.
pub fn independence(documents: &[Document]) -> Independence {
    let mut ties = same_source(documents);
    ties.extend(same_text(documents));
    let mut group: Vec<u32> = (0..documents.len() as u32).collect();
    for tie in &ties {
        let (a, b) = (
            first_of(&mut group, tie.first),
            first_of(&mut group, tie.second),
        );
        group[a.max(b) as usize] = a.min(b);
    }
    // What points to a document points to an earlier one: in order, each finds its group's first.
    for at in 0..group.len() {
        group[at] = group[group[at] as usize];
    }
    ties.sort_by_key(|k| (k.first, k.second));
    Independence { group, ties }
}

/// The first document of a group, by way of those between.
fn first_of(group: &mut [u32], mut at: u32) -> u32 {
    while group[at as usize] != at {
        group[at as usize] = group[group[at as usize] as usize];
        at = group[at as usize];
    }
    at
}

/// Documents that name one source, or one of which names the outlet of the other.
fn same_source(documents: &[Document]) -> Vec<Kinship> {
    let mut ties = Vec::new();
    let mut resting: BTreeMap<String, usize> = BTreeMap::new();
    let mut outlets: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, document) in documents.iter().enumerate() {
        if let Some(outlet) = document.outlet.as_deref() {
            outlets.entry(folded(outlet)).or_default().push(at);
        }
    }
    let mut tie = |a: usize, b: usize, tie: Tie| {
        ties.push(Kinship {
            first: a.min(b) as u32,
            second: a.max(b) as u32,
            tie,
        });
    };
    for (at, document) in documents.iter().enumerate() {
        let Some(source) = document.derived_from.as_deref() else {
            continue;
        };
        let name = folded(source);
        // An outlet has many stories; only where the pile holds one of them is it surely that one.
        if let Some([original]) = outlets.get(&name).map(Vec::as_slice)
            && *original != at
        {
            tie(at, *original, Tie::Outlet(source.to_owned()));
        }
        if let Some(other) = resting.insert(name, at) {
            tie(other, at, Tie::Source(source.to_owned()));
        }
    }
    ties
}

fn folded(source: &str) -> String {
    source.to_lowercase().trim_start_matches("the ").to_owned()
}

/// Documents that share passages.
fn same_text(documents: &[Document]) -> Vec<Kinship> {
    let distinct = |document: &Document| {
        let mut hashes: Vec<u64> = runs(document).into_iter().map(|(hash, _)| hash).collect();
        hashes.sort_unstable();
        hashes.dedup();
        hashes
    };
    let runs: Vec<Vec<u64>> = documents.par_iter().map(distinct).collect();
    let sizes: Vec<usize> = runs.iter().map(Vec::len).collect();
    let mut ties: Vec<((u32, u32), usize)> = shared(runs).into_iter().collect();
    ties.sort_unstable();
    let ties = ties.into_par_iter().filter_map(|((a, b), count)| {
        let smaller = sizes[a as usize].min(sizes[b as usize]).max(1);
        if count * 100 < smaller * SAME_TEXT {
            return None;
        }
        let (first, second) = longest(&documents[a as usize], &documents[b as usize])?;
        Some(Kinship {
            first: a,
            second: b,
            tie: Tie::Passage {
                first,
                second,
                percent: (count * 100 / smaller).min(100) as u8,
            },
        })
    });
    ties.collect()
}

/// How many runs pairs of documents share.
fn shared(runs: Vec<Vec<u64>>) -> HashMap<(u32, u32), usize, FixedState> {
    let of_document = |(at, runs): (u32, Vec<u64>)| runs.into_iter().map(move |run| (run, at));
    let mut held: Vec<(u64, u32)> = (0..).zip(runs).flat_map(of_document).collect();
    held.par_sort_unstable();
    let mut shared = HashMap::default();
    for holders in held.chunk_by(|a, b| a.0 == b.0) {
        let reach = if holders.len() <= TRADE { TRADE } else { 1 };
        for (k, &(_, a)) in holders.iter().enumerate() {
            for &(_, b) in holders[k + 1..].iter().take(reach) {
                *shared.entry((a, b)).or_default() += 1;
            }
        }
    }
    shared
}

/// The longest passage that both documents hold word by word.
fn longest(one: &Document, other: &Document) -> Option<(Span, Span)> {
    let (mine, theirs) = (runs(one), runs(other));
    let mut places: HashMap<u64, Vec<usize>, FixedState> = HashMap::default();
    for (at, (hash, _)) in theirs.iter().enumerate() {
        places.entry(*hash).or_default().push(at);
    }
    // The length of the passage that ends in each run of the other text, for the run before.
    let mut before: BTreeMap<usize, usize> = BTreeMap::new();
    let mut best = (0, 0, 0);
    for (at, (hash, _)) in mine.iter().enumerate() {
        let mut now = BTreeMap::new();
        // What a text repeats without end is no passage.
        for &place in places.get(hash).into_iter().flatten().take(TRADE) {
            let back = place.checked_sub(1).and_then(|p| before.get(&p));
            let length = back.copied().unwrap_or(0) + 1;
            now.insert(place, length);
            if length > best.0 {
                best = (length, at, place);
            }
        }
        before = now;
    }
    let (length, at, place) = best;
    let whole = |runs: &[(u64, Span)], last: usize| runs[last + 1 - length].1.cover(runs[last].1);
    (length > 0).then(|| (whole(&mine, at), whole(&theirs, place)))
}

/// The runs of five words of the kept text: their hashes, which do not depend on the run of the
/// program, and where they stand.
fn runs(document: &Document) -> Vec<(u64, Span)> {
    let mut words: Vec<(u64, Span)> = Vec::new();
    for paragraph in &document.paragraphs {
        let base = paragraph.span.start as usize;
        let text = paragraph.span.of(&document.text);
        let pieces = text.split(|c: char| !c.is_alphanumeric());
        words.extend(pieces.filter(|w| !w.is_empty()).map(|word| {
            let start = base + (word.as_ptr() as usize - text.as_ptr() as usize);
            (hash(word), Span::new(start, start + word.len()))
        }));
    }
    let whole = |run: &[(u64, Span)]| {
        let hash = run.iter().fold(0, |sum, (word, _)| mixed(sum, *word));
        (hash, run[0].1.cover(run[RUN - 1].1))
    };
    words.windows(RUN).map(whole).collect()
}

/// The hash of a word, whatever its case (FNV-1a).
fn hash(word: &str) -> u64 {
    let add = |h: u64, b: u8| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
    if word.is_ascii() {
        word.bytes()
            .fold(START, |h, b| add(h, b.to_ascii_lowercase()))
    } else {
        word.to_lowercase().bytes().fold(START, add)
    }
}

/// First value of a hash.
const START: u64 = 0xcbf2_9ce4_8422_2325;

/// A hash with another one after it.
fn mixed(before: u64, next: u64) -> u64 {
    let sum = before
        .rotate_left(23)
        .wrapping_add(next)
        .wrapping_mul(0x9e37_79b9_7f4a_7c15);
    sum ^ (sum >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Paragraph, Role};

    fn documents(texts: &[&str], source: Option<&str>) -> Vec<Document> {
        let document = |(at, text): (usize, &&str)| {
            let mut paragraphs = Vec::new();
            for block in text.split("\n\n") {
                let start = block.as_ptr() as usize - text.as_ptr() as usize;
                let span = Span::new(start, start + block.len());
                paragraphs.push(Paragraph {
                    ordinal: paragraphs.len() as u32 + 1,
                    role: Role::Body,
                    span,
                    sentences: vec![span],
                });
            }
            Document {
                derived_from: source.map(str::to_owned),
                paragraphs,
                ..Document::new(&at.to_string(), *text)
            }
        };
        texts.iter().enumerate().map(document).collect()
    }

    const STORY: &str = "The ministry has been asking itself for weeks which further steps it could take against the groups in the north.";

    #[test]
    fn a_shared_passage_ties_two_documents_and_is_shown() {
        let documents = documents(
            &[
                &format!("A minister spoke on Sunday.\n\n{STORY} Nobody answered him."),
                "A ship left the port in the morning with grain, and nobody stopped it on its way out to sea.",
                &format!("In the capital there was talk.\n\n{STORY}"),
            ],
            None,
        );
        let found = independence(&documents);
        assert_eq!(found.group, [0, 1, 0]);
        let [tie] = found.ties.as_slice() else {
            panic!("{:?}", found.ties);
        };
        let Tie::Passage {
            first,
            second,
            percent,
        } = &tie.tie
        else {
            panic!("{tie:?}");
        };
        assert!(
            first
                .of(&documents[0].text)
                .starts_with("The ministry has been")
        );
        assert!(second.of(&documents[2].text).ends_with("in the north"));
        assert!(*percent > 50, "{percent}");
        assert!(
            tie.reason(&documents)
                .contains("\"The ministry has been asking")
        );
    }

    #[test]
    fn a_named_source_ties_too() {
        let texts = [
            "Shells hit a depot near the river.",
            "A bridge was closed on Monday.",
        ];
        let mut documents = documents(&texts, Some("The Daily Star"));
        documents[1].derived_from = Some("Daily Star".into());
        let found = independence(&documents);
        assert_eq!(found.group, [0, 0]);
        assert!(matches!(&found.ties[0].tie, Tie::Source(name) if name.contains("Daily Star")));
    }

    #[test]
    fn a_story_printed_everywhere_is_one_source() {
        let texts = vec![STORY; TRADE + 10];
        let found = independence(&documents(&texts, None));
        assert!(found.group.iter().all(|g| *g == 0), "{:?}", found.group);
    }
}

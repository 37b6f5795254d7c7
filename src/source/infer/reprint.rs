//! Dated documents that tell the same text.

use std::collections::HashSet;

use chrono::Days;

use super::Clue;
use crate::model::{Date, DateBasis, Document, Precision};
use crate::source::cues::key;

/// Words of one shared passage.
const SHINGLE: usize = 8;
/// Shared passages that make two documents tellings of one text.
const SHARED: usize = 12;
/// Days between two tellings of one text.
const REPRINT: u64 = 3;

/// The days around the dated document that shares most with this one.
pub(super) fn clue(document: &Document, all: &[Document]) -> Option<Clue> {
    let dated = |d: &&Document| d.id != document.id && known(d).is_some();
    all.iter().any(|d| dated(&d)).then_some(())?;
    let mine = shingles(document);
    let shared = |other: &Document| shingles(other).intersection(&mine).count();
    let (_, other) = all
        .iter()
        .filter(dated)
        .map(|d| (shared(d), d))
        .filter(|(count, _)| *count >= SHARED)
        .max_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.id.cmp(&a.1.id)))?;
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

/// Runs of eight words of the kept text.
fn shingles(document: &Document) -> HashSet<Vec<String>> {
    let mut found = HashSet::new();
    for paragraph in &document.paragraphs {
        let key = key(paragraph.span.of(&document.text));
        let words: Vec<String> = key
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_owned)
            .collect();
        found.extend(words.windows(SHINGLE).map(<[String]>::to_vec));
    }
    found
}

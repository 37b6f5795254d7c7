//! Windows for publication dates that nothing states: from happenings with known dates that the
//! text refers back to, weekdays told with days, holidays, dates around the text, and
//! near-duplicates with a date.
//!
//! Nothing here is a guess about a year: each clue leaves some days open, a window is only set when
//! all of them together leave no more than about a year, and clues that contradict each other leave
//! the document undated.

mod landmarks;
mod narrow;
mod reprint;
mod span;
mod told;
mod words;

pub use landmarks::Landmark;

use crate::model::{Date, DateBasis, Document, Published};
use rayon::prelude::*;
use span::Open;
use words::Words;

/// A window is no longer than this.
const LONGEST: i64 = 372;

/// What something says about the day of publication.
#[derive(Debug, Clone, PartialEq)]
pub struct Clue {
    /// The days it leaves open; an end may be open.
    pub date: Date,
    /// Why, in a few words.
    pub why: String,
    /// It holds by itself; others only choose among few days that are open anyway.
    pub firm: bool,
}

impl Clue {
    fn firm(date: Date, why: String) -> Self {
        Self {
            date,
            why,
            firm: true,
        }
    }
}

/// Days within which a happening of a known kind and place is surely the one that is known.
const NEAR: i64 = 130;

/// Sets inferred publication dates where there are none. `clues` tells what is known of a document
/// beside its text, by its index. Returns the indexes of the documents changed.
pub fn infer(
    documents: &mut [Document],
    landmarks: &[Landmark],
    clues: &(dyn Fn(&Document, usize) -> Vec<Clue> + Sync),
) -> Vec<usize> {
    let open: Vec<usize> = (0..documents.len())
        .filter(|&at| is_open(&documents[at]))
        .collect();
    let originals = reprint::originals(documents, &open);
    let read = |(&at, original): (&usize, Option<usize>)| {
        let document = &documents[at];
        let reprint = original.and_then(|o| reprint::clue(&documents[o]));
        window(document, landmarks, reprint, &clues(document, at))
    };
    let found: Vec<Option<Published>> = open.par_iter().zip(originals).map(read).collect();
    let mut changed = Vec::new();
    for (at, found) in open.into_iter().zip(found) {
        if found.is_some() && found != documents[at].published {
            documents[at].published = found;
            changed.push(at);
        }
    }
    changed
}

/// Nothing states when the document was published.
pub fn is_open(document: &Document) -> bool {
    let published = document.published.as_ref();
    published.is_none_or(|p| p.basis == DateBasis::Inferred)
}

/// The window of one document with its reasons.
fn window(
    document: &Document,
    landmarks: &[Landmark],
    reprint: Option<Clue>,
    more: &[Clue],
) -> Option<Published> {
    let text = Words::of(document);
    let mut state = State {
        open: Open::all(),
        why: Vec::new(),
    };
    let archived = document.published.as_ref().filter(|p| !p.date.is_bounded());
    let firm = landmarks::clues(&text, landmarks)
        .into_iter()
        .chain(told::clues(document, &text))
        .chain(reprint)
        .chain(archived.map(|p| Clue::firm(p.date, p.note.clone())))
        .chain(more.iter().filter(|c| c.firm).cloned());
    for clue in firm {
        state.take(&clue)?;
    }
    narrow::weekdays(&text, &mut state);
    if state.open.days().is_none_or(|days| days > LONGEST) {
        return None;
    }
    narrow::holiday(&text, &mut state);
    for clue in more.iter().filter(|c| !c.firm) {
        if state.open.days().is_some_and(|days| days <= NEAR) {
            state.choose(&clue.date, &clue.why);
        }
    }
    narrow::dateline(document, &mut state);
    narrow::reported_day(&text, &mut state);
    Some(Published {
        date: state.open.date()?,
        basis: DateBasis::Inferred,
        note: state.why.join("; "),
    })
}

/// What is open so far, and why no more.
struct State {
    open: Open,
    why: Vec<String>,
}

impl State {
    /// Takes a clue that holds by itself; `None` when it contradicts the others.
    fn take(&mut self, clue: &Clue) -> Option<()> {
        let left = self.open.and(&Open::of(&[clue.date]));
        if left.is_empty() {
            return None;
        }
        self.set(left, &clue.why);
        Some(())
    }

    /// Narrows to the days of `date` where some of them are open.
    fn choose(&mut self, date: &Date, why: &str) {
        let left = self.open.and(&Open::of(&[*date]));
        if !left.is_empty() {
            self.set(left, why);
        }
    }

    /// Narrows to `left`, with the reason if that leaves fewer days.
    fn set(&mut self, left: Open, why: &str) {
        if left != self.open {
            self.open = left;
            self.why.push(why.to_owned());
        }
    }
}

#[cfg(test)]
mod tests;

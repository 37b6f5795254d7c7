//! The analyst's decisions, append-only: one JSON object a line, on the disk before it counts.
//!
//! Nothing is ever taken out of the file: an undo is an entry of its own. Events are found again
//! by their id or by the passages that told of them, so decisions outlive a new version.

mod entry;
mod store;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

pub use entry::{Anchor, Decision, Edit, Entry, Passage};
pub use store::path_for;

use crate::corpus::Corpus;
use crate::model::{Event, Problem};

/// The decisions on one corpus.
#[derive(Debug, Clone, Default)]
pub struct Journal {
    path: PathBuf,
    /// By number from 1; `None` for a line that could not be read.
    entries: Vec<Option<Entry>>,
}

impl Journal {
    /// Reads a journal; one without a file is empty.
    ///
    /// # Errors
    /// When the file is there but cannot be read. Single lines that cannot be read are problems.
    pub fn open(path: &Path) -> io::Result<(Self, Vec<Problem>)> {
        let (entries, problems) = store::read(path)?;
        let path = path.to_owned();
        Ok((Self { path, entries }, problems))
    }

    /// Where it is kept.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Adds a decision on an event and returns its number. It counts once this returns.
    ///
    /// # Errors
    /// When it cannot be written; the journal is as it was.
    pub fn decide(
        &mut self,
        corpus: &Corpus,
        event: &Event,
        decision: Decision,
        at: Option<String>,
    ) -> io::Result<usize> {
        self.append(Entry {
            about: Anchor::of(corpus, event),
            decision,
            at,
        })
    }

    /// Takes back the last decision that still counts, and returns it; `None` when there is none.
    ///
    /// # Errors
    /// When the undo cannot be written; the journal is as it was.
    pub fn undo(&mut self, at: Option<String>) -> io::Result<Option<Entry>> {
        let Some((number, last)) = self.standing().last() else {
            return Ok(None);
        };
        let last = last.clone();
        self.append(Entry {
            about: last.about.clone(),
            decision: Decision::Undo { entry: number },
            at,
        })?;
        Ok(Some(last))
    }

    fn append(&mut self, entry: Entry) -> io::Result<usize> {
        store::append(&self.path, &entry)?;
        self.entries.push(Some(entry));
        Ok(self.entries.len())
    }

    /// The decisions that count, with their numbers, oldest first.
    pub fn standing(&self) -> impl Iterator<Item = (usize, &Entry)> {
        let undone: Vec<usize> = self
            .entries
            .iter()
            .flatten()
            .filter_map(|entry| match entry.decision {
                Decision::Undo { entry } => Some(entry),
                _ => None,
            })
            .collect();
        (1..)
            .zip(&self.entries)
            .filter_map(|(number, entry)| Some((number, entry.as_ref()?)))
            .filter(|(_, entry)| !matches!(entry.decision, Decision::Undo { .. }))
            .filter(move |(number, _)| !undone.contains(number))
    }

    /// What was decided of each event, by event id: `confirmed`, `edited`, `rejected`,
    /// `merged_into` or `split_from`; the last decision counts. Notes decide nothing.
    pub fn reviews(&self, corpus: &Corpus) -> BTreeMap<String, &'static str> {
        let mut reviews = BTreeMap::new();
        for (_, entry) in self.standing() {
            let word = match entry.decision {
                Decision::Confirm => "confirmed",
                Decision::Reject => "rejected",
                Decision::Edit { .. } => "edited",
                Decision::Merge { .. } => "merged_into",
                Decision::Split { .. } => "split_from",
                Decision::Note { .. } | Decision::Undo { .. } => continue,
            };
            if let Some(event) = entry.about.find(corpus) {
                reviews.insert(corpus.events[event as usize].id.clone(), word);
            }
        }
        reviews
    }

    /// The notes on an event, oldest first.
    pub fn notes(&self, corpus: &Corpus, event: u32) -> Vec<&str> {
        self.standing()
            .filter_map(|(_, entry)| match &entry.decision {
                Decision::Note { text } => Some((entry, text.as_str())),
                _ => None,
            })
            .filter(|(entry, _)| entry.about.find(corpus) == Some(event))
            .map(|(_, text)| text)
            .collect()
    }

    /// Puts the edited values in the place of the chosen ones. Events keep their order and id.
    pub fn apply(&self, corpus: &mut Corpus) {
        for (_, entry) in self.standing() {
            let Decision::Edit { value } = &entry.decision else {
                continue;
            };
            let Some(at) = entry.about.find(corpus) else {
                continue;
            };
            let event = &mut corpus.events[at as usize];
            match value {
                Edit::Title(title) => event.title.clone_from(title),
                Edit::Kind(kind) => event.kind = *kind,
                Edit::Status(status) => event.status = *status,
                Edit::Date(date) => event.date = *date,
            }
        }
    }
}

#[cfg(test)]
mod tests;

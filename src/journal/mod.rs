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
use crate::model::{Event, Problem, Review};

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
        if self.path.as_os_str().is_empty() {
            return Err(io::Error::other("there is no folder to keep decisions in"));
        }
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

    /// What was decided of each event of a corpus that [`Journal::apply`] went over, by event id.
    pub fn reviews(&self, corpus: &Corpus) -> BTreeMap<String, &'static str> {
        let id = |at: u32| corpus.events[at as usize].id.clone();
        let reviews = corpus.reviews.iter();
        reviews
            .map(|(&at, review)| (id(at), review.name()))
            .collect()
    }

    /// Lays the decisions over a corpus: events put together and parted, values set, and what was
    /// decided of each event noted; the last decision counts. Decisions on events that are no
    /// longer told are passed over.
    pub fn apply(&self, corpus: &mut Corpus) {
        for (_, entry) in self.standing() {
            match &entry.decision {
                Decision::Merge { into } => {
                    let both = entry.about.find(corpus).zip(into.find(corpus));
                    if let Some((event, into)) = both.filter(|(event, into)| event != into) {
                        corpus.join(event, into);
                    }
                }
                Decision::Split { report } => {
                    if let Some(report) = report.find(corpus) {
                        corpus.part(report);
                    }
                }
                _ => {}
            }
        }
        let mut moved = false;
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
                Edit::Date(date) => (event.date, moved) = (*date, true),
            }
        }
        if moved {
            corpus.reorder();
        }
        self.note(corpus);
    }

    /// Notes what was decided of each event.
    fn note(&self, corpus: &mut Corpus) {
        corpus.reviews.clear();
        corpus.notes.clear();
        for (_, entry) in self.standing() {
            let about = entry.about.find(corpus);
            let (events, review) = match &entry.decision {
                Decision::Confirm => (vec![about], Review::Confirmed),
                Decision::Reject => (vec![about], Review::Rejected),
                Decision::Edit { .. } => (vec![about], Review::Edited),
                Decision::Merge { into } => (vec![into.find(corpus)], Review::Merged),
                Decision::Split { report } => {
                    let parted = report.find(corpus).map(|r| corpus.event_of[r as usize]);
                    (vec![about, parted], Review::Split)
                }
                Decision::Note { text } => {
                    if let Some(event) = about {
                        corpus.notes.entry(event).or_default().push(text.clone());
                    }
                    continue;
                }
                Decision::Undo { .. } => continue,
            };
            for event in events.into_iter().flatten() {
                corpus.reviews.insert(event, review);
            }
        }
    }

    /// Adds a decision, or takes the last back; what was done, in a word or two.
    ///
    /// # Errors
    /// When it cannot be written; the journal is as it was.
    pub fn change(&mut self, change: Change, at: Option<String>) -> io::Result<&'static str> {
        match change {
            Change::Add { about, decision } => {
                let word = decision.word();
                self.append(Entry {
                    about,
                    decision,
                    at,
                })?;
                Ok(word)
            }
            Change::Undo => Ok(match self.undo(at)? {
                Some(_) => "taken back",
                None => "there is no decision to take back",
            }),
        }
    }
}

/// A decision to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A decision on an event.
    Add {
        /// The event.
        about: Anchor,
        /// The decision.
        decision: Decision,
    },
    /// The last decision no longer counts.
    Undo,
}

#[cfg(test)]
mod tests;

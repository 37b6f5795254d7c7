use serde::{Deserialize, Serialize};

use crate::corpus::Corpus;
use crate::model::{Date, Event, Kind, Report, Status};

/// What the analyst decided of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "snake_case")]
pub enum Decision {
    /// It is right as it stands.
    Confirm,
    /// It is no event.
    Reject,
    /// A value is another.
    Edit {
        /// The value to be shown.
        #[serde(flatten)]
        value: Edit,
    },
    /// It is the same happening as another event.
    Merge {
        /// The event it is part of.
        into: Anchor,
    },
    /// One of its reports tells of another happening.
    Split {
        /// The report.
        report: Passage,
    },
    /// Something to remember.
    Note {
        /// The words.
        text: String,
    },
    /// An earlier entry no longer counts.
    Undo {
        /// Number of that entry, from 1.
        entry: usize,
    },
}

impl Decision {
    /// What was done, in a word or two.
    pub fn word(&self) -> &'static str {
        match self {
            Decision::Confirm => "confirmed",
            Decision::Reject => "rejected",
            Decision::Edit { .. } => "set",
            Decision::Merge { .. } => "put together",
            Decision::Split { .. } => "parted",
            Decision::Note { .. } => "noted",
            Decision::Undo { .. } => "taken back",
        }
    }
}

/// A value the analyst sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum Edit {
    /// The line that names the event.
    Title(String),
    /// Its kind.
    Kind(Kind),
    /// Whether it happened.
    Status(Status),
    /// When; `None` for undated.
    Date(Option<Date>),
}

/// A passage of a document: survives when the extraction names or orders events anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Id of the document.
    pub document: String,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Passage {
    /// The passage of a report.
    pub fn of(corpus: &Corpus, report: &Report) -> Self {
        Self {
            document: corpus.documents[report.document as usize].id.clone(),
            start: report.span.start,
            end: report.span.end,
        }
    }

    /// The report, by index, that tells this passage, or one that overlaps it.
    pub fn find(&self, corpus: &Corpus) -> Option<u32> {
        let document = corpus
            .documents
            .iter()
            .position(|d| d.id == self.document)? as u32;
        let from = corpus.reports.partition_point(|r| r.document < document);
        let there = corpus.reports[from..].iter().zip(from as u32..);
        there
            .take_while(|(r, _)| r.document == document)
            .filter(|(r, _)| self.start < r.span.end && r.span.start < self.end)
            // The same passage before one that only overlaps.
            .min_by_key(|(r, _)| {
                (
                    r.span.start.abs_diff(self.start),
                    r.span.end.abs_diff(self.end),
                )
            })
            .map(|(_, at)| at)
    }
}

/// How an event is found again: by its id, else by the passages that told of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The event's id when the decision was made.
    pub event: String,
    /// Its reports then.
    pub reports: Vec<Passage>,
}

impl Anchor {
    /// The anchor of an event.
    pub fn of(corpus: &Corpus, event: &Event) -> Self {
        let reports = corpus.reports_of(event);
        Self {
            event: event.id.clone(),
            reports: reports.map(|r| Passage::of(corpus, r)).collect(),
        }
    }

    /// The event it means in this corpus: that of the same id, else the one that shares most
    /// passages, the first of equals. `None` when no passage is left.
    pub fn find(&self, corpus: &Corpus) -> Option<u32> {
        if let Some(at) = corpus.events.iter().position(|e| e.id == self.event) {
            return Some(at as u32);
        }
        let mut shared = vec![0u32; corpus.events.len()];
        for (report, &event) in corpus.reports.iter().zip(&corpus.event_of) {
            let id = &corpus.documents[report.document as usize].id;
            let same = |p: &&Passage| {
                p.document == *id && p.start < report.span.end && report.span.start < p.end
            };
            shared[event as usize] += u32::from(self.reports.iter().any(|p| same(&p)));
        }
        let best = *shared.iter().max().filter(|most| **most > 0)?;
        shared.iter().position(|&n| n == best).map(|at| at as u32)
    }
}

/// One line of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The event it is about.
    #[serde(flatten)]
    pub about: Anchor,
    /// What was decided.
    #[serde(flatten)]
    pub decision: Decision,
    /// When it was decided (ISO 8601), as the caller gives it; never read by the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
}

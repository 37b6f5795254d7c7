//! The list of articles.

use super::list::List;
use super::{Timeline, words};
use crate::corpus::Corpus;

/// The list of articles.
#[derive(Debug, Default)]
pub struct Articles {
    /// Place in it.
    pub list: List,
}

/// One article in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleLine {
    /// Headline.
    pub title: String,
    /// Outlet, publication date and how it is known, id, and the source it derives from.
    pub source: String,
    /// Number of events told, and how many of them are on the timeline.
    pub events: (usize, usize),
    /// Paragraphs kept.
    pub kept: usize,
    /// Lines cut.
    pub cut: usize,
}

impl Articles {
    /// Articles in a list of so many rows: two rows each.
    pub fn rows(height: usize) -> usize {
        height / 3
    }

    /// The article in words.
    pub fn line(corpus: &Corpus, timeline: &Timeline, at: usize) -> Option<ArticleLine> {
        let document = corpus.documents.get(at)?;
        let from = |at: usize| {
            corpus
                .reports
                .partition_point(|r| (r.document as usize) < at)
        };
        let mut events: Vec<u32> = corpus.event_of[from(at)..from(at + 1)].to_vec();
        events.sort_unstable();
        events.dedup();
        let mut source = words::source(document);
        if let Some(origin) = &document.derived_from {
            source = format!("{source} · from {origin}");
        }
        Some(ArticleLine {
            title: words::headline(document).to_owned(),
            source,
            events: (
                events.len(),
                events.iter().filter(|e| timeline.shows(**e)).count(),
            ),
            kept: document.paragraphs.len(),
            cut: document.cut.len(),
        })
    }
}

//! The list of articles.

use super::list::List;
use super::words;
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
    /// Identifier.
    pub id: String,
    /// Headline.
    pub title: String,
    /// Outlet, and the source it derives from.
    pub outlet: String,
    /// Publication date and how it is known.
    pub date: String,
    /// Number of events told.
    pub events: usize,
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
    pub fn line(corpus: &Corpus, at: usize) -> Option<ArticleLine> {
        let document = corpus.documents.get(at)?;
        let mut events: Vec<u32> = corpus
            .reports
            .iter()
            .zip(&corpus.event_of)
            .filter(|(r, _)| r.document as usize == at)
            .map(|(_, e)| *e)
            .collect();
        events.sort_unstable();
        events.dedup();
        let mut outlet = document
            .outlet
            .clone()
            .unwrap_or_else(|| "unknown outlet".into());
        if let Some(source) = &document.derived_from {
            outlet = format!("{outlet}, from {source}");
        }
        let date = match &document.published {
            Some(p) => format!("{} ({})", words::long_date(&p.date), words::basis(p.basis)),
            None => "publication date unknown".into(),
        };
        Some(ArticleLine {
            id: document.id.clone(),
            title: document
                .title
                .clone()
                .unwrap_or_else(|| document.id.clone()),
            outlet,
            date,
            events: events.len(),
            kept: document.paragraphs.len(),
            cut: document.cut.len(),
        })
    }
}

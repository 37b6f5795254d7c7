//! What is to be exported: the events a filter leaves, and what to say about them.

use std::collections::BTreeMap;

use super::contract::{EventView, ReportView};
use super::views;
use crate::corpus::Corpus;
use crate::model::Event;
use crate::query::{self, Filter};

/// Events of a corpus in timeline order.
#[derive(Debug, Clone)]
pub struct Selection<'c> {
    /// The corpus.
    pub corpus: &'c Corpus,
    /// Indexes of the events.
    pub events: Vec<u32>,
    /// The filter that left them, in its textual form; empty for none.
    pub filter: String,
    /// The analyst's word on events, by event id; what is missing is `unreviewed`.
    pub reviews: BTreeMap<String, &'static str>,
}

impl<'c> Selection<'c> {
    /// The events a resolved filter leaves.
    pub fn new(corpus: &'c Corpus, filter: &Filter) -> Self {
        Self {
            corpus,
            events: query::events(corpus, filter),
            filter: filter.to_string(),
            reviews: BTreeMap::new(),
        }
    }

    /// The events with their place on the whole timeline, from 1.
    pub fn numbered(&self) -> impl Iterator<Item = (u32, &'c Event)> + '_ {
        let corpus = self.corpus;
        self.events
            .iter()
            .map(move |&at| (at + 1, &corpus.events[at as usize]))
    }

    /// The view of one of the events.
    pub fn view(&self, event: &Event) -> EventView {
        let review = self.reviews.get(&event.id).copied().unwrap_or("unreviewed");
        views::event(self.corpus, event, review)
    }

    /// The views of all events.
    pub fn views(&self) -> impl Iterator<Item = EventView> + '_ {
        self.numbered().map(|(_, event)| self.view(event))
    }

    /// The reports of all events with the event's id, in order of document and offset.
    pub fn reports(&self) -> impl Iterator<Item = (&'c str, ReportView)> + '_ {
        let corpus = self.corpus;
        let mut of: Vec<(u32, &'c str)> = self
            .numbered()
            .flat_map(|(_, event)| event.reports.iter().map(|&r| (r, event.id.as_str())))
            .collect();
        of.sort_unstable();
        of.into_iter()
            .map(move |(r, id)| (id, views::report(corpus, &corpus.reports[r as usize])))
    }
}

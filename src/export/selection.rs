//! What is to be exported: the events a filter leaves, and what to say about them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::contract::{EventView, ReportView};
use super::plain::line;
use super::views;
use crate::corpus::Corpus;
use crate::model::Event;
use crate::query::{self, Filter};

/// Events a format cannot hold, by reason, in order of the first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeftOut {
    reasons: Vec<(&'static str, usize)>,
}

impl LeftOut {
    /// One more for this reason.
    pub fn add(&mut self, reason: &'static str) {
        match self.reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, count)) => *count += 1,
            None => self.reasons.push((reason, 1)),
        }
    }

    /// How many, and why; empty when there are none.
    pub fn sentence(&self) -> String {
        let total: usize = self.reasons.iter().map(|(_, count)| count).sum();
        if total == 0 {
            return String::new();
        }
        let parts: Vec<String> = self
            .reasons
            .iter()
            .map(|(reason, count)| format!("{count} {reason}"))
            .collect();
        let events = if total == 1 { "event" } else { "events" };
        format!("{total} {events} left out: {}", parts.join(", "))
    }
}

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

    /// The events that have a first and a last possible day, with both days.
    pub fn dated(&self) -> (Vec<(NaiveDate, NaiveDate, &'c Event)>, LeftOut) {
        let mut left_out = LeftOut::default();
        let mut dated = Vec::new();
        for (_, event) in self.numbered() {
            match event.date.map(|date| (date.start, date.end)) {
                Some((Some(start), Some(end))) => dated.push((start, end, event)),
                None | Some((None, None)) => left_out.add("undated"),
                Some(_) => left_out.add("with an open date"),
            }
        }
        (dated, left_out)
    }

    /// One line that says what was exported: articles, events, filter.
    pub fn headline(&self) -> String {
        let (articles, events) = (self.corpus.documents.len(), self.events.len());
        let mut text = format!("{events} events from {articles} articles");
        if !self.filter.is_empty() {
            text.push_str("; filter: ");
            text.push_str(&line(&self.filter));
        }
        text
    }

    /// The outlets behind an event, each once; the article's id where the outlet is not known.
    pub fn outlets(&self, event: &Event) -> Vec<String> {
        let mut outlets = Vec::new();
        for report in self.corpus.reports_of(event) {
            let document = &self.corpus.documents[report.document as usize];
            let name = line(document.outlet.as_deref().unwrap_or(&document.id));
            if !outlets.contains(&name) {
                outlets.push(name);
            }
        }
        outlets
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

//! What is kept from one session to the next: the place, the filters, what was saved by name.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::layout::Splits;
use super::page::Anchor as Top;
use super::{App, Listing, Pane, Show, Value, View};
use crate::corpus::Corpus;
use crate::journal::{Anchor, Passage};
use crate::model::EntityKind;

/// Where somebody is, told in what outlives a change of the corpus.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    pub(super) view: View,
    pub(super) focus: Pane,
    /// The event under the cursor.
    pub(super) event: Option<Anchor>,
    /// The report that is marked.
    pub(super) marked: Option<Passage>,
    /// The article and the place in it.
    pub(super) article: Option<(String, Top)>,
    /// The kind of entity listed, and the id of the one under the cursor.
    pub(super) kind: Option<EntityKind>,
    pub(super) entity: Option<String>,
}

/// What is kept from one session to the next.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// The place.
    pub place: Place,
    /// The filters, in their textual form.
    pub filters: String,
    /// The sorts of events shown.
    pub show: Show,
    /// How they are listed.
    pub listing: Listing,
    /// Filters saved by name.
    pub saved: BTreeMap<String, String>,
    /// Marked events by letter.
    pub marks: BTreeMap<char, Anchor>,
    /// Where the borders stand.
    pub splits: Splits,
    /// The mouse is left to the terminal.
    pub no_mouse: bool,
}

impl App {
    /// Where the user is.
    pub(super) fn place(&self) -> Place {
        let corpus = &*self.corpus;
        let event = self.timeline.wanted();
        let event = event.and_then(|e| corpus.events.get(e as usize));
        let document = self.reading.document(corpus);
        let entity = self.entities.selected();
        Place {
            view: self.view,
            focus: self.focus,
            event: event.map(|e| Anchor::of(corpus, e)),
            marked: self
                .reading
                .report(corpus)
                .map(|(_, report)| Passage::of(corpus, report)),
            article: document.map(|d| (d.id.clone(), self.reading.top)),
            kind: Some(self.entities.kind),
            entity: entity.map(|value| value.id(corpus).to_owned()),
        }
    }

    /// Goes to a place as far as the corpus has it; the lists follow when they are made anew.
    pub(super) fn go_to(&mut self, place: &Place) {
        let corpus: &Corpus = &self.corpus.clone();
        let find = |anchor: &Anchor| anchor.find(corpus);
        (self.view, self.focus) = (place.view, place.focus);
        self.timeline.moved(place.event.as_ref().and_then(find));
        if let Some(kind) = place.kind {
            self.entities.kind = kind;
        }
        let entity = place.entity.as_ref();
        let kind = self.entities.kind;
        self.entities
            .moved(entity.and_then(|id| Value::find(corpus, kind, id)));
        if self.view == View::Compare {
            match self.timeline.wanted() {
                Some(event) => self.compare = super::Compare::of(corpus, event),
                None => self.view = View::Panes,
            }
        }
        let article = place.article.as_ref().and_then(|(id, top)| {
            let at = corpus.documents.binary_search_by(|d| d.id.cmp(id)).ok()?;
            Some((at as u32, *top))
        });
        let (document, top) = article.unwrap_or_default();
        self.reading.open_document(document);
        self.reading.top = top;
        let marked = place.marked.as_ref().and_then(|p| p.find(corpus));
        if let Some(report) = marked
            && corpus.reports[report as usize].document == document
        {
            let event = corpus.event_of[report as usize];
            let mut reports = corpus.events[event as usize].reports.iter();
            if place.focus == Pane::Article {
                // What is read goes before what the cursor was on: a report may have been parted.
                self.timeline.moved(Some(event));
            }
            self.reading.event = Some(event);
            self.reading.nth = reports.position(|r| *r == report).unwrap_or(0);
        }
    }

    /// What is to be kept.
    pub fn memory(&self) -> Memory {
        Memory {
            place: self.arriving.clone().unwrap_or_else(|| self.place()),
            filters: match &self.start {
                Some(start) => start.to_string(),
                None => self.filters.filter(None).to_string(),
            },
            show: self.show,
            listing: self.timeline.listing,
            saved: self.saved.clone(),
            marks: self.history.marks.clone(),
            splits: self.splits,
            no_mouse: !self.mouse,
        }
    }

    /// Goes on where the user was the last time. A filter asked for now goes before the one kept;
    /// with `fresh` the place and the filter are left out.
    #[must_use]
    pub fn remembering(mut self, memory: Memory, fresh: bool) -> Self {
        self.saved = memory.saved;
        self.history.marks = memory.marks;
        self.splits = memory.splits;
        self.mouse = !memory.no_mouse;
        if !fresh {
            self.show = memory.show;
            self.timeline.listing = memory.listing;
            self.entities.kind = memory.place.kind.unwrap_or(self.entities.kind);
            self.arriving = Some(memory.place);
            if self
                .start
                .as_ref()
                .is_some_and(crate::query::Filter::is_empty)
            {
                self.start = memory.filters.parse().ok();
            }
        }
        self
    }
}

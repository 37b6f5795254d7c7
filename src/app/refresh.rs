//! What follows from a change: lists and counts under the filters, cursors on the screen.

use super::picker::picker_rows;
use super::{App, Articles, Overlay};
use crate::query::{self, Facet, Prepared};

impl App {
    /// The events that pass the filters, without those of one facet, and are of a sort shown.
    pub(super) fn passing(&self, without: Option<Facet>) -> Vec<u32> {
        let filter = self.filters.filter(without);
        let mut events = Prepared::new(&self.corpus, &filter).events(&self.texts);
        events.retain(|&e| self.show.admits(&self.corpus, e));
        events
    }

    /// Lists events and entities anew after a change of the filters.
    pub(super) fn refilter(&mut self) {
        let all: Vec<u32> = (0..self.corpus.events.len() as u32)
            .filter(|&e| self.show.admits(&self.corpus, e))
            .collect();
        self.total = all.len();
        let shown = self.passing(None);
        self.timeline.list(&self.corpus, shown);
        self.recount(&all);
    }

    /// Counts the entities of the kind listed; `all` events are of a sort shown.
    pub(super) fn recount(&mut self, all: &[u32]) {
        let totals = query::facets(&self.corpus, all);
        let facet = Facet::of(self.entities.kind);
        let counts = query::facets(&self.corpus, &self.passing(Some(facet)));
        self.entities.list(&self.corpus, &totals, &counts);
    }

    /// Shows the first report of the event under the cursor, unless one of its reports is shown.
    pub(super) fn preview(&mut self) {
        if let Some(event) = self.timeline.selected()
            && self.reading.event != Some(event)
        {
            let page = self.page();
            self.reading.open(&self.corpus, event, 0, page);
        }
    }

    pub(super) fn show_mark(&mut self) {
        if let Some((_, report)) = self.reading.report(&self.corpus) {
            let (span, page) = (report.span, self.page());
            self.reading.show(&self.corpus, span, page);
        }
    }

    /// Keeps every cursor on the screen.
    pub(super) fn settle(&mut self) {
        let layout = self.layout();
        let rows = layout.timeline_areas().list.height as usize;
        self.timeline.settle(rows);
        let entities = &mut self.entities;
        let rows = layout.entity_list().height as usize;
        entities.list.settle(entities.rows.len(), rows);
        let body = layout.body.inside().height as usize;
        self.articles
            .list
            .settle(self.corpus.documents.len(), Articles::rows(body));
        match &mut self.overlay {
            Some(Overlay::Picker(picker)) => {
                let rows = picker_rows(layout.body, picker.items.len());
                picker.list.settle(picker.hits.len(), rows);
            }
            Some(Overlay::Card(card)) => card.settle(layout.body),
            _ => {}
        }
    }
}

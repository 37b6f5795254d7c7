//! What follows from a change: lists and counts under the filters, cursors on the screen.

use std::sync::Arc;

use super::listing::Listing;
use super::picker::picker_rows;
use super::timeline::{Rows, Timeline};
use super::{App, Articles, MapAreas, Overlay, Show, Tally, View};
use crate::corpus::Corpus;
use crate::query::{Facet, Filter, Prepared, Texts};

/// Up to so many events are filtered while the key is handled: it takes less than a millisecond.
const AT_ONCE: usize = 2_000;

/// What passes the filters, asked of a corpus. Can be answered on another thread.
#[derive(Debug)]
pub struct Question {
    number: u64,
    corpus: Arc<Corpus>,
    texts: Arc<Texts>,
    filter: Filter,
    /// The filter without what is asked for of the facet whose entities are listed.
    others: Filter,
    show: Show,
    listing: Listing,
    /// Each filter in words, and the others without it.
    chips: Vec<(String, Filter)>,
    follow: bool,
}

/// The answer to a [`Question`].
#[derive(Debug)]
pub struct Answer {
    number: u64,
    total: usize,
    rows: Rows,
    /// Events of each entity and outlet without filters, and under the filters but those of its
    /// facet.
    totals: Tally,
    counts: Tally,
    widened: Vec<(String, usize)>,
    hidden: usize,
    follow: bool,
}

impl Question {
    /// Filters and counts.
    pub fn answer(self) -> Answer {
        let corpus = &*self.corpus;
        let all: Vec<u32> = (0..corpus.events.len() as u32)
            .filter(|&e| self.show.admits(corpus, e))
            .collect();
        let shown = passing(corpus, &self.texts, &self.filter, self.show);
        let totals = Tally::of(corpus, &all);
        let counts = if self.others == self.filter {
            Tally::of(corpus, &shown)
        } else {
            let others = passing(corpus, &self.texts, &self.others, self.show);
            Tally::of(corpus, &others)
        };
        // How to widen is of use where nothing is left.
        let (mut widened, mut hidden) = (Vec::new(), 0);
        if shown.is_empty() {
            let number = |filter: &Filter| passing(corpus, &self.texts, filter, self.show).len();
            let chips = self.chips.into_iter();
            widened = chips
                .map(|(text, filter)| (text, number(&filter)))
                .collect();
            hidden = Prepared::new(corpus, &self.texts, &self.filter)
                .events(&self.texts)
                .len();
        }
        Answer {
            number: self.number,
            total: all.len(),
            rows: Rows::of(corpus, shown, self.listing),
            totals,
            counts,
            widened,
            hidden,
            follow: self.follow,
        }
    }
}

fn passing(corpus: &Corpus, texts: &Texts, filter: &Filter, show: Show) -> Vec<u32> {
    let mut events = Prepared::new(corpus, texts, filter).events(texts);
    events.retain(|&e| show.admits(corpus, e));
    events
}

impl App {
    /// The events that pass the filters, without those of one facet, and are of a sort shown.
    pub(super) fn passing(&self, without: Option<Facet>) -> Vec<u32> {
        let filter = self.filters.filter(without);
        passing(&self.corpus, &self.texts, &filter, self.show)
    }

    /// Lists events and entities anew after a change of the filters: at once where there are few,
    /// else when somebody has answered [`App::question`].
    pub(super) fn refilter(&mut self) {
        self.ask(false);
    }

    /// As [`App::refilter`]; with `follow`, what shows the events of the list follows it.
    pub(super) fn ask(&mut self, follow: bool) {
        self.asked += 1;
        let follow = follow || self.question.take().is_some_and(|q| q.follow);
        let (corpus, texts) = match &self.coming {
            Some(snapshot) => (&snapshot.corpus, &snapshot.texts),
            None => (&self.corpus, &self.texts),
        };
        let at_once = corpus.events.len() <= AT_ONCE;
        let question = Question {
            number: self.asked,
            corpus: corpus.clone(),
            texts: texts.clone(),
            filter: self.filters.filter(None),
            others: self.filters.filter(Some(Facet::of(self.entities.kind))),
            show: self.show,
            listing: self.timeline.listing,
            chips: (0..self.filters.chips().len())
                .map(|at| (self.filters.chips()[at].text(), self.filters.but(at)))
                .collect(),
            follow,
        };
        if at_once {
            self.answered(question.answer());
        } else {
            self.question = Some(question);
        }
    }

    /// What is to be answered beside the loop, once; see [`Message::Answered`](super::Message).
    pub fn question(&mut self) -> Option<Question> {
        self.question.take()
    }

    /// Shows an answer, unless something else was asked since.
    pub(super) fn answered(&mut self, answer: Answer) {
        if answer.number != self.asked {
            return;
        }
        if let Some(snapshot) = self.coming.take() {
            if self.holds() {
                self.waiting = Some(snapshot);
                return;
            }
            self.arrive(snapshot);
        }
        self.total = answer.total;
        (self.widened, self.hidden) = (answer.widened, answer.hidden);
        self.timeline.list(&self.corpus, answer.rows);
        self.entities
            .list(&self.corpus, &answer.totals, &answer.counts);
        if answer.follow {
            self.preview();
            match self.view {
                View::Matrix => self.matrix.count_anew(&self.corpus, &self.timeline.shown),
                View::Map => self.show_map(),
                _ => {}
            }
        }
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
        let parts = layout.timeline_areas();
        self.timeline.settle(parts.list.height as usize);
        let room = usize::from(parts.histogram.width.saturating_sub(2));
        let Timeline {
            bars, dates, bins, ..
        } = &mut self.timeline;
        bars.make(dates, *bins, room);
        let entities = &mut self.entities;
        let rows = layout.entity_list().height as usize;
        entities.list.settle(entities.rows.len(), rows);
        let body = layout.body.inside().height as usize;
        self.articles
            .list
            .settle(self.corpus.documents.len(), Articles::rows(body));
        let MapAreas { map, list, .. } = layout.map_areas();
        self.map.settle(map);
        let rows = list.height as usize;
        self.map.list.settle(self.map.sites.len(), rows);
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

//! What follows from a change: lists and counts under the filters, cursors on the screen.

use std::sync::Arc;

use super::listing::Listing;
use super::matrix::Counted;
use super::picker::picker_rows;
use super::sites::Sites;
use super::timeline::{Rows, Timeline};
use super::{App, Articles, Found, HelpPage, MapAreas, Overlay, Search, Show, Tally, View};
use crate::corpus::Corpus;
use crate::query::{Facet, Filter, Index, Prepared};

/// Up to so many events are filtered while the key is handled, without waking a thread, for which a
/// busy machine may take its time. It takes half a millisecond.
const AT_ONCE: usize = 2_000;

/// All events of the sorts shown, whatever the filters, and how many there are of each value. It
/// stays while the filters change.
#[derive(Debug)]
pub(super) struct Whole {
    show: Show,
    pub(super) events: Vec<u32>,
    pub(super) tally: Tally,
}

impl Whole {
    fn of(corpus: &Corpus, index: &Index, show: Show) -> Self {
        let all = 0..corpus.events.len() as u32;
        let events: Vec<u32> = all.filter(|&e| show.admits(corpus, e)).collect();
        Self {
            show,
            tally: Tally::of(corpus, index, &events),
            events,
        }
    }
}

/// What takes too long to be answered between two keys. Can be answered on another thread.
#[derive(Debug)]
pub enum Question {
    /// What passes the filters?
    Events(Box<Filtering>),
    /// What matches what is typed into a picker?
    Picker(Search),
}

impl Question {
    /// Filters and counts, or searches.
    pub fn answer(self) -> Answer {
        match self {
            Question::Events(filtering) => Answer::Events(Box::new(filtering.answer())),
            Question::Picker(search) => Answer::Picker(search.number, search.answer()),
        }
    }

    /// True when nobody waits for the answer any more once `newer` is asked.
    pub fn gives_way_to(&self, newer: &Question) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(newer)
    }
}

/// The answer to a [`Question`].
#[derive(Debug)]
pub enum Answer {
    /// What passes the filters.
    Events(Box<Filtered>),
    /// What matches what was typed, with the number of the search.
    Picker(u64, Found),
}

/// What passes the filters, asked of a corpus.
#[derive(Debug)]
pub struct Filtering {
    number: u64,
    corpus: Arc<Corpus>,
    index: Arc<Index>,
    whole: Option<Arc<Whole>>,
    filter: Filter,
    /// The filter without what is asked for of the facet whose entities are listed.
    others: Filter,
    show: Show,
    listing: Listing,
    /// Each filter in words, and the others without it.
    chips: Vec<(String, Filter)>,
    /// Rows and columns of the matrix, when it is on the screen.
    matrix: Option<(Facet, Facet)>,
    /// True when the map is on the screen.
    map: bool,
    follow: bool,
}

/// What passes the filters.
#[derive(Debug)]
pub struct Filtered {
    number: u64,
    whole: Arc<Whole>,
    rows: Rows,
    /// Events of each entity and outlet under the filters but those of its facet; `None` where
    /// those let everything through.
    counts: Option<Tally>,
    widened: Vec<(String, usize)>,
    hidden: usize,
    matrix: Option<Counted>,
    map: Option<Sites>,
    follow: bool,
}

impl Filtering {
    fn answer(self) -> Filtered {
        let (corpus, index) = (&*self.corpus, &*self.index);
        let whole = match &self.whole {
            Some(whole) => whole.clone(),
            None => Arc::new(Whole::of(corpus, index, self.show)),
        };
        let passing = |filter: &Filter| passing(corpus, index, &whole, filter);
        let shown = passing(&self.filter);
        let counts = (!self.others.is_empty()).then(|| {
            if self.others == self.filter {
                return Tally::of(corpus, index, &shown);
            }
            Tally::of(corpus, index, &passing(&self.others))
        });
        // How to widen is of use where nothing is left.
        let (mut widened, mut hidden) = (Vec::new(), 0);
        if shown.is_empty() {
            let chips = self.chips.into_iter();
            widened = chips
                .map(|(text, filter)| (text, passing(&filter).len()))
                .collect();
            hidden = Prepared::new(corpus, index, &self.filter).events().len();
        }
        let matrix = self.matrix;
        Filtered {
            number: self.number,
            matrix: matrix.map(|axes| Counted::of(corpus, index, &shown, axes)),
            map: self.map.then(|| Sites::of(corpus, &shown)),
            rows: Rows::of(corpus, shown, self.listing),
            whole,
            counts,
            widened,
            hidden,
            follow: self.follow,
        }
    }
}

/// The questions that are out.
#[derive(Debug, Default)]
pub(super) struct Asking {
    /// Number of the last question about events, and of the last that was answered.
    asked: u64,
    answered: u64,
    /// What shows the events of the list follows the answer that is waited for.
    follow: bool,
    /// The question until somebody takes it.
    question: Option<Filtering>,
    /// Number of the last search in a picker, and the search until somebody takes it.
    pub(super) searched: u64,
    pub(super) search: Option<Search>,
}

fn passing(corpus: &Corpus, index: &Index, whole: &Whole, filter: &Filter) -> Vec<u32> {
    if filter.is_empty() {
        return whole.events.clone();
    }
    Prepared::new(corpus, index, filter).among(&whole.events)
}

impl App {
    /// All events of the sorts shown.
    pub(super) fn whole(&self) -> Arc<Whole> {
        let known = self.whole.clone().filter(|whole| whole.show == self.show);
        known.unwrap_or_else(|| Arc::new(Whole::of(&self.corpus, &self.index, self.show)))
    }

    /// The events that pass the filters, without those of one facet, and are of a sort shown.
    pub(super) fn passing(&self, without: Option<Facet>) -> Vec<u32> {
        let filter = self.filters.filter(without);
        passing(&self.corpus, &self.index, &self.whole(), &filter)
    }

    /// Lists events and entities anew after a change of the filters: at once where there are few,
    /// else when somebody has answered [`App::question`].
    pub(super) fn refilter(&mut self) {
        self.ask(false);
    }

    /// As [`App::refilter`]; with `follow`, what shows the events of the list follows it.
    pub(super) fn ask(&mut self, follow: bool) {
        let waits = self.asking.asked != self.asking.answered;
        self.asking.follow = follow || waits && self.asking.follow;
        let filtering = self.filtering();
        if filtering.corpus.events.len() <= AT_ONCE {
            self.asking.question = None;
            self.answered(filtering.answer());
        } else {
            self.asking.question = Some(filtering);
        }
    }

    /// Answers at once what nobody has answered yet: a key must not act on the list of before. A
    /// corpus that is still to come does not count.
    pub(super) fn catch_up_with_filters(&mut self) {
        if self.asking.asked != self.asking.answered && self.coming.is_none() {
            self.asking.question = None;
            let filtering = self.filtering();
            self.answered(filtering.answer());
        }
    }

    /// What is to be answered now.
    fn filtering(&mut self) -> Filtering {
        self.asking.asked += 1;
        let (corpus, index, whole) = match &self.coming {
            Some(snapshot) => (&snapshot.corpus, &snapshot.index, None),
            None => (&self.corpus, &self.index, self.whole.clone()),
        };
        Filtering {
            number: self.asking.asked,
            corpus: corpus.clone(),
            index: index.clone(),
            whole: whole.filter(|whole| whole.show == self.show),
            filter: self.filters.filter(None),
            others: self.filters.filter(Some(Facet::of(self.entities.kind))),
            show: self.show,
            listing: self.timeline.listing,
            chips: (0..self.filters.chips().len())
                .map(|at| (self.filters.chips()[at].text(), self.filters.but(at)))
                .collect(),
            matrix: (self.view == View::Matrix).then(|| self.matrix.wanted()),
            map: self.view == View::Map,
            follow: self.asking.follow,
        }
    }

    /// What is to be answered beside the loop, once; see [`Message::Answered`](super::Message).
    pub fn question(&mut self) -> Option<Question> {
        let events = self
            .asking
            .question
            .take()
            .map(|q| Question::Events(Box::new(q)));
        events.or_else(|| self.asking.search.take().map(Question::Picker))
    }

    /// Shows an answer, unless something else was asked since.
    pub(super) fn hear(&mut self, answer: Answer) {
        match answer {
            Answer::Events(filtered) => self.answered(*filtered),
            Answer::Picker(number, found) => self.searched(number, found),
        }
    }

    fn answered(&mut self, answer: Filtered) {
        if answer.number != self.asking.asked {
            return;
        }
        self.asking.answered = self.asking.asked;
        if let Some(snapshot) = self.coming.take() {
            if self.holds() {
                self.waiting = Some(snapshot);
                return;
            }
            self.arrive(snapshot);
        }
        self.total = answer.whole.events.len();
        (self.widened, self.hidden) = (answer.widened, answer.hidden);
        self.timeline.list(&self.corpus, answer.rows);
        let totals = &answer.whole.tally;
        let counts = answer.counts.as_ref().unwrap_or(totals);
        self.entities.list(&self.corpus, totals, counts);
        self.whole = Some(answer.whole);
        if let Some(counted) = answer.matrix {
            self.matrix.show(counted);
        }
        if let Some(sites) = answer.map {
            let area = self.layout().map_areas().map;
            self.map.show(sites, area);
        }
        if answer.follow {
            self.preview();
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
        if let Some(Overlay::Help(context, top)) = self.overlay {
            let top = HelpPage::of(self, context, layout.body).top(top);
            self.overlay = Some(Overlay::Help(context, top));
        }
        match &mut self.overlay {
            Some(Overlay::Picker(picker)) => {
                let rows = picker_rows(layout.body, picker.offer.len());
                picker.settle(&self.corpus, rows);
            }
            Some(Overlay::Card(card)) => card.settle(layout.body),
            _ => {}
        }
    }
}

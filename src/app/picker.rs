//! Fuzzy pickers: type a few letters, take one.

use std::cmp::Reverse;
use std::sync::Arc;

use tui_input::Input;

use super::action::Action;
use super::layout::Area;
use super::list::List;
use super::offer::{Found, Offer};
use crate::corpus::Corpus;
use crate::model::{EntityIx, Kind};
use crate::query::Facet;
use crate::query::fuzzy::{Folded, Match, Pattern};

/// What taking a row does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// Filters by an entity.
    Entity(EntityIx),
    /// Goes to an event.
    Event(u32),
    /// Opens an article.
    Article(u32),
    /// Does something.
    Command(Action),
    /// A command that more is to be typed for.
    Word(&'static str),
    /// Filters by a value that is no entity.
    Value(Facet, &'static str),
    /// Brings back the saved filters at this place.
    Saved(usize),
    /// Sets the kind of an event.
    SetKind(u32, Kind),
    /// Puts an event together with another.
    Join(u32, u32),
}

/// A row of a picker.
#[derive(Debug, Clone)]
pub struct Item {
    /// What taking it does.
    pub pick: Pick,
    /// What is shown and matched first.
    pub label: String,
    /// What is shown at the right edge.
    pub detail: String,
    /// Already in force.
    pub on: bool,
    /// Other spellings.
    pub aliases: Vec<String>,
    folded: Vec<Folded>,
}

impl Item {
    /// A row.
    pub fn new(pick: Pick, label: String, detail: String, on: bool, aliases: Vec<String>) -> Self {
        let all = std::iter::once(&label).chain(&aliases);
        let folded = all.map(|text| Folded::new(text)).collect();
        Self {
            pick,
            label,
            detail,
            on,
            aliases,
            folded,
        }
    }

    /// The spelling that matches best, the label before others as good.
    pub(super) fn best(&self, pattern: &Pattern) -> Option<(usize, Match)> {
        self.spelled(|text| pattern.find(text))
    }

    /// The spelling that comes nearest: perhaps a letter is wrong.
    pub(super) fn nearest(&self, pattern: &Pattern) -> Option<(usize, Match)> {
        self.spelled(|text| pattern.find_near(text))
    }

    fn spelled(&self, find: impl Fn(&Folded) -> Option<Match>) -> Option<(usize, Match)> {
        let all = self.folded.iter().enumerate();
        let found = all.filter_map(|(nth, text)| Some((nth, find(text)?)));
        found.max_by_key(|(nth, m)| (m.score, Reverse(*nth)))
    }
}

/// A row on the screen.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Its place among the rows.
    pub place: u32,
    /// What is shown.
    pub item: Item,
    /// Which spelling matched: 0 for the label, else the alias before it.
    pub spelling: usize,
    /// The matched characters of that spelling.
    pub indices: Vec<usize>,
}

/// A picker.
#[derive(Debug)]
pub struct Picker {
    /// The heading: `Base`.
    pub title: &'static str,
    /// What is typed.
    pub input: Input,
    /// All rows, the most telling first.
    pub offer: Offer,
    /// The rows that match.
    pub found: Found,
    /// Place among them.
    pub list: List,
    /// The rows on the screen, once it is known which.
    pub seen: Vec<Seen>,
    /// The rows chosen beside the one under the cursor, by place.
    pub marked: Vec<u32>,
    /// True while somebody else searches.
    pub(super) waits: bool,
}

impl Picker {
    /// A picker over rows that are written out.
    pub fn new(title: &'static str, items: Vec<Item>) -> Self {
        Self::over(title, Offer::Items(Arc::new(items)))
    }

    /// A picker over rows.
    pub fn over(title: &'static str, offer: Offer) -> Self {
        let hits = (0..offer.len() as u32).collect();
        Self {
            title,
            input: Input::default(),
            offer,
            found: Found { hits, near: false },
            list: List::default(),
            seen: Vec::new(),
            marked: Vec::new(),
            waits: false,
        }
    }

    /// Shows the rows that match.
    pub(super) fn show(&mut self, found: Found) {
        self.found = found;
        self.waits = false;
        self.list = List::default();
    }

    /// Writes out the rows that are seen in a list of so many.
    pub(super) fn settle(&mut self, corpus: &Corpus, rows: usize) {
        self.list.settle(self.found.hits.len(), rows);
        let pattern = Pattern::new(self.input.value());
        let hits = self.found.hits.iter().skip(self.list.top).take(rows);
        let seen = hits.filter_map(|&place| {
            let item = self.offer.item(corpus, place)?;
            let found = item.best(&pattern).or_else(|| item.nearest(&pattern));
            let (spelling, indices) = found.map_or((0, Vec::new()), |(nth, m)| (nth, m.indices));
            Some(Seen {
                place,
                item,
                spelling,
                indices,
            })
        });
        self.seen = seen.collect();
    }

    /// The word for what taking a row does.
    pub fn does(&self) -> &'static str {
        match self.offer.pick(0) {
            Some(Pick::Event(_)) => "go to it",
            Some(Pick::Article(_)) => "read",
            Some(Pick::Command(_) | Pick::Word(_)) => "do it",
            Some(Pick::Saved(_)) => "bring back",
            Some(Pick::SetKind(..)) => "set",
            Some(Pick::Join(..)) => "join",
            Some(Pick::Entity(_) | Pick::Value(..)) | None => "filter",
        }
    }

    /// True when several rows can be taken, or all but them.
    pub fn several(&self) -> bool {
        matches!(self.offer.pick(0), Some(Pick::Entity(_) | Pick::Value(..)))
    }

    /// Marks the row under the cursor, or takes the mark off, and moves on.
    pub fn mark(&mut self) {
        if !self.several() {
            return;
        }
        let Some(&place) = self.found.hits.get(self.list.cursor) else {
            return;
        };
        match self.marked.iter().position(|m| *m == place) {
            Some(at) => drop(self.marked.remove(at)),
            None => self.marked.push(place),
        }
        self.list.step(1, self.found.hits.len());
    }

    /// What is taken: the marked rows, else the one under the cursor.
    pub fn taken(&self) -> Vec<Pick> {
        let chosen = self.found.hits.get(self.list.cursor).copied();
        let places = if self.marked.is_empty() {
            chosen.into_iter().collect()
        } else {
            self.marked.clone()
        };
        let picks = places.into_iter().filter_map(|at| self.offer.pick(at));
        picks.collect()
    }
}

/// The area over the body of a picker of so many items.
pub fn picker_area(body: Area, items: usize) -> Area {
    let most = (body.height * 4 / 5).max(8);
    // Never so low that nothing is left of its frame.
    let high = items.saturating_add(4).clamp(6, 1000) as u16;
    body.center(72, most.min(high))
}

/// Rows of a picker's list.
pub(super) fn picker_rows(body: Area, items: usize) -> usize {
    picker_area(body, items).inside().height.saturating_sub(2) as usize
}

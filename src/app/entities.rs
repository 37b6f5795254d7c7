//! The entities with their counts under the filter.

use super::layout::Area;
use super::list::List;
use super::page::width;
use super::{Tally, Value};
use crate::corpus::Corpus;
use crate::model::EntityKind;
use crate::query::fuzzy::Pattern;

/// One entity of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub value: Value,
    /// Events with it that pass all filters but those of its own kind.
    pub count: u32,
}

/// The entities pane.
#[derive(Debug)]
pub struct Entities {
    /// The kind listed.
    pub kind: EntityKind,
    /// The kinds there are entities of.
    pub kinds: Vec<EntityKind>,
    /// The list.
    pub rows: Vec<Row>,
    /// Place in it.
    pub list: List,
    /// The letters names must match.
    pub needle: String,
}

impl Default for Entities {
    fn default() -> Self {
        Self {
            kind: EntityKind::Base,
            kinds: Vec::new(),
            rows: Vec::new(),
            list: List::default(),
            needle: String::new(),
        }
    }
}

/// The row of kinds above the list, moved so that the one listed can be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tabs {
    /// Each kind that is seen, by its place, and its cells.
    pub shown: Vec<(usize, Area)>,
    /// True when there are more before these, and after.
    pub beyond: (bool, bool),
}

impl Entities {
    /// The kinds as they fit into a row.
    pub fn tabs(&self, area: Area) -> Tabs {
        let at = self.place();
        let size = |nth: usize| width(self.kinds[nth].plural()) + 2;
        let room = area.width.saturating_sub(3);
        let mut from = 0;
        while from < at && (from..=at).map(size).sum::<u16>() + 4 > room {
            from += 1;
        }
        let mut x = area.x + if from > 0 { 3 } else { 1 };
        let mut shown = Vec::new();
        for nth in from..self.kinds.len() {
            let width = size(nth) - 2;
            let keep = if nth + 1 < self.kinds.len() { 2 } else { 0 };
            if x + width + keep > area.x + area.width && nth > at {
                break;
            }
            shown.push((nth, Area { x, width, ..area }));
            x += width + 2;
        }
        Tabs {
            beyond: (from > 0, from + shown.len() < self.kinds.len()),
            shown,
        }
    }

    /// What the cursor is on.
    pub fn selected(&self) -> Option<Value> {
        self.rows.get(self.list.cursor).map(|r| r.value)
    }

    /// Lists what has events in `totals` of the kind, with their `counts`, the cursor staying on
    /// its row.
    pub fn list(&mut self, corpus: &Corpus, totals: &Tally, counts: &Tally) {
        let selected = self.selected();
        let values = |kind| totals.values(corpus, kind);
        self.kinds = EntityKind::ALL
            .into_iter()
            .filter(|kind| !values(*kind).is_empty())
            .collect();
        if !self.kinds.contains(&self.kind) {
            self.kind = self.kinds.first().copied().unwrap_or(EntityKind::Base);
        }
        let pattern = Pattern::new(&self.needle);
        let fits = |v: Value| pattern.is_empty() || pattern.find_in(v.label(corpus)).is_some();
        self.rows = values(self.kind)
            .into_iter()
            .filter(|(value, _)| fits(*value))
            .map(|(value, _)| Row {
                value,
                count: counts.count(value),
            })
            .collect();
        let name = |row: &Row| row.value.label(corpus);
        self.rows
            .sort_by(|a, b| b.count.cmp(&a.count).then_with(|| name(a).cmp(name(b))));
        let at = self.rows.iter().position(|r| Some(r.value) == selected);
        self.list.cursor = at.unwrap_or(self.list.cursor);
    }

    /// Turns to the kind of a value and puts the cursor on it, once it is listed.
    pub(super) fn seek(&mut self, kind: EntityKind, value: Value) {
        self.kind = kind;
        self.needle.clear();
        self.moved(Some(value));
    }

    /// Another corpus or kind is listed: forgets the rows but that of this value of it.
    pub(super) fn moved(&mut self, value: Option<Value>) {
        let row = |value| Row { value, count: 0 };
        self.rows = value.map(row).into_iter().collect();
        self.list.cursor = 0;
    }

    /// Turns to the next kind, or the one before.
    pub fn turn(&mut self, forward: bool) {
        let len = self.kinds.len();
        if len == 0 {
            return;
        }
        let step = if forward { 1 } else { len - 1 };
        self.turn_to((self.place() + step) % len);
    }

    /// Place of the kind listed among the kinds.
    fn place(&self) -> usize {
        self.kinds.iter().position(|k| *k == self.kind).unwrap_or(0)
    }

    /// Turns to a kind by its place among the kinds.
    pub(super) fn turn_to(&mut self, at: usize) {
        let Some(kind) = self.kinds.get(at) else {
            return;
        };
        self.kind = *kind;
        self.list = List::default();
        self.rows.clear();
        self.needle.clear();
    }
}

//! The entities with their counts under the filter.

use super::list::List;
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

impl Entities {
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
        let at = self.kinds.iter().position(|k| *k == self.kind).unwrap_or(0);
        self.kind = self.kinds[(at + if forward { 1 } else { len - 1 }) % len];
        self.list = List::default();
        self.rows.clear();
        self.needle.clear();
    }
}

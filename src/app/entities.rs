//! The entities with their counts under the filter.

use super::list::List;
use crate::corpus::Corpus;
use crate::model::{EntityIx, EntityKind};
use crate::query::fuzzy::Pattern;

/// One entity of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub entity: EntityIx,
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
    /// The entity under the cursor.
    pub fn selected(&self) -> Option<EntityIx> {
        self.rows.get(self.list.cursor).map(|r| r.entity)
    }

    /// Lists the entities of the kind that have events in `totals`, with their `counts` (both by
    /// entity), keeping the cursor on its entity.
    pub fn list(&mut self, corpus: &Corpus, totals: &[u32], counts: &[u32]) {
        let selected = self.selected();
        let has_events = |at: usize| totals.get(at).is_some_and(|&n| n > 0);
        self.kinds = EntityKind::ALL
            .into_iter()
            .filter(|kind| {
                let mut all = corpus.entities.iter().enumerate();
                all.any(|(at, e)| e.kind == *kind && has_events(at))
            })
            .collect();
        if !self.kinds.contains(&self.kind) {
            self.kind = self.kinds.first().copied().unwrap_or(EntityKind::Base);
        }
        let pattern = Pattern::new(&self.needle);
        let fits = |name: &str| pattern.is_empty() || pattern.find_in(name).is_some();
        self.rows = corpus
            .entities
            .iter()
            .enumerate()
            .filter(|(at, e)| e.kind == self.kind && has_events(*at) && fits(&e.name))
            .map(|(at, _)| Row {
                entity: EntityIx(at as u32),
                count: counts[at],
            })
            .collect();
        let name = |row: &Row| &corpus.entity(row.entity).name;
        self.rows
            .sort_by(|a, b| b.count.cmp(&a.count).then_with(|| name(a).cmp(name(b))));
        let at = self.rows.iter().position(|r| Some(r.entity) == selected);
        self.list.cursor = at.unwrap_or(self.list.cursor);
    }

    /// Another corpus is listed: forgets the rows but the one of this entity of it.
    pub(super) fn moved(&mut self, entity: Option<usize>) {
        let row = |at| Row {
            entity: EntityIx(at as u32),
            count: 0,
        };
        self.rows = entity.map(row).into_iter().collect();
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

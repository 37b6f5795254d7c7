//! Two facets counted against each other: bases by groups, weapons by kinds of event, ….

use std::collections::BTreeMap;

use super::Value;
use crate::corpus::Corpus;
use crate::model::EntityKind;
use crate::query::{self, Facet};

/// What rows and columns can be.
const AXES: [Facet; 8] = [
    Facet::Base,
    Facet::Group,
    Facet::Person,
    Facet::Weapon,
    Facet::Place,
    Facet::Organisation,
    Facet::Outlet,
    Facet::Kind,
];

/// Values beyond these have no row or column: nobody pages through more.
const MOST: usize = 400;

/// The table on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    /// What the rows are.
    pub down: Facet,
    /// What the columns are.
    pub across: Facet,
    /// The rows, those with most events first.
    pub rows: Vec<Value>,
    /// The columns, those with most events first.
    pub columns: Vec<Value>,
    /// Events with both, a row at a time.
    counts: Vec<u32>,
    /// The row of the cursor.
    pub row: usize,
    /// The column of the cursor.
    pub column: usize,
}

impl Default for Matrix {
    fn default() -> Self {
        Self {
            down: Facet::Base,
            across: Facet::Group,
            rows: Vec::new(),
            columns: Vec::new(),
            counts: Vec::new(),
            row: 0,
            column: 0,
        }
    }
}

/// A facet as a heading of many.
pub fn plural(facet: Facet) -> &'static str {
    let kind = EntityKind::ALL.into_iter().find(|k| Facet::of(*k) == facet);
    kind.map_or("Kinds", EntityKind::plural)
}

impl Matrix {
    /// Counts `events`, the cursor staying on its row and column.
    pub(super) fn count_anew(&mut self, corpus: &Corpus, events: &[u32]) {
        let (row, column) = (
            self.rows.get(self.row).copied(),
            self.columns.get(self.column).copied(),
        );
        let outlets = query::first_of_outlet(corpus);
        let values = |event: u32, facet| values(corpus, &outlets, event, facet);
        self.rows = ranked(corpus, events, |e| values(e, self.down));
        self.columns = ranked(corpus, events, |e| values(e, self.across));
        let place = |list: &[Value]| -> BTreeMap<Value, usize> {
            list.iter().enumerate().map(|(at, v)| (*v, at)).collect()
        };
        let (rows, columns) = (place(&self.rows), place(&self.columns));
        self.counts = vec![0; rows.len() * columns.len()];
        for &event in events {
            let across = values(event, self.across);
            for row in values(event, self.down) {
                for column in &across {
                    if let (Some(row), Some(column)) = (rows.get(&row), columns.get(column)) {
                        self.counts[row * columns.len() + column] += 1;
                    }
                }
            }
        }
        let find = |list: &BTreeMap<Value, usize>, v: Option<Value>| {
            v.and_then(|v| list.get(&v)).copied().unwrap_or(0)
        };
        self.row = find(&rows, row);
        self.column = find(&columns, column);
    }

    /// Turns rows or columns to the next facet, or the one before; never both to the same.
    pub(super) fn turn(&mut self, columns: bool, forward: bool) {
        let (turned, other) = if columns {
            (&mut self.across, self.down)
        } else {
            (&mut self.down, self.across)
        };
        let step = if forward { 1 } else { AXES.len() - 1 };
        let mut at = AXES.iter().position(|f| f == turned).unwrap_or(0);
        loop {
            at = (at + step) % AXES.len();
            if AXES[at] != other {
                break;
            }
        }
        *turned = AXES[at];
    }

    /// Events with the values of a row and a column.
    pub fn count(&self, row: usize, column: usize) -> u32 {
        let at = row * self.columns.len() + column;
        self.counts.get(at).copied().unwrap_or(0)
    }

    /// The greatest count.
    pub fn most(&self) -> u32 {
        self.counts.iter().copied().max().unwrap_or(0)
    }

    /// The values of the cursor's cell.
    pub fn chosen(&self) -> Option<[Value; 2]> {
        Some([*self.rows.get(self.row)?, *self.columns.get(self.column)?])
    }

    pub(super) fn down(&mut self, by: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.row = self.row.saturating_add_signed(by).min(last);
    }

    pub(super) fn right(&mut self, by: isize) {
        let last = self.columns.len().saturating_sub(1);
        self.column = self.column.saturating_add_signed(by).min(last);
    }
}

/// The values an event has of a facet, each once.
fn values(corpus: &Corpus, outlets: &[Option<u32>], event: u32, facet: Facet) -> Vec<Value> {
    let it = &corpus.events[event as usize];
    match facet {
        Facet::Kind => vec![Value::Kind(it.kind)],
        Facet::Outlet => {
            let of = corpus.reports_of(it).map(|r| outlets[r.document as usize]);
            let mut found: Vec<Value> = of.flatten().map(Value::Outlet).collect();
            found.sort_unstable();
            found.dedup();
            found
        }
        _ => {
            let all = corpus.entities_of[event as usize].iter();
            all.filter(|e| Facet::of(corpus.entity(**e).kind) == facet)
                .map(|e| Value::Entity(*e))
                .collect()
        }
    }
}

/// The values events have, those with most events first, then by name.
fn ranked(corpus: &Corpus, events: &[u32], values: impl Fn(u32) -> Vec<Value>) -> Vec<Value> {
    let mut counts: BTreeMap<Value, u32> = BTreeMap::new();
    for value in events.iter().flat_map(|&e| values(e)) {
        *counts.entry(value).or_default() += 1;
    }
    let mut found: Vec<Value> = counts.keys().copied().collect();
    found.sort_by(|a, b| {
        let more = counts[b].cmp(&counts[a]);
        more.then_with(|| a.label(corpus).cmp(b.label(corpus)))
    });
    found.truncate(MOST);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;

    #[test]
    fn any_two_facets_are_counted_and_never_one_against_itself() {
        let corpus = sample::corpus();
        let events = [0, 1, 2, 3];
        let mut matrix = Matrix::default();
        for turn in 0..30 {
            matrix.turn(turn % 3 == 0, turn % 5 != 0);
            assert_ne!(matrix.down, matrix.across);
            matrix.count_anew(&corpus, &events);
            for (row, value) in matrix.rows.iter().enumerate() {
                let outlets = query::first_of_outlet(&corpus);
                let has = |e: &&u32| values(&corpus, &outlets, **e, matrix.down).contains(value);
                let all = events.iter().filter(has).count() as u32;
                for column in 0..matrix.columns.len() {
                    assert!(matrix.count(row, column) <= all);
                }
            }
        }
    }

    #[test]
    fn the_cursor_stays_on_its_cell_when_others_vanish() {
        let corpus = sample::corpus();
        let mut matrix = Matrix {
            across: Facet::Weapon,
            ..Matrix::default()
        };
        matrix.count_anew(&corpus, &[0, 1, 2, 3]);
        matrix.down(1);
        let row = matrix.rows[matrix.row];
        matrix.count_anew(&corpus, &[3, 2, 1]);
        assert!(!matrix.rows.contains(&row) || matrix.rows[matrix.row] == row);
    }
}

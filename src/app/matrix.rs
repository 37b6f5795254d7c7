//! Two kinds of entities counted against each other: bases by groups.

use crate::corpus::Corpus;
use crate::model::{EntityIx, EntityKind};

/// The table on the screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The bases, those with most events first.
    pub rows: Vec<EntityIx>,
    /// The groups, those with most events first.
    pub columns: Vec<EntityIx>,
    /// Events with both, a row at a time.
    counts: Vec<u32>,
    /// The row of the cursor.
    pub row: usize,
    /// The column of the cursor.
    pub column: usize,
}

impl Matrix {
    /// Counts `events`.
    pub fn of(corpus: &Corpus, events: &[u32]) -> Self {
        let totals = crate::query::facets(corpus, events);
        let rows = ranked(corpus, &totals, EntityKind::Base);
        let columns = ranked(corpus, &totals, EntityKind::Group);
        let mut counts = vec![0; rows.len() * columns.len()];
        for &event in events {
            let with = &corpus.entities_of[event as usize];
            let there = |list: &[EntityIx]| -> Vec<usize> {
                let all = list.iter().enumerate();
                all.filter(|(_, e)| with.binary_search(e).is_ok())
                    .map(|(at, _)| at)
                    .collect()
            };
            for row in there(&rows) {
                for column in there(&columns) {
                    counts[row * columns.len() + column] += 1;
                }
            }
        }
        Self {
            rows,
            columns,
            counts,
            row: 0,
            column: 0,
        }
    }

    /// Events with the base of a row and the group of a column.
    pub fn count(&self, row: usize, column: usize) -> u32 {
        let at = row * self.columns.len() + column;
        self.counts.get(at).copied().unwrap_or(0)
    }

    /// The greatest count.
    pub fn most(&self) -> u32 {
        self.counts.iter().copied().max().unwrap_or(0)
    }

    /// Base and group of the cursor's cell.
    pub fn chosen(&self) -> Option<[EntityIx; 2]> {
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

/// The entities of a kind that have events, those with most first, then by name.
fn ranked(corpus: &Corpus, totals: &[u32], kind: EntityKind) -> Vec<EntityIx> {
    let all = (0..).map(EntityIx).zip(&corpus.entities);
    let mut found: Vec<EntityIx> = all
        .filter(|(ix, e)| e.kind == kind && totals[ix.0 as usize] > 0)
        .map(|(ix, _)| ix)
        .collect();
    let total = |ix: &EntityIx| totals[ix.0 as usize];
    let name = |ix: &EntityIx| &corpus.entity(*ix).name;
    found.sort_by(|a, b| total(b).cmp(&total(a)).then_with(|| name(a).cmp(name(b))));
    found
}

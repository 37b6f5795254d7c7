//! Two facets counted against each other: bases by groups, weapons by kinds of event, ….

use super::Value;
use super::layout::Area;
use super::page::width;
use crate::corpus::Corpus;
use crate::model::{EntityIx, EntityKind, Kind};
use crate::query::{Facet, Index};

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
    /// What rows and columns are to be, once they are counted.
    wanted: (Facet, Facet),
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
            wanted: (Facet::Base, Facet::Group),
        }
    }
}

/// A facet as a heading of many.
pub fn plural(facet: Facet) -> &'static str {
    let kind = EntityKind::ALL.into_iter().find(|k| Facet::of(*k) == facet);
    kind.map_or("Kinds", EntityKind::plural)
}

/// Columns of a cell, a blank after it included, where there is room and where there is little.
const CELL: (u16, u16) = (14, 12);
/// Columns of the view from which there is room.
const ROOMY: u16 = 100;
/// Rows a column's name may take.
const HEAD: u16 = 3;

/// Where the parts of the matrix lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MatrixAreas {
    /// The names of the columns.
    pub head: Area,
    /// The names of the rows, beside the cells.
    pub names: Area,
    /// The cells.
    pub cells: Area,
    /// The chosen cell in words; empty where there is no room.
    pub foot: Area,
    /// Columns of a cell, a blank after it included.
    pub cell: u16,
    /// The first row and the first column that are seen.
    pub from: (usize, usize),
    /// How many columns are seen.
    pub columns: usize,
}

impl MatrixAreas {
    /// The cell of a row and a column that are seen.
    pub fn cell(&self, (row, column): (usize, usize)) -> Area {
        let x = self.cells.x + (column - self.from.1) as u16 * self.cell;
        let edge = self.cells.x + self.cells.width;
        Area {
            x,
            y: self.cells.y + (row - self.from.0) as u16,
            width: (self.cell - 2).min(edge.saturating_sub(x)),
            height: 1,
        }
    }
}

impl Matrix {
    /// Where its parts lie inside its frame.
    pub fn areas(&self, corpus: &Corpus, inside: Area) -> MatrixAreas {
        let roomy = inside.width >= ROOMY;
        let longest = self.rows.iter().map(|v| width(v.label(corpus)) + 3).max();
        let share = inside.width * if roomy { 2 } else { 1 } / if roomy { 5 } else { 3 };
        let names = longest.unwrap_or(8).clamp(8, share.clamp(8, 44));
        let (rest, foot) = inside.bottom(u16::from(inside.height >= 10));
        let (names, cells) = rest.left(names.min(inside.width));
        let cell = if roomy { CELL.0 } else { CELL.1 };
        let fits = usize::from((cells.width + 1) / cell).max(1);
        let head = HEAD.min(inside.height / 3).max(1);
        let (head, cells) = (cells.top(head).0, cells.top(head + 1).1);
        let seen = usize::from(cells.height);
        let from = (
            self.row.saturating_sub(seen.saturating_sub(1)),
            self.column.saturating_sub(fits - 1),
        );
        MatrixAreas {
            head,
            names: names.top(head.height + 1).1,
            cells,
            foot,
            cell,
            from,
            columns: fits.min(self.columns.len().saturating_sub(from.1)),
        }
    }

    /// The row and the column under a spot of the screen.
    pub(super) fn at(&self, areas: &MatrixAreas, x: u16, y: u16) -> Option<(usize, usize)> {
        let area = areas.cells;
        if !area.contains(x, y) {
            return None;
        }
        let row = areas.from.0 + usize::from(y - area.y);
        let column = areas.from.1 + usize::from((x - area.x) / areas.cell);
        (row < self.rows.len() && column < areas.from.1 + areas.columns).then_some((row, column))
    }

    /// What is to be counted against what: rows, columns.
    pub(super) fn wanted(&self) -> (Facet, Facet) {
        self.wanted
    }

    /// Shows what was counted, the cursor staying on its row and column.
    pub(super) fn show(&mut self, counted: Counted) {
        let (row, column) = (self.rows.get(self.row), self.columns.get(self.column));
        let find = |list: &[Value], v: Option<&Value>| {
            v.and_then(|v| list.iter().position(|o| o == v))
                .unwrap_or(0)
        };
        self.row = find(&counted.rows, row);
        self.column = find(&counted.columns, column);
        (self.down, self.across) = counted.axes;
        (self.rows, self.columns) = (counted.rows, counted.columns);
        self.counts = counted.counts;
    }

    /// Turns rows or columns to the next facet, or the one before; never both to the same.
    pub(super) fn turn(&mut self, columns: bool, forward: bool) {
        let (down, across) = &mut self.wanted;
        let (turned, other) = if columns {
            (across, *down)
        } else {
            (down, *across)
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

/// What the matrix shows: pure, so that another thread can count it.
#[derive(Debug)]
pub(super) struct Counted {
    axes: (Facet, Facet),
    rows: Vec<Value>,
    columns: Vec<Value>,
    counts: Vec<u32>,
}

impl Counted {
    /// Counts events by two facets.
    pub(super) fn of(corpus: &Corpus, index: &Index, events: &[u32], axes: (Facet, Facet)) -> Self {
        let slots = Slots::of(corpus, index);
        let (rows, row_of) = slots.ranked(events, axes.0);
        let (columns, column_of) = slots.ranked(events, axes.1);
        let mut counts = vec![0; rows.len() * columns.len()];
        let (mut down, mut across) = (Vec::new(), Vec::new());
        for &event in events {
            slots.fill(event, axes.0, &mut down);
            slots.fill(event, axes.1, &mut across);
            for row in down.iter().filter_map(|&slot| row_of[slot]) {
                for column in across.iter().filter_map(|&slot| column_of[slot]) {
                    counts[row * columns.len() + column] += 1;
                }
            }
        }
        Self {
            axes,
            rows,
            columns,
            counts,
        }
    }
}

/// A number for each value there can be, in their order: entities, outlets, kinds.
struct Slots<'c> {
    corpus: &'c Corpus,
    index: &'c Index,
    /// The first numbers of outlets and kinds, and the one after all.
    outlets: usize,
    kinds: usize,
    end: usize,
}

impl<'c> Slots<'c> {
    fn of(corpus: &'c Corpus, index: &'c Index) -> Self {
        let outlets = corpus.entities.len();
        let kinds = outlets + corpus.documents.len();
        Self {
            corpus,
            index,
            outlets,
            kinds,
            end: kinds + Kind::ALL.len(),
        }
    }

    /// Puts the values an event has of a facet into `found`, each once.
    fn fill(&self, event: u32, facet: Facet, found: &mut Vec<usize>) {
        found.clear();
        match facet {
            Facet::Kind => found.push(self.kinds + self.index.kind(event) as usize),
            Facet::Outlet => {
                let all = self.index.outlets(event).iter();
                found.extend(all.map(|&at| self.outlets + at as usize));
            }
            _ => {
                let all = self.index.entities(event).iter();
                let of = all.filter(|e| Facet::of(self.corpus.entity(**e).kind) == facet);
                found.extend(of.map(|e| e.0 as usize));
            }
        }
    }

    fn value(&self, slot: usize) -> Value {
        if slot >= self.kinds {
            Value::Kind(Kind::ALL[slot - self.kinds])
        } else if slot >= self.outlets {
            Value::Outlet((slot - self.outlets) as u32)
        } else {
            Value::Entity(EntityIx(slot as u32))
        }
    }

    /// The values events have, those with most events first, then by name; and the place of each.
    fn ranked(&self, events: &[u32], facet: Facet) -> (Vec<Value>, Vec<Option<usize>>) {
        let mut counts = vec![0_u32; self.end];
        let mut slots = Vec::new();
        for &event in events {
            self.fill(event, facet, &mut slots);
            for &slot in &slots {
                counts[slot] += 1;
            }
        }
        let mut found: Vec<usize> = (0..self.end).filter(|&slot| counts[slot] > 0).collect();
        let name = |slot| self.value(slot).label(self.corpus);
        found.sort_by(|&a, &b| counts[b].cmp(&counts[a]).then_with(|| name(a).cmp(name(b))));
        found.truncate(MOST);
        let mut place = vec![None; self.end];
        for (at, &slot) in found.iter().enumerate() {
            place[slot] = Some(at);
        }
        (found.iter().map(|&slot| self.value(slot)).collect(), place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;

    #[test]
    fn any_two_facets_are_counted_and_never_one_against_itself() {
        let corpus = sample::corpus();
        let index = Index::new(&corpus);
        let slots = Slots::of(&corpus, &index);
        let events = [0, 1, 2, 3];
        let mut matrix = Matrix::default();
        for turn in 0..30 {
            matrix.turn(turn % 3 == 0, turn % 5 != 0);
            matrix.show(Counted::of(&corpus, &index, &events, matrix.wanted()));
            assert_ne!(matrix.down, matrix.across);
            let mut found = Vec::new();
            for (row, value) in matrix.rows.iter().enumerate() {
                let mut has = |event: u32, facet, value: &Value| {
                    slots.fill(event, facet, &mut found);
                    found.iter().any(|&slot| slots.value(slot) == *value)
                };
                for (column, other) in matrix.columns.iter().enumerate() {
                    let both = events
                        .into_iter()
                        .filter(|&e| has(e, matrix.down, value) && has(e, matrix.across, other));
                    assert_eq!(matrix.count(row, column), both.count() as u32);
                }
            }
        }
    }

    #[test]
    fn the_cursor_stays_on_its_cell_when_others_vanish() {
        let corpus = sample::corpus();
        let index = Index::new(&corpus);
        let axes = (Facet::Base, Facet::Weapon);
        let counted = |events: &[u32]| Counted::of(&corpus, &index, events, axes);
        let mut matrix = Matrix::default();
        matrix.show(counted(&[0, 1, 2, 3]));
        matrix.down(1);
        let row = matrix.rows[matrix.row];
        matrix.show(counted(&[3, 2, 1]));
        assert!(!matrix.rows.contains(&row) || matrix.rows[matrix.row] == row);
    }
}

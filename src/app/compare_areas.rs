//! Where the parts of the comparison lie: for drawing and for the mouse.

use super::page::wrap;
use super::{Area, Compare, Field, Saying};

/// Columns of the names of fields.
const NAMES: u16 = 14;
/// A column of a source is not narrower than this.
const NARROWEST: u16 = 24;
/// Rows of the columns' heads, a blank one included.
const HEAD: u16 = 3;
/// An entry takes no more rows than this.
const MOST: usize = 5;

/// The parts that are seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CompareAreas {
    /// Each source's place and column, its head included.
    pub columns: Vec<(usize, Area)>,
    /// Each field's place, its first row and its rows.
    pub fields: Vec<(usize, u16, u16)>,
    /// How many sources lie to the left and to the right.
    pub beyond: (usize, usize),
}

impl CompareAreas {
    /// The cell of a field and a source that are seen.
    pub fn cell(column: Area, (y, height): (u16, u16)) -> Area {
        Area {
            y,
            height,
            ..column
        }
    }
}

impl Compare {
    /// Where the parts lie inside the frame.
    pub fn areas(&self, inside: Area) -> CompareAreas {
        let sources = self.table.sources.len();
        let (_, cells) = inside.left(NAMES.min(inside.width / 3));
        if cells.is_empty() || sources == 0 {
            return CompareAreas::default();
        }
        let shown = usize::from(cells.width / NARROWEST).clamp(1, sources);
        let from = self.column.saturating_sub(shown - 1);
        let width = cells.width / shown as u16;
        let columns: Vec<(usize, Area)> = (from..(from + shown).min(sources))
            .map(|at| {
                let x = cells.x + (at - from) as u16 * width;
                (at, Area { x, width, ..cells })
            })
            .collect();
        CompareAreas {
            fields: self.fields(inside, &columns),
            beyond: (from, sources - (from + columns.len())),
            columns,
        }
    }

    /// The fields that are seen, scrolled so far that the row of the cursor fits.
    fn fields(&self, inside: Area, columns: &[(usize, Area)]) -> Vec<(usize, u16, u16)> {
        let all = self.table.fields.iter();
        let heights: Vec<u16> = all.map(|field| height(field, columns)).collect();
        let (_, rows) = inside.top(HEAD);
        // A blank row between the fields where all fit with it.
        let gap = u16::from(heights.iter().map(|h| h + 1).sum::<u16>() <= rows.height);
        let taken = |top: usize| heights[top..=self.row].iter().map(|h| h + gap).sum::<u16>();
        let mut top = 0;
        while top < self.row && taken(top) > rows.height {
            top += 1;
        }
        let mut fields = Vec::new();
        let mut y = rows.y;
        for (at, height) in heights.iter().enumerate().skip(top) {
            if y >= rows.y + rows.height {
                break;
            }
            fields.push((at, y, (*height).min(rows.y + rows.height - y)));
            y += height + gap;
        }
        fields
    }

    /// The field, the source and the entry under a spot of the screen.
    pub(super) fn at(&self, inside: Area, x: u16, y: u16) -> Option<(usize, usize, usize)> {
        let areas = self.areas(inside);
        let mut columns = areas.columns.iter();
        let &(source, column) = columns.find(|(_, area)| area.contains(x, y))?;
        let mut fields = areas.fields.iter();
        let &(field, top, _) = fields.find(|(_, top, high)| (*top..top + high).contains(&y))?;
        let mut below = usize::from(y - top);
        let entries = &self.table.fields[field].cells[source].entries;
        let on = entries.iter().position(|entry| {
            let rows = entry.rows(column).1.len();
            let here = below < rows;
            below = below.saturating_sub(rows);
            here
        });
        Some((field, source, on.unwrap_or(entries.len().saturating_sub(1))))
    }
}

impl Saying {
    /// Its words with their paragraphs, and the rows they are broken into in a column.
    pub fn rows(&self, column: Area) -> (String, Vec<(usize, usize)>) {
        let text = format!("{} {}", self.text, self.places);
        // A blank before, the sign of a difference, a blank after.
        let room = usize::from(column.width.saturating_sub(4)).max(1);
        let mut rows = wrap(&text, room);
        rows.truncate(MOST);
        (text, rows)
    }
}

/// Rows a field takes.
fn height(field: &Field, columns: &[(usize, Area)]) -> u16 {
    let of = |(at, area): &(usize, Area)| {
        let entries = field.cells[*at].entries.iter();
        entries.map(|e| e.rows(*area).1.len()).sum::<usize>()
    };
    let most = columns.iter().map(of).max().unwrap_or(1);
    u16::try_from(most.max(1)).unwrap_or(u16::MAX)
}

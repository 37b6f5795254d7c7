//! An event's reports side by side: a row a field, a column a report.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::Theme;
use super::paint::{frame, put, put_cut, tint};
use crate::app::page::wrap;
use crate::app::{App, Area, Field};

/// Columns of the names of fields.
const NAMES: u16 = 13;
/// A column of a report is not narrower than this.
const NARROWEST: u16 = 22;

/// Draws the view.
pub(super) fn draw(buf: &mut Buffer, body: Area, app: &App, theme: &Theme) {
    let compare = &app.compare;
    let Some(event) = compare.event else { return };
    let event = &app.corpus.events[event as usize];
    let place = format!(
        "report {} of {}",
        compare.column + 1,
        compare.table.heads.len()
    );
    let inside = frame(
        buf,
        body,
        (&event.title, &place),
        (theme.border_focus, theme.title_focus),
        theme.ascii,
    );
    let names = NAMES.min(inside.width / 3);
    let (_, cells) = inside.left(names);
    if cells.is_empty() {
        return;
    }
    let shown = (cells.width / NARROWEST).max(1) as usize;
    let shown = shown.min(compare.table.heads.len()).max(1);
    let from = compare.column.saturating_sub(shown - 1);
    let width = cells.width / shown as u16;
    let columns: Vec<(usize, Area)> = (from..(from + shown).min(compare.table.heads.len()))
        .map(|at| {
            let x = cells.x + (at - from) as u16 * width;
            (at, Area { x, width, ..cells })
        })
        .collect();
    for (at, area) in &columns {
        let style = if *at == compare.column {
            theme.title_focus
        } else {
            theme.heading
        };
        let head = &compare.table.heads[*at];
        put_cut(buf, *area, (area.x + 1, area.y), width - 2, head, style);
    }
    fields(buf, inside, &columns, app, theme);
}

fn fields(buf: &mut Buffer, area: Area, columns: &[(usize, Area)], app: &App, theme: &Theme) {
    let compare = &app.compare;
    let heights: Vec<u16> = compare
        .table
        .fields
        .iter()
        .map(|field| height(field, columns))
        .collect();
    let bottom = area.y + area.height;
    // Scrolled so far that the row of the cursor fits.
    let mut top = 0;
    let room = area.height.saturating_sub(2);
    while top < compare.row && heights[top..=compare.row].iter().sum::<u16>() > room {
        top += 1;
    }
    let mut y = area.y + 2;
    for (at, field) in compare.table.fields.iter().enumerate().skip(top) {
        if y >= bottom {
            break;
        }
        let chosen = at == compare.row;
        let name = if chosen { theme.title_focus } else { theme.dim };
        let x = put(buf, area, (area.x + 1, y), field.name, name);
        if field.disputed {
            let sign = if theme.ascii { " !" } else { " ≠" };
            put(buf, area, (x, y), sign, theme.disputed);
        }
        let style = if field.disputed {
            theme.disputed
        } else {
            theme.text
        };
        for (column, cell) in columns {
            let text = &field.cells[*column].text;
            let on = chosen && *column == compare.column;
            let spot = Area {
                y,
                height: heights[at].saturating_sub(1).min(bottom - y),
                ..*cell
            };
            words(buf, spot, text, style, theme);
            if on {
                tint(buf, spot, theme.cursor);
            }
        }
        y += heights[at];
    }
}

/// Rows a field takes, with an empty one after it.
fn height(field: &Field, columns: &[(usize, Area)]) -> u16 {
    let rows = columns.iter().map(|(at, area)| {
        let room = area.width.saturating_sub(2).max(1) as usize;
        wrap(&field.cells[*at].text, room).len()
    });
    (rows.max().unwrap_or(1).min(6) + 1) as u16
}

fn words(buf: &mut Buffer, area: Area, text: &str, style: Style, theme: &Theme) {
    if text.is_empty() {
        put(buf, area, (area.x + 1, area.y), "·", theme.dim);
        return;
    }
    let room = area.width.saturating_sub(2).max(1) as usize;
    let rows = wrap(text, room);
    for (y, (start, end)) in (area.y..area.y + area.height).zip(rows) {
        let row = text[start..end].trim_end();
        put(buf, area, (area.x + 1, y), row, style);
    }
}

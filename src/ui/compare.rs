//! What an event's sources say side by side: a row a field, a column an independent source.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::Theme;
use super::paint::{frame, put, put_cut, put_right, tint};
use crate::app::page::wrap;
use crate::app::{App, Area, Cell, Field, Saying, words};

/// Columns of the names of fields.
const NAMES: u16 = 14;
/// A column of a source is not narrower than this.
const NARROWEST: u16 = 24;
/// Rows of the columns' heads, a blank one included.
const HEAD: u16 = 3;
/// An entry takes no more rows than this.
const MOST: usize = 5;

/// Draws the view.
pub(super) fn draw(buf: &mut Buffer, body: Area, app: &App, theme: &Theme) {
    let compare = &app.compare;
    let Some(event) = compare.event else { return };
    let event = &app.corpus.events[event as usize];
    let sources = &compare.table.sources;
    let place = format!("source {} of {}", compare.column + 1, sources.len());
    let date = event.date.as_ref().map(words::long_date);
    let title = match date {
        Some(date) => format!("{} · {date}", event.title),
        None => format!("{} · undated", event.title),
    };
    let styles = (theme.border_focus, theme.title_focus);
    let inside = frame(buf, body, (&title, &place), styles, theme.ascii);
    let names = NAMES.min(inside.width / 3);
    let (_, cells) = inside.left(names);
    if cells.is_empty() {
        return;
    }
    let shown = (cells.width / NARROWEST).max(1) as usize;
    let shown = shown.min(sources.len()).max(1);
    let from = compare.column.saturating_sub(shown - 1);
    let width = cells.width / shown as u16;
    let columns: Vec<(usize, Area)> = (from..(from + shown).min(sources.len()))
        .map(|at| {
            let x = cells.x + (at - from) as u16 * width;
            (at, Area { x, width, ..cells })
        })
        .collect();
    for (at, area) in &columns {
        let (style, dim) = if *at == compare.column {
            (theme.title_focus, theme.text)
        } else {
            (theme.heading, theme.dim)
        };
        let room = width.saturating_sub(2);
        let source = &sources[*at];
        put_cut(buf, *area, (area.x + 1, area.y), room, &source.name, style);
        put_cut(
            buf,
            *area,
            (area.x + 1, area.y + 1),
            room,
            &source.about,
            dim,
        );
    }
    let more = sources.len() - (from + columns.len());
    if from > 0 || more > 0 {
        let foot = Area {
            y: body.y + body.height - 1,
            height: 1,
            ..inside
        };
        let text = format!(" {from} more sources left, {more} right ");
        put_right(buf, foot, foot.y, &text, theme.dim);
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
    // A blank row between the fields where all fit with it.
    let airy = heights.iter().map(|h| h + 1).sum::<u16>() <= area.height.saturating_sub(HEAD);
    let gap = u16::from(airy);
    // Scrolled so far that the row of the cursor fits.
    let mut top = 0;
    let room = area.height.saturating_sub(HEAD);
    while top < compare.row
        && heights[top..=compare.row]
            .iter()
            .map(|h| h + gap)
            .sum::<u16>()
            > room
    {
        top += 1;
    }
    let mut y = area.y + HEAD;
    for (at, field) in compare.table.fields.iter().enumerate().skip(top) {
        if y >= bottom {
            break;
        }
        let chosen = at == compare.row;
        let name = if chosen { theme.title_focus } else { theme.dim };
        let x = put(buf, area, (area.x + 1, y), field.name, name);
        if field.disputed {
            put(buf, area, (x + 1, y), unlike(theme), theme.disputed);
        }
        for (column, cell) in columns {
            let spot = Area {
                y,
                height: heights[at].min(bottom - y),
                ..*cell
            };
            let on = (chosen && *column == compare.column).then_some(compare.entry);
            entries(buf, spot, &field.cells[*column], on, theme);
        }
        y += heights[at] + gap;
    }
}

/// The sign of what differs.
fn unlike(theme: &Theme) -> &'static str {
    if theme.ascii { "!" } else { "≠" }
}

/// The words of an entry with its paragraphs, and the rows they are broken into.
fn rows(entry: &Saying, room: usize) -> (String, Vec<(usize, usize)>) {
    let text = format!("{} {}", entry.text, entry.places);
    let mut rows = wrap(&text, room);
    if rows.len() > MOST {
        rows.truncate(MOST);
    }
    (text, rows)
}

/// Cells a cell's words may take: a blank before, the sign of a difference, a blank after.
fn room(area: Area) -> usize {
    usize::from(area.width.saturating_sub(4)).max(1)
}

/// Rows a field takes.
fn height(field: &Field, columns: &[(usize, Area)]) -> u16 {
    let of = |(at, area): &(usize, Area)| {
        let entries = field.cells[*at].entries.iter();
        entries.map(|e| rows(e, room(*area)).1.len()).sum::<usize>()
    };
    let most = columns.iter().map(of).max().unwrap_or(1);
    u16::try_from(most.max(1)).unwrap_or(u16::MAX)
}

/// The entries of a cell, one under the other; `on` is the one the cursor is on.
fn entries(buf: &mut Buffer, area: Area, cell: &Cell, on: Option<usize>, theme: &Theme) {
    if cell.entries.is_empty() {
        let dot = if theme.ascii { "." } else { "·" };
        put(buf, area, (area.x + 3, area.y), dot, theme.dim);
        if on.is_some() {
            mark(buf, area, (area.y, 1), theme.cursor);
        }
        return;
    }
    let style = if cell.differs {
        theme.disputed
    } else {
        theme.text
    };
    let mut y = area.y;
    for (nth, entry) in cell.entries.iter().enumerate() {
        let (text, lines) = rows(entry, room(area));
        let first = y;
        if cell.differs {
            put(buf, area, (area.x + 1, y), unlike(theme), theme.disputed);
        }
        let said = entry.text.len();
        for (start, end) in lines {
            let x = put(
                buf,
                area,
                (area.x + 3, y),
                &text[start..end.min(said).max(start)],
                style,
            );
            let rest = text[start.max(said.min(end))..end].trim_end();
            put(buf, area, (x, y), rest, theme.dim);
            y += 1;
        }
        if on == Some(nth) {
            mark(buf, area, (first, y - first), theme.cursor);
        }
    }
}

/// Marks rows of a cell as chosen.
fn mark(buf: &mut Buffer, area: Area, (y, height): (u16, u16), style: Style) {
    let spot = Area {
        y,
        height: height.min((area.y + area.height).saturating_sub(y)),
        width: area.width.saturating_sub(1),
        ..area
    };
    for row in spot.y..spot.y + spot.height {
        super::overlay::select(
            buf,
            Area {
                y: row,
                height: 1,
                ..spot
            },
            style,
        );
    }
    tint(buf, spot, style);
}

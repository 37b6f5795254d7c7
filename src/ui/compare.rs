//! What an event's sources say side by side: a row a field, a column an independent source.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::Theme;
use super::paint::{frame, put, put_cut, put_foot, tint};
use crate::app::{App, Area, Cell, CompareAreas, words};

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
    let areas = compare.areas(inside);
    for (at, area) in &areas.columns {
        let (style, dim) = if *at == compare.column {
            (theme.title_focus, theme.text)
        } else {
            (theme.heading, theme.dim)
        };
        let room = area.width.saturating_sub(2);
        let (x, y) = (area.x + 1, area.y);
        put_cut(buf, *area, (x, y), room, &sources[*at].name, style);
        put_cut(buf, *area, (x, y + 1), room, &sources[*at].about, dim);
    }
    beyond(buf, body, areas.beyond, theme);
    for &(at, y, height) in &areas.fields {
        let field = &compare.table.fields[at];
        let chosen = at == compare.row;
        let name = if chosen { theme.title_focus } else { theme.dim };
        let x = put(buf, inside, (inside.x + 1, y), field.name, name);
        if field.disputed {
            put(buf, inside, (x + 1, y), unlike(theme), theme.disputed);
        }
        for (column, area) in &areas.columns {
            let spot = CompareAreas::cell(*area, (y, height));
            let on = (chosen && *column == compare.column).then_some(compare.entry);
            entries(buf, spot, &field.cells[*column], on, theme);
        }
    }
}

/// How many sources lie beyond either edge.
fn beyond(buf: &mut Buffer, body: Area, (left, right): (usize, usize), theme: &Theme) {
    let text = match (left, right) {
        (0, 0) => return,
        (0, _) => format!(" {right} more to the right "),
        (_, 0) => format!(" {left} more to the left "),
        _ => format!(" {left} more to the left, {right} to the right "),
    };
    put_foot(buf, body, &text, theme.dim);
}

/// The sign of what differs.
fn unlike(theme: &Theme) -> &'static str {
    if theme.ascii { "!" } else { "≠" }
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
        let (text, lines) = entry.rows(area);
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

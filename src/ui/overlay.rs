//! What lies over the view: pickers and cards.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::Theme;
use super::paint::{clear, cut, frame, put, put_cut, put_matched, put_right};
use crate::app::{Area, Card, Picker, Seen, picker_area};

/// Draws a row as chosen: one style over all its cells, so that no colour fights with it.
pub(super) fn select(buf: &mut Buffer, row: Area, style: Style) {
    for x in row.x..row.x + row.width {
        if let Some(cell) = buf.cell_mut((x, row.y)) {
            cell.set_style(Style::reset());
            cell.set_style(style);
        }
    }
}

/// Draws a picker; returns where the text cursor stands.
pub(super) fn picker(
    buf: &mut Buffer,
    body: Area,
    picker: &Picker,
    theme: &Theme,
) -> Option<(u16, u16)> {
    let area = picker_area(body, picker.offer.len());
    clear(buf, area, theme.text);
    let count = match (picker.found.near, picker.found.hits.len()) {
        (true, hits @ 1..) => format!("none has it; {hits} come near"),
        (_, hits) => format!("{hits} of {}", picker.offer.len()),
    };
    let inside = frame(
        buf,
        area,
        (picker.title, &count),
        (theme.border_focus, theme.title_focus),
        theme.ascii,
    );
    let (line, rest) = inside.top(1);
    let sign = if theme.ascii { " > " } else { " ❯ " };
    let x = put(buf, line, (line.x, line.y), sign, theme.key);
    if picker.input.value().is_empty() {
        put(buf, line, (x, line.y), "type a few letters", theme.dim);
    } else {
        put(buf, line, (x, line.y), picker.input.value(), theme.text);
    }
    let cursor = x + picker.input.visual_cursor() as u16;
    let cursor = (!line.is_empty()).then_some((cursor.min(line.x + line.width), line.y));
    let (rule, list) = rest.top(1);
    let dash = if theme.ascii { "-" } else { "─" };
    put(
        buf,
        rule,
        (rule.x, rule.y),
        &dash.repeat(rule.width as usize),
        theme.border,
    );
    if picker.found.hits.is_empty() {
        let words = format!(
            "Nothing is called “{}” or nearly so. Fewer letters show more.",
            picker.input.value()
        );
        super::message(buf, list, &[words], theme.dim);
    }
    let seen = (picker.list.top..).zip(&picker.seen);
    for (y, (at, row_of)) in (list.y..list.y + list.height).zip(seen) {
        let row = Area {
            y,
            height: 1,
            ..list
        };
        if at == picker.list.cursor {
            select(buf, row, theme.cursor);
        }
        let marked = picker.marked.contains(&row_of.place);
        picker_row(buf, row, (row_of, marked), at == picker.list.cursor, theme);
    }
    cursor
}

fn picker_row(
    buf: &mut Buffer,
    row: Area,
    (seen, marked): (&Seen, bool),
    chosen: bool,
    theme: &Theme,
) {
    let item = &seen.item;
    let (text, dim) = if chosen {
        (theme.cursor, theme.cursor)
    } else {
        (theme.text, theme.dim)
    };
    let sign = match (marked, item.on, theme.ascii) {
        (true, _, true) => "*",
        (true, _, false) => "●",
        (_, true, true) => "+",
        (_, true, false) => "✓",
        _ => " ",
    };
    put(buf, row, (row.x + 1, row.y), sign, text);
    let inner = Area {
        width: row.width.saturating_sub(1),
        ..row
    };
    let detail = cut(&item.detail, row.width / 2);
    let end = put_right(buf, inner, row.y, &detail, dim);
    let names = Area {
        width: end.saturating_sub(row.x + 1),
        ..row
    };
    let at = (row.x + 3, row.y);
    let matched = theme.matched;
    if seen.spelling == 0 {
        let label = (item.label.as_str(), seen.indices.as_slice());
        put_matched(buf, names, at, label, (text, matched));
    } else {
        let x = put(buf, names, at, &item.label, text);
        let alias = item
            .aliases
            .get(seen.spelling - 1)
            .map_or("", String::as_str);
        let x = put(buf, names, (x, row.y), "  ", dim);
        put_matched(
            buf,
            names,
            (x, row.y),
            (alias, &seen.indices),
            (dim, matched),
        );
    }
}

/// Draws a card.
pub(super) fn card(buf: &mut Buffer, body: Area, card: &Card, theme: &Theme) {
    let area = card.area(body);
    clear(buf, area, theme.text);
    let rows = card.rows(body);
    let (all, seen) = (rows.len(), usize::from(area.inside().height));
    let place = if all > seen {
        let end = (card.top + seen).min(all);
        format!("{end} of {all} · j k scroll · Esc closes")
    } else {
        "Esc closes".to_owned()
    };
    let inside = frame(
        buf,
        area,
        (&card.title, &place),
        (theme.border_focus, theme.title_focus),
        theme.ascii,
    );
    for (y, line) in (inside.y..inside.y + inside.height).zip(rows.iter().skip(card.top)) {
        let label = Area {
            width: inside.width.min(13),
            ..inside
        };
        put_right(buf, label, y, &format!("{} ", line.label), theme.dim);
        let room = inside.width.saturating_sub(14);
        put_cut(
            buf,
            inside,
            (inside.x + 13, y),
            room,
            &line.text,
            theme.text,
        );
    }
}

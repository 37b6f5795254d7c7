//! Cells: clipped text, frames, bars. Nothing here can write outside its area or let a control or
//! direction character through.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use crate::app::Area;
pub(super) use crate::app::page::width;
use crate::app::page::{cells, is_drawn};

/// What of a grapheme is drawn.
fn drawn(grapheme: &str) -> Cow<'_, str> {
    let harmful = |c: char| c.is_control() || !is_drawn(c);
    if !grapheme.contains(harmful) {
        return Cow::Borrowed(grapheme);
    }
    if grapheme.contains(char::is_whitespace) {
        return Cow::Borrowed(" ");
    }
    Cow::Owned(grapheme.chars().filter(|c| !harmful(*c)).collect())
}

/// Writes one grapheme at `x`, `y` if it fits in `area`; returns the column after it.
pub(super) fn put_grapheme(
    buf: &mut Buffer,
    area: Area,
    (x, y): (u16, u16),
    grapheme: &str,
    style: Style,
) -> Option<u16> {
    let size = cells(grapheme) as u16;
    if size == 0 {
        return Some(x);
    }
    if x + size > area.x + area.width || !area.contains(x, y) {
        return None;
    }
    let cell = buf.cell_mut((x, y))?;
    cell.set_symbol(&drawn(grapheme)).set_style(style);
    for rest in 1..size {
        if let Some(cell) = buf.cell_mut((x + rest, y)) {
            cell.set_symbol(" ").set_style(style);
        }
    }
    Some(x + size)
}

/// Writes text from column `x` of row `y`, cut at the edge of `area`; returns the column after it.
pub(super) fn put(
    buf: &mut Buffer,
    area: Area,
    (mut x, y): (u16, u16),
    text: &str,
    style: Style,
) -> u16 {
    for grapheme in text.graphemes(true) {
        match put_grapheme(buf, area, (x, y), grapheme, style) {
            Some(next) => x = next,
            None => break,
        }
    }
    x
}

/// Writes text that ends with `…` when it does not fit in `room` cells; returns the column after.
pub(super) fn put_cut(
    buf: &mut Buffer,
    area: Area,
    at: (u16, u16),
    room: u16,
    text: &str,
    style: Style,
) -> u16 {
    put(buf, area, at, &cut(text, room), style)
}

/// Text of at most `room` cells, with `…` where something is missing.
pub(super) fn cut(text: &str, room: u16) -> Cow<'_, str> {
    if width(text) <= room {
        return Cow::Borrowed(text);
    }
    let mut used = 0;
    let mut out = String::new();
    for grapheme in text.graphemes(true) {
        let size = cells(grapheme) as u16;
        if used + size + 1 > room {
            break;
        }
        used += size;
        out.push_str(grapheme);
    }
    if room > 0 {
        let kept = out.trim_end().len();
        out.truncate(kept);
        out.push('…');
    }
    Cow::Owned(out)
}

/// Writes text that ends at the right edge of `area`; returns the column it begins at.
pub(super) fn put_right(buf: &mut Buffer, area: Area, y: u16, text: &str, style: Style) -> u16 {
    let size = width(text);
    let x = (area.x + area.width).saturating_sub(size).max(area.x);
    put(buf, area, (x, y), text, style);
    x
}

/// Writes text into the lower border of a frame, at its right.
pub(super) fn put_foot(buf: &mut Buffer, frame: Area, text: &str, style: Style) {
    let foot = Area {
        x: frame.x + 1,
        y: frame.y + frame.height - 1,
        width: frame.width.saturating_sub(2),
        height: 1,
    };
    put_right(buf, foot, foot.y, text, style);
}

/// Writes text with some of its characters (by index) in another style, cut to `room` cells.
pub(super) fn put_matched(
    buf: &mut Buffer,
    area: Area,
    (mut x, y): (u16, u16),
    (text, indices): (&str, &[usize]),
    (style, matched): (Style, Style),
) -> u16 {
    let mut index = 0;
    for grapheme in text.graphemes(true) {
        let len = grapheme.chars().count();
        let hit = indices.iter().any(|i| (index..index + len).contains(i));
        let style = if hit { style.patch(matched) } else { style };
        match put_grapheme(buf, area, (x, y), grapheme, style) {
            Some(next) => x = next,
            None => break,
        }
        index += len;
    }
    x
}

/// Empties an area and gives it a style.
pub(super) fn clear(buf: &mut Buffer, area: Area, style: Style) {
    for y in area.y..area.y + area.height {
        for x in area.x..area.x + area.width {
            if let Some(cell) = buf.cell_mut((x, y)) {
                cell.reset();
                cell.set_style(style);
            }
        }
    }
}

/// Lays a style over an area.
pub(super) fn tint(buf: &mut Buffer, area: Area, style: Style) {
    for y in area.y..area.y + area.height {
        for x in area.x..area.x + area.width {
            if let Some(cell) = buf.cell_mut((x, y)) {
                cell.set_style(style);
            }
        }
    }
}

/// A frame with a title on the left and a word on the right of its upper edge, and the area inside.
pub(super) fn frame(
    buf: &mut Buffer,
    area: Area,
    (left, right): (&str, &str),
    (border, title): (Style, Style),
    ascii: bool,
) -> Area {
    if !area.bordered() {
        return area;
    }
    let [corners, sides] = if ascii {
        [["+", "+", "+", "+"], ["-", "|", "", ""]]
    } else {
        [["╭", "╮", "╰", "╯"], ["─", "│", "", ""]]
    };
    let (x1, y1) = (area.x + area.width - 1, area.y + area.height - 1);
    for x in area.x + 1..x1 {
        put(buf, area, (x, area.y), sides[0], border);
        put(buf, area, (x, y1), sides[0], border);
    }
    for y in area.y + 1..y1 {
        put(buf, area, (area.x, y), sides[1], border);
        put(buf, area, (x1, y), sides[1], border);
    }
    for (at, corner) in [(area.x, area.y), (x1, area.y), (area.x, y1), (x1, y1)]
        .into_iter()
        .zip(corners)
    {
        put(buf, area, at, corner, border);
    }
    let edge = Area {
        x: area.x + 2,
        y: area.y,
        width: area.width.saturating_sub(4),
        height: 1,
    };
    let right = match right {
        "" => String::new(),
        words => format!(" {words} "),
    };
    // The left gives way to the right, down to a few letters.
    let room = edge.width.saturating_sub(width(&right) + 3).max(8);
    if !left.is_empty() {
        let left = format!(" {} ", cut(left, room.min(edge.width.saturating_sub(2))));
        let end = put(buf, edge, (edge.x, edge.y), &left, title);
        if end + width(&right) >= edge.x + edge.width {
            return area.inside();
        }
    }
    put_right(buf, edge, edge.y, &right, border);
    area.inside()
}

/// A horizontal bar of `part` of `whole` in `room` cells, in eighths of a cell.
pub(super) fn bar(part: u32, whole: u32, room: u16, ascii: bool) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    if whole == 0 || part == 0 {
        return String::new();
    }
    let eighths = (u64::from(part) * u64::from(room) * 8).div_ceil(u64::from(whole)) as usize;
    if ascii {
        return "=".repeat(eighths.div_ceil(8));
    }
    format!("{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cut_text_fits_and_says_so() {
        assert_eq!(cut("Camp Taji", 9), "Camp Taji");
        assert_eq!(cut("Camp Taji", 6), "Camp…");
        assert_eq!(cut("基地攻撃", 5), "基地…");
        assert_eq!(cut("abc", 0), "");
    }

    #[test]
    fn direction_marks_and_controls_never_reach_a_cell() {
        let area = Area {
            x: 0,
            y: 0,
            width: 20,
            height: 1,
        };
        let mut buf = Buffer::empty(ratatui::layout::Rect::new(0, 0, 20, 1));
        put(
            &mut buf,
            area,
            (0, 0),
            "a\u{202e}b\u{1b}[31m\u{200b}c\td",
            Style::default(),
        );
        let text: String = buf
            .content()
            .iter()
            .map(ratatui::buffer::Cell::symbol)
            .collect();
        assert_eq!(text.trim_end(), "ab[31mc d");
    }
}

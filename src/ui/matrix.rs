//! Two facets against each other as a heat map: how many of the events shown have both.

use ratatui::buffer::Buffer;

use super::overlay::select;
use super::paint::{cut, frame, put, put_cut, put_foot, put_right};
use super::{Theme, message, value_style};
use crate::app::page::wrap;
use crate::app::{App, Area, Matrix, MatrixAreas, plural, words};

/// Draws the view.
pub(super) fn draw(buf: &mut Buffer, body: Area, app: &App, theme: &Theme) {
    let matrix = &app.matrix;
    let title = format!(
        "{} and {}",
        plural(matrix.down),
        plural(matrix.across).to_lowercase()
    );
    let size = format!("{} × {}", matrix.rows.len(), matrix.columns.len());
    let styles = (theme.border_focus, theme.title_focus);
    let inside = frame(buf, body, (&title, &size), styles, theme.ascii);
    if matrix.rows.is_empty() || matrix.columns.is_empty() {
        let names = [matrix.down, matrix.across].map(|f| plural(f).to_lowercase());
        let words = format!(
            "No event shown has both of {} and {}. ] and }} turn to others.",
            names[0], names[1]
        );
        message(buf, inside, &[words], theme.dim);
        return;
    }
    let areas = matrix.areas(&app.corpus, inside);
    let shown = areas.from.1..areas.from.1 + areas.columns;
    for at in shown.clone() {
        let area = Area {
            x: areas.head.x + (at - areas.from.1) as u16 * areas.cell,
            width: areas.cell - 1,
            ..areas.head
        };
        column_name(buf, area, app, at, theme);
    }
    let bottom = areas.cells.y + areas.cells.height;
    for (y, row) in (areas.cells.y..bottom).zip(areas.from.0..matrix.rows.len()) {
        let value = matrix.rows[row];
        let style = if row == matrix.row {
            theme.title_focus
        } else {
            value_style(theme, app, value)
        };
        let names = areas.names;
        let room = names.width.saturating_sub(3);
        let name = value.label(&app.corpus);
        put_cut(buf, names, (names.x + 1, y), room, name, style);
        for column in shown.clone() {
            count(buf, areas.cell((row, column)), matrix, (row, column), theme);
        }
    }
    beyond(buf, body, matrix, &areas, theme);
    chosen(buf, areas.foot, app, theme);
}

/// How many columns lie beyond either edge.
fn beyond(buf: &mut Buffer, body: Area, matrix: &Matrix, areas: &MatrixAreas, theme: &Theme) {
    let left = areas.from.1;
    let right = matrix.columns.len() - (left + areas.columns);
    let [before, after] = if theme.ascii {
        ["<", ">"]
    } else {
        ["‹", "›"]
    };
    let text = match (left, right) {
        (0, 0) => return,
        (0, _) => format!(" {right} more {after} "),
        (_, 0) => format!(" {before} {left} more "),
        _ => format!(" {before} {left} more, {right} more {after} "),
    };
    put_foot(buf, body, &text, theme.dim);
}

/// The chosen cell in words.
fn chosen(buf: &mut Buffer, area: Area, app: &App, theme: &Theme) {
    let Some(both) = app.matrix.chosen().filter(|_| !area.is_empty()) else {
        return;
    };
    let [row, column] = both.map(|value| value.label(&app.corpus));
    let number = app.matrix.count(app.matrix.row, app.matrix.column) as usize;
    let text = match number {
        0 => format!("{row} and {column}: together in no event"),
        _ => format!(
            "{row} and {column}: together in {}",
            words::count(number, "event")
        ),
    };
    let room = area.width.saturating_sub(2);
    put_cut(buf, area, (area.x + 1, area.y), room, &text, theme.text);
}

/// A column's name in as many rows as it needs and has, the last standing next to the cells.
fn column_name(buf: &mut Buffer, area: Area, app: &App, at: usize, theme: &Theme) {
    let value = app.matrix.columns[at];
    let style = if at == app.matrix.column {
        theme.title_focus
    } else {
        value_style(theme, app, value)
    };
    let room = area.width.saturating_sub(1);
    // A word is cut rather than broken.
    let words = value.label(&app.corpus).split_whitespace();
    let words: Vec<_> = words.map(|word| cut(word, room)).collect();
    let name = words.join(" ");
    let rows = wrap(&name, room.max(1).into());
    let height = area.height as usize;
    let blank = height.saturating_sub(rows.len()) as u16;
    for (nth, &(start, end)) in rows.iter().take(height).enumerate() {
        // What does not fit is cut in the last row.
        let end = if nth + 1 == height { name.len() } else { end };
        let y = area.y + blank + nth as u16;
        put_cut(
            buf,
            area,
            (area.x, y),
            room,
            name[start..end].trim_end(),
            style,
        );
    }
}

/// A count on a ground that is the denser the more there are: shade and number say the same.
fn count(
    buf: &mut Buffer,
    cell: Area,
    matrix: &Matrix,
    (row, column): (usize, usize),
    theme: &Theme,
) {
    let number = matrix.count(row, column);
    if number == 0 {
        let dot = if theme.ascii { "." } else { "·" };
        put(buf, cell, (cell.x, cell.y), dot, theme.dim);
    } else {
        let shades = if theme.ascii {
            [".", ":", "+", "#"]
        } else {
            ["░", "▒", "▓", "█"]
        };
        let level = (number * 4).div_ceil(matrix.most().max(1)).clamp(1, 4);
        let room = usize::from(cell.width.saturating_sub(4));
        let shade = shades[level as usize - 1].repeat(room);
        put(buf, cell, (cell.x, cell.y), &shade, theme.bar);
        put_right(buf, cell, cell.y, &number.to_string(), theme.number);
    }
    if (row, column) == (matrix.row, matrix.column) {
        select(buf, cell, theme.cursor);
    }
}

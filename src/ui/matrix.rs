//! Two facets against each other as a heat map: how many of the events shown have both.

use ratatui::buffer::Buffer;

use super::overlay::select;
use super::paint::{frame, put, put_cut, put_right, width};
use super::{Theme, message, value_style};
use crate::app::page::wrap;
use crate::app::{App, Area, Matrix, plural};

/// Columns of a cell, a blank after it included.
const CELL: u16 = 14;
/// Rows a column's name may take.
const HEAD: u16 = 3;

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
    let longest = matrix
        .rows
        .iter()
        .map(|v| width(v.label(&app.corpus)) + 3)
        .max();
    let most = (inside.width * 2 / 5).clamp(8, 44);
    let names = longest.unwrap_or(8).clamp(8, most).min(inside.width);
    let (names, cells) = inside.left(names);
    let fits = (cells.width / CELL).max(1) as usize;
    let from = matrix.column.saturating_sub(fits - 1);
    let shown = from..matrix.columns.len().min(from + fits);
    let head = HEAD.min(inside.height / 3).max(1);
    for at in shown.clone() {
        let x = cells.x + (at - from) as u16 * CELL;
        let area = Area {
            x,
            width: CELL - 1,
            height: head,
            ..cells
        };
        column_name(buf, area, app, at, theme);
    }
    let more = matrix.columns.len() - shown.end;
    if from > 0 || more > 0 {
        let text = format!(" ‹ {from} more · {more} more › ");
        let text = if theme.ascii {
            text.replace(['‹', '›', '·'], "|")
        } else {
            text
        };
        let foot = Area {
            y: body.y + body.height - 1,
            height: 1,
            ..inside
        };
        put_right(buf, foot, foot.y, &text, theme.dim);
    }
    let (_, list) = inside.top(head + 1);
    let room = (list.height as usize).saturating_sub(1);
    let top = matrix.row.saturating_sub(room);
    for (y, row) in (list.y..list.y + list.height).zip(top..matrix.rows.len()) {
        let value = matrix.rows[row];
        let style = if row == matrix.row {
            theme.title_focus
        } else {
            value_style(theme, app, value)
        };
        let room = names.width.saturating_sub(3);
        let name = value.label(&app.corpus);
        put_cut(buf, names, (names.x + 1, y), room, name, style);
        for column in shown.clone() {
            let cell = Area {
                x: cells.x + (column - from) as u16 * CELL,
                y,
                width: CELL - 2,
                height: 1,
            };
            count(buf, cell, cells, matrix, (row, column), theme);
        }
    }
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
    let name = value.label(&app.corpus);
    let rows = wrap(name, room.max(1).into());
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
    cells: Area,
    matrix: &Matrix,
    (row, column): (usize, usize),
    theme: &Theme,
) {
    let edge = cells.x + cells.width;
    let cell = Area {
        width: cell.width.min(edge.saturating_sub(cell.x)),
        ..cell
    };
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

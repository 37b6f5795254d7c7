//! Bases against groups: how many of the events shown have both.

use ratatui::buffer::Buffer;

use super::overlay::select;
use super::paint::{cut, frame, put, put_cut, put_right};
use super::{Theme, message};
use crate::app::{App, Area, Matrix};

/// Columns of a group.
const CELL: u16 = 14;

/// Draws the view.
pub(super) fn draw(buf: &mut Buffer, body: Area, app: &App, theme: &Theme) {
    let matrix = &app.matrix;
    let inside = frame(
        buf,
        body,
        ("Bases and groups", "events with both"),
        (theme.border_focus, theme.title_focus),
        theme.ascii,
    );
    if matrix.rows.is_empty() || matrix.columns.is_empty() {
        let words = "No event shown has both a base and a group.".to_owned();
        message(buf, inside, &[words], theme.dim);
        return;
    }
    let names = (inside.width / 4).clamp(8, 30).min(inside.width);
    let (names, cells) = inside.left(names);
    let fits = (cells.width / CELL).max(1) as usize;
    let from = matrix.column.saturating_sub(fits - 1);
    let shown = from..matrix.columns.len().min(from + fits);
    for at in shown.clone() {
        let x = cells.x + (at - from) as u16 * CELL;
        let name = &app.corpus.entity(matrix.columns[at]).name;
        let style = if at == matrix.column {
            theme.title_focus
        } else {
            theme.group
        };
        put_cut(buf, cells, (x, cells.y), CELL - 2, name, style);
    }
    let (_, list) = inside.top(2);
    let top = matrix
        .row
        .saturating_sub((list.height as usize).saturating_sub(1));
    for (y, row) in (list.y..list.y + list.height).zip(top..matrix.rows.len()) {
        let name = &app.corpus.entity(matrix.rows[row]).name;
        let style = if row == matrix.row {
            theme.title_focus
        } else {
            theme.base
        };
        let room = names.width.saturating_sub(3);
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

/// A count with a bar: dark and light say the same as the number.
fn count(
    buf: &mut Buffer,
    cell: Area,
    cells: Area,
    matrix: &Matrix,
    (row, column): (usize, usize),
    theme: &Theme,
) {
    let cell = Area {
        width: cell
            .width
            .min((cells.x + cells.width).saturating_sub(cell.x)),
        ..cell
    };
    let number = matrix.count(row, column);
    if number == 0 {
        put(buf, cell, (cell.x, cell.y), "·", theme.dim);
    } else {
        let room = cell.width.saturating_sub(4);
        let bar = super::paint::bar(number, matrix.most(), room, theme.ascii);
        put(buf, cell, (cell.x, cell.y), &cut(&bar, room), theme.bar);
        put_right(buf, cell, cell.y, &number.to_string(), theme.number);
    }
    if (row, column) == (matrix.row, matrix.column) {
        select(buf, cell, theme.cursor);
    }
}

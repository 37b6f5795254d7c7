//! Drawing with dots: two across and four down a cell.

#![allow(
    clippy::cast_sign_loss,
    reason = "what lies in the area is not negative"
)]

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::app::{Area, dots};

/// Dots over an area, none of them set at first.
pub(super) struct Dots {
    area: Area,
    cells: Vec<u8>,
}

/// The bit of a dot in its cell, by row and column.
const BITS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];

impl Dots {
    pub(super) fn new(area: Area) -> Self {
        let cells = usize::from(area.width) * usize::from(area.height);
        Self {
            area,
            cells: vec![0; cells],
        }
    }

    /// Sets a dot; outside the area nothing happens.
    pub(super) fn set(&mut self, x: i32, y: i32) {
        let (width, height) = (i32::from(self.area.width), i32::from(self.area.height));
        if x < 0 || y < 0 || x >= width * 2 || y >= height * 4 {
            return;
        }
        let cell = (y / 4 * width + x / 2) as usize;
        self.cells[cell] |= BITS[(y % 4) as usize][(x % 2) as usize];
    }

    /// Draws a straight line between two positions, as far as it lies in the area; of every
    /// `period` dots only the first half, unless that is 1.
    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), period: i32) {
        let Some((from, to)) = clip(from, to, dots(self.area)) else {
            return;
        };
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let steps = dx.abs().max(dy.abs()).ceil().max(1.0);
        for step in 0..=steps as i32 {
            if period > 1 && step % period >= period / 2 {
                continue;
            }
            let part = f64::from(step) / steps;
            self.set(
                (from.0 + dx * part).floor() as i32,
                (from.1 + dy * part).floor() as i32,
            );
        }
    }

    /// A disc, every dot of it set.
    pub(super) fn disc(&mut self, (x, y): (f64, f64), radius: f64) {
        let reach = radius.ceil() as i32;
        for down in -reach..=reach {
            for right in -reach..=reach {
                if f64::from(right * right + down * down) <= radius * radius {
                    self.set(x.floor() as i32 + right, y.floor() as i32 + down);
                }
            }
        }
    }

    /// A ring of single dots.
    pub(super) fn ring(&mut self, (x, y): (f64, f64), radius: f64) {
        let count = (radius * 2.2).clamp(8.0, 240.0);
        for at in 0..count as u32 {
            let turn = std::f64::consts::TAU * f64::from(at) / count.floor();
            self.set(
                (x + radius * turn.cos()).floor() as i32,
                (y + radius * turn.sin()).floor() as i32,
            );
        }
    }

    /// Writes the cells that hold dots; without Braille, a sign for each.
    pub(super) fn draw(&self, buf: &mut Buffer, style: Style, ascii: Option<&str>) {
        let width = usize::from(self.area.width).max(1);
        for (at, &bits) in self
            .cells
            .iter()
            .enumerate()
            .filter(|(_, bits)| **bits != 0)
        {
            let spot = (
                self.area.x + (at % width) as u16,
                self.area.y + (at / width) as u16,
            );
            let Some(cell) = buf.cell_mut(spot) else {
                continue;
            };
            match ascii {
                Some(sign) => cell.set_symbol(sign),
                None => cell.set_char(char::from_u32(0x2800 + u32::from(bits)).unwrap_or(' ')),
            };
            cell.set_style(Style::reset());
            cell.set_style(style);
        }
    }
}

type Spot = (f64, f64);

/// The part of a line inside a rectangle from the origin (Liang and Barsky's way).
fn clip(from: Spot, to: Spot, size: Spot) -> Option<(Spot, Spot)> {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (slope, room) in [
        (-dx, from.0),
        (dx, size.0 - from.0),
        (-dy, from.1),
        (dy, size.1 - from.1),
    ] {
        if slope == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if slope < 0.0 {
            enter = enter.max(room / slope);
        } else {
            leave = leave.min(room / slope);
        }
    }
    let at = |part: f64| (from.0 + dx * part, from.1 + dy * part);
    (enter <= leave).then(|| (at(enter), at(leave)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_at_the_edges() {
        let size = (10.0, 10.0);
        let cut = clip((-5.0, 5.0), (15.0, 5.0), size);
        assert_eq!(cut, Some(((0.0, 5.0), (10.0, 5.0))));
        assert_eq!(clip((-5.0, -1.0), (15.0, -1.0), size), None);
        assert_eq!(
            clip((1.0, 1.0), (2.0, 2.0), size),
            Some(((1.0, 1.0), (2.0, 2.0)))
        );
    }

    #[test]
    fn dots_outside_are_none() {
        let mut dots = Dots::new(Area {
            x: 0,
            y: 0,
            width: 2,
            height: 1,
        });
        dots.line((-1e9, -1e9), (1e9, 1e9), 1);
        dots.disc((100.0, 100.0), 5.0);
        dots.set(-1, 0);
        assert_eq!(dots.cells, [0x01 | 0x10, 0x04 | 0x80]);
    }
}

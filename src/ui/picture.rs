//! Pictures of the screen: cells to SVG. Every character has its own place, so that all viewers
//! align it whatever font they have.

use std::fmt::Write;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

use super::{Theme, draw_buffer};
use crate::app::App;

/// Cells the explorer was drawn into.
pub struct Cells(Buffer);

impl Cells {
    /// Draws the explorer at the size it knows.
    pub fn of(app: &App, theme: &Theme) -> Self {
        let mut buf = Buffer::empty(Rect::new(0, 0, app.size.0, app.size.1));
        draw_buffer(&mut buf, app, theme);
        Self(buf)
    }

    /// The cells.
    pub fn buffer(&self) -> &Buffer {
        &self.0
    }

    /// The characters, line by line, without blanks at line ends.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for y in 0..self.0.area.height {
            let mut line = String::new();
            let mut skip = 0;
            for x in 0..self.0.area.width {
                let symbol = self.0[(x, y)].symbol();
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                skip = super::paint::width(symbol).saturating_sub(1);
                line.push_str(symbol);
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }
}

/// Width and height of a cell in pixels.
const CELL: (f32, f32) = (8.4, 16.5);

/// The colours of a picture: background, text, and the sixteen of a terminal.
struct Palette {
    back: &'static str,
    text: &'static str,
    sixteen: [&'static str; 16],
}

const DARK: Palette = Palette {
    back: "#16181d",
    text: "#d5d8df",
    sixteen: [
        "#2a2e37", "#d9666f", "#8fb573", "#d7b56d", "#6f9fd8", "#b58ad6", "#5fb3b3", "#c8ccd4",
        "#6b7280", "#e8818a", "#a9cc8c", "#e8cb85", "#8bb8ee", "#c9a4e6", "#7fcccc", "#f1f3f6",
    ],
};

const LIGHT: Palette = Palette {
    back: "#fbfaf7",
    text: "#2b2d33",
    sixteen: [
        "#2b2d33", "#b3363f", "#3f7d2f", "#94690c", "#2a5da8", "#8338a6", "#17777a", "#d8d8d4",
        "#77797f", "#cf4a54", "#4f963d", "#b07f14", "#3a72c4", "#9a4cc0", "#1f9194", "#ffffff",
    ],
};

/// The picture of cells, on a light ground or a dark one.
pub fn svg(cells: &Cells, light: bool) -> String {
    let palette = if light { &LIGHT } else { &DARK };
    let buf = &cells.0;
    let (columns, rows) = (buf.area.width, buf.area.height);
    let (width, height) = (
        f32::from(columns) * CELL.0 + 24.0,
        f32::from(rows) * CELL.1 + 24.0,
    );
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         width=\"{width:.0}\" height=\"{height:.0}\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{}\"/>\n\
         <g font-family=\"'DejaVu Sans Mono','JetBrains Mono',Menlo,Consolas,monospace\" \
         font-size=\"14\" xml:space=\"preserve\">\n",
        palette.back
    );
    for y in 0..rows {
        row(&mut out, buf, y, palette);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

/// How a cell looks.
#[derive(PartialEq, Clone)]
struct Look {
    fore: String,
    back: Option<String>,
    modifier: Modifier,
}

fn look(buf: &Buffer, x: u16, y: u16, palette: &Palette) -> Look {
    let cell = &buf[(x, y)];
    let fore = color(cell.fg, palette).unwrap_or_else(|| palette.text.to_owned());
    let back = color(cell.bg, palette);
    let (fore, back) = if cell.modifier.contains(Modifier::REVERSED) {
        let ground = back.unwrap_or_else(|| palette.back.to_owned());
        (ground, Some(fore))
    } else {
        (fore, back)
    };
    Look {
        fore,
        back,
        modifier: cell.modifier,
    }
}

fn row(out: &mut String, buf: &Buffer, y: u16, palette: &Palette) {
    let mut x = 0;
    while x < buf.area.width {
        let look = look(buf, x, y, palette);
        let start = x;
        while x < buf.area.width && self::look(buf, x, y, palette) == look {
            x += 1;
        }
        run(out, buf, y, (start, x), &look);
    }
}

/// A blank that viewers neither drop nor join with others.
const BLANK: char = '\u{a0}';

/// Writes the cells of a row from `start` to `end`, which look the same.
fn run(out: &mut String, buf: &Buffer, y: u16, (start, end): (u16, u16), look: &Look) {
    let (left, top) = (
        f32::from(start) * CELL.0 + 12.0,
        f32::from(y) * CELL.1 + 12.0,
    );
    if let Some(back) = &look.back {
        let _ = writeln!(
            out,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"{back}\" shape-rendering=\"crispEdges\"/>",
            f32::from(end - start) * CELL.0,
            CELL.1
        );
    }
    let mut places = String::new();
    let mut text = String::new();
    // Blanks before the next letter, so that copied text keeps its words apart; of those a run
    // begins with one is enough.
    let mut blanks: Vec<u16> = Vec::new();
    for x in start..end {
        let symbol = buf[(x, y)].symbol();
        if symbol.trim().is_empty() {
            if text.is_empty() {
                blanks.clear();
            }
            blanks.push(x);
            continue;
        }
        if let Some((x0, y0, w, h)) = symbol.chars().next().and_then(block) {
            let _ = writeln!(
                out,
                "<rect x=\"{:.2}\" y=\"{:.2}\" width=\"{:.2}\" height=\"{:.2}\" fill=\"{}\" shape-rendering=\"crispEdges\"/>",
                f32::from(x) * CELL.0 + 12.0 + x0 * CELL.0,
                top + y0 * CELL.1,
                w * CELL.0,
                h * CELL.1,
                look.fore
            );
            continue;
        }
        if let Some(dots) = symbol.chars().next().and_then(braille) {
            let at = (f32::from(x) * CELL.0 + 12.0, top);
            let _ = writeln!(
                out,
                "<path d=\"{}\" fill=\"{}\"/>",
                path(dots, at),
                look.fore
            );
            continue;
        }
        for x in blanks.drain(..) {
            let _ = write!(places, "{:.1} ", f32::from(x) * CELL.0 + 12.0);
            text.push(BLANK);
        }
        for (at, c) in symbol.chars().enumerate() {
            if at == 0 {
                let _ = write!(places, "{:.1} ", f32::from(x) * CELL.0 + 12.0);
            }
            match c {
                '<' => text.push_str("&lt;"),
                '>' => text.push_str("&gt;"),
                '&' => text.push_str("&amp;"),
                c => text.push(c),
            }
        }
    }
    if text.is_empty() {
        return;
    }
    let mut style = String::new();
    if look.modifier.contains(Modifier::BOLD) {
        style.push_str(" font-weight=\"bold\"");
    }
    if look.modifier.contains(Modifier::ITALIC) {
        style.push_str(" font-style=\"italic\"");
    }
    if look.modifier.contains(Modifier::UNDERLINED) {
        style.push_str(" text-decoration=\"underline\"");
    }
    if look.modifier.contains(Modifier::DIM) {
        style.push_str(" opacity=\"0.6\"");
    }
    let _ = writeln!(
        out,
        "<text x=\"{}\" y=\"{:.1}\" fill=\"{}\"{style}>{text}</text>",
        places.trim_end(),
        top + 12.8,
        look.fore
    );
}

/// The dots of a Braille sign as bits.
fn braille(symbol: char) -> Option<u32> {
    ('\u{2801}'..='\u{28ff}')
        .contains(&symbol)
        .then(|| symbol as u32 - 0x2800)
}

/// Dots of a cell as small squares: fonts set them in many ways.
fn path(dots: u32, (left, top): (f32, f32)) -> String {
    const PLACES: [(f32, f32); 8] = [
        (0.25, 0.125),
        (0.25, 0.375),
        (0.25, 0.625),
        (0.75, 0.125),
        (0.75, 0.375),
        (0.75, 0.625),
        (0.25, 0.875),
        (0.75, 0.875),
    ];
    let mut out = String::new();
    for (bit, (x, y)) in PLACES.iter().enumerate() {
        if dots & (1 << bit) != 0 {
            let (x, y) = (left + x * CELL.0 - 0.9, top + y * CELL.1 - 0.9);
            let _ = write!(out, "M{x:.1} {y:.1}h1.8v1.8h-1.8z");
        }
    }
    out
}

/// Blocks and their parts as rectangles of a cell: fonts leave gaps between them.
fn block(symbol: char) -> Option<(f32, f32, f32, f32)> {
    let eighths = |from: char| f32::from((symbol as u32 - from as u32 + 1) as u8) / 8.0;
    Some(match symbol {
        '▁'..='█' => (0.0, 1.0 - eighths('▁'), 1.0, eighths('▁')),
        '▉'..='▏' => (0.0, 0.0, 1.0 - eighths('▉'), 1.0),
        _ => return None,
    })
}

fn color(color: Color, palette: &Palette) -> Option<String> {
    let at = match color {
        Color::Reset => return None,
        Color::Rgb(r, g, b) => return Some(format!("#{r:02x}{g:02x}{b:02x}")),
        Color::Indexed(n) => (n % 16) as usize,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    Some(palette.sixteen[at].to_owned())
}

//! Tables for people: aligned by display width, cut to the width at hand.

use std::io::{self, Write};

use super::plain::{fit, width};
use super::sheet::{Column, Fit, Sheet};

/// How output for people looks.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Columns to fit into; `None` where nothing sets a limit, and nothing is cut.
    pub width: Option<usize>,
    /// Whether escape codes for colour and weight may be written.
    pub color: bool,
}

/// Columns that running text is broken at where nothing sets a limit.
const MEASURE: usize = 100;

/// A flexible column is not cut below this.
const NARROWEST: usize = 8;

const GAP: &str = "  ";

impl Look {
    /// Columns at which running text is broken.
    pub fn measure(self) -> usize {
        self.width.unwrap_or(MEASURE)
    }

    /// The text in bold type, where that can be shown.
    pub fn bold(self, text: &str) -> String {
        self.paint("1", text)
    }

    /// The text made fainter, where that can be shown.
    pub fn faint(self, text: &str) -> String {
        self.paint("2", text)
    }

    /// The text as a warning, where that can be shown.
    pub fn warn(self, text: &str) -> String {
        self.paint("33", text)
    }

    fn paint(self, code: &str, text: &str) -> String {
        if self.color && !text.is_empty() {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}

/// Writes a sheet as an aligned table.
pub fn write(out: &mut dyn Write, sheet: &Sheet, look: Look) -> io::Result<()> {
    let widths = widths(sheet, look.width.unwrap_or(usize::MAX));
    let headings = sheet.columns.iter().map(|c| c.name.to_uppercase());
    let heading = row(&sheet.columns, &widths, &headings.collect::<Vec<_>>());
    writeln!(out, "{}", look.bold(&heading))?;
    for cells in &sheet.rows {
        let text = row(&sheet.columns, &widths, cells);
        writeln!(out, "{}", text.replace('≠', &look.warn("≠")))?;
    }
    Ok(())
}

fn row(columns: &[Column], widths: &[usize], cells: &[String]) -> String {
    let mut text = String::new();
    for ((column, &room), cell) in columns.iter().zip(widths).zip(cells) {
        let cell = fit(cell, room);
        let pad = " ".repeat(room - width(&cell).min(room));
        match column.fit {
            Fit::Number => text.extend([pad.as_str(), cell.as_str(), GAP]),
            Fit::Whole | Fit::Gives => text.extend([cell.as_str(), pad.as_str(), GAP]),
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// The widest cell of each column, the flexible ones cut evenly until the table fits.
fn widths(sheet: &Sheet, limit: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = sheet.columns.iter().map(|c| width(c.name)).collect();
    for cells in &sheet.rows {
        for (widest, cell) in widths.iter_mut().zip(cells) {
            *widest = width(cell).max(*widest);
        }
    }
    let gaps = GAP.len() * widths.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > limit {
        let flexible = |at: &usize| sheet.columns[*at].fit == Fit::Gives;
        let widest = (0..widths.len())
            .filter(flexible)
            .max_by_key(|&at| (widths[at], at));
        match widest.filter(|&at| widths[at] > NARROWEST) {
            Some(at) => widths[at] -= 1,
            None => break,
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sheet::{gives, number, whole};

    fn print(look: Look) -> String {
        let sheet = Sheet {
            columns: vec![whole("date"), gives("place"), number("src")],
            rows: vec![
                vec![
                    "2021-05-04".into(),
                    "Камп Alder on the river".into(),
                    "2 ≠".into(),
                ],
                vec!["2021".into(), "東京".into(), "10".into()],
            ],
        };
        let mut out = Vec::new();
        write(&mut out, &sheet, look).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn columns_align_by_display_width() {
        let look = Look {
            width: Some(30),
            color: false,
        };
        let expected = "DATE        PLACE          SRC\n\
                        2021-05-04  Камп Alder o…  2 ≠\n\
                        2021        東京            10\n";
        assert_eq!(print(look), expected);
    }

    #[test]
    fn nothing_is_cut_without_a_limit() {
        let look = Look {
            width: None,
            color: false,
        };
        assert!(print(look).contains("Камп Alder on the river"));
    }

    #[test]
    fn escape_codes_only_where_allowed() {
        let look = |color| Look {
            width: Some(80),
            color,
        };
        assert!(!print(look(false)).contains('\u{1b}'));
        assert!(print(look(true)).contains("\u{1b}[33m≠\u{1b}[0m"));
    }
}

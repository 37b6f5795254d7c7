//! CSV (RFC 4180, UTF-8, `\n` line ends) that is safe to open in a spreadsheet.
//!
//! A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@` as a formula. Such a cell gets
//! an apostrophe in front, which a spreadsheet takes for "this is text"; numbers stay as they are.

use std::borrow::Cow;
use std::io::{self, Write};

use super::sheet::Sheet;

/// Writes a sheet with a heading line.
pub fn write(out: &mut dyn Write, sheet: &Sheet) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(sheet.columns.iter().map(|c| c.name))?;
    for cells in &sheet.rows {
        csv.write_record(cells.iter().map(|cell| harmless(cell).into_owned()))?;
    }
    csv.flush()
}

fn harmless(cell: &str) -> Cow<'_, str> {
    let formula = cell.trim_start().starts_with(['=', '+', '-', '@']);
    if formula && cell.parse::<f64>().is_err() {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_disarmed_and_numbers_stay() {
        assert_eq!(harmless("=1+1"), "'=1+1");
        assert_eq!(harmless(" @x"), "' @x");
        assert_eq!(harmless("-20.25"), "-20.25");
        assert_eq!(harmless("-inf x"), "'-inf x");
        assert_eq!(harmless("a=b"), "a=b");
    }
}

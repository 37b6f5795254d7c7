//! JSON: one object a line, or one array.

use std::io::{self, Write};

use serde::Serialize;

/// Writes one object a line.
pub fn lines<T: Serialize>(
    out: &mut dyn Write,
    rows: impl IntoIterator<Item = T>,
) -> io::Result<()> {
    for row in rows {
        serde_json::to_writer(&mut *out, &row)?;
        writeln!(out)?;
    }
    Ok(())
}

/// Writes one array, indented.
pub fn array<T: Serialize>(
    out: &mut dyn Write,
    rows: impl IntoIterator<Item = T>,
) -> io::Result<()> {
    let rows: Vec<T> = rows.into_iter().collect();
    serde_json::to_writer_pretty(&mut *out, &rows)?;
    writeln!(out)
}

//! Rows and columns: what the table and the CSV writer print.

/// How a column stands in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// As wide as its widest cell.
    Whole,
    /// Gives way when the table is too wide.
    Gives,
    /// As wide as its widest cell, aligned right.
    Number,
}

/// One column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its heading.
    pub name: &'static str,
    /// How it stands in a table.
    pub fit: Fit,
}

/// A column of text that keeps its width.
pub const fn whole(name: &'static str) -> Column {
    Column {
        name,
        fit: Fit::Whole,
    }
}

/// A column of text that gives way.
pub const fn gives(name: &'static str) -> Column {
    Column {
        name,
        fit: Fit::Gives,
    }
}

/// A column of numbers.
pub const fn number(name: &'static str) -> Column {
    Column {
        name,
        fit: Fit::Number,
    }
}

/// A table of text cells. Every row has one cell a column; cells are clean one-line text.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

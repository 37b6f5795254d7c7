//! The rules by example: what is read, what it comes to, and what is no date at all.

mod history;
mod readings;
mod rules;
mod tense;

use super::*;
use crate::model::{DateBasis, Paragraph, Published};

pub(super) fn day(text: &str) -> Date {
    Date::day(text.parse().unwrap())
}

pub(in crate::extract::time) fn read(text: &str, published: &str) -> Vec<TimeExpression> {
    find_in_text(text, (!published.is_empty()).then(|| day(published)))
}

/// Asserts that `text` holds exactly these expressions: (words, TIMEX3 value, EDTF).
pub(super) fn check(text: &str, published: &str, wanted: &[(&str, &str, &str)]) {
    let found = read(text, published);
    let found: Vec<(&str, &str, String)> = found
        .iter()
        .map(|e| {
            (
                e.span.of(text),
                e.value.as_str(),
                e.date.map_or(String::new(), |d| d.edtf()),
            )
        })
        .collect();
    let wanted: Vec<(&str, &str, String)> = wanted
        .iter()
        .map(|(a, b, c)| (*a, *b, (*c).to_owned()))
        .collect();
    assert_eq!(found, wanted, "{text}");
}

/// A document of body paragraphs, one a line; a line that starts with `|` is a table row.
pub(super) fn document(text: &str, published: &str) -> Document {
    let mut paragraphs = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.trim_end().len());
        at += line.len();
        paragraphs.push(Paragraph {
            ordinal: paragraphs.len() as u32 + 1,
            role: if line.starts_with('|') {
                Role::TableRow
            } else {
                Role::Body
            },
            span,
            sentences: vec![span],
        });
    }
    Document {
        published: (!published.is_empty()).then(|| Published {
            date: day(published),
            basis: DateBasis::SideFile,
            note: String::new(),
        }),
        paragraphs,
        ..Document::new("t", text)
    }
}

/// A Sunday.
pub(in crate::extract::time) const DOC: &str = "2020-03-29";

fn warning(expression: &TimeExpression) -> String {
    expression
        .warning
        .map(|w| w.to_string())
        .unwrap_or_default()
}

//! Time expressions as rows.

use serde::Serialize;

use super::contract::DateView;
use super::sheet::{Sheet, gives, whole};

/// One line of `times`: a time expression.
#[derive(Debug, Clone, Serialize)]
pub struct TimeLine {
    /// Id of the document.
    pub document: String,
    /// First character (Unicode scalar value) of the expression in the text, from 0.
    pub start: usize,
    /// One past its last character.
    pub end: usize,
    /// The words.
    pub text: String,
    /// TIMEX3 `type`: `DATE`, `TIME`, `DURATION` or `SET`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// TIMEX3 `value`.
    pub value: String,
    /// First byte of the expression in the file as read.
    pub byte_start: u32,
    /// One past its last byte.
    pub byte_end: u32,
    /// The civil dates it covers.
    pub date: Option<DateView>,
    /// The rule that read it.
    pub rule: &'static str,
    /// What it was resolved against: `none`, `document`, `text: …`, `event: …`, `pack: …`.
    pub anchor: String,
    /// Something to look at: an impossible date, a weekday that contradicts it.
    pub warning: Option<String>,
    /// What the words could mean as well.
    pub alternatives: Vec<AlternativeView>,
}

/// Another meaning of the same words.
#[derive(Debug, Clone, Serialize)]
pub struct AlternativeView {
    /// Its TIMEX3 `value`.
    pub value: String,
    /// The civil dates it covers.
    pub date: Option<DateView>,
    /// Why the meaning given was preferred to it.
    pub reason: &'static str,
}

/// The time expressions for people.
pub fn time_table(lines: &[TimeLine]) -> Sheet {
    Sheet {
        columns: vec![
            gives("article"),
            gives("words"),
            whole("type"),
            gives("value"),
            gives("dates"),
            gives("anchor"),
            gives("or"),
            gives("warning"),
        ],
        rows: lines.iter().map(|t| time_cells(t, false)).collect(),
    }
}

/// The time expressions as rows of a spreadsheet.
pub fn time_sheet(lines: &[TimeLine]) -> Sheet {
    let columns = [
        "document",
        "text",
        "type",
        "value",
        "date_edtf",
        "anchor",
        "alternatives",
        "warning",
        "rule",
        "start",
        "end",
        "byte_start",
        "byte_end",
    ];
    Sheet {
        columns: columns.map(whole).to_vec(),
        rows: lines.iter().map(|t| time_cells(t, true)).collect(),
    }
}

/// "2020-04-02", with why it was not chosen: "2020-04-02 (the clause looks back)".
fn others(alternatives: &[AlternativeView], why: bool) -> String {
    let cells = alternatives.iter().map(|other| {
        if why {
            format!("{} ({})", other.value, other.reason)
        } else {
            other.value.clone()
        }
    });
    cells.collect::<Vec<_>>().join("; ")
}

fn time_cells(t: &TimeLine, all: bool) -> Vec<String> {
    let mut cells = vec![
        t.document.clone(),
        t.text.clone(),
        t.kind.to_owned(),
        t.value.clone(),
        t.date.as_ref().map(|d| d.edtf.clone()).unwrap_or_default(),
        t.anchor.clone(),
        others(&t.alternatives, all),
        t.warning.clone().unwrap_or_default(),
    ];
    if all {
        cells.push(t.rule.to_owned());
        cells.extend([t.start, t.end].map(|n| n.to_string()));
        cells.extend([t.byte_start, t.byte_end].map(|n| n.to_string()));
    }
    cells
}

//! Time expressions: where they stand, what they mean.

use crate::model::{Date, Document, Span};
use crate::pack::Pack;

/// TIMEX3 `type` (ISO-TimeML).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimexType {
    /// A calendar date or a span of them.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

/// What an expression was resolved against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anchor {
    /// Nothing: the words say it all.
    None,
    /// The document's own date.
    Document,
    /// A date told before, in these words.
    Text(Span),
    /// A happening named in these words ("the strike" of "a day after the strike"); `days` is the
    /// shift from it (negative: before it), `None` when it is open ("since the strikes").
    Event {
        /// The words that name the happening.
        phrase: Span,
        /// Signed distance in days; `None` for an open range.
        days: Option<i32>,
        /// True for "after"/"since", false for "before"/"until".
        after: bool,
    },
    /// A happening the pack dates, by its index in `pack.named_events`.
    Pack(usize),
}

/// One time expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeExpression {
    /// Where it stands (bytes in the document's text); TimeML extent rules.
    pub span: Span,
    /// TIMEX3 `type`.
    pub kind: TimexType,
    /// TIMEX3 `value`: `2020-03-13`, `2020-W10`, `P2D`, `PAST_REF`, `2020-03-13TMO`, `XXXX-WXX-5`.
    pub value: String,
    /// The civil dates it covers; `None` for durations and sets, and where no year can be known.
    pub date: Option<Date>,
    /// Month and day when the year is unknown (1 to 12, 1 to 31).
    pub yearless: Option<(u32, u32)>,
    /// What it was resolved against.
    pub anchor: Anchor,
    /// The rule that read it.
    pub rule: &'static str,
    /// Something the analyst should see: an impossible date, a weekday that contradicts it.
    pub warning: Option<String>,
}

/// Finds the time expressions of a document's kept paragraphs, in order of offset, not overlapping.
pub fn find(_document: &Document, _pack: &Pack) -> Vec<TimeExpression> {
    Vec::new()
}

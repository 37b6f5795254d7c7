//! Time expressions: where they stand, what they mean.
//!
//! Text is cut into tokens (`token`) whose words are looked up in the language table
//! (`lexicon`); a `reader` reads them by rules, one file a kind of expression, into a
//! `meaning`; `resolve` and `civil` set that against the document's date, the tense of the
//! clause and the dates told before; `link` ties lengths and clauses to happenings.

mod absolute;
mod alternatives;
mod apposition;
mod calendar;
mod chronicle;
mod civil;
mod clock;
mod convention;
mod duration;
mod edge;
mod era;
mod holiday;
mod lexicon;
mod link;
mod meaning;
mod numeric;
mod quarter;
mod reader;
mod recurring;
mod relative;
mod reported;
mod resolve;
mod series;
mod story;
mod tagger;
mod tense;
mod token;
mod value;
mod words;
mod year;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use crate::model::{Date, DateWarning, Document, Role, Span};
use crate::pack::Pack;
use lexicon::Lexicon;
pub(super) use tagger::SECTIONS;

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
    /// TIMEX3 `value`: `2020-03-13`, `2020-W10`, `P2D`, `PAST_REF`, `2020-03-13TMO`, `XXXX-WXX-5`;
    /// empty for words that only tie a clause to a happening (see [`TimeExpression::is_timex`]).
    pub value: String,
    /// The civil dates it covers; `None` for sets, for lengths that lie nowhere in particular and
    /// where no year can be known. Lengths that end or start at the document's date cover that
    /// stretch ("the past two weeks"); a length with "since" ("the two weeks since the raid") has
    /// the date of the happening itself, give or take a seventh of the length.
    pub date: Option<Date>,
    /// Month and day when the year is unknown (1 to 12, 1 to 31).
    pub yearless: Option<(u32, u32)>,
    /// What it was resolved against.
    pub anchor: Anchor,
    /// The rule that read it.
    pub rule: &'static str,
    /// What the analyst should look at: an impossible date, a weekday that contradicts it.
    pub warning: Option<DateWarning>,
    /// What the words could mean as well, and why that was not chosen.
    pub alternatives: Vec<Alternative>,
}

/// Another meaning of the same words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// Its TIMEX3 `value`.
    pub value: String,
    /// The civil dates it covers.
    pub date: Option<Date>,
    /// Why the meaning chosen was preferred to it.
    pub reason: &'static str,
}

impl TimeExpression {
    /// False for words that only tie a clause to a happening ("since the strikes"): they have no
    /// TIMEX3 value and are of use to the event extractor alone.
    pub fn is_timex(&self) -> bool {
        !self.value.is_empty()
    }
}

/// Reads the English table, which the first text would wait for.
pub(super) fn prepare() {
    lexicon::Lexicon::english();
}

/// Finds the time expressions of a document's kept paragraphs, in order of offset, not
/// overlapping; with the words that tie a clause to a happening ("since the strikes").
pub fn find(document: &Document, pack: &Pack) -> Vec<TimeExpression> {
    let lexicon = Lexicon::english();
    let mut blocks = Vec::with_capacity(document.paragraphs.len());
    for paragraph in &document.paragraphs {
        let mut tokens = Vec::new();
        token::tokens(
            paragraph.span.of(&document.text),
            paragraph.span.start,
            lexicon,
            &mut tokens,
        );
        blocks.push((tokens, paragraph.role == Role::TableRow));
    }
    let mut found = tagger::tag(&document.text, &blocks, document.published_on(), true);
    link::to_pack(&document.text, pack, &mut found);
    found
}

/// Finds the time expressions of a plain text; blank lines part its paragraphs. `published` is
/// the day the text was published, or the window it lies in.
pub fn find_in_text(text: &str, published: Option<Date>) -> Vec<TimeExpression> {
    let mut tokens = Vec::new();
    token::tokens(text, 0, Lexicon::english(), &mut tokens);
    let blocks: Vec<_> = tokens
        .chunk_by(|_, next| !next.breaks)
        .map(|block| (block.to_vec(), false))
        .collect();
    tagger::tag(text, &blocks, published, false)
}

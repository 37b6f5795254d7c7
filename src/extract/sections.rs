//! What a section is by what stands above it: "January 12" alone on a line dates what follows, "Here is
//! a timeline of the attacks:" lets its present tell what happened.

use super::lexicon::Lexicon;
use super::time::{SECTIONS, TimeExpression, TimexType};
use super::tokens::tokenize;
use crate::model::{Document, Paragraph, Role};

/// What stands above a paragraph.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Section<'t> {
    /// The day alone on a line; none in a text with fewer than [`SECTIONS`] of them.
    pub day: Option<&'t TimeExpression>,
    /// A chronology was announced.
    pub chronology: bool,
}

/// The section of each paragraph.
pub(super) fn sections<'t>(document: &Document, times: &'t [TimeExpression]) -> Vec<Section<'t>> {
    let mut above = Section::default();
    let mut days = 0;
    let mut section = |paragraph: &Paragraph| {
        if let Some(day) = day(document, paragraph, times) {
            above.day = Some(day);
            days += 1;
        }
        above.chronology |= announces(document, paragraph);
        above
    };
    let mut sections: Vec<Section> = document.paragraphs.iter().map(&mut section).collect();
    if days < SECTIONS {
        for section in &mut sections {
            section.day = None;
        }
    }
    sections
}

/// The day that is all a paragraph says.
fn day<'t>(
    document: &Document,
    paragraph: &Paragraph,
    times: &'t [TimeExpression],
) -> Option<&'t TimeExpression> {
    let first = times.partition_point(|t| t.span.start < paragraph.span.start);
    let day = times.get(first).filter(|t| {
        let within = t.span.end <= paragraph.span.end && t.kind == TimexType::Date;
        within && t.date.is_some_and(|d| d.is_day())
    })?;
    let text = &document.text;
    let before = &text[paragraph.span.start as usize..day.span.start as usize];
    let behind = &text[day.span.end as usize..paragraph.span.end as usize];
    let mut letters = before.chars().chain(behind.chars());
    let bare = !letters.any(char::is_alphanumeric);
    (bare && paragraph.role != Role::TableRow).then_some(day)
}

/// "Timeline: attacks on the base", "Here is a summary of the attacks:".
fn announces(document: &Document, paragraph: &Paragraph) -> bool {
    let title = paragraph.role == Role::Title;
    let colon = paragraph.span.of(&document.text).trim_end().ends_with(':');
    if !title && !colon {
        return false;
    }
    let last = paragraph.sentences.last().copied();
    let span = last.filter(|_| !title).unwrap_or(paragraph.span);
    let tokens = tokenize(&document.text, span);
    let lexicon = Lexicon::english();
    let list = if title { "chronologies" } else { "summaries" };
    tokens
        .iter()
        .any(|t| lexicon.cue("chronologies").has(&t.norm) || lexicon.cue(list).has(&t.norm))
}

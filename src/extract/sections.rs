//! Sections headed by nothing but a day ("January 12"): what they tell happened then.

use super::time::{SECTIONS, TimeExpression, TimexType};
use crate::model::{Document, Paragraph, Role};

/// For each paragraph the day that heads its section; none in a text that is not a diary of such.
pub(super) fn days<'t>(
    document: &Document,
    times: &'t [TimeExpression],
) -> Vec<Option<&'t TimeExpression>> {
    let mut heading = None;
    let mut count = 0;
    let mut day = |paragraph: &Paragraph| {
        if let Some(day) = alone(document, paragraph, times) {
            heading = Some(day);
            count += 1;
        }
        heading
    };
    let days = document.paragraphs.iter().map(&mut day).collect();
    if count < SECTIONS {
        return vec![None; document.paragraphs.len()];
    }
    days
}

/// The day that is all a paragraph says.
fn alone<'t>(
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

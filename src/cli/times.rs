//! `dateline times`.

use super::args::TimeArguments;
use super::failure::Failure;
use super::{load, print_rows};
use crate::corpus::infer_dates;
use crate::export::plain::line;
use crate::export::times::{self, AlternativeView, TimeLine};
use crate::extract::time::{self, Anchor, TimeExpression, TimexType};
use crate::model::Document;
use crate::pack::Pack;

pub(super) fn run(arguments: &TimeArguments) -> Result<(), Failure> {
    let pack = load::pack(arguments.input.pack.as_deref())?;
    let mut documents = load::documents(&arguments.input, &arguments.output)?;
    infer_dates(&mut documents, &pack);
    load::about_dates(&documents, &arguments.output);
    let mut lines = Vec::new();
    for document in &documents {
        let mut characters = Characters::new(&document.text);
        for expression in time::find(document, &pack) {
            // A bare "before" hangs on a happening; it is no expression of its own.
            if expression.value.is_empty() {
                continue;
            }
            lines.push(time_line(document, &pack, &mut characters, expression));
        }
    }
    print_rows(
        &arguments.output,
        arguments.format,
        &lines,
        times::time_table,
        times::time_sheet,
    )
}

/// Counts characters up to byte offsets that only grow, so that a text is walked once.
struct Characters<'t> {
    text: &'t str,
    byte: usize,
    count: usize,
}

impl<'t> Characters<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            byte: 0,
            count: 0,
        }
    }

    /// The number of characters before byte `offset`.
    fn before(&mut self, offset: u32) -> usize {
        let offset = offset as usize;
        if offset < self.byte {
            *self = Self::new(self.text);
        }
        let passed = self.text.get(self.byte..offset).unwrap_or_default();
        self.count += passed.chars().count();
        self.byte += passed.len();
        self.count
    }
}

fn time_line(
    document: &Document,
    pack: &Pack,
    characters: &mut Characters,
    expression: TimeExpression,
) -> TimeLine {
    let words = |span: crate::model::Span| line(span.of(&document.text));
    let anchor = match expression.anchor {
        Anchor::None => "none".to_owned(),
        Anchor::Document => "document".to_owned(),
        Anchor::Text(span) => format!("text: {}", words(span)),
        Anchor::Event { phrase, .. } => format!("event: {}", words(phrase)),
        Anchor::Pack(at) => {
            let event = pack.named_events.get(at);
            format!("pack: {}", event.map_or("?", |e| e.id.as_str()))
        }
    };
    TimeLine {
        document: line(&document.id),
        start: characters.before(expression.span.start),
        end: characters.before(expression.span.end),
        text: words(expression.span),
        kind: match expression.kind {
            TimexType::Date => "DATE",
            TimexType::Time => "TIME",
            TimexType::Duration => "DURATION",
            TimexType::Set => "SET",
        },
        value: expression.value,
        byte_start: expression.span.start,
        byte_end: expression.span.end,
        date: expression.date.map(Into::into),
        rule: expression.rule,
        anchor,
        warning: expression.warning.map(|w| w.to_string()),
        alternatives: expression
            .alternatives
            .into_iter()
            .map(|other| AlternativeView {
                value: other.value,
                date: other.date.map(Into::into),
                reason: other.reason,
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_from_the_start() {
        let mut characters = Characters::new("äöü 4 мая x");
        assert_eq!(characters.before(6), 3);
        assert_eq!(characters.before(9), 6);
        assert_eq!(characters.before(2), 1);
        assert_eq!(characters.before(15), 9);
    }
}

//! Lengths and clauses tied to a happening: "a day after the strike", "since the strikes".

use chrono::NaiveDate;

use super::calendar::{Unit, add_days};
use super::lexicon::Role;
use super::meaning::{Base, Lies, Meaning, Quantity, Reading};
use super::reader::Reader;
use super::resolve::Resolved;
use super::token::Kind;
use super::{Anchor, TimeExpression, TimexType};
use crate::model::{Date, Precision, Span};
use crate::pack::Pack;

/// The most tokens that name a happening.
const LONGEST: usize = 24;

/// How a preposition places what it ties: after the happening or before it.
fn direction(reader: &Reader<'_>, i: usize) -> Option<bool> {
    let sense = reader.sense(i);
    if sense.is(Role::After) || sense.is(Role::Since) {
        Some(true)
    } else if sense.is(Role::Before) || sense.is(Role::Until) {
        Some(false)
    } else {
        None
    }
}

/// Ties a length of time to the happening behind it.
pub(super) fn to_event(
    reader: &Reader<'_>,
    (first, reading): (usize, &Reading),
    document: Option<NaiveDate>,
    found: &mut Resolved,
) {
    let at = reading.end;
    let Some(after) = direction(reader, at) else {
        return;
    };
    let (quantity, unit) = match reading.meaning {
        Meaning::Length(quantity, unit, Lies::Anywhere) => (quantity, unit),
        Meaning::Shift {
            unit: Unit::Day,
            n: 0,
            base: Base::Text,
            ..
        } => (Quantity::Count(1), Unit::Day),
        _ => return,
    };
    let Some(phrase) = phrase(reader, at + 1) else {
        return;
    };
    let since = reader.is(at, Role::Since);
    // "less than two weeks after the raid": some time after it.
    let bound = reader.is(first, Role::Bound) && reader.approximate(first, true) > first;
    let days = if since || bound {
        None
    } else {
        in_days(quantity, unit).map(|n| if after { n } else { -n })
    };
    found.anchor = Anchor::Event {
        phrase,
        days,
        after,
    };
    found.stamp = None;
    found.date = None;
    found.kind = TimexType::Duration;
    if !found.value.starts_with('P') {
        found.value = super::value::length_value(quantity, unit);
    }
    if since {
        found.date = document.and_then(|day| since_date(day, quantity, unit));
    }
}

/// When the happening was: so long before the document's day, give or take a seventh.
fn since_date(day: NaiveDate, quantity: Quantity, unit: Unit) -> Option<Date> {
    let days = i64::from(in_days(quantity, unit)?);
    let slack = (days / 7).min(31);
    let middle = add_days(day, -days)?;
    let range = Date::range(
        add_days(middle, -slack)?,
        add_days(middle, slack)?,
        Precision::ApproxDays,
    );
    Some(range)
}

/// A length in days; months and years are too coarse to count by days.
fn in_days(quantity: Quantity, unit: Unit) -> Option<i32> {
    match unit {
        Unit::Second | Unit::Minute => Some(0),
        Unit::Hour => Some(quantity.whole().map_or(0, |n| n / 24)),
        Unit::Day | Unit::Night => quantity.whole(),
        Unit::Week => quantity.whole()?.checked_mul(7),
        Unit::Fortnight => quantity.whole()?.checked_mul(14),
        _ => None,
    }
}

/// The words that name a happening: up to the end of the clause.
fn phrase(reader: &Reader<'_>, from: usize) -> Option<Span> {
    if !reader.word(from)
        && !matches!(
            reader.token(from)?.kind,
            Kind::Number | Kind::Mark('\'' | '"' | '“')
        )
    {
        return None;
    }
    let mut end = from;
    while end < reader.tokens.len() && end - from < LONGEST {
        if let Kind::Mark(mark) = reader.tokens[end].kind {
            let inner = reader.glued(end) && reader.glued(end + 1);
            let short = mark == '.' && end > from && !reader.opens_clause(end + 1);
            if matches!(mark, ',' | ';' | ':' | '!' | '?' | '(' | ')' | '.') && !inner && !short {
                break;
            }
        }
        end += 1;
    }
    (end > from).then(|| Span {
        start: reader.tokens[from].start,
        end: reader.tokens[end - 1].end,
    })
}

impl Reader<'_> {
    /// True when a full stop before `i` ends a sentence rather than an abbreviation.
    fn opens_clause(&self, i: usize) -> bool {
        let abbreviation = i >= 2 && self.tokens[i - 2].end - self.tokens[i - 2].start <= 2;
        self.token(i).is_none_or(|t| !t.glued && t.capital) && !abbreviation
    }
}

/// Finds clauses tied to a happening without a length: "since the strikes", "after the funeral".
pub(super) fn clauses(
    reader: &Reader<'_>,
    told: &[(usize, usize)],
    found: &mut Vec<TimeExpression>,
) {
    let mut next = told.iter().copied().peekable();
    let mut last_end = 0;
    for i in 0..reader.tokens.len() {
        while let Some((_, end)) = next.next_if(|(first, _)| *first <= i) {
            last_end = end;
        }
        let Some(after) = direction(reader, i) else {
            continue;
        };
        let taken = i < last_end || i == last_end && last_end > 0 && tied(reader, i, found);
        let dated = next.peek().is_some_and(|(first, _)| *first == i + 1);
        if taken || dated || reader.before(i, Role::The) {
            continue;
        }
        if let Some(phrase) = phrase(reader, i + 1) {
            let anchor = Anchor::Event {
                phrase,
                days: None,
                after,
            };
            let span = Span {
                start: reader.tokens[i].start,
                end: reader.tokens[i].end,
            };
            found.push(TimeExpression {
                span,
                kind: TimexType::Date,
                value: String::new(),
                date: None,
                yearless: None,
                anchor,
                rule: "clause",
                warning: None,
                alternatives: Vec::new(),
            });
        }
    }
}

/// True when the expression that ends at token `i` is already tied to what follows.
fn tied(reader: &Reader<'_>, i: usize, found: &[TimeExpression]) -> bool {
    let end = reader.tokens[i - 1].end;
    found
        .iter()
        .rev()
        .take(4)
        .any(|e| e.span.end == end && matches!(e.anchor, Anchor::Event { .. }))
}

/// Dates the anchors that name a happening of the pack.
pub(super) fn to_pack(text: &str, pack: &Pack, found: &mut [TimeExpression]) {
    if pack.named_events.is_empty() {
        return;
    }
    for expression in found {
        let Anchor::Event {
            phrase,
            days,
            after,
        } = expression.anchor
        else {
            continue;
        };
        let words = phrase.of(text).to_lowercase();
        let named = pack.named_events.iter().position(|event| {
            event
                .phrases
                .iter()
                .any(|phrase| words.contains(&phrase.to_lowercase()))
        });
        let Some(index) = named else { continue };
        let event = pack.named_events[index].date;
        let moved =
            |day: Option<NaiveDate>| day.and_then(|d| add_days(d, i64::from(days.unwrap_or(0))));
        expression.date = match (days, after) {
            (Some(_), _) => Some(Date {
                start: moved(event.start),
                end: moved(event.end),
                ..event
            }),
            (None, true) => event.start.map(Date::after),
            (None, false) => event.end.map(Date::before),
        };
        expression.anchor = Anchor::Pack(index);
    }
}

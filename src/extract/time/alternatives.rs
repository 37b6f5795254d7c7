//! What an expression could mean beside the meaning chosen, and why that was preferred.

use super::Alternative;
use super::Anchor;
use super::convention::Order;
use super::meaning::{Calendar, Meaning, Reading, Which, YearOf};
use super::resolve::{Context, Resolved};
use super::tense::Tense;

/// The other meanings of a reading that was resolved as `chosen`.
pub(super) fn alternatives(
    context: &Context,
    reading: &Reading,
    tense: Tense,
    chosen: &Resolved,
) -> Vec<Alternative> {
    let mut found = Vec::new();
    let mut add = |other: Resolved, reason| {
        let known = |a: &Alternative| a.value == other.value;
        let dated = other.date.is_some() && other.value != chosen.value;
        if dated && !found.iter().any(known) {
            found.push(Alternative {
                value: other.value,
                date: other.date,
                reason,
            });
        }
    };
    match reading.meaning {
        Meaning::Calendar(date) if date.swappable => {
            let swapped = Calendar {
                day: date.month,
                month: date.day,
                ..date
            };
            let other = Reading {
                meaning: Meaning::Calendar(swapped),
                ..reading.clone()
            };
            let reason = match context.order {
                Order::DayFirst => "the article writes the day first",
                Order::MonthFirst => "the article writes the month first",
                Order::Untold => "nothing tells the order; English news writes the month first",
            };
            let other = context.resolve(&other, Tense::Unknown);
            let turned = other.value == chosen.value;
            let plain = turned.then(|| context.resolve(reading, Tense::Unknown));
            let late = "the other order lies after the publication";
            add(plain.unwrap_or(other), if turned { late } else { reason });
        }
        Meaning::Calendar(date)
            if date.year == YearOf::Open && date.which == Which::Bare
                || date.which == Which::Last && date.weekday == 0 =>
        {
            for turned in [Tense::Past, Tense::Future] {
                let plain = Context {
                    narrative: false,
                    heading: None,
                    ..context.clone()
                };
                add(plain.resolve(reading, turned), why(chosen, tense));
            }
        }
        _ => {}
    }
    found
}

/// Why a day or month without a year was set where it was.
fn why(chosen: &Resolved, tense: Tense) -> &'static str {
    match (&chosen.anchor, tense) {
        (Anchor::Text(_), _) => "the story is at another date here",
        (_, Tense::Past | Tense::Before) => "the clause looks back",
        (_, Tense::Future) => "the clause looks ahead",
        (_, Tense::Row) => "a table lists what happened",
        (_, Tense::Reported) => "news mostly tells what happened",
        (_, Tense::Unknown) => "no verb tells, the nearer date is taken",
    }
}

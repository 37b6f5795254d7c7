//! A distance and a date set beside each other name one day: "a week later, on 15 June", "on
//! 10 January, two days earlier,".

use super::Anchor;
use super::calendar::{Stamp, Unit};
use super::lexicon::Role;
use super::meaning::{Base, Meaning, Reading, YearOf};
use super::reader::Reader;
use super::resolve::{Context, Resolved};
use super::tense::Tense;
use crate::model::Span;

/// What the reading at `at` comes to by the date beside it; `before` is the day the reading before
/// came to, and where.
pub(super) fn beside(
    reader: &Reader<'_>,
    readings: &[(usize, Reading)],
    at: usize,
    before: Option<(Stamp, Span)>,
    context: &Context,
) -> Option<Resolved> {
    let (first, reading) = &readings[at];
    let Meaning::Shift {
        unit,
        n,
        base: Base::Text,
        vague: false,
    } = reading.meaning
    else {
        return None;
    };
    if n == 0 || reading.clock.is_some() || reading.edge.is_some() {
        return None;
    }
    let (day, span) = behind(reader, readings, at, unit, context).or_else(|| {
        let (before_first, before_reading) = readings.get(at.checked_sub(1)?)?;
        let told = is_day(before_reading) && before_reading.clock.is_none();
        let apposed = *first == before_reading.end + 1
            && reader.mark(before_reading.end, ',')
            && (reader.mark(reading.end, ',') || reader.mark(reading.end, '.'));
        match before.filter(|_| told && apposed && *before_first < *first)? {
            (Stamp::Day(day), span) => Some((day, span)),
            _ => None,
        }
    })?;
    let stamp = Stamp::containing(day, unit)?;
    Some(Resolved::stamp(stamp, Anchor::Text(span)))
}

/// The day told right behind the reading at `at`, and where.
fn behind(
    reader: &Reader<'_>,
    readings: &[(usize, Reading)],
    at: usize,
    unit: Unit,
    context: &Context,
) -> Option<(chrono::NaiveDate, Span)> {
    let end = readings[at].1.end;
    let (first, next) = readings.get(at + 1).filter(|(_, next)| is_day(next))?;
    // "the next year, on 7 September": the day has its year from the distance.
    let open = matches!(next.meaning, Meaning::Calendar(date) if date.year == YearOf::Open);
    if open && unit >= Unit::Year {
        return None;
    }
    let joined = (end..*first).all(|i| reader.mark(i, ',') || reader.is(i, Role::On));
    if !joined || *first > end + 2 {
        return None;
    }
    let span = Span {
        start: reader.tokens[*first].start,
        end: reader.tokens[next.end - 1].end,
    };
    match context.meaning(&next.meaning, Tense::Past).stamp? {
        Stamp::Day(day) => Some((day, span)),
        _ => None,
    }
}

/// True for a day of a month, told as such.
fn is_day(reading: &Reading) -> bool {
    matches!(reading.meaning, Meaning::Calendar(date) if date.day > 0 && date.month > 0)
}

//! A distance and a date set beside each other name one day: "a week later, on 15 June", "on
//! 10 January, two days earlier,".

use chrono::{Datelike, NaiveDate};

use super::Anchor;
use super::calendar::{Stamp, Unit, add_days};
use super::lexicon::Role;
use super::meaning::{Base, Meaning, Reading, Which, YearOf};
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
) -> Option<(NaiveDate, Span)> {
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

/// A weekday that opens or closes a stretch with the one beside it: "from Monday to Wednesday"
/// lies in one week, which the end of it names in the past and the start of it ahead.
pub(super) fn weekday_range(
    reader: &Reader<'_>,
    readings: &[(usize, Reading)],
    at: usize,
    (before, tense): (Option<(Stamp, Span)>, Tense),
    context: &Context,
) -> Option<Resolved> {
    let weekday = bare_weekday(&readings[at].1).filter(|_| !context.narrative)?;
    let ahead = tense == Tense::Future;
    let other = if ahead { at.checked_sub(1)? } else { at + 1 };
    let (_, beside) = readings.get(other)?;
    bare_weekday(beside)?;
    let left = if ahead { other } else { at };
    let (start, end) = (readings[left].1.end, readings[left + 1].0);
    let joins = [Role::To, Role::Through, Role::Until];
    let joined = end == start + 1
        && (reader.mark(start, '-') || joins.into_iter().any(|role| reader.is(start, role)));
    let day = match context.meaning(&beside.meaning, tense).stamp? {
        Stamp::Day(_) if ahead => match before?.0 {
            Stamp::Day(day) => day,
            _ => return None,
        },
        Stamp::Day(day) => day,
        _ => return None,
    };
    let step = if ahead { 1 } else { -1 };
    let named = |day: &NaiveDate| day.weekday().number_from_monday() == weekday;
    let found = (1..7).find_map(|n| add_days(day, n * step).filter(named));
    let found = found.filter(|_| joined)?;
    Some(Resolved::stamp(Stamp::Day(found), Anchor::Document))
}

/// The weekday of a reading that names nothing else.
fn bare_weekday(reading: &Reading) -> Option<u32> {
    match reading.meaning {
        Meaning::Calendar(date)
            if date.day == 0 && date.which == Which::Bare && reading.clock.is_none() =>
        {
            Some(date.weekday).filter(|weekday| *weekday > 0)
        }
        _ => None,
    }
}

/// True for a day of a month, told as such.
fn is_day(reading: &Reading) -> bool {
    matches!(reading.meaning, Meaning::Calendar(date) if date.day > 0 && date.month > 0)
}

//! Reads the blocks of a document in order and carries what was told from one to the next.

use super::alternatives::alternatives;
use super::apposition;
use super::calendar::Stamp;
use super::chronicle;
use super::convention::Order;
use super::era::Era;
use super::lexicon::{Lexicon, Role};
use super::link;
use super::meaning::{Clock, Meaning, Reading};
use super::reader::Reader;
use super::resolve::{Context, Resolved};
use super::story;
use super::tense::Tense;
use super::token::Token;
use super::{Alternative, Anchor, TimeExpression};
use crate::model::{Date, DateWarning, Precision, Span};

/// Days from which a widened date is an interval, no longer a few days.
const WIDE: i64 = 31;

/// Sections headed by nothing but a day from which a text is a diary of them.
pub(in crate::extract) const SECTIONS: usize = 3;

/// The most tokens of such a heading: "On Friday, January 12, 2024:".
const HEADING: usize = 9;

/// How many tokens behind a clock time its day can stand.
const REACH: usize = 6;

/// Reads `blocks` (tokens of `text`; true for a table row). `links` asks for the words that tie
/// a clause to a happening too.
pub(super) fn tag(
    text: &str,
    blocks: &[(Vec<Token>, bool)],
    published: Option<Date>,
    links: bool,
) -> Vec<TimeExpression> {
    let document = published.and_then(|date| date.end.or(date.start));
    let lexicon = Lexicon::english();
    let mut context = Context {
        document,
        order: Order::of(blocks.iter().map(|(tokens, _)| tokens.as_slice()), lexicon),
        ..Context::default()
    };
    let era = Era::of(blocks, lexicon);
    context.narrative = story::is_history(blocks, lexicon, document);
    let window = published.filter(|date| date.days().is_some_and(|n| n >= 2));
    let readers = blocks.iter().map(|(tokens, _)| Reader {
        text,
        tokens,
        lexicon,
        order: context.order,
        era,
    });
    let readers: Vec<Reader> = readers.collect();
    let alone = |(reader, (tokens, row)): (&Reader, &(Vec<Token>, bool))| {
        !row && tokens.len() <= HEADING && story::is_day(tokens, &reader.read())
    };
    let headings: Vec<bool> = readers.iter().zip(blocks).map(alone).collect();
    // Under "January 12", in a text of such sections, "overnight" is a night of then.
    let diary = headings.iter().filter(|h| **h).count() >= SECTIONS;
    let mut section = None;
    let mut found = Vec::new();
    for ((reader, (_, row)), heads) in readers.iter().zip(blocks).zip(headings) {
        if diary && heads {
            context.document = document;
            section = None;
        }
        let first = found.len();
        let window = window.filter(|_| section.is_none());
        let told = read_block(reader, *row, window, &mut context, &mut found);
        if links {
            link::clauses(reader, &told, &mut found);
        }
        if let Some(heading) = section {
            for time in &mut found[first..] {
                if time.anchor == Anchor::Document {
                    time.anchor = Anchor::Text(heading);
                }
            }
        } else if diary
            && heads
            && let Some(time) = found[first..].first()
            && let Some(day) = time.date.and_then(|d| d.start)
        {
            section = Some(time.span);
            context.document = Some(day);
        }
    }
    found.sort_by_key(|e| e.span.start);
    chronicle::order(blocks, document, &mut found);
    found
}

/// Reads one block, adds its expressions to `found` and gives their first tokens and ends.
fn read_block(
    reader: &Reader<'_>,
    row: bool,
    window: Option<Date>,
    context: &mut Context,
    found: &mut Vec<TimeExpression>,
) -> Vec<(usize, usize)> {
    context.begin_paragraph();
    let readings = reader.read();
    let mut told = Vec::with_capacity(readings.len());
    let mut last = None;
    let mut before = Tense::Unknown;
    for at in 0..readings.len() {
        let first = readings[at].0;
        let reading = day_ahead(reader, &readings, at);
        // "by Thursday or Friday": what is joined looks where the first does.
        let joined = at > 0 && reader.joined(readings[at - 1].1.end) == Some(first);
        let tense = match (row, joined) {
            (true, _) => Tense::Row,
            (_, true) => before,
            _ if context.narrative && reader.perfect(first, reading.end) => Tense::Before,
            _ => reader.tense(first, reading.end),
        };
        before = tense;
        let span = Span {
            start: reader.tokens[first].start,
            end: reader.tokens[reading.end - 1].end,
        };
        let beside = apposition::beside(reader, &readings, at, last, context);
        let range = || apposition::weekday_range(reader, &readings, at, (last, tense), context);
        let mut resolved = beside
            .or_else(range)
            .unwrap_or_else(|| context.resolve(&reading, tense));
        let others = alternatives(context, &reading, tense, &resolved);
        if let Some(window) = window {
            widen(context, window, &reading, tense, &mut resolved);
        }
        link::to_event(reader, (first, &reading), context.document, &mut resolved);
        warn_of_future(&reading, tense, context, &mut resolved);
        if !context.stays(reader, first, reading.end, &resolved) {
            context.remember(&resolved, span, reading.rule);
        }
        last = resolved.stamp.map(|stamp| (stamp, span));
        told.push((first, reading.end));
        found.push(expression(span, resolved, reading.rule, others));
    }
    if story::is_heading(reader.tokens, &readings) {
        context.head(last);
    }
    told
}

/// The reading at `at`; a clock time takes the day told right behind it ("10:35 a.m. (0735 GMT)
/// Friday").
fn day_ahead(reader: &Reader<'_>, readings: &[(usize, Reading)], at: usize) -> Reading {
    let mut reading = readings[at].1.clone();
    let clock =
        matches!(reading.clock, Some(Clock::At { .. })) && reading.meaning == Meaning::SomeDay;
    if clock {
        // Only a zone, another clock or "on" stands between.
        let clocks = readings[at + 1..]
            .iter()
            .take_while(|(_, next)| next.meaning == Meaning::SomeDay);
        let joins = |i: usize| {
            let sense = reader.sense(i);
            let zone = sense.is(Role::Zone) || sense.is(Role::Local) || sense.is(Role::Time);
            !reader.word(i) && !reader.mark(i, '.') || zone || sense.is(Role::On)
        };
        let clocks: Vec<_> = clocks.map(|(first, next)| *first..next.end).collect();
        let near = |first: usize| {
            first <= reading.end + REACH
                && (reading.end..first)
                    .all(|i| joins(i) || clocks.iter().any(|clock| clock.contains(&i)))
        };
        let next = readings[at + 1..]
            .iter()
            .take(2)
            .take_while(|(first, _)| near(*first));
        let mut days = next.filter(|(_, next)| next.meaning.is_day());
        if let Some((_, day)) = days.next() {
            reading.meaning = day.meaning.clone();
        }
    }
    reading
}

fn expression(
    span: Span,
    found: Resolved,
    rule: &'static str,
    alternatives: Vec<Alternative>,
) -> TimeExpression {
    TimeExpression {
        span,
        kind: found.kind,
        value: found.value,
        date: found.date,
        yearless: found.yearless,
        anchor: found.anchor,
        rule,
        warning: found.warning,
        alternatives,
    }
}

/// When the day of publication is known only as a window, so is what counts from it.
fn widen(context: &Context, window: Date, reading: &Reading, tense: Tense, found: &mut Resolved) {
    if found.anchor != Anchor::Document {
        return;
    }
    // Told as past, and ahead of the last day the document can be of: the year before.
    let ahead = found.date.and_then(|d| d.start) > window.end;
    if ahead && matches!(tense, Tense::Past | Tense::Reported) {
        *found = context.resolve(reading, Tense::Row);
    }
    let early = Context {
        document: window.start,
        ..context.clone()
    }
    .resolve(reading, tense);
    if let (Some(a), Some(b)) = (early.date, found.date)
        && let (Some(start), Some(end)) = (a.start, b.end)
    {
        let least = if (end - start).num_days() > WIDE {
            Precision::Interval
        } else {
            Precision::DayRange
        };
        let precision = if a == b {
            b.precision
        } else {
            b.precision.max(least)
        };
        found.date = Some(Date::range(start, end, precision));
    }
}

/// A day told with its year that lies after publication, in the past tense.
fn warn_of_future(reading: &Reading, tense: Tense, context: &Context, found: &mut Resolved) {
    let Meaning::Calendar(_) = reading.meaning else {
        return;
    };
    if let (Some(Stamp::Day(day)), Some(document)) = (found.stamp, context.document)
        && day > document
        && tense == Tense::Past
        && found.warning.is_none()
    {
        found.warning = Some(DateWarning::AfterPublication {
            day,
            published: document,
        });
    }
}

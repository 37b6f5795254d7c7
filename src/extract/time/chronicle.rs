//! A list of dated entries ("June 18: …", "Dec. 19 – …") runs one way through time: what tells the
//! year of one tells it of the next.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::token::{Kind, Token};
use super::{Anchor, TimeExpression, TimexType};
use crate::model::{Date, Precision};

/// Entries from which a list is a chronicle.
const ENTRIES: usize = 4;

/// How far from its start an entry tells its date, in bytes: behind a dash or a bullet.
const MARGIN: u32 = 4;

/// Gives the entries of a chronicle that state no year the years in which they follow one another;
/// none of them lies behind the day of publication.
pub(super) fn order(
    blocks: &[(Vec<Token>, bool)],
    published: Option<NaiveDate>,
    found: &mut [TimeExpression],
) {
    let Some(published) = published else { return };
    let mut heads: Vec<Head> = (blocks.iter())
        .filter(|(_, row)| !row)
        .filter_map(|(tokens, _)| Head::of(tokens, found))
        .collect();
    let silent = heads.iter().filter(|h| h.year.is_none()).count();
    if heads.len() < ENTRIES || silent < 2 {
        return;
    }
    let rises = |w: &[Head]| w[0].day < w[1].day;
    let falls = |w: &[Head]| w[0].day > w[1].day;
    let (up, down) = (
        heads.windows(2).filter(|w| rises(w)).count(),
        heads.windows(2).filter(|w| falls(w)).count(),
    );
    if up == down {
        return;
    }
    // From the latest entry back.
    if up > down {
        heads.reverse();
    }
    let mut later = (published.year(), (published.month(), published.day()));
    for head in heads {
        let back = i32::from(head.day > later.1);
        let year = head.year.unwrap_or(later.0 - back);
        later = (year, head.day);
        if head.year.is_none() {
            for time in &mut found[head.block] {
                move_to(time, year);
            }
        }
    }
}

/// The date that opens an entry.
struct Head {
    /// The expressions of its block.
    block: Range<usize>,
    /// The year it states.
    year: Option<i32>,
    /// Its month, and its day or 0.
    day: (u32, u32),
}

impl Head {
    fn of(tokens: &[Token], found: &[TimeExpression]) -> Option<Self> {
        let (first, last) = (tokens.first()?, tokens.last()?);
        let from = found.partition_point(|t| t.span.start < first.start);
        let to = found.partition_point(|t| t.span.start < last.end);
        let head = found[from..to].first().filter(|t| {
            let opens = t.span.start <= first.start + MARGIN;
            opens && t.kind == TimexType::Date && matches!(t.rule, "month-day" | "month")
        })?;
        let behind = tokens.iter().find(|t| t.start >= head.span.end)?;
        let parts = matches!(behind.kind, Kind::Mark(':' | '-' | '–' | '—'));
        let start = head.date.and_then(|d| d.start).filter(|_| parts)?;
        let months = head.rule == "month";
        let day = (start.month(), if months { 0 } else { start.day() });
        let year = (head.anchor == Anchor::None).then(|| start.year());
        let block = from..to;
        Some(Self { block, year, day })
    }
}

/// Moves a day or month that stated no year of its own.
fn move_to(time: &mut TimeExpression, year: i32) {
    let stated = time.anchor == Anchor::None || !matches!(time.rule, "month-day" | "month");
    let Some(start) = time.date.and_then(|d| d.start).filter(|_| !stated) else {
        return;
    };
    let date = match time.date.map(|d| d.precision) {
        Some(Precision::Day) => start.with_year(year).map(Date::day),
        Some(Precision::Month) => Date::month(year, start.month()),
        _ => None,
    };
    if let Some(date) = date
        && let Some(rest) = time.value.get(4..)
    {
        time.value = format!("{year:04}{rest}");
        time.date = Some(date);
        time.alternatives.clear();
    }
}

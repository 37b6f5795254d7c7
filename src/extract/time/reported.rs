//! Stretches that hang on another: the quarter reported on, the same period a year before, the
//! last week of a month.

use chrono::Datelike;

use super::calendar::{Stamp, Unit, add_days, add_months};
use super::meaning::{Base, Meaning};
use super::resolve::{Context, Resolved};
use super::tense::Tense;
use super::value::{moved, unknown};
use super::{Anchor, TimexType};

impl Context {
    /// The quarter reported on: the one named last, or the one before the document's.
    pub(super) fn reported(&self) -> Resolved {
        let over = |stamp: Stamp| {
            stamp
                .range()
                .is_some_and(|(_, end)| self.document.is_none_or(|day| end <= day))
        };
        if let Some((stamp, span)) = self.quarter.filter(|(stamp, _)| over(*stamp)) {
            return Resolved::stamp(stamp, Anchor::Text(span));
        }
        let before = |day| Stamp::containing(day, Unit::Quarter)?.shift(-1);
        match self.document.and_then(before) {
            Some(stamp) => Resolved::stamp(stamp, Anchor::Document),
            None => Resolved::new(TimexType::Date, "XXXX-QX".into()),
        }
    }

    pub(super) fn reported_in(&self, year: i32) -> Resolved {
        match self.quarter {
            Some((Stamp::Quarter(_, q), span)) => {
                Resolved::stamp(Stamp::Quarter(year, q), Anchor::Text(span))
            }
            _ => Resolved::stamp(Stamp::Year(year), Anchor::None),
        }
    }

    pub(super) fn year_before(&self, period: bool) -> Resolved {
        match (self.quarter, self.last) {
            // "rose in February from a year earlier"
            (Some((_, quarter)), Some((Stamp::Month(y, m), span)))
                if !period && quarter.start < span.start =>
            {
                Resolved::stamp(Stamp::Month(y - 1, m), Anchor::Text(span))
            }
            (Some((Stamp::Quarter(y, q), span)), _) => {
                Resolved::stamp(Stamp::Quarter(y - 1, q), Anchor::Text(span))
            }
            _ => match self.last {
                Some((Stamp::Month(y, m), span)) if period => {
                    Resolved::stamp(Stamp::Month(y - 1, m), Anchor::Text(span))
                }
                _ => self.shift(Unit::Year, -1, Base::Document, false),
            },
        }
    }

    /// "the same month a year ago".
    pub(super) fn same_year_before(&self, unit: Unit) -> Resolved {
        let before = || {
            let (stamp, anchor) = self.base_stamp()?;
            let start = add_months(stamp.range()?.0, -12)?;
            Some(Resolved::stamp(Stamp::containing(start, unit)?, anchor))
        };
        let unknown = || Resolved::new(TimexType::Date, unknown(unit).into());
        before().unwrap_or_else(unknown)
    }

    pub(super) fn part_of(&self, n: i32, unit: Unit, whole: &Meaning, tense: Tense) -> Resolved {
        let whole = self.meaning(whole, tense);
        let range = whole.stamp.and_then(Stamp::range);
        let long = whole.stamp.is_some_and(|stamp| stamp.unit() > Unit::Week);
        let part = range.and_then(|(start, end)| {
            let edge = if n > 0 { start } else { end };
            // A week is of the month that holds most of it.
            let inner = if unit == Unit::Week && long { 3 } else { 0 };
            let edge = add_days(edge, if n > 0 { inner } else { -inner })?;
            let part = Stamp::containing(edge, unit)?.shift(if n > 0 { n - 1 } else { 0 })?;
            (part.range()?.0 <= end).then_some(part)
        });
        match part {
            Some(part) => Resolved::stamp(part, whole.anchor),
            None => Resolved::new(TimexType::Date, unknown(unit).into()),
        }
    }

    /// The weekend before the document's day, or the one ahead.
    pub(super) fn weekend(&self, tense: Tense) -> Resolved {
        let Some((day, anchor)) = self.base_day() else {
            return Resolved::new(TimexType::Date, unknown(Unit::Weekend).into());
        };
        let within = day.weekday().number_from_monday() > 5;
        let n = if tense == Tense::Future || within {
            0
        } else {
            -1
        };
        match moved(day, Unit::Weekend, n) {
            Some(stamp) => Resolved::stamp(stamp, anchor),
            None => Resolved::new(TimexType::Date, unknown(Unit::Weekend).into()),
        }
    }

    pub(super) fn short_decade(&self, short: i32) -> Resolved {
        let reference = self.base_day().map_or(2000, |(day, _)| day.year());
        let century = reference.div_euclid(100) * 100;
        let year = if century + short > reference {
            century - 100 + short
        } else {
            century + short
        };
        Resolved::stamp(Stamp::Decade(year.div_euclid(10)), Anchor::None)
    }
}

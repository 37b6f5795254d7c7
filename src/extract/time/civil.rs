//! Calendar dates set against the context; parts of a stretch as civil dates.

use chrono::{Datelike, NaiveDate};

use super::Anchor;
use super::TimexType;
use super::calendar::{Season, Stamp, Unit, add_days, add_months};
use super::convention::Order;
use super::meaning::{Calendar, Edge, Which, YearOf};
use super::resolve::{Context, Resolved};
use super::tense::Tense;
use super::value::{impossible, yearless};
use crate::model::{Date, DateWarning, Precision};

/// How many days back a day without a year can lie from the one told last in a history.
const BACK: i64 = 130;

/// Up to this month "this winter" is the one that began the year before.
const LAST_OF_WINTER: u32 = 3;

/// A day and month without a year that would lie further ahead than this, in days, is behind.
const AHEAD: i64 = 240;

/// A day and month without a year no further ahead than this, in days, is ahead whatever the tense
/// ("gave no reason for the Jan. 14 deadline"): the same day a year before would carry its year.
const SOON: i64 = 60;

impl Context {
    /// A calendar date; where its year is not told it is taken from the context.
    pub(super) fn calendar(&self, date: &Calendar, tense: Tense) -> Resolved {
        if date.weekday > 0 && date.month == 0 && date.day == 0 {
            return self.weekday(date.weekday, date.which, tense);
        }
        if self.turned_round(date, tense) {
            let swapped = Calendar {
                day: date.month,
                month: date.day,
                ..*date
            };
            return self.calendar(&swapped, Tense::Unknown);
        }
        let told = self.year_of(date.year);
        if date.year != YearOf::Open && told.is_none() {
            return yearless(date.month, date.day);
        }
        let mut found = if date.day > 0 && date.month > 0 {
            self.day(date, told, tense)
        } else if date.day > 0 {
            self.day_of_month(date.day)
        } else {
            self.stretch(date, told, tense)
        };
        check_weekday(date.weekday, &mut found);
        if let (true, Some(Stamp::Day(day))) = (date.swappable, found.stamp)
            && Some(day) != self.document
            && let Some(other) = NaiveDate::from_ymd_opt(day.year(), day.day(), day.month())
        {
            found.warning = Some(DateWarning::DayOrMonth { other });
        }
        found
    }

    /// True for figures told as past that lie after the publication unless the day stands first.
    fn turned_round(&self, date: &Calendar, tense: Tense) -> bool {
        let YearOf::Told(year) = date.year else {
            return false;
        };
        let after = |month, day| NaiveDate::from_ymd_opt(year, month, day) > self.document;
        let dateline = NaiveDate::from_ymd_opt(year, date.day, date.month);
        if date.swappable && dateline.is_some() && dateline == self.document {
            return true;
        }
        date.swappable
            && self.order == Order::Untold
            && tense == Tense::Past
            && self.document.is_some()
            && after(date.month, date.day)
            && !after(date.day, date.month)
    }

    fn day(&self, date: &Calendar, told: Option<(i32, Anchor)>, tense: Tense) -> Resolved {
        let on = |year: i32| NaiveDate::from_ymd_opt(year, date.month, date.day);
        if let Some((year, anchor)) = told {
            return match on(year) {
                Some(day) => Resolved::stamp(Stamp::Day(day), anchor),
                None => impossible(Some(year), date.month, date.day),
            };
        }
        let never = date.day > 29 && on(2020).is_none();
        if never {
            return impossible(None, date.month, date.day);
        }
        let candidates = |base: NaiveDate| (base.year() - 4..=base.year() + 4).filter_map(on);
        let named = |day: &NaiveDate| day.weekday().number_from_monday() == date.weekday;
        if self.narrative
            && date.weekday > 0
            && let Some((last, span)) = self.last_day
            && let Some(day) = candidates(last)
                .filter(named)
                .min_by_key(|day| (*day - last).num_days().abs())
        {
            return Resolved::stamp(Stamp::Day(day), Anchor::Text(span));
        }
        match self.pick(candidates, date.which, tense) {
            Some((day, anchor)) => Resolved::stamp(Stamp::Day(day), anchor),
            None => yearless(date.month, date.day),
        }
    }

    /// The day among `candidates` (in order) that the context means.
    pub(super) fn pick<I: Iterator<Item = NaiveDate>>(
        &self,
        candidates: impl Fn(NaiveDate) -> I,
        which: Which,
        tense: Tense,
    ) -> Option<(NaiveDate, Anchor)> {
        if which == Which::Bare
            && let Some((stamp, span)) = self.leans_on()
        {
            let (start, end) = stamp.range()?;
            if tense == Tense::Before && stamp.unit() < Unit::Year {
                let found = candidates(start).min_by_key(|day| (*day - start).num_days().abs());
                return found.map(|day| (day, Anchor::Text(span)));
            }
            let from = if stamp.unit() >= Unit::Year {
                start
            } else {
                add_days(start, -BACK)?
            };
            let to = if stamp.unit() >= Unit::Year {
                end
            } else {
                add_days(start, 365)?
            };
            // The year before would be told.
            let year = start.year();
            let found =
                candidates(start).find(|day| from <= *day && *day <= to && day.year() >= year);
            return found.map(|day| (day, Anchor::Text(span)));
        }
        let base = self.document?;
        let ahead = |day: &NaiveDate| *day > base;
        let near_ahead = |day: &NaiveDate| *day >= base;
        let day = match (which, tense) {
            (Which::Last | Which::Previous, _) => candidates(base).filter(|d| *d < base).last(),
            (Which::Next | Which::Following, _) => candidates(base).find(ahead),
            (_, Tense::Future) => candidates(base)
                .find(near_ahead)
                .filter(|d| (*d - base).num_days() <= AHEAD)
                .or_else(|| candidates(base).filter(|d| *d <= base).last()),
            (Which::Bare, Tense::Reported | Tense::Unknown) => {
                candidates(base).min_by_key(|d| (*d - base).num_days().abs())
            }
            (Which::Bare, Tense::Past) => {
                let soon = |d: &NaiveDate| *d > base && (*d - base).num_days() <= SOON;
                candidates(base).filter(|d| *d <= base || soon(d)).last()
            }
            _ => candidates(base).filter(|d| *d <= base).last(),
        };
        day.map(|day| (day, Anchor::Document))
    }

    fn weekday(&self, weekday: u32, which: Which, tense: Tense) -> Resolved {
        let name = |day: NaiveDate| day.weekday().number_from_monday() == weekday;
        let text =
            matches!(which, Which::Previous | Which::Following | Which::That) || self.narrative;
        let (base, anchor) = match self.last_day.filter(|_| text) {
            Some((day, span)) => (day, Anchor::Text(span)),
            None => match self.document {
                Some(day) => (day, Anchor::Document),
                None => return Resolved::new(TimexType::Date, format!("XXXX-WXX-{weekday}")),
            },
        };
        let step = |from: i64, by: i64| {
            (0..7).find_map(|n| add_days(base, from + n * by).filter(|day| name(*day)))
        };
        let day = match which {
            Which::Last | Which::Previous => step(-1, -1),
            Which::BeforeLast => step(-8, -1),
            Which::OfLastWeek => {
                let into = i64::from(base.weekday().num_days_from_monday());
                add_days(base, i64::from(weekday) - 8 - into)
            }
            Which::Next | Which::Following => step(1, 1),
            Which::This | Which::That => step(0, 1),
            Which::Bare if matches!(anchor, Anchor::Text(_)) => step(0, 1),
            Which::Bare if tense == Tense::Future => step(0, 1),
            Which::Bare => step(0, -1),
        };
        match day {
            Some(day) => Resolved::stamp(Stamp::Day(day), anchor),
            None => Resolved::new(TimexType::Date, format!("XXXX-WXX-{weekday}")),
        }
    }

    fn day_of_month(&self, day: u32) -> Resolved {
        let told = self
            .leans_on()
            .and_then(|(stamp, span)| Some((stamp.range()?.0.with_day(day)?, Anchor::Text(span))));
        let latest = || {
            let base = self.document?;
            (0..12).find_map(|n| {
                add_months(base.with_day(1)?, -n)?
                    .with_day(day)
                    .filter(|d| *d <= base)
            })
        };
        match told.or_else(|| latest().map(|day| (day, Anchor::Document))) {
            Some((day, anchor)) => Resolved::stamp(Stamp::Day(day), anchor),
            None => yearless(0, day),
        }
    }

    /// A month, quarter, half, season or year.
    fn stretch(&self, date: &Calendar, told: Option<(i32, Anchor)>, tense: Tense) -> Resolved {
        let of = |year: i32| -> Stamp {
            if date.month > 0 {
                Stamp::Month(year, date.month)
            } else if date.quarter > 0 {
                Stamp::Quarter(year, date.quarter)
            } else if date.half > 0 {
                Stamp::Half(year, date.half)
            } else if let Some(season) = date.season {
                Stamp::Season(year, season)
            } else {
                Stamp::Year(year)
            }
        };
        if let Some((year, anchor)) = told {
            return Resolved::stamp(of(year), anchor);
        }
        if let Some((last, span)) = self.leans_on()
            && date.which == Which::Bare
            && let Some(year) = Self::narrative_year(last, date, tense)
        {
            return Resolved::stamp(of(year), Anchor::Text(span));
        }
        if self.narrative
            && let Some((last, span)) = self.last
            && let Some(year) = Self::neighbour_year(last, date, of)
        {
            return Resolved::stamp(of(year), Anchor::Text(span));
        }
        let Some(base) = self.document else {
            let unknown = of(2000).value();
            return Resolved::new(TimexType::Date, unknown.replacen("2000", "XXXX", 1));
        };
        let year = base.year();
        let year = if date.season == Some(Season::Winter) && base.month() <= LAST_OF_WINTER {
            year - 1
        } else {
            year
        };
        let stamp = of(year);
        let (start, end) = stamp.range().unwrap_or((base, base));
        let year = match date.which {
            Which::Last | Which::Previous if end >= base => year - 1,
            Which::Next | Which::Following if start <= base => year + 1,
            Which::Bare if tense == Tense::Future && end < base => {
                let recent = date.quarter > 0 && (base - end).num_days() < 183;
                if recent { year } else { year + 1 }
            }
            Which::Bare if tense != Tense::Future && start > base => {
                let open = matches!(tense, Tense::Reported | Tense::Unknown);
                let soon = open && (start - base).num_days() <= SOON;
                if soon { year } else { year - 1 }
            }
            _ => year,
        };
        Resolved::stamp(of(year), Anchor::Document)
    }

    /// The year of "the following spring", "the previous May", counted from `last` in a story.
    fn neighbour_year(last: Stamp, date: &Calendar, of: impl Fn(i32) -> Stamp) -> Option<i32> {
        let (start, end) = last.range()?;
        let year = start.year();
        let lies = |y: i32| of(y).range();
        match date.which {
            Which::Following | Which::Next => {
                (year..=year + 2).find(|y| lies(*y).is_some_and(|(from, _)| from > end))
            }
            Which::Previous | Which::Last => (year - 2..=year)
                .rev()
                .find(|y| lies(*y).is_some_and(|(_, to)| to < start)),
            _ => Some(year),
        }
    }

    /// The year of a month or season that follows `last` in a story.
    fn narrative_year(last: Stamp, date: &Calendar, tense: Tense) -> Option<i32> {
        let year = last.year()?;
        let (start, _) = last.range()?;
        let month = match (date.month, date.season, date.quarter) {
            (0, Some(season), _) => season as u32 * 3 + 3,
            (0, None, quarter) => quarter * 3,
            (month, ..) => month,
        };
        let whole = last.unit() >= Unit::Year;
        let over = tense == Tense::Before && !whole && month > start.month() + 6;
        if over {
            return Some(year - 1);
        }
        let wraps = !whole && tense != Tense::Before && month + 4 < start.month();
        Some(if wraps { year + 1 } else { year })
    }
}

fn check_weekday(weekday: u32, found: &mut Resolved) {
    let Some(Stamp::Day(day)) = found.stamp else {
        return;
    };
    if weekday > 0 && day.weekday().number_from_monday() != weekday {
        found.warning = Some(DateWarning::Weekday { day });
    }
}

/// The part of a stretch that is meant.
pub(super) fn narrow(date: Date, edge: Edge, document: Option<NaiveDate>) -> Option<Date> {
    let (start, end) = (date.start?, date.end?);
    if start == end {
        return Some(Date {
            precision: Precision::PartOfDay,
            ..date
        });
    }
    let days = (end - start).num_days() + 1;
    let third = days / 3;
    let (from, to) = match edge {
        Edge::Early => (start, add_days(start, third - 1)?),
        Edge::Mid => (add_days(start, third)?, add_days(start, 2 * third - 1)?),
        Edge::Late => (add_days(start, 2 * third)?, end),
        Edge::Earlier => (
            start,
            document.filter(|d| start <= *d && *d <= end).unwrap_or(end),
        ),
        Edge::Later => (
            document
                .filter(|d| start <= *d && *d <= end)
                .unwrap_or(start),
            end,
        ),
    };
    let precision = match days {
        ..=13 => Precision::DayRange,
        14..=31 => Precision::MonthPart,
        _ => Precision::Interval,
    };
    Some(Date::range(from, to.max(from), precision))
}

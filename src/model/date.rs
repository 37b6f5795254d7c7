use std::fmt;

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// How exactly a date is known. Ordered from the finest to none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// A clock time of one day.
    Minute,
    /// "early in the morning", "an hour or two after midnight".
    PartOfDay,
    /// One civil day.
    Day,
    /// The night between two days: `start` is the evening, `end` the morning.
    Night,
    /// A few named days.
    DayRange,
    /// A calendar week, Monday to Sunday.
    Week,
    /// A day give or take a few: "a week ago", "about two weeks ago".
    ApproxDays,
    /// "early January", "earlier this month".
    MonthPart,
    /// One calendar month.
    Month,
    /// A quarter, a season, several months.
    Interval,
    /// One calendar year.
    Year,
    /// Up to `end`; `start` is open.
    Before,
    /// From `start` on; `end` is open.
    After,
    /// Nothing is known.
    Unknown,
}

impl Precision {
    /// The word used in output.
    pub fn name(self) -> &'static str {
        match self {
            Precision::Minute => "minute",
            Precision::PartOfDay => "part_of_day",
            Precision::Day => "day",
            Precision::Night => "night",
            Precision::DayRange => "day_range",
            Precision::Week => "week",
            Precision::ApproxDays => "approx_days",
            Precision::MonthPart => "month_part",
            Precision::Month => "month",
            Precision::Interval => "interval",
            Precision::Year => "year",
            Precision::Before => "before",
            Precision::After => "after",
            Precision::Unknown => "unknown",
        }
    }
}

/// A civil date or range of civil dates with its precision. Never an instant: no time zone is
/// applied, so a date cannot shift by a day.
///
/// `start <= end` where both are known; `None` is an open end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Date {
    /// First possible day.
    pub start: Option<NaiveDate>,
    /// Last possible day.
    pub end: Option<NaiveDate>,
    /// How the range is to be read.
    pub precision: Precision,
}

impl Date {
    /// One civil day.
    pub fn day(day: NaiveDate) -> Self {
        Self {
            start: Some(day),
            end: Some(day),
            precision: Precision::Day,
        }
    }

    /// The closed range from `start` to `end`, swapped into order.
    pub fn range(start: NaiveDate, end: NaiveDate, precision: Precision) -> Self {
        Self {
            start: Some(start.min(end)),
            end: Some(start.max(end)),
            precision,
        }
    }

    /// A whole month, 1 to 12; `None` for an impossible one.
    pub fn month(year: i32, month: u32) -> Option<Self> {
        let start = NaiveDate::from_ymd_opt(year, month, 1)?;
        let next = if month == 12 {
            NaiveDate::from_ymd_opt(year + 1, 1, 1)?
        } else {
            NaiveDate::from_ymd_opt(year, month + 1, 1)?
        };
        Some(Self::range(
            start,
            next.checked_sub_days(Days::new(1))?,
            Precision::Month,
        ))
    }

    /// A whole year.
    pub fn year(year: i32) -> Option<Self> {
        let start = NaiveDate::from_ymd_opt(year, 1, 1)?;
        let end = NaiveDate::from_ymd_opt(year, 12, 31)?;
        Some(Self::range(start, end, Precision::Year))
    }

    /// Up to and including `end`.
    pub fn before(end: NaiveDate) -> Self {
        Self {
            start: None,
            end: Some(end),
            precision: Precision::Before,
        }
    }

    /// From `start` on.
    pub fn after(start: NaiveDate) -> Self {
        Self {
            start: Some(start),
            end: None,
            precision: Precision::After,
        }
    }

    /// True when `start` and `end` are the same day.
    pub fn is_day(&self) -> bool {
        self.start.is_some() && self.start == self.end
    }

    /// True when both ends are known.
    pub fn is_bounded(&self) -> bool {
        self.start.is_some() && self.end.is_some()
    }

    /// Number of days the range holds; `None` when an end is open.
    pub fn days(&self) -> Option<i64> {
        Some((self.end? - self.start?).num_days() + 1)
    }

    /// True when a day fits both ranges.
    pub fn meets(&self, other: &Date) -> bool {
        self.gap(other) == 0
    }

    /// Days between the two ranges: 0 when they share a day, 1 when they are neighbours.
    pub fn gap(&self, other: &Date) -> i64 {
        let after = |a: Option<NaiveDate>, b: Option<NaiveDate>| match (a, b) {
            (Some(start), Some(end)) if start > end => (start - end).num_days(),
            _ => 0,
        };
        after(self.start, other.end).max(after(other.start, self.end))
    }

    /// True when `other` lies inside this range.
    pub fn contains(&self, other: &Date) -> bool {
        let from = self
            .start
            .is_none_or(|a| other.start.is_some_and(|b| a <= b));
        let to = self.end.is_none_or(|a| other.end.is_some_and(|b| b <= a));
        from && to
    }

    /// The range both share; `None` when they do not meet.
    pub fn intersect(&self, other: &Date) -> Option<Date> {
        if !self.meets(other) {
            return None;
        }
        let start = self.start.max(other.start);
        let end = match (self.end, other.end) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Some(Date {
            start,
            end,
            precision: self.precision.min(other.precision),
        })
    }

    /// True when this is the whole of `unit`, told as such: half a month is no month.
    fn is_whole(&self, unit: Option<Date>) -> bool {
        unit.is_some_and(|unit| *self == unit)
    }

    /// Extended Date/Time Format (ISO 8601-2:2019): `2020-03-13`, `2020-03`, `2020`,
    /// `2020-07-04/2020-07-05`, `../2021-02-28`; empty when nothing is known.
    pub fn edtf(&self) -> String {
        match (self.start, self.end) {
            (None, None) => String::new(),
            (Some(a), None) => format!("{a}/.."),
            (None, Some(b)) => format!("../{b}"),
            (Some(a), Some(b)) if a == b => {
                if self.precision == Precision::ApproxDays {
                    format!("{a}~")
                } else {
                    a.to_string()
                }
            }
            (Some(a), Some(_)) if self.is_whole(Date::month(a.year(), a.month())) => {
                format!("{:04}-{:02}", a.year(), a.month())
            }
            (Some(a), Some(_)) if self.is_whole(Date::year(a.year())) => format!("{:04}", a.year()),
            (Some(a), Some(b)) => format!("{a}/{b}"),
        }
    }
}

/// What speaks against a date as it is told: for the analyst to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateWarning {
    /// The calendar gives `day` another weekday than the text.
    Weekday {
        /// The day told.
        day: NaiveDate,
    },
    /// The calendar has no such day; the date is that of the month.
    NoSuchDay {
        /// The year told or meant; `None` when nobody can know it.
        year: Option<i32>,
        /// The month, 1 to 12.
        month: u32,
        /// The day told.
        day: u32,
    },
    /// Told as past, but `day` lies after the publication on `published`.
    AfterPublication {
        /// The day told.
        day: NaiveDate,
        /// The day of publication.
        published: NaiveDate,
    },
    /// No word tells when it happened: these are the day on which it was told and the one before.
    Announced,
    /// Day and month could be meant the other way round: then it is `other`.
    DayOrMonth {
        /// The day in the other order.
        other: NaiveDate,
    },
}

impl fmt::Display for DateWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DateWarning::Weekday { day } => {
                write!(f, "{day} was a {}, not the weekday told", day.format("%A"))
            }
            DateWarning::NoSuchDay { year, month, day } => {
                if let Some(year) = year {
                    write!(f, "{year:04}-")?;
                }
                write!(f, "{month:02}-{day:02} is no day of the calendar")
            }
            DateWarning::AfterPublication { day, published } => {
                write!(f, "{day} lies after the publication on {published}")
            }
            DateWarning::Announced => f.write_str(
                "no word says when it happened: the day it was told on, or the one before",
            ),
            DateWarning::DayOrMonth { other } => {
                write!(
                    f,
                    "could be {other}, with day and month the other way round"
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn gap_counts_days_between_ranges() {
        let a = Date::day(d("2020-03-11"));
        assert_eq!(a.gap(&Date::day(d("2020-03-13"))), 2);
        assert_eq!(a.gap(&Date::month(2020, 3).unwrap()), 0);
        assert_eq!(a.gap(&Date::before(d("2020-03-01"))), 10);
        assert_eq!(a.gap(&Date::after(d("2020-03-12"))), 1);
    }

    #[test]
    fn intersect_keeps_the_narrower_ends() {
        let early = Date::before(d("2020-03-13"));
        let month = Date::month(2020, 3).unwrap();
        let both = early.intersect(&month).unwrap();
        assert_eq!(both.edtf(), "2020-03-01/2020-03-13");
        assert_eq!(Date::day(d("2020-04-01")).intersect(&month), None);
    }

    #[test]
    fn edtf_follows_the_precision() {
        assert_eq!(Date::month(2020, 1).unwrap().edtf(), "2020-01");
        assert_eq!(Date::year(2020).unwrap().edtf(), "2020");
        assert_eq!(Date::before(d("2021-02-28")).edtf(), "../2021-02-28");
    }
}

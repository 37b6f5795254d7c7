//! The calendar: units, and stretches of it that have a TIMEX3 value.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::Deserialize;

use crate::model::{Date, Precision};

/// A unit of time, from the shortest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Night,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Half,
    Season,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// The letter of an ISO 8601 duration, and how many of it the unit is.
    pub(super) fn iso(self) -> (&'static str, u32) {
        match self {
            Unit::Second => ("TS", 1),
            Unit::Minute => ("TM", 1),
            Unit::Hour => ("TH", 1),
            Unit::Day => ("D", 1),
            Unit::Night => ("TNI", 1),
            Unit::Weekend => ("WE", 1),
            Unit::Week => ("W", 1),
            Unit::Fortnight => ("W", 2),
            Unit::Month => ("M", 1),
            Unit::Quarter => ("Q", 1),
            Unit::Half => ("M", 6),
            Unit::Season => ("S", 1),
            Unit::Year => ("Y", 1),
            Unit::Decade => ("Y", 10),
            Unit::Century => ("Y", 100),
            Unit::Millennium => ("Y", 1000),
        }
    }

    /// True for units shorter than a day.
    pub(super) fn is_clock(self) -> bool {
        self < Unit::Day
    }
}

/// TIMEX3 seasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub(super) enum Season {
    #[serde(rename = "SP")]
    Spring,
    #[serde(rename = "SU")]
    Summer,
    #[serde(rename = "FA")]
    Fall,
    #[serde(rename = "WI")]
    Winter,
}

/// TIMEX3 parts of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub(super) enum Part {
    #[serde(rename = "MO")]
    Morning,
    #[serde(rename = "AF")]
    Afternoon,
    #[serde(rename = "EV")]
    Evening,
    #[serde(rename = "NI")]
    Night,
    #[serde(rename = "DT")]
    Daytime,
}

impl Part {
    pub(super) fn code(self) -> &'static str {
        match self {
            Part::Morning => "MO",
            Part::Afternoon => "AF",
            Part::Evening => "EV",
            Part::Night => "NI",
            Part::Daytime => "DT",
        }
    }
}

/// A stretch of the calendar that TIMEX3 can write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stamp {
    Day(NaiveDate),
    /// The Monday of it.
    Weekend(NaiveDate),
    Week(NaiveDate),
    Month(i32, u32),
    Quarter(i32, u32),
    Half(i32, u32),
    Season(i32, Season),
    Year(i32),
    /// The year divided by ten.
    Decade(i32),
    /// The year divided by a hundred.
    Century(i32),
}

impl Stamp {
    /// The stretch of `unit` that holds `day`; `None` for units without stretches of their own.
    pub(super) fn containing(day: NaiveDate, unit: Unit) -> Option<Stamp> {
        let year = day.year();
        Some(match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Night => Stamp::Day(day),
            Unit::Weekend => Stamp::Weekend(monday(day)),
            Unit::Week | Unit::Fortnight => Stamp::Week(monday(day)),
            Unit::Month => Stamp::Month(year, day.month()),
            Unit::Quarter => Stamp::Quarter(year, day.month0() / 3 + 1),
            Unit::Half => Stamp::Half(year, day.month0() / 6 + 1),
            Unit::Season => season_of(day),
            Unit::Year => Stamp::Year(year),
            Unit::Decade => Stamp::Decade(year.div_euclid(10)),
            Unit::Century => Stamp::Century(year.div_euclid(100)),
            Unit::Millennium => return None,
        })
    }

    /// The stretch `n` after this one (before, when negative).
    pub(super) fn shift(self, n: i32) -> Option<Stamp> {
        let steps = |year: i32, part: u32, parts: i32| {
            let all = year
                .checked_mul(parts)?
                .checked_add(part.cast_signed() - 1)?
                .checked_add(n)?;
            Some((
                all.div_euclid(parts),
                all.rem_euclid(parts).cast_unsigned() + 1,
            ))
        };
        Some(match self {
            Stamp::Day(day) => Stamp::Day(add_days(day, i64::from(n))?),
            Stamp::Weekend(day) => Stamp::Weekend(add_days(day, i64::from(n) * 7)?),
            Stamp::Week(day) => Stamp::Week(add_days(day, i64::from(n) * 7)?),
            Stamp::Month(y, m) => steps(y, m, 12).map(|(y, m)| Stamp::Month(y, m))?,
            Stamp::Quarter(y, q) => steps(y, q, 4).map(|(y, q)| Stamp::Quarter(y, q))?,
            Stamp::Half(y, h) => steps(y, h, 2).map(|(y, h)| Stamp::Half(y, h))?,
            Stamp::Season(y, s) => Stamp::Season(y.checked_add(n)?, s),
            Stamp::Year(y) => Stamp::Year(y.checked_add(n)?),
            Stamp::Decade(d) => Stamp::Decade(d.checked_add(n)?),
            Stamp::Century(c) => Stamp::Century(c.checked_add(n)?),
        })
    }

    /// TIMEX3 value.
    pub(super) fn value(self) -> String {
        match self {
            Stamp::Day(day) => {
                format!("{}-{:02}-{:02}", year(day.year()), day.month(), day.day())
            }
            Stamp::Weekend(day) => format!("{}-WE", Stamp::Week(day).value()),
            Stamp::Week(day) => {
                let week = day.iso_week();
                format!("{:04}-W{:02}", week.year(), week.week())
            }
            Stamp::Month(y, m) => format!("{}-{m:02}", year(y)),
            Stamp::Quarter(y, q) => format!("{}-Q{q}", year(y)),
            Stamp::Half(y, h) => format!("{}-H{h}", year(y)),
            Stamp::Season(y, s) => format!("{}-{}", year(y), season_code(s)),
            Stamp::Year(y) => year(y),
            Stamp::Decade(d) => format!("{d:03}"),
            Stamp::Century(c) => format!("{c:02}"),
        }
    }

    /// First and last day.
    pub(super) fn range(self) -> Option<(NaiveDate, NaiveDate)> {
        let months = |year: i32, month: u32, count: u32| {
            let start = NaiveDate::from_ymd_opt(year, month, 1)?;
            let end = start.checked_add_months(Months::new(count))?.pred_opt()?;
            Some((start, end))
        };
        match self {
            Stamp::Day(day) => Some((day, day)),
            Stamp::Weekend(monday) => Some((add_days(monday, 5)?, add_days(monday, 6)?)),
            Stamp::Week(monday) => Some((monday, add_days(monday, 6)?)),
            Stamp::Month(y, m) => months(y, m, 1),
            Stamp::Quarter(y, q) => months(y, q * 3 - 2, 3),
            Stamp::Half(y, h) => months(y, h * 6 - 5, 6),
            // The meteorological seasons of the north; a winter runs into the next year.
            Stamp::Season(y, s) => months(y, s as u32 * 3 + 3, 3),
            Stamp::Year(y) => months(y, 1, 12),
            Stamp::Decade(d) => months(d.checked_mul(10)?, 1, 120),
            Stamp::Century(c) => months(c.checked_mul(100)?, 1, 1200),
        }
    }

    /// The civil date.
    pub(super) fn date(self) -> Option<Date> {
        let (start, end) = self.range()?;
        Some(Date::range(start, end, self.precision()))
    }

    fn precision(self) -> Precision {
        match self {
            Stamp::Day(_) => Precision::Day,
            Stamp::Weekend(_) => Precision::DayRange,
            Stamp::Week(_) => Precision::Week,
            Stamp::Month(..) => Precision::Month,
            Stamp::Year(_) => Precision::Year,
            _ => Precision::Interval,
        }
    }

    /// The unit it is a stretch of.
    pub(super) fn unit(self) -> Unit {
        match self {
            Stamp::Day(_) => Unit::Day,
            Stamp::Weekend(_) => Unit::Weekend,
            Stamp::Week(_) => Unit::Week,
            Stamp::Month(..) => Unit::Month,
            Stamp::Quarter(..) => Unit::Quarter,
            Stamp::Half(..) => Unit::Half,
            Stamp::Season(..) => Unit::Season,
            Stamp::Year(_) => Unit::Year,
            Stamp::Decade(_) => Unit::Decade,
            Stamp::Century(_) => Unit::Century,
        }
    }

    /// Its year, where it lies in one.
    pub(super) fn year(self) -> Option<i32> {
        match self {
            Stamp::Day(d) | Stamp::Week(d) | Stamp::Weekend(d) => Some(d.year()),
            Stamp::Month(y, _)
            | Stamp::Quarter(y, _)
            | Stamp::Half(y, _)
            | Stamp::Season(y, _)
            | Stamp::Year(y) => Some(y),
            Stamp::Decade(_) | Stamp::Century(_) => None,
        }
    }
}

/// A year as TIMEX3 writes it; 0 is 1 BC.
pub(super) fn year(year: i32) -> String {
    if year > 0 {
        format!("{year:04}")
    } else {
        format!("BC{:04}", 1 - year)
    }
}

pub(super) fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Fall => "FA",
        Season::Winter => "WI",
    }
}

fn season_of(day: NaiveDate) -> Stamp {
    let year = day.year();
    match day.month() {
        1 | 2 => Stamp::Season(year - 1, Season::Winter),
        3..=5 => Stamp::Season(year, Season::Spring),
        6..=8 => Stamp::Season(year, Season::Summer),
        9..=11 => Stamp::Season(year, Season::Fall),
        _ => Stamp::Season(year, Season::Winter),
    }
}

fn monday(day: NaiveDate) -> NaiveDate {
    day.week(Weekday::Mon).checked_first_day().unwrap_or(day)
}

/// `day` moved by `n` days.
pub(super) fn add_days(day: NaiveDate, n: i64) -> Option<NaiveDate> {
    if n < 0 {
        day.checked_sub_days(Days::new(n.unsigned_abs()))
    } else {
        day.checked_add_days(Days::new(n.cast_unsigned()))
    }
}

/// `day` moved by `n` months, the last day of a month kept.
pub(super) fn add_months(day: NaiveDate, n: i32) -> Option<NaiveDate> {
    if n < 0 {
        day.checked_sub_months(Months::new(n.unsigned_abs()))
    } else {
        day.checked_add_months(Months::new(n.cast_unsigned()))
    }
}

/// Easter Sunday of a Gregorian year (the anonymous algorithm of 1876).
pub(super) fn easter(year: i32) -> Option<NaiveDate> {
    let (golden, century, rest) = (
        year.rem_euclid(19),
        year.div_euclid(100),
        year.rem_euclid(100),
    );
    let lunar = (8 * century + 13) / 25;
    let epact = (19 * golden + century - century / 4 - lunar + 15).rem_euclid(30);
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 19 * sunday) / 433;
    let month = (epact + sunday - 7 * late + 90) / 25;
    let day = (epact + sunday - 7 * late + 33 * month + 19) % 32;
    NaiveDate::from_ymd_opt(year, month.cast_unsigned(), day.cast_unsigned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn stretches_shift_over_the_year() {
        let q = Stamp::containing(d("2020-02-10"), Unit::Quarter).unwrap();
        assert_eq!(q.shift(-1).unwrap().value(), "2019-Q4");
        let w = Stamp::containing(d("2021-01-01"), Unit::Week).unwrap();
        assert_eq!(w.value(), "2020-W53");
        assert_eq!(w.shift(1).unwrap().value(), "2021-W01");
        assert_eq!(Stamp::Month(2020, 1).shift(-13).unwrap().value(), "2018-12");
        assert_eq!(Stamp::Year(i32::MAX).shift(1), None);
    }

    #[test]
    fn easter_falls_where_it_did() {
        assert_eq!(easter(2000), Some(d("2000-04-23")));
        assert_eq!(easter(2021), Some(d("2021-04-04")));
        assert_eq!(easter(2024), Some(d("2024-03-31")));
    }

    #[test]
    fn years_before_christ_have_no_zero() {
        assert_eq!(year(-43), "BC0044");
    }
}

//! How values are written and moved along the calendar.

use chrono::NaiveDate;

use super::calendar::{Stamp, Unit, add_days, add_months, year as year_value};
use super::meaning::{Clock, Quantity};
use super::resolve::Resolved;
use super::{Anchor, TimexType};
use crate::model::{Date, DateWarning, Precision};

pub(super) fn moved(day: NaiveDate, unit: Unit, n: i32) -> Option<Stamp> {
    match unit {
        Unit::Fortnight => Stamp::containing(day, Unit::Week)?.shift(n.checked_mul(2)?),
        Unit::Millennium => None,
        Unit::Hour | Unit::Minute | Unit::Second => {
            let days = if unit == Unit::Hour { n / 24 } else { 0 };
            Stamp::Day(day).shift(days)
        }
        unit => Stamp::containing(day, unit)?.shift(n),
    }
}

pub(super) fn moved_day(day: NaiveDate, unit: Unit, n: i32) -> Option<NaiveDate> {
    match unit {
        Unit::Day | Unit::Night => add_days(day, i64::from(n)),
        Unit::Week | Unit::Weekend => add_days(day, i64::from(n) * 7),
        Unit::Fortnight => add_days(day, i64::from(n) * 14),
        Unit::Month => add_months(day, n),
        Unit::Quarter | Unit::Season => add_months(day, n.checked_mul(3)?),
        Unit::Half => add_months(day, n.checked_mul(6)?),
        Unit::Year => add_months(day, n.checked_mul(12)?),
        Unit::Decade => add_months(day, n.checked_mul(120)?),
        Unit::Century => add_months(day, n.checked_mul(1200)?),
        _ => None,
    }
}

pub(super) fn unknown(unit: Unit) -> &'static str {
    match unit {
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
        _ => "XXXX-XX-XX",
    }
}

/// `P2D`, `PT30M`, `P2Y6M`, `PXD`.
pub(super) fn length_value(quantity: Quantity, unit: Unit) -> String {
    let (letter, times) = unit.iso();
    let (time, letter) = letter
        .strip_prefix('T')
        .filter(|l| l.len() == 1)
        .map_or(("", letter), |l| ("T", l));
    let half = match unit {
        Unit::Year => Some("6M"),
        Unit::Hour => Some("30M"),
        Unit::Minute => Some("30S"),
        _ => None,
    };
    match quantity {
        Quantity::Vague if times > 1 && unit > Unit::Fortnight => {
            let letter = match unit {
                Unit::Decade => "DE",
                Unit::Century => "CE",
                _ => letter,
            };
            format!("PX{letter}")
        }
        Quantity::Vague => format!("P{time}X{letter}"),
        Quantity::Count(n) => format!("P{time}{}{letter}", n.saturating_mul(times)),
        Quantity::Half(n) if times > 1 => {
            format!(
                "P{time}{}{letter}",
                n.saturating_mul(times).saturating_add(times / 2)
            )
        }
        Quantity::Half(n) => match half {
            Some(rest) if n == 0 => format!("P{time}{rest}"),
            Some(rest) => format!("P{time}{n}{letter}{rest}"),
            None => format!("P{time}{n}.5{letter}"),
        },
        Quantity::Tenths(n, tenths) => format!("P{time}{n}.{tenths}{letter}"),
    }
}

pub(super) fn century_of(century: i32) -> Resolved {
    if century < 0 {
        return Resolved::new(TimexType::Date, format!("BC{:02}", -century - 1));
    }
    Resolved::stamp(Stamp::Century(century), Anchor::None)
}

/// The second millennium is 1, the second before Christ BC1.
pub(super) fn millennium_of(millennium: i32) -> Resolved {
    let value = if millennium < 0 {
        format!("BC{}", -millennium - 1)
    } else {
        millennium.to_string()
    };
    Resolved::new(TimexType::Date, value)
}

/// Puts a time of day on a resolved day.
pub(super) fn at_clock(found: &mut Resolved, clock: Clock, overnight: bool) {
    found.kind = TimexType::Time;
    match clock {
        Clock::Part(part) => {
            found.value = format!("{}T{}", found.value, part.code());
            if let Some(date) = found.date.as_mut() {
                date.precision = Precision::PartOfDay;
                if overnight {
                    date.precision = Precision::Night;
                    date.end = date.start.and_then(|day| add_days(day, 1));
                }
            }
        }
        Clock::At {
            hour,
            minute,
            second,
            utc,
        } => {
            let minute = minute.map_or(String::new(), |m| format!(":{m:02}"));
            let second = second.map_or(String::new(), |s| format!(":{s:02}"));
            let zone = if utc { "Z" } else { "" };
            found.value = format!("{}T{hour:02}{minute}{second}{zone}", found.value);
            if let Some(date) = found.date.as_mut() {
                date.precision = Precision::Minute;
            }
        }
    }
}

/// `XXXX-03-13`: a date whose year nobody knows.
pub(super) fn yearless(month: u32, day: u32) -> Resolved {
    let value = match (month, day) {
        (0, day) => format!("XXXX-XX-{day:02}"),
        (month, 0) => format!("XXXX-{month:02}"),
        (month, day) => format!("XXXX-{month:02}-{day:02}"),
    };
    let both = (month > 0 && day > 0).then_some((month, day));
    Resolved {
        yearless: both,
        ..Resolved::new(TimexType::Date, value)
    }
}

/// A day that the calendar has not: the words as they stand, the date of the month told.
pub(super) fn impossible(year: Option<i32>, month: u32, day: u32) -> Resolved {
    let told = year.map_or("XXXX".to_owned(), year_value);
    Resolved {
        warning: Some(DateWarning::NoSuchDay { year, month, day }),
        date: year.and_then(|year| Date::month(year, month)),
        ..Resolved::new(TimexType::Date, format!("{told}-{month:02}-{day:02}"))
    }
}

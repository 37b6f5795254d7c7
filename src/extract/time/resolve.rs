//! Readings set against the document's date and the dates told before.

use chrono::{Datelike, NaiveDate};

use super::calendar::{Stamp, Unit, add_days, add_months, year as year_value};
use super::civil;
use super::meaning::{Base, Clock, Lies, Meaning, Quantity, Reading, YearOf};
use super::tense::Tense;
use super::{Anchor, TimexType};
use crate::model::{Date, Precision, Span};

/// What is known while a document is read from its start to its end.
#[derive(Debug, Clone, Default)]
pub(super) struct Context {
    /// The document's day (the last day of its window).
    pub(super) document: Option<NaiveDate>,
    /// The text tells history: dates lean on the date told last.
    pub(super) narrative: bool,
    /// The stretch told last, and where.
    pub(super) last: Option<(Stamp, Span)>,
    /// The day told last, and where.
    pub(super) last_day: Option<(NaiveDate, Span)>,
    /// The quarter named last, and where.
    pub(super) quarter: Option<(Stamp, Span)>,
    /// A day was told in this paragraph.
    pub(super) day_in_paragraph: bool,
}

/// What a reading comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Resolved {
    pub(super) kind: TimexType,
    pub(super) value: String,
    pub(super) date: Option<Date>,
    pub(super) yearless: Option<(u32, u32)>,
    pub(super) anchor: Anchor,
    pub(super) warning: Option<String>,
    /// The stretch of the calendar meant, for what follows to lean on.
    pub(super) stamp: Option<Stamp>,
}

impl Resolved {
    pub(super) fn new(kind: TimexType, value: String) -> Self {
        Self {
            kind,
            value,
            date: None,
            yearless: None,
            anchor: Anchor::None,
            warning: None,
            stamp: None,
        }
    }

    pub(super) fn stamp(stamp: Stamp, anchor: Anchor) -> Self {
        Self {
            date: stamp.date(),
            stamp: Some(stamp),
            anchor,
            ..Self::new(TimexType::Date, stamp.value())
        }
    }
}

impl Context {
    /// Sets one reading against the context.
    pub(super) fn resolve(&self, reading: &Reading, tense: Tense) -> Resolved {
        let mut found = match &reading.meaning {
            Meaning::Shift {
                unit: Unit::Year,
                n: -1,
                ..
            } if self.quarter.is_some() && matches!(reading.rule, "ago" | "later") => {
                self.year_before(false)
            }
            meaning => self.meaning(meaning, tense),
        };
        if let (
            Meaning::Shift {
                unit,
                n,
                base: Base::Document,
                vague: false,
            },
            "ago",
        ) = (&reading.meaning, reading.rule)
        {
            found.date = self.about(*unit, *n).or(found.date);
        }
        if let Some(edge) = reading.edge {
            found.date = found
                .date
                .and_then(|date| civil::narrow(date, edge, self.document));
        }
        if let Some(clock) = reading.clock {
            let overnight = reading.meaning == Meaning::Overnight
                || matches!(
                    (&reading.meaning, clock),
                    (
                        Meaning::Shift {
                            n: -1 | 0,
                            base: Base::Document,
                            ..
                        },
                        Clock::Part(super::calendar::Part::Night)
                    )
                );
            at_clock(&mut found, clock, overnight);
        }
        found
    }

    fn meaning(&self, meaning: &Meaning, tense: Tense) -> Resolved {
        match meaning {
            Meaning::Calendar(date) => self.calendar(date, tense),
            Meaning::Shift {
                unit,
                n,
                base,
                vague,
            } => self.shift(*unit, *n, *base, *vague),
            Meaning::Decade(decade) => Resolved::stamp(Stamp::Decade(*decade), Anchor::None),
            Meaning::ShortDecade(short) => self.short_decade(*short),
            Meaning::Century(century) => century_of(*century),
            Meaning::Reported => self.reported(),
            Meaning::ReportedIn(year) => self.reported_in(*year),
            Meaning::YearBefore => self.year_before(true),
            Meaning::Weekend => self.weekend(tense),
            Meaning::Holiday(index, year, which) => self.holiday(*index, *year, *which, tense),
            Meaning::Length(quantity, unit, lies) => self.length(*quantity, *unit, *lies),
            Meaning::Fixed(value) => Resolved::new(TimexType::Date, (*value).into()),
            Meaning::Set(value) => Resolved::new(TimexType::Set, value.clone()),
            Meaning::SomeDay => self.some_day(),
            Meaning::Overnight => match self.base_day() {
                Some((day, anchor)) => {
                    let evening = add_days(day, -1).unwrap_or(day);
                    Resolved::stamp(Stamp::Day(evening), anchor)
                }
                None => Resolved::new(TimexType::Date, "XXXX-XX-XX".into()),
            },
        }
    }

    /// The day that "today" is: the document's, or in a narrative the one told last.
    pub(super) fn base_day(&self) -> Option<(NaiveDate, Anchor)> {
        let text = self.last_day.map(|(day, span)| (day, Anchor::Text(span)));
        let document = self.document.map(|day| (day, Anchor::Document));
        if self.narrative {
            text.or(document)
        } else {
            document
        }
    }

    /// "a week ago" is a day give or take a few, though its value is a week.
    fn about(&self, unit: Unit, n: i32) -> Option<Date> {
        let weeks = matches!(unit, Unit::Week | Unit::Fortnight);
        let day = moved_day(self.document.filter(|_| weeks && !self.narrative)?, unit, n)?;
        Some(Date::range(day, day, Precision::ApproxDays))
    }

    /// The stretch the text is in: the one told last, or the document's day.
    pub(super) fn base_stamp(&self) -> Option<(Stamp, Anchor)> {
        let document = self.document.map(|day| (Stamp::Day(day), Anchor::Document));
        self.last
            .map(|(stamp, span)| (stamp, Anchor::Text(span)))
            .or(document)
    }

    fn some_day(&self) -> Resolved {
        let told = self
            .last_day
            .filter(|_| self.narrative || self.day_in_paragraph);
        let day = told
            .map(|(day, span)| (day, Anchor::Text(span)))
            .or_else(|| self.base_day());
        match day {
            Some((day, anchor)) => Resolved::stamp(Stamp::Day(day), anchor),
            None => Resolved::new(TimexType::Date, "XXXX-XX-XX".into()),
        }
    }

    fn shift(&self, unit: Unit, n: i32, base: Base, vague: bool) -> Resolved {
        if vague {
            let value = match (n < 0, base) {
                (true, _) => "PAST_REF",
                (false, Base::Document) => "FUTURE_REF",
                (false, Base::Text) => "XXXX-XX-XX",
            };
            return Resolved::new(TimexType::Date, value.into());
        }
        let found = match base {
            Base::Document => self.from_document(unit, n),
            Base::Text => self.from_text(unit, n),
        };
        found.unwrap_or_else(|| Resolved::new(TimexType::Date, unknown(unit).into()))
    }

    fn from_document(&self, unit: Unit, n: i32) -> Option<Resolved> {
        if unit == Unit::Quarter && n == 0 {
            return Stamp::containing(self.document?, unit)
                .map(|s| Resolved::stamp(s, Anchor::Document));
        }
        if self.narrative && unit > Unit::Day {
            if let Some((stamp, span)) = self.last {
                let (start, _) = stamp.range()?;
                return Some(Resolved::stamp(moved(start, unit, n)?, Anchor::Text(span)));
            }
        }
        let day = self.document?;
        Some(Resolved::stamp(moved(day, unit, n)?, Anchor::Document))
    }

    fn from_text(&self, unit: Unit, n: i32) -> Option<Resolved> {
        if unit <= Unit::Night {
            let told = self.last_day.map(|(day, span)| (day, Anchor::Text(span)));
            let (day, anchor) = told.or_else(|| self.base_day())?;
            return Some(Resolved::stamp(moved(day, unit, n)?, anchor));
        }
        let (stamp, anchor) = self.base_stamp()?;
        let same = stamp.unit() == unit;
        let year_of_part =
            unit == Unit::Year && matches!(stamp, Stamp::Quarter(..) | Stamp::Month(..));
        let stamp = if same {
            stamp.shift(n)?
        } else if year_of_part && n != 0 {
            match stamp {
                Stamp::Quarter(y, q) => Stamp::Quarter(y.checked_add(n)?, q),
                _ => Stamp::Year(stamp.year()?.checked_add(n)?),
            }
        } else {
            moved(stamp.range()?.0, unit, n)?
        };
        Some(Resolved::stamp(stamp, anchor))
    }

    fn short_decade(&self, short: i32) -> Resolved {
        let reference = self.base_day().map_or(2000, |(day, _)| day.year());
        let century = reference.div_euclid(100) * 100;
        let year = if century + short > reference {
            century - 100 + short
        } else {
            century + short
        };
        Resolved::stamp(Stamp::Decade(year.div_euclid(10)), Anchor::None)
    }

    /// The quarter reported on: the one named last, or the one before the document's.
    fn reported(&self) -> Resolved {
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

    fn reported_in(&self, year: i32) -> Resolved {
        match self.quarter {
            Some((Stamp::Quarter(_, q), span)) => {
                Resolved::stamp(Stamp::Quarter(year, q), Anchor::Text(span))
            }
            _ => Resolved::stamp(Stamp::Year(year), Anchor::None),
        }
    }

    fn year_before(&self, period: bool) -> Resolved {
        match self.quarter {
            Some((Stamp::Quarter(y, q), span)) => {
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

    /// The weekend before the document's day, or the one ahead.
    fn weekend(&self, tense: Tense) -> Resolved {
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

    fn length(&self, quantity: Quantity, unit: Unit, lies: Lies) -> Resolved {
        let mut found = Resolved::new(TimexType::Duration, length_value(quantity, unit));
        let whole = quantity
            .whole()
            .filter(|_| lies != Lies::Anywhere && !unit.is_clock());
        if let (Some(n), Some((day, anchor))) = (whole, self.base_day()) {
            let sign = if lies == Lies::Past { -1 } else { 1 };
            if let Some(other) = moved_day(day, unit, n.saturating_mul(sign)) {
                let short = (other - day).num_days().abs() <= 6;
                let precision = if short {
                    Precision::DayRange
                } else {
                    Precision::Interval
                };
                found.date = Some(Date::range(day, other, precision));
                found.anchor = anchor;
            }
        }
        found
    }

    /// The year to give a date that has none, `Open` years by `pick`.
    pub(super) fn year_of(&self, year: YearOf) -> Option<(i32, Anchor)> {
        match year {
            YearOf::Open => None,
            YearOf::Told(year) => Some((year, Anchor::None)),
            YearOf::Shift(n, base) => {
                let found = self.shift(Unit::Year, n, base, false);
                Some((found.stamp?.year()?, found.anchor))
            }
        }
    }

    /// Remembers what was told, for what follows.
    pub(super) fn remember(&mut self, found: &Resolved, span: Span, rule: &str) {
        let Some(stamp) = found.stamp else { return };
        if rule == "quarter" && matches!(stamp, Stamp::Quarter(..)) {
            self.quarter = Some((stamp, span));
        }
        if matches!(rule, "year-earlier" | "year-period") {
            return;
        }
        if matches!(stamp, Stamp::Decade(_) | Stamp::Century(_)) {
            return;
        }
        self.day_in_paragraph = true;
        let inside = match (stamp.range(), self.last.and_then(|(last, _)| last.range())) {
            (Some((from, to)), Some((a, b))) => from <= a && b <= to,
            _ => false,
        };
        // "the end of that year" leaves the story where it is in the year.
        if !(inside && matches!(rule, "the-unit" | "stretch")) {
            self.last = Some((stamp, span));
        }
        if let Stamp::Day(day) = stamp {
            self.last_day = Some((day, span));
        } else if self.narrative {
            if let Some((start, _)) = stamp.range() {
                let inside = self.last_day.is_some_and(|(day, _)| {
                    stamp.range().is_some_and(|(a, b)| a <= day && day <= b)
                });
                if !inside {
                    self.last_day = Some((start, span));
                }
            }
        }
    }
}

fn moved(day: NaiveDate, unit: Unit, n: i32) -> Option<Stamp> {
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

fn moved_day(day: NaiveDate, unit: Unit, n: i32) -> Option<NaiveDate> {
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

fn unknown(unit: Unit) -> &'static str {
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

fn century_of(century: i32) -> Resolved {
    if century < 0 {
        return Resolved::new(TimexType::Date, format!("BC{:02}", -century - 1));
    }
    Resolved::stamp(Stamp::Century(century), Anchor::None)
}

/// Puts a time of day on a resolved day.
fn at_clock(found: &mut Resolved, clock: Clock, overnight: bool) {
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

/// A date that the calendar has not.
pub(super) fn impossible(year: i32, month: u32, day: u32) -> Resolved {
    let value = format!("{}-{month:02}-{day:02}", year_value(year));
    let warning = format!("{value} is no day of the calendar");
    Resolved {
        warning: Some(warning),
        ..Resolved::new(TimexType::Date, value)
    }
}

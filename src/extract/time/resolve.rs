//! Readings set against the document's date and the dates told before.

use chrono::NaiveDate;

use super::calendar::{Stamp, Unit, add_days};
use super::civil;
use super::convention::Order;
use super::meaning::{Base, Clock, Lies, Meaning, Quantity, Reading, TWO_DAYS, YearOf};
use super::tense::Tense;
use super::value::{at_clock, century_of, length_value, millennium_of, moved, moved_day, unknown};
use super::{Anchor, TimexType};
use crate::model::{Date, DateWarning, Precision, Span};

/// The day of the story told last holds for hours named in later paragraphs of news when it lies
/// at most this many days before the publication.
const STORY: i64 = 2;

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
    /// The date that heads this section, and where.
    pub(super) heading: Option<(Stamp, Span)>,
    /// The quarter named last, and where.
    pub(super) quarter: Option<(Stamp, Span)>,
    /// How the text writes dates in figures.
    pub(super) order: Order,
    /// What was told last in this paragraph was told with its year.
    pub(super) year_in_paragraph: bool,
    /// A day was told in this paragraph.
    pub(super) day_in_paragraph: bool,
    /// Where the story stood before a year in passing, to be taken up by the next paragraph.
    pub(super) resume: Option<(Stamp, Span)>,
}

/// What a reading comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Resolved {
    pub(super) kind: TimexType,
    pub(super) value: String,
    pub(super) date: Option<Date>,
    pub(super) yearless: Option<(u32, u32)>,
    pub(super) anchor: Anchor,
    pub(super) warning: Option<DateWarning>,
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

impl Resolved {
    /// "a week later" after "in August" is some day that far from any of August.
    fn blurred(self, start: NaiveDate, end: NaiveDate, unit: Unit, n: i32) -> Self {
        let both = moved_day(start, unit, n).zip(moved_day(end, unit, n));
        Self {
            date: both.map(|(from, to)| Date::range(from, to, Precision::Interval)),
            stamp: None,
            ..self
        }
    }
}

impl Context {
    /// Sets one reading against the context.
    pub(super) fn resolve(&self, reading: &Reading, tense: Tense) -> Resolved {
        let today = reading.rule == "day-adverb" && reading.clock.is_none();
        if self.narrative && today && matches!(reading.meaning, Meaning::Shift { n: 0, .. }) {
            return Resolved::new(TimexType::Date, "PRESENT_REF".into());
        }
        let past = matches!(tense, Tense::Past | Tense::Reported);
        let ahead = |day: NaiveDate| self.document.is_some_and(|document| day > document);
        if past && !self.narrative && self.last_day.is_some_and(|(day, _)| ahead(day)) {
            // "He spent the day there" is not the day that is to come.
            let here = Context {
                last_day: None,
                ..self.clone()
            };
            let day = matches!(
                reading.meaning,
                Meaning::SomeDay
                    | Meaning::Shift {
                        unit: Unit::Day,
                        n: 0,
                        base: Base::Text,
                        ..
                    }
            );
            if day {
                return here.resolve(reading, tense);
            }
        }
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
                || reading.rule == TWO_DAYS
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

    pub(super) fn meaning(&self, meaning: &Meaning, tense: Tense) -> Resolved {
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
            Meaning::Millennium(n) => millennium_of(*n),
            Meaning::Reported => self.reported(),
            Meaning::ReportedIn(year) => self.reported_in(*year),
            Meaning::YearBefore => self.year_before(true),
            Meaning::SameYearBefore(unit) => self.same_year_before(*unit),
            Meaning::Weekend => self.weekend(tense),
            Meaning::PartOf { n, unit, whole } => self.part_of(*n, *unit, whole, tense),
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

    /// The day that "today" is: the document's, or in a history the one told last, under a
    /// heading that.
    pub(super) fn base_day(&self) -> Option<(NaiveDate, Anchor)> {
        let text = self.last_day.map(|(day, span)| (day, Anchor::Text(span)));
        let document = self.document.map(|day| (day, Anchor::Document));
        let heading = match self.heading {
            Some((Stamp::Day(day), span)) => Some((day, Anchor::Text(span))),
            _ => None,
        };
        if self.narrative {
            text.or(document)
        } else {
            heading.or(document)
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
        let lately = |day: NaiveDate| {
            let since = self.document.map(|document| (document - day).num_days());
            since.is_some_and(|days| (0..=STORY).contains(&days))
        };
        let told = self
            .last_day
            .filter(|(day, _)| self.narrative || self.day_in_paragraph || lately(*day));
        let day = told
            .map(|(day, span)| (day, Anchor::Text(span)))
            .or_else(|| self.base_day());
        match day {
            Some((day, anchor)) => Resolved::stamp(Stamp::Day(day), anchor),
            None => Resolved::new(TimexType::Date, "XXXX-XX-XX".into()),
        }
    }

    pub(super) fn shift(&self, unit: Unit, n: i32, base: Base, vague: bool) -> Resolved {
        if vague {
            let unknown_ref = match (n < 0, base) {
                (true, _) => "PAST_REF",
                (false, Base::Document | Base::Near) => "FUTURE_REF",
                (false, Base::Text) => "XXXX-XX-XX",
            };
            return Resolved::new(TimexType::Date, unknown_ref.into());
        }
        let found = match base {
            Base::Text => self.count_from_text(unit, n),
            Base::Near if self.narrative || self.year_in_paragraph => self.count_from_text(unit, n),
            Base::Document | Base::Near => self.count_from_document(unit, n),
        };
        found.unwrap_or_else(|| Resolved::new(TimexType::Date, unknown(unit).into()))
    }

    fn count_from_document(&self, unit: Unit, n: i32) -> Option<Resolved> {
        if unit == Unit::Quarter && n == 0 {
            return Stamp::containing(self.document?, unit)
                .map(|s| Resolved::stamp(s, Anchor::Document));
        }
        if self.narrative
            && unit > Unit::Day
            && let Some((stamp, span)) = self.last
        {
            let (start, _) = stamp.range()?;
            return Some(Resolved::stamp(moved(start, unit, n)?, Anchor::Text(span)));
        }
        // "yesterday" in a history is somebody's words of those days.
        let (day, anchor) = if self.narrative {
            self.base_day()?
        } else {
            (self.document?, Anchor::Document)
        };
        Some(Resolved::stamp(moved(day, unit, n)?, anchor))
    }

    fn count_from_text(&self, unit: Unit, n: i32) -> Option<Resolved> {
        if unit <= Unit::Night {
            let told = self.last_day.map(|(day, span)| (day, Anchor::Text(span)));
            let (day, anchor) = told.or_else(|| self.base_day())?;
            return Some(Resolved::stamp(moved(day, unit, n)?, anchor));
        }
        let (stamp, anchor) = self.base_stamp()?;
        // "a year ago. Two weeks earlier" counts from a day told, not from the year.
        let coarse = n != 0 && stamp.unit() >= Unit::Year && unit < Unit::Year;
        let within = |day: NaiveDate| stamp.range().is_some_and(|(a, b)| a <= day && day <= b);
        let coarse =
            coarse && (!self.narrative || self.last_day.is_some_and(|(day, _)| within(day)));
        let (stamp, anchor) = if coarse {
            let told = self.last_day.map(|(day, span)| (day, Anchor::Text(span)));
            let (day, anchor) = told.or_else(|| self.base_day())?;
            (Stamp::Day(day), anchor)
        } else {
            (stamp, anchor)
        };
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
            let (start, end) = stamp.range()?;
            let found = Resolved::stamp(moved(start, unit, n)?, anchor);
            return Some(if unit < stamp.unit() {
                found.blurred(start, end, unit, n)
            } else {
                found
            });
        };
        Some(Resolved::stamp(stamp, anchor))
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
}

//! Holidays set against the context: which year's, and the day they fall on.

use chrono::{Datelike, NaiveDate};

use super::calendar::{Stamp, add_days, easter};
use super::lexicon::{HolidayRule, Lexicon};
use super::meaning::{Which, YearOf};
use super::resolve::{Context, Resolved};
use super::tense::Tense;
use super::value::yearless;
use super::{Anchor, TimexType};

impl Context {
    /// A holiday of the year told, or of the one the context means.
    pub(super) fn holiday(
        &self,
        index: usize,
        year: YearOf,
        which: Which,
        tense: Tense,
    ) -> Resolved {
        let rule = &Lexicon::english().holidays[index];
        if let Some((year, anchor)) = self.year_of(year) {
            return match falls(rule, year) {
                Some(day) => Resolved::stamp(Stamp::Day(day), anchor),
                None => Resolved::new(TimexType::Date, super::calendar::year(year)),
            };
        }
        let candidates =
            |base: NaiveDate| (base.year() - 2..=base.year() + 2).filter_map(|y| falls(rule, y));
        let picked = match (which, tense, self.document) {
            (Which::Bare | Which::This, Tense::Unknown | Tense::Reported, Some(base))
                if !self.narrative =>
            {
                candidates(base)
                    .min_by_key(|day| (*day - base).num_days().abs())
                    .map(|day| (day, Anchor::Document))
            }
            // "they left at Easter" is not the Easter ahead, unless its week has begun.
            (Which::Bare, Tense::Past, Some(base)) if !self.narrative => candidates(base)
                .rev()
                .find(|day| (*day - base).num_days() < 7)
                .map(|day| (day, Anchor::Document)),
            _ => self.pick(candidates, which, tense),
        };
        match (picked, rule) {
            (Some((day, anchor)), _) => Resolved::stamp(Stamp::Day(day), anchor),
            (None, HolidayRule::Fixed(month, day)) => yearless(*month, *day),
            _ => Resolved::new(TimexType::Date, "XXXX-XX-XX".into()),
        }
    }
}

/// The day a holiday falls on in `year`.
fn falls(rule: &HolidayRule, year: i32) -> Option<NaiveDate> {
    match rule {
        HolidayRule::Fixed(month, day) => NaiveDate::from_ymd_opt(year, *month, *day),
        HolidayRule::Easter(days) => add_days(easter(year)?, *days),
        HolidayRule::Table(days) => days.iter().find(|day| day.year() == year).copied(),
        HolidayRule::Nth(month, nth, weekday) => {
            let (first, last) = Stamp::Month(year, *month).range()?;
            let ahead = |day: NaiveDate| {
                (i64::from(*weekday) - i64::from(day.weekday().number_from_monday())).rem_euclid(7)
            };
            if *nth > 0 {
                add_days(first, ahead(first) + i64::from(nth - 1) * 7)
            } else {
                add_days(last, -((7 - ahead(last)) % 7))
            }
        }
    }
}

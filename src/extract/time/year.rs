//! Years: "2008", "the year 2000", "nineteen ninety-six", "'82", "44 BC", "last year".

use super::calendar::Unit;
use super::lexicon::Role;
use super::meaning::{Calendar, Meaning, Reading, YearOf};
use super::reader::Reader;

/// How many years apart two numbers joined by a dash can be and still be years.
const LIFETIMES: i32 = 200;

impl Reader<'_> {
    /// A plain year of four digits, 1000 to 2100, with its era; or one in words.
    pub(super) fn year(&self, i: usize) -> Option<(i32, usize)> {
        let token = self.token(i)?;
        if token.digits == 4 && (1000..=2100).contains(&token.value) {
            let tight = self.glued(i + 1)
                && (self.word(i + 1)
                    || self.mark(i + 1, '.')
                        && self.glued(i + 2)
                        && self.token(i + 2).is_some_and(|t| t.digits > 0));
            return (!tight).then_some((token.value.cast_signed(), i + 1));
        }
        if self.sense(i).cardinal == Some(2) && self.is(i + 1, Role::Thousand) {
            let and = self.skip(i + 2, Role::And);
            let low = self
                .two_digits(and)
                .filter(|(_, end)| self.sense(*end).unit.is_none());
            let named = self.sense(i.wrapping_sub(1)).unit == Some(Unit::Year);
            return match low {
                Some((n, end)) => Some((2000 + n.cast_signed(), end)),
                None => named.then_some((2000, i + 2)),
            };
        }
        let high = self.sense(i).cardinal.filter(|n| (13..=20).contains(n))?;
        let (low, end) = self
            .two_digits(self.hyphen(i + 1))
            .filter(|(low, _)| *low >= 10)?;
        let year = (high * 100 + low).cast_signed();
        self.sense(self.hyphen(end))
            .unit
            .is_none()
            .then_some((year, end))
    }

    /// A number word below a hundred: "ninety-six".
    pub(super) fn two_digits(&self, i: usize) -> Option<(u32, usize)> {
        let tens = self.sense(i).cardinal?;
        if tens >= 20 {
            let next = self.hyphen(i + 1);
            if let Some(unit) = self.sense(next).cardinal.filter(|n| (1..10).contains(n)) {
                return Some((tens + unit, next + 1));
            }
        }
        Some((tens, i + 1))
    }

    /// "'82".
    pub(super) fn short_year(&self, i: usize) -> Option<(i32, usize)> {
        let number = self.token(i + 1).filter(|t| t.digits == 2 && t.glued)?;
        let opens =
            self.mark(i, '\'') && !self.glued(i) && !(self.glued(i + 2) && self.word(i + 2));
        opens.then(|| (full_year(number.value), i + 2))
    }

    /// "378" of "the year 378".
    fn small_year(&self, i: usize) -> Option<(i32, usize)> {
        let token = self.token(i).filter(|t| t.digits == 3 || t.digits == 2)?;
        let tight = self.glued(i + 1) && self.word(i + 1) || self.is(i + 1, Role::Counted);
        (!tight).then(|| (token.value.cast_signed(), i + 1))
    }

    /// True for a bare number that would be read as a year.
    pub(super) fn plain_year(&self, i: usize) -> bool {
        self.year(i).is_some_and(|(_, end)| end == i + 1)
    }

    /// "last year", "this year", "the previous year", "that year".
    pub(super) fn relative_year(&self, i: usize) -> Option<(YearOf, usize)> {
        let reading = self.relative(i).or_else(|| self.the_unit(i))?;
        match reading.meaning {
            Meaning::Shift {
                unit: Unit::Year,
                n,
                base,
                vague: false,
            } => Some((YearOf::Shift(n, base), reading.end)),
            _ => None,
        }
    }

    /// A year alone: "2008", "the year 2000", "fiscal 1989", "'82", "44 BC", "AD 70".
    pub(super) fn year_named(&self, i: usize) -> Option<Reading> {
        let the = self.skip(i, Role::The);
        let fiscal = self.skip(self.skip(the, Role::Fiscal), Role::Fy);
        let named = if self.sense(fiscal).unit == Some(Unit::Year) {
            fiscal + 1
        } else {
            fiscal
        };
        let told = |year, end, rule| {
            let date = Calendar {
                year: YearOf::Told(year),
                ..Calendar::default()
            };
            Some(Reading::new(end, Meaning::Calendar(date), rule))
        };
        if let Some(found) = self.era_year(i) {
            return told(found.0, found.1, "year-era");
        }
        let (year, end) = self
            .year(named)
            .or_else(|| self.short_year(named))
            .or_else(|| self.small_year(named).filter(|_| named > fiscal && the > i))
            .or_else(|| self.ancient_year(named).filter(|_| named == i))?;
        if the > i && named == the {
            return None;
        }
        if named == i && !self.year_stands(i, end, year) {
            return None;
        }
        told(year, end, "year")
    }

    /// True when a bare number is meant as a year.
    fn year_stands(&self, i: usize, end: usize, year: i32) -> bool {
        if self.token(i).is_none_or(|t| t.digits != 4) {
            return true;
        }
        let address = self.capital(end) && self.capital(end + 1) && self.is(end + 1, Role::Counted);
        // "0171 2020 300" is a number to call.
        let number = |at: usize| self.token(at).is_some_and(|t| t.digits > 2);
        let telephone = number(end) && i > 0 && number(i - 1);
        let range = self.mark(end, '-') && self.glued(end) && self.is(end + 2, Role::Counted);
        let counts = address
            || telephone
            || range
            || self.is(end, Role::Counted)
            || i > 0 && self.is(i - 1, Role::Numbered) && !self.is(i - 1, Role::YearCue);
        let lives = self.year_in_brackets(i, end) || self.opens_years(end, year);
        let cued = self.before(i, Role::YearCue) || lives && !self.before(i, Role::Numbered);
        let code = self.mark(end, '-')
            && self.glued(end)
            && self.glued(end + 1)
            && self
                .token(end + 1)
                .is_some_and(|t| t.digits > 2 && t.digits != 4);
        let tail = i > 0
            && self.glued(i)
            && self.mark(i - 1, '-')
            && !(i > 1 && (self.sense(i - 2).is(Role::YearCue) || self.year(i - 2).is_some()));
        !counts && !code && !tail && (cued || (1800..=2060).contains(&year))
    }

    /// "(1789)", "(1753–1824)".
    fn year_in_brackets(&self, i: usize, end: usize) -> bool {
        let closes = [')', '-', ',', ';']
            .into_iter()
            .any(|mark| self.mark(end, mark));
        i > 0 && self.mark(i - 1, '(') && closes
    }

    /// "1793–1861", whose first year ends at `end`.
    fn opens_years(&self, end: usize, year: i32) -> bool {
        let dash = self.mark(end, '-') && self.glued(end) && self.glued(end + 1);
        let lived = year..year.saturating_add(LIFETIMES);
        let second = self.token(end + 1).filter(|t| dash && t.digits == 4);
        let ends = !self.word(end + 2) || self.closes(end + 2);
        ends && second.is_some_and(|t| lived.contains(&t.value.cast_signed()))
    }

    /// "44 BC", "AD 70", "70 AD".
    pub(super) fn era_year(&self, i: usize) -> Option<(i32, usize)> {
        let bare = |at: usize| {
            self.token(at)
                .filter(|t| t.digits > 0 && t.value > 0 && t.value < 10_000)
        };
        if let Some(token) = bare(i) {
            let era = self.sense(i + 1);
            let capitals = self.capital(i + 1);
            if capitals && era.is(Role::Bc) {
                return Some((1 - token.value.cast_signed(), i + 2));
            }
            return (capitals && era.is(Role::Ad)).then_some((token.value.cast_signed(), i + 2));
        }
        let token = bare(i + 1)?;
        let ad = self.is(i, Role::Ad) && self.token(i)?.text(self.text) == "AD";
        ad.then_some((token.value.cast_signed(), i + 2))
    }
}

/// A year of two digits in the hundred years up to 2050.
pub(super) fn full_year(short: u32) -> i32 {
    short.cast_signed() + if short > 50 { 1900 } else { 2000 }
}

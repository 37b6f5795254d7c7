//! Dates in figures (`2020-03-13`, `03/29/2020`, `7/8/07`, `13.03.2020`), decades and centuries.

use chrono::Datelike;

use super::calendar::Unit;
use super::convention::Order;
use super::lexicon::Role;
use super::meaning::{Calendar, Clock, Meaning, Reading, YearOf};
use super::reader::Reader;
use super::token::Token;
use super::year::full_year;

impl Reader<'_> {
    /// A date in figures.
    pub(super) fn numeric(&self, i: usize) -> Option<Reading> {
        let first = self.token(i).filter(|t| t.digits > 0)?;
        let mark = ['-', '/', '.']
            .into_iter()
            .find(|m| self.mark(i + 1, *m) && self.glued(i + 1))?;
        let second = self.figure(i + 2)?;
        let triple = self.mark(i + 3, mark) && self.glued(i + 3);
        let third = if triple { self.figure(i + 4) } else { None };
        let Some(third) = third else {
            return self
                .known_day(i, first, second)
                .or_else(|| Self::year_month(i, first, second, mark));
        };
        if self.mark(i + 5, mark) && self.glued(i + 5) && self.figure(i + 6).is_some() {
            return None;
        }
        let (year, month, day, swappable) = match (first.digits, third.digits) {
            (4, 1..=2) => (first.value.cast_signed(), second.value, third.value, false),
            (1..=2, 4 | 2) if mark != '-' || third.digits == 4 => {
                let year = if third.digits == 4 {
                    third.value.cast_signed()
                } else {
                    full_year(third.value)
                };
                let told = self.order == Order::DayFirst && second.value <= 12;
                let day_first = first.value > 12 || mark == '.' || told;
                let swap = mark != '.'
                    && first.value <= 12
                    && second.value <= 12
                    && first.value != second.value;
                if day_first {
                    (year, second.value, first.value, swap)
                } else {
                    (year, first.value, second.value, swap)
                }
            }
            _ => return None,
        };
        let fits =
            (1..=12).contains(&month) && (1..=31).contains(&day) && (1000..=2100).contains(&year);
        let date = Calendar {
            year: YearOf::Told(year),
            month,
            day,
            swappable,
            ..Calendar::default()
        };
        let mut reading = fits.then(|| Reading::new(i + 5, Meaning::Calendar(date), "figures"))?;
        self.iso_time(&mut reading);
        Some(reading)
    }

    fn figure(&self, i: usize) -> Option<&Token> {
        self.token(i).filter(|t| t.digits > 0 && t.glued)
    }

    /// "9/11", unless it is a share ("9/11 of them").
    fn known_day(&self, i: usize, first: &Token, second: &Token) -> Option<Reading> {
        let known = &self.lexicon.figures;
        let (_, day) = known
            .iter()
            .find(|(figures, _)| *figures == (first.value, second.value))?;
        let date = Calendar {
            year: YearOf::Told(day.year()),
            month: day.month(),
            day: day.day(),
            ..Calendar::default()
        };
        let share = self.is(i + 3, Role::Of) || !self.mark(i + 1, '/');
        (!share).then(|| Reading::new(i + 3, Meaning::Calendar(date), "known-day"))
    }

    /// `2020-03`, `03/2020`.
    fn year_month(i: usize, first: &Token, second: &Token, mark: char) -> Option<Reading> {
        let (year, month) = match (first.digits, second.digits) {
            (4, 2) if mark == '-' && first.value % 100 >= second.value => {
                (first.value, second.value)
            }
            (2, 4) if mark == '/' => (second.value, first.value),
            _ => return None,
        };
        let fits = (1..=12).contains(&month) && (1900..=2100).contains(&year);
        let date = Calendar {
            year: YearOf::Told(year.cast_signed()),
            month,
            ..Calendar::default()
        };
        fits.then(|| Reading::new(i + 3, Meaning::Calendar(date), "figures"))
    }

    /// The `T14:30` of `2020-03-13T14:30:00Z`.
    fn iso_time(&self, reading: &mut Reading) {
        let at = reading.end;
        let t = self.glued(at) && self.token(at).is_some_and(|t| t.reads(self.text, "t"));
        let Some(hour) = self
            .figure(at + 1)
            .filter(|h| t && h.digits == 2 && h.value < 25)
        else {
            return;
        };
        let part = |from: usize| {
            let colon = self.mark(from, ':') && self.glued(from);
            self.figure(from + 1)
                .filter(|m| colon && m.digits == 2 && m.value < 60)
        };
        let Some(minute) = part(at + 2) else { return };
        let second = part(at + 4);
        let end = at + 4 + if second.is_some() { 2 } else { 0 };
        let utc = self.glued(end) && self.token(end).is_some_and(|t| t.reads(self.text, "z"));
        reading.end = end + usize::from(utc);
        reading.clock = Some(Clock::At {
            hour: hour.value,
            minute: Some(minute.value),
            second: second.map(|s| s.value),
            utc,
        });
    }

    /// "the 1990s", "'80s", "the seventies", "the 20th century".
    pub(super) fn decade(&self, i: usize) -> Option<Reading> {
        let at = self.skip(i, Role::The);
        if let Some(century) = self.century(at) {
            return Some(century);
        }
        if self.before(i, Role::Possessive) {
            return None;
        }
        let mut quote = at + usize::from(self.mark(at, '\''));
        if let Some(token) = self.token(quote).filter(|t| t.digits == 4 || t.digits == 2) {
            let apostrophe = usize::from(self.mark(quote + 1, '\'') && self.glued(quote + 1));
            let s = quote + 1 + apostrophe;
            let plural = self.glued(s) && self.is(s, Role::LetterS);
            let round = token.value % 10 == 0
                && (token.digits == 4 && token.value >= 1000 || token.value >= 10);
            if !plural || !round || token.value > 2100 {
                return None;
            }
            let century = token.value % 100 == 0 && token.value < 1900;
            let meaning = if token.digits == 4 && century {
                Meaning::Century(token.value.cast_signed() / 100)
            } else if token.digits == 4 {
                Meaning::Decade(token.value.cast_signed() / 10)
            } else {
                Meaning::ShortDecade(token.value.cast_signed())
            };
            return Some(Reading::new(s + 1, meaning, "decade"));
        }
        let hundreds = self.sense(quote).cardinal.filter(|n| (15..=20).contains(n));
        if hundreds.is_some() {
            quote = self.hyphen(quote + 1);
        }
        let short = self.sense(quote).decade;
        let meaning = match hundreds {
            Some(hundreds) => Meaning::Decade((hundreds * 10 + short / 10).cast_signed()),
            None if at > i
                || self.before(i, Role::Early)
                || self.before(i, Role::Late)
                || self.mark(i.wrapping_sub(1), '-') =>
            {
                Meaning::ShortDecade(short.cast_signed())
            }
            None => return None,
        };
        (short > 0).then(|| Reading::new(quote + 1, meaning, "decade"))
    }

    /// True for "18th" of "the late 18th and early 19th centuries", which ends at `i`; `left` more
    /// may stand between.
    pub(super) fn shares_century(&self, i: usize, left: u32) -> bool {
        let Some(next) = self.joined(i) else {
            return false;
        };
        let mut at = self.skip(next, Role::The);
        for role in [Role::Early, Role::Mid, Role::Late] {
            at = self.hyphen(self.skip(at, role));
        }
        self.ordinal(at).is_some_and(|(_, end)| {
            self.sense(self.hyphen(end)).unit == Some(Unit::Century)
                || left > 0 && self.shares_century(end, left - 1)
        })
    }

    /// "20th century", "third century BC".
    fn century(&self, i: usize) -> Option<Reading> {
        let (n, end) = self.ordinal(i)?;
        let at = self.hyphen(end);
        let unit = self.sense(at).unit;
        if unit != Some(Unit::Century) && unit != Some(Unit::Millennium) {
            let shared = n < 40 && self.shares_century(end, 3);
            return shared
                .then(|| Reading::new(end, Meaning::Century(n.cast_signed() - 1), "century"));
        }
        let bc = self.is(at + 1, Role::Bc) && self.capital(at + 1);
        let century = if bc {
            -(n.cast_signed())
        } else {
            n.cast_signed() - 1
        };
        let end = at + 1 + usize::from(bc || self.is(at + 1, Role::Ad) && self.capital(at + 1));
        let meaning = if unit == Some(Unit::Century) {
            Meaning::Century(century)
        } else {
            Meaning::Millennium(century)
        };
        (n > 0 && n < 40).then(|| Reading::new(end, meaning, "century"))
    }
}

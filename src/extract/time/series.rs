//! Dates that share their month or year with a neighbour: "March 13-15", "9 and 10 March 1945",
//! "May and June 1916", "1944–45".

use super::lexicon::Role;
use super::meaning::{Calendar, Meaning, Reading, YearOf};
use super::reader::Reader;

impl Reader<'_> {
    /// Behind what joins two dates: "-", "and", "to", "or", a comma; `None` when nothing does.
    fn joined(&self, i: usize) -> Option<usize> {
        let comma = self.comma(i);
        let word = [Role::And, Role::Or, Role::To, Role::Through]
            .into_iter()
            .any(|role| self.is(comma, role));
        if word {
            return Some(comma + 1);
        }
        let dash = self.mark(i, '-') || self.mark(i, '/');
        (dash || comma > i).then_some(i + 1)
    }

    /// A day, a month or a short year whose rest stands in the date behind: "9" of "9–10 March".
    pub(super) fn shares_next(&self, i: usize) -> Option<Reading> {
        let the = self.skip(i, Role::The);
        if let Some((day, end)) = self.day(the) {
            let next = self.skip(self.joined(end)?, Role::The);
            let whole = self.shared_date(next, 3)?;
            let date = Calendar {
                day,
                weekday: 0,
                ..whole
            };
            return Some(Reading::new(end, Meaning::Calendar(date), "series"));
        }
        let (month, end) = self.month(i)?;
        let whole = self.shared_date(self.joined(end)?, 2)?;
        let shared = whole.day == 0 && matches!(whole.year, YearOf::Told(_));
        let date = Calendar { month, ..whole };
        shared.then(|| Reading::new(end, Meaning::Calendar(date), "series"))
    }

    /// The date that closes a series of at most `left` members.
    fn shared_date(&self, i: usize, left: u32) -> Option<Calendar> {
        let date = match self.calendar(i).map(|r| r.meaning) {
            Some(Meaning::Calendar(date)) => date,
            _ => Calendar::default(),
        };
        if date.month > 0 && date.weekday == 0 && (date.day > 0 || date.year != YearOf::Open) {
            return Some(date);
        }
        let end = self.day(i).or_else(|| self.month(i))?.1;
        (left > 0).then(|| self.shared_date(self.skip(self.joined(end)?, Role::The), left - 1))?
    }

    /// A day or a short year that takes its rest from the date before it: "15" of "March 13-15".
    pub(super) fn shares_last(&self, before: &Reading) -> Option<(usize, Reading)> {
        let Meaning::Calendar(date) = before.meaning else {
            return None;
        };
        if before.clock.is_some() {
            return None;
        }
        let at = self.joined(before.end)?;
        let at = self.skip(at, Role::The);
        let dash = self.mark(at - 1, '-') && self.glued(at);
        if date.day > 0 && date.month > 0 && date.weekday == 0 {
            let (day, end) = self.day(at)?;
            let noun = self.word(end) && !self.closes(end);
            let told = date.year != YearOf::Open && !dash;
            let mut date = Calendar { day, ..date };
            let month_first = self.month(at.wrapping_sub(2)).is_some()
                || self.sense(before.end.wrapping_sub(2)).month > 0;
            if told || noun && !dash || self.month(end).is_some() || !month_first && !dash {
                return None;
            }
            let year = self.comma(end);
            let mut end = end;
            if let Some((year, after)) = self.year(year).filter(|_| date.year == YearOf::Open) {
                date.year = YearOf::Told(year);
                end = after;
            }
            return Some((at, Reading::new(end, Meaning::Calendar(date), "series")));
        }
        let YearOf::Told(year) = date.year else {
            return None;
        };
        let short = self
            .token(at)
            .filter(|t| dash && t.digits == 2 && t.value > year.rem_euclid(100) as u32)?;
        let free = !(self.glued(at + 1) && (self.word(at + 1) || self.mark(at + 1, '-')));
        let year = YearOf::Told(year - year.rem_euclid(100) + short.value as i32);
        let date = Calendar {
            year,
            ..Calendar::default()
        };
        free.then(|| (at, Reading::new(at + 1, Meaning::Calendar(date), "series")))
    }

    /// True for a word that can follow a date: a preposition, an article, a conjunction.
    fn closes(&self, i: usize) -> bool {
        [
            Role::In,
            Role::On,
            Role::At,
            Role::The,
            Role::And,
            Role::Or,
            Role::To,
            Role::From,
            Role::After,
        ]
        .into_iter()
        .chain([
            Role::Before,
            Role::Since,
            Role::Until,
            Role::Indefinite,
            Role::PastCue,
            Role::FutureCue,
        ])
        .any(|role| self.is(i, role))
    }
}

//! Dates that share their month or year with a neighbour: "March 13-15", "9 and 10 March 1945",
//! "May and June 1916", "1944–45".

use super::calendar::Unit;
use super::lexicon::Role;
use super::meaning::{Calendar, Meaning, Reading, YearOf};
use super::reader::Reader;

impl Reader<'_> {
    /// Behind what joins two dates: "-", "and", "to", "or", a comma; `None` when nothing does.
    pub(super) fn joined(&self, i: usize) -> Option<usize> {
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
        if let Some(first) = self.shares_era(i).or_else(|| self.shares_year(i)) {
            return Some(first);
        }
        let the = self.skip(i, Role::The);
        let slashed = self.token(the).filter(|t| {
            (1..=2).contains(&t.digits) && (1..=31).contains(&t.value) && self.mark(the + 1, '/')
        });
        let slashed = slashed.map(|t| (t.value, the + 1));
        if let Some((day, end)) = self.day(the).filter(|_| self.figure_at(the)).or(slashed) {
            let next = self.skip(self.joined(end)?, Role::The);
            let whole = self.shared_date(next, 3).filter(|whole| whole.day > 0)?;
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

    /// "20 March" of "20 March to 8 July 1815", "the spring" of "the spring and summer of 1813".
    fn shares_year(&self, i: usize) -> Option<Reading> {
        let at = self.skip(i, Role::The);
        let season = self.sense(at).season.filter(|_| !self.is(at, Role::Plural));
        let (mut date, end) = if let Some(season) = season {
            let date = Calendar {
                season: Some(season),
                ..Calendar::default()
            };
            (date, at + 1)
        } else {
            let first = self.calendar(i)?;
            match first.meaning {
                Meaning::Calendar(date) if date.year == YearOf::Open => (date, first.end),
                _ => return None,
            }
        };
        let until = self.is(end, Role::Until).then_some(end + 1);
        let next = until.or_else(|| self.joined(end))?;
        let next = self.skip(next, Role::The);
        let whole = match self.calendar(next).map(|r| r.meaning) {
            Some(Meaning::Calendar(whole)) if whole.year != YearOf::Open => whole,
            // "April 17" of "April 17 and 18, 1961".
            _ => {
                let (day, end) = self.day(next).filter(|_| self.figure_at(next))?;
                let (year, _) = self.year(self.comma(end))?;
                Calendar {
                    day,
                    year: YearOf::Told(year),
                    ..date
                }
            }
        };
        let YearOf::Told(year) = whole.year else {
            return None;
        };
        let days = date.day > 0 && date.month > 0 && whole.day > 0 && whole.month > 0;
        let seasons = season.is_some() && whole.season.is_some();
        // "from 20 December to 5 January 1815" begins the year before.
        let before = days && (date.month, date.day) > (whole.month, whole.day);
        date.year = YearOf::Told(year - i32::from(before));
        (days || seasons).then(|| Reading::new(end, Meaning::Calendar(date), "series"))
    }

    fn figure_at(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.digits > 0)
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
        let start = self.joined(before.end)?;
        let at = self.skip(start, Role::The);
        let dash = self.mark(at - 1, '-') && self.glued(at);
        if before.rule == "day-of-month" {
            let (day, end) = self.ordinal(at).filter(|(day, _)| (1..=31).contains(day))?;
            let date = Calendar { day, ..date };
            let noun = self.word(end) && !self.closes(end) || !self.figure_at(at);
            return (!noun).then(|| {
                (
                    at,
                    Reading::new(end, Meaning::Calendar(date), "day-of-month"),
                )
            });
        }
        if date.day > 0 && date.month > 0 && date.weekday == 0 {
            let (day, end) = self.day(at).filter(|_| self.figure_at(at))?;
            let noun = self.word(end) && !self.closes(end);
            let member = before.rule == "series";
            let told = date.year != YearOf::Open && !dash && !member;
            let mut date = Calendar { day, ..date };
            let month_first = member
                || self.month(at.wrapping_sub(2)).is_some()
                || self.sense(before.end.wrapping_sub(2)).month > 0;
            if told || noun && !dash || self.month(end).is_some() || !month_first && !dash {
                return None;
            }
            let year = self.comma(end);
            let mut end = end;
            if let Some((year, after)) = self
                .year(year)
                .filter(|_| member || date.year == YearOf::Open)
            {
                date.year = YearOf::Told(year);
                end = after;
            }
            return Some((at, Reading::new(end, Meaning::Calendar(date), "series")));
        }
        let YearOf::Told(year) = date.year else {
            return None;
        };
        if year < 1000 {
            return self.shares_era_last(year, at);
        }
        let short = self
            .token(at)
            .filter(|t| dash && t.digits == 2 && t.value > year.rem_euclid(100).cast_unsigned())?;
        let free = !(self.glued(at + 1) && (self.word(at + 1) || self.mark(at + 1, '-')));
        let year = YearOf::Told(year - year.rem_euclid(100) + short.value.cast_signed());
        let date = Calendar {
            year,
            ..Calendar::default()
        };
        free.then(|| (at, Reading::new(at + 1, Meaning::Calendar(date), "series")))
    }

    /// "the last week of March", "the first day of the month".
    pub(super) fn part_of_stretch(&self, i: usize) -> Option<Reading> {
        let the = self.skip(i, Role::The);
        if the > i
            && matches!(self.sense(the).unit, Some(Unit::Week | Unit::Weekend))
            && self.is(the + 1, Role::Of)
        {
            return self.week_of(the);
        }
        if the > i && self.sense(the).unit == Some(Unit::Month) && self.is(the + 1, Role::Of) {
            let month = self.whole_stretch(the + 2)?;
            let named = matches!(month.meaning, Meaning::Calendar(c) if c.month > 0 && c.day == 0);
            return named.then_some(month);
        }
        let last = self.is(the, Role::Last) || self.is(the, Role::Final);
        let (n, at) = match self.ordinal(the) {
            Some((n, end)) => (n.cast_signed(), end),
            None if last => (-1, the + 1),
            None => return None,
        };
        if n > 0
            && let Some(day) = self.day_of(n, at)
        {
            return Some(day);
        }
        let unit = self.sense(at).unit.filter(|u| {
            let part = matches!(u, Unit::Day | Unit::Week | Unit::Weekend | Unit::Month);
            (part || *u == Unit::Decade) && !self.is(at, Role::Plural)
        })?;
        let of = if self.is(at + 1, Role::Of) || self.is(at + 1, Role::In) {
            at + 2
        } else {
            return None;
        };
        let whole = self.whole_stretch(of).or_else(|| self.the_unit(of))?;
        let century = matches!(whole.meaning, Meaning::Century(_));
        let fits =
            whole.clock.is_none() && !whole.meaning.is_day() && (unit != Unit::Decade || century);
        let meaning = Meaning::PartOf {
            n,
            unit,
            whole: Box::new(whole.meaning),
        };
        fits.then(|| Reading::new(whole.end, meaning, "part-of-stretch"))
    }

    /// "of that month" behind "the 24th".
    fn day_of(&self, n: i32, at: usize) -> Option<Reading> {
        let of = self.skip(at, Role::Of);
        let month = self.relative(of).or_else(|| self.the_unit(of))?;
        let named = matches!(
            month.meaning,
            Meaning::Shift {
                unit: Unit::Month,
                ..
            }
        );
        let meaning = Meaning::PartOf {
            n,
            unit: Unit::Day,
            whole: Box::new(month.meaning),
        };
        (named && of > at && n < 32).then(|| Reading::new(month.end, meaning, "part-of-stretch"))
    }

    /// "the week of March 6".
    fn week_of(&self, at: usize) -> Option<Reading> {
        let day = self.whole_stretch(at + 2).filter(|r| r.meaning.is_day())?;
        let unit = self.sense(at).unit?;
        let meaning = Meaning::PartOf {
            n: 1,
            unit,
            whole: Box::new(day.meaning),
        };
        Some(Reading::new(day.end, meaning, "week-of"))
    }

    /// True for a word that can follow a date: a preposition, an article, a conjunction.
    pub(super) fn closes(&self, i: usize) -> bool {
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
            Role::Subject,
        ])
        .any(|role| self.is(i, role))
    }
}

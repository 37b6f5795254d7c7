//! Dates that name a place in the calendar: "March 13", "Friday", "13 March 2020", "summer 2020".

use super::calendar::{Season, Unit};
use super::lexicon::Role;
use super::meaning::{Calendar, Meaning, Reading, Which, YearOf};
use super::reader::Reader;

impl Reader<'_> {
    /// A calendar date in words: weekday, day, month, season and year, as far as told.
    pub(super) fn calendar(&self, i: usize) -> Option<Reading> {
        let (which, at) = self.which(i);
        let narrowed = which != Which::Bare;
        let mut date = Calendar {
            which,
            ..Calendar::default()
        };
        let from_weekday = self.weekday(at, &mut date);
        if let Some(end) = from_weekday {
            // "Wednesday of last week".
            let last = self.skip(end, Role::Of);
            if !narrowed && self.is(last, Role::Last) && self.unit_is(last + 1, Unit::Week) {
                date.which = Which::OfLastWeek;
                return Some(Reading::new(last + 2, Meaning::Calendar(date), "weekday"));
            }
            let joined = self.comma(end);
            let joined = if joined == end {
                self.skip(end, Role::The)
            } else {
                joined
            };
            if let Some(end) = self
                .month_and_day(joined, &mut date)
                .filter(|_| date.day > 0)
            {
                return Some(Reading::new(end, Meaning::Calendar(date), "weekday-date"));
            }
            date.month = 0;
            if let Some((day, end)) = self
                .ordinal(joined)
                .filter(|_| self.before(joined, Role::The))
                && (1..=31).contains(&day)
                && self.token(joined).is_some_and(|t| t.digits > 0)
            {
                date.day = day;
                return Some(Reading::new(end, Meaning::Calendar(date), "weekday-date"));
            }
            let full = self.is(at, Role::WeekdayFull);
            let fits = (narrowed && full) || self.weekday_stands(at, end);
            return fits.then(|| Reading::new(end, Meaning::Calendar(date), "weekday"));
        }
        let the = if narrowed {
            at
        } else {
            self.skip(at, Role::The)
        };
        if let Some(end) = self.season(the, at, &mut date) {
            return Some(Reading::new(end, Meaning::Calendar(date), "season"));
        }
        if the > at && self.ordinal(the).is_none() {
            return self.year_named(i);
        }
        if let Some(end) = self.month_and_day(the, &mut date) {
            let stands = date.day > 0 || the == at && self.month_stands(at, end, &date);
            let rule = if date.day > 0 { "month-day" } else { "month" };
            return stands.then(|| Reading::new(end, Meaning::Calendar(date), rule));
        }
        if narrowed {
            None
        } else {
            self.day_of_month(i).or_else(|| self.year_named(i))
        }
    }

    /// "last", "next", "this coming", "the previous", "that" before a name of the calendar.
    fn which(&self, i: usize) -> (Which, usize) {
        let the = self.skip(i, Role::The);
        let sense = self.sense(the);
        let (which, end) = if sense.is(Role::This) {
            let past = self.is(i + 1, Role::Past);
            let coming = self.is(i + 1, Role::Coming) || self.is(i + 1, Role::Next);
            let which = match (past, coming) {
                (true, _) => Which::Last,
                (_, true) => Which::Next,
                _ => Which::This,
            };
            (which, i + 1 + usize::from(past || coming))
        } else if sense.is(Role::Last) || sense.is(Role::Past) {
            (Which::Last, the + 1)
        } else if sense.is(Role::Next) || sense.is(Role::Coming) {
            (
                if the > i {
                    Which::Following
                } else {
                    Which::Next
                },
                the + 1,
            )
        } else if sense.is(Role::Previous) {
            (Which::Previous, the + 1)
        } else if sense.is(Role::Following) && the > i {
            (Which::Following, the + 1)
        } else if the > i && sense.is(Role::Same) {
            (Which::That, the + 1)
        } else if sense.is(Role::That) && self.demonstrative(i) {
            (Which::That, i + 1)
        } else {
            return (Which::Bare, i);
        };
        let named = self.sense(end);
        // "said that Friday's raid": a conjunction, no pointing word.
        let points = self.before(i, Role::MonthCue)
            || i > 0 && self.opens_sentence(i)
            || named.season.is_some() && !self.before(i, Role::ReportingCue);
        if which == Which::That && !points {
            return (Which::Bare, i);
        }
        let fits = named.month > 0 || named.weekday > 0 || named.season.is_some();
        if fits { (which, end) } else { (Which::Bare, i) }
    }

    /// "on that Monday", against "said that Monday's attack": only a preposition or the start makes
    /// "that" point.
    fn demonstrative(&self, i: usize) -> bool {
        let before = |role| i > 0 && self.is(i - 1, role);
        self.opens_sentence(i)
            || [
                Role::On,
                Role::In,
                Role::Of,
                Role::At,
                Role::Since,
                Role::Until,
                Role::Before,
                Role::After,
            ]
            .into_iter()
            .any(before)
    }

    /// The singular of a unit stands at `i`.
    fn unit_is(&self, i: usize, unit: Unit) -> bool {
        let sense = self.sense(i);
        sense.unit == Some(unit) && !sense.is(Role::Plural)
    }

    fn weekday(&self, i: usize, date: &mut Calendar) -> Option<usize> {
        let sense = self.sense(i);
        if sense.weekday == 0 || sense.is(Role::Plural) {
            return None;
        }
        date.weekday = sense.weekday;
        Some(self.full_stop(i + 1, sense.is(Role::WeekdayFull)))
    }

    /// Behind the full stop of an abbreviation.
    fn full_stop(&self, i: usize, whole_word: bool) -> usize {
        if !whole_word && self.mark(i, '.') && self.glued(i) {
            i + 1
        } else {
            i
        }
    }

    /// True when a bare weekday is meant as a day.
    fn weekday_stands(&self, i: usize, end: usize) -> bool {
        let full = self.is(i, Role::WeekdayFull);
        let title = self.capital(end) && self.is(end, Role::Title);
        let epithet = i > 0 && self.capital(i - 1) && self.is(i - 1, Role::Epithet);
        full && !title && !epithet
    }

    /// "March 13, 2020", "13 March 2020", "March 2020", "March", "the 13th of March".
    fn month_and_day(&self, i: usize, date: &mut Calendar) -> Option<usize> {
        if let Some((month, end)) = self.month(i) {
            date.month = month;
            let day_at = self.skip(end, Role::The);
            if let Some((day, end)) = self.day(day_at).filter(|(_, behind)| {
                // "in September the 2nd Division" has no day.
                let word = self.word(*behind) && !self.closes(*behind);
                let named = word
                    || self
                        .token(*behind)
                        .is_some_and(|t| t.digits > 0 && t.digits < 4);
                day_at == end || self.ordinal(day_at).is_some() && !named
            }) {
                date.day = day;
                return Some(self.year_after(end, date));
            }
            return Some(self.year_after(end, date));
        }
        let (day, end) = self.day(i)?;
        let of = self.skip(end, Role::Of);
        let dash = if of == end { self.hyphen(end) } else { of };
        let (month, end) = self.month(dash)?;
        date.day = day;
        date.month = month;
        Some(self.year_after(end, date))
    }

    /// A month's name, with its full stop.
    pub(super) fn month(&self, i: usize) -> Option<(u32, usize)> {
        let sense = self.sense(i);
        let full = sense.is(Role::MonthFull);
        let written = self.capital(i) || full && !sense.is(Role::Doubtful);
        if sense.month == 0 || !written {
            return None;
        }
        Some((sense.month, self.full_stop(i + 1, full)))
    }

    /// True when a month without a day is meant as one.
    fn month_stands(&self, i: usize, end: usize, date: &Calendar) -> bool {
        if date.year != YearOf::Open || date.which != Which::Bare {
            return true;
        }
        let cue = self.before(i, Role::MonthCue)
            || self.mark(i.wrapping_sub(1), '-')
            || self.mark(end, ',') && self.mark(i.wrapping_sub(1), ',');
        if !self.is(i, Role::MonthFull) {
            return self.mark(end - 1, '.');
        }
        if !self.is(i, Role::Doubtful) {
            return true;
        }
        // "In August Bolivia attacked": nobody is in August Bolivia.
        let within = [
            Role::In,
            Role::Since,
            Role::Until,
            Role::Early,
            Role::Late,
            Role::Mid,
        ]
        .into_iter()
        .any(|role| self.before(i, role));
        let name =
            self.capital(end) && !within && !self.opens_sentence(end) && self.sense(end).month == 0;
        let followed = self.mark(end, '.') || self.mark(end, ',') || self.mark(end, '\'');
        !name && (cue || followed && !self.opens_sentence(i) && self.sense(i).month != 5)
    }

    /// A day of a month, 1 to 31, with its suffix: "13", "13th", "eighth".
    pub(super) fn day(&self, i: usize) -> Option<(u32, usize)> {
        if let Some((day, end)) = self.ordinal(i) {
            return (1..=31).contains(&day).then_some((day, end));
        }
        let token = self.token(i).filter(|t| (1..=2).contains(&t.digits))?;
        let next = i + 1;
        let tight = self.glued(next)
            && (self.mark(next, ':') && self.glued(next + 1)
                || self.mark(next, '%')
                || self.mark(next, '/')
                || self.word(next)
                || self.mark(next, '.')
                    && self.glued(next + 1)
                    && self.token(next + 1).is_some_and(|t| t.digits > 0));
        let counts = self.is(next, Role::Counted)
            || self.is(next, Role::Thousand)
            || self.is(next, Role::Am)
            || self.is(next, Role::Pm);
        ((1..=31).contains(&token.value) && !tight && !counts).then_some((token.value, next))
    }

    /// "third", "3rd", "twenty-first".
    pub(super) fn ordinal(&self, i: usize) -> Option<(u32, usize)> {
        let sense = self.sense(i);
        if sense.ordinal > 0 {
            return Some((sense.ordinal, i + 1));
        }
        if let Some(tens) = sense.cardinal.filter(|n| *n >= 20 && n % 10 == 0) {
            let next = self.hyphen(i + 1);
            let unit = self.sense(next).ordinal;
            return (1..10).contains(&unit).then_some((tens + unit, next + 1));
        }
        let token = self.token(i).filter(|t| t.digits > 0)?;
        let suffix = self.glued(i + 1) && self.is(i + 1, Role::OrdinalSuffix);
        suffix.then_some((token.value, i + 2))
    }

    /// Takes the year behind a month or a day: "2020", ", 2020", "of 2020", "last year".
    fn year_after(&self, end: usize, date: &mut Calendar) -> usize {
        // "13-Mar-2020"
        let dash = self.hyphen(end);
        if dash > end
            && end > 1
            && self.mark(end - 2, '-')
            && let Some((year, after)) = self.year(dash)
        {
            date.year = YearOf::Told(year);
            return after;
        }
        let comma = self.comma(end);
        let of = self.skip(comma, Role::Of);
        if let Some((year, after)) = self.era_year(of) {
            date.year = YearOf::Told(year);
            return after;
        }
        let ancient = || self.ancient_year_of(of).filter(|_| comma == end);
        let year = self.year(of).or_else(|| self.short_year(of));
        if let Some((year, after)) = year.or_else(ancient) {
            let clock = self.mark(after, ':') && self.glued(after) && self.glued(after + 1);
            if !clock && (self.capital(after) || !self.is(after, Role::Counted)) {
                date.year = YearOf::Told(year);
                return after;
            }
        }
        if comma == end
            && let Some((year, after)) = self.relative_year(of)
            && (date.day == 0 || of == end)
        {
            date.year = year;
            return after;
        }
        end
    }

    /// "spring 2020", "the summer of 1990", "last fall", "the winter".
    fn season(&self, i: usize, start: usize, date: &mut Calendar) -> Option<usize> {
        let season = self.sense(i).season.filter(|_| !self.is(i, Role::Plural))?;
        let mut dated = *date;
        let end = self.year_after(i + 1, &mut dated);
        let verb = matches!(season, Season::Fall | Season::Spring);
        let name = self.capital(i) && self.capital(i + 1) && !self.opens_sentence(i);
        let the = start < i;
        let cued = self.before(start, Role::MonthCue);
        // "to fall", "the fall in prices": a verb or another noun.
        let season_only = [Role::In, Role::Early, Role::Late, Role::Mid]
            .into_iter()
            .any(|role| self.before(i, role));
        let joined = [Role::And, Role::Or, Role::To, Role::On]
            .into_iter()
            .any(|role| self.before(start, role));
        let plain = if verb {
            season_only || the && cued && !joined
        } else {
            the || cued
        };
        let bare = dated.which != Which::Bare || plain && !name && !self.is(i + 1, Role::Of);
        let told = dated.year != YearOf::Open;
        if !told && !bare {
            return None;
        }
        *date = dated;
        date.season = Some(season);
        Some(self.second_year(end))
    }

    /// Behind the second year of a winter: "–17" of "the winter of 1916–17".
    fn second_year(&self, end: usize) -> usize {
        let joined = (self.mark(end, '-') || self.mark(end, '/')) && self.glued(end);
        let first = end.checked_sub(1).and_then(|at| self.year(at));
        let second = self.token(end + 1).filter(|t| joined && t.glued);
        let follows = match (first, second) {
            (Some((first, _)), Some(second)) => {
                let next = (first + 1).cast_unsigned();
                second.digits == 4 && second.value == next
                    || second.digits == 2 && second.value == next % 100
            }
            _ => false,
        };
        if follows { end + 2 } else { end }
    }

    /// "the 13th", of the month the text is in.
    fn day_of_month(&self, i: usize) -> Option<Reading> {
        let the = self.skip(i, Role::The);
        let (day, end) = self.ordinal(the).filter(|(d, _)| (1..=31).contains(d))?;
        let cued = [
            Role::On,
            Role::Until,
            Role::Between,
            Role::From,
            Role::Since,
            Role::By,
        ]
        .into_iter()
        .any(|role| self.before(i, role));
        let digits = self.token(the).is_some_and(|t| t.digits > 0);
        let century = self.shares_century(end, 3);
        if the == i || century || !cued || !digits || self.word(end) && !self.closes(end) {
            return None;
        }
        let date = Calendar {
            day,
            ..Calendar::default()
        };
        Some(Reading::new(end, Meaning::Calendar(date), "day-of-month"))
    }
}

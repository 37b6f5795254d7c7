//! Times of day: "14:30", "5 p.m. EST", "noon Thursday", "the morning of June 5".

use super::calendar::{Part, Unit};
use super::lexicon::Role;
use super::meaning::{Base, Clock, Meaning, Reading, TWO_DAYS};
use super::reader::Reader;

/// "the night of July 6-7": from the first day into the second.
fn between(end: usize, day: Meaning, part: Part) -> Reading {
    let mut reading = Reading::new(end, day, TWO_DAYS);
    reading.clock = Some(Clock::Part(part));
    reading
}

impl Reader<'_> {
    /// A time of day, with the day that follows it.
    pub(super) fn timed(&self, i: usize) -> Option<Reading> {
        let approx = self.approximate(i, true);
        if let Some((clock, end)) = self.clock(approx) {
            let mut reading = Reading::new(end, Meaning::SomeDay, "clock");
            reading.clock = Some(clock);
            self.day_behind(&mut reading);
            return Some(reading);
        }
        self.part_of_day(i).or_else(|| self.small_hours(i))
    }

    /// "the early hours of Monday".
    fn small_hours(&self, i: usize) -> Option<Reading> {
        let the = self.skip(i, Role::The);
        let hours = self.sense(the + 1).unit == Some(super::calendar::Unit::Hour)
            && self.is(the + 1, Role::Plural);
        if !(self.is(the, Role::SmallHours) && hours) {
            return None;
        }
        let mut reading = Reading::new(the + 2, Meaning::SomeDay, "small-hours");
        reading.clock = Some(Clock::Part(super::calendar::Part::Morning));
        if (self.is(the + 2, Role::Of) || self.is(the + 2, Role::On))
            && let Some(day) = self.day_or_stretch(the + 3).filter(|d| d.meaning.is_day())
        {
            let part = self.sense(day.end).part;
            let morning = part == Some(super::calendar::Part::Morning);
            reading.end = day.end + usize::from(morning && day.clock.is_none());
            reading.meaning = day.meaning;
        }
        Some(reading)
    }

    /// The day behind a clock time: "noon Thursday", "5 p.m. EST, Nov. 6", "10 p.m. on Friday".
    fn day_behind(&self, reading: &mut Reading) {
        let at = self.comma(reading.end);
        let at = if at == reading.end {
            self.skip(at, Role::On)
        } else {
            at
        };
        if let Some(day) = self.day_or_stretch(at) {
            let only_day = day.meaning.is_day() && day.clock.is_none();
            if only_day {
                reading.end = day.end;
                reading.meaning = day.meaning;
                self.part_behind(reading);
            }
        }
    }

    /// "evening" of "7:30 on Monday evening".
    fn part_behind(&self, reading: &mut Reading) {
        let part = self.sense(reading.end).part;
        if part.is_none() || self.is(reading.end, Role::Plural) {
            return;
        }
        let late = self.part_half(reading.end + 1) == Some(false);
        reading.end += 1;
        if let Some(Clock::At { hour, .. }) = &mut reading.clock
            && late
            && *hour < 12
        {
            *hour += 12;
        }
    }

    /// Takes a clock time right behind a day: "March 13 14:30 UTC".
    pub(super) fn clock_after(&self, reading: &mut Reading) {
        if reading.clock.is_some() || !reading.meaning.is_day() {
            return;
        }
        if let Some((clock, end)) = self.clock(reading.end) {
            reading.clock = Some(clock);
            reading.end = end;
        }
    }

    /// "the morning", "morning of June 5", "in the evening" without "in".
    fn part_of_day(&self, i: usize) -> Option<Reading> {
        let the = self.skip(i, Role::The);
        let sense = self.sense(the);
        let part = sense.part.filter(|_| !self.is(the, Role::Plural))?;
        let text = self.token(the)?.text(self.text);
        if text.ends_with('s') {
            return None;
        }
        let end = self.hours(the + 1);
        // "the evening before, a rocket came down"
        if the > i
            && let Some((sign, Base::Text, end)) = self.direction(end)
        {
            let shift = Meaning::Shift {
                unit: Unit::Day,
                n: sign,
                base: Base::Text,
                vague: false,
            };
            let mut reading = Reading::new(end, shift, "part-of-day");
            reading.clock = Some(Clock::Part(part));
            return Some(reading);
        }
        let mut reading = Reading::new(end, Meaning::SomeDay, "part-of-day");
        reading.clock = Some(Clock::Part(part));
        let bare_day = self.is(the, Role::BarePart)
            && self.day_or_stretch(end).is_some_and(|d| d.meaning.is_day());
        if (bare_day || self.is(end, Role::Of) || self.is(end, Role::On))
            && let Some(day) = self
                .day_or_stretch(end + usize::from(!bare_day))
                .filter(|d| d.meaning.is_day())
        {
            let second = self.shares_last(&day).map(|(_, last)| last.end);
            let dash = self.mark(day.end, '-') || self.mark(day.end, '/');
            if let Some(end) = second.filter(|_| dash) {
                return Some(between(end, day.meaning, part));
            }
            reading.end = day.end;
            reading.meaning = day.meaning;
            return Some(reading);
        }
        // "the night from July 26 to 27"
        if self.is(end, Role::From)
            && let Some(day) = self.calendar(end + 1).filter(|d| d.meaning.is_day())
            && let Some((_, last)) = self.shares_last(&day)
        {
            return Some(between(last.end, day.meaning, part));
        }
        if (self.is(end, Role::Of) || self.is(end, Role::From))
            && let Some((end, day)) = self.night_between(end + 1)
        {
            return Some(between(end, day, part));
        }
        let bare = self.is(the, Role::BarePart)
            && (self.before(i, Role::At) || self.before(i, Role::MonthCue));
        ((the > i || bare) && !self.capital(the) && !self.is(end, Role::Of)).then_some(reading)
    }

    /// The first day of "9-10 March 1945", and where the whole ends.
    fn night_between(&self, i: usize) -> Option<(usize, Meaning)> {
        let first = self.shares_next(i)?;
        let last = self.calendar(self.joined(first.end)?)?;
        (first.meaning.is_day() && last.meaning.is_day()).then_some((last.end, first.meaning))
    }

    /// A clock time and where it ends.
    fn clock(&self, i: usize) -> Option<(Clock, usize)> {
        let sense = self.sense(i);
        let at = |hour| Clock::At {
            hour,
            minute: Some(0),
            second: None,
            utc: false,
        };
        if let Some(found) = self.past_or_to(i) {
            return Some(found);
        }
        if sense.is(Role::Noon) && !self.before(i, Role::AsSoon) {
            return Some((at(12), self.zone(i + 1).0));
        }
        if sense.is(Role::Midnight) {
            return Some((at(24), self.zone(i + 1).0));
        }
        let (hour, end) = match self.token(i).filter(|t| t.digits > 0) {
            Some(token) => (token.value, i + 1),
            None => (sense.cardinal.filter(|n| (1..=12).contains(n))?, i + 1),
        };
        let digits = self.token(i).map_or(0, |t| t.digits);
        if digits == 4 {
            return self.military(i, hour);
        }
        if digits > 2 || hour > 24 {
            return None;
        }
        self.hour_and_minute(i, hour, end)
            .or_else(|| self.whole_hour(hour, end).filter(|_| !self.has_minute(end)))
    }

    /// True for ":30" or ".30" at `i`.
    fn has_minute(&self, i: usize) -> bool {
        let colon = (self.mark(i, ':') || self.mark(i, '.')) && self.glued(i);
        self.token(i + 1)
            .is_some_and(|t| colon && t.glued && t.digits == 2 && t.value < 60)
    }

    /// "14:30", "2:30 p.m.", "2.30am", "14:30:05 UTC"; `at` is behind the hour.
    fn hour_and_minute(&self, i: usize, hour: u32, at: usize) -> Option<(Clock, usize)> {
        let digits = self.token(i).map_or(0, |t| t.digits);
        if digits == 0 || !self.has_minute(at) {
            return None;
        }
        let minute = self.token(at + 1)?.value;
        let dotted = self.mark(at, '.');
        let minute_end = at + 2;
        let more = self.mark(minute_end, ':') && self.glued(minute_end);
        let second = self
            .token(minute_end + 1)
            .filter(|t| more && t.digits == 2 && t.value < 60);
        let end = minute_end + if second.is_some() { 2 } else { 0 };
        let behind = if dotted { end } else { self.hours(end) };
        let (half, end) = self.meridiem(behind);
        if dotted && half.is_none() || self.mark(end, ':') && self.glued(end) {
            return None;
        }
        let told = self.in_the_part(end);
        let (end, utc) = self.zone(told);
        // "2:14" alone may be a score or a verse.
        let cued = half.is_some() || digits == 2 || end > minute_end + 2;
        if !cued && behind == minute_end && !self.before(i, Role::ClockCue) {
            return None;
        }
        let clock = Clock::At {
            hour: to_24(hour, half)?,
            minute: Some(minute),
            second: second.map(|s| s.value),
            utc,
        };
        Some((clock, end))
    }

    /// "half past noon", "a quarter to nine".
    fn past_or_to(&self, i: usize) -> Option<(Clock, usize)> {
        let at = self.skip(i, Role::Indefinite);
        let minutes = if self.is(at, Role::Half) && self.is(at + 1, Role::Past) {
            30
        } else if self.sense(at).unit != Some(super::calendar::Unit::Quarter) {
            return None;
        } else if self.is(at + 1, Role::Past) {
            15
        } else if self.is(at + 1, Role::To) {
            -15
        } else {
            return None;
        };
        let hour_at = at + 2;
        let noon = self.is(hour_at, Role::Noon);
        let (hour, half, end) = if noon || self.is(hour_at, Role::Midnight) {
            (if noon { 12 } else { 24 }, None, hour_at + 1)
        } else {
            let told = self.token(hour_at).filter(|t| t.digits > 0 && t.digits < 3);
            let hour = told.map(|t| t.value).or(self.sense(hour_at).cardinal)?;
            let (half, end) = self.meridiem(hour_at + 1);
            let told_end = self.in_the_part(end);
            (hour, half.or_else(|| self.part_half(told_end)), told_end)
        };
        let hour = to_24(hour, half.filter(|_| hour <= 12)).filter(|_| hour > 0)?;
        let all = hour.cast_signed() % 24 * 60 + minutes;
        let all = all.rem_euclid(24 * 60).cast_unsigned();
        let (end, utc) = self.zone(end);
        let clock = Clock::At {
            hour: all / 60,
            minute: Some(all % 60),
            second: None,
            utc,
        };
        Some((clock, end))
    }

    /// "5 p.m.", "five o'clock", "4 in the morning".
    fn whole_hour(&self, hour: u32, end: usize) -> Option<(Clock, usize)> {
        let oclock = self.token(end).is_some_and(|t| t.reads(self.text, "o"))
            && self.mark(end + 1, '\'')
            && self.is(end + 2, Role::Clock);
        let end = if oclock { end + 3 } else { end };
        let (half, end) = self.meridiem(end);
        let part_end = self.in_the_part(end);
        if half.is_none() && !oclock && part_end == end {
            return None;
        }
        let half = half.or_else(|| self.part_half(part_end));
        let (end, utc) = self.zone(part_end);
        let hour = to_24(hour, half.filter(|_| hour <= 12))?;
        Some((
            Clock::At {
                hour,
                minute: Some(0),
                second: None,
                utc,
            },
            end,
        ))
    }

    /// "0800 UTC", "1430 hours", "2100 local time".
    fn military(&self, i: usize, value: u32) -> Option<(Clock, usize)> {
        let (hour, minute) = (value / 100, value % 100);
        let hours = self.sense(i + 1).unit == Some(super::calendar::Unit::Hour);
        let (end, utc) = self.zone(i + 1 + usize::from(hours));
        // "at 0545": no year starts with a nought.
        let nought = hour < 10 && self.before(i, Role::ClockCue);
        let fits = hour < 25 && minute < 60 && (end > i + 1 || nought);
        fits.then_some((
            Clock::At {
                hour,
                minute: Some(minute),
                second: None,
                utc,
            },
            end,
        ))
    }

    /// "a.m.", "pm": whether it is the first half of the day, and where it ends.
    fn meridiem(&self, i: usize) -> (Option<bool>, usize) {
        let sense = self.sense(i);
        if sense.is(Role::Am) && !self.capital_am(i) {
            return (Some(true), i + 1);
        }
        if sense.is(Role::Pm) {
            return (Some(false), i + 1);
        }
        let letter = sense.is(Role::LetterA) || sense.is(Role::LetterP);
        let dots = self.mark(i + 1, '.') && self.glued(i + 1);
        let m = if dots { i + 2 } else { i + 1 };
        if letter && dots && self.is(m, Role::LetterM) {
            let end = if self.mark(m + 1, '.') && self.glued(m + 1) {
                m + 2
            } else {
                m + 1
            };
            return (Some(sense.is(Role::LetterA)), end);
        }
        (None, i)
    }

    fn capital_am(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.text(self.text) == "Am")
    }

    /// "in the morning", "at night" behind an hour.
    fn in_the_part(&self, i: usize) -> usize {
        let the = self.is(i, Role::In) && self.is(i + 1, Role::The);
        let at = if the { i + 2 } else { i + 1 };
        let fits = (the || self.is(i, Role::At)) && self.sense(at).part.is_some();
        if fits { at + 1 } else { i }
    }

    fn part_half(&self, end: usize) -> Option<bool> {
        use super::calendar::Part;
        let part = self.sense(end.checked_sub(1)?).part?;
        Some(matches!(part, Part::Morning))
    }

    /// Behind a time zone ("EST", "local time", "(GMT +8)"), and whether it is universal time.
    fn zone(&self, i: usize) -> (usize, bool) {
        let bracket = usize::from(self.mark(i, '('));
        let at = i + bracket;
        let token = self.token(at);
        let capitals =
            token.is_some_and(|t| t.text(self.text).bytes().all(|b| b.is_ascii_uppercase()));
        if self.is(at, Role::Zone) && capitals {
            let name = token.map_or("", |t| t.text(self.text));
            let offset = matches!(
                self.token(at + 1).map(|t| t.kind),
                Some(super::token::Kind::Mark('+' | '-'))
            ) && self
                .token(at + 2)
                .is_some_and(|t| t.digits > 0 && t.digits < 3 && t.glued);
            let mut end = at + 1 + if offset { 2 } else { 0 };
            if bracket == 1 {
                if !self.mark(end, ')') {
                    return (i, false);
                }
                end += 1;
            }
            return (end, !offset && matches!(name, "UTC" | "GMT" | "Z"));
        }
        let mut end = at;
        while self.is(end, Role::Local) && end < at + 3 {
            end += 1;
        }
        if end > at && self.is(end, Role::Time) && bracket == 0 {
            return (end + 1, false);
        }
        (i, false)
    }
}

/// Hour of 24; `None` for an hour the clock has not.
fn to_24(hour: u32, morning: Option<bool>) -> Option<u32> {
    match morning {
        Some(_) if hour == 0 || hour > 12 => (hour <= 24).then_some(hour),
        Some(true) => Some(hour % 12),
        Some(false) => Some(hour % 12 + 12),
        None => (hour <= 24).then_some(hour),
    }
}

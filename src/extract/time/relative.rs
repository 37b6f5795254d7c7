//! Expressions that count from the document's date or from the date told last.

use super::calendar::{Part, Unit};
use super::lexicon::Role;
use super::meaning::{Base, Calendar, Clock, Edge, Lies, Meaning, Quantity, Reading, Which};
use super::reader::Reader;
use super::token::Kind;

fn shift(unit: Unit, n: i32, base: Base) -> Meaning {
    Meaning::Shift {
        unit,
        n,
        base,
        vague: false,
    }
}

impl Reader<'_> {
    /// "yesterday", "last week", "this morning", "the previous night", "that day".
    pub(super) fn relative(&self, i: usize) -> Option<Reading> {
        self.adverb(i)
            .or_else(|| self.neighbour_day(i))
            .or_else(|| self.before_last(i))
            .or_else(|| self.stretch(i))
    }

    /// "today", "yesterday", "tomorrow", "tonight", "overnight".
    fn adverb(&self, i: usize) -> Option<Reading> {
        let sense = self.sense(i);
        let name = i > 0 && self.capital(i) && self.capital(i - 1) && !self.opens_sentence(i);
        if name {
            return None;
        }
        let day = |n| Reading::new(i + 1, shift(Unit::Day, n, Base::Document), "day-adverb");
        if sense.is(Role::Today) {
            return Some(day(0));
        }
        if sense.is(Role::Yesterday) {
            return Some(day(-1));
        }
        if sense.is(Role::Tomorrow) {
            return Some(day(1));
        }
        if sense.is(Role::Tonight) {
            return Some(Reading {
                clock: Some(Clock::Part(Part::Night)),
                ..day(0)
            });
        }
        if sense.is(Role::Overnight) {
            let night = Some(Clock::Part(Part::Night));
            return Some(Reading {
                clock: night,
                ..Reading::new(i + 1, Meaning::Overnight, "overnight")
            });
        }
        None
    }

    /// "the day before yesterday", "the day after tomorrow", "the night before".
    fn neighbour_day(&self, i: usize) -> Option<Reading> {
        let at = self.skip(i, Role::The);
        let next = self.sense(at + 1);
        let sign = if next.is(Role::Before) || next.is(Role::Previous) {
            -1
        } else if next.is(Role::After) {
            1
        } else {
            return None;
        };
        let marked = self
            .token(at + 2)
            .is_none_or(|t| matches!(t.kind, Kind::Mark('.' | ',' | ';')));
        let season = self.sense(at).season.filter(|_| at > i && marked);
        if season.is_some() {
            let which = if sign < 0 {
                Which::Previous
            } else {
                Which::Following
            };
            let date = Calendar {
                season,
                which,
                ..Calendar::default()
            };
            return Some(Reading::new(at + 2, Meaning::Calendar(date), "neighbour"));
        }
        let unit = self
            .sense(at)
            .unit
            .filter(|u| *u >= Unit::Day && !self.is(at, Role::Plural))?;
        let reach = if sign < 0 {
            Role::Yesterday
        } else {
            Role::Tomorrow
        };
        if unit == Unit::Day && self.is(at + 2, reach) {
            let meaning = shift(Unit::Day, sign * 2, Base::Document);
            return Some(Reading::new(at + 3, meaning, "day-adverb"));
        }
        let ends = marked || next.is(Role::Previous) && self.closes(at + 2);
        if at == i || !ends {
            return None;
        }
        let night = (unit == Unit::Night).then_some(Clock::Part(Part::Night));
        let unit = if unit == Unit::Night { Unit::Day } else { unit };
        let reading = Reading::new(at + 2, shift(unit, sign, Base::Text), "neighbour");
        Some(Reading {
            clock: night,
            ..reading
        })
    }

    /// "the week before last", "the Friday before last".
    fn before_last(&self, i: usize) -> Option<Reading> {
        let at = self.skip(i, Role::The);
        let tail = self.is(at + 1, Role::Before) && self.is(at + 2, Role::Last);
        if at == i || !tail || self.is(at, Role::Plural) {
            return None;
        }
        let sense = self.sense(at);
        let ends = !self.word(at + 3) || self.closes(at + 3);
        let meaning = match sense.unit {
            Some(unit) if unit >= Unit::Week => shift(unit, -2, Base::Document),
            _ if sense.weekday > 0 => Meaning::Calendar(Calendar {
                weekday: sense.weekday,
                which: Which::BeforeLast,
                ..Calendar::default()
            }),
            _ => return None,
        };
        ends.then(|| Reading::new(at + 3, meaning, "stretch"))
    }

    /// A determiner that points, and a unit or a part of the day: "last week", "that night".
    fn stretch(&self, i: usize) -> Option<Reading> {
        let the = self.skip(i, Role::The);
        let sense = self.sense(the);
        let (n, base) = if sense.is(Role::This) && the == i {
            (0, Base::Document)
        } else if sense.is(Role::Last) {
            (-1, Base::Document)
        } else if sense.is(Role::Next) {
            (1, if the > i { Base::Text } else { Base::Document })
        } else if sense.is(Role::Coming) {
            (1, Base::Document)
        } else if sense.is(Role::Previous) {
            (-1, Base::Text)
        } else if sense.is(Role::Following)
            && (the > i || self.sense(the + 1).unit == Some(Unit::Day))
        {
            (1, Base::Text)
        } else if sense.is(Role::Same) || sense.is(Role::That) && the == i {
            (0, Base::Text)
        } else if sense.is(Role::Current) && (the > i || !self.is(the + 1, Role::Plural)) {
            (0, Base::Document)
        } else {
            return None;
        };
        // "to this day" is no day of the calendar.
        if sense.is(Role::This)
            && self.before(i, Role::To)
            && self.sense(i + 1).unit == Some(Unit::Day)
        {
            return Some(Reading::new(
                i + 2,
                Meaning::Fixed("PRESENT_REF"),
                "reference",
            ));
        }
        let (n, at) = match n {
            0 if self.is(the, Role::This) && self.is(the + 1, Role::Past) => (-1, the + 2),
            0 if self.is(the, Role::This) && self.is(the + 1, Role::Coming) => (1, the + 2),
            0 if self.is(the, Role::That) && self.is(the + 1, Role::Same) => (0, the + 2),
            _ => (n, the + 1),
        };
        let at = self.skip(self.skip(at, Role::Fiscal), Role::Whole);
        // "the last day of the month" is no yesterday.
        let of = self.is(at + 1, Role::Of);
        let whole = self.is(at + 2, Role::The) || self.is(at + 2, Role::Possessive);
        let part = n != 0 && of && (the > i || self.before(i, Role::The) && whole);
        if part {
            None
        } else {
            self.stretch_of(at, n, base)
        }
    }

    fn stretch_of(&self, at: usize, n: i32, base: Base) -> Option<Reading> {
        let sense = self.sense(at);
        let plural = sense.is(Role::Plural);
        let edge = [
            (Role::Early, Edge::Early),
            (Role::Late, Edge::Late),
            (Role::Mid, Edge::Mid),
        ]
        .into_iter()
        .find(|(role, _)| sense.is(*role));
        let part_at = if edge.is_some() {
            self.hyphen(at + 1)
        } else {
            at
        };
        if let Some(part) = self
            .sense(part_at)
            .part
            .filter(|_| !self.is(part_at, Role::Plural))
        {
            let days = if part == Part::Night || base == Base::Text || n == 0 {
                n
            } else {
                n.signum()
            };
            let same_day = base == Base::Text && part != Part::Morning && n == 1;
            let days = if same_day && part != Part::Night {
                1
            } else {
                days
            };
            let mut reading =
                Reading::new(part_at + 1, shift(Unit::Day, days, base), "part-of-day");
            reading.clock = Some(Clock::Part(part));
            reading.edge = edge.map(|(_, edge)| edge);
            return Some(reading);
        }
        let title = self.capital(at)
            && !self
                .token(at)?
                .text(self.text)
                .bytes()
                .all(|b| b.is_ascii_uppercase());
        let unit = sense
            .unit
            .filter(|u| *u >= Unit::Day && !plural && !title)?;
        let mut reading = Reading::new(at + 1, shift(unit, n, base), "stretch");
        if unit == Unit::Night {
            reading.clock = Some(Clock::Part(Part::Night));
            reading.meaning = shift(Unit::Day, n, base);
        }
        if unit == Unit::Quarter && n == -1 && base == Base::Document {
            reading.rule = "last-quarter";
        }
        Some(reading)
    }

    /// "two weeks ago", "a year earlier", "three days later", "two weeks from now".
    pub(super) fn shifted(&self, i: usize) -> Option<Reading> {
        let approx = self.approximate(i, true);
        let (quantity, at) = self.quantity(approx).unwrap_or((Quantity::Vague, approx));
        let at = self.fillers(at);
        let at = self.hyphen(at);
        let unit = self.sense(at).unit?;
        if at == approx && !self.is(at, Role::Plural) && self.hyphen(at + 1) == at + 1 {
            return None;
        }
        let plural = self.is(at, Role::Plural);
        let (quantity, told) = self.and_a_half(quantity, at + 1);
        let end = self.or_so(told);
        let end = self.hyphen(end);
        if self.mark(end - 1, '-') && !plural {
            return None;
        }
        let (sign, base, end) = self.direction(end)?;
        let bare = at == approx && !plural;
        if bare && base != Base::Text {
            return None;
        }
        if unit.is_clock() {
            let length = Meaning::Length(quantity, unit, Lies::Anywhere);
            return Some(Reading::new(told, length, "length"));
        }
        let whole = if bare { Some(1) } else { quantity.whole() };
        // "half a century ago" is told in years.
        let (unit, whole) = if (Unit::Decade..Unit::Millennium).contains(&unit) {
            let years = unit.iso().1.cast_signed();
            let half = matches!(quantity, Quantity::Half(_));
            let more = if half { years / 2 } else { 0 };
            let whole = whole.map(|n| n.saturating_mul(years).saturating_add(more));
            (Unit::Year, whole)
        } else {
            (unit, whole)
        };
        let meaning = Meaning::Shift {
            unit,
            n: sign * whole.unwrap_or(1),
            base,
            vague: whole.is_none(),
        };
        let ago = base == Base::Document;
        Some(Reading::new(
            end,
            meaning,
            if ago { "ago" } else { "later" },
        ))
    }

    /// "ago", "earlier", "later", "from now": the sign, what it counts from, where it ends.
    pub(super) fn direction(&self, i: usize) -> Option<(i32, Base, usize)> {
        let sense = self.sense(i);
        let alone = self
            .token(i + 1)
            .is_none_or(|t| matches!(t.kind, Kind::Mark(_)) || t.text(self.text) == "when");
        if sense.is(Role::Ago) {
            Some((-1, Base::Document, i + 1))
        } else if sense.is(Role::Earlier) || sense.is(Role::Before) && alone {
            Some((-1, Base::Text, i + 1))
        } else if sense.is(Role::Later)
            || sense.is(Role::DayAfter)
            || sense.is(Role::After) && alone && !sense.is(Role::Following)
        {
            Some((1, Base::Text, i + 1))
        } else if sense.is(Role::From) && self.is(i + 1, Role::Now) {
            Some((1, Base::Document, i + 2))
        } else if sense.is(Role::Hence) {
            Some((1, Base::Document, i + 1))
        } else {
            None
        }
    }

    /// "or so", "or two" behind a unit.
    pub(super) fn or_so(&self, i: usize) -> usize {
        let alternative = self.sense(i + 1);
        let tail = alternative.is(Role::OrSo)
            || alternative.cardinal.is_some()
            || alternative.unit.is_some();
        if self.is(i, Role::Or) && tail {
            i + 2
        } else {
            i
        }
    }
}

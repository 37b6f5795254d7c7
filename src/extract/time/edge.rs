//! Parts of a stretch: "early March", "the end of the year", "the first half of the 17th century",
//! "earlier this month".

use super::calendar::Unit;
use super::lexicon::Role;
use super::meaning::{Base, Clock, Edge, Meaning, Reading};
use super::reader::Reader;
use super::token::Kind;

impl Reader<'_> {
    /// "early March", "late Thursday", "mid-2011", "earlier this month", "the end of the year",
    /// "late in the day".
    pub(super) fn edged(&self, i: usize) -> Option<Reading> {
        let start = self.skip(i, Role::The);
        let sense = self.sense(start);
        let edge = [
            (Role::Early, Edge::Early),
            (Role::Late, Edge::Late),
            (Role::Mid, Edge::Mid),
            (Role::Earlier, Edge::Earlier),
            (Role::Later, Edge::Later),
            (Role::Start, Edge::Early),
            (Role::End, Edge::Late),
        ]
        .into_iter()
        .find(|(role, _)| sense.is(*role))
        .map(|(_, edge)| edge)?;
        let compare = matches!(edge, Edge::Earlier | Edge::Later);
        let noun = sense.is(Role::Start) || sense.is(Role::End) || self.is(start + 1, Role::Of);
        let next = self.second_edge(self.hyphen(start + 1));
        let inner = if noun {
            let of = self.skip(next, Role::Of);
            if of == next {
                return None;
            }
            of
        } else if self.is(next, Role::In) && !self.is(start, Role::Mid)
            || (compare || self.sense(next + 1).weekday > 0) && self.is(next, Role::On)
        {
            next + 1
        } else {
            next
        };
        let in_the = inner > next;
        let mut reading = self
            .day_or_stretch(inner)
            .or_else(|| if in_the { self.the_unit(inner) } else { None })
            .or_else(|| self.bare_part(inner, edge))?;
        if start > i && !noun && !in_the && matches!(reading.meaning, Meaning::Shift { .. }) {
            return None;
        }
        if compare && !self.compares(inner) {
            return None;
        }
        reading.edge = Some(edge);
        Some(reading)
    }

    /// Behind "to late" of "mid-to-late 1917".
    fn second_edge(&self, i: usize) -> usize {
        let late = self.hyphen(i + 1);
        let edge = [Role::Early, Role::Mid, Role::Late]
            .into_iter()
            .any(|role| self.is(late, role));
        if self.is(i, Role::To) && edge {
            self.hyphen(late + 1)
        } else {
            i
        }
    }

    /// "the first half of the 17th century", "the latter part of 1943", "the last weeks of May";
    /// the half of a year by itself has a value of its own.
    pub(super) fn part_of_edge(&self, i: usize) -> Option<Reading> {
        let the = self.skip(i, Role::The);
        let half = self.is(the + 1, Role::Half);
        let quarter = self.sense(the + 1).unit == Some(Unit::Quarter);
        let units = self.sense(the + 1).unit.is_some() && self.is(the + 1, Role::Plural);
        let part = half || quarter || units || self.is(the + 1, Role::Portion);
        if !part || !self.is(the + 2, Role::Of) {
            return None;
        }
        let late = [Role::Last, Role::Late, Role::Final, Role::End]
            .into_iter()
            .any(|role| self.is(the, role));
        let edge = match self.ordinal(the) {
            Some((1, _)) => Edge::Early,
            Some((2, _)) if half => Edge::Late,
            None if late => Edge::Late,
            None if self.is(the, Role::Early) || self.is(the, Role::Start) => Edge::Early,
            _ => return None,
        };
        let mut reading = self
            .day_or_stretch(the + 3)
            .or_else(|| self.the_unit(the + 3))?;
        let year = match &reading.meaning {
            Meaning::Calendar(c) => c.month == 0 && c.day == 0 && c.season.is_none(),
            Meaning::Shift { unit, .. } => *unit == Unit::Year,
            _ => false,
        };
        let century = matches!(reading.meaning, Meaning::Century(_));
        if half && year || quarter && !century || reading.meaning.is_day() {
            return None;
        }
        reading.edge = Some(edge);
        Some(reading)
    }

    /// "earlier" and "later" take "this month", "today", "Sunday", "that year", "in the day".
    fn compares(&self, i: usize) -> bool {
        let sense = self.sense(i);
        [
            Role::This,
            Role::That,
            Role::The,
            Role::Today,
            Role::Yesterday,
            Role::Tomorrow,
            Role::Tonight,
        ]
        .into_iter()
        .chain([Role::Last, Role::Next])
        .any(|role| sense.is(role))
            || sense.weekday > 0
            || sense.month > 0
            || self.token(i).is_some_and(|t| t.kind == Kind::Number)
    }

    /// "the year", "the day": the stretch the text is in.
    pub(super) fn the_unit(&self, i: usize) -> Option<Reading> {
        let at = self.skip(i, Role::The);
        let unit = self
            .sense(at)
            .unit
            .filter(|u| *u >= Unit::Day && !self.is(at, Role::Plural));
        let meaning = Meaning::Shift {
            unit: unit?,
            n: 0,
            base: if unit == Some(Unit::Day) {
                Base::Text
            } else {
                Base::Near
            },
            vague: false,
        };
        (at > i).then(|| Reading::new(at + 1, meaning, "the-unit"))
    }

    /// "early afternoon", "mid-morning".
    fn bare_part(&self, i: usize, edge: Edge) -> Option<Reading> {
        let i = self.skip(i, Role::The);
        let part = self.sense(i).part.filter(|_| !self.is(i, Role::Plural))?;
        let end = self.hours(i + 1);
        let mut reading = Reading::new(end, Meaning::SomeDay, "part-of-day");
        reading.clock = Some(Clock::Part(part));
        reading.edge = Some(edge);
        let on = self.skip(end, Role::Of);
        if let Some(day) = self.day_or_stretch(on).filter(|d| d.meaning.is_day()) {
            reading.end = day.end;
            reading.meaning = day.meaning;
        }
        Some(reading)
    }
}

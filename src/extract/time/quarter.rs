//! Quarters and the years and periods that companies report on: "the third quarter of 2009",
//! "the year-earlier period", "the latest quarter", "year-end".

use super::calendar::Unit;
use super::lexicon::Role;
use super::meaning::{Base, Calendar, Edge, Meaning, Reading, YearOf};
use super::reader::Reader;

impl Reader<'_> {
    /// A quarter or half of a year.
    pub(super) fn quarter(&self, i: usize) -> Option<Reading> {
        let mut date = Calendar::default();
        let mut at = self.skip(i, Role::The);
        let the = at;
        if let Some((year, end)) = self.year(at) {
            date.year = YearOf::Told(year);
            at = self.possessive(end);
        } else if let Some((year, end)) = self.relative_year(i) {
            date.year = year;
            at = self.possessive(end);
            if at == end {
                return None;
            }
        }
        at = self.hyphen(self.skip(at, Role::Fiscal));
        let (field, end, joined) = self.numbered_part(at)?;
        (date.quarter, date.half) = field;
        // "the third-quarter loss": the article belongs to the loss.
        if joined && the > i && at == the {
            return None;
        }
        let end = self.year_of_part(end, &mut date);
        let stands = date.half == 0 || date.year != YearOf::Open;
        stands.then(|| Reading::new(end, Meaning::Calendar(date), "quarter"))
    }

    /// "third quarter", "first-half", "Q3": (quarter, half), where it ends, whether it is joined.
    fn numbered_part(&self, i: usize) -> Option<((u32, u32), usize, bool)> {
        if let Some((field, end)) = self.short_part(i) {
            return Some((field, end, false));
        }
        let last = self.is(i, Role::Final) || self.is(i, Role::Last);
        let (n, end) = self.ordinal(i).or_else(|| last.then_some((0, i + 1)))?;
        let end = self.skip(end, Role::Fiscal);
        let noun = self.hyphen(end);
        let field = if self.sense(noun).unit == Some(Unit::Quarter)
            && !self.is(noun, Role::Plural)
            && n <= 4
        {
            if self.is(i, Role::Last) && !self.is(noun + 1, Role::Of) {
                return None;
            }
            (if n == 0 { 4 } else { n }, 0)
        } else if self.is(noun, Role::Half) && n <= 2 {
            (0, if n == 0 { 2 } else { n })
        } else {
            return None;
        };
        Some((field, noun + 1, noun > end))
    }

    /// Takes the year behind a quarter: "of 2009", "2009", "of last year", "this year".
    fn year_of_part(&self, end: usize, date: &mut Calendar) -> usize {
        if date.year != YearOf::Open {
            return end;
        }
        let of = self.skip(self.comma(end), Role::Of);
        if let Some((year, end)) = self.year(of).or_else(|| self.short_year(of)) {
            date.year = YearOf::Told(year);
            return end;
        }
        let told = self
            .relative_year(of)
            .filter(|_| of == end || self.is(of - 1, Role::Of));
        if let Some((year, end)) = told {
            date.year = year;
            return end;
        }
        end
    }

    /// "Q3", "H1": (quarter, half), and where it ends.
    pub(super) fn short_part(&self, i: usize) -> Option<((u32, u32), usize)> {
        let n = self
            .token(i + 1)
            .filter(|t| t.glued && t.digits == 1)?
            .value;
        let tight = self.glued(i + 2) && self.word(i + 2);
        let field = if self.is(i, Role::QuarterLetter) && (1..=4).contains(&n) {
            (n, 0)
        } else if self.is(i, Role::HalfLetter) && (1..=2).contains(&n) {
            (0, n)
        } else {
            return None;
        };
        (self.capital(i) && !tight).then_some((field, i + 2))
    }

    /// Behind "'s".
    pub(super) fn possessive(&self, i: usize) -> usize {
        let s = self.mark(i, '\'') && self.is(i + 1, Role::LetterS) && self.glued(i + 1);
        if s { i + 2 } else { i }
    }

    /// "the year-earlier period", "year-ago", "the corresponding period last year",
    /// "the same quarter a year ago", "the latest quarter", "the 1988 period".
    pub(super) fn reported(&self, i: usize) -> Option<Reading> {
        let the = self.skip(i, Role::The);
        let start = self.skip(the, Role::Corresponding);
        if let Some(end) = self.year_before(start) {
            let end = self
                .ordinal(end)
                .map_or(end, |(_, e)| if self.is_period(e) { e } else { end });
            let end = if self.is_period(end) { end + 1 } else { end };
            let period = self.is_period(end - 1);
            if the > i && !period {
                return None;
            }
            return Some(Reading::new(end, Meaning::YearBefore, "year-earlier"));
        }
        if self.is(the, Role::Latest) && the > i && self.is_period(the + 1) {
            let fiscal = Meaning::Reported;
            return Some(Reading::new(the + 2, fiscal, "latest-period"));
        }
        let same = self.is(the, Role::Same) || self.is(the, Role::Corresponding);
        let unit = self.sense(the + 1).unit.filter(|u| {
            matches!(u, Unit::Day | Unit::Week | Unit::Month) && !self.is(the + 1, Role::Plural)
        });
        if the > i && same && (self.is_period(the + 1) || unit.is_some()) {
            let meaning = unit.map_or(Meaning::YearBefore, Meaning::SameYearBefore);
            let end = self.skip(the + 2, Role::Of);
            if let Some((YearOf::Shift(-1, _), after)) = self.relative_year(end) {
                return Some(Reading::new(after, meaning, "year-earlier"));
            }
            let ago = self.shifted(end).filter(|r| {
                matches!(
                    r.meaning,
                    Meaning::Shift {
                        unit: Unit::Year,
                        n: -1,
                        ..
                    }
                )
            });
            return ago.map(|r| Reading::new(r.end, meaning, "year-earlier"));
        }
        if let Some((year, end)) = self
            .year(the)
            .filter(|(_, end)| the > i && self.is_period(*end))
        {
            return Some(Reading::new(
                end + 1,
                Meaning::ReportedIn(year),
                "year-period",
            ));
        }
        self.year_end(i)
    }

    /// "year-earlier", "year-ago", "year earlier" without an article.
    fn year_before(&self, i: usize) -> Option<usize> {
        let year = self.sense(i).unit == Some(Unit::Year) && !self.is(i, Role::Plural);
        let next = self.hyphen(i + 1);
        let joined = next > i + 1 && (self.is(next, Role::Earlier) || self.is(next, Role::Ago));
        (year && joined).then_some(next + 1)
    }

    fn is_period(&self, i: usize) -> bool {
        self.is(i, Role::Period)
            || self.sense(i).unit == Some(Unit::Quarter) && !self.is(i, Role::Plural)
    }

    /// "year-end", "month's end".
    fn year_end(&self, i: usize) -> Option<Reading> {
        let unit = self.sense(i).unit.filter(|u| {
            matches!(u, Unit::Week | Unit::Month | Unit::Year) && !self.is(i, Role::Plural)
        })?;
        let next = self.hyphen(self.possessive(i + 1));
        let end = self.token(next).is_some_and(|t| t.reads(self.text, "end"));
        let joined = next > i + 1 || unit == Unit::Year;
        (joined && end).then(|| {
            let meaning = Meaning::Shift {
                unit,
                n: 0,
                base: Base::Document,
                vague: false,
            };
            Reading {
                edge: Some(Edge::Late),
                ..Reading::new(next + 1, meaning, "year-end")
            }
        })
    }

    /// A stretch the text is in, by itself: "the quarter", "the year", "the weekend".
    pub(super) fn standing_unit(&self, i: usize) -> Option<Reading> {
        let the = self.skip(i, Role::The);
        let adjective = self.skip(self.skip(the, Role::Whole), Role::Fiscal);
        let unit = self.sense(adjective).unit?;
        let end = adjective + 1;
        let plural = self.is(adjective, Role::Plural) || self.capital(adjective);
        let wanted = matches!(
            unit,
            Unit::Quarter | Unit::Year | Unit::Week | Unit::Weekend | Unit::Day | Unit::Month
        );
        if the == i
            || plural
            || !wanted
            || self.mark(end, '-')
            || self.is(end, Role::Of) && unit != Unit::Quarter
        {
            return None;
        }
        if self.is(end, Role::Ended)
            && unit == Unit::Week
            && let Some(day) = self.whole_stretch(end + 1).filter(|r| r.meaning.is_day())
        {
            let meaning = Meaning::PartOf {
                n: 1,
                unit,
                whole: Box::new(day.meaning),
            };
            return Some(Reading::new(end, meaning, "week-of"));
        }
        let ended = self.is(end, Role::Ended) && unit == Unit::Year;
        let meaning = match unit {
            Unit::Year if ended => {
                use super::meaning::{Lies, Quantity};
                Meaning::Length(Quantity::Count(1), unit, Lies::Anywhere)
            }
            Unit::Quarter => Meaning::Reported,
            Unit::Weekend => Meaning::Weekend,
            Unit::Day => Meaning::Shift {
                unit,
                n: 0,
                base: Base::Text,
                vague: false,
            },
            _ => Meaning::Shift {
                unit,
                n: 0,
                base: Base::Document,
                vague: false,
            },
        };
        Some(Reading::new(end, meaning, "the-unit"))
    }
}

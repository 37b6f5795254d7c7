//! Texts of antiquity: the years they give without an era ("In 60 the tribe rose", "from 264 to
//! 241 BC").

use super::lexicon::{Lexicon, Role};
use super::meaning::{Calendar, Meaning, Reading, YearOf};
use super::reader::Reader;
use super::token::Token;

/// The era that years of two or three digits are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Era {
    Before,
    After,
}

/// How often a text must name an era before its short numbers can be years.
const NAMED: usize = 2;

/// How many years at most share the era that closes their series.
const MEMBERS: u32 = 6;

/// The least year of two digits: smaller numbers are days.
const LEAST: u32 = 32;

impl Era {
    /// The era most years of a text are told with, when it tells any.
    pub(super) fn of(blocks: &[(Vec<Token>, bool)], lexicon: &Lexicon) -> Option<Era> {
        let (mut before, mut after) = (0, 0);
        for (tokens, _) in blocks {
            for pair in tokens.windows(2) {
                let [first, second] = [lexicon.sense(pair[0].sense), lexicon.sense(pair[1].sense)];
                if pair[0].digits > 0 && pair[1].capital {
                    before += usize::from(second.is(Role::Bc));
                    after += usize::from(second.is(Role::Ad));
                } else if pair[1].digits > 0 && pair[0].capital {
                    after += usize::from(first.is(Role::Ad));
                }
            }
        }
        (before + after >= NAMED).then_some(if before > after {
            Era::Before
        } else {
            Era::After
        })
    }

    fn year(self, number: u32) -> i32 {
        match self {
            Era::Before => 1 - number.cast_signed(),
            Era::After => number.cast_signed(),
        }
    }
}

impl Reader<'_> {
    /// "60" of "In 60 the tribe rose", "61" of "In 60 or 61", in a text of that age.
    pub(super) fn ancient_year(&self, i: usize) -> Option<(i32, usize)> {
        let found = self.short_number(i, LEAST)?;
        let cued = |at: usize| {
            [
                Role::In,
                Role::Since,
                Role::Until,
                Role::From,
                Role::Between,
                Role::By,
            ]
            .into_iter()
            .any(|role| self.before(at, role))
        };
        let joins = |at: usize| {
            [Role::Or, Role::And, Role::To]
                .into_iter()
                .any(|role| self.before(at, role))
        };
        let second = i > 1 && joins(i) && self.short_number(i - 2, LEAST).is_some() && cued(i - 2);
        (cued(i) || second).then_some(found)
    }

    /// "410" of "24 August 410", in a text of that age.
    pub(super) fn ancient_year_of(&self, i: usize) -> Option<(i32, usize)> {
        self.short_number(i, LEAST)
    }

    /// A number of two or three digits that counts nothing.
    fn short_number(&self, i: usize, least: u32) -> Option<(i32, usize)> {
        let era = self.era?;
        let token = self
            .token(i)
            .filter(|t| (2..=3).contains(&t.digits) && t.value >= least)?;
        let next = i + 1;
        let glued = self.glued(next) && !self.mark(next, ',') && !self.mark(next, '.');
        let decimal = self.glued(next) && self.glued(next + 1);
        let noun = self.word(next) && !self.capital(next) && !self.closes(next);
        let counts = self.is(next, Role::Counted) || self.sense(next).unit.is_some();
        (!glued && !decimal && !noun && !counts).then(|| (era.year(token.value), next))
    }

    /// "264" of "264 to 146 BC", and of "264–241, 218–201 and 149–146 BC".
    pub(super) fn shares_era(&self, i: usize) -> Option<Reading> {
        let first = self.token(i).filter(|t| (1..=4).contains(&t.digits))?;
        self.falls_to_era(i, MEMBERS).filter(|falls| *falls)?;
        let date = Calendar {
            year: YearOf::Told(Era::Before.year(first.value)),
            ..Calendar::default()
        };
        Some(Reading::new(i + 1, Meaning::Calendar(date), "series"))
    }

    /// Whether the numbers from `i` on fall down to a year before Christ; `left` of them at most.
    fn falls_to_era(&self, i: usize, left: u32) -> Option<bool> {
        let first = self.token(i).filter(|t| (1..=4).contains(&t.digits))?.value;
        let next = self.joined(i + 1).filter(|at| *at > i + 1)?;
        let second = self.token(next)?.value;
        if let Some((year, _)) = self.era_year(next) {
            return Some(year < 1 && first > (1 - year).cast_unsigned());
        }
        (left > 0 && first > second).then(|| self.falls_to_era(next, left - 1))?
    }

    /// "79" of "from AD 69 to 79", "241" of "264 BC to 241".
    pub(super) fn shares_era_last(&self, year: i32, at: usize) -> Option<(usize, Reading)> {
        let token = self.token(at).filter(|t| (1..=3).contains(&t.digits))?;
        let follows = if year < 1 {
            token.value > 0 && token.value < (1 - year).cast_unsigned()
        } else {
            token.value > year.cast_unsigned()
        };
        let next = at + 1;
        let noun = self.word(next) && !self.closes(next);
        let told = self.era_year(at).is_some() || self.glued(next) && self.glued(next + 1);
        let era = if year < 1 { Era::Before } else { Era::After };
        let date = Calendar {
            year: YearOf::Told(era.year(token.value)),
            ..Calendar::default()
        };
        (follows && !noun && !told)
            .then(|| (at, Reading::new(next, Meaning::Calendar(date), "series")))
    }
}

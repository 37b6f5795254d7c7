//! What recurs ("daily", "every Friday"), what stands for a time as it is ("now"), holidays.

use super::calendar::{Unit, season_code};
use super::lexicon::{Phrase, Role};
use super::meaning::{Meaning, Quantity, Reading, Which, YearOf};
use super::reader::Reader;
use super::value::length_value;

impl Reader<'_> {
    /// "every Friday", "each year", "every two weeks", "Tuesday nights", "daily".
    pub(super) fn set(&self, i: usize) -> Option<Reading> {
        self.every(i)
            .or_else(|| self.plural_day(i))
            .or_else(|| self.weekends(i))
            .or_else(|| self.times_a(i))
            .or_else(|| self.rate_word(i))
    }

    fn every(&self, i: usize) -> Option<Reading> {
        if !self.is(i, Role::Every) {
            return None;
        }
        let at = i + 1;
        let sense = self.sense(at);
        if sense.is(Role::Other)
            && let Some(unit) = self.sense(at + 1).unit
        {
            let value = length_value(Quantity::Count(2), unit);
            return Some(Reading::new(at + 2, Meaning::Set(value), "every"));
        }
        let (value, end) = if sense.weekday > 0 {
            let part = self.sense(at + 1).part;
            let night = part.map_or(String::new(), |p| format!("T{}", p.code()));
            (
                format!("XXXX-WXX-{}{night}", sense.weekday),
                at + 1 + usize::from(part.is_some()),
            )
        } else if let Some((month, end)) = self.month(at) {
            (format!("XXXX-{month:02}"), end)
        } else if let Some(season) = sense.season {
            (format!("XXXX-{}", season_code(season)), at + 1)
        } else if let Some(part) = sense.part {
            (format!("XXXX-XX-XXT{}", part.code()), at + 1)
        } else {
            let (quantity, from) = self.quantity(at).unwrap_or((Quantity::Count(1), at));
            let from = self.fillers(from);
            let quantity = match self.ordinal(from) {
                Some((n, _)) if from == at && self.sense(at + 1).unit.is_some() => {
                    Quantity::Count(n)
                }
                _ => quantity,
            };
            let from = if from == at && self.ordinal(at).is_some() {
                at + 1
            } else {
                from
            };
            (length_value(quantity, self.sense(from).unit?), from + 1)
        };
        Some(Reading::new(end, Meaning::Set(value), "every"))
    }

    /// "twice a week", "once every year".
    fn times_a(&self, i: usize) -> Option<Reading> {
        let counted = self.is(i, Role::Once) || self.is(i, Role::Twice);
        let per = self.is(i + 1, Role::Indefinite) || self.is(i + 1, Role::Per);
        if !counted {
            return None;
        }
        if !per {
            return self.every(i + 1);
        }
        let unit = self
            .sense(i + 2)
            .unit
            .filter(|u| *u >= Unit::Hour && *u <= Unit::Century)?;
        let value = length_value(Quantity::Count(1), unit);
        let alone = !self.is(i + 2, Role::Plural);
        alone.then(|| Reading::new(i + 3, Meaning::Set(value), "every"))
    }

    /// "on weekends".
    fn weekends(&self, i: usize) -> Option<Reading> {
        let recurs = self.sense(i).unit == Some(Unit::Weekend)
            && self.is(i, Role::Plural)
            && (self.before(i, Role::On) || self.before(i, Role::At));
        recurs.then(|| Reading::new(i + 1, Meaning::Set("XXXX-WXX-WE".into()), "weekends"))
    }

    /// "Fridays", "Tuesday nights".
    fn plural_day(&self, i: usize) -> Option<Reading> {
        let sense = self.sense(i);
        if sense.weekday == 0 {
            return None;
        }
        if sense.is(Role::Plural) {
            let value = format!("XXXX-WXX-{}", sense.weekday);
            return Some(Reading::new(i + 1, Meaning::Set(value), "weekdays"));
        }
        let part = self.sense(i + 1).part?;
        let plural = self.token(i + 1)?.text(self.text).ends_with('s');
        let value = format!("XXXX-WXX-{}T{}", sense.weekday, part.code());
        plural.then(|| Reading::new(i + 2, Meaning::Set(value), "weekdays"))
    }

    /// "daily", "per year"; "a year" only as a rate, which [`Reader::duration`] tells.
    fn rate_word(&self, i: usize) -> Option<Reading> {
        if self.is(i, Role::Indefinite) || !self.sense(i).opens_phrase {
            return None;
        }
        let name = self.capital(i) && !self.opens_sentence(i);
        let noun = self.word(i + 1) && !self.closes(i + 1);
        if self.is(i, Role::Adverb) && noun || self.is_newspaper(i) {
            return None;
        }
        let phrases = self.lexicon.phrases_at(self.text, &self.tokens[i..]);
        phrases
            .filter(|_| !name)
            .find_map(|(len, phrase)| match phrase {
                Phrase::Set(value) => {
                    Some(Reading::new(i + len, Meaning::Set((*value).into()), "set"))
                }
                _ => None,
            })
    }

    /// "The daily said", "the daily Granma wrote": a paper.
    fn is_newspaper(&self, i: usize) -> bool {
        self.is(i + 1, Role::NewspaperCue)
            || self.capital(i + 1) && self.word(i + 1) && !self.before(i, Role::Be)
    }

    /// "now", "recently", "the future".
    pub(super) fn reference(&self, i: usize) -> Option<Reading> {
        let the = self.skip(i, Role::The);
        if !self.sense(i).opens_phrase && !self.sense(the).opens_phrase {
            return None;
        }
        let mut phrases = self.lexicon.phrases_at(self.text, &self.tokens[i..]);
        let (len, value) = phrases.find_map(|(len, phrase)| match phrase {
            Phrase::Fixed(value) => Some((len, *value)),
            _ => None,
        })?;
        let name = self.capital(i) && self.capital(i + len) && !self.opens_sentence(i);
        (!name && self.reference_stands(i, i + len))
            .then(|| Reading::new(i + len, Meaning::Fixed(value), "reference"))
    }

    /// "the past decade" is no "the past"; "the present" is no gift.
    fn reference_stands(&self, i: usize, end: usize) -> bool {
        // "the future of the force" is no time.
        let owned = self.is(i, Role::The) && self.is(end, Role::Of);
        if owned || self.before(i, Role::AsSoon) || self.is(end, Role::After) && end == i + 1 {
            return false;
        }
        let past = self.is(i, Role::The) && end == i + 2 && self.is(i + 1, Role::Past);
        let next = self.sense(end);
        let stretch = next.unit.is_some()
            || next.month > 0
            || next.weekday > 0
            || next.season.is_some()
            || self.quantity(end).is_some();
        !past || !stretch && (self.before(i, Role::In) || !self.word(end))
    }

    /// "Christmas", "Independence Day", with its year.
    pub(super) fn holiday(&self, i: usize) -> Option<Reading> {
        let (which, at) = if self.is(i, Role::Last) {
            (Which::Last, i + 1)
        } else if self.is(i, Role::Next) {
            (Which::Next, i + 1)
        } else if self.is(i, Role::This) {
            (Which::This, i + 1)
        } else {
            (Which::Bare, i)
        };
        if !self.sense(at).opens_phrase || !self.capital(at) && !self.is(at, Role::The) {
            return None;
        }
        let phrases = self.lexicon.phrases_at(self.text, &self.tokens[at..]);
        let (len, index) = phrases.into_iter().find_map(|(len, phrase)| match phrase {
            Phrase::Holiday(index) => Some((len, *index)),
            _ => None,
        })?;
        let mut end = at + len;
        let mut year = YearOf::Open;
        let comma = self.skip(self.comma(end), Role::Of);
        if let Some((told, after)) = self.year(comma) {
            year = YearOf::Told(told);
            end = after;
        } else if let Some((told, after)) = self.relative_year(end).filter(|_| which == Which::Bare)
        {
            year = told;
            end = after;
        }
        let week = self.sense(end).unit;
        let reading = Reading::new(end, Meaning::Holiday(index, year, which), "holiday");
        // "Christmas Island" is a place.
        let named = self.capital(end) && self.word(end) && year == YearOf::Open;
        (week != Some(Unit::Day) && !named).then_some(reading)
    }
}

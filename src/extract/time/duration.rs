//! Lengths of time: "about 10 years", "the past two weeks", "five-year", "half an hour".

use super::calendar::Unit;
use super::lexicon::Role;
use super::meaning::{Lies, Meaning, Quantity, Reading};
use super::reader::Reader;

impl Reader<'_> {
    /// A length of time, or a set when it is a rate ("15 a year").
    pub(super) fn duration(&self, i: usize) -> Option<Reading> {
        let one = self.one_long(i).map(|(unit, end)| {
            let length = Meaning::Length(Quantity::Count(1), unit, Lies::Anywhere);
            Reading::new(end, length, "length")
        });
        one.or_else(|| self.directed(i)).or_else(|| self.length(i))
    }

    /// "the past two weeks", "the next few days", "the first nine months", "recent years".
    fn directed(&self, i: usize) -> Option<Reading> {
        let approx = self.approximate(i, true);
        let the = self.determiner(approx);
        let sense = self.sense(the);
        let ordinal = self.ordinal(the).is_some() && !self.is(the, Role::Plural);
        // "was to last 72 hours" is the verb.
        let modal = self.before(the, Role::Modal) || self.before(the, Role::Would);
        if sense.is(Role::Last) && modal {
            return None;
        }
        let lies = if ordinal {
            Lies::Anywhere
        } else {
            self.lies(the)?
        };
        let from = if ordinal {
            self.ordinal(the)?.1
        } else {
            the + 1
        };
        let (quantity, at) = match self
            .quantity(from)
            .filter(|_| !(ordinal && self.is(from, Role::Indefinite)))
        {
            Some((quantity, at)) => (Some(quantity), at),
            None => (None, from),
        };
        let at = self.hyphen(self.fillers(at));
        let unit = self.sense(at).unit?;
        let plural = self.is(at, Role::Plural);
        if quantity.is_none() && sense.is(Role::Recent) && plural && unit == Unit::Year {
            return Some(Reading::new(at + 1, Meaning::Fixed("PAST_REF"), "recent"));
        }
        let quantity = match quantity {
            Some(quantity) => quantity,
            None if plural => Quantity::Vague,
            None if sense.is(Role::Past)
                || sense.is(Role::Next) && unit >= Unit::Decade
                || self.or_so(at + 1) > at + 1 =>
            {
                Quantity::Count(1)
            }
            None => return None,
        };
        let (quantity, end) = self.and_a_half(quantity, at + 1);
        Some(Reading::new(
            self.or_so(end),
            Meaning::Length(quantity, unit, lies),
            "span",
        ))
    }

    /// Where "past", "next", "recent", "final" put a length.
    fn lies(&self, i: usize) -> Option<Lies> {
        const ANYWHERE: [Role; 6] = [
            Role::Recent,
            Role::Previous,
            Role::Following,
            Role::Latest,
            Role::Final,
            Role::Early,
        ];
        let sense = self.sense(i);
        if sense.is(Role::Past) || sense.is(Role::Last) {
            Some(Lies::Past)
        } else if sense.is(Role::Next) || sense.is(Role::Coming) {
            Some(Lies::Future)
        } else {
            let any = ANYWHERE.into_iter().any(|role| sense.is(role));
            any.then_some(Lies::Anywhere)
        }
    }

    /// The unit of "month-long", and where it ends.
    fn one_long(&self, i: usize) -> Option<(Unit, usize)> {
        let unit = self.sense(i).unit.filter(|_| !self.is(i, Role::Plural))?;
        let long = self.hyphen(i + 1);
        (long > i + 1 && self.is(long, Role::Long)).then_some((unit, long + 1))
    }

    fn determiner(&self, i: usize) -> usize {
        let sense = self.sense(i);
        let any = [
            Role::The,
            Role::Possessive,
            Role::These,
            Role::This,
            Role::That,
        ];
        if any.into_iter().any(|role| sense.is(role)) {
            i + 1
        } else {
            i
        }
    }

    /// "about 10 years", "two-and-a-half hours", "five-year", "a 20-year", "days", "the two weeks".
    fn length(&self, i: usize) -> Option<Reading> {
        let approx = self.approximate(i, true);
        let the = self.determiner(approx);
        let article = the > approx;
        if self.is_attribute(i, the) {
            return None;
        }
        let (quantity, at) = match self.quantity(the) {
            Some((quantity, at)) => (Some(quantity), at),
            None => (None, the),
        };
        let at = self.hyphen(self.fillers(at));
        let sense = self.sense(at);
        let unit = sense.unit?;
        let plural = sense.is(Role::Plural);
        let end = at + 1;
        let joined = self.mark(at - usize::from(at > 0), '-') && self.glued(at);
        // "the second in as many days" tells no length.
        let as_many = self.is(the, Role::Vague) && self.before(the, Role::Than);
        let quantity = match quantity {
            Some(_) if as_many => return None,
            Some(quantity) => quantity,
            None if plural && self.plural_stands(at, article) => Quantity::Vague,
            _ => return None,
        };
        let one = quantity == Quantity::Count(1);
        let year = self.token(the).is_some_and(|t| t.digits == 4) && !plural && !joined;
        if year || self.before(i, Role::SmallHours) && unit == Unit::Hour {
            return None;
        }
        if unit == Unit::Second && !plural && (self.is(the, Role::Indefinite) || !joined && !one) {
            return None;
        }
        let unknown = [Unit::Season, Unit::Night, Unit::Quarter].contains(&unit)
            && self.is(the, Role::Indefinite);
        let fraction = unit == Unit::Quarter && joined && plural;
        if unknown || fraction || unit == Unit::Weekend && one {
            return None;
        }
        if self.is_rate(i, the) && unit >= Unit::Hour && !joined {
            let value = super::value::length_value(Quantity::Count(1), unit);
            return Some(Reading::new(end, Meaning::Set(value), "rate"));
        }
        if self.is_age(end) {
            return None;
        }
        let (quantity, end) = self.and_a_half(quantity, end);
        let end = self.joined_long(self.or_so(end));
        let end = if article && plural {
            self.skip(end, Role::Ahead)
        } else {
            end
        };
        Some(Reading::new(
            end,
            Meaning::Length(quantity, unit, Lies::Anywhere),
            "length",
        ))
    }

    /// "a 10-hour tour", "the two day rally": the article belongs to the noun behind.
    fn is_attribute(&self, i: usize, the: usize) -> bool {
        let number = self.skip(the, Role::Indefinite);
        if number == i {
            return false;
        }
        if self.one_long(number).is_some() {
            return true;
        }
        let Some((quantity, at)) = self.quantity(number) else {
            return false;
        };
        let at = self.hyphen(at);
        quantity != Quantity::Count(1)
            && self.sense(at).unit.is_some()
            && !self.is(at, Role::Plural)
            || self.sense(at).unit.is_some()
                && (self.mark(at - 1, '-') && self.glued(at)
                    || self.is(self.hyphen(at + 1), Role::Long))
    }

    /// "a 44-year-old": an age is no time of the story.
    fn is_age(&self, end: usize) -> bool {
        let at = self.hyphen(end);
        self.is(at, Role::Old) || self.is(at + 1, Role::Old) && self.mark(at, '-')
    }

    /// A bare plural stands for a length, unless it is part of a name or a clock time.
    fn plural_stands(&self, i: usize, article: bool) -> bool {
        let number_before = i > 0
            && self
                .token(i - 1)
                .is_some_and(|t| t.kind == super::token::Kind::Number);
        let name = self.capital(i) && !self.opens_sentence(i);
        let unit = self.sense(i).unit;
        let short = self.token(i).is_some_and(|t| t.end - t.start < 4);
        let odd = matches!(
            unit,
            Some(Unit::Season | Unit::Night | Unit::Quarter | Unit::Second)
        ) || unit == Some(Unit::Weekend)
            && (self.before(i, Role::On) || self.before(i, Role::At));
        let counted = self.before(i, Role::Vague);
        !(number_before || counted || name || short || odd || article && unit == Some(Unit::Hour))
    }

    /// "15 a year", "twice a week", "$5 an hour".
    fn is_rate(&self, i: usize, the: usize) -> bool {
        let number = i > 0
            && self
                .token(i - 1)
                .is_some_and(|t| t.kind == super::token::Kind::Number);
        let counted = number
            || [Role::Once, Role::Twice, Role::Times, Role::Counted]
                .into_iter()
                .any(|role| self.before(i, role));
        i == the && self.is(i, Role::Indefinite) && counted
    }

    /// "-long" behind a unit.
    fn joined_long(&self, i: usize) -> usize {
        let at = self.hyphen(i);
        if at > i && self.is(at, Role::Long) {
            at + 1
        } else {
            i
        }
    }

    /// Behind adjectives between a number and its unit: "two consecutive quarters".
    pub(super) fn fillers(&self, i: usize) -> usize {
        (i..i + 3)
            .find(|at| !self.is(*at, Role::Filler))
            .unwrap_or(i + 3)
    }

    /// "two years and a half".
    pub(super) fn and_a_half(&self, quantity: Quantity, i: usize) -> (Quantity, usize) {
        match quantity {
            Quantity::Count(n)
                if self.is(i, Role::And)
                    && self.is(i + 1, Role::Indefinite)
                    && self.is(i + 2, Role::Half) =>
            {
                (Quantity::Half(n), i + 3)
            }
            other => (other, i),
        }
    }

    /// How many: "two", "2 1/2", "a couple of", "several", "half a", "two and a half", "12 to 18".
    pub(super) fn quantity(&self, i: usize) -> Option<(Quantity, usize)> {
        let sense = self.sense(i);
        if sense.is(Role::Indefinite) {
            return self.indefinite_quantity(i);
        }
        if sense.is(Role::Half) {
            let article = self.skip(self.skip(self.hyphen(i + 1), Role::Of), Role::Indefinite);
            let unit = self.sense(article).unit.is_some();
            return (article > i + 1 || unit).then_some((Quantity::Half(0), article));
        }
        if sense.is(Role::Another) {
            let counted = self
                .quantity(i + 1)
                .filter(|_| self.sense(i + 1).cardinal.is_some());
            return Some(counted.unwrap_or((Quantity::Count(1), i + 1)));
        }
        if sense.is(Role::Couple) || sense.is(Role::Dozen) && !self.is(i, Role::Plural) {
            let n = if sense.is(Role::Couple) { 2 } else { 12 };
            return Some((Quantity::Count(n), self.skip(i + 1, Role::Of)));
        }
        if sense.is(Role::Vague) {
            return Some((Quantity::Vague, self.skip(i + 1, Role::Of)));
        }
        if sense.is(Role::VagueMultiple) && self.is(i + 1, Role::Of) {
            let again = self.skip(i + 2, Role::VagueMultiple);
            return Some((Quantity::Vague, self.skip(again, Role::Of)));
        }
        let (n, end) = self.whole_number(i)?;
        Some(self.fraction_or_range(n, end))
    }

    fn indefinite_quantity(&self, i: usize) -> Option<(Quantity, usize)> {
        let next = self.sense(i + 1);
        if next.is(Role::Couple)
            || next.is(Role::Vague)
            || next.is(Role::Dozen)
            || next.is(Role::Half)
        {
            return self.quantity(i + 1);
        }
        if next.is(Role::Hundred) || next.is(Role::Thousand) {
            let n = if next.is(Role::Hundred) { 100 } else { 1000 };
            return Some((Quantity::Count(n), i + 2));
        }
        if next.is(Role::Indefinite) || next.is(Role::Another) {
            return Some((Quantity::Count(1), i + 1));
        }
        if let Some(found) = self.quantity(i + 1).filter(|(_, end)| {
            self.mark(*end, '-')
                || self
                    .sense(*end)
                    .unit
                    .is_some_and(|_| !self.is(*end, Role::Plural))
        }) {
            return Some(found);
        }
        Some((Quantity::Count(1), i + 1))
    }

    /// A number in figures or words: "14", "1,300", "twenty-four", "two hundred".
    fn whole_number(&self, i: usize) -> Option<(u32, usize)> {
        // "62" of "the 1961/62 season" counts nothing.
        if i > 0 && self.mark(i - 1, '/') && self.glued(i) {
            return None;
        }
        if let Some(token) = self
            .token(i)
            .filter(|t| t.kind == super::token::Kind::Number)
        {
            let suffix = self.glued(i + 1) && self.word(i + 1);
            return (!suffix).then_some((token.value, i + 1));
        }
        let (n, end) = self.two_digits(i)?;
        let sense = self.sense(end);
        if sense.is(Role::Hundred) {
            return Some((n * 100, end + 1));
        }
        if sense.is(Role::Thousand) {
            return Some((n * 1000, end + 1));
        }
        Some((n, end))
    }

    /// "2 1/2", "two and a half", "2.5", "12 to 18", "two or three", "3-4".
    fn fraction_or_range(&self, n: u32, end: usize) -> (Quantity, usize) {
        let figure = |at: usize| {
            self.token(at)
                .filter(|t| t.kind == super::token::Kind::Number)
        };
        let half = figure(end).is_some_and(|t| t.value == 1 && !t.glued)
            && self.mark(end + 1, '/')
            && figure(end + 2).is_some_and(|t| t.value == 2);
        if half {
            return (Quantity::Half(n), end + 3);
        }
        if self.mark(end, '½') {
            return (Quantity::Half(n), end + 1);
        }
        let and = self.hyphen(end);
        let article = self.hyphen(and + 1);
        let a_half = self.hyphen(article + 1);
        if self.is(and, Role::And)
            && self.is(article, Role::Indefinite)
            && self.is(a_half, Role::Half)
        {
            return (Quantity::Half(n), a_half + 1);
        }
        if self.mark(end, '.')
            && self.glued(end)
            && let Some(tenths) = figure(end + 1).filter(|t| t.glued && t.digits == 1)
        {
            let quantity = if tenths.value == 5 {
                Quantity::Half(n)
            } else {
                Quantity::Tenths(n, tenths.value)
            };
            return (quantity, end + 2);
        }
        let linked = self.is(end, Role::To) || self.is(end, Role::Or) || self.mark(end, '-');
        if let Some((_, after)) = self.whole_number(end + 1).filter(|_| linked) {
            let unit = self.hyphen(self.fillers(after));
            if self.sense(unit).unit.is_some() {
                return (Quantity::Count(n), after);
            }
        }
        (Quantity::Count(n), end)
    }
}

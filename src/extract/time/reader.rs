//! Reads a block of tokens from left to right; at each token the longest rule wins.

use super::calendar::{Part, Unit};
use super::convention::Order;
use super::era::Era;
use super::lexicon::{Lexicon, Phrase, Role, Sense};
use super::meaning::{Clock, Reading};
use super::token::{Kind, Token};

/// How many tokens an expression can hold before the word it is about ("at least the past two").
const REACH: usize = 7;

/// A block of tokens (a paragraph, a table row) with the language table.
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    pub(super) lexicon: &'static Lexicon,
    /// How the text writes dates in figures.
    pub(super) order: Order,
    /// The era of its short years, in a text of antiquity.
    pub(super) era: Option<Era>,
}

static NOTHING: std::sync::LazyLock<Sense> = std::sync::LazyLock::new(Sense::default);

impl<'t> Reader<'t> {
    pub(super) fn token(&self, i: usize) -> Option<&'t Token> {
        self.tokens.get(i)
    }

    pub(super) fn sense(&self, i: usize) -> &'static Sense {
        self.token(i)
            .map_or(&NOTHING, |t| self.lexicon.sense(t.sense))
    }

    pub(super) fn is(&self, i: usize, role: Role) -> bool {
        self.sense(i).is(role)
    }

    /// True when the token before `i` plays `role`.
    pub(super) fn before(&self, i: usize, role: Role) -> bool {
        i > 0 && self.is(i - 1, role)
    }

    pub(super) fn mark(&self, i: usize, mark: char) -> bool {
        self.token(i).is_some_and(|t| t.mark(mark))
    }

    pub(super) fn glued(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.glued)
    }

    pub(super) fn capital(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.capital)
    }

    pub(super) fn word(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.kind == Kind::Word)
    }

    /// `i`, or behind it when a hyphen stands there between two words written together.
    pub(super) fn hyphen(&self, i: usize) -> usize {
        if self.mark(i, '-') && self.glued(i) && self.glued(i + 1) {
            i + 1
        } else {
            i
        }
    }

    /// Behind a token of `role`, or `i`.
    pub(super) fn skip(&self, i: usize, role: Role) -> usize {
        if self.is(i, role) { i + 1 } else { i }
    }

    /// Behind an optional comma.
    pub(super) fn comma(&self, i: usize) -> usize {
        if self.mark(i, ',') { i + 1 } else { i }
    }

    /// True when the token starts a sentence, as far as marks tell.
    pub(super) fn opens_sentence(&self, i: usize) -> bool {
        i == 0
            || self.token(i - 1).is_some_and(|t| {
                matches!(t.kind, Kind::Mark(mark) if matches!(mark, '.' | '!' | '?' | ':' | '"' | '\'' | '“' | '(' ) && !self.glued_mark(i))
            })
    }

    fn glued_mark(&self, i: usize) -> bool {
        self.glued(i) && self.mark(i - 1, '\'') && i > 1 && self.glued(i - 1)
    }

    /// All expressions of the block as (first token, reading), in order.
    pub(super) fn read(&self) -> Vec<(usize, Reading)> {
        let mut found = Vec::new();
        let near = self.near_core();
        let mut i = 0;
        while i < self.tokens.len() {
            if !near[i] || !self.starts(i) {
                i += 1;
                continue;
            }
            let first = i;
            match self.expression(i) {
                Some(reading) if reading.end > i && !self.is_name(i, reading.end) => {
                    i = reading.end;
                    let mut more = self.shares_last(&reading);
                    found.push((first, reading));
                    while let Some((at, reading)) = more {
                        i = reading.end;
                        more = self.shares_last(&reading);
                        found.push((at, reading));
                    }
                }
                _ => i += 1,
            }
        }
        found
    }

    /// For each token, whether a word that every expression needs stands within reach: most words
    /// of a text are passed over without trying a rule.
    fn near_core(&self) -> Vec<bool> {
        let mut next = usize::MAX;
        let mut near = vec![false; self.tokens.len()];
        for (i, token) in self.tokens.iter().enumerate().rev() {
            if token.kind == Kind::Number || self.lexicon.sense(token.sense).core {
                next = i;
            }
            near[i] = next.saturating_sub(i) <= REACH;
        }
        near
    }

    fn starts(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        match token.kind {
            Kind::Number => true,
            Kind::Word => self.lexicon.sense(token.sense).starts,
            Kind::Mark(mark) => {
                mark == '\'' && (self.short_year(i).is_some() || self.decade(i).is_some())
            }
        }
    }

    /// "mission 2020"-like words glued on, `$1990`, `1990%`.
    fn is_name(&self, first: usize, end: usize) -> bool {
        let number = self.tokens[first].kind == Kind::Number;
        let money = first > 0
            && self.token(first - 1).is_some_and(|t| {
                matches!(
                    t.kind,
                    Kind::Mark('$' | '£' | '€' | '#' | '¥' | '+' | '@' | '_')
                )
            })
            && number;
        let slash = number && end - first == 1 && first > 0 && self.mark(first - 1, '/');
        let percent = number && end - first == 1 && self.mark(end, '%');
        let part_of_word = number
            && self.glued(first)
            && first > 0
            && (self.word(first - 1)
                || matches!(self.tokens[first - 1].kind, Kind::Mark('.' | ',' | ':')));
        money || slash || percent || part_of_word || self.is_war(first, end)
    }

    /// "Six-Day" of "the Six-Day War", "The Thirty Years" of "The Thirty Years' War".
    fn is_war(&self, first: usize, end: usize) -> bool {
        let name = end + usize::from(self.mark(end, '\'') && self.glued(end));
        let words = (self.skip(first, Role::The)..end).filter(|i| self.word(*i));
        self.capital(name)
            && self.is(name, Role::WarName)
            && words.clone().count() > 0
            && words.into_iter().all(|i| self.capital(i))
            && !self.tokens[first..end].iter().any(|t| t.digits == 4)
    }

    fn expression(&self, i: usize) -> Option<Reading> {
        let rules: [Option<Reading>; 7] = [
            self.reference(i),
            self.shares_next(i),
            self.dated(i),
            self.timed(i),
            self.duration(i),
            self.standing_unit(i),
            self.set(i),
        ];
        let mut best: Option<Reading> = None;
        for reading in rules.into_iter().flatten() {
            if best.as_ref().is_none_or(|b| reading.end > b.end) {
                best = Some(reading);
            }
        }
        best
    }

    /// Behind words that belong to the extent and change no value: "about", "at least". Before a
    /// number there are more of them than before other expressions.
    pub(super) fn approximate(&self, i: usize, number: bool) -> usize {
        if !self.sense(i).opens_phrase {
            return i;
        }
        let tokens = &self.tokens[i..];
        self.lexicon
            .phrases_at(self.text, tokens)
            .find(|(len, phrase)| match phrase {
                Phrase::Approximate(any) => *any || number && self.quantity(i + len).is_some(),
                _ => false,
            })
            .map_or(i, |(len, _)| i + len)
    }

    /// A day, month, year or other stretch with what narrows it: "early March", "around Nov. 1",
    /// "the end of last year", "Friday night".
    pub(super) fn dated(&self, i: usize) -> Option<Reading> {
        let told = self.approximate(i, false);
        let inner = if told > i && !self.plain_year(told) {
            told
        } else {
            i
        };
        let edged = self.edged(inner).or_else(|| self.part_of_edge(inner));
        let mut reading = edged.or_else(|| self.day_or_stretch(inner))?;
        self.part_after(&mut reading);
        self.clock_after(&mut reading);
        Some(reading)
    }

    /// A stretch without edges: absolute, relative or a holiday.
    pub(super) fn day_or_stretch(&self, i: usize) -> Option<Reading> {
        self.part_of_stretch(i).or_else(|| self.whole_stretch(i))
    }

    /// A stretch that is not told as a part of another.
    pub(super) fn whole_stretch(&self, i: usize) -> Option<Reading> {
        let rules = [
            self.calendar(i),
            self.numeric(i),
            self.relative(i),
            self.shifted(i),
            self.quarter(i),
            self.reported(i),
            self.decade(i),
            self.holiday(i),
        ];
        let mut best: Option<Reading> = None;
        for reading in rules.into_iter().flatten() {
            if best.as_ref().is_none_or(|b| reading.end > b.end) {
                best = Some(reading);
            }
        }
        best
    }

    /// Behind "hours" of "the early morning hours".
    pub(super) fn hours(&self, i: usize) -> usize {
        let hours = self.sense(i).unit == Some(Unit::Hour) && self.is(i, Role::Plural);
        if hours { i + 1 } else { i }
    }

    /// Takes a part of the day behind a day: "Friday night", "yesterday morning".
    fn part_after(&self, reading: &mut Reading) {
        let at = reading.end;
        let sense = self.sense(at);
        let Some(part) = sense.part.or(if sense.is(Role::Overnight) {
            Some(Part::Night)
        } else {
            None
        }) else {
            return;
        };
        let plural = self
            .token(at)
            .is_some_and(|t| t.text(self.text).ends_with('s') || t.text(self.text).ends_with('S'));
        if reading.clock.is_none() && !plural && reading.meaning.is_day() {
            reading.clock = Some(Clock::Part(part));
            reading.end = at + 1;
        }
    }
}

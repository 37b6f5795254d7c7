//! Whether the clause around an expression looks back or ahead.

use super::lexicon::Role;
use super::reader::Reader;
use super::token::Kind;

/// Where a clause looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    /// Told as over before: "had been taken in May".
    Before,
    /// A row of a table, which lists what happened.
    Row,
    Future,
    /// The verb nearby only tells that somebody tells ("said").
    Reported,
    Unknown,
}

/// How many tokens on either side are looked at.
const REACH: usize = 24;

/// How near "had" stands to what it governs.
const NEAR: usize = 6;

impl Reader<'_> {
    /// The tense of the verb nearest before the expression in its sentence, else behind it.
    pub(super) fn tense(&self, first: usize, end: usize) -> Tense {
        // "fell to 30 by 1600 GMT": an hour by itself is no deadline.
        let hour = self.token(first).is_some_and(|t| t.digits > 0)
            && !(first..end).any(|i| self.sense(i).month > 0 || self.sense(i).weekday > 0);
        let deadline = self.before(first, Role::Deadline) && !hour && !self.had(first, end);
        if deadline || self.as_soon_as(first) {
            return Tense::Future;
        }
        // "vowed revenge for the October 7 attacks".
        let told = self.is(first, Role::The) || self.before(first, Role::The) || self.that(first);
        let noun = (end..end + 3).take_while(|&i| self.word(i));
        let happened = noun.into_iter().any(|i| self.is(i, Role::Happened));
        if self.is(end, Role::Happened) || told && happened {
            return Tense::Past;
        }
        // "would look into Wednesday's ruling": what has its day already is told of.
        let owned = self.possessive(end) > end;
        let ahead = |i| !self.is(i, Role::Would) && self.is(i, Role::FutureCue);
        let verb = |i| {
            let found = self.verb(i);
            found.filter(|tense| !owned || *tense != Tense::Future || ahead(i))
        };
        let before = (first.saturating_sub(REACH)..first).rev();
        let after = end..(end + REACH).min(self.tokens.len());
        let nearest = before
            .take_while(|i| !self.ends_clause(*i))
            .find_map(verb)
            .or_else(|| after.take_while(|i| !self.ends_clause(*i)).find_map(verb));
        // "oil for April delivery rose": the nearer April.
        let aim = self.before(first, Role::For) && self.sense(first).month > 0;
        match nearest {
            Some(Tense::Past) if aim => Tense::Unknown,
            Some(tense) => tense,
            None => Tense::Unknown,
        }
    }

    /// "that Wednesday rocket attack".
    fn that(&self, first: usize) -> bool {
        let before = first.checked_sub(1).and_then(|i| self.token(i));
        before.is_some_and(|t| t.text(self.text).eq_ignore_ascii_case("that"))
    }

    pub(super) fn ends_clause(&self, i: usize) -> bool {
        let Kind::Mark(mark) = self.tokens[i].kind else {
            return false;
        };
        let stop = matches!(mark, '!' | '?' | ';');
        let dot = mark == '.' && !self.glued(i + 1) && self.capital(i + 1);
        let short = i > 0
            && (self.sense(i - 1).month > 0
                || self.tokens[i - 1].end - self.tokens[i - 1].start < 3);
        stop || dot && !short
    }

    fn verb(&self, i: usize) -> Option<Tense> {
        let sense = self.sense(i);
        let token = &self.tokens[i];
        let infinitive = self.is(i + 1, Role::To);
        let set = sense.is(Role::Set) && (infinitive || self.is(i + 1, Role::For));
        // "would resign" looks ahead, "would have resigned" does not.
        let would = sense.is(Role::Would) && !self.is(i + 1, Role::Have);
        let would = would && !token.capital;
        let cue = would || sense.is(Role::FutureCue) && !token.capital && !self.compared(i);
        if cue || set || sense.is(Role::Is) && infinitive {
            // "had been scheduled", "had been due to expire" is over.
            let far = self.before(i, Role::To)
                && (2..=4).any(|back| i >= back && self.is(i - back, Role::Been));
            // "in July, as was expected then" looks neither way.
            let told = self.before(i, Role::Is) && !self.before(i, Role::Present) && !infinitive;
            return Some(if self.before(i, Role::Been) || far {
                Tense::Past
            } else if told {
                Tense::Unknown
            } else {
                Tense::Future
            });
        }
        // "to be completed", "will still be held" look ahead.
        let to_be = self.before(i, Role::Be)
            && (2..=3).any(|back| i >= back && self.is(i - back, Role::Modal));
        if sense.is(Role::ReportingCue) {
            return Some(if to_be {
                Tense::Future
            } else {
                Tense::Reported
            });
        }
        let word = token.text(self.text);
        let participle =
            token.kind == Kind::Word && !token.capital && word.len() > 4 && word.ends_with("ed");
        // "the case is heard in May" tells no time.
        let aim = infinitive && !self.is(i + 2, Role::Have) && !self.is(i + 2, Role::Be);
        let tense = match (to_be, self.before(i, Role::Present)) {
            (true, _) => Tense::Future,
            (_, true) if aim => Tense::Future,
            (_, true) => Tense::Unknown,
            _ => Tense::Past,
        };
        (sense.is(Role::PastCue) || participle).then_some(tense)
    }

    /// True for "expected" of "more than expected" and "due" of "closed due to rain".
    fn compared(&self, i: usize) -> bool {
        let cause = self.is(i, Role::Due)
            && self.is(i + 1, Role::To)
            && ![Role::Is, Role::Be, Role::Been]
                .into_iter()
                .any(|role| self.before(i, role));
        cause || self.before(i, Role::Than)
    }

    /// "as soon as Tuesday", "as early as May".
    fn as_soon_as(&self, first: usize) -> bool {
        first > 2
            && self.is(first - 1, Role::AsSoon)
            && self.is(first - 3, Role::AsSoon)
            && (self.is(first - 2, Role::Early) || self.sense(first - 2).opens_phrase)
    }

    /// True when the clause is told in the past perfect: "had been taken in May", "in May they had".
    pub(super) fn perfect(&self, first: usize, end: usize) -> bool {
        let had = |i: usize| self.tokens[i].reads(self.text, "had");
        let stops = |i: &usize| matches!(self.tokens[*i].kind, Kind::Mark(mark) if mark != '-');
        let before = (first.saturating_sub(NEAR)..first).rev();
        let after = end..(end + NEAR).min(self.tokens.len());
        before.take_while(|i| !stops(i)).any(had)
            || after.into_iter().take_while(|i| !stops(i)).take(2).any(had)
    }

    /// True when the sentence is told in the past perfect: "until Thursday they had not met".
    pub(super) fn had(&self, first: usize, end: usize) -> bool {
        let had = |i: usize| self.tokens[i].reads(self.text, "had");
        let before = (first.saturating_sub(REACH)..first).rev();
        let after = end..(end + REACH).min(self.tokens.len());
        before.take_while(|i| !self.ends_clause(*i)).any(had)
            || after
                .into_iter()
                .take_while(|i| !self.ends_clause(*i))
                .any(had)
    }
}

//! Whether the clause around an expression looks back or ahead.

use super::lexicon::Role;
use super::reader::Reader;
use super::token::Kind;

/// Where a clause looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// The verb nearby only tells that somebody tells ("said").
    Reported,
    Unknown,
}

/// How many tokens on either side are looked at.
const REACH: usize = 24;

impl Reader<'_> {
    /// The tense of the verb nearest before the expression in its sentence, else behind it.
    pub(super) fn tense(&self, first: usize, end: usize) -> Tense {
        if self.before(first, Role::Deadline) {
            return Tense::Future;
        }
        let before = (first.saturating_sub(REACH)..first).rev();
        for i in before {
            if self.ends_clause(i) {
                break;
            }
            if let Some(tense) = self.verb(i) {
                return tense;
            }
        }
        for i in end..(end + REACH).min(self.tokens.len()) {
            if self.ends_clause(i) {
                break;
            }
            if let Some(tense) = self.verb(i) {
                return tense;
            }
        }
        Tense::Unknown
    }

    fn ends_clause(&self, i: usize) -> bool {
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
        if sense.is(Role::FutureCue) && !token.capital || sense.is(Role::Set) && infinitive {
            return Some(Tense::Future);
        }
        if sense.is(Role::Is) && infinitive {
            return Some(Tense::Future);
        }
        if sense.is(Role::ReportingCue) {
            return Some(Tense::Reported);
        }
        if sense.is(Role::PastCue) {
            return Some(Tense::Past);
        }
        let word = token.text(self.text);
        let past =
            token.kind == Kind::Word && !token.capital && word.len() > 4 && word.ends_with("ed");
        // "to be completed", "will be held" look ahead.
        let passive = i > 0 && self.before(i, Role::FutureCue);
        past.then_some(if passive { Tense::Future } else { Tense::Past })
    }
}

//! Whether the clause around an expression looks back or ahead.

use super::lexicon::Role;
use super::reader::Reader;
use super::token::Kind;

/// Where a clause looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unknown,
}

/// How many tokens on either side are looked at.
const REACH: usize = 24;

impl Reader<'_> {
    /// The tense of the verb nearest before the expression in its sentence, else behind it.
    pub(super) fn tense(&self, first: usize, end: usize) -> Tense {
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
        if sense.is(Role::FutureCue) && !self.capital(i) {
            return Some(Tense::Future);
        }
        if sense.is(Role::PastCue) {
            return Some(Tense::Past);
        }
        let token = &self.tokens[i];
        let word = token.text(self.text);
        let past =
            token.kind == Kind::Word && !token.capital && word.len() > 4 && word.ends_with("ed");
        past.then_some(Tense::Past)
    }
}

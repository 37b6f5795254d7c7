//! Against whom or what a happening was aimed.

use super::nuclei::{Happening, Nucleus};
use super::sentence::{Named, Sentence, Stretch};
use crate::model::{ActorClaim, EntityKind, Family, Kind, Party};

/// How far behind the verb or noun the target can stand, in tokens.
const REACH: usize = 12;

/// Whom or what it was aimed at: groups, people and sites behind "on", "against", "at", or the
/// object of the verb.
pub(super) fn targets(s: &Sentence, h: &Happening, actors: &[ActorClaim]) -> Vec<Party> {
    let main = h.main();
    let end = s.clause_end(main.at.to - 1).min(main.at.to + 12);
    let stretch = if main.passive {
        // "members of the group who were plotting … were detained": what stands before "who".
        let from = s.clause_start(main.head).max(main.head.saturating_sub(12));
        let who = s.word(from.wrapping_sub(1)) == "who";
        let outer = if who { s.clause_start(from - 1) } else { from };
        let to = if who { from - 1 } else { main.head };
        Stretch {
            from: outer.max(to.saturating_sub(12)),
            to,
        }
    } else {
        Stretch {
            from: main.at.to,
            to: end,
        }
    };
    let mut found: Vec<Party> = s
        .names
        .iter()
        .filter(|n| (n.kind == EntityKind::Group || n.ship) && stretch.holds(n.at.from))
        .filter(|n| aimed(s, main, n))
        .map(Named::party)
        .filter(|p| {
            !actors
                .iter()
                .any(|a| a.party.span.overlaps(p.span) || a.party.entity == p.entity)
        })
        .collect();
    found.truncate(3);
    if found.is_empty() {
        found.extend(thing(s, main).map(|words| s.unlisted(words)));
    }
    found
}

/// "An attack on a military convoy", "gunmen stormed a hotel", "two churches were bombed": the
/// words for what has no name.
fn thing(s: &Sentence, main: &Nucleus) -> Option<Stretch> {
    if !matches!(main.kind.family(), Family::Attack | Family::Strike) {
        return None;
    }
    let end = s.clause_end(main.at.to - 1).min(main.at.to + REACH);
    let aimed = (main.at.to..end).find(|&i| matches!(s.word(i), "on" | "against" | "at" | "into"));
    let near = |i: usize| (main.at.to..i).all(|j| s.verb(j).is_none() && !s.is_border(j));
    let aimed = aimed.filter(|&i| near(i)).map(|i| i + 1);
    let from = if main.is_noun() {
        aimed?
    } else if main.passive {
        let subject = s
            .clause_start(main.head)
            .max(main.head.saturating_sub(REACH));
        return phrase(s, subject, main.head);
    } else {
        main.at.to
    };
    phrase(s, from, end).or_else(|| phrase(s, aimed?, end))
}

/// The first noun phrase of a stretch, when it names a thing or a gathering: without its article, up
/// to its head.
fn phrase(s: &Sentence, from: usize, to: usize) -> Option<Stretch> {
    let from = (from..to).find(|&i| !s.is("determiners", s.word(i)) && !s.is_border(i))?;
    let inside = |i: &usize| {
        let word = s.word(*i);
        !s.is_border(*i)
            && !s.is("prepositions", word)
            && !s.is("auxiliaries", word)
            && !s.is("relative", word)
            && !s.is("determiners", word)
            && !matches!(word, "and" | "or" | "but")
            && s.name_at(*i).is_none_or(|n| n.state)
            && s.time_at(*i).is_none()
    };
    let words = (from..to).take_while(inside);
    let head = words.filter(|&i| s.is("struck", s.word(i))).last()?;
    let named = s.name_at(head).is_some() || s.tokens[head].possessive;
    (!named).then_some(Stretch { from, to: head + 1 })
}

/// The mention is the object of the verb, or stands behind "on", "against", "at".
fn aimed(s: &Sentence, main: &Nucleus, name: &Named) -> bool {
    if main.passive {
        return true;
    }
    let between = main.at.to..name.at.from;
    if between
        .clone()
        .any(|i| s.is("relative", s.word(i)) || s.lexicon.noun(&s.tokens, i).is_some())
    {
        return false;
    }
    let held = matches!(main.kind, Kind::Detention | Kind::Release | Kind::Abduction);
    if held && s.before(name.at.from) == "of" && between.len() <= 5 {
        return true;
    }
    let direct = !main.is_noun()
        && between.len() <= 6
        && between
            .clone()
            .all(|i| !s.is("prepositions", s.word(i)) && s.word(i) != ",");
    let prepositional = between
        .rev()
        .take_while(|&i| {
            s.is("determiners", s.word(i))
                || s.tokens[i].capital
                || s.word(i).contains('-')
                || s.is("prepositions", s.word(i))
                || s.is_number(i)
        })
        .any(|i| matches!(s.word(i), "on" | "against" | "at" | "targeting" | "into"));
    direct || prepositional
}

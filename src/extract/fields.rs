//! The fields of a happening besides date, place and doer: against whom, with what, what came of it.

use super::lexicon::{Form, Role};
use super::nuclei::{Happening, Nucleus};
use super::sentence::{Named, Sentence, Stretch};
use crate::model::{ActorClaim, EntityKind, Kind, OutcomeClaim, Party, Span};

/// The weapons named near a happening: the pack's names, or the plain words.
pub(crate) fn weapons(s: &Sentence, h: &Happening) -> Vec<Party> {
    let mut found: Vec<Party> = Vec::new();
    for name in s.names.iter().filter(|n| n.kind == EntityKind::Weapon) {
        if h.distance(s, name.at) <= 12 {
            found.push(name.party());
        }
    }
    if found.is_empty() {
        for at in 0..s.tokens.len() {
            let Some((class, len)) = s.lexicon.weapon(&s.tokens, at) else {
                continue;
            };
            let words = Stretch {
                from: at,
                to: at + len,
            };
            let instrument = !matches!(
                s.lexicon.classes[class].name.as_str(),
                "air" | "gun" | "suicide"
            );
            if instrument && h.distance(s, words) <= 12 {
                found.push(s.unlisted(words));
                break;
            }
        }
    }
    found.dedup_by_key(|p| p.entity);
    found
}

/// Whom or what it was aimed at: groups, people and sites behind "on", "against", "at", or the
/// object of the verb.
pub(crate) fn targets(s: &Sentence, h: &Happening, actors: &[ActorClaim]) -> Vec<Party> {
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
    found
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

/// What came of it: intercepted, repelled, thwarted, hit, no damage.
pub(crate) fn outcomes(s: &Sentence, h: &Happening) -> Vec<(OutcomeClaim, Span)> {
    let mut found = Vec::new();
    for at in 0..s.tokens.len() {
        let Some(verb) = s.verb(at) else { continue };
        if verb.form == Form::Ing && s.before(at) != "," || verb.form == Form::Base {
            continue;
        }
        let outcome = match verb.lemma.as_str() {
            "intercept" | "down" => OutcomeClaim::Intercepted,
            "shoot" if verb.len() > 1 => OutcomeClaim::Intercepted,
            "thwart" | "foil" => OutcomeClaim::Thwarted,
            "fall" => OutcomeClaim::Missed,
            _ if verb.has(Role::Repel) => OutcomeClaim::Repelled,
            _ if verb.has(Role::Hit) || verb.has(Role::Wound) || verb.has(Role::Kill) => {
                OutcomeClaim::Hit
            }
            _ => continue,
        };
        let words = Stretch {
            from: at,
            to: at + verb.len(),
        };
        if h.distance(s, words) <= 14 && !found.iter().any(|(o, _)| *o == outcome) {
            found.push((outcome, s.span_of(words)));
        }
    }
    found
}

//! The fields of a happening besides date, place and doer: against whom, with what, how many, what came
//! of it.

use super::counts::number;
use super::lexicon::{Form, Role};
use super::nuclei::{Happening, Nucleus};
use super::sentence::{Named, Sentence, Stretch};
use crate::model::{
    ActorClaim, EntityKind, Kind, Launchers, MunitionClaim, OutcomeClaim, Party, Span, Stage,
};

/// A count of munitions and where it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Munition {
    pub claim: MunitionClaim,
    pub at: Stretch,
}

/// Counts of weapons: "33 missiles", "at least ten rockets", "a barrage of missiles".
pub(crate) fn munitions(s: &Sentence) -> Vec<Munition> {
    let mut found: Vec<Munition> = Vec::new();
    for at in 0..s.tokens.len() {
        if found.last().is_some_and(|m| m.at.holds(at)) {
            continue;
        }
        // "more than just a couple of rockets would": a measure, not a count.
        if (at.saturating_sub(2)..at).any(|i| s.word(i) == "than")
            || (at.saturating_sub(3)..at).any(|i| s.word(i) == "than" && s.word(i + 1) == "by")
        {
            continue;
        }
        let Some(number) = number(s, at) else {
            continue;
        };
        let mut i = number.at.to;
        // "two of these missiles".
        if s.word(i) == "of" && s.is("definite", s.word(i + 1)) {
            i += 2;
        }
        while i < (number.at.to + 5).min(s.tokens.len()) {
            if let Some((class, len)) = s.lexicon.weapon(&s.tokens, i) {
                let thing = !matches!(
                    s.lexicon.classes[class].name.as_str(),
                    "air" | "gun" | "suicide"
                );
                let part_of_noun = s.lexicon.noun(&s.tokens, i + len - 1).is_some()
                    || i + len < s.tokens.len() && s.lexicon.noun(&s.tokens, i + len).is_some()
                    || s.word(i + len) == "launchers"
                    || s.word(i + len) == "launcher";
                if thing && !part_of_noun {
                    // "Katyusha rockets": take the whole noun.
                    let mut to = i + len;
                    while to < s.tokens.len() && s.lexicon.weapon(&s.tokens, to).is_some() {
                        to += 1;
                    }
                    let words = Stretch { from: at, to };
                    let claim = MunitionClaim {
                        stage: stage(s, words),
                        count: number.count(s, to),
                    };
                    found.push(Munition { claim, at: words });
                }
                break;
            }
            let word = s.word(i);
            if s.is_border(i)
                || word == ","
                || s.is("prepositions", word)
                || s.verb(i).is_some_and(|v| v.form == Form::Past)
                || s.lexicon.is_people(word)
            {
                break;
            }
            i += 1;
        }
    }
    found
}

/// What became of the counted munitions, from the nearest telling verb.
fn stage(s: &Sentence, at: Stretch) -> Stage {
    let start = s.clause_start(at.from);
    let end = s.clause_end(at.to - 1);
    let mut best = (u32::MAX, Stage::Fired);
    for i in start..end {
        let Some(verb) = s.verb(i) else { continue };
        if verb.form == Form::Base && s.is("compound_after", s.word(i + 1)) {
            continue;
        }
        let stage = match verb.lemma.as_str() {
            "intercept" | "down" => Stage::Intercepted,
            "shoot" if verb.len() > 1 => Stage::Intercepted,
            "find" | "discover" | "seize" | "defuse" | "recover" | "uncover" | "confiscate" => {
                Stage::Found
            }
            _ if verb.has(Role::Fire) => Stage::Fired,
            "rain" => Stage::Fired,
            _ if verb.has(Role::Hit) => Stage::Hit,
            _ => continue,
        };
        let distance = s.distance(
            at,
            Stretch {
                from: i,
                to: i + verb.len(),
            },
        );
        if distance < best.0 {
            best = (distance, stage);
        }
    }
    best.1
}

/// "seven launchers", "seven quad launchers".
pub(crate) fn launchers(s: &Sentence) -> Option<(Launchers, Stretch)> {
    (0..s.tokens.len()).find_map(|at| {
        let number = number(s, at)?;
        let to = (number.at.to..(number.at.to + 3).min(s.tokens.len()))
            .find(|&i| matches!(s.word(i), "launchers" | "launcher" | "launchpads"))?;
        let at = Stretch {
            from: at,
            to: to + 1,
        };
        Some((
            Launchers {
                count: number.count(s, to + 1),
            },
            at,
        ))
    })
}

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
                found.push(Party {
                    entity: None,
                    span: s.span_of(words),
                });
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

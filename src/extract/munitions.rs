//! How many munitions: "33 missiles", "at least ten rockets", "a 10-rocket attack", and from how many
//! launchers.

use super::counts::{Number, number, opening_number};
use super::lexicon::{Form, Role};
use super::sentence::{Sentence, Stretch};
use crate::model::{CountForm, Launchers, MunitionClaim, Stage};

/// A count of munitions and where it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Munition {
    pub claim: MunitionClaim,
    pub at: Stretch,
}

/// Counts of weapons, in order.
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
        let counted = compound(s, at).or_else(|| {
            let number = number(s, at)?;
            Some((number, weapon_behind(s, number)?))
        });
        if let Some((number, to)) = counted {
            // "two of five rockets": the second number counts for itself.
            let of = s.word(number.at.to) == "of" && s.is_number(number.at.to + 1);
            let to = if of { number.at.to } else { to };
            let words = Stretch { from: at, to };
            let claim = MunitionClaim {
                stage: stage(s, words),
                count: number.count(s, to),
            };
            found.push(Munition { claim, at: words });
        }
    }
    found
}

/// "a 10-rocket attack", "a two-missile strike": the number is part of the word.
fn compound(s: &Sentence, at: usize) -> Option<(Number, usize)> {
    let count = opening_number(s.word(at))?;
    let (class, len) = s.lexicon.weapon(&s.tokens, at)?;
    let number = Number {
        min: count,
        max: Some(count),
        form: CountForm::Exact,
        at: Stretch {
            from: at,
            to: at + 1,
        },
    };
    is_munition(s, class).then_some((number, at + len))
}

/// Bombers, guns and aircraft are no munitions.
fn is_munition(s: &Sentence, class: usize) -> bool {
    let name = s.lexicon.classes[class].name.as_str();
    !matches!(name, "air" | "gun" | "suicide")
}

/// Where the weapon that a number counts ends: "two of these missiles", "three armed drones".
fn weapon_behind(s: &Sentence, number: Number) -> Option<usize> {
    let mut i = number.at.to;
    if s.word(i) == "of" && (s.is("definite", s.word(i + 1)) || s.is_number(i + 1)) {
        i += 2;
    }
    while i < (number.at.to + 5).min(s.tokens.len()) {
        // "two car bombings", "twin bombings": as many bombs.
        let noun = s.lexicon.noun(&s.tokens, i).map_or(1, |(_, len, _)| len);
        if s.word(i + noun - 1) == "bombings" && number.min >= 2 {
            return Some(i + noun);
        }
        if let Some((mut class, len)) = s.lexicon.weapon(&s.tokens, i) {
            // "Katyusha rockets", "suicide drones": the last word says what was counted.
            let mut to = i + len;
            while let Some((next, len)) = s.lexicon.weapon(&s.tokens, to) {
                (class, to) = (next, to + len);
            }
            let attack = |at: usize| s.lexicon.noun(&s.tokens, at).is_some();
            // "three missile launchers", "60 missile and radar targets": what is counted comes last.
            let head = if s.word(to) == "and" { to + 2 } else { to };
            let of_noun = attack(to - 1) || attack(to) || s.is("arms_sites", s.word(head));
            // "two suicide car bombs": of what kills its bearer too, the bombs count.
            let bomb = matches!(s.word(to - 1), "bomb" | "bombs");
            return ((is_munition(s, class) || bomb) && !of_noun).then_some(to);
        }
        let word = s.word(i);
        // "twelve attacks with rockets": the attacks are counted.
        if s.lexicon.noun(&s.tokens, i).is_some()
            || s.is_border(i)
            || word == ","
            || s.is("prepositions", word)
            || s.is("relative", word)
            || s.verb(i).is_some_and(|v| v.form == Form::Past)
            || s.lexicon.is_people(word)
        {
            break;
        }
        i += 1;
    }
    None
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
            // "air defenses destroyed 13 of the drones".
            "destroy" | "engage" if i + verb.len() == at.from => Stage::Intercepted,
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

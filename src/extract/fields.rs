//! The fields of a happening besides date, place, doer and target: with what, what came of it.

use super::lexicon::{Form, Role};
use super::nuclei::Happening;
use super::sentence::{Sentence, Stretch};
use crate::model::{EntityKind, OutcomeClaim, Party, Span};

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

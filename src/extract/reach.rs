//! What stands around a verb, in reach of being its subject or its object: weapons, doers, sites.

use super::sentence::{Named, Sentence, Stretch};
use crate::model::EntityKind;

/// The stretches before and after a verb in which its subject and object are sought.
pub(super) struct Reach {
    pub left: Stretch,
    pub right: Stretch,
}

impl Reach {
    pub(super) fn new(s: &Sentence, at: usize, len: usize) -> Self {
        let from = s.clause_start(at).max(at.saturating_sub(22));
        // "five were wounded when a drone hit": what stands before the "when" is of another verb.
        let when = (from..at)
            .rev()
            .find(|&i| matches!(s.word(i), "when" | "while"));
        let from = when.map_or(from, |i| i + 1);
        let to = s.clause_end(at + len - 1).min(at + len + 12);
        Self {
            left: Stretch { from, to: at },
            right: Stretch {
                from: (at + len).min(to),
                to,
            },
        }
    }
}

/// The weapon class nearest to the verb in a stretch.
pub(super) fn weapon_in(s: &Sentence, at: Stretch, nearest_last: bool) -> Option<usize> {
    let mut found = None;
    let mut behind = at.from;
    for i in at.from..at.to {
        // "mortar shell" is no shell; a drone "laden with explosives" is a drone.
        let laden = found.is_some()
            && s.before(i) == "with"
            && i >= 2
            && (s.is("laden", s.word(i - 2)) || behind == i - 1);
        // "the air force base": no jet.
        let air = s.word(i) == "air" && s.is("airs", s.word(i + 1));
        if i < behind || laden || air {
            continue;
        }
        if let Some((class, len)) = s.lexicon.weapon(&s.tokens, i) {
            behind = i + len;
            // "rocket attack": the weapon word belongs to the noun.
            let named = s.lexicon.noun(&s.tokens, i).is_some()
                || (i + len < s.tokens.len() && s.lexicon.noun(&s.tokens, i + len).is_some());
            if !named {
                found = Some(class);
                if !nearest_last {
                    break;
                }
            }
        }
    }
    found
}

/// The weapon introduced by "by" or "with": "hit by a rocket", "struck with missiles".
pub(super) fn weapon_by(s: &Sentence, at: Stretch) -> Option<usize> {
    let by =
        (at.from..at.to).find(|&i| matches!(s.word(i), "by" | "with" | "using" | "in" | "when"))?;
    weapon_in(
        s,
        Stretch {
            from: by,
            to: at.to.min(by + 9),
        },
        false,
    )
}

/// "troops killed": what soldiers and police do on the ground.
pub(super) fn ground_force(s: &Sentence, at: Stretch) -> bool {
    (at.from..at.to).any(|i| {
        matches!(
            s.word(i),
            "troops" | "soldiers" | "police" | "commandos" | "policemen" | "marines" | "army"
        )
    })
}

/// Whether the doer is a state; `None` when no doer is named.
pub(super) fn actor_is_state(s: &Sentence, passive: bool, reach: &Reach) -> Option<bool> {
    let at = if passive {
        let by = (reach.right.from..reach.right.to).find(|&i| s.word(i) == "by")?;
        // "by drones on Monday, two American officers said": they only tell it.
        let comma = (by + 2..reach.right.to).find(|&i| s.word(i) == ",");
        Stretch {
            from: by + 1,
            to: comma.unwrap_or(reach.right.to).min(by + 7),
        }
    } else {
        reach.left
    };
    let acts = |n: &&Named| {
        matches!(n.kind, EntityKind::Group | EntityKind::Person) && at.holds(n.at.from)
    };
    let name = if passive {
        s.names.iter().find(acts)
    } else {
        s.names.iter().rfind(acts)
    };
    if let Some(name) = name {
        return Some(name.state && !s.nationals(name));
    }
    (at.from..at.to)
        .any(|i| s.is("actor_nouns", s.word(i)))
        .then_some(false)
}

pub(super) fn site_in(s: &Sentence, at: Stretch) -> bool {
    (at.from..at.to).any(|i| {
        s.lexicon.cue("site_nouns").at(&s.tokens, i) > 0
            || s.tokens[i].norm.ends_with('s')
                && s.is("site_nouns", s.tokens[i].norm.trim_end_matches('s'))
    })
}

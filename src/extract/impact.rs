//! Verbs that name a happening only beside a weapon, or with a doer and a target: "rockets hit".

use super::lexicon::{Role, Verb};
use super::nuclei::Part;
use super::reach::{Reach, actor_is_state, site_in, weapon_by, weapon_in};
use super::sentence::{Named, Sentence, Stretch};
use crate::model::{EntityKind, Kind};

/// "air defenses destroyed two drones": weapons in flight are intercepted, not struck.
fn brought_down(s: &Sentence, passive: bool, reach: &Reach) -> bool {
    let object = if passive { reach.left } else { reach.right };
    let Some(class) = weapon_in(s, object, passive) else {
        return false;
    };
    let name = s.lexicon.classes[class].name.as_str();
    let defended = (reach.left.from..reach.right.to).any(|i| {
        s.word(i).starts_with("defen")
            || s.word(i).starts_with("intercept")
            || matches!(
                s.word(i),
                "incoming" | "inbound" | "toward" | "towards" | "heading" | "headed" | "flying"
            )
    });
    name == "drone" || matches!(name, "missile" | "rocket") && defended
}

/// Verbs that name a happening only beside a weapon, or with a doer and a target.
pub(super) fn impact(
    s: &Sentence,
    verb: &Verb,
    passive: bool,
    reach: &Reach,
) -> Option<(Kind, Part)> {
    if matches!(verb.lemma.as_str(), "destroy" | "engage") && brought_down(s, passive, reach) {
        return Some((Kind::Interception, Part::Event));
    }
    let by = By {
        s,
        verb,
        passive,
        reach,
    };
    let kind = by
        .firing()
        .or_else(|| by.answering())
        .or_else(|| by.hitting())
        .or_else(|| by.acting())?;
    Some((kind, Part::Event))
}

/// A verb and what stands around it.
struct By<'b, 's> {
    s: &'b Sentence<'s>,
    verb: &'b Verb,
    passive: bool,
    reach: &'b Reach,
}

impl By<'_, '_> {
    /// What a weapon makes of the deed of its doer.
    fn attack(&self, class: usize) -> Kind {
        let class = &self.s.lexicon.classes[class];
        let state = actor_is_state(self.s, self.passive, self.reach) == Some(true);
        if state { class.strike } else { class.attack }
    }

    /// The first words behind the verb.
    fn object(&self, most: usize) -> Stretch {
        let right = self.reach.right;
        Stretch {
            to: right.to.min(right.from + most),
            ..right
        }
    }

    /// "fired ten rockets", "rockets were launched", "the army fired at them".
    fn firing(&self) -> Option<Kind> {
        let By {
            s, passive, reach, ..
        } = *self;
        if !self.verb.has(Role::Fire) {
            return None;
        }
        // "after it was fired": the pronoun's weapon stands further left.
        let pronoun = passive && matches!(s.word(reach.left.from), "it" | "they");
        let left = Stretch {
            from: if pronoun { 0 } else { reach.left.from },
            to: reach.left.to,
        };
        let object = if passive { left } else { self.object(9) };
        // "launched an attack": the noun names it.
        let carries_noun = !passive && {
            let end = (object.from..object.to)
                .find(|&i| s.is("prepositions", s.word(i)) && s.word(i) != "of")
                .unwrap_or(object.to);
            (object.from..end).any(|i| s.lexicon.noun(&s.tokens, i).is_some())
        };
        if !carries_noun && let Some(class) = weapon_in(s, object, passive) {
            return Some(self.attack(class));
        }
        let behind = reach.right.from;
        let at_men = matches!(s.word(behind), "on" | "at" | "upon");
        if passive {
            // "the villages were fired upon".
            let end = s.is_border(behind + 1) || s.word(behind + 1).is_empty();
            // "several outposts were fired on at the same hour".
            let site = s.word(behind) == "on" && {
                let goes_on =
                    s.is("prepositions", s.word(behind + 1)) || s.time_at(behind + 1).is_some();
                goes_on
                    && (site_in(s, left) || (left.from..left.to).any(|i| s.is("struck", s.word(i))))
            };
            return (s.word(behind) == "upon" || at_men && end || site)
                .then_some(Kind::AttackUnspecified);
        }
        // "the military fired at fighters", "a drone fired on their convoy".
        let class = weapon_in(s, reach.left, true).filter(|_| at_men);
        let men = at_men && actor_is_state(s, false, reach).is_some();
        class
            .map(|class| self.attack(class))
            .or(men.then_some(Kind::AttackUnspecified))
    }

    /// "the group responded with 200 rockets".
    fn answering(&self) -> Option<Kind> {
        let s = self.s;
        let answers = ["respond", "retaliate", "answer", "reply"];
        let with =
            answers.contains(&self.verb.lemma.as_str()) && s.word(self.reach.right.from) == "with";
        let object = self.object(7);
        let noun = || (object.from..object.to).any(|i| s.lexicon.noun(&s.tokens, i).is_some());
        let class = weapon_in(s, object, false).filter(|_| with && !noun())?;
        Some(self.attack(class))
    }

    /// "rockets hit the base", "was struck by a missile", "their vehicle hit a roadside bomb".
    fn hitting(&self) -> Option<Kind> {
        let By {
            s, passive, reach, ..
        } = *self;
        if !self.verb.has(Role::Hit) {
            return None;
        }
        let by = || weapon_by(s, reach.right);
        let class = if passive {
            by()
        } else {
            let doer = || actor_is_state(s, false, reach).is_some();
            weapon_in(s, reach.left, true).or_else(|| by().filter(|_| doer()))
        };
        let bomb = || {
            let bomb = |&c: &usize| s.lexicon.classes[c].name == "bomb";
            let class = weapon_in(s, self.object(5), false).filter(bomb);
            class.filter(|_| !passive && self.verb.lemma == "hit")
        };
        Some(self.attack(class.or_else(bomb)?))
    }

    /// "the army hit five sites", "the base was targeted", "pirates seized a tanker".
    fn acting(&self) -> Option<Kind> {
        let By {
            s, passive, reach, ..
        } = *self;
        if !self.verb.has(Role::Act) {
            return None;
        }
        // "The rebels struck on Sunday": a blow that names no aim.
        let next = reach.right.from;
        let bare = || {
            s.is_border(next)
                || s.word(next).is_empty()
                || s.time_at(next).is_some()
                || s.is("prepositions", s.word(next)) && s.word(next) != "against"
                || matches!(
                    s.word(next),
                    "again" | "before" | "after" | "twice" | "first" | "as" | "when"
                )
        };
        if !passive && self.verb.lemma == "strike" && bare() {
            let armed = |i: usize| {
                let word = s.word(i);
                s.lexicon.is_militia(word) || s.is("attackers", word) || word == "gunmen"
            };
            let group =
                |n: &Named| n.kind == EntityKind::Group && !n.state && reach.left.holds(n.at.from);
            let armed = (reach.left.from..reach.left.to).any(armed) || s.names.iter().any(group);
            return armed.then_some(Kind::AttackUnspecified);
        }
        let target = if passive { reach.left } else { reach.right };
        let named = |n: &Named| {
            let kinds = [
                EntityKind::Base,
                EntityKind::Group,
                EntityKind::Place,
                EntityKind::Weapon,
            ];
            target.holds(n.at.from) && kinds.contains(&n.kind)
        };
        let vessel = |i: usize| s.lexicon.objects["vessels"].at(&s.tokens, i) > 0;
        let mut words = target.from..target.to;
        let plain =
            |i: usize| s.lexicon.is_people(s.word(i)) || vessel(i) || s.word(i) == "targets";
        if !(s.names.iter().any(named) || site_in(s, target) || words.clone().any(plain)) {
            return None;
        }
        if matches!(self.verb.lemma.as_str(), "seize" | "board") {
            let taken = |i: usize| vessel(i) || s.word(i).starts_with("hostage");
            return words.any(taken).then_some(Kind::Abduction);
        }
        // Passive without a doer: "the base was hit" tells of an attack, "was hit by unrest" does not.
        let suffered = passive
            && s.passive_be(reach.left.to).is_some()
            && s.word(reach.right.from) != "by"
            && !self.verb.has(Role::Fire);
        match actor_is_state(s, passive, reach) {
            Some(true) => Some(Kind::StrikeUnspecified),
            Some(false) => Some(Kind::AttackUnspecified),
            None => suffered.then_some(Kind::AttackUnspecified),
        }
    }
}

//! Verbs that name happenings: by themselves, beside a weapon, or with a doer and a target.

use super::lexicon::{Form, Role, Verb};
use super::nuclei::{Nucleus, Part, armed};
use super::sentence::{Named, Sentence, Stretch};
use crate::model::{EntityKind, Kind};

pub(super) fn verb(s: &Sentence, at: usize) -> Option<Nucleus> {
    if let Some(opened) = opened_fire(s, at) {
        return Some(opened);
    }
    let verb = s.verb(at)?;
    // "five targets in the east were hit": a noun.
    let listed = verb.lemma == "target"
        && verb.form == Form::Third
        && (s.is("prepositions", s.word(at + 1)) || s.is("auxiliaries", s.word(at + 1)));
    if listed {
        return None;
    }
    let compound = verb.form == Form::Base
        && (s.is("compound_after", s.word(at + 1)) || s.is("compound_before", s.before(at)));
    // "conducted targeted strikes", "his son's release": an adjective, a noun.
    let object = at > 0
        && (s.verb(at - 1).is_some() || s.is("prepositions", s.before(at)))
        && !s.is("auxiliaries", s.before(at));
    let noun = |i: usize| s.lexicon.noun(&s.tokens, i).is_some();
    // "a targeted military strike".
    let named = s.is("determiners", s.before(at))
        && (noun(at + 2) || noun(at + 3) && !s.is("prepositions", s.word(at + 2)))
        && !s.is("prepositions", s.word(at + 1))
        && !s.is("determiners", s.word(at + 1));
    let adjective = verb.form == Form::Past && (object && noun(at + 1) || named);
    // "Baghdad's heavily fortified Green Zone".
    let mut first = at;
    while first > 0 && s.before(first).ends_with("ly") {
        first -= 1;
    }
    let qualifies = first > 0
        && (s.tokens[first - 1].possessive || s.is("determiners", s.before(first)))
        && s.name_at(at + 1).is_some();
    let adjective = adjective || verb.form == Form::Past && qualifies;
    let owned = verb.form == Form::Base && at > 0 && s.tokens[at - 1].possessive;
    if adjective || owned {
        return None;
    }
    if s.time_at(at).is_some() || s.before(at) == "-" || compound || weapon_noun(s, at, verb) {
        return None;
    }
    // "a well executed raid", "executed the plan": nobody is put to death.
    let work = |i: usize| s.is("executed", s.word(i));
    if verb.lemma == "execute" && (at + 1..at + 4).take_while(|&i| !s.is_border(i)).any(work) {
        return None;
    }
    // "a jet crashed, killing everyone on board": nobody did it.
    let deed = |i: usize| {
        let named = s.lexicon.noun(&s.tokens, i);
        named.is_some_and(|(kind, ..)| kind != Kind::TargetedKilling)
    };
    let mut told = at.saturating_sub(12)..at;
    let accident = |i| s.is("accidents", s.word(i));
    if verb.kind().is_none() && told.clone().any(accident) && !told.any(deed) {
        return None;
    }
    let objectless = s.is("intransitive", &verb.lemma);
    let passive =
        verb.form == Form::Past && (s.passive_be(at).is_some() || !objectless && reduced(s, at));
    let reach = Reach::new(s, at, verb.len());
    let (kind, part) = casualty(s, at, verb, passive, &reach)
        .or_else(|| event(s, verb, passive, &reach))
        .or_else(|| impact(s, verb, passive, &reach))?;
    Some(Nucleus {
        at: Stretch {
            from: at,
            to: at + verb.len(),
        },
        head: at,
        kind,
        part,
        form: Some(verb.form),
        passive,
        plural: false,
    })
}

/// "opened unprovoked small-arms fire", "opened up with machine guns": the words of "open fire" with
/// others between.
fn opened_fire(s: &Sentence, at: usize) -> Option<Nucleus> {
    let form = match s.word(at) {
        "opened" => Form::Past,
        "open" => Form::Base,
        "opens" => Form::Third,
        "opening" => Form::Ing,
        _ => return None,
    };
    let plain = |i: &usize| {
        !s.is_border(*i) && !s.is("prepositions", s.word(*i)) && !s.is("determiners", s.word(*i))
    };
    let fire = (at + 1..at + 5)
        .take_while(plain)
        .find(|&i| s.word(i) == "fire");
    let up = s.word(at + 1) == "up" && matches!(s.word(at + 2), "with" | "on");
    let to = fire.map(|i| i + 1).or(up.then_some(at + 2))?;
    let words = Stretch { from: at, to };
    let near = Stretch {
        from: at,
        to: s.clause_end(to - 1).min(to + 6),
    };
    let class = weapon_in(s, near, false);
    Some(Nucleus {
        at: words,
        head: at,
        kind: class.map_or(Kind::SmallArmsAttack, |c| s.lexicon.classes[c].attack),
        part: Part::Event,
        form: Some(form),
        passive: false,
        plural: false,
    })
}

/// "car bombs killed": a weapon's plural looks like a verb's present.
fn weapon_noun(s: &Sentence, at: usize, verb: &Verb) -> bool {
    let weapon = s.lexicon.weapon(&s.tokens, at).is_some();
    let bare = matches!(verb.form, Form::Base | Form::Third);
    let before = s.before(at);
    let governed = before == "to" || s.is("modals", before) || s.is("subject_pronouns", before);
    let doer = at.checked_sub(1).and_then(|i| s.name_at(i));
    let headline = doer.is_some_and(|n| n.kind != EntityKind::Weapon)
        && (s.name_at(at + 1).is_some() || s.is("determiners", s.word(at + 1)));
    weapon && bare && !governed && !headline
}

/// "rockets fired at the base": a participle that follows its noun without an auxiliary, with "by",
/// "at" or a place behind it.
fn reduced(s: &Sentence, at: usize) -> bool {
    let next = s.word(at + 1);
    let counts = matches!(s.word(at + 2), "least" | "most");
    let linked = matches!(
        next,
        "by" | "at" | "from" | "in" | "near" | "on" | "during" | "against" | "toward" | "towards"
    );
    // "militiamen fired at", "the army attacked in": the noun before is the doer, as it is of what
    // "and" adds ("burst in and shot at guests").
    let before = s.before(at);
    let doer = before == "and"
        || s.is("actor_nouns", before)
        || s.is("subject_pronouns", before)
        || at > 0
            && s.name_at(at - 1)
                .is_some_and(|n| n.kind == EntityKind::Group);
    // "a drone fired on their convoy": nothing is fired "on" that is not fired upon.
    let upon = next == "on" && matches!(s.word(at), "fired" | "opened");
    at > 0 && linked && !upon && !(counts && next == "at") && (next == "by" || !doer)
}

/// The stretches before and after a verb in which its subject and object are sought.
struct Reach {
    left: Stretch,
    right: Stretch,
}

impl Reach {
    fn new(s: &Sentence, at: usize, len: usize) -> Self {
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
fn weapon_in(s: &Sentence, at: Stretch, nearest_last: bool) -> Option<usize> {
    let mut found = None;
    let mut behind = at.from;
    for i in at.from..at.to {
        // "mortar shell" is no shell; a drone "laden with explosives" is a drone.
        let laden =
            found.is_some() && s.before(i) == "with" && i >= 2 && s.is("laden", s.word(i - 2));
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
fn weapon_by(s: &Sentence, at: Stretch) -> Option<usize> {
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

fn casualty(
    s: &Sentence,
    at: usize,
    verb: &Verb,
    passive: bool,
    reach: &Reach,
) -> Option<(Kind, Part)> {
    let kills = verb.has(Role::Kill);
    // "shot dead", "gunned down": verbs that name the attack, too.
    let hurts = kills || verb.has(Role::Wound) || verb.has(Role::Die);
    if !hurts || verb.kind().is_some() {
        return None;
    }
    // "killed" as an adjective or "wounded soldiers" names no happening.
    // "another killed six": the doer.
    let relative = s.is("relative", s.before(at)) || s.before(at) == "another";
    if verb.form == Form::Past && s.is("determiners", s.before(at)) && !relative {
        return None;
    }
    let weapon = if passive || verb.has(Role::Die) {
        weapon_by(s, reach.right)
    } else {
        weapon_in(s, reach.left, true).or_else(|| weapon_by(s, reach.right))
    };
    let state = actor_is_state(s, passive, reach);
    // "a bomber killed three"
    let doers = if passive { reach.right } else { reach.left };
    let bomber = (doers.from..doers.to).any(|i| matches!(s.word(i), "bomber" | "bombers"));
    let kind = match weapon {
        None if bomber => Kind::SuicideAttack,
        Some(class) if state == Some(true) => s.lexicon.classes[class].strike,
        Some(class) => s.lexicon.classes[class].attack,
        None if kills && !passive && names_person(s, reach.right) => Kind::TargetedKilling,
        // Troops who kill fight; whom they only wound they may have shelled.
        None if state == Some(true) && ground_force(s, reach.left) => {
            if kills {
                Kind::Clash
            } else {
                Kind::AttackUnspecified
            }
        }
        None if state == Some(true) => Kind::StrikeUnspecified,
        None => Kind::AttackUnspecified,
    };
    Some((kind, Part::Casualty))
}

/// "troops killed": what soldiers and police do on the ground.
fn ground_force(s: &Sentence, at: Stretch) -> bool {
    (at.from..at.to).any(|i| {
        matches!(
            s.word(i),
            "troops" | "soldiers" | "police" | "commandos" | "policemen" | "marines" | "army"
        )
    })
}

fn names_person(s: &Sentence, at: Stretch) -> bool {
    s.names
        .iter()
        .any(|n| n.kind == EntityKind::Person && at.holds(n.at.from))
}

/// Whether the doer is a state; `None` when no doer is named.
fn actor_is_state(s: &Sentence, passive: bool, reach: &Reach) -> Option<bool> {
    let at = if passive {
        let by = (reach.right.from..reach.right.to).find(|&i| s.word(i) == "by")?;
        Stretch {
            from: by + 1,
            to: reach.right.to.min(by + 7),
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

/// Verbs that name an event by themselves, with the object they need.
fn event(s: &Sentence, verb: &Verb, passive: bool, reach: &Reach) -> Option<(Kind, Part)> {
    let kind = verb.kind()?;
    let object = if passive { reach.left } else { reach.right };
    let has = |name: &str, at: Stretch| {
        (at.from..at.to.min(at.from + 9)).any(|i| s.lexicon.objects[name].at(&s.tokens, i) > 0)
    };
    let near = if passive {
        Stretch {
            from: object.to.saturating_sub(8).max(object.from),
            to: object.to,
        }
    } else {
        object
    };
    let named = |kinds: &[EntityKind]| {
        s.names
            .iter()
            .any(|n| kinds.contains(&n.kind) && near.holds(n.at.from))
    };
    let fits = match kind {
        Kind::WeaponsFind => has("weapons_find", near),
        Kind::Interception if passive && weapon_in(s, object, true).is_some() => true,
        Kind::Interception => has("interception", near) || weapon_in(s, near, false).is_some(),
        Kind::Detention | Kind::Release => {
            has("people", near)
                || named(&[EntityKind::Person])
                || verb.lemma == "arrest"
                || verb.lemma == "detain"
        }
        Kind::Abduction if verb.lemma == "hijack" => {
            has("vessels", near) || named(&[EntityKind::Weapon, EntityKind::Base])
        }
        Kind::Demonstration if matches!(verb.lemma.as_str(), "burn" | "trample" | "chant") => {
            has("unrest", near)
        }
        // "rallied his followers".
        Kind::Demonstration if verb.lemma == "rally" => {
            !s.is("determiners", s.word(reach.right.from))
        }
        // "set off his vest", not "set off for the border".
        Kind::IedAttack if matches!(verb.lemma.as_str(), "set" | "trigger") => {
            let near = Stretch {
                to: near.to.min(near.from + 5),
                ..near
            };
            let worn =
                |i: usize| matches!(s.word(i), "vest" | "vests" | "charge" | "charges" | "belt");
            (near.from..near.to).any(worn)
                || weapon_in(s, near, passive).is_some_and(|c| {
                    matches!(s.lexicon.classes[c].name.as_str(), "bomb" | "suicide")
                })
        }
        // "alarms went off"
        Kind::IedAttack if verb.lemma == "go" => {
            let rings = |i: usize| {
                let word = s.word(i);
                ["alarm", "siren", "light"]
                    .iter()
                    .any(|x| word.starts_with(x))
            };
            !(reach.left.from..reach.left.to).any(rings)
        }
        // "soldiers fought militants", not crime or a fire.
        Kind::Clash if matches!(verb.lemma.as_str(), "fight" | "battle") => {
            let men = |at: Stretch| {
                (at.from..at.to.min(at.from + 12))
                    .any(|i| s.is("actor_nouns", s.word(i)) || s.lexicon.is_militia(s.word(i)))
                    || s.names
                        .iter()
                        .any(|n| n.kind == EntityKind::Group && at.holds(n.at.from))
            };
            let object = Stretch {
                to: near.to.min(near.from + 6),
                ..near
            };
            verb.form != Form::Ing && men(reach.left) && men(object)
        }
        Kind::ThwartedAttack => {
            return (has("attacks", near) || weapon_in(s, near, false).is_some())
                .then_some((kind, Part::Thwart));
        }
        Kind::Storming => named(&[EntityKind::Base, EntityKind::Place]) || site_in(s, near),
        _ => true,
    };
    if !fits {
        return None;
    }
    // A crowd storms an embassy; gunmen and bombers attack it.
    let armed_men = (reach.left.from..reach.left.to).any(|i| {
        let word = s.word(i);
        s.is("militant_words", word) || s.lexicon.is_militia(word) || word == "fighters"
    }) || weapon_in(s, reach.left, true).is_some();
    let kind = if kind == Kind::Storming && !passive && armed_men {
        Kind::AttackUnspecified
    } else {
        kind
    };
    let kind = match kind {
        Kind::AttackUnspecified | Kind::IedAttack => {
            let weapon = weapon_by(s, reach.right).or_else(|| weapon_in(s, reach.left, true));
            weapon.map_or(kind, |class| armed(s, kind, class))
        }
        _ => kind,
    };
    Some((kind, Part::Event))
}

fn site_in(s: &Sentence, at: Stretch) -> bool {
    (at.from..at.to).any(|i| {
        s.lexicon.cue("site_nouns").at(&s.tokens, i) > 0
            || s.tokens[i].norm.ends_with('s')
                && s.is("site_nouns", s.tokens[i].norm.trim_end_matches('s'))
    })
}

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
fn impact(s: &Sentence, verb: &Verb, passive: bool, reach: &Reach) -> Option<(Kind, Part)> {
    if matches!(verb.lemma.as_str(), "destroy" | "engage") && brought_down(s, passive, reach) {
        return Some((Kind::Interception, Part::Event));
    }
    let attack = |class: usize| {
        let class = &s.lexicon.classes[class];
        let state = actor_is_state(s, passive, reach) == Some(true);
        Some((if state { class.strike } else { class.attack }, Part::Event))
    };
    if verb.has(Role::Fire) {
        // "after it was fired": the pronoun's weapon stands further left.
        let pronoun = passive && matches!(s.word(reach.left.from), "it" | "they");
        let left = Stretch {
            from: if pronoun { 0 } else { reach.left.from },
            to: reach.left.to,
        };
        let at = if passive { left } else { reach.right };
        let object = Stretch {
            from: at.from,
            to: at.to.min(at.from + if passive { 99 } else { 9 }),
        };
        // "launched an attack": the noun names it.
        let carries_noun = !passive && {
            let end = (object.from..object.to)
                .find(|&i| s.is("prepositions", s.word(i)) && s.word(i) != "of")
                .unwrap_or(object.to);
            (object.from..end).any(|i| s.lexicon.noun(&s.tokens, i).is_some())
        };
        if !carries_noun && let Some(class) = weapon_in(s, object, passive) {
            return attack(class);
        }
        // "the military fired at fighters".
        let at_men = matches!(s.word(reach.right.from), "on" | "at" | "upon");
        if !passive && at_men && actor_is_state(s, false, reach).is_some() {
            let class = weapon_in(s, reach.left, true);
            return match class {
                Some(class) => attack(class),
                None => Some((Kind::AttackUnspecified, Part::Event)),
            };
        }
        // "the villages were fired upon".
        let end = s.is_border(reach.right.from + 1) || s.word(reach.right.from + 1).is_empty();
        if passive && (s.word(reach.right.from) == "upon" || at_men && end) {
            return Some((Kind::AttackUnspecified, Part::Event));
        }
        // "a drone fired on their convoy".
        if !passive
            && matches!(s.word(reach.right.from), "on" | "at")
            && let Some(class) = weapon_in(s, reach.left, true)
        {
            return attack(class);
        }
    }
    // "the group responded with 200 rockets".
    let answers = matches!(
        verb.lemma.as_str(),
        "respond" | "retaliate" | "answer" | "reply"
    );
    if answers && s.word(reach.right.from) == "with" {
        let object = Stretch {
            to: reach.right.to.min(reach.right.from + 7),
            ..reach.right
        };
        let noun = (object.from..object.to).any(|i| s.lexicon.noun(&s.tokens, i).is_some());
        if let Some(class) = weapon_in(s, object, false).filter(|_| !noun) {
            return attack(class);
        }
    }
    if verb.has(Role::Hit) {
        let class = if passive {
            weapon_by(s, reach.right)
        } else {
            weapon_in(s, reach.left, true).or_else(|| {
                (actor_is_state(s, false, reach).is_some())
                    .then(|| weapon_by(s, reach.right))
                    .flatten()
            })
        };
        if let Some(class) = class {
            return attack(class);
        }
        // "their vehicle hit a roadside bomb".
        let object = Stretch {
            to: reach.right.to.min(reach.right.from + 5),
            ..reach.right
        };
        let bomb = weapon_in(s, object, false).filter(|&c| s.lexicon.classes[c].name == "bomb");
        if let Some(class) = bomb.filter(|_| !passive && verb.lemma == "hit") {
            return attack(class);
        }
    }
    if verb.has(Role::Act) {
        let doer = actor_is_state(s, passive, reach);
        let target = if passive { reach.left } else { reach.right };
        let has_target = s.names.iter().any(|n| {
            target.holds(n.at.from)
                && matches!(
                    n.kind,
                    EntityKind::Base | EntityKind::Group | EntityKind::Place | EntityKind::Weapon
                )
        }) || site_in(s, target)
            || (target.from..target.to).any(|i| {
                s.lexicon.is_people(s.word(i))
                    || s.lexicon.objects["vessels"].at(&s.tokens, i) > 0
                    || s.word(i) == "targets"
            });
        let seizes = matches!(verb.lemma.as_str(), "seize" | "board");
        if has_target && seizes {
            if (target.from..target.to).any(|i| s.word(i).starts_with("hostage")) {
                return Some((Kind::Abduction, Part::Event));
            }
            let ship =
                (target.from..target.to).any(|i| s.lexicon.objects["vessels"].at(&s.tokens, i) > 0);
            return ship.then_some((Kind::Abduction, Part::Event));
        }
        if has_target
            && (doer.is_some()
                || passive
                    && s.passive_be(reach.left.to).is_some()
                    // "was hit by unrest": no attack.
                    && s.word(reach.right.from) != "by"
                    && !verb.roles.contains(&Role::Fire))
        {
            // Passive without a doer: "the base was hit" tells of an attack, "was targeted" too.
            let kind = if doer == Some(true) {
                Kind::StrikeUnspecified
            } else {
                Kind::AttackUnspecified
            };
            return Some((kind, Part::Event));
        }
    }
    None
}

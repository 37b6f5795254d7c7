//! Verbs that name happenings: by themselves, beside a weapon, or with a doer and a target.

use super::impact::impact;
use super::lexicon::{Form, Role, Verb};
use super::nuclei::{Nucleus, Part, armed};
use super::reach::{Reach, actor_is_state, ground_force, site_in, weapon_by, weapon_in};
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
    if forestalled(s, at) {
        return None;
    }
    // "a jet crashed, killing everyone on board": nobody did it.
    let deed = |i: usize| {
        let named = s.lexicon.noun(&s.tokens, i);
        named.is_some_and(|(kind, ..)| kind != Kind::TargetedKilling)
    };
    let mut told = at.saturating_sub(12)..at;
    let accident = |i| s.is("accidents", s.word(i));
    let hurts = [Role::Kill, Role::Wound, Role::Die]
        .into_iter()
        .any(|r| verb.has(r));
    if hurts && verb.kind().is_none() && told.clone().any(accident) && !told.any(deed) {
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

/// "found the rockets before they were fired", "stopped two men before they could strike": what was
/// found or stopped first was not done.
fn forestalled(s: &Sentence, at: usize) -> bool {
    let start = s.clause_start(at);
    let pronoun = s.is("subject_pronouns", s.word(start));
    if s.before(start) != "before" || !pronoun {
        return false;
    }
    let stopping = [
        Kind::WeaponsFind,
        Kind::Interception,
        Kind::ThwartedAttack,
        Kind::Detention,
    ];
    let stops = |i: usize| {
        s.verb(i)
            .is_some_and(|v| v.has(Role::Repel) || v.kind().is_some_and(|k| stopping.contains(&k)))
    };
    let could = (start..at).any(|i| s.word(i) == "could");
    let passive = s.passive_be(at).is_some();
    (could || passive) && (start.saturating_sub(16)..start).any(stops)
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
    // "hurt the country's position": nobody is wounded.
    let harmed = |i: usize| s.is("harmed_things", s.word(i));
    let end = s.clause_end(at).min(at + 6);
    if verb.has(Role::Wound) && !passive && (at + 1..end).any(harmed) {
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
    // Who dies does nothing, nor do "five soldiers killed on Saturday".
    let next = at + verb.len();
    let bare = s.is("prepositions", s.word(next)) || s.time_at(next).is_some();
    let dies = verb.has(Role::Die) || verb.form == Form::Past && bare && !passive;
    let state = actor_is_state(s, passive, reach).filter(|_| !dies);
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

/// "killed X", "killed the leader, X"; not "five killed on Saturday, named as X".
fn names_person(s: &Sentence, at: Stretch) -> bool {
    let place = |n: &Named| {
        (at.from..n.at.from)
            .any(|i| s.time_at(i).is_some() || matches!(s.word(i), "on" | "in" | "at"))
    };
    let mut people = s.names.iter().filter(|n| n.kind == EntityKind::Person);
    people.any(|n| at.holds(n.at.from) && !place(n))
}

/// "soldiers fought militants", not crime or a fire.
fn armed_men(s: &Sentence, at: Stretch) -> bool {
    let man = |i: usize| {
        // "the Mautes": a people or family that no list holds.
        let many = s.before(i) == "the" && s.tokens[i].capital && s.word(i).ends_with('s');
        let unknown = many && s.name_at(i).is_none() && s.time_at(i).is_none();
        s.is("actor_nouns", s.word(i)) || s.lexicon.is_militia(s.word(i)) || unknown
    };
    let mut groups = s.names.iter().filter(|n| n.kind == EntityKind::Group);
    (at.from..at.to.min(at.from + 12)).any(man) || groups.any(|n| at.holds(n.at.from))
}

/// "released the footage": what begins at `at` holds nobody.
fn published(s: &Sentence, at: usize) -> bool {
    (at..at + 4).any(|i| s.is("published", s.word(i)))
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
        Kind::Release if !passive && published(s, reach.right.from) => false,
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
        Kind::Clash if matches!(verb.lemma.as_str(), "fight" | "battle") => {
            let object = Stretch {
                to: near.to.min(near.from + 6),
                ..near
            };
            verb.form != Form::Ing && armed_men(s, reach.left) && armed_men(s, object)
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
    let kind = refined(s, verb, kind, passive, reach);
    Some((kind, Part::Event))
}

/// What the doer and his weapon make of a verb's kind.
fn refined(s: &Sentence, verb: &Verb, kind: Kind, passive: bool, reach: &Reach) -> Kind {
    // A crowd storms an embassy; gunmen and bombers attack it.
    let militants = (reach.left.from..reach.left.to).any(|i| {
        let word = s.word(i);
        s.is("militant_words", word) || s.lexicon.is_militia(word) || word == "fighters"
    }) || weapon_in(s, reach.left, true).is_some();
    let kind = if kind == Kind::Storming && !passive && militants {
        Kind::AttackUnspecified
    } else {
        kind
    };
    // "Rebels bombed the pipeline": from the ground.
    let ground = kind == Kind::Airstrike
        && verb.lemma == "bomb"
        && militants
        && weapon_in(s, reach.left, true).is_none();
    let kind = if ground { Kind::IedAttack } else { kind };
    match kind {
        Kind::AttackUnspecified | Kind::IedAttack => {
            let weapon = weapon_by(s, reach.right).or_else(|| weapon_in(s, reach.left, true));
            // "The U.S. military attacked militias": a state strikes, unless its men are on the ground.
            let state = kind == Kind::AttackUnspecified
                && actor_is_state(s, passive, reach) == Some(true)
                && !ground_force(s, reach.left);
            let bare = if state { Kind::StrikeUnspecified } else { kind };
            weapon.map_or(bare, |class| armed(s, kind, class))
        }
        _ => kind,
    }
}

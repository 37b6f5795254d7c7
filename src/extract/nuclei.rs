//! The words of a sentence that name happenings, and which of them name the same one.

use super::lexicon::{Form, Role, Verb};
use super::sentence::{Sentence, Stretch};
use crate::model::{EntityKind, Family, Kind};

/// What a nucleus contributes to its happening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// It names the happening.
    Event,
    /// It tells who was hurt.
    Casualty,
    /// It tells that the happening was stopped before it began.
    Thwart,
}

/// Words that name a happening.
#[derive(Debug, Clone)]
pub(crate) struct Nucleus {
    /// The words, weapon words before a noun included.
    pub at: Stretch,
    /// The noun or verb itself.
    pub head: usize,
    pub kind: Kind,
    pub part: Part,
    /// `None` for a noun.
    pub form: Option<Form>,
    pub passive: bool,
    pub plural: bool,
}

impl Nucleus {
    pub(crate) fn is_noun(&self) -> bool {
        self.form.is_none()
    }
}

/// One or more nuclei of a sentence that name the same happening.
#[derive(Debug, Clone)]
pub(crate) struct Happening {
    pub parts: Vec<Nucleus>,
}

impl Happening {
    /// The most telling kind among the parts.
    pub(crate) fn kind(&self) -> Kind {
        if self.parts.iter().any(|p| p.part == Part::Thwart) {
            return Kind::ThwartedAttack;
        }
        let telling = |k: Kind| match k {
            Kind::AttackUnspecified => 0,
            Kind::StrikeUnspecified => 1,
            Kind::TargetedKilling | Kind::Interception => 2,
            Kind::IedAttack | Kind::SmallArmsAttack => 3,
            _ => 4,
        };
        let of = |part: Part| {
            let parts = self.parts.iter().filter(move |p| p.part == part);
            parts
                .map(|p| p.kind)
                .max_by_key(|&k| (telling(k), std::cmp::Reverse(k)))
        };
        match (of(Part::Event), of(Part::Casualty)) {
            (Some(kind), Some(other)) if telling(kind) <= 1 && telling(other) > telling(kind) => {
                other
            }
            (Some(kind), _) => kind,
            (None, other) => other.unwrap_or(Kind::AttackUnspecified),
        }
    }

    /// The part that names it best: the first that is not a casualty word.
    pub(crate) fn main(&self) -> &Nucleus {
        self.parts
            .iter()
            .find(|p| p.part != Part::Casualty)
            .unwrap_or(&self.parts[0])
    }

    /// How far a stretch lies from the nearest part.
    pub(crate) fn distance(&self, s: &Sentence, at: Stretch) -> u32 {
        self.parts
            .iter()
            .map(|p| s.distance(p.at, at))
            .min()
            .unwrap_or(u32::MAX)
    }
}

/// Finds the happenings a sentence names, in order. `is_state` tells whether a mention is a state
/// or a state's force.
pub(crate) fn happenings(s: &Sentence, is_state: &dyn Fn(usize) -> bool) -> Vec<Happening> {
    let nuclei = nuclei(s, is_state);
    let mut happenings: Vec<Happening> = Vec::new();
    for mut nucleus in nuclei {
        // "a spate of rocket attacks, including one that killed": one of them, of their kind.
        if one_of(s, &nucleus)
            && let Some(last) = happenings.last()
        {
            if nucleus.kind.is_unspecific() {
                nucleus.kind = last.kind();
            }
            nucleus.part = Part::Event;
            happenings.push(Happening {
                parts: vec![nucleus],
            });
            continue;
        }
        let same = happenings
            .iter()
            .rposition(|h| h.parts.iter().any(|p| same_happening(s, p, &nucleus)));
        match same {
            Some(at) => happenings[at].parts.push(nucleus),
            None => happenings.push(Happening {
                parts: vec![nucleus],
            }),
        }
    }
    // Deaths alone are no happening: people die of many things.
    happenings.retain(|h| {
        h.parts.iter().any(|p| {
            p.part != Part::Casualty
                || p.is_noun()
                || s.verb(p.head).is_some_and(|v| !v.has(Role::Die))
        })
    });
    happenings
}

/// "one that killed", "one in which … were killed": picks one happening out of several.
fn one_of(s: &Sentence, n: &Nucleus) -> bool {
    let from = n.head.saturating_sub(14);
    !n.is_noun()
        && (from..n.head).any(|i| {
            s.word(i) == "one"
                && matches!(
                    s.before(i),
                    "including" | "them" | "and" | "," | "especially"
                )
                && matches!(s.word(i + 1), "that" | "which" | "in" | "on" | "at")
        })
}

fn nuclei(s: &Sentence, is_state: &dyn Fn(usize) -> bool) -> Vec<Nucleus> {
    let mut found: Vec<Nucleus> = Vec::new();
    let mut at = 0;
    while at < s.tokens.len() {
        // A happening inside a name ("Strike Eagle") or a date is none.
        let inside_name = s.name_at(at).is_some_and(|n| n.at.to - n.at.from > 1)
            && s.name_at(at).is_some_and(|n| n.kind != EntityKind::Weapon);
        let nucleus = if inside_name {
            None
        } else {
            noun(s, at)
                .or_else(|| deaths(s, at))
                .or_else(|| verb(s, at, is_state))
        };
        match nucleus {
            Some(nucleus) => {
                at = at.max(nucleus.at.to - 1) + 1;
                found.push(nucleus);
            }
            None => at += 1,
        }
    }
    found
}

/// "the deaths of two soldiers", "the deaths at the base of two soldiers": a noun that tells of a
/// happening by who died in it.
fn deaths(s: &Sentence, at: usize) -> Option<Nucleus> {
    if !matches!(s.word(at), "death" | "deaths") {
        return None;
    }
    let counted =
        |i: usize| s.is_number(i) || s.name_at(i).is_some_and(|n| n.kind == EntityKind::Person);
    let end = s.clause_end(at).min(at + 9);
    let of = (at + 1..end).find(|&i| s.word(i) == "of" && counted(i + 1))?;
    let listed = |i: &usize| {
        let word = s.word(*i);
        counted(*i) || s.tokens[*i].capital || s.lexicon.is_people(word) || word == "and"
    };
    let to = (of + 1..s.tokens.len())
        .take_while(listed)
        .last()
        .unwrap_or(of)
        + 1;
    Some(Nucleus {
        at: Stretch { from: at, to },
        head: at,
        kind: Kind::AttackUnspecified,
        part: Part::Casualty,
        form: None,
        passive: false,
        plural: false,
    })
}

fn noun(s: &Sentence, at: usize) -> Option<Nucleus> {
    let (mut kind, mut len, plural) = s.lexicon.noun(&s.tokens, at)?;
    if !reads_as_noun(s, at, len, plural)
        || s.is("compound_after", s.word(at + len))
        || at > 0 && s.is("compound_before", s.before(at))
        || s.before(at) == "-"
    {
        return None;
    }
    let mut from = at;
    // Weapon words right before: "rocket and mortar attack", "Katyusha rocket attack".
    let mut class = None;
    for back in (at.saturating_sub(4)..at).rev() {
        match s.lexicon.weapon(&s.tokens, back) {
            Some((weapon, width)) if back + width == from || back + width + 1 == from => {
                class = Some(weapon);
                from = back;
            }
            _ if matches!(s.word(back), "and" | "or" | "," | "-") => {}
            _ => break,
        }
    }
    // "a barrage of missiles", "an attack with rockets".
    if class.is_none() && matches!(s.word(at + len), "of" | "with" | "by" | "using") {
        let after = at + len + 1;
        for ahead in after..(after + 4).min(s.tokens.len()) {
            if let Some((weapon, width)) = s.lexicon.weapon(&s.tokens, ahead) {
                class = Some(weapon);
                if s.word(at + len) == "of" {
                    len = ahead + width - at;
                }
                break;
            }
            if s.lexicon.noun(&s.tokens, ahead).is_some() || s.is_border(ahead) {
                break;
            }
        }
    }
    if let Some(class) = class {
        kind = armed(s, kind, class);
    }
    // "an extremist raid": no state's operation.
    let militant = (from.saturating_sub(3)..from).any(|i| s.is("militant_words", s.word(i)));
    if kind == Kind::StrikeUnspecified && militant {
        kind = Kind::AttackUnspecified;
    }
    let at_stretch = Stretch { from, to: at + len };
    Some(Nucleus {
        at: at_stretch,
        head: at,
        kind,
        part: Part::Event,
        form: None,
        passive: false,
        plural,
    })
}

/// What a weapon makes of an unspecific kind.
fn armed(s: &Sentence, kind: Kind, class: usize) -> Kind {
    let weapon = &s.lexicon.classes[class];
    match kind {
        Kind::AttackUnspecified => weapon.attack,
        Kind::StrikeUnspecified => weapon.strike,
        Kind::IedAttack if weapon.name == "suicide" => Kind::SuicideAttack,
        Kind::IedAttack if weapon.name != "bomb" && weapon.name != "air" => weapon.attack,
        _ => kind,
    }
}

/// Tells "the strikes killed" from "jets strike targets".
fn reads_as_noun(s: &Sentence, at: usize, len: usize, plural: bool) -> bool {
    let Some(verb) = s.verb(at) else { return true };
    if len > verb.len() {
        return true;
    }
    let before = s.before(at);
    let next = s.word(at + len);
    if verb.form == Form::Past {
        return false;
    }
    if verb.form == Form::Ing {
        let noun_like = s.is("determiners", before)
            || next == "of"
            || s.tokens
                .get(at.wrapping_sub(1))
                .is_some_and(|t| t.possessive)
            || matches!(
                before,
                "of" | "in"
                    | "car"
                    | "suicide"
                    | "roadside"
                    | "deadly"
                    | "mass"
                    | "targeted"
                    | "heavy"
            ) && !s.name_at(at + len).is_some_and(|_| true)
            || s.lexicon.weapon(&s.tokens, at.saturating_sub(1)).is_some() && at > 0;
        let participle = before == "," || s.is("be", before) || before == "been" || before == "by";
        return noun_like && !participle;
    }
    if matches!(before, "to" | "not" | "did" | "do" | "does") || s.is("modals", before) {
        return plural && before == "to";
    }
    if s.is("subject_pronouns", before) && !matches!(before, "that") {
        return false;
    }
    let previous_possessive = at > 0 && s.tokens[at - 1].possessive;
    if at == 0
        || previous_possessive
        || s.is("determiners", before)
        || s.is("prepositions", before)
        || s.is("ordinals", before)
        || s.is_number(at - 1)
        || s.lexicon.weapon(&s.tokens, at - 1).is_some()
        || before.contains('-')
        || [
            "al", "ous", "ful", "ive", "ary", "ly", "ed", "ish", "ese", "ian", "an",
        ]
        .iter()
        .any(|end| before.ends_with(end))
            && s.name_at(at - 1).is_none()
    {
        return true;
    }
    // "US strikes on Syria" against "US strikes Iran-backed group".
    let opens_object = s.is("determiners", next)
        || s.name_at(at + len).is_some() && !s.is("prepositions", next)
        || s.is_number(at + len);
    let after_is_verb =
        s.verb(at + len).is_some() || s.is("auxiliaries", next) || s.is("modals", next);
    !opens_object || after_is_verb
}

fn verb(s: &Sentence, at: usize, is_state: &dyn Fn(usize) -> bool) -> Option<Nucleus> {
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
    if s.time_at(at).is_some() || s.before(at) == "-" || compound || weapon_noun(s, at, verb) {
        return None;
    }
    let passive = verb.form == Form::Past && (s.passive_be(at).is_some() || reduced(s, at));
    let reach = Reach::new(s, at, verb.len());
    let (kind, part) = casualty(s, at, verb, passive, &reach, is_state)
        .or_else(|| event(s, verb, passive, &reach))
        .or_else(|| impact(s, verb, passive, &reach, is_state))?;
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

/// "car bombs killed": a weapon's plural looks like a verb's present.
fn weapon_noun(s: &Sentence, at: usize, verb: &Verb) -> bool {
    let weapon = s.lexicon.weapon(&s.tokens, at).is_some();
    let bare = matches!(verb.form, Form::Base | Form::Third);
    let before = s.before(at);
    let governed = before == "to" || s.is("modals", before) || s.is("subject_pronouns", before);
    let headline = s.name_at(at.saturating_sub(1)).is_some()
        && at > 0
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
    // "militiamen fired at", "the army attacked in": the noun before is the doer.
    let before = s.before(at);
    let doer = s.is("actor_nouns", before)
        || s.is("subject_pronouns", before)
        || at > 0
            && s.name_at(at - 1)
                .is_some_and(|n| n.kind == EntityKind::Group);
    at > 0 && linked && !(counts && next == "at") && (next == "by" || !doer)
}

/// The stretches before and after a verb in which its subject and object are sought.
struct Reach {
    left: Stretch,
    right: Stretch,
}

impl Reach {
    fn new(s: &Sentence, at: usize, len: usize) -> Self {
        let from = s.clause_start(at).max(at.saturating_sub(22));
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
    for i in at.from..at.to {
        if let Some((class, len)) = s.lexicon.weapon(&s.tokens, i) {
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
    is_state: &dyn Fn(usize) -> bool,
) -> Option<(Kind, Part)> {
    let kills = verb.has(Role::Kill);
    if !kills && !verb.has(Role::Wound) && !verb.has(Role::Die) {
        return None;
    }
    // "killed" as an adjective or "wounded soldiers" names no happening.
    let relative = s.is("relative", s.before(at));
    if verb.form == Form::Past && s.is("determiners", s.before(at)) && !relative {
        return None;
    }
    let weapon = if passive || verb.has(Role::Die) {
        weapon_by(s, reach.right)
    } else {
        weapon_in(s, reach.left, true).or_else(|| weapon_by(s, reach.right))
    };
    let state = actor_is_state(s, passive, reach, is_state);
    let kind = match weapon {
        Some(class) if state == Some(true) => s.lexicon.classes[class].strike,
        Some(class) => s.lexicon.classes[class].attack,
        None if kills && !passive && names_person(s, reach.right) => Kind::TargetedKilling,
        None if state == Some(true) && ground_force(s, reach.left) => Kind::Clash,
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
fn actor_is_state(
    s: &Sentence,
    passive: bool,
    reach: &Reach,
    is_state: &dyn Fn(usize) -> bool,
) -> Option<bool> {
    let at = if passive {
        let by = (reach.right.from..reach.right.to).find(|&i| s.word(i) == "by")?;
        Stretch {
            from: by + 1,
            to: reach.right.to.min(by + 7),
        }
    } else {
        reach.left
    };
    let acts = |n: &&super::sentence::Named| {
        matches!(n.kind, EntityKind::Group | EntityKind::Person) && at.holds(n.at.from)
    };
    let name = if passive {
        s.names.iter().find(acts)
    } else {
        s.names.iter().rfind(acts)
    };
    if let Some(name) = name {
        let index = s.names.iter().position(|n| n.span == name.span)?;
        return Some(is_state(index));
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

/// Verbs that name a happening only beside a weapon, or with a doer and a target.
fn impact(
    s: &Sentence,
    verb: &Verb,
    passive: bool,
    reach: &Reach,
    is_state: &dyn Fn(usize) -> bool,
) -> Option<(Kind, Part)> {
    // "air defenses destroyed two drones": weapons in flight are intercepted, not struck.
    if verb.lemma == "destroy"
        && let Some(class) = weapon_in(s, if passive { reach.left } else { reach.right }, passive)
    {
        let name = s.lexicon.classes[class].name.as_str();
        let defended = (reach.left.from..reach.right.to).any(|i| {
            s.word(i).starts_with("defen")
                || matches!(
                    s.word(i),
                    "incoming" | "inbound" | "toward" | "towards" | "heading" | "headed" | "flying"
                )
        });
        if name == "drone" || matches!(name, "missile" | "rocket") && defended {
            return Some((Kind::Interception, Part::Event));
        }
    }
    let attack = |class: usize| {
        let class = &s.lexicon.classes[class];
        let state = actor_is_state(s, passive, reach, is_state) == Some(true);
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
    }
    if verb.has(Role::Hit) {
        let class = if passive {
            weapon_by(s, reach.right)
        } else {
            weapon_in(s, reach.left, true).or_else(|| {
                (actor_is_state(s, false, reach, is_state).is_some())
                    .then(|| weapon_by(s, reach.right))
                    .flatten()
            })
        };
        if let Some(class) = class {
            return attack(class);
        }
    }
    if verb.has(Role::Act) {
        let doer = actor_is_state(s, passive, reach, is_state);
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

/// Whether two nuclei of a sentence, `b` after `a`, name the same happening.
fn same_happening(s: &Sentence, a: &Nucleus, b: &Nucleus) -> bool {
    let gap = Stretch {
        from: a.at.to.min(b.at.from),
        to: b.at.from,
    };
    if a.kind.family().is_incident() != b.kind.family().is_incident() {
        return false;
    }
    // "was intercepted after it was fired at the base": the pronoun takes the weapon up.
    let pronoun = (gap.from..gap.to).any(|i| matches!(s.word(i), "it" | "they"));
    if a.kind == Kind::Interception && !b.is_noun() && b.kind.family() == Family::Attack {
        return pronoun;
    }
    let inside = |word: &str| (gap.from..gap.to).any(|i| s.word(i) == word);
    // "struck a checkpoint; four people were killed": the toll belongs to what was just told.
    let parts = |i: usize| s.is_border(i) && !(b.part == Part::Casualty && s.word(i) == ";");
    let separated = s.separates(gap) || (gap.from..gap.to).any(parts);
    // "for the deaths of two soldiers … the base was hit": a noun's deaths go with no verb.
    if a.part == Part::Casualty && a.is_noun() && !b.is_noun() {
        return false;
    }
    // "hit the sites for the deaths of": another happening, unless these came of it.
    if b.part == Part::Casualty && b.is_noun() {
        return (gap.from..gap.to).any(|i| {
            ["caus", "result", "lead", "led", "leav"]
                .iter()
                .any(|stem| s.word(i).starts_with(stem))
        });
    }
    // "thwarted another attack", "an attack was thwarted".
    if a.part == Part::Thwart || b.part == Part::Thwart {
        return !separated && gap.to - gap.from <= 10;
    }
    if separated {
        // "died after rockets slammed into the base": the death belongs to what follows.
        return a.part == Part::Casualty
            && s.verb(a.head).is_some_and(|v| v.has(Role::Die))
            && (s.word(gap.from) == "after" || s.word(gap.from + 1) == "after")
            && b.part == Part::Event;
    }
    let fits = a.kind.fits(b.kind) || a.part == Part::Casualty || b.part == Part::Casualty;
    if !fits {
        // "was intercepted after it was fired at …" is separated; "fired and intercepted" is one.
        return matches!(
            (a.kind.family(), b.kind),
            (Family::Attack, Kind::Interception)
        ) && gap.to - gap.from <= 8
            && !inside("and");
    }
    let casualties = a.part == Part::Casualty || b.part == Part::Casualty;
    let participle = b.form == Some(Form::Ing) && (s.before(b.head) == "," || casualties);
    // "the attack, which killed": but "the base that Iran struck" has a doer of its own.
    let relative = (b.head.saturating_sub(3).max(gap.from)..gap.to).any(|i| {
        s.is("relative", s.word(i))
            && (i + 1..b.head).all(|k| s.is("auxiliaries", s.word(k)) || s.word(k).ends_with("ly"))
    });
    let subject = a.is_noun() && !b.is_noun() && gap.to - gap.from <= 14;
    let within = b.is_noun()
        && !a.is_noun()
        && (inside("in")
            || inside("by")
            || inside("with")
            || inside("during")
            || inside("from")
            || inside("when"));
    let nested = a.is_noun() && b.is_noun() && gap.to - gap.from <= 2 && s.word(gap.from) == "of";
    let apposed = a.is_noun() && b.is_noun() && s.word(gap.from) == "," && gap.to - gap.from <= 3;
    let both_verbs = !a.is_noun() && !b.is_noun();
    let two_hurts = a.part == Part::Casualty && b.part == Part::Casualty;
    participle
        || relative && (subject || both_verbs && b.part == Part::Casualty)
        || subject && (!inside("and") || casualties)
        || within
        || nested
        || apposed
        || two_hurts
        || both_verbs && casualties
        || b.part == Part::Casualty && inside(";")
        || both_verbs
            && a.kind == b.kind
            && gap.to - gap.from <= 8
            && !(gap.from..gap.to).any(|i| s.is("relative", s.word(i)))
        || both_verbs
            && (inside("when") || inside("as") || (inside("by") && b.form == Some(Form::Ing)))
}

//! The words of a sentence that name happenings. Verbs are read in `verbs`; which words name the same
//! happening is told in `same`.

use super::lexicon::{Form, Role};
use super::same::same_happening;
use super::sentence::{Sentence, Stretch};
use super::verbs::verb;
use crate::model::{Date, EntityKind, Kind};

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
        // "intercepted two drones targeting the town".
        let on_the_way = |p: &Nucleus| {
            p.part == Part::Casualty || p.kind == Kind::Interception || p.form == Some(Form::Ing)
        };
        if self.main().kind == Kind::Interception && self.parts.iter().all(on_the_way) {
            return Kind::Interception;
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

/// Finds the happenings a sentence names, in order.
pub(crate) fn happenings(s: &Sentence) -> Vec<Happening> {
    let nuclei = nuclei(s);
    let mut happenings: Vec<Happening> = Vec::new();
    for mut nucleus in nuclei {
        // "a spate of rocket attacks, including one that killed": one of them, of their kind.
        if let Some(one) = one_of(s, &nucleus)
            && let Some(last) = happenings.last()
        {
            nucleus.at.from = one;
            if nucleus.kind.is_unspecific() {
                nucleus.kind = last.kind();
            }
            nucleus.part = Part::Event;
            happenings.push(Happening {
                parts: vec![nucleus],
            });
            continue;
        }
        // "a January 3 bombing … commemorating X, killed in a 2020 air strike": two nouns, two times.
        let day = own_day(s, &nucleus);
        let other_day = |h: &Happening| {
            let mut own = h.parts.iter().filter_map(|p| own_day(s, p));
            day.is_some_and(|day| own.any(|d| !d.meets(&day)))
        };
        let same = happenings
            .iter()
            .rposition(|h| !other_day(h) && h.parts.iter().any(|p| same_happening(s, p, &nucleus)));
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

/// "a January 3 bombing", "a 2020 air strike": the time inside the words for a happening.
fn own_day(s: &Sentence, n: &Nucleus) -> Option<Date> {
    let from = n.head.saturating_sub(5);
    let first = s.times.partition_point(|t| t.at.from < from);
    let timed = s.times[first..].first().filter(|t| t.at.to <= n.head)?;
    let at = timed.at.from;
    let within = (at..n.head).all(|i| !s.is("prepositions", s.word(i)));
    let own = within && s.is("determiners", s.before(at));
    timed.time.date.filter(|_| own)
}

/// "one that killed", "one in which … were killed": picks one happening out of several.
fn one_of(s: &Sentence, n: &Nucleus) -> Option<usize> {
    let from = n.head.saturating_sub(14);
    (from..n.head).filter(|_| !n.is_noun()).find(|&i| {
        s.word(i) == "one"
            && matches!(
                s.before(i),
                "including" | "them" | "and" | "," | "especially"
            )
            && (matches!(
                s.word(i + 1),
                "that" | "which" | "in" | "on" | "at" | "near"
            ) || s.time_at(i + 1).is_some())
    })
}

fn nuclei(s: &Sentence) -> Vec<Nucleus> {
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
                .or_else(|| verb(s, at))
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
        || kind == Kind::Demonstration && s.word(at + len) == "of"
        || kind == Kind::Detention && s.is("custody", s.word(at + len))
        // "fighting a fire": no battle.
        || s.word(at) == "fighting" && s.is("determiners", s.word(at + len))
    {
        return None;
    }
    let mut from = at;
    // Weapon words right before: "rocket and mortar attack", "Katyusha rocket attack".
    let mut class = None;
    for back in (at.saturating_sub(4)..at).rev() {
        match s.lexicon.weapon(&s.tokens, back) {
            Some((weapon, width)) if back + width == from || back + width + 1 == from => {
                // "unmanned aerial drone attack": the word beside the noun tells the weapon;
                // "rocket and mortar attack": the first of two.
                if class.is_none() || back + width < from {
                    class = Some(weapon);
                }
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
    // "one of the largest attacks" is one.
    let one = (from.saturating_sub(5)..from).any(|i| s.word(i) == "one" && s.word(i + 1) == "of");
    let plural = plural && !one;
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
pub(super) fn armed(s: &Sentence, kind: Kind, class: usize) -> Kind {
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
        // "accused of bombing an airfield": a verb with its object.
        let object =
            s.is("determiners", next) || s.is_number(at + len) || s.name_at(at + len).is_some();
        if object && matches!(before, "of" | "in" | "for" | "by") {
            return false;
        }
        // "bus bombing kills 13"
        let does = s.is("auxiliaries", next)
            || s.verb(at + len)
                .is_some_and(|v| matches!(v.form, Form::Third | Form::Past) && v.len() == 1);
        // "a January 3 bombing".
        let dated = at > 0
            && s.time_at(at - 1)
                .is_some_and(|t| s.is("determiners", s.before(t.at.from)));
        let noun_like = s.is("determiners", before)
            || dated
            // "Fighting left 15 dead".
            || does && (!before.is_empty() || s.verb(at + len).is_some_and(|v| v.has(Role::Suffer)))
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
    // "Extremists attack restaurant": a plural doer before, an object behind.
    let doers = at > 0 && s.lexicon.is_militia(before) && before.ends_with('s');
    if doers && verb.form == Form::Base && !s.is("prepositions", next) && s.verb(at + len).is_none()
    {
        return false;
    }
    // "talk about further militia attacks".
    let armed = s.lexicon.is_militia(before) || s.is("militant_words", before);
    let of_militia = at > 1 && armed && !before.ends_with('s');
    if of_militia
        && (s.is("prepositions", s.before(at - 1)) || s.is("future_adjectives", s.before(at - 1)))
    {
        return true;
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

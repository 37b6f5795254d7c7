//! Whether a happening is told as one that took place.

use super::finite::{conditional, finite};
use super::lexicon::{Form, Role};
use super::manner::definite;
use super::nuclei::{Happening, Nucleus, Part};
use super::sentence::{Sentence, Stretch};
use crate::model::{DateClaim, Family, Kind, Status};

/// The status of a happening: actual as soon as one of its verbs tells it so. `date` is its own.
pub(crate) fn status(s: &Sentence, happening: &Happening, date: Option<DateClaim>) -> Status {
    let main = happening.main();
    let status = told(s, happening, date);
    let clause = Stretch {
        from: s.clause_start(main.head),
        to: s.clause_end(main.head),
    };
    // "Over the past year the army has retaken two cities": a sum, not one day's work.
    let perfect = || (clause.from..clause.to).any(|i| matches!(s.word(i), "have" | "has"));
    if status == Status::Actual && perfect() && s.any("spans", s.whole()) {
        return Status::Aggregate;
    }
    // "Twelve hundred have been killed in the war": what a campaign cost, not one day of it.
    let hurt = || happening.parts.iter().any(|p| p.part == Part::Casualty);
    let campaign = |i: usize| s.is("campaigns", s.word(i));
    let on_day = s.times.iter().any(|t| {
        let date = t.time.date;
        date.is_some_and(|d| d.days().is_some_and(|n| n <= 2))
    });
    let long = || !on_day && (0..s.tokens.len()).any(campaign);
    if status == Status::Actual && perfect() && hurt() && long() {
        return Status::Aggregate;
    }
    // "Figures of the ministry showed that 300 were killed in March".
    let figures = |i: usize| matches!(s.word(i), "figures" | "statistics" | "data" | "tally");
    let shown = |i: usize| s.word(i).starts_with("show") || s.word(i) == "according";
    let sentence = 0..s.tokens.len();
    if hurt() && sentence.clone().any(figures) && sentence.into_iter().any(shown) {
        return Status::Aggregate;
    }
    // "Jets have struck 19 times", "the town was hit several times", "drone strikes have killed": many.
    let many = |i: usize| matches!(s.word(i), "several" | "many") || perfect() && s.is_number(i);
    let times = |i: usize| s.word(i + 1) == "times" && many(i);
    let often = (main.head..clause.to).any(times);
    let told_in_sum = main.is_noun()
        && main.plural
        && (main.at.to..(main.at.to + 8).min(clause.to)).any(|i| s.word(i) == "have")
        && s.times.is_empty();
    if status == Status::Actual && (often || told_in_sum) {
        return Status::Aggregate;
    }
    status
}

/// The status told by the happening's own words.
fn told(s: &Sentence, happening: &Happening, date: Option<DateClaim>) -> Status {
    let main = happening.main();
    let one_day = date.is_some_and(|d| d.date.days().is_some_and(|n| n <= 2));
    let of = |p: &Nucleus| {
        if p.is_noun() {
            noun(s, p, one_day)
        } else {
            verb(s, p)
        }
    };
    // "to disrupt a series of attacks": no attack was foiled.
    let many = happening.parts.iter().any(|p| p.is_noun() && p.plural);
    if main.part == Part::Thwart && many {
        return Status::Aggregate;
    }
    let mut status = of(main);
    if status == Status::Actual {
        return status;
    }
    // "Rocket attacks killed two": several, whatever the verb says; "were killed during clashes": one
    // fight.
    // "224 were wounded in the bombings": in those just told.
    let pointed = main.plural && definite(s, happening) && !s.any("period", s.whole());
    if status == Status::Aggregate && main.kind != Kind::Clash && !pointed {
        return status;
    }
    for part in &happening.parts {
        let told = !part.is_noun() && part.head != main.head && part.part != Part::Thwart;
        if told && part.form == Some(Form::Past) && of(part) == Status::Actual {
            status = Status::Actual;
        }
    }
    status
}

/// The noun phrase before a head: back to the last verb, preposition, border or conjunction.
fn phrase_start(s: &Sentence, n: &Nucleus) -> usize {
    let mut at = n.at.from;
    while at > 0 && n.head - at < 9 {
        let i = at - 1;
        let word = s.word(i);
        let stops = s.is_border(i)
            || s.is("prepositions", word)
            || s.is("auxiliaries", word)
            || s.is("modals", word)
            || s.is("relative", word) && word != "that"
            || matches!(
                word,
                "and" | "or" | "but" | "," | "if" | "whether" | "to" | "how" | "when" | "as"
            )
            || s.verb(i).is_some_and(|v| {
                !matches!(v.form, Form::Base)
                    && !word.contains('-')
                    && s.name_at(i).is_none()
                    && !adjectival(s, i)
            });
        if stops {
            break;
        }
        at = i;
        if s.is("determiners", word) {
            break;
        }
    }
    at
}

/// "the targeted killing", "an alleged strike": a participle inside the noun phrase.
fn adjectival(s: &Sentence, at: usize) -> bool {
    s.is("determiners", s.before(at)) || s.is_number(at.saturating_sub(1)) && at > 0
}

fn noun(s: &Sentence, n: &Nucleus, one_day: bool) -> Status {
    // "it is fighting the group": what goes on.
    if s.word(n.head) == "fighting" && s.is("be", s.before(n.head)) {
        return Status::Habitual;
    }
    let from = phrase_start(s, n);
    let phrase = Stretch { from, to: n.head };
    let words = || (phrase.from..phrase.to).map(|i| s.word(i));
    if s.any("planned", phrase) {
        return Status::Planned;
    }
    if words().any(|w| s.is("unreal_adjectives", w) || s.is("ceasing", w)) {
        return Status::Hypothetical;
    }
    if words().any(|w| w == "no" || w == "without") || matches!(s.before(from), "no" | "without") {
        return Status::Negated;
    }
    if s.any("habitual", phrase) {
        return Status::Habitual;
    }
    // "the number of deaths".
    if n.part == Part::Casualty
        && s.before(from) == "of"
        && from >= 2
        && s.word(from - 2) == "number"
    {
        return Status::Aggregate;
    }
    // "the killing of more of them is only a matter of time".
    let ahead = n.at.to..(n.at.to + 14).min(s.tokens.len());
    if ahead
        .into_iter()
        .take_while(|&i| !s.is_border(i))
        .any(|i| s.word(i) == "matter" && s.word(i + 2) == "time")
    {
        return Status::Hypothetical;
    }
    let definite = words().any(|w| s.is("definite", w))
        || (phrase.from..phrase.to).any(|i| s.tokens[i].possessive);
    let numeric = (phrase.from..phrase.to).any(|i| s.is_number(i) && !matches!(s.word(i), "one"))
        || s.any(
            "aggregate",
            Stretch {
                from: from.saturating_sub(3),
                to: n.head,
            },
        );
    let counted = |w: &str| {
        let digits = w.trim_end_matches(|c: char| c.is_alphabetic());
        !digits.is_empty()
            && digits.len() + 2 == w.len()
            && digits.chars().all(|c| c.is_ascii_digit())
    };
    let ordinal =
        words().any(|w| s.is("ordinals", w) && !matches!(w, "first" | "latest") || counted(w));
    let performed = performed(s, n);
    if definite && ordinal && !n.plural && counts_since(s, n) {
        return Status::Aggregate;
    }
    if n.plural {
        // "conducted bombing raids", "the strikes": several sorties told as one operation.
        let operation = n.kind.family() == Family::Strike && !numeric;
        if operation && (definite || performed == Some(Status::Actual)) {
            return Status::Actual;
        }
        if let Some(status) = performed.filter(|s| *s != Status::Actual) {
            return status;
        }
        // "Drone attacks on two airports on August 8", "blasts shook the city overnight": several at
        // once are one day's work; "nine attacks in the course of the day" are a sum.
        let together = one_day && !numeric;
        let named = || s.name_at(n.at.from.saturating_sub(1)).is_some();
        return match governed(s, n, from) {
            Status::Actual if together || operation && named() && past_verb_follows(s, n) => {
                Status::Actual
            }
            Status::Actual => Status::Aggregate,
            other => other,
        };
    }
    if definite {
        return Status::Actual;
    }
    performed.unwrap_or_else(|| governed(s, n, from))
}

fn past_verb_follows(s: &Sentence, n: &Nucleus) -> bool {
    (n.at.to..(n.at.to + 8).min(s.tokens.len()))
        .any(|i| s.verb(i).is_some_and(|v| v.form == Form::Past))
}

/// "the ninth assault since January", "the fifth in March": a total, not one event.
fn counts_since(s: &Sentence, n: &Nucleus) -> bool {
    let to = (n.at.to + 14).min(s.tokens.len());
    (n.at.to..to)
        .any(|i| s.word(i) == "since" || i < n.at.to + 8 && matches!(s.word(i), "this" | "such"))
        || (n.at.from.saturating_sub(3)..n.at.from).any(|i| s.word(i) == "such")
}

/// The status lent by a verb of doing or happening: "carried out an attack", "an attack took place",
/// "could launch an attack". `None` when there is none.
fn performed(s: &Sentence, n: &Nucleus) -> Option<Status> {
    let left = s.clause_start(n.at.from).max(n.at.from.saturating_sub(9));
    for i in (left..n.at.from).rev() {
        let Some(verb) = s.verb(i) else { continue };
        if verb.has(Role::Perform)
            || verb.has(Role::Repel)
            || verb.has(Role::Fire)
            || verb.has(Role::Suffer)
        {
            if s.is("determiners", s.before(i)) {
                continue;
            }
            return Some(finite(s, i, verb.form));
        }
    }
    let to = s.clause_end(n.at.to.saturating_sub(1)).min(n.at.to + 10);
    for i in n.at.to..to {
        let Some(verb) = s.verb(i) else { continue };
        let happens = verb.has(Role::Occur)
            || verb.has(Role::Hit)
            || verb.has(Role::Kill)
            || verb.has(Role::Wound)
            || (verb.has(Role::Perform) || verb.has(Role::Repel)) && verb.form == Form::Past;
        if happens {
            return Some(finite(s, i, verb.form));
        }
    }
    None
}

/// The status of a noun under the verbs and cues that govern it.
fn governed(s: &Sentence, n: &Nucleus, from: usize) -> Status {
    let start = s.clause_start(from);
    let left = Stretch {
        from: start.max(from.saturating_sub(10)),
        to: from,
    };
    if s.any("planned", left) {
        return Status::Planned;
    }
    if s.any("hypothetical", left)
        || matches!(s.word(start), "if" | "whether")
        || conditional(s, start)
    {
        return Status::Hypothetical;
    }
    if s.any(
        "negation",
        Stretch {
            from: from.saturating_sub(4).max(start),
            to: from,
        },
    ) {
        return Status::Negated;
    }
    if s.any("habitual", left) {
        return Status::Habitual;
    }
    // A subject of "would", "could": "another attack … likely would provoke".
    let to = s.clause_end(n.at.to.saturating_sub(1)).min(n.at.to + 16);
    let modal = (n.at.to..to)
        .take_while(|&i| !s.is("relative", s.word(i)))
        .find(|&i| {
            s.is("modals", s.word(i))
                || s.is("auxiliaries", s.word(i))
                || s.verb(i).is_some_and(|v| v.form == Form::Past)
        });
    match modal {
        Some(i) if s.word(i) == "will" => Status::Planned,
        Some(i) if s.is("modals", s.word(i)) => Status::Hypothetical,
        _ if s.any(
            "similar",
            Stretch {
                from: n.at.to,
                to: (n.at.to + 3).min(s.tokens.len()),
            },
        ) =>
        {
            Status::Hypothetical
        }
        _ => Status::Actual,
    }
}

fn verb(s: &Sentence, n: &Nucleus) -> Status {
    let form = n.form.unwrap_or(Form::Past);
    finite(s, n.head, form)
}

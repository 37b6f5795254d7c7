//! Who was hurt: killed, died, wounded, with count and words. Here by verbs, in `losses` by nouns.

use super::group::{People, named_person};
use super::lexicon::{Form, Role};
use super::losses;
use super::people::{before, ending_at, objects, someone};
use super::sentence::{Sentence, Stretch};
use crate::model::{CasualtyClaim, Count, CountForm, Kind, Outcome, Scope};

/// A casualty claim and the token that carries it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Casualty {
    pub claim: CasualtyClaim,
    pub at: Stretch,
}

/// Finds all casualty claims of a sentence.
pub(crate) fn casualties(s: &Sentence) -> Vec<Casualty> {
    let mut found = Vec::new();
    for at in 0..s.tokens.len() {
        verbs(s, at, &mut found);
        losses::nouns(s, at, &mut found);
        losses::deadly(s, at, &mut found);
        losses::toll(s, at, &mut found);
        losses::among(s, at, &mut found);
        losses::lives(s, at, &mut found);
        losses::lost(s, at, &mut found);
        losses::in_hospital(s, at, &mut found);
        losses::safe(s, at, &mut found);
        losses::bodies(s, at, &mut found);
    }
    // "killed 35, although there had at first been talk of 95 dead": told before, and no more.
    let first = (0..s.tokens.len()).find(|&i| {
        matches!(s.word(i), "initially" | "originally")
            || s.word(i) == "at" && s.word(i + 1) == "first"
    });
    if let Some(first) = first {
        let later = found.iter().any(|c| c.at.to <= first);
        found.retain(|c| !later || c.at.from < first);
    }
    found.sort_by_key(|c| (c.at.from, c.claim.count.span));
    found.dedup_by(|a, b| {
        a.claim.count.span.overlaps(b.claim.count.span) && a.claim.outcome == b.claim.outcome
    });
    found
}

/// Adds people to what was found.
pub(super) fn push(
    s: &Sentence,
    found: &mut Vec<Casualty>,
    outcome: Outcome,
    people: People,
    at: Stretch,
) {
    let clause = Stretch {
        from: people.at.from.min(at.from),
        to: s.clause_end(people.at.to.max(at.to) - 1),
    };
    // "over the past day" is the day.
    let short = s.times.iter().any(|t| {
        clause.holds(t.at.from)
            && t.time
                .date
                .is_some_and(|d| d.days().is_some_and(|n| n <= 2))
    });
    // Nor is one person a period's total: "the commander was killed last year".
    let one = people.number.min == 1 && people.number.at == people.at;
    let period = (clause.from..clause.to).any(|i| {
        // "killed two, the first this year": the rank is the period's, not the toll.
        let ranks = |k: usize| s.is("ordinals", s.word(k)) || s.word(k).ends_with("est");
        // "the toll has since risen".
        let meanwhile = s.word(i) == "since" && s.is("auxiliaries", s.before(i));
        s.lexicon.cue("period").at(&s.tokens, i) > 0
            && !meanwhile
            && !(i.saturating_sub(5)..i).any(ranks)
    });
    let total = period && !short && !one;
    let count = people.number.count(s, people.at.to);
    let scope = if total { Scope::Total } else { Scope::Event };
    let claim = CasualtyClaim {
        outcome,
        count,
        who: Some(people.who),
        scope,
    };
    found.push(Casualty { claim, at });
}

/// "killed two soldiers", "three were wounded", "a contractor died".
fn verbs(s: &Sentence, at: usize, found: &mut Vec<Casualty>) {
    let Some(verb) = s.verb(at) else { return };
    let murders = verb.kind() == Some(Kind::TargetedKilling);
    let fatally = s.is("deadly", s.before(at)) || matches!(s.before(at), "fatally" | "mortally");
    let outcome = if verb.has(Role::Kill) || murders || fatally && verb.has(Role::Wound) {
        Outcome::Killed
    } else if verb.has(Role::Wound) {
        Outcome::Wounded
    } else if verb.has(Role::Die) {
        Outcome::Died
    } else {
        return;
    };
    let words = Stretch {
        from: at,
        to: at + verb.len(),
    };
    // "the father of the killed": a noun.
    if verb.form == Form::Past && s.before(at) == "the" {
        return;
    }
    let passive = verb.form == Form::Past && s.passive_be(at).is_some();
    if (passive || outcome == Outcome::Died) && nobody(s, at) {
        found.push(none(s, outcome, words));
        return;
    }
    if passive || outcome == Outcome::Died {
        let list = before(s, at);
        let lone = list.is_empty().then(|| someone(s, at)).flatten();
        for people in list.into_iter().chain(lone) {
            push(s, found, outcome, people, words);
        }
        return;
    }
    // "targeted the activist and killed him".
    if matches!(s.word(at + verb.len()), "him" | "her") {
        let pronoun = Stretch {
            from: at + verb.len(),
            to: at + verb.len() + 1,
        };
        let person = named_person(pronoun, s.unlisted(pronoun));
        push(s, found, outcome, person, words);
        return;
    }
    // "killed and wounded": the objects follow the second verb.
    let mut next = at + verb.len();
    if matches!(s.word(next), "and" | "or") && s.verb(next + 1).is_some_and(|v| v.has(Role::Wound))
    {
        next += 2;
    }
    // "the killing of …".
    if s.word(next) == "of" {
        next += 1;
    }
    let list = objects(s, next);
    // "left 14 people hospitalized".
    let left = (at.saturating_sub(6)..at).any(|i| s.verb(i).is_some_and(|v| v.lemma == "leave"));
    if list.is_empty() && verb.form == Form::Past && left {
        let told = ending_at(s, at);
        if !told.is_empty() {
            for people in told {
                push(s, found, outcome, people, words);
            }
            return;
        }
    }
    if list.is_empty() && verb.form == Form::Past {
        // "two soldiers killed in the attack", "and eight hospitalised after it".
        if matches!(
            s.word(next),
            "after"
                | "while"
                | "as"
                | "following"
                | "in"
                | "by"
                | "when"
                | "during"
                | "and"
                | ""
                | "."
                | ","
                | "on"
                | "at"
                | "near"
        ) {
            for people in before(s, at) {
                push(s, found, outcome, people, words);
            }
        }
        return;
    }
    for people in list {
        push(s, found, outcome, people, words);
    }
}

/// "nobody was hurt", "no soldiers were killed or wounded": the subject is none.
fn nobody(s: &Sentence, at: usize) -> bool {
    let from = s.clause_start(at).max(at.saturating_sub(12));
    // "killed two; none of the guards was hurt", "three died and no one else was hurt".
    let none_of = |i: usize| (i.saturating_sub(3)..i).any(|k| s.word(k) == "none");
    let number = |i: usize| s.is_number(i) && s.before(i) != "no" && !none_of(i);
    let told = (from..at).rev().find(|&i| s.word(i) == "," || number(i));
    let subject = told.map_or(from, |i| i + 1)..at;
    subject.into_iter().any(|i| match s.word(i) {
        "nobody" | "none" | "no-one" => true,
        "no" => s.word(i + 1) == "one" || (i + 1..at).any(|k| s.lexicon.is_people(s.word(k))),
        _ => false,
    })
}

/// The claim that nobody was hurt; of deaths alone, that nobody was killed.
pub(super) fn none(s: &Sentence, outcome: Outcome, words: Stretch) -> Casualty {
    let outcome = match outcome {
        Outcome::Wounded => Outcome::NoneReported,
        dead => dead,
    };
    let count = Count {
        span: s.span_of(words),
        min: 0,
        max: Some(0),
        form: CountForm::Exact,
    };
    let claim = CasualtyClaim {
        outcome,
        count,
        who: None,
        scope: Scope::Event,
    };
    Casualty { claim, at: words }
}

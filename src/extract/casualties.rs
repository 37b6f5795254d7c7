//! Who was hurt: killed, died, wounded, with count and words.

use super::counts::{Number, number};
use super::lexicon::{Form, Role};
use super::people::{People, after, before, ending_at, named_person, someone};
use super::sentence::{Sentence, Stretch};
use crate::model::{CasualtyClaim, Count, CountForm, Kind, Outcome, Party, Scope};

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
        nouns(s, at, &mut found);
    }
    deadly(s, &mut found);
    tolls(s, &mut found);
    found.sort_by_key(|c| (c.at.from, c.claim.count.span));
    found.dedup_by(|a, b| {
        a.claim.count.span.overlaps(b.claim.count.span) && a.claim.outcome == b.claim.outcome
    });
    found
}

/// "a deadly rocket attack": somebody died, no figure is given.
fn deadly(s: &Sentence, found: &mut Vec<Casualty>) {
    for at in 0..s.tokens.len() {
        let names_event =
            (at + 1..(at + 4).min(s.tokens.len())).any(|i| s.lexicon.noun(&s.tokens, i).is_some());
        // "the attacks that proved fatal".
        let named_before =
            (at.saturating_sub(6)..at).any(|i| s.lexicon.noun(&s.tokens, i).is_some());
        if s.is("deadly", s.word(at)) && (names_event || named_before) {
            let here = Stretch {
                from: at,
                to: at + 1,
            };
            let count = Count {
                span: s.span_of(here),
                min: 1,
                max: None,
                form: CountForm::Plural,
            };
            let claim = CasualtyClaim {
                outcome: Outcome::Killed,
                count,
                who: None,
                scope: Scope::Event,
            };
            found.push(Casualty { claim, at: here });
        }
    }
}

/// "the death toll climbed to 73", "raising the toll to at least ten", "a toll of 40 dead".
fn tolls(s: &Sentence, found: &mut Vec<Casualty>) {
    for at in 0..s.tokens.len() {
        if s.word(at) != "toll" {
            continue;
        }
        let end = s.tokens.len().min(at + 24);
        let counted = (at + 1..end)
            .filter(|&i| {
                matches!(
                    s.word(i),
                    "to" | "at" | "of" | "reached" | "is" | "was" | "stood"
                )
            })
            .find_map(|i| number(s, i + 1).filter(|n| n.min > 0 && s.time_at(n.at.from).is_none()));
        let Some(number) = counted else { continue };
        let here = Stretch {
            from: at,
            to: at + 1,
        };
        let who = Party {
            entity: None,
            span: s.span_of(number.at),
        };
        let people = People {
            number,
            who,
            at: number.at,
        };
        push(s, found, Outcome::Killed, people, here);
    }
}

fn push(s: &Sentence, found: &mut Vec<Casualty>, outcome: Outcome, people: People, at: Stretch) {
    let clause = Stretch {
        from: people.at.from,
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
    let total = s.any("period", clause) && !short && !one;
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
    let outcome = if verb.has(Role::Kill) || murders {
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
    let passive = verb.form == Form::Past && s.passive_be(at).is_some();
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
        let who = Party {
            entity: None,
            span: s.span_of(pronoun),
        };
        push(s, found, outcome, named_person(pronoun, who), words);
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
    let list = after(s, next);
    if list.is_empty() && verb.form == Form::Past {
        // "two soldiers killed in the attack".
        if matches!(
            s.word(next),
            "in" | "by" | "when" | "during" | "and" | "" | "." | "," | "on" | "at" | "near"
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

/// "five dead", "the deaths of two soldiers", "12 injuries", "no casualties", "suffered concussions".
fn nouns(s: &Sentence, at: usize, found: &mut Vec<Casualty>) {
    let word = s.word(at);
    let dead = s.lexicon.dead.contains(word);
    let hurt = s.lexicon.hurt.contains(word);
    if matches!(
        s.word(at + 1),
        "anniversary" | "penalty" | "row" | "sentence" | "threats"
    ) {
        return;
    }
    let killing = s.verb(at).is_none()
        && s.lexicon
            .noun(&s.tokens, at)
            .is_some_and(|(kind, ..)| kind == Kind::TargetedKilling);
    if !dead && !hurt && !killing {
        return;
    }
    let here = Stretch {
        from: at,
        to: at + 1,
    };
    let outcome = if dead || killing {
        Outcome::Killed
    } else {
        Outcome::Wounded
    };
    let is_verb = s
        .verb(at)
        .is_some_and(|v| v.has(Role::Kill) || v.has(Role::Wound));
    if matches!(
        word,
        "casualties" | "injuries" | "deaths" | "fatalities" | "losses"
    ) && none_said(s, at)
    {
        let number = Number {
            min: 0,
            max: Some(0),
            form: CountForm::Exact,
            at: here,
        };
        let count = Count {
            span: s.span_of(here),
            ..number.count(s, at + 1)
        };
        let who = None;
        let claim = CasualtyClaim {
            outcome: Outcome::NoneReported,
            count,
            who,
            scope: Scope::Event,
        };
        found.push(Casualty { claim, at: here });
        return;
    }
    let of = (at + 1..(at + 9).min(s.tokens.len())).find(|&i| s.word(i) == "of");
    let of = of.filter(|&i| i == at + 1 || !after(s, i + 1).is_empty() && !s.is_border(i - 1));
    if let Some(of) = of.filter(|_| (dead || killing) && !is_verb) {
        for people in after(s, of + 1) {
            push(s, found, outcome, people, here);
        }
        return;
    }
    if is_verb && s.passive_be(at).is_some() {
        return;
    }
    // "left five dead", "ten wounded", "at least 30 people dead".
    if let Some(people) = ending_at(s, at) {
        push(s, found, outcome, people, here);
        return;
    }
    // "Dozens of service members suffered concussions".
    let suffers = (at.saturating_sub(5)..at).rev().find(|&i| {
        s.verb(i)
            .is_some_and(|v| matches!(v.lemma.as_str(), "suffer" | "sustain" | "treat" | "leave"))
    });
    // "leaving two people with light injuries", "was taken to hospital with burns".
    let with = (at.saturating_sub(5)..at)
        .rev()
        .find(|&i| s.word(i) == "with");
    if let Some(with) = with {
        let leaves = (with.saturating_sub(6)..with)
            .rev()
            .find(|&i| s.verb(i).is_some_and(|v| v.lemma == "leave"));
        let people = leaves.map_or_else(Vec::new, |verb| after(s, verb + 1));
        for people in people.into_iter().filter(|p| p.at.to == with) {
            push(s, found, Outcome::Wounded, people, here);
        }
    }
    if let Some(verb) = suffers {
        for people in before(s, verb) {
            push(s, found, Outcome::Wounded, people, here);
        }
    }
    // "Concussions were suffered by dozens of service members".
    let by = (at..(at + 9).min(s.tokens.len())).find(|&i| s.word(i) == "by");
    if let Some(by) = by.filter(|_| !is_verb && s.verb(at + 2).is_some_and(|v| v.has(Role::Suffer)))
    {
        for people in after(s, by + 1) {
            push(s, found, Outcome::Wounded, people, here);
        }
    }
}

/// "no casualties", "did not cause any casualties", "without injuries".
fn none_said(s: &Sentence, at: usize) -> bool {
    (at.saturating_sub(7)..at).any(|i| s.is("negation", s.word(i)))
}

//! Who was hurt, told by nouns and adjectives: "five dead", "a toll of 40", "no casualties".

use super::casualties::{Casualty, none, push};
use super::counts::{Number, number};
use super::group::{People, named_person, plain_word};
use super::lexicon::{Role, Verb};
use super::people::{after, before, ending_at, objects};
use super::sentence::{Sentence, Stretch};
use crate::model::{CasualtyClaim, Count, CountForm, Kind, Outcome, Scope};

/// "a deadly rocket attack": somebody died, no figure is given.
pub(super) fn deadly(s: &Sentence, at: usize, found: &mut Vec<Casualty>) {
    let event = |i: usize| s.lexicon.noun(&s.tokens, i).is_some();
    // Behind it, or before ("the attacks that proved fatal").
    let names_event = || {
        (at + 1..(at + 4).min(s.tokens.len())).any(event) || (at.saturating_sub(6)..at).any(event)
    };
    // "the raid caused fatalities".
    let caused = |i: usize| s.verb(i).is_some_and(|v| v.has(Role::Suffer));
    let some = matches!(s.word(at), "deaths" | "fatalities")
        && (at.saturating_sub(4)..at).any(caused)
        && ending_at(s, at).is_empty()
        && s.word(at + 1) != "of"
        && !none_said(s, at);
    if some || s.is("deadly", s.word(at)) && names_event() {
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

/// "the death toll climbed to 73", "raising the toll to at least ten", "a toll of 40 dead", "the number
/// of dead rose to 15".
pub(super) fn toll(s: &Sentence, at: usize, found: &mut Vec<Casualty>) {
    // "put the number of dead at five and that of the wounded at 11".
    let of = matches!(s.word(at), "number" | "that") && s.word(at + 1) == "of";
    let whose = if s.word(at + 2) == "the" {
        at + 3
    } else {
        at + 2
    };
    let counts = of && (at + 2..at + 5).any(|i| s.lexicon.dead.contains(s.word(i)));
    let wounded = of && s.lexicon.hurt.contains(s.word(whose));
    if s.word(at) != "toll" && !counts && !wounded {
        return;
    }
    let outcome = if wounded {
        Outcome::Wounded
    } else {
        Outcome::Killed
    };
    let end = s.tokens.len().min(at + 24);
    let counted = (at + 1..end)
        .filter(|&i| {
            matches!(
                s.word(i),
                "to" | "at" | "of" | "reached" | "is" | "was" | "stood"
            )
        })
        .find_map(|i| number(s, i + 1).filter(|n| n.min > 0 && s.time_at(n.at.from).is_none()));
    let Some(number) = counted else { return };
    let here = Stretch {
        from: at,
        to: at + 1,
    };
    let who = s.unlisted(number.at);
    let people = People {
        number,
        who,
        at: number.at,
    };
    push(s, found, outcome, people, here);
}

/// "Five policemen were among the wounded": so many at least.
pub(super) fn among(s: &Sentence, at: usize, found: &mut Vec<Casualty>) {
    let whom = s.word(at + 2);
    let outcome = if s.lexicon.hurt.contains(whom) {
        Outcome::Wounded
    } else if s.lexicon.dead.contains(whom) || whom == "victims" {
        Outcome::Killed
    } else {
        return;
    };
    if s.word(at) != "among" || s.word(at + 1) != "the" || !s.is("be", s.before(at)) {
        return;
    }
    let here = Stretch {
        from: at,
        to: at + 3,
    };
    for mut people in before(s, at) {
        people.number.max = None;
        people.number.form = CountForm::AtLeast;
        push(s, found, outcome, people, here);
    }
}

/// "five dead", "the deaths of two soldiers", "12 injuries", "no casualties", "suffered concussions".
pub(super) fn nouns(s: &Sentence, at: usize, found: &mut Vec<Casualty>) {
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
    let harm = match word {
        "casualties" | "injuries" | "losses" => Some(Outcome::Wounded),
        "deaths" | "fatalities" => Some(Outcome::Killed),
        _ => None,
    };
    if let Some(outcome) = harm.filter(|_| !is_verb && none_said(s, at)) {
        found.push(none(s, outcome, here));
        return;
    }
    let of = (at + 1..(at + 9).min(s.tokens.len())).find(|&i| s.word(i) == "of");
    let of = of.filter(|&i| i == at + 1 || !after(s, i + 1).is_empty() && !s.is_border(i - 1));
    if let Some(of) = of.filter(|_| (dead || killing) && !is_verb) {
        let list = after(s, of + 1);
        let one = list.is_empty().then(|| the_one(s, of + 1)).flatten();
        for people in list.into_iter().chain(one) {
            push(s, found, outcome, people, here);
        }
        return;
    }
    // "shot dead two guards": the verb counts them.
    let of_verb = |i: usize| {
        s.verb(i)
            .is_some_and(|v| v.has(Role::Kill) && i + v.len() > at)
    };
    let active = is_verb && !objects(s, at + 1).is_empty();
    if active || is_verb && s.passive_be(at).is_some() || (at.saturating_sub(2)..at).any(of_verb) {
        return;
    }
    // "left five dead", "ten wounded", "at least 30 people dead".
    let list = ending_at(s, at);
    if !list.is_empty() {
        for people in list {
            push(s, found, outcome, people, here);
        }
        return;
    }
    // "Dozens of service members suffered concussions".
    let suffers = (at.saturating_sub(5)..at).rev().find(|&i| {
        s.verb(i).is_some_and(|v| {
            matches!(
                v.lemma.as_str(),
                "suffer" | "sustain" | "treat" | "diagnose"
            )
        })
    });
    // "leaving two people with light injuries", "was taken to hospital with burns".
    let with = (at.saturating_sub(5)..at)
        .rev()
        .find(|&i| s.word(i) == "with");
    if let Some(with) = with {
        let leaves = (with.saturating_sub(8)..with)
            .rev()
            .find(|&i| s.verb(i).is_some_and(|v| v.lemma == "leave"));
        let people = leaves.map_or_else(Vec::new, |_| ending_at(s, with));
        for people in people {
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

/// "the death of the then owner": somebody by what he does.
fn the_one(s: &Sentence, at: usize) -> Option<People> {
    if !s.is("determiners", s.word(at)) {
        return None;
    }
    let to = (at + 1..at + 5).find(|&i| !plain_word(s, i))?;
    let word = s.word(to - 1);
    let does = ["er", "or", "man", "ist", "ian"]
        .iter()
        .any(|end| word.ends_with(end));
    let words = Stretch { from: at, to };
    (to > at + 1 && word.len() > 4 && does).then(|| named_person(words, s.unlisted(words)))
}

/// "no casualties", "did not cause any casualties", "without injuries"; not "it is not clear whether
/// there were casualties", "did not say how many".
fn none_said(s: &Sentence, at: usize) -> bool {
    let reach = at.saturating_sub(7)..at;
    let unknown = [
        "clear",
        "known",
        "whether",
        "if",
        "how",
        "word",
        "details",
        "unclear",
        "information",
    ];
    let said = reach.clone().any(|i| s.is("negation", s.word(i)));
    said && !reach.into_iter().any(|i| unknown.contains(&s.word(i)))
}

/// "left 14 in hospital", "putting two guards in a critical condition".
pub(super) fn in_hospital(s: &Sentence, at: usize, found: &mut Vec<Casualty>) {
    let leaves = |v: &Verb| v.lemma == "leave" || v.lemma == "put";
    if !s.verb(at).is_some_and(leaves) {
        return;
    }
    let list = after(s, at + 1);
    let Some(to) = list.last().map(|p| p.at.to) else {
        return;
    };
    let words = (to + 1..to + 5).take_while(|&i| !s.is_border(i) && s.word(i) != ",");
    let cared = |i: usize| matches!(s.word(i), "hospital" | "hospitals" | "critical");
    if s.word(to) != "in" || !words.into_iter().any(cared) {
        return;
    }
    let here = Stretch {
        from: at,
        to: at + 1,
    };
    for people in list {
        push(s, found, Outcome::Wounded, people, here);
    }
}

/// "took 12 lives", "claimed the lives of five worshippers".
pub(super) fn lives(s: &Sentence, at: usize, found: &mut Vec<Casualty>) {
    if s.word(at) != "lives" {
        return;
    }
    let from = at.saturating_sub(6).max(s.clause_start(at));
    let takes = |&i: &usize| s.is("take_lives", s.word(i));
    let Some(verb) = (from..at).rev().find(takes) else {
        return;
    };
    let here = Stretch {
        from: verb,
        to: at + 1,
    };
    let list = if s.word(at + 1) == "of" {
        after(s, at + 2)
    } else {
        let number = (verb + 1..at).find_map(|i| number(s, i).filter(|n| n.at.to <= at));
        let who = s.unlisted(Stretch {
            from: at,
            to: at + 1,
        });
        let people = |number: Number| People {
            number,
            who,
            at: number.at,
        };
        number.map(people).into_iter().collect()
    };
    for people in list {
        push(s, found, Outcome::Killed, people, here);
    }
}

/// "the army lost two soldiers in the attack".
pub(super) fn lost(s: &Sentence, at: usize, found: &mut Vec<Casualty>) {
    if !matches!(s.word(at), "lost" | "losing" | "loses") {
        return;
    }
    let mut clause = at..s.clause_end(at);
    if !clause.any(|i| s.lexicon.noun(&s.tokens, i).is_some()) {
        return;
    }
    let here = Stretch {
        from: at,
        to: at + 1,
    };
    let own = |p: &People| (p.at.from..p.at.to).any(|i| s.lexicon.is_people(s.word(i)));
    for people in after(s, at + 1).into_iter().filter(own) {
        push(s, found, Outcome::Killed, people, here);
    }
}

/// "the crew are safe", "all on board escaped unhurt".
pub(super) fn safe(s: &Sentence, at: usize, found: &mut Vec<Casualty>) {
    if !s.is("unhurt", s.word(at)) {
        return;
    }
    let all = |i: usize| s.is("all_of_them", s.word(i));
    let start = s.clause_start(at).max(at.saturating_sub(10));
    // "all safe houses" are none of them.
    let next = s.word(at + 1);
    let adjective = plain_word(s, at + 1) || s.is("things", next);
    if !adjective && (start..at).any(all) && !none_said(s, at) {
        let here = Stretch {
            from: at,
            to: at + 1,
        };
        found.push(none(s, Outcome::Wounded, here));
    }
}

/// "13 bodies were pulled out": the dead, as they are found.
pub(super) fn bodies(s: &Sentence, at: usize, found: &mut Vec<Casualty>) {
    if s.word(at) != "bodies" {
        return;
    }
    let clause = s.clause_start(at)..s.clause_end(at);
    let recovered = clause.into_iter().any(|i| s.is("recover", s.word(i)));
    let from = at.saturating_sub(4);
    let number = (from..at).find_map(|i| number(s, i).filter(|n| n.at.to == at && n.min > 0));
    if let Some(number) = number.filter(|_| recovered) {
        let here = Stretch {
            from: at,
            to: at + 1,
        };
        let who = s.unlisted(here);
        let people = People {
            number,
            who,
            at: number.at,
        };
        push(s, found, Outcome::Killed, people, here);
    }
}

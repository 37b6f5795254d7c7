//! Who was hurt: killed, died, wounded, with count and words.

use super::counts::{Number, number};
use super::lexicon::{Form, Role};
use super::sentence::{Sentence, Stretch};
use crate::model::{CasualtyClaim, Count, CountForm, EntityKind, Kind, Outcome, Party, Scope};

/// A casualty claim and the token that carries it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Casualty {
    pub claim: CasualtyClaim,
    pub at: Stretch,
}

/// A group of people with its number: "two American soldiers", "a Briton", "Gen. Qassem Soleimani".
#[derive(Debug, Clone, Copy)]
struct People {
    number: Number,
    who: Party,
    at: Stretch,
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
    let total = s.any("period", clause) && !short;
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

/// "a currency exchanger was abducted and killed": a subject in the singular is one, whatever the word.
fn someone(s: &Sentence, at: usize) -> Option<People> {
    let be = s.passive_be(at).filter(|&i| s.word(i) == "was")?;
    let from = s.clause_start(at).max(be.saturating_sub(10));
    let article = (from..be).find(|&i| matches!(s.word(i), "a" | "an"))?;
    let plain = (article..be).all(|i| {
        s.verb(i).is_none()
            && s.lexicon.noun(&s.tokens, i).is_none()
            && s.lexicon.weapon(&s.tokens, i).is_none()
    });
    let words = Stretch {
        from: article,
        to: be,
    };
    let who = Party {
        entity: None,
        span: s.span_of(words),
    };
    plain.then(|| named_person(words, who))
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

/// A number that directly counts the dead word at `at`: "five dead", "30 people dead".
fn ending_at(s: &Sentence, at: usize) -> Option<People> {
    let from = at.saturating_sub(8);
    for start in from..at {
        let Some(number) = number(s, start) else {
            continue;
        };
        if matches!(number.form, CountForm::Exact)
            && matches!(s.word(start), "a" | "an")
            && number.at.to - number.at.from == 1
        {
            continue;
        }
        if number.at.to == at {
            let who = Party {
                entity: None,
                span: s.span_of(Stretch {
                    from: at,
                    to: at + 1,
                }),
            };
            return Some(People {
                number,
                who,
                at: number.at,
            });
        }
        if let Some(people) = people_at(s, start)
            && (people.at.to == at
                || people.at.to + 1 == at
                    && matches!(s.word(people.at.to), "were" | "left" | "was"))
        {
            return Some(people);
        }
    }
    None
}

/// The list of people that starts at `at`: "two Americans and one British soldier".
fn after(s: &Sentence, at: usize) -> Vec<People> {
    let mut list = Vec::new();
    let mut next = at;
    // "a total of six people", "a total number of 6 people".
    if matches!(s.word(at), "a" | "the") && s.word(at + 1) == "total" {
        next = (at + 2..at + 5)
            .find(|&i| s.word(i) == "of")
            .map_or(at, |i| i + 1);
    }
    while next < s.tokens.len() {
        let Some(people) = people_at(s, next) else {
            break;
        };
        next = people.at.to;
        list.push(people);
        // "including five children" and "among them" repeat, they do not add.
        if s.word(next) == "," && matches!(s.word(next + 1), "including" | "among")
            || s.word(next) == "including"
        {
            break;
        }
        let named = people_at_is_name(s, list.last());
        match (s.word(next), s.word(next + 1)) {
            (",", "and") => next += 2,
            ("and", _) => next += 1,
            // "killed two soldiers, President …": a name goes on a list of names only.
            (",", _) if named || number(s, next + 1).is_some() => next += 1,
            _ => break,
        }
        if s.verb(next)
            .is_some_and(|v| v.has(Role::Wound) || v.has(Role::Kill))
        {
            break;
        }
    }
    list
}

fn people_at_is_name(s: &Sentence, people: Option<&People>) -> bool {
    people.is_some_and(|p| {
        s.names
            .iter()
            .any(|n| n.kind == EntityKind::Person && n.span == p.who.span)
    })
}

/// The people right before the verb at `at` (auxiliaries skipped): "three more soldiers were".
fn before(s: &Sentence, at: usize) -> Vec<People> {
    let from = s.clause_start(at).max(at.saturating_sub(22));
    let mut best: Vec<People> = Vec::new();
    let mut start = from;
    while start < at {
        let list = after(s, start);
        let Some(last) = list.last() else {
            start += 1;
            continue;
        };
        let gap = Stretch {
            from: last.at.to,
            to: at,
        };
        let linked = (gap.from..gap.to).all(|i| {
            let word = s.word(i);
            s.is("auxiliaries", word)
                || word.ends_with("ly")
                || s.is_quote(i)
                || matches!(
                    word,
                    "also"
                        | "who"
                        | "reported"
                        | "said"
                        | "to"
                        | "have"
                        | "all"
                        | "others"
                        | "later"
                        | "and"
                        | ","
                        | "or"
                )
                || s.verb(i)
                    .is_some_and(|v| v.has(Role::Kill) || v.has(Role::Wound))
        }) || people_with_phrase(s, gap)
            || apposed(s, gap);
        if linked {
            best = list;
            break;
        }
        start = last.at.to.max(start + 1);
    }
    best
}

/// "X, a militia commander, was killed": an apposition between two commas.
fn apposed(s: &Sentence, gap: Stretch) -> bool {
    let close = (gap.from + 1..gap.to).rev().find(|&i| s.word(i) == ",");
    s.word(gap.from) == ","
        && gap.to - gap.from <= 14
        && close.is_some_and(|c| (c + 1..gap.to).all(|i| s.is("auxiliaries", s.word(i))))
        && !(gap.from..gap.to).any(|i| s.is("relative", s.word(i)))
}

/// "two police officers from the 19th Division were killed": a short phrase between.
fn people_with_phrase(s: &Sentence, gap: Stretch) -> bool {
    let short = gap.to - gap.from <= 9;
    short
        && matches!(
            s.word(gap.from),
            "from" | "of" | "in" | "at" | "with" | "on" | "aboard"
        )
        && (gap.from..gap.to).any(|i| s.is("be", s.word(i)))
        && !(gap.from..gap.to).any(|i| s.verb(i).is_some_and(|v| v.has(Role::Say)))
}

/// The number and people at `at`: number, adjectives, then a word for people or a person's name.
fn people_at(s: &Sentence, at: usize) -> Option<People> {
    if let Some(name) = s
        .name_at(at)
        .filter(|n| n.kind == EntityKind::Person && n.at.from == at)
    {
        return Some(named_person(
            name.at,
            Party {
                entity: Some(name.entity),
                span: name.span,
            },
        ));
    }
    if let Some(number) = number(s, at) {
        let mut i = number.at.to;
        let limit = (i + 6).min(s.tokens.len());
        let mut last = None;
        while i < limit {
            let word = s.word(i);
            if s.is_number(i) && last.is_none() && !word.ends_with("-old") {
                return None;
            } else if s.lexicon.is_people(word) {
                last = Some(i);
            } else if last.is_some() && !s.tokens[i].capital
                || s.is_border(i)
                || word == ","
                || s.is("prepositions", word) && word != "of"
                || s.is("auxiliaries", word)
                || s.verb(i)
                    .is_some_and(|v| v.has(Role::Kill) || v.has(Role::Wound))
                || word == "and"
            {
                break;
            } else if s.lexicon.weapon(&s.tokens, i).is_some()
                || s.lexicon.noun(&s.tokens, i).is_some()
            {
                return None;
            }
            i += 1;
        }
        if let Some(last) = last {
            return Some(counted(s, number, last + 1));
        }
        // "two Americans": a nationality stands for people.
        let to = number.at.to;
        let skip = usize::from(s.word(to) == "more" || s.word(to) == "other");
        let nation = s
            .tokens
            .get(to + skip)
            .filter(|t| t.capital && s.name_at(to + skip).is_some());
        if nation.is_some() && !s.tokens.get(to + skip + 1).is_some_and(|t| t.capital) {
            return Some(counted(s, number, to + skip + 1));
        }
        // "killing two": the number alone.
        let ends = matches!(
            s.word(to),
            "" | "."
                | ","
                | "and"
                | ";"
                | "in"
                | "others"
                | "other"
                | "more"
                | "on"
                | "were"
                | "was"
                | "have"
                | "had"
                | "wounded"
                | "injured"
                | "killed"
                | "hurt"
                | "when"
                | "by"
                | "at"
        );
        let counts = number.form != CountForm::Vague
            || matches!(
                s.word(to - 1),
                "dozens" | "scores" | "hundreds" | "several" | "many"
            );
        if ends && counts && !matches!(s.word(at), "a" | "an") {
            let to = if matches!(s.word(to), "others" | "other" | "more") {
                to + 1
            } else {
                to
            };
            return Some(counted(s, number, to));
        }
        return None;
    }
    one_person(s, at).or_else(|| titled_person(s, at))
}

/// "the driver", "his son": one person without a number.
fn one_person(s: &Sentence, at: usize) -> Option<People> {
    if !matches!(s.word(at), "the" | "his" | "her" | "their") {
        return None;
    }
    let reach = at + 1..(at + 4).min(s.tokens.len());
    let last = reach
        .take_while(|&i| s.verb(i).is_none() && !s.is("auxiliaries", s.word(i)))
        .filter(|&i| s.lexicon.is_people(s.word(i)))
        .last()?;
    let word = s.word(last);
    let plural = word.ends_with('s') || s.lexicon.is_collective(word);
    (!plural).then(|| {
        let words = Stretch {
            from: at,
            to: last + 1,
        };
        named_person(
            words,
            Party {
                entity: None,
                span: s.span_of(words),
            },
        )
    })
}

fn counted(s: &Sentence, number: Number, to: usize) -> People {
    let words = Stretch {
        from: number.at.to.min(to - 1),
        to,
    };
    let entity = s
        .names
        .iter()
        .find(|n| words.holds(n.at.from) && n.kind == EntityKind::Group);
    let who = Party {
        entity: entity.map(|n| n.entity),
        span: s.span_of(words),
    };
    People {
        number,
        who,
        at: Stretch {
            from: number.at.from,
            to,
        },
    }
}

fn named_person(at: Stretch, who: Party) -> People {
    // Naming one victim does not exclude others.
    let number = Number {
        min: 1,
        max: who.entity.is_none().then_some(1),
        form: if who.entity.is_none() {
            CountForm::Exact
        } else {
            CountForm::AtLeast
        },
        at,
    };
    People { number, who, at }
}

/// "top Iranian Gen. Qassem Soleimani": words before a listed person, without a number.
fn titled_person(s: &Sentence, at: usize) -> Option<People> {
    let name = s
        .names
        .iter()
        .find(|n| n.kind == EntityKind::Person && n.at.from > at && n.at.from <= at + 6)?;
    let plain = (at..name.at.from).all(|i| {
        !s.is("prepositions", s.word(i)) && !s.is("auxiliaries", s.word(i)) && !s.is_border(i)
            || s.word(i) == "of"
            || s.word(i) == "." && s.tokens[i - 1].capital
    });
    plain.then(|| {
        named_person(
            Stretch {
                from: at,
                to: name.at.to,
            },
            Party {
                entity: Some(name.entity),
                span: name.span,
            },
        )
    })
}

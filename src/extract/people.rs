//! Groups of people with their number: "two American soldiers", "a Briton", "the driver".

use super::counts::{Number, number};
use super::lexicon::Role;
use super::sentence::{Sentence, Stretch};
use crate::model::{CountForm, EntityKind, Party};

/// A group of people with its number: "two American soldiers", "a Briton", "Gen. Qassem Soleimani".
#[derive(Debug, Clone, Copy)]
pub(super) struct People {
    pub number: Number,
    pub who: Party,
    pub at: Stretch,
}

/// "a currency exchanger was abducted and killed": a subject in the singular is one, whatever the word.
pub(super) fn someone(s: &Sentence, at: usize) -> Option<People> {
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

/// A number that directly counts the dead word at `at`: "five dead", "30 people dead".
pub(super) fn ending_at(s: &Sentence, at: usize) -> Option<People> {
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
pub(super) fn after(s: &Sentence, at: usize) -> Vec<People> {
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
            // "Mullah Dadar, a deputy commander": who that is, not one more.
            (",", "a" | "an" | "the" | "his" | "her") if named => break,
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
pub(super) fn before(s: &Sentence, at: usize) -> Vec<People> {
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
        return Some(named_person(name.at, name.party()));
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

pub(super) fn named_person(at: Stretch, who: Party) -> People {
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
        .find(|n| n.kind == EntityKind::Person && n.at.from > at && n.at.from <= at + 10)?;
    let plain = (at..name.at.from).all(|i| {
        !s.is("prepositions", s.word(i)) && !s.is("auxiliaries", s.word(i)) && !s.is_border(i)
            || s.word(i) == "of"
            || s.word(i) == "." && s.tokens[i - 1].capital
            // "the group's military leader, X Y".
            || s.word(i) == "," && i + 1 == name.at.from
    });
    plain.then(|| {
        named_person(
            Stretch {
                from: at,
                to: name.at.to,
            },
            name.party(),
        )
    })
}

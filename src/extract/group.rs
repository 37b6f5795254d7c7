//! One group of people with its number: "two American soldiers", "a Briton", "the driver".

use super::counts::{Number, number};
use super::lexicon::{Form, Role, Verb};
use super::sentence::{Sentence, Stretch};
use super::tokens::Shape;
use crate::model::{CountForm, EntityKind, Party};

/// A group of people with its number: "two American soldiers", "a Briton", "Gen. Qassem Soleimani".
#[derive(Debug, Clone, Copy)]
pub(super) struct People {
    pub number: Number,
    pub who: Party,
    pub at: Stretch,
}

/// The number and people at `at`: number, adjectives, then a word for people or a person's name.
pub(super) fn people_at(s: &Sentence, at: usize) -> Option<People> {
    if let Some(name) = s
        .name_at(at)
        .filter(|n| n.kind == EntityKind::Person && n.at.from == at)
    {
        return Some(named_person(name.at, name.party()));
    }
    if let Some(number) = number(s, at) {
        let mut i = number.at.to;
        // "one a boy", "two of the wounded": some of those told before.
        let told =
            |w: &str| s.lexicon.dead.contains(w) || s.lexicon.hurt.contains(w) || w == "victims";
        let again = s.word(i) == "of" && s.word(i + 1) == "the" && told(s.word(i + 2));
        if matches!(s.word(i), "a" | "an") || again {
            return None;
        }
        // A long name before the word for people takes no room: "six Rural Border Police Force (RBPF)
        // officers".
        let mut limit = i + 6;
        let mut last = None;
        while i < limit.min(s.tokens.len()) {
            let word = s.word(i);
            let short = word == "(" && s.word(i + 2) == ")" && s.tokens[i + 1].capital;
            if short && s.tokens[i - 1].capital {
                i += 3;
                limit += 3;
                continue;
            }
            limit += usize::from(s.tokens[i].capital);
            // "two of the six miners".
            let whole = i > 1 && s.word(i - 2) == "of" && s.is("definite", s.word(i - 1));
            if s.is_number(i) && last.is_none() && !word.ends_with("-old") && !whole {
                return None;
            } else if s.lexicon.is_people(word) {
                last = Some(i);
            } else if last.is_some() && !s.tokens[i].capital
                || s.is_border(i)
                || word == ","
                || s.is("prepositions", word) && word != "of"
                || s.is("auxiliaries", word)
                || fate(s, i)
                || word == "when"
                || word == "and" && !qualifies(s, number, i)
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
        if let Some(last) = plural(s, number) {
            return Some(counted(s, number, last + 1));
        }
        let to = number.at.to;
        // "four of the raiders".
        let men = |i: usize| s.is("actor_nouns", s.word(i)) || s.is("attackers", s.word(i));
        if s.word(to) == "of" && s.is("definite", s.word(to + 1)) && men(to + 2) {
            return Some(counted(s, number, to + 3));
        }
        // "six of them".
        if s.word(to) == "of" && matches!(s.word(to + 1), "them" | "whom" | "those") {
            return Some(counted(s, number, to + 2));
        }
        // "two Americans": a nationality stands for people.
        let skip = usize::from(s.word(to) == "more" || s.word(to) == "other");
        // "40 Red Front": so does a group's name.
        let nation = s
            .name_at(to + skip)
            .filter(|n| s.tokens[to + skip].capital && n.at.from == to + skip);
        if let Some(name) = nation
            && (name.at.to == to + skip + 1 || name.kind == EntityKind::Group)
            && !s.tokens.get(name.at.to).is_some_and(|t| t.capital)
        {
            return Some(counted(s, number, name.at.to));
        }
        let things = ["barrage", "volley", "salvo", "spate", "few", "multiple"];
        let counts = number.form != CountForm::Vague || !things.contains(&s.word(to - 1));
        if stands_alone(s, to)
            && counts
            && (number.min > 1 || !matches!(s.word(at), "a" | "an" | "another") || one_more(s, at))
        {
            let to = if matches!(s.word(to), "others" | "other" | "more" | "one") {
                to + 1
            } else {
                to
            };
            return Some(counted(s, number, to));
        }
        return None;
    }
    // "their five children".
    if matches!(s.word(at), "his" | "her" | "their" | "its") && number(s, at + 1).is_some() {
        return people_at(s, at + 1);
    }
    one_person(s, at).or_else(|| titled_person(s, at))
}

/// The verb that says what befell people.
pub(super) fn fate(s: &Sentence, at: usize) -> bool {
    let fates = [Role::Kill, Role::Wound, Role::Die, Role::Suffer];
    let told = |v: &Verb| v.form == Form::Past && fates.iter().any(|&r| v.has(r));
    s.verb(at).is_some_and(told)
}

/// "killing two", "two were hurt", "and two seriously injured": the number stands for the people.
fn stands_alone(s: &Sentence, to: usize) -> bool {
    let mut end = to;
    while s.word(end).ends_with("ly") {
        end += 1;
    }
    let word = s.word(to);
    let goes_on = [
        "and", "when", "others", "other", "more", "one", "in", "on", "by", "at", "near",
    ];
    let ends = s.is_border(to) || s.is("auxiliaries", word) || goes_on.contains(&word);
    fate(s, end) || word.is_empty() || word == "," || ends || word == "outside"
}

/// "killed one guard and wounded another", "another was badly hurt"; not "one after another".
fn one_more(s: &Sentence, at: usize) -> bool {
    let mut end = at + 1 + usize::from(s.word(at + 1) == "one");
    while s.word(end).ends_with("ly") {
        end += 1;
    }
    let harmed = |i: usize| {
        s.verb(i)
            .is_some_and(|v| v.has(Role::Kill) || v.has(Role::Wound))
    };
    let auxiliary = s.is("auxiliaries", s.word(end));
    s.word(at) == "another" && (at > 0 && harmed(at - 1) || harmed(end + usize::from(auxiliary)))
}

/// A word that may be part of the name of people: no mark, weapon, happening, verb or measure.
pub(super) fn plain_word(s: &Sentence, at: usize) -> bool {
    let word = s.word(at);
    s.tokens
        .get(at)
        .is_some_and(|t| t.shape == Shape::Word && !t.capital)
        && s.lexicon.noun(&s.tokens, at).is_none()
        && s.lexicon.weapon(&s.tokens, at).is_none()
        && s.verb(at).is_none()
        && s.time_at(at).is_none()
        && ![
            "prepositions",
            "auxiliaries",
            "determiners",
            "relative",
            "things",
            "separators",
        ]
        .iter()
        .any(|list| s.is(list, word))
        && !matches!(word, "and" | "or")
}

/// "six cleaners", "four visiting mechanics": whatever the word, who is killed is somebody.
fn plural(s: &Sentence, number: Number) -> Option<usize> {
    let reach = number.at.to..number.at.to + 3;
    let many = number.max != Some(1);
    // "26 Hazaras": a people that no list holds.
    let people = |i: usize| {
        let token = s
            .tokens
            .get(i)
            .filter(|t| t.capital && t.shape == Shape::Word);
        let next = s.word(i + 1);
        let ends = s.is("prepositions", next) || s.is_border(i + 1) || next == ",";
        token.is_some_and(|t| t.norm.ends_with('s') || ends)
            && s.name_at(i).is_none()
            && s.time_at(i).is_none()
    };
    if many && people(number.at.to) && !s.tokens[number.at.to].possessive {
        return Some(number.at.to);
    }
    let noun = |i: &usize| plain_word(s, *i) && !s.word(*i).ends_with("ly");
    // "26 pro-Iran Iraqi paramilitaries".
    let skip = |i: &usize| s.name_at(*i).is_some() || s.word(*i).contains('-');
    let from = reach
        .clone()
        .take_while(skip)
        .last()
        .map_or(reach.start, |i| i + 1);
    let reach = from..from + 3;
    let last = reach.take_while(noun).last()?;
    let word = s.word(last);
    // "three passers-by", "two hangers-on".
    let head = word.split_once('-').map_or(word, |(head, _)| head);
    let plural =
        word.len() > 4 && (word.ends_with('s') || word.ends_with("men") || head.ends_with("ers"));
    (many && plural).then_some(last)
}

/// "34 left-wing and pro-union activists": "and" between two adjectives.
fn qualifies(s: &Sentence, number: Number, and: usize) -> bool {
    and > number.at.to
        && !s.lexicon.is_people(s.before(and))
        && number_free(s, and + 1)
        && s.verb(and + 1).is_none()
        && (and + 2..and + 4).any(|i| s.lexicon.is_people(s.word(i)))
}

fn number_free(s: &Sentence, at: usize) -> bool {
    number(s, at).is_none() && !s.is("determiners", s.word(at))
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
        named_person(words, s.unlisted(words))
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

//! Lists of people before and after the words that say what befell them: "two Americans and a Briton".

use super::counts::number;
use super::group::{People, fate, named_person, people_at, plain_word};
use super::lexicon::Role;
use super::sentence::{Sentence, Stretch};
use crate::model::{CountForm, EntityKind};

/// The list of people that starts at `at`: "two Americans and one British soldier". What tells some of
/// them again ("one of them a woman", "a child among them") is left out.
pub(super) fn after(s: &Sentence, at: usize) -> Vec<People> {
    let mut list = Vec::new();
    // How many stand before the last comma.
    let mut told = 0;
    let mut next = at;
    // "a total of six people", "a total number of 6 people".
    if matches!(s.word(at), "a" | "the") && s.word(at + 1) == "total" {
        next = (at + 2..at + 5)
            .find(|&i| s.word(i) == "of")
            .map_or(at, |i| i + 1);
    }
    while next < s.tokens.len() {
        let found = people_at(s, next).or_else(|| joined(s, next));
        let Some(people) = found.or_else(|| added(s, next).filter(|_| !list.is_empty())) else {
            break;
        };
        next = people.at.to;
        list.push(people);
        // "including five children" and "among them" repeat, they do not add.
        let again = next + usize::from(s.word(next) == ",");
        if s.is("including", s.word(again)) {
            break;
        }
        let named = people_at_is_name(s, list.last());
        // "A girl, 9, was hurt": her age.
        let one = people.number.max == Some(1) || named;
        let closes = matches!(s.word(next + 2), "," | "." | ";" | "");
        if one && s.word(next) == "," && s.is_number(next + 1) && closes {
            break;
        }
        // "four members of the guard and two civilians".
        next = behind_phrase(s, next).unwrap_or(next);
        next = behind_name(s, next).filter(|_| !named).unwrap_or(next);
        match (s.word(next), s.word(next + 1)) {
            (",", "and") => next += 2,
            ("and", _) => next += 1,
            ("as", "well") if s.word(next + 2) == "as" => next += 3,
            // "Mullah Dadar, a deputy commander": who that is, not one more.
            (",", "a" | "an" | "the" | "his" | "her") if named => break,
            // "killed a judge, his driver and".
            (",", "his" | "her" | "their") if people_at(s, next + 1).is_some() => next += 1,
            // "killed two soldiers, President …": a name goes on a list of names only.
            (",", _) if some_of(s, next + 1) => break,
            (",", _) if named || number(s, next + 1).is_some() => {
                next += 1;
                told = list.len();
            }
            _ => break,
        }
        if s.verb(next)
            .is_some_and(|v| v.has(Role::Wound) || v.has(Role::Kill))
        {
            break;
        }
    }
    if told > 0 && s.word(next) == "among" && s.word(next + 1) == "them" {
        list.truncate(told);
    }
    list
}

/// The people a verb has as its objects: "killed a guard and two drivers"; not "killed a guard and two
/// drivers were hurt".
pub(super) fn objects(s: &Sentence, at: usize) -> Vec<People> {
    let mut list = after(s, at);
    // "killing a sentry": whatever the word, who is killed is somebody.
    if list.is_empty() && matches!(s.word(at), "a" | "an") && plain_word(s, at + 1) {
        let to = (at + 2..at + 4)
            .find(|&i| !plain_word(s, i))
            .unwrap_or(at + 2);
        let ends = s.is_border(to) || s.is("prepositions", s.word(to));
        let words = Stretch { from: at, to };
        if to > at + 1 && (ends || matches!(s.word(to), "" | "," | "and")) {
            list.push(named_person(words, s.unlisted(words)));
        }
    }
    // "shot dead Karim Nour, 35": nor need a name be known.
    list.extend(called(s, at).filter(|_| list.is_empty()));
    if let [_, .., last] = list.as_slice() {
        let mut next = last.at.to;
        while s.word(next).ends_with("ly") {
            next += 1;
        }
        if s.is("auxiliaries", s.word(next)) || fate(s, next) {
            list.pop();
        }
    }
    list
}

/// "A colleague, Karim Nour, and his wife": behind the name that says who it is.
fn behind_name(s: &Sentence, at: usize) -> Option<usize> {
    let capital =
        |i: &usize| s.tokens.get(*i).is_some_and(|t| t.capital) && s.time_at(*i).is_none();
    let to = (at + 1..at + 5).take_while(capital).last()? + 1;
    (s.word(at) == "," && s.word(to) == "," && s.word(to + 1) == "and").then_some(to)
}

/// What looks like the name of a person that no list holds, as an object: two or three capitals.
fn called(s: &Sentence, at: usize) -> Option<People> {
    let capital = |i: &usize| {
        let token = s.tokens.get(*i);
        token.is_some_and(|t| t.capital) && s.name_at(*i).is_none() && s.time_at(*i).is_none()
    };
    let to = (at..at + 4).take_while(capital).last()? + 1;
    let ends = s.is_border(to) || s.is("prepositions", s.word(to));
    let ends = ends || matches!(s.word(to), "" | "," | "and" | "who");
    let words = Stretch { from: at, to };
    let several = s.word(to - 1).ends_with('s');
    (ends && !several && (2..=3).contains(&(to - at)))
        .then(|| named_person(words, s.unlisted(words)))
}

/// The "and" that leads from people over what tells where they belong to more people.
fn behind_phrase(s: &Sentence, at: usize) -> Option<usize> {
    if !s.is("prepositions", s.word(at)) {
        return None;
    }
    let phrase =
        (at + 1..at + 12).take_while(|&i| !s.is_border(i) && s.word(i) != "," && !fate(s, i));
    let joins = |i: &usize| s.word(*i) == "and" && people_at(s, i + 1).is_some();
    phrase.into_iter().find(joins)
}

/// "two of them children", "three of whom": some of those counted before.
fn some_of(s: &Sentence, at: usize) -> bool {
    let to = number(s, at).map_or(at, |n| n.at.to);
    to > at && matches!(s.word(to), "of") && matches!(s.word(to + 1), "them" | "whom" | "those")
        || to > at && s.word(to - 1) == "of" && matches!(s.word(to), "them" | "whom" | "those")
}

/// "a gardener and six guards": one person, whatever the word, beside people that are counted.
fn joined(s: &Sentence, at: usize) -> Option<People> {
    if !matches!(s.word(at), "a" | "an") {
        return None;
    }
    let and = (at + 2..at + 4).find(|&i| s.word(i) == "and")?;
    let plain = (at + 1..and).all(|i| plain_word(s, i));
    let counted = people_at(s, and + 1).is_some_and(|p| p.number.at != p.at);
    let words = Stretch { from: at, to: and };
    (plain && counted).then(|| named_person(words, s.unlisted(words)))
}

/// "and a passer-by": one person more, whatever the word, at the end of a list.
fn added(s: &Sentence, at: usize) -> Option<People> {
    if !matches!(s.word(at), "a" | "an") || s.before(at) != "and" {
        return None;
    }
    let to = (at + 2..at + 4).find(|&i| !plain_word(s, i))?;
    let ends = s.is_border(to) || s.is("prepositions", s.word(to)) || s.word(to) == ",";
    let words = Stretch { from: at, to };
    (ends && plain_word(s, at + 1)).then(|| named_person(words, s.unlisted(words)))
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
    let clause = s.clause_start(at);
    let from = opening(s, clause).unwrap_or(clause);
    let from = from.max(at.saturating_sub(28));
    let mut best: Vec<People> = Vec::new();
    let mut start = from;
    while start < at {
        // "Nine people were killed, two of them children": some of those told.
        let again = matches!(s.before(start), "," | "and") && s.word(start + 2) != "whom";
        if again && some_of(s, start) {
            start += 1;
            continue;
        }
        let list = after(s, start);
        let Some(last) = list.last() else {
            start += 1;
            continue;
        };
        // "killed two guards and three were hurt": the guards were killed.
        let object = start > 0 && fate(s, start - 1) && s.passive_be(start - 1).is_none();
        if object {
            start = list[0].at.to.max(start + 1);
            continue;
        }
        let gap = Stretch {
            from: last.at.to,
            to: at,
        };
        let linked = linked(s, gap);
        if linked {
            best = list;
            break;
        }
        start = last.at.to.max(start + 1);
    }
    best
}

/// A mark that opens or closes an apposition.
fn parts(word: &str) -> bool {
    matches!(word, "," | "-" | "–" | "—" | "--" | "(" | ")")
}

/// "Three soldiers — two Americans and a Briton — were killed": where the clause that goes on behind
/// the second dash begins.
fn opening(s: &Sentence, clause: usize) -> Option<usize> {
    let close = clause.checked_sub(1).filter(|&i| parts(s.word(i)))?;
    let open = (close.saturating_sub(14)..close)
        .rev()
        .find(|&i| parts(s.word(i)) && s.word(i) != ",")?;
    (open > 0).then(|| s.clause_start(open - 1))
}

/// Nothing but auxiliaries and what tells more of the people stands between them and the verb.
fn linked(s: &Sentence, gap: Stretch) -> bool {
    let light = |i: usize| {
        let word = s.word(i);
        let known = [
            "also", "who", "reported", "said", "to", "have", "all", "others", "later", "and", ",",
            "or",
        ];
        let harm = s
            .verb(i)
            .is_some_and(|v| v.has(Role::Kill) || v.has(Role::Wound));
        s.is("auxiliaries", word)
            || word.ends_with("ly")
            || s.is_quote(i)
            || harm
            || known.contains(&word)
    };
    // "were lined up and shot".
    let passive =
        s.is("be", s.word(gap.from)) && s.before(gap.to) == "and" && gap.to - gap.from <= 6;
    if passive && !(gap.from..gap.to).any(|i| s.is_number(i)) {
        return true;
    }
    let rest = (gap.from..gap.to).rev().find(|&i| !light(i));
    let Some(to) = rest.map(|i| i + 1) else {
        return true;
    };
    let close = (to - 1..gap.to).any(|i| parts(s.word(i)));
    let verb = gap.to;
    let gap = Stretch { to, ..gap };
    let other = [Role::Say, Role::Kill, Role::Wound, Role::Die];
    let told = |i: usize| s.verb(i).is_some_and(|v| other.iter().any(|&r| v.has(r)));
    if (gap.from..gap.to).any(told) {
        return false;
    }
    // "X, a militia commander, was killed", "ten people, most of them women, were hurt", "six people
    // including a child died".
    let opens = |i: usize| {
        s.is("including", s.word(i)) || close && parts(s.word(i)) && !relative(s, i, gap.to)
    };
    let apposed = (gap.from..gap.to).find(|&i| opens(i) && gap.to - i <= 13);
    let phrase = Stretch {
        to: apposed.unwrap_or(gap.to),
        ..gap
    };
    // "two police officers from the 19th Division were killed": a short phrase between.
    let finite = (phrase.to..verb).any(|i| s.is("be", s.word(i)))
        || s.verb(verb).is_some_and(|v| v.has(Role::Die));
    let short = phrase.to - phrase.from <= 8 && finite;
    let joins = ["from", "of", "in", "at", "with", "on", "aboard"];
    phrase.from == phrase.to || short && joins.contains(&s.word(phrase.from))
}

/// A relative clause stands there, which has a verb of its own: "X, who led the raid, was".
fn relative(s: &Sentence, from: usize, to: usize) -> bool {
    (from..to).any(|i| s.is("relative", s.word(i)) && s.word(i) != "whom")
}

/// A subject in the singular is one, whatever the word: "a currency exchanger was abducted and killed",
/// "Omar al Badri had been assassinated", "Badri, who was wounded".
pub(super) fn someone(s: &Sentence, at: usize) -> Option<People> {
    let be = s.passive_be(at)?;
    let perfect = s.word(be) == "been" && matches!(s.before(be), "has" | "had");
    // "X, said to have planned it, is killed": a chronicle's present.
    let present = s.word(be) == "is" && (s.entry || !s.times.is_empty());
    if s.word(be) != "was" && !perfect && !present {
        return None;
    }
    let clause = s.clause_start(at);
    let from = clause.max(be.saturating_sub(10));
    let article = (from..be).find(|&i| matches!(s.word(i), "a" | "an"));
    let article = article
        .filter(|_| !perfect)
        .map(|from| Stretch { from, to: be });
    let words = named(s, clause).or(article)?;
    let plain = (words.from..words.to).all(|i| {
        s.verb(i).is_none()
            && s.lexicon.noun(&s.tokens, i).is_none()
            && s.lexicon.weapon(&s.tokens, i).is_none()
    });
    plain.then(|| named_person(words, s.unlisted(words)))
}

/// What looks like the name of a person that no list holds, as the subject of a clause or before its
/// "who".
fn named(s: &Sentence, clause: usize) -> Option<Stretch> {
    let capital = |i: usize| {
        let other = s.name_at(i).is_some_and(|n| n.kind != EntityKind::Person);
        s.tokens.get(i).is_some_and(|t| t.capital) && !other && s.time_at(i).is_none()
    };
    if s.before(clause) == "who" {
        let comma = usize::from(clause >= 2 && s.word(clause - 2) == ",");
        let last = clause
            .checked_sub(2 + comma)
            .filter(|&i| capital(i) && !s.word(i).ends_with('s'))?;
        return Some(Stretch {
            from: last,
            to: last + 1,
        });
    }
    let further = (clause + 1..clause + 3).find(|&i| s.tokens.get(i).is_some_and(|t| t.capital))?;
    let name = capital(clause) && !s.is("determiners", s.word(clause)) && !s.is_number(clause);
    (name && !s.word(further).ends_with('s')).then_some(Stretch {
        from: clause,
        to: further + 1,
    })
}

/// The people right before the dead word at `at`: "five dead", "30 people dead", "three people were left
/// dead", "leaving a Dane and two Swedes dead".
pub(super) fn ending_at(s: &Sentence, at: usize) -> Vec<People> {
    for start in at.saturating_sub(8)..at {
        let left = start > 0 && s.verb(start - 1).is_some_and(|v| v.lemma == "leave");
        let list = if left { after(s, start) } else { Vec::new() };
        if list.last().is_some_and(|p| p.at.to == at) {
            return list;
        }
        let Some(number) = number(s, start) else {
            continue;
        };
        let article = matches!(s.word(start), "a" | "an") && number.at.to == start + 1;
        if article && number.form == CountForm::Exact {
            continue;
        }
        // "two minor injuries", "one serious injury".
        let harm = matches!(
            s.word(at),
            "injury" | "injuries" | "casualties" | "fatalities"
        ) && number.at.to + 1 == at
            && plain_word(s, number.at.to)
            && !s.lexicon.is_people(s.word(number.at.to));
        if number.at.to == at || harm {
            let who = s.unlisted(Stretch {
                from: at,
                to: at + 1,
            });
            return vec![People {
                number,
                who,
                at: number.at,
            }];
        }
        let lies = |i: usize| {
            s.is("auxiliaries", s.word(i)) || matches!(s.word(i), "left" | "lay" | "lie" | "found")
        };
        if let Some(people) = people_at(s, start)
            && (people.at.to..at).all(lies)
        {
            return vec![people];
        }
    }
    Vec::new()
}

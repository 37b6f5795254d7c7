//! The words of a stretch that name somebody who can act, or speak.

use super::lexicon::{Form, Lexicon, Role};
use super::sentence::{Named, Sentence, Stretch};
use super::tokens::Shape;
use crate::model::{EntityKind, Party};

/// "the American flag": the name only colours the thing behind it; "the American ground troops" act.
fn colours(s: &Sentence, n: &Named) -> bool {
    let next = n.at.to;
    let word = s.word(next);
    let plain = |i: usize| {
        let kept = s.tokens.get(i).is_some_and(|t| t.shape == Shape::Word);
        kept && s.verb(i).is_none() && !s.is("prepositions", s.word(i)) && s.word(i) != "and"
    };
    let troops = (next + 1..next + 3).find(|&i| s.is("actor_nouns", s.word(i)));
    if troops.is_some_and(|at| (next..at).all(plain) && !s.is("subject_pronouns", s.word(at))) {
        return false;
    }
    s.tokens
        .get(next)
        .is_some_and(|t| t.shape == Shape::Word && !t.capital)
        && !word.ends_with("ly")
        && s.verb(next).is_none()
        && s.time_at(next).is_none()
        && ![
            "prepositions",
            "auxiliaries",
            "modals",
            "actor_nouns",
            "group_heads",
            "group_words",
            "ship_heads",
            "relative",
            "subject_pronouns",
        ]
        .iter()
        .any(|list| s.is(list, word))
        && !s.lexicon.is_people(word)
        && s.lexicon.weapon(&s.tokens, next).is_none()
        && !matches!(
            word,
            "and"
                | "or"
                | "but"
                | "then"
                | "also"
                | "military"
                | "security"
                | "air"
                | "special"
                | "said"
        )
}

/// "according to the army", "backed by the government": named beside those who act.
fn aside(s: &Sentence, at: usize) -> bool {
    let article = usize::from(s.is("determiners", s.before(at)));
    let word = |back: usize| at.checked_sub(article + back).map_or("", |i| s.word(i));
    word(1) == "to" && word(2) == "according"
        || word(1) == "by" && s.is("backed", word(2).rsplit('-').next().unwrap_or_default())
}

/// A group, state or person that can act, or a plain word for one.
pub(super) fn party_in(s: &Sentence, at: Stretch, last: bool) -> Option<Party> {
    let acts = |n: &&Named| {
        matches!(n.kind, EntityKind::Group | EntityKind::Person)
            && at.holds(n.at.from)
            && !(last && colours(s, n))
            && !s.compound(n)
            && !aside(s, n.at.from)
    };
    let name = if last {
        // "U.S. forces, as part of an operation alongside the U.K.": the noun before the preposition.
        let free = s.names.iter().rfind(|n| acts(n) && !s.governed(n));
        free.or_else(|| s.names.iter().rfind(acts))
    } else {
        s.names.iter().find(acts)
    };
    // "Yemen's Houthi movement": the movement, not Yemen.
    let name = name.map(|n| {
        let own = s.tokens[n.at.to - 1].possessive;
        let next = s.names.iter().find(|m| {
            own && m.at.from >= n.at.to
                && m.at.from <= n.at.to + 1
                && acts(m)
                && at.holds(m.at.from)
        });
        next.unwrap_or(n)
    });
    let word = |i: &usize| {
        let faceless = s.word(*i) == "men" && s.is("faceless", s.before(*i));
        let air = matches!(s.word(*i), "defense" | "defence") && s.before(*i) == "air";
        // "the military hospital" acts no more than "the police station".
        let next = s.word(*i + 1);
        let site = s.is("site_nouns", next) || s.is("site_heads", next);
        !site
            && !aside(s, *i)
            // "the troops' vehicle".
            && !s.tokens[*i].possessive
            && s.before(*i) != "no"
            && (s.is("actor_nouns", s.word(*i)) || faceless || air)
            && !s.is("subject_pronouns", s.word(*i))
            && (air || s.name_at(*i).is_none())
    };
    let mut words = at.from..at.to.min(s.tokens.len());
    let at = if last {
        // "gunmen in the dress of soldiers": the noun before the preposition.
        let free = words.clone().rfind(|i| word(i) && !ruled(s, *i));
        free.or_else(|| words.rfind(word))
    } else {
        words.find(word)
    };
    // "Somali extremists" are no state.
    if let Some(name) = name.filter(|n| n.kind == EntityKind::Group && n.state && s.nationals(n)) {
        let words = Stretch {
            from: name.at.from,
            to: name.at.to + 1,
        };
        return Some(s.unlisted(words));
    }
    // "an Afghan soldier" is one man, not his state.
    if let Some(one) = name.and_then(|n| one_of(s, n)) {
        return Some(s.unlisted(one));
    }
    if let Some(name) = name
        && at.is_none_or(|at| !last || !heads(s, at, name))
    {
        return Some(name.party());
    }
    let at = at?;
    let from = (at.saturating_sub(3)..at)
        .rev()
        .take_while(|&i| {
            // "Maoist rebels", "Kurdish gunmen" may open the sentence.
            let people = ["ish", "ist", "ian", "ese", "yan"];
            let word = s.word(i);
            let text = s.tokens[i].span.of(&s.document.text);
            // "NATO aircraft".
            let short = text.len() > 1 && text.chars().all(char::is_uppercase);
            let opens = i > 0 || short || people.iter().any(|end| word.ends_with(end));
            let named = s.tokens[i].capital
                && opens
                && s.time_at(i).is_none()
                && !s.is_number(i)
                && !s.is("determiners", word);
            // "coalition jet fighters", "security forces".
            let whose = ["actor_nouns", "militant_words", "faceless", "forces_of"]
                .iter()
                .any(|list| s.is(list, s.word(i)) && !s.is("subject_pronouns", s.word(i)));
            let compound = s.tokens[i].shape == Shape::Word && s.word(i).contains('-');
            compound || named || whose || s.lexicon.weapon(&s.tokens, i).is_some()
        })
        .last()
        .unwrap_or(at);
    // "troops from Chad".
    let home = s
        .names
        .iter()
        .find(|n| n.at.from == at + 2 && s.word(at + 1) == "from");
    let to = home.map_or(at + 1, |n| n.at.to);
    Some(s.unlisted(Stretch { from, to }))
}

/// "an Afghan army pilot": the words for one person of a state.
fn one_of(s: &Sentence, n: &Named) -> Option<Stretch> {
    let one = n.state && matches!(s.before(n.at.from), "a" | "an" | "one" | "another");
    // "a Turkish police raid": several people, of a noun behind them.
    let single = |i: &usize| {
        let word = s.word(*i);
        s.lexicon.is_people(word) && !word.ends_with('s') && !s.lexicon.is_collective(word)
    };
    let plain = |i: &usize| s.tokens[*i].shape == Shape::Word && s.verb(*i).is_none();
    let end = s.tokens.len().min(n.at.to + 3);
    let at = (n.at.to..end).take_while(plain).find(single)?;
    one.then_some(Stretch {
        from: n.at.from,
        to: at + 1,
    })
}

/// The noun at `at` stands behind a preposition: "with the soldiers", "of Afghan police".
pub(super) fn ruled(s: &Sentence, at: usize) -> bool {
    let mut i = at;
    // "announced that troops": no article.
    let article = |i: usize| s.is("determiners", s.before(i)) && s.before(i) != "that";
    while i > 0 && (s.tokens[i - 1].capital || article(i)) {
        i -= 1;
    }
    i > 0 && s.is("prepositions", s.before(i))
}

/// "gunmen dressed as soldiers burst in", "rebels carrying rifles": the subject is told before what it
/// wears or bears.
fn unadorned(s: &Sentence, reach: Stretch) -> Stretch {
    let who = |i: usize| {
        s.is("actor_nouns", s.word(i)) || s.lexicon.is_people(s.word(i)) || s.name_at(i).is_some()
    };
    let adorned = (reach.from + 1..reach.to)
        .find(|&i| s.lexicon.cue("adorned").at(&s.tokens, i) > 0 && who(i - 1));
    Stretch {
        from: reach.from,
        to: adorned.unwrap_or(reach.to),
    }
}

/// The plain word is a subject of its own behind the name: "their spokesman X said the group had".
/// "Houthi rebels" and "militants of X" are one.
fn heads(s: &Sentence, at: usize, name: &Named) -> bool {
    at >= name.at.to
        && (name.at.to..at).any(|i| {
            s.is_border(i)
                || s.verb(i).is_some()
                || s.is("prepositions", s.word(i))
                || s.is("determiners", s.word(i))
        })
}

/// "X and its allies, under an umbrella of Y, claimed": the subject stands before what the commas
/// enclose.
pub(super) fn unbracketed(s: &Sentence, reach: Stretch) -> Stretch {
    let mut head = reach.to;
    let passing = |word: &str| {
        s.is("auxiliaries", word) || matches!(word, "to" | "continued" | "began" | "started")
    };
    while head > reach.from && passing(s.before(head)) {
        head -= 1;
    }
    if head == 0 || s.before(head) != "," {
        return reach;
    }
    let opens = |i: &usize| {
        let next = s.word(*i + 1);
        // ", backed by militias,".
        let participle = next.ends_with("ed") && s.word(*i + 2) == "by";
        s.word(*i) == ","
            && (participle
                || ["prepositions", "relative", "determiners"]
                    .iter()
                    .any(|list| s.is(list, next)))
    };
    let open = (reach.from + 1..head - 1).rev().find(opens);
    Stretch {
        from: reach.from,
        to: open.unwrap_or(reach.to),
    }
}

/// What stands before `head` in its clause, for its subject: "the rebels, who fight the army, claimed".
pub(super) fn before(s: &Sentence, head: usize, words: usize) -> Stretch {
    let to = unbracketed(s, Stretch { from: 0, to: head }).to;
    let from = s.clause_start(to).max(to.saturating_sub(words));
    // "gunmen attacked police and killed nine": the subject is that of the first verb.
    let deed = |i: usize| {
        let verb = s.verb(i);
        let told = verb.is_some_and(|v| {
            matches!(v.form, Form::Past | Form::Third)
                && !v.has(Role::Say)
                && s.name_at(i).is_none()
        });
        let helps = s.is("auxiliaries", s.word(i));
        (told || helps) && !s.is("determiners", s.before(i))
    };
    let mut joint = to;
    while joint > from
        && (s.is("light_adverbs", s.before(joint)) || s.before(joint).ends_with("ly"))
    {
        joint -= 1;
    }
    let first = (from + 1..to).find(|&i| deed(i));
    // "raid kills two guards, wounds a driver": so it is behind a headline's comma.
    let third = |at: usize| s.verb(at).is_some_and(|v| v.form == Form::Third);
    let joined = s.before(joint) == "and" || s.before(joint) == "," && third(head);
    let to = first.filter(|_| joined).unwrap_or(to);
    unadorned(s, Stretch { from, to })
}

/// The words of a speaker in a stretch: a name, or "U.S. officials".
pub(super) fn speaker_in(s: &Sentence, at: Stretch) -> Option<Party> {
    let word = (at.from..at.to.min(s.tokens.len()))
        .rev()
        .find(|&i| s.is("unknown_person", s.word(i)));
    let name = s
        .names
        .iter()
        .rfind(|n| at.holds(n.at.from) && !matches!(n.kind, EntityKind::Weapon | EntityKind::Base));
    match (word, name) {
        (Some(word), Some(name)) if name.at.to <= word && word - name.at.to <= 2 => {
            Some(s.unlisted(Stretch {
                from: name.at.from,
                to: word + 1,
            }))
        }
        (word, Some(name)) if word.is_none_or(|w| w < name.at.to) => Some(name.party()),
        (Some(word), _) => {
            let from = (at.from..word)
                .rev()
                .take_while(|&i| {
                    s.tokens[i].capital
                        || s.tokens[i].norm.contains('-')
                        || matches!(
                            s.word(i),
                            "military"
                                | "defense"
                                | "defence"
                                | "security"
                                | "senior"
                                | "local"
                                | "intelligence"
                                | "health"
                        )
                })
                .last()
                .unwrap_or(word);
            Some(s.unlisted(Stretch { from, to: word + 1 }))
        }
        (None, _) => None,
    }
}

/// True when the words name armed men without a name: "gunmen", "a suicide bomber".
pub(super) fn faceless(words: &str) -> bool {
    let lexicon = Lexicon::english();
    let words = words.to_lowercase();
    let last = words.split_whitespace().next_back().unwrap_or_default();
    let armed = lexicon.is_militia(last) || lexicon.cue("attackers").has(last);
    armed
        || last == "men"
            && words
                .split_whitespace()
                .any(|w| lexicon.cue("faceless").has(w))
}

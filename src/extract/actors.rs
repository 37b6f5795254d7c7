//! Who did it, by whose account: doers, the blamed, the claiming, the denying.

use super::accounts;
use super::lexicon::{Form, Role};
use super::memory::Memory;
use super::nuclei::{Happening, Nucleus};
use super::party::{before, party_in, ruled};
use super::sentence::{Named, Sentence, Stretch};
use super::tokens::Shape;
use crate::model::{ActorClaim, EntityKind, Family, Kind, Party, Stance};

/// Who did it, by whose account.
pub(crate) fn actors(s: &Sentence, h: &Happening, memory: &Memory) -> Vec<ActorClaim> {
    let mut found: Vec<ActorClaim> = Vec::new();
    accounts::blame(s, h, &mut found);
    accounts::suspected(s, h, &mut found);
    accounts::behind(s, h, &mut found);
    accounts::claimed(s, h, &mut found);
    for claim in &mut found {
        claim.party = resolved(s, claim.party, memory);
        claim.by = claim.by.map(|by| resolved(s, by, memory));
    }
    for part in &h.parts {
        if let Some(party) = doer(s, part)
            .map(|p| resolved(s, p, memory))
            .or_else(|| pronoun(s, part, memory))
            && !found.iter().any(|f| f.party.span.overlaps(party.span))
        {
            let near = Stretch {
                from: s.clause_start(part.head),
                to: part.head,
            };
            let words = Stretch {
                from: near.from.max(part.head.saturating_sub(10)),
                to: near.to,
            };
            let stance = if s.any("suspect", words) {
                Stance::Suspected
            } else {
                Stance::Asserted
            };
            let both = coordinated(s, party).into_iter().chain([party]);
            found.extend(both.map(|party| ActorClaim {
                party,
                stance,
                by: None,
            }));
        }
    }
    found
}

/// "the U.S. and England": the group named right before, joined by "and".
fn coordinated(s: &Sentence, party: Party) -> Option<Party> {
    let at = s
        .tokens
        .iter()
        .position(|t| t.span.start == party.span.start)?;
    let and = (at.saturating_sub(2)..at).find(|&i| s.word(i) == "and")?;
    let name = s
        .names
        .iter()
        .find(|n| n.kind == EntityKind::Group && n.at.to == and)?;
    Some(name.party())
}

/// "The group", "the rebels", "gunmen of the group": the armed group told of last. "Its fighters" are
/// those of the group that the sentence names.
fn resolved(s: &Sentence, party: Party, memory: &Memory) -> Party {
    let words = s.stretch(party.span);
    let last = words.to - 1;
    let of = s.word(last + 1) == "of" && s.is("definite", s.word(last + 2));
    let plain = |at: usize, article: usize| {
        s.is("group_pronouns", s.word(at)) && s.is("definite", s.word(article))
    };
    let group =
        of && plain(last + 3, last + 2) || last == words.from && last > 0 && plain(last, last - 1);
    let own = (words.from.saturating_sub(1)..last).any(|i| matches!(s.word(i), "its" | "their"));
    let named = || {
        let before = |n: &&Named| n.kind == EntityKind::Group && n.at.to <= words.from;
        let mut groups = s.names.iter().filter(before);
        // "A strike killed a leader of X, and the group fired rockets": X, not the state.
        groups.rfind(|n| own || !n.state).map(|n| n.entity)
    };
    // "The army says that its soldiers": the army's.
    let others = own
        && (0..words.from)
            .any(|i| s.is("unknown_person", s.word(i)) && !s.is("group_pronouns", s.word(i)));
    let meant = || named().or_else(|| memory.group().filter(|_| !others));
    Party {
        entity: party.entity.or_else(|| meant().filter(|_| group || own)),
        ..party
    }
}

/// "it said it had fired": the subject is a pronoun for the armed group told of last.
fn pronoun(s: &Sentence, n: &Nucleus, memory: &Memory) -> Option<Party> {
    if n.passive {
        return None;
    }
    // "it carried out an attack": the pronoun is the verb's subject.
    let mut i = if n.is_noun() {
        performing(s, n)?
    } else {
        n.head
    };
    while i > 0 && (s.is("auxiliaries", s.before(i)) || s.before(i).ends_with("ly")) {
        i -= 1;
    }
    // "security forces, who said they": the pronoun has its noun in the sentence. "Israel's
    // military campaign … as it": the noun is Israel's.
    let other = |k: usize| {
        let word = s.word(k);
        let owned = k > 0 && s.tokens[k - 1].possessive;
        !owned
            && s.is("actor_nouns", word)
            && !s.is("subject_pronouns", word)
            && !s.is("group_pronouns", word)
    };
    if (0..i).any(other) {
        return None;
    }
    let subject = i
        .checked_sub(1)
        .filter(|&i| matches!(s.word(i), "it" | "they"))?;
    // "It killed nine": the attack did.
    let thing = s.word(subject) == "it"
        && !n.is_noun()
        && subject.checked_sub(1).is_none_or(|i| s.is_border(i))
        && s.verb(n.head)
            .is_some_and(|v| v.has(Role::Kill) || v.has(Role::Wound) || v.has(Role::Hit));
    if thing {
        return None;
    }
    // The group of this sentence first, then the one told of before.
    let named = s
        .names
        .iter()
        .find(|n| n.kind == EntityKind::Group && n.at.to <= subject && !s.compound(n));
    let entity = named.map(|n| n.entity).or(memory.group())?;
    Some(Party {
        entity: Some(entity),
        span: s.span_of(Stretch {
            from: subject,
            to: subject + 1,
        }),
    })
}

/// The doer of one nucleus: subject of an active verb, agent of a passive, colour of a noun.
fn doer(s: &Sentence, n: &Nucleus) -> Option<Party> {
    // Who dies does nothing; nor do "two Americans hurt as rockets fall".
    let suffers = |v: &super::lexicon::Verb| {
        let hurts = v.has(Role::Kill) || v.has(Role::Wound);
        let next = s.word(n.head + v.len());
        // "leaving nine guards killed and five hurt".
        let left = (n.head.saturating_sub(5)..n.head)
            .any(|i| s.verb(i).is_some_and(|v| v.lemma == "leave"));
        v.has(Role::Die)
            || hurts && v.form == Form::Past && left
            || hurts
                && v.form == Form::Past
                && (next.is_empty()
                    || matches!(next, "as" | "when" | "after" | "," | "." | "amid" | "while")
                    || s.is("prepositions", next))
    };
    if !n.is_noun() && !n.passive && s.verb(n.head).is_some_and(suffers) {
        return occasion(s, n);
    }
    if n.is_noun() {
        agent(s, n)
            .or_else(|| colour(s, n))
            .or_else(|| performer(s, n))
            .or_else(|| opponent(s, n))
    } else if n.passive {
        agent(s, n)
            .or_else(|| occasion(s, n))
            .or_else(|| armed_by(s, n))
    } else if let Some(bomb) = ran_into(s, n) {
        planter(s, bomb)
    } else {
        subject(s, n)
    }
}

/// "their convoy hit a roadside bomb": the bomb that the subject ran into.
fn ran_into(s: &Sentence, n: &Nucleus) -> Option<usize> {
    let hits = s.verb(n.head).is_some_and(|v| v.has(Role::Hit));
    let article = hits && s.is("determiners", s.word(n.at.to));
    let words = n.at.to + 1..n.at.to + 4;
    let bomb = |i: &usize| {
        let class = s.lexicon.weapon(&s.tokens, *i).map(|(class, _)| class);
        class.is_some_and(|class| s.lexicon.classes[class].name == "bomb")
    };
    words.filter(|_| article).find(bomb)
}

/// "a bomb planted by the group".
fn planter(s: &Sentence, bomb: usize) -> Option<Party> {
    let end = s.clause_end(bomb);
    let by = (bomb + 1..end.min(bomb + 6)).find(|&i| s.word(i) == "by")?;
    let reach = Stretch {
        from: by + 1,
        to: (by + 7).min(end),
    };
    party_in(s, reach, false)
}

/// "was killed as a result of a suspected rebel bomb": whose the weapon is.
fn armed_by(s: &Sentence, n: &Nucleus) -> Option<Party> {
    let end = s.clause_end(n.at.to - 1).min(n.at.to + 16);
    let led = |i: usize| matches!(s.before(i), "by" | "of" | "from" | "in" | "with");
    let weapon = (n.at.to..end).find(|&i| {
        let phrase = (i.saturating_sub(6).max(n.at.to)..i).rev();
        let mut phrase = phrase
            .take_while(|&k| !s.is_border(k) && s.verb(k).is_none_or(|v| v.form != Form::Past));
        s.lexicon.weapon(&s.tokens, i).is_some() && phrase.any(led)
    })?;
    let plain = |i: usize| s.verb(i).is_none() && !s.is("prepositions", s.word(i));
    let owner = s.names.iter().rfind(|g| {
        g.kind == EntityKind::Group
            && (n.at.to..weapon).contains(&g.at.from)
            && (g.at.to..weapon).all(plain)
    });
    owner.map(Named::party)
}

/// "hit by the army", "an attack by gunmen".
fn agent(s: &Sentence, n: &Nucleus) -> Option<Party> {
    // "were fired at a base in the field and another near the dam by rebels": far, and no verb between.
    let far = s.clause_end(n.at.to - 1);
    let free = (n.at.to..far).find(|&i| s.word(i) == "by" || s.verb(i).is_some());
    let end = match free {
        Some(by) if n.passive && s.word(by) == "by" => far.min(n.at.to.max(by) + 8),
        _ => far.min(n.at.to + 12),
    };
    let gerund = |i: usize| s.verb(i).is_some_and(|v| v.form == Form::Ing);
    let by = (n.at.to..end).find(|&i| s.word(i) == "by" && !gerund(i + 1))?;
    // "the strikes were condemned by": that is another deed's doer.
    let deed = |i| {
        s.verb(i)
            .is_none_or(|v| v.has(Role::Perform) || v.has(Role::Fire))
    };
    // "strikes on sites used by": that is who used them.
    let other = |i: usize| {
        let word = s.word(i);
        s.verb(i).is_none()
            && (word.ends_with("ed") || matches!(word, "run" | "held" | "led" | "kept"))
    };
    let own = !other(by - 1) && (n.passive || (n.at.to..by).all(deed));
    // "suffered by dozens of soldiers": a number behind "by" counts people, it does not act.
    let done = s.verb(n.head).is_some_and(|v| v.has(Role::Perform))
        || (n.at.to..by).any(|i| s.verb(i).is_some_and(|v| v.has(Role::Perform)));
    let acts = done || super::counts::number(s, by + 1).is_none_or(|n| n.min == 1);
    // "hit by drones on Monday, two American officers said": they only tell it.
    let comma = (by + 2..end).find(|&i| s.word(i) == ",").unwrap_or(end);
    let reach = Stretch {
        from: by + 1,
        to: (by + 7).min(comma),
    };
    let nobody = matches!(s.word(by + 1), "any" | "no");
    party_in(s, reach, false).filter(|_| own && acts && !nobody)
}

/// "a U.S. drone strike", "Houthi attacks", "a government air raid".
fn colour(s: &Sentence, n: &Nucleus) -> Option<Party> {
    let from = n.at.from.saturating_sub(3);
    let joins = |i: usize| {
        !s.is("prepositions", s.word(i))
            && s.verb(i).is_none()
            && s.word(i) != "and"
            && !s.is_border(i)
            // "Israel called the raid": no "Israel raid".
            && !s.is("determiners", s.word(i))
    };
    let name = s.names.iter().rfind(|name| {
        name.kind == EntityKind::Group
            && name.at.to <= n.at.from
            && name.at.from >= from
            && (name.at.to..n.at.from).all(joins)
    });
    if let Some(name) = name {
        return Some(name.party());
    }
    let at = (from..n.at.from).rev().find(|&i| {
        let plain = s.is("actor_nouns", s.word(i)) || s.is("militant_words", s.word(i));
        // "killed 12 troops in an ambush", "the military said the attack": not theirs.
        plain && !s.is("subject_pronouns", s.word(i)) && (i + 1..n.at.from).all(joins)
    })?;
    let span = s.tokens[at].span;
    Some(Party { entity: None, span })
}

/// The verb that carries out what a noun names: "the army carried out an attack".
fn performing(s: &Sentence, n: &Nucleus) -> Option<usize> {
    let start = s.clause_start(n.at.from);
    // "groups that have been involved in attacks" did them.
    // "fired a barrage of rockets".
    let fires = s.is("barrages", s.word(n.head));
    let performs = |i: usize| {
        s.verb(i)
            .is_some_and(|v| v.has(Role::Perform) || fires && v.has(Role::Fire) || v.lemma == "involve" && s.word(i + 1) == "in")
            // "an answer to the attack".
            && !s.is("determiners", s.before(i))
    };
    // "followed up with a raid on X and then an attack on Y": one verb for both.
    let and = (n.at.from.saturating_sub(4)..n.at.from).any(|i| s.word(i) == "and");
    let reach = if and { 26 } else { 12 };
    let verb = (start.max(n.at.from.saturating_sub(reach))..n.at.from)
        .rev()
        .find(|&i| performs(i))?;
    let near = and || verb + 8 > n.at.from || s.word(verb) == "involved";
    near.then_some(verb)
}

/// Who carries out what a noun names.
fn performer(s: &Sentence, n: &Nucleus) -> Option<Party> {
    let verb = performing(s, n)?;
    let reach = before(s, verb, 30);
    antecedent(s, reach).or_else(|| party_in(s, reach, true))
}

/// "a gunfight with militants": who fought.
fn opponent(s: &Sentence, n: &Nucleus) -> Option<Party> {
    let end = s.clause_end(n.at.to - 1).min(n.at.to + 6);
    let with = (n.at.to..end).find(|&i| matches!(s.word(i), "with" | "between"))?;
    let reach = Stretch {
        from: with + 1,
        to: (with + 6).min(end),
    };
    party_in(s, reach, false).filter(|_| n.kind == Kind::Clash)
}

/// "gunmen opened fire on soldiers, killing five": who opens the clause does this, too.
fn opening(s: &Sentence, n: &Nucleus) -> Option<Party> {
    let from = (0..n.head).rfind(|&i| s.is_border(i)).map_or(0, |i| i + 1);
    let ends = |i: usize| {
        let word = s.word(i);
        let verb = s.verb(i).is_some_and(|v| v.form != Form::Base) || word.ends_with("ed");
        verb || ["auxiliaries", "modals", "prepositions", "adorned"]
            .iter()
            .any(|list| s.is(list, word))
    };
    // "Police said gunmen opened fire": the clause begins behind the verb of saying.
    let says = |i: &usize| {
        s.verb(*i)
            .is_some_and(|v| v.has(Role::Say) && v.form != Form::Base)
    };
    let from = (from..n.head).rfind(says).map_or(from, |i| i + 1);
    let to = (from + 1..n.head).find(|&i| ends(i))?;
    // "Two guards were killed in an attack targeting the gate": they did not do it.
    let harmed = |i: usize| {
        let roles = [Role::Kill, Role::Wound];
        s.verb(i)
            .is_some_and(|v| roles.iter().any(|&r| v.has(r)) && s.passive_be(i).is_some())
    };
    let suffers = (to..n.head.min(to + 4)).any(harmed);
    party_in(s, Stretch { from, to }, true).filter(|_| !suffers)
}

/// "soldiers died when rebels stormed the camp": who opens the clause that tells how.
fn occasion(s: &Sentence, n: &Nucleus) -> Option<Party> {
    let when = (n.at.to..s.tokens.len().min(n.at.to + 14))
        .take_while(|&i| !s.is_border(i))
        .find(|&i| matches!(s.word(i), "when" | "as" | "after"))?;
    let from = when + 1;
    let ends = |i: usize| {
        s.verb(i).is_some() || s.is("prepositions", s.word(i)) || s.is("auxiliaries", s.word(i))
    };
    let to = (from..s.tokens.len().min(from + 8))
        .find(|&i| ends(i) || s.lexicon.cue("adorned").at(&s.tokens, i) > 0)?;
    let verb = s.verb(to);
    let does = !s.is("auxiliaries", s.word(to)) && !verb.is_some_and(|v| v.has(Role::Die));
    party_in(s, Stretch { from, to }, true).filter(|_| does)
}

/// The subject of an active verb.
fn subject(s: &Sentence, n: &Nucleus) -> Option<Party> {
    let gerund = s.verb(n.head).is_some_and(|v| v.form == Form::Ing);
    if gerund && s.passive_be(n.head).is_none() && !s.is("auxiliaries", s.before(n.head)) {
        return opening(s, n);
    }
    let reach = before(s, n.head, 30);
    let warship = || warship(s, reach).filter(|_| n.kind.family() == Family::Interdiction);
    let subject = antecedent(s, reach)
        .or_else(|| party_in(s, reach, true))
        .or_else(warship)?;
    // A weapon between is the subject ("rockets … hit"), unless it is the group's own ("an Iranian
    // missile hit").
    let end = s.stretch(subject.span).to;
    // What the subject bears ("gunmen wearing explosives burst in") is none.
    if s.lexicon.cue("adorned").at(&s.tokens, end) > 0 {
        return Some(subject);
    }
    let weapon = (end..n.head).find(|&i| {
        let thrown = s.lexicon.weapon(&s.tokens, i).is_some_and(|(class, _)| {
            !matches!(s.lexicon.classes[class].name.as_str(), "gun" | "air")
        });
        let name = s.name_at(i);
        thrown && name.is_none_or(|name| name.kind == EntityKind::Weapon)
    });
    let joins = |i: usize| {
        s.tokens[i].shape == Shape::Word
            && s.verb(i).is_none()
            && !s.is("prepositions", s.word(i))
            && s.word(i) != "and"
    };
    let own = weapon.is_none_or(|w| w - end <= 3 && (end..w).all(joins));
    // "X said, defenses brought down": X tells it.
    let tells = s
        .verb(end)
        .is_some_and(|v| v.has(Role::Say) && matches!(v.form, Form::Past | Form::Third))
        && end < n.head;
    // "X died when the strike hit": the strike hit.
    // "The troops in the raid killed": they did.
    let struck = (end..n.head).any(|i| {
        s.lexicon.noun(&s.tokens, i).is_some()
            && s.verb(i).is_none_or(|v| v.form == Form::Base)
            && !(ruled(s, i) && (end..i).all(|k| s.verb(k).is_none() && !s.is_border(k)))
    });
    // "An attack on the soldiers killed two": the attack did.
    let words = s.stretch(subject.span);
    let deed = |i: usize| s.lexicon.noun(&s.tokens, i).is_some();
    let behind = ruled(s, words.from) && (reach.from..words.from).any(deed);
    (own && !tells && !struck && !behind).then_some(subject)
}

/// "USS Mason shot down": the ship that acts.
fn warship(s: &Sentence, reach: Stretch) -> Option<Party> {
    let mut ships = s.names.iter().filter(|n| n.ship && reach.holds(n.at.from));
    let ship = ships.find(|n| !s.governed(n))?;
    Some(ship.party())
}

/// "insurgents who attacked": the subject stands before the relative word.
fn antecedent(s: &Sentence, reach: Stretch) -> Option<Party> {
    let who = reach
        .from
        .checked_sub(1)
        .filter(|&i| matches!(s.word(i), "who" | "that"))?;
    let bare = (reach.from..reach.to).all(|i| {
        s.is("auxiliaries", s.word(i))
            || s.word(i).ends_with("ly")
            || s.is("light_adverbs", s.word(i))
    });
    let comma = usize::from(s.before(who) == ",");
    let to = who - comma;
    let from = s.clause_start(who).max(to.saturating_sub(6));
    party_in(s, Stretch { from, to }, true).filter(|_| bare)
}

//! Who did it, by whose account: doers, the blamed, the claiming, the denying.

use super::lexicon::{Form, Role};
use super::nuclei::{Happening, Nucleus};
use super::places::Memory;
use super::sentence::{Named, Sentence, Stretch};
use super::tokens::Shape;
use crate::model::{ActorClaim, EntityKind, Party, Stance};

/// "the American flag": the name only colours the thing behind it.
fn colours(s: &Sentence, n: &Named) -> bool {
    let next = n.at.to;
    let word = s.word(next);
    s.tokens
        .get(next)
        .is_some_and(|t| t.shape == Shape::Word && !t.capital)
        && !word.ends_with("ly")
        && s.verb(next).is_none()
        && ![
            "prepositions",
            "auxiliaries",
            "modals",
            "actor_nouns",
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

/// A group, state or person that can act, or a plain word for one.
fn party_in(s: &Sentence, at: Stretch, last: bool) -> Option<Party> {
    let acts = |n: &&Named| {
        matches!(n.kind, EntityKind::Group | EntityKind::Person)
            && at.holds(n.at.from)
            && !(last && colours(s, n))
            && !s.compound(n)
    };
    let name = if last {
        // "U.S. forces, as part of an operation alongside the U.K.": the noun before the preposition.
        let governed = |n: &&Named| {
            let article = usize::from(s.is("determiners", s.before(n.at.from)));
            n.at.from > article && s.is("prepositions", s.before(n.at.from - article))
        };
        let free = s.names.iter().rfind(|n| acts(n) && !governed(n));
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
        (s.is("actor_nouns", s.word(*i)) || faceless)
            && !s.is("subject_pronouns", s.word(*i))
            && s.name_at(*i).is_none()
    };
    let mut words = at.from..at.to.min(s.tokens.len());
    let at = if last {
        words.rfind(word)
    } else {
        words.find(word)
    };
    // "Somali extremists" are no state.
    if let Some(name) = name.filter(|n| n.kind == EntityKind::Group && n.state && s.nationals(n)) {
        let words = Stretch {
            from: name.at.from,
            to: name.at.to + 1,
        };
        return Some(Party {
            entity: None,
            span: s.span_of(words),
        });
    }
    if let Some(name) = name
        && at.is_none_or(|at| !last || !heads(s, at, name))
    {
        return Some(Party {
            entity: Some(name.entity),
            span: name.span,
        });
    }
    let at = at?;
    let from = (at.saturating_sub(3)..at)
        .rev()
        .take_while(|&i| {
            s.word(i).contains('-') || s.tokens[i].capital && i > 0 || s.is("faceless", s.word(i))
        })
        .last()
        .unwrap_or(at);
    Some(Party {
        entity: None,
        span: s.span_of(Stretch { from, to: at + 1 }),
    })
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

/// Who did it, by whose account.
pub(crate) fn actors(s: &Sentence, h: &Happening, memory: &Memory) -> Vec<ActorClaim> {
    let mut found: Vec<ActorClaim> = Vec::new();
    blame(s, h, &mut found);
    behind(s, h, &mut found);
    claimed(s, h, &mut found);
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
    Some(Party {
        entity: Some(name.entity),
        span: name.span,
    })
}

/// "The group", "the rebels": the armed group told of last.
fn resolved(s: &Sentence, party: Party, memory: &Memory) -> Party {
    let words = party.span.of(&s.document.text).to_lowercase();
    let plain = party.entity.is_none() && s.is("group_pronouns", words.trim_start_matches("the "));
    Party {
        entity: party.entity.or(memory.group().filter(|_| plain)),
        ..party
    }
}

/// "it said it had fired": the subject is a pronoun for the armed group told of last.
fn pronoun(s: &Sentence, n: &Nucleus, memory: &Memory) -> Option<Party> {
    if n.is_noun() || n.passive {
        return None;
    }
    let mut i = n.head;
    while i > 0 && (s.is("auxiliaries", s.before(i)) || s.before(i).ends_with("ly")) {
        i -= 1;
    }
    // "security forces, who said they": the pronoun has its noun in the sentence.
    let other = |k: usize| {
        let word = s.word(k);
        s.is("actor_nouns", word)
            && !s.is("subject_pronouns", word)
            && !s.is("group_pronouns", word)
    };
    if (0..i).any(other) {
        return None;
    }
    let subject = i
        .checked_sub(1)
        .filter(|&i| matches!(s.word(i), "it" | "they"))?;
    // The group of this sentence first, then the one told of before.
    let named = s
        .names
        .iter()
        .find(|n| n.kind == EntityKind::Group && n.at.to <= subject);
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
        v.has(Role::Die)
            || hurts
                && v.form == Form::Past
                && (next.is_empty()
                    || matches!(next, "as" | "when" | "after" | "," | "." | "amid" | "while")
                    || s.is("prepositions", next))
    };
    if !n.is_noun() && !n.passive && s.verb(n.head).is_some_and(suffers) {
        return None;
    }
    if n.is_noun() {
        agent(s, n)
            .or_else(|| colour(s, n))
            .or_else(|| performer(s, n))
    } else if n.passive {
        agent(s, n)
    } else {
        subject(s, n)
    }
}

/// "hit by the army", "an attack by gunmen".
fn agent(s: &Sentence, n: &Nucleus) -> Option<Party> {
    let end = s.clause_end(n.at.to - 1).min(n.at.to + 12);
    let gerund = |i: usize| s.verb(i).is_some_and(|v| v.form == Form::Ing);
    let by = (n.at.to..end).find(|&i| s.word(i) == "by" && !gerund(i + 1))?;
    // "the strikes were condemned by": that is another deed's doer.
    let deed = |i| {
        s.verb(i)
            .is_none_or(|v| v.has(Role::Perform) || v.has(Role::Fire))
    };
    // "strikes on sites used by": that is who used them.
    let other = |i: usize| s.verb(i).is_none() && (s.word(i).ends_with("ed") || s.word(i) == "run");
    let own = n.passive || (n.at.to..by).all(|i| deed(i) && !other(i));
    // "suffered by dozens of soldiers": a number behind "by" counts people, it does not act.
    let done = s.verb(n.head).is_some_and(|v| v.has(Role::Perform))
        || (n.at.to..by).any(|i| s.verb(i).is_some_and(|v| v.has(Role::Perform)));
    let acts = done || super::counts::number(s, by + 1).is_none_or(|n| n.min == 1);
    let reach = Stretch {
        from: by + 1,
        to: (by + 7).min(end),
    };
    party_in(s, reach, false).filter(|_| own && acts)
}

/// "a U.S. drone strike", "Houthi attacks", "a government air raid".
fn colour(s: &Sentence, n: &Nucleus) -> Option<Party> {
    let from = n.at.from.saturating_sub(3);
    let joins = |i: usize| {
        !s.is("prepositions", s.word(i))
            && s.verb(i).is_none()
            && s.word(i) != "and"
            && !s.is_border(i)
    };
    let name = s.names.iter().rfind(|name| {
        name.kind == EntityKind::Group
            && name.at.to <= n.at.from
            && name.at.from >= from
            && (name.at.to..n.at.from).all(joins)
    });
    if let Some(name) = name {
        return Some(Party {
            entity: Some(name.entity),
            span: name.span,
        });
    }
    let at = (from..n.at.from).rev().find(|&i| {
        let plain = s.is("actor_nouns", s.word(i)) || s.is("militant_words", s.word(i));
        plain && !s.is("subject_pronouns", s.word(i))
    })?;
    let span = s.tokens[at].span;
    Some(Party { entity: None, span })
}

/// "the army carried out an attack".
fn performer(s: &Sentence, n: &Nucleus) -> Option<Party> {
    let start = s.clause_start(n.at.from);
    // "groups that have been involved in attacks" did them.
    let performs = |i: usize| {
        s.verb(i)
            .is_some_and(|v| v.has(Role::Perform) || v.lemma == "involve" && s.word(i + 1) == "in")
    };
    let verb = (start.max(n.at.from.saturating_sub(12))..n.at.from)
        .rev()
        .find(|&i| performs(i))?;
    let near = verb + 8 > n.at.from || s.word(verb) == "involved";
    if !near {
        return None;
    }
    let reach = Stretch {
        from: start.max(verb.saturating_sub(30)),
        to: verb,
    };
    let reach = unbracketed(s, reach);
    antecedent(s, reach).or_else(|| party_in(s, reach, true))
}

/// The subject of an active verb.
fn subject(s: &Sentence, n: &Nucleus) -> Option<Party> {
    let reach = Stretch {
        from: s.clause_start(n.head).max(n.head.saturating_sub(30)),
        to: n.head,
    };
    let reach = unbracketed(s, reach);
    let subject = antecedent(s, reach).or_else(|| party_in(s, reach, true))?;
    // A weapon between is the subject ("rockets … hit"), unless it is the group's own ("an Iranian
    // missile hit").
    let end = s
        .tokens
        .partition_point(|t| t.span.start < subject.span.end);
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
    let struck = (end..n.head).any(|i| {
        s.lexicon.noun(&s.tokens, i).is_some() && s.verb(i).is_none_or(|v| v.form == Form::Base)
    });
    (own && !tells && !struck).then_some(subject)
}

/// "X and its allies, under an umbrella of Y, claimed": the subject stands before what the commas
/// enclose.
pub(crate) fn unbracketed(s: &Sentence, reach: Stretch) -> Stretch {
    let head = reach.to;
    if head == 0 || s.before(head) != "," {
        return reach;
    }
    let opens = |i: &usize| {
        s.word(*i) == ","
            && ["prepositions", "relative", "determiners"]
                .iter()
                .any(|list| s.is(list, s.word(*i + 1)))
    };
    let open = (reach.from + 1..head - 1).rev().find(opens);
    Stretch {
        from: reach.from,
        to: open.unwrap_or(reach.to),
    }
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

/// "were blamed by U.S. officials on X", "officials blamed X for", "attributed to X".
fn blame(s: &Sentence, h: &Happening, found: &mut Vec<ActorClaim>) {
    let phrases = s.lexicon.cue("blame");
    for at in 0..s.tokens.len() {
        let len = phrases.at(&s.tokens, at);
        if len == 0
            || h.distance(
                s,
                Stretch {
                    from: at,
                    to: at + len,
                },
            ) > 30
        {
            continue;
        }
        let passive = s.passive_be(at).is_some();
        let end = s.clause_end(at + len - 1).min(at + len + 14);
        let after = Stretch {
            from: at + len,
            to: end,
        };
        let (blamed, by) = if passive && s.word(at) != "accused" {
            let on = (after.from..after.to).find(|&i| matches!(s.word(i), "on" | "to"));
            let from = on.map_or(after.from, |i| i + 1);
            let by = (after.from..from).find(|&i| s.word(i) == "by");
            let by = by.and_then(|i| {
                speaker_in(
                    s,
                    Stretch {
                        from: i + 1,
                        to: from,
                    },
                )
            });
            (party_in(s, Stretch { from, to: after.to }, false), by)
        } else {
            let start = s.clause_start(at).max(at.saturating_sub(10));
            // "a commander that it blamed for the attack".
            let object = at >= 3
                && s.is("subject_pronouns", s.before(at))
                && matches!(s.word(at - 2), "that" | "whom" | "which" | "who");
            let party = if object {
                let to = at - 2;
                let from = to.saturating_sub(6);
                party_in(s, Stretch { from, to }, true)
            } else {
                party_in(s, after, false)
            };
            (
                party,
                speaker_in(
                    s,
                    Stretch {
                        from: start,
                        to: at,
                    },
                ),
            )
        };
        if let Some(party) = blamed {
            found.push(ActorClaim {
                party,
                stance: Stance::Blamed,
                by,
            });
        }
    }
}

/// "X was behind the attack", "officials held X responsible for it".
fn behind(s: &Sentence, h: &Happening, found: &mut Vec<ActorClaim>) {
    let phrases = s.lexicon.cue("blame_subject");
    for at in 0..s.tokens.len() {
        let len = phrases.at(&s.tokens, at);
        let said = s.is("be", s.before(at)) || s.before(at) == "held";
        if len == 0
            || !said
            || h.distance(
                s,
                Stretch {
                    from: at,
                    to: at + len,
                },
            ) > 12
        {
            continue;
        }
        let before = Stretch {
            from: s.clause_start(at).max(at.saturating_sub(24)),
            to: at - 1,
        };
        // "said it was behind": a claim.
        let own = matches!(s.word(at.saturating_sub(2)), "it" | "they");
        let stance = if own { Stance::Claimed } else { Stance::Blamed };
        // The subject comes first; an apposition may name others.
        if let Some(party) = party_in(s, before, !own) {
            found.push(ActorClaim {
                party,
                stance,
                by: own.then_some(party),
            });
        }
    }
}

/// "X claimed responsibility", "X said it had fired"; "no group claimed" is no claim.
fn claimed(s: &Sentence, h: &Happening, found: &mut Vec<ActorClaim>) {
    for (list, stance) in [("claim", Stance::Claimed), ("deny", Stance::Denied)] {
        let phrases = s.lexicon.cue(list);
        for at in 0..s.tokens.len() {
            let len = phrases.at(&s.tokens, at);
            let words = Stretch {
                from: at,
                to: at + len,
            };
            if len == 0 || h.distance(s, words) > 30 {
                continue;
            }
            let start = s.clause_start(at).max(at.saturating_sub(14));
            let before = Stretch {
                from: start,
                to: at,
            };
            if s.any("nobody_claims", before)
                || s.any(
                    "negation",
                    Stretch {
                        from: at.saturating_sub(3),
                        to: at,
                    },
                )
            {
                continue;
            }
            let by = s.before(at + len) == "by";
            let subject = if by {
                party_in(
                    s,
                    Stretch {
                        from: at + len,
                        to: (at + len + 6).min(s.tokens.len()),
                    },
                    false,
                )
            } else {
                party_in(s, unbracketed(s, before), true)
            };
            if let Some(party) = subject {
                found.retain(|f| !f.party.span.overlaps(party.span));
                found.push(ActorClaim {
                    party,
                    stance,
                    by: Some(party),
                });
            }
        }
    }
}

/// The words of a speaker in a stretch: a name, or "U.S. officials".
pub(crate) fn speaker_in(s: &Sentence, at: Stretch) -> Option<Party> {
    let word = (at.from..at.to.min(s.tokens.len()))
        .rev()
        .find(|&i| s.is("unknown_person", s.word(i)));
    let name = s
        .names
        .iter()
        .rfind(|n| at.holds(n.at.from) && !matches!(n.kind, EntityKind::Weapon | EntityKind::Base));
    match (word, name) {
        (Some(word), Some(name)) if name.at.to <= word && word - name.at.to <= 2 => Some(Party {
            entity: None,
            span: s.span_of(Stretch {
                from: name.at.from,
                to: word + 1,
            }),
        }),
        (word, Some(name)) if word.is_none_or(|w| w < name.at.to) => Some(Party {
            entity: Some(name.entity),
            span: name.span,
        }),
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
            Some(Party {
                entity: None,
                span: s.span_of(Stretch { from, to: word + 1 }),
            })
        }
        (None, _) => None,
    }
}

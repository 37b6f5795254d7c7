//! By whose account a sentence is told.

use super::lexicon::{Form, Role};
use super::party::speaker_in;
use super::sentence::{Sentence, Stretch};
use crate::model::{Attribution, Entity, EntityIx, EntityKind, Party, SpeakerKind};

/// The attribution of a sentence: its speaker, the verb, the hedges. `group` is the armed group
/// told of last: "it said", "the rebels said".
pub(crate) fn attribution<'a>(
    s: &Sentence,
    entity: &impl Fn(EntityIx) -> &'a Entity,
    group: Option<EntityIx>,
) -> Attribution {
    let mut found = Attribution {
        hedges: phrases(s, "hedge"),
        doubts: phrases(s, "doubt"),
        ..Attribution::default()
    };
    let speakers = speakers(s, group);
    // The innermost speaker tells; an outlet around it is quoted for it.
    let outlet = |p: &Party| {
        p.entity
            .is_some_and(|e| entity(e).kind == EntityKind::Outlet)
    };
    let told = || speakers.iter().filter(|(p, _)| !outlet(p));
    let main = told()
        .find(|(p, _)| p.entity.is_some())
        .or_else(|| told().next())
        .or(speakers.first());
    if let Some((party, verb)) = main {
        found.speaker = Some(*party);
        found.verb = *verb;
        found.kind = kind(s, party, entity);
        found.via = speakers
            .iter()
            .map(|(p, _)| *p)
            .find(|p| outlet(p) && p.span != party.span);
    }
    found
}

/// Where the phrases of a cue list stand.
fn phrases(s: &Sentence, list: &str) -> Vec<crate::model::Span> {
    let list = s.lexicon.cue(list);
    let mut found = Vec::new();
    let mut at = 0;
    while at < s.tokens.len() {
        let len = list.at(&s.tokens, at);
        if len > 0 {
            found.push(s.span_of(Stretch {
                from: at,
                to: at + len,
            }));
        }
        at += len.max(1);
    }
    found
}

/// Who speaks in the sentence, with the verb: "X said", "according to X", "said X".
fn speakers(s: &Sentence, group: Option<EntityIx>) -> Vec<(Party, Option<crate::model::Span>)> {
    let mut found: Vec<(Party, Option<crate::model::Span>)> = Vec::new();
    for at in 0..s.tokens.len() {
        if s.word(at) == "according" && s.word(at + 1) == "to" {
            let to = s.clause_end(at + 1).min(at + 9);
            if let Some(party) = speaker_in(s, Stretch { from: at + 2, to }) {
                found.push((party, None));
            }
            continue;
        }
        let Some(verb) = s
            .verb(at)
            .filter(|v| v.has(Role::Say) && v.form != Form::Base)
        else {
            continue;
        };
        if s.passive_be(at).is_some()
            || verb.form == Form::Ing
                && s.before(at) != ","
                && !s.is("unknown_person", s.before(at))
        {
            continue;
        }
        let words = s.span_of(Stretch {
            from: at,
            to: at + verb.len(),
        });
        let mut start = s.clause_start(at).max(at.saturating_sub(16));
        // "…, officials said": the speech clause begins at the comma; "X, a spokesman, said" does not.
        if s.before(at) != ","
            && let Some(comma) = (start..at).rev().find(|&i| s.word(i) == ",")
        {
            start = comma + 1;
        }
        let before = speaker_in(
            s,
            Stretch {
                from: start,
                to: at,
            },
        );
        let after = || {
            speaker_in(
                s,
                Stretch {
                    from: at + verb.len(),
                    to: (at + 6).min(s.tokens.len()),
                },
            )
        };
        let inverted = at > 0 && (s.is_quote(at - 1) || s.before(at) == ",");
        let party = if inverted { after().or(before) } else { before };
        let party = party.map_or_else(
            || group.and_then(|group| pronoun(s, at, group)),
            |p| Some(of_group(s, p, group)),
        );
        if let Some(party) = party {
            found.push((party, Some(words)));
        }
    }
    found
}

/// "It said": the group told of last speaks, where no other name stands before.
fn pronoun(s: &Sentence, verb: usize, group: EntityIx) -> Option<Party> {
    let at = (0..verb)
        .rev()
        .find(|&i| !s.is("auxiliaries", s.word(i)) && !s.word(i).ends_with("ly"))?;
    let named = s.names.iter().any(|n| n.at.to <= at);
    (matches!(s.word(at), "it" | "they") && !named).then(|| Party {
        entity: Some(group),
        span: s.tokens[at].span,
    })
}

/// "The group", "the rebels" speak: the armed group told of last.
fn of_group(s: &Sentence, party: Party, group: Option<EntityIx>) -> Party {
    let words = party.span.of(&s.document.text).to_lowercase();
    let plain = s.is("group_pronouns", words.trim_start_matches("the "));
    Party {
        entity: party.entity.or(group.filter(|_| plain)),
        ..party
    }
}

fn kind<'a>(s: &Sentence, party: &Party, entity: &impl Fn(EntityIx) -> &'a Entity) -> SpeakerKind {
    let Some(entity) = party.entity.map(entity) else {
        let words = party.span.of(&s.document.text).to_lowercase();
        let says = |list: &str| words.split_whitespace().any(|w| s.is(list, w));
        return if says("official_words") {
            SpeakerKind::AnonymousOfficial
        } else if says("expert_words") {
            SpeakerKind::NamedExpert
        } else {
            SpeakerKind::StateBody
        };
    };
    match entity.kind {
        EntityKind::Outlet => SpeakerKind::Outlet,
        EntityKind::Person => {
            let at = s.stretch(party.span).from;
            let near = Stretch {
                from: at.saturating_sub(8),
                to: (at + 12).min(s.tokens.len()),
            };
            if s.any("official_words", near) {
                SpeakerKind::NamedOfficial
            } else if s.any("expert_words", near) {
                SpeakerKind::NamedExpert
            } else {
                SpeakerKind::Person
            }
        }
        EntityKind::Group
            if entity.class.contains("state")
                || entity.class.contains("force")
                || entity.class.contains("coalition") =>
        {
            SpeakerKind::StateBody
        }
        EntityKind::Group => SpeakerKind::ArmedGroup,
        _ => SpeakerKind::StateBody,
    }
}

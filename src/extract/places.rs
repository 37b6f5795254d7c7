//! Where a happening took place, and where it was launched from.

use super::lexicon::{Form, Role};
use super::memory::{Memory, site, town};
use super::sentence::{Named, Sentence, Stretch};
use crate::model::{
    Entity, EntityIx, EntityKind, Party, PlaceClaim, PlacePrecision, Relation, Span,
};

/// A place named in a sentence, with the words that tie it to what stands before.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Placed {
    pub claim: PlaceClaim,
    pub at: Stretch,
    /// Lower is better: how well it fixes the spot by itself.
    pub rank: u32,
    /// A preposition or a verb of hitting stands right before it.
    pub tied: bool,
}

/// All places of a sentence that could be where something happened.
pub(crate) fn places<'a>(
    s: &Sentence,
    memory: &Memory,
    entity: &impl Fn(EntityIx) -> &'a Entity,
) -> Vec<Placed> {
    let mut found: Vec<Placed> = s
        .names
        .iter()
        .filter(|n| n.is_place())
        .filter(|n| {
            n.at.from >= s.dateline()
                && !speaks(s, n)
                && !modifies(s, n)
                && !of_speaker(s, n)
                && !of_office(s, n)
                && !belongs(s, n)
                // "claiming they were X headquarters": what it was called.
                && !s.is("be", s.before(n.at.from))
                && !s.compound(n)
                && !of_clock(s, n)
                && !of_group(s, n)
                && !of_purpose(s, n)
        })
        .map(|n| placed(s, n.at, n.party(), entity(n.entity)))
        .collect();
    for at in 0..s.tokens.len() {
        if let Some((words, ix)) = pointed(s, at, memory, entity) {
            let party = Party {
                entity: Some(ix),
                span: s.span_of(words),
            };
            found.push(placed(s, words, party, entity(ix)));
        }
    }
    found.sort_by_key(|p| p.at.from);
    found
}

/// "groups operating in Syria": where the doers are at home.
fn of_group(s: &Sentence, n: &Named) -> bool {
    (n.at.from.saturating_sub(5)..n.at.from).any(|i| {
        matches!(s.word(i), "operating" | "active" | "headquartered") && s.word(i + 1) == "in"
    })
}

/// "in return for Hodeidah", "bound for Aden": not where; "the battle for Mosul" is.
fn of_purpose(s: &Sentence, n: &Named) -> bool {
    let article = usize::from(s.is("determiners", s.before(n.at.from)));
    let at = n.at.from - article;
    s.before(at) == "for" && at >= 2 && s.lexicon.noun(&s.tokens, at - 2).is_none()
}

/// "4 p.m. (Sanaa time)": a clock's, not an event's place.
fn of_clock(s: &Sentence, n: &Named) -> bool {
    let next = s.word(n.at.to);
    next == "time" || next == "local" && s.word(n.at.to + 1) == "time"
}

/// "Baghdad said": the place stands for its government.
fn speaks(s: &Sentence, n: &Named) -> bool {
    !s.is("prepositions", s.before(n.at.from))
        && s.verb(n.at.to)
            .is_some_and(|v| v.has(Role::Say) && v.form == Form::Past)
}

/// "officials in Washington": the place is where the speaker sits; not where the struck are ("shelled
/// the forces at X").
fn of_speaker(s: &Sentence, n: &Named) -> bool {
    if n.at.from < 2 || !matches!(s.before(n.at.from), "in" | "at") {
        return false;
    }
    let noun = n.at.from - 2;
    // "told reporters in New York".
    if matches!(s.word(noun), "reporters" | "journalists") {
        let tells =
            (noun.saturating_sub(3)..noun).any(|i| s.verb(i).is_some_and(|v| v.has(Role::Say)));
        return tells;
    }
    let struck = (noun.saturating_sub(4)..noun).any(|i| {
        s.verb(i)
            .is_some_and(|v| v.has(Role::Hit) || v.has(Role::Act) || v.kind().is_some())
    });
    // "officials in X said", "said officials in X", "according to officials in X".
    let says = |i: usize| s.verb(i).is_some_and(|v| v.has(Role::Say)) || s.word(i) == "according";
    let speaks = s.is("official_words", s.word(noun))
        || (noun.saturating_sub(3)..noun).any(says)
        || (n.at.to..n.at.to + 4).any(says);
    s.is("unknown_person", s.word(noun)) && !s.is("site_nouns", s.word(noun)) && !struck && speaks
}

/// "X, head of the emergency ward of Y hospital, told": where the speaker works.
fn of_office(s: &Sentence, n: &Named) -> bool {
    let parts = |i: &usize| s.word(*i) == ",";
    let from = (0..n.at.from).rev().find(parts);
    let to = (n.at.to..s.tokens.len()).find(parts);
    let (Some(from), Some(to)) = (from, to) else {
        return false;
    };
    let office = |i: usize| {
        s.is("official_words", s.word(i))
            || s.is("expert_words", s.word(i))
            || matches!(
                s.word(i),
                "head" | "chief" | "doctor" | "surgeon" | "manager"
            )
    };
    let says = s
        .verb(to + 1)
        .is_some_and(|v| v.has(Role::Say) && matches!(v.form, Form::Past | Form::Third));
    says && (office(from + 1) || office(from + 2))
}

/// "a lecturer at X University", "under the flag of X": where somebody works, whose something is.
fn belongs(s: &Sentence, n: &Named) -> bool {
    let article = usize::from(s.is("determiners", s.before(n.at.from)));
    let word = |back: usize| {
        let at = n.at.from.checked_sub(article + back);
        at.map_or("", |i| s.word(i))
    };
    let works = matches!(word(1), "at" | "of")
        && matches!(
            word(2),
            "lecturer"
                | "professor"
                | "faculty"
                | "researcher"
                | "scientist"
                | "physicist"
                | "fellow"
                | "dean"
                | "graduate"
        );
    works || word(1) == "of" && word(2) == "flag"
}

/// "Iraqi officials", "Iraq base", "Baghdad's effort": the place only colours what follows.
fn modifies(s: &Sentence, n: &Named) -> bool {
    let possessive = s.tokens[n.at.to - 1].possessive;
    let next = s.word(n.at.to);
    n.kind == EntityKind::Place
        && (possessive && !s.is("site_nouns", next)
            || s.is("unknown_person", next)
            // "the U.S. and British ambassadors".
            || next == "and"
                && s.tokens.get(n.at.to + 1).is_some_and(|t| t.capital)
                && ["unknown_person", "official_words"]
                    .iter()
                    .any(|list| s.is(list, s.word(n.at.to + 2)))
            || matches!(
                next,
                "government" | "leadership" | "war" | "crisis" | "conflict" | "policy" | "tensions"
            ))
}

fn placed(s: &Sentence, at: Stretch, party: Party, entity: &Entity) -> Placed {
    let (relation, tied) = relation(s, at, entity);
    let own = entity.place_precision();
    let near =
        matches!(relation, Relation::Near | Relation::Towards) && own <= PlacePrecision::Town;
    let precision = if near { PlacePrecision::Near } else { own };
    Placed {
        claim: PlaceClaim {
            party,
            relation,
            precision,
            story: false,
        },
        at,
        // A ship is where it is only when nothing else says where; what the spot lies beside ("in X, east
        // of Y") comes after what it lies in.
        rank: if entity.class == "ship" {
            PlacePrecision::Country as u32 + 9
        } else {
            own as u32 + 2 * u32::from(near && apart(s, at))
        },
        tied,
    }
}

/// A verb of hitting or firing stands right before the "to".
fn hits_before(s: &Sentence, at: usize) -> bool {
    (at.saturating_sub(6)..at).any(|i| {
        s.verb(i).is_some_and(|v| {
            v.has(Role::Hit) || v.has(Role::Act) || v.has(Role::Fire) || v.kind().is_some()
        })
    })
}

/// "east of X", "30 miles from X": the place only tells where another one lies.
fn apart(s: &Sentence, at: Stretch) -> bool {
    (at.from.saturating_sub(3)..at.from).any(|i| {
        let word = s.word(i);
        let of = word == "of" && (s.is("compass", s.before(i)) || s.is("distances", s.before(i)));
        of || word == "from" && s.is("distances", s.before(i))
    })
}

/// "east of", "on the outskirts of", "ten miles off": beside what the "of" at `i` leads to.
fn aside(s: &Sentence, i: usize) -> bool {
    let before = s.before(i);
    s.is("compass", before)
        || s.is("distances", before)
        || matches!(before, "outskirts" | "vicinity" | "off")
}

/// The relation told by the words before the place, and whether such words are there.
fn relation(s: &Sentence, at: Stretch, entity: &Entity) -> (Relation, bool) {
    let mut i = at.from;
    let mut steps = 0;
    while i > 0 && steps < 8 {
        i -= 1;
        steps += 1;
        let word = s.word(i);
        // "in Tarlen and Korvel": the second lies as the first does.
        if word == "and"
            && let Some(first) = s.names.iter().find(|n| n.at.to == i && n.is_place())
        {
            i = first.at.from;
            continue;
        }
        let relation = match word {
            "near" | "outside" | "around" | "beside" | "close" | "off" => Relation::Near,
            "of" if aside(s, i) => Relation::Near,
            // "an area of the Golan Heights", "in the city of X".
            "of" if s.is("place_heads", s.before(i))
                || s.is("place_parts", s.before(i))
                || s.is("site_nouns", s.before(i))
                || matches!(
                    s.before(i),
                    "areas" | "side" | "regions" | "districts" | "provinces"
                ) =>
            {
                continue;
            }
            "from" if s.is("distances", s.before(i)) => Relation::Near,
            "toward" | "towards" => Relation::Towards,
            "along" => Relation::Along,
            "from" => Relation::From,
            // "sailing from X to Y": where something was bound for.
            "to" if s.is("site_nouns", s.before(i)) || !hits_before(s, i) => {
                return (Relation::Towards, false);
            }
            "at" | "on" | "against" | "into" | "inside" | "within" | "across" | "through"
            | "over" | "targeting" | "throughout" | "to" => Relation::At,
            "in" if entity.kind == EntityKind::Base => Relation::At,
            "in" => Relation::Inside,
            _ => {
                if s.verb(i)
                    .is_some_and(|v| v.has(Role::Hit) || v.has(Role::Act) || v.kind().is_some())
                {
                    return (Relation::At, true);
                }
                let transparent = s.is("determiners", word)
                    || s.tokens[i].capital
                    || word == ","
                    || word.contains('-')
                    || s.is("place_adjectives", word)
                    || s.is("site_nouns", word)
                    || s.is("site_modifiers", word)
                    || s.is("place_parts", word)
                    || s.is("place_heads", word.strip_suffix('s').unwrap_or(word))
                    || matches!(
                        word,
                        "heavily"
                            | "fortified"
                            | "capital"
                            | "city"
                            | "town"
                            | "port"
                            | "province"
                            | "major"
                            | "sprawling"
                            | "so-called"
                            | "border"
                            | "holy"
                            | "al"
                            | "old"
                    );
                if transparent {
                    continue;
                }
                break;
            }
        };
        return (relation, true);
    }
    (relation_to(entity), false)
}

/// At a site, inside a place: the relation where no word tells one.
fn relation_to(entity: &Entity) -> Relation {
    if entity.kind == EntityKind::Base {
        Relation::At
    } else {
        Relation::Inside
    }
}

/// The place `ix` for what the story, and not the passage, puts there; `span` are the words that name
/// it.
pub(super) fn of_story(ix: EntityIx, span: Span, known: &Entity) -> PlaceClaim {
    PlaceClaim {
        party: Party {
            entity: Some(ix),
            span,
        },
        relation: relation_to(known),
        precision: known.place_precision(),
        story: true,
    }
}

/// A place pointed at from token `at`: "the base", "that same village", "there".
fn pointed<'a>(
    s: &Sentence,
    at: usize,
    memory: &Memory,
    entity: &impl Fn(EntityIx) -> &'a Entity,
) -> Option<(Stretch, EntityIx)> {
    let told = |kind: EntityKind, to: usize| {
        let here = s.names.iter().rev();
        here.filter(move |n| n.kind == kind && n.at.to <= to)
            .map(|n| n.entity)
    };
    if there(s, at) {
        let here = s.names.iter().rev().find(|n| n.at.to <= at && n.is_place());
        let ix = here.map(|n| n.entity).or(memory.last)?;
        return Some((
            Stretch {
                from: at,
                to: at + 1,
            },
            ix,
        ));
    }
    let is_site = s.lexicon.cue("site_nouns").at(&s.tokens, at);
    // "in the east of the country".
    let country = s.word(at) == "country"
        && s.before(at) == "the"
        && at >= 2
        && matches!(
            s.word(at - 2),
            "in" | "of" | "across" | "inside" | "throughout"
        );
    let head = country || s.is("place_heads", s.word(at));
    let len = is_site.max(usize::from(head));
    if len == 0 || s.name_at(at).is_some() {
        return None;
    }
    let from = (at.saturating_sub(3)..at)
        .rev()
        .find(|&i| s.is("definite", s.word(i)))?;
    let between = (from + 1..at)
        .any(|i| s.is("prepositions", s.word(i)) || s.verb(i).is_some() || s.name_at(i).is_some());
    // "the container ship Maersk Hangzhou": its own name follows.
    let named = s
        .name_at(at + len)
        .is_some_and(|n| n.kind == EntityKind::Base);
    // "raised tensions across the region": no place of the attack.
    let wide = matches!(s.before(from), "across" | "throughout");
    // "its base at X": that one.
    let next = s.word(at + len);
    let told_of = matches!(next, "at" | "in" | "near" | "outside")
        && (at + len + 1..at + len + 3).any(|i| s.name_at(i).is_some_and(Named::is_place));
    // "the city centre of X".
    let part = s.is("place_parts", next) && s.word(at + len + 1) == "of";
    if between || named || wide || told_of || part || next == "of" {
        return None;
    }
    let noun = s.word(at);
    let sites: Vec<EntityIx> = told(EntityKind::Base, from)
        .chain(memory.sites.iter().rev().copied())
        .collect();
    let places: Vec<EntityIx> = told(EntityKind::Place, from)
        .chain(memory.places.iter().rev().copied())
        .collect();
    let ix = site(&sites, noun, entity)
        .filter(|_| is_site > 0)
        .or_else(|| town(&places, noun, entity))?;
    Some((Stretch { from, to: at + len }, ix))
}

/// "There", not the one of "there was": where the telling has got to.
fn there(s: &Sentence, at: usize) -> bool {
    s.word(at) == "there"
        && at > 0
        && !s.is_border(at - 1)
        && s.before(at) != ","
        && !s.is("auxiliaries", s.word(at + 1))
        && !s.is("modals", s.word(at + 1))
        && !s.is("relative", s.before(at))
}

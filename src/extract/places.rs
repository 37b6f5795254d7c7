//! Where a happening took place, and where it was launched from.

use super::sentence::{Named, Sentence, Stretch};
use super::tokens::Shape;
use crate::model::{
    Entity, EntityIx, EntityKind, Party, PlaceClaim, PlacePrecision, Relation, Report, Stance,
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

/// The places told of so far, for "the base", "that same facility", "the city", "there".
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// Sites, the latest last.
    sites: Vec<EntityIx>,
    /// Towns and wider places, the latest last.
    places: Vec<EntityIx>,
    /// The place of the heading the telling stands under, with its words.
    heading: Option<(EntityIx, crate::model::Span)>,
    /// The place or site told of last.
    last: Option<EntityIx>,
    /// The armed group told of last, for "the group said it".
    group: Option<EntityIx>,
}

impl Memory {
    /// Remembers the sites of a sentence, the latest last.
    pub(crate) fn remember<'a>(
        &mut self,
        s: &Sentence,
        reports: &[Report],
        entity: &impl Fn(EntityIx) -> &'a Entity,
    ) {
        let armed = |n: &&Named| {
            let e = entity(n.entity);
            n.kind == EntityKind::Group
                && !e.class.contains("state")
                && !e.class.contains("coalition")
                && !e.generic
        };
        // Of several groups the one that claims is meant next.
        let claims = |r: &Report| {
            let claim = r.actors.iter().find(|a| a.stance == Stance::Claimed);
            claim.and_then(|a| a.party.entity)
        };
        let claiming = reports.iter().find_map(claims);
        let mut named = s.names.iter().filter(armed);
        let claimed = named
            .clone()
            .find(|n| Some(n.entity) == claiming)
            .or_else(|| named.next());
        self.group = claimed.map(|n| n.entity).or(self.group);
        for name in s.names.iter().filter(|n| n.at.from >= dateline(s)) {
            let told = match name.kind {
                EntityKind::Base => &mut self.sites,
                EntityKind::Place => &mut self.places,
                _ => continue,
            };
            told.retain(|e| *e != name.entity);
            told.push(name.entity);
            self.last = Some(name.entity);
        }
        // Where something happened is where the telling is.
        let happened = reports
            .iter()
            .find_map(|r| r.place.and_then(|p| p.party.entity));
        self.last = happened.or(self.last);
    }

    /// A paragraph that is a place's name and nothing else heads what follows.
    pub(crate) fn head(&mut self, s: &Sentence) {
        let words = s.tokens.iter().filter(|t| t.shape == Shape::Word).count();
        let lone = s.names.iter().find(|n| {
            matches!(n.kind, EntityKind::Base | EntityKind::Place) && n.at.to - n.at.from == words
        });
        let whole = s.paragraph.sentences.len() == 1;
        if let Some(name) = lone.filter(|_| whole) {
            self.heading = Some((name.entity, name.span));
        }
    }

    /// The place of the heading above.
    pub(crate) fn heading(&self) -> Option<(EntityIx, crate::model::Span)> {
        self.heading
    }

    /// The armed group told of last.
    pub(crate) fn group(&self) -> Option<EntityIx> {
        self.group
    }
}

/// The first of the sites that the noun can mean: its class or its name says so; any site for words
/// like "facility".
fn site<'a>(
    sites: &[EntityIx],
    noun: &str,
    entity: &impl Fn(EntityIx) -> &'a Entity,
) -> Option<EntityIx> {
    let general = matches!(noun, "facility" | "site" | "installation" | "compound");
    let stem = noun.trim_start_matches("air");
    sites.iter().copied().find(|&ix| {
        let e = entity(ix);
        general && !e.class.contains("embassy")
            || e.name.to_lowercase().contains(stem)
            || e.class.to_lowercase().contains(stem)
            || matches!(noun, "base" | "airbase" | "camp") && e.class == "base"
    })
}

/// The place that "the city", "the province" can mean.
fn town<'a>(
    places: &[EntityIx],
    noun: &str,
    entity: &impl Fn(EntityIx) -> &'a Entity,
) -> Option<EntityIx> {
    places.iter().copied().find(|&ix| {
        let e = entity(ix);
        match noun {
            "city" | "town" | "village" | "settlement" => precision(e) == PlacePrecision::Town,
            "province" | "governorate" => precision(e) == PlacePrecision::Governorate,
            "district" => precision(e) == PlacePrecision::District,
            "region" => matches!(
                precision(e),
                PlacePrecision::Governorate | PlacePrecision::Region
            ),
            _ => e.class == noun,
        }
    })
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

/// All places of a sentence that could be where something happened.
pub(crate) fn places<'a>(
    s: &Sentence,
    memory: &Memory,
    entity: &impl Fn(EntityIx) -> &'a Entity,
) -> Vec<Placed> {
    let mut found: Vec<Placed> = s
        .names
        .iter()
        .filter(|n| matches!(n.kind, EntityKind::Base | EntityKind::Place))
        .filter(|n| {
            n.at.from >= dateline(s)
                && !speaks(s, n)
                && !modifies(s, n)
                && !of_speaker(s, n)
                && !s.compound(n)
                && !of_clock(s, n)
                && !of_group(s, n)
        })
        .map(|n| {
            placed(
                s,
                n.at,
                Party {
                    entity: Some(n.entity),
                    span: n.span,
                },
                entity(n.entity),
            )
        })
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
        let here = s
            .names
            .iter()
            .rev()
            .find(|n| n.at.to <= at && matches!(n.kind, EntityKind::Base | EntityKind::Place));
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
    let len = is_site.max(usize::from(s.is("place_heads", s.word(at))));
    if len == 0 || s.name_at(at).is_some() {
        return None;
    }
    let from = (at.saturating_sub(3)..at)
        .rev()
        .find(|&i| s.is("definite", s.word(i)))?;
    let between = (from + 1..at)
        .any(|i| s.is("prepositions", s.word(i)) || s.verb(i).is_some() || s.name_at(i).is_some());
    if between || s.word(at + len) == "of" {
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

/// The first token behind a dateline ("BAGHDAD, Iraq (AP) —"): it tells where the story was filed.
fn dateline(s: &Sentence) -> usize {
    let first = s.tokens.first().map_or("", |t| t.span.of(&s.document.text));
    let capitals = first.len() > 2 && first.chars().all(|c| !c.is_lowercase());
    if s.ordinal != 1 || !capitals {
        return 0;
    }
    // "ANKARA Turkish shelling killed", "JALALABAD, Afghanistan A bomber": capitals run into the text.
    let shouts = |i: usize| {
        let word = s.tokens.get(i).map_or("", |t| t.span.of(&s.document.text));
        word.len() > 3 && word.chars().all(|c| !c.is_lowercase())
    };
    let town = s
        .names
        .iter()
        .find(|n| n.at.from == 0 && n.kind == EntityKind::Place);
    let end = town.map(|n| n.at.to).map(|to| {
        let country = s
            .names
            .iter()
            .find(|n| n.at.from == to + 1 && s.word(to) == ",");
        country.map_or(to, |n| n.at.to)
    });
    if let Some(end) = end
        && shouts(0)
        && !shouts(end)
        && s.tokens.get(end).is_some_and(|t| t.capital)
    {
        return end;
    }
    let dash = (1..s.tokens.len().min(14)).find(|&i| matches!(s.word(i), "—" | "–" | "--" | "-"));
    dash.map_or(0, |i| i + 1)
}

/// "groups operating in Syria": where the doers are at home.
fn of_group(s: &Sentence, n: &Named) -> bool {
    (n.at.from.saturating_sub(5)..n.at.from).any(|i| {
        matches!(s.word(i), "operating" | "active" | "headquartered") && s.word(i + 1) == "in"
    })
}

/// "4 p.m. (Sanaa time)": a clock's, not an event's place.
fn of_clock(s: &Sentence, n: &Named) -> bool {
    let next = s.word(n.at.to);
    next == "time" || next == "local" && s.word(n.at.to + 1) == "time"
}

/// "Baghdad said": the place stands for its government.
fn speaks(s: &Sentence, n: &Named) -> bool {
    use super::lexicon::{Form, Role};
    !s.is("prepositions", s.before(n.at.from))
        && s.verb(n.at.to)
            .is_some_and(|v| v.has(Role::Say) && v.form == Form::Past)
}

/// "officials in Washington": the place is where the speaker sits.
fn of_speaker(s: &Sentence, n: &Named) -> bool {
    n.at.from >= 2
        && matches!(s.before(n.at.from), "in" | "at")
        && s.is("unknown_person", s.word(n.at.from - 2))
        && !s.is("site_nouns", s.word(n.at.from - 2))
}

/// "Iraqi officials", "Iraq base", "Baghdad's effort": the place only colours what follows.
fn modifies(s: &Sentence, n: &Named) -> bool {
    let possessive = s.tokens[n.at.to - 1].possessive;
    let next = s.word(n.at.to);
    n.kind == EntityKind::Place
        && (possessive && !s.is("site_nouns", next)
            || s.is("unknown_person", next)
            || matches!(
                next,
                "government" | "leadership" | "war" | "crisis" | "conflict" | "policy" | "tensions"
            ))
}

fn placed(s: &Sentence, at: Stretch, party: Party, entity: &Entity) -> Placed {
    let (relation, tied) = relation(s, at, entity);
    let own = precision(entity);
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
        // A ship is where it is only when nothing else says where.
        rank: if entity.class == "ship" {
            PlacePrecision::Country as u32 + 9
        } else {
            own as u32
        },
        tied,
    }
}

/// How exactly an entity fixes a spot.
pub(crate) fn precision(entity: &Entity) -> PlacePrecision {
    if entity.kind == EntityKind::Base {
        return PlacePrecision::Site;
    }
    let class = entity.class.as_str();
    if class.contains("country") || class == "state" {
        PlacePrecision::Country
    } else if class == "place"
        || [
            "city",
            "town",
            "village",
            "neighbourhood",
            "neighborhood",
            "camp",
        ]
        .iter()
        .any(|c| class.contains(c))
    {
        PlacePrecision::Town
    } else if class.contains("district") {
        PlacePrecision::District
    } else if class.contains("governorate") || class.contains("province") {
        PlacePrecision::Governorate
    } else {
        PlacePrecision::Region
    }
}

/// A verb of hitting or firing stands right before the "to".
fn hits_before(s: &Sentence, at: usize) -> bool {
    use super::lexicon::Role;
    (at.saturating_sub(6)..at).any(|i| {
        s.verb(i).is_some_and(|v| {
            v.has(Role::Hit) || v.has(Role::Act) || v.has(Role::Fire) || v.kind().is_some()
        })
    })
}

/// The relation told by the words before the place, and whether such words are there.
fn relation(s: &Sentence, at: Stretch, entity: &Entity) -> (Relation, bool) {
    let mut i = at.from;
    let mut steps = 0;
    while i > 0 && steps < 5 {
        i -= 1;
        steps += 1;
        let word = s.word(i);
        let relation = match word {
            "near" | "outside" | "around" | "beside" | "close" | "off" => Relation::Near,
            "of" if matches!(
                s.before(i),
                "north"
                    | "south"
                    | "east"
                    | "west"
                    | "northeast"
                    | "northwest"
                    | "southeast"
                    | "southwest"
                    | "outskirts"
                    | "vicinity"
                    | "miles"
                    | "kilometers"
                    | "off"
            ) =>
            {
                Relation::Near
            }
            // "an area of the Golan Heights", "in the city of X".
            "of" if s.is("place_heads", s.before(i))
                || matches!(
                    s.before(i),
                    "part" | "parts" | "areas" | "heart" | "centre" | "center" | "side" | "suburbs"
                ) =>
            {
                continue;
            }
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
                if s.verb(i).is_some_and(|v| {
                    v.has(super::lexicon::Role::Hit)
                        || v.has(super::lexicon::Role::Act)
                        || v.kind().is_some()
                }) {
                    return (Relation::At, true);
                }
                let transparent = s.is("determiners", word)
                    || s.tokens[i].capital
                    || word == ","
                    || word.contains('-')
                    || s.is("place_adjectives", word)
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
                    );
                if transparent {
                    continue;
                }
                break;
            }
        };
        return (relation, true);
    }
    let default = if entity.kind == EntityKind::Base {
        Relation::At
    } else {
        Relation::Inside
    };
    (default, false)
}

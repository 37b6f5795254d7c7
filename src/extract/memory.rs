//! What a document has told of so far: its places for "the base", "that same city", "there", its armed
//! group for "the rebels".

use super::sentence::{Named, Sentence};
use super::tokens::Shape;
use crate::model::{Entity, EntityIx, EntityKind, PlacePrecision, Report, Span, Stance, Status};

/// The places told of so far, for "the base", "that same facility", "the city", "there".
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Sites, the latest last.
    pub sites: Vec<EntityIx>,
    /// Towns and wider places, the latest last.
    pub places: Vec<EntityIx>,
    /// The place of the heading the telling stands under, with its words.
    heading: Option<(EntityIx, Span)>,
    /// An incident was told of.
    pub told: bool,
    /// The place or site told of last.
    pub last: Option<EntityIx>,
    /// The armed group told of last, for "the group said it".
    group: Option<EntityIx>,
}

impl Memory {
    /// Remembers the sites of a sentence, the latest last.
    pub(super) fn remember<'a>(
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
            // "Some of its attacks have been claimed by X" is still about the group.
            if r.status != Status::Actual {
                return None;
            }
            let claim = r.actors.iter().find(|a| a.stance == Stance::Claimed);
            claim.and_then(|a| a.party.entity)
        };
        let claiming = reports.iter().find_map(claims);
        let mut named = s.names.iter().filter(armed);
        let claimed = named.clone().find(|n| Some(n.entity) == claiming);
        // "The group swore loyalty to X": the telling stays with the group.
        let first = named.clone().next().map_or(0, |n| n.at.from);
        let subject = |i: usize| {
            s.is("group_pronouns", s.word(i))
                && (s.before(i) == "the" || matches!(s.word(i), "it" | "they"))
                || matches!(s.word(i), "its" | "their")
        };
        let stays = claimed.is_none() && self.group.is_some() && (0..first).any(subject);
        let free = || named.clone().find(|n| !s.governed(n));
        let told = claimed.or_else(free).or_else(|| named.next());
        self.group = told.filter(|_| !stays).map(|n| n.entity).or(self.group);
        for name in s.names.iter().filter(|n| n.at.from >= s.dateline()) {
            let told = match name.kind {
                EntityKind::Base => &mut self.sites,
                EntityKind::Place => &mut self.places,
                _ => continue,
            };
            told.retain(|e| *e != name.entity);
            told.push(name.entity);
            self.last = Some(name.entity);
        }
        let happened = |r: &Report| r.status == Status::Actual && r.kind.family().is_incident();
        self.told |= reports.iter().any(happened);
        // Where something happened is where the telling is.
        let happened = reports.iter().find_map(Report::place_entity);
        self.last = happened.or(self.last);
    }

    /// A paragraph that is a place's name and nothing else heads what follows.
    pub(super) fn head(&mut self, s: &Sentence) {
        let words = s.tokens.iter().filter(|t| t.shape == Shape::Word).count();
        let lone = s
            .names
            .iter()
            .find(|n| n.is_place() && n.at.to - n.at.from == words);
        let whole = s.paragraph.sentences.len() == 1;
        if let Some(name) = lone.filter(|_| whole) {
            self.heading = Some((name.entity, name.span));
        }
    }

    /// The place of the heading above.
    pub(super) fn heading(&self) -> Option<(EntityIx, Span)> {
        self.heading
    }

    /// The armed group told of last.
    pub(super) fn group(&self) -> Option<EntityIx> {
        self.group
    }
}

/// The first of the sites that the noun can mean: its class or its name says so; any site for words
/// like "facility".
pub(super) fn site<'a>(
    sites: &[EntityIx],
    noun: &str,
    entity: &impl Fn(EntityIx) -> &'a Entity,
) -> Option<EntityIx> {
    // "the city" is no "City police station".
    if matches!(noun, "city" | "town" | "village" | "capital") {
        return None;
    }
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
pub(super) fn town<'a>(
    places: &[EntityIx],
    noun: &str,
    entity: &impl Fn(EntityIx) -> &'a Entity,
) -> Option<EntityIx> {
    places.iter().copied().find(|&ix| {
        let e = entity(ix);
        match noun {
            "city" | "town" | "village" | "settlement" => {
                e.place_precision() == PlacePrecision::Town
            }
            "province" | "governorate" => e.place_precision() == PlacePrecision::Governorate,
            "district" => e.place_precision() == PlacePrecision::District,
            "region" => matches!(
                e.place_precision(),
                PlacePrecision::Governorate | PlacePrecision::Region
            ),
            "township" => e.name.to_lowercase().ends_with(noun),
            _ => e.class == noun,
        }
    })
}

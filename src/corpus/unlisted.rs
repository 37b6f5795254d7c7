//! One entity for an unlisted name found in several documents.

use std::collections::BTreeMap;

use crate::extract::Extraction;
use crate::model::{Entity, EntityIx, Mention, Party, Report};

/// Maps each document's own indexes of unlisted entities to the corpus's.
pub(super) struct Unlisted {
    /// Number of listed entities: they keep their index.
    base: u32,
    /// For each document, the corpus index of each of its unlisted entities.
    maps: Vec<Vec<EntityIx>>,
    current: usize,
}

impl Unlisted {
    /// Adds the unlisted entities of all documents to `entities`, in order of id, each once.
    pub(super) fn new(extracted: &[Extraction], entities: &mut Vec<Entity>) -> Self {
        let base = entities.len() as u32;
        let mut by_id: BTreeMap<&str, &Entity> = BTreeMap::new();
        for entity in extracted.iter().flat_map(|e| &e.unlisted) {
            by_id.entry(&entity.id).or_insert(entity);
        }
        let index: BTreeMap<&str, EntityIx> = by_id
            .keys()
            .zip(base..)
            .map(|(id, at)| (*id, EntityIx(at)))
            .collect();
        let maps: Vec<Vec<EntityIx>> = extracted
            .iter()
            .map(|e| e.unlisted.iter().map(|u| index[u.id.as_str()]).collect())
            .collect();
        // A parent is always listed, so it needs no mapping.
        entities.extend(by_id.into_values().cloned());
        Self {
            base,
            maps,
            current: 0,
        }
    }

    /// Turns to the document of this index.
    pub(super) fn enter(&mut self, document: usize) {
        self.current = document;
    }

    fn entity(&self, ix: EntityIx) -> EntityIx {
        match ix.0.checked_sub(self.base) {
            Some(own) => self.maps[self.current][own as usize],
            None => ix,
        }
    }

    fn party(&self, party: &mut Party) {
        party.entity = party.entity.map(|ix| self.entity(ix));
    }

    /// The mention with the corpus's index.
    pub(super) fn mention(&self, mention: Mention) -> Mention {
        Mention {
            entity: self.entity(mention.entity),
            ..mention
        }
    }

    /// The report with the corpus's indexes.
    pub(super) fn report(&self, mut report: Report) -> Report {
        for place in report
            .place
            .iter_mut()
            .chain(&mut report.launch_site)
            .chain(&mut report.seat)
        {
            self.party(&mut place.party);
        }
        for actor in &mut report.actors {
            self.party(&mut actor.party);
            actor.by.iter_mut().for_each(|by| self.party(by));
        }
        report
            .targets
            .iter_mut()
            .chain(&mut report.weapons)
            .for_each(|p| self.party(p));
        for casualty in &mut report.casualties {
            casualty.who.iter_mut().for_each(|who| self.party(who));
        }
        let attribution = &mut report.attribution;
        for party in attribution.speaker.iter_mut().chain(&mut attribution.via) {
            self.party(party);
        }
        report
    }
}

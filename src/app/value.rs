//! What events are counted and filtered by: an entity, a publisher, a kind of event.

use crate::corpus::Corpus;
use crate::model::{EntityIx, EntityKind, Kind};
use crate::query::{Facet, Index};

use super::{App, Chip};

/// One value of a facet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// A base, group, person, weapon, place or organisation.
    Entity(EntityIx),
    /// The publisher of a document: the first one it published.
    Outlet(u32),
    /// A kind of event.
    Kind(Kind),
}

impl Value {
    /// Its name as it is shown.
    pub fn label(self, corpus: &Corpus) -> &str {
        match self {
            Value::Entity(ix) => &corpus.entity(ix).name,
            Value::Outlet(at) => corpus.documents[at as usize]
                .outlet
                .as_deref()
                .unwrap_or(""),
            Value::Kind(kind) => kind.title(),
        }
    }

    /// What tells it apart in a filter.
    pub fn id(self, corpus: &Corpus) -> &str {
        match self {
            Value::Entity(ix) => &corpus.entity(ix).id,
            Value::Outlet(_) => self.label(corpus),
            Value::Kind(kind) => kind.name(),
        }
    }

    /// The facet it is a value of.
    pub fn facet(self, corpus: &Corpus) -> Facet {
        match self {
            Value::Entity(ix) => Facet::of(corpus.entity(ix).kind),
            Value::Outlet(_) => Facet::Outlet,
            Value::Kind(_) => Facet::Kind,
        }
    }

    /// The value of a facet with this id.
    pub(super) fn find(corpus: &Corpus, kind: EntityKind, id: &str) -> Option<Value> {
        if kind == EntityKind::Outlet {
            let at = corpus
                .documents
                .iter()
                .position(|d| d.outlet.as_deref() == Some(id))?;
            return Some(Value::Outlet(at as u32));
        }
        let at = corpus.entities.iter().position(|e| e.id == id)?;
        Some(Value::Entity(EntityIx(at as u32)))
    }

    /// The filter by it.
    pub(super) fn chip(self, corpus: &Corpus, exclude: bool) -> Chip {
        Chip::Value {
            facet: self.facet(corpus),
            value: self.id(corpus).to_owned(),
            label: self.label(corpus).to_owned(),
            exclude,
        }
    }
}

impl App {
    /// Whether events with this value are asked for (`Some(false)`), ruled out (`Some(true)`), or
    /// neither.
    pub fn state_of(&self, value: Value) -> Option<bool> {
        self.filters.state_of(&value.chip(&self.corpus, false))
    }
}

/// How many events there are of each entity and each outlet.
#[derive(Debug, Default)]
pub struct Tally {
    /// By entity.
    pub entities: Vec<u32>,
    /// By the first document of the outlet.
    pub outlets: Vec<u32>,
}

impl Tally {
    /// Counts events.
    pub fn of(corpus: &Corpus, index: &Index, events: &[u32]) -> Self {
        let mut tally = Self {
            entities: vec![0; corpus.entities.len()],
            outlets: vec![0; corpus.documents.len()],
        };
        for &event in events {
            for entity in index.entities(event) {
                tally.entities[entity.0 as usize] += 1;
            }
            for &outlet in index.outlets(event) {
                tally.outlets[outlet as usize] += 1;
            }
        }
        tally
    }

    /// The values of a kind with events, unordered, with their number.
    pub(super) fn values(&self, corpus: &Corpus, kind: EntityKind) -> Vec<(Value, u32)> {
        if kind == EntityKind::Outlet {
            let all = (0..).zip(&self.outlets).filter(|(_, n)| **n > 0);
            return all.map(|(at, &n)| (Value::Outlet(at), n)).collect();
        }
        let all = (0..)
            .map(EntityIx)
            .zip(&corpus.entities)
            .zip(&self.entities);
        all.filter(|((_, e), n)| e.kind == kind && **n > 0)
            .map(|((ix, _), &n)| (Value::Entity(ix), n))
            .collect()
    }

    /// Number of events of a value; kinds are not counted here.
    pub(super) fn count(&self, value: Value) -> u32 {
        let at = match value {
            Value::Entity(ix) => self.entities.get(ix.0 as usize),
            Value::Outlet(at) => self.outlets.get(at as usize),
            Value::Kind(_) => None,
        };
        at.copied().unwrap_or(0)
    }
}

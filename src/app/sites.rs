//! Where the events lie that a filter lets through.

use std::collections::BTreeMap;

use super::Site;
use crate::corpus::Corpus;
use crate::model::{EntityIx, Relation};

/// Where events lie: pure, so that another thread can gather it.
#[derive(Debug)]
pub(super) struct Sites {
    /// Those with most events first, then by name.
    pub(super) all: Vec<Site>,
    /// How many events have one.
    pub(super) placed: usize,
    /// Of how many.
    pub(super) of: usize,
}

impl Sites {
    /// Gathers the sites of events.
    pub(super) fn of(corpus: &Corpus, events: &[u32]) -> Self {
        let (all, placed) = sites(corpus, events);
        let of = events.len();
        Self { all, placed, of }
    }
}

/// The sites of events in order; and how many events have one.
fn sites(corpus: &Corpus, events: &[u32]) -> (Vec<Site>, usize) {
    let mut found: BTreeMap<EntityIx, Site> = BTreeMap::new();
    let mut placed = 0;
    for &event in events {
        let Some(claim) = corpus.events[event as usize].place.map(|p| p.claim) else {
            continue;
        };
        // A quarter without a position of its own lies in its town.
        let mut at = claim.party.entity;
        let mut inside = false;
        while let Some(ix) = at.filter(|ix| corpus.entity(*ix).point.is_none()) {
            at = corpus.entity(ix).parent;
            inside = true;
        }
        let Some((entity, point)) = at.and_then(|ix| Some((ix, corpus.entity(ix).point?))) else {
            continue;
        };
        placed += 1;
        let exact = matches!(claim.relation, Relation::At | Relation::Inside) && !inside;
        let site = found.entry(entity).or_insert(Site {
            entity,
            lat: point.lat,
            lon: point.lon,
            km: point.precision_km,
            rough: true,
            count: 0,
        });
        site.count += 1;
        site.rough &= !exact || point.is_rough();
    }
    let mut sites: Vec<Site> = found.into_values().collect();
    let name = |site: &Site| &corpus.entity(site.entity).name;
    sites.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| name(a).cmp(name(b))));
    (sites, placed)
}

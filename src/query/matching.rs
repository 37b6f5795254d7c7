//! Which events a filter leaves.

use memchr::memmem::Finder;
use rayon::prelude::*;

use super::filter::{Facet, Filter};
use super::fuzzy::{Folded, Pattern, fold};
use super::index::Index;
use crate::corpus::Corpus;
use crate::model::{EntityIx, Event, Kind};

/// From this many events on, threads share the matching: fewer are done before they start.
const SHARED: usize = 20_000;

/// A word that is searched for. Sentences are searched literally; names of entities and kinds
/// fuzzily, once for all events.
struct Word {
    folded: Finder<'static>,
    /// True for each entity with a name like it.
    entities: Vec<bool>,
    /// The kinds with a name like it.
    kinds: Vec<Kind>,
}

impl Word {
    fn new(index: &Index, typed: &str) -> Self {
        let (folded, pattern) = (fold(typed), Pattern::new(typed));
        let phrase = folded.contains(char::is_whitespace);
        let like = |name: &Folded| {
            if phrase {
                name.text().contains(&folded)
            } else {
                pattern.find(name).is_some()
            }
        };
        let kinds = Kind::ALL.iter().copied();
        let kinds = kinds
            .filter(|kind| like(&Folded::new(kind.title())))
            .collect();
        let names = index.names().iter();
        Self {
            entities: names.map(|names| names.iter().any(like)).collect(),
            kinds,
            folded: Finder::new(&folded).into_owned(),
        }
    }

    fn is_in(&self, event: u32, index: &Index) -> bool {
        let entities = index.entities(event);
        self.kinds.contains(&index.kind(event))
            || entities.iter().any(|ix| self.entities[ix.0 as usize])
            || self.folded.find(index.words(event)).is_some()
    }
}

/// A filter made ready for one corpus.
pub struct Prepared<'c> {
    filter: &'c Filter,
    corpus: &'c Corpus,
    index: &'c Index,
    entities: Vec<(Vec<EntityIx>, Vec<EntityIx>)>,
    /// Some entity facet asks for ids of which the corpus has none.
    hopeless: bool,
    /// The filter asks for more than entities and words: what only the events themselves tell.
    asks_events: bool,
    wanted: Vec<Word>,
    unwanted: Vec<Word>,
}

impl<'c> Prepared<'c> {
    /// Looks up the ids and folds the words, once.
    pub fn new(corpus: &'c Corpus, index: &'c Index, filter: &'c Filter) -> Self {
        let mut entities = Vec::new();
        let mut hopeless = false;
        for (facet, choice) in &filter.facets {
            let Some(kind) = facet.entity_kind() else {
                continue;
            };
            let find = |ids: &[String]| -> Vec<EntityIx> {
                let all = (0..).map(EntityIx).zip(&corpus.entities);
                all.filter(|(_, e)| e.kind == kind && ids.contains(&e.id))
                    .map(|(ix, _)| ix)
                    .collect()
            };
            let wanted = find(&choice.include);
            hopeless |= wanted.is_empty() && !choice.include.is_empty();
            entities.push((wanted, find(&choice.exclude)));
        }
        let words = |list: &[String]| list.iter().map(|w| Word::new(index, w)).collect();
        Self {
            filter,
            corpus,
            index,
            asks_events: filter.asks_for_dates() || entities.len() < filter.facets.len(),
            entities,
            hopeless,
            wanted: words(&filter.search.include),
            unwanted: words(&filter.search.exclude),
        }
    }

    /// The events that pass, in timeline order.
    pub fn events(&self) -> Vec<u32> {
        let all = || (0..self.corpus.events.len() as u32).collect();
        self.filtered(self.candidates().unwrap_or_else(all))
    }

    /// Those of `events`, which come in timeline order, that pass.
    pub fn among(&self, events: &[u32]) -> Vec<u32> {
        let Some(mut candidates) = self.candidates() else {
            return self.filtered(events.to_vec());
        };
        let mut rest = events.iter().peekable();
        candidates.retain(|event| {
            while rest.next_if(|e| *e < event).is_some() {}
            rest.peek() == Some(&event)
        });
        self.filtered(candidates)
    }

    fn filtered(&self, mut events: Vec<u32>) -> Vec<u32> {
        if events.len() < SHARED {
            events.retain(|&event| self.matches(event));
            return events;
        }
        let passing = events.into_par_iter().filter(|&event| self.matches(event));
        passing.collect()
    }

    /// True when an event passes.
    pub fn matches(&self, event: u32) -> bool {
        let Some(it) = self.corpus.events.get(event as usize) else {
            return false;
        };
        !self.hopeless
            && self.has_entities(self.index.entities(event))
            && (!self.asks_events
                || self.filter.admits(it.date.as_ref()) && self.has_properties(it))
            && self.has_words(event)
    }

    /// The events the indexes leave over: those of the entity facet that has the fewest.
    fn candidates(&self) -> Option<Vec<u32>> {
        let lists = self
            .entities
            .iter()
            .filter(|(wanted, _)| !wanted.is_empty());
        let union = |(wanted, _): &(Vec<EntityIx>, _)| -> Vec<u32> {
            let of = |ix: &EntityIx| &self.corpus.events_of[ix.0 as usize];
            let mut events: Vec<u32> = wanted.iter().flat_map(of).copied().collect();
            events.sort_unstable();
            events.dedup();
            events
        };
        lists.map(union).min_by_key(Vec::len)
    }

    fn has_entities(&self, of_event: &[EntityIx]) -> bool {
        let any = |list: &[EntityIx]| list.iter().any(|ix| of_event.binary_search(ix).is_ok());
        self.entities
            .iter()
            .all(|(wanted, unwanted)| (wanted.is_empty() || any(wanted)) && !any(unwanted))
    }

    fn has_properties(&self, event: &Event) -> bool {
        self.filter
            .facets
            .iter()
            .all(|(facet, choice)| match facet {
                Facet::Kind => choice.holds(|v| v == event.kind.name()),
                Facet::Family => choice.holds(|v| v == event.kind.family().name()),
                Facet::Status => choice.holds(|v| v == event.status.name()),
                Facet::Outlet => choice.holds(|v| {
                    let mut reports = self.corpus.reports_of(event);
                    reports.any(|r| {
                        self.corpus.documents[r.document as usize].outlet.as_deref() == Some(v)
                    })
                }),
                _ => true,
            })
    }

    fn has_words(&self, event: u32) -> bool {
        let has = |word: &Word| word.is_in(event, self.index);
        self.wanted.iter().all(has) && !self.unwanted.iter().any(has)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::corpus::sample;
    use crate::query;

    fn ids(filter: &str) -> Vec<String> {
        let corpus = sample::corpus();
        let filter: Filter = filter.parse().unwrap();
        let events = query::events(&corpus, &filter);
        events
            .iter()
            .map(|&e| corpus.events[e as usize].id.clone())
            .collect()
    }

    #[test]
    fn facets_narrow_and_values_widen() {
        assert_eq!(ids("").len(), 4);
        assert_eq!(ids("base:alder"), ["rockets-1"]);
        assert_eq!(ids("base:alder base:birch").len(), 3);
        assert_eq!(ids("base:alder group:river-front"), [] as [&str; 0]);
        assert_eq!(ids("base:birch status:actual"), ["shots-1"]);
        assert_eq!(ids("-base:birch").len(), 2);
        assert_eq!(ids("family:strike"), ["strike-1"]);
        assert_eq!(ids("outlet:\"Harbour Post\"").len(), 2);
    }

    #[test]
    fn a_zone_includes_its_sites() {
        assert_eq!(ids("base:north-zone"), ["rockets-1"]);
    }

    #[test]
    fn an_unknown_id_matches_nothing() {
        assert_eq!(ids("base:nowhere"), [] as [&str; 0]);
        assert_eq!(ids("-base:nowhere").len(), 4);
    }

    #[test]
    fn days_asked_for_meet_the_possible_days() {
        assert_eq!(
            ids("from:2021-05-04 to:2021-05-04"),
            ["strike-1", "rockets-1"]
        );
        assert_eq!(ids("from:2021-05-05"), ["strike-1"]);
        assert_eq!(ids("from:2021-06"), [] as [&str; 0]);
    }

    #[test]
    fn words_are_found_in_names_and_sentences() {
        assert_eq!(ids("brigade"), ["rockets-1"]);
        assert_eq!(ids("drivers"), ["strike-1"]);
        assert_eq!(ids("\"shots were\""), ["shots-1"]);
        assert_eq!(ids("rcket aldr"), ["rockets-1"]);
        assert_eq!(ids("hadid"), ["rockets-1"]);
        assert_eq!(ids("-brigade").len(), 3);
    }

    proptest! {
        #[test]
        fn indexes_change_nothing(
            picks in prop::collection::vec((prop::sample::select(vec![
                ("base", "alder"), ("base", "birch"), ("base", "north-zone"), ("group", "iron-brigade"),
                ("weapon", "rocket"), ("place", "marshtown"), ("kind", "airstrike"), ("status", "actual"),
            ]), any::<bool>()), 0..5),
        ) {
            let corpus = sample::corpus();
            let mut filter = Filter::default();
            for ((facet, value), exclude) in picks {
                filter.choice(Facet::named(facet).unwrap()).add(value.into(), exclude);
            }
            let index = Index::without_words(&corpus);
            let prepared = Prepared::new(&corpus, &index, &filter);
            let naive: Vec<u32> = (0..4).filter(|&e| prepared.matches(e)).collect();
            prop_assert_eq!(prepared.among(&[1, 3]), [1, 3].into_iter().filter(|e| naive.contains(e)).collect::<Vec<_>>());
            prop_assert_eq!(prepared.events(), naive);
        }
    }
}

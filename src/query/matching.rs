//! Which events a filter leaves.

use rayon::prelude::*;

use super::filter::{Facet, Filter};
use super::fuzzy::{Folded, Pattern, fold};
use crate::corpus::Corpus;
use crate::model::{EntityIx, Event, Kind};

/// From this many events on, threads share the matching: fewer are done before they start.
const SHARED: usize = 20_000;

/// The words of events and the names of entities, folded once, to be searched many times.
#[derive(Debug, Default)]
pub struct Texts {
    /// For each event its title, sentences and outlets.
    rows: Vec<String>,
    /// For each entity its name and aliases.
    names: Vec<Vec<Folded>>,
}

impl Texts {
    /// Folds what can be searched of every event.
    pub fn new(corpus: &Corpus) -> Self {
        let rows = |event| row(corpus, event);
        // Threads take longer to start than a few events do.
        let rows = if corpus.events.len() < SHARED / 10 {
            corpus.events.iter().map(rows).collect()
        } else {
            corpus.events.par_iter().map(rows).collect()
        };
        let names = corpus.entities.iter().map(|entity| {
            let all = std::iter::once(&entity.name).chain(&entity.aliases);
            all.map(|name| Folded::new(name)).collect()
        });
        Self {
            rows,
            names: names.collect(),
        }
    }
}

fn row(corpus: &Corpus, event: &Event) -> String {
    let mut text = fold(&event.title);
    for report in corpus.reports_of(event) {
        let document = &corpus.documents[report.document as usize];
        let outlet = document.outlet.as_deref().unwrap_or_default();
        for part in [report.span.of(&document.text), outlet] {
            text.push('\n');
            text.push_str(&fold(part));
        }
    }
    text
}

/// A word that is searched for. Sentences are searched literally; names of entities and kinds
/// fuzzily, once for all events.
struct Word {
    folded: String,
    /// True for each entity with a name like it.
    entities: Vec<bool>,
    /// The kinds with a name like it.
    kinds: Vec<Kind>,
}

impl Word {
    fn new(texts: &Texts, typed: &str) -> Self {
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
        let names = texts.names.iter();
        Self {
            entities: names.map(|names| names.iter().any(like)).collect(),
            kinds,
            folded,
        }
    }

    fn is_in(&self, event: &Event, entities: &[EntityIx], text: &str) -> bool {
        self.kinds.contains(&event.kind)
            || entities.iter().any(|ix| self.entities[ix.0 as usize])
            || text.contains(&self.folded)
    }
}

/// A filter made ready for one corpus.
pub struct Prepared<'c> {
    filter: &'c Filter,
    corpus: &'c Corpus,
    entities: Vec<(Vec<EntityIx>, Vec<EntityIx>)>,
    /// Some entity facet asks for ids of which the corpus has none.
    hopeless: bool,
    wanted: Vec<Word>,
    unwanted: Vec<Word>,
}

impl<'c> Prepared<'c> {
    /// Looks up the ids and folds the words, once.
    pub fn new(corpus: &'c Corpus, texts: &Texts, filter: &'c Filter) -> Self {
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
        let words = |list: &[String]| list.iter().map(|w| Word::new(texts, w)).collect();
        Self {
            filter,
            corpus,
            entities,
            hopeless,
            wanted: words(&filter.search.include),
            unwanted: words(&filter.search.exclude),
        }
    }

    /// The events that pass, in timeline order.
    pub fn events(&self, texts: &Texts) -> Vec<u32> {
        let all = || (0..self.corpus.events.len() as u32).collect();
        let mut events = self.candidates().unwrap_or_else(all);
        if events.len() < SHARED {
            events.retain(|&event| self.matches(event, texts));
            return events;
        }
        let passing = events
            .into_par_iter()
            .filter(|&event| self.matches(event, texts));
        passing.collect()
    }

    /// True when an event passes. `texts` is read only when words are searched for.
    pub fn matches(&self, event: u32, texts: &Texts) -> bool {
        let Some(it) = self.corpus.events.get(event as usize) else {
            return false;
        };
        !self.hopeless
            && self.filter.admits(it.date.as_ref())
            && self.has_entities(&self.corpus.entities_of[event as usize])
            && self.has_properties(it)
            && self.has_words(event, texts)
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

    fn has_words(&self, event: u32, texts: &Texts) -> bool {
        let at = event as usize;
        let text = texts.rows.get(at).map_or("", String::as_str);
        let has =
            |word: &Word| word.is_in(&self.corpus.events[at], &self.corpus.entities_of[at], text);
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
            let texts = Texts::new(&corpus);
            let prepared = Prepared::new(&corpus, &texts, &filter);
            let naive: Vec<u32> = (0..4).filter(|&e| prepared.matches(e, &texts)).collect();
            prop_assert_eq!(prepared.events(&texts), naive);
        }
    }
}

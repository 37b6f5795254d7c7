//! What is asked of every event at every key, gathered once and laid out densely: a filter then
//! reads a few arrays, not the events, their reports and their articles.

use rayon::prelude::*;

use super::facets::first_of_outlet;
use super::fuzzy::{Folded, fold};
use crate::corpus::Corpus;
use crate::model::{EntityIx, Event, Kind};

/// From this many events on, threads share the folding: fewer are done before they start.
const SHARED: usize = 2_000;

/// A list for each event, one after the other in one piece of memory.
#[derive(Debug)]
struct Lists<T> {
    all: Vec<T>,
    ends: Vec<usize>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            ends: Vec::new(),
        }
    }
}

impl<T> Lists<T> {
    fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.all.extend(list);
        self.ends.push(self.all.len());
    }

    /// The list of an event; an empty one where there is none.
    fn of(&self, event: u32) -> &[T] {
        let at = event as usize;
        let Some(&end) = self.ends.get(at) else {
            return &[];
        };
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[start..end]
    }
}

/// The events of one corpus, made ready to be filtered, searched and counted.
#[derive(Debug, Default)]
pub struct Index {
    /// Title, sentences and outlets, folded.
    words: Lists<u8>,
    /// For each entity its name and aliases.
    names: Vec<Vec<Folded>>,
    kinds: Vec<Kind>,
    entities: Lists<EntityIx>,
    /// The first documents of the outlets that tell it, sorted.
    outlets: Lists<u32>,
}

impl Index {
    /// Indexes every event with its words.
    pub fn new(corpus: &Corpus) -> Self {
        let row = |event| row(corpus, event);
        // Threads take longer to start than a few events do.
        let rows: Vec<String> = if corpus.events.len() < SHARED {
            corpus.events.iter().map(row).collect()
        } else {
            corpus.events.par_iter().map(row).collect()
        };
        let mut words = Lists::default();
        words.all.reserve_exact(rows.iter().map(String::len).sum());
        for row in rows {
            words.push(row.into_bytes());
        }
        let names = corpus.entities.iter().map(|entity| {
            let all = std::iter::once(&entity.name).chain(&entity.aliases);
            all.map(|name| Folded::new(name)).collect()
        });
        Self {
            words,
            names: names.collect(),
            ..Self::without_words(corpus)
        }
    }

    /// Indexes every event for filters that search no words.
    pub fn without_words(corpus: &Corpus) -> Self {
        let mut index = Self {
            kinds: corpus.events.iter().map(|e| e.kind).collect(),
            ..Self::default()
        };
        let first = first_of_outlet(corpus);
        let mut told = Vec::new();
        for (event, entities) in corpus.events.iter().zip(&corpus.entities_of) {
            index.entities.push(entities.iter().copied());
            let reports = corpus.reports_of(event);
            told.extend(reports.filter_map(|r| first[r.document as usize]));
            told.sort_unstable();
            told.dedup();
            index.outlets.push(told.drain(..));
        }
        index
    }

    /// Title, sentences and outlets of an event, folded.
    pub(super) fn words(&self, event: u32) -> &[u8] {
        self.words.of(event)
    }

    /// The names and aliases of each entity.
    pub(super) fn names(&self) -> &[Vec<Folded>] {
        &self.names
    }

    /// The kind of an event.
    pub fn kind(&self, event: u32) -> Kind {
        self.kinds[event as usize]
    }

    /// The entities of an event, sorted.
    pub fn entities(&self, event: u32) -> &[EntityIx] {
        self.entities.of(event)
    }

    /// The first document of each outlet that tells of an event, sorted.
    pub fn outlets(&self, event: u32) -> &[u32] {
        self.outlets.of(event)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;

    #[test]
    fn the_index_says_what_the_corpus_says() {
        let corpus = sample::corpus();
        let index = Index::new(&corpus);
        for (at, event) in (0..).zip(&corpus.events) {
            assert_eq!(index.kind(at), event.kind);
            assert_eq!(index.entities(at), corpus.entities_of[at as usize]);
            assert_eq!(index.words(at), row(&corpus, event).as_bytes());
            let tells = |first: &u32| {
                let outlet = &corpus.documents[*first as usize].outlet;
                let mut reports = corpus.reports_of(event);
                reports.any(|r| corpus.documents[r.document as usize].outlet == *outlet)
            };
            assert!(index.outlets(at).iter().all(tells));
            assert!(index.outlets(at).is_sorted());
        }
        assert!(index.outlets(99).is_empty());
    }
}

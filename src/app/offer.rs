//! What a picker offers, and which of it matches what is typed. Pure, so that another thread can
//! search where there is much.

use std::sync::Arc;

use rayon::prelude::*;

use super::picker::{Item, Pick};
use super::words;
use crate::corpus::Corpus;
use crate::query::fuzzy::{Match, Pattern};

/// From this many rows on another thread searches them.
const AT_ONCE: usize = 1_000;

/// The rows of a picker.
#[derive(Debug, Clone)]
pub enum Offer {
    /// Rows that are written out.
    Items(Arc<Vec<Item>>),
    /// Events, written out where they are seen.
    Events(Arc<Vec<u32>>),
    /// So many articles, written out where they are seen.
    Articles(u32),
}

/// The rows that match what is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Their places, the best first.
    pub hits: Vec<u32>,
    /// True when nothing has what is typed and these come near it.
    pub near: bool,
}

impl Offer {
    /// Number of rows.
    pub fn len(&self) -> usize {
        match self {
            Offer::Items(items) => items.len(),
            Offer::Events(events) => events.len(),
            Offer::Articles(number) => *number as usize,
        }
    }

    /// True when there is nothing to take.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// True when it is searched beside the loop.
    pub(super) fn is_long(&self) -> bool {
        self.len() > AT_ONCE
    }

    /// What taking a row does.
    pub fn pick(&self, at: u32) -> Option<Pick> {
        match self {
            Offer::Items(items) => items.get(at as usize).map(|item| item.pick),
            Offer::Events(events) => events.get(at as usize).copied().map(Pick::Event),
            Offer::Articles(number) => (at < *number).then_some(Pick::Article(at)),
        }
    }

    /// A row written out.
    pub(super) fn item(&self, corpus: &Corpus, at: u32) -> Option<Item> {
        match self {
            Offer::Items(items) => items.get(at as usize).cloned(),
            Offer::Events(events) => {
                let at = *events.get(at as usize)?;
                let event = &corpus.events[at as usize];
                let date = event.date.as_ref().map(words::long_date);
                let date = date.unwrap_or_else(|| "undated".into());
                let dated = vec![format!("{date} {}", event.title)];
                let pick = Pick::Event(at);
                Some(Item::new(pick, event.title.clone(), date, false, dated))
            }
            Offer::Articles(_) => {
                let document = corpus.documents.get(at as usize)?;
                let title = words::headline(document).to_owned();
                let outlet = words::outlet(document).to_owned();
                let names = vec![document.id.clone(), outlet.clone()];
                Some(Item::new(Pick::Article(at), title, outlet, false, names))
            }
        }
    }

    /// The rows that match, best first; else those that come near.
    pub(super) fn found(&self, corpus: &Corpus, typed: &str) -> Found {
        let all = 0..self.len() as u32;
        if Pattern::new(typed).is_empty() {
            return Found {
                hits: all.collect(),
                near: false,
            };
        }
        let hits = self.scored(corpus, typed, &Item::best);
        let near = hits.is_empty();
        Found {
            hits: if near {
                self.scored(corpus, typed, &Item::nearest)
            } else {
                hits
            },
            near,
        }
    }

    fn scored(
        &self,
        corpus: &Corpus,
        typed: &str,
        best: &(impl Fn(&Item, &Pattern) -> Option<(usize, Match)> + Sync),
    ) -> Vec<u32> {
        let score = |pattern: &Pattern, at: u32| {
            let (_, found) = match self {
                Offer::Items(items) => best(&items[at as usize], pattern)?,
                _ => best(&self.item(corpus, at)?, pattern)?,
            };
            Some((found.score, at))
        };
        let all = 0..self.len() as u32;
        let mut scored: Vec<(i64, u32)> = if self.is_long() {
            let pattern = || Pattern::new(typed);
            let each = all.into_par_iter().map_init(pattern, |p, at| score(p, at));
            each.flatten().collect()
        } else {
            let pattern = Pattern::new(typed);
            all.filter_map(|at| score(&pattern, at)).collect()
        };
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        scored.into_iter().map(|(_, at)| at).collect()
    }
}

/// What matches what is typed into a long picker. Can be answered on another thread.
#[derive(Debug)]
pub struct Search {
    pub(super) number: u64,
    pub(super) corpus: Arc<Corpus>,
    pub(super) offer: Offer,
    pub(super) typed: String,
}

impl Search {
    pub(super) fn answer(&self) -> Found {
        self.offer.found(&self.corpus, &self.typed)
    }
}

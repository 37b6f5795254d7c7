//! Filters, facets, fuzzy search.

mod facets;
mod filter;
pub mod fuzzy;
mod index;
mod matching;
mod resolve;
mod text;

pub use facets::{Bin, Bins, facets, histogram};
pub use filter::{Choice, Facet, Filter};
pub use index::Index;
pub use matching::Prepared;
pub use resolve::{Unknown, resolve};
pub use text::{days_between, first_day, last_day, period};

use crate::corpus::Corpus;

/// The events that pass a resolved filter, in timeline order.
///
/// Whoever asks often keeps the [`Index`] and asks [`Prepared`] instead.
pub fn events(corpus: &Corpus, filter: &Filter) -> Vec<u32> {
    let index = if filter.search.is_empty() {
        Index::without_words(corpus)
    } else {
        Index::new(corpus)
    };
    Prepared::new(corpus, &index, filter).events()
}

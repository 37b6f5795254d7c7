//! Filters, facets, fuzzy search.

mod facets;
mod filter;
pub mod fuzzy;
mod matching;
mod resolve;
mod text;

pub use facets::{Bin, Bins, facets, first_of_outlet, histogram, outlets};
pub use filter::{Choice, Facet, Filter};
pub use matching::{Prepared, Texts};
pub use resolve::{Unknown, resolve};
pub use text::{days_between, first_day, last_day, period};

use crate::corpus::Corpus;

/// The events that pass a resolved filter, in timeline order.
///
/// Whoever asks often keeps the [`Texts`] and asks [`Prepared`] instead.
pub fn events(corpus: &Corpus, filter: &Filter) -> Vec<u32> {
    let texts = if filter.search.is_empty() {
        Texts::default()
    } else {
        Texts::new(corpus)
    };
    Prepared::new(corpus, &texts, filter).events(&texts)
}

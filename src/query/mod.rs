//! Filters, facets, fuzzy search.

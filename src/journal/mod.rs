//! The analyst's decisions, append-only.

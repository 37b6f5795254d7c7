//! Pure functions on text: cleaning, folding, sentences, width.

pub mod fold;

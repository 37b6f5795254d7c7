//! Pure functions on text: cleaning, folding, sentences, width.

pub mod clean;
pub mod fold;
pub mod sentences;

pub use clean::{clean, visible};

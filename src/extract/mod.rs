//! A document and a pack in; mentions, times and reports out.

pub mod time;

use crate::model::{Document, Entity, Mention, Report};
use crate::pack::Pack;

/// What one document yields.
#[derive(Debug, Default)]
pub struct Extraction {
    /// Mentions in order of offset. Entity indexes below `pack.entities.len()` are the pack's;
    /// the others count on into `unlisted`.
    pub mentions: Vec<Mention>,
    /// Entities found by pattern, not listed in the pack.
    pub unlisted: Vec<Entity>,
    /// Reports in order of offset.
    pub reports: Vec<Report>,
}

/// Reads one document, the `index`th of its corpus.
pub fn document(_document: &Document, _index: u32, _pack: &Pack) -> Extraction {
    Extraction::default()
}

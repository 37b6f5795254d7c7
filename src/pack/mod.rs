//! What is known of a theatre: gazetteer, lexicon, named events. TOML in, compiled matchers out.

use std::collections::BTreeMap;

use crate::model::{Date, Entity, EntityIx, Kind, Span};

/// A happening with a known date that articles refer to without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedEvent {
    /// Stable identifier.
    pub id: String,
    /// Its name.
    pub label: String,
    /// When it happened.
    pub date: Date,
    /// What kind of event it was, if it is one of ours.
    pub kind: Option<Kind>,
    /// The phrases that mean it.
    pub phrases: Vec<String>,
}

/// A theatre's knowledge, ready to match.
#[derive(Debug, Default)]
pub struct Pack {
    /// Short name: `iraq`.
    pub name: String,
    /// The entities, in order of the files; an entity's [`EntityIx`] is its place here.
    pub entities: Vec<Entity>,
    /// Happenings with known dates.
    pub named_events: Vec<NamedEvent>,
    /// Phrases that extend the language's cue lists, by list name (`hedge`, `weapon_noun`, …).
    pub cues: BTreeMap<String, Vec<String>>,
}

/// A pack that cannot be used, in sentences.
pub type PackError = String;

impl Pack {
    /// Names of the packs the program carries.
    pub fn names() -> impl Iterator<Item = &'static str> {
        ["none"].into_iter()
    }

    /// A pack the program carries.
    pub fn embedded(name: &str) -> Option<Result<Pack, PackError>> {
        (name == "none").then(|| Ok(Pack::default()))
    }

    /// The pack in a folder of TOML files, or in one TOML file.
    pub fn load(path: &std::path::Path) -> Result<Pack, PackError> {
        Err(format!("{}: packs cannot be read yet", path.display()))
    }

    /// The entities named in `text`: longest match first, word borders kept, in order of offset,
    /// not overlapping. Spans are byte ranges of `text`.
    pub fn find(&self, _text: &str) -> Vec<(EntityIx, Span)> {
        Vec::new()
    }
}

//! What is known of a theatre: gazetteer, lexicon, named events. TOML in, compiled matchers out.
//!
//! A pack is a folder of TOML files, or one TOML file. Under every pack lie the countries of the
//! world (`assets/world.toml`); an entry of a pack with a country's or capital's id adds to it.
//!
//! When several entities share a name, one of them is taken, by the first of these that tells
//! them apart: the pack's entry before the world's; the one whose name it is before the one whose
//! alias it is, and that before a demonym; a base before a group, person, weapon, place,
//! organisation, outlet; the smaller place before the larger; the one that is listed first.
//! Two entries of the same kind may not claim the same name.

mod build;
mod check;
mod embedded;
mod error;
mod events;
mod file;
mod matcher;
mod spelling;
mod tokens;
mod world;

use std::collections::BTreeMap;
use std::path::Path;

use crate::model::{Date, Entity, EntityIx, Kind, Span};

pub use error::{Fault, PackError};
pub use matcher::{Form, Match};

use build::Source;
use matcher::Matcher;

/// A happening with a known date that articles refer to without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedEvent {
    /// Stable identifier.
    pub id: String,
    /// Its name.
    pub label: String,
    /// When it happened; unknown for one of every year.
    pub date: Date,
    /// Month and day of what comes back every year.
    pub yearly: Option<(u32, u32)>,
    /// What kind of event it was, if it is one of ours.
    pub kind: Option<Kind>,
    /// Where it happened.
    pub place: Option<EntityIx>,
    /// The phrases that mean it.
    pub phrases: Vec<String>,
    /// How it is known.
    pub basis: Option<String>,
    /// What the pack's author noted.
    pub note: Option<String>,
}

/// A stretch of the map, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Southern edge.
    pub south: f64,
    /// Western edge.
    pub west: f64,
    /// Northern edge.
    pub north: f64,
    /// Eastern edge.
    pub east: f64,
}

/// A theatre's knowledge, ready to match.
#[derive(Debug, Default)]
pub struct Pack {
    /// Short name: `iraq`.
    pub name: String,
    /// The theatre in a few words.
    pub title: String,
    /// What the pack is for and where its facts come from.
    pub description: String,
    /// The part of the world.
    pub region: String,
    /// Id of the country the theatre lies in, where it is one.
    pub country: Option<String>,
    /// Languages of the articles it is made for, as BCP 47 tags.
    pub languages: Vec<String>,
    /// What the map shows.
    pub map: Option<Bounds>,
    /// The entities: the pack's own in order of the files, then those of the world; an entity's
    /// [`EntityIx`] is its place here.
    pub entities: Vec<Entity>,
    /// Happenings with known dates.
    pub named_events: Vec<NamedEvent>,
    /// Phrases that extend the language's cue lists, by list name (`hedge`, `weapon_noun`, …).
    pub cues: BTreeMap<String, Vec<String>>,
    /// Words that mean an entity in the right place only ("the capital"); [`Pack::find`] leaves
    /// them alone, [`Pack::hints`] finds them.
    pub contextual: Vec<(String, EntityIx)>,
    ids: BTreeMap<String, EntityIx>,
    states: BTreeMap<EntityIx, EntityIx>,
    capitals: BTreeMap<EntityIx, EntityIx>,
    names: Matcher,
    hints: Matcher,
}

impl Pack {
    /// Names of the packs the program carries.
    pub fn names() -> impl Iterator<Item = &'static str> {
        embedded::PACKS.iter().map(|(name, _)| *name)
    }

    /// A pack the program carries; `None` when there is none of that name.
    ///
    /// # Errors
    /// Only when an embedded file is broken, which the tests rule out.
    pub fn embedded(name: &str) -> Option<Result<Pack, PackError>> {
        let (name, files) = embedded::PACKS.iter().find(|(n, _)| *n == name)?;
        let sources: Vec<Source> = files
            .iter()
            .map(|(file, text)| Source {
                name: format!("assets/packs/{name}/{file}"),
                text: (*text).to_owned(),
            })
            .collect();
        Some(build::pack(&format!("assets/packs/{name}"), &sources))
    }

    /// The pack in a folder of TOML files, or in one TOML file.
    ///
    /// # Errors
    /// All faults of the files: each names its file and line and says what to do.
    pub fn load(path: &Path) -> Result<Pack, PackError> {
        build::pack(&path.display().to_string(), &sources(path)?)
    }

    /// The entities named in `text`: longest match first, word borders kept, in order of offset,
    /// not overlapping. Spans are byte ranges of `text`. Demonyms are left out; see
    /// [`Pack::scan`].
    pub fn find(&self, text: &str) -> Vec<(EntityIx, Span)> {
        let mut found = self.scan(text);
        found.retain(|m| m.form != Form::Demonym);
        found.into_iter().map(|m| (m.entity, m.span)).collect()
    }

    /// As [`Pack::find`], demonyms included, each with its form.
    pub fn scan(&self, text: &str) -> Vec<Match> {
        self.names.scan(text)
    }

    /// Words that may mean an entity: [`Pack::contextual`] found in `text`.
    pub fn hints(&self, text: &str) -> Vec<Match> {
        self.hints.scan(text)
    }

    /// The entity with an id.
    pub fn ix(&self, id: &str) -> Option<EntityIx> {
        self.ids.get(id).copied()
    }

    /// The entity behind an index.
    ///
    /// # Panics
    /// For an index that is not of this pack.
    pub fn entity(&self, ix: EntityIx) -> &Entity {
        &self.entities[ix.0 as usize]
    }

    /// For a country, or its capital: the state that acts under the name ("Iran denied",
    /// "Washington said", "Iranian missiles").
    pub fn state_of(&self, place: EntityIx) -> Option<EntityIx> {
        self.states.get(&place).copied()
    }

    /// The capital of a country or of its state.
    pub fn capital_of(&self, country: EntityIx) -> Option<EntityIx> {
        self.capitals.get(&country).copied()
    }

    /// What an entity lies in or belongs to, from the nearest on.
    pub fn parents(&self, ix: EntityIx) -> impl Iterator<Item = EntityIx> + '_ {
        std::iter::successors(self.entity(ix).parent, |ix| self.entity(*ix).parent)
    }
}

/// The files of a pack on disk, in order of name.
fn sources(path: &Path) -> Result<Vec<Source>, PackError> {
    let one = |message: String| PackError {
        faults: vec![Fault::of(&path.display().to_string(), message)],
    };
    let read = |path: &Path| -> Result<Source, Fault> {
        let name = path.display().to_string();
        match std::fs::read(path).map(String::from_utf8) {
            Ok(Ok(text)) => Ok(Source { name, text }),
            Ok(Err(_)) => Err(Fault::of(&name, "not UTF-8; save it as UTF-8")),
            Err(error) => Err(Fault::of(&name, format!("cannot be read: {error}"))),
        }
    };
    if path.is_file() {
        return Ok(vec![read(path).map_err(|fault| PackError {
            faults: vec![fault],
        })?]);
    }
    let entries =
        std::fs::read_dir(path).map_err(|error| one(format!("cannot be read: {error}")))?;
    let mut files: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|file| file.extension().is_some_and(|e| e == "toml"))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(one(
            "no .toml file in this folder; a pack has at least pack.toml".to_owned(),
        ));
    }
    let (mut sources, mut faults) = (Vec::new(), Vec::new());
    for file in files {
        match read(&file) {
            Ok(source) => sources.push(source),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() {
        Ok(sources)
    } else {
        Err(PackError { faults })
    }
}

/// Small letters, digits and single hyphens: `Al-Tanf garrison` is `al-tanf-garrison`.
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in crate::text::fold::fold(name).chars() {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if c != '\'' && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests;

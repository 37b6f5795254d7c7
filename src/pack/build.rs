//! The files of a pack, checked and put together with the world into entities.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::{Entity, EntityIx, EntityKind, Point};

use super::check;
use super::error::{Fault, PackError};
use super::file::{self, Entry, File};
use super::world::{self, World};
use super::{Bounds, Pack};

/// A file's name, as errors name it, and its text.
pub(super) struct Source {
    pub name: String,
    pub text: String,
}

/// An entry and where it was written.
pub(super) struct Item {
    pub kind: EntityKind,
    pub source: usize,
    pub entry: Entry,
}

/// What is gathered while a pack is put together.
pub(super) struct Builder<'s> {
    pub sources: &'s [Source],
    pub items: Vec<Item>,
    pub faults: Vec<Fault>,
    pub entities: Vec<Entity>,
    pub ids: BTreeMap<String, EntityIx>,
    states: BTreeMap<EntityIx, EntityIx>,
    capitals: BTreeMap<EntityIx, EntityIx>,
}

/// Compiles a pack; `name` is what its errors call it as a whole.
pub(super) fn pack(name: &str, sources: &[Source]) -> Result<Pack, PackError> {
    let mut faults = Vec::new();
    let (files, world) = std::thread::scope(|scope| {
        // Reading the world takes as long as reading a pack.
        let world = scope.spawn(world::world);
        let read = |s: &Source| file::read(&s.name, &s.text, &mut faults);
        let files: Vec<File> = sources.iter().map(read).collect();
        (files, world.join().unwrap_or_else(|_| world::world()))
    });
    let world = world.as_ref().map_err(broken_world)?;
    let mut builder = Builder {
        sources,
        items: Vec::new(),
        faults,
        entities: Vec::new(),
        ids: BTreeMap::new(),
        states: BTreeMap::new(),
        capitals: BTreeMap::new(),
    };
    let mut pack = Pack::default();
    let mut events = Vec::new();
    let mut headers = Vec::new();
    for (source, mut file) in files.into_iter().enumerate() {
        headers.extend(file.pack.take().map(|header| (source, header)));
        events.extend(file.events.drain(..).map(|event| (source, event)));
        for (list, phrases) in std::mem::take(&mut file.cues) {
            let phrases = phrases.into_iter().map(toml::Spanned::into_inner);
            pack.cues.entry(list).or_default().extend(phrases);
        }
        builder.items.extend(items(source, file));
    }
    builder.header(name, headers, &mut pack);
    builder.listed();
    builder.world(world);
    builder.relations();
    builder.check_entries();
    pack.named_events = builder.events(events);
    builder.matchers(world, &mut pack);
    if !builder.faults.is_empty() {
        builder.faults.sort();
        builder.faults.dedup();
        return Err(PackError {
            faults: builder.faults,
        });
    }
    pack.ids = builder.ids;
    pack.states = builder.states;
    pack.capitals = builder.capitals;
    pack.entities = builder.entities;
    Ok(pack)
}

/// The entries of a file.
fn items(source: usize, file: File) -> impl Iterator<Item = Item> {
    let kinds = [
        (EntityKind::Base, file.sites),
        (EntityKind::Place, file.places),
        (EntityKind::Group, file.groups),
        (EntityKind::Person, file.people),
        (EntityKind::Weapon, file.weapons),
        (EntityKind::Organisation, file.organisations),
        (EntityKind::Outlet, file.outlets),
    ];
    kinds.into_iter().flat_map(move |(kind, entries)| {
        entries.into_iter().map(move |entry| Item {
            kind,
            source,
            entry,
        })
    })
}

fn broken_world(error: &toml::de::Error) -> PackError {
    let fault = Fault::of("assets/world.toml", error.message());
    PackError {
        faults: vec![fault],
    }
}

impl Builder<'_> {
    /// Notes a fault at a place of a source.
    pub(super) fn fault(&mut self, source: usize, span: Range<usize>, message: &str) {
        let source = &self.sources[source];
        self.faults
            .push(Fault::at(&source.name, &source.text, Some(span), message));
    }

    /// `file:line` of a place, to point at from another fault.
    pub(super) fn place(&self, source: usize, span: Range<usize>) -> String {
        let source = &self.sources[source];
        let at = Fault::at(&source.name, &source.text, Some(span), "");
        format!("{}:{}", at.file, at.line)
    }

    fn header(&mut self, name: &str, headers: Vec<(usize, file::Header)>, pack: &mut Pack) {
        let mut headers = headers.into_iter();
        let Some((source, header)) = headers.next() else {
            if self.faults.is_empty() {
                let message = "no table [pack] with `name` and `title`; put one in pack.toml";
                self.faults.push(Fault::of(name, message));
            }
            return;
        };
        for (source, second) in headers {
            self.fault(
                source,
                second.name.span(),
                "a second table [pack]; a pack has one",
            );
        }
        if let Some(map) = header.map {
            check::map(self, source, &map);
            pack.map = Some(Bounds {
                south: map.south.into_inner(),
                west: map.west.into_inner(),
                north: map.north.into_inner(),
                east: map.east.into_inner(),
            });
        }
        pack.name = header.name.into_inner();
        pack.title = header.title;
        pack.description = header.description;
        pack.region = header.region;
        pack.country = header.country.map(toml::Spanned::into_inner);
        pack.languages = header.languages;
    }

    /// The pack's own entries, in order.
    fn listed(&mut self) {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for n in 0..self.items.len() {
            let item = &self.items[n];
            let (source, span) = (item.source, item.entry.id.span());
            let id = item.entry.id.get_ref().clone();
            if let Some(&first) = seen.get(&id) {
                let first = &self.items[first];
                let before = self.place(first.source, first.entry.id.span());
                self.fault(source, span, &format!("the id `{id}` is taken at {before}"));
            } else {
                seen.insert(id.clone(), n);
                self.ids.insert(id, EntityIx(n as u32));
            }
            self.entities.push(entity(&self.items[n]));
        }
    }

    /// Adds the world: to the pack's entry where it has the same id, else as entities of its own.
    fn world(&mut self, world: &World) {
        for (id, country) in &world.countries {
            let facts = [("iso", country.iso.to_string())];
            let spellings = [&country.aliases[..], &country.common[..]].concat();
            let label = Label {
                id,
                kind: EntityKind::Place,
                class: "country",
                name: &country.name,
            };
            let ix = self.general(&label, Some((country.at, world::COUNTRY_KM)), &spellings);
            self.entities[ix.0 as usize].country = Some(id.clone());
            self.entities[ix.0 as usize]
                .demonyms
                .extend(country.demonyms.iter().cloned());
            if country.iso > 0 {
                let facts = facts.map(|(k, v)| (k.to_owned(), v));
                self.entities[ix.0 as usize].facts.extend(facts);
            }
            let state_id = format!("{id}-state");
            let label = Label {
                id: &state_id,
                kind: EntityKind::Group,
                class: "state",
                name: &country.name,
            };
            let state = self.general(&label, None, &spellings);
            self.entities[state.0 as usize].country = Some(id.clone());
            self.states.insert(ix, state);
            if let Some(capital) = &country.capital {
                let label = Label {
                    id: &capital.id(),
                    kind: EntityKind::Place,
                    class: "city",
                    name: &capital.name,
                };
                let at = Some((capital.at, world::CAPITAL_KM));
                let city = self.general(&label, at, &capital.aliases);
                self.entities[city.0 as usize].parent.get_or_insert(ix);
                self.states.insert(city, state);
                self.capitals.insert(ix, city);
                self.capitals.insert(state, city);
            }
        }
        for (id, region) in &world.regions {
            let label = Label {
                id,
                kind: EntityKind::Place,
                class: &region.class,
                name: &region.name,
            };
            self.general(
                &label,
                region.at.map(|at| (at, world::COUNTRY_KM)),
                &region.aliases,
            );
        }
        self.armed_groups(world);
    }

    /// Adds the armed groups of the world, where the pack has none of their id.
    fn armed_groups(&mut self, world: &World) {
        for (id, group) in &world.groups {
            if self.ids.contains_key(id) {
                continue;
            }
            let label = Label {
                id,
                kind: EntityKind::Group,
                class: &group.class,
                name: &group.name,
            };
            let ix = self.general(&label, None, &group.aliases);
            self.entities[ix.0 as usize]
                .country
                .clone_from(&group.country);
        }
    }

    /// An entity of the world, merged into the pack's of the same id and kind.
    fn general(
        &mut self,
        label: &Label,
        at: Option<([f64; 2], f64)>,
        aliases: &[String],
    ) -> EntityIx {
        let point = at.map(|([lat, lon], precision_km)| Point {
            lat,
            lon,
            precision_km,
        });
        if let Some(&ix) = self.ids.get(label.id)
            && let Some(known) = self.entities.get_mut(ix.0 as usize)
            && known.kind == label.kind
        {
            known.point = known.point.or(point);
            for alias in aliases {
                if !known.aliases.contains(alias) {
                    known.aliases.push(alias.clone());
                }
            }
            return ix;
        }
        let ix = EntityIx(self.entities.len() as u32);
        self.ids.entry(label.id.to_owned()).or_insert(ix);
        self.entities.push(Entity {
            id: label.id.to_owned(),
            kind: label.kind,
            class: label.class.to_owned(),
            name: label.name.to_owned(),
            aliases: aliases.to_vec(),
            demonyms: Vec::new(),
            point,
            country: None,
            parent: None,
            generic: false,
            listed: true,
            note: None,
            facts: BTreeMap::new(),
        });
        ix
    }

    /// Parents and countries.
    fn relations(&mut self) {
        for n in 0..self.items.len() {
            check::relations(self, n);
            let entry = &self.items[n].entry;
            let known = |text: &Option<toml::Spanned<String>>| {
                text.as_ref()
                    .and_then(|id| self.ids.get(id.get_ref()))
                    .copied()
            };
            let parent = known(&entry.parent).filter(|p| p.0 as usize != n);
            let country = entry.country.as_ref().map(|c| c.get_ref().clone());
            let entity = &mut self.entities[n];
            entity.parent = parent.or(entity.parent);
            entity.country = country.or(entity.country.take());
        }
        check::circles(self);
        for n in 0..self.entities.len() {
            let Some(country) = self.country_of(n) else {
                continue;
            };
            let entity = &self.entities[n];
            // A state's forces and bodies belong to the state.
            let of_state = entity.parent.is_none()
                && matches!(entity.class.as_str(), "state_force" | "state_body")
                && entity.kind == EntityKind::Group;
            let state = self.ids.get(&format!("{country}-state")).copied();
            let entity = &mut self.entities[n];
            if of_state {
                entity.parent = state;
            }
            entity.country = Some(country);
        }
    }

    /// The country written, or that of the nearest parent that has one.
    fn country_of(&self, n: usize) -> Option<String> {
        let mut at = n;
        for _ in 0..self.entities.len() {
            let entity = &self.entities[at];
            if entity.country.is_some() {
                return entity.country.clone();
            }
            at = entity.parent?.0 as usize;
        }
        None
    }
}

struct Label<'a> {
    id: &'a str,
    kind: EntityKind,
    class: &'a str,
    name: &'a str,
}

fn entity(item: &Item) -> Entity {
    let entry = &item.entry;
    let texts = |list: &[toml::Spanned<String>]| -> Vec<String> {
        list.iter().map(|t| t.get_ref().clone()).collect()
    };
    let point = match (&entry.lat, &entry.lon) {
        (Some(lat), Some(lon)) => Some(Point {
            lat: *lat.get_ref(),
            lon: *lon.get_ref(),
            precision_km: entry.precision_km.as_ref().map_or(50.0, |p| *p.get_ref()),
        }),
        _ => None,
    };
    let mut aliases = texts(&entry.aliases);
    aliases.extend(
        texts(&entry.common)
            .into_iter()
            .filter(|a| a != entry.name.get_ref()),
    );
    aliases.extend(texts(&entry.artefacts));
    let mut facts = BTreeMap::new();
    for (key, value) in entry.facts() {
        facts.insert(key.to_owned(), value);
    }
    Entity {
        id: entry.id.get_ref().clone(),
        kind: item.kind,
        class: entry.class.get_ref().clone(),
        name: entry.name.get_ref().clone(),
        aliases,
        demonyms: texts(&entry.demonyms),
        point,
        country: None,
        parent: None,
        generic: entry.generic,
        listed: true,
        note: entry.note.clone(),
        facts,
    }
}

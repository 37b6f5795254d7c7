//! Which spellings of an entity name it, how each is to be compared, and who goes first.

use crate::model::{EntityIx, EntityKind};

use super::Pack;
use super::build::Builder;
use super::matcher::{Care, Form, Matcher, Spelling};
use super::world::World;

impl Builder<'_> {
    /// Compiles the names; two entries of a kind that claim the same are at fault.
    pub(super) fn matchers(&mut self, world: &World, pack: &mut Pack) {
        let mut names = Vec::new();
        let mut hints = Vec::new();
        for n in 0..self.entities.len() {
            self.spellings(n, world, &mut names, &mut hints);
        }
        for text in &world.not {
            names.push(Spelling {
                entity: None,
                text,
                form: Form::Name,
                care: Care::Capitals,
                rank: (2, 0, 0, 0, 0),
            });
        }
        pack.contextual = hints
            .iter()
            .filter_map(|s| Some((s.text.to_owned(), s.entity?)))
            .collect();
        pack.names = Matcher::new(names);
        pack.hints = Matcher::new(hints);
        self.check_claims(&pack.names);
    }

    /// The spellings of one entity: those that name it, and those that may.
    fn spellings<'a>(
        &'a self,
        n: usize,
        world: &'a World,
        names: &mut Vec<Spelling<'a>>,
        hints: &mut Vec<Spelling<'a>>,
    ) {
        let entity = &self.entities[n];
        let item = self.items.get(n);
        if item.is_none() && entity.class == "state" {
            return; // its country has the name; see `Pack::state_of`
        }
        let common: Vec<&str> = match item {
            Some(item) => item
                .entry
                .common
                .iter()
                .map(|t| t.get_ref().as_str())
                .collect(),
            None => Vec::new(),
        };
        let world_common = world.countries.get(&entity.id).map(|c| &c.common);
        let is_common = |text: &str| {
            common.contains(&text) || world_common.is_some_and(|c| c.iter().any(|c| c == text))
        };
        let one_word = |text: &str| !text.contains([' ', '-', '\u{a0}']);
        let spelling = |text: &'a str, form: Form| {
            let proper =
                item.is_none() || entity.kind == EntityKind::Person || form == Form::Demonym;
            let care = match () {
                () if is_common(text) => Care::Common,
                () if proper && one_word(text) => Care::Capitals,
                () => Care::Ordinary,
            };
            let alias = u8::from(text != entity.name) + u8::from(form == Form::Demonym);
            let rank = (
                u8::from(item.is_none()),
                alias,
                entity.kind as u8,
                extent(&entity.class),
                n as u32,
            );
            Spelling {
                entity: Some(EntityIx(n as u32)),
                text,
                form,
                care,
                rank,
            }
        };
        let is_state = entity.class == "state";
        if !entity.name.contains('(') && !is_state {
            names.push(spelling(&entity.name, Form::Name));
        }
        match item {
            Some(item) if is_state => {
                let own = item.entry.aliases.iter().chain(&item.entry.common);
                names.extend(own.map(|a| spelling(a.get_ref(), Form::Name)));
            }
            Some(item) => {
                let artefact = |a: &str| item.entry.artefacts.iter().any(|t| t.get_ref() == a);
                names.extend(entity.aliases.iter().map(|a| {
                    spelling(
                        a,
                        if artefact(a) {
                            Form::Artefact
                        } else {
                            Form::Name
                        },
                    )
                }));
            }
            None => names.extend(entity.aliases.iter().map(|a| spelling(a, Form::Name))),
        }
        names.extend(entity.demonyms.iter().map(|d| spelling(d, Form::Demonym)));
        if let Some(item) = item {
            let texts = item.entry.contextual.iter();
            hints.extend(texts.map(|t| spelling(t.get_ref(), Form::Contextual)));
        }
    }
}

/// Of places that share a name, the smaller is meant: Baghdad is the city before the governorate.
fn extent(class: &str) -> u8 {
    match class {
        "country" => 4,
        "region" | "sea" | "border" | "continent" => 3,
        "governorate" => 2,
        "district" => 1,
        _ => 0,
    }
}

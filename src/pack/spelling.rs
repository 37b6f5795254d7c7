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
        pack.names = Matcher::new(&names);
        pack.hints = Matcher::new(&hints);
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
        let entry = self.items.get(n).map(|item| &item.entry);
        let spelling = |text: &'a String, form: Form| self.spelling(n, world, text, form);
        // The name of a state is its country's, see `Pack::state_of`; it has its own aliases only.
        let is_state = entity.class == "state";
        if !is_state && !entity.name.contains('(') {
            names.push(spelling(&entity.name, Form::Name));
        }
        if !is_state {
            let artefacts = entry.map_or(&[][..], |e| &e.artefacts);
            let form = |alias| {
                let artefact = artefacts.iter().any(|t| t.get_ref() == alias);
                if artefact { Form::Artefact } else { Form::Name }
            };
            names.extend(entity.aliases.iter().map(|a| spelling(a, form(a))));
            names.extend(entity.demonyms.iter().map(|d| spelling(d, Form::Demonym)));
        }
        let Some(entry) = entry else { return };
        if is_state {
            let own = entry.aliases.iter().chain(&entry.common);
            names.extend(own.map(|a| spelling(a.get_ref(), Form::Name)));
        }
        let contextual = entry.contextual.iter();
        hints.extend(contextual.map(|t| spelling(t.get_ref(), Form::Contextual)));
    }

    fn spelling<'a>(&self, n: usize, world: &World, text: &'a str, form: Form) -> Spelling<'a> {
        let entity = &self.entities[n];
        let item = self.items.get(n);
        let listed = item.map_or(&[][..], |item| &item.entry.common);
        let general = world
            .countries
            .get(&entity.id)
            .map_or(&[][..], |c| &c.common);
        let common =
            listed.iter().any(|t| t.get_ref() == text) || general.iter().any(|t| t == text);
        let proper = item.is_none()
            || entity.kind == EntityKind::Person
            || matches!(form, Form::Demonym | Form::Contextual);
        let care = if common {
            Care::Common
        } else if proper && !text.contains([' ', '-', '\u{a0}']) {
            Care::Capitals
        } else {
            Care::Ordinary
        };
        let general = u8::from(item.is_none());
        let alias = u8::from(text != entity.name) + u8::from(form == Form::Demonym);
        let kind = entity.kind as u8;
        Spelling {
            entity: Some(EntityIx(n as u32)),
            text,
            form,
            care,
            rank: (general, alias, kind, extent(&entity.class), n as u32),
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

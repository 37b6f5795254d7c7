//! What the pickers offer.

use std::sync::Arc;

use super::{App, Item, Offer, Overlay, Pick, Picker, Tally};
use crate::model::{EntityIx, EntityKind, Family, Kind};
use crate::query::Facet;

impl App {
    /// Opens a picker, unless it has nothing to offer.
    pub(super) fn pick(&mut self, picker: Picker) {
        if picker.offer.is_empty() {
            let what = picker.title.to_lowercase();
            self.note = Some(format!("there is no {what} to choose from"));
        } else {
            self.overlay = Some(Overlay::Picker(picker));
        }
    }

    /// Number of events of each entity if nothing were asked for of its facet, and in all.
    fn counts(&self, kind: Option<EntityKind>) -> Vec<u32> {
        let facet = kind.map(Facet::of);
        let others = self.filters.filter(facet);
        if others.is_empty() {
            return self.whole().tally.entities.clone();
        }
        let tally = |events: &[u32]| Tally::of(&self.corpus, &self.index, events).entities;
        // Where nothing is asked for of the facet, the timeline shows just these.
        if others == self.filters.filter(None) {
            return tally(&self.timeline.shown);
        }
        tally(&self.passing(facet))
    }
}

/// The entities of a kind, or of all kinds, those with most events first.
pub(super) fn entities(app: &App, kind: Option<EntityKind>) -> Picker {
    let counts = app.counts(kind);
    let whole = app.whole();
    let mut found: Vec<(u32, Item)> = Vec::new();
    for (at, entity) in app.corpus.entities.iter().enumerate() {
        if kind.is_some_and(|k| k != entity.kind) || whole.tally.entities[at] == 0 {
            continue;
        }
        let ix = EntityIx(at as u32);
        let detail = match kind {
            Some(_) => counts[at].to_string(),
            None => format!("{}  {}", entity.kind.name(), counts[at]),
        };
        let on = app.filters.state(&app.corpus, ix) == Some(false);
        let item = Item::new(
            Pick::Entity(ix),
            entity.name.clone(),
            detail,
            on,
            entity.aliases.clone(),
        );
        found.push((counts[at], item));
    }
    found.sort_by(|a, b| {
        let on = b.1.on.cmp(&a.1.on);
        on.then(b.0.cmp(&a.0))
            .then_with(|| a.1.label.cmp(&b.1.label))
    });
    let title = match kind {
        Some(EntityKind::Base) => "Base",
        Some(EntityKind::Group) => "Group",
        Some(EntityKind::Person) => "Person",
        Some(EntityKind::Weapon) => "Weapon",
        Some(EntityKind::Place) => "Place",
        Some(EntityKind::Organisation) => "Organisation",
        Some(EntityKind::Outlet) => "Outlet",
        None => "Name",
    };
    Picker::new(title, found.into_iter().map(|(_, item)| item).collect())
}

/// The events on the timeline.
pub(super) fn events(app: &App) -> Picker {
    let events = Arc::new(app.timeline.order.clone());
    Picker::over("Event", Offer::Events(events))
}

/// The articles.
pub(super) fn articles(app: &App) -> Picker {
    let number = app.corpus.documents.len() as u32;
    Picker::over("Article", Offer::Articles(number))
}

/// The kinds and families of the events that pass the filters but those by kind.
pub(super) fn kinds(app: &App) -> Picker {
    let mut counts = vec![0; Kind::ALL.len()];
    for event in app.passing(Some(Facet::Kind)) {
        counts[app.index.kind(event) as usize] += 1;
    }
    let count = |holds: &dyn Fn(Kind) -> bool| -> u32 {
        let kinds = Kind::ALL.iter().zip(&counts);
        kinds
            .filter(|(kind, _)| holds(**kind))
            .map(|(_, n)| n)
            .sum()
    };
    let mut items = Vec::new();
    for family in Family::ALL {
        let number = count(&|kind| kind.family() == family);
        let pick = Pick::Value(Facet::Family, family.name());
        let label = format!("any {}", family.name());
        items.push((
            number,
            Item::new(pick, label, format!("family  {number}"), false, Vec::new()),
        ));
    }
    for &kind in Kind::ALL {
        let number = count(&|k| k == kind);
        let pick = Pick::Value(Facet::Kind, kind.name());
        let names = vec![kind.name().to_owned()];
        let label = kind.title().to_owned();
        items.push((
            number,
            Item::new(pick, label, number.to_string(), false, names),
        ));
    }
    items.retain(|(number, _)| *number > 0);
    items.sort_by_key(|(number, _)| std::cmp::Reverse(*number));
    Picker::new("Kind", items.into_iter().map(|(_, item)| item).collect())
}

//! Entities as rows.

use serde::Serialize;

use super::plain::line;
use super::selection::Selection;
use super::sheet::{Sheet, gives, number, whole};
use crate::corpus::Corpus;
use crate::model::EntityIx;
use crate::query;

/// One line of `entities`.
#[derive(Debug, Clone, Serialize)]
pub struct EntityLine {
    /// Stable identifier.
    pub id: String,
    /// `base`, `group`, `person`, ….
    pub kind: &'static str,
    /// The pack's finer class.
    pub class: String,
    /// The name shown.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Id of the entity it lies in or belongs to.
    pub parent: Option<String>,
    /// Latitude (WGS84).
    pub lat: Option<f64>,
    /// Longitude (WGS84).
    pub lon: Option<f64>,
    /// Estimated error of the position in kilometres.
    pub precision_km: Option<f64>,
    /// True for a loose label that stands for no one group.
    pub generic: bool,
    /// True when the pack lists it; false when it was found by pattern.
    pub listed: bool,
    /// Events it is tied to, of those selected.
    pub events: u32,
    /// Times it is named.
    pub mentions: u32,
    /// Articles that name it.
    pub articles: u32,
}

/// The entities that an article names or a selected event is tied to: by kind, most events
/// first, then most mentions, then id.
pub fn entities(selection: &Selection) -> Vec<EntityLine> {
    let corpus = selection.corpus;
    let events = query::facets(corpus, &selection.events);
    let mut named = vec![(0, 0, u32::MAX); corpus.entities.len()];
    for mention in &corpus.mentions {
        let (mentions, articles, last) = &mut named[mention.entity.0 as usize];
        *mentions += 1;
        *articles += u32::from(*last != mention.document);
        *last = mention.document;
    }
    let mut order: Vec<usize> = (0..corpus.entities.len())
        .filter(|&at| events[at] > 0 || (named[at].0 > 0 && selection.filter.is_empty()))
        .collect();
    order.sort_by(|&a, &b| {
        let (left, right) = (&corpus.entities[a], &corpus.entities[b]);
        let counts = (events[b], named[b].0).cmp(&(events[a], named[a].0));
        left.kind
            .cmp(&right.kind)
            .then(counts)
            .then_with(|| left.id.cmp(&right.id))
    });
    order
        .into_iter()
        .map(|at| {
            entity(
                corpus,
                EntityIx(at as u32),
                events[at],
                named[at].0,
                named[at].1,
            )
        })
        .collect()
}

fn entity(corpus: &Corpus, ix: EntityIx, events: u32, mentions: u32, articles: u32) -> EntityLine {
    let entity = corpus.entity(ix);
    EntityLine {
        id: entity.id.clone(),
        kind: entity.kind.name(),
        class: entity.class.clone(),
        name: line(&entity.name),
        aliases: entity.aliases.iter().map(|a| line(a)).collect(),
        parent: entity.parent.map(|p| corpus.entity(p).id.clone()),
        lat: entity.point.map(|p| p.lat),
        lon: entity.point.map(|p| p.lon),
        precision_km: entity.point.map(|p| p.precision_km),
        generic: entity.generic,
        listed: entity.listed,
        events,
        mentions,
        articles,
    }
}

/// The entities for people.
pub fn entity_table(lines: &[EntityLine]) -> Sheet {
    let row = |e: &EntityLine| {
        vec![
            e.kind.to_owned(),
            e.name.clone(),
            e.events.to_string(),
            e.mentions.to_string(),
            e.articles.to_string(),
            e.id.clone(),
        ]
    };
    Sheet {
        columns: vec![
            whole("kind"),
            gives("name"),
            number("events"),
            number("mentions"),
            number("articles"),
            gives("id"),
        ],
        rows: lines.iter().map(row).collect(),
    }
}

/// The entities as rows of a spreadsheet.
pub fn entity_sheet(lines: &[EntityLine]) -> Sheet {
    let columns = [
        "id",
        "kind",
        "class",
        "name",
        "aliases",
        "parent",
        "lat",
        "lon",
        "precision_km",
        "generic",
        "listed",
        "events",
        "mentions",
        "articles",
    ];
    let decimal = |value: Option<f64>| value.map_or_else(String::new, |v| v.to_string());
    let row = |e: &EntityLine| {
        vec![
            e.id.clone(),
            e.kind.to_owned(),
            e.class.clone(),
            e.name.clone(),
            e.aliases.join("; "),
            e.parent.clone().unwrap_or_default(),
            decimal(e.lat),
            decimal(e.lon),
            decimal(e.precision_km),
            e.generic.to_string(),
            e.listed.to_string(),
            e.events.to_string(),
            e.mentions.to_string(),
            e.articles.to_string(),
        ]
    };
    Sheet {
        columns: columns.map(whole).to_vec(),
        rows: lines.iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;
    use crate::query::Filter;

    fn with<T>(filter: &str, read: impl Fn(&Selection) -> T) -> T {
        let corpus = sample::corpus();
        let filter: Filter = filter.parse().unwrap();
        read(&Selection::new(&corpus, &filter))
    }

    #[test]
    fn entities_follow_the_filter() {
        let ids = |filter| -> Vec<(String, u32, u32)> {
            let lines = with(filter, entities);
            lines
                .into_iter()
                .map(|e| (e.id, e.events, e.mentions))
                .collect()
        };
        let row = |id: &str, events, mentions| (id.to_owned(), events, mentions);
        assert_eq!(ids("")[0], row("birch", 2, 0));
        assert_eq!(ids("").len(), 6);
        assert_eq!(ids("kind:airstrike"), [row("marshtown", 1, 0)]);
    }
}

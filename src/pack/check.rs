//! What a pack must keep to. Every fault is noted; none stops the check.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::NaiveDate;

use crate::model::{Date, EntityKind, Kind, Precision};

use super::NamedEvent;
use super::build::Builder;
use super::error::suggest;
use super::file::{EventEntry, Map};
use super::matcher;

/// The classes of each kind of entity.
pub(super) fn classes(kind: EntityKind) -> &'static [&'static str] {
    match kind {
        EntityKind::Base => &[
            "base",
            "airport",
            "port",
            "embassy",
            "consulate",
            "diplomatic",
            "zone",
            "industrial",
            "landmark",
            "prison",
            "crossing",
            "ship",
        ],
        EntityKind::Place => &[
            "country",
            "governorate",
            "district",
            "city",
            "town",
            "village",
            "neighbourhood",
            "launch_area",
            "region",
            "border",
            "sea",
            "island",
            "continent",
        ],
        EntityKind::Group => &[
            "state",
            "state_force",
            "state_body",
            "militia",
            "facade",
            "street_group",
            "umbrella",
            "coalition",
            "jihadist",
            "movement",
            "government",
            "label",
        ],
        EntityKind::Person => &[
            "militant",
            "commander",
            "politician",
            "official",
            "spokesperson",
            "diplomat",
            "expert",
            "journalist",
        ],
        EntityKind::Weapon => &[
            "indirect_fire",
            "missile",
            "drone",
            "air",
            "explosive",
            "direct_fire",
            "launcher",
            "air_defence",
            "naval",
        ],
        EntityKind::Organisation => &["think_tank", "state_body", "igo", "ngo", "company"],
        EntityKind::Outlet => &[
            "newspaper",
            "agency",
            "broadcaster",
            "website",
            "magazine",
            "blog",
            "platform",
        ],
    }
}

/// The keys that only some kinds have.
fn own_keys(kind: EntityKind) -> &'static [&'static str] {
    match kind {
        EntityKind::Base => &["hosts", "basis"],
        EntityKind::Group => &["side", "brigades", "acled_actor_type", "since", "basis"],
        EntityKind::Person => &["role", "affiliation", "side", "since", "basis"],
        EntityKind::Outlet => &["scale", "basis"],
        EntityKind::Weapon | EntityKind::Place | EntityKind::Organisation => &["since", "basis"],
    }
}

pub(super) fn map(builder: &mut Builder, source: usize, map: &Map) {
    for (key, value, limit) in [
        ("south", &map.south, 90.0),
        ("north", &map.north, 90.0),
        ("west", &map.west, 180.0),
        ("east", &map.east, 180.0),
    ] {
        if value.get_ref().abs() > limit || value.get_ref().is_nan() {
            let message = format!(
                "`{key}` {} is not between -{limit} and {limit}",
                value.get_ref()
            );
            builder.fault(source, value.span(), &message);
        }
    }
    if map.south.get_ref() >= map.north.get_ref() {
        builder.fault(
            source,
            map.south.span(),
            "`south` must be less than `north`",
        );
    }
    if map.west.get_ref() >= map.east.get_ref() {
        builder.fault(source, map.west.span(), "`west` must be less than `east`");
    }
}

/// Parent, country and affiliation of item `n` exist.
pub(super) fn relations(builder: &mut Builder, n: usize) {
    let item = &builder.items[n];
    let source = item.source;
    let own = item.entry.id.get_ref();
    let mut faults = Vec::new();
    for (key, id) in [
        ("parent", &item.entry.parent),
        ("country", &item.entry.country),
        ("affiliation", &item.entry.affiliation),
    ] {
        let Some(id) = id else { continue };
        let name = id.get_ref();
        let found = builder
            .ids
            .get(name)
            .map(|ix| &builder.entities[ix.0 as usize]);
        let message = match found {
            _ if key == "parent" && name == own => format!("`{own}` is its own parent"),
            Some(entity) if key == "country" && entity.class != "country" => {
                format!(
                    "`country` is `{name}`, which is a {}, no country",
                    entity.class
                )
            }
            Some(_) => continue,
            None => {
                let known: Vec<&str> = builder.ids.keys().map(String::as_str).collect();
                let like = suggest(name, &known);
                let like = if like.starts_with(',') { &like } else { "" };
                format!("{key} `{name}` does not exist{like}")
            }
        };
        faults.push((id.span(), message));
    }
    for (span, message) in faults {
        builder.fault(source, span, &message);
    }
}

/// Nothing lies in itself.
pub(super) fn circles(builder: &mut Builder) {
    for n in 0..builder.items.len() {
        let mut at = n;
        let mut steps = 0;
        while let Some(parent) = builder.entities[at].parent {
            at = parent.0 as usize;
            steps += 1;
            if at == n || steps > builder.entities.len() {
                break;
            }
        }
        if steps > 0 && at == n {
            let item = &builder.items[n];
            let span = item
                .entry
                .parent
                .as_ref()
                .map_or(item.entry.id.span(), toml::Spanned::span);
            let message = format!(
                "`{}` lies in itself: its parents form a circle",
                item.entry.id.get_ref()
            );
            let source = item.source;
            builder.fault(source, span, &message);
            builder.entities[n].parent = None;
        }
    }
}

impl Builder<'_> {
    /// What each entry says of itself, and that no two of a kind claim the same words.
    pub(super) fn check_entries(&mut self) {
        let mut claims: BTreeMap<(EntityKind, Vec<u8>), (usize, Range<usize>)> = BTreeMap::new();
        for n in 0..self.items.len() {
            for (span, message) in self.entry_faults(n) {
                let source = self.items[n].source;
                self.fault(source, span, &message);
            }
            for (span, text) in self.words(n) {
                let kind = self.items[n].kind;
                let key = (kind, matcher::key(&text));
                match claims.get(&key) {
                    Some((other, before)) if *other != n => {
                        let first = &self.items[*other];
                        let message = format!(
                            "\"{text}\" is claimed by `{}` and by `{}` ({})",
                            self.items[n].entry.id.get_ref(),
                            first.entry.id.get_ref(),
                            self.place(first.source, before.clone()),
                        );
                        let source = self.items[n].source;
                        self.fault(source, span, &message);
                    }
                    Some(_) => {}
                    None => {
                        claims.insert(key, (n, span));
                    }
                }
            }
        }
    }

    /// The words that name item `n`, with where they are written.
    fn words(&self, n: usize) -> Vec<(Range<usize>, String)> {
        let entry = &self.items[n].entry;
        let name = Some(&entry.name).filter(|_| entry.class.get_ref() != "state");
        let lists = [
            &entry.aliases,
            &entry.common,
            &entry.artefacts,
            &entry.demonyms,
        ];
        name.into_iter()
            .chain(lists.into_iter().flatten())
            .map(|t| (t.span(), t.get_ref().clone()))
            .filter(|(_, text)| !matcher::key(text).is_empty())
            .collect()
    }

    fn entry_faults(&self, n: usize) -> Vec<(Range<usize>, String)> {
        let (kind, entry) = (self.items[n].kind, &self.items[n].entry);
        let mut faults = Vec::new();
        let id = entry.id.get_ref();
        if super::slug(id) != *id || id.is_empty() {
            let message = format!(
                "the id \"{id}\" is not of small letters, digits and single hyphens, like `{}`",
                super::slug(id)
            );
            faults.push((entry.id.span(), message));
        }
        let class = entry.class.get_ref().as_str();
        if !classes(kind).contains(&class) {
            let like = suggest(class, classes(kind));
            faults.push((
                entry.class.span(),
                format!("a {} has no class `{class}`{like}", kind.name()),
            ));
        }
        let lists = [
            ("aliases", &entry.aliases),
            ("common", &entry.common),
            ("contextual", &entry.contextual),
            ("artefacts", &entry.artefacts),
            ("demonyms", &entry.demonyms),
        ];
        for (key, text) in lists
            .iter()
            .flat_map(|(key, list)| list.iter().map(move |t| (*key, t)))
        {
            if matcher::key(text.get_ref()).is_empty() {
                faults.push((
                    text.span(),
                    format!("`{key}` of `{id}` holds an empty name"),
                ));
            }
        }
        if matcher::key(entry.name.get_ref()).is_empty() {
            faults.push((entry.name.span(), format!("the name of `{id}` is empty")));
        }
        for (key, value, limit) in [("lat", &entry.lat, 90.0), ("lon", &entry.lon, 180.0)] {
            if let Some(value) = value
                && !(-limit..=limit).contains(value.get_ref())
            {
                let message = format!(
                    "`{key}` {} is not between -{limit} and {limit}",
                    value.get_ref()
                );
                faults.push((value.span(), message));
            }
        }
        if entry.lat.is_some() != entry.lon.is_some() {
            let (there, lacking) = if entry.lat.is_some() {
                ("lat", "lon")
            } else {
                ("lon", "lat")
            };
            let span = entry
                .lat
                .as_ref()
                .or(entry.lon.as_ref())
                .map_or(0..0, toml::Spanned::span);
            faults.push((span, format!("`{id}` has `{there}` but no `{lacking}`")));
        }
        if let Some(km) = &entry.precision_km
            && *km.get_ref() <= 0.0
        {
            faults.push((km.span(), "`precision_km` must be more than 0".to_owned()));
        }
        let own = own_keys(kind);
        for (key, _) in entry.facts().iter().filter(|(key, _)| !own.contains(key)) {
            let like = suggest(key, own);
            faults.push((
                entry.id.span(),
                format!("`{id}` is a {} and has no key `{key}`{like}", kind.name()),
            ));
        }
        faults
    }

    /// The named events.
    pub(super) fn events(&mut self, entries: Vec<(usize, EventEntry)>) -> Vec<NamedEvent> {
        let mut events: Vec<NamedEvent> = Vec::new();
        for (source, entry) in entries {
            let id = entry.id.get_ref().clone();
            if events.iter().any(|e| e.id == id) {
                self.fault(
                    source,
                    entry.id.span(),
                    &format!("the event `{id}` is listed twice"),
                );
            }
            let date = parse_date(entry.date.get_ref());
            if date.is_none() {
                let message = format!(
                    "`{}` is no date; write 2020-03-13, 2020-03, 2020, 2020-01-03/2020-01-08 or --07-04",
                    entry.date.get_ref()
                );
                self.fault(source, entry.date.span(), &message);
            }
            let kind = entry
                .kind
                .as_ref()
                .and_then(|k| k.get_ref().parse::<Kind>().ok());
            if let Some(name) = entry.kind.as_ref().filter(|_| kind.is_none()) {
                let known: Vec<&str> = Kind::ALL.iter().map(|k| k.name()).collect();
                let like = suggest(name.get_ref(), &known);
                self.fault(
                    source,
                    name.span(),
                    &format!("there is no event kind `{}`{like}", name.get_ref()),
                );
            }
            let place = entry
                .place
                .as_ref()
                .and_then(|p| self.ids.get(p.get_ref()))
                .copied();
            if let Some(name) = entry.place.as_ref().filter(|_| place.is_none()) {
                self.fault(
                    source,
                    name.span(),
                    &format!("place `{}` does not exist", name.get_ref()),
                );
            }
            for phrase in entry
                .phrases
                .iter()
                .filter(|p| p.get_ref().trim().is_empty())
            {
                self.fault(
                    source,
                    phrase.span(),
                    &format!("the event `{id}` has an empty phrase"),
                );
            }
            let (date, yearly) = date.unwrap_or((UNKNOWN, None));
            events.push(NamedEvent {
                id,
                label: entry.name.into_inner(),
                date,
                yearly,
                kind,
                place,
                phrases: entry
                    .phrases
                    .into_iter()
                    .map(toml::Spanned::into_inner)
                    .collect(),
                basis: entry.basis,
                note: entry.note,
            });
        }
        events
    }
}

const UNKNOWN: Date = Date {
    start: None,
    end: None,
    precision: Precision::Unknown,
};

/// A date as the files write it; month and day for one of every year.
fn parse_date(text: &str) -> Option<(Date, Option<(u32, u32)>)> {
    if let Some(rest) = text.strip_prefix("--") {
        let (month, day) = rest.split_once('-')?;
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        NaiveDate::from_ymd_opt(2020, month, day)?;
        return Some((UNKNOWN, Some((month, day))));
    }
    if let Some((start, end)) = text.split_once('/') {
        let (start, end): (NaiveDate, NaiveDate) = (start.parse().ok()?, end.parse().ok()?);
        let few = (end - start).num_days() < 7;
        let precision = if few {
            Precision::DayRange
        } else {
            Precision::Interval
        };
        return (start <= end).then(|| (Date::range(start, end, precision), None));
    }
    let date = match text.len() {
        4 => Date::year(text.parse().ok()?),
        7 => Date::month(text[..4].parse().ok()?, text.get(5..)?.parse().ok()?),
        _ => text.parse().ok().map(Date::day),
    };
    Some((date?, None))
}

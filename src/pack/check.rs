//! What a pack must keep to. Every fault is noted; none stops the check.

use std::ops::Range;

use crate::model::{EntityIx, EntityKind};

use super::build::Builder;
use super::error::suggest;
use super::file::{Entry, Map};
use super::matcher::Matcher;
use super::tokens::Tokens;

/// The classes of each kind of entity.
pub(super) fn classes(kind: EntityKind) -> Vec<&'static str> {
    let classes = match kind {
        EntityKind::Base => {
            "base airport port embassy consulate diplomatic zone industrial landmark prison \
             crossing ship"
        }
        EntityKind::Place => {
            "country governorate district city town village neighbourhood launch_area region \
             border sea island continent"
        }
        EntityKind::Group => {
            "state state_force state_body militia facade street_group umbrella coalition jihadist \
             movement government label"
        }
        EntityKind::Person => {
            "militant commander politician official spokesperson diplomat expert journalist"
        }
        EntityKind::Weapon => {
            "indirect_fire missile drone air explosive direct_fire launcher air_defence naval"
        }
        EntityKind::Organisation => "think_tank state_body igo ngo company",
        EntityKind::Outlet => "newspaper agency broadcaster website magazine blog platform",
    };
    classes.split_whitespace().collect()
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
                let fits = |ix: &EntityIx| {
                    key != "country" || builder.entities[ix.0 as usize].class == "country"
                };
                let known = builder.ids.iter().filter(|(_, ix)| fits(ix));
                let known: Vec<&str> = known.map(|(id, _)| id.as_str()).collect();
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
    /// What each entry says of itself.
    pub(super) fn check_entries(&mut self) {
        for n in 0..self.items.len() {
            for (span, message) in self.entry_faults(n) {
                let source = self.items[n].source;
                self.fault(source, span, &message);
            }
        }
    }

    /// No two entries of a kind claim the same words.
    pub(super) fn check_claims(&mut self, names: &Matcher) {
        for shared in names.shared() {
            let items: Vec<usize> = shared
                .iter()
                .map(|ix| ix.0 as usize)
                .filter(|n| *n < self.items.len())
                .collect();
            for (at, &n) in items.iter().enumerate() {
                let rival = items[..at]
                    .iter()
                    .find(|&&m| self.items[m].kind == self.items[n].kind);
                if let Some((span, message)) = rival.and_then(|&m| self.same_words(n, m)) {
                    let source = self.items[n].source;
                    self.fault(source, span, &message);
                }
            }
        }
    }

    fn same_words(&self, n: usize, m: usize) -> Option<(Range<usize>, String)> {
        let key = |text: &str| {
            let tokens = Tokens::new(text);
            let words = (0..tokens.words.len()).map(|n| tokens.letters(n).to_vec());
            words.collect::<Vec<_>>()
        };
        let rivals = self.words(m);
        self.words(n).into_iter().find_map(|(span, text)| {
            let rival = rivals.iter().find(|(_, other)| key(other) == key(&text))?;
            let (own, first) = (&self.items[n], &self.items[m]);
            let message = format!(
                "\"{text}\" is claimed by `{}` and by `{}` ({})",
                own.entry.id.get_ref(),
                first.entry.id.get_ref(),
                self.place(first.source, rival.0.clone()),
            );
            Some((span, message))
        })
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
            .collect()
    }

    fn entry_faults(&self, n: usize) -> Vec<(Range<usize>, String)> {
        let (kind, entry) = (self.items[n].kind, &self.items[n].entry);
        let mut faults = name_faults(entry);
        faults.extend(position_faults(entry));
        let class = entry.class.get_ref().as_str();
        let classes = classes(kind);
        if !classes.contains(&class) {
            let like = suggest(class, &classes);
            let message = format!("a {} has no class `{class}`{like}", kind.name());
            faults.push((entry.class.span(), message));
        }
        let own = own_keys(kind);
        for (key, _) in entry.facts().iter().filter(|(key, _)| !own.contains(key)) {
            let (id, like) = (entry.id.get_ref(), suggest(key, own));
            let message = format!("`{id}` is a {} and has no key `{key}`{like}", kind.name());
            faults.push((entry.id.span(), message));
        }
        faults
    }
}

fn name_faults(entry: &Entry) -> Vec<(Range<usize>, String)> {
    let mut faults = Vec::new();
    let id = entry.id.get_ref();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || !id.chars().all(plain) || super::slug(id) != *id {
        let message = format!(
            "the id \"{id}\" is not of small letters, digits and single hyphens, like `{}`",
            super::slug(id)
        );
        faults.push((entry.id.span(), message));
    }
    if is_nameless(entry.name.get_ref()) {
        faults.push((entry.name.span(), format!("the name of `{id}` is empty")));
    }
    for (key, list) in [
        ("aliases", &entry.aliases),
        ("common", &entry.common),
        ("contextual", &entry.contextual),
        ("artefacts", &entry.artefacts),
        ("demonyms", &entry.demonyms),
    ] {
        let nameless = list.iter().filter(|text| is_nameless(text.get_ref()));
        let message = || format!("`{key}` of `{id}` holds an empty name");
        faults.extend(nameless.map(|text| (text.span(), message())));
    }
    faults
}

fn position_faults(entry: &Entry) -> Vec<(Range<usize>, String)> {
    let mut faults = Vec::new();
    for (key, value, limit) in [("lat", &entry.lat, 90.0), ("lon", &entry.lon, 180.0)] {
        if let Some(value) = value
            && !(-limit..=limit).contains(value.get_ref())
        {
            let number = value.get_ref();
            let message = format!("`{key}` {number} is not between -{limit} and {limit}");
            faults.push((value.span(), message));
        }
    }
    let lonely = match (&entry.lat, &entry.lon) {
        (Some(lat), None) => Some((lat.span(), "lat", "lon")),
        (None, Some(lon)) => Some((lon.span(), "lon", "lat")),
        _ => None,
    };
    if let Some((span, there, lacking)) = lonely {
        let id = entry.id.get_ref();
        faults.push((span, format!("`{id}` has `{there}` but no `{lacking}`")));
    }
    if let Some(km) = &entry.precision_km
        && *km.get_ref() <= 0.0
    {
        faults.push((km.span(), "`precision_km` must be more than 0".to_owned()));
    }
    faults
}

fn is_nameless(text: &str) -> bool {
    !text.contains(char::is_alphanumeric)
}

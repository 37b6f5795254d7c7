use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{PlacePrecision, Span};

/// Index of an [`Entity`] in its corpus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntityIx(pub u32);

/// What an entity is. The order is the order of the tabs in the explorer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    /// A base, embassy, airport, or other site.
    Base,
    /// A group, force or state that acts.
    Group,
    /// A person.
    Person,
    /// A weapon or system.
    Weapon,
    /// A town, district, governorate, region or country.
    Place,
    /// A body that speaks but does not fight.
    Organisation,
    /// A publisher of articles.
    Outlet,
}

impl EntityKind {
    /// All kinds in display order.
    pub const ALL: [EntityKind; 7] = [
        EntityKind::Base,
        EntityKind::Group,
        EntityKind::Person,
        EntityKind::Weapon,
        EntityKind::Place,
        EntityKind::Organisation,
        EntityKind::Outlet,
    ];

    /// The word used in output: `base`, `group`, ….
    pub fn name(self) -> &'static str {
        match self {
            EntityKind::Base => "base",
            EntityKind::Group => "group",
            EntityKind::Person => "person",
            EntityKind::Weapon => "weapon",
            EntityKind::Place => "place",
            EntityKind::Organisation => "organisation",
            EntityKind::Outlet => "outlet",
        }
    }

    /// The plural used as a heading: `Bases`, `Groups`, ….
    pub fn plural(self) -> &'static str {
        match self {
            EntityKind::Base => "Bases",
            EntityKind::Group => "Groups",
            EntityKind::Person => "People",
            EntityKind::Weapon => "Weapons",
            EntityKind::Place => "Places",
            EntityKind::Organisation => "Organisations",
            EntityKind::Outlet => "Outlets",
        }
    }
}

/// A position in WGS84 decimal degrees.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Latitude, -90 to 90.
    pub lat: f64,
    /// Longitude, -180 to 180.
    pub lon: f64,
    /// Estimated error radius in kilometres.
    pub precision_km: f64,
}

impl Point {
    /// True when the error radius is 5 km or more: shown as an area, not as a spot.
    pub fn is_rough(&self) -> bool {
        self.precision_km >= 5.0
    }
}

/// A named thing articles speak of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// Stable identifier: the pack's `id`, or `~` and the folded name for an unlisted one.
    pub id: String,
    /// What it is.
    pub kind: EntityKind,
    /// The pack's finer class: `embassy`, `militia`, `governorate`, `state`, ….
    pub class: String,
    /// The name shown.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Adjectives and nouns of a country's people: "Iraqi", "Iraqis".
    pub demonyms: Vec<String>,
    /// Where it is, if the pack knows.
    pub point: Option<Point>,
    /// Id of the country it lies in or belongs to.
    pub country: Option<String>,
    /// The entity it lies in or belongs to (a zone's city, a brigade's umbrella).
    pub parent: Option<EntityIx>,
    /// True for a loose label ("Iran-backed militias") that must never merge with a named group.
    pub generic: bool,
    /// True when a pack lists it; false when it was found by pattern.
    pub listed: bool,
    /// What the pack's author noted.
    pub note: Option<String>,
    /// What else the pack says, by its key: `hosts`, `side`, `role`, `acled_actor_type`, ….
    pub facts: BTreeMap<String, String>,
}

impl Entity {
    /// True for a state, its forces taken as one with it, or a coalition of states.
    pub fn is_state(&self) -> bool {
        let class = self.class.as_str();
        self.kind == EntityKind::Group && (class.contains("state") || class.contains("coalition"))
    }

    /// How exactly the entity fixes a spot, for a site or a place.
    pub fn place_precision(&self) -> PlacePrecision {
        if self.kind == EntityKind::Base {
            return PlacePrecision::Site;
        }
        let class = self.class.as_str();
        if class.contains("country") || class == "state" {
            PlacePrecision::Country
        } else if class == "place"
            || [
                "city",
                "town",
                "village",
                "neighbourhood",
                "neighborhood",
                "camp",
            ]
            .iter()
            .any(|c| class.contains(c))
        {
            PlacePrecision::Town
        } else if class.contains("district") {
            PlacePrecision::District
        } else if class.contains("governorate") || class.contains("province") {
            PlacePrecision::Governorate
        } else {
            PlacePrecision::Region
        }
    }

    /// An entity found by pattern, without what a pack would know of it.
    pub fn unlisted(kind: EntityKind, class: &str, id: String, name: String) -> Self {
        Self {
            id,
            kind,
            class: class.to_owned(),
            name,
            aliases: Vec::new(),
            demonyms: Vec::new(),
            point: None,
            country: None,
            parent: None,
            generic: false,
            listed: false,
            note: None,
            facts: BTreeMap::new(),
        }
    }
}

/// One occurrence of an entity in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Which entity.
    pub entity: EntityIx,
    /// Index of the document in the corpus.
    pub document: u32,
    /// The words.
    pub span: Span,
}

//! The countries of the world, their capitals and peoples, and the armed groups everybody knows:
//! general knowledge under every pack.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// `assets/world.toml`.
const TEXT: &str = include_str!("../../assets/world.toml");

/// Error radius of a capital's position, in kilometres.
pub(super) const CAPITAL_KM: f64 = 10.0;
/// Error radius of a country's or region's position: it is a label's place, not a spot.
pub(super) const COUNTRY_KM: f64 = 500.0;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct World {
    /// By id, in order of id.
    pub countries: BTreeMap<String, Country>,
    /// Continents, seas and the like, by id.
    pub regions: BTreeMap<String, Region>,
    /// Armed groups known beyond one theatre, by id.
    pub groups: BTreeMap<String, Group>,
    /// Names that hold the name of a country and mean something else.
    pub not: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Country {
    pub name: String,
    /// ISO 3166-1 numeric; 0 for none.
    pub iso: u16,
    /// Latitude and longitude of the middle.
    pub at: [f64; 2],
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Aliases that are ordinary words in lower case.
    #[serde(default)]
    pub common: Vec<String>,
    #[serde(default)]
    pub demonyms: Vec<String>,
    /// Not given for a city that is the country.
    pub capital: Option<Capital>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Capital {
    pub name: String,
    pub at: [f64; 2],
    #[serde(default)]
    pub aliases: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Region {
    pub name: String,
    pub class: String,
    pub at: Option<[f64; 2]>,
    #[serde(default)]
    pub aliases: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Group {
    pub name: String,
    pub class: String,
    /// Id of the state it is a force of.
    pub country: Option<String>,
    #[serde(default)]
    pub aliases: Vec<String>,
}

impl Capital {
    /// `kuwait-city` for Kuwait City.
    pub(super) fn id(&self) -> String {
        super::slug(&self.name)
    }
}

/// The embedded file, read once.
pub(super) fn world() -> &'static Result<World, toml::de::Error> {
    static WORLD: LazyLock<Result<World, toml::de::Error>> = LazyLock::new(|| toml::from_str(TEXT));
    &WORLD
}

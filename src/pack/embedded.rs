//! The packs the program carries.

/// File names and texts of one pack.
type Files = &'static [(&'static str, &'static str)];

macro_rules! files {
    ($pack:literal: $($file:literal)*) => {
        &[$(($file, include_str!(concat!("../../assets/packs/", $pack, "/", $file))),)*]
    };
}

/// By name; the first is the default. Files in the order a folder is read in.
pub(super) const PACKS: &[(&str, Files)] = &[
    (
        "iraq",
        files!("iraq": "cues.toml" "events.toml" "groups.toml" "organisations.toml"
            "outlets.toml" "pack.toml" "people.toml" "places.toml" "sites.toml" "weapons.toml"),
    ),
    (
        "redsea",
        files!("redsea": "cues.toml" "events.toml" "groups.toml" "organisations.toml"
            "outlets.toml" "pack.toml" "people.toml" "places.toml" "sites.toml" "weapons.toml"),
    ),
];

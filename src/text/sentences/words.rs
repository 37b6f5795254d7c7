//! The word lists of `assets/english/sentences.toml`.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

/// What is known of a word before a full stop, or of the word after it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) titles: HashSet<String>,
    pub(super) before_number: HashSet<String>,
    pub(super) calendar: HashSet<String>,
    pub(super) inner: HashSet<String>,
    pub(super) never: HashSet<String>,
    pub(super) clock: HashSet<String>,
    pub(super) starters: HashSet<String>,
    pub(super) speech: HashSet<String>,
    pub(super) hosts: HashSet<String>,
}

/// The lists, read once.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    #[allow(clippy::expect_used, reason = "embedded asset, read by the tests")]
    toml::from_str(include_str!("../../../assets/english/sentences.toml"))
        .expect("assets/english/sentences.toml is well formed")
});

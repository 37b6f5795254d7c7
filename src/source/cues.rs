//! The word lists of `assets/english/furniture.toml` and `publication.toml`.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::text::clean::is_ignorable;

/// What the pages around English news articles say. See the comments of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cues {
    pub(super) comment_headings: HashSet<String>,
    pub(super) form_phrases: Vec<String>,
    pub(super) form_address: Vec<String>,
    pub(super) form_things: Vec<String>,
    pub(super) buttons: HashSet<String>,
    pub(super) button_starts: Vec<String>,
    pub(super) related_headings: HashSet<String>,
    pub(super) teaser_starts: HashSet<String>,
    pub(super) navigation: HashSet<String>,
    pub(super) function_words: HashSet<String>,
    pub(super) outlet_words: HashSet<String>,
    pub(super) agencies: BTreeMap<String, String>,
    pub(super) credits: Wording,
    pub(super) dates: Dates,
    pub(super) inference: Inference,
}

/// How a page says what it rests on and when it was printed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wording {
    pub(super) source_starts: Vec<String>,
    pub(super) contributed: Vec<String>,
    pub(super) codes: HashSet<String>,
    pub(super) tags: HashSet<String>,
    pub(super) copyright: Vec<String>,
    pub(super) headline_starts: Vec<String>,
    pub(super) bylines: Vec<String>,
    pub(super) byline_words: HashSet<String>,
    pub(super) desks: HashSet<String>,
    pub(super) desk_words: HashSet<String>,
    pub(super) ends: Vec<String>,
    pub(super) sections: HashSet<String>,
    pub(super) retold: Vec<String>,
    pub(super) reading: Vec<String>,
    pub(super) captions: Vec<String>,
    pub(super) picture_credits: Vec<String>,
}

/// Words around the dates that a page states about itself.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Dates {
    pub(super) starts: Vec<String>,
    pub(super) changes: Vec<String>,
    pub(super) phrases: Vec<String>,
    pub(super) clocks: Vec<String>,
    pub(super) named: Vec<String>,
    pub(super) around: HashSet<String>,
    pub(super) months: Vec<String>,
    pub(super) weekdays: Vec<String>,
    pub(super) month_first: HashSet<String>,
    pub(super) day_first: HashSet<String>,
    pub(super) holidays: BTreeMap<String, String>,
}

/// Words that tell when a text was written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Inference {
    pub(super) fresh: Vec<String>,
    pub(super) future: HashSet<String>,
    pub(super) former: HashSet<String>,
    pub(super) since: BTreeMap<String, u64>,
    pub(super) offices: Vec<Office>,
}

/// Those in an office, and when.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Office {
    pub(super) phrases: Vec<String>,
    pub(super) terms: Vec<[String; 2]>,
}

/// The lists, read once.
pub(super) static CUES: LazyLock<Cues> = LazyLock::new(|| {
    #[allow(clippy::expect_used, reason = "embedded asset, read by the tests")]
    toml::from_str(concat!(
        include_str!("../../assets/english/furniture.toml"),
        include_str!("../../assets/english/publication.toml")
    ))
    .expect("assets/english/furniture.toml and publication.toml are well formed")
});

/// A line as the lists write it: lower case, straight quotes, single spaces, nothing invisible.
pub(super) fn key(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.chars().filter(|&c| !is_ignorable(c)) {
        match c {
            '’' | '‘' => out.push('\''),
            '“' | '”' => out.push('"'),
            c if c.is_whitespace() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.extend(c.to_lowercase()),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The key without the punctuation around it: "Comments (12):" and "[Share]" lose it.
pub(super) fn bare(key: &str) -> &str {
    key.trim_matches(|c: char| !c.is_alphanumeric())
}

/// The text with white space squeezed, for titles and names taken from a line.
pub(super) fn tidy(text: &str) -> String {
    let shown: Cow<str> = crate::text::visible(text);
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

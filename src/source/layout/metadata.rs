//! Lines that say something about the article itself: when and where it was printed, by whom, on
//! what it rests.

use super::lines::Line;
use crate::source::cues::{CUES, bare, tidy};
use crate::source::dates::{self, Stated};

/// What the metadata lines of a text say.
#[derive(Debug, Default)]
pub(in crate::source) struct Facts {
    /// The headline where it stands in a line of its own ("Print Headline: …").
    pub(in crate::source) title: Option<String>,
    /// The outlet: masthead.
    pub(in crate::source) outlet: Option<String>,
    /// What it rests on: source line, wire credit, agency of the dateline.
    pub(in crate::source) derived_from: Option<String>,
    /// Stated publication dates with the words they stand in, the best first.
    pub(in crate::source) dates: Vec<(Stated, String)>,
    /// Dates of later changes, used when there is no other.
    pub(in crate::source) changes: Vec<(Stated, String)>,
}

/// Uses the line if it is metadata; says as what. `inside` tells that it stands between two lines
/// of running text, where only the plainest forms count.
pub(super) fn fact(
    text: &str,
    line: &Line,
    inside: bool,
    facts: &mut Facts,
) -> Option<&'static str> {
    let raw = line.of(text);
    headline(raw, line, facts)
        .or_else(|| credit(raw, line, facts))
        .or_else(|| date(raw, line, inside, facts))
        .or_else(|| byline(raw, line, inside))
}

fn after<'r>(raw: &'r str, key: &str, cue: &str) -> &'r str {
    // Keys differ from the raw text in case, quotes and spaces only: count words to find the rest.
    debug_assert!(key.starts_with(cue));
    if let Some((_, rest)) = raw.split_once(':').filter(|_| cue.ends_with(':')) {
        return rest.trim();
    }
    let words = cue.split_whitespace().count();
    let mut rest = raw.trim_start();
    for _ in 0..words {
        rest = rest
            .split_once(char::is_whitespace)
            .map_or("", |(_, r)| r.trim_start());
    }
    rest
}

fn headline(raw: &str, line: &Line, facts: &mut Facts) -> Option<&'static str> {
    let cue = CUES
        .credits
        .headline_starts
        .iter()
        .find(|c| line.key.starts_with(c.as_str()))?;
    let title = tidy(after(raw, &line.key, cue));
    if title.is_empty() || line.words > 40 {
        return None;
    }
    facts.title.get_or_insert(title);
    Some("headline")
}

/// "Source: The Daily Star", "Information for this article was contributed by A. Writer of …".
fn credit(raw: &str, line: &Line, facts: &mut Facts) -> Option<&'static str> {
    let credits = &CUES.credits;
    if let Some(cue) = credits
        .source_starts
        .iter()
        .find(|c| line.key.starts_with(c.as_str()))
    {
        let name = tidy(after(raw, &line.key, cue));
        let name = ["on ", "at ", "in ", "by "]
            .iter()
            .find_map(|p| name.strip_prefix(p))
            .unwrap_or(&name);
        let name = name.trim_matches(|c: char| !c.is_alphanumeric());
        if line.words > 16 || name.is_empty() {
            return None;
        }
        facts.derived_from.get_or_insert_with(|| name.to_owned());
        return Some("source");
    }
    let cue = credits
        .contributed
        .iter()
        .find(|c| line.key.contains(c.as_str()))?;
    let opens = line.key.starts_with(cue.as_str()) || line.key.starts_with(['(', '[']);
    let about = [
        "information",
        "this ",
        "article",
        "report",
        "story",
        "contributed to this",
    ];
    if line.words > 60 || !(opens || about.iter().any(|w| line.key.contains(w))) {
        return None;
    }
    if let Some(name) = employer(raw) {
        facts.derived_from.get_or_insert(name);
    }
    Some("credit")
}

/// The outlet in "by A. Writer and B. Writer of The Daily Star."
fn employer(raw: &str) -> Option<String> {
    let at = [" of ", " from "]
        .iter()
        .filter_map(|w| raw.rfind(w).map(|at| at + w.len()))
        .max()?;
    let name = raw[at..].trim().trim_end_matches(['.', ')', ']', ';']);
    let named = name.starts_with(char::is_uppercase)
        || name
            .strip_prefix("the ")
            .is_some_and(|n| n.starts_with(char::is_uppercase));
    (named && name.split_whitespace().count() <= 6).then(|| tidy(name))
}

/// A date with "Published", "Posted", "Section on" beside it, or on a line of its own outside the
/// running text.
fn date(raw: &str, line: &Line, inside: bool, facts: &mut Facts) -> Option<&'static str> {
    if line.words > 24 {
        return None;
    }
    let stated = dates::find(raw)?;
    let cued = |cues: &[String]| {
        cues.iter().any(|cue| {
            let rest = line
                .key
                .trim_start_matches(['(', '[', '|'])
                .strip_prefix(cue.as_str());
            rest.is_some_and(|r| !r.starts_with(char::is_alphanumeric))
        })
    };
    let starts =
        cued(&CUES.dates.starts) && line.words <= 16 && (!line.stopped || line.words <= 10);
    let phrased = CUES
        .dates
        .phrases
        .iter()
        .any(|cue| line.key.contains(cue.as_str()))
        && line.words <= 12;
    let alone = dates::is_date_line(&line.key, &stated) && !inside;
    if !(starts || phrased || alone) {
        return None;
    }
    let words = tidy(raw);
    if cued(&CUES.dates.changes) && !line.key.contains("publish") && !line.key.contains("posted") {
        facts.changes.push((stated, words));
    } else {
        facts.dates.push((stated, words));
    }
    Some("publication date")
}

/// "By Jane Doe, Staff Writer": names only, no verb.
fn byline(raw: &str, line: &Line, inside: bool) -> Option<&'static str> {
    let cue = CUES
        .credits
        .bylines
        .iter()
        .find(|c| line.key.starts_with(c.as_str()))?;
    let rest = after(raw, &line.key, cue);
    let names: Vec<&str> = rest
        .split([' ', ',', '|', '/'])
        .filter(|w| !w.is_empty())
        .collect();
    let name = |w: &&str| {
        let letters = w.trim_matches(|c: char| !c.is_alphanumeric());
        letters.is_empty()
            || letters.starts_with(char::is_uppercase) && !letters.ends_with("ing")
            || letters.contains('@')
            || matches!(
                letters,
                "and"
                    | "for"
                    | "in"
                    | "of"
                    | "de"
                    | "al"
                    | "bin"
                    | "van"
                    | "von"
                    | "el"
                    | "the"
                    | "staff"
                    | "writer"
                    | "correspondent"
                    | "reporter"
                    | "editor"
            )
    };
    let shaped = !inside && (1..=10).contains(&names.len()) && !line.stopped;
    (shaped && names.iter().all(name) && names.first().is_some_and(|w| !bare(w).is_empty()))
        .then_some("byline")
}

/// The agency in the dateline that opens the story: "BAGHDAD (Reuters) -", "ERBIL, Iraq, March 4 (AP) —".
pub(super) fn dateline_agency(first_body: &str) -> Option<String> {
    let head: String = first_body.chars().take(90).collect();
    let (place, rest) = head.split_once('(')?;
    let (agency, tail) = rest.split_once(')')?;
    let shouted = place
        .split([' ', ','])
        .next()
        .is_some_and(|w| w.len() > 1 && w.chars().all(|c| !c.is_lowercase()));
    let dashed = tail.trim_start().starts_with(['-', '–', '—', ':']);
    (shouted && dashed).then(|| CUES.agencies.get(&agency.trim().to_lowercase()).cloned())?
}

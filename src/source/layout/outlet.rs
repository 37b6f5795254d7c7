//! The names of outlets in a text: its own above the headline, and that of the report it retells.

use super::furniture::Verdict;
use super::lines::Line;
use super::metadata::Facts;
use crate::source::cues::{CUES, bare, key, tidy};

/// Takes the outlet's name from a first line of its own: short, with the word of a newspaper, and
/// a headline of its own below it.
pub(super) fn take_masthead(
    text: &str,
    lines: &[Line],
    verdicts: &mut [Verdict],
    facts: &mut Facts,
) {
    let mut kept = (0..lines.len()).filter(|&at| verdicts[at].is_kept());
    let (Some(first), Some(second)) = (kept.next(), kept.next()) else {
        return;
    };
    let (line, next) = (&lines[first], &lines[second]);
    let named = line.tokens().any(|w| CUES.outlet_words.contains(w))
        || CUES.agencies.contains_key(line.bare());
    let raw = line.of(text);
    let titled = raw.split_whitespace().all(|w| {
        w.starts_with(char::is_uppercase)
            || CUES.function_words.contains(w)
            || w == "and"
            || w == "&"
    });
    let headline =
        next.words >= 4 && next.words > line.words && !next.key.starts_with(char::is_numeric);
    if line.words <= 5 && !line.stopped && named && titled && headline && next.opens_block {
        facts.outlet.get_or_insert_with(|| tidy(raw));
        verdicts[first] = Verdict::Used("masthead");
    }
}

/// The outlet whose report a text retells: "The Daily Star reported …", and later "the paper" and
/// "the report" again.
pub(super) fn retold<'t>(bodies: impl Iterator<Item = &'t str>) -> Option<String> {
    let mut outlet = None;
    let mut again = 0;
    for (at, body) in bodies.enumerate() {
        if at < 2 && outlet.is_none() {
            outlet = reporting_outlet(body);
        }
        if outlet.is_some() {
            let key = key(body);
            again += CUES
                .credits
                .retold
                .iter()
                .map(|w| key.matches(w.as_str()).count())
                .sum::<usize>();
        }
    }
    outlet.filter(|_| again >= 2)
}

/// The name before "reported", if it is a newspaper's or an agency's.
fn reporting_outlet(body: &str) -> Option<String> {
    for (at, _) in body.match_indices(" reported") {
        let mut names: Vec<&str> = Vec::new();
        for word in body[..at].rsplit(' ') {
            let capital = word.starts_with(char::is_uppercase);
            if !capital
                || names.len() == 6
                || (word.ends_with([',', '.', '”', '"']) && !names.is_empty())
            {
                break;
            }
            names.insert(0, word);
        }
        let named = |w: &&str| CUES.outlet_words.contains(bare(&w.to_lowercase()));
        let name = tidy(&names.join(" "));
        if names.last().is_some_and(named) || CUES.agencies.contains_key(&name.to_lowercase()) {
            return Some(name);
        }
    }
    None
}

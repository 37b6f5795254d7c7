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
    /// The names of the byline.
    pub(in crate::source) byline: Option<String>,
    /// The whole date of the dateline: the day of writing.
    pub(in crate::source) dateline: Option<Stated>,
    /// The day the page was looked at.
    pub(in crate::source) clock: Option<(Stated, String)>,
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
        .or_else(|| byline(raw, line, inside, facts))
        .or_else(|| desk(raw, line, inside, facts))
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
    let (cue, at) = credits
        .contributed
        .iter()
        .find_map(|c| Some((c, line.key.find(c.as_str())?)))?;
    // A credit glued to the end of a paragraph takes no paragraph with it.
    let before = &line.key[..at];
    if before.split(' ').count() > 10 || before.contains(". ") || before.contains(".\" ") {
        return None;
    }
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
    if let Some(names) = writers(after(raw, &line.key, &line.key[..at + cue.len()])) {
        facts.byline.get_or_insert(names);
    }
    Some("credit")
}

/// The names right behind "Reporting by": "A. Writer and B. Writer in Baghdad; editing by …".
fn writers(rest: &str) -> Option<String> {
    let end = [
        " in ",
        " of ",
        " from ",
        " at ",
        ";",
        "Writing",
        "Editing",
        ", Editing",
        ")",
    ]
    .iter()
    .filter_map(|mark| rest.find(mark))
    .min()
    .unwrap_or(rest.len());
    let names = rest[..end].trim().trim_end_matches(['.', ',']);
    let named = |w: &str| {
        w.starts_with(char::is_uppercase)
            || matches!(w, "and" | "al" | "de" | "bin" | "van" | "von")
    };
    let words = names.split_whitespace();
    let sound = (2..=14).contains(&names.split_whitespace().count()) && words.clone().all(named);
    sound.then(|| tidy(names))
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
    if cued(&CUES.dates.clocks) && line.words <= 12 {
        facts.clock.get_or_insert((stated, tidy(raw)));
        return Some("page clock");
    }
    let starts =
        cued(&CUES.dates.starts) && line.words <= 16 && (!line.stopped || line.words <= 10);
    let phrased = CUES
        .dates
        .phrases
        .iter()
        .any(|cue| line.key.contains(cue.as_str()))
        && line.words <= 12;
    let named = named_before(raw, line);
    let clocked = line.key.contains(':') && line.key.contains(|c: char| c.is_ascii_digit());
    let alone =
        dates::is_date_line(&line.key, &stated) && (!inside || (clocked && line.number <= 12));
    if !(starts || phrased || alone || named.is_some()) {
        return None;
    }
    if let Some(names) = named {
        facts.byline.get_or_insert(names);
    }
    for part in raw.split('|') {
        by_part(part.trim(), facts);
    }
    let words = tidy(raw);
    if cued(&CUES.dates.changes) && !line.key.contains("publish") && !line.key.contains("posted") {
        facts.changes.push((stated, words));
    } else {
        facts.dates.push((stated, words));
    }
    Some("publication date")
}

/// "Jane Doe Published November 19, 2023": the names before the cue.
fn named_before(raw: &str, line: &Line) -> Option<String> {
    let at = CUES
        .dates
        .named
        .iter()
        .filter_map(|cue| line.key.find(cue.as_str()))
        .min()?;
    let names = raw
        .get(..at)?
        .trim()
        .trim_end_matches(['|', ',', '-', '–', '—', ':'])
        .trim();
    let words = names.split_whitespace();
    let named = words.clone().all(|w| w.starts_with(char::is_uppercase));
    ((2..=5).contains(&words.count()) && named && line.words <= 16 && !line.stopped)
        .then(|| tidy(names))
}

/// One part of a line with bars: "by Jane Doe", "Reuters".
fn by_part(part: &str, facts: &mut Facts) {
    let lower = part.to_lowercase();
    if let Some(agency) = CUES.agencies.get(&lower) {
        facts.derived_from.get_or_insert_with(|| agency.clone());
    } else if let Some(names) = ["by ", "By ", "BY "]
        .iter()
        .find_map(|b| part.strip_prefix(b))
    {
        let named = names
            .split_whitespace()
            .all(|w| w.starts_with(char::is_uppercase));
        if named && names.split_whitespace().count() <= 8 {
            facts.byline.get_or_insert_with(|| tidy(names));
        }
    }
}

/// "By Jane Doe, Staff Writer": names only, no verb.
fn byline(raw: &str, line: &Line, inside: bool, facts: &mut Facts) -> Option<&'static str> {
    let cue = CUES
        .credits
        .bylines
        .iter()
        .find(|c| line.key.starts_with(c.as_str()))?;
    let rest = after(raw, &line.key, cue);
    let words: Vec<&str> = rest
        .split([' ', ',', '|', '/'])
        .filter(|w| !w.is_empty())
        .collect();
    let name = |w: &&str| {
        let letters = w.trim_matches(|c: char| !c.is_alphanumeric());
        letters.is_empty()
            || letters.starts_with(char::is_uppercase) && !letters.ends_with("ing")
            || letters.contains('@')
            || CUES.credits.byline_words.contains(letters)
    };
    let shaped = !inside && (1..=14).contains(&words.len()) && !line.stopped;
    if !(shaped && words.iter().all(name) && words.first().is_some_and(|w| !bare(w).is_empty())) {
        return None;
    }
    let mut parts = rest.split(['|', '/', '·', '•']).map(str::trim);
    let names = parts.next().unwrap_or_default();
    let agency = |part: &str| CUES.agencies.get(&part.trim().to_lowercase()).cloned();
    let (names, last) = names.rsplit_once(',').unwrap_or((names, ""));
    let source = agency(last)
        .or_else(|| parts.find_map(agency))
        .or_else(|| agency(names));
    if let Some(source) = source {
        facts.derived_from.get_or_insert(source);
    }
    let titled = last.is_empty()
        || bare(&last.to_lowercase())
            .split(' ')
            .any(|w| CUES.credits.byline_words.contains(w))
        || agency(last).is_some();
    let names = if titled {
        names.to_owned()
    } else {
        format!("{names},{last}")
    };
    let names = tidy(names.trim_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != ')'));
    if !names.is_empty() && agency(&names).is_none() {
        facts.byline.get_or_insert(names);
    }
    Some("byline")
}

/// "F.P. Report", "Web Desk", "AFP Report", "Our Correspondent": a byline that names nobody.
fn desk(raw: &str, line: &Line, inside: bool, facts: &mut Facts) -> Option<&'static str> {
    let words: Vec<&str> = raw.split_whitespace().collect();
    let (last, others) = words.split_last()?;
    let desk = CUES.credits.desks.contains(bare(&last.to_lowercase()));
    if inside || line.stopped || !desk || !(1..=4).contains(&others.len()) {
        return None;
    }
    if let Some(agency) = CUES.agencies.get(&others.join(" ").to_lowercase()) {
        facts.derived_from.get_or_insert_with(|| agency.clone());
        return Some("source");
    }
    let general = |w: &&str| CUES.credits.desk_words.contains(bare(&w.to_lowercase()));
    let titled = words.iter().all(|w| !w.starts_with(char::is_lowercase));
    let own = others.iter().all(|w| general(w) || is_initials(w));
    (titled && own).then(|| {
        facts.byline.get_or_insert_with(|| tidy(raw));
        "byline"
    })
}

/// `F.P.`, `DT`: what stands for the outlet's name.
fn is_initials(word: &str) -> bool {
    let letters = word.chars().filter(|c| *c != '.');
    (2..=4).contains(&letters.clone().count()) && letters.clone().all(char::is_uppercase)
}

/// The line that opens a story: "BAGHDAD (Reuters) -", "ERBIL, Iraq, March 4, 2021 (AP) —".
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::source) struct Dateline {
    /// The agency it names.
    pub(in crate::source) agency: Option<String>,
    /// The whole date in it.
    pub(in crate::source) stated: Option<Stated>,
    /// Month and day of a date without a year.
    pub(in crate::source) yearless: Option<(u32, u32)>,
}

/// Most characters of a dateline.
const DATELINE: usize = 110;

/// The dateline of the story's first paragraph: a place in capitals, or one with an agency in
/// brackets or a date, and a dash.
pub(in crate::source) fn dateline(first_body: &str) -> Option<Dateline> {
    let head: String = first_body.chars().take(DATELINE).collect();
    let dash = [
        " — ", " – ", " -- ", " - ", "— ", "– ", "-- ", ") -", ")-", "): ", ") :",
    ]
    .iter()
    .filter_map(|d| head.find(d).map(|at| at + usize::from(d.starts_with(')'))))
    .min()?;
    let head = &head[..dash];
    let (place, agency) = match head.split_once('(') {
        Some((place, rest)) => (place, rest.split_once(')').map(|(agency, _)| agency.trim())),
        None => (head, None),
    };
    let first = place.split([' ', ',']).next().unwrap_or_default();
    let capital = first.starts_with(char::is_uppercase);
    let shouted = first.chars().filter(|c| c.is_alphabetic()).count() > 1
        && first.chars().all(|c| !c.is_lowercase());
    // The date may stand behind the agency: "BAGHDAD (AP), March 14 -".
    let whole = head.replace(['(', ')', '/', '|'], " ");
    let stated = dates::find(&whole);
    let lower = whole.to_lowercase();
    let words: Vec<&str> = lower.split([' ', ',']).filter(|w| !w.is_empty()).collect();
    let yearless = (0..words.len()).find_map(|at| dates::yearless(&words[at..]));
    let dated = stated.is_some() || yearless.is_some();
    let agency = agency.and_then(|a| CUES.agencies.get(&a.to_lowercase()).cloned());
    let short = words.len() <= 12;
    (short && capital && (shouted || agency.is_some() || dated)).then_some(Dateline {
        agency,
        yearless: yearless.filter(|_| stated.is_none()),
        stated,
    })
}

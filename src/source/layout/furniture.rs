//! Tells page furniture from the story: each line by its own words; the passes over the whole text
//! judge by place.

use super::Hints;
use super::lines::Line;
use super::metadata::{Facts, fact};
use super::{outlet, passes};
use crate::model::Role;
use crate::source::cues::{CUES, bare};

/// What becomes of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Part of the story; the role where the line itself tells it.
    Keep(Option<Role>),
    /// Page furniture, with the reason.
    Cut(&'static str),
    /// Used as metadata, with what it is.
    Used(&'static str),
}

impl Verdict {
    pub(super) fn is_kept(&self) -> bool {
        matches!(self, Verdict::Keep(_))
    }
}

/// Judges all lines. What the metadata lines say goes into `facts`.
pub(super) fn judge(text: &str, lines: &[Line], hints: &Hints, facts: &mut Facts) -> Vec<Verdict> {
    let prose: Vec<usize> = (0..lines.len())
        .filter(|&at| is_story(&lines[at]))
        .collect();
    let place = Place {
        first: prose.first().copied().unwrap_or(lines.len()),
        last: prose.last().copied().unwrap_or(lines.len()),
        extracted: hints.extracted,
        latin: prose
            .iter()
            .all(|&at| lines[at].key.contains(|c: char| c.is_ascii_lowercase())),
        prose,
    };
    // What stands below the story goes first: the dates and names there are those of others.
    let mut verdicts = vec![Verdict::Keep(None); lines.len()];
    passes::comments(lines, &place, &mut verdicts);
    passes::below_end(lines, &place, &mut verdicts);
    passes::related(lines, &place, &mut verdicts);
    for (at, line) in lines.iter().enumerate() {
        let told = hints.roles.contains_key(&(line.span.start as usize));
        if !told && verdicts[at].is_kept() {
            verdicts[at] = one(text, line, at, &place, facts);
        }
    }
    if !hints.extracted {
        passes::repeated(lines, &mut verdicts);
    }
    passes::sections(lines, &place, &mut verdicts);
    passes::menus(lines, &place, &mut verdicts);
    if !hints.extracted {
        passes::trailing(lines, &mut verdicts);
    }
    outlet::take_masthead(text, lines, &mut verdicts, facts);
    verdicts
}

/// Where the running text lies among the lines.
pub(super) struct Place {
    /// Indexes of the lines of running text.
    prose: Vec<usize>,
    /// The first of them, or the number of lines.
    pub(super) first: usize,
    /// The last of them, or the number of lines.
    last: usize,
    /// The lines are those of the story alone.
    extracted: bool,
    /// The running text is in Latin letters.
    latin: bool,
}

impl Place {
    /// Lines of running text before line `at`.
    pub(super) fn before(&self, at: usize) -> usize {
        self.prose.partition_point(|&p| p < at)
    }

    /// Between two lines of running text.
    pub(super) fn is_inside(&self, at: usize) -> bool {
        self.first < at && at < self.last
    }
}

fn is_story(line: &Line) -> bool {
    line.is_prose() && form_reason(line).is_none()
}

pub(super) fn starts(key: &str, cues: &[String]) -> bool {
    cues.iter().any(|cue| key.starts_with(cue.as_str()))
}

fn holds(key: &str, cues: &[String]) -> bool {
    cues.iter().any(|cue| key.contains(cue.as_str()))
}

/// Judges one line by its own words and by whether it stands inside the story.
fn one(text: &str, line: &Line, at: usize, place: &Place, facts: &mut Facts) -> Verdict {
    if let Some(reason) = form_reason(line).or_else(|| label_reason(line)) {
        return Verdict::Cut(reason);
    }
    if let Some(used) = fact(text, line, place.is_inside(at), facts) {
        return Verdict::Used(used);
    }
    if is_menu(line) || is_other_script(line, place) {
        return Verdict::Cut("navigation");
    }
    if line.ticker && !place.extracted {
        return Verdict::Cut("headlines in a row");
    }
    if is_teaser(line) {
        let inside = place.is_inside(at);
        return if inside {
            Verdict::Keep(Some(Role::Teaser))
        } else {
            Verdict::Cut("related headline")
        };
    }
    if let Some(verdict) = caption(line) {
        return verdict;
    }
    Verdict::Keep(None)
}

/// The page speaks of its own forms, accounts, cookies or browsers, or shows a template string.
fn form_reason(line: &Line) -> Option<&'static str> {
    // Pages speak of themselves briefly, but for their cookies; other long lines are not searched.
    let cookies = line.words <= 160 && line.key.matches("cookie").count() >= 2;
    if line.words > 60 && !cookies {
        return None;
    }
    let key = &line.key;
    let addressed = holds(key, &CUES.form_address) && holds(key, &CUES.form_things);
    if addressed || holds(key, &CUES.form_phrases) {
        return Some("comment form or page notice");
    }
    let template = line.words <= 12
        && key
            .split(' ')
            .any(|w| matches!(bare_percent(w), "%s" | "%d" | "{{" | "}}"));
    template.then_some("template text")
}

fn bare_percent(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '%' | '{' | '}'))
}

/// Buttons, sponsor labels, copyright, codes, tags.
fn label_reason(line: &Line) -> Option<&'static str> {
    let (key, bare) = (line.key.as_str(), line.bare());
    let credits = &CUES.credits;
    if bare.is_empty() {
        return Some("ornament");
    }
    if line.words == 1 && is_file_name(key) {
        return Some("name of a picture");
    }
    if CUES.buttons.contains(bare) {
        return Some("button or label");
    }
    if line.words <= 30 && starts(key, &CUES.button_starts) && !starts_story(line) {
        return Some("share or subscribe line");
    }
    if line.words <= 40 && holds(key, &credits.copyright) {
        return Some("copyright line");
    }
    if let Some((label, value)) = key.split_once(':') {
        let (label, value) = (crate::source::cues::bare(label), value.trim());
        let code = value.len() <= 20
            && value.contains(|c: char| c.is_ascii_digit())
            && !value.contains(' ');
        if credits.codes.contains(label) && code {
            return Some("reporter or story code");
        }
        let tagged = !line.stopped || value.is_empty();
        if credits.tags.contains(label) && tagged && line.words <= 40 {
            return Some("tags");
        }
    }
    let small = line.words <= 6 && !line.stopped && key.starts_with(|c: char| c.is_ascii_digit());
    let counts = credits
        .reading
        .iter()
        .any(|cue| bare.ends_with(cue.as_str()));
    (small && counts).then_some("reading time or counter")
}

/// `AP_100713025938`, `W460`, `base.jpg`.
fn is_file_name(key: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let digits = key.chars().filter(char::is_ascii_digit).count();
    let letters = key.chars().filter(char::is_ascii_alphabetic).count();
    let picture = [".jpg", ".jpeg", ".png", ".gif", ".webp"];
    let coded = digits >= 3 && letters >= 1 && digits > letters;
    key.chars().all(plain) && (coded || picture.iter().any(|end| key.ends_with(end)))
}

/// A word or two in another script: the switch to a page's other language.
fn is_other_script(line: &Line, place: &Place) -> bool {
    let foreign = |c: char| c.is_alphabetic() && c as u32 > 0x24f;
    line.words <= 2
        && !place.prose.is_empty()
        && place.latin
        && line.key.chars().filter(|c| c.is_alphabetic()).all(foreign)
}

/// "Page 12 of …" and "Donate to …" are furniture; a sentence that merely starts so is not.
fn starts_story(line: &Line) -> bool {
    line.is_prose() && line.words > 20
}

/// A bar of menu words: no small words, no stop, and mostly the vocabulary of menus; or short
/// pieces between bars and arrows.
fn is_menu(line: &Line) -> bool {
    if line.stopped {
        return false;
    }
    let words: Vec<&str> = line.tokens().collect();
    let known = words
        .iter()
        .filter(|w| CUES.navigation.contains(**w))
        .count();
    let small = words
        .iter()
        .filter(|w| CUES.function_words.contains(**w))
        .count();
    let pieces: Vec<&str> = line.key.split(['|', '>', '»', '›', '•', '·']).collect();
    let short = pieces.iter().all(|p| p.split_whitespace().count() <= 4);
    let row = line.key.starts_with('|');
    let divided = pieces.len() >= 3 && short && known >= 1 && !row;
    divided || (words.len() >= 5 && small == 0 && known >= 3 && known * 10 >= words.len() * 3)
}

/// "Read more: …" and its like, which announce another story.
fn is_teaser(line: &Line) -> bool {
    let Some(cut) = line.key.find([':', '|', '–', '—', '>']) else {
        return false;
    };
    let (label, rest) = line.key.split_at(cut);
    line.words <= 30 && CUES.teaser_starts.contains(bare(label)) && bare(rest).contains(' ')
}

/// A picture's caption is kept as one; a bare credit is cut.
fn caption(line: &Line) -> Option<Verdict> {
    let credits = &CUES.credits;
    let opens = starts(&line.key, &credits.captions);
    let tail: String = line
        .key
        .chars()
        .rev()
        .take(45)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let credited = holds(&tail, &credits.picture_credits) && line.words <= 80;
    if !(opens || credited) || line.words > 80 {
        return None;
    }
    if line.words <= 6 {
        Some(Verdict::Cut("picture credit"))
    } else {
        Some(Verdict::Keep(Some(Role::Caption)))
    }
}

//! Tells page furniture from the story, line by line and then by place.

use std::collections::{HashMap, HashSet};

use super::Hints;
use super::lines::Line;
use super::metadata::{Facts, fact};
use crate::model::Role;
use crate::source::cues::{CUES, bare};
use crate::source::dates;

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
    cut_comments(lines, &place, &mut verdicts);
    cut_below_end(lines, &place, &mut verdicts);
    cut_related(lines, &place, &mut verdicts);
    for (at, line) in lines.iter().enumerate() {
        let told = hints.roles.contains_key(&(line.span.start as usize));
        if !told && verdicts[at].is_kept() {
            verdicts[at] = one(text, line, at, &place, facts);
        }
    }
    if !hints.extracted {
        cut_repeated(lines, &mut verdicts);
    }
    cut_sections(lines, &place, &mut verdicts);
    cut_menus(lines, &place, &mut verdicts);
    if !hints.extracted {
        cut_trailing(lines, &mut verdicts);
    }
    take_masthead(text, lines, &mut verdicts, facts);
    verdicts
}

/// Where the running text lies among the lines.
pub(super) struct Place {
    /// Indexes of the lines of running text.
    prose: Vec<usize>,
    /// The first of them, or the number of lines.
    first: usize,
    /// The last of them, or the number of lines.
    last: usize,
    /// The lines are those of the story alone.
    extracted: bool,
    /// The running text is in Latin letters.
    latin: bool,
}

impl Place {
    /// Lines of running text before line `at`.
    fn before(&self, at: usize) -> usize {
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

fn starts(key: &str, cues: &[String]) -> bool {
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

fn cut_rest(verdicts: &mut [Verdict], reason: &'static str) {
    for verdict in verdicts.iter_mut().filter(|v| v.is_kept()) {
        *verdict = Verdict::Cut(reason);
    }
}

/// Cuts the comment form and the readers' comments: below the story, everything from the heading
/// or the first reader's name on; above it, only the heading.
fn cut_comments(lines: &[Line], place: &Place, verdicts: &mut [Verdict]) {
    let names: Vec<usize> = (0..lines.len())
        .filter(|&at| is_commenter(&lines[at]))
        .collect();
    let mut words_above = 0;
    for (at, line) in lines.iter().enumerate() {
        let after_story = place.before(at) >= 2 || (place.before(at) == 1 && words_above >= 40);
        words_above += line.words;
        if is_comment_heading(line) {
            if after_story {
                cut_rest(&mut verdicts[at..], "comment form or comments");
                return;
            }
            verdicts[at] = Verdict::Cut("comment form or comments");
        }
        let name = names.binary_search(&at).is_ok()
            && (names.len() >= 2 || line.indent >= 2 || is_numbered(line));
        if name && after_story {
            cut_rest(&mut verdicts[at..], "reader comment");
            return;
        }
    }
}

/// "Leave a Reply", "12 Comments", "Comments (3)", "Comments - Sign in".
fn is_comment_heading(line: &Line) -> bool {
    let whole = line.bare().trim_matches(|c: char| !c.is_alphabetic());
    let head = line.key.split([':', '-', '–', '(']).next().map_or("", bare);
    line.words <= 6 && CUES.comment_headings.contains(whole)
        || line.words <= 8
            && !line.stopped
            && CUES.comment_headings.contains(head)
            && line.key != head
}

fn is_numbered(line: &Line) -> bool {
    let rest = line.key.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < line.key.len() && rest.starts_with(['.', ')'])
}

/// "2. Jo Doe says", "Jo Doe wrote:", "Jo Doe on March 3, 2020 at 5:00 pm".
fn is_commenter(line: &Line) -> bool {
    let key = line.key.trim_end_matches([':', '.', ',']);
    let speaks = [
        " says",
        " said",
        " wrote",
        " writes",
        " commented",
        " replied",
    ];
    let clock = ["am", "pm", ".m"].iter().any(|end| key.ends_with(end));
    let dated = [" on ", " • ", " | "].iter().any(|mark| key.contains(mark));
    let dated = dated && clock && key.contains(" at ");
    let asks = key.ends_with(" ago") && line.words <= 7;
    let named = line.words <= 7 && !line.stopped && speaks.iter().any(|verb| key.ends_with(verb));
    named || (line.words <= 12 && dated) || asks
}

/// Cuts what stands below a line that ends the article: "Published in The Daily Star, March 14".
fn cut_below_end(lines: &[Line], place: &Place, verdicts: &mut [Verdict]) {
    let ends = |at: &usize| {
        let line = &lines[*at];
        let printed = line.key.starts_with("published in") && dates::find(&line.key).is_some();
        line.words <= 14
            && place.before(*at) >= 2
            && (printed || starts(&line.key, &CUES.credits.ends))
    };
    if let Some(at) = (0..lines.len()).find(ends) {
        cut_rest(&mut verdicts[at + 1..], "below the end of the article");
    }
}

/// Cuts what stands there twice: a paragraph, a caption, the headline over the picture; and the
/// start of a line that ends in dots before the whole of it.
fn cut_repeated(lines: &[Line], verdicts: &mut [Verdict]) {
    // What comes back again and again belongs to the form of the text.
    let mut times: HashMap<&str, usize> = HashMap::new();
    for line in lines {
        *times.entry(&line.key).or_default() += 1;
    }
    let mut seen: HashSet<&str> = HashSet::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, l)| l.words >= 5) {
        if !verdicts[at].is_kept() {
            continue;
        }
        let start = line.key.trim_end_matches(['…', '.']);
        let dotted =
            start.len() < line.key.len() && (line.key.ends_with('…') || line.key.ends_with("..."));
        let again = dotted
            && lines
                .get(at + 1)
                .is_some_and(|next| next.key.starts_with(start));
        let twice = times.get(line.key.as_str()) == Some(&2) && !seen.insert(&line.key);
        if again || twice {
            verdicts[at] = Verdict::Cut("repeated line");
        }
    }
}

/// Cuts the name of the section above the headline: "World News", "Middle East".
fn cut_sections(lines: &[Line], place: &Place, verdicts: &mut [Verdict]) {
    let kept: Vec<usize> = (0..place.first.min(lines.len()))
        .filter(|&at| verdicts[at].is_kept())
        .collect();
    for pair in kept.windows(2) {
        let (line, next) = (&lines[pair[0]], &lines[pair[1]]);
        let known = |w: &str| CUES.navigation.contains(w) || CUES.credits.sections.contains(w);
        let named = line.words <= 4 && !line.stopped && line.tokens().all(known);
        let logo = line.words <= 4 && line.key.ends_with(" logo");
        if !(logo || (named && next.words >= 3)) {
            return;
        }
        verdicts[pair[0]] = Verdict::Cut("name of the section");
    }
}

/// Cuts lists of other stories: the heading and the short lines below it.
fn cut_related(lines: &[Line], place: &Place, verdicts: &mut [Verdict]) {
    let mut at = 0;
    while at < lines.len() {
        if verdicts[at].is_kept() && CUES.related_headings.contains(lines[at].bare()) {
            let listed = |l: &Line| l.words <= 25 && !l.key.ends_with('.');
            let inside = place.is_inside(at);
            // Inside the story a heading announces few stories, and its block ends at a blank line.
            let most = if inside { 5 } else { lines.len() };
            // Above the story, the last of the short lines is its headline.
            let above = at < place.first && place.first < lines.len();
            let most = if above {
                (place.first - at).saturating_sub(2)
            } else {
                most
            };
            let count = lines[at + 1..]
                .iter()
                .take(most)
                .enumerate()
                .take_while(|(i, l)| {
                    listed(l) && !(inside && *i > 0 && l.opens_block && l.words > 20)
                })
                .count();
            cut_rest(&mut verdicts[at..=at + count], "related headlines");
            at += count;
        }
        at += 1;
    }
}

/// Cuts menus that stand one item a line, above and below the story.
fn cut_menus(lines: &[Line], place: &Place, verdicts: &mut [Verdict]) {
    let item = |at: usize| !place.is_inside(at) && lines[at].words <= 3 && !lines[at].stopped;
    let mut at = 0;
    while at < lines.len() {
        let size = (at..lines.len()).take_while(|&i| item(i)).count();
        let known = (at..at + size)
            .filter(|&i| {
                !verdicts[i].is_kept() || lines[i].tokens().all(|w| CUES.navigation.contains(w))
            })
            .count();
        if size >= 4 && known * 3 >= size {
            cut_rest(&mut verdicts[at..at + size], "navigation");
        }
        at += size.max(1);
    }
}

/// Cuts the few short lines without a stop that trail after the last sentence of the story. Many of
/// them, or lines with figures and addresses, are a list that belongs to it.
fn cut_trailing(lines: &[Line], verdicts: &mut [Verdict]) {
    let kept = |at: usize| verdicts[at].is_kept();
    let mut prose = (0..lines.len())
        .rev()
        .filter(|&at| kept(at) && lines[at].is_prose());
    let (Some(last), Some(_), Some(_)) = (prose.next(), prose.next(), prose.next()) else {
        return;
    };
    let rest: Vec<usize> = (last + 1..lines.len()).filter(|&at| kept(at)).collect();
    let label = |&at: &usize| {
        let line = &lines[at];
        let single = lines.get(at + 1).is_none_or(|next| next.opens_block);
        let odd = line
            .key
            .contains(|c: char| c.is_numeric() || "/@•*".contains(c));
        let leads = line.key.starts_with(['-', '–', '—']) || line.key.ends_with(['"', ')', ':']);
        line.words <= 8 && !line.stopped && line.opens_block && single && !odd && !leads
    };
    let labels: Vec<usize> = rest.iter().copied().filter(|at| label(at)).collect();
    if labels.len() <= 6 {
        for at in labels {
            verdicts[at] = Verdict::Cut("short line below the story");
        }
    }
}

/// Takes the outlet's name from a first line of its own: short, with the word of a newspaper, and
/// a headline of its own below it.
fn take_masthead(text: &str, lines: &[Line], verdicts: &mut [Verdict], facts: &mut Facts) {
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
        facts
            .outlet
            .get_or_insert_with(|| crate::source::cues::tidy(raw));
        verdicts[first] = Verdict::Used("masthead");
    }
}

//! Passes over the whole text that tell page furniture by where it stands: comments, lists of other
//! stories, menus, repeats, what trails below the end.

use std::collections::{HashMap, HashSet};

use super::furniture::{Place, Verdict, starts};
use super::lines::Line;
use crate::source::cues::{CUES, bare};
use crate::source::dates;

fn cut_rest(verdicts: &mut [Verdict], reason: &'static str) {
    for verdict in verdicts.iter_mut().filter(|v| v.is_kept()) {
        *verdict = Verdict::Cut(reason);
    }
}

/// Cuts the comment form and the readers' comments: below the story, everything from the heading
/// or the first reader's name on; above it, only the heading.
pub(super) fn comments(lines: &[Line], place: &Place, verdicts: &mut [Verdict]) {
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
pub(super) fn below_end(lines: &[Line], place: &Place, verdicts: &mut [Verdict]) {
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
pub(super) fn repeated(lines: &[Line], verdicts: &mut [Verdict]) {
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
pub(super) fn sections(lines: &[Line], place: &Place, verdicts: &mut [Verdict]) {
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
pub(super) fn related(lines: &[Line], place: &Place, verdicts: &mut [Verdict]) {
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
pub(super) fn menus(lines: &[Line], place: &Place, verdicts: &mut [Verdict]) {
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
pub(super) fn trailing(lines: &[Line], verdicts: &mut [Verdict]) {
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

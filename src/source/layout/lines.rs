//! The lines of a text, with what the rules of the layout ask about them.

use crate::model::Span;
use crate::source::cues::{CUES, bare, key};

/// One line that is not blank.
pub(super) struct Line {
    /// Number in the text, from 1.
    pub(super) number: u32,
    /// Where it stands, white space around it left out.
    pub(super) span: Span,
    /// Lower case, straight quotes, single spaces.
    pub(super) key: String,
    /// Number of words.
    pub(super) words: usize,
    /// True when a blank line, or nothing, goes before it.
    pub(super) opens_block: bool,
    /// Columns of white space before it.
    pub(super) indent: usize,
    /// Ends with a full stop, a mark, an ellipsis or a quote closed after one.
    pub(super) stopped: bool,
    /// Headlines one behind the other: long, without a stop, mostly capitals.
    pub(super) ticker: bool,
    /// Longest run of characters, in characters.
    pub(super) width: usize,
}

impl Line {
    /// The line as it stands in `text`.
    pub(super) fn of<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }

    /// A sentence of running text, not a label: long, or of some length and closed by a stop.
    pub(super) fn is_prose(&self) -> bool {
        let functional = || self.tokens().any(|w| CUES.function_words.contains(w));
        (self.words >= 25 && !self.ticker) || (self.words >= 8 && self.stopped && functional())
    }

    /// Its words without punctuation around them.
    pub(super) fn tokens(&self) -> impl Iterator<Item = &str> {
        self.key.split(' ').map(bare).filter(|w| !w.is_empty())
    }

    /// Without the punctuation around it.
    pub(super) fn bare(&self) -> &str {
        bare(&self.key)
    }
}

/// The lines of `text` that are not blank.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut found = Vec::new();
    let (mut offset, mut opens_block) = (0, true);
    for (number, raw) in text.split_inclusive('\n').enumerate() {
        let blank = |c: char| c.is_whitespace() || crate::text::clean::is_ignorable(c);
        let kept = raw.trim_matches(blank);
        if kept.is_empty() {
            opens_block = true;
        } else {
            let from = raw.len() - raw.trim_start_matches(blank).len();
            let key = key(kept);
            let words = kept.split_whitespace();
            let capitals =
                words.filter(|w| w.starts_with(|c: char| c.is_uppercase() || c.is_numeric()));
            let capitals = capitals.count();
            found.push(Line {
                number: number as u32 + 1,
                span: Span::new(offset + from, offset + from + kept.len()),
                words: key
                    .split(' ')
                    .filter(|w| w.contains(char::is_alphanumeric))
                    .count(),
                opens_block,
                indent: raw[..from].chars().count(),
                stopped: is_stopped(&key),
                ticker: is_ticker(kept, &key, capitals),
                width: kept.chars().count(),
                key,
            });
            opens_block = false;
        }
        offset += raw.len();
    }
    found
}

fn is_ticker(raw: &str, key: &str, capitals: usize) -> bool {
    let words = key.split(' ').count();
    let lower = raw.contains(char::is_lowercase);
    let shouted = capitals * 20 >= words * 13;
    // Headlines of small letters: nobody writes so many words without a stop, and so many names.
    let unstopped = words >= 30 && capitals * 3 >= words && !key.contains(['.', '!', '?', ',']);
    words >= 22
        && lower
        && (shouted || unstopped)
        && !is_stopped(key)
        && !key.contains(". ")
        && !key.contains(['|', '\t', '"', ';'])
}

fn is_stopped(key: &str) -> bool {
    let inner = key.trim_end_matches(['"', '\'', ')', ']', '»', '*']);
    inner.ends_with(['.', '!', '?', '…'])
}

/// What a line end inside a block means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::source) enum LineEnds {
    /// Unknown: a block filled line by line is one paragraph, in others each line is.
    #[default]
    Guess,
    /// Nothing (Markdown).
    Soft,
    /// The edge of a printed column; only a short line that ends a sentence ends a paragraph.
    Printed,
}

/// Marks the lines that go on from the line before: text broken at a fixed width. A typesetter
/// fills every line, so the first word of a line would not have fitted on the one before.
pub(super) fn continued(lines: &[Line], ends: LineEnds) -> Vec<bool> {
    let mut joined = vec![false; lines.len()];
    let mut from = 0;
    while from < lines.len() {
        let size = 1 + lines[from + 1..]
            .iter()
            .take_while(|l| !l.opens_block)
            .count();
        let block = &lines[from..from + size];
        let width = block.iter().map(|l| l.width).max().unwrap_or(0);
        for (at, pair) in block.windows(2).enumerate() {
            joined[from + at + 1] = match ends {
                LineEnds::Soft => true,
                LineEnds::Printed => !(pair[0].stopped && pair[0].width * 4 < width * 3),
                LineEnds::Guess => false,
            };
        }
        if ends == LineEnds::Guess && size > 1 && is_filled(block) {
            joined[from + 1..from + size].fill(true);
        }
        from += size;
    }
    joined
}

fn is_filled(block: &[Line]) -> bool {
    let width = block.iter().map(|l| l.width).max().unwrap_or(0);
    let fits = |pair: &&[Line]| {
        let word = pair[1]
            .key
            .split(' ')
            .next()
            .map_or(0, |w| w.chars().count());
        pair[0].width + 1 + word <= width
    };
    let stops = block[..block.len() - 1]
        .iter()
        .filter(|l| l.stopped)
        .count();
    (40..=130).contains(&width)
        && block.windows(2).filter(fits).count() * 8 <= block.len()
        && stops * 2 < block.len()
}

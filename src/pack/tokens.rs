//! A text as the row of words the matcher compares.
//!
//! Every word stands between two markers, so that a name found in the row begins and ends at a
//! word border by construction. Spaces, hyphens and apostrophes between words are all the same;
//! anything else between them (a comma, a full stop, a blank line) is a break that a name only
//! crosses where it has one itself.

use crate::text::fold::{Folded, is_invisible};

const START: u8 = 2;
const END: u8 = 3;
const BREAK: u8 = 4;

/// The Arabic article before a "sun letter"; with a hyphen only, for two of them are English.
const SUN_ARTICLES: [&[u8]; 13] = [
    b"ad", b"adh", b"an", b"ar", b"as", b"ash", b"at", b"ath", b"az", b"ed", b"er", b"es", b"ez",
];

/// One word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    /// Where its marker stands in the row.
    pub row: u32,
    /// First byte in the folded text.
    pub start: u32,
    /// One past the last byte in the folded text.
    pub end: u32,
}

/// A folded text cut into words.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    /// The words with their markers.
    pub row: Vec<u8>,
    /// Where each word stands.
    pub tokens: Vec<Token>,
    /// Maps back to the original.
    pub folded: Folded,
}

impl Tokens {
    pub(super) fn new(text: &str) -> Self {
        let folded = Folded::new(text);
        let mut tokens = Tokens {
            row: Vec::with_capacity(folded.text.len() + folded.text.len() / 4),
            tokens: Vec::with_capacity(folded.text.len() / 6 + 1),
            folded: Folded::default(),
        };
        tokens.cut(&folded.text);
        tokens.folded = folded;
        tokens
    }

    fn cut(&mut self, text: &str) {
        let mut at = 0;
        while at < text.len() {
            let gap = at;
            at = word_start(text, at);
            if at == text.len() {
                return;
            }
            if !self.tokens.is_empty() && is_break(&text[gap..at]) {
                self.row.push(BREAK);
            }
            at = self.word(text, at);
        }
    }

    /// Reads the word that starts at `start`; returns where it ends.
    fn word(&mut self, text: &str, start: usize) -> usize {
        let bytes = text.as_bytes();
        let row = self.row.len() as u32;
        self.row.push(START);
        let word = self.row.len();
        let mut at = self.copy(text, start);
        if at == start + 1 {
            at = self.dotted(bytes, at);
        }
        while bytes.get(at) == Some(&b'\'') && is_word_at(text, at + 1) && !is_possessive(text, at)
        {
            at = self.copy(text, at + 1);
        }
        if is_article(&self.row[word..], bytes.get(at).copied()) && is_word_at(text, at + 1) {
            self.row.truncate(word);
            self.row.extend_from_slice(b"al");
        }
        self.row.push(END);
        self.tokens.push(Token {
            row,
            start: start as u32,
            end: at as u32,
        });
        at
    }

    /// Copies letters and digits from `at` on; returns where they end.
    fn copy(&mut self, text: &str, at: usize) -> usize {
        let end = word_end(text, at);
        self.row.extend_from_slice(&text.as_bytes()[at..end]);
        end
    }

    /// After a single letter: the rest of "u.s." as one word, its last full stop included.
    fn dotted(&mut self, bytes: &[u8], mut at: usize) -> usize {
        let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
        let word = |at: usize| {
            bytes
                .get(at)
                .is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 128)
        };
        let from = at;
        while bytes.get(at) == Some(&b'.') && letter(at + 1) && !word(at + 2) {
            self.row.push(bytes[at + 1]);
            at += 2;
        }
        if at > from && bytes.get(at) == Some(&b'.') {
            at += 1;
        }
        at
    }

    /// The words of the row from token `from` on, without markers.
    pub(super) fn bytes(&self, index: usize) -> &[u8] {
        let start = self.tokens[index].row as usize + 1;
        let len = self.row[start..]
            .iter()
            .position(|b| *b == END)
            .unwrap_or(0);
        &self.row[start..start + len]
    }

    /// True when token `index` is the Arabic article, in any of its spellings.
    pub(super) fn is_article(&self, index: usize) -> bool {
        self.bytes(index) == b"al"
    }

    /// The row that names `tokens` alone: what a pattern of them looks like.
    pub(super) fn pattern(&self, tokens: &[usize]) -> Vec<u8> {
        let mut pattern = Vec::new();
        for (n, &index) in tokens.iter().enumerate() {
            let start = self.tokens[index].row as usize;
            if n > 0 && index > 0 && start > 0 && self.row[start - 1] == BREAK {
                pattern.push(BREAK);
            }
            pattern.push(START);
            pattern.extend_from_slice(self.bytes(index));
            pattern.push(END);
        }
        pattern
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric()
}

fn is_word_at(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at) {
        Some(b) if b.is_ascii() => b.is_ascii_alphanumeric(),
        Some(_) => text[at..].chars().next().is_some_and(is_word),
        None => false,
    }
}

fn word_start(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() || is_possessive(text, at) {
                break;
            }
            at += 1;
        } else if let Some(c) = text[at..].chars().next().filter(|c| !is_word(*c)) {
            at += c.len_utf8();
        } else {
            break;
        }
    }
    at
}

fn word_end(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    // The apostrophe of a possessive opens a word of its own.
    at += usize::from(bytes.get(at) == Some(&b'\''));
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii() {
            if !byte.is_ascii_alphanumeric() {
                break;
            }
            at += 1;
        } else if let Some(c) = text[at..].chars().next().filter(|c| is_word(*c)) {
            at += c.len_utf8();
        } else {
            break;
        }
    }
    at
}

/// True when "'s" stands at `at`, closing a word.
fn is_possessive(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    bytes.get(at) == Some(&b'\'')
        && bytes.get(at + 1) == Some(&b's')
        && at > 0
        && !is_word_at(text, at + 2)
        && bytes[at - 1] != b' '
}

fn is_article(word: &[u8], next: Option<u8>) -> bool {
    match word {
        b"al" | b"el" => matches!(next, Some(b'-' | b' ')),
        _ => next == Some(b'-') && SUN_ARTICLES.contains(&word),
    }
}

/// True when what stands between two words keeps a name from running on.
fn is_break(gap: &str) -> bool {
    let mut lines = 0;
    for c in gap.chars() {
        match c {
            ' ' | '-' | '\'' | '_' => {}
            '\n' => lines += 1,
            c if is_invisible(c) => {}
            _ => return true,
        }
    }
    lines > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        String::from_utf8(Tokens::new(text).row)
            .unwrap()
            .replace(['\u{2}', '\u{4}'], "")
            .replace('\u{3}', "|")
    }

    #[test]
    fn words_are_cut_alike_however_they_are_written() {
        for text in [
            "Kata'ib al-Imam Ali",
            "Kata’ib Al Imam Ali",
            "KATAIB EL–IMAM\nALI",
        ] {
            assert_eq!(words(text), "kataib|al|imam|ali|", "{text}");
        }
        assert_eq!(words("Salah ad-Din, as such"), "salah|al|din|as|such|");
        assert_eq!(words("the U.S.-led U.N. vs US"), "the|us|led|un|vs|us|");
        assert_eq!(
            words("Iraq’s army; the militias' rockets"),
            "iraq|'s|army|the|militias|rockets|"
        );
    }

    #[test]
    fn a_break_is_part_of_the_row() {
        let row = |text: &str| Tokens::new(text).row;
        assert_eq!(row("Camp Taji"), row("camp-taji"));
        assert_ne!(row("Camp Taji"), row("camp. Taji"));
        assert_ne!(row("Camp Taji"), row("camp\n\nTaji"));
        assert_eq!(row("Camp Taji"), row("camp\nTaji"));
    }
}

//! A text as the row of words the matcher compares.
//!
//! Spaces, hyphens and apostrophes between words are all the same; anything else between them
//! (a comma, a full stop, a blank line) is a break that a name only crosses where it has one
//! itself.

use crate::model::Span;
use crate::text::fold::{Folded, is_invisible};

/// The Arabic article before a "sun letter"; with a hyphen only, for two of them are English.
const SUN_ARTICLES: [&[u8]; 13] = [
    b"ad", b"adh", b"an", b"ar", b"as", b"ash", b"at", b"ath", b"az", b"ed", b"er", b"es", b"ez",
];

/// One word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    /// Its folded letters: a range of `Tokens::letters`.
    from: u32,
    to: u32,
    /// First byte in the folded text.
    start: u32,
    /// One past the last byte in the folded text.
    end: u32,
    /// A break stands before it.
    pub after_break: bool,
}

/// A folded text cut into words.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    /// The words.
    pub words: Vec<Token>,
    letters: Vec<u8>,
    folded: Folded,
}

impl Tokens {
    pub(super) fn new(text: &str) -> Self {
        let mut tokens = Tokens {
            words: Vec::with_capacity(text.len() / 6 + 1),
            letters: Vec::with_capacity(text.len()),
            folded: Folded::new(text),
        };
        tokens.cut();
        tokens
    }

    /// Cuts another text in the room of this one.
    pub(super) fn refill(&mut self, text: &str) {
        self.folded.refill(text);
        self.cut();
    }

    fn cut(&mut self) {
        self.words.clear();
        self.letters.clear();
        let folded = std::mem::take(&mut self.folded);
        let text = folded.text.as_str();
        let mut at = 0;
        while at < text.len() {
            let gap = at;
            at = word_start(text, at);
            if at < text.len() {
                let after_break = !self.words.is_empty() && is_break(&text[gap..at]);
                at = self.word(text, at, after_break);
            }
        }
        self.folded = folded;
    }

    /// Reads the word that starts at `start`; returns where it ends.
    fn word(&mut self, text: &str, start: usize, after_break: bool) -> usize {
        let bytes = text.as_bytes();
        let from = self.letters.len();
        let mut at = self.copy(text, start);
        if at == start + 1 {
            at = self.dotted(bytes, at);
        }
        while bytes.get(at) == Some(&b'\'') && is_word_at(text, at + 1) && !is_possessive(text, at)
        {
            at = self.copy(text, at + 1);
        }
        if is_article(&self.letters[from..], bytes.get(at).copied()) && is_word_at(text, at + 1) {
            self.letters.truncate(from);
            self.letters.extend_from_slice(b"al");
        }
        self.words.push(Token {
            from: from as u32,
            to: self.letters.len() as u32,
            start: start as u32,
            end: at as u32,
            after_break,
        });
        at
    }

    /// Copies letters and digits from `at` on; returns where they end.
    fn copy(&mut self, text: &str, at: usize) -> usize {
        let end = word_end(text, at);
        self.letters.extend_from_slice(&text.as_bytes()[at..end]);
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
            self.letters.push(bytes[at + 1]);
            at += 2;
        }
        if at > from && bytes.get(at) == Some(&b'.') {
            at += 1;
        }
        at
    }

    /// The folded letters of a word.
    pub(super) fn letters(&self, index: usize) -> &[u8] {
        let token = self.words[index];
        &self.letters[token.from as usize..token.to as usize]
    }

    /// True when a word is the Arabic article, in any of its spellings.
    pub(super) fn is_article(&self, index: usize) -> bool {
        self.letters(index) == b"al"
    }

    /// The bytes of the original from word `first` to word `last`.
    pub(super) fn span(&self, first: usize, last: usize) -> Span {
        let (start, end) = (self.words[first].start, self.words[last].end);
        self.folded.span(start as usize, end as usize)
    }

    /// True when one character parts a word from the one before.
    pub(super) fn is_tied(&self, index: usize) -> bool {
        self.words[index].start == self.words[index - 1].end + 1
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
        let tokens = Tokens::new(text);
        let word = |n: usize| {
            let after_break = if tokens.words[n].after_break { "/" } else { "" };
            format!(
                "{after_break}{}",
                String::from_utf8_lossy(tokens.letters(n))
            )
        };
        let words: Vec<String> = (0..tokens.words.len()).map(word).collect();
        words.join("|")
    }

    #[test]
    fn words_are_cut_alike_however_they_are_written() {
        for text in [
            "Kata'ib al-Imam Ali",
            "Kata’ib Al Imam Ali",
            "KATAIB EL–IMAM\nALI",
        ] {
            assert_eq!(words(text), "kataib|al|imam|ali", "{text}");
        }
        assert_eq!(words("Salah ad-Din as such"), "salah|al|din|as|such");
        assert_eq!(words("the U.S.-led U.N. vs US"), "the|us|led|un|vs|us");
        assert_eq!(
            words("Iraq’s army, the militias' men"),
            "iraq|'s|army|/the|militias|men"
        );
    }

    #[test]
    fn what_is_no_blank_breaks() {
        assert_eq!(
            words("camp-taji camp. Taji, (Taji)"),
            "camp|taji|camp|/taji|/taji"
        );
        assert_eq!(words("camp\nTaji\n\nTaji"), "camp|taji|/taji");
    }
}

//! Folding for comparison: case, marks, apostrophes, dashes and spaces made alike, with a map
//! back to the bytes folded.
//!
//! `Ḥashd al-Shaʿabī`, `HASHD AL–SHA'ABI` and `Hashd al-Sha’abi` fold to the same bytes.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::Span;

/// A folded text and where each of its bytes comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// Lower case, without marks and invisible characters; every apostrophe is `'`, every hyphen
    /// and en dash `-`, every blank but the line feed a space.
    pub text: String,
    /// For each byte of `text` the byte of the original where its character starts, and at the
    /// end the original's length.
    pub offsets: Vec<u32>,
}

impl Folded {
    /// Folds `text`. Texts of 4 GiB and more are beyond the map; the reader refuses them.
    pub fn new(text: &str) -> Self {
        let mut folded = Folded {
            text: String::with_capacity(text.len()),
            offsets: Vec::with_capacity(text.len() + 1),
        };
        folded.refill(text);
        folded
    }

    /// Folds another text into the room of this one.
    pub fn refill(&mut self, text: &str) {
        self.text.clear();
        self.offsets.clear();
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii() {
                self.text.push(ascii(byte));
                self.offsets.push(at as u32);
                at += 1;
                continue;
            }
            let Some(c) = text[at..].chars().next() else {
                break;
            };
            wide(c, &mut |c| self.push(c, at));
            at += c.len_utf8();
        }
        self.offsets.push(text.len() as u32);
    }

    fn push(&mut self, c: char, at: usize) {
        self.text.push(c);
        for _ in 0..c.len_utf8() {
            self.offsets.push(at as u32);
        }
    }

    /// The bytes of the original that `start..end` of `text` was folded from. Both ends lie on
    /// character borders of the original; marks that follow the last character are included.
    pub fn span(&self, start: usize, end: usize) -> Span {
        let last = self.offsets.len() - 1;
        let (start, mut end) = (start.min(last), end.min(last));
        // One character can fold to several: an end inside it means all of it.
        while end > start && end < last && self.offsets[end] == self.offsets[end - 1] {
            end += 1;
        }
        let (from, to) = (self.offsets[start], self.offsets[end]);
        Span {
            start: from,
            end: to.max(from),
        }
    }
}

/// Folds without the map.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(ascii(c as u8));
        } else {
            wide(c, &mut |c| folded.push(c));
        }
    }
    folded
}

/// True for characters that take no room and mean nothing in a word: zero-width ones, soft
/// hyphens, direction marks, combining marks.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{640}')
        || is_combining_mark(c)
}

fn ascii(byte: u8) -> char {
    match byte {
        b'`' => '\'',
        b'\t' | b'\r' | 0x0b | 0x0c => ' ',
        _ => byte.to_ascii_lowercase() as char,
    }
}

/// Folds one character that is not ASCII.
fn wide(c: char, push: &mut impl FnMut(char)) {
    match c {
        '\u{2018}'..='\u{201b}'
        | '\u{2032}'
        | '\u{2035}'
        | '\u{2b9}'..='\u{2bf}'
        | '\u{b4}'
        | '\u{2c8}'
        | '\u{2ca}'
        | '\u{2cb}'
        | '\u{ff07}'
        | '\u{a78b}'
        | '\u{a78c}' => push('\''),
        '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => push('-'),
        'ı' => push('i'),
        'ø' | 'Ø' => push('o'),
        'ł' | 'Ł' => push('l'),
        'đ' | 'Đ' | 'ð' | 'Ð' => push('d'),
        'þ' | 'Þ' => "th".chars().for_each(push),
        'ß' | 'ẞ' => "ss".chars().for_each(push),
        'æ' | 'Æ' => "ae".chars().for_each(push),
        'œ' | 'Œ' => "oe".chars().for_each(push),
        _ if is_invisible(c) => {}
        _ if c.is_whitespace() => push(' '),
        _ => {
            for part in std::iter::once(c).nfkd().filter(|c| !is_invisible(*c)) {
                for lower in part.to_lowercase().filter(|c| !is_invisible(*c)) {
                    push(lower);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_name_fold_alike() {
        for spelling in [
            "Ḥashd al-Sha\u{2bf}abī",
            "HASHD AL–SHA`ABI",
            "Hashd\u{a0}al\u{2011}Sha’abi",
        ] {
            assert_eq!(fold(spelling), "hashd al-sha'abi");
        }
        assert_eq!(fold("so\u{ad}ft\u{200b} e\u{301}tage"), "soft etage");
        assert_eq!(
            fold("Straße, Ærø, Şırnak, ﬁve"),
            "strasse, aero, sirnak, five"
        );
    }

    #[test]
    fn spans_point_into_the_original() {
        let text = "in Sulaymānīyah’s";
        let folded = Folded::new(text);
        let at = folded.text.find("sulaymaniyah").unwrap();
        assert_eq!(folded.span(at, at + 12).of(text), "Sulaymānīyah");
        // Decomposed: the mark belongs to the letter before it.
        let text = "cafe\u{301} x";
        assert_eq!(Folded::new(text).span(0, 4).of(text), "cafe\u{301}");
        // An end inside a ligature takes all of it.
        let text = "ﬁn";
        assert_eq!(Folded::new(text).span(0, 1).of(text), "ﬁ");
    }

    proptest! {
        #[test]
        fn any_text_keeps_its_map(text in "\\PC*|[a-zß'’\u{301}\u{ad} ﬁİ-]*") {
            let folded = Folded::new(&text);
            prop_assert_eq!(&folded.text, &fold(&text));
            prop_assert_eq!(folded.offsets.len(), folded.text.len() + 1);
            prop_assert!(folded.offsets.windows(2).all(|w| w[0] <= w[1]));
            for at in 0..=folded.text.len() {
                let span = folded.span(at, folded.text.len());
                prop_assert!(text.get(span.start as usize..span.end as usize).is_some());
            }
        }
    }
}

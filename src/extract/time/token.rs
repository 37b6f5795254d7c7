//! Text cut into words, numbers and marks, each looked up once in the language table.

use super::lexicon::Lexicon;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// A run of digits; thousands grouped by commas are one number of 0 `digits`.
    Number,
    /// One character: `'` for all apostrophes, `-` for hyphens and en dashes, `;` for em dashes.
    Mark(char),
}

/// One token of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) kind: Kind,
    /// No white space before it.
    pub(super) glued: bool,
    /// A blank line before it.
    pub(super) breaks: bool,
    /// Starts with a capital.
    pub(super) capital: bool,
    /// Digits of a plain number.
    pub(super) digits: u8,
    /// Number of the word's sense in the lexicon, 0 for none.
    pub(super) sense: u16,
    /// Value of a number, capped.
    pub(super) value: u32,
}

impl Token {
    pub(super) fn text<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or("")
    }

    pub(super) fn mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    /// True when the token reads `word` (lower case; one mark or one word).
    pub(super) fn reads(&self, text: &str, word: &str) -> bool {
        match self.kind {
            Kind::Mark(mark) => word.chars().eq([mark]),
            _ => self.text(text).eq_ignore_ascii_case(word),
        }
    }
}

/// Cuts `text` into tokens. Offsets are counted from `base`.
pub(super) fn tokens(text: &str, base: u32, lexicon: &Lexicon, out: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut glued = false;
    let mut newlines = 0;
    while at < bytes.len() {
        let (kind, end) = match piece(text, at) {
            Piece::Space(end) => {
                newlines += text[at..end].matches('\n').count();
                glued = false;
                at = end;
                continue;
            }
            Piece::Token(kind, end) => (kind, end),
        };
        let word = &text[at..end];
        let (value, digits) = if kind == Kind::Number {
            number(word)
        } else {
            (0, 0)
        };
        out.push(Token {
            start: base + at as u32,
            end: base + end as u32,
            kind,
            glued,
            breaks: newlines > 1,
            capital: bytes[at].is_ascii_uppercase(),
            digits,
            sense: if kind == Kind::Word {
                lexicon.lookup(word)
            } else {
                0
            },
            value,
        });
        glued = true;
        newlines = 0;
        at = end;
    }
}

/// The tokens of a phrase of the language table.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < text.len() {
            match piece(text, at) {
                Piece::Space(end) => at = end,
                Piece::Token(_, end) => {
                    let found = &text[at..end];
                    at = end;
                    return Some(found);
                }
            }
        }
        None
    })
}

enum Piece {
    Space(usize),
    Token(Kind, usize),
}

/// The piece that starts at byte `at`, a character border, and where it ends.
fn piece(text: &str, at: usize) -> Piece {
    let bytes = text.as_bytes();
    let first = bytes[at];
    if first.is_ascii_alphabetic() {
        let mut end = at + 1;
        while end < bytes.len() && bytes[end].is_ascii_alphabetic() {
            end += 1;
        }
        return if bytes.get(end).is_some_and(|b| *b >= 0x80) {
            wide_word(text, at)
        } else {
            Piece::Token(Kind::Word, end)
        };
    }
    if first.is_ascii_digit() {
        return Piece::Token(Kind::Number, digits_end(bytes, at));
    }
    if first.is_ascii_whitespace() {
        let run = bytes[at..]
            .iter()
            .take_while(|b| b.is_ascii_whitespace())
            .count();
        return Piece::Space(at + run);
    }
    if first < 0x80 {
        let mark = if first == b'`' { '\'' } else { first as char };
        return Piece::Token(Kind::Mark(mark), at + 1);
    }
    wide(text, at)
}

fn wide(text: &str, at: usize) -> Piece {
    let Some(first) = text[at..].chars().next() else {
        return Piece::Space(text.len());
    };
    let end = at + first.len_utf8();
    match first {
        '\u{2018}' | '\u{2019}' | '\u{02bc}' => Piece::Token(Kind::Mark('\''), end),
        '\u{2010}'..='\u{2013}' => Piece::Token(Kind::Mark('-'), end),
        '\u{2014}' | '\u{2015}' => Piece::Token(Kind::Mark(';'), end),
        c if c.is_whitespace() => Piece::Space(end),
        c if c.is_alphabetic() => wide_word(text, at),
        c => Piece::Token(Kind::Mark(c), end),
    }
}

fn wide_word(text: &str, at: usize) -> Piece {
    let rest = &text[at..];
    let len = rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len());
    Piece::Token(Kind::Word, at + len)
}

/// Where the number at `at` ends: its digits, and groups of three behind commas.
fn digits_end(bytes: &[u8], at: usize) -> usize {
    let run = |from: usize| {
        bytes[from..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count()
    };
    let mut end = at + run(at);
    if end - at <= 3 {
        while bytes.get(end) == Some(&b',') && end + 1 < bytes.len() && run(end + 1) == 3 {
            end += 4;
        }
    }
    end
}

fn number(word: &str) -> (u32, u8) {
    let grouped = word.contains(',');
    let value = word
        .bytes()
        .filter(u8::is_ascii_digit)
        .fold(0_u32, |sum, digit| {
            sum.saturating_mul(10)
                .saturating_add(u32::from(digit - b'0'))
        });
    (
        value,
        if grouped {
            0
        } else {
            word.len().min(255) as u8
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_words_and_numbers_are_cut_apart() {
        let found: Vec<_> = pieces("Jan. 5, the year's 1,300 mid-March’s café").collect();
        let wanted = "Jan|.|5|,|the|year|'|s|1,300|mid|-|March|’|s|café";
        assert_eq!(found.join("|"), wanted);
    }

    #[test]
    fn a_date_with_a_tight_comma_is_not_grouped() {
        assert_eq!(pieces("March 12,2009").count(), 4);
    }
}

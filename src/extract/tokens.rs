//! Words of a sentence, as the rules compare them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::Span;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Letters.
    Word,
    /// Digits first.
    Number,
    /// Anything else.
    Mark,
}

/// One word, number or mark.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    /// Where it stands in the document's text.
    pub span: Span,
    /// Lower case, straight apostrophes, no possessive ending, no marks on letters.
    pub norm: String,
    /// What it is made of.
    pub shape: Shape,
    /// Begins with a capital letter.
    pub capital: bool,
    /// Ended in an apostrophe and s (or an apostrophe after s).
    pub possessive: bool,
}

impl Token {
    /// True when the token is the word `word`.
    pub(crate) fn is(&self, word: &str) -> bool {
        self.norm == word
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–')
}

/// Characters that are no part of a word but must not break it.
fn is_ignorable(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

/// Splits `span` of `text` into tokens.
pub(crate) fn tokenize(text: &str, span: Span) -> Vec<Token> {
    let base = span.start as usize;
    let text = span.of(text);
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() || is_ignorable(c) {
            at += c.len_utf8();
            continue;
        }
        let end = if c.is_alphanumeric() {
            word_end(text, at)
        } else {
            mark_end(text, at, c)
        };
        tokens.push(token(&text[at..end], Span::new(base + at, base + end)));
        at = end;
    }
    tokens
}

/// The end of the word that starts at `at`: letters and digits, with apostrophes, hyphens, the
/// stops of "U.S." and the separators of "1,300" inside.
fn word_end(text: &str, at: usize) -> usize {
    let mut end = at;
    let mut chars = text[at..].char_indices().peekable();
    let mut previous = ' ';
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |&(_, c)| c);
        let joins = if c.is_alphanumeric() || is_ignorable(c) || is_combining_mark(c) {
            true
        } else if is_apostrophe(c) {
            next.is_alphabetic()
        } else if is_hyphen(c) {
            next.is_alphanumeric() && previous.is_alphanumeric() && c != '–'
        } else if c == '.' {
            is_initialism(&text[at..at + i]) && next.is_alphabetic()
                || is_initialism_end(&text[at..at + i])
                || previous.is_ascii_digit() && next.is_ascii_digit()
        } else {
            c == ',' && previous.is_ascii_digit() && next.is_ascii_digit()
        };
        if !joins {
            break;
        }
        end = at + i + c.len_utf8();
        previous = c;
    }
    end
}

/// "U", "U.S": single letters with stops between, another may follow.
fn is_initialism(word: &str) -> bool {
    word.split('.').all(|part| {
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
    })
}

/// "U.S": the stop that follows belongs to it.
fn is_initialism_end(word: &str) -> bool {
    word.contains('.') && is_initialism(word)
}

/// A run of dots or hyphens is one mark.
fn mark_end(text: &str, at: usize, first: char) -> usize {
    let run = text[at..]
        .chars()
        .take_while(|&c| c == first && matches!(c, '.' | '-'))
        .count();
    at + first.len_utf8() * run.max(1)
}

fn token(word: &str, span: Span) -> Token {
    let first = word.chars().next().unwrap_or(' ');
    let shape = if first.is_ascii_digit() {
        Shape::Number
    } else if first.is_alphanumeric() {
        Shape::Word
    } else {
        Shape::Mark
    };
    let mut norm: String = if word.is_ascii() {
        word.to_ascii_lowercase()
    } else {
        word.nfkd()
            .filter(|&c| !is_combining_mark(c) && !is_ignorable(c))
            .map(|c| {
                if is_apostrophe(c) {
                    '\''
                } else if is_hyphen(c) {
                    '-'
                } else {
                    c
                }
            })
            .flat_map(char::to_lowercase)
            .collect()
    };
    let mut possessive = false;
    if shape == Shape::Word && norm.ends_with("'s") {
        norm.truncate(norm.len() - 2);
        possessive = true;
    }
    Token {
        span,
        norm,
        shape,
        capital: first.is_uppercase(),
        possessive,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn norms(text: &str) -> Vec<String> {
        tokenize(text, Span::new(0, text.len()))
            .into_iter()
            .map(|t| t.norm)
            .collect()
    }

    #[test]
    fn keeps_initialisms_numbers_and_hyphens_together() {
        assert_eq!(
            norms("The U.S. fired 1,300 107-mm. rockets, Iran-backed groups’ 3–4 men said."),
            [
                "the",
                "u.s.",
                "fired",
                "1,300",
                "107-mm",
                ".",
                "rockets",
                ",",
                "iran-backed",
                "groups",
                "’",
                "3",
                "-",
                "4",
                "men",
                "said",
                "."
            ]
            .map(|w| if w == "’" {
                "'".to_owned()
            } else {
                w.to_owned()
            })
        );
    }

    #[test]
    fn takes_the_possessive_off() {
        let text = "Iraq's army, Sana’a";
        let tokens = tokenize(text, Span::new(0, text.len()));
        assert_eq!(tokens[0].norm, "iraq");
        assert!(tokens[0].possessive);
        assert_eq!(tokens[3].norm, "sana'a");
    }

    #[test]
    fn soft_hyphens_do_not_break_words() {
        assert_eq!(norms("roc\u{ad}kets"), ["rockets"]);
    }
}

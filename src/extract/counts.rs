//! Numbers and how they are worded.

use super::sentence::{Sentence, Stretch};
use super::tokens::Shape;
use crate::model::{Count, CountForm};

/// The value of a number word below a hundred; "a"/"an" count as one.
pub(crate) fn small_number(word: &str) -> Option<u32> {
    const WORDS: [&str; 21] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    const TENS: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    if let Some(value) = WORDS.iter().position(|w| *w == word) {
        return Some(value as u32);
    }
    if let Some(value) = TENS.iter().position(|w| *w == word) {
        return Some((value as u32 + 2) * 10);
    }
    let (tens, ones) = word.split_once('-')?;
    let tens = TENS.iter().position(|w| *w == tens)? as u32 + 2;
    let ones = WORDS[1..10].iter().position(|w| *w == ones)? as u32 + 1;
    Some(tens * 10 + ones)
}

/// The number that a compound word opens with: "10-rocket", "three-drone"; not "fifty-two".
pub(crate) fn opening_number(word: &str) -> Option<u32> {
    let (count, rest) = word.split_once('-')?;
    let letters = rest.starts_with(char::is_alphabetic) && small_number(rest).is_none();
    let count = count.parse().ok().or_else(|| small_number(count));
    count.filter(|_| letters)
}

/// A number read from the tokens: least, most, form, and the tokens it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    pub min: u32,
    pub max: Option<u32>,
    pub form: CountForm,
    pub at: Stretch,
}

/// Vague words and the least and most they can mean (the event model, section 6).
const VAGUE: [(&str, u32, Option<u32>); 17] = [
    ("several", 3, Some(9)),
    ("few", 3, Some(5)),
    ("dozens", 24, None),
    ("scores", 40, None),
    ("hundreds", 200, None),
    ("thousands", 2000, None),
    ("tens", 20, None),
    ("barrage", 2, None),
    ("volley", 2, None),
    ("salvo", 2, None),
    ("spate", 3, None),
    ("numerous", 3, None),
    ("multiple", 2, None),
    ("many", 3, None),
    ("number", 2, None),
    ("group", 2, None),
    ("handful", 2, Some(5)),
];

/// Words before a number that open or blur it, longest first.
const PREFIXES: [(&[&str], CountForm); 22] = [
    (&["at", "least"], CountForm::AtLeast),
    (&["no", "fewer", "than"], CountForm::AtLeast),
    (&["no", "less", "than"], CountForm::AtLeast),
    (&["not", "less", "than"], CountForm::AtLeast),
    (&["more", "than"], CountForm::AtLeast),
    (&["over"], CountForm::AtLeast),
    (&["as", "many", "as"], CountForm::AtMost),
    (&["up", "to"], CountForm::AtMost),
    (&["at", "most"], CountForm::AtMost),
    (&["no", "more", "than"], CountForm::AtMost),
    (&["fewer", "than"], CountForm::AtMost),
    (&["less", "than"], CountForm::AtMost),
    (&["about"], CountForm::About),
    (&["around"], CountForm::About),
    (&["some"], CountForm::About),
    (&["roughly"], CountForm::About),
    (&["approximately"], CountForm::About),
    (&["nearly"], CountForm::About),
    (&["almost"], CountForm::About),
    (&["an", "estimated"], CountForm::About),
    (&["estimated"], CountForm::About),
    (&["only"], CountForm::Exact),
];

/// The plain value at token `at`, with the number of tokens: "33", "1,300", "twenty", "a dozen",
/// "two hundred".
fn value(s: &Sentence, at: usize) -> Option<(u32, usize)> {
    let token = s.tokens.get(at)?;
    if s.time_at(at)
        .is_some_and(|t| t.at.to - t.at.from > 1 || token.shape == Shape::Number)
    {
        return None;
    }
    let word = token.norm.as_str();
    let (value, mut len) = if token.shape == Shape::Number {
        (word.replace(',', "").parse().ok()?, 1)
    } else if let Some(value) = small_number(word) {
        (value, 1)
    } else {
        match (word, s.word(at + 1)) {
            ("a" | "one", "dozen") => (12, 2),
            ("half", "a") if s.word(at + 2) == "dozen" => (6, 3),
            ("a", "half") if s.word(at + 2) == "dozen" || s.word(at + 2) == "-dozen" => (6, 3),
            ("a", "half-dozen") => (6, 2),
            ("half-dozen", _) => (6, 1),
            ("a", "couple" | "pair") => (2, if s.word(at + 2) == "of" { 3 } else { 2 }),
            ("a", "hundred") => (100, 2),
            ("a", "thousand") => (1000, 2),
            ("both" | "twin", _) => (2, 1),
            ("a" | "an" | "single" | "lone" | "another", _) => (1, 1),
            _ => return None,
        }
    };
    let factor = match s.word(at + len) {
        "dozen" => 12,
        "hundred" => 100,
        "thousand" => 1000,
        "million" => 1_000_000,
        _ => return Some((value, len)),
    };
    len += 1;
    let mut total = value.checked_mul(factor)?;
    let rest = if s.word(at + len) == "and" {
        at + len + 1
    } else {
        at + len
    };
    if let Some(ones) = s.tokens.get(rest).and_then(|t| small_number(&t.norm)) {
        total = total.checked_add(ones)?;
        len = rest + 1 - at;
    }
    Some((total, len))
}

/// Reads the number that starts at token `at`, its opening words included.
pub(crate) fn number(s: &Sentence, at: usize) -> Option<Number> {
    // "no one was hurt".
    if s.word(at) == "one" && s.before(at) == "no" {
        return None;
    }
    // "another two people", "a further 12".
    let more = match (s.word(at), s.word(at + 1)) {
        ("another", _) => 1,
        ("a", "further" | "additional") => 2,
        _ => 0,
    };
    if more > 0 && s.is_number(at + more) && s.word(at + more) != "one" {
        let inner = plain(s, at + more)?;
        let to = inner.at.to;
        return Some(Number {
            at: Stretch { from: at, to },
            ..inner
        });
    }
    for (words, form) in PREFIXES {
        if words.iter().enumerate().all(|(i, w)| s.word(at + i) == *w) {
            let inner = plain(s, at + words.len())?;
            let at = Stretch {
                from: at,
                to: inner.at.to,
            };
            return Some(match form {
                CountForm::AtLeast => Number {
                    // "more than 30" is at least 31; "over"/"at least" are read the generous way.
                    min: inner.min.saturating_add(u32::from(words[0] == "more")),
                    max: None,
                    form,
                    at,
                },
                CountForm::AtMost => Number {
                    min: 0,
                    max: inner.max,
                    form,
                    at,
                },
                _ if inner.form == CountForm::Vague => Number { at, ..inner },
                // "about 50" is told as 50: how far off it may be, no word says.
                CountForm::About => Number { form, at, ..inner },
                _ => Number { at, ..inner },
            });
        }
    }
    plain(s, at)
}

/// "several", "dozens of", "a large number of"; "a barrage of six rockets" is six.
fn vague(s: &Sentence, at: usize) -> Option<Number> {
    let article = s.word(at) == "a";
    let sized = article && s.word(at + 2) == "number" && s.word(at + 3) == "of";
    let noun = at + usize::from(article) + usize::from(sized);
    let known = |w: &str| match w {
        // "a number of people"; "as many" tells a number again.
        "number" | "group" => article && s.word(noun + 1) == "of",
        "many" => s.before(at) != "as",
        _ => true,
    };
    let word = s.word(noun);
    let (_, min, max) = VAGUE.iter().find(|(w, ..)| *w == word && known(w))?;
    let of = s.word(noun + 1) == "of";
    let to = noun + 1 + usize::from(of);
    // "a barrage of some 20 rockets".
    let about = PREFIXES
        .iter()
        .any(|(words, form)| words == &[s.word(to)] && *form != CountForm::AtMost);
    if of
        && about
        && s.is_number(to + 1)
        && let Some(inner) = number(s, to)
    {
        let at = Stretch {
            from: at,
            to: inner.at.to,
        };
        return Some(Number { at, ..inner });
    }
    if of
        && s.is_number(to)
        && let Some((count, len)) = value(s, to)
    {
        return Some(Number {
            min: count,
            max: Some(count),
            form: CountForm::Exact,
            at: Stretch {
                from: at,
                to: to + len,
            },
        });
    }
    Some(Number {
        min: *min,
        max: *max,
        form: CountForm::Vague,
        at: Stretch { from: at, to },
    })
}

fn plain(s: &Sentence, at: usize) -> Option<Number> {
    if let Some(number) = vague(s, at) {
        return Some(number);
    }
    let word = s.word(at);
    if word == "between" {
        let (low, len) = value(s, at + 1)?;
        let and = at + 1 + len;
        let (high, more) = if s.word(and) == "and" {
            value(s, and + 1)?
        } else {
            return None;
        };
        let at = Stretch {
            from: at,
            to: and + 1 + more,
        };
        return Some(Number {
            min: low.min(high),
            max: Some(high.max(low)),
            form: CountForm::Range,
            at,
        });
    }
    if let Some((low, high)) = word.split_once('-')
        && let (Ok(low), Ok(high)) = (low.parse::<u32>(), high.parse::<u32>())
        && low < high
    {
        let at = Stretch {
            from: at,
            to: at + 1,
        };
        return Some(Number {
            min: low,
            max: Some(high),
            form: CountForm::Range,
            at,
        });
    }
    let (low, len) = value(s, at)?;
    let next = at + len;
    let joins = matches!(s.word(next), "or" | "to" | "-" | "–");
    if joins
        && !matches!(word, "a" | "an")
        && let Some((high, more)) = value(s, next + 1)
        && high > low
        && high < 1000
    {
        let at = Stretch {
            from: at,
            to: next + 1 + more,
        };
        return Some(Number {
            min: low,
            max: Some(high),
            form: CountForm::Range,
            at,
        });
    }
    let at = Stretch { from: at, to: next };
    Some(Number {
        min: low,
        max: Some(low),
        form: CountForm::Exact,
        at,
    })
}

impl Number {
    /// The count of the noun that ends before token `to`.
    pub(crate) fn count(self, s: &Sentence, to: usize) -> Count {
        let at = Stretch {
            from: self.at.from,
            to: to.max(self.at.to),
        };
        Count {
            span: s.span_of(at),
            min: self.min,
            max: self.max,
            form: self.form,
        }
    }
}

//! The textual form of a filter: `base:taji group:"Iron Brigade" from:2020-03 -kind:threat word`.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::filter::{Facet, Filter};
use crate::model::Date;

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        for (facet, choice) in &self.facets {
            let name = facet.name();
            parts.extend(
                choice
                    .include
                    .iter()
                    .map(|v| format!("{name}:{}", quoted(v))),
            );
            parts.extend(
                choice
                    .exclude
                    .iter()
                    .map(|v| format!("-{name}:{}", quoted(v))),
            );
        }
        parts.extend(self.from.map(|day| format!("from:{day}")));
        parts.extend(self.to.map(|day| format!("to:{day}")));
        parts.extend(self.search.include.iter().map(|w| quoted(w)));
        parts.extend(
            self.search
                .exclude
                .iter()
                .map(|w| format!("-{}", quoted(w))),
        );
        f.write_str(&parts.join(" "))
    }
}

/// The value in quotes where it would be read as something else without.
fn quoted(value: &str) -> String {
    let plain = !value.is_empty()
        && !value.starts_with('-')
        && !value.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '\\' | ':'));
    if plain {
        return value.to_owned();
    }
    let escaped = value.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{escaped}\"")
}

impl std::str::FromStr for Filter {
    type Err = String;

    /// Reads the textual form. Every value is kept as typed; [`Filter::resolve`] gives it meaning.
    fn from_str(text: &str) -> Result<Self, String> {
        let mut filter = Filter::default();
        for token in tokens(text)? {
            filter.take(token)?;
        }
        Ok(filter)
    }
}

/// One word of the textual form.
struct Token {
    minus: bool,
    key: Option<String>,
    value: String,
}

impl Filter {
    fn take(&mut self, token: Token) -> Result<(), String> {
        let Some(key) = token.key else {
            self.search.add(token.value, token.minus);
            return Ok(());
        };
        match key.as_str() {
            "from" | "to" if token.minus => {
                return Err(format!("\"-{key}:\" has no meaning; leave the minus away"));
            }
            "from" => self.from = Some(first_day(&token.value)?),
            "to" => self.to = Some(last_day(&token.value)?),
            _ => {
                let facet = Facet::named(&key).ok_or_else(|| unknown_key(&key))?;
                self.choice(facet).add(token.value, token.minus);
            }
        }
        Ok(())
    }
}

fn unknown_key(key: &str) -> String {
    let names: Vec<_> = Facet::ALL.iter().map(|f| f.name()).collect();
    format!(
        "there is no filter \"{key}:\"; known are {}, from and to (put the word in quotes to search for it)",
        names.join(", ")
    )
}

fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let minus = rest.starts_with('-') && rest.len() > 1;
        rest = if minus { &rest[1..] } else { rest };
        let key_end = rest
            .find(|c: char| !c.is_ascii_alphabetic())
            .filter(|&at| at > 0 && rest[at..].starts_with(':'));
        let key = key_end.map(|at| rest[..at].to_ascii_lowercase());
        rest = key_end.map_or(rest, |at| &rest[at + 1..]);
        let (value, after) = value(rest)?;
        if let (Some(key), "") = (&key, value.as_str())
            && !rest.starts_with('"')
        {
            return Err(format!("\"{key}:\" needs a value after the colon"));
        }
        found.push(Token { minus, key, value });
        rest = after.trim_start();
    }
    Ok(found)
}

/// A quoted or plain value at the start of `text`, and what follows it.
fn value(text: &str) -> Result<(String, &str), String> {
    let Some(inner) = text.strip_prefix('"') else {
        let end = text.find(char::is_whitespace).unwrap_or(text.len());
        return Ok((text[..end].to_owned(), &text[end..]));
    };
    let mut value = String::new();
    let mut chars = inner.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Ok((value, &inner[at + 1..])),
            '\\' => value.extend(chars.next().map(|(_, c)| c)),
            _ => value.push(c),
        }
    }
    Err(format!(
        "the quotation mark before {inner:?} is never closed"
    ))
}

/// The first day of `2020`, `2020-03` or `2020-03-14`.
pub fn first_day(text: &str) -> Result<NaiveDate, String> {
    period(text)
        .and_then(|date| date.start)
        .ok_or_else(|| not_a_day(text))
}

/// The last day of `2020`, `2020-03` or `2020-03-14`.
pub fn last_day(text: &str) -> Result<NaiveDate, String> {
    period(text)
        .and_then(|date| date.end)
        .ok_or_else(|| not_a_day(text))
}

/// First and last day of `2020-03`, `2020-03..2020-06`, `2020-03..` or `..2020-06`; both open for
/// nothing.
pub fn days_between(text: &str) -> Result<(Option<NaiveDate>, Option<NaiveDate>), String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok((None, None));
    }
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    let day = |text: &str, read: fn(&str) -> Result<NaiveDate, String>| match text.trim() {
        "" => Ok(None),
        text => read(text).map(Some),
    };
    let (from, to) = (day(from, first_day)?, day(to, last_day)?);
    match (from, to) {
        (Some(from), Some(to)) if from > to => Err(format!("{from} comes after {to}")),
        days => Ok(days),
    }
}

fn not_a_day(text: &str) -> String {
    format!("\"{text}\" is not a date; write 2020-03-14, 2020-03 or 2020")
}

/// The days that `2020`, `2020-03` or `2020-03-14` covers; `None` for anything else.
pub fn period(text: &str) -> Option<Date> {
    let lengths: Vec<_> = text.split('-').map(str::len).collect();
    if !text.bytes().all(|b| b.is_ascii_digit() || b == b'-') || lengths[0] != 4 {
        return None;
    }
    match lengths.len() {
        1 => Date::year(text.parse().ok()?),
        2 => Date::month(text[..4].parse().ok()?, text[5..].parse().ok()?),
        3 => text.parse().ok().map(Date::day),
        _ => None,
    }
    .filter(|date| date.start.is_some_and(|day| day.year() > 0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::query::filter::Choice;

    fn read(text: &str) -> Filter {
        text.parse().unwrap()
    }

    #[test]
    fn the_textual_form_reads_as_written() {
        let filter =
            read("base:taji group:\"Iron Brigade\" from:2020-03 to:2020-03-14 -base:asad word");
        assert_eq!(filter.facets[&Facet::Base].include, ["taji"]);
        assert_eq!(filter.facets[&Facet::Base].exclude, ["asad"]);
        assert_eq!(filter.facets[&Facet::Group].include, ["Iron Brigade"]);
        assert_eq!(filter.from.unwrap().to_string(), "2020-03-01");
        assert_eq!(filter.search.include, ["word"]);
        assert_eq!(
            filter.to_string(),
            "base:taji -base:asad group:\"Iron Brigade\" from:2020-03-01 to:2020-03-14 word"
        );
    }

    #[test]
    fn mistakes_are_named() {
        let wrong = |text: &str| text.parse::<Filter>().unwrap_err();
        assert!(wrong("bse:taji").contains("no filter \"bse:\""));
        assert!(wrong("from:yesterday").contains("not a date"));
        assert!(wrong("from:2020-13").contains("not a date"));
        assert!(wrong("base:").contains("needs a value"));
        assert!(wrong("\"open").contains("never closed"));
        assert!(wrong("-from:2020").contains("no meaning"));
    }

    #[test]
    fn a_clock_time_is_a_word() {
        assert_eq!(read("10:30").search.include, ["10:30"]);
    }

    fn choice() -> impl Strategy<Value = Choice> {
        let values = || prop::collection::vec("[ -~ä\"\\\\:-]{0,8}", 0..3);
        (values(), values()).prop_map(|(include, exclude)| {
            let mut choice = Choice::default();
            for value in include {
                choice.add(value, false);
            }
            for value in exclude {
                choice.add(value, true);
            }
            choice
        })
    }

    proptest! {
        #[test]
        fn printing_loses_nothing(
            facets in prop::collection::btree_map(prop::sample::select(Facet::ALL.to_vec()), choice(), 0..4),
            search in choice(),
            from in prop::option::of(1i32..800_000),
        ) {
            let facets = facets.into_iter().filter(|(_, c)| !c.is_empty()).collect();
            let from = from.and_then(NaiveDate::from_num_days_from_ce_opt);
            let filter = Filter { facets, from, to: None, search };
            prop_assert_eq!(read(&filter.to_string()), filter);
        }

        #[test]
        fn nothing_typed_can_panic(text in "\\PC{0,40}") {
            let _ = text.parse::<Filter>();
        }
    }
}

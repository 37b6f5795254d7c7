//! A pack's TOML: its keys, and reading a file so that all its faults are reported at once.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use toml::Spanned;
use toml::de::{DeArray, DeString, DeTable, DeValue};

use super::error::Fault;

type Text = Spanned<String>;

/// What any file of a pack may hold. One file can hold all of it.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub pack: Option<Header>,
    #[serde(default, rename = "site")]
    pub sites: Vec<Entry>,
    #[serde(default, rename = "place")]
    pub places: Vec<Entry>,
    #[serde(default, rename = "group")]
    pub groups: Vec<Entry>,
    #[serde(default, rename = "person")]
    pub people: Vec<Entry>,
    #[serde(default, rename = "weapon")]
    pub weapons: Vec<Entry>,
    #[serde(default, rename = "organisation")]
    pub organisations: Vec<Entry>,
    #[serde(default, rename = "outlet")]
    pub outlets: Vec<Entry>,
    #[serde(default, rename = "event")]
    pub events: Vec<EventEntry>,
    #[serde(default)]
    pub cues: BTreeMap<String, Vec<Text>>,
}

/// The table `[pack]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Header {
    pub name: Text,
    pub title: String,
    #[serde(default)]
    pub description: String,
    #[serde(default)]
    pub region: String,
    pub country: Option<Text>,
    #[serde(default)]
    pub languages: Vec<String>,
    pub map: Option<Map>,
}

/// The table `[pack.map]`, in degrees.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Map {
    pub south: Spanned<f64>,
    pub west: Spanned<f64>,
    pub north: Spanned<f64>,
    pub east: Spanned<f64>,
}

/// An entity. Which of the later keys a kind may have is checked in `check`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    pub id: Text,
    pub name: Text,
    pub class: Text,
    #[serde(default)]
    pub aliases: Vec<Text>,
    /// Aliases that are ordinary words as well.
    #[serde(default)]
    pub common: Vec<Text>,
    /// Words that mean it in the right place only; not matched.
    #[serde(default)]
    pub contextual: Vec<Text>,
    /// Wordings of machine translation.
    #[serde(default)]
    pub artefacts: Vec<Text>,
    #[serde(default)]
    pub demonyms: Vec<Text>,
    pub parent: Option<Text>,
    pub country: Option<Text>,
    pub lat: Option<Spanned<f64>>,
    pub lon: Option<Spanned<f64>>,
    pub precision_km: Option<Spanned<f64>>,
    #[serde(default)]
    pub generic: bool,
    pub note: Option<String>,
    pub hosts: Option<Text>,
    pub side: Option<Text>,
    pub brigades: Option<Spanned<Vec<u32>>>,
    pub acled_actor_type: Option<Spanned<u8>>,
    pub role: Option<Text>,
    pub affiliation: Option<Text>,
    pub scale: Option<Text>,
    pub since: Option<Text>,
    pub basis: Option<Text>,
}

/// A happening with a known date.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EventEntry {
    pub id: Text,
    pub name: Text,
    /// A day, a month, a year, `day/day`, or `--07-04` for one of every year.
    pub date: Text,
    pub kind: Option<Text>,
    pub place: Option<Text>,
    #[serde(default)]
    pub phrases: Vec<Text>,
    pub basis: Option<String>,
    pub note: Option<String>,
}

/// Reads one file. Whatever is at fault is left out of the result and reported.
pub(super) fn read(name: &str, text: &str, faults: &mut Vec<Fault>) -> File {
    match toml::from_str(text) {
        Ok(file) => file,
        Err(_) => read_around(name, text, faults),
    }
}

/// Reads a file with faults: takes out each offending key until the rest can be read.
fn read_around(name: &str, text: &str, faults: &mut Vec<Fault>) -> File {
    let (mut table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        // What the parser guesses after a fault of syntax would be reported as more faults.
        for error in errors {
            faults.push(Fault::at(
                name,
                text,
                error.span(),
                &sentence(error.message()),
            ));
        }
        return File::default();
    }
    let mut taken: Vec<String> = Vec::new();
    loop {
        let error = match File::deserialize(table.clone().into_deserializer()) {
            Ok(file) => return file,
            Err(error) => error,
        };
        let span = error.span().unwrap_or(0..text.len());
        let removed = remove(table.get_mut(), &span);
        let message = sentence(error.message());
        // A key that is missing because it was taken out has been reported.
        if !taken
            .iter()
            .any(|key| message == missing(&format!("`{key}`")))
        {
            let message = match &removed {
                Some(key) if message.starts_with("wrong") => format!("`{key}`: {message}"),
                _ => message,
            };
            faults.push(Fault::at(name, text, Some(span), &message));
        }
        let Some(key) = removed else {
            return File::default();
        };
        taken.push(key);
    }
}

fn missing(key: &str) -> String {
    format!("the key {key} is missing")
}

/// Takes out the innermost key or table that `span` lies in; returns the key.
fn remove(table: &mut DeTable, span: &Range<usize>) -> Option<String> {
    let within = |outer: Range<usize>| outer.start <= span.start && span.end <= outer.end;
    let key = table
        .iter()
        .find(|(k, v)| within(k.span()) || holds(v, span));
    let key = key.map(|(k, _)| k.clone())?;
    let inside = match table.get_mut(&key).map(Spanned::get_mut) {
        Some(DeValue::Table(inner)) => remove(inner, span),
        Some(DeValue::Array(items)) => remove_item(items, key.get_ref(), span),
        _ => None,
    };
    if inside.is_none() {
        table.remove(&key);
    }
    inside.or_else(|| Some(key.get_ref().to_string()))
}

/// Takes out what `span` lies in, from an item or the item itself; returns the key.
fn remove_item(items: &mut DeArray, key: &DeString, span: &Range<usize>) -> Option<String> {
    for item in items.iter_mut() {
        if let DeValue::Table(inner) = item.get_mut()
            && let Some(key) = remove(inner, span)
        {
            return Some(key);
        }
    }
    let at = items.iter().position(|item| item.span() == *span)?;
    let mut rest = DeArray::new();
    for (_, item) in items.iter().enumerate().filter(|(n, _)| *n != at) {
        rest.push(item.clone());
    }
    *items = rest;
    Some(key.to_string())
}

/// True when `span` lies in the value or in anything it holds (a table's own span is its header).
fn holds(value: &Spanned<DeValue>, span: &Range<usize>) -> bool {
    let own = value.span();
    own.start <= span.start && span.end <= own.end
        || match value.get_ref() {
            DeValue::Array(items) => items.iter().any(|item| holds(item, span)),
            DeValue::Table(table) => table.iter().any(|(k, v)| {
                k.span().start <= span.start && span.end <= k.span().end || holds(v, span)
            }),
            _ => false,
        }
}

/// The parser's message in the words of the other messages.
fn sentence(message: &str) -> String {
    let names = |text: &str| -> Vec<String> {
        text.split('`')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect()
    };
    if let Some(rest) = message.strip_prefix("unknown field ") {
        let mut names = names(rest).into_iter();
        let unknown = names.next().unwrap_or_default();
        let known: Vec<String> = names.collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        return format!(
            "unknown key `{unknown}`{}",
            super::error::suggest(&unknown, &known)
        );
    }
    if let Some(rest) = message.strip_prefix("missing field ") {
        return missing(rest);
    }
    if let Some(rest) = message.strip_prefix("invalid type: ") {
        return format!("wrong type: {rest}");
    }
    if let Some(rest) = message.strip_prefix("invalid value: ") {
        return format!("wrong value: {rest}");
    }
    message.replace('\n', ", ")
}

impl Entry {
    /// The keys that are kept as written and shown to the analyst, with their values.
    pub(super) fn facts(&self) -> Vec<(&'static str, String)> {
        let text = |t: &Option<Text>| t.as_ref().map(|t| t.get_ref().clone());
        let brigades = self.brigades.as_ref().map(|b| {
            b.get_ref()
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(", ")
        });
        let actor = self
            .acled_actor_type
            .as_ref()
            .map(|a| a.get_ref().to_string());
        let facts = [
            ("acled_actor_type", actor),
            ("affiliation", text(&self.affiliation)),
            ("basis", text(&self.basis)),
            ("brigades", brigades),
            ("hosts", text(&self.hosts)),
            ("role", text(&self.role)),
            ("scale", text(&self.scale)),
            ("side", text(&self.side)),
            ("since", text(&self.since)),
        ];
        facts
            .into_iter()
            .filter_map(|(k, v)| Some((k, v?)))
            .collect()
    }
}

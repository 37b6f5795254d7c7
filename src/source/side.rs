//! Side files: `articles.toml` or `seeds.toml` beside the articles says what is known of them.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::NaiveDate;
use serde::Deserialize;

use super::draft::published;
use crate::model::{Date, DateBasis, Precision, Published};

/// Names a side file may have.
pub(super) const NAMES: [&str; 2] = ["articles.toml", "seeds.toml"];

/// What a side file says of one article.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    pub(super) title: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) url: Option<String>,
    pub(super) derived_from: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) language: Option<String>,
    pub(super) published: Option<Published>,
}

/// What the side file of one folder says, by file name.
pub(super) type Side = BTreeMap<String, Known>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Listing {
    #[serde(default)]
    document: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    file: toml::Spanned<String>,
    title: Option<String>,
    outlet: Option<String>,
    /// Said about the outlet where the text does not name it; for readers of the file.
    #[serde(rename = "outlet_note")]
    _outlet_note: Option<String>,
    url: Option<String>,
    language: Option<String>,
    derived_from: Option<String>,
    byline: Option<String>,
    published: Option<Day>,
    published_from: Option<Day>,
    published_to: Option<Day>,
    published_basis: Option<DateBasis>,
    published_note: Option<String>,
    #[serde(rename = "note")]
    _note: Option<String>,
}

/// A day as a TOML date or as text.
#[derive(Deserialize)]
#[serde(untagged)]
enum Day {
    Date(toml::value::Datetime),
    Text(String),
}

impl Day {
    fn read(&self) -> Result<NaiveDate, String> {
        let text = match self {
            Day::Date(date) => date.to_string(),
            Day::Text(text) => text.clone(),
        };
        let day = text.get(..10).unwrap_or(&text).parse();
        day.map_err(|_| format!("\"{text}\" is no day; write it as 2020-03-29"))
    }
}

/// Reads a side file. The error is a sentence with the line, without the file's name.
pub(super) fn parse(text: &str) -> Result<Side, String> {
    let listing: Listing = toml::from_str(text).map_err(|e| {
        let at = e.span().map_or(1, |s| line_of(text, &s));
        format!("line {at}: {}", e.message().replace('\n', " "))
    })?;
    let mut side = Side::new();
    for entry in listing.document {
        let at = line_of(text, &entry.file.span());
        let file = entry.file.get_ref().clone();
        let known = entry
            .known()
            .map_err(|e| format!("line {at}, {file}: {e}"))?;
        if side.insert(file.clone(), known).is_some() {
            return Err(format!(
                "line {at}: \"{file}\" is listed twice; keep one entry"
            ));
        }
    }
    Ok(side)
}

fn line_of(text: &str, span: &Range<usize>) -> usize {
    text.get(..span.start)
        .map_or(1, |t| t.matches('\n').count() + 1)
}

impl Entry {
    fn known(self) -> Result<Known, String> {
        let basis = self.published_basis.unwrap_or(DateBasis::SideFile);
        let note = self
            .published_note
            .clone()
            .unwrap_or_else(|| "given by the side file".into());
        let day = |d: &Option<Day>| d.as_ref().map(Day::read).transpose();
        let published = match (
            day(&self.published)?,
            day(&self.published_from)?,
            day(&self.published_to)?,
        ) {
            (Some(day), ..) => Some(published(day, basis, note)),
            (None, Some(from), Some(to)) if from > to => {
                return Err(format!(
                    "published_from {from} lies after published_to {to}; swap them"
                ));
            }
            (None, Some(from), Some(to)) => Some(Published {
                date: Date::range(from, to, Precision::DayRange),
                basis,
                note,
            }),
            (None, Some(from), None) => Some(Published {
                date: Date::after(from),
                basis,
                note,
            }),
            (None, None, Some(to)) => Some(Published {
                date: Date::before(to),
                basis,
                note,
            }),
            (None, None, None) => None,
        };
        Ok(Known {
            title: self.title,
            outlet: self.outlet,
            url: self.url,
            derived_from: self.derived_from,
            byline: self.byline,
            language: self.language,
            published,
        })
    }
}

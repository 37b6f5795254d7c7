//! JSON: one article, a list of them, or one a line, with the field names that article tools
//! write (ours, news-please, Media Cloud, trafilatura, schema.org).

use serde_json::{Map, Value};

use super::{Input, Yield, html};
use crate::model::DateBasis;
use crate::source::dates;
use crate::source::decode::decode;
use crate::source::draft::{Draft, published};
use crate::source::kind::{Kind, detect};

const TEXT: [&str; 8] = [
    "text",
    "maintext",
    "article_text",
    "story_text",
    "articleBody",
    "content",
    "body",
    "raw_text",
];
const TITLE: [&str; 3] = ["title", "headline", "title_page"];
const DATE: [&str; 9] = [
    "date",
    "published",
    "date_publish",
    "publish_date",
    "publication_date",
    "published_at",
    "datePublished",
    "pub_date",
    "pubDate",
];
const OUTLET: [&str; 8] = [
    "outlet",
    "sitename",
    "site_name",
    "media_name",
    "publisher",
    "source_domain",
    "hostname",
    "source",
];
const URL: [&str; 4] = ["url", "link", "source_url", "source"];
const ID: [&str; 4] = ["id", "stories_id", "article_id", "guid"];
const AUTHOR: [&str; 7] = [
    "byline",
    "author",
    "authors",
    "author_name",
    "author_names",
    "creator",
    "writer",
];
const LANGUAGE: [&str; 2] = ["language", "lang"];

pub(super) fn read(input: &Input, out: &mut Yield) {
    let text = decode(input.bytes);
    let mut values = serde_json::Deserializer::from_str(&text).into_iter::<Value>();
    let whole = match (values.next(), values.next()) {
        (Some(Ok(value)), None) => Some(value),
        _ => None,
    };
    match whole {
        Some(Value::Array(items)) => {
            for (at, item) in items.iter().enumerate() {
                article(
                    item,
                    &format!("article {}", at + 1),
                    input.stem,
                    at + 1,
                    out,
                );
            }
        }
        Some(value) => {
            let before = out.drafts.len();
            article(&value, "the article", input.stem, 1, out);
            if let Some(draft) = out.drafts.get_mut(before).filter(|d| d.id.ends_with("-1")) {
                input.stem.clone_into(&mut draft.id);
            }
        }
        None => lines(&text, input.stem, out),
    }
}

/// Reads one line of a file with one article a line; `number` counts from 1.
pub(super) fn line(bytes: &[u8], stem: &str, number: usize, out: &mut Yield) {
    let text = decode(bytes);
    if !text.trim().is_empty() {
        one(text.trim_start_matches('\u{feff}'), stem, number, out);
    }
}

fn one(line: &str, stem: &str, number: usize, out: &mut Yield) {
    let place = format!("line {number}");
    match serde_json::from_str::<Value>(line) {
        Ok(value) => article(&value, &place, stem, number, out),
        Err(error) => out.problems.push(format!(
            "{place} is not JSON ({}, column {}); write one article a line: {{\"text\": \"…\"}}",
            reason(&error),
            error.column(),
        )),
    }
}

fn lines(text: &str, stem: &str, out: &mut Yield) {
    for (at, line) in text
        .lines()
        .enumerate()
        .filter(|(_, l)| !l.trim().is_empty())
    {
        one(line, stem, at + 1, out);
    }
}

/// The parser's words without its own line and column.
fn reason(error: &serde_json::Error) -> String {
    let words = error.to_string();
    words
        .split(" at line ")
        .next()
        .unwrap_or_default()
        .to_owned()
}

fn article(value: &Value, place: &str, stem: &str, number: usize, out: &mut Yield) {
    let Value::Object(fields) = value else {
        out.problems.push(format!(
            "{place} is not an object; write {{\"text\": \"…\"}}"
        ));
        return;
    };
    let Some(text) = first(fields, &TEXT) else {
        out.problems.push(format!(
            "{place} has no \"text\"; give the article's text under that name"
        ));
        return;
    };
    let page = (detect(text.as_bytes(), "") == Kind::Html).then(|| html::draft(&text));
    let page = page.unwrap_or_else(|| Draft {
        text,
        ..Draft::default()
    });
    let mut draft = Draft {
        id: first(fields, &ID).unwrap_or_else(|| format!("{stem}-{number}")),
        title: first(fields, &TITLE).or(page.title),
        url: first(fields, &URL)
            .filter(|u| u.contains("://"))
            .or(page.url),
        outlet: first(fields, &OUTLET).filter(|o| !o.contains("://")),
        derived_from: first(fields, &["derived_from"]),
        byline: AUTHOR
            .iter()
            .find_map(|name| names(fields.get(*name)?))
            .or(page.byline),
        language: first(fields, &LANGUAGE).or(page.language),
        text: page.text,
        dates: page.dates,
        roles: page.roles,
        extracted: page.extracted,
        ..Draft::default()
    };
    if let Some(date) = first(fields, &DATE) {
        match dates::in_stamp(&date) {
            Some(day) => draft.dates.push(published(
                day,
                DateBasis::SideFile,
                format!("the record's date is {date}"),
            )),
            None => out.problems.push(format!(
                "{place}: the date \"{date}\" is no day; write it as 2020-03-29 (the article is read without it)"
            )),
        }
    }
    out.drafts.push(draft);
}

/// A name, an object with a name, or a list of them.
fn names(value: &Value) -> Option<String> {
    let one = |v: &Value| {
        let name = v.as_str().or_else(|| v.get("name")?.as_str())?.trim();
        (!name.is_empty()).then(|| name.to_owned())
    };
    let all = match value {
        Value::Array(items) => items.iter().filter_map(one).collect::<Vec<_>>().join(", "),
        other => one(other)?,
    };
    (!all.is_empty()).then_some(all)
}

/// The first of the fields that holds words or a number.
fn first(fields: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| match fields.get(*name)? {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

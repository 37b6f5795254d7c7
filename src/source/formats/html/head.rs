//! What the markup of a page says about the article.

use std::sync::LazyLock;

use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

use crate::model::DateBasis;
use crate::source::cues::tidy;
use crate::source::dates;
use crate::source::draft::{Draft, published};

/// `name`, `property` or `itemprop` of `<meta>` elements with the publication date, the surest first.
const DATES: [&str; 18] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date.published",
    "article.published",
    "article:published",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "cxenseparse:recs:publishtime",
    "date",
];

fn selector(css: &str) -> Option<Selector> {
    Selector::parse(css).ok()
}

static META: LazyLock<Option<Selector>> = LazyLock::new(|| selector("meta"));
static LD: LazyLock<Option<Selector>> =
    LazyLock::new(|| selector("script[type='application/ld+json']"));
static TIME: LazyLock<Option<Selector>> = LazyLock::new(|| selector("time[datetime]"));
static CANONICAL: LazyLock<Option<Selector>> = LazyLock::new(|| selector("link[rel='canonical']"));
static ROOT: LazyLock<Option<Selector>> = LazyLock::new(|| selector("html"));
static H1: LazyLock<Option<Selector>> = LazyLock::new(|| selector("h1"));
static TITLE: LazyLock<Option<Selector>> = LazyLock::new(|| selector("title"));

fn all<'h>(
    html: &'h Html,
    selector: &'h LazyLock<Option<Selector>>,
) -> impl Iterator<Item = ElementRef<'h>> {
    selector.as_ref().into_iter().flat_map(|s| html.select(s))
}

/// Names in `<meta>` that tell who wrote the article.
const AUTHORS: [&str; 8] = [
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "citation_author",
    "twitter:creator:name",
];

/// Title, outlet, address, authors, language and publication date.
pub(super) fn metadata(html: &Html) -> Draft {
    let meta: Vec<(String, String)> = all(html, &META).filter_map(pair).collect();
    let named = |name: &str| meta.iter().find(|(n, _)| n == name).map(|(_, v)| v.clone());
    let linked = linked_data(html);
    let headings: Vec<String> = all(html, &H1)
        .map(|e| tidy(&e.text().collect::<String>()))
        .collect();
    let window = all(html, &TITLE)
        .map(|e| tidy(&e.text().collect::<String>()))
        .next();
    let only_h1 = (headings.len() == 1)
        .then(|| headings[0].clone())
        .filter(|t| t.contains(' '));
    let title = linked
        .headline
        .or_else(|| named("og:title"))
        .or_else(|| named("twitter:title"))
        .map(|told| {
            only_h1
                .clone()
                .filter(|h| told.contains(h.as_str()))
                .unwrap_or(told)
        })
        .or(only_h1)
        .or(window);
    let address = all(html, &CANONICAL).find_map(|e| e.value().attr("href").map(str::to_owned));
    let mut draft = Draft {
        title: title.filter(|t| !t.is_empty()),
        outlet: named("og:site_name")
            .or(linked.publisher)
            .or_else(|| named("application-name")),
        byline: linked
            .author
            .or_else(|| AUTHORS.iter().find_map(|name| author(&named(name)?))),
        url: address
            .or_else(|| named("og:url"))
            .filter(|u| u.contains("://")),
        language: all(html, &ROOT)
            .find_map(|e| e.value().attr("lang").map(str::to_owned))
            .or_else(|| named("og:locale"))
            .or_else(|| named("content-language"))
            .or_else(|| named("language")),
        ..Draft::default()
    };
    let given = linked
        .date
        .map(|d| ("JSON-LD".to_owned(), d))
        .or_else(|| {
            DATES
                .iter()
                .find_map(|name| Some((format!("<meta> {name}"), named(name)?)))
        })
        .or_else(|| sole_time(html).map(|d| ("<time>".to_owned(), d)));
    if let Some((place, stamp)) = given
        && let Some(day) = dates::in_stamp(&stamp)
    {
        draft.dates.push(published(
            day,
            DateBasis::Markup,
            format!("{place} of the page says {stamp}"),
        ));
    }
    draft
}

/// The names in "By Jane Doe"; addresses are none.
fn author(text: &str) -> Option<String> {
    let name = text.trim();
    let name = ["By ", "by ", "BY "]
        .iter()
        .find_map(|b| name.strip_prefix(b))
        .unwrap_or(name);
    let sound =
        !name.is_empty() && !name.contains("://") && !name.starts_with('@') && name.len() <= 200;
    sound.then(|| tidy(name))
}

/// The names of a JSON-LD `author`: a text, an object with a name, or a list of them.
fn authors(value: &Value) -> Option<String> {
    let one = |v: &Value| author(v.as_str().or_else(|| v.get("name")?.as_str())?);
    match value {
        Value::Array(items) => {
            let names: Vec<String> = items.iter().filter_map(one).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        other => one(other),
    }
}

/// Name in lower case and content of a `<meta>`.
fn pair(element: ElementRef) -> Option<(String, String)> {
    let value = element.value();
    let name = ["property", "name", "itemprop", "http-equiv"]
        .iter()
        .find_map(|a| value.attr(a))?;
    let content = tidy(value.attr("content")?);
    (!content.is_empty()).then(|| (name.to_lowercase(), content))
}

/// The date of the `<time>` elements, when they agree or one is marked as the publication's.
fn sole_time(html: &Html) -> Option<String> {
    let times: Vec<ElementRef> = all(html, &TIME).collect();
    let marked = |e: &&ElementRef| {
        e.value().attr("pubdate").is_some()
            || e.value()
                .attr("itemprop")
                .is_some_and(|p| p.eq_ignore_ascii_case("datePublished"))
    };
    let stamp = |e: &ElementRef| e.value().attr("datetime").map(str::to_owned);
    if let Some(time) = times.iter().find(marked) {
        return stamp(time);
    }
    let first = times.first().and_then(stamp)?;
    let day = dates::in_stamp(&first)?;
    times
        .iter()
        .all(|e| stamp(e).and_then(|s| dates::in_stamp(&s)) == Some(day))
        .then_some(first)
}

/// What JSON-LD says of the article.
#[derive(Default)]
struct Linked {
    headline: Option<String>,
    date: Option<String>,
    author: Option<String>,
    publisher: Option<String>,
}

fn linked_data(html: &Html) -> Linked {
    let mut linked = Linked::default();
    for script in all(html, &LD) {
        let text: String = script.text().collect();
        // serde_json refuses to nest deeper than 128, so the walk below is bounded.
        let Ok(value) = serde_json::from_str::<Value>(text.trim()) else {
            continue;
        };
        let mut open = vec![&value];
        while let Some(value) = open.pop() {
            match value {
                Value::Array(items) => open.extend(items.iter().rev()),
                Value::Object(fields) => {
                    let kind = fields
                        .get("@type")
                        .map(Value::to_string)
                        .unwrap_or_default();
                    if kind.contains("Article")
                        || kind.contains("Posting")
                        || kind.contains("Report")
                    {
                        let text = |name: &str| {
                            fields
                                .get(name)
                                .and_then(Value::as_str)
                                .map(tidy)
                                .filter(|t| !t.is_empty())
                        };
                        linked.headline = linked.headline.or_else(|| text("headline"));
                        linked.date = linked.date.or_else(|| text("datePublished"));
                        linked.author = linked.author.or_else(|| authors(fields.get("author")?));
                        let name = fields
                            .get("publisher")
                            .and_then(|p| p.get("name"))
                            .and_then(Value::as_str);
                        linked.publisher = linked.publisher.or_else(|| name.map(tidy));
                    }
                    open.extend(fields.get("@graph"));
                    open.extend(fields.get("mainEntity"));
                }
                _ => {}
            }
        }
    }
    linked
}

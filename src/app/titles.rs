//! What a document is called on the screen.

use super::words::long_date;
use crate::model::{DateBasis, Document};

/// How a publication date is known, in words that follow it in brackets.
pub fn basis(basis: DateBasis) -> &'static str {
    match basis {
        DateBasis::Analyst => "set by you",
        DateBasis::SideFile => "given beside the file",
        DateBasis::Markup => "from the page's markup",
        DateBasis::Stated => "stated in the text",
        DateBasis::Url => "from the address",
        DateBasis::Inferred => "inferred",
    }
}

/// Who published a document; the file's name where nobody knows.
pub fn outlet(document: &Document) -> &str {
    match &document.outlet {
        Some(outlet) => outlet,
        None => file_name(document),
    }
}

/// A document's headline, or how it begins.
pub fn headline(document: &Document) -> &str {
    let beginning = || {
        let first = document.paragraphs.first()?;
        first.span.of(&document.text).lines().next()
    };
    let title = document.title.as_deref();
    title
        .or_else(beginning)
        .unwrap_or_else(|| file_name(document))
}

/// The name of a document's file, without its folders.
pub fn file_name(document: &Document) -> &str {
    let name = document.path.rsplit(['/', '\\']).next();
    name.filter(|n| !n.is_empty()).unwrap_or(&document.id)
}

/// A document's outlet or file, and when it was published: `Harbour Post · 2020 Mar 13 (stated in
/// the text) · 002`.
pub fn source(document: &Document) -> String {
    let date = published(document);
    match &document.outlet {
        Some(outlet) => format!("{outlet} · {date} · {}", document.id),
        None => format!("{} · {date}", file_name(document)),
    }
}

/// The same in two rows: who, then when.
pub fn heading_of(document: &Document) -> [String; 2] {
    let who = match &document.outlet {
        Some(outlet) => format!("{outlet} · {}", document.id),
        None => file_name(document).to_owned(),
    };
    let when = match &document.derived_from {
        Some(origin) => format!("{} · from {origin}", published(document)),
        None => published(document),
    };
    [who, when]
}

fn published(document: &Document) -> String {
    match &document.published {
        Some(p) => match p.inferred_day() {
            Some(day) => format!("{day}, {}", basis(p.basis)),
            None => format!("{} ({})", long_date(&p.date), basis(p.basis)),
        },
        None => "publication date unknown".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, Precision, Published};

    #[test]
    fn an_inferred_day_never_shows_as_a_stated_one() {
        let mut document = crate::corpus::sample::corpus().documents[0].clone();
        let day = "2020-07-05".parse().unwrap();
        for (basis, precision, shown) in [
            (
                DateBasis::Stated,
                Precision::Day,
                "2020 Jul 5 (stated in the text)",
            ),
            (
                DateBasis::Inferred,
                Precision::Day,
                "c. 5 Jul 2020, inferred",
            ),
            (
                DateBasis::Inferred,
                Precision::ApproxDays,
                "c. 5 Jul 2020, inferred",
            ),
        ] {
            document.published = Some(Published {
                date: Date {
                    start: Some(day),
                    end: Some(day),
                    precision,
                },
                basis,
                note: String::new(),
            });
            assert_eq!(published(&document), shown);
        }
    }
}

//! What a format's reader yields, and the one way from there to a document.

use std::collections::BTreeMap;
use std::fmt::Write;

use chrono::NaiveDate;

use super::dates::{self, Stated};
use super::language;
use super::layout::{self, Facts, Hints, LineEnds};
use super::side::Known;
use crate::model::{Date, DateBasis, Document, Published, Role};

/// An article as a format's reader leaves it. Only `text` is required.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// A JSON line's `id`; the file's stem is used where it is empty.
    pub(super) id: String,
    /// The file, as the user named it.
    pub(super) path: String,
    /// Decoded text, not yet cleaned.
    pub(super) text: String,
    pub(super) title: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) url: Option<String>,
    pub(super) derived_from: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) language: Option<String>,
    /// Publication dates given beside the text.
    pub(super) dates: Vec<Published>,
    /// Roles by byte offset of a line, where the format knows them.
    pub(super) roles: BTreeMap<usize, Role>,
    /// Bytes at the start that are no text.
    pub(super) skip: usize,
    /// What a line end inside a block means.
    pub(super) ends: LineEnds,
    /// The text is the story alone, taken out of a page or a document.
    pub(super) extracted: bool,
}

/// A publication date with its basis.
pub(super) fn published(day: NaiveDate, basis: DateBasis, note: String) -> Published {
    Published {
        date: Date::day(day),
        basis,
        note,
    }
}

/// Makes the document: cleans, lays out, and settles the metadata. `known` is what a side file
/// says, `date` the analyst's date for articles without one.
pub(super) fn finish(draft: Draft, known: Option<&Known>, date: Option<Date>) -> Document {
    let text = crate::text::clean(draft.text);
    let side = known.cloned().unwrap_or_default();
    let hints = Hints {
        title: side.title.clone().or_else(|| draft.title.clone()),
        roles: draft.roles,
        skip: draft.skip,
        ends: draft.ends,
        extracted: draft.extracted,
    };
    let layout = layout::lay_out(&text, &hints);
    let facts = layout.facts;
    let mut dates = draft.dates;
    dates.extend(side.published);
    dates.extend(stated(&facts));
    if let Some(url) = &draft.url {
        let day = dates::in_name(url);
        dates.extend(day.map(|d| published(d, DateBasis::Url, format!("the address says {d}"))));
    }
    let name = draft.path.rsplit(['/', '\\']).next().unwrap_or("");
    let day = dates::in_name(name).or_else(|| dates::in_name(&draft.id));
    dates.extend(day.map(|d| published(d, DateBasis::Url, format!("the file name says {d}"))));
    if dates.is_empty() {
        let note = |date| Published {
            date,
            basis: DateBasis::Analyst,
            note: "set by the analyst for articles without a date".into(),
        };
        dates.extend(date.map(note));
    }
    // A story is written some days before it is printed: that is no contradiction.
    if let Some(written) = facts.dateline.as_ref().map(|d| d.day) {
        let near = |p: &Published| p.date.gap(&Date::day(written)) <= LAG;
        if !dates.iter().any(near) {
            let note = format!("the dateline says {written}");
            dates.push(published(written, DateBasis::Stated, note));
        }
    }
    if let Some((seen, words)) = facts.clock.as_ref().filter(|_| dates.is_empty()) {
        dates.push(Published {
            date: Date::before(seen.day),
            basis: DateBasis::Inferred,
            note: format!("the page's clock says \"{words}\", so not later"),
        });
    }
    let mut warnings = Vec::new();
    let mut document = Document {
        title: side
            .title
            .or(draft.title)
            .or_else(|| layout::title_of(&text, &layout.paragraphs))
            .or(facts.title),
        outlet: side.outlet.or(draft.outlet).or(facts.outlet),
        url: side.url.or(draft.url),
        derived_from: side
            .derived_from
            .or(draft.derived_from)
            .or(facts.derived_from),
        byline: side.byline.or(draft.byline).or(facts.byline),
        language: side
            .language
            .or(draft.language)
            .and_then(|l| language::tidy(&l)),
        published: settle(dates, &mut warnings),
        paragraphs: layout.paragraphs,
        cut: layout.cut,
        warnings,
        id: draft.id,
        path: draft.path,
        text,
    };
    if document.language.is_none() {
        document.language = language::detect(&document);
    }
    let other = document
        .language
        .as_ref()
        .filter(|l| !language::is_english(l));
    if let Some(tag) = other {
        let warning = format!(
            "is in another language ({tag}); dateline reads English, so little will be found"
        );
        document.warnings.push(warning);
    }
    document
}

/// Days between the writing of a story and its printing.
const LAG: i64 = 3;

/// The dates that lines of the text state; those of later changes only when there are no others.
fn stated(facts: &Facts) -> Vec<Published> {
    let lines = if facts.dates.is_empty() {
        &facts.changes
    } else {
        &facts.dates
    };
    lines
        .iter()
        .filter_map(|(stated, words)| from_line(stated, words))
        .collect()
}

fn from_line(stated: &Stated, words: &str) -> Option<Published> {
    let words: String = words.chars().take(80).collect();
    let mut note = format!("the text says \"{words}\"");
    if stated.weekday_differs {
        note.push_str(", though the weekday is not that of the date");
    }
    match stated.other {
        None => Some(published(stated.day, DateBasis::Stated, note)),
        // Day and month cannot be told apart: unless both readings lie close, nothing is known.
        Some(other) => {
            let (from, to) = (stated.day.min(other), stated.day.max(other));
            ((to - from).num_days() <= 31).then(|| Published {
                date: Date::range(from, to, crate::model::Precision::DayRange),
                basis: DateBasis::Stated,
                note: format!("{note}, which is {from} or {to}"),
            })
        }
    }
}

/// Chooses the strongest date and warns of the ones that contradict it.
fn settle(mut dates: Vec<Published>, warnings: &mut Vec<String>) -> Option<Published> {
    dates.sort_by_key(|p| p.basis);
    let mut rest = dates.into_iter();
    let mut best = rest.next()?;
    let others: Vec<Published> = rest.filter(|p| p.date.gap(&best.date) > 1).collect();
    for other in others {
        warnings.push(format!(
            "its dates contradict each other: {}, but {}; {} is taken",
            said(&best),
            said(&other),
            best.date.edtf()
        ));
        let _ = write!(best.note, "; but {}", said(&other));
    }
    Some(best)
}

/// The note with the date, where the note does not say it.
fn said(published: &Published) -> String {
    let date = published.date.edtf();
    if published.note.contains(&date) {
        published.note.clone()
    } else {
        format!("{} ({date})", published.note)
    }
}

//! Articles as rows.

use serde::Serialize;

use super::contract::DateView;
use super::plain::line;
use super::selection::Selection;
use super::sheet::{Sheet, gives, number, whole};
use super::words;
use crate::corpus::Corpus;
use crate::model::{Document, Kinship, Published, Role};

/// When an article was published and how that is known.
#[derive(Debug, Clone, Serialize)]
pub struct PublishedView {
    /// The day, or the window it lies in.
    #[serde(flatten)]
    pub date: DateView,
    /// How it is known.
    pub basis: &'static str,
    /// One sentence that says where it comes from.
    pub note: String,
}

/// A line that is not part of the article.
#[derive(Debug, Clone, Serialize)]
pub struct CutView {
    /// Line number in the file, from 1.
    pub line: u32,
    /// The line.
    pub text: String,
    /// Why it was cut.
    pub reason: String,
    /// True when it was used as metadata first.
    pub metadata: bool,
}

/// A document that is no independent source.
#[derive(Debug, Clone, Serialize)]
pub struct TieView {
    /// Its id.
    pub document: String,
    /// Why, in words.
    pub reason: String,
}

/// A kept block that is no running text.
#[derive(Debug, Clone, Serialize)]
pub struct MarkedView {
    /// Ordinal of the paragraph, from 1.
    pub paragraph: u32,
    /// What it is.
    pub role: &'static str,
    /// The block.
    pub text: String,
}

/// One line of `articles`.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleLine {
    /// The file's stem, or a JSON line's `id`.
    pub id: String,
    /// The file.
    pub path: String,
    /// The headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The source it says it derives from.
    pub derived_from: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// BCP 47 language tag.
    pub language: Option<String>,
    /// When it was published; `null` when nothing is known.
    pub published: Option<PublishedView>,
    /// Paragraphs kept.
    pub paragraphs: u32,
    /// Reports read from it, of the events selected.
    pub reports: u32,
    /// The lines that were cut, in order.
    pub cut: Vec<CutView>,
    /// What a reader of it should know: dates that contradict each other, another language.
    pub warnings: Vec<String>,
    /// The documents that are no independent sources of it, and why.
    pub same_source: Vec<TieView>,
    /// Captions and announcements of other stories: kept, and marked as such.
    pub marked: Vec<MarkedView>,
    #[serde(skip)]
    shown_date: String,
}

/// The articles; with a filter, those that tell of a selected event.
pub fn articles(selection: &Selection) -> Vec<ArticleLine> {
    let corpus = selection.corpus;
    let mut reports = vec![0; corpus.documents.len()];
    for (_, event) in selection.numbered() {
        for report in corpus.reports_of(event) {
            reports[report.document as usize] += 1;
        }
    }
    let counted = reports.into_iter().enumerate();
    counted
        .filter(|(_, reports)| *reports > 0 || selection.filter.is_empty())
        .map(|(at, reports)| article(corpus, at, reports))
        .collect()
}

fn article(corpus: &Corpus, at: usize, reports: u32) -> ArticleLine {
    let document = &corpus.documents[at];
    let text = |value: &Option<String>| value.as_deref().map(line);
    let published = document.published.as_ref();
    ArticleLine {
        id: line(&document.id),
        path: line(&document.path),
        title: text(&document.title),
        outlet: text(&document.outlet),
        url: text(&document.url),
        derived_from: text(&document.derived_from),
        byline: text(&document.byline),
        language: text(&document.language),
        published: published.map(|p| PublishedView {
            date: p.date.into(),
            basis: p.basis.name(),
            note: line(&p.note),
        }),
        paragraphs: document.paragraphs.len() as u32,
        reports,
        cut: document
            .cut
            .iter()
            .map(|cut| CutView {
                line: cut.line,
                text: line(cut.span.of(&document.text)),
                reason: cut.reason.clone(),
                metadata: cut.metadata,
            })
            .collect(),
        warnings: document.warnings.iter().map(|w| line(w)).collect(),
        same_source: ties(corpus, at as u32),
        marked: marked(document),
        shown_date: published
            .and_then(Published::inferred_day)
            .unwrap_or_else(|| words::date(published.map(|p| &p.date))),
    }
}

/// What ties the document to others.
fn ties(corpus: &Corpus, at: u32) -> Vec<TieView> {
    let view = |kin: &Kinship| {
        let other = if kin.first == at {
            kin.second
        } else {
            kin.first
        };
        TieView {
            document: line(&corpus.documents[other as usize].id),
            reason: line(&kin.reason(&corpus.documents)),
        }
    };
    corpus.independence.ties_of(at).map(view).collect()
}

fn marked(document: &Document) -> Vec<MarkedView> {
    let role = |role: Role| match role {
        Role::Caption => Some("caption"),
        Role::Teaser => Some("other story"),
        _ => None,
    };
    let blocks = document.paragraphs.iter();
    blocks
        .filter_map(|p| {
            Some(MarkedView {
                paragraph: p.ordinal,
                role: role(p.role)?,
                text: line(p.span.of(&document.text)),
            })
        })
        .collect()
}

impl ArticleLine {
    /// When it was published and how that is known, in a sentence.
    pub(super) fn known(&self) -> String {
        match &self.published {
            Some(p) => format!("{}, {}: {}", self.shown_date, p.basis, p.note),
            None => "unknown".to_owned(),
        }
    }

    /// How much was kept, in words.
    pub(super) fn kept(&self) -> String {
        let paragraphs = counted(self.paragraphs, "paragraph", "paragraphs");
        let reports = counted(self.reports, "report", "reports");
        format!("{paragraphs}, {reports}")
    }

    /// How much was cut, in words.
    pub(super) fn cut_in_words(&self) -> String {
        if self.cut.is_empty() {
            return "nothing".to_owned();
        }
        let lines = counted(self.cut.len() as u32, "line", "lines");
        format!("{lines}: {}", self.reasons())
    }

    /// How many lines were cut for each reason, in order of the first: `comment form 5`.
    fn reasons(&self) -> String {
        let mut counts: Vec<(&str, u32)> = Vec::new();
        for cut in &self.cut {
            match counts.iter_mut().find(|(reason, _)| *reason == cut.reason) {
                Some((_, count)) => *count += 1,
                None => counts.push((&cut.reason, 1)),
            }
        }
        let parts = counts
            .iter()
            .map(|(reason, count)| format!("{reason} {count}"));
        parts.collect::<Vec<_>>().join(", ")
    }

    fn basis(&self) -> String {
        self.published
            .as_ref()
            .map_or_else(String::new, |p| p.basis.to_owned())
    }
}

fn counted(number: u32, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The articles for people.
pub fn article_table(lines: &[ArticleLine]) -> Sheet {
    let row = |a: &ArticleLine| {
        vec![
            a.id.clone(),
            a.shown_date.clone(),
            a.basis(),
            a.outlet.clone().unwrap_or_default(),
            a.title.clone().unwrap_or_default(),
            a.paragraphs.to_string(),
            a.reports.to_string(),
            a.cut.len().to_string(),
            a.reasons(),
        ]
    };
    Sheet {
        columns: vec![
            whole("article"),
            whole("published"),
            whole("known by"),
            gives("outlet"),
            gives("title"),
            number("¶"),
            number("reports"),
            number("cut"),
            gives("why"),
        ],
        rows: lines.iter().map(row).collect(),
    }
}

/// The articles as rows of a spreadsheet.
pub fn article_sheet(lines: &[ArticleLine]) -> Sheet {
    let columns = [
        "id",
        "path",
        "title",
        "outlet",
        "url",
        "derived_from",
        "byline",
        "language",
        "published_start",
        "published_end",
        "published_basis",
        "published_note",
        "paragraphs",
        "reports",
        "cut",
        "cut_reasons",
        "warnings",
        "same_source",
    ];
    let row = |a: &ArticleLine| {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let published = a.published.as_ref();
        let date = published.map(|p| &p.date);
        vec![
            a.id.clone(),
            a.path.clone(),
            text(&a.title),
            text(&a.outlet),
            text(&a.url),
            text(&a.derived_from),
            text(&a.byline),
            text(&a.language),
            date.and_then(|d| d.start.clone()).unwrap_or_default(),
            date.and_then(|d| d.end.clone()).unwrap_or_default(),
            a.basis(),
            published.map(|p| p.note.clone()).unwrap_or_default(),
            a.paragraphs.to_string(),
            a.reports.to_string(),
            a.cut.len().to_string(),
            a.reasons(),
            a.warnings.join("; "),
            a.same_source
                .iter()
                .map(|t| t.document.clone())
                .collect::<Vec<_>>()
                .join(" "),
        ]
    };
    Sheet {
        columns: columns.map(whole).to_vec(),
        rows: lines.iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;
    use crate::query::Filter;

    fn with<T>(filter: &str, read: impl Fn(&Selection) -> T) -> T {
        let corpus = sample::corpus();
        let filter: Filter = filter.parse().unwrap();
        read(&Selection::new(&corpus, &filter))
    }

    #[test]
    fn articles_say_how_their_date_is_known() {
        let lines = with("", articles);
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0].published.as_ref().unwrap().basis, "side-file");
        assert_eq!(with("kind:airstrike", articles).len(), 1);
        let sheets = [article_table(&lines), article_sheet(&lines)];
        assert!(
            sheets
                .iter()
                .all(|s| s.rows.iter().all(|r| r.len() == s.columns.len()))
        );
    }

    #[test]
    fn cut_lines_are_counted_by_reason() {
        let mut line = with("", articles).remove(0);
        let cut = |reason: &str| CutView {
            line: 1,
            text: String::new(),
            reason: reason.into(),
            metadata: false,
        };
        line.cut = vec![cut("navigation"), cut("comment form"), cut("navigation")];
        assert_eq!(line.reasons(), "navigation 2, comment form 1");
    }
}

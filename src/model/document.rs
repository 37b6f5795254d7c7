use serde::{Deserialize, Serialize};

use super::{Date, Span};

/// What a kept paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The headline.
    Title,
    /// The line under the headline.
    Standfirst,
    /// Running text.
    Body,
    /// The line above a table.
    TableCaption,
    /// The line that names a table's columns.
    TableHeader,
    /// One row of a table.
    TableRow,
    /// A picture's caption.
    Caption,
    /// A line that announces another story.
    Teaser,
}

/// A kept block of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Place among the kept blocks, from 1.
    pub ordinal: u32,
    /// What the block is.
    pub role: Role,
    /// Where it stands in the document's text.
    pub span: Span,
    /// Its sentences in order; never empty. A table row is one sentence.
    pub sentences: Vec<Span>,
}

impl Paragraph {
    /// True when the range begins the paragraph, or stands at most four bytes behind its start:
    /// "_June 3:", "In May".
    pub fn opens_with(&self, span: Span) -> bool {
        (self.span.start..=self.span.start + 4).contains(&span.start)
    }
}

/// A line that was cut as page furniture, or taken as metadata.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CutLine {
    /// Line number in the file, from 1.
    pub line: u32,
    /// Where it stands in the document's text.
    pub span: Span,
    /// Why it was cut, in a few words: "comment form".
    pub reason: String,
    /// True when the line was used as metadata (a credit, a print date) before it was cut.
    pub metadata: bool,
}

/// How a publication date is known, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateBasis {
    /// Set by the analyst (`--date`, or the journal).
    Analyst,
    /// Given by a side file or the `date` of a JSON line.
    SideFile,
    /// Given by markup (`<meta>`, JSON-LD, front matter).
    Markup,
    /// Stated in the text.
    Stated,
    /// Read from the URL or the file name.
    Url,
    /// Concluded from other evidence.
    Inferred,
}

impl DateBasis {
    /// The word used in output.
    pub fn name(self) -> &'static str {
        match self {
            DateBasis::Analyst => "analyst",
            DateBasis::SideFile => "side-file",
            DateBasis::Markup => "markup",
            DateBasis::Stated => "stated",
            DateBasis::Url => "url",
            DateBasis::Inferred => "inferred",
        }
    }
}

/// When a document was published, and how that is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The day, or the window it lies in.
    pub date: Date,
    /// How it is known.
    pub basis: DateBasis,
    /// One sentence that says where it comes from.
    pub note: String,
}

impl Published {
    /// An inferred day in words, `c. 5 Jul 2020`: it is about right, and never shows as a stated one.
    pub fn inferred_day(&self) -> Option<String> {
        let day = self.date.start.filter(|_| self.date.start == self.date.end);
        let inferred = self.basis == DateBasis::Inferred;
        Some(day.filter(|_| inferred)?.format("c. %-d %b %Y").to_string())
    }
}

/// One article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The file's stem, or a JSON line's `id`; unique in a corpus.
    pub id: String,
    /// The file it was read from, as the user named it.
    pub path: String,
    /// The decoded text, made harmless for a terminal without moving a byte (see `text::clean`).
    /// All spans point into it.
    pub text: String,
    /// The headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The source it says it derives from ("Source: …", a wire credit).
    pub derived_from: Option<String>,
    /// Who wrote it, as the page names them.
    pub byline: Option<String>,
    /// BCP 47 language tag.
    pub language: Option<String>,
    /// Publication date; `None` when nothing is known.
    pub published: Option<Published>,
    /// The kept blocks in order.
    pub paragraphs: Vec<Paragraph>,
    /// The lines that were cut, in order.
    pub cut: Vec<CutLine>,
    /// What a reader of it should know: dates that contradict each other, another language.
    pub warnings: Vec<String>,
}

/// Why two documents are no independent sources.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tie {
    /// Both say that they rest on this source.
    Source(String),
    /// One says that it rests on the outlet of the other.
    Outlet(String),
    /// They share passages.
    Passage {
        /// The longest one, in the first document.
        first: Span,
        /// The same in the second.
        second: Span,
        /// How much of the shorter text is shared, in percent.
        percent: u8,
    },
}

/// Two documents that are no independent sources, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kinship {
    /// Index of the first document.
    pub first: u32,
    /// Index of the second.
    pub second: u32,
    /// Why.
    pub tie: Tie,
}

impl Kinship {
    /// The tie in words, read in `documents`: `both rest on "The Daily Star"`.
    pub fn reason(&self, documents: &[Document]) -> String {
        match &self.tie {
            Tie::Source(name) => format!("both rest on \"{name}\""),
            Tie::Outlet(name) => format!("one rests on \"{name}\", the outlet of the other"),
            Tie::Passage { first, percent, .. } => {
                let text = &documents[self.first as usize].text;
                let words: Vec<&str> = first.of(text).split_whitespace().collect();
                let shown = words[..words.len().min(12)].join(" ");
                let more = if words.len() > 12 { " …" } else { "" };
                format!("{percent} % of the shorter text stands in both: \"{shown}{more}\"")
            }
        }
    }
}

/// Which documents count as one source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Independence {
    /// The group of each document: the index of the group's first document.
    pub group: Vec<u32>,
    /// What ties documents of a group, in order of the documents.
    pub ties: Vec<Kinship>,
}

impl Independence {
    /// The ties of one document.
    pub fn ties_of(&self, document: u32) -> impl Iterator<Item = &Kinship> {
        self.ties
            .iter()
            .filter(move |k| k.first == document || k.second == document)
    }
}

impl Document {
    /// A text of which nothing else is known, not yet laid out; the path is its id.
    pub fn new(id: &str, text: impl Into<String>) -> Self {
        Self {
            id: id.to_owned(),
            path: id.to_owned(),
            text: text.into(),
            title: None,
            outlet: None,
            url: None,
            derived_from: None,
            byline: None,
            language: None,
            published: None,
            paragraphs: Vec::new(),
            cut: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// The first day it can have been published.
    pub fn published_on(&self) -> Option<Date> {
        self.published.as_ref().map(|p| p.date)
    }

    /// The paragraph that holds byte `offset`, with the ordinal (from 1) of its sentence.
    pub fn locate(&self, offset: u32) -> Option<(&Paragraph, u32)> {
        let at = self.paragraphs.partition_point(|p| p.span.end <= offset);
        let paragraph = self.paragraphs.get(at)?;
        let sentence = paragraph.sentences.partition_point(|s| s.end <= offset);
        Some((
            paragraph,
            (sentence as u32 + 1).min(paragraph.sentences.len() as u32),
        ))
    }
}

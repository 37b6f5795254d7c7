//! From what was typed to a corpus: the pack, the articles, what could not be read.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use super::args::{Input, Output};
use super::failure::Failure;
use super::output::counted;
use super::progress::Meter;
use crate::corpus::Corpus;
use crate::export::Selection;
use crate::journal::{self, Journal};
use crate::model::{Document, Problem};
use crate::pack::Pack;
use crate::query::Filter;
use crate::source::{self, ReadOptions, Reading};

/// The articles, all that is read from them, and what the analyst decided of it.
pub(super) struct Loaded {
    /// The corpus, with the analyst's values in place.
    pub(super) corpus: Corpus,
    reviews: BTreeMap<String, &'static str>,
}

impl Loaded {
    /// The events that a filter, resolved, leaves.
    pub(super) fn selection(&self, filter: &Filter) -> Selection<'_> {
        Selection {
            reviews: self.reviews.clone(),
            ..Selection::new(&self.corpus, filter)
        }
    }
}

/// Reads articles and journal. Problems with single files are said and passed over, as long as
/// something can be read.
pub(super) fn corpus(input: &Input, output: &Output) -> Result<Loaded, Failure> {
    let pack = pack(input.pack.as_deref())?;
    let meter = Meter::new(output);
    let documents = metered(input, output, &meter)?;
    meter.doing("finding out what happened");
    let mut corpus = Corpus::build(documents, &pack);
    drop(meter);
    about_dates(&corpus.documents, output);
    output.detail(format!(
        "{} read with the pack \"{}\": {}, {}",
        counted(corpus.documents.len(), "article", "articles"),
        pack.name,
        counted(corpus.reports.len(), "report", "reports"),
        counted(corpus.events.len(), "event", "events"),
    ));
    let (journal, problems) = journal(input);
    for problem in &problems {
        output.note(format!("warning: {problem}"));
    }
    journal.apply(&mut corpus);
    let reviews = journal.reviews(&corpus);
    Ok(Loaded { corpus, reviews })
}

/// The decisions on these articles, and what of them cannot be read.
pub(super) fn journal(input: &Input) -> (Journal, Vec<Problem>) {
    let Some(path) = journal::path_for(&input.paths) else {
        return Default::default();
    };
    Journal::open(&path).unwrap_or_else(|error| {
        let problem = Problem {
            path: path.display().to_string(),
            message: format!("the decisions cannot be read: {error}"),
        };
        (Journal::default(), vec![problem])
    })
}

/// A pack by name or path; without one, the first the program carries.
pub(super) fn pack(name: Option<&str>) -> Result<Pack, Failure> {
    let first = Pack::names().next().unwrap_or_default();
    let name = name.unwrap_or(first);
    let loaded = match Pack::embedded(name) {
        Some(pack) => pack,
        None if Path::new(name).exists() => Pack::load(Path::new(name)),
        None => {
            let known = Pack::names().collect::<Vec<_>>().join(", ");
            return Err(Failure::Usage(format!(
                "there is no pack \"{name}\": the program carries {known}, and no file or folder has that name"
            )));
        }
    };
    loaded.map_err(|error| Failure::Failed(error.to_string()))
}

/// The articles of the paths, or those the program carries.
pub(super) fn documents(input: &Input, output: &Output) -> Result<Vec<Document>, Failure> {
    metered(input, output, &Meter::new(output))
}

fn metered(input: &Input, output: &Output, meter: &Meter) -> Result<Vec<Document>, Failure> {
    let Reading {
        documents,
        problems,
        ..
    } = reading(input, meter);
    meter.clear();
    if documents.is_empty() {
        return Err(Failure::Failed(nothing_read(input, &problems)));
    }
    for problem in &problems {
        output.note(format!("warning: {}: {}", problem.path, problem.message));
    }
    Ok(documents)
}

/// Says which articles have no publication date, and what contradicts itself in them.
pub(super) fn about_dates(documents: &[Document], output: &Output) {
    for document in documents {
        for warning in &document.warnings {
            output.note(format!("warning: {}: {warning}", document.path));
        }
    }
    let undated = documents.iter().filter(|d| d.published.is_none()).count();
    if undated > 0 {
        output.note(format!(
            "{} no publication date, so \"Sunday\" or \"last week\" cannot be placed there; give one with --date, or one an article in an articles.toml beside them",
            counted(undated, "article has", "articles have")
        ));
    }
}

fn reading(input: &Input, meter: &Meter) -> Reading {
    if input.paths.is_empty() {
        return source::embedded();
    }
    source::read(&input.paths, &read_options(input), &|now| {
        meter.files(now);
        ControlFlow::Continue(())
    })
}

/// How the articles are read.
pub(super) fn read_options(input: &Input) -> ReadOptions {
    ReadOptions {
        date: input.date,
        ..ReadOptions::default()
    }
}

/// Why there is nothing to read, in a sentence or more.
pub(super) fn nothing_read(input: &Input, problems: &[Problem]) -> String {
    let mut sentences: Vec<String> = problems
        .iter()
        .map(|p| format!("{}: {}", p.path, p.message))
        .collect();
    if sentences.is_empty() {
        let paths: Vec<_> = input
            .paths
            .iter()
            .map(|p| p.display().to_string())
            .collect();
        sentences.push(format!("{}: there are no articles here", paths.join(", ")));
    }
    sentences.join("\n")
}

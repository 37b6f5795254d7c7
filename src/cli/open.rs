//! `dateline` without a command: the explorer, or the timeline as text.

use std::path::Path;

use super::args::OpenArguments;
use super::build::build;
use super::events::{about_undated, resolved};
use super::failure::Failure;
use super::load;
use super::output::counted;
use crate::config::Config;
use crate::export::{events, table};
use crate::journal;
use crate::model::Status;
use crate::query::{Choice, Facet};
use crate::run::{self, ExploreOptions};
use crate::ui;

pub(super) fn run(arguments: OpenArguments) -> Result<(), Failure> {
    if let Some(file) = &arguments.picture.file {
        return picture(&arguments, file);
    }
    if !arguments.output.is_terminal() {
        return timeline(&arguments);
    }
    let filter = arguments.choices.filter();
    let input = arguments.input;
    let inputs = input.paths.clone();
    let options = ExploreOptions {
        memory: run::memory_path(&inputs),
        fresh: arguments.fresh,
        journal: journal::path_for(&inputs),
        build: Box::new(move |told| build(&input, told)),
        filter,
        theme: arguments.theme,
    };
    run::explore(&inputs, options).map_err(|error| Failure::Failed(error.to_string()))
}

/// The explorer's screen after some keys, in a file.
fn picture(arguments: &OpenArguments, file: &Path) -> Result<(), Failure> {
    let failed = Failure::Failed;
    let corpus = load::corpus(&arguments.input, &arguments.output)?.corpus;
    let name = arguments.theme.as_deref().unwrap_or("dark");
    let theme = run::theme(&Config::default(), name).map_err(Failure::Usage)?;
    let label = run::label(&arguments.input.paths);
    let (size, keys) = (arguments.picture.size, &arguments.picture.keys);
    let cells = run::picture(&label, corpus, size, keys, &theme).map_err(Failure::Usage)?;
    let text = if file.extension().is_some_and(|e| e == "txt") {
        cells.text()
    } else {
        ui::svg(&cells, name == "light")
    };
    std::fs::write(file, text)
        .map_err(|e| failed(format!("{} cannot be written: {e}", file.display())))
}

/// What happened, as text; as in the explorer, what did not happen is left out unless asked for.
fn timeline(arguments: &OpenArguments) -> Result<(), Failure> {
    let output = &arguments.output;
    let loaded = load::corpus(&arguments.input, output)?;
    let mut filter = resolved(&arguments.choices.filter(), &loaded.corpus, output)?;
    let all = loaded.selection(&filter).events.len();
    if filter
        .facets
        .get(&Facet::Status)
        .is_none_or(Choice::is_empty)
    {
        let actual = Status::Actual.name().to_owned();
        filter.choice(Facet::Status).add(actual, false);
    }
    let mut selection = loaded.selection(&filter);
    selection.events.retain(|&e| !loaded.corpus.is_rejected(e));
    output.print(|out, look| table::write(out, &events::table(&selection), look))?;
    about_undated(&filter, &selection, output);
    let left_out = all - selection.events.len();
    if left_out > 0 {
        let rows = counted(left_out, "row", "rows");
        output.note(format!(
            "{rows} left out that tell of no actual event (plans, denials, totals, what you rejected); \"dateline events\" prints them"
        ));
    }
    Ok(())
}

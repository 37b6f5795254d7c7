//! `dateline` without a command: the explorer, or the timeline as text.

use super::args::OpenArguments;
use super::events::{about_undated, resolved};
use super::failure::Failure;
use super::load;
use super::output::counted;
use crate::export::{events, table};
use crate::model::Status;
use crate::query::{Choice, Facet};
use crate::run::{self, Options};

pub(super) fn run(arguments: OpenArguments) -> Result<(), Failure> {
    if !arguments.output.is_terminal() {
        return timeline(&arguments);
    }
    let options = Options {
        pack: arguments.input.pack,
        date: arguments.input.date,
        filter: arguments.choices.filter(),
    };
    run::explore(arguments.input.paths, options).map_err(Failure::Failed)
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
    let selection = loaded.selection(&filter);
    output.print(|out, look| table::write(out, &events::table(&selection), look))?;
    about_undated(&filter, &selection, output);
    let left_out = all - selection.events.len();
    if left_out > 0 {
        let rows = counted(left_out, "row", "rows");
        output.note(format!(
            "{rows} left out that tell of no actual event (plans, denials, totals); \"dateline events\" prints them"
        ));
    }
    Ok(())
}

//! `dateline entities`.

use super::args::ListArguments;
use super::failure::Failure;
use super::{events::resolved, load, print_rows};
use crate::export::{Selection, entities};

pub(super) fn run(arguments: &ListArguments) -> Result<(), Failure> {
    let output = &arguments.output;
    let corpus = load::corpus(&arguments.input, output)?;
    let filter = resolved(&arguments.choices.filter(), &corpus, output)?;
    let lines = entities::entities(&Selection::new(&corpus, &filter));
    print_rows(
        output,
        arguments.format,
        &lines,
        entities::entity_table,
        entities::entity_sheet,
    )
}

//! `dateline entities`.

use super::args::ListArguments;
use super::failure::Failure;
use super::{events::resolved, load, print_rows};
use crate::export::entities;

pub(super) fn run(arguments: &ListArguments) -> Result<(), Failure> {
    let output = &arguments.output;
    let loaded = load::corpus(&arguments.input, output)?;
    let filter = resolved(&arguments.choices.filter(), &loaded.corpus, output)?;
    let lines = entities::entities(&loaded.selection(&filter));
    print_rows(
        output,
        arguments.format,
        &lines,
        entities::entity_table,
        entities::entity_sheet,
    )
}

//! `dateline reports`.

use super::args::{ListArguments, ListFormat};
use super::failure::Failure;
use super::{events::resolved, load};
use crate::export::{Selection, csv, events, json, table};

pub(super) fn run(arguments: &ListArguments) -> Result<(), Failure> {
    let output = &arguments.output;
    let corpus = load::corpus(&arguments.input, output)?;
    let filter = resolved(&arguments.choices.filter(), &corpus, output)?;
    let selection = Selection::new(&corpus, &filter);
    output.print(|out, look| match arguments.format {
        ListFormat::Table => table::write(out, &events::report_table(&selection), look),
        ListFormat::Jsonl => json::lines(out, events::report_lines(&selection)),
        ListFormat::Json => json::array(out, events::report_lines(&selection)),
        ListFormat::Csv => csv::write(out, &events::report_sheet(&selection)),
    })
}

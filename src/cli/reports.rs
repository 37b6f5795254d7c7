//! `dateline reports`.

use super::args::{ListArguments, ListFormat};
use super::failure::Failure;
use super::{events::resolved, load};
use crate::export::{csv, events, json, table};

pub(super) fn run(arguments: &ListArguments) -> Result<(), Failure> {
    let output = &arguments.output;
    let loaded = load::corpus(&arguments.input, output)?;
    let filter = resolved(&arguments.choices.filter(), &loaded.corpus, output)?;
    let selection = loaded.selection(&filter);
    output.print(|out, look| match arguments.format {
        ListFormat::Table => table::write(out, &events::report_table(&selection), look),
        ListFormat::Jsonl => json::lines(out, events::report_lines(&selection)),
        ListFormat::Json => json::array(out, events::report_lines(&selection)),
        ListFormat::Csv => csv::write(out, &events::report_sheet(&selection)),
    })
}

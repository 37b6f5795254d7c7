//! `dateline articles`.

use super::args::{ListArguments, ListFormat};
use super::failure::Failure;
use super::{events::resolved, load, print_rows};
use crate::export::{article_details, articles};

pub(super) fn run(arguments: &ListArguments) -> Result<(), Failure> {
    let output = &arguments.output;
    let loaded = load::corpus(&arguments.input, output)?;
    let filter = resolved(&arguments.choices.filter(), &loaded.corpus, output)?;
    let lines = articles::articles(&loaded.selection(&filter));
    if output.verbose && matches!(arguments.format, ListFormat::Table) {
        return output.print(|out, look| article_details::write(out, &lines, look));
    }
    print_rows(
        output,
        arguments.format,
        &lines,
        articles::article_table,
        articles::article_sheet,
    )
}

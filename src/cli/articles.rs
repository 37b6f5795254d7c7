//! `dateline articles`.

use super::args::ListArguments;
use super::failure::Failure;
use super::{events::resolved, load, print_rows};
use crate::export::{Selection, articles};

pub(super) fn run(arguments: &ListArguments) -> Result<(), Failure> {
    let output = &arguments.output;
    let corpus = load::corpus(&arguments.input, output)?;
    let filter = resolved(&arguments.choices.filter(), &corpus, output)?;
    let lines = articles::articles(&Selection::new(&corpus, &filter));
    print_rows(
        output,
        arguments.format,
        &lines,
        articles::article_table,
        articles::article_sheet,
    )
}

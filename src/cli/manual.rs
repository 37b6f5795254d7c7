//! `dateline completions` and `dateline man`.

use std::io::{self, Write};

use clap::CommandFactory;

use super::args::Arguments;
use super::failure::Failure;

pub(super) fn completions(shell: clap_complete::Shell) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "dateline", &mut script);
    Ok(io::stdout().write_all(&script)?)
}

/// One page: the program, then each command with its options.
pub(super) fn page() -> Result<(), Failure> {
    let mut page = Vec::new();
    let mut root = Arguments::command();
    root.build();
    clap_mangen::Man::new(root.clone()).render(&mut page)?;
    for command in root.get_subcommands().filter(|c| c.get_name() != "help") {
        let name = command.get_name().to_uppercase();
        writeln!(page, ".SH \"DATELINE {name}\"")?;
        let man = clap_mangen::Man::new(command.clone());
        man.render_description_section(&mut page)?;
        man.render_synopsis_section(&mut page)?;
        if command.get_arguments().any(|a| !a.is_hide_set()) {
            man.render_options_section(&mut page)?;
        }
    }
    Ok(io::stdout().write_all(&page)?)
}

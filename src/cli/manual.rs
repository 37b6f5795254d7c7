//! `dateline completions` and `dateline man`.

use std::io::{self, Write};

use clap::CommandFactory;

use super::args::Arguments;
use super::failure::Failure;
use crate::app::ACTIONS;

pub(super) fn completions(shell: clap_complete::Shell) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "dateline", &mut script);
    Ok(io::stdout().write_all(&script)?)
}

/// One page: the program, then each command with its options, then the keys of the explorer.
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
    keys(&mut page)?;
    Ok(io::stdout().write_all(&page)?)
}

/// Everything a key does, with the name that keymaps use and where it works.
fn keys(page: &mut Vec<u8>) -> io::Result<()> {
    writeln!(page, ".SH KEYS")?;
    for entry in ACTIONS {
        let places: Vec<&str> = entry.contexts.iter().map(|c| c.title()).collect();
        let keys = entry.keys.join(", ");
        writeln!(
            page,
            ".TP\n\\fB{}\\fR (\\fI{}\\fR)",
            escaped(&keys),
            entry.name
        )?;
        writeln!(
            page,
            "{}. Works in: {}.",
            escaped(entry.sentence),
            places.join(", ")
        )?;
    }
    Ok(())
}

/// The text as roff prints it as it stands.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    text.replace('\'', "\\(aq")
}

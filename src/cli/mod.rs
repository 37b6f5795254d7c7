//! The command line: one file a subcommand.

mod args;
mod articles;
mod build;
mod entities;
mod events;
mod failure;
mod load;
mod manual;
mod open;
mod output;
mod pack;
mod progress;
mod reports;
mod show;
mod times;

use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command, ListFormat, Output};
use failure::Failure;

use crate::export::sheet::Sheet;
use crate::export::{csv, json, table};

/// Runs the program on the command line it was started with.
pub fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

fn run(arguments: Arguments) -> Result<(), Failure> {
    match arguments.command {
        None => open::run(arguments.open),
        Some(Command::Events(arguments)) => events::run(&arguments),
        Some(Command::Reports(arguments)) => reports::run(&arguments),
        Some(Command::Entities(arguments)) => entities::run(&arguments),
        Some(Command::Articles(arguments)) => articles::run(&arguments),
        Some(Command::Times(arguments)) => times::run(&arguments),
        Some(Command::Show(arguments)) => show::run(&arguments),
        Some(Command::Pack(command)) => pack::run(&command),
        Some(Command::Completions { shell }) => manual::completions(shell),
        Some(Command::Man) => manual::page(),
    }
}

/// Prints rows in one of the shapes all lists have.
fn print_rows<T: serde::Serialize>(
    output: &Output,
    format: ListFormat,
    rows: &[T],
    for_people: impl FnOnce(&[T]) -> Sheet,
    for_spreadsheets: impl FnOnce(&[T]) -> Sheet,
) -> Result<(), Failure> {
    output.print(|out, look| match format {
        ListFormat::Table => table::write(out, &for_people(rows), look),
        ListFormat::Jsonl => json::lines(out, rows),
        ListFormat::Json => json::array(out, rows),
        ListFormat::Csv => csv::write(out, &for_spreadsheets(rows)),
    })
}

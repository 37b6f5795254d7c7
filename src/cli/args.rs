//! What can be typed on the command line.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::model::Date;
use crate::query::{self, Facet, Filter};

/// Reads a pile of news articles and shows one timeline of what happened, each value traced to
/// its sentence.
#[derive(Debug, Parser)]
#[command(
    name = "dateline",
    version,
    max_term_width = 100,
    args_conflicts_with_subcommands = true,
    after_help = "Without a command, opens the explorer; when the output is no terminal, prints \
                  the timeline. Without a path, reads the articles the program carries."
)]
pub(super) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Options of the explorer.
    #[command(flatten)]
    pub open: OpenArguments,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print the events
    Events(EventArguments),
    /// Print the reports, one row each, with their sentences
    Reports(ListArguments),
    /// Print the entities with their counts
    Entities(ListArguments),
    /// Print the articles: outlet, publication date and how it is known, lines cut and why
    Articles(ListArguments),
    /// Print the time expressions with TIMEX3 type and value
    Times(TimeArguments),
    /// Print one event: every claim, who says so, where it is written
    Show(ShowArguments),
    /// Validate or inspect a pack
    #[command(subcommand)]
    Pack(PackCommand),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// Arguments of `dateline` without a command.
#[derive(Debug, Args)]
pub(super) struct OpenArguments {
    /// What to read.
    #[command(flatten)]
    pub input: Input,
    /// What to show of it.
    #[command(flatten)]
    pub choices: Choices,
    /// How to print it.
    #[command(flatten)]
    pub output: Output,
    /// The colours: auto, dark, light, high-contrast, mono, 16-colour, or a theme of your own
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,
    /// Start at the beginning rather than where you were the last time
    #[arg(long)]
    pub fresh: bool,
    /// How to draw a picture of the screen.
    #[command(flatten)]
    pub picture: Picture,
}

/// A picture of the explorer instead of the explorer itself; how the pictures of the manual are
/// made.
#[derive(Debug, Clone, Args)]
pub(super) struct Picture {
    /// Write the screen to this file: SVG, or text for .txt
    #[arg(id = "picture", long = "picture", value_name = "FILE", hide = true)]
    pub file: Option<PathBuf>,
    /// Columns and rows of the screen
    #[arg(long, value_name = "COLUMNSxROWS", hide = true, default_value = "120x40", value_parser = size)]
    pub size: (u16, u16),
    /// Keys pressed before, as keymaps write them: "j j Enter"
    #[arg(long, value_name = "KEYS", hide = true, default_value = "")]
    pub keys: String,
}

/// Arguments of `events`.
#[derive(Debug, Args)]
pub(super) struct EventArguments {
    /// The shape of the output
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: EventFormat,
    /// What to read.
    #[command(flatten)]
    pub input: Input,
    /// What to show of it.
    #[command(flatten)]
    pub choices: Choices,
    /// How to print it.
    #[command(flatten)]
    pub output: Output,
}

/// Arguments of `reports`, `entities` and `articles`.
#[derive(Debug, Args)]
pub(super) struct ListArguments {
    /// The shape of the output
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: ListFormat,
    /// What to read.
    #[command(flatten)]
    pub input: Input,
    /// What to show of it.
    #[command(flatten)]
    pub choices: Choices,
    /// How to print it.
    #[command(flatten)]
    pub output: Output,
}

/// Arguments of `times`.
#[derive(Debug, Args)]
pub(super) struct TimeArguments {
    /// The shape of the output
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: ListFormat,
    /// What to read.
    #[command(flatten)]
    pub input: Input,
    /// How to print it.
    #[command(flatten)]
    pub output: Output,
}

/// Arguments of `show`.
#[derive(Debug, Args)]
pub(super) struct ShowArguments {
    /// The event: its id, the beginning of its id, or its number in the list of events
    pub event: String,
    /// The shape of the output
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: ShowFormat,
    /// What to read.
    #[command(flatten)]
    pub input: Input,
    /// How to print it.
    #[command(flatten)]
    pub output: Output,
}

/// The commands of `pack`.
#[derive(Debug, Subcommand)]
pub(super) enum PackCommand {
    /// Validate a pack; every fault names its file and line
    Check(PackArguments),
    /// Print what a pack knows
    Show(PackArguments),
}

/// Arguments of `pack check` and `pack show`.
#[derive(Debug, Args)]
pub(super) struct PackArguments {
    /// A pack the program carries, by name, or a folder or file of your own
    #[arg(value_name = "NAME|PATH")]
    pub pack: Option<String>,
    /// How to print it.
    #[command(flatten)]
    pub output: Output,
}

/// What to read.
#[derive(Debug, Clone, Args)]
pub(super) struct Input {
    /// Files and folders with articles; folders are read with everything in them
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// What is known of the theatre: a pack by name, or a folder or file of your own
    #[arg(long, value_name = "NAME|PATH")]
    pub pack: Option<String>,
    /// Publication date of the articles that do not state one (2020-03-14 or 2020-03)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub date: Option<Date>,
}

/// What to show. The same option twice widens, different options narrow.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Filters")]
pub(super) struct Choices {
    /// Only events at this base, or in this zone (any spelling; repeatable)
    #[arg(long, value_name = "NAME")]
    pub base: Vec<String>,
    /// Only events this group is tied to
    #[arg(long, value_name = "NAME")]
    pub group: Vec<String>,
    /// Only events this person is tied to
    #[arg(long, value_name = "NAME")]
    pub person: Vec<String>,
    /// Only events with this weapon
    #[arg(long, value_name = "NAME")]
    pub weapon: Vec<String>,
    /// Only events at this place
    #[arg(long, value_name = "NAME")]
    pub place: Vec<String>,
    /// Only events of this kind or family: `rocket_attack`, `strike`
    #[arg(long, value_name = "KIND")]
    pub kind: Vec<String>,
    /// Only events this outlet reports
    #[arg(long, value_name = "NAME")]
    pub outlet: Vec<String>,
    /// Only events of this status: actual, planned, hypothetical, negated, aggregate, habitual
    #[arg(long, value_name = "STATUS")]
    pub status: Vec<String>,
    /// Only events that can have happened on this day or later (2020-03-14, 2020-03 or 2020)
    #[arg(long, value_name = "DATE", value_parser = query::first_day)]
    pub from: Option<NaiveDate>,
    /// Only events that can have happened on this day or earlier
    #[arg(long, value_name = "DATE", value_parser = query::last_day)]
    pub to: Option<NaiveDate>,
    /// Only events whose names or sentences hold these words
    #[arg(long, value_name = "WORDS")]
    pub search: Vec<String>,
    /// A filter in one line: `base:NAME -kind:threat from:2020-03 words`
    #[arg(
        long,
        value_name = "FILTER",
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    pub filter: Filter,
}

/// How to print.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Output")]
pub(super) struct Output {
    /// Write to this file instead of the standard output
    #[arg(long = "output", short = 'o', value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// When to use colour
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    pub color: Color,
    /// Print no notes and warnings
    #[arg(long, short)]
    pub quiet: bool,
    /// Say more about what was done
    #[arg(long, short, conflicts_with = "quiet")]
    pub verbose: bool,
}

/// Shapes of the output of `events`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum EventFormat {
    /// Aligned columns for people
    #[default]
    Table,
    /// One JSON object a line
    Jsonl,
    /// One JSON array
    Json,
    /// Comma-separated values
    Csv,
    /// Comma-separated values with the columns of ACLED
    Acled,
    /// A map layer
    Geojson,
    /// JSON for TimelineJS
    Timelinejs,
    /// A calendar
    Ics,
    /// A brief in Markdown with footnotes
    Md,
    /// One page of HTML
    Html,
}

impl EventFormat {
    /// True when the format says what the analyst decided of each event; the others show no event
    /// that was rejected.
    pub(super) fn tells_reviews(self) -> bool {
        matches!(
            self,
            EventFormat::Table | EventFormat::Jsonl | EventFormat::Json | EventFormat::Csv
        )
    }
}

/// Shapes of the output of lists.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// Aligned columns for people
    #[default]
    Table,
    /// One JSON object a line
    Jsonl,
    /// One JSON array
    Json,
    /// Comma-separated values
    Csv,
}

/// Shapes of the output of `show`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ShowFormat {
    /// Text for people
    #[default]
    Text,
    /// One JSON object
    Json,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

fn size(text: &str) -> Result<(u16, u16), String> {
    let parts = text.split_once('x');
    let parsed = parts.and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
    parsed
        .filter(|(w, h)| (1..=1000).contains(w) && (1..=1000).contains(h))
        .ok_or_else(|| "write columns and rows: 120x40".to_owned())
}

fn date(text: &str) -> Result<Date, String> {
    query::period(text).ok_or_else(|| "write 2020-03-14, 2020-03 or 2020".to_owned())
}

impl Choices {
    /// The choices as a filter, values as typed.
    pub(super) fn filter(&self) -> Filter {
        let mut filter = self.filter.clone();
        let facets = [
            (Facet::Base, &self.base),
            (Facet::Group, &self.group),
            (Facet::Person, &self.person),
            (Facet::Weapon, &self.weapon),
            (Facet::Place, &self.place),
            (Facet::Kind, &self.kind),
            (Facet::Outlet, &self.outlet),
            (Facet::Status, &self.status),
        ];
        for (facet, values) in facets {
            for value in values {
                filter.choice(facet).add(value.clone(), false);
            }
        }
        for word in self
            .search
            .iter()
            .flat_map(|words| words.split_whitespace())
        {
            filter.search.add(word.to_owned(), false);
        }
        filter.from = self.from.or(filter.from);
        filter.to = self.to.or(filter.to);
        filter
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definition_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn options_and_the_one_line_filter_add_up() {
        let line =
            "dateline events x.txt --base alder --base birch --filter -kind:threat --to 2021-05";
        let parsed = Arguments::try_parse_from(line.split(' ')).unwrap();
        let Some(Command::Events(arguments)) = parsed.command else {
            panic!("not events")
        };
        assert_eq!(
            arguments.choices.filter().to_string(),
            "base:alder base:birch -kind:threat to:2021-05-31"
        );
    }
}

//! Where output goes and how it looks; what is said beside it.

use std::fmt::Display;
use std::io::{self, BufWriter, IsTerminal, Write};

use super::args::{Color, Output};
use super::failure::Failure;
use crate::export::plain::line;
use crate::export::table::Look;

impl Output {
    /// True when what is printed goes to a terminal.
    pub(super) fn is_terminal(&self) -> bool {
        self.file.is_none() && io::stdout().is_terminal()
    }

    fn look(&self) -> Look {
        let terminal = self.is_terminal();
        // A pipe has no width: what is cut there cannot be found again. COLUMNS sets one.
        let size = crossterm::terminal::size().ok().filter(|_| terminal);
        let asked = std::env::var("COLUMNS").ok().and_then(|n| n.parse().ok());
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Look {
            width: size.map(|(columns, _)| usize::from(columns)).or(asked),
            color: match self.color {
                Color::Auto => terminal && !plain,
                Color::Always => true,
                Color::Never => false,
            },
        }
    }

    /// Prints to the file or the standard output. A file is written whole or not at all.
    pub(super) fn print(
        &self,
        write: impl FnOnce(&mut dyn Write, Look) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let look = self.look();
        let Some(path) = &self.file else {
            let mut out = BufWriter::new(io::stdout().lock());
            write(&mut out, look)?;
            return Ok(out.flush()?);
        };
        let mut bytes = Vec::new();
        write(&mut bytes, look)?;
        std::fs::write(path, bytes).map_err(|error| {
            Failure::Failed(format!("{} cannot be written: {error}", path.display()))
        })
    }

    /// Says something about what is printed, on the standard error.
    pub(super) fn note(&self, message: impl Display) {
        if !self.quiet {
            say(&message.to_string());
        }
    }

    /// Says something only the curious want to know.
    pub(super) fn detail(&self, message: impl Display) {
        if self.verbose {
            say(&message.to_string());
        }
    }
}

/// Prints a message on the standard error, a sentence a line. Nobody can be told when that fails.
pub(super) fn say(message: &str) {
    let mut out = io::stderr().lock();
    for sentence in message.lines() {
        let _ = writeln!(out, "dateline: {}", line(sentence));
    }
}

/// The number with the word for so many things: `1 event`, `3 events`.
pub(super) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

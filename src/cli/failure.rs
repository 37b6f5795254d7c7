//! What can go wrong, and the exit code it gives.

use std::io;
use std::process::ExitCode;

use super::output::say;
use crate::query::Unknown;

/// Why a command stopped. The message is one or more sentences, one a line.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// The command line asks for something that does not exist.
    #[error("{0}")]
    Usage(String),
    /// The command could not do its work.
    #[error("{0}")]
    Failed(String),
    /// Output could not be written.
    #[error("the output cannot be written: {0}")]
    Output(#[from] io::Error),
}

impl From<Unknown> for Failure {
    fn from(unknown: Unknown) -> Self {
        Failure::Usage(unknown.to_string())
    }
}

impl Failure {
    /// Says what went wrong. A reader that closed the pipe has seen enough: that is no failure.
    pub(super) fn report(&self) -> ExitCode {
        if matches!(self, Failure::Output(e) if e.kind() == io::ErrorKind::BrokenPipe) {
            return ExitCode::SUCCESS;
        }
        say(&self.to_string());
        match self {
            Failure::Usage(_) => ExitCode::from(2),
            Failure::Failed(_) | Failure::Output(_) => ExitCode::from(1),
        }
    }
}

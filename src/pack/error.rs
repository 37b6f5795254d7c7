//! What is wrong with a pack, in sentences that name file, line and key.

use std::fmt;
use std::ops::Range;

/// One fault of a pack.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file.
    pub file: String,
    /// The line, from 1; 0 when the fault is the file itself.
    pub line: usize,
    /// What is wrong and, where it can be told, what to do.
    pub message: String,
}

impl Fault {
    /// A fault at a byte range of a file's text.
    pub(super) fn at(file: &str, text: &str, span: Option<Range<usize>>, message: &str) -> Self {
        let start = span.map_or(0, |s| s.start).min(text.len());
        Fault {
            file: file.to_owned(),
            line: 1 + text.get(..start).map_or(0, |t| t.matches('\n').count()),
            message: message.to_owned(),
        }
    }

    /// A fault of a file as a whole.
    pub(super) fn of(file: &str, message: impl Into<String>) -> Self {
        Fault {
            file: file.to_owned(),
            line: 0,
            message: message.into(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.message),
            line => write!(f, "{}:{line}: {}", self.file, self.message),
        }
    }
}

/// A pack that cannot be used: all its faults, in order of file and line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct PackError {
    /// At least one.
    pub faults: Vec<Fault>,
}

/// ", did you mean `…`?" when one of `known` is like `word`; else what there is.
pub(super) fn suggest(word: &str, known: &[&str]) -> String {
    let best = known
        .iter()
        .map(|k| (strsim::jaro_winkler(word, k), *k))
        .filter(|(score, _)| *score >= 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    match best {
        Some((_, best)) => format!(", did you mean `{best}`?"),
        None if known.is_empty() => String::new(),
        None => format!("; there are {}", known.join(", ")),
    }
}

//! The event loop: receive, update, effect, draw.

use std::path::PathBuf;

use crate::model::Date;
use crate::query::Filter;

/// What the explorer opens with.
#[derive(Debug, Default)]
pub struct Options {
    /// The pack by name or path.
    pub pack: Option<String>,
    /// Publication date of the articles that do not state one.
    pub date: Option<Date>,
    /// The filter, values as typed.
    pub filter: Filter,
}

/// Opens the explorer on files and folders, or on the embedded articles.
pub fn explore(_inputs: Vec<PathBuf>, _options: Options) -> Result<(), String> {
    Err("the explorer is not built yet; pipe the output somewhere to see the timeline".into())
}

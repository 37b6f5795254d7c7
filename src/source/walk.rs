//! From what the user named to the files to read.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::kind::EXTENSIONS;
use super::problem;
use super::side::{self, Side};
use crate::model::Problem;

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) path: PathBuf,
    /// Size in bytes when it was found.
    pub(super) bytes: u64,
}

/// The files below the inputs, in order of path and each once, with the side files of their folders.
pub(super) fn gather(
    inputs: &[PathBuf],
    problems: &mut Vec<Problem>,
) -> (Vec<Found>, BTreeMap<PathBuf, Side>) {
    let mut found = Vec::new();
    for input in inputs {
        match fs::metadata(input) {
            Err(error) => problems.push(problem(input, io_sentence(&error))),
            Ok(meta) if meta.is_dir() => folder(input, &mut found, problems),
            Ok(meta) if meta.is_file() => found.push(Found {
                path: input.clone(),
                bytes: meta.len(),
            }),
            Ok(_) => problems.push(problem(
                input,
                "is a pipe or a device, not a file; write `-` to read standard input",
            )),
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    // One folder holds no file twice.
    if inputs.len() > 1 {
        let mut seen = std::collections::BTreeSet::new();
        found.retain(|f| seen.insert(fs::canonicalize(&f.path).unwrap_or_else(|_| f.path.clone())));
    }
    let sides = side_files(&found, problems);
    (found, sides)
}

/// The articles below one folder: ignore files are obeyed, hidden files and links left out.
fn folder(root: &Path, found: &mut Vec<Found>, problems: &mut Vec<Problem>) {
    let before = (found.len(), problems.len());
    let walk = WalkBuilder::new(root)
        .follow_links(false)
        .parents(false)
        .git_global(false)
        .git_exclude(false)
        .require_git(false)
        .sort_by_file_name(std::ffi::OsStr::cmp)
        .build();
    for entry in walk {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                problems.push(walk_problem(root, &error));
                continue;
            }
        };
        let is_file = entry.file_type().is_some_and(|t| t.is_file());
        if is_file && EXTENSIONS.contains(&extension(entry.path()).as_str()) {
            let bytes = entry.metadata().map_or(0, |m| m.len());
            found.push(Found {
                path: entry.into_path(),
                bytes,
            });
        }
    }
    if (found.len(), problems.len()) == before {
        problems.push(problem(
            root,
            "holds no articles; dateline reads .txt, .md, .html, .pdf, .docx, .eml, .json, .jsonl, .warc and .zip files",
        ));
    }
}

fn walk_problem(root: &Path, error: &ignore::Error) -> Problem {
    let mut path = root;
    let mut inner = error;
    loop {
        match inner {
            ignore::Error::WithPath { path: at, err } => {
                path = at;
                inner = err;
            }
            ignore::Error::WithDepth { err, .. } => inner = err,
            ignore::Error::Io(io) => return problem(path, io_sentence(io)),
            other => return problem(path, format!("could not be listed: {other}")),
        }
    }
}

/// The last extension in lower case; empty when there is none.
pub(super) fn extension(path: &Path) -> String {
    path.extension()
        .map(|e| e.to_string_lossy().to_lowercase())
        .unwrap_or_default()
}

/// What went wrong, and what to do.
pub(super) fn io_sentence(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "does not exist; check the path".into(),
        std::io::ErrorKind::PermissionDenied => "may not be read; check its permissions".into(),
        _ => format!("could not be read: {error}"),
    }
}

fn side_files(found: &[Found], problems: &mut Vec<Problem>) -> BTreeMap<PathBuf, Side> {
    let mut sides = BTreeMap::new();
    for file in found {
        let folder = file.path.parent().unwrap_or(Path::new("")).to_path_buf();
        if sides.contains_key(&folder) {
            continue;
        }
        let mut side = Side::new();
        for name in side::NAMES.iter().rev() {
            let path = folder.join(name);
            let Ok(bytes) = fs::read(&path) else { continue };
            match side::parse(&super::decode::decode(&bytes)) {
                Ok(known) => side.extend(known),
                Err(message) => problems.push(problem(&path, message)),
            }
        }
        for missing in side.keys().filter(|name| !folder.join(name).exists()) {
            problems.push(problem(
                &folder.join(missing),
                "is listed in the side file beside it but is not there; correct `file`",
            ));
        }
        sides.insert(folder, side);
    }
    sides
}

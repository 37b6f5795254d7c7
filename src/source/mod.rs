//! Bytes to documents.
//!
//! Every format has one reader (`formats`), which yields drafts; one way leads from a draft to a
//! [`Document`]: clean, lay out (cut furniture, take metadata, group paragraphs), settle the date.

mod cues;
mod dates;
mod decode;
mod draft;
mod embedded;
mod formats;
mod infer;
mod kind;
mod language;
mod layout;
mod side;
mod stream;
mod walk;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};

use rayon::prelude::*;

pub use embedded::embedded;
pub use infer::{Clue, Landmark, infer, is_open};

use crate::model::{Date, Document, Problem};
use formats::{Input, Yield};
use walk::Found;

/// A problem with the file at `path`.
fn problem(path: &Path, message: impl Into<String>) -> Problem {
    Problem {
        path: shown(path),
        message: message.into(),
    }
}

/// Most lines of one article.
const MOST_LINES: usize = 200_000;

/// How to read.
#[derive(Debug, Clone)]
pub struct ReadOptions {
    /// Publication date for articles that have none.
    pub date: Option<Date>,
    /// Most bytes of one file that are read; a larger file is a problem, not a document.
    pub max_bytes: u64,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            date: None,
            max_bytes: 64 << 20,
        }
    }
}

/// How far the reading is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files read.
    pub files_done: usize,
    /// Files to read.
    pub files: usize,
    /// Bytes read.
    pub bytes_done: u64,
    /// Bytes to read.
    pub bytes: u64,
}

/// What was read.
#[derive(Debug, Default)]
pub struct Reading {
    /// The documents, in order of id.
    pub documents: Vec<Document>,
    /// What could not be read, in order of the inputs and paths.
    pub problems: Vec<Problem>,
    /// True when `progress` stopped the reading before all files were read.
    pub stopped: bool,
}

/// Reads files and folders; `-` is standard input. `progress` is called after each file, from any
/// thread; `Break` stops the reading.
pub fn read(
    inputs: &[PathBuf],
    options: &ReadOptions,
    progress: &(dyn Fn(Progress) -> ControlFlow<()> + Sync),
) -> Reading {
    let mut files = Files::below(inputs);
    let mut reading = files.read(usize::MAX, options, progress);
    reading.documents = in_order(reading.documents);
    reading
}

/// Files by name.
#[derive(Debug)]
pub struct Listed(Vec<PathBuf>);

impl Listed {
    /// What tells these files, as they are now, from others: paths, sizes, times of change.
    pub fn stamp(&self) -> Vec<u8> {
        let mut stamp = Vec::new();
        for path in &self.0 {
            let meta = std::fs::metadata(path).ok();
            let changed = meta.as_ref().and_then(|m| m.modified().ok());
            let since = changed.and_then(|t| t.duration_since(std::time::UNIX_EPOCH).ok());
            stamp.extend(path.as_os_str().as_encoded_bytes());
            stamp.push(0);
            stamp.extend(meta.map_or(0, |m| m.len()).to_le_bytes());
            stamp.extend(since.map_or(0, |s| s.as_nanos()).to_le_bytes());
        }
        stamp
    }
}

/// Files and folders that are read part by part.
#[derive(Debug)]
pub struct Files {
    stdin: bool,
    found: Vec<Found>,
    sides: BTreeMap<PathBuf, side::Side>,
    problems: Vec<Problem>,
    /// Files and bytes read so far.
    done: (usize, u64),
    bytes: u64,
}

impl Files {
    /// The files below the inputs; `-` is standard input.
    pub fn below(inputs: &[PathBuf]) -> Self {
        let mut problems = Vec::new();
        let (stdin, paths): (Vec<_>, Vec<_>) =
            inputs.iter().cloned().partition(|p| p.as_os_str() == "-");
        let (found, sides) = walk::gather(&paths, &mut problems);
        Self {
            stdin: !stdin.is_empty(),
            bytes: found.iter().map(|f| f.bytes).sum(),
            found,
            sides,
            problems,
            done: (0, 0),
        }
    }

    /// Number of files, and how many of them are read.
    pub fn progress(&self) -> (usize, usize) {
        (self.done.0, self.found.len())
    }

    /// The files by name, with those that tell of the files beside them.
    pub fn listed(&self) -> Listed {
        let files = self.found.iter().map(|file| file.path.clone());
        let sides = self.sides.keys();
        let sides = sides.flat_map(|folder| side::NAMES.map(|name| folder.join(name)));
        Listed(files.chain(sides).collect())
    }

    /// True when all files are read.
    pub fn is_done(&self) -> bool {
        self.done.0 == self.found.len()
    }

    /// Reads the next `most` files. The documents come in order of the files; [`in_order`] makes
    /// their ids unique once all are there.
    pub fn read(
        &mut self,
        most: usize,
        options: &ReadOptions,
        progress: &(dyn Fn(Progress) -> ControlFlow<()> + Sync),
    ) -> Reading {
        let (before, bytes_before) = self.done;
        let next = &self.found[before..self.found.len().min(before.saturating_add(most))];
        let (done, bytes_done, stop) = (
            AtomicUsize::new(before),
            AtomicU64::new(bytes_before),
            AtomicBool::new(false),
        );
        let one = |file: &Found| {
            if stop.load(Ordering::Relaxed) {
                return Part::default();
            }
            let folder = file.path.parent().unwrap_or(Path::new(""));
            let known = file
                .path
                .file_name()
                .and_then(|n| self.sides.get(folder)?.get(n.to_str()?));
            let part = read_file(file, known, options);
            let now = Progress {
                files_done: done.fetch_add(1, Ordering::Relaxed) + 1,
                files: self.found.len(),
                bytes_done: bytes_done.fetch_add(file.bytes, Ordering::Relaxed) + file.bytes,
                bytes: self.bytes,
            };
            if progress(now).is_break() {
                stop.store(true, Ordering::Relaxed);
            }
            part
        };
        // Starting threads costs more than a few small files do.
        let total: u64 = next.iter().map(|f| f.bytes).sum();
        let parts: Vec<Part> = if next.len() > 16 || total > 4 << 20 {
            next.par_iter().map(one).collect()
        } else {
            next.iter().map(one).collect()
        };
        let mut reading = Reading {
            stopped: stop.into_inner(),
            problems: std::mem::take(&mut self.problems),
            ..Reading::default()
        };
        self.done = (before + next.len(), bytes_done.into_inner());
        let stdin = std::mem::take(&mut self.stdin).then(|| read_stdin(options));
        for part in stdin.into_iter().chain(parts) {
            reading.documents.extend(part.documents);
            reading.problems.extend(part.problems);
        }
        reading
    }
}

/// What one file yields.
#[derive(Default)]
struct Part {
    documents: Vec<Document>,
    problems: Vec<Problem>,
}

fn read_file(file: &Found, known: Option<&side::Known>, options: &ReadOptions) -> Part {
    let path = shown(&file.path);
    let stem = file
        .path
        .file_stem()
        .map_or_else(|| path.clone(), |s| shown(Path::new(s)));
    if stream::is_long(file, options) {
        return stream::read(file, &stem, options);
    }
    let opened = File::open(&file.path).and_then(|f| limited(f, options.max_bytes));
    match opened {
        Ok(bytes) => read_bytes(
            &path,
            &stem,
            &walk::extension(&file.path),
            &bytes,
            known,
            options,
        ),
        Err(error) => Part {
            problems: vec![Problem {
                path,
                message: walk::io_sentence(&error),
            }],
            ..Part::default()
        },
    }
}

fn read_stdin(options: &ReadOptions) -> Part {
    let path = "standard input";
    match limited(std::io::stdin().lock(), options.max_bytes) {
        Ok(bytes) => read_bytes(path, "stdin", "", &bytes, None, options),
        Err(error) => Part {
            problems: vec![Problem {
                path: path.into(),
                message: walk::io_sentence(&error),
            }],
            ..Part::default()
        },
    }
}

/// Reads at most one byte more than the limit, so a file that grows while it is read is bounded too.
fn limited(from: impl Read, most: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(most + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn read_bytes(
    path: &str,
    stem: &str,
    extension: &str,
    bytes: &[u8],
    known: Option<&side::Known>,
    options: &ReadOptions,
) -> Part {
    let problem = |message: String| Problem {
        path: path.to_owned(),
        message,
    };
    if bytes.len() as u64 > options.max_bytes {
        let most = options.max_bytes >> 20;
        let message =
            format!("is larger than {most} MiB; split it, or take the articles out of it");
        return Part {
            problems: vec![problem(message)],
            ..Part::default()
        };
    }
    let kind = kind::detect(&bytes[..bytes.len().min(64 << 10)], extension);
    let found = formats::read(&Input {
        path,
        stem,
        bytes,
        kind,
    });
    drafted(path, found, known, options)
}

/// The documents of the drafts that a format's reader found.
fn drafted(
    path: &str,
    Yield { drafts, problems }: Yield,
    known: Option<&side::Known>,
    options: &ReadOptions,
) -> Part {
    let problem = |message: String| Problem {
        path: path.to_owned(),
        message,
    };
    let mut part = Part {
        problems: problems.into_iter().map(problem).collect(),
        ..Part::default()
    };
    let known = known.filter(|_| drafts.len() == 1);
    for draft in drafts {
        if draft.text.bytes().filter(|&b| b == b'\n').count() > MOST_LINES {
            let message = format!("has more than {MOST_LINES} lines and is no article; split it");
            part.problems.push(problem(message));
            continue;
        }
        let document = draft::finish(draft, known, options.date);
        if document.paragraphs.is_empty() {
            let lines = document.cut.len();
            part.problems.push(problem(format!(
                "holds no article ({}): all {lines} lines look like page furniture",
                document.id
            )));
        } else {
            part.documents.push(document);
        }
    }
    part
}

/// A path as it may be shown: decoded, without characters that a terminal obeys.
fn shown(path: &Path) -> String {
    crate::text::clean(path.to_string_lossy().into_owned()).replace('\n', " ")
}

/// The documents in order of id, ids made unique: the folder's name goes before an id that clashes,
/// then a number after it.
pub fn in_order(mut documents: Vec<Document>) -> Vec<Document> {
    for document in &mut documents {
        document.id =
            crate::text::clean(std::mem::take(&mut document.id)).replace(['\n', '\t'], " ");
    }
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for document in &documents {
        *uses.entry(document.id.clone()).or_default() += 1;
    }
    for document in documents.iter_mut().filter(|d| uses[&d.id] > 1) {
        let folder = Path::new(&document.path).parent().and_then(Path::file_name);
        if let Some(folder) = folder.map(|f| f.to_string_lossy().into_owned()) {
            document.id = format!("{folder}/{}", document.id);
        }
    }
    let mut taken = std::collections::BTreeSet::new();
    for document in &mut documents {
        let plain = document.id.clone();
        let mut number = 2;
        while !taken.insert(document.id.clone()) {
            document.id = format!("{plain}-{number}");
            number += 1;
        }
    }
    documents.sort_by(|a, b| a.id.cmp(&b.id));
    documents
}

#[cfg(test)]
mod tests;

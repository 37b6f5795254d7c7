//! Files of one article a line that are too large to be read at once: line by line, with bounded
//! memory for what is not kept.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};

use super::formats::{self, Yield};
use super::walk::{self, Found};
use super::{Part, ReadOptions, drafted, problem, shown};

/// Ends of names of files with one article a line.
const NAMES: [&str; 2] = ["jsonl", "ndjson"];

/// Most bytes of text kept of one file.
const MOST_TEXT: usize = 512 << 20;

/// Problems told of one file one by one; of more, their number.
const MOST_TOLD: usize = 20;

/// True for a file that is read line by line.
pub(super) fn is_long(file: &Found, options: &ReadOptions) -> bool {
    file.bytes > options.max_bytes && NAMES.contains(&walk::extension(&file.path).as_str())
}

/// Reads it. A line longer than a file may be is no article.
pub(super) fn read(file: &Found, stem: &str, options: &ReadOptions) -> Part {
    let opened = match File::open(&file.path) {
        Ok(opened) => opened,
        Err(error) => return failed(file, walk::io_sentence(&error)),
    };
    let mut lines = BufReader::with_capacity(1 << 20, opened);
    let mut part = Part::default();
    let (mut number, mut kept, mut untold) = (0, 0, 0usize);
    loop {
        let mut line = Vec::new();
        let limit = options.max_bytes + 1;
        let size = match lines.by_ref().take(limit).read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(size) => size as u64,
            Err(error) => {
                part.problems
                    .extend(failed(file, walk::io_sentence(&error)).problems);
                break;
            }
        };
        number += 1;
        let mut found = Yield::default();
        if size == limit && !line.ends_with(b"\n") {
            let most = options.max_bytes >> 20;
            found.problems.push(format!(
                "line {number} is longer than {most} MiB; it is left out"
            ));
            if lines.skip_until(b'\n').is_err() {
                break;
            }
        } else {
            formats::json_line(&line, stem, number, &mut found);
        }
        for draft in &mut found.drafts {
            draft.path = shown(&file.path);
        }
        let one = drafted(&shown(&file.path), found, None, options);
        kept += one.documents.iter().map(|d| d.text.len()).sum::<usize>();
        part.documents.extend(one.documents);
        for told in one.problems {
            if part.problems.len() < MOST_TOLD {
                part.problems.push(told);
            } else {
                untold += 1;
            }
        }
        if kept > MOST_TEXT {
            let most = MOST_TEXT >> 20;
            part.problems.push(problem(
                &file.path,
                format!("holds more than {most} MiB of text; the articles behind line {number} are left out, split it"),
            ));
            break;
        }
    }
    if untold > 0 {
        let message = format!("{untold} more of its lines could not be read");
        part.problems.push(problem(&file.path, message));
    }
    part
}

fn failed(file: &Found, message: String) -> Part {
    Part {
        problems: vec![problem(&file.path, message)],
        ..Part::default()
    }
}

//! PDF files: their text layer.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::{Input, Yield, pdf_loops};
use crate::source::draft::Draft;
use crate::source::layout::LineEnds;

/// How long one file may take; files that loop never end by themselves.
const PATIENCE: Duration = Duration::from_secs(20);

/// Stack for the parser, which recurses over the objects of a file.
const STACK: usize = 64 << 20;

pub(super) fn read(input: &Input, out: &mut Yield) {
    let problem = match pages(input.bytes) {
        Ok(pages) => {
            let text = pages
                .iter()
                .map(|p| unbroken(p))
                .collect::<Vec<_>>()
                .join("\n\n");
            if text.chars().filter(|c| c.is_alphabetic()).count() >= 20 {
                out.drafts.push(Draft {
                    text,
                    ends: LineEnds::Printed,
                    ..Draft::default()
                });
                return;
            }
            "is a PDF without a text layer, a scan perhaps; run text recognition on it first"
                .to_owned()
        }
        Err(problem) => problem,
    };
    out.problems.push(problem);
}

/// The text of each page. A thread of its own bounds the time: a parser that hangs or panics is
/// left behind, and the other files are read.
fn pages(bytes: &[u8]) -> Result<Vec<String>, String> {
    let bytes = bytes.to_vec();
    let (send, receive) = mpsc::channel();
    let parse = move || {
        let found = catch_unwind(AssertUnwindSafe(|| {
            // A stack that overflows takes the program with it: nobody could catch that.
            let file = pdf_extract::Document::load_mem(&bytes)?;
            if pdf_loops::loops(&file) {
                return Ok(None);
            }
            pdf_extract::extract_text_from_mem_by_pages(&bytes).map(Some)
        }));
        // Nobody waits any more when the time is over.
        let _ = send.send(match found {
            Ok(Ok(Some(pages))) => Ok(pages),
            Ok(Ok(None)) => Err(
                "is a PDF whose parts refer to themselves without end; save the article as text"
                    .to_owned(),
            ),
            Ok(Err::<_, pdf_extract::OutputError>(error)) => Err(format!(
                "is a PDF that cannot be read ({error}); save the article as text"
            )),
            Err(_) => Err("is a damaged PDF; save the article as text".to_owned()),
        });
    };
    thread::Builder::new()
        .stack_size(STACK)
        .spawn(parse)
        .map_err(|error| format!("could not be read: {error}"))?;
    receive.recv_timeout(PATIENCE).unwrap_or_else(|_| {
        let seconds = PATIENCE.as_secs();
        Err(format!(
            "is a PDF that takes more than {seconds} seconds; save the article as text"
        ))
    })
}

/// Joins words that were divided at the end of a line.
fn unbroken(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    for line in page.lines().map(str::trim) {
        let goes_on = line.starts_with(char::is_lowercase);
        let half = out
            .strip_suffix("-\n")
            .filter(|o| goes_on && o.ends_with(char::is_lowercase));
        match (half.map(str::len), line.split_once(' ')) {
            (Some(length), rest) => {
                let (word, rest) = rest.unwrap_or((line, ""));
                out.truncate(length);
                out.push_str(word);
                out.push('\n');
                out.push_str(rest);
            }
            (None, _) => out.push_str(line),
        }
        out.push('\n');
    }
    out
}

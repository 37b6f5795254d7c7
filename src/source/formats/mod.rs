//! The readers, one file a format: bytes in, drafts and problems out.

mod archive;
mod docx;
mod html;
mod json;
mod mail;
mod pdf;
mod pdf_loops;
mod text;

use super::draft::Draft;
use super::kind::Kind;

/// One file to read.
pub(super) struct Input<'a> {
    /// The file, as the user named it.
    pub(super) path: &'a str,
    /// Its name without the last extension.
    pub(super) stem: &'a str,
    /// Its content.
    pub(super) bytes: &'a [u8],
    /// What it is.
    pub(super) kind: Kind,
}

/// What a reader yields.
#[derive(Default)]
pub(super) struct Yield {
    /// The articles, in the order of the file.
    pub(super) drafts: Vec<Draft>,
    /// Sentences about what could not be read.
    pub(super) problems: Vec<String>,
}

/// Reads one line of a file with one article a line.
pub(super) fn json_line(bytes: &[u8], stem: &str, number: usize, out: &mut Yield) {
    json::line(bytes, stem, number, out);
}

/// Reads one file of any kind.
pub(super) fn read(input: &Input) -> Yield {
    let mut out = Yield::default();
    match input.kind {
        Kind::Text | Kind::Markdown => out.drafts.push(text::read(input)),
        Kind::Json => json::read(input, &mut out),
        Kind::Empty => out.problems.push("is empty; nothing to read".into()),
        Kind::Binary => out.problems.push(
            "is not text in any encoding dateline knows; give it the article as text, HTML, PDF or DOCX".into(),
        ),
        Kind::Html => html::read(input, &mut out),
        Kind::Mail => mail::read(input, &mut out),
        Kind::Zip => archive::zip(input, &mut out),
        Kind::Gzip => archive::gzip(input, &mut out),
        Kind::Warc => archive::warc(input, &mut out),
        Kind::Pdf => pdf::read(input, &mut out),
    }
    for draft in &mut out.drafts {
        if draft.id.is_empty() {
            input.stem.clone_into(&mut draft.id);
        }
        if draft.path.is_empty() {
            input.path.clone_into(&mut draft.path);
        }
    }
    out
}

#[cfg(test)]
mod tests;

//! Chronicles and digests: articles whose paragraphs open with the day they tell of, or stand under a
//! heading that tells what happened. Each such entry is a story of its own.

use crate::model::{Basis, Document, Report, Role};

/// Paragraphs opening with their day from which an article is a chronicle.
const ENTRIES: usize = 3;

/// The most words of a heading.
const HEADING: usize = 12;

/// For each document the paragraphs that open an entry, in order; none where it is no chronicle.
pub(super) fn entries(documents: &[Document], reports: &[Report]) -> Vec<Vec<u32>> {
    let mut entries = vec![Vec::new(); documents.len()];
    for report in reports {
        entries[report.document as usize].extend(opening(documents, report));
    }
    for of_document in &mut entries {
        of_document.sort_unstable();
        of_document.dedup();
        if of_document.len() < ENTRIES {
            of_document.clear();
        }
    }
    entries
}

/// The paragraph that opens the report's entry: its own, when its date does, or the heading that
/// gives the date.
fn opening(documents: &[Document], report: &Report) -> Option<u32> {
    let document = &documents[report.document as usize];
    let paragraph = &document.paragraphs[report.paragraph as usize - 1];
    if is_heading(documents, report) && report.kind.family().is_incident() {
        return Some(report.paragraph);
    }
    let date = report.date.filter(|d| d.basis != Basis::Event)?;
    if date.span.end <= paragraph.span.start && date.basis != Basis::Pack {
        let behind = document
            .paragraphs
            .partition_point(|p| p.span.start <= date.span.start);
        return Some(behind as u32);
    }
    // "On Sunday" opens many a paragraph of a report.
    let words = date.span.of(&document.text);
    let figures = words.contains(|x: char| x.is_ascii_digit());
    let opens = paragraph.role != Role::TableRow && paragraph.opens_with(date.span) && figures;
    opens.then_some(report.paragraph)
}

/// The report's paragraph is a short line without a stop: "Parwan Province: one officer killed".
pub(super) fn is_heading(documents: &[Document], report: &Report) -> bool {
    let document = &documents[report.document as usize];
    let paragraph = &document.paragraphs[report.paragraph as usize - 1];
    let line = paragraph.span.of(&document.text).trim_end();
    let ends = line.ends_with(['.', '!', '?', ':', ';', '"', '”', ')', ']', ',']);
    let short = || line.split_whitespace().nth(HEADING).is_none();
    paragraph.role == Role::Body && !ends && short()
}

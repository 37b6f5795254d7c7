//! Chronicles: articles whose paragraphs open with the day they tell of. Each such entry is a story of
//! its own.

use crate::model::{Basis, DateClaim, Document, Report, Role};

/// Paragraphs opening with their day from which an article is a chronicle.
const ENTRIES: usize = 3;

/// For each document the paragraphs that open an entry, in order; none where it is no chronicle.
pub(super) fn entries(documents: &[Document], reports: &[Report]) -> Vec<Vec<u32>> {
    let mut entries = vec![Vec::new(); documents.len()];
    for report in reports.iter().filter(|r| opens(documents, r)) {
        entries[report.document as usize].push(report.paragraph);
    }
    for of_document in &mut entries {
        of_document.dedup();
        if of_document.len() < ENTRIES {
            of_document.clear();
        }
    }
    entries
}

/// The report's own date opens its paragraph.
fn opens(documents: &[Document], report: &Report) -> bool {
    let document = &documents[report.document as usize];
    let paragraph = &document.paragraphs[report.paragraph as usize - 1];
    // "On Sunday" opens many a paragraph of a report.
    let figures = |d: &DateClaim| {
        d.span
            .of(&document.text)
            .contains(|x: char| x.is_ascii_digit())
    };
    let dated = report.date.filter(|d| d.basis != Basis::Event);
    paragraph.role != Role::TableRow
        && dated.is_some_and(|d| paragraph.opens_with(d.span) && figures(&d))
}

//! A brief in Markdown: the chronology, every line footnoted with the sentences it rests on.

use std::io::{self, Write};

use super::contract::ReportView;
use super::selection::Selection;
use super::words;
use crate::model::Event;

/// Writes the brief.
pub fn write(out: &mut dyn Write, selection: &Selection) -> io::Result<()> {
    writeln!(out, "# Chronology\n\n{}\n", escape(&selection.headline()))?;
    let mut notes: Vec<String> = Vec::new();
    let mut month = String::new();
    for (_, event) in selection.numbered() {
        let heading = heading(event);
        if heading != month {
            writeln!(out, "## {heading}\n")?;
            month = heading;
        }
        entry(out, selection, event, &mut notes)?;
    }
    for (note, number) in notes.iter().zip(1..) {
        writeln!(out, "[^{number}]: {note}")?;
    }
    Ok(())
}

/// The month it can have begun in: `2021-05`.
fn heading(event: &Event) -> String {
    let day = event.date.and_then(|d| d.start.or(d.end));
    day.map_or_else(
        || "Undated".to_owned(),
        |day| day.format("%Y-%m").to_string(),
    )
}

fn entry(
    out: &mut dyn Write,
    selection: &Selection,
    event: &Event,
    notes: &mut Vec<String>,
) -> io::Result<()> {
    let view = selection.view(event);
    let mut text = format!(
        "- **{}** {}",
        words::date(event.date.as_ref()),
        escape(&view.title)
    );
    if view.status != "actual" {
        text.push_str(" (");
        text.push_str(view.status);
        text.push(')');
    }
    for part in [
        words::figures(selection.corpus, event),
        words::actors(&view.actors, true),
    ] {
        if !part.is_empty() {
            text.push_str("; ");
            text.push_str(&escape(&part));
        }
    }
    if !view.disputed.is_empty() {
        text.push_str("; reports differ on ");
        text.push_str(&view.disputed.join(", "));
    }
    write!(out, "{text}.")?;
    for (report, &index) in view.reports.iter().zip(&event.reports) {
        let document = selection.corpus.reports[index as usize].document;
        notes.push(note(selection, document, report));
        write!(out, "[^{}]", notes.len())?;
    }
    writeln!(out, "\n")
}

fn note(selection: &Selection, document: u32, report: &ReportView) -> String {
    let document = &selection.corpus.documents[document as usize];
    let from = super::plain::line(document.outlet.as_deref().unwrap_or(&document.id));
    let place = super::events::locus(report);
    format!(
        "{} ({}): “{}”",
        escape(&from),
        escape(&place),
        escape(&report.text)
    )
}

/// The text with the characters that Markdown would obey made literal.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~'
        ) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;
    use crate::query::Filter;

    #[test]
    fn the_brief_reads_well() {
        let corpus = sample::corpus();
        let mut out = Vec::new();
        write(&mut out, &Selection::new(&corpus, &Filter::default())).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap());
    }

    #[test]
    fn text_from_articles_is_literal() {
        assert_eq!(escape("a *b* <i>[x](y)"), "a \\*b\\* \\<i\\>\\[x\\](y)");
    }
}

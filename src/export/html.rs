//! One page of HTML that needs nothing else: the chronology, sentences unfolding under each event.

use std::io::{self, Write};

use super::events::locus;
use super::selection::Selection;
use super::words;
use crate::model::Event;

const HEAD: &str = "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
<meta name=\"viewport\" content=\"width=device-width\">\n<title>Timeline</title>\n<style>\n\
:root{color-scheme:light dark}\n\
body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}\n\
summary{cursor:pointer}time{font-variant-numeric:tabular-nums;font-weight:600}\n\
blockquote{margin:.5rem 0 .5rem 1.5rem}cite{display:block;font-size:.85em;opacity:.75}\n\
.differs{color:#b45309}\n</style>\n";

/// Writes the page.
pub fn write(out: &mut dyn Write, selection: &Selection) -> io::Result<()> {
    write!(
        out,
        "{HEAD}<h1>Timeline</h1>\n<p>{}</p>\n",
        escape(&selection.headline())
    )?;
    for (_, event) in selection.numbered() {
        entry(out, selection, event)?;
    }
    Ok(())
}

fn entry(out: &mut dyn Write, selection: &Selection, event: &Event) -> io::Result<()> {
    let view = selection.view(event);
    let mut facts: Vec<String> = [
        words::figures(selection.corpus, event),
        words::actors(&view.actors, true),
    ]
    .iter()
    .filter(|part| !part.is_empty())
    .map(|part| escape(part))
    .collect();
    if view.status != "actual" {
        facts.push(view.status.to_owned());
    }
    if !view.disputed.is_empty() {
        let fields = view.disputed.join(", ");
        facts.push(format!("<span class=\"differs\">≠ {fields}</span>"));
    }
    write!(
        out,
        "<details id=\"{}\"><summary><time>{}</time> {}",
        escape(&view.id),
        escape(&words::date(event.date.as_ref())),
        escape(&view.title),
    )?;
    for fact in facts {
        write!(out, " · {fact}")?;
    }
    writeln!(out, "</summary>")?;
    for report in &view.reports {
        let (text, place) = (escape(&report.text), escape(&locus(report)));
        writeln!(out, "<blockquote>{text}<cite>{place}</cite></blockquote>")?;
    }
    writeln!(out, "</details>")
}

/// The text with the characters that HTML would obey as entities.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;
    use crate::query::Filter;

    #[test]
    fn markup_in_an_article_stays_text() {
        let mut corpus = sample::corpus();
        corpus.events[0].title = "<script>alert('x')</script>".into();
        let mut out = Vec::new();
        write(&mut out, &Selection::new(&corpus, &Filter::default())).unwrap();
        let page = String::from_utf8(out).unwrap();
        assert!(!page.contains("<script"));
        assert!(page.contains("&lt;script&gt;alert(&#39;x&#39;)"));
        assert_eq!(page.matches("<details").count(), 4);
        assert_eq!(page.matches("<blockquote>").count(), 6);
        assert!(page.contains("≠ munitions"));
    }
}

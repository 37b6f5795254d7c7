//! Articles in full, for the reader who wants to check the reading: what is known of each and how,
//! what was kept, and every line that was cut with the reason.

use std::io::{self, Write};

use super::articles::ArticleLine;
use super::plain::{fit, wrap};
use super::table::Look;

/// Columns of the names of the facts.
const NAMES: usize = 12;

/// Writes the articles one below the other.
pub fn write(out: &mut dyn Write, articles: &[ArticleLine], look: Look) -> io::Result<()> {
    for (at, article) in articles.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        one(out, article, look)?;
    }
    Ok(())
}

fn one(out: &mut dyn Write, article: &ArticleLine, look: Look) -> io::Result<()> {
    let title = article.title.as_deref().unwrap_or("(no headline)");
    writeln!(out, "{}  {}", look.bold(&article.id), look.bold(title))?;
    let mut facts = vec![("file", article.path.clone())];
    let told = [
        ("outlet", &article.outlet),
        ("byline", &article.byline),
        ("address", &article.url),
        ("rests on", &article.derived_from),
        ("language", &article.language),
    ];
    facts.extend(
        told.into_iter()
            .filter_map(|(name, v)| Some((name, v.clone()?))),
    );
    facts.push(("published", article.known()));
    let ties = article.same_source.iter();
    facts.extend(ties.map(|t| ("same source", format!("as {}: {}", t.document, t.reason))));
    facts.extend(article.warnings.iter().map(|w| ("warning", w.clone())));
    facts.push(("kept", article.kept()));
    for (name, value) in &facts {
        fact(out, name, value, look)?;
    }
    let room = columns(look).saturating_sub(NAMES + 20).max(20);
    for block in &article.marked {
        let words = fit(&block.text, room);
        let row = format!("¶{:<4} {:12} {words}", block.paragraph, block.role);
        writeln!(out, "  {:NAMES$}{}", "", row.trim_end())?;
    }
    fact(out, "cut", &article.cut_in_words(), look)?;
    cut_lines(out, article, look)
}

/// Columns to fit into; in a pipe nothing is cut.
fn columns(look: Look) -> usize {
    look.width.unwrap_or(usize::MAX)
}

fn fact(out: &mut dyn Write, name: &str, value: &str, look: Look) -> io::Result<()> {
    let mut name = name;
    for row in wrap(value, columns(look).saturating_sub(NAMES + 2).max(20)) {
        writeln!(out, "  {}{row}", look.faint(&format!("{name:NAMES$}")))?;
        name = "";
    }
    Ok(())
}

fn cut_lines(out: &mut dyn Write, article: &ArticleLine, look: Look) -> io::Result<()> {
    let reasons = article.cut.iter().map(|c| c.reason.len() + 7);
    let widest = reasons.max().unwrap_or(0);
    for cut in &article.cut {
        let used = if cut.metadata { " (used)" } else { "" };
        let reason = format!("{}{used}", cut.reason);
        let text = fit(&cut.text, columns(look).saturating_sub(widest + 12).max(20));
        let row = format!("  {:>6}  {reason:widest$}  {text}", cut.line);
        writeln!(out, "{}", look.faint(row.trim_end()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;
    use crate::export::Selection;
    use crate::export::articles::{CutView, articles};
    use crate::query::Filter;

    #[test]
    fn every_cut_line_is_listed_with_its_reason() {
        let corpus = sample::corpus();
        let mut lines = articles(&Selection::new(&corpus, &Filter::default()));
        lines[0].cut.push(CutView {
            line: 12,
            text: "Leave a Reply".into(),
            reason: "comment form".into(),
            metadata: false,
        });
        let mut out = Vec::new();
        let look = Look {
            width: Some(80),
            color: false,
        };
        write(&mut out, &lines, look).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(
            text.contains("12  comment form         Leave a Reply"),
            "{text}"
        );
        assert!(
            text.contains("published   2021-05-05, side-file: given"),
            "{text}"
        );
    }
}

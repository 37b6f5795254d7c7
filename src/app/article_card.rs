//! A card with all that is known of an article: where it is from, how its date is known, what was cut
//! of it and why.

use std::collections::BTreeMap;

use super::card::Lines;
use super::{App, Articles, Card, words};

/// The card of the article at a place in the list.
pub(super) fn of(app: &App, at: usize) -> Option<Card> {
    let document = app.corpus.documents.get(at)?;
    let line = Articles::line(&app.corpus, &app.timeline, at)?;
    let mut lines = Lines::default();
    lines.put("published", document.outlet.clone().unwrap_or_default());
    lines.put("by", document.byline.clone().unwrap_or_default());
    match &document.published {
        Some(p) => {
            let date = p
                .inferred_day()
                .unwrap_or_else(|| words::long_date(&p.date));
            lines.put("on", format!("{date}, {}", words::basis(p.basis)));
            lines.put("", p.note.clone());
        }
        None => lines.put("on", "nothing says when"),
    }
    lines.put(
        "rests on",
        document.derived_from.clone().unwrap_or_default(),
    );
    let kin = app.corpus.independence.ties_of(at as u32);
    lines.all("one source", kin.map(|k| super::lent::tie(&app.corpus, k)));
    lines.put("address", document.url.clone().unwrap_or_default());
    lines.put("file", document.path.clone());
    lines.put("language", document.language.clone().unwrap_or_default());
    lines.all("beware", document.warnings.iter().cloned());
    let (events, shown) = line.events;
    lines.put(
        "tells of",
        format!("{}, {shown} of them shown", words::count(events, "event")),
    );
    lines.put("kept", words::count(line.kept, "paragraph"));
    lines.all("cut", cut(document));
    lines.put("id", document.id.clone());
    Some(Card::with(line.title, lines))
}

/// What was cut, by reason: `3 lines: comment form (4, 9, 12)`.
fn cut(document: &crate::model::Document) -> Vec<String> {
    let mut reasons: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for line in &document.cut {
        reasons.entry(&line.reason).or_default().push(line.line);
    }
    let told = reasons.into_iter().map(|(reason, lines)| {
        let numbers: Vec<String> = lines.iter().take(8).map(u32::to_string).collect();
        let more = if lines.len() > 8 { ", …" } else { "" };
        let lines = words::count(lines.len(), "line");
        format!("{lines}: {reason} (line {}{more})", numbers.join(", "))
    });
    told.collect()
}

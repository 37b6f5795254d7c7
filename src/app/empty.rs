//! Why a list is empty, and how to widen it.

use super::{Action, App, words};
use crate::query::fuzzy::{Folded, Pattern};

/// Why nothing is shown and how to widen, line by line.
pub fn why_empty(app: &App) -> Vec<String> {
    if app.corpus.events.is_empty() {
        return vec![
            "No event was found in these articles.".into(),
            "Open others: dateline PATH…".into(),
        ];
    }
    let key = |action| app.keymap.key(action).unwrap_or_default();
    let chips = app.filters.chips();
    let mut lines = Vec::new();
    if chips.is_empty() {
        lines.push("No incident that happened is told here.".into());
    } else {
        let chips: Vec<String> = chips.iter().map(super::Chip::text).collect();
        lines.push("No event matches".into());
        lines.push(chips.join(" · "));
        lines.extend(
            app.widened
                .iter()
                .filter(|(_, n)| *n > 0 && chips.len() > 1)
                .map(|(chip, number)| format!("{} without {chip}", words::count(*number, "event"))),
        );
        lines.extend(near(app));
        let (back, clear) = (key(Action::Back), key(Action::ClearFilters));
        lines.push(format!("{back} takes the last filter away, {clear} all."));
    }
    if app.hidden > 0 {
        lines.push(format!(
            "{} hidden: {} shows statements, {} plans.",
            words::count(app.hidden, "other"),
            key(Action::ToggleStatements),
            key(Action::ToggleUnreal)
        ));
    }
    lines
}

/// The names that come near what is searched for.
fn near(app: &App) -> Option<String> {
    let words = app.filters.search();
    if words.is_empty() {
        return None;
    }
    let pattern = Pattern::new(words);
    let told = |at: &usize| !app.corpus.events_of[*at].is_empty();
    let entities = (0..app.corpus.entities.len()).filter(told);
    let mut found: Vec<(i64, &str)> = entities
        .filter_map(|at| {
            let name = app.corpus.entities[at].name.as_str();
            Some((-pattern.find_near(&Folded::new(name))?.score, name))
        })
        .collect();
    found.sort_unstable();
    found.truncate(3);
    let names: Vec<&str> = found.iter().map(|(_, name)| *name).collect();
    (!names.is_empty()).then(|| format!("Did you mean {}?", names.join(", ")))
}

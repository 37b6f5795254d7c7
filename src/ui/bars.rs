//! The line above: name, corpus, filters. The line below: what is typed, notes, keys.

use ratatui::buffer::Buffer;

use super::Theme;
use super::paint::{put, put_cut, put_right, width};
use crate::app::{ACTIONS, Action, App, Area, Chip, Context, Overlay, Stage, View};

/// Draws the line above.
pub(super) fn header(buf: &mut Buffer, area: Area, app: &App, theme: &Theme) {
    if area.is_empty() {
        return;
    }
    let y = area.y;
    put(buf, area, (area.x + 1, y), "dateline", theme.brand);
    let header = app.header();
    if app.stage != Stage::Ready {
        put(buf, area, (header.x, y), &app.label, theme.dim);
        return;
    }
    let x = put(buf, area, (header.x, y), &header.summary, theme.dim) + 2;
    if let Some(words) = &header.progress {
        put(buf, area, (x, y), words, theme.note);
    }
    let close = if theme.ascii { "x" } else { "✕" };
    for ((text, spot), chip) in header.chips.iter().zip(app.filters.chips()) {
        let style = match chip {
            Chip::Value { exclude: true, .. } => theme.chip_not,
            _ => theme.chip,
        };
        put(buf, area, (spot.x, y), &format!(" {text} {close} "), style);
    }
    if let Some((left, spot)) = header.more {
        put(
            buf,
            area,
            (spot.x, y),
            &format!("+{left} {close}"),
            theme.chip,
        );
    }
}

/// Draws the line below; returns where the text cursor stands.
pub(super) fn footer(buf: &mut Buffer, area: Area, app: &App, theme: &Theme) -> Option<(u16, u16)> {
    if area.is_empty() {
        return None;
    }
    let y = area.y;
    if let Some(prompt) = &app.prompt {
        let what = format!(" {}: ", prompt.asks.label());
        let x = put(buf, area, (area.x, y), &what, theme.key);
        let end = put(buf, area, (x, y), prompt.input.value(), theme.text);
        let cursor = x + prompt.input.visual_cursor() as u16;
        hints(buf, area, end + 3, app, theme);
        return Some((cursor.min(area.x + area.width.saturating_sub(1)), y));
    }
    let from = if !app.pending.is_empty() {
        let keys: Vec<String> = app.pending.iter().map(ToString::to_string).collect();
        let x = put(buf, area, (area.x + 1, y), &keys.join(" "), theme.key) + 2;
        put(
            buf,
            area,
            (x, y),
            "goes on with a key of the list above",
            theme.dim,
        );
        put_right(buf, area, y, "Esc cancels ", theme.dim);
        return None;
    } else if let Some(note) = &app.note {
        let room = area.width.saturating_sub(2);
        put_cut(buf, area, (area.x + 1, y), room, note, theme.note) + 3
    } else {
        area.x + 1
    };
    hints(buf, area, from, app, theme);
    None
}

/// The keys worth knowing here, as many as fit from column `from`, the help at the right edge.
fn hints(buf: &mut Buffer, area: Area, from: u16, app: &App, theme: &Theme) {
    let here = app.contexts();
    let applies = |a: Action| {
        let contexts = a.entry().contexts;
        contexts.iter().any(|c| here.contains(c))
    };
    let y = area.y;
    let mut end = (area.x + area.width).saturating_sub(1);
    for action in [Action::Quit, Action::Help] {
        if let (true, Some(key)) = (applies(action), app.keymap.key(action)) {
            let hint = action.entry().hint;
            let size = width(&key) + width(hint) + 1;
            if end < from + size {
                return;
            }
            let x = put(buf, area, (end - size, y), &key, theme.key);
            put(buf, area, (x + 1, y), hint, theme.dim);
            end = end.saturating_sub(size + 2);
        }
    }
    let mut x = from;
    for entry in ACTIONS {
        let action = entry.action;
        let shown = !entry.hint.is_empty() && applies(action) && useful(app, action);
        if !shown || matches!(action, Action::Quit | Action::Help) {
            continue;
        }
        let Some(key) = app.keymap.key(action).filter(|k| !k.contains(' ')) else {
            continue;
        };
        let hint = match &app.overlay {
            Some(Overlay::Picker(picker)) if action == Action::Accept => picker.does(),
            _ => entry.hint,
        };
        let size = width(&key) + width(hint) + 1;
        if x + size > end {
            continue;
        }
        x = put(buf, area, (x, y), &key, theme.key) + 1;
        x = put(buf, area, (x, y), hint, theme.dim) + 2;
    }
    let leaves = match here[0] {
        Context::Prompt => "cancels",
        Context::Picker => "closes",
        _ => return,
    };
    if let Some(key) = app.keymap.key(Action::Back) {
        let x = end.saturating_sub(width(&key) + width(leaves) + 1);
        if x >= from {
            let x = put(buf, area, (x, y), &key, theme.key) + 1;
            put(buf, area, (x, y), leaves, theme.dim);
        }
    }
}

/// False for keys that would do nothing right now.
fn useful(app: &App, action: Action) -> bool {
    match action {
        Action::NextReport => app
            .reading
            .event
            .is_some_and(|e| app.corpus.events[e as usize].reports.len() > 1),
        Action::Mark | Action::Without => {
            matches!(&app.overlay, Some(Overlay::Picker(picker)) if picker.several())
        }
        Action::ZoomIn => app.view == View::Map,
        Action::ViewCompare => app.view == View::Panes && app.timeline.selected().is_some(),
        _ => true,
    }
}

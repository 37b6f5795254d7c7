//! What a key just pressed can go on with, in a corner over the view.

use ratatui::buffer::Buffer;

use super::Theme;
use super::paint::{clear, frame, put, put_cut, width};
use crate::app::{ACTIONS, App, Area, Chord};

/// Draws the keys that may follow those pressed so far, with what each does.
pub(super) fn draw(buf: &mut Buffer, body: Area, app: &App, theme: &Theme) {
    let rows = rows(app);
    let keys = rows.iter().map(|(key, _)| width(key)).max().unwrap_or(0);
    let words = rows.iter().map(|(_, does)| width(does)).max().unwrap_or(0);
    let (wide, high) = (keys + words + 6, rows.len() as u16 + 2);
    let (wide, high) = (wide.min(body.width), high.max(6).min(body.height));
    let area = Area {
        x: body.x + body.width - wide,
        y: body.y + body.height - high,
        width: wide,
        height: high,
    };
    clear(buf, area, theme.text);
    let pressed: Vec<String> = app.pending.iter().map(ToString::to_string).collect();
    let styles = (theme.border_focus, theme.title_focus);
    let title = (pressed.join(" "), "Esc cancels");
    let inside = frame(buf, area, (&title.0, title.1), styles, theme.ascii);
    for (y, (key, does)) in (inside.y..inside.y + inside.height).zip(&rows) {
        put(buf, inside, (inside.x + 1, y), key, theme.key);
        let x = inside.x + keys + 3;
        let room = (inside.x + inside.width).saturating_sub(x);
        put_cut(buf, inside, (x, y), room, does, theme.text);
    }
}

/// The rest of each longer key, and the sentence of what it does here.
fn rows(app: &App) -> Vec<(String, &'static str)> {
    let here = app.contexts();
    let applies = ACTIONS
        .iter()
        .filter(|e| e.contexts.iter().any(|c| here.contains(c)));
    applies
        .filter_map(|entry| {
            let mut chords = app.keymap.keys(entry.action).iter();
            let chord = chords.find(|c| c.0.starts_with(&app.pending))?;
            let rest = Chord(chord.0[app.pending.len()..].to_vec());
            Some((rest.to_string(), entry.sentence))
        })
        .collect()
}

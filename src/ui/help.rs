//! The overlay of keys, made from the table of actions and the keymap in force.

use ratatui::buffer::Buffer;

use super::Theme;
use super::paint::{clear, frame, put, put_cut, width};
use crate::app::{ACTIONS, App, Area, Context};

/// Draws the keys that work in `context`, from row `top` on.
pub(super) fn draw(
    buf: &mut Buffer,
    body: Area,
    app: &App,
    (context, top): (Context, usize),
    theme: &Theme,
) {
    let rows = rows(app, context);
    let keys = rows.iter().map(|(k, _)| width(k)).max().unwrap_or(0);
    let words = rows.iter().map(|(_, w)| width(w)).max().unwrap_or(0);
    let glyphs = legend(theme);
    let size = keys + words + 6;
    let height = (rows.len() + glyphs.len() + 3) as u16;
    let area = body.center(size.min(body.width), height.min(body.height));
    clear(buf, area, theme.text);
    let title = format!("Keys · {}", context.title());
    let more = if height > area.height {
        "j k scroll · Esc closes"
    } else {
        "Esc closes"
    };
    let inside = frame(
        buf,
        area,
        (&title, more),
        (theme.border_focus, theme.title_focus),
        theme.ascii,
    );
    let all = rows.len() + glyphs.len() + 1;
    let top = top.min(all.saturating_sub(inside.height as usize));
    for (y, at) in (inside.y..inside.y + inside.height).zip(top..all) {
        if let Some((key, words)) = rows.get(at) {
            put_cut(buf, inside, (inside.x + 1, y), keys, key, theme.key);
            let x = inside.x + keys + 3;
            let room = (inside.x + inside.width).saturating_sub(x);
            put_cut(buf, inside, (x, y), room, words, theme.text);
        } else if let Some((glyph, words, style)) =
            at.checked_sub(rows.len() + 1).and_then(|at| glyphs.get(at))
        {
            let x = inside.x + keys.max(2) + 3;
            put(buf, inside, (x - 2, y), glyph, *style);
            put(buf, inside, (x, y), words, theme.dim);
        }
    }
}

/// Keys and sentences of what works in a context.
fn rows(app: &App, context: Context) -> Vec<(String, &'static str)> {
    ACTIONS
        .iter()
        .filter(|entry| entry.contexts.contains(&context))
        .filter_map(|entry| {
            let keys: Vec<String> = app
                .keymap
                .keys(entry.action)
                .iter()
                .map(ToString::to_string)
                .collect();
            (!keys.is_empty()).then(|| (keys.join("  "), entry.sentence))
        })
        .collect()
}

/// What the glyphs of the timeline mean.
fn legend(theme: &Theme) -> Vec<(&'static str, &'static str, ratatui::style::Style)> {
    use crate::model::Family as F;
    let of = |family, words| (theme.glyph(family, true), words, theme.family(family));
    vec![
        of(F::Attack, "attack"),
        of(F::Strike, "air strike, targeted killing"),
        of(F::Interdiction, "interception, find, detention"),
        of(F::Unrest, "storming, demonstration"),
        of(F::Posture, "deployment, withdrawal"),
        of(F::Statement, "statement, politics"),
        (
            theme.glyph(F::Attack, false),
            "hollow: planned, feared, denied, or a total",
            theme.dim,
        ),
        (
            if theme.ascii { "!" } else { "≠" },
            "reports differ",
            theme.disputed,
        ),
    ]
}

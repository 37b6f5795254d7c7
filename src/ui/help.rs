//! The overlay of keys.

use ratatui::buffer::Buffer;

use super::Theme;
use super::paint::{clear, frame, put, put_cut};
use crate::app::{App, Area, Context, HelpLine, HelpPage, Sign};

/// Draws the keys that work in `context`, from row `top` on.
pub(super) fn draw(
    buf: &mut Buffer,
    body: Area,
    app: &App,
    (context, top): (Context, usize),
    theme: &Theme,
) {
    let page = HelpPage::of(app, context, body);
    clear(buf, page.area, theme.text);
    let top = page.top(top);
    let (all, end) = (page.lines.len(), top + page.rows());
    let place = if all > page.rows() {
        format!("{}–{end} of {all} · j k scroll · Esc closes", top + 1)
    } else {
        "Esc closes".to_owned()
    };
    let place = if theme.ascii {
        place.replace('–', "-").replace('·', "|")
    } else {
        place
    };
    let styles = (theme.border_focus, theme.title_focus);
    let title = format!("Keys · {}", context.title());
    let inside = frame(buf, page.area, (&title, &place), styles, theme.ascii);
    let words = inside.x + page.keys + 3;
    let room = (inside.x + inside.width).saturating_sub(words);
    let rows = inside.y..inside.y + inside.height;
    for (y, line) in rows.zip(page.lines.iter().skip(top)) {
        match line {
            HelpLine::Head(title) => {
                put(buf, inside, (inside.x + 1, y), title, theme.heading);
            }
            HelpLine::Key(keys, text) => {
                put(buf, inside, (inside.x + 1, y), keys, theme.key);
                put_cut(buf, inside, (words, y), room, text, theme.text);
            }
            HelpLine::Sign(sign, text) => {
                let (glyph, style) = glyph(*sign, theme);
                put(buf, inside, (words.saturating_sub(2), y), glyph, style);
                put_cut(buf, inside, (words, y), room, text, theme.dim);
            }
            HelpLine::Blank => {}
        }
    }
}

fn glyph(sign: Sign, theme: &Theme) -> (&'static str, ratatui::style::Style) {
    let ascii = theme.ascii;
    match sign {
        Sign::Family(family, actual) => {
            let style = if actual {
                theme.family(family)
            } else {
                theme.dim
            };
            (theme.glyph(family, actual), style)
        }
        Sign::Disputed => (if ascii { "!" } else { "≠" }, theme.disputed),
        Sign::Times => (if ascii { "x" } else { "×" }, theme.number),
        Sign::Story => ("~", theme.dim),
        Sign::Doubtful => ("?", theme.disputed),
    }
}

//! Draws the state; changes nothing. One file a pane.

mod article;
mod articles;
mod bars;
mod braille;
mod compare;
mod entities;
mod help;
mod histogram;
mod map;
mod matrix;
mod menu;
mod overlay;
mod paint;
mod picture;
mod theme;
mod timeline;

pub use picture::{Cells, svg};
pub use theme::Theme;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::app::{App, Area, Overlay, Pane, Stage, Value, View};

/// Draws the explorer.
pub fn draw(frame: &mut Frame, app: &App, theme: &Theme) {
    let cursor = draw_buffer(frame.buffer_mut(), app, theme);
    if let Some((x, y)) = cursor {
        frame.set_cursor_position((x, y));
    }
}

/// Draws the explorer into cells; returns where the text cursor stands, if there is one.
pub fn draw_buffer(buf: &mut Buffer, app: &App, theme: &Theme) -> Option<(u16, u16)> {
    let layout = app.layout();
    let screen = Area {
        x: 0,
        y: 0,
        width: app.size.0.min(buf.area.width),
        height: app.size.1.min(buf.area.height),
    };
    paint::clear(buf, screen, theme.text);
    bars::header(buf, layout.header, app, theme);
    match (&app.stage, app.view) {
        (Stage::Loading(done, of), _) => {
            let words = match of {
                0 => "Reading…".to_owned(),
                of => format!("Reading article {done} of {of}…"),
            };
            message(buf, layout.body, &[words], theme.dim);
        }
        (Stage::Failed(why), _) => {
            message(buf, layout.body, std::slice::from_ref(why), theme.error);
        }
        (Stage::Ready, View::Panes) => {
            timeline::draw(buf, &layout, app, theme);
            article::draw(buf, &layout, app, theme);
            entities::draw(buf, &layout, app, theme);
        }
        (Stage::Ready, View::Articles) => articles::draw(buf, layout.body, app, theme),
        (Stage::Ready, View::Map) => map::draw(buf, &layout, app, theme),
        (Stage::Ready, View::Matrix) => matrix::draw(buf, layout.body, app, theme),
        (Stage::Ready, View::Compare) => compare::draw(buf, layout.body, app, theme),
    }
    let typed = bars::footer(buf, layout.footer, app, theme);
    match &app.overlay {
        Some(Overlay::Picker(picker)) => overlay::picker(buf, layout.body, picker, theme),
        Some(Overlay::Help(context, top)) => {
            help::draw(buf, layout.body, app, (*context, *top), theme);
            None
        }
        Some(Overlay::Card(card)) => {
            overlay::card(buf, layout.body, card, theme);
            None
        }
        None => {
            if !app.pending.is_empty() {
                menu::draw(buf, layout.body, app, theme);
            }
            typed
        }
    }
}

/// Lines in the middle of an area.
fn message(buf: &mut Buffer, area: Area, lines: &[String], style: Style) {
    let room = (area.width as usize).saturating_sub(2).clamp(1, 72);
    let rows: Vec<&str> = lines
        .iter()
        .flat_map(|line| {
            let rows = crate::app::page::wrap(line, room);
            rows.into_iter().map(|(a, b)| line[a..b].trim_end())
        })
        .collect();
    let spot = area.center(area.width, rows.len() as u16);
    for (y, row) in (spot.y..spot.y + spot.height).zip(rows) {
        let size = paint::width(row);
        let x = area.x + area.width.saturating_sub(size) / 2;
        paint::put(buf, area, (x, y), row, style);
    }
}

/// The style of the name of what is counted.
fn value_style(theme: &Theme, app: &App, value: Value) -> Style {
    match value {
        Value::Entity(ix) => theme.entity(app.corpus.entity(ix).kind),
        Value::Outlet(_) => theme.outlet,
        Value::Kind(kind) => theme.family(kind.family()),
    }
}

/// The styles of a pane's frame and title.
fn frame_styles(app: &App, pane: Pane, theme: &Theme) -> (Style, Style) {
    if app.focus == pane && app.overlay.is_none() {
        (theme.border_focus, theme.title_focus)
    } else {
        (theme.border, theme.title)
    }
}

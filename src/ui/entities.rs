//! The entities pane: tabs of kinds, then names with their counts under the filter.

use ratatui::buffer::Buffer;

use super::overlay::select;
use super::paint::{bar, frame, put, put_cut, put_matched, put_right, tint, width};
use super::{Theme, frame_styles, message, value_style};
use crate::app::{App, Area, EntityRow, Layout, Pane};
use crate::query::fuzzy::Pattern;

/// Draws the pane if it is on the screen.
pub(super) fn draw(buf: &mut Buffer, layout: &Layout, app: &App, theme: &Theme) {
    let area = layout.entities;
    if area.is_empty() {
        return;
    }
    let styles = frame_styles(app, Pane::Entities, theme);
    let count = app.entities.rows.len().to_string();
    let inside = frame(
        buf,
        area,
        (app.entities.kind.plural(), &count),
        styles,
        theme.ascii,
    );
    let list = layout.entity_list();
    if list.y > inside.y {
        tabs(buf, layout, app, theme);
    }
    if app.entities.rows.is_empty() {
        let words = if app.entities.needle.is_empty() {
            "None is named here.".to_owned()
        } else {
            format!("No name matches “{}”.", app.entities.needle)
        };
        message(buf, list, &[words], theme.dim);
        return;
    }
    let most = app.entities.rows.iter().map(|r| r.count).max().unwrap_or(0);
    let pattern = Pattern::new(&app.entities.needle);
    let bars = bars(list, app, most);
    let rows = app.entities.rows.iter().enumerate();
    for (y, (at, row)) in (list.y..list.y + list.height).zip(rows.skip(app.entities.list.top)) {
        let line = Area {
            y,
            height: 1,
            ..list
        };
        entity(buf, line, app, *row, (most, bars), &pattern, theme);
        if at == app.entities.list.cursor {
            if app.focus == Pane::Entities {
                select(buf, line, theme.cursor);
            } else {
                tint(buf, line, theme.cursor_away);
            }
        }
    }
}

/// Columns of the bars: names are cut only when little is left of the bars.
fn bars(list: Area, app: &App, most: u32) -> u16 {
    let (least, greatest) = match list.width {
        0..=19 => return 0,
        20..=33 => (3, 6),
        _ => (4, 10),
    };
    let rows = app.entities.rows.iter().skip(app.entities.list.top);
    let names = rows.map(|r| width(r.value.label(&app.corpus)));
    let longest = names.take(list.height.into()).max().unwrap_or(0);
    // A sign, a blank on either side of the bar, the count, a blank.
    let rest = longest + width(&most.to_string()) + 4;
    list.width.saturating_sub(rest).clamp(least, greatest)
}

/// The kinds, the one listed standing out, and a rule under them.
fn tabs(buf: &mut Buffer, layout: &Layout, app: &App, theme: &Theme) {
    let area = layout.entity_tabs();
    let tabs = app.entities.tabs(area);
    let [before, after] = if theme.ascii {
        ["<", ">"]
    } else {
        ["‹", "›"]
    };
    if tabs.beyond.0 {
        put(buf, area, (area.x + 1, area.y), before, theme.dim);
    }
    if tabs.beyond.1 {
        put_right(buf, area, area.y, after, theme.dim);
    }
    for (nth, spot) in tabs.shown {
        let kind = app.entities.kinds[nth];
        let style = if kind == app.entities.kind {
            theme.heading.patch(theme.entity(kind))
        } else {
            theme.dim
        };
        put(buf, area, (spot.x, spot.y), kind.plural(), style);
    }
    let dash = if theme.ascii { "-" } else { "─" };
    let rule = Area {
        y: area.y + 1,
        ..area
    };
    let dashes = dash.repeat(area.width as usize);
    put(buf, rule, (rule.x, rule.y), &dashes, theme.border);
}

fn entity(
    buf: &mut Buffer,
    line: Area,
    app: &App,
    row: EntityRow,
    (most, bars): (u32, u16),
    pattern: &Pattern,
    theme: &Theme,
) {
    let whole = value_style(theme, app, row.value);
    let (sign, mut style) = match app.state_of(row.value) {
        Some(false) => ("+", whole),
        Some(true) => ("-", theme.dim),
        None => (" ", whole),
    };
    let sign = match (sign, theme.ascii) {
        ("+", false) => "✓",
        ("-", false) => "✗",
        (other, _) => other,
    };
    if row.count == 0 {
        style = theme.dim;
    }
    put(buf, line, (line.x, line.y), sign, theme.key);
    let digits = usize::from(width(&most.to_string()));
    let count = format!("{:>digits$} ", row.count);
    let number = if row.count == 0 {
        theme.dim
    } else {
        theme.number
    };
    let edge = put_right(buf, line, line.y, &count, number);
    let bar_x = edge.saturating_sub(bars + 1);
    put(
        buf,
        line,
        (bar_x, line.y),
        &bar(row.count, most, bars, theme.ascii),
        theme.bar,
    );
    let room = bar_x.saturating_sub(line.x + 2);
    let at = (line.x + 1, line.y);
    let name = super::paint::cut(row.value.label(&app.corpus), room);
    match pattern.find_in(&name) {
        Some(found) if !pattern.is_empty() => put_matched(
            buf,
            line,
            at,
            (&name, &found.indices),
            (style, theme.matched),
        ),
        _ => put_cut(buf, line, at, room, &name, style),
    };
}

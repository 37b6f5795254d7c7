//! The timeline pane:
//!
//! ```text
//! ╭ Timeline by date ────── 3 of 21 ╮
//! │ ▁▂█▁  ▁     ▁▂      ▁▃          │  histogram: bars,
//! │ 2020     ├──┤           2021    │  axis with ranges
//! │ 2020                            │  list, under headings
//! │  Mar 13–14  ◆ Camp Taji  3 killed  2 ≠
//! │ ─────────────────────────────── │
//! │ Rocket attack on Camp Taji      │  strip: the chosen event in full
//! ╰─────────────────────────────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::paint::{cut, frame, put, put_cut, put_matched, put_right, width};
use super::{Theme, frame_styles, histogram, message};
use crate::app::page::wrap;
use crate::app::{App, Area, Layout, Line, Pane, fitting, lent, why_empty, words};
use crate::model::{Event, Review, Status};
use crate::query::fuzzy::Pattern;

/// Columns of the date.
const DATE: u16 = 13;

/// Draws the pane if it is on the screen.
pub(super) fn draw(buf: &mut Buffer, layout: &Layout, app: &App, theme: &Theme) {
    let area = layout.timeline;
    if area.is_empty() {
        return;
    }
    let shown = app.timeline.shown.len();
    let place = if shown == 0 {
        "0".into()
    } else {
        format!("{} of {shown}", app.timeline.cursor + 1)
    };
    let styles = frame_styles(app, Pane::Timeline, theme);
    let title = format!("Timeline {}", app.timeline.listing.sort.title());
    frame(buf, area, (&title, &place), styles, theme.ascii);
    let parts = layout.timeline_areas();
    if shown == 0 {
        message(buf, area.inside(), &why_empty(app), theme.dim);
        return;
    }
    histogram::draw(buf, app, theme);
    let pattern = Pattern::new(app.filters.search());
    let list = parts.list;
    let from = app.timeline.top;
    let lines = app.timeline.lines.iter().skip(from);
    for (y, line) in (list.y..list.y + list.height).zip(lines) {
        let row = Area {
            y,
            height: 1,
            ..list
        };
        match line {
            Line::Head(head) => heading(buf, row, &words::head(*head), theme),
            Line::Event(at) => {
                event_row(buf, row, app, app.timeline.order[*at], &pattern, theme);
                if *at == app.timeline.cursor {
                    cursor(buf, row, app.focus == Pane::Timeline, theme);
                }
            }
        }
    }
    strip(buf, parts.strip, app, theme);
}

/// Marks the chosen row: reversed where the keys go, else by a bar at its left.
fn cursor(buf: &mut Buffer, row: Area, focused: bool, theme: &Theme) {
    if focused {
        super::overlay::select(buf, row, theme.cursor);
    } else {
        super::paint::tint(buf, row, theme.cursor_away);
        let sign = if theme.ascii { ">" } else { "▌" };
        put(buf, row, (row.x, row.y), sign, theme.cursor_away);
    }
}

fn heading(buf: &mut Buffer, row: Area, text: &str, theme: &Theme) {
    let x = put(buf, row, (row.x + 1, row.y), text, theme.heading);
    let dash = if theme.ascii { "-" } else { "─" };
    let rest = (row.x + row.width).saturating_sub(x + 2) as usize;
    put(buf, row, (x + 1, row.y), &dash.repeat(rest), theme.border);
}

/// How wide the columns of a row are.
struct Columns {
    date: u16,
    figure: u16,
    tail: u16,
    title: u16,
    full: bool,
}

impl Columns {
    fn of(width: u16) -> Self {
        let date = match width {
            0..=19 => 6,
            20..=33 => 9,
            34..=39 => DATE - 1,
            _ => DATE,
        };
        let (figure, tail) = match width {
            0..=27 => (0, 2),
            28..=39 => (9, 4),
            40..=59 => (13, 4),
            60..=71 => (17, 8),
            _ => (22, 8),
        };
        // A blank before the date, after it, around the glyph, before the figure, at the end.
        let title = width.saturating_sub(date + figure + tail + 6);
        Self {
            date,
            figure,
            tail,
            title,
            full: title >= 24,
        }
    }
}

fn event_row(buf: &mut Buffer, row: Area, app: &App, at: u32, pattern: &Pattern, theme: &Theme) {
    let event = &app.corpus.events[at as usize];
    let columns = Columns::of(row.width);
    let actual = event.status == Status::Actual;
    let (date, style) = date_of(app, event, theme);
    put_cut(buf, row, (row.x + 1, row.y), columns.date, &date, style);
    let mut x = row.x + columns.date + 2;
    let family = event.kind.family();
    x = put(
        buf,
        row,
        (x, row.y),
        theme.glyph(family, actual),
        theme.family(family),
    ) + 1;
    let spot = words::spot(&app.corpus, event);
    let title = match &spot {
        Some(spot) if !columns.full => spot,
        _ => &event.title,
    };
    let mut figures = words::figures(event);
    figures.sort_by_key(|f| !f.disputed);
    let mut figure = fitting(&figures, columns.figure.into(), theme.ascii);
    // What the figure does not use, the title may.
    let room = |figure: &str| {
        let used = width(figure) + u16::from(!figure.is_empty());
        (columns.title + columns.figure).saturating_sub(used)
    };
    if let Some(first) = figures.first().filter(|_| width(title) > room(&figure)) {
        let brief = first.brief(theme.ascii);
        if width(&brief) < width(&figure) {
            figure = brief;
        }
    }
    let room = room(&figure);
    let title = cut(title, room);
    let style = if actual { theme.text } else { theme.dim };
    let style = match app.corpus.reviews.get(&at) {
        Some(Review::Rejected) => theme.dim.add_modifier(Modifier::CROSSED_OUT),
        _ => style,
    };
    let (sign, mark) = sign_of(app, at, theme);
    put(buf, row, (row.x, row.y), sign, mark);
    match pattern.find_in(&title) {
        Some(found) if !pattern.is_empty() => put_matched(
            buf,
            row,
            (x, row.y),
            (&title, &found.indices),
            (style, theme.matched),
        ),
        _ => put(buf, row, (x, row.y), &title, style),
    };
    let tail = Area {
        width: row.width.saturating_sub(1),
        ..row
    };
    let edge = tail_of(buf, tail, event, columns.tail, theme);
    if !figure.is_empty() {
        let figures_end = Area {
            width: edge.saturating_sub(row.x + 1),
            ..row
        };
        let style = if figures[0].disputed {
            theme.disputed
        } else {
            theme.number
        };
        put_right(buf, figures_end, row.y, &figure, style);
    }
}

/// The date of a row: dimmed and with a sign where only the story around the sentence tells it.
fn date_of(app: &App, event: &Event, theme: &Theme) -> (String, Style) {
    match event.date.as_ref().map(words::row_date) {
        Some(date) if lent::date_is_lent(&app.corpus, event) => (format!("~{date}"), theme.dim),
        Some(date) => (date, theme.date),
        None => ("—".into(), theme.date),
    }
}

/// The sign of what the analyst decided; else of what speaks against the date.
fn sign_of(app: &App, event: u32, theme: &Theme) -> (&'static str, Style) {
    let sign = match (app.corpus.reviews.get(&event), theme.ascii) {
        (None, _) => {
            let event = &app.corpus.events[event as usize];
            let mut dates = app.corpus.reports_of(event).filter_map(|r| r.date);
            let doubtful = dates.any(|claim| claim.warning.is_some());
            return (if doubtful { "?" } else { " " }, theme.disputed);
        }
        (Some(Review::Confirmed), false) => "✓",
        (Some(Review::Confirmed), true) => "v",
        (Some(Review::Rejected), false) => "✗",
        (Some(Review::Rejected), true) => "x",
        (Some(_), _) => "*",
    };
    (sign, theme.note)
}

/// The sources and the sign of a dispute, at the right edge; returns where they begin.
fn tail_of(buf: &mut Buffer, row: Area, event: &Event, room: u16, theme: &Theme) -> u16 {
    let end = row.x + row.width;
    let sign = if theme.ascii { "!" } else { "≠" };
    if !event.disputed.is_empty() {
        put(
            buf,
            row,
            (end.saturating_sub(1), row.y),
            sign,
            theme.disputed,
        );
    }
    let sources = if room >= 6 {
        format!("{} src", event.sources)
    } else {
        event.sources.to_string()
    };
    let area = Area {
        width: row.width.saturating_sub(2),
        ..row
    };
    if room >= 4 {
        put_right(buf, area, row.y, &sources, theme.dim);
    }
    end.saturating_sub(room)
}

/// The chosen event in full.
fn strip(buf: &mut Buffer, area: Area, app: &App, theme: &Theme) {
    let Some(at) = app.timeline.selected() else {
        return;
    };
    if area.height < 2 {
        return;
    }
    let dash = if theme.ascii { "-" } else { "─" };
    let rule = dash.repeat(area.width as usize);
    put(buf, area, (area.x, area.y), &rule, theme.border);
    let rows = strip_rows(app, at, usize::from(area.height - 1), theme);
    let room = area.width.saturating_sub(2).max(1) as usize;
    // Each has a line before any has two.
    let mut spare = usize::from(area.height - 1).saturating_sub(rows.len());
    let mut y = area.y + 1;
    for (text, style) in &rows {
        let lines = wrap(text, room);
        let taken = lines.len().min(1 + spare).max(1);
        spare -= taken - 1;
        for (nth, (start, end)) in lines.iter().take(taken).enumerate() {
            let end = if nth + 1 == taken { text.len() } else { *end };
            let line = text[*start..end].trim_end();
            put_cut(buf, area, (area.x + 1, y), room as u16, line, *style);
            y += 1;
        }
    }
}

/// What the strip tells, the most telling first; where not all of it has a line, the second one says
/// on what the reports differ.
fn strip_rows(app: &App, at: u32, room: usize, theme: &Theme) -> Vec<(String, Style)> {
    let event = &app.corpus.events[at as usize];
    let date = event.date.as_ref().map(words::long_date);
    let mut facts = vec![date.unwrap_or_else(|| "undated".into())];
    let figures = words::figures(event);
    facts.extend(figures.iter().map(|f| format!("{} {}", f.number, f.what)));
    if event.status != Status::Actual {
        facts.push(event.status.name().to_owned());
    }
    let mut rows = vec![(event.title.clone(), theme.heading)];
    for warning in words::warnings(&app.corpus, event) {
        rows.push((format!("? {warning}"), theme.disputed));
    }
    let actors = words::actors(&app.corpus, event);
    if !actors.is_empty() {
        rows.push((actors.join("; "), theme.text));
    }
    rows.push((account(app, at).join(" · "), theme.dim));
    for note in app.corpus.notes.get(&at).into_iter().flatten() {
        rows.push((format!("note: {note}"), theme.note));
    }
    if rows.len() >= room && !event.disputed.is_empty() {
        let sign = if theme.ascii { "!" } else { "≠" };
        facts.push(format!("{sign} {}", differing(event)));
    }
    rows.insert(1, (facts.join(" · "), theme.text));
    rows
}

fn differing(event: &Event) -> String {
    let fields: Vec<&str> = event.disputed.iter().map(|f| f.name()).collect();
    fields.join(", ")
}

/// How many tell it, where they differ, and what was made of it.
fn account(app: &App, at: u32) -> Vec<String> {
    let event = &app.corpus.events[at as usize];
    let mut account = vec![
        words::count(event.reports.len(), "report"),
        words::count(event.sources as usize, "source"),
    ];
    if !event.disputed.is_empty() {
        account.push(format!("they differ on {}", differing(event)));
    }
    let from_story = lent::lent(&app.corpus, event);
    if !from_story.is_empty() {
        account.push(format!("~ {} from the story", from_story.join(", ")));
    }
    if !lent::doubts(&app.corpus, event).is_empty() {
        account.push("doubted".to_owned());
    }
    if let Some(review) = app.corpus.reviews.get(&at) {
        account.push(format!("{} by you", review.name().replace('_', " ")));
    }
    account
}

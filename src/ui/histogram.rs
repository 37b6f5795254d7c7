//! Events over time in one strip:
//!
//! ```text
//!   ▂ █   ▁         ▁▂        bars
//! ◇ ├─────┤      ├┤           lane: ranges no bar holds, hollow signs for what did not happen
//! 2020  Apr  Jul  Oct  2021   axis
//! ```

use chrono::{Datelike, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::Theme;
use super::paint::{put, put_right, width};
use crate::app::{App, BarAreas, Range, words};
use crate::model::Family;
use crate::query::{Bin, Bins};

const EIGHTHS: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// Draws the strip.
pub(super) fn draw(buf: &mut Buffer, app: &App, theme: &Theme) {
    let Some(areas) = app.bar_areas() else {
        return;
    };
    columns(buf, app, &areas, theme);
    if !areas.lane.is_empty() {
        ranges(buf, app, &areas, theme);
    }
    axis(buf, app, &areas, theme);
    tally(buf, app, &areas, theme);
}

fn columns(buf: &mut Buffer, app: &App, areas: &BarAreas, theme: &Theme) {
    let area = areas.graph;
    let seen = seen(app, areas);
    let most = seen.iter().map(|b| b.count).max().unwrap_or(1);
    for (at, bin) in seen.iter().enumerate() {
        let column = areas.seen.0 + at;
        let Some((left, right)) = areas.cells((column, column)) else {
            continue;
        };
        let style = if areas.chooses(column) {
            theme.bar_cursor
        } else {
            theme.bar
        };
        let size = usize::from(right - left) + 1;
        let mut eighths = (bin.count * u32::from(area.height) * 8).div_ceil(most.max(1));
        for y in (area.y..area.y + area.height).rev() {
            let here = eighths.min(8);
            eighths -= here;
            let symbol = if theme.ascii {
                "#"
            } else {
                EIGHTHS[here as usize]
            };
            if here > 0 {
                put(buf, area, (left, y), &symbol.repeat(size), style);
            }
        }
    }
}

/// What no bar holds: ranges from their first column to their last, and what did not happen.
fn ranges(buf: &mut Buffer, app: &App, areas: &BarAreas, theme: &Theme) {
    let lane = areas.lane;
    let bars = &app.timeline.bars;
    for range in bars.ranges.iter().filter(|r| Some(**r) != areas.chosen) {
        span(buf, areas, range, theme.dim, theme.ascii);
    }
    if let Some(range) = areas.chosen.filter(|r| !r.in_one) {
        span(buf, areas, &range, theme.mark_bar, theme.ascii);
    }
    for &column in &bars.unreal {
        if let Some((x, _)) = areas.cells((column, column)) {
            let style = if areas.chooses(column) {
                theme.bar_cursor
            } else {
                theme.dim
            };
            put(
                buf,
                lane,
                (x, lane.y),
                theme.glyph(Family::Attack, false),
                style,
            );
        }
    }
}

/// A range from its first column to its last; an arrow where it is open.
fn span(buf: &mut Buffer, areas: &BarAreas, range: &Range, style: Style, ascii: bool) {
    let lane = areas.lane;
    let [begin, line, end, from, to] = if ascii {
        ["|", "-", "|", "<", ">"]
    } else {
        ["├", "─", "┤", "‹", "›"]
    };
    let Some((left, right)) = areas.cells((range.first, range.last)) else {
        return;
    };
    for x in left..=right {
        put(buf, lane, (x, lane.y), line, style);
    }
    match (range.open_start, range.open_end) {
        (true, _) => put(buf, lane, (left, lane.y), from, style),
        (false, _) => put(buf, lane, (left, lane.y), begin, style),
    };
    if right > left || range.open_end {
        let sign = if range.open_end { to } else { end };
        put(buf, lane, (right, lane.y), sign, style);
    }
}

/// Years, or months or days, where they begin.
fn axis(buf: &mut Buffer, app: &App, areas: &BarAreas, theme: &Theme) {
    let (area, bins) = (areas.axis, app.timeline.bars.bins);
    let seen = seen(app, areas);
    let mut free = area.x;
    let mut before: Option<NaiveDate> = None;
    for (at, bin) in seen.iter().enumerate() {
        let x = area.x + (at * areas.pitch) as u16;
        let year = before.is_none_or(|b| b.year() != bin.start.year());
        let month = before.is_none_or(|b| b.month() != bin.start.month());
        before = Some(bin.start);
        let label = if year {
            bin.start.year().to_string()
        } else if month && bins != Bins::Years {
            words::month_of(bin.start).to_owned()
        } else if bins == Bins::Days && areas.pitch > 1 && bin.start.day() % 5 == 0 {
            bin.start.day().to_string()
        } else {
            continue;
        };
        // A year may push into the room of a month, never the other way round.
        let fits = x >= free && x + label.len() as u16 <= area.x + area.width;
        let next = next_year(seen, at);
        if fits && (year || next.is_none_or(|n| n * areas.pitch > label.len())) {
            free = put(buf, area, (x, area.y), &label, theme.dim) + 1;
        }
    }
}

/// How many bins after `at` the next year begins.
fn next_year(window: &[Bin], at: usize) -> Option<usize> {
    let year = window[at].start.year();
    window[at..].iter().position(|b| b.start.year() != year)
}

/// The chosen bar in words and the undated, at the right where nothing else stands.
fn tally(buf: &mut Buffer, app: &App, areas: &BarAreas, theme: &Theme) {
    let area = areas.axis;
    let bars = &app.timeline.bars;
    let mut parts = Vec::new();
    if let Some(range) = areas.chosen
        && range.in_one
        && let Some(bin) = bars.columns.get(range.first)
    {
        parts.push(format!(
            "{}: {}",
            words::bar(bin.start, bars.bins),
            bin.count
        ));
    }
    if bars.undated > 0 {
        parts.push(format!("{} undated", bars.undated));
    }
    while !parts.is_empty() {
        let text = format!("  {}", parts.join(" · "));
        let from = (area.x + area.width).saturating_sub(width(&text));
        let blank = (from..area.x + area.width)
            .all(|x| buf.cell((x, area.y)).is_some_and(|c| c.symbol() == " "));
        if from >= area.x && blank {
            put_right(buf, area, area.y, &text, theme.dim);
            return;
        }
        parts.remove(0);
    }
}

/// The bars that are seen.
fn seen<'a>(app: &'a App, areas: &BarAreas) -> &'a [Bin] {
    let columns = &app.timeline.bars.columns;
    columns.get(areas.seen.0..areas.seen.1).unwrap_or(&[])
}

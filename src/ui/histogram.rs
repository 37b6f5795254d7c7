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
use crate::app::{App, Area, Range, words};
use crate::model::Family;
use crate::query::{Bin, Bins};

const EIGHTHS: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// The part of the bars that is seen.
struct Window<'b> {
    columns: &'b [Bin],
    /// The first column seen.
    from: usize,
    /// Cells from one bar to the next.
    pitch: usize,
    /// Where the chosen event lies.
    chosen: Option<Range>,
}

impl Window<'_> {
    /// True when the chosen event lies in this column alone.
    fn chooses(&self, column: usize) -> bool {
        self.chosen.is_some_and(|r| r.in_one && r.first == column)
    }

    /// The cells that columns take, cut to what is seen.
    fn cells(&self, area: Area, (first, last): (usize, usize)) -> Option<(u16, u16)> {
        let end = self.from + self.columns.len();
        if last < self.from || first >= end {
            return None;
        }
        let first = first.max(self.from) - self.from;
        let last = last.min(end - 1) - self.from;
        let bar = self
            .pitch
            .saturating_sub(usize::from(self.pitch > 1))
            .max(1);
        Some((
            area.x + (first * self.pitch) as u16,
            area.x + (last * self.pitch + bar - 1) as u16,
        ))
    }
}

/// Draws the strip; the bar or range of the chosen event stands out.
pub(super) fn draw(buf: &mut Buffer, area: Area, app: &App, theme: &Theme) {
    let bars = &app.timeline.bars;
    if area.height < 2 || area.width < 8 || bars.columns.is_empty() {
        return;
    }
    let inner = Area {
        x: area.x + 1,
        width: area.width - 2,
        ..area
    };
    let room = inner.width as usize;
    let selected = app.timeline.selected();
    let date = selected.and_then(|e| app.corpus.events[e as usize].date);
    let chosen = date.and_then(|d| bars.span(&d));
    // Wider bars where there is room, a window around the chosen one where there is not.
    let pitch = (room / bars.columns.len()).clamp(1, 4);
    let fits = (room / pitch).max(1);
    let from = match chosen {
        Some(range) if bars.columns.len() > fits => {
            let at = if range.open_start {
                range.last
            } else {
                range.first
            };
            at.saturating_sub(fits / 2).min(bars.columns.len() - fits)
        }
        _ => 0,
    };
    let window = Window {
        columns: &bars.columns[from..bars.columns.len().min(from + fits)],
        from,
        pitch,
        chosen,
    };
    let (rest, foot) = inner.bottom(1);
    let (graph, lane) = rest.bottom(u16::from(area.height >= 4));
    columns(buf, graph, &window, theme);
    if !lane.is_empty() {
        ranges(buf, lane, app, &window, theme);
    }
    axis(buf, foot, &window, bars.bins, theme);
    tally(buf, foot, app, &window, theme);
}

fn columns(buf: &mut Buffer, area: Area, window: &Window, theme: &Theme) {
    let most = window.columns.iter().map(|b| b.count).max().unwrap_or(1);
    for (at, bin) in window.columns.iter().enumerate() {
        let column = window.from + at;
        let Some((left, right)) = window.cells(area, (column, column)) else {
            continue;
        };
        let style = if window.chooses(column) {
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
fn ranges(buf: &mut Buffer, lane: Area, app: &App, window: &Window, theme: &Theme) {
    let bars = &app.timeline.bars;
    for range in bars.ranges.iter().filter(|r| Some(**r) != window.chosen) {
        span(buf, lane, window, range, theme.dim, theme.ascii);
    }
    if let Some(range) = window.chosen.filter(|r| !r.in_one) {
        span(buf, lane, window, &range, theme.mark_bar, theme.ascii);
    }
    for &column in &bars.unreal {
        if let Some((x, _)) = window.cells(lane, (column, column)) {
            let style = if window.chooses(column) {
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
fn span(buf: &mut Buffer, lane: Area, window: &Window, range: &Range, style: Style, ascii: bool) {
    let [begin, line, end, from, to] = if ascii {
        ["|", "-", "|", "<", ">"]
    } else {
        ["├", "─", "┤", "‹", "›"]
    };
    let Some((left, right)) = window.cells(lane, (range.first, range.last)) else {
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
fn axis(buf: &mut Buffer, area: Area, window: &Window, bins: Bins, theme: &Theme) {
    let mut free = area.x;
    let mut before: Option<NaiveDate> = None;
    for (at, bin) in window.columns.iter().enumerate() {
        let x = area.x + (at * window.pitch) as u16;
        let year = before.is_none_or(|b| b.year() != bin.start.year());
        let month = before.is_none_or(|b| b.month() != bin.start.month());
        before = Some(bin.start);
        let label = if year {
            bin.start.year().to_string()
        } else if month && bins != Bins::Years {
            words::month_of(bin.start).to_owned()
        } else if bins == Bins::Days && window.pitch > 1 && bin.start.day() % 5 == 0 {
            bin.start.day().to_string()
        } else {
            continue;
        };
        // A year may push into the room of a month, never the other way round.
        let fits = x >= free && x + label.len() as u16 <= area.x + area.width;
        let next = next_year(window.columns, at);
        if fits && (year || next.is_none_or(|n| n * window.pitch > label.len())) {
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
fn tally(buf: &mut Buffer, area: Area, app: &App, window: &Window, theme: &Theme) {
    let bars = &app.timeline.bars;
    let mut parts = Vec::new();
    if let Some(range) = window.chosen
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

//! Events over time in one strip: bars, and a line of years or months under them.

use chrono::{Datelike, NaiveDate};
use ratatui::buffer::Buffer;

use super::Theme;
use super::paint::put;
use crate::app::{App, Area};
use crate::query::{Bin, Bins, histogram};

const EIGHTHS: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// Draws the strip; the bar of the chosen event stands out.
pub(super) fn draw(buf: &mut Buffer, area: Area, app: &App, theme: &Theme) {
    if area.height < 2 || area.width < 8 {
        return;
    }
    let room = area.width as usize - 2;
    let days = &app.timeline.days;
    let (Some(&(first, _)), Some(&(last, _))) = (days.first(), days.last()) else {
        return;
    };
    let bins = app
        .timeline
        .bins
        .unwrap_or_else(|| coarse(Bins::fitting(first, last, room)));
    let columns = histogram(days, bins);
    let selected = app
        .timeline
        .selected()
        .and_then(|e| app.corpus.events[e as usize].date)
        .and_then(|d| d.start.or(d.end))
        .map(|day| bins.start(day));
    // Wider bars where there is room, a window around the chosen one where there is not.
    let pitch = (room / columns.len().max(1)).clamp(1, 4);
    let here = selected.and_then(|s| columns.iter().position(|b| b.start >= s));
    let fits = (room / pitch).max(1);
    let from = match here {
        Some(at) if columns.len() > fits => at.saturating_sub(fits / 2).min(columns.len() - fits),
        _ => 0,
    };
    let window = &columns[from..columns.len().min(from + fits)];
    let most = window.iter().map(|b| b.count).max().unwrap_or(1).max(1);
    let inner = Area {
        x: area.x + 1,
        width: area.width - 2,
        ..area
    };
    for (at, bin) in window.iter().enumerate() {
        let x = inner.x + (at * pitch) as u16;
        let style = if selected == Some(bin.start) {
            theme.bar_cursor
        } else {
            theme.bar
        };
        let width = pitch.saturating_sub(usize::from(pitch > 1)).max(1);
        column(buf, inner, x, (bin.count, most, width), style, theme.ascii);
    }
    axis(buf, inner, window, pitch, bins, theme);
}

fn column(
    buf: &mut Buffer,
    area: Area,
    x: u16,
    (count, most, width): (u32, u32, usize),
    style: ratatui::style::Style,
    ascii: bool,
) {
    let rows = area.height - 1;
    let mut eighths = (count * u32::from(rows) * 8).div_ceil(most);
    for up in 0..rows {
        let y = area.y + rows - 1 - up;
        let here = eighths.min(8);
        eighths -= here;
        let symbol = match (ascii, here) {
            (true, 0) => " ",
            (true, _) => "#",
            (false, here) => EIGHTHS[here as usize],
        };
        if here > 0 {
            put(buf, area, (x, y), &symbol.repeat(width), style);
        }
    }
}

/// Years, or months, where they begin.
fn axis(buf: &mut Buffer, area: Area, window: &[Bin], pitch: usize, bins: Bins, theme: &Theme) {
    let y = area.y + area.height - 1;
    let mut free = area.x;
    let mut before: Option<NaiveDate> = None;
    for (at, bin) in window.iter().enumerate() {
        let x = area.x + (at * pitch) as u16;
        let year = before.is_none_or(|b| b.year() != bin.start.year());
        let month = before.is_none_or(|b| b.month() != bin.start.month());
        let label = if year {
            bin.start.year().to_string()
        } else if month && bins != Bins::Years {
            crate::app::words::month_of(bin.start).to_owned()
        } else {
            before = Some(bin.start);
            continue;
        };
        // A year may push into the room of a month, never the other way round.
        let fits = x >= free && x + label.len() as u16 <= area.x + area.width;
        if fits && (year || next_year(window, at).is_none_or(|n| n * pitch > label.len())) {
            free = put(buf, area, (x, y), &label, theme.dim) + 1;
        }
        before = Some(bin.start);
    }
}

/// How many bins after `at` the next year begins.
fn next_year(window: &[Bin], at: usize) -> Option<usize> {
    let year = window[at].start.year();
    window[at..].iter().position(|b| b.start.year() != year)
}

/// Bars of days and weeks only when asked for: months read better at a glance.
fn coarse(bins: Bins) -> Bins {
    match bins {
        Bins::Years => Bins::Years,
        _ => Bins::Months,
    }
}

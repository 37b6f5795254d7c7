//! Where the bars of the histogram stand: for drawing and for the mouse.

use chrono::NaiveDate;

use super::{App, Area, Pane, Range, words};

/// The bars that fit, and their cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BarAreas {
    /// The bars themselves.
    pub graph: Area,
    /// What has no place in one bar; empty where there is no room.
    pub lane: Area,
    /// The axis.
    pub axis: Area,
    /// The first bar that is seen, and the first that is not any more.
    pub seen: (usize, usize),
    /// Cells from one bar to the next.
    pub pitch: usize,
    /// The place of the chosen event.
    pub chosen: Option<Range>,
}

impl BarAreas {
    /// True when the event under the cursor lies in this bar.
    pub fn chooses(&self, column: usize) -> bool {
        self.chosen.is_some_and(|r| r.in_one && r.first == column)
    }

    /// First and last cell of columns `first` to `last`, as far as they are seen.
    pub fn cells(&self, (first, last): (usize, usize)) -> Option<(u16, u16)> {
        let (from, end) = self.seen;
        if last < from || first >= end {
            return None;
        }
        let first = first.max(from) - from;
        let last = last.min(end - 1) - from;
        let bar = self.pitch.saturating_sub(usize::from(self.pitch > 1));
        Some((
            self.graph.x + (first * self.pitch) as u16,
            self.graph.x + (last * self.pitch + bar.max(1) - 1) as u16,
        ))
    }

    /// The bar a column of the screen belongs to.
    fn at(&self, x: u16) -> Option<usize> {
        let column = self.seen.0 + usize::from(x.checked_sub(self.graph.x)?) / self.pitch;
        (column < self.seen.1).then_some(column)
    }
}

impl App {
    /// Where the bars of the histogram stand; `None` where there are none.
    pub fn bar_areas(&self) -> Option<BarAreas> {
        let area = self.layout().timeline_areas().histogram;
        let bars = &self.timeline.bars;
        if area.height < 2 || area.width < 8 || bars.columns.is_empty() {
            return None;
        }
        let inner = Area {
            x: area.x + 1,
            width: area.width - 2,
            ..area
        };
        let selected = self.timeline.selected();
        let date = selected.and_then(|e| self.corpus.events[e as usize].date);
        let chosen = date.and_then(|d| bars.span(&d));
        // Wider bars where there is room, a window around the chosen one where there is not.
        let room = usize::from(inner.width);
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
        let (rest, axis) = inner.bottom(1);
        let (graph, lane) = rest.bottom(u16::from(area.height >= 4));
        Some(BarAreas {
            graph,
            lane,
            axis,
            seen: (from, bars.columns.len().min(from + fits)),
            pitch,
            chosen,
        })
    }

    /// The bar under a spot of the screen.
    pub(super) fn bar_at(&self, x: u16, y: u16) -> Option<usize> {
        let area = self.layout().timeline_areas().histogram;
        self.bar_areas().filter(|_| area.contains(x, y))?.at(x)
    }

    /// The first and the last day of the bars `one` to `other`, in whichever order.
    fn days_of_bars(&self, one: usize, other: usize) -> Option<(NaiveDate, NaiveDate)> {
        let bars = &self.timeline.bars;
        let first = bars.columns.get(one.min(other))?.start;
        let last = bars.columns.get(one.max(other))?.start;
        Some((first, bars.bins.next(last).pred_opt()?))
    }

    /// Goes to the first event of a bar; from the bar the cursor is in, shows only its events.
    pub(super) fn click_bar(&mut self, column: usize) {
        self.focus = Pane::Timeline;
        if self.bar_areas().is_some_and(|areas| areas.chooses(column)) {
            return self.filter_bar();
        }
        let Some((first, last)) = self.days_of_bars(column, column) else {
            return;
        };
        let lies = |event: &u32| {
            let date = self.corpus.events[*event as usize].date;
            let day = date.and_then(|d| d.start.or(d.end));
            day.is_some_and(|day| (first..=last).contains(&day))
        };
        if let Some(at) = self.timeline.order.iter().position(lies) {
            self.timeline.go(at);
            self.preview();
        } else {
            let bar = words::bar(first, self.timeline.bars.bins);
            self.note = Some(format!("no event shown begins in {bar}"));
        }
    }

    /// Shows only the events of the bars dragged over.
    pub(super) fn filter_bars(&mut self, one: usize, other: usize) {
        if let Some((first, last)) = self.days_of_bars(one, other) {
            self.filters.set_days(Some(first), Some(last));
            self.timeline.bins = None;
            self.changed();
        }
    }

    /// What letting go would do.
    pub(super) fn tell_bars(&mut self, one: usize, other: usize) {
        if let Some((first, last)) = self.days_of_bars(one, other) {
            self.note = Some(format!("let go to show only {first} to {last}"));
        }
    }
}

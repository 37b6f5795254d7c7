//! The list of events that pass the filters, and the place in it.

use chrono::{Datelike, NaiveDate};

use super::list::window;
use super::words;
use crate::corpus::Corpus;
use crate::query::{self, Bins};

/// One row of the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The events under it lie in this year.
    Year(i32),
    /// The events under it have no date.
    Undated,
    /// The event at this place among those shown.
    Event(usize),
}

/// What is shown of what a filter lets through.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Show {
    /// Posture, statements and politics too.
    pub statements: bool,
    /// What was planned, feared, denied, habitual or a total too.
    pub unreal: bool,
}

impl Show {
    /// True when the event is of a sort that is shown.
    pub fn admits(self, corpus: &Corpus, event: u32) -> bool {
        let event = &corpus.events[event as usize];
        (self.statements || event.kind.family().is_incident())
            && (self.unreal || event.status == crate::model::Status::Actual)
    }
}

/// The events to list and the rows they make: pure, so that another thread can do it.
#[derive(Debug, Default)]
pub struct Rows {
    /// The events shown, in timeline order.
    pub shown: Vec<u32>,
    /// The rows.
    pub lines: Vec<Line>,
    /// Row of each event shown.
    line_of: Vec<usize>,
    /// How many events begin on each day that has any, for the histogram.
    pub days: Vec<(NaiveDate, u32)>,
}

impl Rows {
    /// Lists events, which come in timeline order.
    pub fn of(corpus: &Corpus, shown: Vec<u32>) -> Self {
        let mut rows = Self::default();
        let mut heading = None;
        for (at, &event) in shown.iter().enumerate() {
            let date = corpus.events[event as usize].date;
            let group = match date.and_then(|d| words::year(&d)) {
                Some(year) => Line::Year(year),
                None => Line::Undated,
            };
            if heading != Some(group) {
                rows.lines.push(group);
                heading = Some(group);
            }
            rows.line_of.push(rows.lines.len());
            rows.lines.push(Line::Event(at));
        }
        rows.days = query::days(corpus, &shown);
        rows.shown = shown;
        rows
    }
}

/// The timeline's rows, cursor and window.
#[derive(Debug, Default)]
pub struct Timeline {
    /// The events shown, in timeline order.
    pub shown: Vec<u32>,
    /// Its rows.
    pub lines: Vec<Line>,
    /// Row of each event shown.
    line_of: Vec<usize>,
    /// How many events begin on each day that has any, for the histogram.
    pub days: Vec<(NaiveDate, u32)>,
    /// Place of the cursor among the events shown.
    pub cursor: usize,
    /// First row on the screen.
    pub top: usize,
    /// The event last gone to; it is found again when filters that hid it are removed.
    wanted: Option<u32>,
    /// The width of the histogram's bars; `None` for what fits.
    pub bins: Option<Bins>,
}

impl Timeline {
    /// The event under the cursor.
    pub fn selected(&self) -> Option<u32> {
        self.shown.get(self.cursor).copied()
    }

    /// The event the cursor is to be on, shown or not.
    pub(super) fn wanted(&self) -> Option<u32> {
        self.wanted.or_else(|| self.selected())
    }

    /// Another corpus is shown: forgets the rows, and wants this event of it under the cursor.
    pub(super) fn moved(&mut self, wanted: Option<u32>) {
        self.list(Rows::default());
        self.wanted = wanted;
    }

    /// Shows these rows, keeping the cursor on its event, or on the next one that is left.
    pub fn list(&mut self, rows: Rows) {
        let wanted = self.wanted();
        Rows {
            shown: self.shown,
            lines: self.lines,
            line_of: self.line_of,
            days: self.days,
        } = rows;
        self.cursor = wanted.map_or(0, |event| {
            self.shown
                .partition_point(|&e| e < event)
                .min(self.shown.len().saturating_sub(1))
        });
    }

    /// Moves the cursor by events.
    pub fn step(&mut self, by: isize) {
        self.go(self.cursor.saturating_add_signed(by));
    }

    /// Puts the cursor at a place among the events shown.
    pub fn go(&mut self, at: usize) {
        self.cursor = at.min(self.shown.len().saturating_sub(1));
        self.wanted = self.selected();
    }

    /// Puts the cursor on an event; false when it is not shown.
    pub fn find(&mut self, event: u32) -> bool {
        match self.shown.binary_search(&event) {
            Ok(at) => {
                self.go(at);
                true
            }
            Err(_) => false,
        }
    }

    /// Moves to the first event of the next month that has one, or of the month before.
    pub fn month(&mut self, corpus: &Corpus, forward: bool) {
        let month = |at: usize| {
            let date = corpus.events[self.shown[at] as usize].date?;
            let day = date.start.or(date.end)?;
            Some((day.year(), day.month()))
        };
        if self.shown.is_empty() {
            return;
        }
        let here = month(self.cursor);
        let differs = |at: &usize| month(*at) != here;
        let target = if forward {
            (self.cursor + 1..self.shown.len()).find(differs)
        } else {
            (0..self.cursor).rev().find(differs).map(|end| {
                let there = month(end);
                (0..end)
                    .rev()
                    .find(|at| month(*at) != there)
                    .map_or(0, |at| at + 1)
            })
        };
        if let Some(at) = target {
            self.go(at);
        }
    }

    /// Keeps the cursor's row on a screen of `height` rows, its heading too where there is room.
    pub fn settle(&mut self, height: usize) {
        let at = self.line_of.get(self.cursor).copied().unwrap_or(0);
        self.top = window(self.top, at, self.lines.len(), height);
        if self.cursor == 0 {
            self.top = self.top.min(at.saturating_sub(1));
            if at >= self.top + height {
                self.top = at;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_timeline_can_be_walked() {
        let corpus = Corpus::default();
        let mut timeline = Timeline::default();
        timeline.list(Rows::of(&corpus, Vec::new()));
        timeline.step(3);
        timeline.step(-3);
        timeline.month(&corpus, true);
        timeline.settle(0);
        assert_eq!(timeline.selected(), None);
    }
}

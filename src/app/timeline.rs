//! The list of events that pass the filters, and the place in it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::histogram::{Bars, Dates};
use super::list::window;
use super::listing::{Head, Listing, Sort};
use crate::corpus::Corpus;
use crate::query::Bins;

/// One row of the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// What the events under it have in common.
    Head(Head),
    /// The event at this place in the order.
    Event(usize),
}

/// What is shown of what a filter lets through.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Show {
    /// Posture, statements and politics too.
    pub statements: bool,
    /// What was planned, feared, denied, habitual or a total too.
    pub unreal: bool,
}

impl Show {
    /// True when the event is of a sort that is shown.
    pub fn admits(self, corpus: &Corpus, event: u32) -> bool {
        let of = &corpus.events[event as usize];
        let real = of.status == crate::model::Status::Actual && !corpus.is_rejected(event);
        (self.statements || of.kind.family().is_incident()) && (self.unreal || real)
    }
}

/// The events to list and the rows they make: pure, so that another thread can do it.
#[derive(Debug, Default)]
pub struct Rows {
    /// The events shown, in timeline order.
    pub shown: Vec<u32>,
    /// The same events as they are listed.
    pub order: Vec<u32>,
    /// The rows.
    pub lines: Vec<Line>,
    /// Row of each event in the order.
    line_of: Vec<usize>,
    /// When they happened, for the histogram.
    pub dates: Dates,
}

impl Rows {
    /// Lists events, which come in timeline order.
    pub fn of(corpus: &Corpus, shown: Vec<u32>, listing: Listing) -> Self {
        let mut rows = Self {
            order: shown.clone(),
            dates: Dates::of(corpus, &shown),
            shown,
            ..Self::default()
        };
        if listing.sort != Sort::Date {
            rows.order.sort_by_cached_key(|&e| listing.key(corpus, e));
        }
        let mut heading = None;
        for (at, &event) in rows.order.iter().enumerate() {
            let head = listing.head(&corpus.events[event as usize]);
            if heading != Some(head) {
                rows.lines.push(Line::Head(head));
                heading = Some(head);
            }
            rows.line_of.push(rows.lines.len());
            rows.lines.push(Line::Event(at));
        }
        rows
    }
}

/// The timeline's rows, cursor and window.
#[derive(Debug, Default)]
pub struct Timeline {
    /// The events shown, in timeline order.
    pub shown: Vec<u32>,
    /// The same events as they are listed.
    pub order: Vec<u32>,
    /// Its rows.
    pub lines: Vec<Line>,
    /// Row of each event in the order.
    line_of: Vec<usize>,
    /// When the events happened, for the histogram.
    pub dates: Dates,
    /// Place of the cursor in the order.
    pub cursor: usize,
    /// First row on the screen.
    pub top: usize,
    /// The event last gone to; it is found again when filters that hid it are removed.
    wanted: Option<u32>,
    /// How the events are listed.
    pub listing: Listing,
    /// The width of the histogram's bars; `None` for what fits.
    pub bins: Option<Bins>,
    /// The histogram.
    pub bars: Bars,
}

impl Timeline {
    /// The event under the cursor.
    pub fn selected(&self) -> Option<u32> {
        self.order.get(self.cursor).copied()
    }

    /// True when the event is among those shown.
    pub fn shows(&self, event: u32) -> bool {
        self.shown.binary_search(&event).is_ok()
    }

    /// The event the cursor is to be on, shown or not.
    pub(super) fn wanted(&self) -> Option<u32> {
        self.wanted.or_else(|| self.selected())
    }

    /// Another corpus is shown: forgets the rows, and wants this event of it under the cursor.
    pub(super) fn moved(&mut self, wanted: Option<u32>) {
        *self = Self {
            wanted,
            listing: self.listing,
            bins: self.bins,
            ..Self::default()
        };
    }

    /// Shows these rows, keeping the cursor on its event, or on the next one that is left.
    pub fn list(&mut self, corpus: &Corpus, rows: Rows) {
        let wanted = self.wanted();
        Rows {
            shown: self.shown,
            order: self.order,
            lines: self.lines,
            line_of: self.line_of,
            dates: self.dates,
        } = rows;
        self.bars = Bars::default();
        let key = |event: u32| self.listing.key(corpus, event);
        self.cursor = wanted.map_or(0, |wanted| {
            self.order
                .partition_point(|&event| key(event) < key(wanted))
                .min(self.order.len().saturating_sub(1))
        });
    }

    /// Moves the cursor by events.
    pub fn step(&mut self, by: isize) {
        self.go(self.cursor.saturating_add_signed(by));
    }

    /// Puts the cursor at a place in the order.
    pub fn go(&mut self, at: usize) {
        self.cursor = at.min(self.order.len().saturating_sub(1));
        self.wanted = self.selected();
    }

    /// Puts the cursor on an event; false when it is not shown.
    pub fn find(&mut self, event: u32) -> bool {
        let at = match self.listing.sort {
            Sort::Date => self.order.binary_search(&event).ok(),
            _ => self.order.iter().position(|&e| e == event),
        };
        at.map(|at| self.go(at)).is_some()
    }

    /// Moves to the first event of the next bar of the histogram, or of the one before; when the
    /// list is not ordered by date, of the next heading.
    pub(super) fn bar(&mut self, corpus: &Corpus, forward: bool) {
        let (listing, bins) = (self.listing, self.bars.bins);
        let group = |at: usize| {
            let event = &corpus.events[self.order[at] as usize];
            match (listing.sort, event.date.and_then(|d| d.start.or(d.end))) {
                (Sort::Date, Some(day)) => Head::Day(bins.start(day)),
                _ => listing.head(event),
            }
        };
        if self.order.is_empty() {
            return;
        }
        let here = group(self.cursor);
        let target = if forward {
            (self.cursor + 1..self.order.len()).find(|&at| group(at) != here)
        } else {
            let end = (0..self.cursor).rev().find(|&at| group(at) != here);
            end.map(|end| {
                let there = group(end);
                let first = (0..end).rev().find(|&at| group(at) != there);
                first.map_or(0, |at| at + 1)
            })
        };
        if let Some(at) = target {
            self.go(at);
        }
    }

    /// The first and the last day of the bar the chosen event lies in.
    pub(super) fn days_of_bar(&self, corpus: &Corpus) -> Option<(NaiveDate, NaiveDate)> {
        let date = corpus.events[self.selected()? as usize].date?;
        let start = self.bars.bins.start(date.start.or(date.end)?);
        Some((start, self.bars.bins.next(start).pred_opt()?))
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
    use crate::corpus::sample;

    #[test]
    fn an_empty_timeline_can_be_walked() {
        let corpus = Corpus::default();
        let mut timeline = Timeline::default();
        timeline.list(&corpus, Rows::default());
        timeline.step(3);
        timeline.step(-3);
        timeline.bar(&corpus, true);
        timeline.settle(0);
        assert_eq!(timeline.selected(), None);
    }

    #[test]
    fn another_order_keeps_the_cursor_on_its_event() {
        let corpus = sample::corpus();
        let mut timeline = Timeline::default();
        timeline.list(
            &corpus,
            Rows::of(&corpus, vec![0, 1, 2, 3], Listing::default()),
        );
        timeline.go(2);
        for _ in 0..3 {
            let mut listing = timeline.listing;
            listing.sort = listing.sort.next();
            timeline.listing = listing;
            timeline.list(&corpus, Rows::of(&corpus, vec![0, 1, 2, 3], listing));
            assert_eq!(timeline.selected(), Some(2), "{listing:?}");
            assert!(
                timeline
                    .order
                    .iter()
                    .map(|&e| listing.key(&corpus, e))
                    .is_sorted()
            );
        }
        assert_eq!(timeline.listing.sort, Sort::Date);
    }
}

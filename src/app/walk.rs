//! From report to report, and between article and timeline.

use super::page::{Page, Row};
use super::{App, Pane};
use crate::model::Report;

impl App {
    /// Walks the reports of the event on the screen.
    pub(super) fn next_report(&mut self, forward: bool) {
        let Some(event) = self.reading.event.or_else(|| self.timeline.selected()) else {
            self.note = Some("choose an event first".into());
            return;
        };
        let len = self.corpus.events[event as usize].reports.len();
        let step = if forward { 1 } else { len - 1 };
        let nth = (self.reading.nth + step) % len;
        self.note = match (len, nth, forward) {
            (1, ..) => Some("this is the only report of this event".into()),
            (_, 0, true) => Some("back at the first report".into()),
            _ => None,
        };
        if self.layout().article.is_empty() {
            self.focus = Pane::Article;
        }
        let page = self.page();
        self.reading.open(&self.corpus, event, nth, page);
    }

    /// Goes to the next paragraph that tells an event on the timeline, or the one before.
    pub(super) fn next_told(&mut self, forward: bool) {
        let document = self.reading.document;
        let here = if let Some((ix, _)) = self.reading.report(&self.corpus) {
            ix
        } else {
            let before = |r: &Report| r.document < document;
            self.corpus.reports.partition_point(before) as u32
        };
        let marked = self.reading.event.is_some();
        let told = |&r: &u32| {
            let report = &self.corpus.reports[r as usize];
            let event = self.corpus.event_of[r as usize];
            report.document == document && self.timeline.shows(event)
        };
        let found = if forward {
            (here + u32::from(marked)..self.corpus.reports.len() as u32).find(told)
        } else {
            (0..here).rev().find(told)
        };
        match found {
            Some(report) => self.go_to_report(report),
            None => self.note = Some("no more events are told in this article".into()),
        }
    }

    /// Marks a report and puts the cursor on its event.
    fn go_to_report(&mut self, report: u32) {
        let event = self.corpus.event_of[report as usize];
        let reports = &self.corpus.events[event as usize].reports;
        let nth = reports.iter().position(|r| *r == report).unwrap_or(0);
        if !self.timeline.find(event) {
            self.note = Some("the filters hide this event on the timeline".into());
        }
        let page = self.page();
        self.reading.open(&self.corpus, event, nth, page);
    }

    /// From the article to the timeline: the marked event, or the first one told in sight.
    pub(super) fn find_event(&mut self) {
        let Some(document) = self.reading.document(&self.corpus) else {
            return;
        };
        let (width, height) = self.page();
        let rows = Page::new(document, width).window(self.reading.top, height);
        let mut paragraphs: Vec<u32> = rows
            .iter()
            .filter_map(|row| match row {
                Row::Text { paragraph, .. } => Some(*paragraph as u32 + 1),
                Row::Gap => None,
            })
            .collect();
        paragraphs.dedup();
        let marked = self.reading.report(&self.corpus);
        let target = match marked {
            Some((ix, report)) if paragraphs.contains(&report.paragraph) => Some(ix),
            _ => paragraphs
                .iter()
                .find_map(|&p| self.corpus.reports_in(self.reading.document, p).next()),
        };
        match target {
            Some(report) => {
                self.go_to_report(report);
                self.focus = Pane::Timeline;
            }
            None => self.note = Some("no event is told in what you see".into()),
        }
    }
}

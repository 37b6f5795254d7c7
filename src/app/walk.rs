//! From report to report, and between article and timeline.

use super::page::Row;
use super::{Action, App, Card, Overlay, Pane, Value, words};
use crate::model::{CutLine, EntityIx, EntityKind, Mention};

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
        let corpus = &self.corpus;
        let here = match self.reading.report(corpus) {
            Some((_, report)) if report.document == document => report.paragraph,
            _ => {
                let top = self.reading.top.offset;
                let paragraph = self.reading.document(corpus).and_then(|d| d.locate(top));
                paragraph.map_or(0, |(p, _)| p.ordinal.saturating_sub(1))
            }
        };
        let told = |&r: &u32| {
            let report = &corpus.reports[r as usize];
            report.document == document && self.timeline.shows(corpus.event_of[r as usize])
        };
        let first = corpus
            .reports
            .partition_point(|r| (r.document, r.paragraph) < (document, here));
        let after = corpus
            .reports
            .partition_point(|r| (r.document, r.paragraph) <= (document, here));
        let found = if forward {
            (after as u32..corpus.reports.len() as u32).find(told)
        } else {
            // The first told of the paragraph, as when one comes from above.
            let last = (0..first as u32).rev().find(told);
            last.and_then(|last| {
                let paragraph = corpus.reports[last as usize].paragraph;
                corpus.reports_in(document, paragraph).find(told)
            })
        };
        self.go_to_told(found);
    }

    /// Goes to the next event told in the article, also in the same paragraph, or the one before.
    pub(super) fn next_passage(&mut self, forward: bool) {
        let document = self.reading.document;
        let Some((here, _)) = self.reading.report(&self.corpus) else {
            return self.next_told(forward);
        };
        let told = |&r: &u32| {
            let report = &self.corpus.reports[r as usize];
            let event = self.corpus.event_of[r as usize];
            report.document == document && self.timeline.shows(event)
        };
        let found = if forward {
            (here + 1..self.corpus.reports.len() as u32).find(told)
        } else {
            (0..here).rev().find(told)
        };
        self.go_to_told(found);
    }

    fn go_to_told(&mut self, found: Option<u32>) {
        match found {
            Some(report) => self.go_to_report(report),
            None => self.note = Some("no more events are told in this article".into()),
        }
    }

    /// Marks a report and puts the cursor on its event.
    pub(super) fn go_to_report(&mut self, report: u32) {
        let event = self.corpus.event_of[report as usize];
        let reports = &self.corpus.events[event as usize].reports;
        let nth = reports.iter().position(|r| *r == report).unwrap_or(0);
        if !self.timeline.find(event) {
            self.note = Some("the filters hide this event on the timeline".into());
        }
        let page = self.page();
        self.reading.open(&self.corpus, event, nth, page);
    }

    /// From the article on: to the entity of the name gone to, to the event told at the match, to
    /// the marked event, or to the first one told in sight.
    pub(super) fn find_event(&mut self) {
        if let Some(name) = self.reading.name {
            return self.follow_name(name);
        }
        let Some(document) = self.reading.document(&self.corpus) else {
            return;
        };
        let find = self.reading.find.as_ref();
        let target = match find.and_then(|f| f.hits.get(f.at)) {
            Some(hit) => {
                let paragraph = document.locate(hit.start).map_or(0, |(p, _)| p.ordinal);
                let told = || self.corpus.reports_in(self.reading.document, paragraph);
                let holds = |r: &u32| self.corpus.reports[*r as usize].span.overlaps(*hit);
                told().find(holds).or_else(|| told().next())
            }
            None => self.told_in_sight(),
        };
        match target {
            Some(report) => {
                self.go_to_report(report);
                self.focus = Pane::Timeline;
            }
            None if find.is_some() => {
                self.note = Some("no event is told in the paragraph of this match".into());
            }
            None => self.note = Some("no event is told in what you see".into()),
        }
    }

    /// The marked report if it can be seen, else the first one told on the screen.
    fn told_in_sight(&self) -> Option<u32> {
        let (width, height) = self.page();
        let page = self.reading.page(&self.corpus, width)?;
        let rows = page.window(self.reading.top, height);
        let mut paragraphs: Vec<u32> = rows
            .iter()
            .filter_map(|row| match row {
                Row::Text { paragraph, .. } => Some(*paragraph as u32 + 1),
                Row::Gap | Row::Cut(_) => None,
            })
            .collect();
        paragraphs.dedup();
        let marked = self.reading.report(&self.corpus);
        match marked {
            Some((ix, report)) if paragraphs.contains(&report.paragraph) => Some(ix),
            _ => paragraphs
                .iter()
                .find_map(|&p| self.corpus.reports_in(self.reading.document, p).next()),
        }
    }

    /// Goes to the next name in the text, or the one before.
    pub(super) fn next_name(&mut self, forward: bool) {
        let (document, top) = (self.reading.document, self.reading.top.offset);
        let mentions = &self.corpus.mentions;
        let from = mentions.partition_point(|m| (m.document, m.span.start) < (document, top));
        let at = match (self.reading.name, forward) {
            (Some(name), true) => Some(name as usize + 1),
            (Some(name), false) => (name as usize).checked_sub(1),
            (None, true) => Some(from),
            (None, false) => from.checked_sub(1),
        };
        let mention = at.and_then(|at| Some((at, mentions.get(at)?)));
        let Some((at, mention)) = mention.filter(|(_, m)| m.document == document) else {
            self.note = Some("no more names in this article".into());
            return;
        };
        let (span, page) = (mention.span, self.page());
        self.reading.show(&self.corpus, span, page);
        self.choose_name(at);
    }

    /// Chooses a name in the text and says what it is.
    pub(super) fn choose_name(&mut self, mention: usize) {
        self.reading.name = Some(mention as u32);
        let entity = self.corpus.entity(self.corpus.mentions[mention].entity);
        let enter = self.keymap.key(Action::FindEvent).unwrap_or_default();
        self.note = Some(format!(
            "{} ({}); {enter} goes to it",
            entity.name,
            entity.kind.name()
        ));
    }

    /// From a name in the text to its row among the entities; to its card when it has none.
    fn follow_name(&mut self, name: u32) {
        let Some(mention) = self.corpus.mentions.get(name as usize) else {
            return;
        };
        let (ix, kind) = (mention.entity, self.corpus.entity(mention.entity).kind);
        let mut events = self.corpus.events_of[ix.0 as usize].iter();
        let listed = events.any(|&e| self.show.admits(&self.corpus, e));
        if listed && kind != EntityKind::Outlet {
            self.entities.seek(kind, Value::Entity(ix));
            self.refilter();
            self.focus = Pane::Entities;
        } else {
            self.overlay = Some(Overlay::Card(Card::of_entity(&self.corpus, ix)));
        }
    }

    /// Reads the mentions of the entity under the cursor, from the one next on the screen.
    pub(super) fn read_mentions(&mut self) {
        let Some(Value::Entity(entity)) = self.entities.selected() else {
            self.note = Some("mentions are of names; the articles of an outlet: a".into());
            return;
        };
        let here = (self.reading.document, self.reading.top.offset);
        let all = || self.corpus.mentions.iter().filter(|m| m.entity == entity);
        let before = |m: &&Mention| (m.document, m.span.start) < here;
        let (from, len) = (all().filter(before).count(), all().count());
        if len == 0 {
            self.note = Some("it is named nowhere by itself".into());
            return;
        }
        self.focus = Pane::Article;
        let (corpus, page) = (self.corpus.clone(), self.page());
        self.reading
            .go_to_mention(&corpus, entity, from % len, page);
        self.note = Some(format!(
            "{}, in {}",
            words::count(len, "mention"),
            words::count(self.articles_with(entity), "article")
        ));
    }

    fn articles_with(&self, entity: EntityIx) -> usize {
        let all = self.corpus.mentions.iter().filter(|m| m.entity == entity);
        let mut documents: Vec<u32> = all.map(|m| m.document).collect();
        documents.dedup();
        documents.len()
    }

    /// Shows or hides the lines that were cut.
    pub(super) fn toggle_cut(&mut self) {
        self.reading.cut ^= true;
        let cut = self
            .reading
            .document(&self.corpus)
            .map_or(0, |d| d.cut.len());
        let lines = words::count(cut, "cut line");
        self.note = Some(match (cut, self.reading.cut) {
            (0, _) => "nothing was cut of this article".into(),
            (_, false) => format!("{lines} hidden"),
            (_, true) => {
                let (above, here) = self.cut_lines_seen();
                let below = cut - above - here;
                format!("{lines} shown: {above} above, {here} in sight, {below} below")
            }
        });
    }

    /// How many cut lines lie above what is seen of the article, and how many are seen.
    fn cut_lines_seen(&self) -> (usize, usize) {
        let (width, height) = self.page();
        let page = self.reading.page(&self.corpus, width);
        let Some((page, document)) = page.zip(self.reading.document(&self.corpus)) else {
            return (0, 0);
        };
        let rows = page.window(self.reading.top, height);
        let here = rows.iter().filter(|r| matches!(r, Row::Cut(_))).count();
        let first = rows.iter().find_map(|row| match row {
            Row::Cut(at) => Some(*at),
            Row::Text { span, .. } => {
                let before = |line: &CutLine| line.span.start < span.start;
                Some(document.cut.partition_point(before))
            }
            Row::Gap => None,
        });
        (first.unwrap_or(0).min(document.cut.len() - here), here)
    }
}

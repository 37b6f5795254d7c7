//! A corpus comes in: the first, one that is read further, or one that changed. The place on the
//! screen stays what it was.

use super::page::Anchor as Top;
use super::{App, Compare, Filters, Snapshot, Stage, Value, View};
use crate::corpus::Corpus;
use crate::journal::{Anchor, Passage};
use crate::query::Filter;

/// Where somebody is, told in what outlives a change of the corpus.
#[derive(Debug, Default)]
struct Place {
    /// The event under the cursor.
    event: Option<Anchor>,
    /// The report that is marked.
    marked: Option<Passage>,
    /// The article and the place in it.
    article: Option<(String, Top)>,
    /// What the cursor is on among the entities, by id.
    entity: Option<String>,
}

fn anchor(corpus: &Corpus, event: u32) -> Option<Anchor> {
    let event = corpus.events.get(event as usize)?;
    Some(Anchor::of(corpus, event))
}

impl App {
    fn place(&self) -> Place {
        let corpus = &self.corpus;
        let document = self.reading.document(corpus);
        Place {
            event: self.timeline.wanted().and_then(|e| anchor(corpus, e)),
            marked: self
                .reading
                .report(corpus)
                .map(|(_, report)| Passage::of(corpus, report)),
            article: document.map(|d| (d.id.clone(), self.reading.top)),
            entity: self
                .entities
                .selected()
                .map(|value| value.id(corpus).to_owned()),
        }
    }

    /// Shows another corpus at the same place.
    pub(super) fn load(&mut self, snapshot: Snapshot) {
        let place = self.place();
        self.corpus = snapshot.corpus;
        self.texts = snapshot.texts;
        self.stage = Stage::Ready;
        self.progress = (!snapshot.complete).then_some(self.progress.unwrap_or_default());
        if let Some(start) = self.start.take() {
            self.begin(start, snapshot.complete);
        }
        if snapshot.complete {
            self.tell_problems();
        }
        self.go_back_to(&place);
        self.ask(true);
    }

    /// Sets the filter to start with.
    fn begin(&mut self, start: Filter, complete: bool) {
        match start.resolve(&self.corpus) {
            Ok(wanted) => self.filters = Filters::of(&self.corpus, &wanted),
            // A name may stand in an article that is still to be read.
            Err(_) if !complete => self.start = Some(start),
            Err(unknown) => self.note = Some(format!("{unknown}; nothing is filtered")),
        }
    }

    fn tell_problems(&mut self) {
        if let Some(problem) = self.corpus.problems.first() {
            let more = match self.corpus.problems.len() {
                1 => String::new(),
                n => format!(" ({} more)", n - 1),
            };
            self.note = Some(format!("{}: {}{more}", problem.path, problem.message));
        }
    }

    fn go_back_to(&mut self, place: &Place) {
        let corpus = &*self.corpus;
        let find = |anchor: &Anchor| anchor.find(corpus);
        self.timeline.moved(place.event.as_ref().and_then(find));
        let kind = self.entities.kind;
        let value = place.entity.as_ref();
        self.entities
            .moved(value.and_then(|id| Value::find(corpus, kind, id)));
        if self.view == View::Compare {
            match self.timeline.wanted() {
                Some(event) => self.compare = Compare::of(corpus, event),
                None => self.view = View::Panes,
            }
        }
        let article = place.article.as_ref().and_then(|(id, top)| {
            let at = corpus.documents.binary_search_by(|d| d.id.cmp(id)).ok()?;
            Some((at as u32, *top))
        });
        self.reading.event = None;
        if let Some((document, top)) = article {
            self.reading.document = document;
            self.reading.top = top;
            // What was found lies elsewhere now.
            self.reading.find = None;
        } else {
            self.reading.open_document(0);
        }
        let marked = place.marked.as_ref().and_then(|p| p.find(corpus));
        if let Some(report) = marked
            && corpus.reports[report as usize].document == self.reading.document
        {
            let event = corpus.event_of[report as usize];
            let mut reports = corpus.events[event as usize].reports.iter();
            self.reading.event = Some(event);
            self.reading.nth = reports.position(|r| *r == report).unwrap_or(0);
        }
    }
}

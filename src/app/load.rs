//! A corpus comes in: the first, one that is read further, or one that changed. The place on the
//! screen stays what it was.

use super::{App, Asks, Filters, Snapshot, Stage};
use crate::query::Filter;

impl App {
    /// True while another corpus has to wait: what is picked from, and the event a line is typed
    /// for, must not change under the fingers.
    pub(super) fn holds(&self) -> bool {
        let typing = self.prompt.as_ref().map(|p| p.asks);
        self.overlay.is_some()
            || matches!(typing, Some(Asks::Date(_) | Asks::Title(_) | Asks::Note(_)))
    }

    /// Another corpus is to be shown; it is once its events are filtered, so that no list is ever
    /// empty in between.
    pub(super) fn load(&mut self, snapshot: Snapshot) {
        if let Some(start) = self.start.take() {
            self.begin(start, &snapshot);
        }
        self.coming = Some(snapshot);
        self.ask(true);
    }

    /// Sets the filter to start with.
    fn begin(&mut self, start: Filter, snapshot: &Snapshot) {
        match start.resolve(&snapshot.corpus) {
            Ok(wanted) => self.filters = Filters::of(&snapshot.corpus, &wanted),
            // A name may stand in an article that is still to be read.
            Err(_) if !snapshot.complete => self.start = Some(start),
            Err(unknown) => self.note = Some(format!("{unknown}; nothing is filtered")),
        }
    }

    /// Shows another corpus at the same place; its rows are listed next.
    pub(super) fn arrive(&mut self, snapshot: Snapshot) {
        let place = self.arriving.take().unwrap_or_else(|| self.place());
        let old = (
            std::mem::replace(&mut self.corpus, snapshot.corpus),
            std::mem::replace(&mut self.index, snapshot.index),
            self.whole.take(),
        );
        // Freeing a large corpus takes longer than a frame: keys do not wait for it.
        rayon::spawn(move || drop(old));
        self.stage = Stage::Ready;
        self.progress = (!snapshot.complete).then_some(self.progress.unwrap_or_default());
        if snapshot.note.is_some() {
            self.note = snapshot.note;
        } else if snapshot.complete {
            self.tell_problems();
        }
        self.go_to(&place);
        // What is not read yet may hold the place; a key pressed meanwhile sets another.
        self.arriving = (!snapshot.complete).then_some(place);
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
}

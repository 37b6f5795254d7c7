//! Where somebody has been: back and forward, and events marked with a letter.

use std::collections::BTreeMap;

use super::page::Anchor as Top;
use super::{App, Code, Key, Pane, View};
use crate::journal::Anchor;

/// Places remembered at most.
const MOST: usize = 100;

/// A place to return to, told in what outlives a change of the corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stop {
    view: View,
    focus: Pane,
    /// The event under the cursor.
    event: Option<Anchor>,
    /// The article, the place in it, the report marked.
    article: Option<(String, Top)>,
    nth: Option<usize>,
}

/// What the next key names a mark for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Awaits {
    Set,
    Go,
}

/// The places, and the marks.
#[derive(Debug, Default)]
pub(super) struct History {
    back: Vec<Stop>,
    forward: Vec<Stop>,
    /// Events by letter.
    pub(super) marks: BTreeMap<char, Anchor>,
    pub(super) awaits: Option<Awaits>,
}

impl App {
    /// Remembers where the user is, before a jump.
    pub(super) fn remember(&mut self) {
        let stop = self.stop();
        let history = &mut self.history;
        history.forward.clear();
        if history.back.last() != Some(&stop) {
            history.back.push(stop);
        }
        if history.back.len() > MOST {
            history.back.remove(0);
        }
    }

    fn stop(&self) -> Stop {
        let document = self.reading.document(&self.corpus);
        Stop {
            view: self.view,
            focus: self.focus,
            event: self.timeline.selected().map(|e| self.anchor(e)),
            article: document.map(|d| (d.id.clone(), self.reading.top)),
            nth: self.reading.event.map(|_| self.reading.nth),
        }
    }

    /// How an event is found again.
    pub(super) fn anchor(&self, event: u32) -> Anchor {
        Anchor::of(&self.corpus, &self.corpus.events[event as usize])
    }

    /// Back to the place before, or forward again.
    pub(super) fn travel(&mut self, back: bool) {
        let here = self.stop();
        let history = &mut self.history;
        let (from, to) = if back {
            (&mut history.back, &mut history.forward)
        } else {
            (&mut history.forward, &mut history.back)
        };
        let Some(stop) = from.pop() else {
            let way = if back { "before this" } else { "after this" };
            self.note = Some(format!("you have been nowhere {way}"));
            return;
        };
        to.push(here);
        self.return_to(stop);
    }

    fn return_to(&mut self, stop: Stop) {
        let corpus = self.corpus.clone();
        (self.view, self.focus) = (stop.view, stop.focus);
        let event = stop.event.and_then(|anchor| anchor.find(&corpus));
        if event.is_some_and(|event| !self.timeline.find(event)) {
            self.note = Some("the filters hide the event you were on".into());
        }
        match (event, stop.view) {
            (Some(event), View::Compare) => {
                self.compare = super::Compare::of(&corpus, event);
            }
            (None, View::Compare) => self.view = View::Panes,
            _ => {}
        }
        let document = stop.article.and_then(|(id, top)| {
            let at = corpus.documents.iter().position(|d| d.id == id)?;
            Some((at as u32, top))
        });
        if let Some((document, top)) = document {
            self.reading.open_document(document);
            self.reading.top = top;
            let marked = event.zip(stop.nth);
            if let Some((event, nth)) = marked {
                let reports = &corpus.events[event as usize].reports;
                let told = reports
                    .get(nth)
                    .map(|&r| corpus.reports[r as usize].document);
                if told == Some(document) {
                    (self.reading.event, self.reading.nth) = (Some(event), nth);
                }
            }
            self.reading.scroll(&corpus, 0, self.page());
        }
    }

    /// Waits for the letter of a mark.
    pub(super) fn await_mark(&mut self, set: bool) {
        if set && self.timeline.selected().is_none() {
            self.note = Some("there is no event to mark".into());
            return;
        }
        if !set && self.history.marks.is_empty() {
            let key = self.keymap.key(super::Action::SetMark).unwrap_or_default();
            self.note = Some(format!(
                "nothing is marked; {key} and a letter mark an event"
            ));
            return;
        }
        self.history.awaits = Some(if set { Awaits::Set } else { Awaits::Go });
        self.note = Some(if set {
            "mark this event with which letter?".into()
        } else {
            let letters: Vec<String> = self
                .history
                .marks
                .iter()
                .map(|(letter, anchor)| {
                    let event = anchor.find(&self.corpus);
                    let title = event.map(|e| self.corpus.events[e as usize].title.as_str());
                    format!("{letter} {}", title.unwrap_or("(not told here)"))
                })
                .collect();
            format!("go to which mark? {}", letters.join(" · "))
        });
    }

    /// The letter of a mark; anything else takes the question back.
    pub(super) fn mark_key(&mut self, awaits: Awaits, key: Key) {
        let Key {
            code: Code::Char(letter),
            ctrl: false,
            alt: false,
            ..
        } = key
        else {
            return;
        };
        match awaits {
            Awaits::Set => {
                if let Some(event) = self.timeline.selected() {
                    let anchor = self.anchor(event);
                    self.history.marks.insert(letter, anchor);
                    self.note = Some(format!("marked {letter}"));
                }
            }
            Awaits::Go => {
                let anchor = self.history.marks.get(&letter);
                let Some(event) = anchor.and_then(|a| a.find(&self.corpus)) else {
                    self.note = Some(format!("nothing here is marked {letter}"));
                    return;
                };
                self.remember();
                self.go_to_event(event);
            }
        }
    }

    /// Shows an event on the timeline.
    pub(super) fn go_to_event(&mut self, event: u32) {
        (self.view, self.focus) = (View::Panes, Pane::Timeline);
        if !self.timeline.find(event) {
            self.note = Some("the filters hide this event".into());
        }
        let page = self.page();
        self.reading.open(&self.corpus, event, 0, page);
    }
}

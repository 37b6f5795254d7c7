//! The analyst's word on events. Nothing is changed here: a decision goes out as an effect, is kept
//! on the disk, and comes back laid over the corpus.

use super::{Action, App, Asks, Effect, Item, Pick, Picker, View, words};
use crate::journal::{Change, Decision, Edit, Passage};
use crate::model::{Date, Kind, Precision};
use crate::query;

impl App {
    /// The event that decisions are about.
    fn decides_on(&self) -> Option<u32> {
        match self.view {
            View::Compare => self.compare.event,
            View::Panes if self.focus == super::Pane::Article => {
                self.reading.event.or_else(|| self.timeline.selected())
            }
            _ => self.timeline.selected(),
        }
    }

    /// Does what a key for decisions says.
    pub(super) fn decision(&mut self, action: Action) -> Effect {
        if action == Action::Undo {
            return Effect::Decide(Box::new(Change::Undo));
        }
        let Some(event) = self.decides_on() else {
            self.note = Some("choose an event first".into());
            return Effect::None;
        };
        let of = &self.corpus.events[event as usize];
        match action {
            Action::Confirm => return self.decide(event, Decision::Confirm),
            Action::Reject if self.corpus.is_rejected(event) => {
                return self.decide(event, Decision::Confirm);
            }
            Action::Reject => return self.decide(event, Decision::Reject),
            Action::SetDate => {
                let before = of.date.and_then(written).unwrap_or_default();
                self.ask_for(Asks::Date(event), before);
            }
            Action::SetTitle => self.ask_for(Asks::Title(event), of.title.clone()),
            Action::Note => self.ask_for(Asks::Note(event), String::new()),
            Action::SetKind => self.pick(kinds(event, of.kind)),
            Action::JoinEvent => self.pick(self.partners(event)),
            Action::PartReport => return self.part(event),
            _ => {}
        }
        Effect::None
    }

    /// Sends a decision on an event off to be kept.
    pub(super) fn decide(&mut self, event: u32, decision: Decision) -> Effect {
        let about = self.anchor(event);
        Effect::Decide(Box::new(Change::Add { about, decision }))
    }

    /// Puts an event together with another, which stays.
    pub(super) fn join(&mut self, event: u32, other: u32) -> Effect {
        let into = self.anchor(other);
        self.timeline.find(other);
        self.decide(event, Decision::Merge { into })
    }

    fn part(&mut self, event: u32) -> Effect {
        if self.corpus.events[event as usize].reports.len() < 2 {
            self.note = Some("the event has one report: there is nothing to part".into());
            return Effect::None;
        }
        match self.reading.report(&self.corpus) {
            Some((_, report)) if self.reading.event == Some(event) => {
                let report = Passage::of(&self.corpus, report);
                self.decide(event, Decision::Split { report })
            }
            _ => {
                let next = self.keymap.key(Action::NextReport).unwrap_or_default();
                self.note = Some(format!("go to the report to be parted first ({next})"));
                Effect::None
            }
        }
    }

    pub(super) fn set_date(&mut self, event: u32, typed: &str) -> Result<Effect, String> {
        let date = if typed.eq_ignore_ascii_case("undated") {
            None
        } else {
            let (from, to) = query::days_between(typed)?;
            match (query::period(typed), from, to) {
                (Some(date), ..) => Some(date),
                (None, Some(from), Some(to)) => Some(Date::range(from, to, Precision::DayRange)),
                (None, Some(from), None) => Some(Date::after(from)),
                (None, None, Some(to)) => Some(Date::before(to)),
                (None, None, None) => None,
            }
        };
        if date.is_none() && !typed.eq_ignore_ascii_case("undated") {
            return Err("write a date, or undated".into());
        }
        let value = Edit::Date(date);
        Ok(self.decide(event, Decision::Edit { value }))
    }

    pub(super) fn set_title(&mut self, event: u32, typed: &str) -> Result<Effect, String> {
        if typed.is_empty() {
            return Err("write a line that names the event".into());
        }
        let value = Edit::Title(typed.to_owned());
        Ok(self.decide(event, Decision::Edit { value }))
    }

    pub(super) fn set_note(&mut self, event: u32, typed: &str) -> Result<Effect, String> {
        if typed.is_empty() {
            return Err("write what is to be remembered; Esc writes nothing".into());
        }
        let text = typed.to_owned();
        Ok(self.decide(event, Decision::Note { text }))
    }

    /// The events this one may be the same as: pairs the merge held for doubtful first, with its
    /// reasons, then the others on the timeline, the nearest in time first.
    fn partners(&self, event: u32) -> Picker {
        let events = &self.corpus.events;
        let of = |r: u32| self.corpus.event_of[r as usize];
        let mut items: Vec<Item> = Vec::new();
        let mut known = vec![event];
        for note in &events[event as usize].suggested {
            let other = if of(note.a) == event {
                of(note.b)
            } else {
                of(note.a)
            };
            if !known.contains(&other) {
                known.push(other);
                let reasons = format!("perhaps the same: {}", note.reasons);
                items.push(self.partner(event, other, reasons));
            }
        }
        // From the event outwards, what stands before it first.
        let shown = &self.timeline.shown;
        let here = shown.partition_point(|&e| e < event);
        let around = (0..=shown.len()).flat_map(|far| {
            let after = (far > 0).then_some(here + far);
            [here.checked_sub(far), after]
        });
        let others = around.flatten().filter_map(|at| shown.get(at).copied());
        let others = others.filter(|other| !known.contains(other));
        let rest = others.map(|other| {
            let date = events[other as usize].date.as_ref().map(words::long_date);
            self.partner(event, other, date.unwrap_or_else(|| "undated".into()))
        });
        items.extend(rest.take(500));
        Picker::new("The same as", items)
    }

    fn partner(&self, event: u32, other: u32, detail: String) -> Item {
        let label = self.corpus.events[other as usize].title.clone();
        Item::new(Pick::Join(event, other), label, detail, false, Vec::new())
    }
}

/// A date as it may be typed again; `None` when it is open on one side.
fn written(date: Date) -> Option<String> {
    let (start, end) = (date.start?, date.end?);
    Some(if start == end {
        start.to_string()
    } else {
        format!("{start}..{end}")
    })
}

/// The kinds an event can be of, its own ticked.
fn kinds(event: u32, now: Kind) -> Picker {
    let items = Kind::ALL.iter().map(|&kind| {
        let names = vec![kind.name().to_owned()];
        let family = kind.family().name().to_owned();
        let label = kind.title().to_owned();
        Item::new(
            Pick::SetKind(event, kind),
            label,
            family,
            kind == now,
            names,
        )
    });
    Picker::new("It is", items.collect())
}

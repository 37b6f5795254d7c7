//! Fuzzy pickers: type a few letters, take one.

use tui_input::Input;

use super::action::Action;
use super::layout::Area;
use super::list::List;
use crate::model::{EntityIx, Kind};
use crate::query::Facet;
use crate::query::fuzzy::{Folded, Pattern};

/// What taking a row does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// Filters by an entity.
    Entity(EntityIx),
    /// Goes to an event.
    Event(u32),
    /// Opens an article.
    Article(u32),
    /// Does something.
    Command(Action),
    /// A command that more is to be typed for.
    Word(&'static str),
    /// Filters by a value that is no entity.
    Value(Facet, &'static str),
    /// Brings back the saved filters at this place.
    Saved(usize),
    /// Sets the kind of an event.
    SetKind(u32, Kind),
    /// Puts an event together with another.
    Join(u32, u32),
}

/// A row of a picker.
#[derive(Debug)]
pub struct Item {
    /// What taking it does.
    pub pick: Pick,
    /// What is shown and matched first.
    pub label: String,
    /// What is shown at the right edge.
    pub detail: String,
    /// Already in force.
    pub on: bool,
    /// Other spellings.
    pub aliases: Vec<String>,
    folded: Vec<Folded>,
}

impl Item {
    /// A row.
    pub fn new(pick: Pick, label: String, detail: String, on: bool, aliases: Vec<String>) -> Self {
        let all = std::iter::once(&label).chain(&aliases);
        let folded = all.map(|text| Folded::new(text)).collect();
        Self {
            pick,
            label,
            detail,
            on,
            aliases,
            folded,
        }
    }
}

/// A row that matches what is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Index of the item.
    pub item: usize,
    /// Which spelling matched: 0 for the label, else the alias before it.
    pub spelling: usize,
    /// The matched characters of that spelling.
    pub indices: Vec<usize>,
}

/// A picker.
#[derive(Debug)]
pub struct Picker {
    /// The heading: `Base`.
    pub title: &'static str,
    /// What is typed.
    pub input: Input,
    /// All rows, the most telling first.
    pub items: Vec<Item>,
    /// The rows that match, best first.
    pub hits: Vec<Hit>,
    /// Place among them.
    pub list: List,
    /// True when nothing has what is typed and the rows are what comes near it.
    pub near: bool,
    /// The items chosen beside the one under the cursor.
    pub marked: Vec<usize>,
}

impl Picker {
    /// A picker over `items`.
    pub fn new(title: &'static str, items: Vec<Item>) -> Self {
        let mut picker = Self {
            title,
            input: Input::default(),
            items,
            hits: Vec::new(),
            list: List::default(),
            near: false,
            marked: Vec::new(),
        };
        picker.search();
        picker
    }

    /// Matches anew after a change of what is typed.
    pub fn search(&mut self) {
        let pattern = Pattern::new(self.input.value());
        let mut scored: Vec<(i64, Hit)> = Vec::new();
        for (at, item) in self.items.iter().enumerate() {
            let best = item
                .folded
                .iter()
                .enumerate()
                .filter_map(|(spelling, text)| Some((spelling, pattern.find(text)?)))
                // The label wins a tie.
                .max_by_key(|(spelling, m)| (m.score, std::cmp::Reverse(*spelling)));
            if let Some((spelling, found)) = best {
                scored.push((
                    found.score,
                    Hit {
                        item: at,
                        spelling,
                        indices: found.indices,
                    },
                ));
            }
        }
        self.near = scored.is_empty();
        if self.near {
            // Nothing has what was typed; perhaps a letter is wrong.
            for (at, item) in self.items.iter().enumerate() {
                let all = item.folded.iter().enumerate();
                let near = all.filter_map(|(nth, text)| Some((nth, pattern.find_near(text)?)));
                let best = near.max_by_key(|(nth, m)| (m.score, std::cmp::Reverse(*nth)));
                scored.extend(best.map(|(spelling, found)| {
                    let hit = Hit {
                        item: at,
                        spelling,
                        indices: found.indices,
                    };
                    (found.score, hit)
                }));
            }
        }
        if !pattern.is_empty() {
            scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        }
        self.hits = scored.into_iter().map(|(_, hit)| hit).collect();
        self.list = List::default();
    }

    /// The word for what taking a row does.
    pub fn does(&self) -> &'static str {
        match self.items.first().map(|item| item.pick) {
            Some(Pick::Event(_)) => "go to it",
            Some(Pick::Article(_)) => "read",
            Some(Pick::Command(_) | Pick::Word(_)) => "do it",
            Some(Pick::Saved(_)) => "bring back",
            Some(Pick::SetKind(..)) => "set",
            Some(Pick::Join(..)) => "join",
            Some(Pick::Entity(_) | Pick::Value(..)) | None => "filter",
        }
    }

    /// True when several rows can be taken, or all but them.
    pub fn several(&self) -> bool {
        let picks = self.items.first().map(|item| item.pick);
        matches!(picks, Some(Pick::Entity(_) | Pick::Value(..)))
    }

    /// Marks the row under the cursor, or takes the mark off, and moves on.
    pub fn mark(&mut self) {
        if !self.several() {
            return;
        }
        let Some(hit) = self.hits.get(self.list.cursor) else {
            return;
        };
        match self.marked.iter().position(|m| *m == hit.item) {
            Some(at) => drop(self.marked.remove(at)),
            None => self.marked.push(hit.item),
        }
        self.list.step(1, self.hits.len());
    }

    /// What is taken: the marked rows, else the one under the cursor.
    pub fn taken(&self) -> Vec<Pick> {
        if self.marked.is_empty() {
            let hit = self.hits.get(self.list.cursor);
            return hit.map(|h| self.items[h.item].pick).into_iter().collect();
        }
        self.marked.iter().map(|m| self.items[*m].pick).collect()
    }
}

/// The area over the body of a picker of so many items.
pub fn picker_area(body: Area, items: usize) -> Area {
    let most = (body.height * 4 / 5).max(8);
    // Never so low that nothing is left of its frame.
    let high = items.saturating_add(4).clamp(6, 1000) as u16;
    body.center(72, most.min(high))
}

/// Rows of a picker's list.
pub(super) fn picker_rows(body: Area, items: usize) -> usize {
    picker_area(body, items).inside().height.saturating_sub(2) as usize
}

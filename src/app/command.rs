//! The command line: everything that can be done by name, with its key, and commands that take
//! words. `:` opens it; what is typed finds a command, or is one with what follows it.

use super::action::ACTIONS;
use super::{Action, App, Effect, Filters, Item, Overlay, Pick, Picker};
use crate::query::{self, Facet, Filter};

/// A command that takes words: its name, what is to follow, what it does.
struct Word {
    name: &'static str,
    takes: &'static str,
    sentence: &'static str,
}

const fn word(name: &'static str, takes: &'static str, sentence: &'static str) -> Word {
    Word {
        name,
        takes,
        sentence,
    }
}

/// The commands that take words.
const WORDS: [Word; 12] = [
    word(
        "filter",
        "base:NAME -kind:threat from:2020-03 WORDS",
        "Filter by all of this instead",
    ),
    word("base", "NAME", "Filter by this base"),
    word("group", "NAME", "Filter by this group"),
    word("person", "NAME", "Filter by this person"),
    word("weapon", "NAME", "Filter by this weapon"),
    word("place", "NAME", "Filter by this place"),
    word("kind", "NAME", "Filter by this kind of event"),
    word("days", "2020-03..2020-06", "Filter by these days"),
    word(
        "goto",
        "2020-03-14",
        "Go to the first event from this day on",
    ),
    word("save", "NAME", "Save the filters under this name"),
    word(
        "recall",
        "NAME",
        "Bring back the filters saved under this name",
    ),
    word(
        "theme",
        "NAME",
        "Change the colours: dark, light, high-contrast, mono, 16-colour, or your own",
    ),
];

/// The heading of the palette, by which it is known.
const TITLE: &str = "Command";

/// A command with the words after it, if that is what is typed into the palette.
pub(super) fn with_words(picker: &Picker) -> Option<(&'static str, String)> {
    let (name, rest) = picker.input.value().trim_start().split_once(' ')?;
    let known = WORDS.iter().find(|w| w.name == name);
    let rest = rest.trim();
    known
        .filter(|_| picker.title == TITLE && !rest.is_empty())
        .map(|w| (w.name, rest.to_owned()))
}

impl App {
    /// Opens the palette with a command to be completed, or with nothing.
    pub(super) fn pick_command(&mut self, name: &str) {
        let mut picker = commands(self);
        if !name.is_empty() {
            picker.input = format!("{name} ").into();
        }
        self.pick(picker);
        self.search_picker();
    }

    /// Does what was chosen by name.
    pub(super) fn command(&mut self, action: Action) -> Effect {
        let here = self.contexts();
        let contexts = action.entry().contexts;
        if contexts.iter().any(|c| here.contains(c)) {
            return self.update(action);
        }
        let places: Vec<&str> = contexts.iter().map(|c| c.title()).collect();
        self.note = Some(format!(
            "{} works in {}",
            action.entry().name,
            places.join(", ")
        ));
        Effect::None
    }

    /// Does a command with the words after it; what is wrong with them is told.
    pub(super) fn run(&mut self, (name, words): (&str, String)) -> Effect {
        if name == "theme" {
            return Effect::Theme(words);
        }
        if let Err(why) = self.obey(name, &words) {
            self.note = Some(why);
        }
        Effect::None
    }

    fn obey(&mut self, name: &str, words: &str) -> Result<(), String> {
        match name {
            "goto" => {
                let day = query::first_day(words)?;
                let from = |&e: &u32| {
                    let date = self.corpus.events[e as usize].date;
                    date.and_then(|d| d.start.or(d.end))
                        .is_some_and(|d| d >= day)
                };
                let event = self.timeline.shown.iter().copied().filter(from).min();
                let event = event.ok_or_else(|| format!("nothing is told from {day} on"))?;
                self.remember();
                self.go_to_event(event);
            }
            "save" => self.save_filters(words)?,
            "recall" => {
                let known: Vec<&str> = self.saved.keys().map(String::as_str).collect();
                let at = known.iter().position(|name| *name == words);
                let at = at.ok_or_else(|| match known[..] {
                    [] => "no filters are saved".to_owned(),
                    _ => format!(
                        "no filters are saved as {words}; there are {}",
                        known.join(", ")
                    ),
                })?;
                self.recall(at);
            }
            "days" => {
                let (from, to) = query::days_between(words)?;
                self.filters.set_days(from, to);
                self.changed();
            }
            "filter" => {
                let filter: Filter = words.parse()?;
                self.filter_anew(&filter)?;
            }
            facet => {
                let mut filter = self.filters.filter(None);
                if let Some(facet) = Facet::named(facet) {
                    let choice = filter.choice(facet);
                    choice.include = vec![words.to_owned()];
                }
                self.filter_anew(&filter)?;
            }
        }
        Ok(())
    }

    /// Filters by this, values as typed, instead of what is in force.
    fn filter_anew(&mut self, filter: &Filter) -> Result<(), String> {
        let filter = filter.resolve(&self.corpus).map_err(|e| e.to_string())?;
        self.remember();
        self.filters = Filters::of(&self.corpus, &filter);
        self.changed();
        Ok(())
    }

    pub(super) fn negate(&mut self) {
        if self.filters.negate() {
            self.changed();
        } else {
            self.note = Some("there is no filter to turn round; b or g set one".into());
        }
    }

    /// Saves the filters under a name.
    pub(super) fn save_filters(&mut self, name: &str) -> Result<(), String> {
        if name.is_empty() {
            return Err("write a name for these filters".into());
        }
        if self.filters.is_empty() {
            return Err("there are no filters to save; b or g set one".into());
        }
        let filter = self.filters.filter(None).to_string();
        self.note = Some(format!("saved as {name}: {filter}"));
        self.saved.insert(name.to_owned(), filter);
        Ok(())
    }

    /// Offers the saved filters.
    pub(super) fn pick_saved(&mut self) {
        if self.saved.is_empty() {
            let key = self.keymap.key(Action::SaveFilters).unwrap_or_default();
            self.note = Some(format!("no filters are saved; {key} saves those in force"));
            return;
        }
        let items = self.saved.iter().enumerate().map(|(at, (name, filter))| {
            Item::new(
                Pick::Saved(at),
                name.clone(),
                filter.clone(),
                false,
                Vec::new(),
            )
        });
        self.overlay = Some(Overlay::Picker(Picker::new(
            "Saved filters",
            items.collect(),
        )));
    }

    /// Brings back the saved filters at a place.
    pub(super) fn recall(&mut self, at: usize) {
        let saved = self.saved.values().nth(at).cloned();
        let parsed = saved.and_then(|text| text.parse::<Filter>().ok());
        if let Some(filter) = parsed
            && let Err(why) = self.filter_anew(&filter)
        {
            self.note = Some(why);
        }
    }
}

/// Everything that can be done, what works here first, each with its key.
fn commands(app: &App) -> Picker {
    let here = app.contexts();
    let applies = |action: Action| {
        let contexts = action.entry().contexts;
        contexts.iter().any(|c| here.contains(c))
    };
    let action = |entry: &super::Entry| {
        let key = app.keymap.key(entry.action).unwrap_or_default();
        let place = entry.contexts[0].title();
        let detail = if applies(entry.action) {
            key
        } else {
            format!("{place}  {key}")
        };
        let names = vec![entry.name.to_owned()];
        let pick = Pick::Command(entry.action);
        Item::new(pick, entry.sentence.to_owned(), detail, false, names)
    };
    let (works, elsewhere): (Vec<_>, Vec<_>) = ACTIONS.iter().partition(|e| applies(e.action));
    let mut items: Vec<Item> = works.into_iter().map(action).collect();
    items.extend(WORDS.iter().map(|w| {
        let names = vec![format!("{} {}", w.name, w.takes)];
        let detail = format!("{} …", w.name);
        Item::new(
            Pick::Word(w.name),
            w.sentence.to_owned(),
            detail,
            false,
            names,
        )
    }));
    items.extend(elsewhere.into_iter().map(action));
    Picker::new(TITLE, items)
}

//! What is typed: the line that filters a pane, and pickers.

use super::{App, Asks, Chip, Effect, Find, Found, Key, Overlay, Pane, Pick, Prompt, Search, View};
use super::{command, input};
use crate::journal::{Decision, Edit};
use crate::query;

impl App {
    pub(super) fn open_prompt(&mut self) {
        let before = match self.focus {
            Pane::Timeline => self.filters.search().to_owned(),
            Pane::Article => String::new(),
            Pane::Entities => self.entities.needle.clone(),
        };
        self.ask_for(Asks::Words(self.focus), before);
    }

    /// Opens a line to type in that holds `before`.
    pub(super) fn ask_for(&mut self, asks: Asks, before: String) {
        self.prompt = Some(Prompt {
            asks,
            input: before.clone().into(),
            before,
        });
    }

    /// Text pasted goes into what is typed, never to keys.
    pub(super) fn paste(&mut self, text: &str) {
        if let Some(Overlay::Picker(picker)) = &mut self.overlay {
            input::paste(&mut picker.input, text);
            self.search_picker();
        } else if let Some(prompt) = &mut self.prompt {
            input::paste(&mut prompt.input, text);
            self.typed();
        } else {
            self.note = Some("pasted text goes into a line to type in: / or b first".into());
        }
    }

    pub(super) fn type_key(&mut self, key: Key) {
        if let Some(Overlay::Picker(picker)) = &mut self.overlay {
            if input::press(&mut picker.input, key) {
                self.search_picker();
            }
        } else if let Some(prompt) = &mut self.prompt
            && input::press(&mut prompt.input, key)
        {
            self.typed();
        }
    }

    /// Filters by what the prompt holds.
    fn typed(&mut self) {
        let Some(prompt) = &self.prompt else { return };
        if let Asks::Words(pane) = prompt.asks {
            let words = prompt.input.value().to_owned();
            self.seek(pane, &words);
        }
    }

    /// Filters a pane's list by words, or searches the article for them.
    pub(super) fn seek(&mut self, pane: Pane, words: &str) {
        match pane {
            Pane::Timeline => {
                self.filters.set_search(words);
                self.changed();
            }
            Pane::Entities => {
                words.clone_into(&mut self.entities.needle);
                self.refilter();
            }
            Pane::Article => self.search(words),
        }
    }

    /// Searches the article, going to the first match from the top of the screen on.
    fn search(&mut self, words: &str) {
        let Some(document) = self.reading.document(&self.corpus) else {
            return;
        };
        let mut find = Find::new(document, words);
        let from = self.reading.top.offset;
        find.at = find.hits.partition_point(|h| h.start < from);
        if find.at == find.hits.len() {
            find.at = 0;
        }
        let span = find.hits.get(find.at).copied();
        self.reading.find = (!words.is_empty()).then_some(find);
        if let Some(span) = span {
            let page = self.page();
            self.reading.show(&self.corpus, span, page);
        }
    }

    /// Matches the rows of a picker anew: at once where there are few, else beside the loop.
    pub(super) fn search_picker(&mut self) {
        let Some(Overlay::Picker(picker)) = &mut self.overlay else {
            return;
        };
        let search = Search {
            number: self.asking.searched + 1,
            corpus: self.corpus.clone(),
            offer: picker.offer.clone(),
            typed: picker.input.value().to_owned(),
        };
        self.asking.searched += 1;
        if picker.offer.is_long() && !search.typed.is_empty() {
            picker.waits = true;
            self.asking.search = Some(search);
        } else {
            picker.show(search.answer());
        }
    }

    /// Shows what another thread found, unless something else is typed since.
    pub(super) fn searched(&mut self, number: u64, found: Found) {
        if let Some(Overlay::Picker(picker)) = &mut self.overlay
            && number == self.asking.searched
        {
            picker.show(found);
        }
    }

    /// What is taken must match all that is typed, also where another thread still searches.
    fn catch_up(&mut self) {
        if let Some(Overlay::Picker(picker)) = &mut self.overlay
            && picker.waits
        {
            let found = picker.offer.found(&self.corpus, picker.input.value());
            picker.show(found);
            self.asking.search = None;
            self.asking.searched += 1;
        }
    }

    pub(super) fn accept(&mut self) -> Effect {
        self.catch_up();
        if let Some(Overlay::Picker(picker)) = &self.overlay {
            if let Some(command) = command::with_words(picker) {
                self.overlay = None;
                return self.run(command);
            }
            let picks = picker.taken();
            // With nothing to take, the picker stays for other letters.
            if !picks.is_empty() {
                self.overlay = None;
            }
            return self.take(&picks, false);
        }
        let Some(prompt) = self.prompt.take() else {
            return Effect::None;
        };
        let words = prompt.input.value().trim().to_owned();
        match prompt.asks {
            Asks::Words(Pane::Article) => self.found(),
            Asks::Words(_) => {}
            asks => match self.typed_for(asks, &words) {
                Ok(effect) => return effect,
                // What was typed stays, to be mended.
                Err(why) => {
                    self.note = Some(why);
                    self.prompt = Some(prompt);
                }
            },
        }
        Effect::None
    }

    /// Takes all but what is chosen.
    pub(super) fn without(&mut self) -> Effect {
        self.catch_up();
        let Some(Overlay::Picker(picker)) = &self.overlay else {
            return Effect::None;
        };
        let picks = picker.taken();
        let filters = |pick: &Pick| matches!(pick, Pick::Entity(_) | Pick::Value(..));
        if picks.is_empty() || !picks.iter().all(filters) {
            self.note = Some("only what filters can be left out".into());
            return Effect::None;
        }
        self.overlay = None;
        self.take(&picks, true)
    }

    fn typed_for(&mut self, asks: Asks, words: &str) -> Result<Effect, String> {
        match asks {
            Asks::Words(_) => {}
            Asks::Days => {
                let (from, to) = query::days_between(words)?;
                self.filters.set_days(from, to);
                self.changed();
            }
            Asks::Name => self.save_filters(words)?,
            Asks::Date(event) => return self.set_date(event, words),
            Asks::Title(event) => return self.set_title(event, words),
            Asks::Note(event) => return self.set_note(event, words),
        }
        Ok(Effect::None)
    }

    /// Tells what a search in the article found.
    fn found(&mut self) {
        if let Some(find) = &self.reading.find {
            self.note = Some(match find.hits.len() {
                0 => format!("“{}” is not in this article", find.words),
                1 => "1 match".into(),
                n => format!("{n} matches"),
            });
            if find.hits.is_empty() {
                self.reading.find = None;
            }
        }
    }

    /// Takes what was picked, or all but that.
    fn take(&mut self, picks: &[Pick], exclude: bool) -> Effect {
        match picks.first() {
            Some(Pick::Entity(_) | Pick::Value(..)) => self.filter_by(picks, exclude),
            Some(Pick::Event(event)) => {
                self.remember();
                self.view = View::Panes;
                self.focus = Pane::Timeline;
                if !self.timeline.find(*event) {
                    self.note = Some("the filters hide this event".into());
                }
                self.preview();
            }
            Some(Pick::Article(document)) => self.read(*document),
            Some(Pick::Command(action)) => return self.command(*action),
            Some(Pick::Word(name)) => self.pick_command(name),
            Some(Pick::Saved(at)) => self.recall(*at),
            Some(Pick::SetKind(event, kind)) => {
                let value = Edit::Kind(*kind);
                return self.decide(*event, Decision::Edit { value });
            }
            Some(Pick::Join(event, other)) => return self.join(*event, *other),
            None => {}
        }
        Effect::None
    }

    fn filter_by(&mut self, picks: &[Pick], exclude: bool) {
        let mut entities = Vec::new();
        for pick in picks {
            match pick {
                Pick::Entity(ix) => entities.push(*ix),
                Pick::Value(facet, value) => {
                    let label = value.replace('_', " ");
                    self.filters.set(*facet, value, &label, exclude);
                }
                _ => {}
            }
        }
        if exclude {
            for ix in entities {
                let chip = Chip::entity(&self.corpus, ix, true);
                if !self.filters.chips().contains(&chip) {
                    self.filters.toggle(chip);
                }
            }
        } else if let [one] = entities[..]
            && self.filters.state(&self.corpus, one) == Some(false)
        {
            self.filters.toggle(Chip::entity(&self.corpus, one, false));
        } else if !entities.is_empty() {
            self.filters.only(&self.corpus, &entities);
        }
        self.changed();
    }
}

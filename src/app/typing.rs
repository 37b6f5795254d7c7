//! What is typed: the line that filters a pane, and pickers.

use super::input;
use super::{App, Chip, Effect, Find, Key, Overlay, Pane, Pick, Prompt, View, words};

impl App {
    pub(super) fn open_prompt(&mut self) {
        let before = match self.focus {
            Pane::Timeline => self.filters.search().to_owned(),
            Pane::Article => String::new(),
            Pane::Entities => self.entities.needle.clone(),
        };
        self.prompt = Some(Prompt {
            pane: self.focus,
            input: before.clone().into(),
            before,
        });
    }

    /// Text pasted goes into what is typed, never to keys.
    pub(super) fn paste(&mut self, text: &str) {
        if let Some(Overlay::Picker(picker)) = &mut self.overlay {
            input::paste(&mut picker.input, text);
            picker.search();
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
                picker.search();
            }
        } else if let Some(prompt) = &mut self.prompt {
            if input::press(&mut prompt.input, key) {
                self.typed();
            }
        }
    }

    /// Filters by what the prompt holds.
    fn typed(&mut self) {
        let Some(prompt) = &self.prompt else { return };
        let (pane, words) = (prompt.pane, prompt.input.value().to_owned());
        self.seek(pane, &words);
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

    pub(super) fn accept(&mut self) -> Effect {
        if let Some(Overlay::Picker(picker)) = self.overlay.take() {
            return self.take(&picker.taken());
        }
        if let Some(prompt) = self.prompt.take() {
            if prompt.pane == Pane::Article {
                self.note = self
                    .reading
                    .find
                    .as_ref()
                    .map(|find| match find.hits.len() {
                        0 => format!("“{}” is not in this article", find.words),
                        n => words::count(n, "match").replace("matchs", "matches"),
                    });
                if self
                    .reading
                    .find
                    .as_ref()
                    .is_some_and(|f| f.hits.is_empty())
                {
                    self.reading.find = None;
                }
            }
        }
        Effect::None
    }

    /// Takes what was picked.
    fn take(&mut self, picks: &[Pick]) -> Effect {
        let entities: Vec<_> = picks
            .iter()
            .filter_map(|pick| match pick {
                Pick::Entity(ix) => Some(*ix),
                _ => None,
            })
            .collect();
        match picks.first() {
            Some(Pick::Entity(ix)) => {
                if entities.len() == 1 && self.filters.state(&self.corpus, *ix) == Some(false) {
                    self.filters.toggle(Chip::entity(&self.corpus, *ix, false));
                } else {
                    self.filters.only(&self.corpus, &entities);
                }
                self.changed();
            }
            Some(Pick::Event(event)) => {
                self.view = View::Panes;
                self.focus = Pane::Timeline;
                if !self.timeline.find(*event) {
                    self.note = Some("the filters hide this event".into());
                }
                self.preview();
            }
            Some(Pick::Article(document)) => self.read(*document),
            Some(Pick::Command(action)) => return self.update(*action),
            None => {}
        }
        Effect::None
    }
}

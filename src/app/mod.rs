//! The explorer: its state and what changes it. No input or output, no terminal.
//!
//! Keys and other news come in as [`Message`]s, [`App::on`] turns keys into [`Action`]s by the
//! keymap, [`App::update`] changes the state and may ask for an [`Effect`]; `ui` draws the state.

mod action;
mod article_card;
mod articles;
mod bar_areas;
mod card;
mod click;
mod command;
mod compare;
mod compare_areas;
mod decide;
mod empty;
mod entities;
mod figures;
mod filters;
mod header;
mod help;
mod histogram;
mod history;
mod input;
mod key;
mod keymap;
mod layout;
mod leave;
pub mod lent;
mod list;
mod listing;
mod load;
mod map;
mod matrix;
mod memory;
mod message;
mod mouse;
mod offer;
mod open;
mod outline;
pub mod page;
mod picker;
mod reading;
mod refresh;
mod sites;
mod timeline;
mod tips;
mod titles;
mod typing;
mod update;
mod value;
mod walk;
pub mod words;
mod wrong;

pub use action::{ACTIONS, Action, Context, Entry};
pub use articles::{ArticleLine, Articles};
pub use bar_areas::BarAreas;
pub use card::{Card, CardLine};
pub use compare::{Cell, Compare, Field, Saying, Source, Table};
pub use compare_areas::CompareAreas;
pub use empty::why_empty;
pub use entities::{Entities, Row as EntityRow, Tabs};
pub use figures::fitting;
pub use filters::{Chip, Filters};
pub use header::Header;
pub use help::{HelpLine, HelpPage, Sign};
pub use histogram::{Bars, Range};
pub use key::{Chord, Code, Key, Named};
pub use keymap::{Keymap, Resolved};
pub use layout::{Area, ArticleAreas, Layout, MapAreas, Splits, TimelineAreas};
pub use list::List;
pub use listing::{Grouping, Harm, Head, Listing, Sort};
pub use map::{Map, Site, Viewport, dots};
pub use matrix::{Matrix, MatrixAreas, plural};
pub use memory::{Memory, Place};
pub use message::{Asks, Effect, Message, Overlay, Prompt, Snapshot};
pub use mouse::{Gesture, Mouse};
pub use offer::{Found, Offer, Search};
pub use outline::{Outline, outlines};
pub use picker::{Item, Pick, Picker, Seen, picker_area};
pub use reading::{Find, Reading};
pub use refresh::{Answer, Filtered, Filtering, Question};
pub use timeline::{Line, Rows, Show, Timeline};
pub use tips::Tips;
pub use tui_input::Input;
pub use value::{Tally, Value};

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::corpus::Corpus;
use crate::query::{Filter, Index};
use history::History;
use refresh::Whole;

/// The three panes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pane {
    /// What happened.
    #[default]
    Timeline,
    /// Where it is written.
    Article,
    /// Who and what is involved.
    Entities,
}

impl Pane {
    /// All panes, left to right.
    pub const ALL: [Pane; 3] = [Pane::Timeline, Pane::Article, Pane::Entities];
}

/// What fills the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum View {
    /// Timeline, article, entities.
    #[default]
    Panes,
    /// The articles.
    Articles,
    /// The reports of one event side by side.
    Compare,
    /// Two kinds of names against each other.
    Matrix,
    /// The sites on a map.
    Map,
}

/// How far the corpus is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// Being read; so many articles of so many.
    Loading(usize, usize),
    /// On the screen.
    Ready,
    /// It could not be read: a sentence.
    Failed(String),
}

/// The explorer's state.
#[derive(Debug)]
pub struct App {
    /// What was opened, in a word or two.
    pub label: String,
    /// How far the corpus is.
    pub stage: Stage,
    /// What is explored.
    pub corpus: Arc<Corpus>,
    /// How many articles are read of how many, while there are more to come.
    pub progress: Option<(usize, usize)>,
    /// Columns and rows of the screen.
    pub size: (u16, u16),
    /// What fills it.
    pub view: View,
    /// The pane that keys go to.
    pub focus: Pane,
    /// The filters in force.
    pub filters: Filters,
    /// What sorts of events are shown.
    pub show: Show,
    /// Number of events shown if there were no filters.
    pub total: usize,
    /// Where nothing is shown: each filter, and how many events would be without it.
    pub widened: Vec<(String, usize)>,
    /// Where nothing is shown: how many events pass the filters but are of a sort not shown.
    pub hidden: usize,
    /// The events.
    pub timeline: Timeline,
    /// The article.
    pub reading: Reading,
    /// The entities.
    pub entities: Entities,
    /// The list of articles.
    pub articles: Articles,
    /// The comparison.
    pub compare: Compare,
    /// Two kinds of names against each other.
    pub matrix: Matrix,
    /// The sites on a map.
    pub map: Map,
    /// What lies over the view.
    pub overlay: Option<Overlay>,
    /// The line being typed.
    pub prompt: Option<Prompt>,
    /// A word to the user, until the next key.
    pub note: Option<String>,
    /// The hints still to be told to a newcomer; none unless asked for.
    pub tips: Tips,
    /// Keys pressed of a longer chord.
    pub pending: Vec<Key>,
    /// What keys mean.
    pub keymap: Keymap,
    index: Arc<Index>,
    /// All events of the sorts shown, once somebody has gathered them.
    whole: Option<Arc<Whole>>,
    /// The filter to start with, until it is in force.
    start: Option<Filter>,
    /// What is asked beside the loop.
    asking: refresh::Asking,
    /// A corpus that came while something was picked from the one before, or decided on.
    waiting: Option<Snapshot>,
    /// A corpus whose events are being filtered.
    coming: Option<Snapshot>,
    /// Where somebody has been, and where to return to.
    history: History,
    /// Filters saved by name, in their textual form.
    pub saved: BTreeMap<String, String>,
    /// Where the borders between the panes stand.
    pub splits: Splits,
    /// What the mouse holds.
    held: Option<mouse::Held>,
    /// Where to go once it is read.
    arriving: Option<Place>,
    /// True while the mouse is heard.
    pub mouse: bool,
}

impl App {
    /// An explorer that waits for its corpus, with the filter it is to start with.
    pub fn new(label: String, keymap: Keymap, filter: Filter) -> Self {
        Self {
            label,
            stage: Stage::Loading(0, 0),
            corpus: Arc::default(),
            progress: None,
            size: (80, 24),
            view: View::Panes,
            focus: Pane::Timeline,
            filters: Filters::default(),
            show: Show::default(),
            total: 0,
            widened: Vec::new(),
            hidden: 0,
            timeline: Timeline::default(),
            reading: Reading::default(),
            entities: Entities::default(),
            articles: Articles::default(),
            compare: Compare::default(),
            matrix: Matrix::default(),
            map: Map::default(),
            overlay: None,
            prompt: None,
            note: None,
            tips: Tips::default(),
            pending: Vec::new(),
            keymap,
            index: Arc::default(),
            whole: None,
            start: Some(filter),
            asking: refresh::Asking::default(),
            waiting: None,
            coming: None,
            history: History::default(),
            saved: BTreeMap::new(),
            splits: Splits::default(),
            held: None,
            arriving: None,
            mouse: true,
        }
    }

    /// Takes in one piece of news.
    pub fn on(&mut self, message: Message) -> Effect {
        let key = matches!(message, Message::Key(_));
        let effect = match message {
            Message::Key(key) => self.press(key),
            Message::Paste(text) => {
                self.paste(&text);
                Effect::None
            }
            Message::Mouse(mouse) => {
                self.arriving = None;
                self.point(mouse)
            }
            Message::Resize(width, height) => {
                self.size = (width, height);
                if self.focus != Pane::Article {
                    self.show_mark();
                }
                self.reading.scroll(&self.corpus, 0, self.page());
                Effect::None
            }
            Message::Progress(done, of) => {
                match self.stage {
                    Stage::Loading(..) => self.stage = Stage::Loading(done, of),
                    _ => self.progress = self.progress.map(|_| (done, of)),
                }
                Effect::None
            }
            Message::Loaded(Ok(snapshot)) => {
                self.waiting = Some(*snapshot);
                Effect::None
            }
            Message::Note(note) => {
                self.note = Some(note);
                Effect::None
            }
            Message::Answered(answer) => {
                self.hear(*answer);
                Effect::None
            }
            Message::Loaded(Err(why)) => {
                match self.stage {
                    Stage::Ready => self.note = Some(why.replace('\n', "; ")),
                    _ => self.stage = Stage::Failed(why),
                }
                Effect::None
            }
        };
        if !self.holds()
            && let Some(snapshot) = self.waiting.take()
        {
            self.load(snapshot);
        }
        self.hint(key);
        self.settle();
        effect
    }

    /// Where keys go, the first place asked first.
    pub fn contexts(&self) -> &'static [Context] {
        match &self.overlay {
            Some(Overlay::Picker(_)) => return &[Context::Picker],
            Some(Overlay::Help(..)) => return &[Context::Help],
            Some(Overlay::Card(_)) => return &[Context::Card],
            None => {}
        }
        if self.prompt.is_some() {
            return &[Context::Prompt];
        }
        match (self.view, self.focus) {
            (View::Articles, _) => &[Context::Articles],
            (View::Compare, _) => &[Context::Compare],
            (View::Matrix, _) => &[Context::Matrix],
            (View::Map, _) => &[Context::Map],
            (View::Panes, Pane::Timeline) => &[Context::Timeline],
            (View::Panes, Pane::Article) if self.reading.find.is_some() => {
                &[Context::Search, Context::Article]
            }
            (View::Panes, Pane::Article) => &[Context::Article],
            (View::Panes, Pane::Entities) => &[Context::Entities],
        }
    }

    fn press(&mut self, key: Key) -> Effect {
        self.note = None;
        self.arriving = None;
        if let Some(awaits) = self.history.awaits.take() {
            self.mark_key(awaits, key);
            return Effect::None;
        }
        // What was begun can be left.
        if !self.pending.is_empty() && key.code == Code::Named(Named::Esc) {
            self.pending.clear();
            return Effect::None;
        }
        self.pending.push(key);
        let contexts = self.contexts();
        match self.keymap.resolve(&self.pending, contexts) {
            Resolved::Action(action) => {
                self.pending.clear();
                if !contexts[0].types() {
                    self.catch_up_with_filters();
                }
                self.update(action)
            }
            Resolved::Pending => Effect::None,
            Resolved::Nothing => {
                let chord = Chord(std::mem::take(&mut self.pending));
                if contexts[0].types() {
                    self.type_key(key);
                } else {
                    self.note = Some(self.wrong_key(&chord));
                }
                Effect::None
            }
        }
    }

    /// Where everything stands.
    pub fn layout(&self) -> Layout {
        Layout::split(self.size, self.view, self.focus, self.splits)
    }

    /// Columns and rows of the article's text, also when another pane hides it.
    pub fn page(&self) -> (usize, usize) {
        let mut layout = self.layout();
        if layout.article.is_empty() {
            layout = Layout::split(self.size, View::Panes, Pane::Article, self.splits);
        }
        let text = layout.article_areas().text;
        (text.width as usize, text.height as usize)
    }
}

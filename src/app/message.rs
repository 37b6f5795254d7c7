//! What comes in, what goes out, and what is asked in between.

use std::sync::Arc;

use tui_input::Input;

use super::{Answer, Card, Context, Key, Mouse, Pane, Picker};
use crate::corpus::Corpus;
use crate::journal::Change;
use crate::query::Index;

/// What lies over the view.
#[derive(Debug)]
pub enum Overlay {
    /// A picker.
    Picker(Picker),
    /// The keys that work in this context; the first row shown.
    Help(Context, usize),
    /// Details of an event or entity.
    Card(Card),
}

/// What a line is typed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// Words that filter a pane's list, or are searched in its text.
    Words(Pane),
    /// Days to filter by.
    Days,
    /// A name for the filters.
    Name,
    /// When an event happened.
    Date(u32),
    /// The line that names an event.
    Title(u32),
    /// A note on an event.
    Note(u32),
}

impl Asks {
    /// What stands before the line.
    pub fn label(self) -> &'static str {
        match self {
            Asks::Words(Pane::Timeline) => "filter events",
            Asks::Words(Pane::Article) => "search article",
            Asks::Words(Pane::Entities) => "filter names",
            Asks::Days => "days (2020-03, 2020-03..2020-06, ..2020)",
            Asks::Name => "save the filters as",
            Asks::Date(_) => "it happened (2020-03-14, 2020-03, 2020-03-14..2020-03-15, undated)",
            Asks::Title(_) => "it is called",
            Asks::Note(_) => "note",
        }
    }
}

/// A line being typed.
#[derive(Debug)]
pub struct Prompt {
    /// What it is for.
    pub asks: Asks,
    /// What is typed.
    pub input: Input,
    /// What was in force before, for Esc.
    pub(super) before: String,
}

/// A corpus, made ready to be explored.
#[derive(Debug)]
pub struct Snapshot {
    /// What is explored.
    pub corpus: Arc<Corpus>,
    /// Its events, made ready to be filtered.
    pub index: Arc<Index>,
    /// False while more articles are being read.
    pub complete: bool,
    /// What brought it about, for the user.
    pub note: Option<String>,
}

impl From<Corpus> for Snapshot {
    /// The whole corpus.
    fn from(corpus: Corpus) -> Self {
        Arc::new(corpus).into()
    }
}

impl From<Arc<Corpus>> for Snapshot {
    /// The whole corpus.
    fn from(corpus: Arc<Corpus>) -> Self {
        Self {
            index: Arc::new(Index::new(&corpus)),
            corpus,
            complete: true,
            note: None,
        }
    }
}

/// News for the explorer.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The mouse did something.
    Mouse(Mouse),
    /// The screen has this many columns and rows.
    Resize(u16, u16),
    /// So many articles of so many are read.
    Progress(usize, usize),
    /// The corpus is there, as far as it is read, or a sentence why not.
    Loaded(Result<Box<Snapshot>, String>),
    /// A word to the user.
    Note(String),
    /// What was asked is answered.
    Answered(Box<Answer>),
}

/// What the explorer asks of the world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    None,
    /// End.
    Quit,
    /// Go to sleep until `fg`.
    Suspend,
    /// Draw every cell anew.
    Redraw,
    /// Put text on the clipboard.
    Copy(String),
    /// Open a file at a line, from 1.
    Edit(String, usize),
    /// Open an address in a browser.
    Browse(String),
    /// Keep a decision.
    Decide(Box<Change>),
    /// Hear the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Look like the theme of this name.
    Theme(String),
}

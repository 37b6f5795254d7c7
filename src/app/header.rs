//! The line above: what is summed up, and where the chips of the filters stand, for drawing and for
//! the mouse.

use super::page::width;
use super::{App, Area, Chip, words};

/// Cells kept for the number of chips that do not fit.
const MORE: u16 = 5;
/// Cells of a chip beside its words: ` words ✕ `.
const AROUND: u16 = 4;

/// The line above, behind the program's name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Header {
    /// `seeds · 5 articles · 7 of 21 incidents`, shorter where the chips need the room.
    pub summary: String,
    /// Where it begins.
    pub x: u16,
    /// How far the reading is, while there is more to come.
    pub progress: Option<String>,
    /// The words of each chip that fits and its cells, the oldest first.
    pub chips: Vec<(String, Area)>,
    /// How many chips did not fit, and the cells that say so.
    pub more: Option<(usize, Area)>,
}

impl App {
    /// The line above as it fits on the screen.
    pub fn header(&self) -> Header {
        let (x, end) = (11, self.layout().header.width);
        let mut header = Header {
            x,
            progress: self.progress.map(|(done, of)| match of {
                0 => "reading more…".to_owned(),
                _ => format!("reading article {done} of {of}…"),
            }),
            ..Header::default()
        };
        let summaries = self.summaries();
        let from = if end < 60 { summaries.len() - 1 } else { 0 };
        for summary in summaries.into_iter().skip(from) {
            header.summary = summary;
            header.place(self, end, Chip::text);
            if header.more.is_none() {
                return header;
            }
        }
        header.place(self, end, Chip::short_text);
        header
    }

    /// What is shown of how much, in ever fewer words.
    fn summaries(&self) -> [String; 3] {
        let shown = self.timeline.shown.len();
        let what = if self.show.statements || self.show.unreal {
            "event"
        } else {
            "incident"
        };
        let events = if shown == self.total {
            words::count(self.total, what)
        } else {
            format!("{shown} of {}", words::count(self.total, what))
        };
        let articles = words::count(self.corpus.documents.len(), "article");
        [
            format!("{} · {articles} · {events}", self.label),
            format!("{articles} · {events}"),
            events,
        ]
    }

    /// Takes a filter back.
    pub(super) fn drop_chip(&mut self, at: usize) {
        if let Some(text) = self.filters.chips().get(at).map(Chip::text) {
            self.filters.remove(at);
            self.changed();
            self.note = Some(format!("no longer filtered by {text}"));
        }
    }
}

impl Header {
    /// Puts the chips behind the summary, as many as fit.
    fn place(&mut self, app: &App, end: u16, words: fn(&Chip) -> String) {
        self.chips.clear();
        self.more = None;
        let mut x = self.x + width(&self.summary) + 2;
        x += self.progress.as_deref().map_or(0, |p| width(p) + 2);
        let row = |x: u16, width: u16| Area {
            x,
            y: 0,
            width,
            height: 1,
        };
        let chips = app.filters.chips();
        for (at, chip) in chips.iter().enumerate() {
            let text = words(chip);
            let size = width(&text) + AROUND;
            let left = chips.len() - at;
            let keep = if left > 1 { MORE } else { 0 };
            if x + size + keep > end {
                self.more = Some((left, row(x, MORE)));
                return;
            }
            self.chips.push((text, row(x, size)));
            x += size + 1;
        }
    }
}

//! The overlay of keys: what works in a context under headings, made from the table of actions and
//! the keymap in force, then what the signs mean.

use super::action::SECTIONS;
use super::page::{width, wrap};
use super::{ACTIONS, App, Area, Context};
use crate::model::Family;

/// One line of the overlay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HelpLine {
    /// What the lines under it have in common.
    Head(&'static str),
    /// The keys of an action, empty on a further line of its sentence, and what it does.
    Key(String, String),
    /// A sign of the timeline and what it means.
    Sign(Sign, &'static str),
    /// Nothing.
    Blank,
}

/// A sign that is explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// The glyph of a family of events that happened, or did not.
    Family(Family, bool),
    /// Reports differ.
    Disputed,
    /// So many.
    Times,
    /// The story around the sentence tells it.
    Story,
    /// Something speaks against it.
    Doubtful,
}

const SIGNS: [(Sign, &str); 11] = [
    (Sign::Family(Family::Attack, true), "attack"),
    (
        Sign::Family(Family::Strike, true),
        "air strike, targeted killing",
    ),
    (
        Sign::Family(Family::Interdiction, true),
        "interception, find, detention",
    ),
    (
        Sign::Family(Family::Unrest, true),
        "storming, demonstration",
    ),
    (
        Sign::Family(Family::Posture, true),
        "deployment, withdrawal",
    ),
    (Sign::Family(Family::Statement, true), "statement, politics"),
    (
        Sign::Family(Family::Attack, false),
        "hollow: planned, feared, denied, or a total",
    ),
    (Sign::Disputed, "reports differ"),
    (Sign::Times, "how many were fired, dropped or found"),
    (Sign::Story, "the story around tells it, not the sentence"),
    (Sign::Doubtful, "something speaks against the date"),
];

/// The overlay's lines and how wide their parts are.
#[derive(Debug, Clone)]
pub struct HelpPage {
    /// All lines.
    pub lines: Vec<HelpLine>,
    /// Cells of the widest keys.
    pub keys: u16,
    /// Where it lies.
    pub area: Area,
}

impl HelpPage {
    /// The keys that work in `context`, laid over `body`.
    pub fn of(app: &App, context: Context, body: Area) -> Self {
        let entries = ACTIONS.iter().enumerate();
        let here: Vec<(usize, String, &str)> = entries
            .filter(|(_, entry)| entry.contexts.contains(&context))
            .filter_map(|(at, entry)| {
                let keys = app.keymap.keys(entry.action).iter();
                let keys: Vec<String> = keys.map(ToString::to_string).collect();
                (!keys.is_empty()).then(|| (at, keys.join("  "), entry.sentence))
            })
            .collect();
        let keys = here.iter().map(|(_, k, _)| width(k)).max().unwrap_or(0);
        let words = here.iter().map(|(.., w)| width(w)).max().unwrap_or(0);
        // A border and a blank on either side, two between the columns.
        let wide = (keys + words + 6).min(body.width);
        let room = usize::from(wide.saturating_sub(keys + 6)).max(8);
        let mut lines = Vec::new();
        let mut section = usize::MAX;
        for (at, keys, sentence) in here {
            let of = SECTIONS.partition_point(|(first, _)| *first as usize <= at);
            if of != section {
                if !lines.is_empty() {
                    lines.push(HelpLine::Blank);
                }
                section = of;
                let title = of.checked_sub(1).map(|of| SECTIONS[of].1);
                lines.push(HelpLine::Head(title.unwrap_or(context.title())));
            }
            for (nth, (start, end)) in wrap(sentence, room).into_iter().enumerate() {
                let keys = if nth == 0 {
                    keys.clone()
                } else {
                    String::new()
                };
                lines.push(HelpLine::Key(keys, sentence[start..end].trim_end().into()));
            }
        }
        lines.extend([HelpLine::Blank, HelpLine::Head("Signs")]);
        lines.extend(SIGNS.map(|(sign, words)| HelpLine::Sign(sign, words)));
        let high = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
        Self {
            lines,
            keys,
            area: body.center(wide, high.min(body.height)),
        }
    }

    /// Rows of it that are seen.
    pub fn rows(&self) -> usize {
        self.area.inside().height.into()
    }

    /// The first row shown, so that no more is scrolled than there is.
    pub fn top(&self, wanted: usize) -> usize {
        wanted.min(self.lines.len().saturating_sub(self.rows()))
    }
}

//! A card with all that is known of an event or an entity.

use super::layout::Area;
use super::page::wrap;
use super::{App, Pane, Value, View, lent, words};
use crate::corpus::Corpus;
use crate::model::{EntityIx, Event};

/// One line of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardLine {
    /// What the line is about; empty for more of the line before.
    pub label: String,
    /// What is known.
    pub text: String,
}

/// A card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Its heading.
    pub title: String,
    /// Its lines as they are told, before they are broken to the card's width.
    lines: Vec<CardLine>,
    /// The first row shown.
    pub top: usize,
}

/// Events that may be the same are not listed beyond these.
const PERHAPS: usize = 5;
/// Columns of the labels.
const LABEL: usize = 12;

impl Card {
    /// The card of what the cursor is on.
    pub fn of(app: &App) -> Option<Card> {
        let corpus = &app.corpus;
        let of = |value| match value {
            Value::Entity(ix) => Some(entity(corpus, ix)),
            Value::Outlet(_) => Some(outlet(corpus, value)),
            Value::Kind(_) => None,
        };
        match (app.view, app.focus) {
            (View::Panes, Pane::Entities) => of(app.entities.selected()?),
            (View::Map, _) => of(Value::Entity(app.map.selected()?.entity)),
            (View::Matrix, _) => app.matrix.chosen()?.into_iter().find_map(of),
            (View::Articles, _) => super::article_card::of(app, app.articles.list.cursor),
            (View::Compare, _) => Some(event_card(corpus, app.compare.event?)),
            (View::Panes, _) => Some(event_card(corpus, app.timeline.selected()?)),
        }
    }

    /// The card of an entity.
    pub(super) fn of_entity(corpus: &Corpus, ix: EntityIx) -> Card {
        entity(corpus, ix)
    }

    /// A card of these lines.
    pub(super) fn with(title: String, lines: Lines) -> Card {
        Card {
            title,
            lines: lines.0,
            top: 0,
        }
    }

    /// Where it lies over the body.
    pub fn area(&self, body: Area) -> Area {
        let width = body.width.min(84);
        let rows = self.rows_at(width).len() as u16;
        body.center(width, (rows + 2).min(body.height))
    }

    /// Its lines broken to fit.
    pub fn rows(&self, body: Area) -> Vec<CardLine> {
        self.rows_at(body.width.min(84))
    }

    fn rows_at(&self, width: u16) -> Vec<CardLine> {
        let room = (width as usize).saturating_sub(LABEL + 5).max(8);
        let mut rows = Vec::new();
        for line in &self.lines {
            for (at, (start, end)) in wrap(&line.text, room).into_iter().enumerate() {
                rows.push(CardLine {
                    label: if at == 0 {
                        line.label.clone()
                    } else {
                        String::new()
                    },
                    text: line.text[start..end].trim_end().to_owned(),
                });
            }
        }
        rows
    }

    pub(super) fn scroll(&mut self, by: isize) {
        self.top = self.top.saturating_add_signed(by);
    }

    pub(super) fn settle(&mut self, body: Area) {
        let shown = self.area(body).inside().height as usize;
        self.top = self.top.min(self.rows(body).len().saturating_sub(shown));
    }
}

/// Collects lines, leaving out what is not known.
#[derive(Default)]
pub(super) struct Lines(Vec<CardLine>);

impl Lines {
    pub(super) fn put(&mut self, label: &str, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.0.push(CardLine {
                label: label.to_owned(),
                text,
            });
        }
    }

    pub(super) fn all(&mut self, label: &str, texts: impl IntoIterator<Item = String>) {
        for (at, text) in texts.into_iter().enumerate() {
            self.put(if at == 0 { label } else { "" }, text);
        }
    }
}

fn event_card(corpus: &Corpus, at: u32) -> Card {
    let event = &corpus.events[at as usize];
    let mut lines = Lines::default();
    let date = event.date.as_ref().map(words::long_date);
    let date = date.unwrap_or_else(|| "undated".into());
    let sign = if lent::date_is_lent(corpus, event) {
        "~"
    } else {
        ""
    };
    lines.put("when", format!("{sign}{date}"));
    lines.all("doubtful", words::warnings(corpus, event));
    lines.put("where", words::spot(corpus, event).unwrap_or_default());
    lines.put("what", event.kind.title());
    lines.put("status", event.status.name());
    lines.all("by whom", words::actors(corpus, event));
    let from_story = lent::lent(corpus, event);
    if !from_story.is_empty() {
        let fields = from_story.join(", ");
        let what = format!("{fields}: the story around it tells it, not the sentence");
        lines.put("lent (~)", what);
    }
    let figures = words::figures(event);
    lines.all(
        "figures",
        figures.iter().map(|f| format!("{} {}", f.number, f.what)),
    );
    let disputed: Vec<&str> = event.disputed.iter().map(|f| f.name()).collect();
    lines.put("differ on", disputed.join(", "));
    lines.all("doubted", lent::doubts(corpus, event));
    lines.put(
        "sources",
        format!(
            "{} in {}",
            words::count(event.sources as usize, "independent source"),
            words::count(event.reports.len(), "report")
        ),
    );
    lines.all(
        "one source",
        lent::ties(corpus, event).map(|kin| lent::tie(corpus, kin)),
    );
    lines.all(
        "reports",
        corpus.reports_of(event).map(|r| {
            let document = &corpus.documents[r.document as usize];
            let line = format!("{} ¶{}", words::outlet(document), r.paragraph);
            let line = match document.outlet {
                Some(_) => format!("{line} · {}", document.id),
                None => line,
            };
            match r.attribution.speaker {
                Some(_) => format!("{line} · {}", words::attribution(corpus, r)),
                None => line,
            }
        }),
    );
    lines.all(
        "one because",
        event.merged.iter().map(|m| m.reasons.to_string()),
    );
    lines.all("perhaps too", perhaps(corpus, event));
    let review = corpus.reviews.get(&at).map(|r| r.name().replace('_', " "));
    lines.put("you", review.unwrap_or_default());
    lines.all(
        "notes",
        corpus.notes.get(&at).into_iter().flatten().cloned(),
    );
    lines.put("id", event.id.clone());
    Card::with(event.title.clone(), lines)
}

/// The events that may be the same, the likeliest first, each with its date.
fn perhaps(corpus: &Corpus, event: &Event) -> Vec<String> {
    let mut suggested: Vec<_> = event.suggested.iter().collect();
    suggested.sort_by_key(|m| std::cmp::Reverse(m.score));
    let mut seen = Vec::new();
    let mut all: Vec<String> = Vec::new();
    for note in suggested {
        let [a, b] = [note.a, note.b].map(|r| corpus.event_of[r as usize]);
        let at = if corpus.events[a as usize].id == event.id {
            b
        } else {
            a
        };
        let other = &corpus.events[at as usize];
        if other.id == event.id || seen.contains(&at) {
            continue;
        }
        seen.push(at);
        let date = other.date.as_ref().map(words::long_date);
        let date = date.unwrap_or_else(|| "undated".into());
        all.push(format!("{date} · {}: {}", other.title, note.reasons));
    }
    if all.len() > PERHAPS {
        let more = all.len() - PERHAPS;
        all.truncate(PERHAPS);
        all.push(format!("and {more} more"));
    }
    all
}

/// The card of a publisher: its articles.
fn outlet(corpus: &Corpus, value: Value) -> Card {
    let name = value.label(corpus);
    let mut lines = Lines::default();
    lines.put("is", "an outlet");
    let all = corpus.documents.iter();
    let published = all.filter(|d| d.outlet.as_deref() == Some(name));
    lines.all(
        "published",
        published.map(|d| {
            let date = d.published.as_ref().map(|p| words::long_date(&p.date));
            let date = date.unwrap_or_else(|| "undated".into());
            format!("{date} · {}", d.title.as_deref().unwrap_or(&d.id))
        }),
    );
    Card::with(name.to_owned(), lines)
}

fn entity(corpus: &Corpus, ix: EntityIx) -> Card {
    let entity = corpus.entity(ix);
    let mut lines = Lines::default();
    lines.put("is", format!("{} ({})", entity.kind.name(), entity.class));
    lines.put("also", entity.aliases.join(", "));
    if let Some(parent) = entity.parent {
        lines.put("part of", corpus.entity(parent).name.clone());
    }
    if let Some(point) = &entity.point {
        let rough = if point.is_rough() {
            format!(", roughly (within {} km)", point.precision_km)
        } else {
            String::new()
        };
        lines.put(
            "lies at",
            format!("{:.3}, {:.3}{rough}", point.lat, point.lon),
        );
    }
    lines.put("note", entity.note.clone().unwrap_or_default());
    if entity.generic {
        lines.put("beware", "a loose label, never merged with a named group");
    }
    if !entity.listed {
        lines.put("found", "by its form; the pack does not list it");
    }
    let mentions = corpus.mentions.iter().filter(|m| m.entity == ix).count();
    lines.put(
        "in",
        format!(
            "{}, {}",
            words::count(corpus.events_of[ix.0 as usize].len(), "event"),
            words::count(mentions, "mention")
        ),
    );
    lines.put("id", entity.id.clone());
    Card::with(entity.name.clone(), lines)
}

//! Where everything stands on the screen. Pure, and in cells of its own, so that scrolling and the
//! mouse know it without a terminal.

use serde::{Deserialize, Serialize};

use super::{Pane, View};

/// A rectangle of cells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Area {
    /// Column of the left edge.
    pub x: u16,
    /// Row of the upper edge.
    pub y: u16,
    /// Cells across.
    pub width: u16,
    /// Cells down.
    pub height: u16,
}

impl Area {
    /// True when it holds no cell.
    pub fn is_empty(self) -> bool {
        self.width == 0 || self.height == 0
    }

    /// True when the cell lies in it.
    pub fn contains(self, x: u16, y: u16) -> bool {
        (self.x..self.x + self.width).contains(&x) && (self.y..self.y + self.height).contains(&y)
    }

    /// What is left inside a border; the whole where there is no room for one.
    #[must_use]
    pub fn inside(self) -> Area {
        if !self.bordered() {
            return self;
        }
        Area {
            x: self.x + 1,
            y: self.y + 1,
            width: self.width - 2,
            height: self.height - 2,
        }
    }

    /// True when a border leaves enough room.
    pub fn bordered(self) -> bool {
        self.width >= 16 && self.height >= 6
    }

    /// Cuts `rows` off the top: the cut part and the rest.
    pub fn top(self, rows: u16) -> (Area, Area) {
        let rows = rows.min(self.height);
        let head = Area {
            height: rows,
            ..self
        };
        let rest = Area {
            y: self.y + rows,
            height: self.height - rows,
            ..self
        };
        (head, rest)
    }

    /// Cuts `rows` off the bottom: the rest and the cut part.
    pub fn bottom(self, rows: u16) -> (Area, Area) {
        let (rest, foot) = self.top(self.height - rows.min(self.height));
        (rest, foot)
    }

    /// Cuts `columns` off the left: the cut part and the rest.
    pub fn left(self, columns: u16) -> (Area, Area) {
        let columns = columns.min(self.width);
        let head = Area {
            width: columns,
            ..self
        };
        let rest = Area {
            x: self.x + columns,
            width: self.width - columns,
            ..self
        };
        (head, rest)
    }

    /// A rectangle of at most this size in the middle.
    #[must_use]
    pub fn center(self, width: u16, height: u16) -> Area {
        let (width, height) = (width.min(self.width), height.min(self.height));
        Area {
            x: self.x + (self.width - width) / 2,
            y: self.y + (self.height - height) / 2,
            width,
            height,
        }
    }
}

/// The parts of the timeline pane.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TimelineAreas {
    /// Events over time.
    pub histogram: Area,
    /// One row an event.
    pub list: Area,
    /// The selected event in full.
    pub strip: Area,
}

/// The parts of the article pane.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ArticleAreas {
    /// Outlet and date.
    pub head: Area,
    /// Paragraph numbers and marks.
    pub gutter: Area,
    /// The text.
    pub text: Area,
}

/// The parts of the map.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MapAreas {
    /// Coasts, borders and sites.
    pub map: Area,
    /// The sites by number of events; empty where there is no room.
    pub list: Area,
    /// The chosen site in full and the scale.
    pub foot: Area,
}

/// The parts of the screen. An empty area is not drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Layout {
    /// Name, corpus, filters.
    pub header: Area,
    /// The view or the panes.
    pub body: Area,
    /// What is typed, notes, key hints.
    pub footer: Area,
    /// The timeline with its border.
    pub timeline: Area,
    /// The article with its border.
    pub article: Area,
    /// The entities with their border.
    pub entities: Area,
}

/// Where the borders between the panes stand when somebody moved them: thousandths of the width.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Splits {
    /// The timeline's share.
    pub timeline: Option<u16>,
    /// The entities' share.
    pub entities: Option<u16>,
}

/// Columns a pane keeps when its border is moved.
const NARROWEST: u16 = 16;

/// Columns from which the panes stand three abreast.
const WIDE: u16 = 100;
/// Columns from which they stand two abreast.
const MIDDLE: u16 = 60;
/// A line of text is not easily read beyond this.
const MEASURE: u16 = 96;

impl Layout {
    /// The layout of a screen of `width` by `height` cells.
    pub fn new(width: u16, height: u16, view: View, focus: Pane) -> Self {
        Self::split((width, height), view, focus, Splits::default())
    }

    /// The layout of a screen with borders where somebody put them.
    pub fn split((width, height): (u16, u16), view: View, focus: Pane, splits: Splits) -> Self {
        let screen = Area {
            x: 0,
            y: 0,
            width,
            height,
        };
        let (header, rest) = screen.top(u16::from(height >= 8));
        let (body, footer) = rest.bottom(u16::from(height >= 3));
        let mut layout = Layout {
            header,
            body,
            footer,
            ..Layout::default()
        };
        if view == View::Panes {
            layout.panes(focus, splits);
        }
        layout
    }

    fn panes(&mut self, focus: Pane, splits: Splits) {
        let body = self.body;
        let share = |part: u16| (u32::from(body.width) * u32::from(part) / 1000) as u16;
        if body.width >= WIDE {
            let entities = match splits.entities {
                Some(part) => share(part).clamp(NARROWEST, body.width - 2 * NARROWEST),
                None => share(240).clamp(25, 44),
            };
            let timeline = match splits.timeline {
                Some(part) => share(part).clamp(NARROWEST, body.width - NARROWEST - entities),
                None => share(400).clamp(42, 84),
            };
            (self.timeline, self.article) = body.left(timeline);
            (self.article, self.entities) = self.article.left(body.width - timeline - entities);
        } else if body.width >= MIDDLE {
            let left = splits.timeline.map_or(body.width / 2, share);
            let (left, right) = body.left(left.clamp(NARROWEST, body.width - NARROWEST));
            self.timeline = left;
            if focus == Pane::Entities {
                self.entities = right;
            } else {
                self.article = right;
            }
        } else {
            match focus {
                Pane::Timeline => self.timeline = body,
                Pane::Article => self.article = body,
                Pane::Entities => self.entities = body,
            }
        }
    }

    /// The area of a pane with its border; empty when it is not on the screen.
    pub fn pane(&self, pane: Pane) -> Area {
        match pane {
            Pane::Timeline => self.timeline,
            Pane::Article => self.article,
            Pane::Entities => self.entities,
        }
    }

    /// The parts of the timeline pane.
    pub fn timeline_areas(&self) -> TimelineAreas {
        let inside = self.timeline.inside();
        let bars = match inside.height {
            0..=9 => 0,
            10..=15 => 2,
            16..=29 => 4,
            _ => 6,
        };
        let lines = match inside.height {
            0..=13 => 0,
            14..=23 => 4,
            24..=29 => 5,
            _ => 6,
        };
        let (histogram, rest) = inside.top(bars);
        let (list, strip) = rest.bottom(lines);
        TimelineAreas {
            histogram,
            list,
            strip,
        }
    }

    /// The parts of the article pane.
    pub fn article_areas(&self) -> ArticleAreas {
        let inside = self.article.inside();
        let head = match inside.height {
            0..=3 => 0,
            4..=9 => 1,
            10..=15 => 2,
            _ => 3,
        };
        let (head, rest) = inside.top(head);
        let numbers = if inside.width >= 30 { 5 } else { 1 };
        let (gutter, text) = rest.left(numbers);
        let room = u16::from(text.width > 12);
        ArticleAreas {
            head,
            gutter,
            text: Area {
                width: (text.width - room).min(MEASURE),
                ..text
            },
        }
    }

    /// The parts of the map, inside its frame.
    pub fn map_areas(&self) -> MapAreas {
        let inside = self.body.inside();
        let (rest, foot) = inside.bottom(u16::from(inside.height >= 6));
        let names = match inside.width {
            0..=75 => 0,
            width => (width * 22 / 100).clamp(24, 40),
        };
        let (map, list) = rest.left(rest.width - names);
        MapAreas { map, list, foot }
    }

    /// The row of kinds in the entities pane; empty where there is no room.
    pub fn entity_tabs(&self) -> Area {
        let inside = self.entities.inside();
        inside.top(u16::from(inside.height >= 4)).0
    }

    /// The list of the entities pane, under its tabs.
    pub fn entity_list(&self) -> Area {
        let inside = self.entities.inside();
        inside.top(u16::from(inside.height >= 4) * 2).1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_has_the_focused_pane_inside_the_screen() {
        for width in 0..210 {
            for height in 0..70 {
                for focus in Pane::ALL {
                    let layout = Layout::new(width, height, View::Panes, focus);
                    let area = layout.pane(focus);
                    assert_eq!(area.is_empty(), layout.body.is_empty(), "{width}x{height}");
                    assert!(area.x + area.width <= width && area.y + area.height <= height);
                    let _ = (
                        layout.timeline_areas(),
                        layout.article_areas(),
                        layout.entity_list(),
                    );
                }
            }
        }
    }
}

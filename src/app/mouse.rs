//! The mouse: what it clicks, scrolls and drags.

use super::picker::picker_area;
use super::{Action, App, Effect, Overlay, Pane, View};

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    /// The left button went down.
    Press,
    /// It moved while down.
    Drag,
    /// It came up.
    Release,
    /// The wheel turned, down for positive.
    Wheel(i8),
}

/// A gesture in a cell of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What was done.
    pub gesture: Gesture,
    /// Column.
    pub x: u16,
    /// Row.
    pub y: u16,
}

/// Rows one notch of the wheel moves.
const NOTCH: isize = 3;

/// What the mouse holds while its button is down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    /// A border between panes.
    Border(Border),
    /// The map, at a spot of the screen.
    Map(u16, u16),
    /// The bars of the histogram from one to another.
    Bars(usize, usize),
}

/// A border between panes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Border {
    /// Right of the timeline.
    Timeline,
    /// Left of the entities.
    Entities,
}

impl App {
    /// Does what the mouse says.
    pub(super) fn point(&mut self, mouse: Mouse) -> Effect {
        let before = self.note.take();
        match mouse.gesture {
            Gesture::Press => return self.click(mouse),
            Gesture::Drag => {
                if self.drag(mouse) {
                    return Effect::None;
                }
            }
            Gesture::Release => match self.held.take() {
                Some(Held::Bars(one, other)) => {
                    if one == other {
                        self.click_bar(one);
                    } else {
                        self.filter_bars(one, other);
                    }
                    return Effect::None;
                }
                Some(Held::Border(_) | Held::Map(..)) | None => {}
            },
            Gesture::Wheel(notches) => return self.wheel(mouse, isize::from(notches) * NOTCH),
        }
        self.note = before;
        Effect::None
    }

    pub(super) fn pane_at(&self, mouse: Mouse) -> Option<Pane> {
        let layout = self.layout();
        let mut panes = Pane::ALL.into_iter();
        panes.find(|pane| layout.pane(*pane).contains(mouse.x, mouse.y))
    }

    fn wheel(&mut self, mouse: Mouse, rows: isize) -> Effect {
        let focus = self.focus;
        if self.overlay.is_none() && self.prompt.is_none() && self.wheel_zooms(mouse, rows) {
            return Effect::None;
        }
        if self.overlay.is_none()
            && self.prompt.is_none()
            && let Some(pane) = self.pane_at(mouse)
        {
            self.focus = pane;
        }
        self.step(rows);
        if !self.layout().pane(focus).is_empty() {
            self.focus = focus;
        }
        Effect::None
    }

    /// Over the map and over the histogram the wheel goes closer and away.
    fn wheel_zooms(&mut self, mouse: Mouse, rows: isize) -> bool {
        let layout = self.layout();
        if self.view == View::Map {
            let area = layout.map_areas().map;
            let over = area.contains(mouse.x, mouse.y);
            if over {
                let spot = Some((mouse.x - area.x, mouse.y - area.y));
                self.map.zoom(rows < 0, area, spot);
            }
            return over;
        }
        let histogram = layout.timeline_areas().histogram;
        let over = self.view == View::Panes && histogram.contains(mouse.x, mouse.y);
        if over {
            let action = if rows < 0 {
                Action::ZoomIn
            } else {
                Action::ZoomOut
            };
            self.update(action);
        }
        over
    }

    fn click(&mut self, mouse: Mouse) -> Effect {
        let layout = self.layout();
        if let Some(Overlay::Picker(picker)) = &mut self.overlay {
            let area = picker_area(layout.body, picker.offer.len());
            let (_, list) = area.inside().top(2);
            if list.contains(mouse.x, mouse.y) {
                let at = picker.list.top + (mouse.y - list.y) as usize;
                if at < picker.found.hits.len() {
                    picker.list.cursor = at;
                    return self.accept();
                }
            } else if !area.contains(mouse.x, mouse.y) {
                self.overlay = None;
            }
            return Effect::None;
        }
        if self.overlay.take().is_some() {
            return Effect::None;
        }
        if layout.header.contains(mouse.x, mouse.y) {
            self.click_header(mouse);
            return Effect::None;
        }
        if self.view != View::Panes {
            return self.click_view(mouse);
        }
        self.held = self.border_at(mouse).map(Held::Border);
        if self.held.is_some() {
            return Effect::None;
        }
        let again = self.pane_at(mouse) == Some(self.focus);
        match self.pane_at(mouse) {
            Some(Pane::Timeline) => {
                if let Some(bar) = self.bar_at(mouse.x, mouse.y) {
                    self.held = Some(Held::Bars(bar, bar));
                } else {
                    self.click_timeline(mouse, again);
                }
            }
            Some(Pane::Entities) => self.click_entities(mouse, again),
            Some(Pane::Article) => self.click_article(mouse),
            None => {}
        }
        Effect::None
    }

    /// The border between panes under the mouse.
    fn border_at(&self, mouse: Mouse) -> Option<Border> {
        let layout = self.layout();
        if !layout.body.contains(mouse.x, mouse.y) || layout.timeline.is_empty() {
            return None;
        }
        let edge = |x: u16| x > 0 && (mouse.x == x || mouse.x + 1 == x);
        let right = layout.timeline.x + layout.timeline.width;
        if !layout.article.is_empty() && edge(right) {
            Some(Border::Timeline)
        } else if !layout.article.is_empty()
            && !layout.entities.is_empty()
            && edge(layout.entities.x)
        {
            Some(Border::Entities)
        } else {
            None
        }
    }

    /// Moves what is held; true when that says something.
    fn drag(&mut self, mouse: Mouse) -> bool {
        match self.held {
            Some(Held::Border(border)) => self.drag_border(border, mouse.x),
            Some(Held::Map(x, y)) => {
                let columns = f64::from(x) - f64::from(mouse.x);
                let rows = f64::from(mouse.y) - f64::from(y);
                // Two dots across a cell and four down.
                self.map.shift(columns * 2.0, rows * 4.0);
                self.held = Some(Held::Map(mouse.x, mouse.y));
            }
            Some(Held::Bars(one, _)) => {
                let y = self.layout().timeline_areas().histogram.y;
                if let Some(other) = self.bar_at(mouse.x, y) {
                    self.held = Some(Held::Bars(one, other));
                    self.tell_bars(one, other);
                    return true;
                }
            }
            None => {}
        }
        false
    }

    fn drag_border(&mut self, border: Border, x: u16) {
        let width = self.layout().body.width.max(1);
        let share = |columns: u16| Some((u32::from(columns) * 1000 / u32::from(width)) as u16);
        match border {
            Border::Timeline => self.splits.timeline = share(x + 1),
            Border::Entities => self.splits.entities = share(width.saturating_sub(x)),
        }
        let page = self.page();
        self.reading.scroll(&self.corpus.clone(), 0, page);
    }
}

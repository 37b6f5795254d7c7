//! The mouse: what it clicks, scrolls and drags.

use super::picker::picker_area;
use super::{Action, App, Articles, Effect, Line, Overlay, Pane, View};

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
                if let Some(border) = self.dragged {
                    self.drag(border, mouse.x);
                }
            }
            Gesture::Release => self.dragged = None,
            Gesture::Wheel(notches) => return self.wheel(mouse, isize::from(notches) * NOTCH),
        }
        self.note = before;
        Effect::None
    }

    fn pane_at(&self, mouse: Mouse) -> Option<Pane> {
        let layout = self.layout();
        let mut panes = Pane::ALL.into_iter();
        panes.find(|pane| layout.pane(*pane).contains(mouse.x, mouse.y))
    }

    fn wheel(&mut self, mouse: Mouse, rows: isize) -> Effect {
        let focus = self.focus;
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

    fn click(&mut self, mouse: Mouse) -> Effect {
        let layout = self.layout();
        if let Some(Overlay::Picker(picker)) = &mut self.overlay {
            let area = picker_area(layout.body, picker.items.len());
            let (_, list) = area.inside().top(2);
            if list.contains(mouse.x, mouse.y) {
                let at = picker.list.top + (mouse.y - list.y) as usize;
                if at < picker.hits.len() {
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
        match self.view {
            View::Panes => {}
            View::Map => {
                self.click_map(mouse);
                return Effect::None;
            }
            View::Articles => {
                self.click_articles(mouse);
                return Effect::None;
            }
            View::Compare | View::Matrix => return Effect::None,
        }
        self.dragged = self.border_at(mouse);
        if self.dragged.is_some() {
            return Effect::None;
        }
        let again = self.pane_at(mouse) == Some(self.focus);
        match self.pane_at(mouse) {
            Some(Pane::Timeline) => self.click_timeline(mouse),
            Some(Pane::Entities) => self.click_entities(mouse, again),
            Some(Pane::Article) => self.focus = Pane::Article,
            None => {}
        }
        Effect::None
    }

    /// A click on a chip takes its filter back, one on `+2 ✕` the newest.
    fn click_header(&mut self, mouse: Mouse) {
        let header = self.header();
        let mut chips = header.chips.iter();
        if let Some(at) = chips.position(|(_, spot)| spot.contains(mouse.x, mouse.y)) {
            self.drop_chip(at);
        } else if header
            .more
            .is_some_and(|(_, spot)| spot.contains(mouse.x, mouse.y))
        {
            self.drop_chip(self.filters.chips().len() - 1);
        }
    }

    /// A click chooses a site on the map or in its list, one on the chosen site filters by it.
    fn click_map(&mut self, mouse: Mouse) {
        let areas = self.layout().map_areas();
        let at = if areas.list.contains(mouse.x, mouse.y) {
            Some(self.map.list.top + (mouse.y - areas.list.y) as usize)
        } else {
            self.map.site_at(areas.map, mouse.x, mouse.y)
        };
        match at.filter(|at| *at < self.map.sites.len()) {
            Some(at) if at == self.map.list.cursor => self.open_site(),
            Some(at) => self.map.list.cursor = at,
            None => {}
        }
    }

    /// A click chooses an article, one on the chosen article opens it.
    fn click_articles(&mut self, mouse: Mouse) {
        let inside = self.layout().body.inside();
        if !inside.contains(mouse.x, mouse.y) {
            return;
        }
        let at = self.articles.list.top + Articles::rows((mouse.y - inside.y) as usize);
        if at >= self.corpus.documents.len() {
            return;
        }
        if at == self.articles.list.cursor {
            self.read(at as u32);
        } else {
            self.articles.list.cursor = at;
        }
    }

    fn click_timeline(&mut self, mouse: Mouse) {
        self.focus = Pane::Timeline;
        let list = self.layout().timeline_areas().list;
        if !list.contains(mouse.x, mouse.y) {
            return;
        }
        let row = self.timeline.top + (mouse.y - list.y) as usize;
        if let Some(Line::Event(at)) = self.timeline.lines.get(row) {
            self.timeline.go(*at);
            self.preview();
        }
    }

    fn click_entities(&mut self, mouse: Mouse, again: bool) {
        self.focus = Pane::Entities;
        let list = self.layout().entity_list();
        if !list.contains(mouse.x, mouse.y) {
            return;
        }
        let at = self.entities.list.top + (mouse.y - list.y) as usize;
        if at >= self.entities.rows.len() {
            return;
        }
        let chosen = self.entities.list.cursor == at;
        self.entities.list.cursor = at;
        if again && chosen {
            self.update(Action::Include);
        }
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

    fn drag(&mut self, border: Border, x: u16) {
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

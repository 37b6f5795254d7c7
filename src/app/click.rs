//! What a click does in each pane and view: it chooses what it is on, and does with what is chosen
//! already what Enter does.

use unicode_segmentation::UnicodeSegmentation;

use super::mouse::Held;
use super::page::{Row, cells};
use super::{Action, App, Articles, Effect, Line, Mouse, Pane, View};

impl App {
    /// A click on a chip takes its filter back, one on `+2 ✕` the newest.
    pub(super) fn click_header(&mut self, mouse: Mouse) {
        let header = self.header();
        let mut chips = header.chips.iter();
        let on = |spot: super::Area| spot.contains(mouse.x, mouse.y);
        if let Some(at) = chips.position(|(_, spot)| on(*spot)) {
            self.drop_chip(at);
        } else if header.more.is_some_and(|(_, spot)| on(spot)) {
            self.drop_chip(self.filters.chips().len() - 1);
        }
    }

    /// A click in a view that fills the screen.
    pub(super) fn click_view(&mut self, mouse: Mouse) -> Effect {
        match self.view {
            View::Map => self.click_map(mouse),
            View::Articles => self.click_articles(mouse),
            View::Compare => self.click_compare(mouse),
            View::Matrix => self.click_matrix(mouse),
            View::Panes => {}
        }
        Effect::None
    }

    fn click_map(&mut self, mouse: Mouse) {
        let areas = self.layout().map_areas();
        let on_map = areas.map.contains(mouse.x, mouse.y);
        let at = if areas.list.contains(mouse.x, mouse.y) {
            Some(self.map.list.top + (mouse.y - areas.list.y) as usize)
        } else {
            self.map.site_at(areas.map, mouse.x, mouse.y)
        };
        match at.filter(|at| *at < self.map.sites.len()) {
            Some(at) if at == self.map.list.cursor => self.open_site(),
            Some(at) => self.map.list.cursor = at,
            None if on_map => self.held = Some(Held::Map(mouse.x, mouse.y)),
            None => {}
        }
    }

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

    fn click_compare(&mut self, mouse: Mouse) {
        let inside = self.layout().body.inside();
        let Some(spot) = self.compare.at(inside, mouse.x, mouse.y) else {
            return;
        };
        let compare = &mut self.compare;
        if (compare.row, compare.column, compare.entry) == spot {
            self.update(Action::OpenReport);
        } else {
            (compare.row, compare.column, compare.entry) = spot;
        }
    }

    fn click_matrix(&mut self, mouse: Mouse) {
        let inside = self.layout().body.inside();
        let areas = self.matrix.areas(&self.corpus, inside);
        let Some(spot) = self.matrix.at(&areas, mouse.x, mouse.y) else {
            return;
        };
        if (self.matrix.row, self.matrix.column) == spot {
            self.update(Action::OpenCell);
        } else {
            (self.matrix.row, self.matrix.column) = spot;
        }
    }

    pub(super) fn click_timeline(&mut self, mouse: Mouse, again: bool) {
        self.focus = Pane::Timeline;
        let list = self.layout().timeline_areas().list;
        if !list.contains(mouse.x, mouse.y) {
            return;
        }
        let row = self.timeline.top + (mouse.y - list.y) as usize;
        let Some(&Line::Event(at)) = self.timeline.lines.get(row) else {
            return;
        };
        if again && self.timeline.cursor == at {
            self.update(Action::Open);
        } else {
            self.timeline.go(at);
            self.preview();
        }
    }

    pub(super) fn click_entities(&mut self, mouse: Mouse, again: bool) {
        self.focus = Pane::Entities;
        let layout = self.layout();
        let (tabs, list) = (layout.entity_tabs(), layout.entity_list());
        if tabs.contains(mouse.x, mouse.y) {
            let all = self.entities.tabs(tabs).shown;
            let on = all
                .into_iter()
                .find(|(_, spot)| spot.contains(mouse.x, mouse.y));
            if let Some((at, _)) = on {
                self.entities.turn_to(at);
                self.refilter();
            }
            return;
        }
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

    /// A click on a name chooses it, and follows it when it is chosen; elsewhere one on words that
    /// tell an event marks them.
    pub(super) fn click_article(&mut self, mouse: Mouse) {
        self.focus = Pane::Article;
        let Some(byte) = self.byte_at(mouse) else {
            return;
        };
        let document = self.reading.document;
        let mentions = &self.corpus.mentions;
        let after = mentions.partition_point(|m| (m.document, m.span.start) <= (document, byte));
        let on = after.checked_sub(1).filter(|&at| {
            let mention = &mentions[at];
            mention.document == document && byte < mention.span.end
        });
        if let Some(at) = on {
            if self.reading.name == Some(at as u32) {
                self.find_event();
            } else {
                self.choose_name(at);
            }
            return;
        }
        self.reading.name = None;
        let told = self
            .corpus
            .reports
            .iter()
            .position(|r| r.document == document && r.span.start <= byte && byte < r.span.end);
        if let Some(report) = told {
            self.go_to_report(report as u32);
        }
    }

    /// The byte of the article's text under the mouse.
    fn byte_at(&self, mouse: Mouse) -> Option<u32> {
        let area = self.layout().article_areas().text;
        if !area.contains(mouse.x, mouse.y) {
            return None;
        }
        let page = self.reading.page(&self.corpus, area.width.into())?;
        let rows = page.window(self.reading.top, area.height.into());
        let Row::Text { span, .. } = *rows.get(usize::from(mouse.y - area.y))? else {
            return None;
        };
        let text = span.of(&self.reading.document(&self.corpus)?.text);
        let mut x = usize::from(mouse.x - area.x);
        for (at, grapheme) in text.trim_end().grapheme_indices(true) {
            let size = cells(grapheme);
            if x < size {
                return Some(span.start + at as u32);
            }
            x -= size;
        }
        None
    }
}

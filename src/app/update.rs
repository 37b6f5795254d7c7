//! What each action does.

use super::open;
use super::{Action, App, Asks, Card, Context, Effect, Overlay, Pane, Stage, View};
use crate::model::EntityKind;

impl App {
    /// Does what an action says.
    pub fn update(&mut self, action: Action) -> Effect {
        use Action as A;
        match action {
            A::Quit | A::Abort => return Effect::Quit,
            A::Suspend => return Effect::Suspend,
            A::Redraw => return Effect::Redraw,
            A::Copy => return self.copy(),
            A::Edit => return self.edit(),
            A::Accept => return self.accept(),
            A::Without => return self.without(),
            A::Browse => return self.browse(),
            A::Confirm
            | A::Reject
            | A::SetDate
            | A::SetKind
            | A::SetTitle
            | A::JoinEvent
            | A::PartReport
            | A::Note
            | A::Undo => return self.decision(action),
            A::ToggleMouse => return self.toggle_mouse(),
            A::Back => self.back(),
            A::Help => self.overlay = Some(Overlay::Help(self.contexts()[0], 0)),
            A::Down | A::ListDown => self.step(1),
            A::Up | A::ListUp => self.step(-1),
            A::HalfDown => self.step(self.rows() / 2),
            A::HalfUp => self.step(-(self.rows() / 2)),
            A::PageDown | A::ListPageDown => self.step(self.rows()),
            A::PageUp | A::ListPageUp => self.step(-self.rows()),
            A::Top => self.step(-(1 << 30)),
            A::Bottom => self.step(1 << 30),
            A::NextPane => self.turn_focus(1),
            A::PreviousPane => self.turn_focus(2),
            A::PickBase => self.pick(open::entities(self, Some(EntityKind::Base))),
            A::PickGroup => self.pick(open::entities(self, Some(EntityKind::Group))),
            A::PickPerson => self.pick(open::entities(self, Some(EntityKind::Person))),
            A::PickWeapon => self.pick(open::entities(self, Some(EntityKind::Weapon))),
            A::PickAny => self.pick(open::entities(self, None)),
            A::PickEvent => self.pick(open::events(self)),
            A::PickArticle => self.pick(open::articles(self)),
            A::PickKind => self.pick(open::kinds(self)),
            A::PickDates => self.ask_for(Asks::Days, String::new()),
            A::Palette => self.pick_command(""),
            A::Negate => self.negate(),
            A::SaveFilters => self.ask_for(Asks::Name, String::new()),
            A::RecallFilters => self.pick_saved(),
            A::GoBack | A::GoForward => self.travel(action == A::GoBack),
            A::SetMark | A::GoToMark => self.await_mark(action == A::SetMark),
            A::Mark => {
                if let Some(Overlay::Picker(picker)) = &mut self.overlay {
                    picker.mark();
                }
            }
            A::ViewArticles => self.toggle_view(View::Articles),
            A::ViewCompare => self.compare(),
            A::ViewMatrix => {
                self.toggle_view(View::Matrix);
                self.refilter();
            }
            A::Details => match Card::of(self) {
                Some(card) => self.overlay = Some(Overlay::Card(card)),
                None => self.note = Some("nothing is chosen that more is known of".into()),
            },
            A::ClearFilters => {
                self.filters.clear();
                self.changed();
            }
            A::ToggleStatements => self.show_sorts(true, false),
            A::ToggleUnreal => self.show_sorts(false, true),
            A::ViewMap => {
                self.toggle_view(View::Map);
                self.refilter();
            }
            A::ZoomIn | A::ZoomOut => self.zoom(action == A::ZoomIn),
            A::Right => self.sideways(1),
            A::Left => self.sideways(-1),
            _ => self.update_pane(action),
        }
        Effect::None
    }

    /// The actions of one pane.
    fn update_pane(&mut self, action: Action) {
        use Action as A;
        match action {
            A::Open if self.timeline.selected().is_some() => {
                self.remember();
                self.preview();
                self.show_mark();
                self.focus = Pane::Article;
            }
            A::FindEvent => self.find_event(),
            A::Include | A::Exclude | A::Solo => self.choose(action),
            A::OpenArticle => {
                let at = self.articles.list.cursor as u32;
                self.read(at);
            }
            A::OpenReport => self.open_report(),
            A::OpenCell => {
                if let Some(cell) = self.matrix.chosen() {
                    let chips = cell.map(|value| value.chip(&self.corpus, false));
                    self.filters.only_these(chips.into());
                    self.changed();
                    self.view = View::Panes;
                    self.focus = Pane::Timeline;
                }
            }
            A::NextColumns | A::PreviousColumns | A::NextRows | A::PreviousRows => {
                let columns = matches!(action, A::NextColumns | A::PreviousColumns);
                let forward = matches!(action, A::NextColumns | A::NextRows);
                self.matrix.turn(columns, forward);
                self.refilter();
            }
            A::OpenSite => self.open_site(),
            A::North => self.pan(0.0, 1.0),
            A::South => self.pan(0.0, -1.0),
            A::Fit => {
                let area = self.layout().map_areas().map;
                self.map.fit(area);
            }
            A::NextMatch | A::PreviousMatch => {
                let page = self.page();
                self.reading
                    .next_match(&self.corpus, action == A::NextMatch, page);
            }
            A::NextReport => self.next_report(true),
            A::PreviousReport => self.next_report(false),
            A::NextPassage | A::PreviousPassage => self.next_passage(action == A::NextPassage),
            A::NextName | A::PreviousName => self.next_name(action == A::NextName),
            A::Mentions => self.read_mentions(),
            A::ToggleCut => self.toggle_cut(),
            A::NextTold => self.next_told(true),
            A::PreviousTold => self.next_told(false),
            A::NextBar | A::PreviousBar => {
                self.timeline.bar(&self.corpus, action == A::NextBar);
                self.preview();
            }
            A::FilterBar => self.filter_bar(),
            A::Sort => {
                let listing = &mut self.timeline.listing;
                listing.sort = listing.sort.next();
                self.note = Some(format!("ordered {}", listing.sort.title()));
                self.ask(true);
            }
            A::Group => {
                let listing = &mut self.timeline.listing;
                listing.grouping = listing.grouping.next();
                let by = format!("{:?}", listing.grouping).to_lowercase();
                self.note = Some(format!("parted by {by}"));
                self.ask(true);
            }
            A::NextTab | A::PreviousTab => {
                self.entities.turn(action == A::NextTab);
                self.refilter();
            }
            A::Filter => self.open_prompt(),
            _ => {}
        }
    }

    /// Rows of a page where the keys go.
    fn rows(&self) -> isize {
        let layout = self.layout();
        let rows = match self.contexts()[0] {
            Context::Timeline => layout.timeline_areas().list.height,
            Context::Article | Context::Search => layout.article_areas().text.height,
            Context::Entities => layout.entity_list().height,
            _ => layout.body.inside().height.saturating_sub(2),
        };
        isize::try_from(rows).unwrap_or(1).max(2) - 1
    }

    /// Moves by rows where the keys go.
    pub(super) fn step(&mut self, by: isize) {
        match &mut self.overlay {
            Some(Overlay::Picker(picker)) => return picker.list.step(by, picker.found.hits.len()),
            Some(Overlay::Help(_, top)) => {
                *top = top.saturating_add_signed(by);
                return;
            }
            Some(Overlay::Card(card)) => return card.scroll(by),
            None => {}
        }
        match (self.view, self.focus) {
            (View::Articles, _) => self.articles.list.step(by, self.corpus.documents.len()),
            (View::Compare, _) => self.compare.down(by),
            (View::Matrix, _) => self.matrix.down(by),
            (View::Map, _) => {
                let area = self.layout().map_areas().map;
                self.map.step(by, area);
            }
            (View::Panes, Pane::Timeline) => {
                self.timeline.step(by);
                self.preview();
            }
            (View::Panes, Pane::Article) => {
                let (page, end) = (self.page(), by.abs() >= 1 << 20);
                if end && by > 0 {
                    if let Some(laid) = self.reading.page(&self.corpus, page.0) {
                        self.reading.top = laid.last(page.1);
                    }
                } else if end {
                    self.reading.top = super::page::Anchor::default();
                } else {
                    self.reading.scroll(&self.corpus, by, page);
                }
            }
            (View::Panes, Pane::Entities) => {
                self.entities.list.step(by, self.entities.rows.len());
            }
        }
    }

    /// Filters by the chosen site of the map.
    pub(super) fn open_site(&mut self) {
        if let Some(entity) = self.map.selected().map(|s| s.entity) {
            self.filters.only(&self.corpus, &[entity]);
            self.view = View::Panes;
            self.focus = Pane::Timeline;
            self.changed();
        }
    }

    fn pan(&mut self, east: f64, north: f64) {
        let area = self.layout().map_areas().map;
        self.map.pan(east, north, area);
    }

    fn sideways(&mut self, by: isize) {
        match self.view {
            View::Compare => self.compare.right(by),
            View::Matrix => self.matrix.right(by),
            View::Map => self.pan(if by > 0 { 1.0 } else { -1.0 }, 0.0),
            _ => {}
        }
    }

    fn turn_focus(&mut self, by: usize) {
        let at = Pane::ALL.iter().position(|p| *p == self.focus).unwrap_or(0);
        self.focus = Pane::ALL[(at + by) % Pane::ALL.len()];
    }

    /// After a change of the filters.
    pub(super) fn changed(&mut self) {
        self.ask(true);
    }

    fn show_sorts(&mut self, statements: bool, unreal: bool) {
        self.show.statements ^= statements;
        self.show.unreal ^= unreal;
        self.changed();
        let on = |on: bool| if on { "shown" } else { "hidden" };
        self.note = Some(if statements {
            format!(
                "deployments, statements and politics are {}",
                on(self.show.statements)
            )
        } else {
            format!(
                "plans, fears, denials and totals are {}",
                on(self.show.unreal)
            )
        });
    }

    fn zoom(&mut self, finer: bool) {
        if self.view == View::Map {
            let area = self.layout().map_areas().map;
            return self.map.zoom(finer, area, None);
        }
        let bins = super::histogram::zoomed(self.timeline.bars.bins, finer);
        self.timeline.bins = bins;
        self.note = Some(match bins {
            None => "bars for what fits".into(),
            Some(bins) => format!("bars of {}", format!("{bins:?}").to_lowercase()),
        });
    }

    fn toggle_view(&mut self, view: View) {
        self.view = if self.view == view { View::Panes } else { view };
    }

    fn compare(&mut self) {
        if self.view == View::Compare {
            self.view = View::Panes;
        } else if let Some(event) = self.timeline.selected() {
            self.compare = super::Compare::of(&self.corpus, event);
            self.view = View::Compare;
        } else {
            self.note = Some("there is no event to compare the reports of".into());
        }
    }

    fn open_report(&mut self) {
        let (Some(event), nth) = (self.compare.event, self.compare.report()) else {
            return;
        };
        self.remember();
        self.view = View::Panes;
        self.focus = Pane::Article;
        let page = self.page();
        self.reading.open(&self.corpus, event, nth, page);
    }

    /// Opens an article from its beginning.
    pub(super) fn read(&mut self, document: u32) {
        self.remember();
        self.view = View::Panes;
        self.focus = Pane::Article;
        self.reading.open_document(document);
    }

    fn choose(&mut self, action: Action) {
        let Some(value) = self.entities.selected() else {
            return;
        };
        let chip = value.chip(&self.corpus, action == Action::Exclude);
        if action == Action::Solo {
            self.filters.only_these(vec![chip]);
        } else {
            self.filters.toggle(chip);
        }
        self.changed();
    }

    /// Takes back the last thing.
    fn back(&mut self) {
        if self.overlay.take().is_some() {
            return;
        }
        if let Some(prompt) = self.prompt.take() {
            if let Asks::Words(pane) = prompt.asks {
                self.seek(pane, &prompt.before);
            }
        } else if self.view != View::Panes {
            self.view = View::Panes;
        } else if self.focus == Pane::Article
            && (self.reading.name.take().is_some() || self.reading.find.take().is_some())
        {
        } else if self.focus == Pane::Entities && !self.entities.needle.is_empty() {
            self.entities.needle.clear();
            self.refilter();
        } else if let Some(last) = self.filters.chips().len().checked_sub(1) {
            self.drop_chip(last);
        } else if self.focus == Pane::Article {
            self.focus = Pane::Timeline;
        } else if matches!(self.stage, Stage::Ready) {
            self.note = self
                .keymap
                .key(Action::Quit)
                .map(|quit| format!("nothing to take back; {quit} quits"));
        }
    }
}

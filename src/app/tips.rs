//! Hints for whoever opens the explorer for the first time: each is told once and goes away with the
//! next key. Told in the user's own keys.

use super::{Action, App, Pane, Stage, View};

/// The hints still to be told.
#[derive(Debug, Default)]
pub struct Tips {
    /// Keys pressed so far.
    keys: usize,
    left: Vec<Tip>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tip {
    Walk,
    Reports,
    Filters,
    Pick,
    Views,
}

impl Tips {
    /// All hints, for a newcomer.
    pub fn all() -> Self {
        Self {
            keys: 0,
            left: vec![Tip::Walk, Tip::Reports, Tip::Filters, Tip::Pick, Tip::Views],
        }
    }
}

impl App {
    /// Tells the first hint that fits, unless something else is to be said.
    pub(super) fn hint(&mut self, key: bool) {
        self.tips.keys += usize::from(key);
        let busy = self.note.is_some() || self.overlay.is_some() || self.prompt.is_some();
        if busy || self.stage != Stage::Ready || !self.pending.is_empty() {
            return;
        }
        let fits = |tip: &Tip| match tip {
            Tip::Walk => true,
            Tip::Reports => self.view == View::Panes && self.focus == Pane::Article,
            Tip::Filters => !self.filters.is_empty(),
            Tip::Pick => self.tips.keys > 6 && self.filters.is_empty(),
            Tip::Views => self.tips.keys > 20,
        };
        if let Some(at) = self.tips.left.iter().position(fits) {
            let tip = self.tips.left.remove(at);
            self.note = Some(self.tip(tip));
        }
    }

    fn tip(&self, tip: Tip) -> String {
        use Action as A;
        let key = |action| self.keymap.key(action).unwrap_or_default();
        match tip {
            Tip::Walk => format!(
                "New here? {} {} walk, {} shows the sentence, {} lists all keys",
                key(A::Down),
                key(A::Up),
                key(A::Open),
                key(A::Help)
            ),
            Tip::Reports => format!(
                "{} goes on to the next report of this event, {} back to the timeline",
                key(A::NextReport),
                key(A::FindEvent)
            ),
            Tip::Filters => format!(
                "The filter stands above; {} takes it back, {} all of them",
                key(A::Back),
                key(A::ClearFilters)
            ),
            Tip::Pick => format!(
                "{} picks a base, {} a group: a few letters of any spelling will do",
                key(A::PickBase),
                key(A::PickGroup)
            ),
            Tip::Views => format!(
                "{} shows the sites on a map, {} counts names against each other, {} the articles",
                key(A::ViewMap),
                key(A::ViewMatrix),
                key(A::ViewArticles)
            ),
        }
    }
}

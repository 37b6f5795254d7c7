//! The filters in force, in the order they were set: what the chips show and Esc takes back.

use chrono::NaiveDate;

use crate::corpus::Corpus;
use crate::model::EntityIx;
use crate::query::{Facet, Filter};

/// One filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chip {
    /// Events with this value, or another wanted one of its facet; or, excluded, none with it.
    Value {
        /// What is filtered by.
        facet: Facet,
        /// The entity's id, or the output word.
        value: String,
        /// What the chip shows.
        label: String,
        /// Ruled out rather than asked for.
        exclude: bool,
    },
    /// Events in which these words are found.
    Search(String),
    /// Events that may lie on this day or later.
    From(NaiveDate),
    /// Events that may lie on this day or earlier.
    To(NaiveDate),
}

impl Chip {
    /// A filter by an entity.
    pub fn entity(corpus: &Corpus, ix: EntityIx, exclude: bool) -> Chip {
        let entity = corpus.entity(ix);
        Chip::Value {
            facet: Facet::of(entity.kind),
            value: entity.id.clone(),
            label: entity.name.clone(),
            exclude,
        }
    }

    /// The chip in words: `base: Camp Taji`, `not group: …`, `“taji”`.
    pub fn text(&self) -> String {
        match self {
            Chip::Value {
                facet,
                label,
                exclude,
                ..
            } => format!(
                "{}{}: {label}",
                if *exclude { "not " } else { "" },
                facet.name()
            ),
            Chip::Search(words) => format!("“{words}”"),
            Chip::From(day) => format!("from {day}"),
            Chip::To(day) => format!("to {day}"),
        }
    }

    /// The same without the kind of thing it is about, for narrow screens: `Camp Taji`.
    pub fn short_text(&self) -> String {
        match self {
            Chip::Value { label, exclude, .. } if *exclude => format!("not {label}"),
            Chip::Value { label, .. } => label.clone(),
            _ => self.text(),
        }
    }

    /// True when both are about the same thing, asked for or ruled out.
    fn same(&self, other: &Chip) -> bool {
        match (self, other) {
            (
                Chip::Value { facet, value, .. },
                Chip::Value {
                    facet: other_facet,
                    value: other_value,
                    ..
                },
            ) => facet == other_facet && value == other_value,
            (a, b) => a == b,
        }
    }
}

/// All filters in force.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    chips: Vec<Chip>,
}

impl Filters {
    /// The chips of a filter given on the command line.
    pub fn of(corpus: &Corpus, filter: &Filter) -> Self {
        let mut filters = Self::default();
        let label = |value: &String| {
            let named = corpus.entities.iter().find(|e| e.id == *value);
            named.map_or_else(|| value.clone(), |e| e.name.clone())
        };
        for (&facet, choice) in &filter.facets {
            let wanted = choice.include.iter().map(|v| (v, false));
            for (value, exclude) in wanted.chain(choice.exclude.iter().map(|v| (v, true))) {
                filters.chips.push(Chip::Value {
                    facet,
                    value: value.clone(),
                    label: label(value),
                    exclude,
                });
            }
        }
        filters.chips.extend(filter.from.map(Chip::From));
        filters.chips.extend(filter.to.map(Chip::To));
        filters.set_search(&filter.search.include.join(" "));
        filters
    }

    /// The filters, oldest first.
    pub fn chips(&self) -> &[Chip] {
        &self.chips
    }

    /// True when everything is shown.
    pub fn is_empty(&self) -> bool {
        self.chips.is_empty()
    }

    /// Whether `entity` is asked for (`Some(false)`), ruled out (`Some(true)`), or neither.
    pub fn state(&self, corpus: &Corpus, entity: EntityIx) -> Option<bool> {
        self.state_of(&Chip::entity(corpus, entity, false))
    }

    /// Whether what a chip is about is asked for (`Some(false)`), ruled out (`Some(true)`), or
    /// neither.
    pub fn state_of(&self, wanted: &Chip) -> Option<bool> {
        self.chips.iter().find_map(|chip| match chip {
            Chip::Value { exclude, .. } if chip.same(wanted) => Some(*exclude),
            _ => None,
        })
    }

    /// Sets a filter that is not set, takes one back that is. Nothing is ever both asked for and
    /// ruled out.
    pub fn toggle(&mut self, chip: Chip) {
        let on = self.chips.contains(&chip);
        self.chips.retain(|c| !c.same(&chip));
        if !on {
            self.chips.push(chip);
        }
    }

    /// Asks for these entities instead of all others of their facets.
    pub fn only(&mut self, corpus: &Corpus, entities: &[EntityIx]) {
        let wanted: Vec<Chip> = entities
            .iter()
            .map(|e| Chip::entity(corpus, *e, false))
            .collect();
        self.only_these(wanted);
    }

    /// Asks for these instead of all others of their facets.
    pub fn only_these(&mut self, wanted: Vec<Chip>) {
        self.chips.retain(|chip| match chip {
            Chip::Value { facet, exclude, .. } => !wanted.iter().any(|w| {
                let Chip::Value { facet: of, .. } = w else {
                    return false;
                };
                chip.same(w) || (of == facet && !exclude)
            }),
            _ => true,
        });
        self.chips.extend(wanted);
    }

    /// The words searched for; empty when there are none.
    pub fn search(&self) -> &str {
        let words = self.chips.iter().find_map(|c| match c {
            Chip::Search(words) => Some(words.as_str()),
            _ => None,
        });
        words.unwrap_or("")
    }

    /// Searches for `words`, nothing when they are blank.
    pub fn set_search(&mut self, words: &str) {
        let at = self.chips.iter().position(|c| matches!(c, Chip::Search(_)));
        match (at, words.trim().is_empty()) {
            (Some(at), true) => drop(self.chips.remove(at)),
            (Some(at), false) => self.chips[at] = Chip::Search(words.to_owned()),
            (None, true) => {}
            (None, false) => self.chips.push(Chip::Search(words.to_owned())),
        }
    }

    /// Asks for one value instead of all others of its facet, or rules it out.
    pub fn set(&mut self, facet: Facet, value: &str, label: &str, exclude: bool) {
        let chip = Chip::Value {
            facet,
            value: value.to_owned(),
            label: label.to_owned(),
            exclude,
        };
        self.chips.retain(|c| match c {
            Chip::Value {
                facet: of,
                exclude: not,
                ..
            } => !c.same(&chip) && (exclude || *of != facet || *not),
            _ => true,
        });
        self.chips.push(chip);
    }

    /// Filters by days; `None` leaves that side open.
    pub fn set_days(&mut self, from: Option<NaiveDate>, to: Option<NaiveDate>) {
        self.chips
            .retain(|c| !matches!(c, Chip::From(_) | Chip::To(_)));
        self.chips.extend(from.map(Chip::From));
        self.chips.extend(to.map(Chip::To));
    }

    /// Turns the newest filter by a value into its opposite; false when there is none.
    pub fn negate(&mut self) -> bool {
        let last = self.chips.iter_mut().rev().find_map(|chip| match chip {
            Chip::Value { exclude, .. } => Some(exclude),
            _ => None,
        });
        last.map(|exclude| *exclude = !*exclude).is_some()
    }

    /// Takes the filter at a place among the chips back.
    pub fn remove(&mut self, at: usize) {
        if at < self.chips.len() {
            self.chips.remove(at);
        }
    }

    /// The filter as if one of the chips were not there.
    pub fn but(&self, at: usize) -> Filter {
        let mut others = self.clone();
        others.remove(at);
        others.filter(None)
    }

    /// Takes all filters back.
    pub fn clear(&mut self) {
        self.chips.clear();
    }

    /// The filter for the query layer; with `without`, what it would be if nothing were asked for
    /// of that facet, so that its other values can be counted.
    pub fn filter(&self, without: Option<Facet>) -> Filter {
        let mut filter = Filter::default();
        for chip in &self.chips {
            match chip {
                Chip::Value {
                    facet,
                    value,
                    exclude,
                    ..
                } => {
                    if *exclude || Some(*facet) != without {
                        filter.choice(*facet).add(value.clone(), *exclude);
                    }
                }
                Chip::Search(words) => {
                    for word in words.split_whitespace() {
                        filter.search.add(word.to_owned(), false);
                    }
                }
                Chip::From(day) => filter.from = Some(*day),
                Chip::To(day) => filter.to = Some(*day),
            }
        }
        filter
    }
}

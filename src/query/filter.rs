//! What somebody wants to see of the events.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::model::{Date, EntityKind};

/// A property of events that values can be chosen for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// A base or other site, or the zone it lies in.
    Base,
    /// A group or force tied to the event.
    Group,
    /// A person tied to the event.
    Person,
    /// A weapon.
    Weapon,
    /// A town, province or country.
    Place,
    /// A body tied to the event that does not fight.
    Organisation,
    /// Who published one of the event's reports.
    Outlet,
    /// The event's kind.
    Kind,
    /// The event's family of kinds.
    Family,
    /// Whether it happened.
    Status,
}

impl Facet {
    /// All facets, in the order they are written.
    pub const ALL: [Facet; 10] = [
        Facet::Base,
        Facet::Group,
        Facet::Person,
        Facet::Weapon,
        Facet::Place,
        Facet::Organisation,
        Facet::Outlet,
        Facet::Kind,
        Facet::Family,
        Facet::Status,
    ];

    /// The word that stands before the colon.
    pub fn name(self) -> &'static str {
        match self {
            Facet::Base => "base",
            Facet::Group => "group",
            Facet::Person => "person",
            Facet::Weapon => "weapon",
            Facet::Place => "place",
            Facet::Organisation => "organisation",
            Facet::Outlet => "outlet",
            Facet::Kind => "kind",
            Facet::Family => "family",
            Facet::Status => "status",
        }
    }

    /// The facet of that name.
    pub fn named(name: &str) -> Option<Facet> {
        Facet::ALL.into_iter().find(|f| f.name() == name)
    }

    /// The facet that chooses among entities of a kind.
    pub fn of(kind: EntityKind) -> Facet {
        match kind {
            EntityKind::Base => Facet::Base,
            EntityKind::Group => Facet::Group,
            EntityKind::Person => Facet::Person,
            EntityKind::Weapon => Facet::Weapon,
            EntityKind::Place => Facet::Place,
            EntityKind::Organisation => Facet::Organisation,
            EntityKind::Outlet => Facet::Outlet,
        }
    }

    /// The kind of entity whose ids are this facet's values; `None` for outlets (named by the
    /// documents), kinds, families and status.
    pub fn entity_kind(self) -> Option<EntityKind> {
        match self {
            Facet::Base => Some(EntityKind::Base),
            Facet::Group => Some(EntityKind::Group),
            Facet::Person => Some(EntityKind::Person),
            Facet::Weapon => Some(EntityKind::Weapon),
            Facet::Place => Some(EntityKind::Place),
            Facet::Organisation => Some(EntityKind::Organisation),
            Facet::Outlet | Facet::Kind | Facet::Family | Facet::Status => None,
        }
    }
}

/// The values wanted and not wanted of one facet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// One of these must apply, unless there are none. (Of search words: all must.)
    pub include: Vec<String>,
    /// None of these may apply.
    pub exclude: Vec<String>,
}

impl Choice {
    /// Adds a value once.
    pub fn add(&mut self, value: String, exclude: bool) {
        let list = if exclude {
            &mut self.exclude
        } else {
            &mut self.include
        };
        if !list.contains(&value) {
            list.push(value);
        }
    }

    /// True when nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.include.is_empty() && self.exclude.is_empty()
    }

    pub(super) fn holds(&self, applies: impl Fn(&str) -> bool) -> bool {
        (self.include.is_empty() || self.include.iter().any(|v| applies(v)))
            && !self.exclude.iter().any(|v| applies(v))
    }
}

/// What somebody wants to see. Values of one facet widen, facets narrow each other.
///
/// Values are entity ids, outlet names, or the output words of kinds, families and status; a
/// filter as typed goes through [`Filter::resolve`] first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// The values chosen, by facet.
    pub facets: BTreeMap<Facet, Choice>,
    /// The event may lie on this day or later.
    pub from: Option<NaiveDate>,
    /// The event may lie on this day or earlier.
    pub to: Option<NaiveDate>,
    /// Words to be found in the event's title, names and sentences.
    pub search: Choice,
}

impl Filter {
    /// True when every event passes.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The values chosen of a facet, to be changed.
    pub fn choice(&mut self, facet: Facet) -> &mut Choice {
        self.facets.entry(facet).or_default()
    }

    /// True when a day was asked for, so that undated events drop out.
    pub fn asks_for_dates(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// True when the range of possible days meets the days asked for. An undated event passes
    /// only when no day was asked for.
    pub(super) fn admits(&self, date: Option<&Date>) -> bool {
        if !self.asks_for_dates() {
            return true;
        }
        date.is_some_and(|date| {
            (date.start.is_some() || date.end.is_some())
                && self
                    .from
                    .is_none_or(|from| date.end.is_none_or(|end| from <= end))
                && self
                    .to
                    .is_none_or(|to| date.start.is_none_or(|start| start <= to))
        })
    }
}

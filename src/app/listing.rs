//! In what order events are listed, and under which headings.

use std::cmp::Reverse;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::corpus::Corpus;
use crate::model::{Event, Hull, Precision};

/// What the events under a heading have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// They lie in this year.
    Year(i32),
    /// They lie in this month of a year, 1 to 12.
    Month(i32, u32),
    /// They lie on this day, or in the night that begins on it.
    Day(NaiveDate),
    /// They have no date.
    Undated,
    /// So many independent sources tell them.
    Sources(u32),
    /// Somebody was killed; else somebody hurt; else nobody, as far as is told.
    Harm(Harm),
}

/// The worst that is told of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Harm {
    /// Nobody is said to be hurt.
    Unknown,
    /// Somebody was wounded.
    Wounded,
    /// Somebody was killed.
    Killed,
}

/// What the events are ordered by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sort {
    /// The first day they may lie on.
    #[default]
    Date,
    /// Independent sources, most first.
    Sources,
    /// Killed, then wounded, most first.
    Casualties,
}

impl Sort {
    /// The order as the title tells it.
    pub fn title(self) -> &'static str {
        match self {
            Sort::Date => "by date",
            Sort::Sources => "by sources",
            Sort::Casualties => "by casualties",
        }
    }

    pub(super) fn next(self) -> Self {
        match self {
            Sort::Date => Sort::Sources,
            Sort::Sources => Sort::Casualties,
            Sort::Casualties => Sort::Date,
        }
    }
}

/// What parts the list when it is ordered by date.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Grouping {
    /// Years.
    #[default]
    Years,
    /// Months.
    Months,
    /// Days.
    Days,
}

impl Grouping {
    pub(super) fn next(self) -> Self {
        match self {
            Grouping::Years => Grouping::Months,
            Grouping::Months => Grouping::Days,
            Grouping::Days => Grouping::Years,
        }
    }
}

/// How the events are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// What they are ordered by.
    pub sort: Sort,
    /// What parts them when they are ordered by date.
    pub grouping: Grouping,
}

impl Listing {
    /// Smaller for what stands earlier.
    pub(super) fn key(self, corpus: &Corpus, event: u32) -> (Reverse<(u32, u32)>, u32) {
        let it = &corpus.events[event as usize];
        let most = |hull: Option<Hull>| hull.map_or(0, |h| h.max.unwrap_or(h.min));
        let key = match self.sort {
            Sort::Date => (0, 0),
            Sort::Sources => (it.sources, 0),
            Sort::Casualties => (most(it.killed), most(it.wounded)),
        };
        (Reverse(key), event)
    }

    /// The heading an event stands under.
    pub(super) fn head(self, event: &Event) -> Head {
        match self.sort {
            Sort::Sources => return Head::Sources(event.sources),
            Sort::Casualties => {
                let told = |hull: Option<Hull>| hull.is_some_and(|h| h.max.unwrap_or(h.min) > 0);
                return Head::Harm(match (told(event.killed), told(event.wounded)) {
                    (true, _) => Harm::Killed,
                    (false, true) => Harm::Wounded,
                    (false, false) => Harm::Unknown,
                });
            }
            Sort::Date => {}
        }
        let Some((date, day)) = event.date.and_then(|d| Some((d, d.start.or(d.end)?))) else {
            return Head::Undated;
        };
        // A range stands under what holds all of it.
        let end = date.end.filter(|_| date.start.is_some());
        let one_day = end == Some(day) || date.precision == Precision::Night;
        let one_month = end.is_some_and(|e| (e.year(), e.month()) == (day.year(), day.month()));
        match self.grouping {
            Grouping::Days if one_day => Head::Day(day),
            Grouping::Days | Grouping::Months if one_day || one_month => {
                Head::Month(day.year(), day.month())
            }
            _ => Head::Year(day.year()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;

    #[test]
    fn a_range_stands_under_what_holds_all_of_it() {
        use Grouping::{Days, Months};
        use Precision::{DayRange, Night};
        let mut event = sample::corpus().events[0].clone();
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let mut under = |a, b, precision, grouping| {
            event.date = Some(crate::model::Date::range(day(a), day(b), precision));
            let sort = Sort::Date;
            Listing { sort, grouping }.head(&event)
        };
        let first = day("2020-03-01");
        assert_eq!(
            under("2020-03-01", "2020-03-01", DayRange, Days),
            Head::Day(first)
        );
        assert_eq!(
            under("2020-03-01", "2020-03-02", Night, Days),
            Head::Day(first)
        );
        assert_eq!(
            under("2020-03-01", "2020-03-09", DayRange, Days),
            Head::Month(2020, 3)
        );
        assert_eq!(
            under("2020-03-30", "2020-04-02", DayRange, Months),
            Head::Year(2020)
        );
    }
}

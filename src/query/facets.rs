//! Counts that follow the filter.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};

use crate::corpus::Corpus;

/// For every entity of the corpus, how many of `events` it is tied to.
pub fn facets(corpus: &Corpus, events: &[u32]) -> Vec<u32> {
    let mut counts = vec![0; corpus.entities.len()];
    for &event in events {
        for entity in &corpus.entities_of[event as usize] {
            counts[entity.0 as usize] += 1;
        }
    }
    counts
}

/// For every document, the first document of the same outlet; `None` where no outlet is known.
pub(super) fn first_of_outlet(corpus: &Corpus) -> Vec<Option<u32>> {
    let mut first: BTreeMap<&str, u32> = BTreeMap::new();
    let documents = (0..).zip(&corpus.documents);
    documents
        .map(|(at, document)| {
            let outlet = document.outlet.as_deref()?;
            Some(*first.entry(outlet).or_insert(at))
        })
        .collect()
}

/// The width of a histogram's bins.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Bins {
    /// Civil days.
    Days,
    /// Weeks from Monday.
    Weeks,
    /// Calendar months.
    #[default]
    Months,
    /// Calendar years.
    Years,
}

impl Bins {
    /// First day of the bin that holds `day`.
    pub fn start(self, day: NaiveDate) -> NaiveDate {
        let first = match self {
            Bins::Days => Some(day),
            Bins::Weeks => Some(day.week(chrono::Weekday::Mon).first_day()),
            Bins::Months => day.with_day(1),
            Bins::Years => day.with_ordinal(1),
        };
        first.unwrap_or(day)
    }

    /// First day of the bin after the one that begins on `start`.
    pub fn next(self, start: NaiveDate) -> NaiveDate {
        let next = match self {
            Bins::Days => start.succ_opt(),
            Bins::Weeks => start.checked_add_days(chrono::Days::new(7)),
            Bins::Months => start.checked_add_months(Months::new(1)),
            Bins::Years => start.checked_add_months(Months::new(12)),
        };
        next.unwrap_or(NaiveDate::MAX)
    }
}

/// One column of a histogram.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bin {
    /// Its first day.
    pub start: NaiveDate,
    /// Number of events.
    pub count: u32,
}

/// The counts of `days` (sorted) in bins, from the first day to the last, without gaps.
pub fn histogram(days: &[(NaiveDate, u32)], bins: Bins) -> Vec<Bin> {
    let mut columns: Vec<Bin> = Vec::new();
    for &(day, count) in days {
        let start = bins.start(day);
        while let Some(last) = columns.last().filter(|bin| bin.start < start) {
            let start = bins.next(last.start);
            columns.push(Bin { start, count: 0 });
        }
        match columns.last_mut() {
            Some(bin) => bin.count += count,
            None => columns.push(Bin { start, count }),
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn counts_follow_the_events() {
        let corpus = sample::corpus();
        assert_eq!(facets(&corpus, &[0, 1, 2, 3]), [1, 1, 2, 1, 0, 1, 1, 0]);
        assert_eq!(facets(&corpus, &[0]), [0, 0, 0, 0, 0, 0, 1, 0]);
    }

    #[test]
    fn the_histogram_has_no_gaps() {
        let days = [(day("2021-05-04"), 2), (day("2021-08-09"), 1)];
        let columns = histogram(&days, Bins::Months);
        let counts: Vec<_> = columns.iter().map(|bin| bin.count).collect();
        assert_eq!(counts, [2, 0, 0, 1]);
        assert_eq!(columns[0].start, day("2021-05-01"));
    }
}

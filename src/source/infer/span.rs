//! Sets of days: what the words of a text leave open as its day of publication.

use chrono::{Days, NaiveDate};

use crate::model::{Date, Precision};

/// Days before this are no days of publication, days after it none that can be reasoned about.
fn ends() -> Option<(NaiveDate, NaiveDate)> {
    Some((
        NaiveDate::from_ymd_opt(1900, 1, 1)?,
        NaiveDate::from_ymd_opt(2099, 12, 31)?,
    ))
}

/// Disjoint stretches of days in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Open(Vec<(NaiveDate, NaiveDate)>);

impl Open {
    /// Every day.
    pub(super) fn all() -> Self {
        Self(ends().into_iter().collect())
    }

    /// The days of the ranges; open ends reach as far as days do.
    pub(super) fn of(dates: &[Date]) -> Self {
        let Some((first, last)) = ends() else {
            return Self(Vec::new());
        };
        let mut found: Vec<_> = dates
            .iter()
            .map(|d| (d.start.unwrap_or(first), d.end.unwrap_or(last)))
            .filter(|(from, to)| from <= to)
            .collect();
        found.sort_unstable();
        let mut merged: Vec<(NaiveDate, NaiveDate)> = Vec::new();
        for (from, to) in found {
            match merged.last_mut() {
                Some(before) if from <= before.1 => before.1 = before.1.max(to),
                _ => merged.push((from, to)),
            }
        }
        Self(merged)
    }

    /// The days in both.
    pub(super) fn and(&self, other: &Self) -> Self {
        let mut both = Vec::new();
        for (from, to) in &self.0 {
            for (start, end) in &other.0 {
                let (first, last) = (*from.max(start), *to.min(end));
                if first <= last {
                    both.push((first, last));
                }
            }
        }
        Self(both)
    }

    /// The days of which `fits` is true.
    pub(super) fn that(&self, fits: impl Fn(NaiveDate) -> bool) -> Self {
        let mut found: Vec<(NaiveDate, NaiveDate)> = Vec::new();
        for (from, to) in &self.0 {
            for day in from
                .iter_days()
                .take_while(|d| d <= to)
                .filter(|d| fits(*d))
            {
                match found.last_mut() {
                    Some((_, last)) if *last + Days::new(1) == day => *last = day,
                    _ => found.push((day, day)),
                }
            }
        }
        Self(found)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// First and last day, where both are known.
    pub(super) fn hull(&self) -> Option<(NaiveDate, NaiveDate)> {
        let (from, to) = (self.0.first()?.0, self.0.last()?.1);
        let (first, last) = ends()?;
        (from > first && to < last).then_some((from, to))
    }

    /// The days from the first to the last, where both are known.
    pub(super) fn days(&self) -> Option<i64> {
        self.hull().map(|(from, to)| (to - from).num_days() + 1)
    }

    /// The window as a date; one day alone is "about" that day.
    pub(super) fn date(&self) -> Option<Date> {
        let (from, to) = self.hull()?;
        let range = |precision| Date::range(from, to, precision);
        let units = [range(Precision::Year), range(Precision::Month)];
        let whole = units.into_iter().find(|unit| {
            use chrono::Datelike;
            let same = match unit.precision {
                Precision::Year => Date::year(from.year()),
                _ => Date::month(from.year(), from.month()),
            };
            same == Some(*unit)
        });
        Some(whole.unwrap_or_else(|| {
            range(if from == to {
                Precision::ApproxDays
            } else {
                Precision::DayRange
            })
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn stretches_are_cut_and_kept_in_order() {
        let terms = Open::of(&[
            Date::range(day("2025-01-20"), day("2029-01-20"), Precision::Interval),
            Date::range(day("2017-01-20"), day("2021-01-20"), Precision::Interval),
        ]);
        assert_eq!(terms.hull(), Some((day("2017-01-20"), day("2029-01-20"))));
        let late = terms.and(&Open::of(&[Date::after(day("2020-03-13"))]));
        assert_eq!(late.hull(), Some((day("2020-03-13"), day("2029-01-20"))));
        assert_eq!(Open::all().hull(), None);
        assert_eq!(Open::of(&[Date::before(day("2020-03-13"))]).hull(), None);
        let only = late.that(|d| d == day("2020-07-05"));
        assert_eq!(
            only.date().map(|d| d.edtf()).as_deref(),
            Some("2020-07-05~")
        );
    }
}

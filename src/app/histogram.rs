//! The events over time: bars of days, weeks, months or years, and what has no place in one bar.

use chrono::NaiveDate;

use super::App;
use crate::corpus::Corpus;
use crate::model::{Date, Status};
use crate::query::{Bin, Bins, histogram};

/// More bars than this are not made: they are years then.
const MOST: i64 = 20_000;
/// Up to so many days, bars are days unless asked otherwise, and up to so many weeks.
const DAYS: i64 = 45;
const WEEKS_DAYS: i64 = 150;

/// Where a date lies among the bars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Range {
    /// Its first column.
    pub first: usize,
    /// Its last column.
    pub last: usize,
    /// True when one bar holds all of it.
    pub in_one: bool,
    /// True when its first day is not known.
    pub open_start: bool,
    /// True when its last day is not known.
    pub open_end: bool,
}

/// When events happened: pure, so that another thread can gather it.
#[derive(Debug, Default)]
pub struct Dates {
    /// How many happened on each day that saw any; a night counts on its evening.
    days: Vec<(NaiveDate, u32)>,
    /// What is wider than a day or did not happen, each date once, and how many that did.
    others: Vec<(Date, u32)>,
    undated: usize,
}

impl Dates {
    /// Gathers the dates of events.
    pub fn of(corpus: &Corpus, events: &[u32]) -> Self {
        let mut dates = Self::default();
        let mut days = Vec::new();
        let mut others = Vec::new();
        for event in events.iter().map(|&e| &corpus.events[e as usize]) {
            let actual = event.status == Status::Actual;
            match event.date.map(|d| (d, d.start, d.end)) {
                None | Some((_, None, None)) => dates.undated += 1,
                Some((_, Some(a), Some(b))) if actual && (b - a).num_days() <= 1 => days.push(a),
                Some((date, ..)) => others.push((date, u32::from(actual))),
            }
        }
        days.sort_unstable();
        let runs = days.chunk_by(|a, b| a == b);
        dates.days = runs.map(|run| (run[0], run.len() as u32)).collect();
        others.sort_unstable_by_key(|(d, actual)| (d.start, d.end, d.precision, *actual));
        let runs = others.chunk_by(|a, b| a.0 == b.0);
        let actual = |run: &[(Date, u32)]| run.iter().map(|(_, n)| n).sum();
        dates.others = runs.map(|run| (run[0].0, actual(run))).collect();
        dates
    }

    fn ends(&self) -> Option<(NaiveDate, NaiveDate)> {
        let days = self.days.iter().map(|(day, _)| *day);
        let others = self.others.iter().flat_map(|(d, _)| [d.start, d.end]);
        let mut all = days.chain(others.flatten());
        let first = all.next()?;
        Some(all.fold((first, first), |(a, b), day| (a.min(day), b.max(day))))
    }
}

/// The histogram of the events shown.
#[derive(Debug, Default)]
pub struct Bars {
    /// The width of the bars.
    pub bins: Bins,
    /// The bars from the first date to the last, without gaps.
    pub columns: Vec<Bin>,
    /// Ranges that no single bar holds.
    pub ranges: Vec<Range>,
    /// The columns in which something was planned or feared, or did not happen.
    pub unreal: Vec<usize>,
    /// Number of events without any date.
    pub undated: usize,
    /// What it was made for: the bars asked for and the room there was.
    made: Option<(Option<Bins>, usize)>,
}

impl Bars {
    /// Makes the bars anew if the bars asked for or the room have changed.
    pub(super) fn make(&mut self, dates: &Dates, bins: Option<Bins>, room: usize) {
        let made = Some((bins, room));
        if self.made == made {
            return;
        }
        *self = Self {
            undated: dates.undated,
            made,
            ..Self::default()
        };
        let Some((first, last)) = dates.ends() else {
            return;
        };
        self.bins = fitting(bins, first, last, room);
        let whole = |(date, number): &(Date, u32)| {
            let start = date.start.filter(|_| in_one(date, self.bins))?;
            (*number > 0).then_some((start, *number))
        };
        let mut days = dates.days.clone();
        days.extend(dates.others.iter().filter_map(whole));
        days.sort_unstable();
        self.columns = histogram(&days, self.bins);
        stretch(&mut self.columns, self.bins, first, last);
        for (date, actual) in &dates.others {
            match self.span(date) {
                Some(range) if !range.in_one => self.ranges.push(range),
                Some(range) if *actual == 0 => self.unreal.push(range.first),
                _ => {}
            }
        }
        self.ranges.sort_unstable();
        self.ranges.dedup();
        self.unreal.sort_unstable();
        self.unreal.dedup();
    }

    /// Where a date lies; `None` without one. An open range is drawn as a short piece at the end
    /// that is known.
    pub fn span(&self, date: &Date) -> Option<Range> {
        let column = |day: NaiveDate| {
            let start = self.bins.start(day);
            let after = self.columns.partition_point(|c| c.start <= start);
            after.saturating_sub(1)
        };
        let (first, last) = match (date.start, date.end) {
            _ if self.columns.is_empty() => return None,
            (Some(a), Some(_)) if in_one(date, self.bins) => (column(a), column(a)),
            (Some(a), Some(b)) => (column(a), column(b)),
            (Some(a), None) => (column(a), column(a)),
            (None, Some(b)) => (column(b), column(b)),
            (None, None) => return None,
        };
        Some(Range {
            first,
            last,
            in_one: in_one(date, self.bins),
            open_start: date.start.is_none(),
            open_end: date.end.is_none(),
        })
    }
}

/// True when one bar holds the whole date: a bar is a claim about when. A night is its evening's.
fn in_one(date: &Date, bins: Bins) -> bool {
    match (date.start, date.end) {
        (Some(a), Some(b)) => bins.start(a) == bins.start(b) || (b - a).num_days() <= 1,
        _ => false,
    }
}

/// Finer bars, or coarser ones; beyond years what fits.
pub(super) fn zoomed(bins: Bins, finer: bool) -> Option<Bins> {
    match (bins, finer) {
        (Bins::Days | Bins::Weeks, true) => Some(Bins::Days),
        (Bins::Months, true) | (Bins::Days, false) => Some(Bins::Weeks),
        (Bins::Years, true) | (Bins::Weeks, false) => Some(Bins::Months),
        (Bins::Months, false) => Some(Bins::Years),
        (Bins::Years, false) => None,
    }
}

/// The bars asked for, or those that tell most at a glance in the room there is.
fn fitting(asked: Option<Bins>, first: NaiveDate, last: NaiveDate, room: usize) -> Bins {
    let days = (last - first).num_days() + 1;
    let fits = |size: i64| usize::try_from(days / size + 2).is_ok_and(|n| n <= room);
    match asked {
        Some(Bins::Days) if days > MOST => Bins::Months,
        Some(bins) => bins,
        None if days <= DAYS && fits(1) => Bins::Days,
        None if days <= WEEKS_DAYS && fits(7) => Bins::Weeks,
        None if fits(30) => Bins::Months,
        None => Bins::Years,
    }
}

/// Adds empty bars before and after, so that ranges have columns too.
fn stretch(columns: &mut Vec<Bin>, bins: Bins, first: NaiveDate, last: NaiveDate) {
    let mut start = bins.start(first);
    let until = columns
        .first()
        .map_or(bins.next(bins.start(last)), |c| c.start);
    let mut before = Vec::new();
    while start < until {
        before.push(Bin { start, count: 0 });
        start = bins.next(start);
    }
    columns.splice(0..0, before);
    while let Some(end) = columns.last().map(|c| bins.next(c.start))
        && end <= last
    {
        columns.push(Bin {
            start: end,
            count: 0,
        });
    }
}

impl App {
    /// Filters by the days of the bar the chosen event lies in. The bars then tell of less time and
    /// are made finer, so that doing it again goes into them.
    pub(super) fn filter_bar(&mut self) {
        let Some((from, to)) = self.timeline.days_of_bar(&self.corpus) else {
            self.note = Some("this event has no date, and no bar".into());
            return;
        };
        self.filters.set_days(Some(from), Some(to));
        self.timeline.bins = None;
        self.changed();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;
    use crate::model::Precision;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn what_one_bar_does_not_hold_is_a_range() {
        let mut corpus = sample::corpus();
        let wide = Date::range(day("2021-01-20"), day("2021-03-02"), Precision::Interval);
        corpus.events[0].date = Some(Date::day(day("2021-02-03")));
        corpus.events[1].date = Some(wide);
        corpus.events[2].date = None;
        corpus.events[0].status = Status::Actual;
        let mut bars = Bars::default();
        bars.make(&Dates::of(&corpus, &[0, 1, 2]), Some(Bins::Months), 40);
        let counts: Vec<u32> = bars.columns.iter().map(|c| c.count).collect();
        assert_eq!(counts, [0, 1, 0]);
        assert_eq!(bars.undated, 1);
        let [range] = bars.ranges[..] else {
            panic!("{:?}", bars.ranges);
        };
        assert_eq!((range.first, range.last), (0, 2));
        let before = bars.span(&Date::before(day("2021-02-02"))).unwrap();
        assert!(before.open_start && !before.in_one);
        assert_eq!((before.first, before.last), (1, 1));
    }

    #[test]
    fn centuries_of_days_are_not_made() {
        let mut corpus = sample::corpus();
        corpus.events[0].date = Some(Date::day(day("1021-02-03")));
        corpus.events[1].date = Some(Date::day(day("2021-02-03")));
        let mut bars = Bars::default();
        bars.make(&Dates::of(&corpus, &[0, 1]), Some(Bins::Days), 40);
        assert!(bars.columns.len() < 20_000);
        bars.make(&Dates::default(), None, 40);
        assert!(bars.columns.is_empty());
    }
}

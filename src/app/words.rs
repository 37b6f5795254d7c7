//! Dates, figures and parties in the few words a screen has room for.

use chrono::{Datelike, NaiveDate};

use super::listing::{Harm, Head};
use crate::corpus::Corpus;
use crate::model::{ActorClaim, Date, Event, Precision, Relation, Report, Stance};
use crate::query::Bins;

pub use super::figures::{Figure, figures, hull};
pub use super::titles::{basis, file_name, heading_of, headline, outlet, source};

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The short name of a day's month.
pub fn month_of(day: NaiveDate) -> &'static str {
    MONTHS[day.month0() as usize]
}

/// The name of a month, 1 to 12, in full.
pub fn month_name(month: u32) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES[(month.clamp(1, 12) - 1) as usize]
}

fn month_day(day: NaiveDate) -> String {
    format!("{} {}", month_of(day), day.day())
}

/// The year a date is listed under: that of its first known day.
pub fn year(date: &Date) -> Option<i32> {
    date.start.or(date.end).map(|d| d.year())
}

/// A heading of the timeline.
pub fn head(head: Head) -> String {
    match head {
        Head::Year(year) => year.to_string(),
        Head::Month(year, month) => format!("{year} {}", month_name(month)),
        Head::Day(day) => format!("{} {} · {}", day.year(), month_day(day), day.weekday()),
        Head::Undated => "undated".into(),
        Head::Sources(number) => count(number as usize, "independent source"),
        Head::Harm(Harm::Killed) => "killed".into(),
        Head::Harm(Harm::Wounded) => "wounded, nobody said to be killed".into(),
        Head::Harm(Harm::Unknown) => "nobody said to be hurt".into(),
    }
}

/// A bar of the histogram: `2020 Mar 13`, `week of 2020 Mar 9`, `2020 Mar`, `2020`.
pub fn bar(start: NaiveDate, bins: Bins) -> String {
    match bins {
        Bins::Days => format!("{} {}", start.year(), month_day(start)),
        Bins::Weeks => format!("week of {} {}", start.year(), month_day(start)),
        Bins::Months => format!("{} {}", start.year(), month_of(start)),
        Bins::Years => start.year().to_string(),
    }
}

/// A date without its year, at most 14 characters where it lies in one year: `Mar 13–14`,
/// `before Feb 28`, `early Jan`, `c. Jul 4`.
pub fn short_date(date: &Date) -> String {
    use Precision as P;
    match (date.start, date.end) {
        (None, None) => "undated".into(),
        (None, Some(end)) => format!("before {}", month_day(end)),
        (Some(start), None) => format!("after {}", month_day(start)),
        (Some(start), Some(end)) if start == end => match date.precision {
            P::ApproxDays => format!("c. {}", month_day(start)),
            _ => month_day(start),
        },
        (Some(start), Some(end)) => match date.precision {
            P::Year if is_year(start, end) => "in the year".into(),
            P::Month if start.month() == end.month() => format!("in {}", month_of(start)),
            P::MonthPart => part(start, end),
            P::Night => format!("night {}", month_day(start)),
            P::Week => format!("week {}", month_day(start)),
            P::ApproxDays => format!("c. {}", days(start, end)),
            P::Interval if start.month() != end.month() => months(start, end),
            _ => days(start, end),
        },
    }
}

/// A date in a row of the timeline: short, and by its months where it goes over a new year, which has
/// no room for more.
pub fn row_date(date: &Date) -> String {
    match (date.start, date.end) {
        (Some(start), Some(end)) if start.year() != end.year() => match date.precision {
            Precision::Night => short_date(date),
            _ => months(start, end),
        },
        _ => short_date(date),
    }
}

/// A date with its year in front: `2020 Mar 13–14`, `before 2021 Feb 28`, `2020`.
pub fn long_date(date: &Date) -> String {
    match (date.start, date.end) {
        (None, None) => "undated".into(),
        (None, Some(end)) => format!("before {} {}", end.year(), month_day(end)),
        (Some(start), None) => format!("after {} {}", start.year(), month_day(start)),
        (Some(start), Some(end)) => match date.precision {
            Precision::Year if is_year(start, end) => start.year().to_string(),
            Precision::Month if start.month() == end.month() => {
                format!("{} {}", start.year(), month_of(start))
            }
            _ => {
                let short = short_date(date);
                match short.strip_prefix("c. ") {
                    Some(days) => format!("c. {} {days}", start.year()),
                    None => format!("{} {short}", start.year()),
                }
            }
        },
    }
}

fn is_year(start: NaiveDate, end: NaiveDate) -> bool {
    start.ordinal() == 1 && start.year() == end.year() && end.month() == 12 && end.day() == 31
}

fn part(start: NaiveDate, end: NaiveDate) -> String {
    let whole = (start.year(), start.month()) == (end.year(), end.month());
    match (start.day(), end.day()) {
        (1, ..=10) if whole => format!("early {}", month_of(start)),
        (11.., ..=20) if whole => format!("mid-{}", month_of(start)),
        (21.., _) if whole => format!("late {}", month_of(start)),
        _ => days(start, end),
    }
}

fn days(start: NaiveDate, end: NaiveDate) -> String {
    if start.year() != end.year() {
        format!("{}–{} {}", month_day(start), end.year(), month_day(end))
    } else if start.month() == end.month() {
        format!("{}–{}", month_day(start), end.day())
    } else {
        format!("{}–{}", month_day(start), month_day(end))
    }
}

fn months(start: NaiveDate, end: NaiveDate) -> String {
    if start.year() == end.year() {
        format!("{}–{}", month_of(start), month_of(end))
    } else {
        format!("{}–{} {}", month_of(start), end.year(), month_of(end))
    }
}

/// The name of the place shown for an event.
pub fn place<'c>(corpus: &'c Corpus, event: &Event) -> Option<&'c str> {
    let place = event.place?;
    let document = corpus.reports[place.report as usize].document;
    Some(corpus.party_name(document, &place.claim.party))
}

/// The place shown for an event with the word that relates it: `near Baghdad`; `~Baghdad` where
/// only the story around its sentences tells it.
pub fn spot(corpus: &Corpus, event: &Event) -> Option<String> {
    let name = place(corpus, event)?;
    let claim = event.place?.claim;
    let spot = format!("{} {name}", relation(claim.relation));
    let sign = if claim.story { "~" } else { "" };
    Some(format!("{sign}{}", spot.trim_start()))
}

/// The word that goes before a place: "near", "towards"; empty for at and in.
pub fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::At | Relation::Inside => "",
        other => other.name(),
    }
}

/// Who a report says did it and on whose word: `blamed: Kataib Hezbollah (U.S. officials)`.
pub fn actor(corpus: &Corpus, report: &Report, claim: &ActorClaim) -> String {
    let name = corpus.party_name(report.document, &claim.party);
    let stance = match claim.stance {
        Stance::Asserted => "by",
        Stance::Blamed => "blamed:",
        Stance::Claimed => "claimed by",
        Stance::Denied => "denied by",
        Stance::Suspected => "suspected:",
        Stance::Implied => "implied:",
    };
    match &claim.by {
        Some(by) => format!(
            "{stance} {name} ({})",
            corpus.party_name(report.document, by)
        ),
        None => format!("{stance} {name}"),
    }
}

/// What speaks against the dates its reports give, each once, in order of report.
pub fn warnings(corpus: &Corpus, event: &Event) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for report in corpus.reports_of(event) {
        let warning = report.date.and_then(|claim| claim.warning);
        if let Some(words) = warning.map(|w| w.to_string())
            && !seen.contains(&words)
        {
            seen.push(words);
        }
    }
    seen
}

/// The parties tied to an event as doers, each once, in order of report.
pub fn actors(corpus: &Corpus, event: &Event) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for report in corpus.reports_of(event) {
        for claim in &report.actors {
            let words = actor(corpus, report, claim);
            if !seen.contains(&words) {
                seen.push(words);
            }
        }
    }
    seen
}

/// By whose account a report is told: `U.S. officials said`, or the outlet.
pub fn attribution(corpus: &Corpus, report: &Report) -> String {
    let document = &corpus.documents[report.document as usize];
    match &report.attribution.speaker {
        Some(speaker) => {
            let name = corpus.party_name(report.document, speaker);
            match report.attribution.verb {
                Some(verb) => format!("{name} {}", verb.of(&document.text)),
                None => name.to_owned(),
            }
        }
        None => document
            .outlet
            .clone()
            .unwrap_or_else(|| "the article itself".into()),
    }
}

/// `1 report`, `2 reports`.
pub fn count(number: usize, one: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {one}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn dates_are_short_and_show_their_precision() {
        let range = |a, b, p| Date::range(d(a), d(b), p);
        for (date, short, long) in [
            (Date::day(d("2020-03-13")), "Mar 13", "2020 Mar 13"),
            (
                range("2020-03-13", "2020-03-14", Precision::DayRange),
                "Mar 13–14",
                "2020 Mar 13–14",
            ),
            (
                range("2020-02-28", "2020-03-02", Precision::DayRange),
                "Feb 28–Mar 2",
                "2020 Feb 28–Mar 2",
            ),
            (
                range("2020-01-01", "2020-01-10", Precision::MonthPart),
                "early Jan",
                "2020 early Jan",
            ),
            (Date::month(2020, 1).unwrap(), "in Jan", "2020 Jan"),
            (Date::year(2020).unwrap(), "in the year", "2020"),
            (
                Date::before(d("2021-02-28")),
                "before Feb 28",
                "before 2021 Feb 28",
            ),
            (
                range("2020-07-02", "2020-07-06", Precision::ApproxDays),
                "c. Jul 2–6",
                "c. 2020 Jul 2–6",
            ),
            (
                range("2020-07-04", "2020-07-05", Precision::Night),
                "night Jul 4",
                "2020 night Jul 4",
            ),
        ] {
            assert_eq!(short_date(&date), short);
            assert_eq!(long_date(&date), long);
        }
        let over = range("2014-12-01", "2016-01-20", Precision::Interval);
        assert_eq!(row_date(&over), "Dec–2016 Jan");
    }
}

//! Dates as pages, addresses and file names write them: whole ones only, day, month and year.

use chrono::{Datelike, NaiveDate, Weekday};

use super::cues::{CUES, bare, key};

/// Which of two numbers is the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// 03/29/2020
    MonthFirst,
    /// 29/03/2020
    DayFirst,
}

/// A whole date read from some words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stated {
    /// The day.
    pub(super) day: NaiveDate,
    /// The other reading of a date whose order of day and month nothing decides.
    pub(super) other: Option<NaiveDate>,
    /// The weekday stated with it is not the date's.
    pub(super) weekday_differs: bool,
    /// Number of words the date itself takes.
    pub(super) words: usize,
}

/// Years a publication date may have; anything else is a number that looks like one.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2099;

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    YEARS
        .contains(&year)
        .then(|| NaiveDate::from_ymd_opt(year, month, day))?
}

/// The first whole date of `text`, as in "Monday, January 27, 2020", "14 March 2020",
/// "2020-03-14T10:00:00Z", "14-03-2020 14:07 IST" or "03/29/2020".
pub(super) fn find(text: &str) -> Option<Stated> {
    let key = key(text);
    let words = split(&key);
    let order = habit(&key, &words);
    (0..words.len()).find_map(|at| {
        let mut stated = numeric(words[at], order).or_else(|| written(&words[at..]))?;
        let near = words[at.saturating_sub(2)..at]
            .iter()
            .find_map(|w| weekday(bare(w)));
        let real = stated.day.weekday().num_days_from_monday();
        stated.weekday_differs = near.is_some_and(|w| w != real);
        Some(stated)
    })
}

/// The whole dates of `text` whose order of day and month is clear.
pub(super) fn all(text: &str) -> Vec<NaiveDate> {
    let key = key(text);
    let words = split(&key);
    let order = habit(&key, &words);
    let date = |at: usize| numeric(words[at], order).or_else(|| written(&words[at..]));
    let found = (0..words.len()).filter_map(date);
    found.filter(|s| s.other.is_none()).map(|s| s.day).collect()
}

/// A day without its year, told with its weekday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WeekdayOf {
    pub(super) weekday: Weekday,
    /// 1 to 12.
    pub(super) month: u32,
    /// 1 to 31.
    pub(super) day: u32,
}

/// The days of `text` told with their weekdays and without a year: "Friday, March 13",
/// "13 March (Friday)".
pub(super) fn weekdays(text: &str) -> Vec<WeekdayOf> {
    let key = key(text);
    let words: Vec<&str> = split(&key).into_iter().map(bare).collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let named = CUES.dates.weekdays.iter().position(|name| name == word);
        let Some(weekday) = named.and_then(|n| Weekday::try_from(n as u8).ok()) else {
            continue;
        };
        let skip = |w: &&&str| {
            matches!(
                **w,
                "the" | "a" | "on" | "night" | "morning" | "evening" | "of"
            )
        };
        let after: Vec<&str> = words[at + 1..]
            .iter()
            .filter(|w| !skip(w))
            .take(3)
            .copied()
            .collect();
        let before: Vec<&str> = words[..at]
            .iter()
            .rev()
            .filter(|w| !skip(w))
            .take(2)
            .copied()
            .collect();
        let year_follows = |rest: Option<&&str>| rest.is_some_and(|w| year(w).is_some());
        let ahead = yearless(&after).filter(|_| !year_follows(after.get(2)));
        let behind = || {
            let pair: Vec<&str> = before.iter().rev().copied().collect();
            yearless(&pair)
        };
        found.extend(ahead.or_else(behind).map(|(month, day)| WeekdayOf {
            weekday,
            month,
            day,
        }));
    }
    found
}

/// Month and day at the start of `words`: "March 13", "13 March".
pub(super) fn yearless(words: &[&str]) -> Option<(u32, u32)> {
    let (one, two) = (*words.first()?, *words.get(1)?);
    let short = |w: &str| number(w).filter(|n| (1..=31).contains(n));
    let pair = |m: &str, d: &str| Some((month(m)?, short(d)?));
    let (month, day) = pair(one, two).or_else(|| pair(two, one))?;
    // Every fourth year has all days.
    NaiveDate::from_ymd_opt(2000, month, day)?;
    Some((month, day))
}

fn split(key: &str) -> Vec<&str> {
    key.split([' ', ',']).filter(|w| !w.is_empty()).collect()
}

/// The order that the words around a date speak for: an American clock, a section line.
fn habit(key: &str, words: &[&str]) -> Option<Order> {
    let says = |set: &std::collections::HashSet<String>| {
        words.iter().any(|w| set.contains(bare(w)))
            || set
                .iter()
                .any(|cue| cue.contains(' ') && key.contains(cue.as_str()))
    };
    match (says(&CUES.dates.month_first), says(&CUES.dates.day_first)) {
        (true, false) => Some(Order::MonthFirst),
        (false, true) => Some(Order::DayFirst),
        _ => None,
    }
}

fn weekday(word: &str) -> Option<u32> {
    let full = |name: &String| {
        name == word || (word.len() >= 3 && word.len() <= 5 && name.starts_with(word))
    };
    CUES.dates
        .weekdays
        .iter()
        .position(full)
        .map(|at| at as u32)
}

fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.');
    let full = |name: &String| name == word || (word.len() >= 3 && name.starts_with(word));
    let at = CUES.dates.months.iter().position(full);
    at.or_else(|| (word == "sept").then_some(8))
        .map(|at| at as u32 + 1)
}

fn number(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.');
    let word = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|e| word.strip_suffix(e))
        .unwrap_or(word);
    (!word.is_empty() && word.len() <= 4).then(|| word.parse().ok())?
}

fn stated(day: NaiveDate, other: Option<NaiveDate>, words: usize) -> Stated {
    Stated {
        day,
        other,
        weekday_differs: false,
        words,
    }
}

/// "2020-03-14", "2020/03/14", "14.03.2020", "03/29/2020", with a clock glued to it or not.
fn numeric(word: &str, order: Option<Order>) -> Option<Stated> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let word = word.split_once('t').map_or(word, |(date, _)| date);
    let separator = word.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(separator, '-' | '/' | '.' | '‑' | '–') {
        return None;
    }
    let parts: Vec<&str> = word.split(separator).collect();
    let &[first, second, third] = parts.as_slice() else {
        return None;
    };
    if let (Some(month), Some(year)) = (month(second), year(third)) {
        return Some(stated(day(year, month, number(first)?)?, None, 1));
    }
    let (one, two) = (number(first)?, number(second)?);
    if let Some(year) = year(first) {
        return Some(stated(day(year, two, number(third)?)?, None, 1));
    }
    let year = year(third).filter(|_| first.len() <= 2 && second.len() <= 2)?;
    match (day(year, one, two), day(year, two, one), order) {
        (Some(us), Some(other), None) if us != other => Some(stated(us, Some(other), 1)),
        (Some(_), Some(day_first), Some(Order::DayFirst)) => Some(stated(day_first, None, 1)),
        (us, other, _) => Some(stated(us.or(other)?, None, 1)),
    }
}

/// "March 14 2020", "14 March 2020", "14th of March 2020" (commas are gone).
fn written(words: &[&str]) -> Option<Stated> {
    let word = |at: usize| {
        words
            .get(at)
            .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()))
    };
    if let Some(found) = month(word(0)?) {
        let stop = word(2)?;
        return Some(stated(day(year(stop)?, found, number(word(1)?)?)?, None, 3));
    }
    let of = usize::from(word(1)? == "of");
    let found = month(word(1 + of)?)?;
    Some(stated(
        day(year(word(2 + of)?)?, found, number(word(0)?)?)?,
        None,
        3 + of,
    ))
}

fn year(word: &str) -> Option<i32> {
    (word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())).then(|| word.parse().ok())?
}

/// The date in a web address or a file name: "/2020/03/14/", "2020-03-14-taji", "20200314".
pub(super) fn in_name(name: &str) -> Option<NaiveDate> {
    let pieces: Vec<&str> = name
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|p| !p.is_empty())
        .collect();
    let digits = |p: &str, len: usize| p.len() == len && p.bytes().all(|b| b.is_ascii_digit());
    let short = |p: &str| matches!(p.len(), 1 | 2) && p.bytes().all(|b| b.is_ascii_digit());
    let mut compact = pieces.iter().filter(|p| digits(p, 8)).filter_map(|p| {
        day(
            p[..4].parse().ok()?,
            p[4..6].parse().ok()?,
            p[6..].parse().ok()?,
        )
    });
    let parted = pieces.windows(3).find_map(|p| {
        if !digits(p[0], 4) || !short(p[2]) {
            return None;
        }
        let month = if short(p[1]) {
            p[1].parse().ok()
        } else {
            month(&p[1].to_lowercase())
        };
        day(p[0].parse().ok()?, month?, p[2].parse().ok()?)
    });
    parted.or_else(|| compact.next())
}

/// The date at the start of an ISO 8601 or RFC 2822 time stamp, or of any whole date; never an
/// ambiguous one.
pub(super) fn in_stamp(stamp: &str) -> Option<NaiveDate> {
    find(stamp).filter(|s| s.other.is_none()).map(|s| s.day)
}

/// True when a line holds a date and hardly anything else.
pub(super) fn is_date_line(key: &str, stated: &Stated) -> bool {
    let known = |w: &&str| {
        let word = bare(w);
        word.is_empty()
            || word.starts_with(|c: char| c.is_ascii_digit())
            || CUES.dates.around.contains(word)
            || CUES.agencies.contains_key(word)
            || CUES.dates.month_first.contains(word)
            || CUES.dates.day_first.contains(word)
            || month(word).is_some()
            || weekday(word).is_some()
    };
    let words: Vec<&str> = key.split(' ').collect();
    words.len() <= 16
        && words.iter().filter(|w| !known(w)).count() <= 1
        && stated.words <= words.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> String {
        find(text).map_or("none".into(), |s| match s.other {
            Some(other) => format!("{} or {other}", s.day),
            None => s.day.to_string(),
        })
    }

    #[test]
    fn whole_dates_of_any_style() {
        assert_eq!(found("A Section on 03/29/2020"), "2020-03-29");
        assert_eq!(found("Posted Mar 14, 2020"), "2020-03-14");
        assert_eq!(found("PublishDate: Monday, January 27, 2020"), "2020-01-27");
        assert_eq!(found("14-03-2020 14:07 IST"), "2020-03-14");
        assert_eq!(found("04-03-2020 14:07 IST"), "2020-03-04");
        assert_eq!(found("04/03/2020 9:15 a.m. EDT"), "2020-04-03");
        assert_eq!(found("5th of July, 2020"), "2020-07-05");
        assert_eq!(found("2020-07-05T23:10:00+03:00"), "2020-07-05");
        assert_eq!(found("Sun, 05 Jul 2020 10:00:00 +0000"), "2020-07-05");
        assert_eq!(found("05-Jul-2020"), "2020-07-05");
        assert_eq!(found("3.4.2020"), "2020-03-04 or 2020-04-03");
    }

    #[test]
    fn numbers_that_are_no_dates() {
        for text in [
            "107-mm",
            "2020-13-40",
            "30/02/2020",
            "call 555-123-4567",
            "March 2020",
            "9/11",
        ] {
            assert_eq!(found(text), "none", "{text}");
        }
    }

    #[test]
    fn a_wrong_weekday_is_seen() {
        assert!(find("Tuesday, January 27, 2020").is_some_and(|s| s.weekday_differs));
        assert!(find("Monday, January 27, 2020").is_some_and(|s| !s.weekday_differs));
    }

    #[test]
    fn weekdays_with_days_but_no_year() {
        let told = |text: &str| {
            let days = weekdays(text).into_iter();
            let shown = days.map(|t| format!("{} {}-{}", t.weekday, t.month, t.day));
            shown.collect::<Vec<_>>().join(", ")
        };
        assert_eq!(told("It fell on Friday, March 13, they said."), "Fri 3-13");
        assert_eq!(told("on the night of Friday 13 March"), "Fri 3-13");
        assert_eq!(told("on 13 March (Friday)"), "Fri 3-13");
        assert_eq!(told("On Friday, March 13, 2020, it fell."), "");
        assert_eq!(told("On Friday, 33 rockets fell."), "");
    }

    #[test]
    fn dates_in_names() {
        let name = |n: &str| in_name(n).map(|d| d.to_string());
        assert_eq!(
            name("https://example.org/world/2021/3/4/story.html").as_deref(),
            Some("2021-03-04")
        );
        assert_eq!(
            name("https://example.org/2021/mar/04/story").as_deref(),
            Some("2021-03-04")
        );
        assert_eq!(name("20200314-taji").as_deref(), Some("2020-03-14"));
        assert_eq!(name("2020-03-14_taji.txt").as_deref(), Some("2020-03-14"));
        assert_eq!(name("000_0216e01c8af3d5f5"), None);
        assert_eq!(name("report-12345678"), None);
    }
}

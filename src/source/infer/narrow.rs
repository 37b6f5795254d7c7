//! Words that choose among the days that are open.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::words::{Words, holds, place};
use super::{LONGEST, Open, State};
use crate::model::{Date, Document, Precision, Role};
use crate::source::cues::CUES;
use crate::source::{dates, layout};

/// Days told with their weekday ("Friday, March 13") fit few years. Who is in office chooses among
/// those, where nothing else does.
pub(super) fn weekdays(text: &Words, state: &mut State) {
    let told: Vec<dates::WeekdayOf> = text
        .sentences
        .iter()
        .flat_map(|s| dates::weekdays(s))
        .collect();
    if told.is_empty() {
        return;
    }
    let fits = |open: &Open| {
        open.that(|day| {
            told.iter()
                .all(|t| latest(t, day).is_some_and(|d| d.weekday() == t.weekday))
        })
    };
    let short = |open: &Open| open.days().is_some_and(|days| days <= LONGEST);
    let mut found = fits(&state.open);
    let mut why = format!("{} fits no other year", shown(&told[0]));
    if !short(&found) {
        let Some((terms, office)) = in_office(text) else {
            return;
        };
        found = fits(&state.open.and(&terms));
        why = format!("{why} with \"{office}\" in office");
    }
    if short(&found) {
        state.set(found, &why);
    }
}

fn shown(told: &dates::WeekdayOf) -> String {
    let month = &CUES.dates.months[told.month as usize - 1];
    format!(
        "\"{}, {}{} {}\"",
        weekday_name(told.weekday),
        month[..1].to_uppercase(),
        &month[1..],
        told.day
    )
}

/// The latest such day of the year up to `day`, if it is less than eleven months past.
fn latest(told: &dates::WeekdayOf, day: NaiveDate) -> Option<NaiveDate> {
    let of = |year| NaiveDate::from_ymd_opt(year, told.month, told.day);
    let found = of(day.year())
        .filter(|d| *d <= day)
        .or_else(|| of(day.year() - 1))?;
    (found + Months::new(11) >= day).then_some(found)
}

/// The terms of those whom the text calls by their office.
fn in_office(text: &Words) -> Option<(Open, String)> {
    let mut open = Open::all();
    let mut names = Vec::new();
    for office in &CUES.inference.offices {
        let calls = |s: &String, phrase: &String| {
            place(s, phrase).is_some_and(|at| {
                let before = s[..at].trim_end().rsplit([' ', '-']).next();
                !before.is_some_and(|w| CUES.inference.former.contains(w))
            })
        };
        let named = office
            .phrases
            .iter()
            .find(|p| text.sentences.iter().any(|s| calls(s, p)));
        if let Some(phrase) = named {
            let terms: Vec<Date> = office
                .terms
                .iter()
                .map(|[from, to]| Date {
                    start: from.parse().ok(),
                    end: to.parse().ok(),
                    precision: Precision::Interval,
                })
                .collect();
            open = open.and(&Open::of(&terms));
            names.push(phrase.clone());
        }
    }
    (!names.is_empty() && !open.is_empty()).then(|| (open, names.join("\", \"")))
}

/// A holiday told of as news narrows a window of about a year to its week.
pub(super) fn holiday(text: &Words, state: &mut State) {
    for (name, day) in &CUES.dates.holidays {
        let Some((start, end)) = state.open.hull() else {
            return;
        };
        let day = day.split_once('-');
        let Some((month, day)) = day.and_then(|(m, d)| Some((m.parse().ok()?, d.parse().ok()?)))
        else {
            continue;
        };
        let mut days = (start.year()..=end.year())
            .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
            .filter(|d| (start..=end).contains(d));
        if let (true, Some(only), None) = (text.hold(name), days.next(), days.next()) {
            let week = Date::range(only, only + Days::new(7), Precision::DayRange);
            state.choose(&week, &format!("the week of \"{}\" ({only})", titled(name)));
        }
    }
}

/// The words of a key with capitals.
fn titled(words: &str) -> String {
    let small = |w: &&str| CUES.function_words.contains(*w);
    let words = words.split(' ').map(|w| match w.chars().next() {
        Some(first) if !small(&w) => first.to_uppercase().chain(w.chars().skip(1)).collect(),
        _ => w.to_owned(),
    });
    words.collect::<Vec<String>>().join(" ")
}

/// The day in the line that opens the story: "BAGHDAD, March 14 (AP) —".
pub(super) fn dateline(document: &Document, state: &mut State) {
    let opening = document.paragraphs.iter().find(|p| p.role == Role::Body);
    let line = opening.and_then(|p| layout::dateline(p.span.of(&document.text)));
    let Some((month, day)) = line.and_then(|l| l.yearless) else {
        return;
    };
    let left = state.open.that(|d| {
        let told = |d: NaiveDate| (d.month(), d.day()) == (month, day);
        told(d) || d.pred_opt().is_some_and(told)
    });
    if !left.is_empty() {
        state.set(left, &format!("the dateline says {month:02}-{day:02}"));
    }
}

/// "On Sunday", told in the first half of the text, is the last such day: of a window of up to ten
/// days only the days from it on remain. A text that tells of hours and nights is of that day.
pub(super) fn reported_day(text: &Words, state: &mut State) {
    let Some((start, end)) = state.open.hull() else {
        return;
    };
    if (end - start).num_days() > 10 {
        return;
    }
    let named = |day: &NaiveDate| {
        let name = &CUES.dates.weekdays[day.weekday().num_days_from_monday() as usize];
        let said =
            ["on", "said", "reported", "late", "early", "since"].map(|w| format!("{w} {name}"));
        let owned = [format!("{name}'s"), format!("online {name}")];
        text.first_half()
            .iter()
            .any(|s| said.iter().chain(&owned).any(|w| holds(s, w)))
    };
    let mut days = start.iter_days().take_while(|d| *d <= end).filter(named);
    let (Some(day), None) = (days.next(), days.next()) else {
        return;
    };
    let name = weekday_name(day.weekday());
    let from = Date::range(day, end, Precision::DayRange);
    state.choose(&from, &format!("not before the {name} it names"));
    let fresh = |s: &String| CUES.inference.fresh.iter().any(|w| holds(s, w));
    if text.first_half().iter().any(fresh) {
        let only = Date::day(day);
        state.choose(&only, &format!("tells the hours of that {name} as news"));
    }
}

fn weekday_name(day: Weekday) -> String {
    let name = &CUES.dates.weekdays[day.num_days_from_monday() as usize];
    name[..1].to_uppercase() + &name[1..]
}

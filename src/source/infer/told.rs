//! Dates in and around the text: it is younger than the days it tells of, and no younger than what
//! stands below it.

use chrono::{Datelike, NaiveDate};

use super::Clue;
use super::words::Words;
use crate::model::{Date, Document};
use crate::source::cues::{CUES, key};
use crate::source::dates;

pub(super) fn clues(document: &Document, text: &Words) -> Vec<Clue> {
    told(text).into_iter().chain(below(document)).collect()
}

/// The latest whole date told as past.
fn told(text: &Words) -> Option<Clue> {
    let past = |s: &&String| {
        let mut words = s.split(' ');
        !words.any(|w| CUES.inference.future.contains(w))
    };
    let days = text.sentences.iter().filter(past);
    let latest = days.flat_map(|s| dates::all(s)).max()?;
    Some(Clue::firm(
        Date::after(latest),
        format!("tells of {latest}"),
    ))
}

/// The earliest date of a reader's comment, and the year of the copyright line.
fn below(document: &Document) -> Vec<Clue> {
    let mut comment: Option<NaiveDate> = None;
    let mut copyright: Option<i32> = None;
    for cut in document.cut.iter().filter(|c| !c.metadata) {
        let line = cut.span.of(&document.text);
        if cut.reason.contains("comment") {
            let day = dates::find(line)
                .filter(|d| d.other.is_none())
                .map(|d| d.day);
            comment = day.map_or(comment, |d| Some(comment.map_or(d, |c| c.min(d))));
        } else if cut.reason == "copyright line" {
            copyright = copyright.max(years(&key(line)).max());
        }
    }
    let comment = comment.map(|day| {
        Clue::firm(
            Date::before(day),
            format!("a reader commented on it on {day}"),
        )
    });
    let end = copyright.and_then(|y| Date::year(y)?.end);
    let copyright = end.map(|end| {
        Clue::firm(
            Date::before(end),
            format!("the copyright line says {}", end.year()),
        )
    });
    comment.into_iter().chain(copyright).collect()
}

fn years(key: &str) -> impl Iterator<Item = i32> + '_ {
    key.split(|c: char| !c.is_ascii_digit())
        .filter(|w| w.len() == 4)
        .filter_map(|w| w.parse().ok())
        .filter(|y| (1990..=2099).contains(y))
}

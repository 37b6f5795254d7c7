//! Happenings with known dates that a text refers back to.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::Clue;
use super::words::{Words, holds, names};
use crate::model::{Date, Precision};
use crate::source::cues::{CUES, key};

/// A happening with a known date, with the phrases that mean it.
#[derive(Debug, Clone)]
pub struct Landmark<'a> {
    /// Its name, for the note.
    pub label: &'a str,
    /// When it happened.
    pub date: Date,
    /// The phrases that mean it.
    pub phrases: &'a [String],
}

/// What the sentences with a landmark say: with words for how long ago it was, a window; without,
/// that the text is younger.
pub(super) fn clues(text: &Words, landmarks: &[Landmark]) -> Vec<Clue> {
    let mut found = Vec::new();
    for landmark in landmarks {
        let (Some(day), Some(end)) = (landmark.date.start, landmark.date.end) else {
            continue;
        };
        // What went on for long is no day to count from.
        let moment = (end - day).num_days() <= 31 && end.month() == day.month();
        let phrases: Vec<String> = landmark.phrases.iter().map(|p| key(p)).collect();
        let naming = text
            .sentences
            .iter()
            .filter(|s| phrases.iter().any(|p| names(s, p)));
        let name = format!("{} ({})", landmark.label, landmark.date.edtf());
        let mut named = false;
        for sentence in naming {
            named = true;
            let window = window(sentence, day).filter(|_| moment);
            found.extend(window.map(|(date, words)| {
                Clue::firm(date, format!("\"{}\" for {name}", shown(&words)))
            }));
        }
        if named {
            found.push(Clue::firm(Date::after(day), format!("younger than {name}")));
        }
    }
    // The widest last, so that the notes tell what matters.
    found.sort_by_key(|c| c.date.days().unwrap_or(i64::MAX));
    found
}

/// The words of a key with the capitals of months.
fn shown(words: &str) -> String {
    let month = |w: &str| CUES.dates.months.iter().any(|m| m == w);
    let words = words.split(' ').map(|w| {
        if month(w) {
            w[..1].to_uppercase() + &w[1..]
        } else {
            w.to_owned()
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// When a text was written that speaks of the happening of `day` in these words.
fn window(sentence: &str, day: NaiveDate) -> Option<(Date, String)> {
    let month = &CUES.dates.months[day.month0() as usize];
    for (tail, years) in [
        ("of last year", 1),
        ("last year", 1),
        ("of this year", 0),
        ("this year", 0),
    ] {
        let words = format!("{month} {tail}");
        if holds(sentence, &words) {
            return Some((Date::year(day.year() + years)?, words));
        }
    }
    for (words, most) in &CUES.inference.since {
        if holds(sentence, words) {
            let end = day.checked_add_days(Days::new(*most))?;
            return Some((Date::range(day, end, Precision::DayRange), words.clone()));
        }
    }
    // A bare month is the latest one of that name: less than a year has passed.
    let said = [
        "in",
        "in early",
        "in late",
        "in mid",
        "last",
        "this past",
        "since",
    ]
    .iter()
    .map(|before| format!("{before} {month}"))
    .find(|words| holds(sentence, words))?;
    let after = sentence.split_once(said.as_str())?.1;
    let after = after.trim_start_matches([',', ' ']);
    let dated = after.starts_with(|c: char| c.is_ascii_digit());
    let end = day.checked_add_months(Months::new(11))?;
    (!dated).then(|| (Date::range(day, end, Precision::DayRange), said))
}

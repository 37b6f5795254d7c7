//! Windows for publication dates that nothing states: from happenings with known dates that the
//! text refers back to, holidays with weekdays, and near-duplicates with a date.
//!
//! Nothing here is a guess about a year: a window is only set when the words leave no other, and a
//! document without such words stays undated.

use std::collections::HashSet;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::cues::{CUES, key};
use crate::model::{Date, DateBasis, Document, Precision, Published};

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

/// Words of one shared passage.
const SHINGLE: usize = 8;
/// Shared passages that make two documents tellings of one text.
const SHARED: usize = 12;
/// Days between two tellings of one text.
const REPRINT: u64 = 3;

/// Sets inferred publication dates where there are none. Returns how many were set.
pub fn infer(documents: &mut [Document], landmarks: &[Landmark]) -> usize {
    let mut set = 0;
    let undated: Vec<usize> = (0..documents.len())
        .filter(|&at| documents[at].published.is_none())
        .collect();
    for &at in &undated {
        let text = Words::of(&documents[at]);
        let found = from_landmarks(&text, landmarks).map(|found| narrowed_by_holiday(&text, found));
        let found = found.or_else(|| from_reprint(&documents[at], documents));
        if let Some((date, note)) =
            found.map(|(date, note)| narrowed_by_reported_day(&text, date, note))
        {
            documents[at].published = Some(Published {
                date,
                basis: DateBasis::Inferred,
                note,
            });
            set += 1;
        }
    }
    set
}

/// The kept sentences as keys.
struct Words {
    sentences: Vec<String>,
}

impl Words {
    fn of(document: &Document) -> Self {
        let spans = document.paragraphs.iter().flat_map(|p| &p.sentences);
        Self {
            sentences: spans.map(|s| key(s.of(&document.text))).collect(),
        }
    }

    fn hold(&self, phrase: &str) -> bool {
        self.sentences.iter().any(|s| holds(s, phrase))
    }
}

/// True when the phrase stands in the text between word borders.
fn holds(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        let border = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        border(text[..at].chars().next_back()) && border(text[at + phrase.len()..].chars().next())
    })
}

/// The window that all sentences with a landmark leave open.
fn from_landmarks(text: &Words, landmarks: &[Landmark]) -> Option<(Date, String)> {
    let mut best: Option<(Date, String)> = None;
    for landmark in landmarks {
        let Some(day) = landmark.date.start.filter(|_| landmark.date.is_bounded()) else {
            continue;
        };
        for sentence in &text.sentences {
            let named = landmark.phrases.iter().any(|p| holds(sentence, &key(p)));
            let Some((window, words)) = named.then(|| window(sentence, day)).flatten() else {
                continue;
            };
            let note = format!(
                "\"{words}\" for {} ({})",
                landmark.label,
                landmark.date.edtf()
            );
            best = match best {
                None => Some((window, note)),
                // Words that contradict each other prove nothing.
                Some((old, told)) => Some((old.intersect(&window)?, format!("{told}; {note}"))),
            };
        }
    }
    best
}

/// When a text was written that speaks of the happening of `day` in these words.
fn window(sentence: &str, day: NaiveDate) -> Option<(Date, String)> {
    let month = &CUES.dates.months[day.month0() as usize];
    let year = |y: i32| Date::year(y);
    let month_words = |tail: &str| format!("{month} {tail}");
    for (words, date) in [
        (month_words("of last year"), year(day.year() + 1)),
        (month_words("last year"), year(day.year() + 1)),
        (month_words("of this year"), year(day.year())),
        (month_words("this year"), year(day.year())),
    ] {
        if holds(sentence, &words) {
            return Some((date?, words));
        }
    }
    // A bare month is the latest one of that name: less than a year has passed.
    let bare = format!("in {month}");
    let early = [
        format!("in early {month}"),
        format!("in late {month}"),
        bare,
    ];
    let said = early.into_iter().find(|w| holds(sentence, w))?;
    let after = sentence
        .split_once(said.as_str())?
        .1
        .trim_start_matches([',', ' ']);
    let dated = after.starts_with(|c: char| c.is_ascii_digit());
    let end = day.checked_add_months(Months::new(11))?;
    (!dated).then(|| (Date::range(day, end, Precision::DayRange), said))
}

/// A holiday told of as news narrows a window of about a year to its week.
fn narrowed_by_holiday(text: &Words, (date, note): (Date, String)) -> (Date, String) {
    let (Some(start), Some(end)) = (date.start, date.end) else {
        return (date, note);
    };
    for (name, day) in &CUES.dates.holidays {
        let Some((month, day)) = day
            .split_once('-')
            .and_then(|(m, d)| Some((m.parse().ok()?, d.parse().ok()?)))
        else {
            continue;
        };
        let mut days = (start.year()..=end.year())
            .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
            .filter(|d| (start..=end).contains(d));
        if let (true, Some(only), None) = (text.hold(name), days.next(), days.next()) {
            let week = Date::range(only, only + Days::new(7), Precision::DayRange);
            return (week, format!("{note}; the week of {name} ({only})"));
        }
    }
    (date, note)
}

/// "On Sunday", told in the first half of the text, is the last such day: of a window of up to ten
/// days only the days from it on remain.
fn narrowed_by_reported_day(text: &Words, date: Date, note: String) -> (Date, String) {
    let (Some(start), Some(end)) = (date.start, date.end) else {
        return (date, note);
    };
    if (end - start).num_days() > 10 {
        return (date, note);
    }
    let half = text.sentences.len().div_ceil(2);
    let named = |day: &NaiveDate| {
        let name = &CUES.dates.weekdays[day.weekday().num_days_from_monday() as usize];
        let said = [
            format!("on {name}"),
            format!("said {name}"),
            format!("reported {name}"),
        ];
        text.sentences[..half]
            .iter()
            .any(|s| said.iter().any(|w| holds(s, w)))
    };
    let mut days = start.iter_days().take_while(|d| *d <= end).filter(named);
    match (days.next(), days.next()) {
        (Some(day), None) if day > start => {
            let name = day.weekday();
            (
                Date::range(day, end, Precision::DayRange),
                format!("{note}; not before the {} it names", weekday_name(name)),
            )
        }
        _ => (date, note),
    }
}

fn weekday_name(day: Weekday) -> String {
    let name = &CUES.dates.weekdays[day.num_days_from_monday() as usize];
    name[..1].to_uppercase() + &name[1..]
}

/// The days around a dated document that tells the same text.
fn from_reprint(document: &Document, all: &[Document]) -> Option<(Date, String)> {
    let mine = shingles(document);
    let shared = |other: &Document| shingles(other).intersection(&mine).count();
    let (other, date) = all
        .iter()
        .filter(|d| d.id != document.id)
        .filter_map(|d| {
            Some((
                d,
                d.published
                    .as_ref()
                    .filter(|p| p.basis != DateBasis::Inferred && p.date.is_bounded())?
                    .date,
            ))
        })
        .map(|(d, date)| (shared(d), d, date))
        .filter(|(count, ..)| *count >= SHARED)
        .max_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.id.cmp(&a.1.id)))
        .map(|(_, d, date)| (d, date))?;
    let from = date.start?.checked_sub_days(Days::new(REPRINT))?;
    let to = date.end?.checked_add_days(Days::new(REPRINT))?;
    Some((
        Date::range(from, to, Precision::DayRange),
        format!(
            "tells the same text as {}, which is dated {}",
            other.id,
            date.edtf()
        ),
    ))
}

/// Hashes of the runs of eight words of the kept text.
fn shingles(document: &Document) -> HashSet<Vec<String>> {
    let mut found = HashSet::new();
    for paragraph in &document.paragraphs {
        let key = key(paragraph.span.of(&document.text));
        let words: Vec<String> = key
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_owned)
            .collect();
        found.extend(words.windows(SHINGLE).map(<[String]>::to_vec));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::draft::{Draft, finish, published};

    fn document(id: &str, text: &str, date: Option<&str>) -> Document {
        let mut draft = Draft {
            id: id.into(),
            text: text.into(),
            ..Draft::default()
        };
        draft.dates.extend(
            date.map(|d| published(d.parse().unwrap(), DateBasis::SideFile, String::new())),
        );
        finish(draft, None, None)
    }

    fn inferred(text: &str) -> String {
        let phrases = [
            "killing of General Haddad".to_owned(),
            "assassination of Haddad".to_owned(),
        ];
        let date = Date::day("2018-01-05".parse().unwrap());
        let landmarks = [Landmark {
            label: "the killing of Haddad",
            date,
            phrases: &phrases,
        }];
        let mut all = [document("a", text, None)];
        infer(&mut all, &landmarks);
        all[0].published_on().map_or(String::new(), |d| d.edtf())
    }

    #[test]
    fn a_landmark_and_its_words_give_a_window() {
        assert_eq!(
            inferred("Rockets fell in January of last year after the killing of General Haddad."),
            "2019"
        );
        assert_eq!(
            inferred("It comes after the assassination of Haddad in January."),
            "2018-01-05/2018-12-05"
        );
        assert_eq!(
            inferred("It comes after the assassination of Haddad in January 2018."),
            ""
        );
        assert_eq!(inferred("It comes after the assassination of Haddad."), "");
        assert_eq!(
            inferred(
                "The assassination of Haddad in January led to it. In January of last year, before the killing of General Haddad, it was calm."
            ),
            ""
        );
    }

    #[test]
    fn a_holiday_and_a_weekday_narrow_it() {
        let text = "It coincided with American Independence Day. On Thursday, they left. The assassination of Haddad in January led to it. So it was.";
        assert_eq!(inferred(text), "2018-07-05/2018-07-11");
    }

    #[test]
    fn a_reprint_takes_the_days_around_the_other() {
        let passage = "the ministry has been asking itself for weeks which further steps it could take against the groups in the north without a costly answer from them and their friends abroad";
        let mut all = [
            document(
                "a",
                &format!("A paper reported Saturday that {passage}."),
                None,
            ),
            document(
                "b",
                &format!("In the capital, {passage}, as it was told."),
                Some("2020-03-29"),
            ),
            document(
                "c",
                "Nothing of that kind was told here, and nobody asked for it either.",
                None,
            ),
        ];
        assert_eq!(infer(&mut all, &[]), 1);
        let published = all[0].published.as_ref().unwrap();
        assert_eq!(published.date.edtf(), "2020-03-28/2020-04-01");
        assert_eq!(published.basis, DateBasis::Inferred);
        assert!(
            published.note.contains("same text as b"),
            "{}",
            published.note
        );
        assert!(all[2].published.is_none());
    }
}

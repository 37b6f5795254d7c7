//! Clues to when an undated document was published, from the happenings it tells of: a day told
//! without its year on which the pack, or a dated document, knows the same kind of happening at the
//! same place; "last week" told of one that is known.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use rayon::prelude::*;

use crate::extract::time::{self, TimeExpression};
use crate::extract::{self, Extraction};
use crate::model::{
    Date, DateBasis, Document, Entity, EntityIx, Family, Kind, Precision, Report, Status,
};
use crate::pack::Pack;
use crate::source::{self, Clue, Landmark};

/// Days of the year that must coincide before they tell the year.
const COINCIDENCES: usize = 2;

/// Days between two tellings of when something was: a night, a time zone.
const NEAR: i64 = 1;

/// A happening whose day is known.
struct Known {
    day: NaiveDate,
    kind: Kind,
    place: EntityIx,
    label: String,
}

/// Reads what each document tells. Those without a date get the one that the pack, their words and
/// the others leave open; they are read again then.
pub(super) fn read(documents: &mut [Document], pack: &Pack) -> Vec<Extraction> {
    let landmarks: Vec<Landmark> = pack
        .named_events
        .iter()
        .map(|e| Landmark {
            label: &e.label,
            date: e.date,
            phrases: &e.phrases,
        })
        .collect();
    source::infer(documents, &landmarks, &[]);
    let mut extracted: Vec<Extraction> = documents
        .par_iter()
        .enumerate()
        .map(|(i, d)| extract::document(d, i as u32, pack))
        .collect();
    let clues = clues(documents, &extracted, pack);
    for at in source::infer(documents, &landmarks, &clues) {
        extracted[at] = extract::document(&documents[at], at as u32, pack);
    }
    extracted
}

/// The clues for each document, by index; empty for those with a date.
fn clues(documents: &[Document], extracted: &[Extraction], pack: &Pack) -> Vec<Vec<Clue>> {
    let known = known(documents, extracted, pack);
    let open = |d: &Document| {
        let published = d.published.as_ref();
        published.is_none_or(|p| p.basis == DateBasis::Inferred)
    };
    documents
        .iter()
        .zip(extracted)
        .map(|(document, extraction)| {
            if !open(document) {
                return Vec::new();
            }
            let times = time::find(document, pack);
            let told = Told {
                document,
                extraction,
                times: &times,
                known: &known,
                pack,
            };
            told.year().into_iter().chain(told.weeks()).collect()
        })
        .collect()
}

/// What the pack dates, and what documents with a stated date tell of with its day.
fn known(documents: &[Document], extracted: &[Extraction], pack: &Pack) -> Vec<Known> {
    let mut known = Vec::new();
    for event in &pack.named_events {
        if let (Some(kind), Some(place), true) = (event.kind, event.place, event.date.is_day())
            && let Some(day) = event.date.start
        {
            let label = format!("{} ({day})", event.label);
            known.push(Known {
                day,
                kind,
                place,
                label,
            });
        }
    }
    for (document, extraction) in documents.iter().zip(extracted) {
        let stated = document
            .published
            .as_ref()
            .is_some_and(|p| p.basis != DateBasis::Inferred);
        for report in extraction
            .reports
            .iter()
            .filter(|r| stated && is_incident(r))
        {
            if let (Some(date), Some(place)) = (&report.date, place(report))
                && let (true, Some(day)) = (date.date.is_day(), date.date.start)
            {
                known.push(Known {
                    day,
                    kind: report.kind,
                    place,
                    label: format!(
                        "{} told by {} ({day})",
                        report.kind.name().replace('_', " "),
                        document.id
                    ),
                });
            }
        }
    }
    known
}

fn is_incident(report: &Report) -> bool {
    report.status == Status::Actual && report.kind.family().is_incident()
}

fn place(report: &Report) -> Option<EntityIx> {
    report.place.as_ref()?.party.entity
}

/// One undated document with what it tells.
struct Told<'a> {
    document: &'a Document,
    extraction: &'a Extraction,
    times: &'a [TimeExpression],
    known: &'a [Known],
    pack: &'a Pack,
}

impl Told<'_> {
    /// The year in which its days without a year fall on known happenings.
    fn year(&self) -> Option<Clue> {
        let mut years: BTreeMap<i32, BTreeMap<(u32, u32), &str>> = BTreeMap::new();
        for (report, time) in self.timed() {
            let Some((month, day)) = time.yearless else {
                continue;
            };
            for known in self.known.iter().filter(|k| self.is_same(report, k)) {
                let year = known.day.year();
                let told = NaiveDate::from_ymd_opt(year, month, day);
                if told.is_some_and(|t| (t - known.day).num_days().abs() <= NEAR) {
                    let days = years.entry(year).or_default();
                    days.entry((month, day)).or_insert(known.label.as_str());
                }
            }
        }
        let best = years.values().map(BTreeMap::len).max()?;
        let mut surest = years.iter().filter(|(_, days)| days.len() == best);
        let (&year, days) = surest.next()?;
        if best < COINCIDENCES || surest.next().is_some() {
            return None;
        }
        let (from, to) = window(year, days.keys())?;
        let labels: BTreeSet<&str> = days.values().copied().collect();
        let labels: Vec<&str> = labels.into_iter().take(3).collect();
        Some(Clue {
            date: Date::range(from, to, Precision::DayRange),
            why: format!("its days fit {}", labels.join(", ")),
            firm: true,
        })
    }

    /// "Last week", told of a happening that is known.
    fn weeks(&self) -> Vec<Clue> {
        let mut clues = Vec::new();
        for (report, time) in self.timed() {
            let words = time.span.of(&self.document.text).to_lowercase();
            for known in self.known.iter().filter(|k| self.is_same(report, k)) {
                if let Some((from, to)) = since(&words, known.day) {
                    clues.push(Clue {
                        date: Date::range(from, to, Precision::DayRange),
                        why: format!("\"{words}\" for {}", known.label),
                        firm: false,
                    });
                }
            }
        }
        clues
    }

    /// The reports of incidents at a place, each with the times of its sentence.
    fn timed(&self) -> impl Iterator<Item = (&Report, &TimeExpression)> {
        let reports = self.extraction.reports.iter().filter(|r| is_incident(r));
        reports.flat_map(|report| {
            let inside = self.times.iter().filter(|t| report.span.contains(t.span));
            inside.map(move |time| (report, time))
        })
    }

    /// The same kind of happening, one place in the other.
    fn is_same(&self, report: &Report, known: &Known) -> bool {
        let Some(place) = place(report) else {
            return false;
        };
        same_kind(report.kind, known.kind)
            && (self.lies_in(place, known.place) || self.lies_in(known.place, place))
    }

    fn lies_in(&self, inner: EntityIx, outer: EntityIx) -> bool {
        let parent = |ix: EntityIx| {
            let entity: Option<&Entity> = self.pack.entities.get(ix.0 as usize);
            entity.and_then(|e| e.parent)
        };
        std::iter::successors(Some(inner), |&ix| parent(ix))
            .take(12)
            .any(|ix| ix == outer)
    }
}

/// From the latest of the days told without a year that fit `year`, up to a year after the
/// earliest: after that they would be told with it.
fn window<'d>(
    year: i32,
    fitting: impl Iterator<Item = &'d (u32, u32)>,
) -> Option<(NaiveDate, NaiveDate)> {
    let days: Vec<NaiveDate> = fitting
        .filter_map(|&(month, day)| NaiveDate::from_ymd_opt(year, month, day))
        .collect();
    let (first, last) = (days.iter().min()?, days.iter().max()?);
    let to = first.checked_add_months(Months::new(12))?.pred_opt()?;
    Some((*last, to))
}

fn same_kind(one: Kind, other: Kind) -> bool {
    one == other
        || one.family() == other.family()
            && (one.is_unspecific() || other.is_unspecific() || one.family() == Family::Strike)
}

/// The days on which these words mean `day`.
fn since(words: &str, day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let week = day.week(Weekday::Mon);
    let words = words.trim_end_matches("'s").trim_end_matches("’s");
    Some(match words {
        "last week" => (week.last_day().succ_opt()?, week.last_day() + Days::new(7)),
        "this week" | "earlier this week" => (day, week.last_day()),
        "yesterday" => (day.succ_opt()?, day.succ_opt()?),
        "today" => (day, day),
        "overnight" => (day, day.succ_opt()?),
        "a week ago" => (day + Days::new(5), day + Days::new(9)),
        "last month" => {
            let next = day.with_day(1)?.checked_add_months(Months::new(1))?;
            (next, next.checked_add_months(Months::new(1))?.pred_opt()?)
        }
        "this month" | "earlier this month" => {
            let next = day.with_day(1)?.checked_add_months(Months::new(1))?;
            (day, next.pred_opt()?)
        }
        _ => {
            let name = words.strip_prefix("on ").unwrap_or(words);
            let name = name.strip_prefix("last ").unwrap_or(name);
            let told: Weekday = name.parse().ok()?;
            (told == day.weekday()).then_some((day, day + Days::new(6)))?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_place_the_text_after_the_happening() {
        let day: NaiveDate = "2021-02-25".parse().unwrap();
        let shown =
            |words: &str| since(words, day).map_or(String::new(), |(a, b)| format!("{a}/{b}"));
        assert_eq!(shown("last week"), "2021-03-01/2021-03-07");
        assert_eq!(
            shown("Last week’s".to_lowercase().as_str()),
            "2021-03-01/2021-03-07"
        );
        assert_eq!(shown("earlier this month"), "2021-02-25/2021-02-28");
        assert_eq!(shown("last month"), "2021-03-01/2021-03-31");
        assert_eq!(shown("on thursday"), "2021-02-25/2021-03-03");
        assert_eq!(shown("on friday"), "");
    }

    /// The dates given to undated articles, each read from its own text.
    fn dated(texts: &[&str]) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        for (at, text) in texts.iter().enumerate() {
            std::fs::write(folder.path().join(format!("{at}.txt")), text).unwrap();
        }
        let options = source::ReadOptions::default();
        let go_on = |_| std::ops::ControlFlow::Continue(());
        let mut documents = source::read(&[folder.path().to_owned()], &options, &go_on).documents;
        let pack = Pack::embedded("iraq").unwrap().unwrap();
        read(&mut documents, &pack);
        let date = |d: &Document| d.published_on().map_or(String::new(), |d| d.edtf());
        documents.iter().map(date).collect()
    }

    #[test]
    fn days_without_a_year_that_fit_known_happenings_tell_it() {
        let rows = "The list of what fell there was read out to the members.\n\nAttacks on bases:\n\nDate Target\nFeb 13 Rockets hit K1 base, Kirkuk\nMar 1 Rockets fired at a base in the north\nMar 14 Rockets hit Camp Taji, Baghdad\n\nNobody said who had fired them, and nobody was held.";
        assert_eq!(dated(&[rows]), ["2020-03-14/2021-02-12"]);
        let one = rows.replace("Feb 13", "Feb 9");
        assert_eq!(dated(&[&one]), [""], "one day may fit by chance");
    }

    #[test]
    fn a_dated_article_tells_the_year_of_another() {
        let told = "March 9, 2019\n\nRockets hit Camp Taji on February 3, the army said on Friday.\n\nRockets hit Balad Air Base on March 6, an officer said.";
        let asked = "Rockets hit Camp Taji on February 3, and nobody was hurt, an officer said.\n\nOn March 6, rockets hit Balad Air Base, he said, and the army fired back at once.";
        assert_eq!(dated(&[told, asked])[1], "2019-03-06/2020-02-02");
    }
}

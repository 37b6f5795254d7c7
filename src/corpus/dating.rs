//! Clues to when an undated document was published, from the happenings it tells of: a day told
//! without its year on which the pack, or a dated document, knows the same kind of happening at the
//! same place; "last week" told of one that is known.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use rayon::prelude::*;

use crate::extract::time::{self, TimeExpression};
use crate::extract::{self, Extraction};
use crate::model::{Date, Document, EntityIx, Family, Kind, Precision, Report, Status};
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
    source::infer(documents, &landmarks, &|_, _| Vec::new());
    let mut extracted: Vec<Extraction> = documents
        .par_iter()
        .enumerate()
        .map(|(i, d)| extract::document(d, i as u32, pack))
        .collect();
    if !documents.iter().any(source::is_open) {
        return extracted;
    }
    let known = Happenings::of(documents, &extracted, pack);
    let clues = |document: &Document, at: usize| {
        let times = time::find(document, pack);
        let told = Told {
            document,
            reports: &extracted[at].reports,
            times: &times,
            known: &known,
        };
        told.year().into_iter().chain(told.weeks()).collect()
    };
    for at in source::infer(documents, &landmarks, &clues) {
        extracted[at] = extract::document(&documents[at], at as u32, pack);
    }
    extracted
}

/// What the pack dates, and what documents with a stated date tell of with its day, looked up by
/// place.
struct Happenings<'a> {
    pack: &'a Pack,
    all: Vec<Known>,
    /// Those at each place itself.
    at: BTreeMap<EntityIx, Vec<u32>>,
    /// Those at each place or in it.
    inside: BTreeMap<EntityIx, Vec<u32>>,
}

impl<'a> Happenings<'a> {
    fn of(documents: &[Document], extracted: &[Extraction], pack: &'a Pack) -> Self {
        let mut known = Self {
            pack,
            all: Vec::new(),
            at: BTreeMap::new(),
            inside: BTreeMap::new(),
        };
        let mut seen = BTreeSet::new();
        for event in &pack.named_events {
            if let (Some(kind), Some(place), true) = (event.kind, event.place, event.date.is_day())
                && let Some(day) = event.date.start
                && seen.insert((day, kind, place))
            {
                let label = format!("{} ({day})", event.label);
                known.add(day, kind, place, label);
            }
        }
        let dated = documents.iter().zip(extracted);
        for (document, extraction) in dated.filter(|(document, _)| !source::is_open(document)) {
            for report in extraction.reports.iter().filter(|r| is_incident(r)) {
                if let (Some(date), Some(place)) = (&report.date, place(pack, report))
                    && let (true, Some(day)) = (date.date.is_day(), date.date.start)
                    && seen.insert((day, report.kind, place))
                {
                    let kind = report.kind.name().replace('_', " ");
                    let label = format!("{kind} told by {} ({day})", document.id);
                    known.add(day, report.kind, place, label);
                }
            }
        }
        known
    }

    fn add(&mut self, day: NaiveDate, kind: Kind, place: EntityIx, label: String) {
        let at = self.all.len() as u32;
        self.all.push(Known { day, kind, label });
        self.at.entry(place).or_default().push(at);
        for outer in around(self.pack, place) {
            self.inside.entry(outer).or_default().push(at);
        }
    }

    /// What is known of the same kind, one place in the other, in order.
    fn like(&self, report: &Report) -> Vec<&Known> {
        let Some(place) = place(self.pack, report) else {
            return Vec::new();
        };
        let outer = around(self.pack, place).skip(1);
        let outer = outer.filter_map(|place| self.at.get(&place));
        let lists = self.inside.get(&place).into_iter().chain(outer);
        let mut found: Vec<u32> = lists.flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        let known = found.into_iter().map(|at| &self.all[at as usize]);
        known.filter(|k| same_kind(report.kind, k.kind)).collect()
    }
}

/// A place and those it lies in.
fn around(pack: &Pack, place: EntityIx) -> impl Iterator<Item = EntityIx> {
    let parent = |ix: &EntityIx| pack.entities.get(ix.0 as usize)?.parent;
    std::iter::successors(Some(place), parent).take(12)
}

fn is_incident(report: &Report) -> bool {
    report.status == Status::Actual && report.kind.family().is_incident()
}

/// The report's place, where the pack lists it: the number of an unlisted one means another place in
/// every document.
fn place(pack: &Pack, report: &Report) -> Option<EntityIx> {
    report
        .place_entity()
        .filter(|ix| (ix.0 as usize) < pack.entities.len())
}

/// One undated document with what it tells.
struct Told<'a> {
    document: &'a Document,
    reports: &'a [Report],
    times: &'a [TimeExpression],
    known: &'a Happenings<'a>,
}

impl Told<'_> {
    /// The year in which its days without a year fall on known happenings.
    fn year(&self) -> Option<Clue> {
        let mut years: BTreeMap<i32, BTreeMap<(u32, u32), &str>> = BTreeMap::new();
        for (report, times) in self.timed() {
            let days = || times.clone().filter_map(|t| t.yearless);
            let like = self.known.like(report);
            for (known, (month, day)) in like.iter().flat_map(|k| days().map(move |d| (k, d))) {
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
        // The same days again would leave no fewer open.
        let mut seen = BTreeSet::new();
        for (report, times) in self.timed() {
            let words = |t: &TimeExpression| t.span.of(&self.document.text).to_lowercase();
            let times: Vec<_> = times
                .map(words)
                .filter_map(|w| Some((Since::of(&w)?, w)))
                .collect();
            if times.is_empty() {
                continue;
            }
            let like = self.known.like(report);
            for (since, words) in &times {
                for known in &like {
                    if let Some((from, to)) = since.after(known.day)
                        && seen.insert((from, to))
                    {
                        clues.push(Clue {
                            date: Date::range(from, to, Precision::DayRange),
                            why: format!("\"{words}\" for {}", known.label),
                            firm: false,
                        });
                    }
                }
            }
        }
        clues
    }

    /// The reports of incidents, each with the times of its sentence.
    fn timed(
        &self,
    ) -> impl Iterator<Item = (&Report, impl Iterator<Item = &TimeExpression> + Clone)> {
        let reports = self.reports.iter().filter(|r| is_incident(r));
        reports.map(|report| {
            let of = |end: u32| self.times.partition_point(|t| t.span.start < end);
            let (from, to) = (of(report.span.start), of(report.span.end));
            let inside = self.times[from..to.max(from)].iter();
            (report, inside.filter(|t| report.span.contains(t.span)))
        })
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

/// Words that put a happening some time before the text.
enum Since {
    LastWeek,
    ThisWeek,
    Yesterday,
    Today,
    Overnight,
    WeekAgo,
    LastMonth,
    ThisMonth,
    Weekday(Weekday),
}

impl Since {
    fn of(words: &str) -> Option<Self> {
        let words = words.trim_end_matches("'s").trim_end_matches("’s");
        Some(match words {
            "last week" => Self::LastWeek,
            "this week" | "earlier this week" => Self::ThisWeek,
            "yesterday" => Self::Yesterday,
            "today" => Self::Today,
            "overnight" => Self::Overnight,
            "a week ago" => Self::WeekAgo,
            "last month" => Self::LastMonth,
            "this month" | "earlier this month" => Self::ThisMonth,
            _ => {
                let name = words.strip_prefix("on ").unwrap_or(words);
                let name = name.strip_prefix("last ").unwrap_or(name);
                Self::Weekday(name.parse().ok()?)
            }
        })
    }

    /// The days on which the words mean `day`.
    fn after(&self, day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let week = day.week(Weekday::Mon);
        let next_month = || day.with_day(1)?.checked_add_months(Months::new(1));
        Some(match self {
            Self::LastWeek => (week.last_day().succ_opt()?, week.last_day() + Days::new(7)),
            Self::ThisWeek => (day, week.last_day()),
            Self::Yesterday => (day.succ_opt()?, day.succ_opt()?),
            Self::Today => (day, day),
            Self::Overnight => (day, day.succ_opt()?),
            Self::WeekAgo => (day + Days::new(5), day + Days::new(9)),
            Self::LastMonth => {
                let next = next_month()?;
                (next, next.checked_add_months(Months::new(1))?.pred_opt()?)
            }
            Self::ThisMonth => (day, next_month()?.pred_opt()?),
            Self::Weekday(told) => (*told == day.weekday()).then_some((day, day + Days::new(6)))?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_place_the_text_after_the_happening() {
        let day: NaiveDate = "2021-02-25".parse().unwrap();
        let since = |words: &str| Since::of(words)?.after(day);
        let shown = |words: &str| since(words).map_or(String::new(), |(a, b)| format!("{a}/{b}"));
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

//! What comes out of the five documents, against a careful reading of them.
//!
//! Runs on the documents in `seeds/`, and on the articles they retell when the folder with these is
//! named by `DATELINE_ORIGINALS`. Prints its figures and fails below the thresholds.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::PathBuf;

use chrono::NaiveDate;
use dateline::corpus::Corpus;
use dateline::model::{Date, DateBasis, Document, Event, Family, Published, Status};
use dateline::pack::Pack;
use dateline::source::{self, ReadOptions};
use serde::Deserialize;

#[derive(Deserialize)]
struct Expected {
    published: BTreeMap<String, NaiveDate>,
    incident: Vec<Incident>,
    told: BTreeMap<String, Vec<u32>>,
}

#[derive(Deserialize)]
struct Incident {
    id: String,
    kinds: Vec<String>,
    days: Vec<String>,
    place: Vec<String>,
    told: Vec<(String, u32)>,
}

/// The least the program must reach; raised as it learns.
struct Least {
    recall: f64,
    precision: f64,
    date: f64,
    kind: f64,
    place: f64,
}

fn expected() -> Expected {
    toml::from_str(include_str!("accuracy/incidents.toml")).expect("the table parses")
}

fn pack() -> Pack {
    Pack::embedded("iraq")
        .expect("the program carries it")
        .expect("it loads")
}

/// Attacks and strikes are one family here: which word an article takes is no matter.
fn family(kind: &str) -> &'static str {
    match kind
        .parse::<dateline::model::Kind>()
        .map(dateline::model::Kind::family)
    {
        Ok(Family::Attack | Family::Strike) => "violent",
        Ok(Family::Interdiction) => "interdiction",
        Ok(Family::Unrest) => "unrest",
        _ => "other",
    }
}

/// Number of a document ("002") and paragraph of each report of an event.
fn told(corpus: &Corpus, event: &Event) -> Vec<(String, u32)> {
    corpus
        .reports_of(event)
        .map(|r| {
            (
                corpus.documents[r.document as usize].id[..3].to_owned(),
                r.paragraph,
            )
        })
        .collect()
}

fn within(date: Option<Date>, windows: &[String]) -> bool {
    let Some(date) = date else { return false };
    let day = |text: &str| text.parse::<NaiveDate>().ok();
    windows.iter().any(|w| {
        let (from, to) = w.split_once('/').unwrap_or((w, w));
        day(from).is_none_or(|from| date.start.is_some_and(|d| d >= from))
            && last_day(to).is_none_or(|to| date.end.is_some_and(|d| d <= to))
    })
}

/// "2020-01-31"; the 31st of a shorter month is its last day.
fn last_day(text: &str) -> Option<NaiveDate> {
    text.parse().ok().or_else(|| {
        (28..31)
            .rev()
            .find_map(|d| format!("{}{d}", text.get(..8)?).parse().ok())
    })
}

fn measure(name: &str, documents: Vec<Document>, least: &Least) {
    let expected = expected();
    let corpus = Corpus::build(documents, &pack());
    let incidents: Vec<&Event> = corpus
        .events
        .iter()
        .filter(|e| e.status == Status::Actual && e.kind.family().is_incident())
        .collect();
    // Each expected incident takes the event that shares most paragraphs with it, each event once.
    let mut candidates: Vec<(usize, bool, usize, usize)> = Vec::new();
    for (i, incident) in expected.incident.iter().enumerate() {
        for (k, event) in incidents.iter().enumerate() {
            let right = incident.kinds.iter().any(|x| x == event.kind.name());
            let alike = family(&incident.kinds[0]) == family(event.kind.name());
            let shared: BTreeSet<_> = told(&corpus, event)
                .into_iter()
                .filter(|t| incident.told.contains(t))
                .collect();
            if alike && !shared.is_empty() {
                candidates.push((
                    shared.len(),
                    right && within(event.date, &incident.days),
                    i,
                    k,
                ));
            }
        }
    }
    candidates.sort_by_key(|&(shared, fits, i, k)| (std::cmp::Reverse((fits, shared)), i, k));
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    for (_, _, i, k) in candidates {
        if !taken.contains_key(&i) && !taken.values().any(|&x| x == k) {
            taken.insert(i, k);
        }
    }
    let (mut dates, mut kinds, mut places) = (0, 0, 0);
    for (&i, &k) in &taken {
        let (incident, event) = (&expected.incident[i], incidents[k]);
        let date = within(event.date, &incident.days);
        let kind = incident.kinds.iter().any(|x| x == event.kind.name());
        let name = event.place.map_or_else(String::new, |p| {
            let document = corpus.reports[p.report as usize].document;
            corpus.party_name(document, &p.claim.party).to_lowercase()
        });
        let place =
            incident.place.is_empty() || incident.place.iter().any(|w| name.contains(w.as_str()));
        dates += usize::from(date);
        kinds += usize::from(kind);
        places += usize::from(place);
        if !(date && kind && place) {
            let edtf = event.date.map_or_else(String::new, |d| d.edtf());
            println!(
                "differs: {}: {} {edtf} {name}",
                incident.id,
                event.kind.name()
            );
        }
    }
    for (i, incident) in expected.incident.iter().enumerate() {
        if !taken.contains_key(&i) {
            println!("missing: {}", incident.id);
        }
    }
    let dated: Vec<&&Event> = incidents.iter().filter(|e| e.date.is_some()).collect();
    let right = dated.iter().filter(|e| {
        told(&corpus, e)
            .iter()
            .any(|(d, p)| expected.told.get(d).is_some_and(|ps| ps.contains(p)))
    });
    let share = |n: usize, of: usize| {
        f64::from(u32::try_from(n).unwrap_or(0)) / f64::from(u32::try_from(of.max(1)).unwrap_or(1))
    };
    let figures = [
        (
            "incident recall",
            share(taken.len(), expected.incident.len()),
            least.recall,
        ),
        (
            "incident precision",
            share(right.count(), dated.len()),
            least.precision,
        ),
        ("date accuracy", share(dates, taken.len()), least.date),
        ("kind accuracy", share(kinds, taken.len()), least.kind),
        ("place accuracy", share(places, taken.len()), least.place),
    ];
    for (figure, value, least) in figures {
        println!("{name}: {figure} {value:.3} (at least {least})");
    }
    for (figure, value, least) in figures {
        assert!(
            value >= least,
            "{name}: {figure} {value:.3} is below {least}"
        );
    }
}

#[test]
fn the_embedded_documents_give_their_incidents() {
    let least = Least {
        recall: 0.95,
        precision: 0.95,
        date: 0.9,
        kind: 0.95,
        place: 0.95,
    };
    measure("seeds", source::embedded().documents, &least);
}

#[test]
fn the_original_articles_give_their_incidents() {
    let Some(folder) = std::env::var_os("DATELINE_ORIGINALS").map(PathBuf::from) else {
        println!("skipped: DATELINE_ORIGINALS does not name the folder with the original articles");
        return;
    };
    let mut documents = source::read(&[folder], &ReadOptions::default(), &|_| {
        ControlFlow::Continue(())
    })
    .documents;
    for document in &mut documents {
        let date = expected().published[&document.id[..3]];
        document.published = Some(Published {
            date: Date::day(date),
            basis: DateBasis::Analyst,
            note: "given with the reading".to_owned(),
        });
    }
    let least = Least {
        recall: 0.95,
        precision: 0.95,
        date: 0.95,
        kind: 0.95,
        place: 0.9,
    };
    measure("originals", documents, &least);
}

//! Compares a corpus with a careful reading of its documents: which incidents were found, whether
//! their fields are right, what was put together, and what was taken for an incident that is none.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use dateline::corpus::Corpus;
use dateline::model::{Date, Event, Family, Hull, Kind, Stance, Status};
use serde::Deserialize;

/// A reading, as a table next to the documents.
#[derive(Deserialize)]
pub(crate) struct Reading {
    /// Day of publication by document, where the folder does not say it.
    #[serde(default)]
    pub(crate) published: BTreeMap<String, NaiveDate>,
    incident: Vec<Incident>,
    /// Paragraphs in which something is told that happened, by document.
    told: BTreeMap<String, Vec<u32>>,
    #[serde(default)]
    trap: Vec<Trap>,
}

/// Empty lists and absent figures are not measured.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Incident {
    id: String,
    kinds: Vec<String>,
    days: Vec<String>,
    place: Vec<String>,
    told: Vec<(String, u32)>,
    #[serde(default)]
    actor: Vec<String>,
    #[serde(default)]
    target: Vec<String>,
    killed: Option<Vec<u32>>,
    wounded: Option<Vec<u32>>,
    munitions: Option<u32>,
}

/// Words that tell of no incident, though they name one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Trap {
    told: (String, u32),
    words: String,
}

/// How many of so many.
#[derive(Default, Clone, Copy)]
struct Share(u32, u32);

impl Share {
    fn count(&mut self, right: bool) {
        self.0 += u32::from(right);
        self.1 += 1;
    }

    fn value(self) -> f64 {
        if self.1 == 0 {
            1.0
        } else {
            f64::from(self.0) / f64::from(self.1)
        }
    }
}

/// Number of a document ("002") and paragraph.
type Passage = (String, u32);

/// The corpus against the reading.
struct Comparison<'a> {
    corpus: &'a Corpus,
    reading: &'a Reading,
    incidents: Vec<&'a Event>,
    /// Index of the event that was found for an incident.
    taken: BTreeMap<usize, usize>,
}

/// Prints every figure of `least` and what is missed; fails when one is below its least value.
pub(crate) fn measure(name: &str, reading: &Reading, corpus: &Corpus, least: &[(&str, f64)]) {
    let incidents = corpus
        .events
        .iter()
        .filter(|e| e.status == Status::Actual && e.kind.family().is_incident())
        .collect();
    let mut comparison = Comparison {
        corpus,
        reading,
        incidents,
        taken: BTreeMap::new(),
    };
    comparison.pair();
    let figures = comparison.figures();
    let value = |figure: &str| figures.iter().find(|f| f.0 == figure).map(|f| f.1);
    for (figure, Share(right, of)) in figures.iter().filter(|f| f.1.1 > 0) {
        println!(
            "{name}: {figure} {:.3} ({right} of {of})",
            Share(*right, *of).value()
        );
    }
    for (figure, least) in least {
        let value = value(figure).expect("the figure is measured").value();
        assert!(
            value >= *least,
            "{name}: {figure} {value:.3} is below {least}"
        );
    }
}

impl Comparison<'_> {
    /// Each incident takes the event that shares most paragraphs with it, each event once.
    fn pair(&mut self) {
        let mut candidates = Vec::new();
        for (i, incident) in self.reading.incident.iter().enumerate() {
            for (k, event) in self.incidents.iter().enumerate() {
                let mut shared: BTreeSet<_> = self.told(event);
                shared.retain(|t| incident.told.contains(t));
                if family(&incident.kinds[0]) == family(event.kind.name()) && !shared.is_empty() {
                    let fits = incident.is_kind(event) && within(event.date, &incident.days);
                    candidates.push((Reverse((fits, shared.len())), i, k));
                }
            }
        }
        candidates.sort();
        for (_, i, k) in candidates {
            if !self.taken.contains_key(&i) && !self.taken.values().any(|&x| x == k) {
                self.taken.insert(i, k);
            }
        }
    }

    fn figures(&self) -> Vec<(&'static str, Share)> {
        let mut figures = vec![
            ("incident recall", self.recall()),
            ("incident precision", self.precision()),
        ];
        figures.extend(self.fields());
        figures.extend([
            ("joined across documents", self.joined()),
            ("kept apart", self.apart()),
            ("traps avoided", self.traps()),
        ]);
        figures
    }

    fn recall(&self) -> Share {
        let mut share = Share::default();
        for (i, incident) in self.reading.incident.iter().enumerate() {
            let found = self.taken.contains_key(&i);
            share.count(found);
            if !found {
                println!("missing: {}", incident.id);
            }
        }
        share
    }

    /// Dated incidents told in a paragraph that the reading has one in.
    fn precision(&self) -> Share {
        let mut share = Share::default();
        let has = |(d, p): &Passage| self.reading.told.get(d).is_some_and(|ps| ps.contains(p));
        for event in self.incidents.iter().filter(|e| e.date.is_some()) {
            let told = self.told(event);
            let right = told.iter().any(has);
            share.count(right);
            if !right {
                println!("false: {} {told:?}", event.id);
            }
        }
        share
    }

    fn fields(&self) -> Vec<(&'static str, Share)> {
        let names = [
            "date",
            "kind",
            "place",
            "actor",
            "target",
            "killed",
            "wounded",
            "munitions",
        ];
        let mut figures = names.map(|name| (name, Share::default()));
        for (&i, &k) in &self.taken {
            let (incident, event) = (&self.reading.incident[i], self.incidents[k]);
            for ((name, share), right) in figures.iter_mut().zip(self.right(incident, event)) {
                let Some(right) = right else { continue };
                share.count(right);
                if !right {
                    println!("differs: {} in {name}: {}", incident.id, self.shown(event));
                }
            }
        }
        figures.to_vec()
    }

    /// Whether each field is right, in order of the names; `None` where it is not measured.
    fn right(&self, incident: &Incident, event: &Event) -> [Option<bool>; 8] {
        let any = |words: &[String], names: &[String]| {
            let said = |name: &String| words.iter().any(|w| name.contains(w.as_str()));
            (!words.is_empty()).then(|| names.iter().any(said))
        };
        let place: Vec<String> = self.place(event).into_iter().collect();
        let targets = self.targets(event);
        let actors = self.actors(event);
        let stray = actors
            .iter()
            .any(|a| !incident.actor.iter().any(|w| a.contains(w.as_str())));
        let hull = |expected: &Option<Vec<u32>>, found: Option<Hull>| {
            let expected = expected.as_ref()?;
            let hull = (expected.first().copied(), expected.get(1).copied());
            Some(found.is_some_and(|h| (Some(h.min), h.max) == hull))
        };
        let counted = |n: u32| {
            let mut reports = self.corpus.reports_of(event);
            reports.any(|r| r.munitions.iter().any(|m| m.count.min == n))
        };
        [
            Some(within(event.date, &incident.days)),
            Some(incident.is_kind(event)),
            Some(any(&incident.place, &place).unwrap_or(true)),
            any(&incident.actor, &actors).map(|found| found && !stray),
            any(&incident.target, &targets),
            hull(&incident.killed, event.killed),
            hull(&incident.wounded, event.wounded),
            incident.munitions.map(counted),
        ]
    }

    /// Of an incident told in several documents, those that tell it within the one event.
    fn joined(&self) -> Share {
        let mut share = Share::default();
        for (&i, &k) in &self.taken {
            let incident = &self.reading.incident[i];
            let tellers: BTreeSet<_> = incident.told.iter().map(|t| &t.0).collect();
            let told = self.told(self.incidents[k]);
            for teller in tellers.iter().filter(|_| tellers.len() > 1) {
                let joined = told.iter().any(|t| t.0 == **teller);
                share.count(joined);
                if !joined {
                    println!("not joined: {} as {teller} tells it", incident.id);
                }
            }
        }
        share
    }

    /// Events that hold nothing told of another incident of their family only.
    fn apart(&self) -> Share {
        let mut share = Share::default();
        for (&i, &k) in &self.taken {
            let incident = &self.reading.incident[i];
            let strange = |t: &Passage| {
                let alike = |o: &&Incident| family(&o.kinds[0]) == family(&incident.kinds[0]);
                let others = self.reading.incident.iter().filter(alike);
                !incident.told.contains(t) && others.into_iter().any(|o| o.told.contains(t))
            };
            let told = self.told(self.incidents[k]);
            let stranger = told.iter().find(|t| strange(t));
            share.count(stranger.is_none());
            if let Some(stranger) = stranger {
                println!("mixed: {} with what {stranger:?} tells", incident.id);
            }
        }
        share
    }

    fn traps(&self) -> Share {
        let mut share = Share::default();
        for trap in &self.reading.trap {
            let springs = |event: &&&Event| {
                self.corpus.reports_of(event).any(|r| {
                    let text = &self.corpus.documents[r.document as usize].text;
                    let words = r.span.of(text).find(&trap.words);
                    let at = words.map(|w| w as u32 + r.span.start);
                    let meant = |at: u32| {
                        let end = at + trap.words.len() as u32;
                        r.cue.start < end && at < r.cue.end
                    };
                    self.passage(r.document, r.paragraph) == trap.told && at.is_some_and(meant)
                })
            };
            let sprung = self.incidents.iter().find(springs);
            share.count(sprung.is_none());
            if let Some(event) = sprung {
                println!("trap: \"{}\" gave {}", trap.words, event.id);
            }
        }
        share
    }

    fn passage(&self, document: u32, paragraph: u32) -> Passage {
        let id = &self.corpus.documents[document as usize].id;
        (id[..3].to_owned(), paragraph)
    }

    fn told(&self, event: &Event) -> BTreeSet<Passage> {
        let reports = self.corpus.reports_of(event);
        reports
            .map(|r| self.passage(r.document, r.paragraph))
            .collect()
    }

    fn place(&self, event: &Event) -> Option<String> {
        let place = event.place?;
        let document = self.corpus.reports[place.report as usize].document;
        let name = self.corpus.party_name(document, &place.claim.party);
        Some(name.to_lowercase())
    }

    /// Targets and, as ships are both, the places of the reports.
    fn targets(&self, event: &Event) -> Vec<String> {
        let mut names = Vec::new();
        for r in self.corpus.reports_of(event) {
            let places = r.place.iter().map(|p| &p.party);
            let parties = r.targets.iter().chain(places);
            names.extend(parties.map(|p| self.corpus.party_name(r.document, p).to_lowercase()));
        }
        names
    }

    /// Those whom somebody names as the doers.
    fn actors(&self, event: &Event) -> Vec<String> {
        let mut names = Vec::new();
        for r in self.corpus.reports_of(event) {
            let tied = |s| !matches!(s, Stance::Denied | Stance::Implied);
            for actor in r.actors.iter().filter(|a| tied(a.stance)) {
                let name = self.corpus.party_name(r.document, &actor.party);
                names.push(name.to_lowercase());
            }
        }
        names
    }

    fn shown(&self, event: &Event) -> String {
        let number = |h: Option<Hull>| h.map_or_else(|| "-".to_owned(), |h| h.min.to_string());
        format!(
            "{} | {} | {} | by {:?} | on {:?} | killed {} wounded {}",
            event.kind.name(),
            event.date.map_or_else(String::new, |d| d.edtf()),
            self.place(event).unwrap_or_default(),
            self.actors(event),
            self.targets(event),
            number(event.killed),
            number(event.wounded),
        )
    }
}

impl Incident {
    fn is_kind(&self, event: &Event) -> bool {
        self.kinds.iter().any(|k| k == event.kind.name())
    }
}

/// Attacks and strikes are one family here: which word an article takes is no matter.
fn family(kind: &str) -> &'static str {
    match kind.parse::<Kind>().map(Kind::family) {
        Ok(Family::Attack | Family::Strike) => "violent",
        Ok(Family::Interdiction) => "interdiction",
        Ok(Family::Unrest) => "unrest",
        _ => "other",
    }
}

fn within(date: Option<Date>, windows: &[String]) -> bool {
    let Some(date) = date else { return false };
    let day = |text: &str| text.parse::<NaiveDate>().ok();
    windows.iter().any(|w| {
        let (from, to) = w.split_once('/').unwrap_or((w, w));
        day(from).is_none_or(|from| date.start.is_some_and(|d| d >= from))
            && day(to).is_none_or(|to| date.end.is_some_and(|d| d <= to))
    })
}

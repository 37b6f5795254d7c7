//! Merging best first: the surest pairs are put together before the doubtful ones are looked at, and
//! no merge may bring together what is forbidden.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::Context;
use super::score::{MERGE, Pair, SUGGEST, Score, score};
use super::thread::threads;
use super::veto::{FAR, forbidden};
use crate::model::{EntityIx, EntityKind, Hull, Kind, MergeNote, Report, Status};

/// The most reports of a block that each report is compared with, nearest first. Bounds the work
/// on large corpora: blocks are sorted by date, so what lies further off does not fit anyway.
const WINDOW: usize = 120;

/// The most reports of a cluster that are checked against another before the two are joined: bounds
/// the work on text that repeats itself.
const CHECKED: usize = 24;

/// From this many reports on, threads share the weighing: fewer are done before they start.
const SHARED: usize = 2_000;

/// Days a date may span to be looked up by each of them.
const NARROW: i64 = 8;

/// The clusters of reports, and why they stand together.
#[derive(Debug, Default)]
pub(super) struct Clusters {
    /// Report indexes in order; clusters in order of their first report.
    pub members: Vec<Vec<u32>>,
    merged: Vec<MergeNote>,
    suggested: Vec<MergeNote>,
}

impl Clusters {
    /// For each cluster the notes that made it, and those that offer more; `reports` is how many
    /// reports there are.
    pub(super) fn notes(&self, reports: usize) -> Vec<(Vec<MergeNote>, Vec<MergeNote>)> {
        let of = super::story::cluster_of(self, reports);
        let mut notes = vec![(Vec::new(), Vec::new()); self.members.len()];
        for note in &self.merged {
            notes[of[note.a as usize] as usize].0.push(note.clone());
        }
        for note in &self.suggested {
            let (a, b) = (of[note.a as usize], of[note.b as usize]);
            notes[a as usize].1.push(note.clone());
            if a != b {
                notes[b as usize].1.push(note.clone());
            }
        }
        notes
    }
}

/// Groups the reports of a corpus.
pub(super) fn clusters(c: &Context) -> Clusters {
    let told = threads(c);
    let mut pairs = across(c);
    let within = told.iter().zip(0..);
    pairs.extend(within.filter_map(|(found, b)| {
        let found = found.as_ref()?;
        Some(Pair::new(found.mate, b, &found.score))
    }));
    pairs.par_sort_unstable();
    pairs.dedup();
    let mut forest = Forest::new(c.reports.len());
    let (mut merged, mut suggested) = (Vec::new(), Vec::new());
    for Pair { a, b, .. } in pairs {
        let (x, y) = (forest.root(a), forest.root(b));
        if x == y || clash(c, &forest.members[x as usize], &forest.members[y as usize]) {
            continue;
        }
        // The reasons are many and long, and most pairs need none: they are told again here.
        let score = match &told[b as usize] {
            Some(found) if found.mate == a => found.score.clone(),
            _ => compared(c, a, b),
        };
        if score.points >= MERGE {
            forest.join(x, y);
            merged.push(score.note(a, b));
        } else {
            suggested.push(score.note(a, b));
        }
    }
    let mut members: Vec<Vec<u32>> = forest
        .members
        .into_iter()
        .filter(|m| !m.is_empty())
        .collect();
    for m in &mut members {
        m.sort_unstable();
    }
    members.sort();
    Clusters {
        members,
        merged,
        suggested,
    }
}

/// True when anything forbids that these are one happening.
fn clash(c: &Context, of: &[u32], with: &[u32]) -> bool {
    let report = |at: u32| &c.reports[at as usize];
    of.iter().take(CHECKED).any(|&a| {
        let mut with = with.iter().take(CHECKED);
        with.any(|&b| forbidden(c, report(a), report(b)))
    })
}

/// The pairs of reports of two documents that may be one happening.
fn across(c: &Context) -> Vec<Pair> {
    let near = Neighbours::of(c);
    let weighed = |report: u32| {
        let others = near.of_report(report).into_iter();
        others.filter_map(move |other| {
            let (a, b) = (report.min(other), report.max(other));
            if forbidden(c, &c.reports[a as usize], &c.reports[b as usize]) {
                return None;
            }
            let score = compared(c, a, b);
            (score.points >= SUGGEST).then(|| Pair::new(a, b, &score))
        })
    };
    let reports = c.reports.len() as u32;
    if c.reports.len() < SHARED {
        (0..reports).flat_map(weighed).collect()
    } else {
        (0..reports)
            .into_par_iter()
            .flat_map_iter(weighed)
            .collect()
    }
}

/// What speaks for two reports of two documents being one happening.
fn compared(c: &Context, a: u32, b: u32) -> Score {
    let (x, y) = (&c.reports[a as usize], &c.reports[b as usize]);
    let mut sum = score(c, a, b);
    // What gives no date is put with another document's only for a sign of its own.
    let undated = x.date.is_none() || y.date.is_none();
    let both = x.date.is_none() && y.date.is_none();
    if both && !sum.is_named() || undated && !sum.is_signed() {
        sum.points = sum.points.min(MERGE - 1);
    }
    sum
}

/// Which reports are to be compared with which.
struct Neighbours {
    /// Reports that share something.
    blocks: Vec<Vec<Brief>>,
    /// For each report the blocks it is in, and its place there.
    places: Vec<Vec<(u32, u32)>>,
}

/// What of a report soonest tells that it is not the same happening as another, laid out densely.
#[derive(Clone, Copy)]
struct Brief {
    report: u32,
    document: u32,
    kind: Kind,
    /// First and last day of its date; all of time for one without.
    start: NaiveDate,
    end: NaiveDate,
}

impl Brief {
    fn of(c: &Context, report: u32) -> Self {
        let r = &c.reports[report as usize];
        let date = r.date.map(|d| d.date);
        Self {
            report,
            document: r.document,
            kind: r.kind,
            start: date.and_then(|d| d.start).unwrap_or(NaiveDate::MIN),
            end: date.and_then(|d| d.end).unwrap_or(NaiveDate::MAX),
        }
    }

    /// One document, dates or kinds alone settle that the two are not to be weighed.
    fn forbids(&self, other: &Brief) -> bool {
        let after = |a: NaiveDate, b: NaiveDate| a > b && (a - b).num_days() > FAR;
        after(self.start, other.end)
            || after(other.start, self.end)
            || self.document == other.document
            || !(self.kind.fits(other.kind) || self.kind.mixes(other.kind))
    }
}

impl Neighbours {
    fn of(c: &Context) -> Self {
        let briefs = |block: Vec<u32>| block.into_iter().map(|r| Brief::of(c, r)).collect();
        let blocks: Vec<Vec<Brief>> = blocks(c).into_values().map(briefs).collect();
        let mut places = vec![Vec::new(); c.reports.len()];
        for (number, block) in (0..).zip(&blocks) {
            for (at, brief) in (0..).zip(block) {
                places[brief.report as usize].push((number, at));
            }
        }
        Self { blocks, places }
    }

    /// The reports to weigh one with. A pair may be told from both its sides.
    fn of_report(&self, report: u32) -> Vec<u32> {
        let mut found = Vec::new();
        for &(block, at) in &self.places[report as usize] {
            let block = &self.blocks[block as usize];
            let (brief, behind) = (&block[at as usize], &block[at as usize + 1..]);
            let near = behind.iter().take(WINDOW).filter(|o| !brief.forbids(o));
            found.extend(near.map(|o| o.report).filter(|o| *o != report));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// What two reports must share to be compared.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Place(EntityIx),
    Victim(EntityIx),
    Toll(u32),
    Day(NaiveDate),
    Answer(u32),
    /// The first words of what one source told.
    Words(u32),
}

/// Reports by what they share, each block in order of date, undated ones last.
fn blocks(c: &Context) -> BTreeMap<Key, Vec<u32>> {
    let mut blocks: BTreeMap<Key, Vec<u32>> = BTreeMap::new();
    for (i, report) in c.reports.iter().enumerate() {
        if report.status != Status::Actual {
            continue;
        }
        for key in keys(c, i, report) {
            blocks.entry(key).or_default().push(i as u32);
        }
    }
    for block in blocks.values_mut() {
        block.sort_by_key(|&i| {
            let date = c.reports[i as usize].date.map(|d| d.date);
            (date.is_none(), date.and_then(|d| d.start.or(d.end)), i)
        });
    }
    blocks
}

fn keys(c: &Context, index: usize, report: &Report) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut at = report.place_entity();
    while let Some(ix) = at {
        keys.push(Key::Place(ix));
        at = c.entities[ix.0 as usize].parent.filter(|_| keys.len() < 5);
    }
    if let Some(start) = report
        .date
        .filter(|d| d.date.days().is_some_and(|n| n <= NARROW))
        .and_then(|d| d.date.start)
    {
        let days = report.date.and_then(|d| d.date.days()).unwrap_or(1);
        keys.extend(start.iter_days().zip(0..days).map(|(day, _)| Key::Day(day)));
    }
    keys.extend(c.answers[index].map(Key::Answer));
    for casualty in &report.casualties {
        if let Some(who) = casualty.who.and_then(|w| w.entity)
            && c.entities[who.0 as usize].kind == EntityKind::Person
        {
            keys.push(Key::Victim(who));
        }
    }
    keys.extend(c.openings[index].map(Key::Words));
    let toll = Hull::sum(report.casualties.iter().map(|x| &x.count)).map(|t| t.min);
    keys.extend(toll.filter(|n| *n >= 2).map(Key::Toll));
    keys
}

/// Disjoint sets that know their members.
struct Forest {
    parent: Vec<u32>,
    members: Vec<Vec<u32>>,
}

impl Forest {
    fn new(len: usize) -> Self {
        Self {
            parent: (0..len as u32).collect(),
            members: (0..len as u32).map(|i| vec![i]).collect(),
        }
    }

    fn root(&mut self, mut at: u32) -> u32 {
        while self.parent[at as usize] != at {
            self.parent[at as usize] = self.parent[self.parent[at as usize] as usize];
            at = self.parent[at as usize];
        }
        at
    }

    fn join(&mut self, a: u32, b: u32) {
        let (low, high) = (a.min(b), a.max(b));
        self.parent[high as usize] = low;
        let moved = std::mem::take(&mut self.members[high as usize]);
        self.members[low as usize].extend(moved);
    }
}

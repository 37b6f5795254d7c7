//! Merging best first: the surest pairs are put together before the doubtful ones are looked at, and
//! no merge may bring together what is forbidden.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::Context;
use super::discourse::discourse;
use super::score::{MERGE, SUGGEST, Score, has_signature, is_named, missiles, score};
use super::single;
use super::veto::{FAR, forbidden};
use crate::model::{Basis, Date, EntityIx, EntityKind, Hull, Kind, MergeNote, Report, Status};

/// The most reports of a block that each report is compared with, nearest first. Bounds the work
/// on large corpora: blocks are sorted by date, so what lies further off does not fit anyway.
const WINDOW: usize = 120;

/// The same within one document: a story does not point further back.
const STORY: usize = 40;

/// The most reports of a cluster that are checked against another before the two are joined: bounds
/// the work on text that repeats itself.
const CHECKED: usize = 24;

/// From this many reports on, threads share the weighing: fewer are done before they start.
const SHARED: usize = 2_000;

/// Paragraphs at the top of an article in which it says what it is about.
const TOP: u32 = 12;

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
    let days = story_days(c);
    let stories = single::stories(c, &days);
    let mut pairs = pairs(c, &days, &stories);
    // Among equals the pair that stands closer together comes first.
    pairs.par_sort_unstable_by_key(|&(score, a, b)| (std::cmp::Reverse(score), b - a, a));
    pairs.dedup();
    let mut forest = Forest::new(c.reports.len());
    let mut merged = Vec::new();
    let mut suggested = Vec::new();
    for (points, first, second) in pairs {
        let (a, b) = (forest.root(first), forest.root(second));
        if a == b {
            continue;
        }
        let clash = forest.members[a as usize].iter().take(CHECKED).any(|&x| {
            let y = &forest.members[b as usize];
            y.iter()
                .take(CHECKED)
                .any(|&y| forbidden(c, &c.reports[x as usize], &c.reports[y as usize]))
        });
        if clash {
            continue;
        }
        // The reasons are many and long, and most pairs need none: they are told again here.
        let note = weigh(c, &days, &stories, first, second).map(|sum| MergeNote {
            a: first,
            b: second,
            score: sum.points,
            reasons: sum.told(),
        });
        if points >= MERGE {
            forest.join(a, b);
            merged.extend(note);
        } else {
            suggested.extend(note);
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

/// All pairs of reports worth a note, each with its score.
fn pairs(c: &Context, days: &[Option<Date>], stories: &[Option<u32>]) -> Vec<(i32, u32, u32)> {
    let near = Neighbours::of(c);
    let scored = |report: u32| {
        let pairs = near.of_report(report).into_iter();
        pairs.filter_map(move |other| {
            let (a, b) = (report.min(other), report.max(other));
            Some((weigh(c, days, stories, a, b)?.points, a, b))
        })
    };
    let reports = c.reports.len() as u32;
    if c.reports.len() < SHARED {
        (0..reports).flat_map(scored).collect()
    } else {
        (0..reports).into_par_iter().flat_map_iter(scored).collect()
    }
}

/// Which reports are to be compared with which.
struct Neighbours {
    /// Reports that share something, with how many behind each are compared with it.
    blocks: Vec<(Vec<Brief>, usize)>,
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

    /// Dates or kinds alone forbid that the two are one happening.
    fn forbids(&self, other: &Brief) -> bool {
        let after = |a: NaiveDate, b: NaiveDate| a > b && (a - b).num_days() > FAR;
        after(self.start, other.end)
            || after(other.start, self.end)
            || self.document != other.document && !self.kind.fits(other.kind)
    }
}

impl Neighbours {
    fn of(c: &Context) -> Self {
        let window = |key: &Key| match key {
            Key::Document(_) => STORY,
            _ => WINDOW,
        };
        let briefs = |block: Vec<u32>| block.into_iter().map(|r| Brief::of(c, r)).collect();
        let blocks: Vec<(Vec<Brief>, usize)> = blocks(c)
            .into_iter()
            .map(|(key, block)| (briefs(block), window(&key)))
            .collect();
        let mut places = vec![Vec::new(); c.reports.len()];
        for (number, (block, _)) in (0..).zip(&blocks) {
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
            let (block, window) = &self.blocks[block as usize];
            let (brief, behind) = (&block[at as usize], &block[at as usize + 1..]);
            let near = behind.iter().take(*window).filter(|o| !brief.forbids(o));
            found.extend(near.map(|o| o.report).filter(|o| *o != report));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// How much speaks for two reports being one happening; `None` when it is not worth a note.
fn weigh(
    c: &Context,
    days: &[Option<Date>],
    stories: &[Option<u32>],
    a: u32,
    b: u32,
) -> Option<Score> {
    let (x, y) = (&c.reports[a as usize], &c.reports[b as usize]);
    if forbidden(c, x, y) {
        return None;
    }
    let mut sum = score(c, a, b);
    if x.document == y.document {
        let day = days[x.document as usize];
        let left = |r: &Report| aside(r, day) && r.paragraph != y.paragraph;
        let between = (a + 1..b).any(|r| {
            let r = &c.reports[r as usize];
            r.status == Status::Actual
                && !left(r)
                && r.kind.fits(y.kind)
                && (r.kind.family() == y.kind.family()
                    || missiles(r.kind, y.kind) && r.paragraph + 1 >= y.paragraph)
                && !same_ground(r, x)
                && !(r.kind == Kind::TargetedKilling && y.kind == Kind::StrikeUnspecified)
                && !forbidden(c, r, y)
        });
        let more = discourse(c, x, y, between);
        sum.points += more.points;
        sum.reasons.extend(more.reasons);
        if stories[x.document as usize] == Some(a) && single::own_date(y).is_none() && !y.background
        {
            sum.add(4, "the article tells of one happening");
        }
        if left(x) && y.definite && y.date.is_none() {
            sum.add(-4, "the story has gone back to its day");
        }
        if prefers_own(c, a, b) {
            sum.add(-4, "another one goes by that word");
        }
        if forward(c, a, b) {
            sum.add(-3, "told before that time comes up");
        }
    }
    // What gives no date is put with another document's only for a sign of its own.
    let undated = x.date.is_none() || y.date.is_none();
    let both = x.date.is_none() && y.date.is_none();
    if x.document != y.document && (both && !is_named(&sum) || undated && !has_signature(&sum)) {
        sum.points = sum.points.min(MERGE - 1);
    }
    (sum.points >= SUGGEST).then_some(sum)
}

/// The day each document's story is about: the first narrow one told of a happening near its top.
fn story_days(c: &Context) -> Vec<Option<Date>> {
    let mut days = vec![None; c.documents.len()];
    for report in c.reports.iter().filter(|r| r.paragraph <= TOP) {
        let told = matches!(report.status, Status::Actual | Status::Aggregate)
            && report.kind.family().is_incident();
        let date = report
            .date
            .filter(|d| d.basis != Basis::Event)
            .map(|d| d.date);
        let day = &mut days[report.document as usize];
        if told && day.is_none() {
            *day = date.filter(|d| d.days().is_some_and(|n| n <= 2));
        }
    }
    days
}

/// Told of another time than the story's.
fn aside(r: &Report, day: Option<Date>) -> bool {
    let (Some(date), Some(day)) = (r.date, day) else {
        return false;
    };
    date.date.gap(&day) > 2
}

/// "The strikes", where both strikes and attacks were told: they are the strikes.
fn prefers_own(c: &Context, a: u32, b: u32) -> bool {
    let (x, y) = (&c.reports[a as usize], &c.reports[b as usize]);
    y.definite
        && x.kind.family() != y.kind.family()
        && earlier(c, b).any(|r| {
            r.status == Status::Actual
                && r.kind.family() == y.kind.family()
                && r.kind.fits(y.kind)
                && !r.cue.overlaps(x.cue)
                && !forbidden(c, r, y)
        })
}

/// An undated report of a dated story belongs to what was told, not to another time told later.
fn forward(c: &Context, a: u32, b: u32) -> bool {
    let (x, y) = (&c.reports[a as usize], &c.reports[b as usize]);
    let stated = |r: &Report| r.date.is_some_and(|d| d.basis != Basis::Event);
    x.date.is_none()
        && stated(y)
        && !y.definite
        && x.paragraph != y.paragraph
        && earlier(c, a).any(|r| {
            stated(r) && matches!((r.date, y.date), (Some(p), Some(q)) if p.date.gap(&q.date) > 0)
        })
}

/// The reports told shortly before report `at` in its document.
fn earlier<'a>(c: &'a Context, at: u32) -> impl Iterator<Item = &'a Report> {
    let document = c.reports[at as usize].document;
    c.reports[..at as usize]
        .iter()
        .rev()
        .take(STORY)
        .take_while(move |r| r.document == document)
}

/// A report between that tells of the same place and day does not come between.
fn same_ground(r: &Report, x: &Report) -> bool {
    let entity = |p: &Report| p.place.and_then(|p| p.party.entity);
    let bare = r.date.is_none() && r.place.is_none();
    bare || entity(r).is_some()
        && entity(r) == entity(x)
        && !r.distinct
        && (r.date.is_none()
            || x.date.is_none()
            || r.date.map(|d| d.date) == x.date.map(|d| d.date))
}

/// What two reports must share to be compared.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Document(u32),
    Place(EntityIx),
    Victim(EntityIx),
    Toll(u32),
    Day(NaiveDate),
    Answer(u32),
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
    for (key, block) in &mut blocks {
        if !matches!(key, Key::Document(_)) {
            block.sort_by_key(|&i| {
                let date = c.reports[i as usize].date.map(|d| d.date);
                (date.is_none(), date.and_then(|d| d.start.or(d.end)), i)
            });
        }
    }
    blocks
}

fn keys(c: &Context, index: usize, report: &Report) -> Vec<Key> {
    let mut keys = vec![Key::Document(report.document)];
    let mut at = report.place.and_then(|p| p.party.entity);
    while let Some(ix) = at {
        keys.push(Key::Place(ix));
        at = c.entities[ix.0 as usize].parent.filter(|_| keys.len() < 6);
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

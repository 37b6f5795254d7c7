//! How one article tells of its happenings: read in order, each report goes on with one told before
//! it, or begins another.

use std::collections::BTreeSet;

use super::score::{MERGE, SUGGEST, Score, score};
use super::veto::forbidden;
use super::{AROUND, Context};
use crate::model::{Date, Family, Kind, Report, Role, Status};

/// The most happenings of an article that are kept in mind besides its main one, the latest told
/// first: bounds the work on text that repeats itself.
const RECENT: usize = 24;

/// The most reports of a happening, from its first and from its last, that another is compared with.
pub(super) const ENDS: usize = 6;

/// A happening an article tells of.
#[derive(Debug, Default)]
pub(super) struct Thread {
    /// Indexes of its reports, in order.
    pub reports: Vec<u32>,
    /// The first date its own words give.
    pub date: Option<Date>,
    pub families: BTreeSet<Family>,
    pub kinds: BTreeSet<Kind>,
}

/// A happening that a report may tell of.
#[derive(Debug)]
pub(super) struct Match {
    pub thread: usize,
    /// The report of it that is most like the one looked at.
    pub mate: u32,
    pub score: Score,
}

/// The report that is read, and what of it tells how it goes on.
pub(super) struct Told<'a> {
    pub report: &'a Report,
    /// Its own words give no date.
    pub undated: bool,
    /// Nor place, nor what its date hangs on.
    pub bare: bool,
    /// A row of a table, which lists again what was told.
    pub row: bool,
    /// The day an incident was last told of in its paragraph.
    pub here: Option<Date>,
}

impl Told<'_> {
    /// In the paragraph of another report.
    pub(super) fn beside(&self, other: &Report) -> bool {
        self.report.paragraph == other.paragraph
    }
}

/// Follows each article through its reports: for each, what it most likely goes on with, where
/// there is something worth a note.
pub(super) fn threads(c: &Context) -> Vec<Option<Match>> {
    let mut story = Story::new(c);
    let mut document = None;
    let told = |(at, report): (usize, &Report)| {
        if document != Some(report.document) {
            document = Some(report.document);
            story = Story::new(c);
        }
        let actual = report.status == Status::Actual;
        actual.then(|| story.tell(at as u32)).flatten()
    };
    c.reports.iter().enumerate().map(told).collect()
}

/// One article, as far as it is read.
pub(super) struct Story<'a> {
    pub c: &'a Context<'a>,
    pub threads: Vec<Thread>,
    /// The number of its main happening: the first it tells of.
    pub main: Option<usize>,
    /// The numbers of the happenings kept in mind, the latest told last.
    pub told: Vec<usize>,
}

impl<'a> Story<'a> {
    fn new(c: &'a Context<'a>) -> Self {
        Self {
            c,
            threads: Vec::new(),
            main: None,
            told: Vec::new(),
        }
    }

    /// Reads the next report, and notes what it goes on with.
    fn tell(&mut self, at: u32) -> Option<Match> {
        let report = &self.c.reports[at as usize];
        let best = self.best(at).filter(|b| b.score.points >= SUGGEST);
        let thread = match &best {
            Some(best) if best.score.points >= MERGE => best.thread,
            _ => {
                self.threads.push(Thread::default());
                self.threads.len() - 1
            }
        };
        let of = &mut self.threads[thread];
        of.reports.push(at);
        of.date = of.date.or(report.own_date());
        of.families.insert(report.kind.family());
        of.kinds.insert(report.kind);
        if self.main.is_none() && report.kind.family().is_incident() && !report.aside {
            self.main = Some(thread);
        }
        self.told.retain(|&t| t != thread);
        // "Jets struck in answer to an attack. They hit": what follows goes on with the jets.
        let before = self.told.len().saturating_sub(1);
        let main = self.told.last().map(|&last| self.last(last));
        if report.aside && main.is_some_and(|main| main.shares_sentence(report)) {
            self.told.insert(before, thread);
        } else {
            self.told.push(thread);
        }
        let old = self.told.len().saturating_sub(RECENT);
        self.told.drain(..old);
        best
    }

    /// The happening that most speaks for the report's being told of it.
    fn best(&self, at: u32) -> Option<Match> {
        let recent = self.told.iter().rev().take(RECENT);
        let main = self.main.filter(|m| !recent.clone().any(|t| t == m));
        let open = recent.copied().chain(main);
        let fits = open.filter(|&thread| !self.is_killing(thread, at));
        let mut fitting: Vec<Match> = fits.filter_map(|thread| self.likest(thread, at)).collect();
        self.prefer_own(at, &mut fitting);
        self.prefer_described(at, &mut fitting);
        let report = &self.c.reports[at as usize];
        let undated = report.own_date().is_none() || self.c.headed(report);
        let told = Told {
            report,
            undated,
            bare: undated && report.anchor.is_none() && report.place.is_none(),
            row: self.c.role(report) == Role::TableRow,
            here: self.here(at),
        };
        for (rank, found) in fitting.iter_mut().enumerate() {
            self.take_up(&told, rank, found);
            self.standing(&told, found);
        }
        // Of equals the latest told.
        fitting
            .into_iter()
            .rev()
            .max_by_key(|found| found.score.points)
    }

    /// The report of a happening that this one is most like; none when anything forbids that it
    /// tells of it.
    fn likest(&self, thread: usize, at: u32) -> Option<Match> {
        let reports = &self.threads[thread].reports;
        let tail = reports.len().saturating_sub(ENDS).max(ENDS);
        let ends = reports.iter().take(ENDS).chain(reports.iter().skip(tail));
        let report = &self.c.reports[at as usize];
        let clash = |&r: &u32| forbidden(self.c, &self.c.reports[r as usize], report);
        if ends.clone().any(clash) {
            return None;
        }
        let matches = ends.map(|&mate| Match {
            thread,
            mate,
            score: score(self.c, mate, at),
        });
        matches.rev().max_by_key(|found| found.score.points)
    }

    /// The report a happening was last told by.
    pub(super) fn last(&self, thread: usize) -> &Report {
        let last = self.threads[thread].reports.last();
        &self.c.reports[*last.expect("a thread has reports") as usize]
    }

    /// The report a happening was first told by.
    pub(super) fn first(&self, thread: usize) -> &Report {
        &self.c.reports[self.threads[thread].reports[0] as usize]
    }

    /// The day an incident was last told of in the report's paragraph.
    fn here(&self, at: u32) -> Option<Date> {
        let paragraph = |r: &&Report| {
            let report = &self.c.reports[at as usize];
            (r.document, r.paragraph) == (report.document, report.paragraph)
        };
        let before = self.c.reports[..at as usize].iter().rev();
        let mut told = before.take(AROUND).take_while(paragraph);
        told.find_map(|r| r.own_date().filter(|_| r.kind.family().is_incident()))
    }
}

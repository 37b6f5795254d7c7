//! How one article tells of its happenings: read in order, each report goes on with one told before
//! it, or begins another.

use std::collections::BTreeSet;

use super::score::{MERGE, SUGGEST, Score, missiles, same_place, score};
use super::veto::{forbidden, unknown_place};
use super::{AROUND, Context};
use crate::model::{
    Basis, CasualtyClaim, Date, DateClaim, Family, Kind, Report, Role, Rule, Status,
};

/// The most happenings of an article that are kept in mind besides its main one, the latest told
/// first: bounds the work on text that repeats itself.
const RECENT: usize = 24;

/// The most reports of a happening, from its first and from its last, that another is compared with.
const ENDS: usize = 6;

/// Paragraphs after which a happening is no longer what the article is at.
const FAR: u32 = 4;

/// Paragraphs at the top of an article that its headline tells of.
const OPENING: u32 = 6;

/// Paragraphs opening with their day from which an article is a chronicle.
const ENTRIES: usize = 3;

/// How far from its start such a paragraph tells its day, in bytes: "_June 3:", "In May".
const MARGIN: u32 = 4;

/// Paragraphs behind its first within which an undated happening is given its day.
const FOLLOWS: u32 = 3;

/// Days between two happenings from which the article has gone to another time.
const ASIDE: i64 = 2;

/// A happening an article tells of.
#[derive(Debug, Default)]
struct Thread {
    /// Indexes of its reports, in order.
    reports: Vec<u32>,
    /// The first date its own words give.
    date: Option<Date>,
    families: BTreeSet<Family>,
}

/// A happening that a report may tell of.
#[derive(Debug)]
pub(super) struct Match {
    thread: usize,
    /// The report of it that is most like the one looked at.
    pub mate: u32,
    pub score: Score,
}

/// The report that is read, and what of it tells how it goes on.
struct Told<'a> {
    report: &'a Report,
    /// Its own words give no date.
    undated: bool,
    /// Nor place, nor what its date hangs on.
    bare: bool,
    /// A row of a table, which lists again what was told.
    row: bool,
    /// The day an incident was last told of in its paragraph.
    here: Option<Date>,
}

impl Told<'_> {
    /// In the paragraph of another report.
    fn beside(&self, other: &Report) -> bool {
        self.report.paragraph == other.paragraph
    }
}

/// Follows each article through its reports: for each, what it most likely goes on with, where
/// there is something worth a note.
pub(super) fn threads(c: &Context) -> Vec<Option<Match>> {
    let mut story = Story::new(c, None);
    let mut document = None;
    let told = |(at, report): (usize, &Report)| {
        if document != Some(report.document) {
            document = Some(report.document);
            story = Story::new(c, document);
        }
        let actual = report.status == Status::Actual;
        actual.then(|| story.tell(at as u32)).flatten()
    };
    c.reports.iter().enumerate().map(told).collect()
}

/// The paragraphs of a chronicle that open with the day they tell of; none for another article.
fn entries(c: &Context, document: u32) -> Vec<u32> {
    let from = c.reports.partition_point(|r| r.document < document);
    let of = c.reports[from..]
        .iter()
        .take_while(|r| r.document == document);
    let paragraphs = &c.documents[document as usize].paragraphs;
    let opens = |r: &&Report| {
        let start = paragraphs[r.paragraph as usize - 1].span.start;
        // "On Sunday" opens many a paragraph of a report.
        let figures = |d: &DateClaim| {
            c.words(document, d.span)
                .contains(|x: char| x.is_ascii_digit())
        };
        let dated = r.date.filter(|d| d.basis != Basis::Event && figures(d));
        c.role(r) != Role::TableRow
            && dated.is_some_and(|d| (start..=start + MARGIN).contains(&d.span.start))
    };
    let mut entries: Vec<u32> = of.filter(opens).map(|r| r.paragraph).collect();
    entries.dedup();
    if entries.len() < ENTRIES {
        entries.clear();
    }
    entries
}

/// One article, as far as it is read.
struct Story<'a> {
    c: &'a Context<'a>,
    threads: Vec<Thread>,
    /// The number of its main happening: the first it tells of.
    main: Option<usize>,
    /// The numbers of the happenings kept in mind, the latest told last.
    told: Vec<usize>,
    /// The paragraphs that open with a day of their own, where there are enough for a chronicle.
    entries: Vec<u32>,
}

impl<'a> Story<'a> {
    fn new(c: &'a Context<'a>, document: Option<u32>) -> Self {
        let entries = document.map_or_else(Vec::new, |d| entries(c, d));
        Self {
            c,
            threads: Vec::new(),
            main: None,
            told: Vec::new(),
            entries,
        }
    }

    /// The paragraph that opens the chronicle's entry a paragraph belongs to.
    fn entry(&self, paragraph: u32) -> Option<u32> {
        let behind = self.entries.partition_point(|&p| p <= paragraph);
        behind.checked_sub(1).map(|i| self.entries[i])
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
        let report = &self.c.reports[at as usize];
        let undated = report.own_date().is_none();
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
    fn last(&self, thread: usize) -> &Report {
        let last = self.threads[thread].reports.last();
        &self.c.reports[*last.expect("a thread has reports") as usize]
    }

    /// The report a happening was first told by.
    fn first(&self, thread: usize) -> &Report {
        &self.c.reports[self.threads[thread].reports[0] as usize]
    }

    /// "The strike": the killing of somebody named is not called so.
    fn is_killing(&self, thread: usize, at: u32) -> bool {
        let report = &self.c.reports[at as usize];
        let last = self.last(thread);
        let named = |x: &CasualtyClaim| x.who.is_some_and(|who| who.entity.is_some());
        report.definite
            && report.kind == Kind::StrikeUnspecified
            && last.kind == Kind::TargetedKilling
            && last.casualties.iter().any(named)
    }

    /// "The strikes", where both strikes and attacks were told: they are the strikes.
    fn prefer_own(&self, at: u32, fitting: &mut [Match]) {
        let report = &self.c.reports[at as usize];
        let family = report.kind.family();
        let of_it = |found: &Match| {
            self.threads[found.thread].families.contains(&family)
                || missiles(self.last(found.thread).kind, report.kind)
        };
        if report.definite && fitting.iter().any(of_it) {
            for found in fitting.iter_mut().filter(|found| !of_it(found)) {
                found.score.add(-2, "another one goes by that word");
            }
        }
    }

    /// Adds how the report's words take a happening up. `rank` tells how many others that fit were
    /// told since.
    fn take_up(&self, told: &Told, rank: usize, found: &mut Match) {
        let (report, last) = (told.report, self.last(found.thread));
        let headline = matches!(self.c.role(last), Role::Title | Role::Standfirst);
        let close = told.beside(last) && report.sentence <= last.sentence + 1;
        let next = report.paragraph == last.paragraph + 1 && report.sentence == 1;
        let full = self.in_full(&self.threads[found.thread], report);
        let (points, reason) = if headline && report.paragraph <= OPENING && rank == 0 {
            (3, "headline and story")
        } else if report.definite && self.names_day(found.thread, report) {
            (5, "names its day")
        } else if report.definite {
            match rank {
                0 if full => (3, "points back to that place"),
                0 if close => (8, "points back to what was just told"),
                0 => (5, "points back to the last one told"),
                1 => (3, "points back to the last but one"),
                2 => (1, "points back to one before"),
                _ => return,
            }
        } else if rank > 0 {
            return;
        } else if told.bare && close {
            (8, "next sentence goes on")
        } else if told.bare && next {
            (6, "next paragraph goes on")
        } else if told.undated && (close || next) && self.points_there(report, last) {
            (6, "goes on at that place")
        } else if told.undated && (close || next) && self.places_it(found.thread, report) {
            (5, "tells where it was")
        } else if told.undated && !told.bare && told.beside(last) {
            (5, "same paragraph")
        } else if !told.bare && !told.row {
            (1, "same story goes on")
        } else {
            return;
        };
        found.score.add(points, reason);
    }

    /// The happening told so far that is alone of the report's family.
    fn only_one(&self, report: &Report) -> Option<usize> {
        let family = report.kind.family();
        let mut told = self.told.iter().copied();
        let mut of = told
            .by_ref()
            .filter(|&t| self.threads[t].families.contains(&family));
        let one = of.next()?;
        of.next().is_none().then_some(one)
    }

    /// "On July 7 rockets hit a base. The air field of X was hit by fourteen": where it was, told next.
    fn places_it(&self, thread: usize, report: &Report) -> bool {
        let told = self.threads[thread].reports.iter().take(ENDS);
        let known = told
            .filter_map(|&r| self.c.reports[r as usize].place_entity())
            .last();
        let closer = |place| known.is_none_or(|k| k != place && self.c.lies_in(place, k));
        report.kind == self.last(thread).kind
            && !report.kind.is_unspecific()
            && report.place_entity().is_some_and(closer)
    }

    /// "They hit the hospital": the place told last, pointed at.
    fn points_there(&self, report: &Report, last: &Report) -> bool {
        let pointed = |p: crate::model::PlaceClaim| {
            let words = self.c.words(report.document, p.party.span);
            !p.story && words.starts_with(char::is_lowercase)
        };
        same_place(last, report) && report.place.is_some_and(pointed)
    }

    /// "The 17 January attack": called by its day.
    fn names_day(&self, thread: usize, report: &Report) -> bool {
        let day = report.own_date().filter(Date::is_day);
        day.is_some() && self.threads[thread].date == day
    }

    /// Adds where a happening stands in the story: its main one, one left behind, one of another day.
    fn standing(&self, told: &Told, found: &mut Match) {
        let (report, last) = (told.report, self.last(found.thread));
        let of = &self.threads[found.thread];
        let entry = self.entry(report.paragraph);
        // "On Saturday a bomber …": far down, a day of its own begins another happening.
        let there = |&r: &u32| {
            let places = (
                self.c.reports[r as usize].place_entity(),
                report.place_entity(),
            );
            matches!(places, (Some(p), Some(q)) if self.c.lies_in(p, q) || self.c.lies_in(q, p))
        };
        let own_day = !told.undated
            && of.date.is_none()
            && !report.definite
            && !of.reports.iter().take(ENDS).any(there);
        let main = self.main == Some(found.thread)
            && !(own_day && report.paragraph > FOLLOWS + self.first(found.thread).paragraph)
            && !(report.distinct && report.paragraph > 1)
            && entry.is_none();
        let same_kind = told.undated && report.kind == last.kind;
        // "Wednesday's attack", where one attack was told and no day of it.
        let only = report.definite && !told.undated && self.only_one(report) == Some(found.thread);
        let score = &mut found.score;
        if only {
            score.add(4, "the only one told that it can be");
        }
        if main {
            score.add(4, "the article's main happening");
        } else if same_kind && report.kind.family() == Family::Interdiction {
            score.add(4, "one of its kind in the story");
        } else if report.paragraph > last.paragraph + FAR && !self.in_full(of, report) && !told.row
        {
            score.add(-3, "told long before");
        }
        if entry.is_some() && entry != self.entry(last.paragraph) {
            score.add(-4, "another entry of the chronicle");
        }
        if told.beside(last) || !told.undated || entry.is_some() {
            return;
        }
        if (report.definite || told.bare) && !main && self.aside(of) {
            score.add(-4, "the story has gone back to its day");
        }
        let elsewhere =
            matches!((told.here, of.date), (Some(here), Some(date)) if here.gap(&date) > 0);
        if !report.definite && elsewhere {
            score.add(-4, "the paragraph tells of another day");
        }
    }

    /// "The assault on the base" describes in full: it need not be the last one told.
    fn in_full(&self, thread: &Thread, report: &Report) -> bool {
        if !report.definite || report.rule != Rule::EventNoun || unknown_place(self.c, report) {
            return false;
        }
        let Some(place) = report.place_entity() else {
            return false;
        };
        let mut told = thread.reports.iter().rev().take(ENDS);
        let known = told.find_map(|&r| self.c.reports[r as usize].place_entity());
        // "Ten rockets hit an Iraqi base. The volley at Ain al-Asad": the place told more closely.
        let closer = |known| {
            known != place && (self.c.lies_in(place, known) || self.c.lies_in(known, place))
        };
        known.is_some_and(|known| !closer(known))
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

    /// True for a happening of another time than the main one's.
    fn aside(&self, thread: &Thread) -> bool {
        let main = self.main.and_then(|m| self.threads[m].date);
        matches!((thread.date, main), (Some(date), Some(day)) if date.gap(&day) > ASIDE)
    }
}

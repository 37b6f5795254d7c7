//! What speaks for a report's going on with a happening its article told before: how its words take
//! it up, and where the happening stands in the story.

use super::score::{missiles, same_place};
use super::thread::{ENDS, Match, Story, Thread, Told};
use super::veto::unknown_place;
use crate::model::{CasualtyClaim, Date, Family, Kind, PlaceClaim, Report, Role, Rule};

/// Paragraphs after which a happening is no longer what the article is at.
const FAR: u32 = 4;

/// Paragraphs at the top of an article that its headline tells of.
const OPENING: u32 = 6;

/// Paragraphs behind its first within which an undated happening is given its day.
const FOLLOWS: u32 = 3;

/// Days between two happenings from which the article has gone to another time.
const ASIDE: i64 = 2;

/// Bytes of a passage from which its words are not searched.
const LONG: usize = 2000;

/// "At least four others were wounded": nothing but a toll.
fn counts(report: &Report) -> bool {
    report.rule == Rule::CasualtyVerb && !report.casualties.is_empty()
}

/// Where any of them is meant, adds `points` to those, and speaks against the others.
fn favour(
    fitting: &mut [Match],
    meant: impl Fn(&Match) -> bool,
    points: i32,
    reason: &'static str,
) {
    if !fitting.iter().any(&meant) {
        return;
    }
    for found in fitting {
        if !meant(found) {
            found.score.add(-4, "another one is meant");
        } else if points > 0 {
            found.score.add(points, reason);
        }
    }
}

impl Story<'_> {
    /// "The strike": the killing of somebody named is not called so.
    pub(super) fn is_killing(&self, thread: usize, at: u32) -> bool {
        let report = &self.c.reports[at as usize];
        let last = self.last(thread);
        let named = |x: &CasualtyClaim| x.who.is_some_and(|who| who.entity.is_some());
        report.definite
            && report.kind == Kind::StrikeUnspecified
            && last.kind == Kind::TargetedKilling
            && last.casualties.iter().any(named)
    }

    /// "The strikes", where both strikes and attacks were told: they are the strikes.
    pub(super) fn prefer_own(&self, at: u32, fitting: &mut [Match]) {
        let report = &self.c.reports[at as usize];
        let family = report.kind.family();
        let entry = self.c.entry(report);
        let of_it = |found: &Match| {
            entry == self.c.entry(self.last(found.thread))
                && (self.threads[found.thread].families.contains(&family)
                    || missiles(self.last(found.thread).kind, report.kind))
        };
        if report.definite && fitting.iter().any(of_it) {
            for found in fitting.iter_mut().filter(|found| !of_it(found)) {
                found.score.add(-2, "another one goes by that word");
            }
        }
    }

    /// "The attack on the convoy", "the Tarlen attack", "that strike": of what was told, the one so
    /// described.
    pub(super) fn prefer_described(&self, at: u32, fitting: &mut [Match]) {
        let report = &self.c.reports[at as usize];
        if !report.definite || report.rule != Rule::EventNoun {
            return;
        }
        let told = |found: &Match| {
            let told = self.threads[found.thread].reports.iter().take(ENDS);
            told.map(|&r| &self.c.reports[r as usize])
        };
        if let Some(noun) = self.c.struck(report) {
            let struck = |found: &Match| told(found).any(|r| self.c.struck(r) == Some(noun));
            favour(fitting, struck, 3, "struck such a target");
        }
        if let Some(place) = report
            .place
            .filter(|p| !p.story)
            .and_then(|p| p.party.entity)
        {
            let name = self.c.entities[place.0 as usize].name.as_str();
            let names = |r: &Report| {
                let there = r.place_entity().is_some_and(|p| self.c.lies_in(p, place));
                let words = self.c.words(r.document, r.span);
                there || words.len() < LONG && words.contains(name)
            };
            favour(
                fitting,
                |found| told(found).any(names),
                0,
                "told of that place",
            );
        }
        // Be it only told in passing.
        let text = &self.c.documents[report.document as usize].text;
        let before = text[..report.cue.start as usize].trim_end();
        if before.ends_with("That") || before.ends_with(" that") {
            let last = |found: &Match| self.threads[found.thread].reports.last().copied();
            let latest = fitting.iter().map(last).max().flatten();
            favour(fitting, |found| last(found) == latest, 6, "that very one");
        }
    }

    /// Adds how the report's words take a happening up. `rank` tells how many others that fit were
    /// told since.
    pub(super) fn take_up(&self, told: &Told, rank: usize, found: &mut Match) {
        let (report, last) = (told.report, self.last(found.thread));
        let headline = matches!(self.c.role(last), Role::Title | Role::Standfirst);
        let close = told.beside(last) && report.sentence <= last.sentence + 1;
        let next = report.paragraph == last.paragraph + 1 && report.sentence == 1;
        let full = self.in_full(&self.threads[found.thread], report);
        let under = report.paragraph == last.paragraph + 1 && self.c.is_heading(last);
        let (points, reason) = if headline && report.paragraph <= OPENING && rank == 0 {
            (3, "headline and story")
        } else if self.c.is_heading(report) && report.paragraph > 1 {
            (-4, "a heading begins another")
        } else if under && rank == 0 {
            (8, "under its heading")
        } else if report.definite && self.names_day(found.thread, report) {
            (5, "names its day")
        } else if report.definite {
            match rank {
                0 if full => (3, "points back to that place"),
                0 if close || next && counts(report) => (8, "points back to what was just told"),
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
        } else if told.undated && (close || next) && counts(report) && same_place(last, report) {
            (6, "tells its toll")
        } else if told.undated && (close || next) && self.places_it(found.thread, report) {
            (5, "tells where it was")
        } else if told.undated && told.beside(last) && (!told.bare || counts(report)) {
            (5, "same paragraph")
        } else if !told.bare && !told.row {
            (1, "same story goes on")
        } else {
            return;
        };
        found.score.add(points, reason);
    }

    /// The day or the place of a happening has been told.
    fn fixed(&self, thread: usize) -> bool {
        let of = &self.threads[thread];
        let mut told = of.reports.iter().take(ENDS);
        of.date.is_some() || told.any(|&r| self.c.reports[r as usize].place.is_some())
    }

    /// Adds where a happening stands in the story: its main one, one left behind, one of another day.
    pub(super) fn standing(&self, told: &Told, found: &mut Match) {
        let (report, last) = (told.report, self.last(found.thread));
        let of = &self.threads[found.thread];
        let entry = self.c.entry(report);
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
            // "To avenge that bombing, the army shelled": what answers is not what it answers.
            && (report.response_to.is_none() || report.definite || !self.fixed(found.thread))
            && entry.is_none();
        let same_kind = told.undated && report.kind == last.kind;
        // "Wednesday's attack", where one attack was told and no day of it.
        let only = report.definite && !told.undated && self.only_one(report) == Some(found.thread);
        // "The clashes" are no bomb.
        let named = report.definite && report.rule == Rule::EventNoun;
        let mixed = |k: &Kind| !k.fits(report.kind) && k.mixes(report.kind);
        let other = named && of.kinds.iter().all(mixed);
        let score = &mut found.score;
        if other {
            score.add(-4, "goes by another word");
        }
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
        if entry.is_some() && entry != self.c.entry(last) {
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

    /// "The 17 January attack": called by its day.
    fn names_day(&self, thread: usize, report: &Report) -> bool {
        let day = report.own_date().filter(Date::is_day);
        day.is_some() && self.threads[thread].date == day
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
        let mut told = self.threads[thread].reports.iter().take(ENDS).rev();
        let known = told.find_map(|&r| self.c.reports[r as usize].place_entity());
        let closer = |place| known.is_none_or(|k| k != place && self.c.lies_in(place, k));
        report.kind == self.last(thread).kind
            && !report.kind.is_unspecific()
            && report.place_entity().is_some_and(closer)
    }

    /// "They hit the hospital": the place told last, pointed at.
    fn points_there(&self, report: &Report, last: &Report) -> bool {
        let pointed = |p: PlaceClaim| {
            let words = self.c.words(report.document, p.party.span);
            !p.story && words.starts_with(char::is_lowercase)
        };
        same_place(last, report) && report.place.is_some_and(pointed)
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

    /// True for a happening of another time than the main one's.
    fn aside(&self, thread: &Thread) -> bool {
        let main = self.main.and_then(|m| self.threads[m].date);
        matches!((thread.date, main), (Some(date), Some(day)) if date.gap(&day) > ASIDE)
    }
}

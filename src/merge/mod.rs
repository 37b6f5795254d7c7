//! Reports of the same happening become one event.
//!
//! `veto` says what forbids that two reports are one, `score` how much speaks for it; `thread` follows
//! one article through its happenings by what `telling` finds in its words, a chronicle entry by entry
//! (`chronicle`), `cluster` puts those of
//! several together, best first; `anchors` dates what hangs on another happening; `lend` and `doers`
//! give what the story tells to reports that are silent; `view` chooses what an event shows and lists
//! where its reports differ, with its counts from `figures`; `sources` tells which documents are
//! independent.

mod anchors;
mod chronicle;
mod cluster;
mod doers;
mod figures;
mod lend;
mod score;
mod sources;
mod story;
mod telling;
#[cfg(test)]
mod tests;
mod thread;
mod veto;
mod view;

pub use sources::independence;

use crate::model::{Basis, Document, Entity, EntityIx, Event, Report, Role, Status};

/// How often the reports are merged to learn what hangs on what, before they are merged for good.
const ROUNDS: usize = 2;

/// How many reports around one are looked at for what its sentence speaks of.
const AROUND: usize = 64;

/// What merging needs to know of everything around the reports.
pub(crate) struct Context<'a> {
    pub documents: &'a [Document],
    pub entities: &'a [Entity],
    pub reports: &'a [Report],
    /// For each report that answers a happening, a number of that happening.
    pub answers: &'a [Option<u32>],
    /// Which documents count as one source, by index ([`independence`]).
    pub groups: &'a [u32],
    /// For each report a number for the words one source tells it in ([`score::openings`]).
    pub openings: &'a [Option<u32>],
    /// For each document the paragraphs that open a chronicle's entry ([`chronicle::entries`]).
    pub entries: &'a [Vec<u32>],
}

/// What a [`Context`] holds besides the reports, which change while they are merged.
struct Known<'a> {
    documents: &'a [Document],
    entities: &'a [Entity],
    groups: &'a [u32],
    answers: Vec<Option<u32>>,
    openings: Vec<Option<u32>>,
    entries: Vec<Vec<u32>>,
}

impl Known<'_> {
    fn with<'k>(&'k self, reports: &'k [Report]) -> Context<'k> {
        Context {
            documents: self.documents,
            entities: self.entities,
            reports,
            answers: &self.answers,
            groups: self.groups,
            openings: &self.openings,
            entries: &self.entries,
        }
    }
}

impl Context<'_> {
    /// The reports of one article.
    pub(crate) fn article(&self, document: u32) -> &[Report] {
        let from = self.reports.partition_point(|r| r.document < document);
        let to = self.reports.partition_point(|r| r.document <= document);
        &self.reports[from..to]
    }

    /// The paragraph that opens the chronicle's entry a report belongs to.
    pub(crate) fn entry(&self, report: &Report) -> Option<u32> {
        let entries = &self.entries[report.document as usize];
        let behind = entries.partition_point(|&p| p <= report.paragraph);
        behind.checked_sub(1).map(|i| entries[i])
    }

    /// True when `inner` is `outer`, or lies in it.
    pub(crate) fn lies_in(&self, inner: EntityIx, outer: EntityIx) -> bool {
        let mut at = Some(inner);
        let mut steps = 0;
        while let Some(ix) = at {
            if ix == outer {
                return true;
            }
            steps += 1;
            at = self.entities[ix.0 as usize].parent.filter(|_| steps < 12);
        }
        false
    }

    /// True for a state or its forces.
    pub(crate) fn is_state(&self, ix: EntityIx) -> bool {
        self.entities[ix.0 as usize].is_state()
    }

    /// The reports of the same document around report `at`: what a sentence speaks of stands near.
    pub(crate) fn around(&self, at: usize) -> impl DoubleEndedIterator<Item = (usize, &Report)> {
        let document = self.reports[at].document;
        let from = at.saturating_sub(AROUND);
        let to = self.reports.len().min(at + AROUND);
        let near = self.reports[from..to].iter().enumerate();
        near.map(move |(i, r)| (from + i, r))
            .filter(move |(_, r)| r.document == document)
    }

    /// The heading of its section, and not the report's own words, gives its day.
    pub(crate) fn headed(&self, report: &Report) -> bool {
        let paragraphs = &self.documents[report.document as usize].paragraphs;
        let start = paragraphs[report.paragraph as usize - 1].span.start;
        let date = report.date.filter(|d| d.basis != Basis::Pack);
        date.is_some_and(|d| d.span.end <= start)
    }

    /// The report stands in a heading.
    pub(crate) fn is_heading(&self, report: &Report) -> bool {
        chronicle::is_heading(self.documents, report)
    }

    /// The noun for what a report says was struck, in the singular, where that has no name.
    pub(crate) fn struck(&self, report: &Report) -> Option<&str> {
        let thing = report.targets.iter().find(|t| t.entity.is_none())?;
        let words = self.words(report.document, thing.span);
        let noun = words.split_whitespace().next_back()?;
        Some(noun.trim_end_matches('s'))
    }

    /// What the paragraph of a report is to its article.
    pub(crate) fn role(&self, report: &Report) -> Role {
        let paragraphs = &self.documents[report.document as usize].paragraphs;
        paragraphs[report.paragraph as usize - 1].role
    }

    /// The words of a span in a document.
    pub(crate) fn words(&self, document: u32, span: crate::model::Span) -> &str {
        span.of(&self.documents[document as usize].text)
    }
}

/// Groups reports (in order of document and offset) into events, in timeline order.
///
/// Dates told by their distance from another happening are resolved into the reports' own record;
/// no other field of a report changes but an unspecific kind, which its event may make specific.
/// `groups` tells which documents count as one source ([`independence`]).
pub fn events(
    documents: &[Document],
    entities: &[Entity],
    reports: &mut [Report],
    groups: &[u32],
) -> Vec<Event> {
    // Merging tells when the happenings were that others hang on, and what answers what; that in
    // turn tells more of what belongs together. Two rounds reach what hangs on an answer.
    let mut known = Known {
        documents,
        entities,
        groups,
        answers: vec![None; reports.len()],
        openings: score::openings(documents, reports, groups),
        entries: chronicle::entries(documents, reports),
    };
    let mut clusters = cluster::clusters(&known.with(reports));
    for round in 0..ROUNDS {
        let context = known.with(reports);
        let of = story::cluster_of(&clusters, reports.len());
        let mut dates = anchors::resolve(&context, &clusters, &of);
        if round + 1 == ROUNDS {
            dates.extend(lend::dates(&context, &clusters));
        }
        let now = story::answers(&context, &of);
        // Where nothing was learnt, merging again would tell the same.
        let learnt =
            now != known.answers || dates.iter().any(|(r, d)| reports[*r].date != Some(*d));
        known.answers = now;
        for (report, date) in dates {
            reports[report].date = Some(date);
        }
        if learnt {
            clusters = cluster::clusters(&known.with(reports));
        }
    }
    for members in &clusters.members {
        specify(reports, members);
    }
    lend(&known, reports, &clusters);
    let context = known.with(reports);
    let notes = clusters.notes(context.reports.len());
    let mut events: Vec<Event> = clusters
        .members
        .iter()
        .zip(notes)
        .map(|(members, notes)| view::event(&context, members, notes))
        .collect();
    sort(&mut events);
    events
}

/// The event of these reports (indexes in order), put together by whoever says so.
pub fn event(
    documents: &[Document],
    entities: &[Entity],
    reports: &[Report],
    groups: &[u32],
    members: &[u32],
) -> Event {
    let known = Known {
        documents,
        entities,
        groups,
        answers: Vec::new(),
        openings: Vec::new(),
        entries: Vec::new(),
    };
    let notes = (Vec::new(), Vec::new());
    view::event(&known.with(reports), members, notes)
}

/// Puts events in timeline order: dated by first possible day, what came before a day first; then
/// undated.
pub fn sort(events: &mut [Event]) {
    events.sort_by_cached_key(|e| {
        let date = e.date.and_then(|d| d.start.or(d.end));
        (
            date.is_none(),
            date,
            e.date.is_some_and(|d| d.start.is_some()),
            e.date.and_then(|d| d.end),
            e.reports.clone(),
        )
    });
}

/// Puts the places and doers the story lends into the reports that are to carry them. Done last, so
/// that nothing merges by what it does not say.
fn lend(known: &Known, reports: &mut [Report], clusters: &cluster::Clusters) {
    let context = known.with(reports);
    let places = lend::places(&context, clusters);
    let doers = doers::lend(&context, clusters);
    for (report, place) in places {
        reports[report].place = Some(place);
    }
    for (report, actor) in doers {
        reports[report].actors.push(actor);
    }
}

/// A report that only says "attack" is of the kind its event's other reports name.
fn specify(reports: &mut [Report], members: &[u32]) {
    let specific = members
        .iter()
        .map(|&r| &reports[r as usize])
        .find(|r| !r.kind.is_unspecific() && r.status == Status::Actual)
        .map(|r| r.kind);
    if let Some(kind) = specific {
        for &r in members {
            let report = &mut reports[r as usize];
            if report.kind.is_unspecific() {
                report.kind = kind;
            }
        }
    }
}

//! What the story tells of reports that say nothing themselves: the date the telling has reached,
//! and which happening an answer answers.

use super::Context;
use super::cluster::Clusters;
use crate::model::{Basis, DateClaim, Report, Status};

/// Paragraphs over which a story keeps to its day.
const REACH: u32 = 6;

/// The cluster of each report.
pub(super) fn cluster_of(clusters: &Clusters, reports: usize) -> Vec<u32> {
    let mut of = vec![0; reports];
    for (i, members) in clusters.members.iter().enumerate() {
        for &m in members {
            of[m as usize] = i as u32;
        }
    }
    of
}

/// Dates for undated happenings told within a dated story: the day of the paragraph, or else of the
/// story's opening. By index of the report, with basis [`Basis::Event`].
pub(super) fn dates(c: &Context, clusters: &Clusters) -> Vec<(usize, DateClaim)> {
    let mut found = Vec::new();
    for members in &clusters.members {
        if members
            .iter()
            .any(|&m| c.reports[m as usize].date.is_some())
        {
            continue;
        }
        let first = members[0] as usize;
        if carries(&c.reports[first])
            && let Some(date) = reached(c, first)
        {
            found.push((
                first,
                DateClaim {
                    basis: Basis::Event,
                    ..date
                },
            ));
        }
    }
    found
}

/// Only what is told as part of the story and says something of its own takes its day.
fn carries(r: &Report) -> bool {
    let telling = !r.kind.is_unspecific() || r.place.is_some() || !r.casualties.is_empty();
    r.status == Status::Actual
        && r.kind.family().is_incident()
        && telling
        && !r.definite
        && !r.background
}

/// The day the telling has reached before report `at`.
fn reached(c: &Context, at: usize) -> Option<DateClaim> {
    let report = &c.reports[at];
    let of_day = |r: &Report| {
        let day = r.date.filter(|d| {
            d.date.days().is_some_and(|n| n <= 2)
                && matches!(d.basis, Basis::Explicit | Basis::Relative)
        });
        // A lead may sum the day up: "in three attacks on Saturday".
        let told = matches!(r.status, Status::Actual | Status::Aggregate);
        day.filter(|_| told && r.kind.family().is_incident())
    };
    let earlier = || {
        c.reports[..at]
            .iter()
            .rev()
            .take_while(|r| r.document == report.document)
    };
    let here = earlier()
        .take_while(|r| r.paragraph == report.paragraph)
        .find_map(of_day);
    let opening = || {
        let lead = earlier().filter(|r| r.date.is_some()).last()?;
        let near = lead.paragraph <= 3 && report.paragraph <= lead.paragraph + REACH;
        of_day(lead).filter(|_| near)
    };
    here.or_else(opening)
}

/// For each report that answers another happening, the cluster of that one.
pub(super) fn answers(c: &Context, of: &[u32]) -> Vec<Option<u32>> {
    c.reports
        .iter()
        .enumerate()
        .map(|(i, r)| {
            let response = r.response_to?;
            let same = |o: &&(usize, &Report)| o.1.document == r.document && o.0 != i;
            let all = || c.reports.iter().enumerate();
            let named = all()
                .filter(|o| same(&o) && response.overlaps(o.1.cue) && !r.cue.overlaps(o.1.cue))
                .min_by_key(|o| o.1.cue.start);
            // A bare "in response" answers the last attack told.
            let last = || {
                all().take(i).rev().find(|o| {
                    same(&o)
                        && o.1.status == Status::Actual
                        && o.1.kind.family() != r.kind.family()
                        && o.1.paragraph + 1 >= r.paragraph
                })
            };
            let bare = c.words(r.document, response).split_whitespace().count() <= 3;
            named.or_else(|| last().filter(|_| bare)).map(|o| of[o.0])
        })
        .collect()
}

//! What the story lends to a happening that does not say it itself: the day and the place the telling
//! has reached. Such values are marked, so that nobody takes them for stated ones.

use super::Context;
use super::cluster::Clusters;
use crate::model::{Basis, DateClaim, PlaceClaim, PlacePrecision, Report, Status};

/// Paragraphs over which a story keeps to its day and place.
const REACH: u32 = 10;

/// Paragraphs at the top of an article that tell its news, the headline among them.
const OPENING: u32 = 4;

/// Paragraphs over which a sum is told in its parts.
pub(super) const PARTS: u32 = 4;

/// How many reports back a story is followed: bounds the work on text that repeats itself.
const EARLIER: usize = 120;

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
        let report = &c.reports[first];
        let of_story = || reached(c, first).filter(|_| !report.definite);
        if carries(report)
            && let Some(date) = of_story().or_else(|| announced(c, members))
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

/// The day on which the news of an article was told, where it came out with the article.
fn announced(c: &Context, members: &[u32]) -> Option<DateClaim> {
    let first = &c.reports[members[0] as usize];
    let own = members
        .iter()
        .find_map(|&m| c.reports[m as usize].announced);
    // "Two attacks within a day, officials said on Monday": the parts of it too.
    let lead = || {
        let mut before = earlier(c, members[0] as usize);
        let dated = before.any(|r| r.date.is_some());
        let opening = earlier(c, members[0] as usize).filter(|r| r.paragraph <= OPENING);
        let mut sums = opening.filter(|r| r.status == Status::Aggregate);
        sums.find_map(|r| r.announced).filter(|_| !dated)
    };
    let told = own.or_else(lead)?;
    let published = c.documents[first.document as usize].published_on()?;
    let fresh = first.paragraph <= OPENING && told.date.gap(&published) <= 1;
    fresh.then_some(told)
}

/// Only what is told as part of the story and says something of its own takes its day; not what
/// its own words put days from another happening ("a day after the strike").
fn carries(r: &Report) -> bool {
    let telling = !r.kind.is_unspecific() || r.place.is_some() || !r.casualties.is_empty();
    r.status == Status::Actual
        && r.kind.family().is_incident()
        && telling
        && !r.background
        && r.anchor.is_none_or(|a| a.days.is_none_or(|n| n == 0))
}

/// The day the telling has reached before report `at`; in a chronicle, before it in its entry.
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
    let dated = |r: &&Report| r.paragraph == report.paragraph && r.date.is_some();
    // A paragraph that has gone to another time does not take the opening's day.
    if let Some(told) = earlier(c, at).find(dated) {
        return of_day(told);
    }
    if let Some(opens) = c.entry(report) {
        let mut own = earlier(c, at).take_while(|r| r.paragraph >= opens);
        return own.find_map(of_day);
    }
    // "The past week has seen clashes": the digest's week is that of all it tells.
    let window = || {
        let sums = |r: &&Report| r.status == Status::Aggregate && r.paragraph <= 2;
        let week = earlier(c, at).filter(sums).find_map(|r| r.date)?;
        let alone = earlier(c, at).all(|r| r.date.is_none_or(|d| d.date == week.date));
        week.date.days().filter(|n| (5..=10).contains(n) && alone)?;
        Some(week)
    };
    // "Six died in bombings on Saturday. A blast in the west killed three": parts of what was summed up.
    let last = earlier(c, at).find(|r| r.date.is_some());
    let sum =
        last.filter(|r| r.status == Status::Aggregate && report.paragraph <= r.paragraph + PARTS);
    if let Some(day) = sum.and_then(of_day) {
        return Some(day);
    }
    let opening = || {
        let lead = earlier(c, at).filter(|r| of_day(r).is_some()).last()?;
        let near = lead.paragraph <= 3 && report.paragraph <= lead.paragraph + REACH;
        // Nor does anything told after the telling has gone to another time.
        let stays = |r: &Report| match (r.date, lead.date) {
            (Some(x), Some(y)) => {
                // History, or a date too wide to be where the telling is, does not move it.
                let aside = x.date.gap(&y.date) > 30 || x.date.days().is_none_or(|n| n > 8);
                x.date.meets(&y.date) || r.background || aside
            }
            _ => true,
        };
        let near = near && earlier(c, at).all(stays);
        of_day(lead).filter(|_| near)
    };
    opening().or_else(window)
}

/// The reports told before report `at` in its document, the latest first.
pub(super) fn earlier<'a>(c: &'a Context, at: usize) -> impl Iterator<Item = &'a Report> {
    let document = c.reports[at].document;
    c.reports[..at]
        .iter()
        .rev()
        .take(EARLIER)
        .take_while(move |r| r.document == document)
}

/// Places for happenings of which no report names one: the place of the paragraph, or else of the
/// story's opening. By index of the cluster's first report.
pub(super) fn places(c: &Context, clusters: &Clusters) -> Vec<(usize, PlaceClaim)> {
    let unplaced = |members: &&Vec<u32>| {
        let mut reports = members.iter().map(|&m| &c.reports[m as usize]);
        reports.all(|r| r.place.is_none() || on_ship(c, r))
    };
    let lent = |members: &Vec<u32>| {
        let first = members[0] as usize;
        let report = &c.reports[first];
        let telling = report.status == Status::Actual
            && report.kind.family().is_incident()
            && !report.background;
        let place = place_reached(c, first).or_else(|| seat(c, first));
        let place = place.filter(|_| telling)?;
        Some((
            first,
            PlaceClaim {
                story: true,
                ..place
            },
        ))
    };
    clusters
        .members
        .iter()
        .filter(unplaced)
        .filter_map(lent)
        .collect()
}

/// The place the story plays in, for what it tells of its own days. What heads a list of days
/// ("June 18: …") and tells of none itself tells the place of all of them.
fn seat(c: &Context, at: usize) -> Option<PlaceClaim> {
    let report = &c.reports[at];
    let seat = report.seat?;
    let first = earlier(c, at).filter_map(|r| r.date).last();
    let paragraphs = &c.documents[report.document as usize].paragraphs;
    let opens = |r: &&Report| {
        let start = paragraphs[r.paragraph as usize - 1].span.start;
        r.date.is_some_and(|d| d.span.start <= start + 2)
    };
    let heads = |r: &&Report| {
        let paragraph = paragraphs[r.paragraph as usize - 1].span;
        r.date.is_some() && paragraph.contains(seat.party.span)
    };
    let list = || opens(&report) && !earlier(c, at).any(|r| heads(&r));
    let own = match (report.date, first) {
        (Some(day), Some(first)) => day.date.gap(&first.date) <= 3,
        _ => true,
    };
    // "The attacks that scarred X: a chronology": of each of its entries.
    let title = c.documents[report.document as usize].title.as_deref();
    let named = || {
        let name = &c.entities[seat.party.entity?.0 as usize].name;
        title.filter(|t| c.entry(report).is_some() && t.contains(name.as_str()))
    };
    (own || list() || named().is_some()).then_some(seat)
}

/// The report knows no other place than a ship.
fn on_ship(c: &Context, r: &Report) -> bool {
    let entity = r.place_entity();
    entity.is_some_and(|ix| c.entities[ix.0 as usize].class == "ship")
}

/// The place the telling has reached before report `at`.
fn place_reached(c: &Context, at: usize) -> Option<PlaceClaim> {
    let report = &c.reports[at];
    let of = |r: &Report| {
        r.place.filter(|p| {
            !p.story
                && !on_ship(c, r)
                && told(r)
                && r.kind.family().is_incident()
                && p.party.entity.is_some()
        })
    };
    let one_time = |r: &&Report| match (r.date, report.date) {
        (Some(x), Some(y)) => x.date.gap(&y.date) <= 1,
        _ => true,
    };
    let here = earlier(c, at)
        .take_while(|r| r.paragraph == report.paragraph)
        .filter(one_time)
        .find_map(of);
    // The opening's place holds until another one is told.
    let opening = || {
        let last = earlier(c, at).find_map(|r| Some((r, of(r)?)))?;
        let lead = earlier(c, at).filter(|r| of(r).is_some()).last()?;
        let (Some(a), Some(b)) = (last.1.party.entity, lead.place_entity()) else {
            return None;
        };
        let near = lead.paragraph <= 3 && report.paragraph <= lead.paragraph + REACH;
        let one = c.lies_in(a, b) || c.lies_in(b, a);
        (near && one && report.date.is_none_or(|d| d.basis == Basis::Event))
            .then_some(last.1)
            .filter(|p| p.precision < PlacePrecision::Country)
    };
    here.or_else(opening)
}

/// Told as happened, once or in sum.
pub(super) fn told(r: &Report) -> bool {
    matches!(
        r.status,
        Status::Actual | Status::Aggregate | Status::Habitual
    )
}

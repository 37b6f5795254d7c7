//! Where a story plays, as its top tells: for what it tells without a place of its own.

use super::names::Names;
use super::places::of_story;
use crate::model::{Document, Entity, EntityIx, EntityKind, PlacePrecision, Report, Role, Span};

/// Body paragraphs that count as the top of a story.
const TOP: usize = 2;

/// Gives the reports without a place the one the story plays in.
pub(super) fn lend<'a>(
    document: &Document,
    named: &[Names],
    entity: &impl Fn(EntityIx) -> &'a Entity,
    reports: &mut [Report],
) {
    let Some((ix, span)) = seat(document, named, entity) else {
        return;
    };
    let claim = of_story(ix, span, entity(ix));
    for report in reports.iter_mut().filter(|r| r.place.is_none()) {
        report.seat = Some(claim);
    }
}

/// The one place, finer than a country, that the headline names; or else the opening paragraphs, a
/// dateline among them.
fn seat<'a>(
    document: &Document,
    named: &[Names],
    entity: &impl Fn(EntityIx) -> &'a Entity,
) -> Option<(EntityIx, Span)> {
    let paragraphs = || document.paragraphs.iter().zip(named);
    // The headline may stand beside the text: what it names is found where the text names it first.
    let headline = document.title.as_deref().unwrap_or_default();
    let mut seen = Vec::new();
    let mut told = |ix: EntityIx| {
        let first = !seen.contains(&ix);
        seen.push(ix);
        first && headline.contains(entity(ix).name.as_str())
    };
    let title = paragraphs().flat_map(|(p, names)| names.iter().map(move |name| (p, name)));
    let title = title.filter(|(p, (ix, _))| told(*ix) || p.role == Role::Title);
    if let Some(place) = only(title.map(|(_, name)| name), entity) {
        return Some(place);
    }
    let body = || paragraphs().filter(|(p, _)| p.role == Role::Body);
    // One paragraph more at a time: "Rockets hit a base", and then where that is.
    (1..=TOP).find_map(|top| only(body().take(top).flat_map(|(_, names)| names), entity))
}

/// The finest of the places, where each of the others holds it.
fn only<'a, 'n>(
    names: impl Iterator<Item = &'n (EntityIx, Span)>,
    entity: &impl Fn(EntityIx) -> &'a Entity,
) -> Option<(EntityIx, Span)> {
    let fine = |ix: EntityIx| {
        let e = entity(ix);
        matches!(e.kind, EntityKind::Place | EntityKind::Base)
            && e.class != "ship"
            && e.place_precision() < PlacePrecision::Region
    };
    let mut places: Vec<(EntityIx, Span)> = names.filter(|(ix, _)| fine(*ix)).copied().collect();
    places.sort_by_key(|(ix, span)| (entity(*ix).place_precision(), *span));
    let first = *places.first()?;
    let holds = |outer: EntityIx| {
        let mut at = Some(first.0);
        let mut steps = 0;
        while let Some(ix) = at.filter(|_| steps < 12) {
            if ix == outer {
                return true;
            }
            at = entity(ix).parent;
            steps += 1;
        }
        // Where nothing is known of what lies where, a wider place beside a finer one holds it.
        let known = entity(first.0).parent.is_some();
        !known && entity(outer).place_precision() > entity(first.0).place_precision()
    };
    places.iter().all(|(ix, _)| holds(*ix)).then_some(first)
}

//! Articles that tell of one happening only: what they tell without day and place is that one.

use super::Context;
use super::veto::unknown_place;
use crate::model::{Basis, Date, EntityIx, Family, PlacePrecision, Report, Status};

/// For each document that tells of one attack or strike, the report that tells it first.
pub(super) fn stories(c: &Context, days: &[Option<Date>]) -> Vec<Option<u32>> {
    let mut stories = vec![None; c.documents.len()];
    let mut at = 0;
    while at < c.reports.len() {
        let document = c.reports[at].document;
        let len = c.reports[at..]
            .iter()
            .take_while(|r| r.document == document)
            .count();
        let told = &c.reports[at..at + len];
        if one(c, told, days[document as usize]) {
            let first = told.iter().position(counts);
            stories[document as usize] = first.map(|i| (at + i) as u32);
        }
        at += len;
    }
    stories
}

/// An attack or strike that took place and is not told as history.
fn counts(r: &Report) -> bool {
    r.status == Status::Actual
        && matches!(r.kind.family(), Family::Attack | Family::Strike)
        && !r.background
}

/// The date a passage itself gives.
pub(super) fn own_date(r: &Report) -> Option<Date> {
    r.date.filter(|d| d.basis != Basis::Event).map(|d| d.date)
}

fn one(c: &Context, told: &[Report], mut day: Option<Date>) -> bool {
    let mut place: Option<EntityIx> = None;
    let mut family = None;
    for r in told.iter().filter(|r| counts(r)) {
        let own = own_date(r);
        if let (Some(own), Some(day)) = (own, day)
            && own.gap(&day) > 0
        {
            return false;
        }
        day = day.or(own);
        if r.distinct || family.is_some_and(|f| f != r.kind.family()) {
            return false;
        }
        family = Some(r.kind.family());
        let fixed = r
            .place
            .filter(|p| p.precision <= PlacePrecision::District && !unknown_place(c, r))
            .and_then(|p| p.party.entity);
        if let Some(here) = fixed {
            let nested = place.is_none_or(|p| c.lies_in(p, here) || c.lies_in(here, p));
            if !nested {
                return false;
            }
            // The closest place told so far.
            if place.is_none_or(|p| c.lies_in(here, p)) {
                place = Some(here);
            }
        }
    }
    true
}

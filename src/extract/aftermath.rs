//! What became of people, told in words that name no happening: "No casualties were reported", "So far
//! 13 bodies have been recovered". They go on with the happening told just before.

use super::attribution::attribution;
use super::casualties::{Casualty, casualties};
use super::reader::Reader;
use crate::model::{Kind, Outcome, Report, Role, Rule, Scope, Status};

/// Reads what the sentence tells of the happening before it. `told` are the sentence's own reports,
/// `before` those of the sentences above.
pub(super) fn read(reader: &Reader, told: &mut Vec<Report>, before: &[Report]) {
    if !goes_on(reader, before) {
        return;
    }
    // "No soldiers were killed": what happened did, and hurt nobody.
    for report in told.iter_mut() {
        let spared = report.rule == Rule::CasualtyVerb
            && !report.casualties.is_empty()
            && report.casualties.iter().all(|c| c.count.max == Some(0));
        if spared {
            report.status = Status::Actual;
            report.definite = true;
        }
    }
    let incident = |r: &Report| r.kind.family().is_incident();
    if !told.iter().any(incident) {
        let s = reader.s;
        let next = before
            .iter()
            .rev()
            .find(|r| incident(r))
            .is_some_and(|r| r.paragraph == s.paragraph.ordinal && r.sentence + 1 >= s.ordinal);
        told.extend(toll(reader, next));
    }
}

/// An incident was told just before.
fn goes_on(reader: &Reader, before: &[Report]) -> bool {
    let s = reader.s;
    let prose = s.paragraph.role == Role::Body;
    let last = before
        .iter()
        .rev()
        .find(|r| r.status == Status::Actual && r.kind.family().is_incident());
    prose && last.is_some_and(|r| r.paragraph + 1 >= s.paragraph.ordinal)
}

/// The report of a sentence that only counts the hurt, `next` to the one that told what hurt them.
fn toll(reader: &Reader, next: bool) -> Option<Report> {
    let s = reader.s;
    let whole = s.whole();
    if s.any("hypothetical", whole) || s.any("planned", whole) {
        return None;
    }
    let mut hurt: Vec<Casualty> = casualties(s);
    // "Two guards died": people die of many things.
    let by_it = next && !s.any("accidents", whole);
    hurt.retain(|c| c.claim.scope == Scope::Event && (by_it || c.claim.outcome != Outcome::Died));
    let first = hurt.iter().find(|c| c.claim.count.is_numeric())?;
    Some(Report {
        cue: s.span_of(first.at),
        definite: true,
        casualties: hurt.iter().map(|c| c.claim).collect(),
        attribution: attribution(s, &|ix| reader.entity(ix), None),
        rule: Rule::CasualtyVerb,
        ..Report::new(
            reader.index,
            s.paragraph.ordinal,
            s.ordinal,
            s.span,
            Kind::AttackUnspecified,
        )
    })
}

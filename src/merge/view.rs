//! What an event shows: a choice among its reports' claims by fixed rules, and where they differ.
//!
//! Date: the narrowest claim that most reports agree with. Place: the most specific. Figures:
//! `figures`. Nothing is dropped: the reports keep every claim.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::{Context, figures};
use crate::model::{
    ActorClaim, Date, EntityIx, EntityKind, Event, EventPlace, Field, Kind, MergeNote, Outcome,
    OutcomeClaim, PlacePrecision, Relation, Report, Scope, Stance, Status,
};

/// Days up to which a date counts as narrow.
const NARROW: i64 = 8;

/// Builds the view of one cluster.
pub(super) fn event(
    c: &Context,
    members: &[u32],
    (merged, suggested): (Vec<MergeNote>, Vec<MergeNote>),
) -> Event {
    let reports: Vec<&Report> = members.iter().map(|&r| &c.reports[r as usize]).collect();
    let status = reports
        .iter()
        .map(|r| r.status)
        .min()
        .unwrap_or(Status::Actual);
    let kind = kind(&reports);
    let date = date(&reports);
    let place = place(members, &reports);
    let killed = figures::people(&reports, &Outcome::DEAD);
    let wounded = figures::people(&reports, &[Outcome::Wounded]);
    let sources: BTreeSet<u32> = reports
        .iter()
        .map(|r| c.groups[r.document as usize])
        .collect();
    Event {
        id: id(c, &reports, kind, date, place),
        title: title(c, &reports, kind, place),
        reports: members.to_vec(),
        kind,
        status,
        date,
        place,
        killed,
        wounded,
        munitions: figures::munitions(&reports),
        sources: sources.len() as u32,
        disputed: disputed(c, &reports),
        merged,
        suggested,
    }
}

fn telling(kind: Kind) -> u32 {
    match kind {
        Kind::AttackUnspecified => 0,
        Kind::StrikeUnspecified => 1,
        Kind::TargetedKilling => 2,
        // How it was flown tells more than that it came from the air.
        Kind::Airstrike => 3,
        _ => 4,
    }
}

/// The most specific kind; among equals the one most reports name.
fn kind(reports: &[&Report]) -> Kind {
    let mut told: BTreeMap<Kind, usize> = BTreeMap::new();
    for report in reports {
        *told.entry(report.kind).or_default() += 1;
    }
    let votes = |k: Kind| told[&k];
    reports
        .iter()
        .map(|r| r.kind)
        .max_by_key(|&k| (telling(k), votes(k), std::cmp::Reverse(k)))
        .unwrap_or(Kind::AttackUnspecified)
}

fn date(reports: &[&Report]) -> Option<Date> {
    let all = reports.iter().filter_map(|r| Some(r.date?.date));
    let mut dates: Vec<Date> = all.collect();
    // A year agrees with every day in it: where a day is told, only days are asked.
    let narrow = |d: &Date| d.days().is_some_and(|n| n <= NARROW);
    if dates.iter().any(narrow) {
        dates.retain(narrow);
    }
    // Many reports of a happening give few dates.
    let mut told: Vec<(Date, usize)> = Vec::new();
    for date in &dates {
        match told.iter_mut().find(|(d, _)| d == date) {
            Some((_, times)) => *times += 1,
            None => told.push((*date, 1)),
        }
    }
    let agree = |d: &Date| -> usize {
        let meeting = told.iter().filter(|(o, _)| o.meets(d));
        meeting.map(|(_, times)| times).sum()
    };
    dates
        .iter()
        .max_by_key(|d| {
            (
                agree(d),
                std::cmp::Reverse(d.days().unwrap_or(i64::MAX)),
                std::cmp::Reverse(d.start),
            )
        })
        .copied()
}

fn place(members: &[u32], reports: &[&Report]) -> Option<EventPlace> {
    let placed = members.iter().zip(reports).filter_map(|(&report, r)| {
        Some(EventPlace {
            report,
            claim: r.place?,
        })
    });
    placed.min_by_key(|p| (p.claim.precision, p.claim.party.entity.is_none(), p.report))
}

fn disputed(c: &Context, reports: &[&Report]) -> Vec<Field> {
    let mut fields = Vec::new();
    let dates = distinct(reports.iter().filter_map(|r| Some(r.date?.date)));
    if pairs(&dates).any(|(a, b)| a.gap(b) > 0) {
        fields.push(Field::Date);
    }
    let places = reports
        .iter()
        .filter(|r| {
            r.place.is_some_and(|p| {
                let vague = matches!(p.relation, Relation::Near | Relation::Towards);
                !vague && p.precision <= PlacePrecision::District
            })
        })
        .filter_map(|r| r.place_entity());
    if pairs(&distinct(places)).any(|(a, b)| !c.lies_in(*a, *b) && !c.lies_in(*b, *a)) {
        fields.push(Field::Place);
    }
    if actors_differ(c, reports) {
        fields.push(Field::Actors);
    }
    fields.extend(figures::disputed(reports));
    if outcomes_differ(reports) {
        fields.push(Field::Outcome);
    }
    fields
}

/// Each value once: many reports of a happening say the same.
pub(super) fn distinct<T: PartialEq>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = Vec::new();
    for value in values {
        if !seen.contains(&value) {
            seen.push(value);
        }
    }
    seen
}

pub(super) fn pairs<T>(list: &[T]) -> impl Iterator<Item = (&T, &T)> {
    list.iter()
        .enumerate()
        .flat_map(|(i, a)| list[i + 1..].iter().map(move |b| (a, b)))
}

/// Independent sources that name different doers, or a doer that is denied.
fn actors_differ(c: &Context, reports: &[&Report]) -> bool {
    let mut named: BTreeMap<u32, BTreeSet<EntityIx>> = BTreeMap::new();
    for report in reports {
        let tied = |a: &&ActorClaim| !matches!(a.stance, Stance::Denied | Stance::Implied);
        let doers = report.actors.iter().filter(tied);
        let doers: Vec<EntityIx> = doers.filter_map(|a| a.party.entity).collect();
        if !doers.is_empty() {
            named
                .entry(c.groups[report.document as usize])
                .or_default()
                .extend(doers);
        }
    }
    let is_denied = |r: &&Report| r.actors.iter().any(|a| a.stance == Stance::Denied);
    let denied = reports.iter().any(is_denied);
    let sources = distinct(named.into_values());
    let one = |x: EntityIx, y: EntityIx| c.lies_in(x, y) || c.lies_in(y, x);
    let lacks = |a: &BTreeSet<EntityIx>, b: &BTreeSet<EntityIx>| {
        a.iter().any(|x| !b.iter().any(|y| one(*x, *y)))
    };
    // One blames, another does not believe it.
    let blames = |r: &&Report| {
        r.actors
            .iter()
            .any(|a| matches!(a.stance, Stance::Blamed | Stance::Suspected))
    };
    let doubted = reports.iter().any(|r| !r.attribution.doubts.is_empty());
    let doubted = doubted && reports.iter().any(blames);
    denied && !sources.is_empty()
        || doubted
        || pairs(&sources).any(|(a, b)| lacks(a, b) || lacks(b, a))
}

fn outcomes_differ(reports: &[&Report]) -> bool {
    let has = |o: OutcomeClaim| {
        reports
            .iter()
            .any(|r| r.outcomes.iter().any(|(x, _)| *x == o))
    };
    let stopped = has(OutcomeClaim::Intercepted) || has(OutcomeClaim::Repelled);
    let harmed = reports.iter().any(|r| {
        r.casualties.iter().any(|x| {
            x.scope == Scope::Event && x.count.min > 0 && x.outcome != Outcome::NoneReported
        })
    });
    stopped && (harmed || has(OutcomeClaim::Missed)) || has(OutcomeClaim::NoDamage) && harmed
}

/// The name of an entity or the words of a claim, tidied.
fn name(c: &Context, report: &Report, party: crate::model::Party) -> String {
    match party.entity {
        Some(ix) => c.entities[ix.0 as usize].name.clone(),
        None => c
            .words(report.document, party.span)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
    }
}

fn title(c: &Context, reports: &[&Report], kind: Kind, place: Option<EventPlace>) -> String {
    let victim = reports.iter().find_map(|r| {
        r.casualties
            .iter()
            .filter_map(|x| x.who)
            .find(|w| {
                w.entity
                    .is_some_and(|e| c.entities[e.0 as usize].kind == EntityKind::Person)
            })
            .map(|w| name(c, r, w))
    });
    let target = reports
        .iter()
        .find_map(|r| r.targets.first().map(|t| name(c, r, *t)));
    let at = place.map(|p| {
        let site = name(c, &c.reports[p.report as usize], p.claim.party);
        let word = match p.claim.relation {
            Relation::Near => "near",
            Relation::Towards => "towards",
            Relation::Along => "along",
            Relation::Inside => "in",
            _ if p
                .claim
                .party
                .entity
                .is_some_and(|e| c.entities[e.0 as usize].kind == EntityKind::Base) =>
            {
                if kind.family().is_incident()
                    && !matches!(
                        kind,
                        Kind::WeaponsFind
                            | Kind::Detention
                            | Kind::Release
                            | Kind::Clash
                            | Kind::ThwartedAttack
                            | Kind::Interception
                            | Kind::Demonstration
                    )
                {
                    "on"
                } else {
                    "at"
                }
            }
            _ => "in",
        };
        format!(" {word} {site}")
    });
    match (kind, victim) {
        (Kind::TargetedKilling, None) => format!("{}{}", kind.title(), at.unwrap_or_default()),
        (Kind::TargetedKilling | Kind::DroneStrike, Some(victim)) => {
            format!("{}: {victim}", kind.title())
        }
        _ => match (at, target) {
            (Some(at), _) => format!("{}{at}", kind.title()),
            (None, Some(target))
                if matches!(kind, Kind::Detention | Kind::Release | Kind::Abduction) =>
            {
                format!("{} of {target}", kind.title())
            }
            (None, Some(target)) if kind.family().is_incident() => {
                format!("{} on {target}", kind.title())
            }
            _ => kind.title().to_owned(),
        },
    }
}

/// Kind family, site, first possible day, and a short hash of the earliest report: stable as long
/// as that report is there and says so.
fn id(
    c: &Context,
    reports: &[&Report],
    kind: Kind,
    date: Option<Date>,
    place: Option<EventPlace>,
) -> String {
    let first = reports[0];
    let document = &c.documents[first.document as usize];
    let mut hasher = Sha256::new();
    hasher.update(document.id.as_bytes());
    hasher.update(first.cue.start.to_le_bytes());
    hasher.update(first.span.of(&document.text).as_bytes());
    let digest = hasher.finalize();
    let site = place
        .and_then(|p| p.claim.party.entity)
        .map_or("somewhere", |e| {
            c.entities[e.0 as usize].id.trim_start_matches('~')
        });
    let day = date
        .and_then(|d| d.start.or(d.end))
        .map_or_else(|| "undated".to_owned(), |d| d.to_string());
    format!(
        "{}-{site}-{day}-{:02x}{:02x}{:02x}",
        kind.family().name(),
        digest[0],
        digest[1],
        digest[2]
    )
}

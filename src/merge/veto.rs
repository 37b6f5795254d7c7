//! What forbids that two reports are one happening, whatever else speaks for it.

use super::Context;
use super::score::{same_place, same_toll, same_victims, total, victims};
use crate::model::{
    Basis, EntityIx, Family, Kind, Outcome, PlaceClaim, PlacePrecision, Precision, Relation,
    Report, Role, Stage, Status,
};

/// Days between two dates from which on nothing can make the reports one happening.
pub(super) const FAR: i64 = 3;

/// True when the reports cannot be one happening.
pub(super) fn forbidden(c: &Context, a: &Report, b: &Report) -> bool {
    let (first, second) = if (a.document, a.cue) <= (b.document, b.cue) {
        (a, b)
    } else {
        (b, a)
    };
    // What is asked soonest and settles most comes first.
    let fits = || {
        let kinds = a.kind.fits(b.kind) || a.kind.mixes(b.kind);
        kinds || stopped(first, second) || beaten(first, second)
    };
    a.status != Status::Actual
        || b.status != Status::Actual
        || dates_forbid(c, a, b)
        || !fits()
        || !one_ground(c, first, second) && places_forbid(c, a, b)
        || other_victims(c, a, b)
        || if first.document == second.document {
            told_apart(c, first, second)
        } else {
            foretold(c, a, b) || foretold(c, b, a)
        }
}

/// Of two reports of one article, the second is told as another happening than the first.
fn told_apart(c: &Context, first: &Report, second: &Report) -> bool {
    // Two happenings named apart in one sentence are two, unless nothing tells them apart: "was
    // fired from the hills and fell by a house".
    let alike = || {
        first.kind == second.kind
            && !first.kind.is_unspecific()
            && (first.place.is_none() || second.place.is_none() || same_place(first, second))
            && (first.date.is_none()
                || second.date.is_none()
                || first.date.map(|d| d.date) == second.date.map(|d| d.date))
            && !second.distinct
    };
    if first.shares_sentence(second) && !alike() {
        return true;
    }
    // "another": not what was told before.
    // A lead's "another attack" is another than those of the past, not than its headline's.
    let headline = || first.paragraph == 1 && c.role(first) == Role::Title;
    second.distinct && second.paragraph <= first.paragraph + 3 && !headline()
        || killing_named(c, first, second) && !headline()
        || own_dead(first, second)
        || arms_clash(first, second)
        || tolls_clash(first, second)
}

/// "Another base was attacked … after the assassination of the general": the killing of somebody
/// named is not what was told before without that name.
fn killing_named(c: &Context, first: &Report, second: &Report) -> bool {
    second.kind == Kind::TargetedKilling
        && first.kind != Kind::TargetedKilling
        && victims(c, second).next().is_some()
        && !one_day(first, second)
        && !same_victims(c, first, second)
}

/// "Five drones were intercepted. On Monday two were": other drones on a day of their own.
fn arms_clash(first: &Report, second: &Report) -> bool {
    let stopped = |r: &Report| {
        let mut counts = r.munitions.iter().filter(|m| m.stage == Stage::Intercepted);
        let count = counts.next().filter(|_| counts.next().is_none())?.count;
        (count.max == Some(count.min)).then_some(count.min)
    };
    let own_day = second.own_date().is_some() && !second.definite;
    own_day && matches!((stopped(first), stopped(second)), (Some(x), Some(y)) if x != y)
}

/// "Missiles of the rebels hit a town. 95 rebels were killed": who fires from afar does not die of it.
fn own_dead(first: &Report, second: &Report) -> bool {
    let afar = matches!(
        first.kind,
        Kind::MissileAttack | Kind::RocketAttack | Kind::DroneAttack | Kind::MortarAttack
    );
    let did = |ix: EntityIx| first.actors.iter().any(|a| a.party.entity == Some(ix));
    let mut dead = second.casualties.iter().filter_map(|x| x.who?.entity);
    afar && dead.any(did)
}

/// Both are told of days that meet.
fn one_day(a: &Report, b: &Report) -> bool {
    matches!((a.date, b.date), (Some(x), Some(y)) if x.date.meets(&y.date))
}

/// The places of two reports, though not one, may be one ground.
fn one_ground(c: &Context, first: &Report, second: &Report) -> bool {
    // "The blasts at the checkpoint" says more exactly where what was told before took place.
    let closer = [first, second]
        .iter()
        .any(|r| r.definite && r.date.is_none() && unknown_place(c, r));
    // Of one article's places, one no pack knows may lie in the town told of.
    closer || first.document == second.document && loose_place(c, first) != loose_place(c, second)
}

/// The report's place is a bare name, not told to be a town of its own.
fn loose_place(c: &Context, r: &Report) -> bool {
    let entity = r.place_entity();
    unknown_place(c, r) && entity.is_some_and(|ix| c.entities[ix.0 as usize].class == "place")
}

/// The report's place is one that no pack knows, and so may lie in any other.
pub(super) fn unknown_place(c: &Context, r: &Report) -> bool {
    r.place_entity().is_some_and(|ix| unknown(c, ix))
}

/// No pack knows it, and no word told what it lies in.
fn unknown(c: &Context, ix: EntityIx) -> bool {
    let entity = &c.entities[ix.0 as usize];
    !entity.listed && entity.parent.is_none()
}

/// One article that counts the dead of a happening twice as many, or half, tells of two; but "the
/// blast itself killed two" counts a part of what was told. `b` is told after `a`.
fn tolls_clash(a: &Report, b: &Report) -> bool {
    let exact = |r: &Report, of: &[Outcome]| {
        total(r, of).and_then(|(min, max, _)| (max == Some(min) && min > 0).then_some(min))
    };
    let apart = |of: &[Outcome]| match (exact(a, of), exact(b, of)) {
        (Some(x), Some(y)) if y < x && b.definite => Some(false),
        (Some(x), Some(y)) => Some(x.max(y) / 2 >= x.min(y)),
        _ => None,
    };
    let killed = apart(&Outcome::DEAD);
    let wounded = apart(&[Outcome::Wounded]);
    killed == Some(true) && wounded != Some(false) || wounded == Some(true) && killed != Some(false)
}

/// An undated report cannot tell of what came after its article appeared.
fn foretold(c: &Context, undated: &Report, dated: &Report) -> bool {
    let Some(start) = dated.date.and_then(|d| d.date.start) else {
        return false;
    };
    let published = || c.documents[undated.document as usize].published_on();
    undated.date.is_none()
        && published()
            .and_then(|p| p.end)
            .is_some_and(|end| start > end)
}

/// "The attack", told of after a drone was shot down: what was stopped is called by its name.
pub(super) fn stopped(first: &Report, second: &Report) -> bool {
    let bare = second.date.is_none() && second.place.is_none();
    first.document == second.document
        && first.kind == Kind::Interception
        && (second.kind == Kind::AttackUnspecified && bare
            || second.kind.family() == Family::Attack && second.definite)
}

/// "Drones were sent against the base. One was shot down": what became of some of them. "The army
/// foiled the assault": what became of it.
pub(super) fn beaten(first: &Report, second: &Report) -> bool {
    let told_next = second.paragraph == first.paragraph && second.sentence <= first.sentence + 1;
    let bare = second.date.is_none() && second.place.is_none();
    first.document == second.document
        && first.kind.family() == Family::Attack
        && match second.kind {
            Kind::Interception => bare && told_next,
            Kind::ThwartedAttack => second.definite,
            _ => false,
        }
}

/// The killing of one and the killing of another, unless both are told of one day.
fn other_victims(c: &Context, a: &Report, b: &Report) -> bool {
    let killing = |r: &Report| r.kind == Kind::TargetedKilling && victims(c, r).next().is_some();
    killing(a) && killing(b) && !one_day(a, b) && !same_victims(c, a, b)
}

/// Dates more than the tolerance apart, when nothing unique ties the reports.
fn dates_forbid(c: &Context, a: &Report, b: &Report) -> bool {
    let (Some(x), Some(y)) = (a.date, b.date) else {
        return false;
    };
    let gap = x.date.gap(&y.date);
    if gap == 0 || gap > FAR {
        return gap > FAR;
    }
    let tolerance = match x.date.precision.max(y.date.precision) {
        Precision::Minute | Precision::PartOfDay | Precision::Day | Precision::Night => {
            // Neighbouring days at one site in one article are two happenings, unless a table and
            // the telling differ.
            let table = (x.basis == Basis::Table) != (y.basis == Basis::Table);
            i64::from(table || a.document != b.document)
        }
        Precision::DayRange => 1,
        Precision::Week | Precision::ApproxDays => FAR,
        // "In November … in December": one month is not the next.
        Precision::Month | Precision::Year => 0,
        _ => 2,
    };
    gap > tolerance
        && !(gap <= 2 && (same_victims(c, a, b) || same_toll(a, b).is_some_and(|t| t >= 4)))
}

fn places_forbid(c: &Context, a: &Report, b: &Report) -> bool {
    let (Some(x), Some(y)) = (a.place, b.place) else {
        return false;
    };
    let (Some(p), Some(q)) = (x.party.entity, y.party.entity) else {
        return false;
    };
    let ship = |ix: EntityIx| c.entities[ix.0 as usize].class == "ship";
    if c.lies_in(p, q) || c.lies_in(q, p) || ship(p) != ship(q) {
        return false;
    }
    // A relative place ("north of the capital") is compatible with what lies there, a region with
    // what may lie in it.
    let vague = |place: &PlaceClaim| {
        matches!(
            place.relation,
            Relation::Near | Relation::Towards | Relation::Along
        )
    };
    let border = |ix: EntityIx| c.entities[ix.0 as usize].class == "border";
    if border(p) || border(q) {
        return !near(c, p, q, 5.0);
    }
    let wide = |place: &PlaceClaim| place.precision >= PlacePrecision::Governorate;
    // "near the border with Mali": on which side of it, no word says.
    if vague(&x) && wide(&x) || vague(&y) && wide(&y) {
        return false;
    }
    if wide(&x) || wide(&y) {
        let both = wide(&x) && wide(&y);
        // Two provinces are two places, known or not.
        let province = |place: &PlaceClaim| place.precision == PlacePrecision::Governorate;
        if province(&x) && province(&y) {
            return !same_name(c, p, q);
        }
        return !(unknown(c, p)
            || unknown(c, q)
            || !both && same_country(c, p, q) && near(c, p, q, 4.0));
    }
    // Of a place nobody knows the position of, nothing says that it lies near another.
    let known = |ix: EntityIx| c.entities[ix.0 as usize].point.is_some();
    // But two articles that count the same dead on one day may call its place by two names.
    let told_twice = a.document != b.document
        && (unknown(c, p) || unknown(c, q))
        && one_day(a, b)
        && same_toll(a, b).is_some_and(|t| t >= 4);
    if told_twice {
        return false;
    }
    !(vague(&x) || vague(&y)) || !(known(p) && known(q) && near(c, p, q, 1.0))
}

/// "Borno" and "Borno State".
fn same_name(c: &Context, p: EntityIx, q: EntityIx) -> bool {
    let name = |ix: EntityIx| c.entities[ix.0 as usize].name.as_str();
    name(p).starts_with(name(q)) || name(q).starts_with(name(p))
}

fn same_country(c: &Context, p: EntityIx, q: EntityIx) -> bool {
    let (a, b) = (
        &c.entities[p.0 as usize].country,
        &c.entities[q.0 as usize].country,
    );
    a.is_some() && a == b
}

/// Within so many degrees of each other, or unknown.
fn near(c: &Context, p: EntityIx, q: EntityIx, degrees: f64) -> bool {
    match (
        c.entities[p.0 as usize].point,
        c.entities[q.0 as usize].point,
    ) {
        (Some(a), Some(b)) => (a.lat - b.lat).abs() < degrees && (a.lon - b.lon).abs() < degrees,
        _ => true,
    }
}

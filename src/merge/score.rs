//! What speaks for two reports telling of the same happening, and what forbids it.

use super::Context;
use crate::model::{
    Basis, CasualtyClaim, EntityIx, EntityKind, Family, Kind, Outcome, PlaceClaim, PlacePrecision,
    Precision, Relation, Report, Role, Scope, Stage, Status,
};

/// Score from which two reports are put together.
pub(super) const MERGE: i32 = 5;
/// Score from which the analyst is offered the pair.
pub(super) const SUGGEST: i32 = 3;

/// The sum of the points and the reasons for them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Score {
    pub points: i32,
    pub reasons: Vec<String>,
}

impl Score {
    fn add(&mut self, points: i32, reason: &str) {
        self.points += points;
        self.reasons.push(format!("{reason} {points:+}"));
    }
}

/// True when the reports cannot be one happening.
pub(super) fn forbidden(c: &Context, a: &Report, b: &Report) -> bool {
    if a.status != Status::Actual || b.status != Status::Actual || !a.kind.fits(b.kind) {
        return true;
    }
    let (first, second) = if (a.document, a.cue) <= (b.document, b.cue) {
        (a, b)
    } else {
        (b, a)
    };
    if first.document == second.document {
        // Two happenings named apart in one sentence are two, unless all they say is the same.
        let alike = first.kind == second.kind
            && !first.kind.is_unspecific()
            && same_place(first, second)
            && first.date.map(|d| d.date) == second.date.map(|d| d.date)
            && !second.distinct;
        if first.span == second.span && !alike {
            return true;
        }
        // "again", "another": not what was told before, unless both give the same day.
        let same_day = matches!((a.date, b.date), (Some(x), Some(y))
            if x.date.days().is_some_and(|n| n <= 2) && x.date.gap(&y.date) <= 1);
        let just_told = second.paragraph <= first.paragraph + 3;
        if second.distinct && just_told && !same_day {
            return true;
        }
    }
    dates_forbid(c, a, b) || places_forbid(c, a, b)
}

/// Dates more than the tolerance apart, when nothing unique ties the reports.
fn dates_forbid(c: &Context, a: &Report, b: &Report) -> bool {
    let (Some(x), Some(y)) = (a.date, b.date) else {
        return false;
    };
    let gap = x.date.gap(&y.date);
    if gap == 0 {
        return false;
    }
    let tolerance = match x.date.precision.max(y.date.precision) {
        Precision::Minute | Precision::PartOfDay | Precision::Day | Precision::Night => {
            // Neighbouring days at one site in one table are two happenings.
            i64::from(x.basis != y.basis || a.document != b.document)
        }
        Precision::DayRange => 1,
        Precision::Week | Precision::ApproxDays => 3,
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
    if c.lies_in(p, q) || c.lies_in(q, p) {
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
    let unknown = |ix: EntityIx| {
        !c.entities[ix.0 as usize].listed && c.entities[ix.0 as usize].parent.is_none()
    };
    if wide(&x) || wide(&y) {
        let both = wide(&x) && wide(&y);
        return !(unknown(p) || unknown(q) || !both && same_country(c, p, q) && near(c, p, q, 4.0));
    }
    !(vague(&x) || vague(&y)) || !near(c, p, q, 1.0)
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

/// How much speaks for the two reports being one happening. Call [`forbidden`] first.
pub(super) fn score(c: &Context, a: u32, b: u32) -> Score {
    let mut score = Score::default();
    if let (Some(x), Some(y)) = (c.answers[a as usize], c.answers[b as usize])
        && x == y
    {
        score.add(5, "answer to the same happening");
    }
    let (a, b) = (&c.reports[a as usize], &c.reports[b as usize]);
    dates(a, b, &mut score);
    places(c, a, b, &mut score);
    people(c, a, b, &mut score);
    arms(c, a, b, &mut score);
    actors(c, a, b, &mut score);
    targets(a, b, &mut score);
    score
}

fn dates(a: &Report, b: &Report, score: &mut Score) {
    let (Some(x), Some(y)) = (a.date, b.date) else {
        return;
    };
    // A day taken over from the story proves nothing about what is told beside it.
    let lent = [x, y].iter().any(|d| d.basis == Basis::Event);
    if lent && a.document == b.document && x.date.meets(&y.date) {
        score.add(1, "dates meet");
        return;
    }
    let exact = |d: &crate::model::Date| d.days().is_some_and(|n| n <= 2);
    let narrow = |d: &crate::model::Date| d.days().is_some_and(|n| n <= 8);
    match x.date.gap(&y.date) {
        0 if exact(&x.date) && exact(&y.date) => score.add(3, "same day"),
        0 if x.date == y.date && narrow(&x.date) => score.add(3, "same window"),
        0 if narrow(&x.date) && narrow(&y.date) => score.add(2, "dates nest"),
        0 => score.add(1, "dates meet"),
        1 => score.add(2, "neighbouring days"),
        _ => {}
    }
}

fn places(c: &Context, a: &Report, b: &Report, score: &mut Score) {
    let (Some(x), Some(y)) = (a.place, b.place) else {
        return;
    };
    let fine = |p: PlaceClaim| p.precision <= PlacePrecision::District;
    match (x.party.entity, y.party.entity) {
        (Some(p), Some(q)) if p == q => {
            if c.entities[p.0 as usize].kind == EntityKind::Base {
                score.add(3, "same site");
            } else if fine(x) {
                score.add(2, "same town");
            } else {
                score.add(1, "same region");
            }
        }
        (Some(p), Some(q)) if c.lies_in(p, q) || c.lies_in(q, p) => {
            let site = |e: EntityIx| c.entities[e.0 as usize].kind == EntityKind::Base;
            let both_fine = i32::from(fine(x) && fine(y));
            let points = if site(p) && site(q) { 3 } else { 1 + both_fine };
            score.add(points, "one place lies in the other");
        }
        (None, None) => {
            let (p, q) = (
                c.words(a.document, x.party.span),
                c.words(b.document, y.party.span),
            );
            if p.eq_ignore_ascii_case(q) {
                score.add(2, "same place words");
            }
        }
        _ => {}
    }
}

fn people(c: &Context, a: &Report, b: &Report, score: &mut Score) {
    if same_victims(c, a, b) {
        score.add(4, "same named victim");
    }
    // "The deadly attack" is the one that killed.
    let deadly = |r: &Report| {
        r.casualties
            .iter()
            .any(|x| x.who.is_none() && x.outcome == Outcome::Killed)
    };
    let killed = |r: &Report| total(r, &[Outcome::Killed, Outcome::Died]).is_some();
    if deadly(b) && b.definite && killed(a) || deadly(a) && a.definite && killed(b) {
        score.add(2, "both deadly");
    }
    match same_toll(a, b) {
        Some(points) if points > 0 => score.add(points, "same casualties"),
        Some(points) if points < 0 => score.add(points, "casualties differ"),
        _ => {}
    }
}

/// People of the pack killed or targeted in both.
fn same_victims(c: &Context, a: &Report, b: &Report) -> bool {
    let victims = |r: &Report| -> Vec<EntityIx> {
        let hurt = r
            .casualties
            .iter()
            .filter_map(|x| x.who.and_then(|w| w.entity));
        hurt.filter(|e| c.entities[e.0 as usize].kind == EntityKind::Person)
            .collect()
    };
    let of_a = victims(a);
    victims(b).iter().any(|v| of_a.contains(v))
}

fn total(r: &Report, outcomes: &[Outcome]) -> Option<(u32, Option<u32>, usize)> {
    let claims: Vec<&CasualtyClaim> = r
        .casualties
        .iter()
        .filter(|x| x.scope == Scope::Event && outcomes.contains(&x.outcome))
        .collect();
    let min = claims.iter().map(|x| x.count.min).sum();
    let max = claims.iter().try_fold(0, |sum, x| Some(sum + x.count.max?));
    (!claims.is_empty()).then_some((min, max, claims.len()))
}

/// Points for tolls that agree or do not; `None` when one is silent.
fn same_toll(a: &Report, b: &Report) -> Option<i32> {
    let dead = [Outcome::Killed, Outcome::Died];
    let mut points = None;
    let (killed_a, killed_b) = (total(a, &dead), total(b, &dead));
    if let (Some(x), Some(y)) = (killed_a, killed_b) {
        let meets = x.0 <= y.1.unwrap_or(u32::MAX) && y.0 <= x.1.unwrap_or(u32::MAX);
        let exact = (x.0, x.1) == (y.0, y.1);
        points = Some(match (meets, exact) {
            (true, true) if x.2 + y.2 >= 4 || x.0 >= 5 => 4,
            (true, true) if x.0 >= 2 => 2,
            (true, _) => 1,
            (false, _) => -2,
        });
    }
    let (hurt_a, hurt_b) = (total(a, &[Outcome::Wounded]), total(b, &[Outcome::Wounded]));
    if let (Some(x), Some(y)) = (hurt_a, hurt_b) {
        let exact = (x.0, x.1) == (y.0, y.1) && x.0 >= 2;
        points = Some(points.unwrap_or(0) + i32::from(exact) * 2);
    }
    points
}

fn arms(c: &Context, a: &Report, b: &Report, score: &mut Score) {
    if let (Some(x), Some(y)) = (a.launchers, b.launchers)
        && x.count.min == y.count.min
        && x.count.min >= 2
    {
        score.add(5, "same number of launchers");
    }
    let counts = |r: &Report| -> Vec<(Stage, u32, Option<u32>)> {
        let numeric = r
            .munitions
            .iter()
            .filter(|m| m.count.is_numeric() && m.stage != Stage::Found);
        numeric
            .map(|m| (m.stage, m.count.min, m.count.max))
            .collect()
    };
    if counts(a)
        .iter()
        .any(|x| x.1 >= 3 && counts(b).iter().any(|y| (x.1, x.2) == (y.1, y.2)))
    {
        score.add(2, "same number of munitions");
    }
    let specific = |k: Kind| !k.is_unspecific();
    if a.kind == b.kind && specific(a.kind) {
        score.add(1, "same kind");
    } else if a.kind.family() != b.kind.family() && !missiles(a.kind, b.kind) {
        score.add(-2, "different means");
    }
    // The plain word ("rocket") says no more than the kind.
    let make = |e: &EntityIx| c.entities[e.0 as usize].name.contains(' ');
    let named = |r: &Report| -> Vec<EntityIx> {
        r.weapons
            .iter()
            .filter_map(|w| w.entity)
            .filter(make)
            .collect()
    };
    let x = named(a);
    if named(b).iter().any(|w| x.contains(w)) {
        score.add(1, "same weapon");
    }
}

/// A missile or drone attack may be called a strike.
pub(super) fn missiles(a: Kind, b: Kind) -> bool {
    let strike = |k| k == Kind::StrikeUnspecified;
    let flies = |k| matches!(k, Kind::MissileAttack | Kind::DroneAttack);
    strike(a) && flies(b) || flies(a) && strike(b)
}

/// Points for a shared target: a group, where no site tells more.
fn targets(a: &Report, b: &Report, score: &mut Score) {
    let of = |r: &Report| -> Vec<EntityIx> { r.targets.iter().filter_map(|x| x.entity).collect() };
    let x = of(a);
    if of(b).iter().any(|e| x.contains(e)) {
        score.add(2, "same target");
    }
}

fn actors(c: &Context, a: &Report, b: &Report, score: &mut Score) {
    let of =
        |r: &Report| -> Vec<EntityIx> { r.actors.iter().filter_map(|x| x.party.entity).collect() };
    let (x, y) = (of(a), of(b));
    if x.is_empty() || y.is_empty() {
        return;
    }
    let one = |p: &EntityIx| y.iter().any(|q| c.lies_in(*p, *q) || c.lies_in(*q, *p));
    if x.iter().any(one) {
        score.add(1, "same actor");
    } else {
        score.add(-2, "different actors");
    }
}

/// True when something other than place and kind ties the reports: victims, tolls, numbers of
/// munitions or launchers, the same answer.
pub(super) fn has_signature(score: &Score) -> bool {
    const SIGNS: [&str; 5] = [
        "same named",
        "same casualties",
        "same number",
        "answer to",
        "same target",
    ];
    score
        .reasons
        .iter()
        .any(|r| SIGNS.iter().any(|s| r.starts_with(s)))
}

/// Points for how two reports of one document hang together as text; `between` counts the
/// reports of fitting kind that stand between them.
pub(super) fn discourse(c: &Context, a: &Report, b: &Report, between: usize) -> Score {
    let mut score = Score::default();
    let role = c.documents[a.document as usize].paragraphs[a.paragraph as usize - 1].role;
    let headline = matches!(role, Role::Title | Role::Standfirst);
    let bare = b.date.is_none() && b.anchor.is_none() && b.place.is_none();
    let close = a.paragraph == b.paragraph && b.sentence <= a.sentence + 1;
    if headline && between == 0 && b.paragraph <= 6 {
        score.add(4, "headline and story");
    } else if b.definite {
        points_back(c, a, b, between == 0, close, &mut score);
    } else if between == 0 && bare {
        let next = b.paragraph == a.paragraph + 1 && b.sentence == 1;
        if close {
            score.add(5, "next sentence goes on");
        } else if next {
            score.add(4, "next paragraph goes on");
        } else if b.paragraph <= a.paragraph + 2 {
            score.add(3, "same story goes on");
        }
    } else if between == 0 && b.date.is_none() && a.paragraph == b.paragraph {
        let points = match (same_place(a, b), close) {
            (true, true) => 5,
            (true, false) => 3,
            _ => 1,
        };
        score.add(points, "same paragraph");
    }
    let sites = |r: &Report| r.place.is_some_and(|p| p.precision <= PlacePrecision::Near);
    if a.kind == b.kind
        && !a.kind.is_unspecific()
        && sites(a)
        && sites(b)
        && !b.distinct
        && !b.definite
    {
        score.add(1, "one story");
    }
    if a.kind == b.kind && a.kind.family() == Family::Interdiction {
        score.add(4, "one of its kind in the story");
    }
    score
}

fn same_place(a: &Report, b: &Report) -> bool {
    let entity = |r: &Report| r.place.and_then(|p| p.party.entity);
    entity(a).is_some() && entity(a) == entity(b)
}

/// "The attack", "that strike", "Wednesday's raid": a happening told before.
fn points_back(c: &Context, a: &Report, b: &Report, last: bool, close: bool, score: &mut Score) {
    // A killing is not called a strike.
    if a.kind == Kind::TargetedKilling && b.kind == Kind::StrikeUnspecified {
        return;
    }
    let entity = |r: &Report| r.place.and_then(|p| p.party.entity);
    let nested = match (entity(a), entity(b)) {
        (Some(p), Some(q)) => c.lies_in(p, q) || c.lies_in(q, p),
        _ => false,
    };
    let same_time = a.date.is_some() && a.date.map(|d| d.date) == b.date.map(|d| d.date);
    // "The assault on the base" describes in full: any such assault told before will do.
    let full = b.place.is_some() && b.rule == "event noun";
    if last && !full {
        let near = close || b.paragraph <= a.paragraph + 1;
        score.add(if near { 5 } else { 4 }, "points back to the last one told");
    } else if same_time {
        score.add(2, "points back to that time");
    } else if nested {
        score.add(2, "points back to that place");
    }
}

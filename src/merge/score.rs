//! How much speaks for two reports telling of the same happening.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Context;
use super::veto::{beaten, stopped};
use crate::model::{
    Basis, Document, EntityIx, EntityKind, Kind, MergeNote, Outcome, Party, PlaceClaim,
    PlacePrecision, Report, Stage,
};

/// Score from which two reports are put together.
pub(super) const MERGE: i32 = 5;
/// Score from which the analyst is offered the pair.
pub(super) const SUGGEST: i32 = 3;

/// So many first words tell a copied passage.
const OPENING: usize = 9;

/// The sum of the points and the reasons for them, each with its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Score {
    pub points: i32,
    reasons: Vec<(&'static str, i32)>,
}

impl Score {
    pub(super) fn add(&mut self, points: i32, reason: &'static str) {
        self.points += points;
        self.reasons.push((reason, points));
    }

    /// The note that tells it of two reports.
    pub(super) fn note(&self, a: u32, b: u32) -> MergeNote {
        let told = |(reason, points): &(&str, i32)| format!("{reason} {points:+}");
        MergeNote {
            a,
            b,
            score: self.points,
            reasons: self
                .reasons
                .iter()
                .map(told)
                .collect::<Vec<_>>()
                .join(", ")
                .into(),
        }
    }

    fn has(&self, signs: &[&str]) -> bool {
        let mut reasons = self.reasons.iter();
        reasons.any(|(reason, _)| signs.iter().any(|sign| reason.starts_with(sign)))
    }

    /// True when victims by name, or as many launchers, tie the reports: what needs no date.
    pub(super) fn is_named(&self) -> bool {
        self.has(&[
            "same named",
            "same number of launchers",
            "answer to",
            "the same words",
        ])
    }

    /// True when something other than place and kind ties the reports: victims, tolls, numbers of
    /// munitions or launchers, the same answer.
    pub(super) fn is_signed(&self) -> bool {
        self.has(&[
            "same named",
            "same casualties",
            "same number",
            "answer to",
            "same target",
            "the same words",
        ])
    }
}

/// Two reports that may be one happening, in the order in which pairs are looked at: the surest
/// first, of equals what has a sign of its own, then what stands closer together.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pair {
    rank: (Reverse<i32>, Reverse<bool>, u32),
    pub a: u32,
    pub b: u32,
}

impl Pair {
    /// `a` is told before `b`.
    pub(super) fn new(a: u32, b: u32, score: &Score) -> Self {
        let rank = (Reverse(score.points), Reverse(score.is_signed()), b - a);
        Self { rank, a, b }
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
    if same_words(c, a, b) {
        score.add(5, "the same words");
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

/// Two articles of one source copy the passage: what one agency told, both print.
fn same_words(c: &Context, a: u32, b: u32) -> bool {
    let opening = |r: u32| c.openings.get(r as usize).copied().flatten();
    let document = |r: u32| c.reports[r as usize].document;
    opening(a).is_some() && opening(a) == opening(b) && document(a) != document(b)
}

/// For each report a number for the source that tells it and the first words it is told in; none
/// for a short passage, and where no other article is of that source.
pub(super) fn openings(
    documents: &[Document],
    reports: &[Report],
    groups: &[u32],
) -> Vec<Option<u32>> {
    let mut articles = vec![0u32; documents.len()];
    for group in groups {
        articles[*group as usize] += 1;
    }
    let mut numbers = BTreeMap::new();
    let number = |r: &Report| {
        let group = groups[r.document as usize];
        let passage = r.span.of(&documents[r.document as usize].text);
        let words = passage.split(|x: char| !x.is_alphanumeric());
        let words = words.filter(|w| !w.is_empty()).take(OPENING);
        let words: Vec<String> = match articles[group as usize] {
            0 | 1 => Vec::new(),
            _ => words.map(str::to_lowercase).collect(),
        };
        let next = numbers.len() as u32;
        (words.len() == OPENING).then(|| *numbers.entry((group, words)).or_insert(next))
    };
    reports.iter().map(number).collect()
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
    let killed = |r: &Report| total(r, &Outcome::DEAD).is_some_and(|(min, ..)| min > 0);
    if deadly(b) && b.definite && killed(a) || deadly(a) && a.definite && killed(b) {
        score.add(2, "both deadly");
    }
    match same_toll(a, b) {
        Some(points) if points > 0 => score.add(points, "same casualties"),
        // One article gives one toll for one happening; two articles may give an early and a late one.
        Some(points) if points < 0 && a.document == b.document => {
            score.add(2 * points, "casualties differ");
        }
        Some(points) if points < 0 => score.add(points, "casualties differ"),
        _ => {}
    }
}

/// The people killed or targeted whose names it gives.
pub(super) fn victims(c: &Context, r: &Report) -> impl Iterator<Item = EntityIx> {
    let hurt = r
        .casualties
        .iter()
        .filter_map(|x| x.who.and_then(|w| w.entity));
    hurt.filter(|e| c.entities[e.0 as usize].kind == EntityKind::Person)
}

/// Somebody named is killed or targeted in both.
pub(super) fn same_victims(c: &Context, a: &Report, b: &Report) -> bool {
    victims(c, a).any(|v| victims(c, b).any(|w| v == w))
}

/// Least and most people with these outcomes, and how many claims that is.
pub(super) fn total(r: &Report, outcomes: &[Outcome]) -> Option<(u32, Option<u32>, usize)> {
    let (sum, claims) = r.summed(outcomes)?;
    Some((sum.min, sum.max, claims))
}

/// Points for tolls that agree or do not; `None` when one is silent.
pub(super) fn same_toll(a: &Report, b: &Report) -> Option<i32> {
    let mut points = None;
    let (killed_a, killed_b) = (total(a, &Outcome::DEAD), total(b, &Outcome::DEAD));
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
    if numbers(a).any(|x| x.1 >= 3 && numbers(b).any(|y| (x.1, x.2) == (y.1, y.2))) {
        score.add(2, "same number of munitions");
    }
    let told = |r: &Report| numbers(r).next().is_some();
    let clash = told(a) && told(b) && !numbers(a).any(|m| numbers(b).any(|n| meet(&m, &n)));
    let apart = matches!((a.date, b.date), (Some(x), Some(y)) if x.date.gap(&y.date) > 0);
    if clash && apart {
        score.add(-3, "other days, other numbers");
    }
    let specific = |k: Kind| !k.is_unspecific();
    let either = |k: Kind| a.kind == k || b.kind == k;
    let alike = missiles(a.kind, b.kind)
        || stopped(a, b)
        || beaten(a, b)
        || told_together(a, b) && either(Kind::AttackUnspecified);
    if a.kind == b.kind && specific(a.kind) {
        score.add(1, "same kind");
    } else if !a.kind.fits(b.kind) && a.kind.mixes(b.kind) {
        score.add(-4, "other means");
    } else if a.kind.family() != b.kind.family() && !alike {
        score.add(-2, "different means");
    }
    // The plain word ("rocket") says no more than the kind.
    let make = |e: &EntityIx| c.entities[e.0 as usize].name.contains(' ');
    let mut named = a.weapons.iter().filter_map(|w| w.entity).filter(make);
    if named.any(|w| b.weapons.iter().any(|x| x.entity == Some(w))) {
        score.add(1, "same weapon");
    }
}

/// What the report counts of munitions: stage, least and most.
fn numbers(r: &Report) -> impl Iterator<Item = (Stage, u32, Option<u32>)> {
    let numeric = r.munitions.iter();
    numeric
        .filter(|m| m.count.is_numeric() && m.stage != Stage::Found)
        .map(|m| (m.stage, m.count.min, m.count.max))
}

/// In one paragraph of one article.
fn told_together(a: &Report, b: &Report) -> bool {
    a.document == b.document && a.paragraph == b.paragraph
}

/// Two counts of munitions, as stage, least and most, can be one.
fn meet(x: &(Stage, u32, Option<u32>), y: &(Stage, u32, Option<u32>)) -> bool {
    x.1 <= y.2.unwrap_or(u32::MAX) && y.1 <= x.2.unwrap_or(u32::MAX)
}

/// A missile or drone attack may be called a strike.
pub(super) fn missiles(a: Kind, b: Kind) -> bool {
    let strike = |k: Kind| matches!(k, Kind::StrikeUnspecified | Kind::DroneStrike);
    let flies = |k| matches!(k, Kind::MissileAttack | Kind::DroneAttack);
    strike(a) && flies(b) || flies(a) && strike(b)
}

/// Points for a shared target: a group, where no site tells more.
fn targets(a: &Report, b: &Report, score: &mut Score) {
    let known = |x: &Party| x.entity.is_some();
    let mut targets = a.targets.iter().filter(|x| known(x));
    if targets.any(|x| b.targets.iter().any(|y| x.entity == y.entity)) {
        score.add(2, "same target");
    }
}

fn actors(c: &Context, a: &Report, b: &Report, score: &mut Score) {
    // A label ("Iran-backed militias") may mean any of them.
    let named = |e: &EntityIx| !c.entities[e.0 as usize].generic;
    let of = |r: &Report| -> Vec<EntityIx> {
        let named = r.actors.iter().filter_map(|x| x.party.entity).filter(named);
        named.collect()
    };
    let (x, y) = (of(a), of(b));
    if x.is_empty() || y.is_empty() {
        return;
    }
    let one = |p: &EntityIx| y.iter().any(|q| c.lies_in(*p, *q) || c.lies_in(*q, *p));
    if x.iter().any(one) {
        score.add(1, "same actor");
    } else {
        // Two articles may call one group by two names.
        let points = if a.document == b.document { -3 } else { -2 };
        score.add(points, "different actors");
    }
}

/// Both name the same entity for their place.
pub(super) fn same_place(a: &Report, b: &Report) -> bool {
    a.place_entity().is_some() && a.place_entity() == b.place_entity()
}

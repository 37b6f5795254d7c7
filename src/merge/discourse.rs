//! How two reports of one document hang together as text.

use super::Context;
use super::score::{Score, same_place};
use super::veto::unknown_place;
use crate::model::{Family, Kind, PlacePrecision, Report, Role};

/// Points for how two reports of one document hang together as text; `between` tells
/// whether reports of fitting kind stand between them.
pub(super) fn discourse(c: &Context, a: &Report, b: &Report, between: bool) -> Score {
    let mut score = Score::default();
    let role = c.documents[a.document as usize].paragraphs[a.paragraph as usize - 1].role;
    let headline = matches!(role, Role::Title | Role::Standfirst);
    let bare = b.date.is_none() && b.anchor.is_none() && b.place.is_none();
    let close = a.paragraph == b.paragraph && b.sentence <= a.sentence + 1;
    if headline && !between && b.paragraph <= 6 {
        score.add(4, "headline and story");
    } else if b.definite {
        points_back(c, a, b, !between, &mut score);
    } else if !between && bare {
        let next = b.paragraph == a.paragraph + 1 && b.sentence == 1;
        if close {
            score.add(5, "next sentence goes on");
        } else if next {
            score.add(4, "next paragraph goes on");
        } else if b.paragraph <= a.paragraph + 2 {
            score.add(3, "same story goes on");
        }
    } else if !between
        && b.date.is_none()
        && b.anchor.is_none()
        && b.paragraph == a.paragraph + 1
        && a.kind == b.kind
        && !a.kind.is_unspecific()
        && !b.distinct
    {
        score.add(4, "next paragraph tells more of it");
    } else if !between && b.date.is_none() && a.paragraph == b.paragraph {
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

/// "The attack", "that strike", "Wednesday's raid": a happening told before.
fn points_back(c: &Context, a: &Report, b: &Report, last: bool, score: &mut Score) {
    // The killing of somebody named is not called a strike.
    let named = a
        .casualties
        .iter()
        .any(|x| x.who.is_some_and(|w| w.entity.is_some()));
    if a.kind == Kind::TargetedKilling && b.kind == Kind::StrikeUnspecified && named {
        return;
    }
    let entity = |r: &Report| r.place.and_then(|p| p.party.entity);
    let nested = match (entity(a), entity(b)) {
        (Some(p), Some(q)) => c.lies_in(p, q) || c.lies_in(q, p),
        _ => false,
    };
    // "Ten rockets hit an Iraqi base. The volley at Ain al-Asad": the place told more closely.
    let closer = matches!((entity(a), entity(b)), (Some(p), Some(q)) if p != q && c.lies_in(q, p));
    let told_apart = matches!((a.date, b.date), (Some(x), Some(y)) if x.date.gap(&y.date) > 0);
    if told_apart {
        return;
    }
    let same_time = a.date.is_some() && a.date.map(|d| d.date) == b.date.map(|d| d.date);
    // "The assault on the base" describes in full: any such assault told before will do.
    let full = b.place.is_some()
        && a.place.is_some()
        && b.rule == "event noun"
        && !unknown_place(c, b)
        && !closer;
    if last && !full {
        score.add(5, "points back to the last one told");
    } else if same_time {
        score.add(2, "points back to that time");
    } else if nested {
        let near = b.paragraph <= a.paragraph + 2;
        score.add(if near { 3 } else { 2 }, "points back to that place");
    }
}

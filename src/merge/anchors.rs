//! "A day after the strike": dates that hang on another happening of the same document.

use chrono::{Days, NaiveDate};

use super::Context;
use super::cluster::Clusters;
use crate::model::{Basis, Date, DateAnchor, DateClaim, Precision, Report, Span, Status};

/// Days from which "after" a happening is too wide a time to date another by.
const LOOSE: i64 = 60;

/// The dates of the reports that hang on another one, by index of the report.
pub(super) fn resolve(
    context: &Context,
    clusters: &Clusters,
    cluster_of: &[u32],
) -> Vec<(usize, DateClaim)> {
    let anchored = context
        .reports
        .iter()
        .enumerate()
        .filter_map(|(i, r)| Some((i, r.anchor?)));
    anchored
        .filter_map(|(i, anchor)| {
            let report = &context.reports[i];
            let named = || {
                let mut around = context.around(i);
                around.find(|(_, r)| anchor.phrase.contains(r.cue))
            };
            let (other, _) = named().or_else(|| told_last(context, i, anchor.phrase))?;
            let date = clusters.members[cluster_of[other] as usize]
                .iter()
                .filter_map(|&m| Some(context.reports[m as usize].date?.date))
                .filter(Date::is_bounded)
                .min_by_key(Date::days)?;
            let published = context.documents[report.document as usize].published_on();
            let date = shifted(date, &anchor, published.and_then(|d| d.end))?;
            Some((
                i,
                DateClaim {
                    date,
                    span: anchor.words,
                    basis: Basis::Event,
                    warning: None,
                },
            ))
        })
        .collect()
}

/// "A day before that": the incident told last, in a sentence before.
fn told_last<'a>(c: &'a Context, at: usize, phrase: Span) -> Option<(usize, &'a Report)> {
    let report = &c.reports[at];
    let bare = matches!(c.words(report.document, phrase), "that" | "this" | "then");
    let mut before = c.around(at).rev().filter(|(i, r)| {
        *i < at
            && !r.shares_sentence(report)
            && r.status == Status::Actual
            && r.kind.family().is_incident()
            && r.date.is_some()
    });
    before.next().filter(|_| bare)
}

/// The date at the told distance. What came after a happening, and is told, came before the
/// article was published.
fn shifted(date: Date, anchor: &DateAnchor, published: Option<NaiveDate>) -> Option<Date> {
    let Some(days) = anchor.days else {
        let after = |start| Date {
            end: published.filter(|p| *p >= start),
            ..Date::after(start)
        };
        return if anchor.after {
            // "the first since the raids of last year began" says nothing of its own day.
            let told = |d: &Date| d.days().is_none_or(|n| n <= LOOSE);
            date.start.map(after).filter(told)
        } else {
            date.end.map(Date::before)
        };
    };
    let shift = Days::new(u64::from(days.unsigned_abs()));
    let moved = |d: chrono::NaiveDate| {
        if anchor.after {
            d.checked_add_days(shift)
        } else {
            d.checked_sub_days(shift)
        }
    };
    let (start, end) = (moved(date.start?)?, moved(date.end?)?);
    let precision = if start == end {
        Precision::Day
    } else {
        date.precision
    };
    Some(Date::range(start, end, precision))
}

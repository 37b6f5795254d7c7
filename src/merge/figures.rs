//! What an event counts: its dead, its wounded, its munitions, from the figures of its reports.

use super::view::{distinct, pairs};
use crate::model::{Count, Field, Hull, Outcome, Report, Stage};

/// How many people with one of these outcomes: the figure that all articles' figures allow, or the
/// interval that holds them where they differ. "Deadly" counts only where nobody gives a figure.
pub(super) fn people(reports: &[&Report], outcomes: &[Outcome]) -> Option<Hull> {
    let mut told: Vec<(u32, Hull)> = Vec::new();
    for report in reports {
        let Some(toll) = report.toll(outcomes) else {
            continue;
        };
        match told.iter_mut().find(|(d, _)| *d == report.document) {
            // One article: "at least ten", later "twelve", or "five of them soldiers". What bounds
            // the other closest, else the greater: the rest of it are parts, or come from before.
            Some((_, known)) => *known = common(known, &toll).unwrap_or(greater(known, &toll)),
            None => told.push((report.document, toll)),
        }
    }
    let figures = told.into_iter().map(|(_, figure)| figure);
    let deadly = || reports.iter().filter_map(|r| Some(r.summed(outcomes)?.0));
    best(figures).or_else(|| hull(deadly()))
}

/// How many munitions: those found unused only where no others are counted.
pub(super) fn munitions(reports: &[&Report]) -> Option<Hull> {
    let counts = || reports.iter().flat_map(|r| &r.munitions);
    let numeric = || counts().filter(|m| m.count.is_numeric());
    let used = numeric().filter(|m| m.stage != Stage::Found);
    hull(used.map(|m| of(&m.count))).or_else(|| hull(numeric().map(|m| of(&m.count))))
}

/// The fields on which the reports' figures cannot all be right.
pub(super) fn disputed(reports: &[&Report]) -> impl Iterator<Item = Field> {
    let munitions = reports.iter().flat_map(|r| &r.munitions);
    let used = munitions.filter(|m| m.count.is_numeric() && m.stage != Stage::Found);
    let used: Vec<Hull> = used.map(|m| of(&m.count)).collect();
    let tolls = |outcomes: &[Outcome]| -> Vec<Hull> {
        reports.iter().filter_map(|r| r.toll(outcomes)).collect()
    };
    let fields = [
        (Field::Munitions, used),
        (Field::Killed, tolls(&Outcome::DEAD)),
        (Field::Wounded, tolls(&[Outcome::Wounded])),
    ];
    fields.into_iter().filter_map(|(field, figures)| {
        let differ = pairs(&distinct(figures.into_iter())).any(|(a, b)| common(a, b).is_none());
        differ.then_some(field)
    })
}

fn of(count: &Count) -> Hull {
    Hull {
        min: count.min,
        max: count.max,
    }
}

/// The numbers that lie in both; `None` when none does.
fn common(a: &Hull, b: &Hull) -> Option<Hull> {
    let both = Hull {
        min: a.min.max(b.min),
        max: match (a.max, b.max) {
            (Some(x), Some(y)) => Some(x.min(y)),
            (x, y) => x.or(y),
        },
    };
    both.max.is_none_or(|max| both.min <= max).then_some(both)
}

fn greater(a: &Hull, b: &Hull) -> Hull {
    *if b.min > a.min { b } else { a }
}

/// What all figures allow, else the interval that holds them.
fn best(figures: impl Iterator<Item = Hull> + Clone) -> Option<Hull> {
    let mut all = figures.clone();
    let first = all.next()?;
    all.try_fold(first, |a, b| common(&a, &b))
        .or_else(|| hull(figures))
}

fn hull(hulls: impl Iterator<Item = Hull>) -> Option<Hull> {
    hulls.reduce(|a, b| Hull {
        min: a.min.min(b.min),
        max: a.max.zip(b.max).map(|(x, y)| x.max(y)).or(a.max.or(b.max)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CasualtyClaim, CountForm, Kind, Scope, Span};

    fn killed(told: &[(u32, u32, Option<u32>)]) -> Option<(u32, Option<u32>)> {
        let report = |&(document, min, max): &(u32, u32, Option<u32>)| Report {
            casualties: vec![CasualtyClaim {
                outcome: Outcome::Killed,
                count: Count {
                    span: Span::default(),
                    min,
                    max,
                    form: CountForm::Exact,
                },
                who: None,
                scope: Scope::Event,
            }],
            ..Report::new(document, 1, 1, Span::default(), Kind::Clash)
        };
        let reports: Vec<Report> = told.iter().map(report).collect();
        let reports: Vec<&Report> = reports.iter().collect();
        people(&reports, &Outcome::DEAD).map(|h| (h.min, h.max))
    }

    #[test]
    fn a_vague_figure_gives_way_to_one_it_allows() {
        assert_eq!(
            killed(&[(0, 13, None), (0, 15, Some(15))]),
            Some((15, Some(15)))
        );
        assert_eq!(
            killed(&[(0, 13, None), (1, 15, Some(15))]),
            Some((15, Some(15)))
        );
    }

    #[test]
    fn articles_that_differ_give_an_interval() {
        assert_eq!(
            killed(&[(0, 12, Some(12)), (1, 15, Some(15))]),
            Some((12, Some(15)))
        );
    }

    #[test]
    fn the_greater_of_one_article_holds_the_other() {
        assert_eq!(
            killed(&[(0, 2, Some(2)), (0, 9, Some(9))]),
            Some((9, Some(9)))
        );
    }
}

//! Values in the words a person reads in tables and briefs.

use super::contract::{ActorView, PartyView, PlaceView};
use crate::corpus::Corpus;
use crate::model::{Count, CountForm, Date, Event, Field, Precision, Stage};

/// A date as a person would note it: `2021-05-04`, `2021-05-04…05 night`, `2021-05`, `~2021-05-04`,
/// `by 2021-05-31`, `since 2021-05-01`, `undated`.
pub fn date(date: Option<&Date>) -> String {
    let Some(date) = date else {
        return "undated".into();
    };
    let range = match (date.start, date.end) {
        (None, None) => return "undated".into(),
        (Some(start), None) => format!("since {start}"),
        (None, Some(end)) => format!("by {end}"),
        (Some(_), Some(_)) if !date.edtf().contains('/') => date.edtf().replace('~', ""),
        (Some(start), Some(end)) => {
            let (start, end) = (start.to_string(), end.to_string());
            let same_month = start.len() == 10 && start[..7] == end[..7];
            let end = if same_month { &end[8..] } else { &end };
            format!("{start}…{end}")
        }
    };
    match date.precision {
        Precision::Night => format!("{range} night"),
        Precision::Week => format!("{range} week"),
        Precision::ApproxDays => format!("~{range}"),
        _ => range,
    }
}

/// A place with its relation, unless it is simply there.
pub fn place(place: Option<&PlaceView>) -> String {
    match place {
        None => String::new(),
        Some(place) if matches!(place.relation, "at" | "inside") => place.name.clone(),
        Some(place) => format!("{} {}", place.relation, place.name),
    }
}

/// An interval of numbers: `3`, `6–7`, `14+`.
pub fn interval(min: u32, max: Option<u32>) -> String {
    match max {
        Some(max) if max == min => min.to_string(),
        Some(max) => format!("{min}–{max}"),
        None => format!("{min}+"),
    }
}

/// A count, marked where its words leave it open: `~50` for "about 50".
fn counted(count: &Count) -> String {
    let about = if count.form == CountForm::About {
        "~"
    } else {
        ""
    };
    format!("{about}{}", interval(count.min, count.max))
}

/// The event's figures: munitions by stage (differing ones with `≠`), killed, wounded.
pub fn figures(corpus: &Corpus, event: &Event) -> String {
    let claims = || corpus.reports_of(event).flat_map(|r| &r.munitions);
    let mut stages: Vec<Stage> = claims().map(|m| m.stage).collect();
    stages.sort_unstable();
    stages.dedup();
    let differ = event.disputed.contains(&Field::Munitions);
    let between = if differ { " ≠ " } else { ", " };
    let mut parts = Vec::new();
    for stage in stages {
        let counts = claims().filter(|m| m.stage == stage && m.count.is_numeric());
        let mut values: Vec<String> = Vec::new();
        for value in counts.map(|m| counted(&m.count)) {
            if !values.contains(&value) {
                values.push(value);
            }
        }
        if !values.is_empty() {
            parts.push(format!("{} {}", values.join(between), spaced(stage.name())));
        }
    }
    for (hull, what) in [(&event.killed, "killed"), (&event.wounded, "wounded")] {
        parts.extend(hull.map(|h| format!("{} {what}", interval(h.min, h.max))));
    }
    parts.join("; ")
}

/// The actors with how they are tied to it: `Iron Brigade (blamed by officials)`.
pub fn actors(actors: &[ActorView], with_speaker: bool) -> String {
    let one = |actor: &ActorView| match (actor.stance, &actor.by) {
        ("asserted", _) => actor.name.clone(),
        (stance, Some(by)) if with_speaker => format!("{} ({stance} by {by})", actor.name),
        (stance, _) => format!("{} ({stance})", actor.name),
    };
    actors.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// The names, joined.
pub fn names(parties: &[PartyView]) -> String {
    parties
        .iter()
        .map(|p| p.name.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

/// An output word with spaces for underscores.
pub fn spaced(word: &str) -> String {
    word.replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(start: &str, end: &str, precision: Precision) -> String {
        let date_of = |text: &str| text.parse().ok();
        date(Some(&Date {
            start: date_of(start),
            end: date_of(end),
            precision,
        }))
    }

    #[test]
    fn dates_show_their_precision() {
        assert_eq!(of("2021-05-04", "2021-05-04", Precision::Day), "2021-05-04");
        assert_eq!(
            of("2021-05-04", "2021-05-05", Precision::Night),
            "2021-05-04…05 night"
        );
        assert_eq!(of("2021-05-01", "2021-05-31", Precision::Month), "2021-05");
        assert_eq!(
            of("2021-05-30", "2021-06-02", Precision::DayRange),
            "2021-05-30…2021-06-02"
        );
        assert_eq!(of("", "2021-05-31", Precision::Before), "by 2021-05-31");
        assert_eq!(
            of("2021-05-04", "2021-05-04", Precision::ApproxDays),
            "~2021-05-04"
        );
        assert_eq!(of("", "", Precision::Unknown), "undated");
        assert_eq!(date(None), "undated");
    }
}

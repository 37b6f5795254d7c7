//! The named events of a pack, and how their dates are written.

use chrono::NaiveDate;

use crate::model::{Date, Kind, Precision};

use super::NamedEvent;
use super::build::Builder;
use super::error::suggest;
use super::file::EventEntry;

impl Builder<'_> {
    /// The named events.
    pub(super) fn events(&mut self, entries: Vec<(usize, EventEntry)>) -> Vec<NamedEvent> {
        let mut events: Vec<NamedEvent> = Vec::new();
        for (source, entry) in entries {
            if events.iter().any(|e| e.id == *entry.id.get_ref()) {
                let message = format!("the event `{}` is listed twice", entry.id.get_ref());
                self.fault(source, entry.id.span(), &message);
            }
            events.push(self.event(source, entry));
        }
        events
    }

    fn event(&mut self, source: usize, entry: EventEntry) -> NamedEvent {
        let (date, yearly) = parse_date(entry.date.get_ref()).unwrap_or_else(|| {
            let message = format!(
                "`{}` is no date; write 2020-03-13, 2020-03, 2020, 2020-01-03/2020-01-08 or --07-04",
                entry.date.get_ref()
            );
            self.fault(source, entry.date.span(), &message);
            (UNKNOWN, None)
        });
        let kind = entry.kind.as_ref().and_then(|name| {
            let kind = name.get_ref().parse::<Kind>().ok();
            if kind.is_none() {
                let known: Vec<&str> = Kind::ALL.iter().map(|k| k.name()).collect();
                let like = suggest(name.get_ref(), &known);
                let message = format!("there is no event kind `{}`{like}", name.get_ref());
                self.fault(source, name.span(), &message);
            }
            kind
        });
        let place = entry.place.as_ref().and_then(|name| {
            let place = self.ids.get(name.get_ref()).copied();
            if place.is_none() {
                let message = format!("place `{}` does not exist", name.get_ref());
                self.fault(source, name.span(), &message);
            }
            place
        });
        for phrase in &entry.phrases {
            if phrase.get_ref().trim().is_empty() {
                let message = format!("the event `{}` has an empty phrase", entry.id.get_ref());
                self.fault(source, phrase.span(), &message);
            }
        }
        let phrases = entry.phrases.into_iter().map(toml::Spanned::into_inner);
        NamedEvent {
            id: entry.id.into_inner(),
            label: entry.name.into_inner(),
            date,
            yearly,
            kind,
            place,
            phrases: phrases.collect(),
            basis: entry.basis,
            note: entry.note,
        }
    }
}

const UNKNOWN: Date = Date {
    start: None,
    end: None,
    precision: Precision::Unknown,
};

/// A date as the files write it; month and day for one of every year.
fn parse_date(text: &str) -> Option<(Date, Option<(u32, u32)>)> {
    if let Some(rest) = text.strip_prefix("--") {
        let (month, day) = rest.split_once('-')?;
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        NaiveDate::from_ymd_opt(2020, month, day)?;
        return Some((UNKNOWN, Some((month, day))));
    }
    if let Some((start, end)) = text.split_once('/') {
        let (start, end): (NaiveDate, NaiveDate) = (start.parse().ok()?, end.parse().ok()?);
        let few = (end - start).num_days() < 7;
        let precision = if few {
            Precision::DayRange
        } else {
            Precision::Interval
        };
        return (start <= end).then(|| (Date::range(start, end, precision), None));
    }
    let date = match text.len() {
        4 => Date::year(text.parse().ok()?),
        7 => Date::month(text[..4].parse().ok()?, text.get(5..)?.parse().ok()?),
        _ => text.parse().ok().map(Date::day),
    };
    Some((date?, None))
}

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
            let id = entry.id.get_ref().clone();
            if events.iter().any(|e| e.id == id) {
                self.fault(
                    source,
                    entry.id.span(),
                    &format!("the event `{id}` is listed twice"),
                );
            }
            let date = parse_date(entry.date.get_ref());
            if date.is_none() {
                let message = format!(
                    "`{}` is no date; write 2020-03-13, 2020-03, 2020, 2020-01-03/2020-01-08 or --07-04",
                    entry.date.get_ref()
                );
                self.fault(source, entry.date.span(), &message);
            }
            let kind = entry
                .kind
                .as_ref()
                .and_then(|k| k.get_ref().parse::<Kind>().ok());
            if let Some(name) = entry.kind.as_ref().filter(|_| kind.is_none()) {
                let known: Vec<&str> = Kind::ALL.iter().map(|k| k.name()).collect();
                let like = suggest(name.get_ref(), &known);
                self.fault(
                    source,
                    name.span(),
                    &format!("there is no event kind `{}`{like}", name.get_ref()),
                );
            }
            let place = entry
                .place
                .as_ref()
                .and_then(|p| self.ids.get(p.get_ref()))
                .copied();
            if let Some(name) = entry.place.as_ref().filter(|_| place.is_none()) {
                self.fault(
                    source,
                    name.span(),
                    &format!("place `{}` does not exist", name.get_ref()),
                );
            }
            for phrase in entry
                .phrases
                .iter()
                .filter(|p| p.get_ref().trim().is_empty())
            {
                self.fault(
                    source,
                    phrase.span(),
                    &format!("the event `{id}` has an empty phrase"),
                );
            }
            let (date, yearly) = date.unwrap_or((UNKNOWN, None));
            events.push(NamedEvent {
                id,
                label: entry.name.into_inner(),
                date,
                yearly,
                kind,
                place,
                phrases: entry
                    .phrases
                    .into_iter()
                    .map(toml::Spanned::into_inner)
                    .collect(),
                basis: entry.basis,
                note: entry.note,
            });
        }
        events
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

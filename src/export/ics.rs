//! iCalendar (RFC 5545): one all-day entry an event.

use std::io::{self, Write};

use chrono::NaiveDate;

use super::contract::EventView;
use super::events::locus;
use super::selection::{LeftOut, Selection};
use super::words;
use crate::model::Event;

/// Longest content line in bytes, the line break not counted.
const LINE: usize = 75;

/// Writes the calendar; tells what has no date to stand at.
pub fn write(out: &mut dyn Write, selection: &Selection) -> io::Result<LeftOut> {
    let (dated, left_out) = selection.dated();
    content(out, "BEGIN:VCALENDAR")?;
    content(out, "VERSION:2.0")?;
    content(out, "PRODID:-//dateline//timeline//EN")?;
    content(
        out,
        &format!("X-WR-CALDESC:{}", text(&selection.headline())),
    )?;
    for (start, end, event) in dated {
        entry(out, selection, (start, end), event)?;
    }
    content(out, "END:VCALENDAR")?;
    Ok(left_out)
}

fn entry(
    out: &mut dyn Write,
    selection: &Selection,
    (start, end): (NaiveDate, NaiveDate),
    event: &Event,
) -> io::Result<()> {
    let view = selection.view(event);
    let doubtful = view.status != "actual" || !view.disputed.is_empty();
    let after = end.succ_opt().unwrap_or(end);
    content(out, "BEGIN:VEVENT")?;
    content(out, &format!("UID:{}@dateline", text(&view.id)))?;
    content(out, "DTSTAMP:19700101T000000Z")?;
    content(
        out,
        &format!("DTSTART;VALUE=DATE:{}", start.format("%Y%m%d")),
    )?;
    content(out, &format!("DTEND;VALUE=DATE:{}", after.format("%Y%m%d")))?;
    content(out, &format!("SUMMARY:{}", text(&view.title)))?;
    content(out, &format!("CATEGORIES:{}", text(view.kind)))?;
    let status = if doubtful { "TENTATIVE" } else { "CONFIRMED" };
    content(out, &format!("STATUS:{status}"))?;
    if let Some(place) = &view.place {
        content(out, &format!("LOCATION:{}", text(&place.name)))?;
        if let (Some(lat), Some(lon)) = (place.lat, place.lon) {
            content(out, &format!("GEO:{lat};{lon}"))?;
        }
    }
    content(
        out,
        &format!("DESCRIPTION:{}", text(&description(&view, event))),
    )?;
    content(out, "END:VEVENT")
}

fn description(view: &EventView, event: &Event) -> String {
    let mut lines = vec![words::date(event.date.as_ref())];
    lines.extend(
        view.reports
            .iter()
            .map(|r| format!("{}: {}", locus(r), r.text)),
    );
    lines.join("\n")
}

fn text(value: &str) -> String {
    value
        .replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace('\n', "\\n")
}

/// Writes one content line, folded where it is too long, never inside a character.
fn content(out: &mut dyn Write, line: &str) -> io::Result<()> {
    let mut room = LINE;
    for c in line.chars() {
        if c.len_utf8() > room {
            out.write_all(b"\r\n ")?;
            room = LINE - 1;
        }
        room -= c.len_utf8();
        write!(out, "{c}")?;
    }
    out.write_all(b"\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;
    use crate::query::Filter;

    #[test]
    fn entries_end_on_the_day_after_and_lines_are_short() {
        let corpus = sample::corpus();
        let mut out = Vec::new();
        let left_out = write(&mut out, &Selection::new(&corpus, &Filter::default())).unwrap();
        let calendar = String::from_utf8(out).unwrap();
        assert!(calendar.contains("DTSTART;VALUE=DATE:20210504\r\nDTEND;VALUE=DATE:20210505\r\n"));
        assert!(calendar.contains("STATUS:TENTATIVE"));
        assert!(calendar.split("\r\n").all(|line| line.len() <= LINE));
        assert!(
            calendar
                .replace("\r\n ", "")
                .contains("Ten rockets hit Camp Alder on May 4\\, ")
        );
        assert_eq!(left_out.sentence(), "2 events left out: 2 undated");
    }
}

//! JSON for TimelineJS. How exactly a date is known stands in `display_date`.

use std::io::{self, Write};

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use super::selection::{LeftOut, Selection};
use super::words;
use crate::model::Event;

/// Writes the timeline; tells what has no date to stand at.
pub fn write(out: &mut dyn Write, selection: &Selection) -> io::Result<LeftOut> {
    let (dated, left_out) = selection.dated();
    let slides = dated
        .into_iter()
        .map(|(start, end, event)| slide(selection, start, end, event));
    let timeline = json!({
        "title": {"text": {"headline": "Timeline", "text": escaped(&selection.headline())}},
        "events": slides.collect::<Vec<Value>>(),
        "eras": [],
    });
    serde_json::to_writer_pretty(&mut *out, &timeline)?;
    writeln!(out)?;
    Ok(left_out)
}

fn slide(selection: &Selection, start: NaiveDate, end: NaiveDate, event: &Event) -> Value {
    let view = selection.view(event);
    let sentences = view
        .reports
        .iter()
        .map(|r| format!("<p>{}</p>", escaped(&r.text)));
    let mut slide = json!({
        "start_date": date(start),
        "display_date": words::date(event.date.as_ref()),
        "text": {"headline": escaped(&view.title), "text": sentences.collect::<String>()},
        "group": view.family,
        "unique_id": view.id,
    });
    if let (true, Some(object)) = (start != end, slide.as_object_mut()) {
        object.insert("end_date".into(), date(end));
    }
    slide
}

fn date(day: NaiveDate) -> Value {
    json!({"year": day.year(), "month": day.month(), "day": day.day()})
}

/// TimelineJS shows its texts as HTML.
fn escaped(text: &str) -> String {
    super::html::escape(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;
    use crate::query::Filter;

    #[test]
    fn undated_events_are_told() {
        let corpus = sample::corpus();
        let mut out = Vec::new();
        let left_out = write(&mut out, &Selection::new(&corpus, &Filter::default())).unwrap();
        let value: Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(value["events"].as_array().unwrap().len(), 2);
        assert_eq!(value["events"][0]["end_date"]["day"], 31);
        assert_eq!(value["events"][1].get("end_date"), None);
        assert_eq!(left_out.sentence(), "2 events left out: 2 undated");
    }
}

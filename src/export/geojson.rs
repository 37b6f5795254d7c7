//! GeoJSON (RFC 7946): one feature an event; no geometry where there is no position.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::selection::Selection;
use crate::model::Event;

/// Writes a feature collection.
pub fn write(out: &mut dyn Write, selection: &Selection) -> io::Result<()> {
    let features: Vec<Value> = selection
        .numbered()
        .map(|(_, event)| feature(selection, event))
        .collect();
    let collection = json!({
        "type": "FeatureCollection",
        "description": selection.headline(),
        "features": features,
    });
    serde_json::to_writer_pretty(&mut *out, &collection)?;
    writeln!(out)
}

fn feature(selection: &Selection, event: &Event) -> Value {
    let view = selection.view(event);
    let place = view.place.as_ref();
    let point = place.and_then(|p| Some(json!([p.lon?, p.lat?])));
    let known = event.place.and_then(|p| p.claim.party.entity);
    let error = known
        .and_then(|ix| selection.corpus.entity(ix).point)
        .map(|p| p.precision_km);
    let date = view.date.as_ref();
    json!({
        "type": "Feature",
        "id": view.id,
        "geometry": point.as_ref().map(|at| json!({"type": "Point", "coordinates": at})),
        "properties": {
            "id": view.id,
            "kind": view.kind,
            "status": view.status,
            "title": view.title,
            "date_start": date.and_then(|d| d.start.as_ref()),
            "date_end": date.and_then(|d| d.end.as_ref()),
            "precision": date.map(|d| d.precision),
            "place": place.map(|p| &p.name),
            "place_relation": place.map(|p| p.relation),
            "place_precision_km": point.and(error),
            "actors": view.actors,
            "casualties": view.casualties,
            "sources": selection.outlets(event),
            "disputed": view.disputed,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;
    use crate::query::Filter;

    #[test]
    fn a_place_that_is_only_near_has_no_geometry() {
        let corpus = sample::corpus();
        let mut out = Vec::new();
        write(&mut out, &Selection::new(&corpus, &Filter::default())).unwrap();
        let value: Value = serde_json::from_slice(&out).unwrap();
        let features = value["features"].as_array().unwrap();
        assert_eq!(features.len(), 4);
        assert_eq!(features[0]["geometry"], Value::Null);
        assert_eq!(
            features[1]["geometry"]["coordinates"],
            json!([-20.25, 10.5])
        );
        assert_eq!(features[1]["properties"]["place_precision_km"], 1.0);
    }
}

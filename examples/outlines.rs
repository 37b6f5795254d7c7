//! Makes `assets/maps/world.bin`, the outlines the explorer's map draws, out of public sources:
//!
//! ```text
//! cargo run --example outlines -- COASTS BORDERS > assets/maps/world.bin
//! ```
//!
//! COASTS and BORDERS are each a GeoJSON file with lines or polygons (such as Natural Earth's
//! `ne_110m_coastline` and `ne_110m_admin_0_boundary_lines_land`), lines of `name: lon,lat lon,lat …`
//! (such as `assets/maps/borders.txt`), or text with points as `(lon, lat)`, in which a line ends where
//! it comes back to its start or jumps. `assets/maps/README.md` says which were taken.

use std::io::Write;

use serde_json::Value;

type Line = Vec<(f64, f64)>;

/// Degrees from which two points of a bare list belong to different lines.
const JUMP: f64 = 6.0;
/// The ice of the south is no help on a map of events.
const SOUTHERNMOST: f64 = -60.0;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = Vec::new();
    for (at, path) in std::env::args().skip(1).enumerate() {
        let text = std::fs::read_to_string(&path).map_err(|e| format!("{path}: {e}"))?;
        let lines = match serde_json::from_str::<Value>(&text) {
            Ok(json) => geojson(&json),
            Err(_) if text.contains(": ") && text.contains(',') && !text.contains('(') => {
                named(&text)
            }
            Err(_) => listed(&text),
        };
        for line in lines.iter().filter(|l| l.len() > 1) {
            if line.iter().any(|p| p.1 > SOUTHERNMOST) {
                write(&mut out, at > 0, line)?;
            }
        }
    }
    std::io::stdout().write_all(&out)?;
    Ok(())
}

/// A byte for coast (0) or border (1), the number of points, the points in hundredths of a degree.
fn write(out: &mut Vec<u8>, border: bool, line: &Line) -> Result<(), std::num::TryFromIntError> {
    out.push(u8::from(border));
    out.extend(u16::try_from(line.len())?.to_le_bytes());
    for (lon, lat) in line {
        for degrees in [lon, lat] {
            #[allow(clippy::cast_possible_truncation, reason = "at most 18,000")]
            let hundredths = (degrees * 100.0).round() as i16;
            out.extend(hundredths.to_le_bytes());
        }
    }
    Ok(())
}

/// Every list of positions in a GeoJSON value, however deep.
fn geojson(value: &Value) -> Vec<Line> {
    let point = |v: &Value| Some((v.get(0)?.as_f64()?, v.get(1)?.as_f64()?));
    match value {
        Value::Array(items) if !items.is_empty() => {
            match items.iter().map(point).collect::<Option<Line>>() {
                Some(line) => vec![line],
                None => items.iter().flat_map(geojson).collect(),
            }
        }
        Value::Object(map) => map.values().flat_map(geojson).collect(),
        _ => Vec::new(),
    }
}

fn named(text: &str) -> Vec<Line> {
    let lines = text.lines().filter(|l| !l.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(": "))
        .map(|(_, points)| {
            let points = points.split_whitespace().filter_map(|p| p.split_once(','));
            points
                .filter_map(|(lon, lat)| Some((lon.parse().ok()?, lat.parse().ok()?)))
                .collect()
        })
        .collect()
}

fn listed(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = vec![Line::new()];
    // The first list only: others may hold the same at another scale.
    let text = text.split("];").next().unwrap_or(text);
    let pairs = text.split('(').skip(1).filter_map(|p| p.split(')').next());
    for pair in pairs.filter_map(|p| p.split_once(',')) {
        let (Ok(lon), Ok(lat)) = (pair.0.trim().parse(), pair.1.trim().parse()) else {
            continue;
        };
        let point: (f64, f64) = (lon, lat);
        let line = lines.last_mut().filter(|line| {
            let closed = line.len() > 2 && line.first() == line.last();
            let far = line
                .last()
                .is_some_and(|p| (p.0 - point.0).hypot(p.1 - point.1) > JUMP);
            !closed && !far
        });
        match line {
            Some(line) => line.push(point),
            None => lines.push(vec![point]),
        }
    }
    lines
}

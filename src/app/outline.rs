//! Coasts and borders of the world as lines (`assets/maps/`), read when a map is first drawn.

use std::sync::LazyLock;

/// One coast or border.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// True between countries, false between land and sea.
    pub border: bool,
    /// Longitudes and latitudes in degrees.
    pub points: Vec<(f64, f64)>,
    /// West, south, east and north of all points.
    pub bounds: [f64; 4],
}

/// All coasts and borders the program carries.
pub fn outlines() -> &'static [Outline] {
    static WORLD: LazyLock<Vec<Outline>> =
        LazyLock::new(|| read(include_bytes!("../../assets/maps/world.bin")));
    &WORLD
}

/// Reads lines: a byte for coast or border, the number of points, the points in hundredths of a
/// degree. What is cut short is left out.
fn read(mut bytes: &[u8]) -> Vec<Outline> {
    let mut lines = Vec::new();
    while let [border, low, high, rest @ ..] = bytes {
        let size = usize::from(u16::from_le_bytes([*low, *high])) * 4;
        let Some((points, rest)) = rest.split_at_checked(size) else {
            break;
        };
        let degrees = |a, b| f64::from(i16::from_le_bytes([a, b])) / 100.0;
        let points: Vec<(f64, f64)> = points
            .chunks_exact(4)
            .map(|p| (degrees(p[0], p[1]), degrees(p[2], p[3])))
            .collect();
        let mut bounds = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
        for &(lon, lat) in &points {
            bounds = [
                bounds[0].min(lon),
                bounds[1].min(lat),
                bounds[2].max(lon),
                bounds[3].max(lat),
            ];
        }
        lines.push(Outline {
            border: *border == 1,
            points,
            bounds,
        });
        bytes = rest;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_world_is_there_and_lies_on_the_globe() {
        let lines = outlines();
        assert!(lines.iter().filter(|l| l.border).count() > 80);
        assert!(lines.iter().filter(|l| !l.border).count() > 80);
        for line in lines {
            assert!(line.points.len() > 1);
            let [west, south, east, north] = line.bounds;
            assert!((-180.0..=180.0).contains(&west) && (-180.0..=180.0).contains(&east));
            assert!((-90.0..=90.0).contains(&south) && (-90.0..=90.0).contains(&north));
        }
    }

    #[test]
    fn a_file_cut_short_gives_what_is_whole() {
        let whole = [1, 1, 0, 100, 0, 200, 0];
        assert_eq!(read(&whole)[0].points, [(1.0, 2.0)]);
        assert!(read(&whole[..5]).is_empty());
    }
}

//! The map: the sites of the events on the timeline, what part of the world is seen, and where a
//! position falls in it.

use super::layout::Area;
use super::list::List;
use super::sites::Sites;
use crate::model::EntityIx;

/// Kilometres a degree of latitude is long.
const DEGREE_KM: f64 = 111.2;
/// From this error radius on, in kilometres, a position is no more than a country's label.
const LABEL_KM: f64 = 300.0;
/// Degrees of latitude a dot may stand for.
const FINEST: f64 = 0.000_5;
const COARSEST: f64 = 2.0;
/// Degrees across below which a map of a few sites would show nothing around them.
const AROUND: f64 = 7.0;

/// Dots from a site within which a click means it.
const NEAR: f64 = 5.0;

/// A place with events.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Site {
    /// Which base or place.
    pub entity: EntityIx,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// Estimated error radius in kilometres.
    pub km: f64,
    /// True when the position is rough, or all events lie near it rather than at it.
    pub rough: bool,
    /// Number of events.
    pub count: u32,
}

/// The part of the world that is seen: dots on a plane, square ones.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Viewport {
    /// Longitude in the middle, in degrees.
    pub lon: f64,
    /// Latitude in the middle, in degrees.
    pub lat: f64,
    /// Degrees of latitude one dot stands for.
    pub step: f64,
}

impl Default for Viewport {
    fn default() -> Self {
        Self {
            lon: 0.0,
            lat: 20.0,
            step: 1.0,
        }
    }
}

impl Viewport {
    /// How much shorter a degree of longitude is here than one of latitude.
    fn squeeze(&self) -> f64 {
        self.lat.to_radians().cos().max(0.2)
    }

    /// The dot, from the upper left, on which a position falls on a screen of `size` dots. Outside
    /// the screen it goes on.
    pub fn project(&self, lon: f64, lat: f64, (width, height): (f64, f64)) -> (f64, f64) {
        let east = (lon - self.lon + 540.0).rem_euclid(360.0) - 180.0;
        (
            width / 2.0 + east * self.squeeze() / self.step,
            height / 2.0 - (lat - self.lat) / self.step,
        )
    }

    /// Kilometres one dot stands for.
    pub fn km(&self) -> f64 {
        self.step * DEGREE_KM
    }

    /// West, south, east and north of what is seen on `size` dots; west may lie beyond -180.
    pub fn bounds(&self, (width, height): (f64, f64)) -> [f64; 4] {
        let (across, down) = (
            width / 2.0 * self.step / self.squeeze(),
            height / 2.0 * self.step,
        );
        [
            self.lon - across,
            self.lat - down,
            self.lon + across,
            self.lat + down,
        ]
    }

    /// What shows all of `points` on `size` dots with room around them.
    fn fitting(points: &[(f64, f64)], size: (f64, f64)) -> Option<Self> {
        let &first = points.first()?;
        let ends = |of: fn(&(f64, f64)) -> f64| {
            let values = points.iter().map(of);
            values.fold((of(&first), of(&first)), |(a, b), v| (a.min(v), b.max(v)))
        };
        let ((west, east), (south, north)) = (ends(|p| p.0), ends(|p| p.1));
        let mut fit = Self {
            lon: f64::midpoint(west, east),
            lat: f64::midpoint(south, north),
            step: 1.0,
        };
        let across = ((east - west) * 1.5).max(AROUND) * fit.squeeze() / size.0.max(1.0);
        let down = ((north - south) * 1.5).max(AROUND) / size.1.max(1.0);
        fit.step = across.max(down).clamp(FINEST, COARSEST);
        Some(fit)
    }
}

/// The map on the screen.
#[derive(Debug, Default)]
pub struct Map {
    /// The sites, those with most events first.
    pub sites: Vec<Site>,
    /// Place among them.
    pub list: List,
    /// Number of events whose place has a position.
    pub placed: usize,
    /// Number of events on the timeline.
    pub of: usize,
    /// What is seen.
    pub view: Viewport,
    /// The area the sites were last fitted into.
    fitted: Option<Area>,
    /// True once the user has moved or zoomed: then it stays as it is when the filters change.
    moved: bool,
}

/// The dots of an area: two across and four down a cell.
pub fn dots(area: Area) -> (f64, f64) {
    (f64::from(area.width) * 2.0, f64::from(area.height) * 4.0)
}

impl Map {
    /// Lists these sites, keeping the chosen one, and shows them all unless the user has looked
    /// elsewhere.
    pub(super) fn show(&mut self, sites: Sites, area: Area) {
        let chosen = self.selected().map(|s| s.entity);
        (self.sites, self.placed, self.of) = (sites.all, sites.placed, sites.of);
        let at = self.sites.iter().position(|s| Some(s.entity) == chosen);
        self.list.cursor = at.unwrap_or(0);
        if !self.moved {
            self.fit(area);
        }
    }

    /// The chosen site.
    pub fn selected(&self) -> Option<&Site> {
        self.sites.get(self.list.cursor)
    }

    /// The site drawn in a cell or right beside it; the nearest, and of those in one spot the one
    /// with most events.
    pub(super) fn site_at(&self, area: Area, x: u16, y: u16) -> Option<usize> {
        if !area.contains(x, y) {
            return None;
        }
        let size = dots(area);
        // The middle of the cell, in dots.
        let (x, y) = (
            f64::from(x - area.x) * 2.0 + 1.0,
            f64::from(y - area.y) * 4.0 + 2.0,
        );
        let far = |site: &Site| {
            let (sx, sy) = self.view.project(site.lon, site.lat, size);
            (sx - x).hypot(sy - y)
        };
        let near = self.sites.iter().map(far).enumerate();
        let near = near.filter(|(_, far)| *far <= NEAR);
        near.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(at, _)| at)
    }

    /// Shows all sites.
    pub(super) fn fit(&mut self, area: Area) {
        self.moved = false;
        self.fitted = Some(area);
        let spots = |most: f64| -> Vec<(f64, f64)> {
            let sites = self.sites.iter().filter(|s| s.km < most);
            sites.map(|s| (s.lon, s.lat)).collect()
        };
        let fit = Viewport::fitting(&spots(LABEL_KM), dots(area))
            .or_else(|| Viewport::fitting(&spots(f64::MAX), dots(area)));
        self.view = fit.unwrap_or_default();
    }

    /// Fits the sites into an area of another size, unless the user has looked elsewhere.
    pub(super) fn settle(&mut self, area: Area) {
        if !self.moved && self.fitted.is_some_and(|fitted| fitted != area) {
            self.fit(area);
        }
    }

    /// Chooses another site and brings it into sight.
    pub(super) fn step(&mut self, by: isize, area: Area) {
        self.list.step(by, self.sites.len());
        let Some(&site) = self.selected() else { return };
        let (width, height) = dots(area);
        let (x, y) = self.view.project(site.lon, site.lat, (width, height));
        let seen = (width * 0.05..width * 0.95).contains(&x)
            && (height * 0.05..height * 0.95).contains(&y);
        if !seen {
            (self.view.lon, self.view.lat) = (site.lon, site.lat);
        }
    }

    /// Moves what is seen by quarters of the screen, east and north.
    pub(super) fn pan(&mut self, east: f64, north: f64, area: Area) {
        self.moved = true;
        let [west, south, to_east, to_north] = self.view.bounds(dots(area));
        let lon = self.view.lon + east * (to_east - west) / 4.0;
        self.view.lon = (lon + 540.0).rem_euclid(360.0) - 180.0;
        let lat = self.view.lat + north * (to_north - south) / 4.0;
        self.view.lat = lat.clamp(-75.0, 80.0);
    }

    /// Moves what is seen by dots, east and north.
    pub(super) fn shift(&mut self, east: f64, north: f64) {
        self.moved = true;
        let lon = self.view.lon + east * self.view.step / self.view.squeeze();
        self.view.lon = (lon + 540.0).rem_euclid(360.0) - 180.0;
        self.view.lat = (self.view.lat + north * self.view.step).clamp(-75.0, 80.0);
    }

    /// Zooms; what lies at a cell of the area keeps its spot, without one the chosen site if it is
    /// in sight.
    pub(super) fn zoom(&mut self, closer: bool, area: Area, spot: Option<(u16, u16)>) {
        self.moved = true;
        let size = dots(area);
        let step = self.view.step * if closer { 0.6 } else { 1.0 / 0.6 };
        let before = self.view;
        self.view.step = step.clamp(FINEST, COARSEST);
        let fixed = match spot {
            Some((x, y)) => {
                let [west, south, east, north] = before.bounds(size);
                let across = (f64::from(x) + 0.5) / f64::from(area.width.max(1));
                let down = (f64::from(y) + 0.5) / f64::from(area.height.max(1));
                Some((
                    west + (east - west) * across,
                    north - (north - south) * down,
                ))
            }
            None => self.selected().map(|site| (site.lon, site.lat)),
        };
        let Some((lon, lat)) = fixed else { return };
        let (x, y) = before.project(lon, lat, size);
        if (0.0..size.0).contains(&x) && (0.0..size.1).contains(&y) {
            let part = self.view.step / before.step;
            let at = lon + (before.lon - lon) * part;
            self.view.lon = (at + 540.0).rem_euclid(360.0) - 180.0;
            self.view.lat = (lat + (before.lat - lat) * part).clamp(-75.0, 80.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Area = Area {
        x: 0,
        y: 0,
        width: 60,
        height: 20,
    };

    fn site(lon: f64, lat: f64, km: f64) -> Site {
        Site {
            entity: EntityIx(0),
            lat,
            lon,
            km,
            rough: false,
            count: 1,
        }
    }

    fn map(sites: Vec<Site>) -> Map {
        let mut map = Map {
            sites,
            ..Map::default()
        };
        map.fit(AREA);
        map
    }

    fn seen(map: &Map, site: &Site) -> bool {
        let (width, height) = dots(AREA);
        let (x, y) = map.view.project(site.lon, site.lat, (width, height));
        (0.0..width).contains(&x) && (0.0..height).contains(&y)
    }

    #[test]
    fn all_sites_are_seen_at_first_but_labels_of_countries_do_not_count() {
        let map = map(vec![
            site(44.2, 33.5, 1.0),
            site(42.4, 36.8, 1.0),
            site(-60.0, -10.0, 500.0),
        ]);
        assert!(seen(&map, &map.sites[0]) && seen(&map, &map.sites[1]));
        assert!(!seen(&map, &map.sites[2]));
        assert!(map.view.step < 0.2);
    }

    #[test]
    fn zooming_keeps_the_chosen_site_where_it_is() {
        let mut map = map(vec![site(44.2, 33.5, 1.0), site(42.4, 36.8, 1.0)]);
        let at = |map: &Map| map.view.project(44.2, 33.5, dots(AREA));
        let before = at(&map);
        map.zoom(true, AREA, None);
        let after = at(&map);
        // Longitudes are squeezed a little differently where the middle lies elsewhere.
        assert!((before.0 - after.0).abs() < 2.0 && (before.1 - after.1).abs() < 0.01);
    }

    #[test]
    fn a_site_out_of_sight_is_brought_in() {
        let mut map = map(vec![site(44.2, 33.5, 1.0), site(43.0, 12.0, 1.0)]);
        for _ in 0..8 {
            map.zoom(true, AREA, None);
        }
        assert!(!seen(&map, &map.sites[1]));
        map.step(1, AREA);
        assert!(seen(&map, &map.sites[1]));
    }

    #[test]
    fn the_map_goes_round_the_date_line_and_stops_at_the_poles() {
        let mut map = map(Vec::new());
        for _ in 0..40 {
            map.pan(1.0, 1.0, AREA);
        }
        assert!((-180.0..180.0).contains(&map.view.lon) && map.view.lat <= 80.0);
        map.step(1, AREA);
        map.zoom(false, AREA, None);
        let near = Viewport {
            lon: 179.0,
            lat: 0.0,
            step: 1.0,
        };
        assert_eq!(near.project(-179.0, 0.0, (100.0, 100.0)), (52.0, 50.0));
    }
}

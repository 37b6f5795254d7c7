//! The map: coasts and borders in dots, a disc for each site by its number of events, a ring where
//! the position is rough; the sites by name beside it.

#![allow(
    clippy::cast_sign_loss,
    reason = "what lies in the area is not negative"
)]

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::braille::Dots;
use super::overlay::select;
use super::paint::{bar, clear, cut, frame, put, put_cut, put_right, width};
use super::{Theme, message};
use crate::app::{App, Area, Layout, MapAreas, Site, dots, outlines, words};
use crate::model::EntityKind;

/// Error radius in kilometres from which an entity is no town on the map.
const TOWN_KM: f64 = 25.0;
/// Kilometres a dot may stand for where towns are named.
const TOWNS_FROM_KM: f64 = 1.6;

/// Draws the view.
pub(super) fn draw(buf: &mut Buffer, layout: &Layout, app: &App, theme: &Theme) {
    let map = &app.map;
    let placed = format!(
        "{} · {} of {} placed",
        words::count(map.sites.len(), "site"),
        map.placed,
        words::count(map.of, "event")
    );
    let styles = (theme.border_focus, theme.title_focus);
    frame(buf, layout.body, ("Map", &placed), styles, theme.ascii);
    let parts = layout.map_areas();
    ground(buf, parts.map, app, theme);
    let mut taken = Taken::new(parts.map);
    marks(buf, parts.map, app, &mut taken, theme);
    names_of_places(buf, parts.map, app, &mut taken, theme);
    if map.sites.is_empty() {
        let words = "No event shown has a place whose position is known.".to_owned();
        let middle = parts.map.center(parts.map.width, 3);
        clear(buf, middle, theme.text);
        message(buf, middle, &[words], theme.dim);
        return;
    }
    list(buf, parts, app, theme);
    foot(buf, parts.foot, app, theme);
}

/// Coasts and borders; borders as broken lines.
fn ground(buf: &mut Buffer, area: Area, app: &App, theme: &Theme) {
    let (view, size) = (&app.map.view, dots(area));
    let [west, south, east, north] = view.bounds(size);
    let whole = east - west >= 360.0;
    for border in [true, false] {
        let mut ground = Dots::new(area);
        for line in outlines().iter().filter(|l| l.border == border) {
            let [w, s, e, n] = line.bounds;
            let beside = |shift: f64| w + shift <= east && e + shift >= west;
            let near = whole || [-360.0, 0.0, 360.0].into_iter().any(beside);
            if s > north || n < south || !near {
                continue;
            }
            let mut spots = line.points.iter().map(|&(x, y)| view.project(x, y, size));
            let Some(mut from) = spots.next() else {
                continue;
            };
            for to in spots {
                // What leaves at one edge and comes back at the other is no line across.
                if (to.0 - from.0).abs() < 180.0 / view.step {
                    ground.line(from, to, if border { 4 } else { 1 });
                }
                from = to;
            }
        }
        let (style, sign) = if border {
            (theme.border_line, ":")
        } else {
            (theme.coast, ".")
        };
        ground.draw(buf, style, theme.ascii.then_some(sign));
    }
}

/// The cells names and marks stand on.
struct Taken {
    area: Area,
    cells: Vec<bool>,
}

impl Taken {
    fn new(area: Area) -> Self {
        let cells = usize::from(area.width) * usize::from(area.height);
        Self {
            area,
            cells: vec![false; cells],
        }
    }

    /// Takes `size` cells from column `x` of row `y`, if all lie in the area and are free.
    fn take(&mut self, x: i32, y: i32, size: u16) -> bool {
        let right = i32::from(self.area.x + self.area.width);
        let below = i32::from(self.area.y + self.area.height);
        if x < i32::from(self.area.x)
            || y < i32::from(self.area.y)
            || x + i32::from(size) > right
            || y >= below
        {
            return false;
        }
        let row = usize::from(y as u16 - self.area.y) * usize::from(self.area.width);
        let from = row + usize::from(x as u16 - self.area.x);
        let cells = &mut self.cells[from..from + usize::from(size)];
        let free = cells.iter().all(|t| !t);
        if free {
            cells.fill(true);
        }
        free
    }
}

/// The cell a position falls in, if it is seen.
fn cell(app: &App, area: Area, (lon, lat): (f64, f64)) -> Option<(u16, u16)> {
    let size = dots(area);
    let (x, y) = app.map.view.project(lon, lat, size);
    let seen = (0.0..size.0).contains(&x) && (0.0..size.1).contains(&y);
    seen.then(|| (area.x + x as u16 / 2, area.y + y as u16 / 4))
}

/// The sites: discs and rings, a sign in the middle, names where there is room.
fn marks(buf: &mut Buffer, area: Area, app: &App, taken: &mut Taken, theme: &Theme) {
    let (map, size) = (&app.map, dots(area));
    let most = map.sites.iter().map(|s| s.count).max().unwrap_or(1);
    let largest = (size.1 / 26.0).clamp(2.0, 7.0);
    if !theme.ascii {
        for site in map.sites.iter().rev() {
            let mut around = Dots::new(area);
            let spot = map.view.project(site.lon, site.lat, size);
            let radius = largest * (f64::from(site.count) / f64::from(most)).sqrt();
            if site.rough {
                around.ring(
                    spot,
                    (site.km / map.view.km()).max(radius + 1.0).min(size.1),
                );
            } else {
                around.disc(spot, radius.max(1.0));
            }
            around.draw(buf, theme.site, None);
        }
    }
    let mut order: Vec<(usize, &Site)> = map.sites.iter().enumerate().rev().collect();
    order.sort_by_key(|(at, _)| *at == map.list.cursor);
    for (at, site) in order {
        let Some((x, y)) = cell(app, area, (site.lon, site.lat)) else {
            continue;
        };
        let style = if at == map.list.cursor {
            theme.cursor
        } else {
            theme.site
        };
        taken.take(i32::from(x), i32::from(y), 1);
        label(buf, area, (x, y), sign(site, theme), style);
    }
    // The chosen one first: its name must be seen.
    let chosen = map.selected().into_iter();
    let others = map.sites.iter().enumerate();
    let others = others.filter(|(at, _)| *at != map.list.cursor).map(|o| o.1);
    for (nth, site) in chosen.chain(others).enumerate() {
        name(buf, area, app, taken, (site, nth == 0), theme);
    }
}

/// Writes over whatever is drawn there, nothing of which may shine through.
fn label(buf: &mut Buffer, area: Area, at: (u16, u16), text: &str, style: Style) {
    let under = Area {
        x: at.0,
        y: at.1,
        width: width(text),
        height: 1,
    };
    clear(buf, under, Style::default());
    put(buf, area, at, text, style);
}

/// The sign of a site: full for a spot, hollow for a rough position.
fn sign(site: &Site, theme: &Theme) -> &'static str {
    match (site.rough, theme.ascii) {
        (false, false) => "●",
        (true, false) => "○",
        (false, true) => "#",
        (true, true) => "o",
    }
}

/// A site's name and number of events, right of its mark, else left, else above or below.
fn name(
    buf: &mut Buffer,
    area: Area,
    app: &App,
    taken: &mut Taken,
    (site, chosen): (&Site, bool),
    theme: &Theme,
) {
    let Some((x, y)) = cell(app, area, (site.lon, site.lat)) else {
        return;
    };
    let entity = app.corpus.entity(site.entity);
    let label = format!(" {} {} ", cut(&entity.name, 28), site.count);
    let size = width(&label);
    let (x, y) = (i32::from(x), i32::from(y));
    let left = x - i32::from(size);
    let middle = x - i32::from(size) / 2;
    for (x, y) in [
        (x + 1, y),
        (left, y),
        (middle, y - 1),
        (middle, y + 1),
        (x + 1, y - 1),
        (x + 1, y + 1),
        (left, y - 1),
        (left, y + 1),
    ] {
        if taken.take(x, y, size) {
            let style = if chosen {
                theme.cursor
            } else {
                theme.entity(entity.kind)
            };
            self::label(buf, area, (x as u16, y as u16), &label, style);
            return;
        }
    }
}

/// Countries, and towns from close by, where nothing else stands.
fn names_of_places(buf: &mut Buffer, area: Area, app: &App, taken: &mut Taken, theme: &Theme) {
    let close = app.map.view.km() <= TOWNS_FROM_KM;
    for country in [true, false] {
        for entity in &app.corpus.entities {
            let wanted = entity.kind == EntityKind::Place
                && match (country, entity.class.as_str()) {
                    (true, class) => class == "country",
                    (false, "city" | "town") => close,
                    _ => false,
                };
            let Some(point) = entity
                .point
                .filter(|p| wanted && (country || p.precision_km <= TOWN_KM))
            else {
                continue;
            };
            let Some((x, y)) = cell(app, area, (point.lon, point.lat)) else {
                continue;
            };
            let text = if country {
                entity.name.to_uppercase()
            } else {
                let dot = if theme.ascii { "." } else { "·" };
                format!("{dot} {}", entity.name)
            };
            let size = width(&text);
            let x = i32::from(x) - if country { i32::from(size) / 2 } else { 0 };
            if taken.take(x, i32::from(y), size) {
                label(buf, area, (x as u16, y), &text, theme.dim);
            }
        }
    }
}

/// The sites by number of events.
fn list(buf: &mut Buffer, parts: MapAreas, app: &App, theme: &Theme) {
    let list = parts.list;
    if list.is_empty() {
        return;
    }
    let map = &app.map;
    let most = map.sites.first().map_or(1, |s| s.count);
    let side = if theme.ascii { "|" } else { "│" };
    for y in list.y..list.y + list.height {
        put(buf, list, (list.x, y), side, theme.border);
    }
    let sites = map.sites.iter().enumerate().skip(map.list.top);
    for (y, (at, site)) in (list.y..list.y + list.height).zip(sites) {
        let row = Area {
            x: list.x + 1,
            y,
            width: list.width - 1,
            height: 1,
        };
        let entity = app.corpus.entity(site.entity);
        put(buf, row, (row.x + 1, y), sign(site, theme), theme.site);
        let edge = put_right(buf, row, y, &format!("{:>3} ", site.count), theme.number);
        let bars = if row.width >= 30 { 6 } else { 0 };
        let bar_x = edge.saturating_sub(bars);
        let text = bar(site.count, most, bars, theme.ascii);
        put(buf, row, (bar_x, y), &text, theme.bar);
        let room = bar_x.saturating_sub(row.x + 4);
        put_cut(
            buf,
            row,
            (row.x + 3, y),
            room,
            &entity.name,
            theme.entity(entity.kind),
        );
        if at == map.list.cursor {
            select(buf, row, theme.cursor);
        }
    }
}

/// The chosen site in words, and the scale.
fn foot(buf: &mut Buffer, area: Area, app: &App, theme: &Theme) {
    let Some(site) = app.map.selected().filter(|_| !area.is_empty()) else {
        return;
    };
    let (cells, km) = scale(app.map.view.km() * 2.0);
    let (left, line, right) = if theme.ascii {
        ("|", "-", "|")
    } else {
        ("├", "─", "┤")
    };
    let words = if km < 1.0 {
        format!("{:.0} m", km * 1000.0)
    } else {
        format!("{km:.0} km")
    };
    let inner = cells.saturating_sub(2);
    let ruler = format!("{left}{}{right} {words} ", line.repeat(inner));
    let edge = put_right(buf, area, area.y, &ruler, theme.dim);
    let name = &app.corpus.entity(site.entity).name;
    let rough = match site.rough {
        true if site.km >= 5.0 => format!(" · rough: within {:.0} km", site.km),
        true => " · rough: near it, not at it".to_owned(),
        false => String::new(),
    };
    let events = words::count(site.count as usize, "event");
    let facts = format!("{name} · {events}{rough}");
    let room = edge.saturating_sub(area.x + 2);
    put_cut(buf, area, (area.x + 1, area.y), room, &facts, theme.text);
}

/// A round number of kilometres that takes 6 to 20 cells of `km` each.
fn scale(km: f64) -> (usize, f64) {
    let mut length = 0.1;
    for factor in [2.0, 2.5, 2.0].into_iter().cycle() {
        if length / km >= 6.0 {
            break;
        }
        length *= factor;
    }
    ((length / km).round() as usize, length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_is_a_round_number_that_fits() {
        for km in [0.05, 0.3, 1.0, 7.0, 33.0, 200.0] {
            let (cells, length) = scale(km);
            assert!((6..=16).contains(&cells), "{km}: {cells}");
            let digits = length / 10_f64.powf(length.log10().floor());
            assert!(
                [1.0, 2.0, 5.0].iter().any(|d| (d - digits).abs() < 1e-6),
                "{length}"
            );
        }
    }
}

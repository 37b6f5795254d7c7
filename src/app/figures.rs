//! The numbers of an event in the few words a row has room for.

use crate::model::{Event, Field, Hull, Kind};

/// An interval as figures: `3`, `3–5`, `10+`, and `33 ≠ 57` where reports differ.
pub fn hull(hull: Hull, disputed: bool) -> String {
    match hull.max {
        None => format!("{}+", hull.min),
        Some(max) if max == hull.min => max.to_string(),
        Some(max) if disputed => format!("{} ≠ {max}", hull.min),
        Some(max) => format!("{}–{max}", hull.min),
    }
}

/// One figure of an event: `3 killed`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What is counted.
    pub field: Field,
    /// The number or numbers.
    pub number: String,
    /// What is counted, in the number it stands in.
    pub what: &'static str,
    /// True when reports differ on it.
    pub disputed: bool,
}

impl Figure {
    /// The figure in at most `room` cells, ever shorter and never without what it counts: `3 killed`,
    /// `3 dead`, `3†`; `33 ≠ 57 rockets`, `×33≠57`. Empty where not even that fits.
    pub fn within(&self, room: usize, ascii: bool) -> String {
        let number = self.number.replace(' ', "");
        let brief = self.brief(ascii);
        let sign = match self.field {
            Field::Killed if ascii => format!("{number}k"),
            Field::Killed => format!("{number}†"),
            Field::Wounded => format!("{number}w"),
            _ => brief.clone(),
        };
        [
            format!("{} {}", self.number, self.what),
            format!("{number} {}", self.what),
            brief,
            sign,
        ]
        .into_iter()
        .find(|text| text.chars().count() <= room)
        .unwrap_or_default()
    }

    /// The figure in short words: `3 dead`, `×33≠57`.
    pub fn brief(&self, ascii: bool) -> String {
        let number = self.number.replace(' ', "");
        match self.field {
            Field::Killed => format!("{number} dead"),
            Field::Wounded => format!("{number} hurt"),
            _ if ascii => format!("x{number}"),
            _ => format!("×{number}"),
        }
    }
}

/// As many figures as fit in `room` cells, the first ever shorter until it does.
pub fn fitting(figures: &[Figure], room: usize, ascii: bool) -> String {
    let Some((first, rest)) = figures.split_first() else {
        return String::new();
    };
    let mut out = first.within(room, ascii);
    for figure in rest {
        let more = format!("{out} · {} {}", figure.number, figure.what);
        if out.is_empty() || more.chars().count() > room {
            break;
        }
        out = more;
    }
    out
}

/// The figures of an event, the gravest first.
pub fn figures(event: &Event) -> Vec<Figure> {
    let figure = |field, value: Option<Hull>, what: &'static str| {
        let disputed = event.disputed.contains(&field);
        value.map(|h| {
            let number = hull(h, disputed);
            let what = match what.strip_suffix('s') {
                Some(one) if number == "1" => one,
                _ => what,
            };
            Figure {
                field,
                number,
                what,
                disputed,
            }
        })
    };
    [
        figure(Field::Killed, event.killed, "killed"),
        figure(Field::Wounded, event.wounded, "wounded"),
        figure(Field::Munitions, event.munitions, munition(event.kind)),
    ]
    .into_iter()
    .flatten()
    .filter(|f| f.number != "0" || f.disputed)
    .collect()
}

/// What is fired in an event of this kind.
fn munition(kind: Kind) -> &'static str {
    match kind {
        Kind::RocketAttack => "rockets",
        Kind::MortarAttack => "rounds",
        Kind::MissileAttack => "missiles",
        Kind::DroneAttack => "drones",
        Kind::Airstrike | Kind::DroneStrike | Kind::StrikeUnspecified => "strikes",
        Kind::Interception => "shot down",
        Kind::WeaponsFind | Kind::ThwartedAttack => "found",
        Kind::IedAttack | Kind::SuicideAttack => "bombs",
        _ => "fired",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hulls_show_whether_reports_differ() {
        let h = |min, max| Hull { min, max };
        assert_eq!(hull(h(33, Some(57)), true), "33 ≠ 57");
        assert_eq!(hull(h(6, Some(7)), false), "6–7");
        assert_eq!(hull(h(10, None), false), "10+");
        assert_eq!(hull(h(2, Some(2)), true), "2");
    }

    #[test]
    fn a_figure_is_never_without_what_it_counts() {
        let figure = |field, number: &str, what| Figure {
            field,
            number: number.into(),
            what,
            disputed: false,
        };
        let rockets = figure(Field::Munitions, "33 ≠ 57", "rockets");
        for (room, text) in [
            (20, "33 ≠ 57 rockets"),
            (14, "33≠57 rockets"),
            (9, "×33≠57"),
            (5, ""),
        ] {
            assert_eq!(rockets.within(room, false), text);
        }
        let killed = figure(Field::Killed, "90–110", "killed");
        for (room, text) in [
            (13, "90–110 killed"),
            (11, "90–110 dead"),
            (9, "90–110†"),
            (6, ""),
        ] {
            assert_eq!(killed.within(room, false), text);
        }
        assert_eq!(killed.within(9, true), "90–110k");
        let both = [figure(Field::Killed, "3", "killed"), rockets];
        assert_eq!(fitting(&both, 30, false), "3 killed · 33 ≠ 57 rockets");
        assert_eq!(fitting(&both, 10, false), "3 killed");
        assert_eq!(fitting(&[], 10, false), "");
    }
}

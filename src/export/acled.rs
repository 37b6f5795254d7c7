//! CSV with the column names of ACLED's data, for tools that read those, and our own columns after
//! them (`x_…`). Only what happened, on a day known to a month, of a kind ACLED codes. Counts are
//! the lowest claimed. What ACLED's coders decide by hand (`iso`, `tags`, …) stays empty, and so does
//! `inter1` of an actor whose type the pack does not give.

use super::contract::{EventView, PartyView};
use super::events::locus;
use super::selection::{LeftOut, Selection};
use super::sheet::{Sheet, whole};
use super::words;
use crate::corpus::Corpus;
use crate::model::{Date, Entity, Event, Kind, PlacePrecision, Precision, Status};

const COLUMNS: [&str; 46] = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
    "x_modality",
    "x_date_start",
    "x_date_end",
    "x_date_edtf",
    "x_n_reports",
    "x_n_sources_independent",
    "x_disputed_fields",
    "x_wounded_min",
    "x_wounded_max",
    "x_munition_min",
    "x_munition_max",
    "x_weapon",
    "x_blamed",
    "x_claimed",
    "x_provenance",
];

/// The rows, and what has no place among them.
pub fn sheet(selection: &Selection) -> (Sheet, LeftOut) {
    let mut left_out = LeftOut::default();
    let mut rows = Vec::new();
    for (_, event) in selection.numbered() {
        match code(selection.corpus, event) {
            Ok(code) => rows.push(row(selection, event, &code)),
            Err(reason) => left_out.add(reason),
        }
    }
    let columns = COLUMNS.map(whole).to_vec();
    (Sheet { columns, rows }, left_out)
}

/// ACLED's codes for one event.
struct Code {
    time_precision: u8,
    start: chrono::NaiveDate,
    event_type: &'static str,
    sub_event_type: &'static str,
}

fn code(corpus: &Corpus, event: &Event) -> Result<Code, &'static str> {
    if event.status != Status::Actual {
        return Err("that did not happen, or not as one event");
    }
    let date = event.date.ok_or("undated")?;
    let (start, time_precision) = time(&date).ok_or("with a date wider than a month")?;
    let armed = corpus.reports_of(event).any(|r| !r.weapons.is_empty());
    let (event_type, sub_event_type) =
        types(event.kind, armed).ok_or("of a kind ACLED does not code")?;
    Ok(Code {
        time_precision,
        start,
        event_type,
        sub_event_type,
    })
}

/// First day and ACLED's time precision: 1 day, 2 week, 3 month.
fn time(date: &Date) -> Option<(chrono::NaiveDate, u8)> {
    let (start, days) = (date.start?, date.days()?);
    let precision = match date.precision {
        _ if days > 31 => return None,
        Precision::Minute | Precision::PartOfDay | Precision::Day => 1,
        _ if days <= 7 => 2,
        _ => 3,
    };
    Some((start, precision))
}

const REMOTE: &str = "Explosions/Remote violence";
const CIVILIANS: &str = "Violence against civilians";
const STRATEGIC: &str = "Strategic developments";
const SHELLING: (&str, &str) = (REMOTE, "Shelling/artillery/missile attack");

/// ACLED's event type and sub-event type. An attack of no stated kind is coded as shelling when a
/// weapon is named, else not at all.
fn types(kind: Kind, armed: bool) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        Kind::RocketAttack | Kind::MortarAttack | Kind::MissileAttack => SHELLING,
        Kind::AttackUnspecified if armed => SHELLING,
        Kind::DroneAttack | Kind::Airstrike | Kind::DroneStrike | Kind::StrikeUnspecified => {
            (REMOTE, "Air/drone strike")
        }
        Kind::IedAttack => (REMOTE, "Remote explosive/landmine/IED"),
        Kind::SuicideAttack => (REMOTE, "Suicide bomb"),
        Kind::SmallArmsAttack | Kind::Clash => ("Battles", "Armed clash"),
        Kind::Abduction => (CIVILIANS, "Abduction/forced disappearance"),
        Kind::TargetedKilling => (CIVILIANS, "Attack"),
        Kind::ArsonSabotage => (STRATEGIC, "Looting/property destruction"),
        Kind::Interception | Kind::ThwartedAttack | Kind::WeaponsFind => {
            (STRATEGIC, "Disrupted weapons use")
        }
        Kind::Detention => (STRATEGIC, "Arrests"),
        Kind::Storming => ("Riots", "Violent demonstration"),
        Kind::Demonstration => ("Protests", "Peaceful protest"),
        Kind::Withdrawal | Kind::BaseHandover => (STRATEGIC, "Non-violent transfer of territory"),
        Kind::MissionChange | Kind::Appointment => (STRATEGIC, "Change to group/activity"),
        Kind::Agreement => (STRATEGIC, "Agreement"),
        Kind::Release
        | Kind::AirDefenseDeployment
        | Kind::TroopDeployment
        | Kind::Fortification
        | Kind::SystemTest
        | Kind::Alert
        | Kind::OrderedDeparture
        | Kind::Designation
        | Kind::Vote => (STRATEGIC, "Other"),
        _ => return None,
    })
}

fn disorder(event_type: &str) -> &'static str {
    match event_type {
        STRATEGIC => STRATEGIC,
        "Riots" | "Protests" => "Demonstrations",
        _ => "Political violence",
    }
}

fn row(selection: &Selection, event: &Event, code: &Code) -> Vec<String> {
    let view = selection.view(event);
    let mut cells = vec![
        event.id.clone(),
        code.start.to_string(),
        code.start.format("%Y").to_string(),
        code.time_precision.to_string(),
        disorder(code.event_type).to_owned(),
        code.event_type.to_owned(),
        code.sub_event_type.to_owned(),
    ];
    cells.extend(sides(selection.corpus, &view));
    cells.extend([String::new(), String::new()]);
    cells.extend(place(selection.corpus, event, &view));
    cells.extend([
        selection.outlets(event).join("; "),
        String::new(),
        notes(&view),
        view.killed.map_or(0, |h| h.min).to_string(),
        String::new(),
        "0".to_owned(),
    ]);
    cells.extend(ours(event, &view));
    cells
}

/// From `actor1` to `interaction`.
fn sides(corpus: &Corpus, view: &EventView) -> Vec<String> {
    let mut actors: Vec<PartyView> = Vec::new();
    for actor in view.actors.iter().filter(|actor| actor.stance != "denied") {
        let party = PartyView {
            id: actor.id.clone(),
            name: actor.name.clone(),
        };
        if !actors.contains(&party) {
            actors.push(party);
        }
    }
    // An actor is somebody: "a military convoy" is none.
    let listed = view.targets.iter().filter(|t| t.id.is_some());
    let targets: Vec<PartyView> = listed.cloned().collect();
    let (one, other) = (side(corpus, &actors), side(corpus, &targets));
    let met = interaction(&one[2], &other[2]);
    one.into_iter().chain(other).chain([met]).collect()
}

/// First of the parties, the others, and the pack's ACLED code of the first (1 state … 8 other).
fn side(corpus: &Corpus, parties: &[PartyView]) -> [String; 3] {
    let first = parties.first();
    let entity = first.and_then(|p| by_id(corpus, p.id.as_deref()?));
    let code = entity.and_then(|e| e.facts.get("acled_actor_type"));
    [
        first.map(|p| p.name.clone()).unwrap_or_default(),
        words::names(parties.get(1..).unwrap_or_default()),
        code.cloned().unwrap_or_default(),
    ]
}

fn by_id<'c>(corpus: &'c Corpus, id: &str) -> Option<&'c Entity> {
    corpus.entities.iter().find(|e| e.id == id)
}

/// ACLED's code for who meets whom: the lower code first, 0 for nobody. Empty when the first is
/// not known.
fn interaction(one: &str, other: &str) -> String {
    match (one, other) {
        ("", _) => String::new(),
        (one, "") => format!("{one}0"),
        (one, other) if one <= other => format!("{one}{other}"),
        (one, other) => format!("{other}{one}"),
    }
}

/// Our own columns.
fn ours(event: &Event, view: &EventView) -> [String; 15] {
    let number = |value: Option<u32>| value.map_or_else(String::new, |n| n.to_string());
    let date = view.date.clone();
    let day = |value: Option<String>| value.unwrap_or_default();
    let with = |stance: &str| -> String {
        let named = view.actors.iter().filter(|a| a.stance == stance);
        named
            .map(|a| a.name.as_str())
            .collect::<Vec<_>>()
            .join("; ")
    };
    [
        "reported".to_owned(),
        day(date.as_ref().and_then(|d| d.start.clone())),
        day(date.as_ref().and_then(|d| d.end.clone())),
        date.map(|d| d.edtf).unwrap_or_default(),
        view.reports.len().to_string(),
        view.sources.to_string(),
        view.disputed.join(" "),
        number(view.wounded.map(|h| h.min)),
        number(view.wounded.and_then(|h| h.max)),
        number(event.munitions.map(|h| h.min)),
        number(event.munitions.and_then(|h| h.max)),
        words::names(&view.weapons),
        with("blamed"),
        with("claimed"),
        view.reports
            .iter()
            .map(locus)
            .collect::<Vec<_>>()
            .join("; "),
    ]
}

/// What the event is and the sentence of its first report.
fn notes(view: &EventView) -> String {
    let sentence = view.reports.first().map_or("", |r| r.text.as_str());
    format!("{}. {sentence}", view.title)
}

/// From `region` to `geo_precision`.
fn place(corpus: &Corpus, event: &Event, view: &EventView) -> [String; 9] {
    let mut cells: [String; 9] = Default::default();
    let (Some(chosen), Some(place)) = (&event.place, &view.place) else {
        return cells;
    };
    let mut within = chosen.claim.party.entity;
    while let Some(ix) = within {
        let entity = corpus.entity(ix);
        let column = match entity.class.as_str() {
            "region" => Some(0),
            "country" => Some(1),
            "governorate" | "province" => Some(2),
            "district" => Some(3),
            _ => None,
        };
        if let Some(cell) = column.and_then(|at| cells.get_mut(at)) {
            cell.clone_from(&entity.name);
        }
        if let Some(country) = entity.country.as_deref().and_then(|id| by_id(corpus, id)) {
            cells[1].clone_from(&country.name);
        }
        within = entity.parent;
    }
    let degrees = |value: Option<f64>| value.map_or_else(String::new, |v| v.to_string());
    cells[5].clone_from(&place.name);
    cells[6] = degrees(place.lat);
    cells[7] = degrees(place.lon);
    cells[8].push_str(match chosen.claim.precision {
        PlacePrecision::Site | PlacePrecision::Town => "1",
        PlacePrecision::Near | PlacePrecision::District => "2",
        _ => "3",
    });
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;
    use crate::query::Filter;

    #[test]
    fn codes_of_actors_come_from_the_pack() {
        let mut corpus = sample::corpus();
        let brigade = &mut corpus.entities[sample::BRIGADE.0 as usize];
        brigade.facts.insert("acled_actor_type".into(), "3".into());
        let (sheet, _) = sheet(&Selection::new(&corpus, &Filter::default()));
        assert_eq!(
            sheet.rows[1][7..14],
            ["Iron Brigade", "", "3", "", "", "", "30"]
        );
        assert_eq!(interaction("3", "1"), "13");
    }

    #[test]
    fn only_what_acled_codes_is_exported() {
        let corpus = sample::corpus();
        let (sheet, left_out) = sheet(&Selection::new(&corpus, &Filter::default()));
        assert!(
            sheet
                .rows
                .iter()
                .all(|row| row.len() == sheet.columns.len())
        );
        let ids: Vec<&str> = sheet.rows.iter().map(|row| row[0].as_str()).collect();
        assert_eq!(ids, ["strike-1", "rockets-1"]);
        let cell = |row: usize, name| {
            let at = sheet.columns.iter().position(|c| c.name == name).unwrap();
            sheet.rows[row][at].as_str()
        };
        assert_eq!(cell(0, "time_precision"), "3");
        assert_eq!(cell(0, "fatalities"), "2");
        assert_eq!(
            cell(1, "sub_event_type"),
            "Shelling/artillery/missile attack"
        );
        assert_eq!(cell(1, "latitude"), "10.5");
        assert_eq!(cell(1, "x_blamed"), "Iron Brigade");
        assert_eq!(cell(1, "x_munition_min"), "10");
        assert_eq!(
            left_out.sentence(),
            "2 events left out: 1 that did not happen, or not as one event, 1 undated"
        );
    }
}

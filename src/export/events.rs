//! Events and reports as rows.

use serde::Serialize;

use super::contract::{DateView, EventView, PlaceView, ReportView};
use super::selection::Selection;
use super::sheet::{Sheet, gives, number, whole};
use super::words;
use crate::model::Hull;

/// One line of `reports`: a report with the id of its event.
#[derive(Debug, Serialize)]
pub struct ReportLine<'c> {
    /// Id of the event.
    pub event: &'c str,
    /// The report.
    #[serde(flatten)]
    pub report: ReportView,
}

/// The lines of `reports`.
pub fn report_lines<'s>(selection: &'s Selection<'_>) -> impl Iterator<Item = ReportLine<'s>> {
    selection
        .reports()
        .map(|(event, report)| ReportLine { event, report })
}

/// The timeline for people.
pub fn table(selection: &Selection) -> Sheet {
    let columns = vec![
        number("#"),
        whole("date"),
        gives("event"),
        gives("place"),
        gives("figures"),
        gives("by"),
        number("src"),
    ];
    let row = |(at, event): (u32, &crate::model::Event)| {
        let view = selection.view(event);
        let mut what = event.kind.title().to_owned();
        if view.status != "actual" {
            what = format!("{} ({})", what, view.status);
        }
        if view.review != "unreviewed" {
            what = format!("{what} [{}]", view.review.replace('_', " "));
        }
        let differs = if view.disputed.is_empty() {
            "  "
        } else {
            " ≠"
        };
        vec![
            at.to_string(),
            words::date(event.date.as_ref()),
            what,
            words::place(view.place.as_ref()),
            words::figures(selection.corpus, event),
            words::actors(&view.actors, false),
            format!("{}{differs}", view.sources),
        ]
    };
    Sheet {
        columns,
        rows: selection.numbered().map(row).collect(),
    }
}

/// Every event as one row of a spreadsheet.
pub fn sheet(selection: &Selection) -> Sheet {
    let columns = [
        "id",
        "kind",
        "family",
        "status",
        "title",
        "date_start",
        "date_end",
        "date_precision",
        "date_edtf",
        "place_id",
        "place",
        "place_relation",
        "place_precision",
        "lat",
        "lon",
        "actors",
        "targets",
        "weapons",
        "munitions",
        "killed_min",
        "killed_max",
        "wounded_min",
        "wounded_max",
        "sources",
        "reports",
        "disputed",
        "review",
        "provenance",
    ];
    Sheet {
        columns: columns.map(whole).to_vec(),
        rows: selection.views().map(|view| event_cells(&view)).collect(),
    }
}

fn event_cells(view: &EventView) -> Vec<String> {
    let mut cells = vec![
        view.id.clone(),
        view.kind.to_owned(),
        view.family.to_owned(),
        view.status.to_owned(),
        view.title.clone(),
    ];
    cells.extend(date_cells(view.date.as_ref()));
    cells.extend(place_cells(view.place.as_ref()));
    cells.extend([
        words::actors(&view.actors, true),
        words::names(&view.targets),
        words::names(&view.weapons),
        munitions(view.munitions.as_deref()),
    ]);
    cells.extend(hull_cells(view.killed.as_ref()));
    cells.extend(hull_cells(view.wounded.as_ref()));
    let provenance: Vec<String> = view.reports.iter().map(locus).collect();
    cells.extend([
        view.sources.to_string(),
        view.reports.len().to_string(),
        view.disputed.join(" "),
        view.review.to_owned(),
        provenance.join("; "),
    ]);
    cells
}

fn munitions(counts: Option<&[super::contract::MunitionView]>) -> String {
    let one = |m: &super::contract::MunitionView| {
        format!(
            "{} {}",
            words::interval(m.min, m.max),
            words::spaced(m.stage)
        )
    };
    let counts = counts.unwrap_or_default();
    counts.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// Where a report stands: `002 ¶3.1`.
pub fn locus(report: &ReportView) -> String {
    format!(
        "{} ¶{}.{}",
        report.document, report.paragraph, report.sentence
    )
}

fn date_cells(date: Option<&DateView>) -> [String; 4] {
    let text = |day: &Option<String>| day.clone().unwrap_or_default();
    date.map_or_else(Default::default, |d| {
        [
            text(&d.start),
            text(&d.end),
            d.precision.to_owned(),
            d.edtf.clone(),
        ]
    })
}

fn place_cells(place: Option<&PlaceView>) -> [String; 6] {
    let degrees = |value: Option<f64>| value.map_or_else(String::new, |v| v.to_string());
    place.map_or_else(Default::default, |p| {
        [
            p.id.clone().unwrap_or_default(),
            p.name.clone(),
            p.relation.to_owned(),
            p.precision.to_owned(),
            degrees(p.lat),
            degrees(p.lon),
        ]
    })
}

fn hull_cells(hull: Option<&Hull>) -> [String; 2] {
    let max = hull.and_then(|h| h.max).map(|max| max.to_string());
    [
        hull.map(|h| h.min.to_string()).unwrap_or_default(),
        max.unwrap_or_default(),
    ]
}

/// The reports for people.
pub fn report_table(selection: &Selection) -> Sheet {
    let columns = vec![
        whole("where"),
        whole("date"),
        gives("event"),
        gives("place"),
        gives("says"),
        gives("sentence"),
    ];
    let row = |(_, report): (&str, ReportView)| {
        let date = report
            .date
            .as_ref()
            .map_or("undated", |d| d.date.edtf.as_str())
            .to_owned();
        let what = words::spaced(report.kind);
        let status = if report.status == "actual" {
            String::new()
        } else {
            format!(" ({})", report.status)
        };
        vec![
            locus(&report),
            date,
            what + &status,
            words::place(report.place.as_ref()),
            report.attribution.speaker.clone().unwrap_or_default(),
            report.text,
        ]
    };
    Sheet {
        columns,
        rows: selection.reports().map(row).collect(),
    }
}

/// Every report as one row of a spreadsheet, with its sentence.
pub fn report_sheet(selection: &Selection) -> Sheet {
    let columns = [
        "event",
        "document",
        "paragraph",
        "sentence",
        "start",
        "end",
        "kind",
        "status",
        "date_start",
        "date_end",
        "date_precision",
        "date_edtf",
        "date_expression",
        "date_basis",
        "place_id",
        "place",
        "place_relation",
        "place_precision",
        "lat",
        "lon",
        "actors",
        "targets",
        "weapons",
        "munitions",
        "killed_min",
        "killed_max",
        "wounded_min",
        "wounded_max",
        "speaker",
        "speaker_kind",
        "verb",
        "hedges",
        "via",
        "text",
    ];
    let row = |(event, r): (&str, ReportView)| {
        let mut cells = vec![event.to_owned(), r.document.clone()];
        cells.extend([r.paragraph, r.sentence, r.start, r.end].map(|n| n.to_string()));
        cells.extend([r.kind.to_owned(), r.status.to_owned()]);
        cells.extend(date_cells(r.date.as_ref().map(|d| &d.date)));
        let expression = r
            .date
            .as_ref()
            .map(|d| [d.expression.clone(), d.basis.to_owned()]);
        cells.extend(expression.unwrap_or_default());
        cells.extend(place_cells(r.place.as_ref()));
        cells.extend([
            words::actors(&r.actors, true),
            words::names(&r.targets),
            words::names(&r.weapons),
            munitions(r.munitions.as_deref()),
        ]);
        cells.extend(hull_cells(r.killed.as_ref()));
        cells.extend(hull_cells(r.wounded.as_ref()));
        let by = r.attribution;
        cells.extend([
            by.speaker.unwrap_or_default(),
            by.kind.to_owned(),
            by.verb.unwrap_or_default(),
            by.hedges.join("; "),
            by.via.unwrap_or_default(),
            r.text,
        ]);
        cells
    };
    Sheet {
        columns: columns.map(whole).to_vec(),
        rows: selection.reports().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;
    use crate::export::{csv, json, table};
    use crate::query::Filter;

    fn all(print: impl Fn(&Selection, &mut Vec<u8>) -> std::io::Result<()>) -> String {
        let corpus = sample::corpus();
        let selection = Selection::new(&corpus, &Filter::default());
        let mut out = Vec::new();
        print(&selection, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_timeline_reads_well() {
        let look = table::Look {
            width: Some(100),
            color: false,
        };
        insta::assert_snapshot!(all(|s, out| table::write(out, &super::table(s), look)));
    }

    #[test]
    fn the_contract_keeps_its_keys_and_their_order() {
        insta::assert_snapshot!(all(|s, out| json::array(out, s.views().skip(1).take(1))));
        let lines = all(|s, out| json::lines(out, s.views()));
        let keys = |line: &str| -> Vec<String> {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            value.as_object().unwrap().keys().cloned().collect()
        };
        let first = keys(lines.lines().next().unwrap());
        assert!(lines.lines().all(|line| keys(line) == first));
        assert_eq!(lines.lines().count(), 4);
    }

    #[test]
    fn reports_come_with_their_event() {
        let lines = all(|s, out| json::lines(out, report_lines(s)));
        assert!(lines.starts_with(r#"{"event":"rockets-1","document":"a1","paragraph":1,"#));
        assert_eq!(lines.lines().count(), 6);
    }

    #[test]
    fn spreadsheets_have_a_cell_a_column() {
        let corpus = sample::corpus();
        let selection = Selection::new(&corpus, &Filter::default());
        for sheet in [
            sheet(&selection),
            report_sheet(&selection),
            report_table(&selection),
        ] {
            assert!(
                sheet
                    .rows
                    .iter()
                    .all(|row| row.len() == sheet.columns.len())
            );
        }
        insta::assert_snapshot!(all(|s, out| csv::write(out, &sheet(s))));
    }

    #[test]
    fn offsets_point_at_the_sentence() {
        let corpus = sample::corpus();
        let selection = Selection::new(&corpus, &Filter::default());
        for (_, report) in selection.reports() {
            let document = corpus
                .documents
                .iter()
                .find(|d| d.id == report.document)
                .unwrap();
            let text = &document.text[report.start as usize..report.end as usize];
            assert_eq!(text, report.text);
        }
    }
}

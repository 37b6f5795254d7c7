//! `dateline show`: one event with every claim, who says so, and where it is written.

use std::collections::BTreeSet;
use std::io::{self, Write};

use super::args::{ShowArguments, ShowFormat};
use super::failure::Failure;
use super::load;
use super::output::counted;
use crate::corpus::Corpus;
use crate::export::contract::{EventView, ReportView};
use crate::export::events::locus;
use crate::export::plain::{line, wrap};
use crate::export::sheet::{Sheet, gives, whole};
use crate::export::table::{self, Look};
use crate::export::words;
use crate::model::{Event, Kinship};
use crate::query::Filter;
use crate::query::fuzzy::Pattern;

pub(super) fn run(arguments: &ShowArguments) -> Result<(), Failure> {
    let loaded = load::corpus(&arguments.input, &arguments.output)?;
    let event = find(&loaded.corpus, &arguments.event)?;
    let view = loaded.selection(&Filter::default()).view(event);
    arguments.output.print(|out, look| match arguments.format {
        ShowFormat::Text => text(out, &loaded.corpus, event, &view, look),
        ShowFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &view)?;
            writeln!(out)
        }
    })
}

/// The event of a number on the timeline, an id, or the beginning of one id only.
fn find<'c>(corpus: &'c Corpus, typed: &str) -> Result<&'c Event, Failure> {
    let numbered = typed
        .parse::<usize>()
        .ok()
        .and_then(|n| corpus.events.get(n.checked_sub(1)?));
    let named = || corpus.events.iter().find(|e| e.id == typed);
    if let Some(event) = numbered.or_else(named) {
        return Ok(event);
    }
    let begins: Vec<&Event> = corpus
        .events
        .iter()
        .filter(|e| e.id.starts_with(typed))
        .collect();
    match begins.as_slice() {
        [one] => return Ok(one),
        [] => {}
        many => {
            let ids: Vec<&str> = many.iter().map(|e| e.id.as_str()).collect();
            return Err(Failure::Usage(format!(
                "\"{typed}\" begins the ids of {}: {}",
                counted(many.len(), "event", "events"),
                ids.join(", ")
            )));
        }
    }
    let pattern = Pattern::new(typed);
    let mut near: Vec<(i64, &Event)> = corpus
        .events
        .iter()
        .filter_map(|e| Some((pattern.find_in(&format!("{} {}", e.title, e.id))?.score, e)))
        .collect();
    near.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    let mut message = format!(
        "no event has the id or number \"{typed}\"; there are {}",
        counted(corpus.events.len(), "event", "events")
    );
    let ids: Vec<&str> = near.iter().take(3).map(|(_, e)| e.id.as_str()).collect();
    if !ids.is_empty() {
        message.push_str(", the nearest ");
        message.push_str(&ids.join(", "));
    }
    Err(Failure::Usage(message))
}

fn text(
    out: &mut dyn Write,
    corpus: &Corpus,
    event: &Event,
    view: &EventView,
    look: Look,
) -> io::Result<()> {
    writeln!(out, "{}", look.bold(&view.title))?;
    let mut facts = vec![
        view.id.clone(),
        words::spaced(view.kind),
        view.status.to_owned(),
        words::date(event.date.as_ref()),
        counted(
            view.sources as usize,
            "independent source",
            "independent sources",
        ),
        counted(view.reports.len(), "report", "reports"),
    ];
    if !view.disputed.is_empty() {
        facts.push(format!("{} {}", look.warn("≠"), view.disputed.join(", ")));
    }
    facts.extend(Some(words::figures(corpus, event)).filter(|f| !f.is_empty()));
    writeln!(out, "{}\n", facts.join(" · "))?;
    table::write(out, &claims(view), look)?;
    writeln!(out)?;
    for (report, &index) in view.reports.iter().zip(&event.reports) {
        let document = &corpus.documents[corpus.reports[index as usize].document as usize];
        let from = document
            .outlet
            .as_deref()
            .or(document.title.as_deref())
            .unwrap_or_default();
        writeln!(
            out,
            "{}  {}",
            look.bold(&locus(report)),
            look.faint(&line(from))
        )?;
        for row in wrap(&report.text, look.measure().saturating_sub(2)) {
            writeln!(out, "  {row}")?;
        }
    }
    let told: BTreeSet<u32> = corpus.reports_of(event).map(|r| r.document).collect();
    let both = |k: &&Kinship| told.contains(&k.first) && told.contains(&k.second);
    for kin in corpus.independence.ties.iter().filter(both) {
        let id = |at: u32| line(&corpus.documents[at as usize].id);
        let why = line(&kin.reason(&corpus.documents));
        writeln!(
            out,
            "\nOne source: {} and {}: {why}",
            id(kin.first),
            id(kin.second)
        )?;
    }
    for (heading, notes) in [
        ("One event, because", &event.merged),
        ("Perhaps the same", &event.suggested),
    ] {
        for note in notes {
            let place = |index: u32| {
                let report = &corpus.reports[index as usize];
                let id = &corpus.documents[report.document as usize].id;
                format!("{id} ¶{}.{}", report.paragraph, report.sentence)
            };
            let (a, b, why) = (place(note.a), place(note.b), &note.reasons);
            writeln!(
                out,
                "\n{heading}: {a} and {b}: {why} (score {})",
                note.score
            )?;
        }
    }
    Ok(())
}

/// One row a claim, by field.
fn claims(view: &EventView) -> Sheet {
    let mut rows: Vec<(&'static str, String, String, &ReportView)> = Vec::new();
    for report in &view.reports {
        let mut add = |field: &'static str, value: String, words: &str| {
            rows.push((field, value, words.to_owned(), report));
        };
        add("kind", words::spaced(report.kind), "");
        if let Some(date) = &report.date {
            add("date", date.date.edtf.clone(), &date.expression);
            if let Some(warning) = &date.warning {
                add("date", format!("! {warning}"), &date.expression);
            }
        }
        if report.place.is_some() {
            add("place", words::place(report.place.as_ref()), "");
        }
        for actor in &report.actors {
            add(
                "actor",
                words::actors(std::slice::from_ref(actor), true),
                "",
            );
        }
        for target in &report.targets {
            add("target", target.name.clone(), "");
        }
        for weapon in &report.weapons {
            add("weapon", weapon.name.clone(), "");
        }
        for m in report.munitions.iter().flatten() {
            let count = words::interval(m.min, m.max);
            add(
                "munitions",
                format!("{count} {}", words::spaced(m.stage)),
                &m.text,
            );
        }
        for c in &report.casualties {
            let period = if c.scope == "total" {
                ", over a period"
            } else {
                ""
            };
            let count = words::interval(c.min, c.max);
            add(
                "people",
                format!("{count} {}{period}", words::spaced(c.outcome)),
                &c.text,
            );
        }
    }
    let order = [
        "kind",
        "date",
        "place",
        "actor",
        "target",
        "weapon",
        "munitions",
        "people",
    ];
    rows.sort_by_key(|row| order.iter().position(|field| *field == row.0));
    let mut last = "";
    let cells = |(field, value, words, report): (&'static str, String, String, &ReportView)| {
        let shown = if field == last { "" } else { field };
        last = field;
        vec![
            shown.to_owned(),
            value,
            words,
            said_by(report),
            locus(report),
        ]
    };
    Sheet {
        columns: vec![
            whole("field"),
            gives("claim"),
            gives("words"),
            gives("says who"),
            gives("where"),
        ],
        rows: rows.into_iter().map(cells).collect(),
    }
}

fn said_by(report: &ReportView) -> String {
    let by = &report.attribution;
    let mut text = by
        .speaker
        .clone()
        .unwrap_or_else(|| "the outlet".to_owned());
    if let Some(via) = &by.via {
        text = format!("{text}, via {via}");
    }
    if !by.hedges.is_empty() {
        text = format!("{text} ({})", by.hedges.join(", "));
    }
    text
}

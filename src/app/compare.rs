//! An event's reports side by side: a row a field, a column a report.

use super::words;
use crate::corpus::Corpus;
use crate::model::{self, Outcome, Party, Report, Scope};

/// What one report says of one field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its words; empty when it is silent.
    pub text: String,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// What is compared.
    pub name: &'static str,
    /// True when the reports differ on it.
    pub disputed: bool,
    /// One cell a report.
    pub cells: Vec<Cell>,
}

/// All rows of an event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The heading of each column: article, paragraph.
    pub heads: Vec<String>,
    /// The rows; those on which all are silent are left out.
    pub fields: Vec<Field>,
}

/// The comparison on the screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compare {
    /// The event.
    pub event: Option<u32>,
    /// What its reports say.
    pub table: Table,
    /// The row of the cursor.
    pub row: usize,
    /// The column of the cursor.
    pub column: usize,
}

impl Compare {
    /// The comparison of an event.
    pub fn of(corpus: &Corpus, event: u32) -> Self {
        Self {
            event: Some(event),
            table: Table::of(corpus, &corpus.events[event as usize]),
            row: 0,
            column: 0,
        }
    }

    /// Which of the event's reports the cursor is on.
    pub fn report(&self) -> usize {
        self.column
    }

    /// Moves the cursor by rows.
    pub fn down(&mut self, by: isize) {
        let last = self.table.fields.len().saturating_sub(1);
        self.row = self.row.saturating_add_signed(by).min(last);
    }

    /// Moves the cursor by columns.
    pub fn right(&mut self, by: isize) {
        let last = self.table.heads.len().saturating_sub(1);
        self.column = self.column.saturating_add_signed(by).min(last);
    }
}

impl Table {
    /// What the reports of an event say.
    pub fn of(corpus: &Corpus, event: &model::Event) -> Self {
        let reports: Vec<&Report> = corpus.reports_of(event).collect();
        let heads = reports
            .iter()
            .map(|r| {
                let document = &corpus.documents[r.document as usize];
                let outlet = document.outlet.as_deref().unwrap_or(&document.id);
                format!("{outlet} ¶{}", r.paragraph)
            })
            .collect();
        let disputed = |field| event.disputed.contains(&field);
        let row = |name, differs, say: &dyn Fn(&Report) -> String| Field {
            name,
            disputed: differs,
            cells: reports.iter().map(|r| Cell { text: say(r) }).collect(),
        };
        let fields = [
            row("kind", false, &|r| r.kind.title().to_owned()),
            row("date", disputed(model::Field::Date), &|r| date(corpus, r)),
            row("place", disputed(model::Field::Place), &|r| {
                place(corpus, r)
            }),
            row("by whom", disputed(model::Field::Actors), &|r| {
                let all: Vec<String> = r
                    .actors
                    .iter()
                    .map(|claim| words::actor(corpus, r, claim))
                    .collect();
                all.join("; ")
            }),
            row("against", false, &|r| names(corpus, r, &r.targets)),
            row("with", false, &|r| names(corpus, r, &r.weapons)),
            row("how many", disputed(model::Field::Munitions), &|r| {
                munitions(corpus, r)
            }),
            row("killed", disputed(model::Field::Killed), &|r| {
                casualties(corpus, r, &[Outcome::Killed, Outcome::Died])
            }),
            row("wounded", disputed(model::Field::Wounded), &|r| {
                casualties(corpus, r, &[Outcome::Wounded])
            }),
            row("outcome", disputed(model::Field::Outcome), &|r| {
                let all: Vec<String> = r
                    .outcomes
                    .iter()
                    .map(|(o, _)| o.name().replace('_', " "))
                    .collect();
                all.join(", ")
            }),
            row("who says so", false, &|r| words::attribution(corpus, r)),
            row("hedged", false, &|r| {
                let text = &corpus.documents[r.document as usize].text;
                let all: Vec<&str> = r.attribution.hedges.iter().map(|h| h.of(text)).collect();
                all.join(", ")
            }),
            row("status", false, &|r| r.status.name().to_owned()),
        ];
        Self {
            heads,
            fields: fields
                .into_iter()
                .filter(|f| f.cells.iter().any(|c| !c.text.is_empty()))
                .collect(),
        }
    }
}

fn date(corpus: &Corpus, report: &Report) -> String {
    let Some(claim) = &report.date else {
        return String::new();
    };
    let text = &corpus.documents[report.document as usize].text;
    let told = format!(
        "{} (“{}”)",
        words::long_date(&claim.date),
        claim.span.of(text)
    );
    match claim.warning {
        Some(warning) => format!("{told} ! {warning}"),
        None => told,
    }
}

fn place(corpus: &Corpus, report: &Report) -> String {
    let Some(claim) = &report.place else {
        return String::new();
    };
    let name = corpus.party_name(report.document, &claim.party);
    format!("{} {name}", words::relation(claim.relation))
        .trim_start()
        .to_owned()
}

fn names(corpus: &Corpus, report: &Report, parties: &[Party]) -> String {
    let all: Vec<&str> = parties
        .iter()
        .map(|p| corpus.party_name(report.document, p))
        .collect();
    all.join(", ")
}

fn munitions(corpus: &Corpus, report: &Report) -> String {
    let text = &corpus.documents[report.document as usize].text;
    let all: Vec<String> = report
        .munitions
        .iter()
        .map(|m| {
            let stage = m.stage.name().replace('_', " ");
            format!("{} {stage}", m.count.span.of(text))
        })
        .collect();
    all.join(", ")
}

fn casualties(corpus: &Corpus, report: &Report, outcomes: &[Outcome]) -> String {
    let text = &corpus.documents[report.document as usize].text;
    let all: Vec<&str> = report
        .casualties
        .iter()
        .filter(|c| outcomes.contains(&c.outcome) && c.scope == Scope::Event)
        .map(|c| c.count.span.of(text))
        .collect();
    all.join(", ")
}

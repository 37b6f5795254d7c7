//! What an event's sources say side by side: a row a field, a column an independent source.

use super::{lent, words};
use crate::corpus::Corpus;
use crate::model::{self, Outcome, Party, Report, Scope};

/// One thing a source says of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// Its words.
    pub text: String,
    /// The reports that say it, by place among the event's.
    pub reports: Vec<usize>,
    /// The paragraphs they stand in: `¶3 ¶7`.
    pub places: String,
}

/// What one source says of one field; nothing when it is silent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// Each thing it says, once.
    pub entries: Vec<Saying>,
    /// True when another source, or this one elsewhere, says otherwise.
    pub differs: bool,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// What is compared.
    pub name: &'static str,
    /// True when the reports differ on it.
    pub disputed: bool,
    /// One cell a source.
    pub cells: Vec<Cell>,
}

/// One independent source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its outlet, or its file.
    pub name: String,
    /// When it was published, how many passages it has, and who else printed it.
    pub about: String,
    /// Its reports, by place among the event's.
    reports: Vec<usize>,
}

/// All rows of an event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The columns.
    pub sources: Vec<Source>,
    /// The rows; those on which all are silent are left out.
    pub fields: Vec<Field>,
}

/// The comparison on the screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compare {
    /// The event.
    pub event: Option<u32>,
    /// What its sources say.
    pub table: Table,
    /// The row of the cursor.
    pub row: usize,
    /// The column of the cursor.
    pub column: usize,
    /// Which entry of the cell the cursor is on.
    pub entry: usize,
}

impl Compare {
    /// The comparison of an event.
    pub fn of(corpus: &Corpus, event: u32) -> Self {
        Self {
            event: Some(event),
            table: Table::of(corpus, &corpus.events[event as usize]),
            ..Self::default()
        }
    }

    /// The entries of the cursor's cell.
    fn entries(&self) -> &[Saying] {
        let field = self.table.fields.get(self.row);
        let cell = field.and_then(|f| f.cells.get(self.column));
        cell.map_or(&[], |c| &c.entries)
    }

    /// Which of the event's reports the cursor is on: the first that says what the cell says, or
    /// the source's first where it is silent.
    pub fn report(&self) -> usize {
        let entry = self.entries().get(self.entry);
        let reports = match entry {
            Some(entry) => Some(&entry.reports),
            None => self.table.sources.get(self.column).map(|s| &s.reports),
        };
        reports.and_then(|r| r.first()).copied().unwrap_or(0)
    }

    /// Moves the cursor down by entries, then by rows.
    pub fn down(&mut self, by: isize) {
        let last = self.table.fields.len().saturating_sub(1);
        if by.unsigned_abs() > 1 {
            self.row = self.row.saturating_add_signed(by).min(last);
            self.entry = 0;
        } else if by > 0 {
            if self.entry + 1 < self.entries().len() {
                self.entry += 1;
            } else if self.row < last {
                (self.row, self.entry) = (self.row + 1, 0);
            }
        } else if self.entry > 0 {
            self.entry -= 1;
        } else if self.row > 0 {
            self.row -= 1;
            self.entry = self.entries().len().saturating_sub(1);
        }
    }

    /// Moves the cursor by columns.
    pub fn right(&mut self, by: isize) {
        let last = self.table.sources.len().saturating_sub(1);
        self.column = self.column.saturating_add_signed(by).min(last);
        self.entry = 0;
    }
}

/// What a report says of a field, in words.
type Say = fn(&Corpus, &Report) -> String;

/// The rows: name, the field reports can differ on, what a report says of it.
const ROWS: [(&str, Option<model::Field>, Say); 14] = [
    ("kind", None, |_, r| r.kind.title().to_owned()),
    ("date", Some(model::Field::Date), date),
    ("place", Some(model::Field::Place), place),
    ("by whom", Some(model::Field::Actors), actors),
    ("against", None, |c, r| names(c, r, &r.targets)),
    ("with", None, |c, r| names(c, r, &r.weapons)),
    ("how many", Some(model::Field::Munitions), munitions),
    ("killed", Some(model::Field::Killed), |c, r| {
        casualties(c, r, &Outcome::DEAD)
    }),
    ("wounded", Some(model::Field::Wounded), |c, r| {
        casualties(c, r, &[Outcome::Wounded])
    }),
    ("outcome", Some(model::Field::Outcome), |_, r| outcomes(r)),
    ("who says so", None, words::attribution),
    ("hedged", None, hedges),
    ("doubted", None, |c, r| {
        let all: Vec<String> = lent::doubts_of(c, r).collect();
        all.join(", ")
    }),
    ("status", None, |_, r| r.status.name().to_owned()),
];

impl Table {
    /// What the sources of an event say.
    pub fn of(corpus: &Corpus, event: &model::Event) -> Self {
        let reports: Vec<&Report> = corpus.reports_of(event).collect();
        let sources = sources(corpus, &reports);
        let field = |(name, of, say): &(&'static str, Option<model::Field>, Say)| {
            let disputed = of.is_some_and(|f| event.disputed.contains(&f));
            let mut cells: Vec<Cell> = sources
                .iter()
                .map(|source| cell(corpus, &reports, source, *say))
                .collect();
            if disputed {
                let said = cells.iter().flat_map(|c| &c.entries).map(|e| &e.text);
                let several = said.collect::<std::collections::BTreeSet<_>>().len() > 1;
                for cell in &mut cells {
                    cell.differs = several && !cell.entries.is_empty();
                }
            }
            Field {
                name,
                disputed,
                cells,
            }
        };
        let kinship = kinship(corpus, event, &reports, &sources);
        let fields = ROWS.iter().map(field).chain([kinship]);
        Self {
            fields: fields
                .filter(|f| f.cells.iter().any(|c| !c.entries.is_empty()))
                .collect(),
            sources,
        }
    }
}

/// The independent sources of reports, in the order of their first report.
fn sources(corpus: &Corpus, reports: &[&Report]) -> Vec<Source> {
    let mut found: Vec<(u32, Vec<usize>)> = Vec::new();
    for (nth, report) in reports.iter().enumerate() {
        let source = corpus.source(report.document);
        match found.iter_mut().find(|(s, _)| *s == source) {
            Some((_, of)) => of.push(nth),
            None => found.push((source, vec![nth])),
        }
    }
    let about = |(_, of): (u32, Vec<usize>)| {
        let mut documents: Vec<u32> = of.iter().map(|&nth| reports[nth].document).collect();
        documents.dedup();
        let document = |at: u32| &corpus.documents[at as usize];
        let first = document(documents[0]);
        let date = first.published.as_ref().map(|p| words::long_date(&p.date));
        let mut about = vec![date.unwrap_or_else(|| "undated".into())];
        about.push(words::count(of.len(), "passage"));
        let others = documents[1..].iter().map(|&d| words::outlet(document(d)));
        about.extend(others.map(|name| format!("also {name}")));
        Source {
            name: words::outlet(first).to_owned(),
            about: about.join(" · "),
            reports: of,
        }
    };
    found.into_iter().map(about).collect()
}

/// What a source says of a field: each thing once, with the paragraphs that say it.
fn cell(corpus: &Corpus, reports: &[&Report], source: &Source, say: Say) -> Cell {
    let mut entries: Vec<Saying> = Vec::new();
    for &nth in &source.reports {
        let text = say(corpus, reports[nth]);
        if text.is_empty() {
            continue;
        }
        match entries.iter_mut().find(|e| e.text == text) {
            Some(entry) => entry.reports.push(nth),
            None => entries.push(Saying {
                text,
                reports: vec![nth],
                places: String::new(),
            }),
        }
    }
    for entry in &mut entries {
        let paragraphs = entry.reports.iter().map(|&nth| reports[nth].paragraph);
        let mut places: Vec<String> = paragraphs.map(|p| format!("¶{p}")).collect();
        places.dedup();
        entry.places = places.join(" ");
    }
    Cell {
        entries,
        differs: false,
    }
}

/// Why several articles count as one source, under that source.
fn kinship(
    corpus: &Corpus,
    event: &model::Event,
    reports: &[&Report],
    sources: &[Source],
) -> Field {
    let cell = |source: &Source| {
        let of = |document: u32| {
            let mut of = source.reports.iter();
            of.find(|&&nth| reports[nth].document == document).copied()
        };
        let ties = lent::ties(corpus, event);
        let entries = ties.filter_map(|kin| {
            Some(Saying {
                text: lent::tie(corpus, kin),
                reports: vec![of(kin.first)?],
                places: String::new(),
            })
        });
        Cell {
            entries: entries.collect(),
            differs: false,
        }
    };
    Field {
        name: "one source",
        disputed: false,
        cells: sources.iter().map(cell).collect(),
    }
}

fn actors(corpus: &Corpus, report: &Report) -> String {
    let all = report.actors.iter();
    let all: Vec<String> = all
        .map(|claim| words::actor(corpus, report, claim))
        .collect();
    all.join("; ")
}

fn outcomes(report: &Report) -> String {
    let all = report.outcomes.iter();
    let all: Vec<String> = all.map(|(o, _)| o.name().replace('_', " ")).collect();
    all.join(", ")
}

fn hedges(corpus: &Corpus, report: &Report) -> String {
    let text = &corpus.documents[report.document as usize].text;
    let all: Vec<&str> = report
        .attribution
        .hedges
        .iter()
        .map(|h| h.of(text))
        .collect();
    all.join(", ")
}

fn date(corpus: &Corpus, report: &Report) -> String {
    let Some(claim) = &report.date else {
        return String::new();
    };
    let text = &corpus.documents[report.document as usize].text;
    let (sign, from) = if lent::is_lent(report, claim) {
        ("~", "from the story, ")
    } else {
        ("", "")
    };
    let told = format!(
        "{sign}{} ({from}“{}”)",
        words::long_date(&claim.date),
        claim.span.of(text)
    );
    match claim.warning {
        Some(warning) => format!("{told} ? {warning}"),
        None => told,
    }
}

fn place(corpus: &Corpus, report: &Report) -> String {
    let Some(claim) = &report.place else {
        return String::new();
    };
    let name = corpus.party_name(report.document, &claim.party);
    let spot = format!("{} {name}", words::relation(claim.relation));
    let spot = spot.trim_start();
    if claim.story {
        format!("~{spot} (from the story)")
    } else {
        spot.to_owned()
    }
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

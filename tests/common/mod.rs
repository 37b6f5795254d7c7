//! A corpus to look at: invented articles about an invented theatre.

#![allow(dead_code, reason = "every test binary uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a test may stop where it fails")]
#![allow(
    clippy::unnecessary_wraps,
    reason = "it fills a field that may be empty"
)]

mod articles;
mod events;
mod reports;

use dateline::corpus::Corpus;
use dateline::model::*;

/// An event as the sample tells it; its reports name it by `key`.
struct Telling {
    key: &'static str,
    title: &'static str,
    kind: Kind,
    status: Status,
    date: Option<Date>,
    killed: Option<(u32, u32)>,
    wounded: Option<(u32, u32)>,
    munitions: Option<(u32, Option<u32>)>,
    sources: u32,
    disputed: &'static [Field],
}

impl Telling {
    fn new(key: &'static str, title: &'static str, kind: Kind, date: Option<Date>) -> Self {
        Self {
            key,
            title,
            kind,
            status: Status::Actual,
            date,
            killed: None,
            wounded: None,
            munitions: None,
            sources: 1,
            disputed: &[],
        }
    }
}

fn day(text: &str) -> Date {
    Date::day(text.parse().unwrap())
}

fn range(a: &str, b: &str, precision: Precision) -> Date {
    Date::range(a.parse().unwrap(), b.parse().unwrap(), precision)
}

#[derive(Default)]
struct Builder {
    entities: Vec<Entity>,
    documents: Vec<Document>,
    reports: Vec<(Report, &'static str)>,
}

impl Builder {
    fn entity(&mut self, kind: EntityKind, id: &str, name: &str, aliases: &[&str]) {
        self.entities.push(Entity {
            aliases: aliases.iter().map(|a| (*a).into()).collect(),
            point: (kind == EntityKind::Base).then(|| Point {
                lat: 33.0 + f64::from(self.entities.len() as u32) / 3.0,
                lon: 43.0 + f64::from(self.entities.len() as u32) / 2.0,
                precision_km: if id == "birch" { 20.0 } else { 1.0 },
            }),
            generic: id == "militias",
            listed: true,
            note: (id == "alder").then(|| "Shared by two armies since the spring of 2018.".into()),
            ..Entity::unlisted(kind, kind.name(), id.into(), name.into())
        });
    }

    fn document(&mut self, id: &str, outlet: Option<&str>, date: Option<Published>, text: &str) {
        let mut document = Document {
            path: format!("sample/{id}.txt"),
            title: text.lines().next().map(Into::into),
            outlet: outlet.map(Into::into),
            published: date,
            ..Document::new(id, text)
        };
        let mut at = 0;
        for block in text.split('\n') {
            let span = Span::new(at, at + block.len());
            at += block.len() + 1;
            if block.is_empty() {
                continue;
            }
            let ordinal = document.paragraphs.len() as u32 + 1;
            let role = match block {
                _ if ordinal == 1 => Role::Title,
                _ if block.contains(" | ") => Role::TableRow,
                _ => Role::Body,
            };
            document.paragraphs.push(Paragraph {
                ordinal,
                role,
                span,
                sentences: sentences(text, span),
            });
        }
        self.documents.push(document);
    }

    fn find(&self, phrase: &str, within: (u32, Span)) -> Span {
        let text = &self.documents[within.0 as usize].text;
        let at = within.1.of(text).find(phrase);
        let at = at.unwrap_or_else(|| panic!("{phrase:?} is not in {:?}", within.1.of(text)));
        let start = within.1.start as usize + at;
        Span::new(start, start + phrase.len())
    }

    fn party(&self, phrase: &str, within: (u32, Span)) -> Party {
        let ix = self
            .entities
            .iter()
            .position(|e| e.name == phrase || e.aliases.iter().any(|a| a == phrase));
        Party {
            entity: ix.map(|i| EntityIx(i as u32)),
            span: self.find(phrase, within),
        }
    }

    /// A report: the sentence of `document` that holds `cue`, with claims read from its words.
    fn report(
        &mut self,
        (document, key, cue): (u32, &'static str, &str),
        kind: Kind,
        say: impl Fn(&Self, (u32, Span), &mut Report),
    ) {
        let text = &self.documents[document as usize];
        let at = text.text.find(cue).unwrap_or_else(|| panic!("{cue:?}")) as u32;
        let (paragraph, sentence) = text.locate(at).unwrap();
        let span = paragraph.sentences[sentence as usize - 1];
        let within = (document, span);
        let mut report = Report {
            cue: self.find(cue, within),
            ..Report::new(document, paragraph.ordinal, sentence, span, kind)
        };
        say(self, within, &mut report);
        self.reports.push((report, key));
    }

    fn mentions(&self) -> Vec<Mention> {
        let mut found: Vec<Mention> = Vec::new();
        for (document, text) in self.documents.iter().enumerate() {
            for (ix, entity) in self.entities.iter().enumerate() {
                let names = std::iter::once(&entity.name).chain(&entity.aliases);
                for name in names {
                    for (at, _) in text.text.match_indices(name.as_str()) {
                        found.push(Mention {
                            entity: EntityIx(ix as u32),
                            document: document as u32,
                            span: Span::new(at, at + name.len()),
                        });
                    }
                }
            }
        }
        found.sort_by_key(|m| (m.document, m.span.start, std::cmp::Reverse(m.span.end)));
        found.dedup_by(|b, a| a.document == b.document && a.span.overlaps(b.span));
        found
    }

    fn corpus(mut self, tellings: &[Telling]) -> Corpus {
        self.reports
            .sort_by_key(|(r, _)| (r.document, r.span.start, r.cue.start));
        let hull = |(min, max): (u32, u32)| Hull {
            min,
            max: Some(max),
        };
        let mut events: Vec<Event> = tellings
            .iter()
            .map(|t| {
                let reports: Vec<u32> = (0..self.reports.len())
                    .filter(|&r| self.reports[r].1 == t.key)
                    .map(|r| r as u32)
                    .collect();
                assert!(!reports.is_empty(), "{} has no report", t.key);
                let place = reports.iter().find_map(|&report| {
                    let claim = self.reports[report as usize].0.place?;
                    Some(EventPlace { report, claim })
                });
                Event {
                    id: t.key.into(),
                    reports,
                    kind: t.kind,
                    status: t.status,
                    title: t.title.into(),
                    date: t.date,
                    place,
                    killed: t.killed.map(hull),
                    wounded: t.wounded.map(hull),
                    munitions: t.munitions.map(|(min, max)| Hull { min, max }),
                    sources: t.sources,
                    disputed: t.disputed.to_vec(),
                    merged: Vec::new(),
                    suggested: Vec::new(),
                }
            })
            .collect();
        events.sort_by_key(|e| {
            let first = e.date.and_then(|d| d.start.or(d.end));
            (first.is_none(), first)
        });
        let mentions = self.mentions();
        let reports = self.reports.into_iter().map(|(r, _)| r).collect();
        Corpus::assemble(self.documents, self.entities, mentions, reports, events)
    }
}

fn sentences(text: &str, span: Span) -> Vec<Span> {
    let block = span.of(text);
    let base = span.start as usize;
    let mut found = Vec::new();
    let mut start = 0;
    for (at, _) in block.match_indices(". ") {
        found.push(Span::new(base + start, base + at + 1));
        start = at + 2;
    }
    if start < block.len() {
        found.push(Span::new(base + start, base + block.len()));
    }
    found
}

fn published(date: &str, basis: DateBasis) -> Option<Published> {
    Some(Published {
        date: day(date),
        basis,
        note: String::new(),
    })
}

/// The sample corpus.
pub(crate) fn corpus() -> Corpus {
    use EntityKind as E;
    let mut b = Builder::default();
    for (kind, id, name, aliases) in [
        (
            E::Base,
            "alder",
            "Camp Alder",
            &["アルダー基地", "al-Dar"][..],
        ),
        (E::Base, "birch", "Fort Birch", &[]),
        (E::Base, "north", "North Airfield", &["Sjeverni Aerodrom"]),
        (E::Group, "iron", "Iron Brigade", &["鉄旅団"]),
        (E::Group, "river", "River Front", &["Fronta Rijeke"]),
        (E::Group, "militias", "local militias", &[]),
        (E::Person, "varga", "Ilse Varga", &[]),
        (E::Person, "belik", "Anton Belik", &[]),
        (
            E::Weapon,
            "rocket",
            "rocket",
            &["rockets", "Rockets", "ロケット弾"],
        ),
        (E::Weapon, "drone", "drone", &[]),
        (E::Weapon, "mortar", "mortar", &["Mortar"]),
        (E::Place, "marshtown", "Marshtown", &[]),
        (E::Organisation, "airport", "airport authority", &[]),
    ] {
        b.entity(kind, id, name, aliases);
    }
    b.document(
        "001",
        Some("Harbour Post"),
        published("2020-03-13", DateBasis::Stated),
        articles::HARBOUR,
    );
    b.document(
        "002",
        Some("Inland Courier"),
        published("2020-04-12", DateBasis::SideFile),
        articles::COURIER,
    );
    b.document(
        "003",
        Some("Northern Wire"),
        published("2020-07-06", DateBasis::Markup),
        articles::WIRE,
    );
    b.document("004", Some("朝の海新聞"), None, articles::JAPANESE);
    b.document(
        "005",
        None,
        published("2021-03-01", DateBasis::Inferred),
        articles::ESSAY,
    );
    reports::reports(&mut b);
    b.corpus(&events::tellings())
}

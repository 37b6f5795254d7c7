//! A small corpus of invented places for the tests of the query, export and command line layers.

use crate::corpus::Corpus;
use crate::model::{
    ActorClaim, Basis, CasualtyClaim, Count, CountForm, Date, DateBasis, DateClaim, Document,
    Entity, EntityIx, EntityKind, Event, EventPlace, Field, Hull, Kind, Mention, MunitionClaim,
    Outcome, Paragraph, Party, PlaceClaim, PlacePrecision, Point, Published, Relation, Report,
    Role, Scope, Span, SpeakerKind, Stage, Stance, Status,
};

const FIRST: &str = "Ten rockets hit Camp Alder on May 4, wounding three soldiers, officials said.\n\
    The Iron Brigade was blamed for the assault.\n\
    Officers expect another attack on Fort Birch.";
const SECOND: &str = "At least fourteen rockets fell on Camp Alder on Tuesday, the Iron Brigade said.\n\
    An air strike in May killed two drivers near Marshtown.\n\
    Shots were fired at Fort Birch.";

pub(crate) const ALDER: EntityIx = EntityIx(1);
pub(crate) const BRIGADE: EntityIx = EntityIx(3);

fn entity(id: &str, kind: EntityKind, name: &str, aliases: &[&str], parent: Option<u32>) -> Entity {
    Entity {
        aliases: aliases.iter().map(|&a| a.into()).collect(),
        point: (kind == EntityKind::Base).then_some(Point {
            lat: 10.5,
            lon: -20.25,
            precision_km: 1.0,
        }),
        parent: parent.map(EntityIx),
        listed: true,
        ..Entity::unlisted(kind, "", id.into(), name.into())
    }
}

fn entities() -> Vec<Entity> {
    use EntityKind::{Base, Group, Person, Place, Weapon};
    vec![
        entity("north-zone", Base, "North Zone", &[], None),
        entity("alder", Base, "Camp Alder", &["Alder Air Base"], Some(0)),
        entity("birch", Base, "Fort Birch", &[], None),
        entity("iron-brigade", Group, "Iron Brigade", &["Al-Hadîd"], None),
        entity("river-front", Group, "River Front", &[], None),
        entity("rocket", Weapon, "rocket", &[], None),
        entity("marshtown", Place, "Marshtown", &[], None),
        entity("ann-oak", Person, "Ann Oak", &[], None),
    ]
}

fn document(id: &str, outlet: &str, text: &str) -> Document {
    let mut start = 0;
    let paragraphs = text
        .split('\n')
        .zip(1..)
        .map(|(line, ordinal)| {
            let span = Span::new(start, start + line.len());
            start += line.len() + 1;
            Paragraph {
                ordinal,
                role: Role::Body,
                span,
                sentences: vec![span],
            }
        })
        .collect();
    Document {
        path: format!("{id}.txt"),
        title: Some(format!("Story {id}")),
        outlet: Some(outlet.into()),
        language: Some("en".into()),
        published: Some(Published {
            date: Date::day("2021-05-05".parse().unwrap()),
            basis: DateBasis::SideFile,
            note: "given".into(),
        }),
        paragraphs,
        ..Document::new(id, text)
    }
}

struct Draft<'d> {
    documents: &'d [Document],
    report: Report,
}

impl<'d> Draft<'d> {
    fn new(documents: &'d [Document], document: u32, paragraph: u32, kind: Kind) -> Self {
        let span = documents[document as usize].paragraphs[paragraph as usize - 1].span;
        let report = Report {
            ..Report::new(document, paragraph, 1, span, kind)
        };
        Self { documents, report }
    }

    fn span(&self, words: &str) -> Span {
        let text = &self.documents[self.report.document as usize].text;
        let start = text.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    fn party(&self, words: &str, entity: Option<u32>) -> Party {
        Party {
            entity: entity.map(EntityIx),
            span: self.span(words),
        }
    }

    fn count(&self, words: &str, min: u32, max: Option<u32>) -> Count {
        Count {
            span: self.span(words),
            min,
            max,
            form: CountForm::Exact,
        }
    }

    fn date(mut self, date: Date, words: &str, basis: Basis) -> Self {
        let span = self.span(words);
        self.report.date = Some(DateClaim {
            date,
            span,
            basis,
            warning: None,
        });
        self
    }

    fn place(mut self, words: &str, entity: u32, relation: Relation) -> Self {
        self.report.place = Some(PlaceClaim {
            party: self.party(words, Some(entity)),
            relation,
            precision: PlacePrecision::Site,
            story: false,
        });
        self
    }

    fn actor(mut self, words: &str, stance: Stance) -> Self {
        let party = self.party(words, Some(BRIGADE.0));
        self.report.actors.push(ActorClaim {
            party,
            stance,
            by: None,
        });
        self
    }

    fn fired(mut self, words: &str, min: u32, max: Option<u32>) -> Self {
        let count = self.count(words, min, max);
        self.report.munitions.push(MunitionClaim {
            stage: Stage::Fired,
            count,
        });
        let weapon = self.party("rockets", Some(5));
        self.report.weapons.push(weapon);
        self
    }

    fn hurt(mut self, outcome: Outcome, words: &str, number: u32, who: &str) -> Self {
        let claim = CasualtyClaim {
            outcome,
            count: self.count(words, number, Some(number)),
            who: Some(self.party(who, None)),
            scope: Scope::Event,
        };
        self.report.casualties.push(claim);
        self
    }

    fn said_by(mut self, words: &str, kind: SpeakerKind) -> Self {
        self.report.attribution.speaker = Some(self.party(words, None));
        self.report.attribution.kind = kind;
        self.report.attribution.verb = Some(self.span("said"));
        self
    }

    fn status(mut self, status: Status) -> Self {
        self.report.status = status;
        self
    }

    fn done(self) -> Report {
        self.report
    }
}

fn reports(documents: &[Document]) -> Vec<Report> {
    let fourth = Date::day("2021-05-04".parse().unwrap());
    let draft = |document, paragraph, kind| Draft::new(documents, document, paragraph, kind);
    vec![
        draft(0, 1, Kind::RocketAttack)
            .date(fourth, "May 4", Basis::Explicit)
            .place("Camp Alder", ALDER.0, Relation::At)
            .fired("Ten rockets", 10, Some(10))
            .hurt(Outcome::Wounded, "three soldiers", 3, "soldiers")
            .said_by("officials", SpeakerKind::AnonymousOfficial)
            .done(),
        draft(0, 2, Kind::AttackUnspecified)
            .actor("The Iron Brigade", Stance::Blamed)
            .done(),
        draft(0, 3, Kind::AttackUnspecified)
            .place("Fort Birch", 2, Relation::At)
            .status(Status::Planned)
            .done(),
        draft(1, 1, Kind::RocketAttack)
            .date(fourth, "Tuesday", Basis::Relative)
            .place("Camp Alder", ALDER.0, Relation::At)
            .fired("At least fourteen rockets", 14, None)
            .actor("the Iron Brigade", Stance::Claimed)
            .done(),
        draft(1, 2, Kind::Airstrike)
            .date(Date::month(2021, 5).unwrap(), "May", Basis::Explicit)
            .place("Marshtown", 6, Relation::Near)
            .hurt(Outcome::Killed, "two drivers", 2, "drivers")
            .done(),
        draft(1, 3, Kind::SmallArmsAttack)
            .place("Fort Birch", 2, Relation::At)
            .done(),
    ]
}

fn event(id: &str, reports: &[Report], of: &[u32], title: &str) -> Event {
    let first = &reports[of[0] as usize];
    let hull = |outcome| {
        let claims = first.casualties.iter().filter(|c| c.outcome == outcome);
        let number = claims.map(|c| c.count.min).next()?;
        Some(Hull {
            min: number,
            max: Some(number),
        })
    };
    Event {
        id: id.into(),
        reports: of.to_vec(),
        kind: first.kind,
        status: first.status,
        title: title.into(),
        date: first.date.map(|d| d.date),
        place: first.place.map(|claim| EventPlace {
            report: of[0],
            claim,
        }),
        killed: hull(Outcome::Killed),
        wounded: hull(Outcome::Wounded),
        munitions: None,
        sources: if of.len() > 1 { 2 } else { 1 },
        disputed: Vec::new(),
        merged: Vec::new(),
        suggested: Vec::new(),
    }
}

/// Two articles, four events: a rocket attack both tell of (disputed), an air strike, a shooting
/// without a date and an attack that is only expected.
pub(crate) fn corpus() -> Corpus {
    let documents = vec![
        document("a1", "Harbour Post", FIRST),
        document("a2", "Delta Wire", SECOND),
    ];
    let reports = reports(&documents);
    let mut events = vec![
        event("strike-1", &reports, &[4], "Air strike near Marshtown"),
        event(
            "rockets-1",
            &reports,
            &[0, 1, 3],
            "Rocket attack on Camp Alder",
        ),
        event("expected-1", &reports, &[2], "Attack on Fort Birch"),
        event("shots-1", &reports, &[5], "Shooting at Fort Birch"),
    ];
    events[1].disputed = vec![Field::Munitions];
    events[1].munitions = Some(Hull { min: 10, max: None });
    let mention = |document: u32, words: &str, entity| {
        let text = &documents[document as usize].text;
        let start = text.find(words).unwrap();
        Mention {
            entity,
            document,
            span: Span::new(start, start + words.len()),
        }
    };
    let mentions = vec![
        mention(0, "Camp Alder", ALDER),
        mention(0, "Iron Brigade", BRIGADE),
        mention(1, "Camp Alder", ALDER),
        mention(1, "Iron Brigade", BRIGADE),
    ];
    Corpus::assemble(documents, entities(), mentions, reports, events)
}

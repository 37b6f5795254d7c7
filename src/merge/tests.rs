//! What is put together, what is kept apart, and that every decision says why. The reports are made
//! by hand: nothing here depends on how sentences are read.

use super::*;
use crate::model::{
    Basis, CasualtyClaim, Count, CountForm, Date, DateBasis, DateClaim, EntityKind, Kind, Outcome,
    Paragraph, Party, PlaceClaim, PlacePrecision, Published, Relation, Role, Scope, Span,
};

const ALDER: u32 = 0;
const BIRCH: u32 = 1;
const VICTIM: u32 = 2;
const OTHER: u32 = 3;

/// Articles, and what they tell.
#[derive(Default)]
struct Telling {
    documents: Vec<Document>,
    reports: Vec<Report>,
}

impl Telling {
    /// Another article, of so many paragraphs.
    fn article(&mut self, paragraphs: u32) -> &mut Self {
        let id = format!("article-{}", self.documents.len());
        let text = "Attack told here.\n".repeat(paragraphs as usize);
        let paragraphs = (0..paragraphs).map(|i| {
            let span = Span::new(18 * i as usize, 18 * i as usize + 17);
            Paragraph {
                ordinal: i + 1,
                role: Role::Body,
                span,
                sentences: vec![span],
            }
        });
        self.documents.push(Document {
            published: Some(Published {
                date: day(20),
                basis: DateBasis::SideFile,
                note: String::new(),
            }),
            paragraphs: paragraphs.collect(),
            ..Document::new(&id, text)
        });
        self
    }

    /// A rocket attack on Camp Alder, told in a paragraph of the latest article.
    fn attack(&mut self, paragraph: u32) -> &mut Report {
        let document = self.documents.len() as u32 - 1;
        let span = self.documents[document as usize].paragraphs[paragraph as usize - 1].span;
        self.reports.push(Report {
            cue: Span::new(span.start as usize, span.start as usize + 6),
            place: site(ALDER, span),
            ..Report::new(document, paragraph, 1, span, Kind::RocketAttack)
        });
        self.reports.last_mut().expect("just pushed")
    }

    fn events(&mut self) -> Vec<Event> {
        let listed = |kind: EntityKind, id: &str| Entity {
            listed: true,
            ..Entity::unlisted(kind, kind.name(), id.to_owned(), id.to_owned())
        };
        let base = |id: &str| listed(EntityKind::Base, id);
        let person = |id: &str| listed(EntityKind::Person, id);
        let groups: Vec<u32> = (0..self.documents.len() as u32).collect();
        let entities = [base("alder"), base("birch"), person("cole"), person("drew")];
        let events = events(&self.documents, &entities, &mut self.reports, &groups);
        self.explained(&events);
        events
    }

    /// Every report is in one event, and what stands together does so for reasons that add up.
    fn explained(&self, events: &[Event]) {
        let mut all: Vec<u32> = events.iter().flat_map(|e| e.reports.clone()).collect();
        all.sort_unstable();
        assert_eq!(all, (0..self.reports.len() as u32).collect::<Vec<_>>());
        for event in events {
            assert_eq!(event.merged.len(), event.reports.len() - 1, "{event:?}");
            for note in &event.merged {
                let words = note.reasons.split([' ', ',']);
                let points = words.filter(|w| w.starts_with(['+', '-']));
                let points = points.map(|p| p.parse::<i32>().expect("points"));
                assert_eq!(points.sum::<i32>(), note.score, "{note:?}");
                assert!(note.score >= score::MERGE, "{note:?}");
            }
            for note in &event.suggested {
                let within = |r| event.reports.contains(&r);
                assert!(within(note.a) != within(note.b), "{note:?}");
                assert!(!note.reasons.is_empty());
            }
        }
    }
}

/// A day of March 2021.
fn day(day: u32) -> Date {
    Date::day(chrono::NaiveDate::from_ymd_opt(2021, 3, day).expect("a day of March"))
}

fn on(date: Date, of: &mut Report) {
    of.date = Some(DateClaim {
        date,
        span: of.span,
        basis: Basis::Explicit,
        warning: None,
    });
}

#[allow(
    clippy::unnecessary_wraps,
    reason = "it fills a field that may be empty"
)]
fn site(entity: u32, span: Span) -> Option<PlaceClaim> {
    Some(PlaceClaim {
        party: Party {
            entity: Some(EntityIx(entity)),
            span,
        },
        relation: Relation::At,
        precision: PlacePrecision::Site,
        story: false,
    })
}

fn killed(number: u32, of: &mut Report) {
    of.casualties.push(CasualtyClaim {
        outcome: Outcome::Killed,
        count: Count {
            span: of.span,
            min: number,
            max: Some(number),
            form: CountForm::Exact,
        },
        who: None,
        scope: Scope::Event,
    });
}

/// Two articles that tell of an attack on one base on one day, the second changed by `change`.
fn second_article(change: impl Fn(&mut Report)) -> Vec<Event> {
    let mut telling = Telling::default();
    on(day(4), telling.article(1).attack(1));
    let second = telling.article(1).attack(1);
    on(day(4), second);
    change(second);
    telling.events()
}

#[test]
fn one_day_and_site_in_two_articles_is_one_event() {
    let events = second_article(|_| {});
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].sources, 2);
    assert!(events[0].disputed.is_empty());
}

#[test]
fn another_day_site_or_means_is_another_event() {
    assert_eq!(second_article(|r| on(day(7), r)).len(), 2);
    assert_eq!(second_article(|r| r.place = site(BIRCH, r.span)).len(), 2);
    assert_eq!(second_article(|r| r.kind = Kind::Detention).len(), 2);
}

#[test]
fn what_did_not_take_place_is_put_with_nothing_that_did() {
    for status in Status::ALL {
        let events = second_article(|r| r.status = status);
        let one = status == Status::Actual;
        assert_eq!(events.len() == 1, one, "{}", status.name());
        assert!(one || events.iter().all(|e| e.suggested.is_empty()));
    }
}

#[test]
fn again_in_one_article_is_another_event() {
    let events = |distinct: bool| {
        let mut telling = Telling::default();
        on(day(4), telling.article(2).attack(1));
        let second = telling.attack(2);
        on(day(4), second);
        second.distinct = distinct;
        telling.events().len()
    };
    assert_eq!((events(false), events(true)), (1, 2));
}

#[test]
fn the_next_day_in_one_article_is_another_event() {
    let mut telling = Telling::default();
    on(day(4), telling.article(2).attack(1));
    on(day(5), telling.attack(2));
    assert_eq!(telling.events().len(), 2);
}

#[test]
fn a_day_between_two_articles_is_a_dispute() {
    let events = second_article(|r| on(day(5), r));
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].disputed, [crate::model::Field::Date]);
}

#[test]
fn what_no_day_ties_is_offered_and_not_made() {
    let events = second_article(|r| r.date = None);
    assert_eq!(events.len(), 2);
    for event in &events {
        let [note] = &event.suggested[..] else {
            panic!("{event:?}")
        };
        assert!((score::SUGGEST..score::MERGE).contains(&note.score));
    }
}

#[test]
fn an_undated_report_never_takes_the_day_of_its_event() {
    let mut telling = Telling::default();
    let first = telling.article(1).attack(1);
    on(day(4), first);
    killed(6, first);
    killed(6, telling.article(1).attack(1));
    let events = telling.events();
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].date, Some(day(4)));
    assert_eq!(telling.reports[1].date, None);
}

#[test]
fn no_chain_of_merges_brings_together_what_is_forbidden() {
    // The undated report in the middle fits both; the days apart forbid that it joins them.
    let mut telling = Telling::default();
    let first = telling.article(1).attack(1);
    on(day(4), first);
    killed(6, first);
    killed(6, telling.article(1).attack(1));
    let third = telling.article(1).attack(1);
    on(day(12), third);
    killed(6, third);
    let events = telling.events();
    assert_eq!(events.len(), 2);
    let both = |e: &Event| e.reports.contains(&0) && e.reports.contains(&2);
    assert!(!events.iter().any(both));
}

/// The main attack on Alder, then history at Birch, then "the attack" in some paragraph; the number
/// of the report whose event that is put to.
fn the_attack_in(paragraph: u32) -> u32 {
    let mut telling = Telling::default();
    on(day(4), telling.article(9).attack(1));
    let history = telling.attack(2);
    on(day(1), history);
    history.place = site(BIRCH, history.span);
    let again = telling.attack(paragraph);
    again.place = None;
    again.definite = true;
    let events = telling.events();
    let of = events.iter().find(|e| e.reports.contains(&2));
    of.expect("every report is in an event").reports[0]
}

#[test]
fn the_attack_is_the_one_just_told_or_else_the_main_one() {
    assert_eq!(the_attack_in(2), 1);
    assert_eq!(the_attack_in(3), 0);
    assert_eq!(the_attack_in(8), 0);
}

#[test]
fn an_undated_report_keeps_to_the_day_its_paragraph_tells_of() {
    let mut telling = Telling::default();
    on(day(4), telling.article(5).attack(1));
    let other = telling.attack(4);
    on(day(12), other);
    other.place = site(BIRCH, other.span);
    telling.attack(4).place = None;
    let events = telling.events();
    assert!(events.iter().any(|e| e.reports == [1, 2]), "{events:?}");
}

#[test]
fn the_killings_of_two_people_are_two_unless_told_of_one_day() {
    let events = |second: Option<Date>| {
        let mut telling = Telling::default();
        for (paragraph, who) in [(1, VICTIM), (2, OTHER)] {
            if paragraph == 1 {
                telling.article(2);
            }
            let report = telling.attack(paragraph);
            report.kind = Kind::TargetedKilling;
            report.place = None;
            report.definite = true;
            killed(1, report);
            report.casualties[0].who = Some(Party {
                entity: Some(EntityIx(who)),
                span: report.span,
            });
        }
        on(day(4), &mut telling.reports[0]);
        telling.reports[1].date = None;
        if let Some(date) = second {
            on(date, &mut telling.reports[1]);
        }
        telling.events().len()
    };
    assert_eq!((events(None), events(Some(day(4)))), (2, 1));
}

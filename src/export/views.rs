//! From the corpus to the views of the contract.

use super::contract::{
    ActorView, AttributionView, CasualtyView, DateClaimView, DateView, EventView, MunitionView,
    PartyView, PlaceView, ReportView,
};
use super::plain::line;
use crate::corpus::Corpus;
use crate::model::{
    ActorClaim, Attribution, CasualtyClaim, DateClaim, Event, MunitionClaim, Outcome, Party,
    PlaceClaim, Relation, Report, Scope, Span,
};

/// Builds the views of one corpus.
#[derive(Clone, Copy)]
struct Reader<'c> {
    corpus: &'c Corpus,
    document: u32,
}

impl Reader<'_> {
    fn words(&self, span: Span) -> String {
        line(span.of(&self.corpus.documents[self.document as usize].text))
    }

    fn party(&self, party: &Party) -> PartyView {
        PartyView {
            id: party.entity.map(|ix| self.corpus.entity(ix).id.clone()),
            name: line(self.corpus.party_name(self.document, party)),
        }
    }

    fn name(&self, party: Option<&Party>) -> Option<String> {
        party.map(|party| self.party(party).name)
    }

    fn date(&self, claim: &DateClaim) -> DateClaimView {
        DateClaimView {
            date: claim.date.into(),
            expression: self.words(claim.span),
            basis: claim.basis.name(),
            warning: claim.warning.map(|w| w.to_string()),
        }
    }

    fn place(&self, claim: &PlaceClaim) -> PlaceView {
        let PartyView { id, name } = self.party(&claim.party);
        let on_the_spot = matches!(
            claim.relation,
            Relation::At | Relation::Inside | Relation::Towards
        );
        let entity = claim.party.entity.filter(|_| on_the_spot);
        let point = entity.and_then(|ix| self.corpus.entity(ix).point);
        PlaceView {
            id,
            name,
            relation: claim.relation.name(),
            precision: claim.precision.name(),
            basis: if claim.story { "story" } else { "stated" },
            lat: point.map(|p| p.lat),
            lon: point.map(|p| p.lon),
        }
    }

    fn actor(&self, claim: &ActorClaim) -> ActorView {
        let PartyView { id, name } = self.party(&claim.party);
        ActorView {
            id,
            name,
            stance: claim.stance.name(),
            by: self.name(claim.by.as_ref()),
        }
    }

    fn munition(&self, claim: &MunitionClaim) -> MunitionView {
        MunitionView {
            stage: claim.stage.name(),
            min: claim.count.min,
            max: claim.count.max,
            text: self.words(claim.count.span),
        }
    }

    fn casualty(&self, claim: &CasualtyClaim) -> CasualtyView {
        CasualtyView {
            outcome: claim.outcome.name(),
            min: claim.count.min,
            max: claim.count.max,
            who: self.name(claim.who.as_ref()),
            text: self.words(claim.count.span),
            scope: match claim.scope {
                Scope::Event => "event",
                Scope::Total => "total",
            },
        }
    }

    fn attribution(&self, of: &Attribution) -> AttributionView {
        AttributionView {
            speaker: self.name(of.speaker.as_ref()),
            kind: of.kind.name(),
            verb: of.verb.map(|span| self.words(span)),
            hedges: of.hedges.iter().map(|&span| self.words(span)).collect(),
            doubts: of.doubts.iter().map(|&span| self.words(span)).collect(),
            via: self.name(of.via.as_ref()),
        }
    }
}

/// The view of one report.
pub(super) fn report(corpus: &Corpus, report: &Report) -> ReportView {
    let reader = Reader {
        corpus,
        document: report.document,
    };
    ReportView {
        document: line(&corpus.documents[report.document as usize].id),
        paragraph: report.paragraph,
        sentence: report.sentence,
        start: report.span.start,
        end: report.span.end,
        text: reader.words(report.span),
        kind: report.kind.name(),
        status: report.status.name(),
        date: report.date.as_ref().map(|claim| reader.date(claim)),
        place: report.place.as_ref().map(|claim| reader.place(claim)),
        actors: report
            .actors
            .iter()
            .map(|claim| reader.actor(claim))
            .collect(),
        targets: report
            .targets
            .iter()
            .map(|party| reader.party(party))
            .collect(),
        weapons: report
            .weapons
            .iter()
            .map(|party| reader.party(party))
            .collect(),
        munitions: told(
            report
                .munitions
                .iter()
                .map(|claim| reader.munition(claim))
                .collect(),
        ),
        casualties: report
            .casualties
            .iter()
            .map(|claim| reader.casualty(claim))
            .collect(),
        killed: report.toll(&Outcome::DEAD),
        wounded: report.toll(&[Outcome::Wounded]),
        attribution: reader.attribution(&report.attribution),
    }
}

/// The view of one event, with the analyst's word on it.
pub(super) fn event(corpus: &Corpus, event: &Event, review: &'static str) -> EventView {
    let reports: Vec<ReportView> = corpus
        .reports_of(event)
        .map(|r| report(corpus, r))
        .collect();
    let place = event.place.as_ref().map(|chosen| {
        let document = corpus.reports[chosen.report as usize].document;
        Reader { corpus, document }.place(&chosen.claim)
    });
    EventView {
        id: event.id.clone(),
        kind: event.kind.name(),
        family: event.kind.family().name(),
        status: event.status.name(),
        title: line(&event.title),
        date: event.date.map(DateView::from),
        place,
        actors: actors(&reports),
        targets: distinct(reports.iter().flat_map(|r| &r.targets), same_party),
        weapons: distinct(reports.iter().flat_map(|r| &r.weapons), same_party),
        munitions: told(distinct(
            reports.iter().flat_map(|r| &r.munitions).flatten(),
            |a, b| (a.stage, a.min, a.max) == (b.stage, b.min, b.max),
        )),
        casualties: distinct(
            reports
                .iter()
                .flat_map(|r| &r.casualties)
                .filter(|c| c.scope == "event"),
            |a, b| (a.outcome, a.min, a.max, &a.who) == (b.outcome, b.min, b.max, &b.who),
        ),
        killed: event.killed,
        wounded: event.wounded,
        sources: event.sources,
        disputed: event.disputed.iter().map(|field| field.name()).collect(),
        review,
        reports,
    }
}

/// A list of claims; `None` where nobody makes one.
fn told<T>(claims: Vec<T>) -> Option<Vec<T>> {
    (!claims.is_empty()).then_some(claims)
}

fn same_party(a: &PartyView, b: &PartyView) -> bool {
    match (&a.id, &b.id) {
        (Some(a), Some(b)) => a == b,
        _ => a.name.to_lowercase() == b.name.to_lowercase(),
    }
}

/// The first of each set of equals, in order.
fn distinct<'v, T: Clone + 'v>(
    all: impl Iterator<Item = &'v T>,
    same: impl Fn(&T, &T) -> bool,
) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    for item in all {
        if !kept.iter().any(|k| same(k, item)) {
            kept.push(item.clone());
        }
    }
    kept
}

/// Each actor once a stance; the first named speaker of that stance stands behind it.
fn actors(reports: &[ReportView]) -> Vec<ActorView> {
    let mut kept: Vec<ActorView> = Vec::new();
    for actor in reports.iter().flat_map(|r| &r.actors) {
        let same = |k: &&mut ActorView| {
            k.stance == actor.stance && k.id == actor.id && (k.id.is_some() || k.name == actor.name)
        };
        match kept.iter_mut().find(same) {
            Some(known) => known.by = known.by.take().or_else(|| actor.by.clone()),
            None => kept.push(actor.clone()),
        }
    }
    kept
}

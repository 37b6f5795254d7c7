//! Documents, mentions, reports, events and entities together, with the indexes the query layer
//! and the explorer walk.

mod cache;
mod dating;
#[cfg(test)]
pub(crate) mod sample;
mod unlisted;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use cache::Cache;

use crate::extract::Extraction;
use crate::merge;
use crate::model::{
    Document, Entity, EntityIx, Event, Independence, Mention, MergeNote, Party, Problem, Report,
    Review,
};
use crate::pack::Pack;
use unlisted::Unlisted;

/// Everything known of a set of articles.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Corpus {
    /// The documents, in order of id.
    pub documents: Vec<Document>,
    /// The entities: the pack's first, then the unlisted ones in order of id.
    pub entities: Vec<Entity>,
    /// All mentions, in order of document and offset.
    pub mentions: Vec<Mention>,
    /// All reports, in order of document and offset.
    pub reports: Vec<Report>,
    /// All events in timeline order: dated by first possible day, then undated.
    pub events: Vec<Event>,
    /// Index of the event each report belongs to.
    pub event_of: Vec<u32>,
    /// Entities of each event (bases, groups, people, weapons, places of its reports, with the
    /// zones and umbrellas they belong to), sorted.
    pub entities_of: Vec<Vec<EntityIx>>,
    /// Events of each entity, in timeline order.
    pub events_of: Vec<Vec<u32>>,
    /// Which documents count as one source, and why.
    pub independence: Independence,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// The analyst's last word on events, by index of the event.
    #[serde(skip)]
    pub reviews: BTreeMap<u32, Review>,
    /// The analyst's notes on events, by index of the event, oldest first.
    #[serde(skip)]
    pub notes: BTreeMap<u32, Vec<String>>,
}

/// Gives documents without a publication date the one that can be inferred.
pub fn infer_dates(documents: &mut [Document], pack: &Pack) {
    if documents.iter().any(|d| d.published.is_none()) {
        dating::read(documents, pack);
    }
}

impl Corpus {
    /// Reads mentions and reports out of the documents and merges the reports into events.
    pub fn build(mut documents: Vec<Document>, pack: &Pack) -> Corpus {
        documents.sort_by(|a, b| a.id.cmp(&b.id));
        let extracted = dating::read(&mut documents, pack);
        let mut entities = pack.entities.clone();
        let number = |of: fn(&Extraction) -> usize| extracted.iter().map(of).sum();
        let mut mentions = Vec::with_capacity(number(|e| e.mentions.len()));
        let mut reports = Vec::with_capacity(number(|e| e.reports.len()));
        let mut unlisted = Unlisted::new(&extracted, &mut entities);
        for (i, extraction) in extracted.into_iter().enumerate() {
            unlisted.enter(i);
            mentions.extend(extraction.mentions.into_iter().map(|m| unlisted.mention(m)));
            reports.extend(extraction.reports.into_iter().map(|r| unlisted.report(r)));
        }
        let independence = merge::independence(&documents);
        let events = merge::events(&documents, &entities, &mut reports, &independence.group);
        Corpus {
            independence,
            ..Self::assemble(documents, entities, mentions, reports, events)
        }
    }

    /// Puts the parts together and builds the indexes. `events` come in timeline order.
    pub fn assemble(
        documents: Vec<Document>,
        entities: Vec<Entity>,
        mentions: Vec<Mention>,
        reports: Vec<Report>,
        events: Vec<Event>,
    ) -> Corpus {
        let independence = Independence {
            group: (0..documents.len() as u32).collect(),
            ties: Vec::new(),
        };
        let mut event_of = vec![0; reports.len()];
        let mut entities_of = Vec::with_capacity(events.len());
        let mut events_of = vec![Vec::new(); entities.len()];
        for (at, event) in events.iter().enumerate() {
            let mut found = Vec::new();
            for &r in &event.reports {
                event_of[r as usize] = at as u32;
                found.extend(reports[r as usize].parties().filter_map(|p| p.entity));
            }
            let mut next = 0;
            while next < found.len() {
                let parent = entities[found[next].0 as usize].parent;
                found.extend(parent.filter(|p| !found.contains(p)));
                next += 1;
            }
            found.sort_unstable();
            found.dedup();
            for &entity in &found {
                events_of[entity.0 as usize].push(at as u32);
            }
            found.shrink_to_fit();
            entities_of.push(found);
        }
        Corpus {
            documents,
            entities,
            mentions,
            reports,
            events,
            event_of,
            entities_of,
            events_of,
            independence,
            problems: Vec::new(),
            reviews: BTreeMap::new(),
            notes: BTreeMap::new(),
        }
    }

    /// True when the analyst said that this is no event.
    pub fn is_rejected(&self, event: u32) -> bool {
        self.reviews.get(&event) == Some(&Review::Rejected)
    }

    /// Makes one event of two, under the id of `into`.
    pub fn join(&mut self, event: u32, into: u32) {
        let [gone, kept] = [event, into].map(|at| self.events[at as usize].clone());
        let mut members = [gone.reports, kept.reports].concat();
        members.sort_unstable();
        let mut whole = self.event(&members);
        whole.id = kept.id;
        whole.merged = [kept.merged, gone.merged].concat();
        let of_whole = |n: &MergeNote| members.contains(&n.a) && members.contains(&n.b);
        whole.suggested = [kept.suggested, gone.suggested].concat();
        whole.suggested.retain(|n| !of_whole(n));
        self.events[into as usize] = whole;
        self.events.remove(event as usize);
        self.reorder();
    }

    /// Makes an event of its own of a report; does nothing when its event has no other.
    pub fn part(&mut self, report: u32) {
        let at = self.event_of[report as usize] as usize;
        let mut rest = self.events[at].reports.clone();
        rest.retain(|r| *r != report);
        if rest.is_empty() {
            return;
        }
        let view = |members: &[u32]| self.event(members);
        let (mut kept, mut parted) = (view(&rest), view(&[report]));
        let before = &self.events[at];
        kept.id.clone_from(&before.id);
        if parted.id == kept.id {
            parted.id.push_str("-2");
        }
        let of = |n: &&MergeNote| n.a == report || n.b == report;
        kept.merged = before.merged.iter().filter(|n| !of(n)).cloned().collect();
        kept.suggested = before
            .suggested
            .iter()
            .filter(|n| !of(n))
            .cloned()
            .collect();
        parted.suggested = before.suggested.iter().filter(of).cloned().collect();
        self.events[at] = kept;
        self.events.push(parted);
        self.reorder();
    }

    /// The event of these reports.
    fn event(&self, members: &[u32]) -> Event {
        let groups = &self.independence.group;
        merge::event(
            &self.documents,
            &self.entities,
            &self.reports,
            groups,
            members,
        )
    }

    /// Puts the events in timeline order again after some of them changed, and indexes them anew.
    /// What was decided of events is forgotten: their places have changed.
    pub fn reorder(&mut self) {
        let mut events = std::mem::take(&mut self.events);
        merge::sort(&mut events);
        let problems = std::mem::take(&mut self.problems);
        let independence = std::mem::take(&mut self.independence);
        *self = Self::assemble(
            std::mem::take(&mut self.documents),
            std::mem::take(&mut self.entities),
            std::mem::take(&mut self.mentions),
            std::mem::take(&mut self.reports),
            events,
        );
        self.problems = problems;
        self.independence = independence;
    }

    /// The entity behind an index.
    pub fn entity(&self, ix: EntityIx) -> &Entity {
        &self.entities[ix.0 as usize]
    }

    /// The name to show for a party of document `document`: the entity's, or the words. A loose label
    /// ("Iranian-backed militia groups") stands in the words of the outlet that chose it.
    pub fn party_name(&self, document: u32, party: &Party) -> &str {
        let words = party.span.of(&self.documents[document as usize].text);
        match party.entity.map(|ix| self.entity(ix)) {
            Some(entity) if !(entity.generic && words.contains('-')) => &entity.name,
            _ => words,
        }
    }

    /// The reports of an event.
    pub fn reports_of<'c>(&'c self, event: &'c Event) -> impl Iterator<Item = &'c Report> {
        event.reports.iter().map(|&r| &self.reports[r as usize])
    }

    /// The independent source a document belongs to: the first document of it.
    pub fn source(&self, document: u32) -> u32 {
        let source = self.independence.group.get(document as usize);
        source.copied().unwrap_or(document)
    }

    /// The reports told in one paragraph, by index.
    pub fn reports_in(&self, document: u32, paragraph: u32) -> impl Iterator<Item = u32> + '_ {
        let from = self
            .reports
            .partition_point(|r| (r.document, r.paragraph) < (document, paragraph));
        (from..self.reports.len())
            .take_while(move |&r| {
                (self.reports[r].document, self.reports[r].paragraph) == (document, paragraph)
            })
            .map(|r| r as u32)
    }

    /// The mentions that lie in a byte range of a document.
    pub fn mentions_in(&self, document: u32, span: crate::model::Span) -> &[Mention] {
        let from = self
            .mentions
            .partition_point(|m| (m.document, m.span.start) < (document, span.start));
        let to = self
            .mentions
            .partition_point(|m| (m.document, m.span.start) < (document, span.end));
        &self.mentions[from..to]
    }
}

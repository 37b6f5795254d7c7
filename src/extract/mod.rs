//! A document and a pack in; mentions, times and reports out.
//!
//! Each sentence is read in steps, one file a step: its words (`tokens`), the words that name
//! happenings (`nuclei`), whether they took place (`status`), where (`places`), when (`dates`), who
//! was hurt (`casualties`), the other fields (`fields`), by whose account (`attribution`). The
//! language's words are data (`lexicon`); a theatre's names come from the pack.

mod actors;
mod attribution;
mod casualties;
mod counts;
mod dates;
mod entities;
mod fields;
mod lexicon;
mod nuclei;
mod places;
mod reader;
mod same;
mod sentence;
mod series;
mod status;
mod story;
pub mod time;
mod tokens;
mod verbs;

use std::collections::BTreeSet;

use crate::model::{
    Document, Entity, EntityIx, EntityKind, Mention, Paragraph, Report, Role, Span,
};
use crate::pack::{Form, Match, Pack};
use entities::Finder;
use places::Memory;
use reader::Reader;
use sentence::Sentence;
use time::TimeExpression;

/// What one document yields.
#[derive(Debug, Default)]
pub struct Extraction {
    /// Mentions in order of offset. Entity indexes below `pack.entities.len()` are the pack's;
    /// the others count on into `unlisted`.
    pub mentions: Vec<Mention>,
    /// Entities found by pattern, not listed in the pack.
    pub unlisted: Vec<Entity>,
    /// Reports in order of offset.
    pub reports: Vec<Report>,
}

/// Reads one document, the `index`th of its corpus.
pub fn document(document: &Document, index: u32, pack: &Pack) -> Extraction {
    let times = time::find(document, pack);
    let found: Vec<Vec<Match>> = document
        .paragraphs
        .iter()
        .map(|p| pack.scan(p.span.of(&document.text)))
        .collect();
    // The places the document names, and their states' names, decide what "the capital" means.
    let known: BTreeSet<EntityIx> = found.iter().flatten().map(|m| m.entity).collect();
    let mut finder = Finder::new(document, pack.entities.len());
    let named: Vec<Vec<(EntityIx, Span)>> = document
        .paragraphs
        .iter()
        .zip(&found)
        .map(|(p, found)| names(document, p, found, pack, &times, &known, &mut finder))
        .collect();
    let unlisted = finder.entities;
    let entity = |ix: EntityIx| -> &Entity {
        let at = ix.0 as usize;
        pack.entities
            .get(at)
            .unwrap_or_else(|| &unlisted[at - pack.entities.len()])
    };
    let mut memory = Memory::default();
    let mut mentions = Vec::new();
    let mut reports = Vec::new();
    for (paragraph, names) in document.paragraphs.iter().zip(&named) {
        mentions.extend(names.iter().map(|&(entity, span)| Mention {
            entity,
            document: index,
            span,
        }));
        for ordinal in 1..=paragraph.sentences.len() as u32 {
            let s = Sentence::new(document, paragraph, ordinal, names, entity, &times);
            let reader = Reader {
                s: &s,
                pack,
                entity: &entity,
                index,
            };
            let told = reader.reports(&memory);
            memory.remember(&s, &told, &entity);
            reports.extend(told);
        }
    }
    story::link(document, &mut reports);
    Extraction {
        mentions,
        unlisted,
        reports,
    }
}

/// The names in a paragraph: the pack's, and those found by pattern, in order of offset.
fn names(
    document: &Document,
    paragraph: &Paragraph,
    found: &[Match],
    pack: &Pack,
    times: &[TimeExpression],
    known: &BTreeSet<EntityIx>,
    finder: &mut Finder,
) -> Vec<(EntityIx, Span)> {
    let base = paragraph.span.start as usize;
    let text = paragraph.span.of(&document.text);
    let mut listed: Vec<(EntityIx, Span)> = found
        .iter()
        .map(|m| (actor_or_place(text, m, pack), m.span))
        .map(|(ix, s)| {
            (
                ix,
                Span::new(base + s.start as usize, base + s.end as usize),
            )
        })
        .collect();
    hinted(text, base, pack, known, &mut listed);
    let mut taken: Vec<Span> = listed.iter().map(|(_, s)| *s).collect();
    taken.extend(
        times
            .iter()
            .map(|t| t.span)
            .filter(|s| paragraph.span.contains(*s)),
    );
    let mut names = listed.clone();
    // A headline's capitals tell nothing of names.
    if !matches!(
        paragraph.role,
        Role::Title | Role::TableHeader | Role::Teaser
    ) {
        for &sentence in &paragraph.sentences {
            for found in finder.sentence(sentence, &taken, &listed) {
                names.retain(|(_, s)| !s.overlaps(found.1));
                names.push(found);
            }
        }
    }
    names.sort_by_key(|(_, s)| *s);
    names
}

/// "The capital", "the embassy": what the pack takes them for, where the document names that place
/// or its country.
fn hinted(
    text: &str,
    base: usize,
    pack: &Pack,
    known: &BTreeSet<EntityIx>,
    listed: &mut Vec<(EntityIx, Span)>,
) {
    for hint in pack.hints(text) {
        let span = Span::new(
            base + hint.span.start as usize,
            base + hint.span.end as usize,
        );
        let entity = pack.entity(hint.entity);
        let home = entity.country.as_deref().and_then(|id| pack.ix(id));
        let near = known.contains(&hint.entity) || home.is_some_and(|ix| known.contains(&ix));
        let place = matches!(entity.kind, EntityKind::Base | EntityKind::Place);
        // "The airport" of an article that names another one is that one.
        let other = entity.kind == EntityKind::Base
            && !known.contains(&hint.entity)
            && known
                .iter()
                .any(|ix| pack.entity(*ix).class == entity.class);
        // "US" inside "US embassy" gives way to the longer name.
        let free = listed
            .iter()
            .all(|(_, s)| !s.overlaps(span) || span.contains(*s) && *s != span);
        if near && !other && place && free {
            listed.retain(|(_, s)| !s.overlaps(span));
            listed.push((hint.entity, span));
        }
    }
    listed.sort_by_key(|(_, s)| *s);
}

/// "the border with", "the frontier between": a country's edge, not its state.
fn beside_border(before: &str) -> bool {
    before
        .rsplit(|c: char| !c.is_alphabetic())
        .nth(1)
        .is_some_and(|word| matches!(word, "border" | "frontier" | "borders" | "boundary"))
}

/// A country's name, or its people's, means the state that acts ("Iran struck", "Iranian missiles"),
/// unless a preposition makes it a place.
fn actor_or_place(text: &str, found: &Match, pack: &Pack) -> EntityIx {
    let before = text[..found.span.start as usize].trim_end();
    let word = before
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("");
    let placed = matches!(
        word.to_ascii_lowercase().as_str(),
        "in" | "of"
            | "from"
            | "to"
            | "across"
            | "inside"
            | "near"
            | "into"
            | "throughout"
            | "around"
            | "outside"
            | "within"
            | "over"
            | "eastern"
            | "western"
            | "northern"
            | "southern"
            | "central"
            | "northwestern"
            | "northeastern"
            | "southeastern"
            | "southwestern"
    ) || before.ends_with(',') && found.form != Form::Demonym
        || matches!(word, "with" | "between") && beside_border(before);
    match pack.state_of(found.entity) {
        Some(state) if found.form == Form::Demonym => state,
        Some(state) if !placed && pack.entity(found.entity).class.contains("country") => state,
        _ => found.entity,
    }
}

//! A document and a pack in; mentions, times and reports out.
//!
//! Each sentence is read in steps, one file a step: its words (`tokens`), the words that name
//! happenings (`nuclei`), whether they took place (`status`), where (`places`), when (`dates`), who
//! was hurt (`casualties`), how many munitions (`munitions`), the other fields (`fields`), by whose
//! account (`attribution`). The
//! language's words are data (`lexicon`); a theatre's names come from the pack.

mod accounts;
mod actors;
mod aftermath;
mod attribution;
mod casualties;
mod counts;
mod dates;
mod entities;
mod fields;
mod finite;
mod group;
mod impact;
mod lexicon;
mod losses;
mod manner;
mod memory;
mod munitions;
mod names;
mod nuclei;
mod party;
mod passages;
mod people;
mod places;
mod reach;
mod reader;
mod same;
mod seat;
mod sections;
mod sentence;
mod series;
mod settle;
mod status;
mod story;
mod targets;
pub mod time;
mod tokens;
mod verbs;

use crate::model::{Document, Entity, EntityIx, Mention, Report};
use crate::pack::{Match, Pack};
use memory::Memory;
use reader::Reader;
use sentence::Sentence;

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

/// Reads the English tables, which the first document would wait for.
pub fn prepare() {
    lexicon::Lexicon::english();
    time::prepare();
}

/// Reads one document, the `index`th of its corpus.
pub fn document(document: &Document, index: u32, pack: &Pack) -> Extraction {
    let times = time::find(document, pack);
    let found: Vec<Vec<Match>> = document
        .paragraphs
        .iter()
        .map(|p| pack.scan(p.span.of(&document.text)))
        .collect();
    let (named, unlisted) = names::find(document, pack, &times, &found);
    let entity = |ix: EntityIx| -> &Entity {
        let at = ix.0 as usize;
        pack.entities
            .get(at)
            .unwrap_or_else(|| &unlisted[at - pack.entities.len()])
    };
    let sections = sections::sections(document, &times);
    let mut memory = Memory::default();
    let mut mentions = Vec::new();
    let mut reports = Vec::new();
    for ((paragraph, names), above) in document.paragraphs.iter().zip(&named).zip(sections) {
        mentions.extend(names.iter().map(|&(entity, span)| Mention {
            entity,
            document: index,
            span,
        }));
        for ordinal in 1..=paragraph.sentences.len() as u32 {
            let mut s = Sentence::new(document, paragraph, ordinal, names, entity, &times);
            s.stand_under(above);
            let reader = Reader {
                s: &s,
                pack,
                entity: &entity,
                index,
            };
            memory.head(&s);
            let mut told = reader.reports(&memory);
            aftermath::read(&reader, &mut told, &reports);
            memory.remember(&s, &told, &entity);
            reports.extend(told);
        }
    }
    story::link(document, &mut reports);
    seat::lend(document, &named, &entity, &mut reports);
    // Given back here, the room serves the next document of the same thread.
    reports.iter_mut().for_each(Report::shrink);
    reports.shrink_to_fit();
    mentions.shrink_to_fit();
    Extraction {
        mentions,
        unlisted,
        reports,
    }
}

//! A document and a pack in; mentions, times and reports out.
//!
//! Each sentence is read in steps, one file a step: its words (`tokens`), the words that name
//! happenings (`nuclei`), whether they took place (`status`), where (`places`), when (`dates`), who
//! was hurt (`casualties`), the other fields (`fields`), by whose account (`attribution`). The
//! language's words are data (`lexicon`); a theatre's names come from the pack.

mod attribution;
mod casualties;
mod counts;
mod dates;
mod entities;
mod fields;
mod lexicon;
mod nuclei;
mod places;
mod sentence;
mod status;
mod story;
pub mod time;
mod tokens;

use std::collections::BTreeSet;

use crate::model::{
    ActorClaim, Attribution, Document, Entity, EntityIx, EntityKind, Family, Kind, Mention,
    Paragraph, PlaceClaim, PlacePrecision, Relation, Report, Role, Span, SpeakerKind, Stance,
    Status,
};
use crate::pack::{Form, Match, Pack};
use entities::Finder;
use nuclei::{Happening, Part};
use places::{Memory, Placed};
use sentence::{Sentence, Stretch};
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
    // The places the document names, and their states' names, decide what "the capital" means.
    let known: BTreeSet<EntityIx> = document
        .paragraphs
        .iter()
        .flat_map(|p| pack.scan(p.span.of(&document.text)))
        .map(|m| m.entity)
        .collect();
    let mut finder = Finder::new(document, pack.entities.len());
    let named: Vec<Vec<(EntityIx, Span)>> = document
        .paragraphs
        .iter()
        .map(|p| names(document, p, pack, &times, &known, &mut finder))
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
            reports.extend(reader.reports(&memory));
            memory.remember(&s, &entity);
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
    pack: &Pack,
    times: &[TimeExpression],
    known: &BTreeSet<EntityIx>,
    finder: &mut Finder,
) -> Vec<(EntityIx, Span)> {
    let base = paragraph.span.start as usize;
    let text = paragraph.span.of(&document.text);
    let listed: Vec<(EntityIx, Span)> = pack
        .scan(text)
        .into_iter()
        .map(|m| (actor_or_place(text, &m, pack), m.span))
        .map(|(ix, s)| {
            (
                ix,
                Span::new(base + s.start as usize, base + s.end as usize),
            )
        })
        .collect();
    let mut listed = listed;
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
            names.extend(finder.sentence(sentence, &taken, &listed));
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
        if near && place && !listed.iter().any(|(_, s)| s.overlaps(span)) {
            listed.push((hint.entity, span));
        }
    }
    listed.sort_by_key(|(_, s)| *s);
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
    ) || before.ends_with(',') && found.form != Form::Demonym;
    match pack.state_of(found.entity) {
        Some(state) if found.form == Form::Demonym => state,
        Some(state) if !placed && pack.entity(found.entity).class.contains("country") => state,
        _ => found.entity,
    }
}

/// Reads the reports of one sentence.
struct Reader<'s, 'a> {
    s: &'s Sentence<'a>,
    pack: &'a Pack,
    entity: &'s dyn Fn(EntityIx) -> &'a Entity,
    index: u32,
}

impl<'a> Reader<'_, 'a> {
    fn entity(&self, ix: EntityIx) -> &'a Entity {
        (self.entity)(ix)
    }

    fn is_state(&self, name: usize) -> bool {
        let name = &self.s.names[name];
        let class = &self.entity(name.entity).class;
        name.kind == EntityKind::Group && (class.contains("state") || class.contains("coalition"))
    }

    fn reports(&self, memory: &Memory) -> Vec<Report> {
        let s = self.s;
        if matches!(s.paragraph.role, Role::TableHeader) {
            return Vec::new();
        }
        let happenings = nuclei::happenings(s, &|i| self.is_state(i));
        if happenings.is_empty() {
            return Vec::new();
        }
        let places = places::places(s, memory, &|ix| self.entity(ix));
        let munitions = fields::munitions(s);
        let casualties = casualties::casualties(s);
        let owner = |at: Stretch| {
            let nearest = happenings
                .iter()
                .enumerate()
                .min_by_key(|(_, h)| h.distance(s, at));
            nearest.map(|(i, h)| (i, h.distance(s, at)))
        };
        let attribution = attribution::attribution(s, &|ix| self.entity(ix));
        let dates = dates::dates(s, &happenings);
        let mut reports = Vec::new();
        for (i, h) in happenings.iter().enumerate() {
            let owned =
                |at: Stretch, reach: u32| owner(at).is_some_and(|(o, d)| o == i && d <= reach);
            let (place, launch_site) = self.place(h, i, &places, &happenings);
            let mut actors = fields::actors(s, h, memory);
            self.claimed_by_speaker(&attribution, h, &mut actors);
            let mut report = Report {
                document: self.index,
                paragraph: s.paragraph.ordinal,
                sentence: s.ordinal,
                span: s.span,
                cue: s.span_of(h.main().at),
                kind: h.kind(),
                status: status::status(s, h),
                background: background(s, h),
                distinct: distinct(s, h),
                definite: definite(s, h),
                date: dates[i].claim,
                anchor: dates[i].anchor,
                place,
                launch_site,
                targets: fields::targets(s, h, &actors),
                actors,
                weapons: fields::weapons(s, h),
                munitions: munitions
                    .iter()
                    .filter(|m| owned(m.at, 14))
                    .map(|m| m.claim)
                    .collect(),
                launchers: fields::launchers(s)
                    .filter(|(_, at)| owned(*at, 20))
                    .map(|(l, _)| l),
                casualties: casualties
                    .iter()
                    .filter(|c| owned(c.at, 30))
                    .map(|c| c.claim)
                    .collect(),
                outcomes: fields::outcomes(s, h),
                attribution: attribution.clone(),
                response_to: self.response(h, &happenings),
                rule: rule(h),
            };
            self.settle(&mut report, h);
            reports.push(report);
        }
        let pointer = Self::pointer(&reports);
        reports.extend(pointer);
        reports
    }

    /// An armed group that tells of an attack without naming a doer claims it as its own.
    fn claimed_by_speaker(
        &self,
        attribution: &Attribution,
        h: &Happening,
        actors: &mut Vec<ActorClaim>,
    ) {
        let Some(speaker) = attribution
            .speaker
            .filter(|_| attribution.kind == SpeakerKind::ArmedGroup)
        else {
            return;
        };
        let attack = h.kind().family() == Family::Attack;
        let outside = speaker.span.end <= self.s.span_of(h.main().at).start;
        if attack && outside && actors.is_empty() {
            actors.push(ActorClaim {
                party: speaker,
                stance: Stance::Claimed,
                by: Some(speaker),
            });
        }
    }

    /// "The group took responsibility", "the ministry blamed rebels": says who did what was told
    /// before, without naming it. A report of that happening, beside the statement's own.
    fn pointer(reports: &[Report]) -> Option<Report> {
        let names_doer = |r: &&Report| {
            matches!(r.kind, Kind::Blame | Kind::ClaimOfResponsibility)
                && r.status == Status::Actual
                && r.actors
                    .iter()
                    .any(|a| matches!(a.stance, Stance::Blamed | Stance::Claimed))
        };
        let statement = reports.iter().find(names_doer)?;
        let tells = |r: &Report| r.kind.family().is_incident();
        if reports.iter().any(tells) {
            return None;
        }
        let mut pointer = Report {
            kind: Kind::AttackUnspecified,
            definite: true,
            date: None,
            anchor: None,
            place: None,
            launch_site: None,
            targets: Vec::new(),
            rule: "statement on a happening".to_owned(),
            ..statement.clone()
        };
        pointer
            .actors
            .retain(|a| matches!(a.stance, Stance::Blamed | Stance::Claimed));
        Some(pointer)
    }

    /// What only the assembled fields can tell.
    fn settle(&self, report: &mut Report, h: &Happening) {
        let main = h.main();
        let at_site = report
            .place
            .is_some_and(|p| p.precision <= PlacePrecision::Town);
        let on_day = report
            .date
            .is_some_and(|d| d.date.days().is_some_and(|n| n <= 2));
        // "The rocket attacks earlier this month on the base": plural, but of one place and time.
        if report.status == Status::Aggregate
            && main.plural
            && at_site
            && (report.definite
                && report
                    .date
                    .is_none_or(|d| d.date.days().is_some_and(|n| n <= 31))
                || on_day)
        {
            report.status = Status::Actual;
        }
        // "Five blasts were heard at the field": several sounds of one happening.
        if report.status == Status::Aggregate && report.kind == Kind::IedAttack && at_site {
            report.status = Status::Actual;
        }
        if report.date.is_none() && report.anchor.is_none() {
            report.date = dates::named_event(self.s, h, self.pack);
        }
        if report.kind == Kind::TargetedKilling && report.weapons.is_empty() {
            report.munitions.clear();
        }
    }

    /// The place of a happening, and its launch site: the best of the places it owns.
    fn place(
        &self,
        h: &Happening,
        own: usize,
        places: &[Placed],
        all: &[Happening],
    ) -> (Option<PlaceClaim>, Option<PlaceClaim>) {
        let s = self.s;
        let mut best: Option<(u32, &Placed)> = None;
        let mut launch = None;
        for place in places {
            let distance = h.distance(s, place.at);
            let nearest = all
                .iter()
                .map(|o| o.distance(s, place.at))
                .min()
                .unwrap_or(distance);
            // What is much nearer to another happening belongs to that one.
            if distance > 40
                || all.len() > 1
                    && distance > nearest
                    && distance > nearest + if place.tied { 0 } else { 6 }
            {
                continue;
            }
            let _ = own;
            if place.claim.relation == Relation::From {
                launch = launch.or(Some(place.claim));
                continue;
            }
            let cost = distance + 7 * place.rank + if place.tied { 0 } else { 6 };
            if best.is_none_or(|(b, _)| cost < b) {
                best = Some((cost, place));
            }
        }
        (best.map(|(_, p)| p.claim), launch)
    }

    /// The words that name what a happening answers.
    fn response(&self, h: &Happening, all: &[Happening]) -> Option<Span> {
        let s = self.s;
        let phrases = s.lexicon.cue("response");
        (0..s.tokens.len()).find_map(|at| {
            let len = phrases.at(&s.tokens, at);
            // The answer is the happening told last before these words.
            let before = |o: &Happening| o.parts[0].at.from < at;
            let own = before(h)
                && !all
                    .iter()
                    .any(|o| before(o) && o.parts[0].at.from > h.parts[0].at.from);
            (len > 0 && own).then(|| {
                // "carried out in response": what it answers stands elsewhere.
                let bare = s.word(at + len - 1) == "response";
                let end = s.clause_end(at + len - 1).max(at + len);
                s.span_of(Stretch {
                    from: at,
                    to: if bare { at + len } else { end },
                })
            })
        })
    }
}

/// "had attacked", outside of what somebody said: further back than the story.
fn background(s: &Sentence, h: &Happening) -> bool {
    let main = h.main();
    let had = (main.head.saturating_sub(3)..main.head).any(|i| s.word(i) == "had");
    let told = (0..main.head).any(|i| s.verb(i).is_some_and(|v| v.has(lexicon::Role::Say)));
    had && !told
}

/// "again", "another", "a second": set apart from a happening told before.
fn distinct(s: &Sentence, h: &Happening) -> bool {
    h.parts.iter().any(|part| {
        let from = part
            .at
            .from
            .saturating_sub(4)
            .max(s.clause_start(part.head));
        let to = s.clause_end(part.at.to - 1).min(part.at.to + 6);
        let again = (from..to).any(|i| s.word(i) == "again");
        let other = (from..part.head).any(|i| match s.word(i) {
            "another" | "separate" | "fresh" | "new" => true,
            "second" | "third" | "fourth" | "fifth" => part.is_noun(),
            _ => false,
        });
        // "another bomb near the town … hit", "the other soldier was killed".
        let clause = s.clause_start(part.head)..part.head;
        let subject = clause.into_iter().any(|i| {
            let thing =
                |k| s.lexicon.weapon(&s.tokens, k).is_some() || s.lexicon.is_people(s.word(k));
            match s.word(i) {
                "another" => thing(i + 1),
                "other" => s.before(i) == "the" && thing(i + 1),
                _ => false,
            }
        });
        again || other || !part.is_noun() && subject
    })
}

/// The words point back: "the attack", "that strike", "Wednesday's attack"; "the rockets struck".
fn definite(s: &Sentence, h: &Happening) -> bool {
    let main = h.main();
    if main.is_noun() {
        let from = main.at.from.saturating_sub(6);
        return (from..main.at.from)
            .rev()
            .take_while(|&i| !s.is_border(i) && !s.is("prepositions", s.word(i)))
            .any(|i| s.is("definite", s.word(i)) || s.tokens[i].possessive);
    }
    let from = s.clause_start(main.head);
    (from..main.head).any(|i| {
        let weapon = s.lexicon.weapon(&s.tokens, i + 1).is_some();
        weapon && matches!(s.word(i), "the" | "those" | "these" | "this" | "that")
    })
}

fn rule(h: &Happening) -> String {
    let main = h.main();
    let form = match (main.is_noun(), main.passive, main.part) {
        (_, _, Part::Casualty) => "casualty verb",
        (_, _, Part::Thwart) => "thwarting verb",
        (true, ..) => "event noun",
        (false, true, _) => "passive verb",
        (false, false, _) => "active verb",
    };
    form.to_owned()
}

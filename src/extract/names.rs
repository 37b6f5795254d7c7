//! The names in a document: the pack's, those found by pattern, and what "the capital" stands for.

use std::collections::BTreeSet;

use super::entities::Finder;
use super::lexicon::Lexicon;
use super::time::TimeExpression;
use super::tokens::{Shape, tokenize};
use crate::model::{Document, Entity, EntityIx, EntityKind, Paragraph, Role, Span};
use crate::pack::{Form, Match, Pack};

/// Names and where they stand, in order of offset.
pub(super) type Names = Vec<(EntityIx, Span)>;

/// The names of each paragraph, and the entities no pack lists; `found` are the pack's in each
/// paragraph, by offset in it.
pub(super) fn find(
    document: &Document,
    pack: &Pack,
    times: &[TimeExpression],
    found: &[Vec<Match>],
) -> (Vec<Names>, Vec<Entity>) {
    // The places the document names, and their states' names, decide what "the capital" means.
    let known: BTreeSet<EntityIx> = found.iter().flatten().map(|m| m.entity).collect();
    let mut finder = Finder::new(document, pack.entities.len());
    let mut country = None;
    let people = surnames(document, pack, found);
    let paragraphs = document.paragraphs.iter().zip(found);
    let mut named: Vec<Names> = paragraphs
        .map(|(p, found)| {
            let mut listed = listed(document, p, found, pack, &known);
            listed.retain(|(ix, _)| !people.contains(ix));
            capitals(
                p.span.of(&document.text),
                p.span,
                found,
                pack,
                &mut country,
                &mut listed,
            );
            unlisted(document, p, &listed, times, &mut finder)
        })
        .collect();
    // A headline's capitals tell nothing of names; the story below tells them.
    for (paragraph, names) in document.paragraphs.iter().zip(&mut named) {
        let known = if in_capitals(paragraph.role) {
            finder.known(paragraph.span, names)
        } else {
            finder.again(paragraph.span, names)
        };
        if !known.is_empty() {
            names.extend(known);
            names.sort_by_key(|(_, s)| *s);
        }
    }
    (named, finder.entities)
}

fn in_capitals(role: Role) -> bool {
    matches!(role, Role::Title | Role::TableHeader | Role::Teaser)
}

/// "Mosque bombing kills worshippers in Kano": a headline written as a sentence, whose capitals tell.
fn in_sentences(document: &Document, paragraph: &Paragraph) -> bool {
    let tokens = tokenize(&document.text, paragraph.span);
    let words = || tokens.iter().filter(|t| t.shape == Shape::Word);
    let capitals = words().filter(|t| t.capital).count();
    paragraph.role == Role::Title && capitals * 2 <= words().count()
}

/// Places of the pack whose name this document gives to a person: "Mullah Mansour".
fn surnames(document: &Document, pack: &Pack, found: &[Vec<Match>]) -> BTreeSet<EntityIx> {
    let titles = Lexicon::english().cue("person_titles");
    let titled = |text: &str, found: &Match| {
        let before = text[..found.span.start as usize].split_whitespace().rev();
        // A first name may stand between: "Mullah Akhtar Mansour".
        let mut words = before.take(3).map_while(|word| {
            let capital = word.chars().next().is_some_and(char::is_uppercase);
            (capital && !word.ends_with(',')).then(|| word.trim_end_matches('.').to_lowercase())
        });
        words.any(|word| titles.has(&word))
    };
    let paragraphs = document.paragraphs.iter().zip(found);
    paragraphs
        .flat_map(|(p, found)| {
            let text = p.span.of(&document.text);
            let places = found.iter().filter(|m| {
                pack.entity(m.entity).kind == EntityKind::Place && pack.state_of(m.entity).is_none()
            });
            places.filter(move |m| titled(text, m))
        })
        .map(|m| m.entity)
        .collect()
}

/// The pack's names in a paragraph.
fn listed(
    document: &Document,
    paragraph: &Paragraph,
    found: &[Match],
    pack: &Pack,
    known: &BTreeSet<EntityIx>,
) -> Names {
    let base = paragraph.span.start as usize;
    let text = paragraph.span.of(&document.text);
    let mut listed: Names = found
        .iter()
        .map(|m| (actor_or_place(text, m, pack), m.span.moved(base)))
        .collect();
    hinted(text, base, pack, known, &mut listed);
    listed
}

/// Adds to the listed names those that patterns find.
fn unlisted(
    document: &Document,
    paragraph: &Paragraph,
    listed: &Names,
    times: &[TimeExpression],
    finder: &mut Finder,
) -> Names {
    if in_capitals(paragraph.role) && !in_sentences(document, paragraph) {
        return listed.clone();
    }
    let within = |t: &&TimeExpression| t.span.start < paragraph.span.end;
    let from = times.partition_point(|t| t.span.start < paragraph.span.start);
    let dates = times[from..].iter().take_while(within).map(|t| t.span);
    let names = listed.iter().map(|(_, s)| *s);
    let mut taken: Vec<Span> = names
        .chain(dates.filter(|s| paragraph.span.contains(*s)))
        .collect();
    taken.sort_unstable();
    // How far what starts before and at each of them reaches.
    let reach = |far: &mut u32, s: &Span| {
        *far = s.end.max(*far);
        Some(*far)
    };
    let reach: Vec<u32> = taken.iter().scan(0, reach).collect();
    let mut found = Names::new();
    for &sentence in &paragraph.sentences {
        let from = reach.partition_point(|far| *far <= sentence.start);
        let to = taken.partition_point(|s| s.start < sentence.end);
        let first = listed.partition_point(|(_, s)| s.start < sentence.start);
        let last = listed.partition_point(|(_, s)| s.start < sentence.end);
        let (taken, listed) = (&taken[from.min(to)..to], &listed[first..last]);
        found.extend(finder.sentence(sentence, taken, listed));
    }
    let mut names = listed.clone();
    names.retain(|(_, s)| !is_taken(&found, *s));
    names.extend(found);
    names.sort_by_key(|(_, s)| *s);
    names
}

/// True when one of `names`, which come in order and clear of each other, shares a byte with `span`.
fn is_taken(names: &Names, span: Span) -> bool {
    let next = names.partition_point(|(_, s)| s.end <= span.start);
    names.get(next).is_some_and(|(_, s)| s.overlaps(span))
}

/// "Somalia's capital", "the Lebanese capital", "the capital of Mali"; "the capital" alone is that of
/// the country told of last. `country` is that one, from paragraph to paragraph.
fn capitals(
    text: &str,
    span: Span,
    found: &[Match],
    pack: &Pack,
    country: &mut Option<EntityIx>,
    listed: &mut Names,
) {
    const WORD: &str = "capital";
    let base = span.start as usize;
    let mut next = found.iter().peekable();
    let mut cities = Names::new();
    for (at, _) in text.match_indices(WORD) {
        while let Some(m) = next.next_if(|m| (m.span.end as usize) <= at) {
            *country = pack.capital_of(m.entity).map(|_| m.entity).or(*country);
        }
        let end = at + WORD.len();
        let whole = text[end..]
            .chars()
            .next()
            .is_none_or(|c| !c.is_alphabetic());
        let before = text[..at].trim_end();
        let near = found.partition_point(|m| (m.span.end as usize) + "’s".len() < before.len());
        let own = found[near..]
            .iter()
            .take_while(|m| (m.span.end as usize) <= before.len())
            .find(|m| matches!(&before[m.span.end as usize..], "" | "'s" | "’s" | "'" | "’"));
        let behind = found.partition_point(|m| (m.span.start as usize) < end + " of ".len());
        let of = found[behind..].first().filter(|m| {
            text[end..].starts_with(" of ") && m.span.start as usize == end + " of ".len()
        });
        let bare = before.ends_with(" the") || before.ends_with("The") || before == "the";
        let home = match (own, of) {
            (Some(m), _) | (_, Some(m)) => Some(m.entity),
            _ => country.filter(|_| bare && !text[end..].starts_with(" city")),
        };
        let Some(city) = home.and_then(|ix| pack.capital_of(ix)).filter(|_| whole) else {
            continue;
        };
        let span = Span::new(base + at, base + end);
        if !is_taken(listed, span) {
            cities.push((city, span));
        }
    }
    listed.extend(cities);
    for m in next {
        *country = pack.capital_of(m.entity).map(|_| m.entity).or(*country);
    }
    listed.sort_by_key(|(_, s)| *s);
}

/// "The capital", "the embassy": what the pack takes them for, where the document names that place
/// or its country.
fn hinted(text: &str, base: usize, pack: &Pack, known: &BTreeSet<EntityIx>, listed: &mut Names) {
    let mut meant = Names::new();
    for hint in pack.hints(text) {
        let span = hint.span.moved(base);
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
        let over = listed.partition_point(|(_, s)| s.end <= span.start);
        let free = listed[over..]
            .iter()
            .take_while(|(_, s)| s.overlaps(span))
            .all(|(_, s)| span.contains(*s) && *s != span);
        // "the U.S. embassy in Tehran" is that one.
        let elsewhere = text[hint.span.end as usize..].starts_with(" in ") && {
            let next = listed.partition_point(|(_, s)| s.start < span.end + 4);
            listed.get(next).is_some_and(|&(ix, s)| {
                s.start as usize == span.end as usize + 4
                    && ix != hint.entity
                    && !pack.parents(hint.entity).any(|p| p == ix)
            })
        };
        if near && !other && !elsewhere && place && free {
            meant.push((hint.entity, span));
        }
    }
    listed.retain(|(_, s)| !is_taken(&meant, *s));
    listed.extend(meant);
    listed.sort_by_key(|(_, s)| *s);
}

/// "the border with", "the frontier between": a country's edge, not its state.
fn beside_border(before: &str) -> bool {
    before
        .rsplit(|c: char| !c.is_alphabetic())
        .nth(1)
        .is_some_and(|word| matches!(word, "border" | "frontier" | "borders" | "boundary"))
}

/// "in US drone strike": whose it is, and not where.
fn names_deed(after: &str) -> bool {
    let short = after
        .char_indices()
        .nth(40)
        .map_or(after.len(), |(at, _)| at);
    let tokens = tokenize(after, Span::new(0, short));
    let lexicon = Lexicon::english();
    let weapon = lexicon.weapon(&tokens, 0).map_or(0, |(_, len)| len);
    lexicon.noun(&tokens, weapon).is_some()
}

/// "Fallujah, Iraq": a name stands before the comma.
fn in_chain(before: &str) -> bool {
    let word = before
        .trim_end_matches(',')
        .rsplit(char::is_whitespace)
        .next();
    word.is_some_and(|word| word.chars().next().is_some_and(char::is_uppercase))
}

/// A country's name, or its people's, means the state that acts ("Iran struck", "Iranian missiles"),
/// unless a preposition makes it a place.
fn actor_or_place(text: &str, found: &Match, pack: &Pack) -> EntityIx {
    let before = text[..found.span.start as usize].trim_end();
    // "in the Emirates".
    let bare = before.strip_suffix(" the").unwrap_or(before);
    let word = bare
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
            | "northeast"
            | "northwest"
            | "southeast"
            | "southwest"
    ) || before.ends_with(',') && found.form != Form::Demonym && in_chain(before)
        || matches!(word, "with" | "between") && beside_border(before)
        // "in rebel-held X".
        || bare[..bare.len() - word.len()].ends_with('-')
            && Lexicon::english().cue("held_by").has(word);
    // "outside Israeli airspace", "on Iraqi soil": the land, not the state.
    let after = text[found.span.end as usize..].trim_start();
    let land = after.split(|c: char| !c.is_alphabetic()).next();
    let land = land.is_some_and(|word| Lexicon::english().cue("land_words").has(word));
    match pack.state_of(found.entity) {
        Some(_) if found.form == Form::Demonym && land => found.entity,
        Some(state) if found.form == Form::Demonym => state,
        Some(state)
            if (!placed || names_deed(after))
                && pack.entity(found.entity).class.contains("country") =>
        {
            state
        }
        _ => found.entity,
    }
}

//! Names no pack lists, found by pattern: places, sites, groups, people.

use std::collections::BTreeMap;

use super::lexicon::{Form, Lexicon, Role};
use super::sentence::Stretch;
use super::tokens::{Shape, Token, tokenize};
use crate::model::{Document, Entity, EntityIx, EntityKind, Kind, Span};

/// Finds unlisted names in a document, sentence by sentence.
pub(crate) struct Finder<'a> {
    document: &'a Document,
    lexicon: &'static Lexicon,
    /// Number of the pack's entities: unlisted ones count on from here.
    base: u32,
    /// The entities found so far.
    pub entities: Vec<Entity>,
    by_key: BTreeMap<(EntityKind, String), EntityIx>,
    /// Surnames of the people found so far.
    surnames: BTreeMap<String, EntityIx>,
}

/// The tokens of one sentence and which of them are taken by listed names or times.
struct Words<'t> {
    tokens: &'t [Token],
    taken: Vec<bool>,
}

impl Words<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.norm.as_str())
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |i| self.word(i))
    }
}

impl<'a> Finder<'a> {
    pub(crate) fn new(document: &'a Document, base: usize) -> Self {
        Self {
            document,
            lexicon: Lexicon::english(),
            base: base as u32,
            entities: Vec::new(),
            by_key: BTreeMap::new(),
            surnames: BTreeMap::new(),
        }
    }

    /// The unlisted names of one sentence, in order, clear of `taken`.
    pub(crate) fn sentence(
        &mut self,
        span: Span,
        taken: &[Span],
        parents: &[(EntityIx, Span)],
    ) -> Vec<(EntityIx, Span)> {
        let tokens = tokenize(&self.document.text, span);
        // In a heading capitals tell nothing.
        let letters = tokens.iter().filter(|t| t.shape == Shape::Word);
        let (all, capital) = letters.fold((0, 0), |(n, c), t| (n + 1, c + u32::from(t.capital)));
        if all >= 4 && capital * 10 >= all * 7 {
            return Vec::new();
        }
        let words = Words {
            taken: tokens
                .iter()
                .map(|t| taken.iter().any(|s| s.overlaps(t.span)))
                .collect(),
            tokens: &tokens,
        };
        let mut found: Vec<(EntityIx, Span)> = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let name = self.backed(&words, at).or_else(|| self.named(&words, at));
            match name {
                Some((kind, class, stretch)) => {
                    let span = tokens[stretch.from].span.cover(tokens[stretch.to - 1].span);
                    let parent = following(&tokens, stretch.to, parents);
                    found.push((self.intern(kind, class, span, parent), span));
                    at = stretch.to;
                }
                None => at += 1,
            }
        }
        found
    }

    fn is(&self, list: &str, word: &str) -> bool {
        self.lexicon.cue(list).has(word)
    }

    /// "Iran-backed militias": a loose label, never merged with a named group.
    fn backed(&self, w: &Words, at: usize) -> Option<(EntityKind, &'static str, Stretch)> {
        let (_, tail) = w.word(at).rsplit_once('-')?;
        if !self.is("backed", tail) {
            return None;
        }
        let to =
            (at + 1..(at + 4).min(w.tokens.len())).find(|&i| self.is("group_words", w.word(i)))?;
        let plain = (at + 1..to).all(|i| w.tokens[i].shape == Shape::Word && !w.taken[i]);
        plain.then_some((
            EntityKind::Group,
            "label",
            Stretch {
                from: at,
                to: to + 1,
            },
        ))
    }

    /// A run of capitalised words, told apart by what stands in it and around it.
    fn named(&self, w: &Words, at: usize) -> Option<(EntityKind, &'static str, Stretch)> {
        let run = self.run(w, at)?;
        let next = w.word(run.to);
        let before = w.before(at);
        let last = w.word(run.to - 1);
        let inner = |list: &str| (run.from..run.to).any(|i| self.is(list, w.word(i)));
        let single = run.to - run.from == 1;
        // "Camp Speicher", "Fort Trump", "Balad Air Base", "Mogadishu airport".
        if !single && (self.is("site_prefixes", w.word(at)) || self.is("site_heads", last)) {
            return Some((EntityKind::Base, "site", run));
        }
        let head = if self.is("site_modifiers", next) {
            run.to + 1
        } else {
            run.to
        };
        if self.is("site_heads", w.word(head)) && !inner("person_titles") && self.opens(w, at) {
            return Some((
                EntityKind::Base,
                "site",
                Stretch {
                    from: at,
                    to: head + 1,
                },
            ));
        }
        if self.is("group_heads", last) && !single {
            return Some((EntityKind::Group, "force", run));
        }
        // "Houthi rebels", "a faction named X"; once known as a group, always a group.
        let headed = self.is("group_heads", next) && !self.is("place_heads", last) && at > 0;
        let named = self.is("naming", before)
            && (at.saturating_sub(4)..at).any(|i| self.is("group_words", w.word(i)));
        let known = self
            .by_key
            .contains_key(&(EntityKind::Group, self.key_of(w, run)));
        if headed || named || known {
            return Some((EntityKind::Group, "force", run));
        }
        if self.is("place_heads", next) && self.opens(w, at)
            || self.is("place_heads", last) && !single
        {
            return Some((
                EntityKind::Place,
                place_class(if self.is("place_heads", last) {
                    last
                } else {
                    next
                }),
                run,
            ));
        }
        // "the village of X".
        if before == "of"
            && at >= 2
            && (self.is("place_heads", w.word(at - 2)) || self.is("site_heads", w.word(at - 2)))
        {
            return Some((EntityKind::Place, place_class(w.word(at - 2)), run));
        }
        // "X claimed the attack": groups claim, people say.
        let claims = self
            .lexicon
            .verb(w.tokens, run.to)
            .is_some_and(|v| v.lemma == "claim" && v.form == Form::Past);
        if claims && !self.is("person_titles", w.word(run.from)) {
            return Some((EntityKind::Group, "force", run));
        }
        if let Some(person) = self.person(w, run) {
            return Some((EntityKind::Person, "person", person));
        }
        if self.placed(w, run) {
            return Some((EntityKind::Place, "place", run));
        }
        if single && self.surnames.contains_key(w.word(at)) {
            return Some((EntityKind::Person, "person", run));
        }
        None
    }

    /// The key of a run of tokens, as [`Finder::intern`] makes it.
    fn key_of(&self, w: &Words, run: Stretch) -> String {
        let span = w.tokens[run.from].span.cover(w.tokens[run.to - 1].span);
        folded(
            &span
                .of(&self.document.text)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
        )
    }

    /// A site's or place's name may open a sentence only behind a preposition or "the".
    fn opens(&self, w: &Words, at: usize) -> bool {
        at > 0 || !self.is("not_names", w.word(at))
    }

    /// Capitalised words in a row that are no common words, with name particles inside.
    fn run(&self, w: &Words, at: usize) -> Option<Stretch> {
        let fits = |i: usize| {
            w.tokens.get(i).is_some_and(|t| {
                (t.capital || particle_name(t, self.document))
                    && t.shape == Shape::Word
                    && !w.taken[i]
                    && t.norm.len() > 1
            })
        };
        if !fits(at) || self.is("not_names", w.word(at)) || at > 0 && w.before(at) == "-" {
            return None;
        }
        let mut to = at + 1;
        while to < w.tokens.len() && to - at < 6 && !w.tokens[to - 1].possessive {
            let particle = matches!(
                w.word(to),
                "al" | "el"
                    | "de"
                    | "del"
                    | "bin"
                    | "ibn"
                    | "da"
                    | "du"
                    | "la"
                    | "van"
                    | "abu"
                    | "ould"
                    | "ag"
            ) && fits(to + 1);
            let number = w.tokens[to].shape == Shape::Number
                && self.is("site_prefixes", w.word(at))
                && to == at + 1;
            let initial = w.word(to) == "." && w.word(to - 1).len() == 1 && fits(to + 1);
            if fits(to) && !self.is("not_names", w.word(to)) || particle || number || initial {
                to += 1;
            } else {
                break;
            }
        }
        Some(Stretch { from: at, to })
    }

    /// A person: behind a title, before an apposition, or as the subject of a verb of saying.
    fn person(&self, w: &Words, run: Stretch) -> Option<Stretch> {
        let mut from = run.from;
        while from < run.to && self.is("person_titles", w.word(from)) {
            from += 1;
        }
        if from == run.to {
            return None;
        }
        let rest = Stretch { from, to: run.to };
        let titled = from > run.from
            || self.is("person_titles", w.before(from))
            || w.before(from) == "." && from >= 2 && self.is("person_titles", w.word(from - 2));
        let two = rest.to - rest.from >= 2;
        let says = |i: usize| {
            self.lexicon
                .verb(w.tokens, i)
                .is_some_and(|v| v.has(Role::Say) && v.form == Form::Past)
        };
        let apposed = w.word(rest.to) == ","
            && matches!(
                w.word(rest.to + 1),
                "a" | "the"
                    | "who"
                    | "an"
                    | "head"
                    | "director"
                    | "spokesman"
                    | "spokeswoman"
                    | "chief"
                    | "leader"
                    | "commander"
            );
        let speaks = says(rest.to)
            || rest.from > 0 && says(rest.from - 1) && matches!(w.word(rest.to), "," | "." | "");
        let placed = matches!(
            w.before(rest.from),
            "in" | "near" | "at" | "from" | "outside"
        );
        (titled && !placed || two && (apposed || speaks) && !placed).then_some(rest)
    }

    /// A bare place: behind "in", "near", "outside", or in a chain behind another place.
    fn placed(&self, w: &Words, run: Stretch) -> bool {
        let before = w.before(run.from);
        let followed = w.word(run.to);
        let the = before == "the";
        let before = if the { w.before(run.from - 1) } else { before };
        if self.is("person_titles", w.word(run.from)) || self.is("group_heads", w.word(run.to - 1))
        {
            return false;
        }
        let in_place = matches!(before, "in" | "near" | "outside" | "around" | "inside");
        let event_on = matches!(
            before,
            "on" | "at" | "towards" | "toward" | "against" | "hit" | "struck" | "targeted" | "into"
        ) && !the
            && run.from >= 2;
        let at_site = matches!(before, "at" | "of") && !the && run.from >= 2 && {
            let site = w.word(run.from - 2);
            self.is("site_heads", site) || self.is("site_nouns", site)
        };
        let experts = run.from >= 2
            && ["unknown_person", "expert_words"]
                .iter()
                .any(|list| self.is(list, w.word(run.from - 2)));
        let at_place = before == "at" && !the && !experts;
        // "three drones attacked X".
        let struck = run.from >= 1
            && !the
            && self.lexicon.verb(w.tokens, run.from - 1).is_some_and(|v| {
                let hits = v.has(Role::Hit) || v.has(Role::Act);
                v.form != Form::Base
                    && (hits || v.kind() == Some(Kind::AttackUnspecified))
                    && !v.has(Role::Kill)
                    && !v.has(Role::Say)
            });
        let event_before = at_site
            || at_place
            || struck
            || event_on && {
                let i = if the {
                    run.from.saturating_sub(3)
                } else {
                    run.from - 2
                };
                self.lexicon.noun(w.tokens, i).is_some()
                    || self.lexicon.verb(w.tokens, i).is_some()
                    || matches!(before, "hit" | "struck" | "targeted")
            };
        // "in the Mahdi Army" is no place; "in the Sinjar mountains" is.
        (in_place && (!the || followed != "of") && !(the && run.to - run.from > 3)) || event_before
    }

    fn intern(
        &mut self,
        kind: EntityKind,
        class: &'static str,
        span: Span,
        parent: Option<EntityIx>,
    ) -> EntityIx {
        let name = span
            .of(&self.document.text)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let name = name
            .trim_end_matches("'s")
            .trim_end_matches("’s")
            .trim_end_matches(['\'', '’'])
            .to_owned();
        let mut key = folded(&name);
        if kind == EntityKind::Person
            && !key.contains(' ')
            && let Some(&ix) = self.surnames.get(&key)
        {
            return ix;
        }
        if kind != EntityKind::Person && key.starts_with("the ") {
            key.drain(..4);
        }
        if let Some(&ix) = self.by_key.get(&(kind, key.clone())) {
            return ix;
        }
        let ix = EntityIx(self.base + self.entities.len() as u32);
        if kind == EntityKind::Person
            && let Some(surname) = key.rsplit(' ').next()
        {
            self.surnames.insert(surname.to_owned(), ix);
        }
        let id = format!("~{}:{}", kind.name(), key.replace(' ', "-"));
        let generic = class == "label";
        self.entities.push(Entity {
            parent,
            generic,
            ..Entity::unlisted(kind, class, id, name)
        });
        self.by_key.insert((kind, key), ix);
        ix
    }
}

/// "al-Hamra": the capital stands behind the particle.
fn particle_name(token: &Token, document: &Document) -> bool {
    let text = token.span.of(&document.text);
    text.split_once('-').is_some_and(|(head, tail)| {
        matches!(
            head,
            "al" | "el" | "ash" | "as" | "ad" | "an" | "ar" | "at" | "az"
        ) && tail.chars().next().is_some_and(char::is_uppercase)
    })
}

fn place_class(head: &str) -> &'static str {
    match head {
        "province" | "governorate" | "state" | "oblast" | "prefecture" | "county" => "province",
        "district" | "division" | "subdistrict" => "district",
        "village" | "town" | "city" | "neighborhood" | "neighbourhood" | "suburb" | "township"
        | "camp" => "town",
        _ => "region",
    }
}

/// The listed place that follows in a chain: "Palma, Cabo Delgado, Mozambique".
fn following(tokens: &[Token], to: usize, parents: &[(EntityIx, Span)]) -> Option<EntityIx> {
    for token in tokens.get(to..).unwrap_or_default().iter().take(4) {
        if let Some((ix, _)) = parents.iter().find(|(_, s)| s.start == token.span.start) {
            return Some(*ix);
        }
        let links = [",", "in", "of", "province", "district", "state"];
        if !token.capital && !links.contains(&token.norm.as_str()) {
            return None;
        }
    }
    None
}

fn folded(name: &str) -> String {
    name.to_lowercase().replace(['’', '‘'], "'")
}

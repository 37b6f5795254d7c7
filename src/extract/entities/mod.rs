//! Names no pack lists, found by pattern: places, sites, groups, people.

mod patterns;
mod places;

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::lexicon::Lexicon;
use super::tokens::{Shape, Token, tokenize};
use crate::model::{Document, Entity, EntityIx, EntityKind, Span};

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
    /// Whether the document writes a word with a capital inside a sentence, as far as it was asked.
    inside: RefCell<BTreeMap<&'a str, bool>>,
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
            inside: RefCell::default(),
        }
    }

    /// The unlisted names of one sentence, in order, clear of `taken` but for a name that holds
    /// a listed one.
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
            let called = self.called(&words, at);
            let name = called
                .map(|stretch| (EntityKind::Group, "force", stretch))
                .or_else(|| self.backed(&words, at))
                .or_else(|| self.named(&words, at));
            match name {
                Some((kind, class, stretch)) => {
                    let span = tokens[stretch.from].span.cover(tokens[stretch.to - 1].span);
                    let parent = following(&tokens, stretch.to, parents);
                    let ix = self.intern(kind, class, span, parent);
                    if kind == EntityKind::Group {
                        self.short_form(&words, stretch.to, ix);
                    }
                    found.push((ix, span));
                    at = stretch.to;
                }
                None => at += 1,
            }
        }
        found
    }

    /// Names in capitalised text that the rest of the document has told, clear of `taken`.
    pub(crate) fn known(&self, span: Span, taken: &[(EntityIx, Span)]) -> Vec<(EntityIx, Span)> {
        let tokens = tokenize(&self.document.text, span);
        let mut found: Vec<(EntityIx, Span)> = Vec::new();
        for from in 0..tokens.len() {
            for to in (from + 1..=tokens.len().min(from + 5)).rev() {
                let words = tokens[from].span.cover(tokens[to - 1].span);
                let free = |s: Span| !s.overlaps(words);
                if !tokens[from].capital
                    || !taken.iter().all(|(_, s)| free(*s))
                    || !found.iter().all(|(_, s)| free(*s))
                {
                    continue;
                }
                let key = folded(words.of(&self.document.text));
                let kinds = [EntityKind::Base, EntityKind::Place, EntityKind::Group];
                let entity = kinds
                    .iter()
                    .find_map(|kind| self.by_key.get(&(*kind, key.clone())));
                found.extend(entity.map(|&ix| (ix, words)));
            }
        }
        found
    }

    /// Names in running text that the document tells to be places elsewhere: "Tarlen was hit again", "the
    /// Tarlen attack". `taken` come in order and clear of each other.
    pub(crate) fn again(&self, span: Span, taken: &[(EntityIx, Span)]) -> Vec<(EntityIx, Span)> {
        let tokens = tokenize(&self.document.text, span);
        let capital = |i: usize| tokens.get(i).is_some_and(|t: &Token| t.capital);
        let free = |words: Span| {
            let next = taken.partition_point(|(_, s)| s.end <= words.start);
            taken.get(next).is_none_or(|(_, s)| !s.overlaps(words))
        };
        let mut found = Vec::new();
        let mut from = 0;
        while from < tokens.len() {
            let end = (from..=tokens.len()).find(|&i| !capital(i)).unwrap_or(from);
            let words = (end > from).then(|| tokens[from].span.cover(tokens[end - 1].span));
            let known = words
                .filter(|&w| end - from <= 3 && free(w))
                .and_then(|words| {
                    let key = folded(words.of(&self.document.text));
                    let key = key.trim_end_matches("'s").to_owned();
                    let place = self.by_key.get(&(EntityKind::Place, key))?;
                    Some((*place, words))
                });
            found.extend(known);
            from = end.max(from + 1);
        }
        found
    }

    /// "(JNIM)" right behind a group's name: its short form from here on.
    fn short_form(&mut self, w: &Words, at: usize, group: EntityIx) {
        let Some(token) = w.tokens.get(at + 1) else {
            return;
        };
        let text = token.span.of(&self.document.text);
        let capitals = text.len() > 1 && text.chars().all(|c| c.is_ascii_uppercase() || c == '-');
        if w.word(at) == "(" && w.word(at + 2) == ")" && capitals {
            let key = (EntityKind::Group, folded(text));
            self.by_key.entry(key).or_insert(group);
        }
    }

    fn is(&self, list: &str, word: &str) -> bool {
        self.lexicon.cue(list).has(word)
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
        // "MOPTI, Mali (AP)": a dateline's capitals are no spelling.
        let shouted = kind == EntityKind::Place && name.len() > 3;
        let name = if shouted && name.chars().all(|c| !c.is_lowercase()) {
            capitalised(&name)
        } else {
            name
        };
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

/// Each word with a capital and small letters behind it.
fn capitalised(name: &str) -> String {
    let mut inside = false;
    let letter = |c: char| {
        let small = std::mem::replace(&mut inside, c.is_alphabetic());
        if small {
            c.to_lowercase().to_string()
        } else {
            c.to_string()
        }
    };
    name.chars().map(letter).collect()
}

fn folded(name: &str) -> String {
    name.to_lowercase().replace(['’', '‘'], "'")
}

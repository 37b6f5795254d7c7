//! Finds names in text: leftmost-longest, at word borders, however they are written.
//!
//! The names stand in a trie over words. An automaton over bytes finds no faster here, and takes
//! longer to build than all the rest of a pack.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::model::{EntityIx, Span};

use super::tokens::Tokens;

/// Looked up only, never walked: no order of a hash reaches a result.
type Map<K, V> = HashMap<K, V, FixedState>;

/// In what form a text names an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// By its name or an alias: a noun phrase.
    Name,
    /// By a wording that only machine translation produces ("coronavirus camp").
    Artefact,
    /// By the adjective or noun of its people: "Iraqi", "Britons".
    Demonym,
    /// By words that mean it in the right place only: "the capital".
    Contextual,
}

/// One place where a text names an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// Which entity.
    pub entity: EntityIx,
    /// The words, without a possessive's "'s".
    pub span: Span,
    /// In what form.
    pub form: Form,
}

/// How a word of a name must be written to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    Any,
    /// With a capital.
    Title,
    /// In capitals.
    Upper,
}

/// How a spelling is to be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Care {
    /// An ordinary name: case matters for its acronyms only.
    Ordinary,
    /// Every word needs its capital where the spelling has one.
    Capitals,
    /// As [`Care::Capitals`], and lines written in capitals do not count: `IS`, `US`.
    Common,
}

/// Which of several entities that share the words is taken: the least.
pub(super) type Rank = (u8, u8, u8, u8, u32);

/// A spelling of an entity, to be compiled.
#[derive(Debug, Clone)]
pub(super) struct Spelling<'a> {
    /// `None` for words that look like an entity and are none ("New Mexico").
    pub entity: Option<EntityIx>,
    pub text: &'a str,
    pub form: Form,
    pub care: Care,
    pub rank: Rank,
}

#[derive(Debug)]
struct Candidate {
    entity: Option<EntityIx>,
    form: Form,
    common: bool,
    /// Bits of the words that need a capital.
    title: u32,
    /// Bits of the words that need to be in capitals.
    upper: u32,
    /// Spelled by a rule from the pack's spelling; a written one goes first.
    derived: bool,
    rank: Rank,
}

/// The compiled names of a pack.
#[derive(Debug, Default)]
pub(super) struct Matcher {
    /// Number of each word that occurs in a name.
    words: Map<Box<[u8]>, u32>,
    /// From a node by a word, with or without a break before it, to the next node. The root is 0.
    edges: Map<(u32, u32, bool), u32>,
    /// With the node each belongs to; in order of node, then of preference.
    candidates: Vec<(u32, Candidate)>,
    /// Where the candidates of each node start; one more at the end.
    starts: Vec<u32>,
}

impl Matcher {
    pub(super) fn new(spellings: &[Spelling]) -> Self {
        let room = spellings.len();
        let mut matcher = Matcher {
            words: Map::with_capacity_and_hasher(room, FixedState::default()),
            edges: Map::with_capacity_and_hasher(2 * room, FixedState::default()),
            candidates: Vec::with_capacity(room + room / 4),
            starts: Vec::new(),
        };
        let mut tokens = Tokens::default();
        for spelling in spellings {
            tokens.refill(spelling.text);
            matcher.add(spelling, &tokens);
        }
        let order = |(node, c): &(u32, Candidate)| (*node, c.derived, c.rank);
        matcher.candidates.sort_unstable_by_key(order);
        let nodes = matcher.edges.len() as u32 + 1;
        let mut at = 0;
        for node in 0..=nodes {
            at += matcher.candidates[at..]
                .iter()
                .take_while(|(n, _)| *n < node)
                .count();
            matcher.starts.push(at as u32);
        }
        matcher
    }

    /// What a node means; the root and the inner nodes mean nothing.
    fn node(&self, node: u32) -> &[(u32, Candidate)] {
        let [start, end] = [0, 1].map(|n| self.starts[node as usize + n] as usize);
        &self.candidates[start..end]
    }

    /// Adds a spelling as written, and without its articles where two words remain.
    fn add(&mut self, spelling: &Spelling, tokens: &Tokens) {
        // Bits of a `Candidate` set the limit.
        let len = tokens.words.len().min(32);
        self.insert(spelling, tokens, 0..len, false);
        let article = |n: usize| tokens.is_article(n);
        if len == 0 || (0..len).filter(|&n| !article(n)).count() < 2 {
            return;
        }
        let starts = article(0);
        let inner = (1..len).any(article);
        if starts {
            self.insert(spelling, tokens, 1..len, true);
        }
        if inner {
            let from = usize::from(starts);
            self.insert(spelling, tokens, (from..len).filter(|&n| !article(n)), true);
        }
        if starts && inner {
            self.insert(
                spelling,
                tokens,
                (0..len).filter(|&n| n == 0 || !article(n)),
                true,
            );
        }
    }

    fn insert(
        &mut self,
        spelling: &Spelling,
        tokens: &Tokens,
        words: impl Iterator<Item = usize>,
        derived: bool,
    ) {
        let (mut node, mut title, mut upper) = (0, 0, 0);
        for (bit, n) in words.enumerate() {
            let known = self.words.get(tokens.letters(n)).copied();
            let word = known.unwrap_or_else(|| {
                let word = self.words.len() as u32;
                self.words.insert(tokens.letters(n).into(), word);
                word
            });
            let next = self.edges.len() as u32 + 1;
            let after_break = bit > 0 && tokens.words[n].after_break;
            node = *self.edges.entry((node, word, after_break)).or_insert(next);
            match case_of(spelling, tokens, n) {
                Case::Any => {}
                Case::Title => title |= 1 << bit,
                Case::Upper => upper |= 1 << bit,
            }
        }
        if node == 0 {
            return;
        }
        let candidate = Candidate {
            entity: spelling.entity,
            form: spelling.form,
            common: spelling.care == Care::Common,
            title,
            upper,
            derived,
            rank: spelling.rank,
        };
        self.candidates.push((node, candidate));
    }

    /// The entities that share words, as written.
    pub(super) fn shared(&self) -> impl Iterator<Item = Vec<EntityIx>> + '_ {
        let same_node = |a: &(u32, Candidate), b: &(u32, Candidate)| a.0 == b.0;
        let nodes = self
            .candidates
            .chunk_by(same_node)
            .filter(|node| node.len() > 1);
        let written = nodes.map(|node| {
            let written = node.iter().filter(|(_, c)| !c.derived);
            let mut entities: Vec<EntityIx> = written.filter_map(|(_, c)| c.entity).collect();
            entities.sort_unstable();
            entities.dedup();
            entities
        });
        written.filter(|entities| entities.len() > 1)
    }

    /// All matches, in order of offset, not overlapping.
    pub(super) fn scan(&self, text: &str) -> Vec<Match> {
        let mut found = Vec::new();
        let tokens = Tokens::new(text);
        let words: Vec<Option<u32>> = (0..tokens.words.len())
            .map(|n| self.words.get(tokens.letters(n)).copied())
            .collect();
        let (mut at, mut free) = (0, 0);
        while at < words.len() {
            let Some((end, candidate)) = self.longest(text, &tokens, &words, at) else {
                at += 1;
                continue;
            };
            let start = article_before(&tokens, at, free);
            // "Abu Omar al-Iraqi" is a person's name, not a people's.
            let is_name = candidate.form == Form::Demonym && start < at;
            if let Some(entity) = candidate.entity.filter(|_| !is_name) {
                found.push(Match {
                    entity,
                    span: tokens.span(start, end - 1),
                    form: candidate.form,
                });
            }
            (at, free) = (end, end);
        }
        found
    }

    /// The longest name that starts at word `at` and is written as it must be, with the word
    /// after it.
    fn longest(
        &self,
        text: &str,
        tokens: &Tokens,
        words: &[Option<u32>],
        at: usize,
    ) -> Option<(usize, &Candidate)> {
        let mut best = None;
        let mut node = 0;
        for (end, word) in words.iter().enumerate().skip(at) {
            let after_break = end > at && tokens.words[end].after_break;
            let Some(next) = word.and_then(|w| self.edges.get(&(node, w, after_break))) else {
                break;
            };
            node = *next;
            let mut candidates = self.node(node).iter().map(|(_, c)| c);
            let candidate = candidates.find(|c| is_written(c, text, tokens, at, end + 1));
            if let Some(candidate) = candidate {
                best = Some((end + 1, candidate));
            }
        }
        best
    }
}

fn letters<'t>(text: &'t str, tokens: &Tokens, n: usize) -> impl Iterator<Item = char> + use<'t> {
    tokens
        .span(n, n)
        .of(text)
        .chars()
        .filter(|c| c.is_alphabetic())
}

/// How the word must be written: an acronym of up to three letters in capitals, one of four or
/// five at least with a capital ("Nato", "Isis"), another word with its capital where care asks.
fn case_of(spelling: &Spelling, tokens: &Tokens, n: usize) -> Case {
    let (mut count, mut capitals, mut starts) = (0, 0, false);
    for c in letters(spelling.text, tokens, n) {
        starts |= count == 0 && c.is_uppercase();
        capitals += usize::from(c.is_uppercase());
        count += 1;
    }
    match count {
        1..=3 if capitals == count => Case::Upper,
        4..=5 if capitals == count => Case::Title,
        _ if spelling.care != Care::Ordinary && starts => Case::Title,
        _ => Case::Any,
    }
}

/// True when the words `at..end` are written as the candidate asks.
fn is_written(candidate: &Candidate, text: &str, tokens: &Tokens, at: usize, end: usize) -> bool {
    if candidate.title | candidate.upper == 0 {
        return true;
    }
    let fits = (at..end).enumerate().all(|(bit, n)| {
        let mut letters = letters(text, tokens, n);
        let capital = |c: char| c.is_uppercase();
        if candidate.upper & 1 << bit != 0 {
            letters.all(capital)
        } else {
            candidate.title & 1 << bit == 0 || letters.next().is_some_and(capital)
        }
    });
    fits && !(candidate.common && is_all_capitals(text, tokens, at, end))
}

/// True when the words around `at..end` are in capitals too, so that capitals say nothing.
/// Dotted acronyms ("U.S.") speak for themselves.
fn is_all_capitals(text: &str, tokens: &Tokens, at: usize, end: usize) -> bool {
    const AROUND: usize = 6;
    if tokens.span(at, end - 1).of(text).contains('.') {
        return false;
    }
    let around = (at.saturating_sub(AROUND)..at).chain(end..tokens.words.len().min(end + AROUND));
    let (mut count, mut longest) = (0, 0);
    for n in around {
        let len = letters(text, tokens, n).count();
        if len == 0 {
            continue;
        }
        if letters(text, tokens, n).any(char::is_lowercase) {
            return false;
        }
        count += 1;
        longest = longest.max(len);
    }
    count >= 3 && longest >= 4
}

/// The word a span starts with: the article before `at` when it is tied to it ("al-Taji") and
/// `free`, else `at`.
fn article_before(tokens: &Tokens, at: usize, free: usize) -> usize {
    let tied = at > free && tokens.is_article(at - 1) && tokens.is_tied(at);
    if tied { at - 1 } else { at }
}

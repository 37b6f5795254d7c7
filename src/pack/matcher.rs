//! Finds names in text: leftmost-longest, at word borders, however they are written.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, Input, MatchKind};

use crate::model::{EntityIx, Span};

use super::tokens::Tokens;

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

/// A spelling of an entity, to be compiled. The lower `rank`, the sooner it is taken when several
/// entities share the words.
#[derive(Debug, Clone)]
pub(super) struct Spelling<'a> {
    /// `None` for words that look like an entity and are none ("New Mexico").
    pub entity: Option<EntityIx>,
    pub text: &'a str,
    pub form: Form,
    pub care: Care,
    pub rank: (u8, u8, u8, u8, u32),
}

#[derive(Debug)]
struct Candidate {
    entity: Option<EntityIx>,
    form: Form,
    common: bool,
    cases: Vec<Case>,
    /// Spelled by a rule from the pack's spelling; a written one goes first.
    derived: bool,
    rank: (u8, u8, u8, u8, u32),
}

#[derive(Debug)]
struct Pattern {
    candidates: Vec<Candidate>,
    /// Number of words.
    words: usize,
    /// The longest other pattern this one begins with, to fall back on.
    shorter: Option<usize>,
}

/// The compiled names of a pack.
#[derive(Debug, Default)]
pub(super) struct Matcher {
    patterns: Vec<Pattern>,
    automaton: Option<AhoCorasick>,
}

impl Matcher {
    pub(super) fn new<'a>(spellings: impl IntoIterator<Item = Spelling<'a>>) -> Self {
        let mut by_row: BTreeMap<Vec<u8>, Pattern> = BTreeMap::new();
        for spelling in spellings {
            add(&mut by_row, &spelling);
        }
        let rows: Vec<Vec<u8>> = by_row.keys().cloned().collect();
        let mut patterns: Vec<Pattern> = by_row.into_values().collect();
        for (n, pattern) in patterns.iter_mut().enumerate() {
            // Sorted rows: what a row begins with stands before it.
            pattern.shorter = (0..n)
                .rev()
                .take_while(|&m| rows[m].first_chunk::<2>() == rows[n].first_chunk::<2>())
                .find(|&m| rows[n].starts_with(&rows[m]));
            pattern.candidates.sort_by_key(|c| (c.derived, c.rank));
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .prefilter(false)
            .build(&rows)
            .ok();
        Matcher {
            patterns,
            automaton,
        }
    }

    /// All matches, in order of offset, not overlapping.
    pub(super) fn scan(&self, text: &str) -> Vec<Match> {
        let mut found = Vec::new();
        let Some(automaton) = &self.automaton else {
            return found;
        };
        let tokens = Tokens::new(text);
        let (mut at, mut first, mut free) = (0, 0, 0);
        while let Some(hit) = automaton.find(Input::new(&tokens.row).range(at..)) {
            let row = hit.start() as u32;
            first += tokens.tokens[first..].partition_point(|t| t.row < row);
            let taken = self.take(hit.pattern().as_usize(), text, &tokens, first);
            let Some((words, candidate)) = taken else {
                at = hit.start() + 1;
                continue;
            };
            let last = first + words - 1;
            let end = tokens.tokens[last];
            at = end.row as usize + 1;
            if let Some(entity) = candidate.entity {
                let start = article_before(&tokens, text, first, free);
                if candidate.form == Form::Demonym && start != first {
                    // "Abu Omar al-Iraqi" is a person's name.
                    continue;
                }
                let start = tokens.tokens[start].start as usize;
                found.push(Match {
                    entity,
                    span: tokens.folded.span(start, end.end as usize),
                    form: candidate.form,
                });
            }
            free = last + 1;
        }
        found
    }

    /// The first candidate of the pattern, or of a shorter one it begins with, that is written as
    /// it must be, and its number of words.
    fn take(
        &self,
        pattern: usize,
        text: &str,
        tokens: &Tokens,
        first: usize,
    ) -> Option<(usize, &Candidate)> {
        let mut next = Some(pattern);
        while let Some(n) = next {
            let pattern = &self.patterns[n];
            let fits = pattern.candidates.iter().find(|c| {
                c.cases
                    .iter()
                    .enumerate()
                    .all(|(k, case)| written(*case, text, tokens, first + k))
                    && !(c.common && is_all_capitals(text, tokens, first, pattern.words))
            });
            if let Some(candidate) = fits {
                return Some((pattern.words, candidate));
            }
            next = pattern.shorter;
        }
        None
    }
}

fn add(patterns: &mut BTreeMap<Vec<u8>, Pattern>, spelling: &Spelling) {
    let tokens = Tokens::new(spelling.text);
    let all: Vec<usize> = (0..tokens.tokens.len()).collect();
    if all.is_empty() {
        return;
    }
    let mut variants = vec![all.clone()];
    let content: Vec<usize> = all
        .iter()
        .copied()
        .filter(|&n| !tokens.is_article(n))
        .collect();
    if content.len() > 1 {
        let inner: Vec<usize> = all
            .iter()
            .copied()
            .filter(|&n| n == 0 || !tokens.is_article(n))
            .collect();
        for variant in [all[1..].to_vec(), inner, content] {
            let starts_late = variant.first() != Some(&0);
            if !(starts_late && !tokens.is_article(0)) && !variants.contains(&variant) {
                variants.push(variant);
            }
        }
    }
    for (n, variant) in variants.iter().enumerate() {
        let cases = variant
            .iter()
            .map(|&k| case_of(spelling, &tokens, k))
            .collect();
        let pattern = patterns
            .entry(tokens.pattern(variant))
            .or_insert_with(|| Pattern {
                candidates: Vec::new(),
                words: variant.len(),
                shorter: None,
            });
        pattern.candidates.push(Candidate {
            entity: spelling.entity,
            form: spelling.form,
            common: spelling.care == Care::Common,
            cases,
            derived: n > 0,
            rank: spelling.rank,
        });
    }
}

/// The key under which spellings count as the same words.
pub(super) fn key(text: &str) -> Vec<u8> {
    let tokens = Tokens::new(text);
    let all: Vec<usize> = (0..tokens.tokens.len()).collect();
    tokens.pattern(&all)
}

fn letters<'a>(
    text: &'a str,
    tokens: &Tokens,
    index: usize,
) -> impl Iterator<Item = char> + use<'a> {
    let token = tokens.tokens[index];
    let span = tokens.folded.span(token.start as usize, token.end as usize);
    span.of(text).chars().filter(|c| c.is_alphabetic())
}

/// How the word must be written: an acronym of up to three letters in capitals, one of four or
/// five at least with a capital ("Nato", "Isis"), another word with its capital where care asks.
fn case_of(spelling: &Spelling, tokens: &Tokens, index: usize) -> Case {
    let count = letters(spelling.text, tokens, index).count();
    let mut capitals = letters(spelling.text, tokens, index).filter(|c| c.is_uppercase());
    let upper = capitals.by_ref().count();
    let starts = letters(spelling.text, tokens, index)
        .next()
        .is_some_and(char::is_uppercase);
    match (count, upper == count) {
        (1..=3, true) => Case::Upper,
        (4..=5, true) => Case::Title,
        _ if spelling.care != Care::Ordinary && starts => Case::Title,
        _ => Case::Any,
    }
}

fn written(case: Case, text: &str, tokens: &Tokens, index: usize) -> bool {
    match case {
        Case::Any => true,
        Case::Title => letters(text, tokens, index)
            .next()
            .is_some_and(char::is_uppercase),
        Case::Upper => letters(text, tokens, index).all(char::is_uppercase),
    }
}

/// True when the words around are in capitals too, so that capitals say nothing. Dotted
/// acronyms ("U.S.") speak for themselves.
fn is_all_capitals(text: &str, tokens: &Tokens, first: usize, words: usize) -> bool {
    const AROUND: usize = 6;
    let token = tokens.tokens[first];
    if tokens
        .folded
        .span(token.start as usize, token.end as usize)
        .of(text)
        .contains('.')
    {
        return false;
    }
    let before = first.saturating_sub(AROUND)..first;
    let after = first + words..(first + words + AROUND).min(tokens.tokens.len());
    let (mut count, mut longest) = (0, 0);
    for index in before.chain(after) {
        let len = letters(text, tokens, index).count();
        if len == 0 {
            continue;
        }
        if letters(text, tokens, index).any(char::is_lowercase) {
            return false;
        }
        count += 1;
        longest = longest.max(len);
    }
    count >= 3 && longest >= 4
}

/// The token a span starts with: the article before `first` when it is tied to it ("al-Taji"),
/// else `first`.
fn article_before(tokens: &Tokens, text: &str, first: usize, free: usize) -> usize {
    if first == free || first == 0 || !tokens.is_article(first - 1) {
        return first;
    }
    let (article, word) = (tokens.tokens[first - 1], tokens.tokens[first]);
    let gap = tokens
        .folded
        .span(article.end as usize, word.start as usize);
    let tied = gap.of(text).chars().count() == 1;
    if tied { first - 1 } else { first }
}

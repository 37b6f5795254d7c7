//! Fuzzy matching of short names and headlines. The only file that knows `fuzzy-matcher`.
//!
//! Faults of the matcher met here on purpose: it ignores case for ASCII only (so both sides are
//! folded first), a space is a literal character to it (so terms are split and all must match),
//! its two entry points score differently (so `fuzzy_indices` alone is used, for ranking too), and
//! on long lines nearly everything is a subsequence of a short query (so a score below
//! [`FLOOR`] points per typed character does not count).

use std::cell::OnceCell;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// Points per typed character below which a match is noise. It keeps every literal hit.
pub const FLOOR: i64 = 18;

/// Points per character of a one- or two-letter term, at the start of a word and elsewhere.
const AT_WORD_START: i64 = 24;
const INSIDE_WORD: i64 = FLOOR;

/// Text made comparable by [`text::fold`](crate::text::fold), without apostrophes: nobody types
/// those of a transliterated name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    text: String,
    /// For each folded character, the index of the original character it came from.
    columns: Vec<u32>,
}

impl Folded {
    /// Folds a text.
    pub fn new(text: &str) -> Self {
        let whole = crate::text::fold::Folded::new(text);
        let mut folded = Self::default();
        let (mut byte, mut column) = (0, 0);
        for (at, c) in whole.text.char_indices().filter(|(_, c)| *c != '\'') {
            let origin = whole.offsets[at] as usize;
            column += text[byte..origin].chars().count() as u32;
            byte = origin;
            folded.text.push(c);
            folded.columns.push(column);
        }
        folded
    }

    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// The folded form of a text, without its map back.
pub fn fold(text: &str) -> String {
    let mut folded = crate::text::fold::fold(text);
    folded.retain(|c| c != '\'');
    folded
}

/// How well a text matches, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Higher is better; comparable for the same query only.
    pub score: i64,
    /// Indices of the matched characters of the original text, sorted.
    pub indices: Vec<usize>,
}

/// What somebody typed, split at spaces; every term must match.
pub struct Pattern {
    terms: Vec<String>,
    matcher: OnceCell<SkimMatcherV2>,
}

impl Pattern {
    /// Folds and splits what was typed.
    pub fn new(typed: &str) -> Self {
        Self {
            terms: fold(typed).split_whitespace().map(str::to_owned).collect(),
            matcher: OnceCell::new(),
        }
    }

    /// True when nothing was typed: everything matches.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Matches a text folded before; `None` when a term is not in it.
    pub fn find(&self, hay: &Folded) -> Option<Match> {
        let mut score = 0;
        let mut indices = Vec::new();
        for term in &self.terms {
            let (points, at) = self.term(term, &hay.text)?;
            score += points;
            indices.extend(
                at.iter()
                    .filter_map(|&i| hay.columns.get(i))
                    .map(|&c| c as usize),
            );
        }
        indices.sort_unstable();
        indices.dedup();
        Some(Match { score, indices })
    }

    /// Folds a text and matches it.
    pub fn find_in(&self, text: &str) -> Option<Match> {
        self.find(&Folded::new(text))
    }

    /// Matches words that differ by a letter or two, swapped ones included: what is meant when
    /// nothing has what was typed. The more differs, the lower the score.
    pub fn find_near(&self, hay: &Folded) -> Option<Match> {
        let mut score = 0;
        let mut indices = Vec::new();
        for term in &self.terms {
            let (off, from, length) = nearest(term, &hay.text)?;
            score -= i64::try_from(off).unwrap_or(i64::MAX);
            let columns = hay.columns.iter().skip(from).take(length);
            indices.extend(columns.map(|&c| c as usize));
        }
        indices.sort_unstable();
        indices.dedup();
        Some(Match { score, indices })
    }

    fn term(&self, term: &str, hay: &str) -> Option<(i64, Vec<usize>)> {
        let length = term.chars().count();
        if length <= 2 {
            return short(term, length, hay);
        }
        if !is_subsequence(term, hay) {
            return None;
        }
        let matcher = self
            .matcher
            .get_or_init(|| SkimMatcherV2::default().respect_case());
        let (score, at) = matcher.fuzzy_indices(hay, term)?;
        (score >= times(FLOOR, term)).then_some((score, at))
    }
}

/// So many points for each character of a term.
fn times(points: i64, term: &str) -> i64 {
    term.chars().map(|_| points).sum()
}

/// One or two letters match literally, the start of a word before its middle.
fn short(term: &str, length: usize, hay: &str) -> Option<(i64, Vec<usize>)> {
    let first = hay.find(term)?;
    let starts_word = |at: usize| !hay[..at].ends_with(char::is_alphanumeric);
    let word = hay
        .match_indices(term)
        .map(|(at, _)| at)
        .find(|&at| starts_word(at));
    let points = if word.is_some() {
        AT_WORD_START
    } else {
        INSIDE_WORD
    };
    let column = hay[..word.unwrap_or(first)].chars().count();
    Some((times(points, term), (column..column + length).collect()))
}

/// The word of a text, or the beginning of one, that is nearest to a term: the letters that differ,
/// the character it begins at, its characters. `None` when too many differ.
fn nearest(term: &str, hay: &str) -> Option<(usize, usize, usize)> {
    let length = term.chars().count();
    let most = match length {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    };
    let mut found: Option<(usize, usize, usize)> = None;
    let mut column = 0;
    for word in hay.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let letters: Vec<char> = word.chars().filter(|c| c.is_alphanumeric()).collect();
        // The whole word, or as much of it as is typed: give or take a letter.
        for size in [letters.len(), length.saturating_sub(1), length, length + 1] {
            let part: String = letters.iter().take(size).collect();
            let off = strsim::osa_distance(term, &part);
            if off <= most && found.is_none_or(|(least, ..)| off < least) {
                found = Some((off, column, size.min(letters.len())));
            }
        }
        column += word.chars().count();
    }
    found
}

fn is_subsequence(term: &str, hay: &str) -> bool {
    let mut rest = hay.bytes();
    term.bytes().all(|wanted| rest.any(|b| b == wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn indices(typed: &str, text: &str) -> Option<Vec<usize>> {
        Pattern::new(typed).find_in(text).map(|m| m.indices)
    }

    #[test]
    fn case_marks_and_apostrophes_do_not_matter() {
        assert!(indices("sirnak", "\u{15e}ırnak").is_some());
        assert!(indices("МОСКВА", "москва").is_some());
        assert_eq!(indices("moron", "Morón"), Some(vec![0, 1, 2, 3, 4]));
        assert_eq!(
            indices("kataib", "Kata\u{2019}ib"),
            Some(vec![0, 1, 2, 3, 5, 6])
        );
    }

    #[test]
    fn terms_match_in_any_order() {
        assert!(indices("base air", "North air base").is_some());
        assert!(indices("base sea", "North air base").is_none());
    }

    #[test]
    fn scattered_letters_do_not_count() {
        assert!(indices("air", "Haul of cigars").is_none());
        assert!(indices("krn", "Militia leaders in Kirkuk warn again").is_none());
        assert!(indices("asad", "Base was attacked").is_none());
        assert!(indices("frtbrch", "Fort Birch").is_some());
    }

    #[test]
    fn one_or_two_letters_match_literally() {
        assert_eq!(indices("f", "Old fort"), Some(vec![4]));
        assert_eq!(indices("or", "Old fort"), Some(vec![5, 6]));
        assert!(indices("ot", "Old fort").is_none());
        let start = Pattern::new("a").find_in("the alder").unwrap();
        let inside = Pattern::new("a").find_in("the bar").unwrap();
        assert!(start.score > inside.score);
    }

    #[test]
    fn a_letter_or_two_may_be_wrong() {
        let near = |typed: &str, text: &str| {
            let found = Pattern::new(typed).find_near(&Folded::new(text));
            found.map(|m| m.indices)
        };
        assert_eq!(near("fotr", "Old fort"), Some(vec![4, 5, 6, 7]));
        assert_eq!(near("marshtwon", "Marshtown"), Some((0..9).collect()));
        assert_eq!(near("mrasht", "Marshtown"), Some((0..6).collect()));
        assert!(near("iron bridage", "The Iron Brigade").is_some());
        assert!(near("birch", "Marshtown").is_none());
        assert!(near("or", "at").is_none());
    }

    #[test]
    fn nothing_typed_matches_everything() {
        assert_eq!(indices("  ", "x"), Some(vec![]));
    }

    proptest::proptest! {
        #[test]
        fn folding_with_and_without_the_map_agree(text in "\\PC{0,20}") {
            let folded = Folded::new(&text);
            proptest::prop_assert_eq!(folded.text(), fold(&text));
            proptest::prop_assert_eq!(folded.columns.len(), folded.text().chars().count());
            let characters = text.chars().count();
            proptest::prop_assert!(folded.columns.iter().all(|&c| (c as usize) < characters));
        }
    }

    #[test]
    fn indices_point_into_the_original_text() {
        assert_eq!(
            indices("birch", "Ft. ﬁve Birch"),
            Some(vec![8, 9, 10, 11, 12])
        );
    }
}

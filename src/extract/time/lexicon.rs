//! The language table `assets/english/time.toml`, compiled for lookup by word.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use serde::Deserialize;

use super::calendar::{Part, Season, Unit};
use super::token::{self, Token};
pub(super) use super::words::{Role, Sense};

/// When a holiday falls.
#[derive(Debug, Clone)]
pub(super) enum HolidayRule {
    Fixed(u32, u32),
    /// Month, which one (-1: the last), weekday from 1.
    Nth(u32, i32, u32),
    /// Days from Easter Sunday.
    Easter(i64),
    Table(Vec<chrono::NaiveDate>),
}

/// What a phrase of several words stands for.
#[derive(Debug, Clone)]
pub(super) enum Phrase {
    /// True when it stands before any expression, false when only before a number.
    Approximate(bool),
    Fixed(&'static str),
    Set(&'static str),
    Holiday(usize),
}

/// The words of a phrase and what it stands for.
type PhraseEntry = (Vec<Box<str>>, Phrase);

/// The compiled table.
pub(super) struct Lexicon {
    words: HashMap<u128, u16, BuildHasherDefault<WordHasher>>,
    /// For each first letter, the lengths that occur: a cheap no before hashing.
    lengths: [u32; 256],
    senses: Vec<Sense>,
    /// Phrases by the sense of their first word, the longest first.
    phrases: HashMap<u16, Vec<PhraseEntry>>,
    pub(super) holidays: Vec<HolidayRule>,
    /// Days known by two figures: (9, 11) for the one of 2001.
    pub(super) figures: Vec<((u32, u32), chrono::NaiveDate)>,
}

/// The longest word the table holds, in bytes.
const LONGEST: usize = 16;

#[derive(Deserialize)]
struct Table {
    months: Names,
    weekdays: Names,
    units: BTreeMap<Unit, Vec<String>>,
    seasons: BTreeMap<Season, Vec<String>>,
    parts: BTreeMap<Part, Vec<String>>,
    numbers: BTreeMap<String, Vec<String>>,
    roles: BTreeMap<String, Vec<String>>,
    approximate: BTreeMap<String, Vec<String>>,
    fixed: BTreeMap<String, Vec<String>>,
    sets: BTreeMap<String, Vec<String>>,
    holiday: Vec<Holiday>,
    figures: BTreeMap<chrono::NaiveDate, Vec<String>>,
}

#[derive(Deserialize)]
struct Names {
    full: Vec<String>,
    short: Vec<Vec<String>>,
    #[serde(flatten)]
    lists: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct Holiday {
    names: Vec<String>,
    day: Option<(u32, u32)>,
    nth: Option<(u32, i32, u32)>,
    easter: Option<i64>,
    #[serde(default)]
    table: Vec<chrono::NaiveDate>,
}

static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| {
    let table = include_str!("../../../assets/english/time.toml");
    #[allow(
        clippy::expect_used,
        reason = "the table is part of the program and tested"
    )]
    Lexicon::compile(
        toml::from_str(table)
            .map_err(|e| e.message().to_owned())
            .expect("valid"),
    )
});

impl Lexicon {
    /// The English table.
    pub(super) fn english() -> &'static Lexicon {
        &ENGLISH
    }

    fn compile(table: Table) -> Lexicon {
        let mut lexicon = Lexicon {
            words: HashMap::default(),
            lengths: [0; 256],
            senses: vec![Sense::default()],
            phrases: HashMap::new(),
            holidays: Vec::new(),
            figures: Vec::new(),
        };
        for (day, name) in flat(&table.figures) {
            let both = name.split_once('/');
            if let Some((Ok(a), Ok(b))) = both.map(|(a, b)| (a.parse(), b.parse())) {
                lexicon.figures.push(((a, b), *day));
            }
        }
        lexicon.names(&table.months, |sense, n| sense.month = n, Role::MonthFull);
        lexicon.names(
            &table.weekdays,
            |sense, n| sense.weekday = n,
            Role::WeekdayFull,
        );
        for (at, word) in table.weekdays.lists["plural"].iter().enumerate() {
            let sense = lexicon.entry(word);
            sense.weekday = at as u32 + 1;
            sense.add(Role::Plural);
            sense.add(Role::WeekdayFull);
        }
        for (unit, words) in &table.units {
            for (at, word) in words.iter().enumerate() {
                let sense = lexicon.entry(word);
                sense.unit = Some(*unit);
                if at % 2 == 1 {
                    sense.add(Role::Plural);
                }
            }
        }
        for (season, word) in flat(&table.seasons) {
            lexicon.entry(word).season = Some(*season);
        }
        for (part, word) in flat(&table.parts) {
            lexicon.entry(word).part = Some(*part);
        }
        lexicon.numbers(&table.numbers);
        for (key, word) in flat(&table.roles)
            .chain(flat(&table.months.lists))
            .chain(flat(&table.weekdays.lists))
            .chain(flat(&table.numbers))
        {
            if let Some((_, role)) = Role::ALL.iter().find(|(name, _)| name == key) {
                lexicon.entry(word).add(*role);
            }
        }
        lexicon.all_phrases(table);
        lexicon.senses.iter_mut().for_each(Sense::finish);
        lexicon
    }

    fn names(&mut self, names: &Names, set: impl Fn(&mut Sense, u32), full: Role) {
        for (at, word) in names.full.iter().enumerate() {
            let sense = self.entry(word);
            set(sense, at as u32 + 1);
            sense.add(full);
            for word in &names.short[at] {
                set(self.entry(word), at as u32 + 1);
            }
        }
    }

    fn numbers(&mut self, numbers: &BTreeMap<String, Vec<String>>) {
        for (list, step) in [("cardinal", 1), ("tens", 10)] {
            for (at, word) in numbers[list]
                .iter()
                .enumerate()
                .filter(|(_, w)| !w.is_empty())
            {
                self.entry(word).cardinal = Some(at as u32 * step);
            }
        }
        for (at, word) in numbers["ordinal"]
            .iter()
            .enumerate()
            .filter(|(_, w)| !w.is_empty())
        {
            self.entry(word).ordinal = at as u32;
        }
        for (at, word) in numbers["ordinal_tens"].iter().enumerate() {
            self.entry(word).ordinal = (at as u32 + 2) * 10;
        }
        for (at, word) in numbers["decades"]
            .iter()
            .enumerate()
            .filter(|(_, w)| !w.is_empty())
        {
            self.entry(word).decade = at as u32 * 10;
        }
    }

    fn all_phrases(&mut self, table: Table) {
        for (list, words) in flat(&table.approximate) {
            self.phrase(words, Phrase::Approximate(list == "any"));
        }
        for (value, words) in flat(&table.fixed) {
            let value = intern(value);
            self.phrase(words, Phrase::Fixed(value));
        }
        for (value, words) in flat(&table.sets) {
            let value = intern(value);
            self.phrase(words, Phrase::Set(value));
        }
        for holiday in table.holiday {
            let rule = match (holiday.day, holiday.nth, holiday.easter) {
                (Some((month, day)), ..) => HolidayRule::Fixed(month, day),
                (_, Some((month, nth, weekday)), _) => HolidayRule::Nth(month, nth, weekday),
                (.., Some(days)) => HolidayRule::Easter(days),
                _ => HolidayRule::Table(holiday.table),
            };
            let at = self.holidays.len();
            self.holidays.push(rule);
            for name in &holiday.names {
                self.phrase(name, Phrase::Holiday(at));
            }
        }
        for list in self.phrases.values_mut() {
            list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
    }

    fn phrase(&mut self, words: &str, meaning: Phrase) {
        let words: Vec<Box<str>> = token::pieces(words).map(Box::from).collect();
        self.entry(&words[0]).opens_phrase = true;
        if let (false, Some(last)) = (matches!(meaning, Phrase::Approximate(_)), words.last()) {
            self.entry(last).core = true;
        }
        let id = self.words[&key(words[0].as_bytes())];
        self.phrases.entry(id).or_default().push((words, meaning));
    }

    fn entry(&mut self, word: &str) -> &mut Sense {
        let first = word.as_bytes().first().copied().unwrap_or(0);
        self.lengths[first as usize] |= 1 << word.len().min(31);
        let next = self.senses.len() as u16;
        let id = *self.words.entry(key(word.as_bytes())).or_insert(next);
        if id == next {
            self.senses.push(Sense::default());
        }
        &mut self.senses[id as usize]
    }

    /// The number of a word's sense; 0 when the table does not hold it. Case is ignored.
    pub(super) fn lookup(&self, word: &str) -> u16 {
        let bytes = word.as_bytes();
        let first = bytes.first().copied().unwrap_or(0).to_ascii_lowercase();
        if bytes.len() > LONGEST || self.lengths[first as usize] & (1 << bytes.len()) == 0 {
            return 0;
        }
        self.words.get(&key(bytes)).copied().unwrap_or(0)
    }

    pub(super) fn sense(&self, id: u16) -> &Sense {
        &self.senses[id as usize]
    }

    /// The phrases that stand at the start of `tokens`, with their lengths in tokens, the longest first.
    pub(super) fn phrases_at<'l>(
        &'l self,
        text: &'l str,
        tokens: &'l [Token],
    ) -> impl Iterator<Item = (usize, &'l Phrase)> {
        let id = tokens.first().map_or(0, |t| t.sense);
        let list = self.phrases.get(&id).map_or(&[][..], Vec::as_slice);
        list.iter().filter_map(move |(words, phrase)| {
            let fits = tokens.len() >= words.len()
                && words
                    .iter()
                    .zip(tokens)
                    .all(|(word, token)| token.reads(text, word));
            fits.then_some((words.len(), phrase))
        })
    }
}

/// A word of at most [`LONGEST`] bytes in lower case as a number.
fn key(word: &[u8]) -> u128 {
    let mut lower = [0; LONGEST];
    let len = word.len().min(LONGEST);
    lower[..len].copy_from_slice(&word[..len]);
    lower.make_ascii_lowercase();
    u128::from_le_bytes(lower)
}

/// Mixes the two halves of a word's number; the table is fixed, so no one can choose collisions.
#[derive(Default)]
struct WordHasher(u64);

impl Hasher for WordHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn write_u128(&mut self, word: u128) {
        let mixed = (word as u64) ^ ((word >> 64) as u64).rotate_left(29);
        let spread = mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = spread ^ (spread >> 32);
    }
}

fn flat<K>(lists: &BTreeMap<K, Vec<String>>) -> impl Iterator<Item = (&K, &String)> {
    lists
        .iter()
        .flat_map(|(key, words)| words.iter().map(move |word| (key, word)))
}

/// The table lives as long as the program, so do its values.
fn intern(value: &str) -> &'static str {
    Box::leak(value.to_owned().into_boxed_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_of_the_table_is_known() {
        let lexicon = Lexicon::english();
        let sense = |word: &str| *lexicon.sense(lexicon.lookup(word));
        assert_eq!(sense("Sept").month, 9);
        assert_eq!(sense("FRIDAY").weekday, 5);
        assert_eq!(sense("forty").cardinal, Some(40));
        assert_eq!(sense("twelfth").ordinal, 12);
        assert!(sense("may").is(Role::Doubtful) && sense("set").is(Role::PastCue));
        assert_eq!(lexicon.lookup("airbase"), 0);
    }

    #[test]
    fn every_role_of_the_table_has_a_use() {
        let table: Table =
            toml::from_str(include_str!("../../../assets/english/time.toml")).unwrap();
        for key in table.roles.keys() {
            assert!(
                Role::ALL.iter().any(|(name, _)| name == key),
                "{key} is not read"
            );
        }
    }
}

//! The English tables (`assets/english/events.toml`, `cues.toml`), compiled for look-up by word.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use foldhash::fast::FixedState;
use serde::Deserialize;

use super::counts::opening_number;
use super::tokens::Token;
use crate::model::Kind;

/// Looked up for every word many times: the hash is a fast one, of words that are ours.
type HashMap<K, V> = std::collections::HashMap<K, V, FixedState>;
type HashSet<T> = std::collections::HashSet<T, FixedState>;

/// Which form of a verb a word is. Regular past and participle look alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Base,
    Third,
    Past,
    Ing,
}

/// What a verb does in a passage about a happening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Role {
    Event(Kind),
    Hit,
    Fire,
    Act,
    Occur,
    Perform,
    Repel,
    Kill,
    Die,
    Wound,
    Suffer,
    Say,
}

/// A reading of a word (or words) as a verb.
#[derive(Debug, Clone)]
pub(crate) struct Verb {
    rest: Vec<String>,
    /// Base form of the first word.
    pub lemma: String,
    pub form: Form,
    pub roles: Vec<Role>,
}

impl Verb {
    pub(crate) fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// The kind of event the verb names by itself.
    pub(crate) fn kind(&self) -> Option<Kind> {
        self.roles.iter().find_map(|r| match r {
            Role::Event(kind) => Some(*kind),
            _ => None,
        })
    }

    /// Number of words.
    pub(crate) fn len(&self) -> usize {
        1 + self.rest.len()
    }
}

/// A reading of a word (or words) as a noun that names a happening.
#[derive(Debug, Clone)]
struct EventNoun {
    words: Vec<String>,
    kind: Kind,
    plural: bool,
}

/// What a weapon word makes of an unspecific attack or strike.
#[derive(Debug, Clone)]
pub(crate) struct WeaponClass {
    pub name: String,
    pub attack: Kind,
    pub strike: Kind,
}

/// A set of phrases, looked up by first word.
#[derive(Debug, Default)]
pub(crate) struct Phrases(HashMap<String, Vec<Vec<String>>>);

impl Phrases {
    fn new<'a>(phrases: impl IntoIterator<Item = &'a String>) -> Self {
        let mut map: HashMap<String, Vec<Vec<String>>> = HashMap::default();
        for phrase in phrases {
            let mut words = phrase.split(' ').map(str::to_owned);
            let first = words.next().unwrap_or_default();
            map.entry(first).or_default().push(words.collect());
        }
        for rests in map.values_mut() {
            rests.sort_by_key(|r| std::cmp::Reverse(r.len()));
        }
        Self(map)
    }

    /// Number of tokens of the longest phrase that starts at `at`; 0 when none does.
    pub(crate) fn at(&self, tokens: &[Token], at: usize) -> usize {
        let Some(rests) = tokens.get(at).and_then(|t| self.0.get(&t.norm)) else {
            return 0;
        };
        rests
            .iter()
            .find(|rest| follows(tokens, at + 1, rest))
            .map_or(0, |rest| rest.len() + 1)
    }

    /// True when `word` alone is in the set.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.0
            .get(word)
            .is_some_and(|rests| rests.iter().any(Vec::is_empty))
    }
}

fn follows(tokens: &[Token], at: usize, words: &[String]) -> bool {
    words
        .iter()
        .enumerate()
        .all(|(i, w)| tokens.get(at + i).is_some_and(|t| t.is(w)))
}

/// The compiled tables.
#[derive(Debug)]
pub(crate) struct Lexicon {
    nouns: HashMap<String, Vec<EventNoun>>,
    verbs: HashMap<String, Vec<Verb>>,
    weapons: HashMap<String, Vec<(Vec<String>, usize)>>,
    /// Weapon classes, by index.
    pub classes: Vec<WeaponClass>,
    people: HashSet<String>,
    /// Words for armed men of no state.
    militia: HashSet<String>,
    collective: HashSet<String>,
    /// For verbs that mean a happening only with certain objects: the objects, by kind.
    pub objects: BTreeMap<&'static str, Phrases>,
    cues: HashMap<String, Phrases>,
    /// Words for killed and for hurt people.
    pub dead: HashSet<String>,
    pub hurt: HashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EventsFile {
    weapon: Vec<WeaponEntry>,
    cue: Vec<CueEntry>,
    impact: BTreeMap<String, Vec<String>>,
    casualty: BTreeMap<String, Vec<String>>,
    people: BTreeMap<String, Vec<String>>,
    objects: BTreeMap<String, Vec<String>>,
    irregular: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WeaponEntry {
    class: String,
    words: Vec<String>,
    attack: Kind,
    strike: Kind,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CueEntry {
    kind: Kind,
    nouns: Vec<String>,
    verbs: Vec<String>,
}

impl Lexicon {
    /// The English tables.
    ///
    /// # Panics
    /// When the embedded tables are broken, which a test rules out.
    pub(crate) fn english() -> &'static Lexicon {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| {
            let events = include_str!("../../assets/english/events.toml");
            let cues = include_str!("../../assets/english/cues.toml");
            Self::parse(events, cues).expect("the embedded English tables parse")
        })
    }

    fn parse(events: &str, cues: &str) -> Result<Self, toml::de::Error> {
        let file: EventsFile = toml::from_str(events)?;
        let cues: BTreeMap<String, Vec<String>> = toml::from_str(cues)?;
        let mut lexicon = Lexicon {
            nouns: HashMap::default(),
            verbs: HashMap::default(),
            weapons: HashMap::default(),
            classes: Vec::new(),
            people: HashSet::default(),
            militia: HashSet::default(),
            collective: file.people["collective"].iter().cloned().collect(),
            objects: BTreeMap::new(),
            dead: file.casualty["dead_words"]
                .iter()
                .flat_map(|w| [w.clone(), plural(w)])
                .collect(),
            hurt: file.casualty["hurt_words"]
                .iter()
                .flat_map(|w| [w.clone(), plural(w)])
                .collect(),
            cues: cues
                .iter()
                .map(|(name, list)| (name.clone(), Phrases::new(list)))
                .collect(),
        };
        for (index, weapon) in file.weapon.iter().enumerate() {
            lexicon.add_weapon(index, weapon);
        }
        for cue in &file.cue {
            for noun in &cue.nouns {
                lexicon.add_noun(noun, cue.kind);
            }
        }
        lexicon.people = file
            .people
            .values()
            .flatten()
            .flat_map(|w| [w.clone(), plural(w)])
            .collect();
        lexicon.militia = file.people["militia"]
            .iter()
            .flat_map(|w| [w.clone(), plural(w)])
            .collect();
        for name in [
            "weapons_find",
            "interception",
            "people",
            "unrest",
            "attacks",
            "vessels",
        ] {
            let words: Vec<String> = file.objects[name]
                .iter()
                .flat_map(|w| [w.clone(), plural(w)])
                .collect();
            lexicon.objects.insert(name, Phrases::new(&words));
        }
        lexicon.add_verbs(&file, &cues["say"]);
        Ok(lexicon)
    }

    fn add_weapon(&mut self, index: usize, weapon: &WeaponEntry) {
        self.classes.push(WeaponClass {
            name: weapon.class.clone(),
            attack: weapon.attack,
            strike: weapon.strike,
        });
        for word in weapon.words.iter().flat_map(|w| [w.clone(), plural(w)]) {
            let mut words = word.split(' ').map(str::to_owned);
            let first = words.next().unwrap_or_default();
            let entry = self.weapons.entry(first).or_default();
            entry.push((words.collect(), index));
            entry.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
    }

    fn add_noun(&mut self, noun: &str, kind: Kind) {
        for (form, is_plural) in [(noun.to_owned(), false), (plural(noun), true)] {
            let words: Vec<String> = form.split(' ').map(str::to_owned).collect();
            let entry = self.nouns.entry(words[0].clone()).or_default();
            entry.push(EventNoun {
                words,
                kind,
                plural: is_plural,
            });
            entry.sort_by_key(|n| std::cmp::Reverse(n.words.len()));
        }
    }

    fn add_verbs(&mut self, file: &EventsFile, say: &[String]) {
        let mut roles: BTreeMap<String, Vec<Role>> = BTreeMap::new();
        let mut add = |verbs: &[String], role: Role| {
            for verb in verbs {
                roles.entry(verb.clone()).or_default().push(role);
            }
        };
        for cue in &file.cue {
            add(&cue.verbs, Role::Event(cue.kind));
        }
        add(&file.impact["hit"], Role::Hit);
        add(&file.impact["fire"], Role::Fire);
        add(&file.impact["act"], Role::Act);
        add(&file.impact["occur"], Role::Occur);
        add(&file.impact["perform"], Role::Perform);
        add(&file.impact["repel"], Role::Repel);
        add(&file.casualty["kill"], Role::Kill);
        add(&file.casualty["die"], Role::Die);
        add(&file.casualty["wound"], Role::Wound);
        add(&file.casualty["suffer"], Role::Suffer);
        add(say, Role::Say);
        for (verb, roles) in roles {
            let mut words = verb.split(' ').map(str::to_owned);
            let lemma = words.next().unwrap_or_default();
            let rest: Vec<String> = words.collect();
            for (word, form) in forms(&lemma, file.irregular.get(&lemma)) {
                let entry = self.verbs.entry(word).or_default();
                entry.push(Verb {
                    rest: rest.clone(),
                    lemma: lemma.clone(),
                    form,
                    roles: roles.clone(),
                });
                entry.sort_by_key(|v| std::cmp::Reverse(v.rest.len()));
            }
        }
    }

    /// The longest event noun at `at`: kind, number of tokens, whether it is a plural.
    pub(crate) fn noun(&self, tokens: &[Token], at: usize) -> Option<(Kind, usize, bool)> {
        let list = self.nouns.get(&tokens.get(at)?.norm)?;
        list.iter()
            .find(|n| follows(tokens, at, &n.words))
            .map(|n| (n.kind, n.words.len(), n.plural))
    }

    /// The verb reading at `at`.
    pub(crate) fn verb(&self, tokens: &[Token], at: usize) -> Option<&Verb> {
        let list = self.verbs.get(&tokens.get(at)?.norm)?;
        list.iter().find(|v| follows(tokens, at + 1, &v.rest))
    }

    /// The weapon word at `at`: class index and number of tokens.
    pub(crate) fn weapon(&self, tokens: &[Token], at: usize) -> Option<(usize, usize)> {
        let word = &tokens.get(at)?.norm;
        // "a 10-rocket attack".
        let counted = || opening_number(word).and_then(|_| Some(word.split_once('-')?.1));
        let list = self
            .weapons
            .get(word)
            .or_else(|| self.weapons.get(counted()?))?;
        // "a gold mine" is dug, not laid.
        let dug = matches!(word.as_str(), "mine" | "mines")
            && at
                .checked_sub(1)
                .is_some_and(|i| self.cue("ores").has(&tokens[i].norm));
        if dug {
            return None;
        }
        list.iter()
            .find(|(rest, _)| follows(tokens, at + 1, rest))
            .map(|(rest, class)| (*class, rest.len() + 1))
    }

    /// True for a word for people.
    pub(crate) fn is_people(&self, word: &str) -> bool {
        self.people.contains(word)
    }

    /// True for a word for armed men of no state: "gunmen", "militants".
    pub(crate) fn is_militia(&self, word: &str) -> bool {
        self.militia.contains(word)
    }

    /// True for a word that means several people without a plural ending.
    pub(crate) fn is_collective(&self, word: &str) -> bool {
        self.collective.contains(word)
    }

    /// A cue list of `cues.toml`.
    ///
    /// # Panics
    /// When the list does not exist, which a test rules out for the names in use.
    pub(crate) fn cue(&self, name: &str) -> &Phrases {
        self.cues
            .get(name)
            .unwrap_or_else(|| panic!("no cue list `{name}` in cues.toml"))
    }
}

/// The plural of a noun phrase by rule (on its last word).
pub(crate) fn plural(noun: &str) -> String {
    let consonant_y = noun.ends_with('y')
        && !["ay", "ey", "oy", "uy"]
            .iter()
            .any(|end| noun.ends_with(end));
    if consonant_y {
        format!("{}ies", &noun[..noun.len() - 1])
    } else if ["s", "x", "ch", "sh"].iter().any(|end| noun.ends_with(end)) {
        format!("{noun}es")
    } else {
        format!("{noun}s")
    }
}

/// All forms of a verb: by rule, or with the irregular past and participle given.
fn forms(base: &str, irregular: Option<&Vec<String>>) -> Vec<(String, Form)> {
    let mut forms = Vec::new();
    let stem = base.strip_suffix('e').unwrap_or(base);
    if let Some(words) = irregular {
        for word in words {
            let form = if word.ends_with("ing") {
                Form::Ing
            } else if word.ends_with("ies") {
                Form::Third
            } else {
                Form::Past
            };
            forms.push((word.clone(), form));
        }
    }
    if !forms.iter().any(|(_, f)| *f == Form::Past) {
        let past = match base.strip_suffix('y') {
            Some(head) if !head.ends_with(['a', 'e', 'o']) => format!("{head}ied"),
            _ => format!("{stem}ed"),
        };
        forms.push((past, Form::Past));
    }
    if !forms.iter().any(|(_, f)| *f == Form::Ing) {
        forms.push((format!("{stem}ing"), Form::Ing));
    }
    if !forms.iter().any(|(_, f)| *f == Form::Third) {
        forms.push((plural(base), Form::Third));
    }
    // "hit" is base and past at once: the past reading stands, the context decides.
    if !forms.iter().any(|(w, _)| w == base) {
        forms.push((base.to_owned(), Form::Base));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::tokens::tokenize;
    use crate::model::Span;

    fn tokens(text: &str) -> Vec<Token> {
        tokenize(text, Span::new(0, text.len()))
    }

    #[test]
    fn the_embedded_tables_parse() {
        let lexicon = Lexicon::english();
        assert_eq!(
            lexicon.noun(&tokens("air raids"), 0),
            Some((Kind::Airstrike, 2, true))
        );
        let verb = lexicon.verb(&tokens("struck"), 0).unwrap();
        assert_eq!((verb.lemma.as_str(), verb.form), ("strike", Form::Past));
        assert!(verb.has(Role::Hit));
        assert_eq!(
            lexicon.weapon(&tokens("car bombs"), 0).map(|w| w.1),
            Some(2)
        );
    }

    #[test]
    fn verb_forms_follow_by_rule() {
        for (word, form) in [
            ("attacked", Form::Past),
            ("seizes", Form::Third),
            ("seizing", Form::Ing),
            ("kill", Form::Base),
        ] {
            assert_eq!(
                Lexicon::english().verb(&tokens(word), 0).map(|v| v.form),
                Some(form),
                "{word}"
            );
        }
    }
}

//! What somebody meant by a name: id, name or alias in any spelling.

use std::fmt;

use super::filter::{Choice, Facet, Filter};
use super::fuzzy::{Pattern, fold};
use crate::corpus::Corpus;
use crate::model::{Entity, EntityIx, EntityKind, Family, Kind, Status};

/// A name that means nothing here, with the nearest that do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// The facet it was given for.
    pub facet: Facet,
    /// The name as typed.
    pub typed: String,
    /// The nearest names, best first; empty when none is near.
    pub nearest: Vec<String>,
    /// A facet under which the name is known.
    pub elsewhere: Option<Facet>,
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let facet = self.facet.name();
        write!(f, "no {facet} is called \"{}\"", self.typed)?;
        if let Some(other) = self.elsewhere {
            write!(f, "; there is a {} of that name", other.name())?;
        }
        match self.nearest.as_slice() {
            [] => Ok(()),
            [one] => write!(f, "; the nearest is {one}"),
            many => write!(f, "; the nearest are {}", many.join(", ")),
        }
    }
}

impl std::error::Error for Unknown {}

/// Letters and digits only, words parted by single spaces, so that spellings compare.
fn plain(text: &str) -> String {
    let folded = fold(text);
    let words = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The options a name can mean, in three tries: the same spelling; all its words as words; the
/// best fuzzy matches. `spellings` lists the ways to write option `i`, for every `i` in order.
fn choose(typed: &str, spellings: &[Vec<&str>]) -> Vec<usize> {
    let wanted = plain(typed);
    if wanted.is_empty() {
        return Vec::new();
    }
    let having = |test: &dyn Fn(&str) -> bool| -> Vec<usize> {
        let holds = |(_, ways): &(usize, &Vec<&str>)| ways.iter().any(|way| test(&plain(way)));
        spellings
            .iter()
            .enumerate()
            .filter(holds)
            .map(|(i, _)| i)
            .collect()
    };
    let same = having(&|way| way == wanted);
    if !same.is_empty() {
        return same;
    }
    let words = having(&|way| wanted.split(' ').all(|w| way.split(' ').any(|x| x == w)));
    if !words.is_empty() {
        return words;
    }
    let pattern = Pattern::new(typed);
    let score = |ways: &Vec<&str>| {
        ways.iter()
            .filter_map(|way| pattern.find_in(way))
            .map(|m| m.score)
            .max()
    };
    let scores: Vec<_> = spellings.iter().map(score).collect();
    let best = scores.iter().max().copied().flatten();
    let indices = 0..scores.len();
    indices
        .filter(|&i| best.is_some() && scores[i] == best)
        .collect()
}

/// The options spelled most alike, best first, at most three.
fn nearest(typed: &str, spellings: &[Vec<&str>]) -> Vec<String> {
    let wanted = plain(typed);
    let likeness = |way: &str| {
        let way = plain(way);
        let whole = strsim::jaro_winkler(&wanted, &way);
        let words = way.split(' ').map(|w| strsim::jaro_winkler(&wanted, w));
        words.fold(whole, f64::max)
    };
    let mut rated: Vec<(f64, &str)> = spellings
        .iter()
        .filter_map(|ways| {
            let best = ways.iter().map(|way| likeness(way)).fold(0.0, f64::max);
            (best >= 0.8).then_some((best, *ways.first()?))
        })
        .collect();
    rated.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    rated
        .iter()
        .take(3)
        .map(|(_, name)| (*name).to_owned())
        .collect()
}

fn spellings(entity: &Entity) -> Vec<&str> {
    let mut ways = vec![entity.name.as_str(), entity.id.as_str()];
    ways.extend(entity.aliases.iter().map(String::as_str));
    ways
}

/// The entities of a kind that a name can mean, in corpus order; never empty.
pub fn resolve(corpus: &Corpus, kind: EntityKind, typed: &str) -> Result<Vec<EntityIx>, Unknown> {
    let (indices, ways) = entities(corpus, kind);
    let found = choose(typed, &ways);
    if !found.is_empty() {
        return Ok(found.into_iter().map(|i| indices[i]).collect());
    }
    let exactly = |other: &&EntityKind| {
        let wanted = plain(typed);
        let mut of_kind = corpus.entities.iter().filter(|e| e.kind == **other);
        **other != kind && of_kind.any(|e| spellings(e).iter().any(|way| plain(way) == wanted))
    };
    Err(Unknown {
        facet: Facet::of(kind),
        typed: typed.to_owned(),
        nearest: nearest(typed, &ways),
        elsewhere: EntityKind::ALL.iter().find(exactly).map(|&k| Facet::of(k)),
    })
}

fn entities(corpus: &Corpus, kind: EntityKind) -> (Vec<EntityIx>, Vec<Vec<&str>>) {
    let of_kind = (0..)
        .map(EntityIx)
        .zip(&corpus.entities)
        .filter(|(_, e)| e.kind == kind);
    of_kind.map(|(ix, e)| (ix, spellings(e))).unzip()
}

/// The values of a closed or document-given list that a name can mean.
fn resolve_word(corpus: &Corpus, facet: Facet, typed: &str) -> Result<Vec<String>, Unknown> {
    let mut options: Vec<(String, Vec<&str>)> = match facet {
        Facet::Kind => Kind::ALL
            .iter()
            .map(|k| (k.name().to_owned(), vec![k.name(), k.title()]))
            .collect(),
        Facet::Family => Family::ALL
            .iter()
            .map(|f| (f.name().to_owned(), vec![f.name()]))
            .collect(),
        Facet::Status => Status::ALL
            .iter()
            .map(|s| (s.name().to_owned(), vec![s.name()]))
            .collect(),
        _ => outlets(corpus),
    };
    if facet == Facet::Kind
        && let Some(family) = Family::ALL.iter().find(|f| f.name() == plain(typed))
    {
        options.retain(|(name, _)| name.parse::<Kind>().is_ok_and(|k| k.family() == *family));
        return Ok(options.into_iter().map(|(name, _)| name).collect());
    }
    let (names, ways): (Vec<String>, Vec<Vec<&str>>) = options.into_iter().unzip();
    // A closed list is short enough to be typed right: letters scattered over a name mean nothing.
    let closed = matches!(facet, Facet::Kind | Facet::Family | Facet::Status);
    let says = |way: &&str| {
        plain(way)
            .replace('_', " ")
            .contains(&plain(typed).replace('_', " "))
    };
    let mut found = choose(typed, &ways);
    found.retain(|&i| !closed || ways[i].iter().any(says));
    if found.is_empty() {
        return Err(Unknown {
            facet,
            typed: typed.to_owned(),
            nearest: nearest(typed, &ways),
            elsewhere: None,
        });
    }
    Ok(found.into_iter().map(|i| names[i].clone()).collect())
}

/// The documents' outlets, each once, with the spellings of the entity behind it.
fn outlets(corpus: &Corpus) -> Vec<(String, Vec<&str>)> {
    let mut names: Vec<&str> = corpus
        .documents
        .iter()
        .filter_map(|d| d.outlet.as_deref())
        .collect();
    names.sort_unstable();
    names.dedup();
    let with_aliases = |name: &str| {
        let wanted = plain(name);
        let mut outlets = corpus
            .entities
            .iter()
            .filter(|e| e.kind == EntityKind::Outlet);
        outlets.find(|e| spellings(e).iter().any(|way| plain(way) == wanted))
    };
    let option = |name| {
        let mut ways = vec![name];
        ways.extend(with_aliases(name).map(spellings).unwrap_or_default());
        (name.to_owned(), ways)
    };
    names.into_iter().map(option).collect()
}

impl Filter {
    /// The filter with every typed value replaced by the ids and words it means.
    pub fn resolve(&self, corpus: &Corpus) -> Result<Filter, Unknown> {
        let mut resolved = Filter {
            facets: std::collections::BTreeMap::new(),
            ..self.clone()
        };
        for (&facet, choice) in &self.facets {
            let values = |typed: &[String]| -> Result<Vec<String>, Unknown> {
                let mut all = Vec::new();
                for name in typed {
                    all.extend(value(corpus, facet, name)?);
                }
                Ok(all)
            };
            let mut meant = Choice::default();
            for value in values(&choice.include)? {
                meant.add(value, false);
            }
            for value in values(&choice.exclude)? {
                meant.add(value, true);
            }
            resolved.facets.insert(facet, meant);
        }
        Ok(resolved)
    }
}

fn value(corpus: &Corpus, facet: Facet, typed: &str) -> Result<Vec<String>, Unknown> {
    match facet.entity_kind() {
        Some(kind) => {
            let found = resolve(corpus, kind, typed)?;
            Ok(found
                .into_iter()
                .map(|ix| corpus.entity(ix).id.clone())
                .collect())
        }
        None => resolve_word(corpus, facet, typed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;

    fn base(typed: &str) -> Vec<String> {
        value(&sample::corpus(), Facet::Base, typed).unwrap()
    }

    #[test]
    fn any_spelling_will_do() {
        assert_eq!(base("alder"), ["alder"]);
        assert_eq!(base("CAMP-ALDER"), ["alder"]);
        assert_eq!(base("alder air base"), ["alder"]);
        assert_eq!(base("frtbirch"), ["birch"]);
        let corpus = sample::corpus();
        let group = |typed| value(&corpus, Facet::Group, typed).unwrap();
        assert_eq!(group("al hadid"), ["iron-brigade"]);
        assert_eq!(group("brigade"), ["iron-brigade"]);
    }

    #[test]
    fn the_same_spelling_beats_a_part_of_it() {
        let mut corpus = sample::corpus();
        corpus.entities[2].name = "Camp Alder North".into();
        let found = resolve(&corpus, EntityKind::Base, "camp alder").unwrap();
        assert_eq!(found, [sample::ALDER]);
    }

    #[test]
    fn the_unknown_is_answered_with_what_is_near() {
        let corpus = sample::corpus();
        let said = |facet, typed| value(&corpus, facet, typed).unwrap_err().to_string();
        assert_eq!(
            said(Facet::Base, "camp aldr x"),
            "no base is called \"camp aldr x\"; the nearest is Camp Alder"
        );
        assert_eq!(said(Facet::Base, "zzz"), "no base is called \"zzz\"");
        assert!(said(Facet::Base, "marshtown").contains("there is a place of that name"));
        assert!(said(Facet::Status, "actuall").contains("the nearest is actual"));
    }

    #[test]
    fn kinds_take_words_and_families() {
        let corpus = sample::corpus();
        let kind = |typed| value(&corpus, Facet::Kind, typed).unwrap();
        assert_eq!(kind("Rocket attack"), ["rocket_attack"]);
        assert_eq!(kind("rocket"), ["rocket_attack"]);
        assert_eq!(kind("strike").len(), 4);
        assert_eq!(kind("deployment").len(), 2);
        assert_eq!(
            value(&corpus, Facet::Outlet, "harbour").unwrap(),
            ["Harbour Post"]
        );
    }
}

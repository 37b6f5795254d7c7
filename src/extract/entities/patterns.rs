//! What in and around a run of capitalised words tells what it names.

use super::super::lexicon::{Form, Role};
use super::super::sentence::Stretch;
use super::super::tokens::{Shape, Token};
use super::{Finder, Words, folded};
use crate::model::{Document, EntityKind, Kind};

impl Finder<'_> {
    /// "Iran-backed militias": a loose label, never merged with a named group.
    pub(super) fn backed(
        &self,
        w: &Words,
        at: usize,
    ) -> Option<(EntityKind, &'static str, Stretch)> {
        let (_, tail) = w.word(at).rsplit_once('-')?;
        if !self.is("backed", tail) {
            return None;
        }
        let to =
            (at + 1..(at + 4).min(w.tokens.len())).find(|&i| self.is("group_words", w.word(i)))?;
        // "Islamic State-linked": the name it is linked to belongs to the label.
        let mut from = at;
        while from > 0 && w.taken[from] && w.taken[from - 1] && w.tokens[from - 1].capital {
            from -= 1;
        }
        // "militia groups": both words.
        let to = to + usize::from(self.is("group_words", w.word(to + 1)));
        let plain = (at + 1..to).all(|i| w.tokens[i].shape == Shape::Word && !w.taken[i]);
        plain.then_some((EntityKind::Group, "label", Stretch { from, to: to + 1 }))
    }

    /// A run of capitalised words, told apart by what stands in it and around it.
    pub(super) fn named(
        &self,
        w: &Words,
        at: usize,
    ) -> Option<(EntityKind, &'static str, Stretch)> {
        let quarter = self.compass(w, at);
        let run = quarter.or_else(|| self.run(w, at))?;
        let next = w.word(run.to);
        let last = w.word(run.to - 1);
        let single = run.to - run.from == 1;
        if let Some(filed) = self.filed(w, run) {
            return Some(filed);
        }
        if let Some(site) = self.site(w, run) {
            return Some(site);
        }
        if self.ship(w, run) {
            return Some((EntityKind::Base, "ship", run));
        }
        // "Brigades of X", "Army of X".
        let of = (single || matches!(last, "front" | "army" | "movement" | "forces"))
            && self.is("group_heads", last)
            && next == "of"
            && (at > 0 || !self.is("determiners", w.word(at)))
            && self.run(w, run.to + 1).is_some_and(|r| r.to - r.from <= 3);
        if of && let Some(tail) = self.run(w, run.to + 1) {
            let whole = Stretch {
                from: at,
                to: tail.to,
            };
            return Some((EntityKind::Group, "force", whole));
        }
        if self.is("group_heads", last) && !single || self.group(w, run) {
            return Some((EntityKind::Group, "force", run));
        }
        if let Some(place) = self.headed(w, run) {
            return Some(place);
        }
        if quarter.is_some() {
            return Some((EntityKind::Place, "region", run));
        }
        // "The Movement of X claimed": a listed country's name may end it.
        let ends = (run.to..run.to + 2).find(|&i| !w.taken.get(i).copied().unwrap_or(false));
        let ends = ends
            .filter(|_| !w.tokens[run.to - 1].possessive)
            .unwrap_or(run.to);
        let run = Stretch {
            to: if self.claims(w, ends) { ends } else { run.to },
            ..run
        };
        // "X claimed the attack", "XYZ said it had fired": groups claim, people say.
        let claims = self.lexicon.verb(w.tokens, run.to).is_some_and(|v| {
            let short = w.tokens[at].span.of(&self.document.text);
            let short = single && short.len() <= 6 && short.chars().all(|c| c.is_ascii_uppercase());
            let itself = short && v.has(Role::Say) && matches!(w.word(run.to + 1), "it" | "its");
            v.form == Form::Past && (v.lemma.starts_with("claim") || itself)
        });
        // "The Xs stormed the town": a people or a family that acts as one.
        let many = single
            && w.before(at) == "the"
            && last.ends_with('s')
            && self.lexicon.verb(w.tokens, run.to).is_some_and(|v| {
                v.form != Form::Ing
                    && (v.has(Role::Perform) || v.has(Role::Fire) || v.kind().is_some())
            });
        if many {
            return Some((EntityKind::Group, "force", run));
        }
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

    /// "claimed" stands here.
    fn claims(&self, w: &Words, at: usize) -> bool {
        let verb = self.lexicon.verb(w.tokens, at);
        verb.is_some_and(|v| v.form == Form::Past && v.lemma.starts_with("claim"))
    }

    /// "the tanker Sounion", "MV Tutor", "USS Mason".
    fn ship(&self, w: &Words, run: Stretch) -> bool {
        let hull = self.is("ship_prefixes", w.word(run.from)) && run.to - run.from > 1;
        let told = |i: usize| self.is("ship_heads", w.word(i));
        let behind = run.from > 0 && told(run.from - 1);
        let apposed = w.word(run.to) == "," && {
            let end = (run.to + 8).min(w.tokens.len());
            matches!(w.word(run.to + 1), "a" | "an" | "the")
                && (run.to + 2..end)
                    .take_while(|&i| !matches!(w.word(i), "," | "." | "of" | "in"))
                    .any(told)
        };
        hull || behind || apposed
    }

    /// A group by what stands around it: "Houthi rebels", "the X terrorist group", "a faction
    /// called X", "X, a little-known militia,"; once known as a group, always a group.
    fn group(&self, w: &Words, run: Stretch) -> bool {
        let at = run.from;
        // "“Our troops” had": no name, wherever a quotation begins.
        if run.to - at == 1 && self.is("determiners", w.word(at)) {
            return false;
        }
        let loose = usize::from(self.is("militant_words", w.word(run.to)));
        let next = w.word(run.to + loose);
        let headed = (self.is("group_heads", next) || loose > 0 && self.is("group_words", next))
            && !self.is("place_heads", w.word(run.to - 1))
            // "Separatist rebels" open a sentence with a capital; "Tamil Tiger rebels" and "RLF rebels"
            // have a name.
            && (at > 0 || run.to - run.from > 1 || self.sure_name(w, at));
        let named = self.named_group(w, at);
        let known = self
            .by_key
            .contains_key(&(EntityKind::Group, self.key_of(w, run)));
        let apposed = w.word(run.to) == ","
            && matches!(w.word(run.to + 1), "a" | "an" | "the" | "another")
            && {
                let end = (run.to + 9).min(w.tokens.len());
                (run.to + 2..end)
                    .take_while(|&i| {
                        // "X, an attack for which the government": another noun's words.
                        let word = w.word(i);
                        !matches!(word, "," | "." | "and")
                            && !self.is("prepositions", word)
                            && !self.is("relative", word)
                    })
                    .any(|i| self.is("group_words", w.word(i)))
            };
        headed || named || known || apposed
    }

    /// "RLF", "Mayi-Tobo": more than a capital at the start of a sentence tells the name.
    fn sure_name(&self, w: &Words, at: usize) -> bool {
        let document = self.document;
        let text = w.tokens[at].span.of(&document.text);
        let capitals = text.chars().filter(|c| c.is_uppercase()).count();
        let inside = || {
            let mut asked = self.inside.borrow_mut();
            // The whole text is searched: once for a word that opens many a sentence.
            *asked
                .entry(text)
                .or_insert_with(|| capital_inside(document, text))
        };
        capitals > 1 && text.len() <= 12 || inside()
    }

    /// "a group that calls itself", "a faction known as": a group's name follows.
    fn named_group(&self, w: &Words, at: usize) -> bool {
        let article = usize::from(w.before(at) == "the");
        let Some(before) = at.checked_sub(article + 1) else {
            return false;
        };
        let naming = self.is("naming", w.word(before));
        let known = w.word(before) != "as" || w.before(before) == "known";
        naming
            && known
            && (before.saturating_sub(6)..before)
                .any(|i| self.is("group_words", w.word(i)) || self.is("group_heads", w.word(i)))
    }

    /// The whole name behind "calls itself": small words and listed names inside belong to it
    /// ("the Brigades to Avenge X").
    pub(super) fn called(&self, w: &Words, at: usize) -> Option<Stretch> {
        let capital = |i: usize| {
            w.tokens.get(i).is_some_and(|t| {
                t.shape == Shape::Word && (t.capital || particle_name(t, self.document))
            })
        };
        if !capital(at) || w.before(at) != "the" && !w.taken[at] || !self.named_group(w, at) {
            return None;
        }
        let mut to = at + 1;
        while to < w.tokens.len() && to - at < 8 && !w.tokens[to - 1].possessive {
            let small = matches!(w.word(to), "of" | "to" | "the" | "for" | "in");
            let ahead = if small && self.is("determiners", w.word(to + 1)) {
                to + 2
            } else {
                to + 1
            };
            if capital(to) {
                to += 1;
            } else if small && capital(ahead) {
                to = ahead + 1;
            } else {
                break;
            }
        }
        (to - at > 1).then_some(Stretch { from: at, to })
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
    pub(super) fn opens(&self, w: &Words, at: usize) -> bool {
        at > 0 || !self.is("not_names", w.word(at))
    }

    /// Capitalised words in a row that are no common words, with name particles inside.
    pub(super) fn run(&self, w: &Words, at: usize) -> Option<Stretch> {
        let fits = |i: usize| {
            w.tokens.get(i).is_some_and(|t| {
                (t.capital || particle_name(t, self.document))
                    && !adjective(t, self.document)
                    && t.shape == Shape::Word
                    && !w.taken[i]
                    && t.norm.len() > 1
            })
        };
        let number = super::super::counts::small_number(w.word(at)).is_some();
        if !fits(at) || number || self.is("not_names", w.word(at)) || at > 0 && w.before(at) == "-"
        {
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
        let near = usize::from(self.is("place_adjectives", w.before(rest.from)));
        let placed = matches!(
            w.before(rest.from - near),
            "in" | "near" | "at" | "from" | "outside"
        );
        // "X was killed", "X Y died".
        let suffers = {
            let had = usize::from(matches!(w.word(rest.to), "had" | "has" | "have"));
            let been = matches!(w.word(rest.to + had), "was" | "were" | "been");
            let be = if been { had + 1 } else { 0 };
            let adverb = usize::from(be > 0 && w.word(rest.to + be).ends_with("ly"));
            self.lexicon
                .verb(w.tokens, rest.to + be + adverb)
                .is_some_and(|v| {
                    v.form == Form::Past
                        && (two && v.has(Role::Die)
                            || be > 0
                                && (two || rest.from > 0)
                                && (v.has(Role::Kill)
                                    || v.has(Role::Wound)
                                    || v.kind() == Some(Kind::TargetedKilling)))
                })
        };
        // "the group's military leader, X Y,": the office first, then who holds it.
        let office = w.before(rest.from) == ","
            && rest.from >= 2
            && matches!(w.word(rest.to), "," | "." | "" | "in" | "was" | ")")
            && ["person_titles", "official_words"]
                .iter()
                .any(|list| self.is(list, w.word(rest.from - 2)));
        (!placed && (titled || suffers || two && (apposed || speaks || office))).then_some(rest)
    }
}

/// "Shiite-majority", "Houthi-run": an adjective.
fn adjective(token: &Token, document: &Document) -> bool {
    let text = token.span.of(&document.text);
    text.split_once('-').is_some_and(|(head, tail)| {
        head.len() > 2 && tail.len() > 2 && tail.chars().all(|c| c.is_lowercase() || c == '-')
    })
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

/// The document writes the word with a capital inside a sentence, too.
fn capital_inside(document: &Document, word: &str) -> bool {
    let whole = &document.text;
    whole.match_indices(word).any(|(at, _)| {
        let mut before = whole[..at].chars().rev();
        let after = whole[at + word.len()..].chars().next();
        before.next() == Some(' ')
            && before.next().is_some_and(char::is_lowercase)
            && !after.is_some_and(char::is_alphabetic)
    })
}

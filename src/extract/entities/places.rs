//! What in and around a run of capitalised words makes it the name of a site or a place.

use super::super::lexicon::{Form, Role};
use super::super::sentence::Stretch;
use super::super::tokens::Shape;
use super::{Finder, Words, folded};
use crate::model::{EntityKind, Kind};

/// What a pattern found: the kind, the class, the tokens.
type Found = (EntityKind, &'static str, Stretch);

impl Finder<'_> {
    /// "Camp Speicher", "Fort Trump", "Balad Air Base", "Mogadishu airport".
    pub(super) fn site(&self, w: &Words, run: Stretch) -> Option<Found> {
        let at = run.from;
        let last = w.word(run.to - 1);
        let single = run.to - run.from == 1;
        if !single && (self.is("site_prefixes", w.word(at)) || self.is("site_heads", last)) {
            return Some((EntityKind::Base, "site", run));
        }
        let modifier = usize::from(self.is("site_modifiers", w.word(run.to)));
        let head = run.to + modifier;
        // "a Baptist church" is one of many; ", the Baltic port," only tells more of a name before.
        let common = single
            && (matches!(w.before(at), "a" | "an" | "another")
                || w.before(at) == "the" && at >= 2 && w.before(at - 1) == ",");
        let titled = (run.from..run.to).any(|i| self.is("person_titles", w.word(i)));
        let named = self.is("site_heads", w.word(head)) && !common && !titled && self.opens(w, at);
        let whole = Stretch {
            from: at,
            to: head + 1,
        };
        named.then_some((EntityKind::Base, "site", whole))
    }

    /// "GAO, Mali (AP) —", "MOPTI: Gunmen", "MOPTI // A bomb": where the story was filed.
    pub(super) fn filed(&self, w: &Words, run: Stretch) -> Option<Found> {
        let text = |i: usize| w.tokens[i].span.of(&self.document.text);
        let shouts = |i: usize| text(i).len() > 2 && text(i).chars().all(|c| !c.is_lowercase());
        if run.from > 0 || !(run.from..run.to).all(shouts) {
            return None;
        }
        let mark = w.tokens.get(run.to)?;
        let end = (run.to..w.tokens.len().min(run.to + 12)).find(|&i| {
            let t = &w.tokens[i];
            !t.capital
                && !matches!(w.word(i), "," | "(" | ")" | "/" | "." | "ap" | "afp")
                && t.shape != Shape::Number
        })?;
        let dash = end > run.to && matches!(w.word(end), "-" | "--" | "–" | "—");
        // A colon stands behind many a word: the name comes again in the story.
        let again = || {
            let name = folded(text(run.from));
            let title = self.document.title.as_deref().unwrap_or_default();
            let mut texts = [title, self.document.text.as_str()].into_iter();
            texts.any(|whole| {
                let mut words = whole.split(|c: char| !c.is_alphanumeric());
                words.any(|word| word != text(run.from) && folded(word) == name)
            })
        };
        let filed = dash || (mark.is(":") || mark.norm.starts_with('/')) && again();
        filed.then_some((EntityKind::Place, "place", run))
    }

    /// A place by the word for one beside it: "Diyala province", "the village of X", "the regions of
    /// X and Y", "X, a town in the west".
    pub(super) fn headed(&self, w: &Words, run: Stretch) -> Option<Found> {
        let at = run.from;
        let single = run.to - run.from == 1;
        let last = w.word(run.to - 1);
        if self.is("place_heads", last) && !single {
            return Some((EntityKind::Place, place_class(last), run));
        }
        // "a Dogon village", "the Dogon village of X": whose it is.
        let whose = single
            && (w.word(run.to + 1) == "of"
                || w.word(run.to).ends_with('s') && self.shared(w, run.to).is_none()
                || matches!(w.before(at), "a" | "an" | "another"));
        if self.opens(w, at)
            && !whose
            && let Some(class) = self.head(w.word(run.to)).or_else(|| self.shared(w, run.to))
        {
            return Some((EntityKind::Place, class, run));
        }
        let first = self.listed_from(w, at);
        let before = w.before(first);
        let noun = if first >= 2 { w.word(first - 2) } else { "" };
        // "the base of X", "their outpost at X".
        if matches!(before, "of" | "at")
            && self.is("site_nouns", noun)
            && self.is("site_heads", noun)
            && !self.is("place_heads", noun)
        {
            return Some((EntityKind::Base, site_class(noun), run));
        }
        // "the Ruritanian capital of X".
        if before == "of" && noun == "capital" && first >= 3 && w.tokens[first - 3].capital {
            return Some((EntityKind::Place, "city", run));
        }
        // "the village of X".
        if before == "of" {
            if let Some(class) = self.head(noun) {
                return Some((EntityKind::Place, class, run));
            }
            if self.is("site_heads", noun) {
                return Some((EntityKind::Place, "region", run));
            }
        }
        self.told_as_place(w, run)
    }

    /// "X, a town in the west", "the Y, a base of the navy": told to be a place or a site.
    fn told_as_place(&self, w: &Words, run: Stretch) -> Option<Found> {
        let article = matches!(w.word(run.to + 1), "a" | "an");
        if w.word(run.to) != "," || !article {
            return None;
        }
        let mut words = (run.to + 2..(run.to + 8).min(w.tokens.len()))
            .map(|i| w.word(i))
            .take_while(|word| !matches!(*word, "," | "." | "of" | "in" | "who"));
        let noun =
            words.find(|word| self.is("site_nouns", word) || self.is("place_heads", word))?;
        if self.is("place_heads", noun) {
            return Some((EntityKind::Place, place_class(noun), run));
        }
        (!self.is("ship_heads", noun)).then_some((EntityKind::Base, site_class(noun), run))
    }

    /// The class of a word for a place, or for several.
    fn head(&self, word: &str) -> Option<&'static str> {
        let class = |word: &str| self.is("place_heads", word).then(|| place_class(word));
        // "Gulf states" are no place.
        let one = word.strip_suffix('s').filter(|one| *one != "state");
        class(word).or_else(|| class(one?)).or_else(|| {
            let stem = one?.strip_suffix("ie")?;
            class(&format!("{stem}y"))
        })
    }

    /// "X and Y regions": the word behind the last of a list is the one of all.
    fn shared(&self, w: &Words, to: usize) -> Option<&'static str> {
        let mut at = to;
        while matches!(w.word(at), "," | "and") || w.tokens.get(at).is_some_and(|t| t.capital) {
            at += 1;
        }
        let plural = w.word(at).ends_with('s');
        (at > to + 1 && w.word(to) != "." && plural)
            .then(|| self.head(w.word(at)))
            .flatten()
    }

    /// The first name of a list that reaches up to `at`: "in X, Y and Z".
    fn listed_from(&self, w: &Words, at: usize) -> usize {
        let joins = |i: usize| matches!(w.word(i), "," | "and");
        let mut first = at;
        while first >= 2 && joins(first - 1) && w.tokens[first - 2].capital {
            first -= 2;
            while first > 0 && w.tokens[first - 1].capital {
                first -= 1;
            }
        }
        if first == at {
            return at;
        }
        // What the list goes on with shows that the name is no subject: "in X, Y said".
        let next = (at..w.tokens.len()).find(|&i| !w.tokens[i].capital);
        let next = next.map_or("", |i| w.word(i));
        let ends = matches!(next, "" | "," | "." | ";" | "and") || self.is("prepositions", next);
        let and = w.before(at) == "and" || next == "and";
        let titled = self.is("person_titles", w.word(at));
        if ends && and && !titled { first } else { at }
    }

    /// "North Kivu", "South Kordofan": the quarter of the sky is part of the name.
    pub(super) fn compass(&self, w: &Words, at: usize) -> Option<Stretch> {
        let quarter = matches!(w.word(at), "north" | "south" | "east" | "west");
        let named = quarter && w.tokens[at].capital && !w.taken[at] && at > 0;
        let run = self.run(w, at + 1).filter(|_| named)?;
        let place = run.to - run.from == 1 && !self.is("group_heads", w.word(run.to - 1));
        place.then_some(Stretch {
            from: at,
            to: run.to,
        })
    }

    /// A bare place: behind "in", "near", "outside", or in a chain behind another place.
    pub(super) fn placed(&self, w: &Words, run: Stretch) -> bool {
        let first = self.listed_from(w, run.from);
        // "in nearby X", "in the northern X", "in al X".
        let article = usize::from(matches!(w.before(first), "al" | "el" | "ad" | "ash" | "ar"));
        let near = usize::from(self.is("place_adjectives", w.before(first - article)));
        let start = first - article - near;
        let before = w.before(start);
        let followed = w.word(run.to);
        let the = before == "the";
        let before = if the { w.before(start - 1) } else { before };
        if self.is("person_titles", w.word(run.from)) || self.is("group_heads", w.word(run.to - 1))
        {
            return false;
        }
        // "north of X", "in the heart of X".
        let part = before == "of" && start >= 2 && self.is("place_parts", w.word(start - 2));
        // "in Ruritania's Vorlund".
        let within = start >= 2
            && w.tokens[start - 1].possessive
            && w.tokens[start - 1].capital
            && matches!(w.word(start - 2), "in" | "near" | "outside" | "across");
        // "40 km from X".
        let off = before == "from" && start >= 2 && self.is("distances", w.word(start - 2));
        let in_place = part
            || off
            || within
            || matches!(
                before,
                "in" | "near" | "outside" | "around" | "inside" | "above" | "across"
            );
        // "the shelling of X": what is shelled or bombed by its name is a place.
        let bombed = before == "of" && !the && start >= 2 && {
            let deed = w.word(start - 2).ends_with("ing") || w.word(start - 2).ends_with("ment");
            let noun = self.lexicon.noun(w.tokens, start - 2);
            deed && noun.is_some_and(|(kind, ..)| {
                matches!(
                    kind,
                    Kind::Shelling | Kind::Airstrike | Kind::IedAttack | Kind::StrikeUnspecified
                )
            })
        };
        // "the strike targeting X in Y" is on somebody, "two drones targeting X in Y" on a town.
        let flying = run.from >= 2 && {
            let what = self.lexicon.weapon(w.tokens, run.from - 2);
            what.is_some() && w.word(run.from - 2).ends_with('s')
        };
        // "opened fire on X, 35,": whose age is told.
        let aged = followed == ","
            && w.word(run.to + 2) == ","
            && w.tokens
                .get(run.to + 1)
                .is_some_and(|t| t.shape == Shape::Number);
        let someone = aged
            || self.surnames.contains_key(w.word(run.from))
            || matches!(w.before(run.from), "targeting" | "targeted")
                && followed == "in"
                && !flying;
        let event_on = matches!(
            before,
            "on" | "at"
                | "towards"
                | "toward"
                | "against"
                | "over"
                | "hit"
                | "struck"
                | "targeted"
                | "into"
        ) && (!the || matches!(before, "towards" | "toward" | "into"))
            && !self.people(w, run.to)
            && !someone
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
        let struck = !someone && self.struck(w, run, the, near > 0);
        let under = self.under_fire(w, run);
        let event_before = bombed
            || under
            || at_site
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

    /// "three drones attacked X", "rockets hit the western X".
    fn struck(&self, w: &Words, run: Stretch, the: bool, part: bool) -> bool {
        if the && !part {
            return false;
        }
        let verb = run.from.checked_sub(if the { 3 } else { 1 });
        let Some(v) = verb.and_then(|i| self.lexicon.verb(w.tokens, i)) else {
            return false;
        };
        let followed = w.word(run.to);
        let hits = v.has(Role::Hit) || v.has(Role::Act);
        // "the army shelled X", not "shelled X positions".
        let ends =
            matches!(followed, "" | "," | "." | "and" | ";") || self.is("prepositions", followed);
        let shells = matches!(v.kind(), Some(Kind::Shelling | Kind::Airstrike)) && ends;
        v.form != Form::Base
            && (hits || shells || v.kind() == Some(Kind::AttackUnspecified))
            && !v.has(Role::Kill)
            && !v.has(Role::Say)
    }

    /// "blamed on X hunters": a noun in the plural stands behind the name.
    fn people(&self, w: &Words, at: usize) -> bool {
        let word = w.word(at);
        word.len() > 4 && word.ends_with('s') && self.lexicon.verb(w.tokens, at).is_none()
    }

    /// "X and Y were shelled", "X came under fire".
    fn under_fire(&self, w: &Words, run: Stretch) -> bool {
        let to = (run.to..w.tokens.len())
            .find(|&i| !w.tokens[i].capital && w.word(i) != "and")
            .unwrap_or(run.to);
        let be = matches!(w.word(to), "was" | "were") || matches!(w.word(to), "has" | "have");
        let verb = (to + 1..to + 4).find_map(|i| Some((i, self.lexicon.verb(w.tokens, i)?)));
        let shelled = verb.is_some_and(|(i, v)| {
            let on = v.has(Role::Fire) && matches!(w.word(i + v.len()), "on" | "upon");
            on || matches!(v.kind(), Some(Kind::Shelling | Kind::Airstrike))
        });
        let came = w.word(to) == "came" && w.word(to + 1) == "under";
        be && shelled || came
    }
}

fn site_class(head: &str) -> &'static str {
    match head {
        "base" | "airbase" | "camp" | "garrison" | "outpost" | "barracks" => "base",
        "airport" | "airfield" => "airport",
        "port" => "port",
        "embassy" => "embassy",
        "consulate" => "consulate",
        _ => "site",
    }
}

fn place_class(head: &str) -> &'static str {
    match head {
        "province" | "governorate" | "state" | "oblast" | "prefecture" | "county" => "province",
        "district" | "division" | "subdistrict" => "district",
        "village" | "town" | "city" | "neighborhood" | "neighbourhood" | "suburb"
        | "settlement" | "hamlet" | "township" | "camp" => "town",
        _ => "region",
    }
}

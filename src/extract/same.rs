//! Which words of a sentence name the same happening.

use super::lexicon::{Form, Role};
use super::nuclei::{Nucleus, Part};
use super::sentence::{Sentence, Stretch};
use crate::model::{EntityKind, Family, Kind};

/// Whether two nuclei of a sentence, `b` after `a`, name the same happening.
pub(super) fn same_happening(s: &Sentence, a: &Nucleus, b: &Nucleus) -> bool {
    let gap = Stretch {
        from: a.at.to.min(b.at.from),
        to: b.at.from,
    };
    let pair = Pair { s, a, b, gap };
    if a.kind.family().is_incident() != b.kind.family().is_incident() {
        return false;
    }
    pair.special()
        .unwrap_or_else(|| pair.nouns() || pair.verbs() || pair.noun_and_verb())
}

/// Two nuclei of a sentence and the words between them.
struct Pair<'p, 's> {
    s: &'p Sentence<'s>,
    a: &'p Nucleus,
    b: &'p Nucleus,
    gap: Stretch,
}

impl Pair<'_, '_> {
    fn any(&self, holds: impl Fn(usize) -> bool) -> bool {
        (self.gap.from..self.gap.to).any(holds)
    }

    fn inside(&self, words: &[&str]) -> bool {
        self.any(|i| words.contains(&self.s.word(i)))
    }

    fn len(&self) -> usize {
        self.gap.to - self.gap.from
    }

    /// One of the two tells of the hurt.
    fn hurt(&self) -> bool {
        self.a.part == Part::Casualty || self.b.part == Part::Casualty
    }

    /// What is decided by one construction, whatever else the sentence says.
    fn special(&self) -> Option<bool> {
        let Pair { s, a, b, .. } = *self;
        // "intercepted two drones targeting the town": what they were at when they were stopped.
        if a.kind == Kind::Interception && b.form == Some(Form::Ing) && b.head > 0 {
            let flown = s.lexicon.weapon(&s.tokens, b.head - 1).is_some();
            if flown && self.len() <= 8 && !b.is_noun() {
                return Some(true);
            }
        }
        // "was intercepted after it was fired at the base": the pronoun takes the weapon up.
        if a.kind == Kind::Interception && !b.is_noun() && b.kind.family() == Family::Attack {
            // "intercepted three drones, destroying one": some of them.
            let object = b.at.to + usize::from(s.word(b.at.to) == "a");
            let one = b.form == Some(Form::Ing)
                && b.part == Part::Event
                && matches!(
                    s.word(object),
                    "one" | "two" | "both" | "all" | "them" | "it" | "second"
                );
            return Some(one || self.inside(&["it", "they"]));
        }
        // "for the deaths of two soldiers … the base was hit": a noun's deaths go with no verb.
        if a.part == Part::Casualty && a.is_noun() && !b.is_noun() {
            return Some(false);
        }
        // "hit the sites for the deaths of": another happening, unless these came of it.
        if b.part == Part::Casualty && b.is_noun() {
            let stems = ["caus", "result", "lead", "led", "leav"];
            let comes_of = |i| stems.iter().any(|stem| s.word(i).starts_with(stem));
            return Some(self.any(comes_of));
        }
        let separated = self.separated();
        // "thwarted another attack", "an attack was thwarted".
        if a.part == Part::Thwart || b.part == Part::Thwart {
            return Some(!separated && self.len() <= 10);
        }
        if self.sums_up() || self.ranked() {
            return Some(true);
        }
        if self.others_taken() || self.of_person() {
            return Some(false);
        }
        if self.opening() && b.part == Part::Event {
            return Some(false);
        }
        if separated {
            return Some(self.died_after() || self.fought_off() || self.hurt_while());
        }
        if self.itself() {
            return Some(true);
        }
        if self.kills_again() || self.others_killed() {
            return Some(false);
        }
        // "opening fire and torching homes": what the attackers did besides.
        let besides = b.form == Some(Form::Ing) && matches!(s.before(b.head), "," | "and");
        // "were struck by projectiles and set on fire".
        let burnt = b.passive && a.passive && s.before(b.head) == "and";
        if b.kind == Kind::ArsonSabotage && (besides || burnt) && a.kind.family() == Family::Attack
        {
            return Some(true);
        }
        let stopped = a.kind.family() == Family::Attack && b.kind == Kind::Interception;
        (!self.hurt() && !a.kind.fits(b.kind))
            // "fired and intercepted" are two, "fired … intercepted" is one.
            .then(|| stopped && self.len() <= 8 && !self.inside(&["and"]))
    }

    /// A border, another time or a word like "after" stands between.
    fn separated(&self) -> bool {
        let s = self.s;
        // "struck a checkpoint; four people were killed": the toll belongs to what was just told.
        // "three were killed — and many wounded — during the attack".
        let passed = |i: usize| {
            s.word(i) == ";" && self.b.part == Part::Casualty
                || self.hurt() && matches!(s.word(i), "—" | "–" | "--")
        };
        // "on April 25 a bomb struck, and in February blasts killed": another day is told.
        let another_day = |i: usize| {
            i > self.gap.from
                && s.word(i) == "and"
                && (s.time_at(i + 1).is_some()
                    || s.is("prepositions", s.word(i + 1)) && s.time_at(i + 2).is_some())
        };
        // "the worst since 2014, when a bombing killed 120": what it is likened to.
        let since_when = |i: usize| {
            s.word(i) == "when" && (i.saturating_sub(5)..i).any(|k| s.word(k) == "since")
        };
        // "five were killed; two days earlier three had died".
        let earlier = |i: usize| {
            s.word(i) == ";" && (s.time_at(i + 1).is_some() || s.is("elsewhere", s.word(i + 1)))
        };
        // "attacked a post, the same night a sixth man died": a clause that opens with its own time.
        let opens_later = |i: usize| {
            let timed = s.times.iter().find(|t| t.at.from == i + 1);
            s.word(i) == ","
                && timed.is_some_and(|t| {
                    let next = t.at.to;
                    let subject = s.is("determiners", s.word(next)) || s.is_number(next);
                    subject && !s.tokens[next - 1].possessive
                })
        };
        // "a mile from the place where a bomb had gone off".
        let elsewhere = |i: usize| {
            s.word(i) == "where"
                && matches!(s.before(i), "place" | "spot" | "site" | "point" | "area")
        };
        let parts = |i| {
            s.is_border(i) && !passed(i)
                || earlier(i)
                || another_day(i)
                || since_when(i)
                || opens_later(i)
        };
        s.separates(self.gap) || self.any(|i| parts(i) || elsewhere(i))
    }

    /// "rammed the gates before gunmen fought their way in, in an attack that": the noun sums up.
    fn sums_up(&self) -> bool {
        let Pair { s, a, b, .. } = *self;
        let phrase = b.at.from.saturating_sub(3)..b.at.from;
        let opens = |i| s.word(i) == "in" && matches!(s.word(i + 1), "a" | "an" | "the" | "what");
        b.is_noun()
            && !b.plural
            && !a.is_noun()
            && phrase.into_iter().any(opens)
            && a.kind.fits(b.kind)
            && !self.any(|i| s.time_at(i).is_some())
    }

    /// "a raid on the town killed three, the deadliest such attack of the year": ranked among its like.
    fn ranked(&self) -> bool {
        let Pair { s, a, b, gap } = *self;
        let comma = (b.at.from.saturating_sub(7).max(gap.from)..b.at.from)
            .rev()
            .find(|&i| s.word(i) == ",");
        let ranks = |i: usize| {
            let word = s.word(i);
            s.is("ordinals", word) || word == "most" || word.len() > 4 && word.ends_with("est")
        };
        let apposed = comma.is_some_and(|c| {
            matches!(s.word(c + 1), "the" | "its" | "their") && ranks(c + 2)
                || s.word(c + 1) == "one" && s.word(c + 2) == "of" && (c + 3..b.at.from).any(ranks)
        });
        b.is_noun() && apposed && a.kind.fits(b.kind)
    }

    /// "five were killed and thirty villagers were kidnapped": other people.
    fn others_taken(&self) -> bool {
        let taken = |k: Kind| matches!(k, Kind::Abduction | Kind::Detention | Kind::Release);
        let event = if self.a.part == Part::Casualty {
            self.b
        } else {
            self.a
        };
        self.hurt() && taken(event.kind) && self.len() > 2 && self.inside(&["and"])
    }

    /// "the blast came as they mourned the man who was killed in May": that is what befell him.
    fn of_person(&self) -> bool {
        let Pair { s, a, b, gap } = *self;
        let nearest = (gap.from..b.head)
            .rev()
            .find(|&i| s.is("relative", s.word(i)) && s.word(i) != "that");
        let who = nearest.filter(|&i| s.word(i) == "who");
        let named = who.is_some_and(|i| {
            let comma = usize::from(s.before(i) == ",");
            let before = (i - comma).checked_sub(1);
            before.is_some_and(|k| {
                s.name_at(k).is_some_and(|n| n.kind == EntityKind::Person) || comma == 1
            })
        });
        // "a man who was killed in May when": a time of his own.
        let end = s.clause_end(b.at.to - 1);
        let timed = who.is_some() && s.times.iter().any(|t| (b.at.to..end).contains(&t.at.from));
        (named || timed) && a.is_noun() && !b.is_noun() && b.passive
    }

    /// "In revenge for the bombing, the army shelled": what an opening phrase names came before.
    fn opening(&self) -> bool {
        let Pair { s, a, b, gap } = *self;
        let opens = s.separates(Stretch {
            from: 0,
            to: a.at.from.min(3),
        });
        opens && a.is_noun() && !b.is_noun() && self.inside(&[","]) && gap.from > 0
    }

    /// "a bomb killed two in the town, and gunmen killed three": another doer, and another toll.
    fn kills_again(&self) -> bool {
        let Pair { s, a, b, .. } = *self;
        let fate = |i: usize| {
            let verb = s.verb(i).filter(|v| v.form == Form::Past)?;
            [Role::Kill, Role::Wound].into_iter().find(|&r| verb.has(r))
        };
        // "and another in the suburbs killed": the doer stands where the clause begins.
        let opens = |i: &usize| {
            matches!(
                s.before(*i),
                "and" | "," | "while" | "as" | "when" | "after"
            )
        };
        let start = (b.head.saturating_sub(6)..b.head).rev().find(opens);
        let another = |i: &usize| s.word(*i) == "another" && !s.is_number(i + 1);
        let doer = b.head.checked_sub(1).filter(|&i| {
            let group = s.name_at(i).is_some_and(|n| n.kind == EntityKind::Group);
            let noun =
                s.lexicon.noun(&s.tokens, i).is_some() || s.lexicon.weapon(&s.tokens, i).is_some();
            group || noun || s.is("actor_nouns", s.word(i))
        });
        let doer = doer.or(start.filter(another));
        let again = |doer| (a.at.from..doer).any(|i| fate(i).is_some() && fate(i) == fate(b.head));
        !b.is_noun() && !b.passive && b.part == Part::Casualty && doer.is_some_and(again)
    }

    /// "X was gunned down in one town, and Y and two others were killed in a bombing": others, elsewhere.
    fn others_killed(&self) -> bool {
        let Pair { s, a, b, gap } = *self;
        let dead = |n: &Nucleus| {
            let verb = s.verb(n.head).filter(|_| n.passive && !n.is_noun());
            verb.is_some_and(|v| v.has(Role::Kill))
        };
        let and = (gap.from..gap.to).rfind(|&i| s.word(i) == "and" && s.before(i) == ",");
        let placed = |from, to| (from..to).any(|i| matches!(s.word(i), "in" | "at" | "near"));
        let end = s.clause_end(b.at.to - 1);
        dead(a) && dead(b) && and.is_some_and(|and| placed(gap.from, and) && placed(b.at.to, end))
    }

    /// "died after rockets slammed into the base": the death belongs to what follows.
    fn died_after(&self) -> bool {
        let Pair { s, a, b, gap } = *self;
        let links = |word: &str| matches!(word, "after" | "following" | "when");
        let ellipsis = links(s.word(a.at.to));
        let hurt = a.passive || ellipsis || s.verb(a.head).is_some_and(|v| v.has(Role::Die));
        // "were killed on Monday in the town of X, after shelling by rebels": where and when first.
        let told = |i: usize| {
            s.verb(i)
                .is_some_and(|v| !v.has(Role::Kill) && !v.has(Role::Wound))
                || s.is_border(i)
        };
        let link = (gap.from..gap.to).find(|&i| links(s.word(i)));
        let near = link.is_some_and(|l| {
            let timed = |from, to| (from..to).any(|i| s.time_at(i).is_some());
            l < gap.from + 4
                || l < gap.from + 14
                    && a.passive
                    && !(gap.from..l).any(told)
                    && !(timed(gap.from, l) && timed(l + 1, s.clause_end(b.at.to - 1)))
        });
        a.part == Part::Casualty && hurt && near && b.part == Part::Event
    }

    /// "the attack was repelled after an exchange of fire": how it was.
    fn fought_off(&self) -> bool {
        let Pair { s, a, b, .. } = *self;
        let repelled = |i| s.verb(i).is_some_and(|v| v.has(Role::Repel));
        a.is_noun() && b.is_noun() && !b.plural && b.kind == Kind::Clash && self.any(repelled)
    }

    /// "two soldiers were killed while five others were wounded": one toll.
    fn hurt_while(&self) -> bool {
        let Pair { s, a, b, gap } = *self;
        let while_only = |i: usize| {
            let alone = Stretch { from: i, to: i + 1 };
            !s.is_border(i) && (!s.separates(alone) || s.word(i) == "while")
        };
        let casualties = a.part == Part::Casualty && b.part == Part::Casualty;
        // "killing one, while four others were wounded".
        let before = a.passive || a.form == Some(Form::Ing);
        casualties
            && !a.is_noun()
            && !b.is_noun()
            && before
            && b.passive
            && (gap.from..gap.to).all(while_only)
            && s.word(a.head) != s.word(b.head)
    }

    /// "the shelling also hit homes": what the noun names does it.
    fn itself(&self) -> bool {
        let Pair { s, a, b, gap } = *self;
        let light = |i: usize| s.word(i).ends_with("ly") || s.is("light_adverbs", s.word(i));
        let hits = s.verb(b.head).is_some_and(|v| v.has(Role::Hit));
        a.is_noun() && !b.is_noun() && !b.passive && hits && (gap.from..gap.to).all(light)
    }

    fn nouns(&self) -> bool {
        let Pair { s, a, b, gap } = *self;
        if !a.is_noun() || !b.is_noun() {
            return false;
        }
        let nested = self.len() <= 2 && s.word(gap.from) == "of";
        let apposed = self.len() <= 3 && s.word(gap.from) == ",";
        // "their first attack on a city, with an assault on the consulate".
        let with = !b.plural
            && (b.at.from.saturating_sub(2)..b.at.from)
                .any(|i| s.word(i) == "with" && matches!(s.word(i + 1), "a" | "an"));
        // "the bombings were the deadliest attack", "the attack, describing it as an assault".
        let naming = ["as", "called", "calling", "marks", "marked"];
        let equals = self.len() <= 16
            && self.any(|i| s.is("be", s.word(i)) || naming.contains(&s.word(i)))
            && !self.inside(&["and", "similar", "like"]);
        // "called the bombings an attack".
        let renamed = (a.at.from.saturating_sub(5)..a.at.from)
            .any(|i| matches!(s.word(i), "called" | "calling" | "termed" | "labelled"));
        // "the killing of the general in an air strike".
        let how = !b.plural
            && a.kind == Kind::TargetedKilling
            && self.len() <= 8
            && (b.at.from.saturating_sub(4)..b.at.from).any(|i| {
                matches!(s.word(i), "in" | "by" | "during")
                    && matches!(s.word(i + 1), "a" | "an" | "the")
            });
        nested || apposed || with || equals || renamed || how
    }

    fn verbs(&self) -> bool {
        let Pair { s, a, b, .. } = *self;
        if a.is_noun() || b.is_noun() {
            return false;
        }
        let near =
            a.kind == b.kind && self.len() <= 8 && !self.any(|i| s.is("relative", s.word(i)));
        let told_by =
            self.inside(&["when", "as"]) || self.inside(&["by"]) && b.form == Some(Form::Ing);
        // "fired a missile and struck the ship".
        let goes_on = s.before(b.head) == "and" && !a.passive && !b.passive;
        // "fighters broke in and two of them set off their vests".
        let of_them = |i| s.word(i) == "of" && matches!(s.word(i + 1), "them" | "whom");
        let goes_on = goes_on || !b.passive && self.inside(&["and", ","]) && self.any(of_them);
        self.hurt() || near || told_by || goes_on || self.participle()
    }

    fn noun_and_verb(&self) -> bool {
        let Pair { s, a, b, gap } = *self;
        if b.is_noun() {
            return !a.is_noun() && self.inside(&["in", "by", "with", "during", "from", "when"]);
        }
        // "the attack, which killed": but "the base that Iran struck" has a doer of its own.
        let bare = |i: usize| {
            (i + 1..b.head).all(|k| s.is("auxiliaries", s.word(k)) || s.word(k).ends_with("ly"))
        };
        let relative = (b.head.saturating_sub(3).max(gap.from)..gap.to)
            .any(|i| s.is("relative", s.word(i)) && bare(i));
        // "the blast, which shook the quarter, killed".
        let opens =
            s.is("relative", s.word(gap.from + 1)) || matches!(s.word(gap.from + 1), "a" | "an");
        // "a bombing inside the main hospital of the city, in which six died".
        let in_which = self.hurt() && self.any(|i| s.word(i) == "in" && s.word(i + 1) == "which");
        let bracket = s.word(gap.from) == "," && opens && self.len() > 0 && s.before(gap.to) == ",";
        // "a gun attack on the police station in the old part of the town of X injured": no verb between.
        let plain = self.len() <= 26 && !self.any(|i| s.verb(i).is_some() || s.is_border(i));
        let subject = a.is_noun() && (self.len() <= 14 || bracket || plain);
        // ", resulting in one person killed".
        let results = b.part == Part::Casualty
            && self.inside(&["resulting", "resulted", "leaving", "causing", ";"]);
        // "perpetrated their largest attack, with missiles targeting vessels".
        let with_arms =
            b.form == Some(Form::Ing) && self.any(|i| s.word(i) == "," && s.word(i + 1) == "with");
        self.participle()
            || relative && subject
            || subject && (!self.inside(&["and"]) || self.hurt())
            || results
            || in_which && a.is_noun()
            || with_arms
    }

    /// "…, killing two".
    fn participle(&self) -> bool {
        self.b.form == Some(Form::Ing) && (self.s.before(self.b.head) == "," || self.hurt())
    }
}

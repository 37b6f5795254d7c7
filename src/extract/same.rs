//! Which words of a sentence name the same happening.

use super::lexicon::{Form, Role};
use super::nuclei::{Nucleus, Part};
use super::sentence::{Sentence, Stretch};
use crate::model::{Family, Kind};

/// Whether two nuclei of a sentence, `b` after `a`, name the same happening.
pub(super) fn same_happening(s: &Sentence, a: &Nucleus, b: &Nucleus) -> bool {
    let gap = Stretch {
        from: a.at.to.min(b.at.from),
        to: b.at.from,
    };
    if a.kind.family().is_incident() != b.kind.family().is_incident() {
        return false;
    }
    // "was intercepted after it was fired at the base": the pronoun takes the weapon up.
    let pronoun = (gap.from..gap.to).any(|i| matches!(s.word(i), "it" | "they"));
    if a.kind == Kind::Interception && !b.is_noun() && b.kind.family() == Family::Attack {
        return pronoun;
    }
    let inside = |word: &str| (gap.from..gap.to).any(|i| s.word(i) == word);
    // "struck a checkpoint; four people were killed": the toll belongs to what was just told.
    let parts = |i: usize| s.is_border(i) && !(b.part == Part::Casualty && s.word(i) == ";");
    let separated = s.separates(gap) || (gap.from..gap.to).any(parts);
    // "for the deaths of two soldiers … the base was hit": a noun's deaths go with no verb.
    if a.part == Part::Casualty && a.is_noun() && !b.is_noun() {
        return false;
    }
    // "hit the sites for the deaths of": another happening, unless these came of it.
    if b.part == Part::Casualty && b.is_noun() {
        return (gap.from..gap.to).any(|i| {
            ["caus", "result", "lead", "led", "leav"]
                .iter()
                .any(|stem| s.word(i).starts_with(stem))
        });
    }
    // "thwarted another attack", "an attack was thwarted".
    if a.part == Part::Thwart || b.part == Part::Thwart {
        return !separated && gap.to - gap.from <= 10;
    }
    // "rammed the gates before gunmen fought their way in, in an attack that": the noun sums up.
    let phrase = b.at.from.saturating_sub(3)..b.at.from;
    let sums = b.is_noun()
        && !b.plural
        && !a.is_noun()
        && phrase
            .clone()
            .any(|i| s.word(i) == "in" && matches!(s.word(i + 1), "a" | "an" | "the" | "what"));
    if sums && a.kind.fits(b.kind) && !(gap.from..gap.to).any(|i| s.time_at(i).is_some()) {
        return true;
    }
    if separated {
        // "died after rockets slammed into the base": the death belongs to what follows.
        return a.part == Part::Casualty
            && s.verb(a.head).is_some_and(|v| v.has(Role::Die))
            && (s.word(gap.from) == "after" || s.word(gap.from + 1) == "after")
            && b.part == Part::Event;
    }
    let fits = a.kind.fits(b.kind) || a.part == Part::Casualty || b.part == Part::Casualty;
    if !fits {
        // "was intercepted after it was fired at …" is separated; "fired and intercepted" is one.
        return matches!(
            (a.kind.family(), b.kind),
            (Family::Attack, Kind::Interception)
        ) && gap.to - gap.from <= 8
            && !inside("and");
    }
    let casualties = a.part == Part::Casualty || b.part == Part::Casualty;
    let participle = b.form == Some(Form::Ing) && (s.before(b.head) == "," || casualties);
    // "the attack, which killed": but "the base that Iran struck" has a doer of its own.
    let relative = (b.head.saturating_sub(3).max(gap.from)..gap.to).any(|i| {
        s.is("relative", s.word(i))
            && (i + 1..b.head).all(|k| s.is("auxiliaries", s.word(k)) || s.word(k).ends_with("ly"))
    });
    // "the blast, which shook the quarter, killed".
    let bracket = s.word(gap.from) == ","
        && s.is("relative", s.word(gap.from + 1))
        && gap.to > gap.from
        && s.before(gap.to) == ",";
    let subject = a.is_noun() && !b.is_noun() && (gap.to - gap.from <= 14 || bracket);
    let within = b.is_noun()
        && !a.is_noun()
        && (inside("in")
            || inside("by")
            || inside("with")
            || inside("during")
            || inside("from")
            || inside("when"));
    let nested = a.is_noun() && b.is_noun() && gap.to - gap.from <= 2 && s.word(gap.from) == "of";
    // "their first attack on a city, with an assault on the consulate".
    let with = a.is_noun()
        && b.is_noun()
        && !b.plural
        && (b.at.from.saturating_sub(2)..b.at.from)
            .any(|i| s.word(i) == "with" && matches!(s.word(i + 1), "a" | "an"));
    let apposed = a.is_noun() && b.is_noun() && s.word(gap.from) == "," && gap.to - gap.from <= 3;
    let both_verbs = !a.is_noun() && !b.is_noun();
    let two_hurts = a.part == Part::Casualty && b.part == Part::Casualty;
    participle
        || relative && (subject || both_verbs && b.part == Part::Casualty)
        || subject && (!inside("and") || casualties)
        || within
        || nested
        || with
        || apposed
        || two_hurts
        || both_verbs && casualties
        || b.part == Part::Casualty && inside(";")
        || both_verbs
            && a.kind == b.kind
            && gap.to - gap.from <= 8
            && !(gap.from..gap.to).any(|i| s.is("relative", s.word(i)))
        || both_verbs
            && (inside("when") || inside("as") || (inside("by") && b.form == Some(Form::Ing)))
}

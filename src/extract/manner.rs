//! How a happening is brought up: as history, as another one, as one told before.

use super::lexicon::Role;
use super::nuclei::{Happening, Part};
use super::sentence::Sentence;
use crate::model::Kind;

/// "had attacked", outside of what somebody said: further back than the story.
pub(super) fn background(s: &Sentence, h: &Happening) -> bool {
    let main = h.main();
    let had = (main.head.saturating_sub(3)..main.head).any(|i| s.word(i) == "had");
    let told = (0..main.head).any(|i| s.verb(i).is_some_and(|v| v.has(Role::Say)));
    had && !told
}

/// "again", "another", "a second": set apart from a happening told before.
pub(super) fn distinct(s: &Sentence, h: &Happening) -> bool {
    // "Also on Tuesday", "Elsewhere in the city": the sentence leaves what was told.
    let opens = |i: usize| {
        let len = s.lexicon.cue("elsewhere").at(&s.tokens, i);
        (len > 0).then_some(i + len)
    };
    let opening = (0..s.tokens.len().min(2)).filter_map(opens).max();
    let main = s.clause_start(h.main().head);
    if opening.is_some_and(|end| main <= end.max(2)) && !definite(s, h) {
        return true;
    }
    h.parts.iter().any(|part| {
        let from = part
            .at
            .from
            .saturating_sub(4)
            .max(s.clause_start(part.head));
        let to = s.clause_end(part.at.to - 1).min(part.at.to + 6);
        let again = (from..to).any(|i| s.word(i) == "again");
        // "another twelve people were hurt": more of them, and no other happening.
        let more = |i: usize| s.word(i) == "another" && s.is_number(i + 1);
        let other = (from..part.head).any(|i| match s.word(i) {
            "another" if more(i) => false,
            "another" | "separate" | "fresh" | "new" => true,
            // "The second blast" is one of those just told.
            "second" | "third" | "fourth" | "fifth" => {
                part.is_noun() && !(s.before(i) == "the" && part.kind == Kind::IedAttack)
            }
            _ => false,
        });
        // "another bomb near the town … hit", "the other soldier was killed".
        let clause = s.clause_start(part.head)..part.head;
        let subject = clause.into_iter().any(|i| {
            let thing =
                |k| s.lexicon.weapon(&s.tokens, k).is_some() || s.lexicon.is_people(s.word(k));
            match s.word(i) {
                "another" => thing(i + 1),
                "other" => s.before(i) == "the" && thing(i + 1),
                _ => false,
            }
        });
        // "Jets also hit a depot".
        let also = !part.is_noun()
            && part.part == Part::Event
            && (part.head.saturating_sub(3)..part.head).any(|i| s.word(i) == "also");
        again || other || also || !part.is_noun() && subject
    })
}

/// The words point back: "the attack", "that strike", "Wednesday's attack"; "the rockets struck".
pub(super) fn definite(s: &Sentence, h: &Happening) -> bool {
    // "foiled the assault": the noun points back.
    let foiled = h
        .parts
        .iter()
        .find(|p| p.is_noun() && p.part == Part::Event);
    let main = match foiled {
        Some(noun) if h.main().part == Part::Thwart => noun,
        _ => h.main(),
    };
    if main.is_noun() {
        let from = main.at.from.saturating_sub(6);
        // "the President directed strikes": a verb parts the noun from its article.
        let verb = |i: usize| {
            s.word(i).ends_with("ed") && s.name_at(i).is_none() && i > 0 && {
                let before = s.before(i);
                !s.is("determiners", before)
                    && !before.ends_with("ly")
                    && !s.tokens[i - 1].possessive
            }
        };
        // "the first attack, a car bomb": one of several, told now.
        let of_several = |i: usize| matches!(s.word(i), "first" | "second" | "third" | "other");
        if let Some(at) = (from..main.at.from).find(|&i| of_several(i)) {
            // "This was the second attack in a week": what was just told.
            let article = at.checked_sub(1).filter(|&i| s.word(i) == "the");
            let be = article.and_then(|i| i.checked_sub(1));
            let told = be.is_some_and(|i| {
                (s.is("be", s.word(i)) || s.word(i).starts_with("mark"))
                    && matches!(s.before(i), "it" | "this" | "that")
            });
            // "The third blast in the capital in eight days was": the one of the story.
            let behind = main.at.to..main.at.to + 8;
            let counted = article.is_some_and(|i| i <= 1)
                && s.times.iter().any(|t| {
                    behind.contains(&t.at.from)
                        && matches!(s.before(t.at.from), "in" | "since" | "")
                        || behind.contains(&t.at.from) && s.word(t.at.from) == "this"
                });
            let blast = article.is_some() && main.kind == Kind::IedAttack;
            return (told || counted || blast) && !main.plural;
        }
        return (from..main.at.from)
            .rev()
            .take_while(|&i| {
                let other = matches!(s.word(i), "a" | "an") || s.is("auxiliaries", s.word(i));
                // "the Jan. 17 attack"
                s.time_at(i).is_some()
                    || !s.is_border(i) && !s.is("prepositions", s.word(i)) && !verb(i) && !other
            })
            .any(|i| s.is("definite", s.word(i)) || s.tokens[i].possessive);
    }
    let from = s.clause_start(main.head);
    (from..main.head).any(|i| {
        let weapon = s.lexicon.weapon(&s.tokens, i + 1).is_some();
        // "the gunmen attacked": those told of.
        let men = s.lexicon.is_militia(s.word(i + 1)) && i + 3 >= main.head;
        (weapon || men) && matches!(s.word(i), "the" | "those" | "these" | "this" | "that")
    })
}

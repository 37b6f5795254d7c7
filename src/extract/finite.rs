//! Whether a verb is told as something that took place: its auxiliaries, its form, what governs it.

use super::lexicon::{Form, Role};
use super::sentence::{Sentence, Stretch};
use crate::model::{Role as ParagraphRole, Status};

/// The status of the verb at `at`: from the clause it stands in, its auxiliaries, and its form.
pub(super) fn finite(s: &Sentence, at: usize, form: Form) -> Status {
    let start = s.clause_start(at);
    if unsure(s, start, at) {
        return Status::Hypothetical;
    }
    // "the number of troops killed": a count of many.
    let counts = |k: &usize| matches!(s.word(*k), "number" | "toll" | "total");
    if (start..at)
        .rev()
        .take_while(|&k| s.word(k) != ",")
        .any(|k| counts(&k))
    {
        return Status::Aggregate;
    }
    // "in fear of being bombed".
    let dreaded = Stretch {
        from: at.saturating_sub(6),
        to: at,
    };
    if s.before(at) == "being" && s.any("hypothetical", dreaded) {
        return Status::Hypothetical;
    }
    auxiliaries(s, start, at, form).unwrap_or_else(|| by_form(s, start, at, form))
}

/// "if", "whether", or "a matter of time before" rule the clause.
fn unsure(s: &Sentence, start: usize, at: usize) -> bool {
    let asks = (start..at).any(|i| matches!(s.word(i), "if" | "whether" | "unless"));
    let outer = Stretch {
        from: start.saturating_sub(9),
        to: start,
    };
    let waits = matches!(s.before(start), "before" | "until") && s.any("hypothetical", outer);
    asks || waits || conditional(s, start)
}

/// The status told by the words right before the verb, adverbs skipped; `None` when they tell none.
fn auxiliaries(s: &Sentence, start: usize, at: usize, form: Form) -> Option<Status> {
    for i in (start.max(at.saturating_sub(9))..at).rev() {
        let word = s.word(i);
        let has = matches!(word, "have" | "has");
        let status = if s.is("negation", word) {
            Status::Negated
        } else if s.is("modals", word) {
            modal(s, i, at)
        } else if word == "to" && (form == Form::Base || s.is("be", s.word(i + 1))) {
            infinitive(s, i)
        } else if s.is("habitual_adverbs", word)
            || has && form == Form::Ing && (i..at).any(|k| s.word(k) == "been")
        {
            Status::Habitual
        } else if matches!(word, "is" | "are")
            && form == Form::Past
            && !headline(s)
            && !s.entry
            && !(start..i).any(|k| s.is_number(k))
        {
            // "the region is shelled": what is so, not what happened.
            Status::Habitual
        } else if has && form == Form::Past && totals(s, i) {
            Status::Aggregate
        } else if s.is("auxiliaries", word)
            || word.ends_with("ly")
            || s.is("light_adverbs", word)
            // "have for more than a year been firing".
            || s.time_at(i).is_some()
            || word == "for" && s.time_at(i + 1).is_some()
        {
            continue;
        } else {
            // The subject: "no rockets hit".
            let none = (i.saturating_sub(3).max(start)..=i).any(|k| s.word(k) == "no");
            return none.then_some(Status::Negated);
        };
        return Some(status);
    }
    None
}

/// "will": planned; "must have": concluded; any other modal: supposed.
fn modal(s: &Sentence, modal: usize, verb: usize) -> Status {
    let perfect = (modal..verb).any(|k| s.word(k) == "have");
    match s.word(modal) {
        "will" | "shall" => Status::Planned,
        "must" if perfect => Status::Actual,
        _ => Status::Hypothetical,
    }
}

/// "these have killed three", "have bombed the country since January": a total over many.
fn totals(s: &Sentence, has: usize) -> bool {
    let many = matches!(
        s.before(has),
        "these" | "those" | "they" | "attacks" | "strikes"
    );
    // "Three have been killed by these".
    let by_many = (has..s.tokens.len().min(has + 8)).any(|k| {
        s.word(k) == "by" && matches!(s.word(k + 1), "these" | "those") && s.is_border(k + 2)
    });
    let dated = |k: usize| {
        s.times
            .iter()
            .any(|t| t.at.from > k && t.at.from <= k + 3 || t.at.holds(k))
    };
    many || by_many || (0..s.tokens.len()).any(|k| s.word(k) == "since" && dated(k))
}

/// Headlines, captions and table rows tell in the present what happened.
fn headline(s: &Sentence) -> bool {
    matches!(
        s.paragraph.role,
        ParagraphRole::Title
            | ParagraphRole::Standfirst
            | ParagraphRole::TableRow
            | ParagraphRole::Caption
    )
}

/// The status told by the verb's own form.
fn by_form(s: &Sentence, start: usize, at: usize, form: Form) -> Status {
    let often = (start..at).any(|k| s.is("habitual_adverbs", s.word(k)));
    match form {
        _ if often => Status::Habitual,
        Form::Past => Status::Actual,
        Form::Ing => participle(s, at, start),
        Form::Base if let Some(to) = governing_to(s, start, at) => infinitive(s, to),
        _ if headline(s) || s.entry || !s.times.is_empty() => Status::Actual,
        // "A bomb kills forty": told in the present, but counted.
        _ if s
            .verb(at)
            .is_some_and(|v| v.has(Role::Kill) || v.has(Role::Wound))
            && (at..(at + 6).min(s.tokens.len())).any(|k| s.is_number(k)) =>
        {
            Status::Actual
        }
        _ => Status::Habitual,
    }
}

/// The "to" that reaches a bare verb over "and" or a helper: "to trample … and burn", "tried to have
/// the police detain them".
fn governing_to(s: &Sentence, start: usize, at: usize) -> Option<usize> {
    (start..at).rev().find(|&i| {
        let joined = (i..at).any(|k| s.word(k) == "and");
        let verb = s.verb(i + 1).is_some_and(|v| v.form == Form::Base);
        let helper = matches!(s.word(i + 1), "have" | "make" | "help" | "let");
        s.word(i) == "to" && (joined && (verb || at - i <= 4) || helper)
    })
}

/// "to attack": planned, unless what governs it says it was done or tried.
fn infinitive(s: &Sentence, to: usize) -> Status {
    let from = to.saturating_sub(4);
    // "used a donkey strapped with explosives to ambush".
    let start = s.clause_start(to);
    let used = (start..to).any(|i| s.word(i) == "used" && !s.is("be", s.before(i)) && i + 1 < to);
    if used || s.any("factual_infinitive", Stretch { from, to }) {
        Status::Actual
    } else {
        Status::Planned
    }
}

fn participle(s: &Sentence, at: usize, start: usize) -> Status {
    let left = Stretch {
        from: start.max(at.saturating_sub(7)),
        to: at,
    };
    if matches!(s.before(at), "are" | "is" | "be" | "in") {
        return Status::Habitual;
    }
    if s.any("planned", left) {
        return Status::Planned;
    }
    // "told them to stop targeting", "kept them from attacking".
    let stopped = s.is("ceasing", s.before(at)) || s.before(at) == "from";
    if stopped || s.any("hypothetical", left) {
        return Status::Hypothetical;
    }
    Status::Actual
}

/// "if", "whether" or "unless" rules the clause that begins at `start`.
pub(super) fn conditional(s: &Sentence, start: usize) -> bool {
    start > 0 && matches!(s.before(start), "if" | "whether" | "unless")
}

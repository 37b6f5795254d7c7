//! By whose account somebody did it: blamed, behind it, claiming, denying.

use super::lexicon::{Role, Verb};
use super::nuclei::Happening;
use super::party::{before, party_in, speaker_in, unbracketed};
use super::sentence::{Sentence, Stretch};
use crate::model::{ActorClaim, Party, Stance};

/// "were blamed by U.S. officials on X", "officials blamed X for", "attributed to X".
pub(super) fn blame(s: &Sentence, h: &Happening, found: &mut Vec<ActorClaim>) {
    let phrases = s.lexicon.cue("blame");
    for at in 0..s.tokens.len() {
        let len = phrases.at(&s.tokens, at).max(attributed(s, at));
        if len == 0
            || h.distance(
                s,
                Stretch {
                    from: at,
                    to: at + len,
                },
            ) > 30
        {
            continue;
        }
        let passive = s.passive_be(at).is_some();
        let end = s.clause_end(at + len - 1).min(at + len + 14);
        let after = Stretch {
            from: at + len,
            to: end,
        };
        // "The rebels were blamed for it", "accused of it", "blamed by the governor".
        let next = s.word(at + len);
        let on = (after.from..after.to).any(|i| s.word(i) == "on");
        let subject = passive && (matches!(next, "for" | "of") || next == "by" && !on);
        let (blamed, by) = if subject {
            let by = after.from + 1;
            let by = (next == "by").then(|| speaker_in(s, Stretch { from: by, ..after }));
            (party_in(s, before(s, at, 14), true), by.flatten())
        } else if passive && s.word(at) != "accused" {
            let on = (after.from..after.to).find(|&i| matches!(s.word(i), "on" | "to"));
            let from = on.map_or(after.from, |i| i + 1);
            let by = (after.from..from).find(|&i| s.word(i) == "by");
            let by = by.and_then(|i| {
                speaker_in(
                    s,
                    Stretch {
                        from: i + 1,
                        to: from,
                    },
                )
            });
            (party_in(s, Stretch { from, to: after.to }, false), by)
        } else {
            let start = s.clause_start(at).max(at.saturating_sub(10));
            // "a commander that it blamed for the attack".
            let object = at >= 3
                && s.is("subject_pronouns", s.before(at))
                && matches!(s.word(at - 2), "that" | "whom" | "which" | "who");
            let party = if object {
                let to = at - 2;
                let from = to.saturating_sub(6);
                party_in(s, Stretch { from, to }, true)
            } else {
                party_in(s, after, false)
            };
            (
                party,
                speaker_in(
                    s,
                    Stretch {
                        from: start,
                        to: at,
                    },
                ),
            )
        };
        if let Some(party) = blamed {
            found.push(ActorClaim {
                party,
                stance: Stance::Blamed,
                by,
            });
        }
    }
}

/// "attributed that blast to": up to the "to", 0 for none.
fn attributed(s: &Sentence, at: usize) -> usize {
    let verb = matches!(s.word(at), "attribute" | "attributed" | "attributes");
    let to = (at + 1..at + 7).find(|&i| s.word(i) == "to");
    to.filter(|_| verb).map_or(0, |to| to + 1 - at)
}

/// "Rebels are suspected of the attack".
pub(super) fn suspected(s: &Sentence, h: &Happening, found: &mut Vec<ActorClaim>) {
    let said = |at: usize| {
        let words = Stretch {
            from: at,
            to: at + 1,
        };
        s.word(at) == "suspected"
            && s.passive_be(at).is_some()
            && matches!(s.word(at + 1), "of" | "in")
            && h.distance(s, words) <= 30
    };
    for at in (0..s.tokens.len()).filter(|&at| said(at)) {
        found.extend(
            party_in(s, before(s, at, 14), true).map(|party| ActorClaim {
                party,
                stance: Stance::Suspected,
                by: None,
            }),
        );
    }
}

/// "X was behind the attack", "officials held X responsible for it".
pub(super) fn behind(s: &Sentence, h: &Happening, found: &mut Vec<ActorClaim>) {
    let phrases = s.lexicon.cue("blame_subject");
    for at in 0..s.tokens.len() {
        let len = phrases.at(&s.tokens, at);
        if len == 0 {
            continue;
        }
        let said = s.is("be", s.before(at)) || s.before(at) == "held";
        let held = held_to_be(s, at);
        if let Some((party, by)) = held {
            found.push(ActorClaim {
                party,
                stance: Stance::Blamed,
                by,
            });
        }
        if held.is_some()
            || !said
            || h.distance(
                s,
                Stretch {
                    from: at,
                    to: at + len,
                },
            ) > 12
        {
            continue;
        }
        // "said it was behind": a claim.
        let own = matches!(s.word(at.saturating_sub(2)), "it" | "they");
        let stance = if own { Stance::Claimed } else { Stance::Blamed };
        // The subject comes first; an apposition may name others.
        let head = if own { at.saturating_sub(3) } else { at - 1 };
        if let Some(party) = party_in(s, before(s, head, 24), !own) {
            found.push(ActorClaim {
                party,
                stance,
                by: own.then_some(party),
            });
        }
    }
}

/// "Officials held X responsible for": whom, and who says so.
fn held_to_be(s: &Sentence, at: usize) -> Option<(Party, Option<Party>)> {
    let from = at.saturating_sub(7);
    let held = (from..at).rfind(|&i| matches!(s.word(i), "held" | "hold" | "holds" | "holding"))?;
    let whom = Stretch {
        from: held + 1,
        to: at,
    };
    let start = s.clause_start(held).max(held.saturating_sub(10));
    let speaker = Stretch {
        from: start,
        to: held,
    };
    Some((party_in(s, whom, false)?, speaker_in(s, speaker)))
}

/// "X claimed responsibility", "X said it had fired"; "no group claimed" is no claim.
pub(super) fn claimed(s: &Sentence, h: &Happening, found: &mut Vec<ActorClaim>) {
    for (list, stance) in [("claim", Stance::Claimed), ("deny", Stance::Denied)] {
        let phrases = s.lexicon.cue(list);
        for at in 0..s.tokens.len() {
            let len = phrases.at(&s.tokens, at);
            let words = Stretch {
                from: at,
                to: at + len,
            };
            if len == 0 || h.distance(s, words) > 30 {
                continue;
            }
            if other_deed(s, h, words) {
                continue;
            }
            // "The rebels, who fight the army, claimed it".
            let told = unbracketed(s, Stretch { from: 0, to: at }).to;
            let start = s.clause_start(told).max(told.saturating_sub(14));
            let before = Stretch {
                from: start,
                to: told,
            };
            if s.any("nobody_claims", before)
                || s.any(
                    "negation",
                    Stretch {
                        from: at.saturating_sub(3),
                        to: at,
                    },
                )
            {
                continue;
            }
            let by = s.before(at + len) == "by";
            let subject = if by {
                party_in(
                    s,
                    Stretch {
                        from: at + len,
                        to: (at + len + 6).min(s.tokens.len()),
                    },
                    false,
                )
            } else {
                party_in(s, before, true)
            };
            if let Some(party) = subject {
                found.retain(|f| !f.party.span.overlaps(party.span));
                found.push(ActorClaim {
                    party,
                    stance,
                    by: Some(party),
                });
            }
        }
    }
}

/// "claimed to have found the rockets": not the deed that the sentence tells of.
fn other_deed(s: &Sentence, h: &Happening, claim: Stretch) -> bool {
    let have = (claim.from..claim.to + 2).find(|&i| s.word(i) == "to" && s.word(i + 1) == "have");
    let done = have.map(|i| i + 2);
    done.is_some_and(|at| {
        let performs = |v: &Verb| v.has(Role::Perform) || v.has(Role::Fire) || v.has(Role::Kill);
        s.verb(at).is_some_and(|v| !performs(v))
            && !h
                .parts
                .iter()
                .any(|p| p.head == at && p.kind == h.main().kind)
    })
}

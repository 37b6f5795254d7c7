//! Which words of a sentence tell of which of its happenings: "a raid killed two, hours after a bomb
//! had struck the market" are two passages.

use super::nuclei::Happening;
use super::sentence::{Sentence, Stretch};
use super::time::Anchor;

/// For each happening the words that tell of it: the whole sentence, unless it tells of several
/// incidents and something parts them.
pub(super) fn passages(s: &Sentence, happenings: &[Happening]) -> Vec<Stretch> {
    let whole = Stretch {
        from: 0,
        to: s.tokens.len(),
    };
    let mut passages = vec![whole; happenings.len()];
    let mut incidents: Vec<(Stretch, usize)> = (happenings.iter().zip(0..))
        .filter(|(h, _)| h.kind().family().is_incident())
        .map(|(h, i)| (extent(h), i))
        .collect();
    incidents.sort_by_key(|(at, i)| (at.from, *i));
    // Runs of incidents that nothing parts share their words.
    let mut from = 0;
    let mut run = Vec::new();
    let mut told = 0;
    for at in 0..incidents.len() {
        let (extent, index) = incidents[at];
        run.push(index);
        told = extent.to.max(told);
        let next = incidents.get(at + 1).map(|(next, _)| next.from);
        let to = match next {
            Some(next) => border(s, told, next),
            None => Some(whole.to),
        };
        let Some(to) = to else { continue };
        for index in run.drain(..) {
            passages[index] = Stretch { from, to };
        }
        from = to;
    }
    passages
}

/// The words from the first part of a happening to its last.
fn extent(h: &Happening) -> Stretch {
    let parts = || h.parts.iter().map(|p| p.at);
    Stretch {
        from: parts().map(|at| at.from).min().unwrap_or(0),
        to: parts().map(|at| at.to).max().unwrap_or(0),
    }
}

/// Where the telling passes from one happening to the next, between the words of the two.
fn border(s: &Sentence, from: usize, to: usize) -> Option<usize> {
    if from > to {
        return None;
    }
    let gap = Stretch { from, to };
    let mut words = gap.from..gap.to;
    // "hours after rockets hit": the time hangs on what follows.
    let hangs = s.times.iter().find(|t| {
        gap.holds(t.at.from)
            && matches!(t.time.anchor, Anchor::Event { .. })
            && t.time.date.is_none()
    });
    let parts = |i: usize| s.separates(Stretch { from: i, to: i + 1 });
    hangs
        .map(|t| t.at.from)
        .or_else(|| words.clone().find(|&i| parts(i)))
        .or_else(|| words.clone().find(|&i| s.is_border(i)).map(|i| i + 1))
        .or_else(|| words.clone().rfind(|&i| s.word(i) == ",").map(|i| i + 1))
        .or_else(|| words.rfind(|&i| matches!(s.word(i), "and" | "as" | "when" | "while")))
        // A first passage that would be nothing but the border's own words is none.
        .filter(|&at| at > 0 && at < s.tokens.len())
}

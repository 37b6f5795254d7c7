//! Which words of a sentence tell of which of its happenings: "a raid killed two, hours after a bomb
//! had struck the market" are two passages.

use super::nuclei::Happening;
use super::sentence::{Sentence, Stretch, Timed};
use super::time::Anchor;

/// The words of a sentence that tell of one of its happenings.
#[derive(Debug, Clone, Copy)]
pub(super) struct Passage {
    pub at: Stretch,
    /// The words between what surely parts it from others: its own and those a comma or "and" parts.
    pub reach: Stretch,
    /// It hangs on another happening of the sentence: "in answer to an attack".
    pub aside: bool,
}

/// For each happening the words that tell of it: the whole sentence, unless it tells of several
/// incidents and something parts them.
pub(super) fn passages(s: &Sentence, happenings: &[Happening]) -> Vec<Passage> {
    let whole = s.whole();
    let all = Passage {
        at: whole,
        reach: whole,
        aside: false,
    };
    let mut passages = vec![all; happenings.len()];
    let mut incidents: Vec<(Stretch, usize)> = (happenings.iter().zip(0..))
        .filter(|(h, _)| h.kind().family().is_incident())
        .map(|(h, i)| (extent(h), i))
        .collect();
    incidents.sort_by_key(|(at, i)| (at.from, *i));
    let (mut from, mut wall, mut told) = (0, 0, 0);
    // Incidents that nothing parts share their words; those that no wall parts their reach.
    let (mut run, mut walled) = (Vec::new(), Vec::new());
    for at in 0..incidents.len() {
        let (extent, index) = incidents[at];
        run.push(index);
        walled.push(index);
        told = extent.to.max(told);
        let next = incidents.get(at + 1).map(|(next, _)| next.from);
        let border = match next {
            Some(next) => border(s, told, next),
            None => Some(Border {
                at: whole.to,
                wall: true,
            }),
        };
        let Some(border) = border else { continue };
        let words = Stretch {
            from,
            to: border.at,
        };
        let opening = from == 0 && s.separates(Stretch { from: 0, to: 2 });
        let aside = if from == 0 {
            opening && next.is_some()
        } else {
            hangs(s, from)
        };
        for index in run.drain(..) {
            passages[index].at = words;
            passages[index].aside = aside;
        }
        if border.wall || opening {
            for index in walled.drain(..) {
                passages[index].reach = Stretch {
                    from: wall,
                    to: border.at,
                };
            }
            wall = border.at;
        }
        from = border.at;
    }
    passages
}

/// True where a clause begins that hangs on what stands before: "after", "hours after".
fn hangs(s: &Sentence, at: usize) -> bool {
    let timed = |t: &Timed| t.at.from == at && hanging(t);
    s.separates(Stretch {
        from: at,
        to: at + 1,
    }) || s.times.iter().any(timed)
}

/// The time hangs on a happening that is named behind it: "hours after rockets hit".
fn hanging(timed: &Timed) -> bool {
    matches!(timed.time.anchor, Anchor::Event { .. }) && timed.time.date.is_none()
}

/// The words from the first part of a happening to its last.
fn extent(h: &Happening) -> Stretch {
    let parts = || h.parts.iter().map(|p| p.at);
    Stretch {
        from: parts().map(|at| at.from).min().unwrap_or(0),
        to: parts().map(|at| at.to).max().unwrap_or(0),
    }
}

/// Where the telling passes from one happening to the next.
struct Border {
    at: usize,
    /// More than a comma or "and".
    wall: bool,
}

/// The border between the words of two happenings.
fn border(s: &Sentence, from: usize, to: usize) -> Option<Border> {
    if from > to {
        return None;
    }
    let gap = Stretch { from, to };
    let mut words = gap.from..gap.to;
    let time = s.times.iter().find(|t| gap.holds(t.at.from) && hanging(t));
    let parts = |i: usize| s.separates(Stretch { from: i, to: i + 1 });
    let wall = time
        .map(|t| t.at.from)
        .or_else(|| words.clone().find(|&i| parts(i)))
        .or_else(|| words.clone().find(|&i| s.is_border(i)).map(|i| i + 1));
    let weak = || {
        let comma = words.clone().rfind(|&i| s.word(i) == ",").map(|i| i + 1);
        comma.or_else(|| words.rfind(|&i| matches!(s.word(i), "and" | "as" | "when" | "while")))
    };
    let at = wall.or_else(weak)?;
    // A passage that would be nothing but the border's own words is none.
    (at > 0 && at < s.tokens.len()).then_some(Border {
        at,
        wall: wall.is_some(),
    })
}

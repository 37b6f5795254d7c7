//! "Attacks on X on April 4, April 18 and May 3; on Y on May 2": one report for each day of a list.

use super::lexicon::Form;
use super::nuclei::Happening;
use super::places::Placed;
use super::sentence::{Sentence, Stretch, Timed};
use super::time::TimexType;
use crate::model::{PlaceClaim, Relation};

/// One day of a list, with the place told for it.
pub(super) struct Item<'t, 'a> {
    pub timed: &'t Timed<'a>,
    pub place: Option<PlaceClaim>,
    /// The words from the end of the last place's days to this day; for the first place, from the
    /// sentence's start.
    pub at: Stretch,
}

/// The list of days behind a noun in the plural; empty when there are fewer than two.
pub(super) fn items<'t, 'a>(
    s: &'t Sentence<'a>,
    h: &Happening,
    places: &[Placed],
) -> Vec<Item<'t, 'a>> {
    let main = h.main();
    if !main.is_noun() || !main.plural {
        return Vec::new();
    }
    let mut items: Vec<Item> = Vec::new();
    for timed in s
        .times
        .iter()
        .filter(|t| is_day(t) && t.at.from > main.head)
    {
        let from = items.last().map_or(main.at.to, |i| i.at.to);
        let between = Stretch {
            from,
            to: timed.at.from,
        };
        if !items.is_empty() && !runs_on(s, between) {
            break;
        }
        let told = places
            .iter()
            .find(|p| between.holds(p.at.from) && p.claim.relation != Relation::From);
        let place = told
            .map(|p| p.claim)
            .or_else(|| items.last().and_then(|i| i.place));
        // A day told for the place of the day before: the words from that place on.
        let opens = match items.last() {
            Some(last) if told.is_none() => last.at.from,
            Some(_) => from,
            None => 0,
        };
        let opens = (opens..timed.at.from)
            .find(|&i| !matches!(s.word(i), "," | ";" | "and"))
            .unwrap_or(timed.at.from);
        items.push(Item {
            timed,
            place,
            at: Stretch {
                from: opens,
                to: timed.at.to,
            },
        });
    }
    let day = |i: &Item| i.timed.time.date.and_then(|d| d.start);
    let alike = items.windows(2).all(|w| day(&w[0]) == day(&w[1]));
    if alike { Vec::new() } else { items }
}

fn is_day(timed: &Timed) -> bool {
    timed.time.kind == TimexType::Date && timed.time.date.is_some_and(|d| d.days() == Some(1))
}

/// The list goes on: no verb and no other happening stands between.
fn runs_on(s: &Sentence, between: Stretch) -> bool {
    (between.from..between.to).all(|i| {
        s.lexicon.noun(&s.tokens, i).is_none()
            && s.verb(i)
                .is_none_or(|v| v.form == Form::Base || s.name_at(i).is_some())
            && !matches!(s.word(i), "to" | "until" | "through" | "-" | "–")
    })
}

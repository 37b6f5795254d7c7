//! Which time expression dates which happening.

use super::lexicon::{Form, Role};
use super::nuclei::Happening;
use super::sentence::{Sentence, Stretch, Timed};
use super::time::{Anchor, TimeExpression, TimexType};
use super::tokens::Shape;
use crate::model::{
    Basis, Date, DateAnchor, DateClaim, DateWarning, Kind, Precision, Role as ParagraphRole, Span,
};
use crate::pack::Pack;

/// How far behind "since" the day can stand from which something went on, in tokens.
const SINCE: usize = 14;

/// The date of one happening, or what it hangs on.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Dated {
    pub claim: Option<DateClaim>,
    pub anchor: Option<DateAnchor>,
    /// The day it was told on.
    pub announced: Option<DateClaim>,
}

/// Dates the happenings of a sentence: each time expression goes to the one it is closest to.
pub(crate) fn dates(s: &Sentence, happenings: &[Happening]) -> Vec<Dated> {
    let mut dated = vec![Dated::default(); happenings.len()];
    let mut costs = vec![u32::MAX; happenings.len()];
    for timed in s.times.iter().filter(|t| usable(s, t)) {
        if let Anchor::Event { phrase, .. } = timed.time.anchor
            && let Some(inside) = inside(s, happenings, phrase)
            && timed.time.date.is_some()
        {
            // "in the two weeks since the strikes": the expression dates the strikes.
            if dated[inside].claim.is_none() {
                dated[inside].claim = claim(s, timed);
            }
            continue;
        }
        let Some(owner) = owner(s, happenings, timed) else {
            continue;
        };
        // "were killed after their car went off the road on 9 June": the day, and not "after".
        if let Anchor::Event { phrase, .. } = timed.time.anchor
            && timed.time.date.is_none()
            && inside(s, happenings, phrase).is_none()
            && s.times
                .iter()
                .any(|t| phrase.contains(t.time.span) && is_day(t))
        {
            continue;
        }
        // "the attack, which resembled the one in November".
        if s.likens(happenings[owner].main().at.to, timed.at.from) {
            continue;
        }
        // "on Wednesday … the deadliest attacks this year": the day, not the year.
        let wide = timed
            .time
            .date
            .is_some_and(|d| d.days().is_none_or(|n| n > 60));
        let opening = timed.at.from <= 2;
        // "In April … after the talks failed": April, and not some time after.
        let loose = matches!(timed.time.anchor, Anchor::Event { days: None, .. })
            && timed.time.date.is_none();
        let cost = happenings[owner].distance(s, timed.at) + if wide || loose { 20 } else { 0 };
        // "In early June, an overnight siege": a part of the day beside a date dates less.
        let night = timed.at.to - timed.at.from == 1 && s.word(timed.at.from) == "overnight";
        let cost = match (opening, night) {
            (true, _) => cost.min(14),
            (_, true) => cost + 15,
            _ => cost,
        };
        if cost < costs[owner] && cost <= 45 {
            costs[owner] = cost;
            dated[owner] = match timed.time.anchor {
                Anchor::Event {
                    phrase,
                    days,
                    after,
                } if timed.time.date.is_none() => Dated {
                    claim: None,
                    anchor: Some(DateAnchor {
                        words: timed.time.span,
                        phrase,
                        days,
                        after,
                    }),
                    announced: None,
                },
                _ => Dated {
                    claim: claim(s, timed),
                    ..Dated::default()
                },
            };
        }
    }
    share(s, happenings, &mut dated);
    claimed_within(happenings, &mut dated);
    // Under "January 12": that day, where the words give none.
    let section = s.section.and_then(|time| claimed(s, time));
    for date in dated.iter_mut().filter(|d| d.claim.is_none()) {
        let open = date.anchor.is_none_or(|a| a.days.is_none());
        if open && section.is_some() {
            (date.claim, date.anchor) = (section, None);
        }
    }
    let announced = announced(s);
    for date in dated
        .iter_mut()
        .filter(|d| d.claim.is_none() && d.anchor.is_none())
    {
        date.announced = announced;
    }
    dated
}

/// "Officials said on Saturday": the day of the telling and the one before, for what is news then.
fn announced(s: &Sentence) -> Option<DateClaim> {
    let day = |t: &&Timed| {
        let date = t.time.date.filter(|d| d.days().is_some_and(|n| n <= 2));
        date.is_some() && t.time.kind == TimexType::Date && dates_speech(s, t)
    };
    let told = claim(s, s.times.iter().find(day)?)?;
    let (start, end) = (told.date.start?.pred_opt()?, told.date.end?);
    Some(DateClaim {
        date: Date::range(start, end, Precision::DayRange),
        basis: Basis::Event,
        warning: told.warning.or(Some(DateWarning::Announced)),
        ..told
    })
}

/// "Last month the group claimed an attack on a hotel": who claims within a week or a month tells
/// roughly when it was; who claims on a day does not.
fn claimed_within(happenings: &[Happening], dated: &mut [Dated]) {
    let told = |i: &usize| dated[*i].claim.is_some() || dated[*i].anchor.is_some();
    let mut owners = (0..dated.len()).filter(told);
    let (Some(owner), None) = (owners.next(), owners.next()) else {
        return;
    };
    let claim = dated[owner].claim.filter(|d| {
        happenings[owner].kind() == Kind::ClaimOfResponsibility
            && d.date.days().is_some_and(|n| n >= 7)
    });
    for (happening, date) in happenings.iter().zip(dated) {
        if happening.kind().family().is_incident() {
            date.claim = date.claim.or(claim);
        }
    }
}

/// Two happenings told in one breath ("and that …") share the sentence's only date.
fn share(s: &Sentence, happenings: &[Happening], dated: &mut [Dated]) {
    let mut owners = (0..dated.len()).filter(|&i| dated[i].claim.is_some());
    let (Some(owner), None) = (owners.next(), owners.next()) else {
        return;
    };
    let a = happenings[owner].main().at;
    // "Gunmen attacked a post, and a guard died of Saturday's attack": not when they attacked.
    let words = dated[owner].claim.map(|d| s.stretch(d.span));
    let own = happenings[owner].main().is_noun()
        && words.is_some_and(|w| s.tokens[w.to - 1].possessive && w.to <= a.from);
    for i in 0..dated.len() {
        let b = happenings[i].main().at;
        let between = Stretch {
            from: a.to.min(b.to),
            to: a.from.max(b.from),
        };
        // "After the guard was killed, jets struck on Monday".
        let opening = s.separates(Stretch { from: 0, to: 2 })
            && (between.from..between.to).any(|k| s.word(k) == ",");
        let free = between.from <= between.to
            && !opening
            && !s.separates(between)
            && !(between.from..between.to)
                .any(|k| s.is_border(k) || s.is("relative", s.word(k)) && s.before(k) != "and");
        if i != owner
            && !(own && b.from < a.from)
            && !happenings[i].main().is_noun()
            && dated[i].claim.is_none()
            && dated[i].anchor.is_none()
            && free
        {
            dated[i].claim = dated[owner].claim;
        }
    }
}

fn is_day(timed: &Timed) -> bool {
    timed.time.kind == TimexType::Date
        && timed
            .time
            .date
            .is_some_and(|d| d.days().is_some_and(|n| n <= 2))
}

fn usable(s: &Sentence, timed: &Timed) -> bool {
    let time = timed.time;
    // "June 13 (UPI) --" is when the story was filed.
    if timed.at.to <= s.dateline() {
        return false;
    }
    // "early in the morning" tells the hour, not the day.
    let hour_only = time.kind == TimexType::Time
        && time.anchor == Anchor::Document
        && !(timed.at.from..timed.at.to).any(|i| s.is("day_words", s.word(i)));
    if hour_only {
        return false;
    }
    // "52 were dead as of Monday": when they were counted.
    let from = timed.at.from;
    if from >= 2 && s.word(from - 1) == "of" && s.word(from - 2) == "as" {
        return false;
    }
    // "the 2001 Authorization": a year that belongs to a name.
    let to = timed.at.to;
    let year = time
        .date
        .is_some_and(|d| d.days().is_some_and(|n| n >= 365));
    let name = s.is("determiners", s.before(timed.at.from))
        && s.tokens.get(to).is_some_and(|t| t.shape == Shape::Word)
        // "a 2020 US air strike".
        && (to..to + 4).all(|i| s.lexicon.noun(&s.tokens, i).is_none())
        && !s.is("prepositions", s.word(to));
    if year && name {
        return false;
    }
    // "found before they were fired" tells no date: what it came before is as unknown.
    let event = match time.anchor {
        Anchor::Event { days, after, .. } => days.is_some() || after,
        _ => false,
    };
    match time.kind {
        TimexType::Date | TimexType::Time => time.date.is_some() || event,
        // "The past week has seen a number of clashes".
        TimexType::Duration => {
            event || time.date.is_some_and(|d| d.days().is_some_and(|n| n <= 10))
        }
        TimexType::Set => false,
    }
}

/// What a time expression says of a happening it dates.
pub(crate) fn claim(s: &Sentence, timed: &Timed) -> Option<DateClaim> {
    claimed(s, timed.time)
}

fn claimed(s: &Sentence, time: &TimeExpression) -> Option<DateClaim> {
    let basis = match time.anchor {
        _ if s.paragraph.role == ParagraphRole::TableRow => Basis::Table,
        Anchor::None => Basis::Explicit,
        Anchor::Document | Anchor::Text(_) => Basis::Relative,
        Anchor::Event { .. } => Basis::Event,
        Anchor::Pack(_) => Basis::Pack,
    };
    time.date.map(|date| DateClaim {
        date,
        span: time.span,
        basis,
        warning: time.warning,
    })
}

/// The happening whose words lie in a phrase.
fn inside(s: &Sentence, happenings: &[Happening], phrase: Span) -> Option<usize> {
    happenings
        .iter()
        .position(|h| phrase.contains(s.tokens[h.main().head].span))
}

/// The happening an expression dates.
fn owner(s: &Sentence, happenings: &[Happening], timed: &Timed) -> Option<usize> {
    let at = timed.at;
    let in_row = s.paragraph.role == ParagraphRole::TableRow;
    if !in_row && dates_speech(s, timed) {
        return None;
    }
    let anchored_in = match timed.time.anchor {
        Anchor::Event { phrase, .. } => inside(s, happenings, phrase),
        _ => None,
    };
    let candidates = (0..happenings.len()).filter(|i| Some(*i) != anchored_in);
    // "the first since attacks on shops began in May": May is when those began.
    if let Some(since) = since(s, at.from) {
        let began = candidates
            .clone()
            .rfind(|&i| (since..at.from).contains(&happenings[i].main().head));
        if began.is_some() || since + 1 < at.from {
            return began;
        }
    }
    if at.from <= 2 {
        // An opening adverbial dates the main clause: the first happening no separator cuts off.
        if let Anchor::Event { phrase, .. } = timed.time.anchor {
            // "A day after the strike, the base was hit": what lies outside of the clause, a verb
            // before a noun.
            let outside = |i: &usize| !phrase.contains(s.tokens[happenings[*i].main().head].span);
            let main = candidates
                .clone()
                .filter(outside)
                .min_by_key(|&i| (happenings[i].main().is_noun(), i));
            if main.is_some() {
                return main;
            }
        }
        let main = candidates.clone().find(|&i| {
            !s.separates(Stretch {
                from: at.to,
                to: happenings[i].main().head,
            })
        });
        if main.is_some() {
            return main;
        }
    }
    // "detained on Sunday and released": what stands before the "and" is dated.
    if matches!(s.word(at.to), "and" | "but" | ";") {
        let before = candidates
            .clone()
            .filter(|&i| happenings[i].main().head < at.from);
        if let Some(last) = before.max_by_key(|&i| happenings[i].main().head) {
            return Some(last);
        }
    }
    // Of a happening and what is said of it, the day belongs to the happening.
    candidates.min_by_key(|&i| {
        let said = !happenings[i].kind().family().is_incident();
        happenings[i].distance(s, at) + if said { 8 } else { 0 }
    })
}

/// The "since" whose clause holds token `at`.
fn since(s: &Sentence, at: usize) -> Option<usize> {
    (at.saturating_sub(SINCE)..at)
        .rev()
        .take_while(|&i| !s.is_border(i) && s.word(i) != ",")
        .find(|&i| s.word(i) == "since")
}

/// "said late Thursday", "reported on Saturday": the expression dates what was said.
fn dates_speech(s: &Sentence, timed: &Timed) -> bool {
    // "said Wednesday's attack": the day belongs to the attack.
    let next = timed.at.to;
    if s.tokens[next - 1].possessive
        || next < s.tokens.len() && s.lexicon.noun(&s.tokens, next).is_some()
    {
        return false;
    }
    // "recalled the morning of June 3, when a bomb went off": that morning's.
    let when = next + usize::from(s.word(next) == ",");
    if s.word(when) == "when" {
        return false;
    }
    // "a statement on Friday said".
    let on = usize::from(s.before(timed.at.from) == "on");
    if s.is("utterances", s.before(timed.at.from - on)) {
        return true;
    }
    let mut i = timed.at.from;
    for _ in 0..3 {
        if i == 0 {
            return false;
        }
        i -= 1;
        if s.verb(i).is_some_and(|v| {
            v.has(Role::Say) && !v.has(Role::Act) && matches!(v.form, Form::Past | Form::Third)
        }) {
            return true;
        }
        if !matches!(s.word(i), "on" | "late" | "early" | "earlier" | "in" | "at")
            && s.verb(i).is_none()
        {
            return false;
        }
    }
    false
}

/// The date of a happening the pack knows by name ("the killing of …"), when the sentence gives none.
pub(crate) fn named_event(s: &Sentence, h: &Happening, pack: &Pack) -> Option<DateClaim> {
    let text = s.span.of(&s.document.text).to_lowercase();
    if text.len() != s.span.len() {
        return None;
    }
    let cue = s.span_of(h.main().at);
    for event in &pack.named_events {
        for phrase in &event.phrases {
            let Some(from) = text.find(&phrase.to_lowercase()) else {
                continue;
            };
            let start = s.span.start as usize + from;
            let span = Span::new(start, start + phrase.len());
            if span.overlaps(cue) {
                return Some(DateClaim {
                    date: event.date,
                    span,
                    basis: Basis::Pack,
                    warning: None,
                });
            }
        }
    }
    None
}

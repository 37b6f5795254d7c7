//! Whether a text tells a story of its own dates, and what a date without a year leans on there.

use chrono::{Datelike, NaiveDate};

use super::Anchor;
use super::calendar::{Stamp, Unit, add_days};
use super::lexicon::{Lexicon, Role};
use super::meaning::{Meaning, Reading, YearOf};
use super::reader::Reader;
use super::resolve::{Context, Resolved};
use super::token::{Kind, Token};
use crate::model::Span;

/// Years told long before the publication from which a text can be a history.
const YEARS: u32 = 3;

/// How often they must outnumber what points to the writer's own day.
const WEIGHT: u32 = 2;

/// What a word counts that points to the writer's day or quotes, where a recent year counts
/// one; "today" is often but "nowadays" and counts as little.
const DEIXIS: u32 = 2;

/// How far back the bracket of a year in passing can open, in tokens.
const BRACKET: usize = 8;

/// How many days a text of one year tells at least, and how often they outnumber what points to
/// the writer's day.
const DAYS: u32 = 3;
const POINTS: u32 = 5;

/// How far behind a month its year can stand, in tokens ("from September 1 to September 15, 1950").
const AHEAD: usize = 8;

/// A heading within this many days of the publication is its dateline, no chapter.
const DATELINE: i64 = 31;

/// What of a text's words shows the time it tells of.
#[derive(Default)]
struct Signs {
    /// Years long before the publication.
    old: u32,
    /// Years near it.
    fresh: u32,
    /// Words that point to the writer's own day: "ago", "on Sunday", "this week".
    points: u32,
    /// Words that quote.
    quotes: u32,
    /// "today", which in a history means nowadays.
    today: u32,
    /// Days told by their month.
    days: u32,
    /// The first month of the text is told with a year long before the publication.
    starts_long_ago: Option<bool>,
}

/// A text that tells history: years long before its publication, hardly a word that points to its
/// own day or quotes anybody; or its first month was long ago and nothing points to the writer's
/// day. Its dates lean on one another. Without a day of publication dates have nothing else to
/// lean on.
pub(super) fn is_history(
    blocks: &[(Vec<Token>, bool)],
    lexicon: &Lexicon,
    document: Option<NaiveDate>,
) -> bool {
    let Some(document) = document else {
        return true;
    };
    let recent = document.year() - 1;
    let mut signs = Signs::default();
    for (tokens, _) in blocks {
        for at in 0..tokens.len() {
            signs.count(tokens, at, lexicon, recent);
        }
    }
    let deixis = DEIXIS * (signs.points + signs.quotes) + signs.today;
    let many = signs.old >= YEARS && signs.old > WEIGHT * (signs.fresh + deixis);
    let one = signs.starts_long_ago == Some(true)
        && signs.old > WEIGHT * signs.fresh
        && signs.days >= DAYS
        && signs.days > POINTS * signs.points;
    many || one
}

impl Signs {
    fn count(&mut self, tokens: &[Token], at: usize, lexicon: &Lexicon, recent: i32) {
        let token = &tokens[at];
        let sense = lexicon.sense(token.sense);
        let is_year = |t: &Token| t.digits == 4 && (1000..=2100).contains(&t.value);
        let long_ago = |t: &Token| t.value.cast_signed() < recent;
        let year = is_year(token);
        if year && !long_ago(token) {
            self.fresh += 1;
        } else if year || is_era(tokens, at, lexicon) {
            self.old += 1;
        }
        let next = tokens.get(at + 1).map(|t| lexicon.sense(t.sense));
        let this = [Role::This, Role::Last, Role::Next]
            .into_iter()
            .any(|role| sense.is(role))
            && !at
                .checked_sub(1)
                .is_some_and(|i| lexicon.sense(tokens[i].sense).is(Role::The))
            && next.is_some_and(|s| s.unit.is_some_and(|unit| unit > Unit::Day));
        let points = [Role::Ago, Role::Yesterday, Role::Tomorrow]
            .into_iter()
            .any(|role| sense.is(role));
        // "Sunday 8 June 1969" points nowhere, "arrived on Sunday" to the week of the writer.
        let comma = tokens.get(at + 1).is_some_and(|t| t.mark(','));
        let behind = tokens.get(at + 1 + usize::from(comma));
        let dated = behind.is_some_and(|t| t.digits > 0 || lexicon.sense(t.sense).month > 0);
        let weekday = sense.weekday > 0 && token.capital && !dated;
        self.points += u32::from(this || points || weekday);
        self.quotes += u32::from(sense.is(Role::Quoting));
        self.today += u32::from(sense.is(Role::Today));
        if sense.month > 0 && token.capital {
            let ahead = tokens[at + 1..].iter().take(AHEAD);
            let mut years = ahead.filter(|t| is_year(t));
            let day =
                |i: Option<usize>| i.and_then(|i| tokens.get(i)).is_some_and(|t| t.digits > 0);
            let dated = day(Some(at + 1)) || day(at.checked_sub(1));
            self.days += u32::from(dated);
            if self.starts_long_ago.is_none() && (dated || sense.is(Role::MonthFull)) {
                self.starts_long_ago = Some(years.next().is_some_and(long_ago));
            }
        }
    }
}

/// The number of "44 BC".
fn is_era(tokens: &[Token], at: usize, lexicon: &Lexicon) -> bool {
    let era = tokens.get(at + 1).map(|t| lexicon.sense(t.sense));
    tokens[at].digits > 0 && era.is_some_and(|s| s.is(Role::Bc) || s.is(Role::Ad))
}

/// True for a block that is nothing but one date with its year: "March 2019", "== 1944 ==".
pub(super) fn is_heading(tokens: &[Token], readings: &[(usize, Reading)]) -> bool {
    lone(tokens, readings).is_some_and(
        |date| matches!(date, Meaning::Calendar(d) if matches!(d.year, YearOf::Told(_))),
    )
}

/// True for a block that is nothing but one day of the calendar: "January 12".
pub(super) fn is_day(tokens: &[Token], readings: &[(usize, Reading)]) -> bool {
    lone(tokens, readings).is_some_and(|date| matches!(date, Meaning::Calendar(_)) && date.is_day())
}

/// What a block means that is nothing but one time expression.
fn lone<'r>(tokens: &[Token], readings: &'r [(usize, Reading)]) -> Option<&'r Meaning> {
    let [(first, reading)] = readings else {
        return None;
    };
    let marks = |tokens: &[Token]| tokens.iter().all(|t| matches!(t.kind, Kind::Mark(_)));
    (marks(&tokens[..*first]) && marks(&tokens[reading.end..])).then_some(&reading.meaning)
}

impl Reader<'_> {
    /// A year in brackets behind a name, which leaves the story where it is: "Murat (1767–1815)".
    fn in_passing(&self, first: usize, found: &Resolved) -> bool {
        if !matches!(found.stamp, Some(Stamp::Year(_))) {
            return false;
        }
        let bracket = |i: &usize| self.mark(*i, '(') || self.mark(*i, ')');
        let before = (first.saturating_sub(BRACKET)..first).rev().find(bracket);
        before.is_some_and(|i| self.mark(i, '('))
    }
}

impl Reader<'_> {
    /// True for a year that the clause holds against its own time.
    fn compares_with(&self, first: usize) -> bool {
        let stops = |i: &usize| matches!(self.tokens[*i].kind, Kind::Mark(mark) if mark != '-');
        let before = (first.saturating_sub(BRACKET)..first).rev();
        let mut before = before.take_while(|i| !stops(i));
        before.any(|i| self.is(i, Role::Since) || self.is(i, Role::Than))
    }
}

impl Context {
    /// What a day or month without a year follows: in a history the date told last, in news the
    /// date that heads the section. (A year told in passing draws nothing after it in news.)
    pub(super) fn leans_on(&self) -> Option<(Stamp, Span)> {
        if self.narrative {
            self.last
        } else {
            self.heading
        }
    }

    /// Starts a paragraph. A year before the story's, told in the midst of a paragraph of days,
    /// was told in passing: "On 1 August he left. In 1979 a treaty had been made."
    pub(super) fn begin_paragraph(&mut self) {
        self.day_in_paragraph = false;
        self.year_in_paragraph = false;
        let resume = self.resume.take();
        if resume.is_some() && self.last.is_some_and(|(last, _)| last.unit() >= Unit::Year) {
            self.last = resume;
        }
    }

    /// True for a stretch that ends before the one the story is in.
    pub(super) fn looks_back(&self, stamp: Stamp) -> bool {
        let last = self.last.and_then(|(last, _)| last.range());
        matches!((stamp.range(), last), (Some((_, end)), Some((start, _))) if end < start)
    }

    /// True for what leaves a history where it is: a year in brackets, and what is told as over
    /// before.
    pub(super) fn stays(
        &self,
        reader: &Reader<'_>,
        first: usize,
        end: usize,
        found: &Resolved,
    ) -> bool {
        let Some(stamp) = found.stamp.filter(|_| self.narrative) else {
            return false;
        };
        let over = if stamp.unit() >= Unit::Year {
            reader.had(first, end)
        } else {
            reader.perfect(first, end)
        };
        // "the worst since the storm of 1997"
        let compared = stamp.unit() >= Unit::Year && reader.compares_with(first);
        (over || compared) && self.looks_back(stamp) || reader.in_passing(first, found)
    }

    /// Remembers what was told, for what follows.
    pub(super) fn remember(&mut self, found: &Resolved, span: Span, rule: &str) {
        let Some(stamp) = found.stamp else { return };
        if matches!(rule, "quarter" | "the-unit") && matches!(stamp, Stamp::Quarter(..)) {
            self.quarter = Some((stamp, span));
        }
        if matches!(rule, "year-earlier" | "year-period") {
            return;
        }
        if matches!(stamp, Stamp::Decade(_) | Stamp::Century(_)) {
            return;
        }
        let looks_back = found.anchor == Anchor::None && self.looks_back(stamp);
        if self.narrative && self.day_in_paragraph && looks_back && stamp.unit() >= Unit::Year {
            let place = self.last.filter(|(last, _)| last.unit() < Unit::Year);
            self.resume = place.or(self.resume);
        }
        self.day_in_paragraph = true;
        self.year_in_paragraph = match found.anchor {
            Anchor::None => true,
            Anchor::Text(_) => self.year_in_paragraph,
            _ => false,
        };
        let inside = match (stamp.range(), self.last.and_then(|(last, _)| last.range())) {
            (Some((from, to)), Some((a, b))) => from <= a && b <= to,
            _ => false,
        };
        // "the end of that year" leaves the story where it is in the year.
        if !(inside && matches!(rule, "the-unit" | "stretch")) {
            self.last = Some((stamp, span));
        }
        if let Stamp::Day(day) = stamp {
            self.last_day = Some((day, span));
        } else if self.narrative
            && stamp.unit() <= Unit::Month
            && let Some((start, _)) = stamp.range()
        {
            let inside = self
                .last_day
                .is_some_and(|(day, _)| stamp.range().is_some_and(|(a, b)| a <= day && day <= b));
            if !inside {
                self.last_day = Some((start, span));
            }
        }
    }

    /// A heading starts a section that leans on it, unless it is the article's own dateline.
    pub(super) fn head(&mut self, told: Option<(Stamp, Span)>) {
        let range = told.and_then(|(stamp, _)| stamp.range());
        let near = |(start, end): (NaiveDate, NaiveDate)| {
            let day = self.document?;
            Some(start <= add_days(day, DATELINE)? && day <= add_days(end, DATELINE)?)
        };
        let dateline = range.and_then(near).unwrap_or(false);
        self.heading = told.filter(|_| !dateline);
    }
}

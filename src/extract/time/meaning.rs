//! What an expression says, before it is set against a document's date.

use super::calendar::{Part, Season, Unit};

/// What a shift counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// The document's date: "two weeks ago".
    Document,
    /// The date told last: "two weeks later".
    Text,
    /// The date told last where the paragraph gave it with its year, else the document's: "by the
    /// end of the year".
    Near,
}

/// The year of a calendar date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum YearOf {
    /// Not told.
    #[default]
    Open,
    Told(i32),
    /// "last year" is -1.
    Shift(i32, Base),
}

/// Which of several days of one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Which {
    /// "Friday", "March".
    #[default]
    Bare,
    /// "last Friday".
    Last,
    /// "the Friday before last".
    BeforeLast,
    /// "Friday of last week".
    OfLastWeek,
    /// "next Friday".
    Next,
    /// "this Friday".
    This,
    /// "the previous Friday": before the date told last.
    Previous,
    /// "the following Friday".
    Following,
    /// "that Friday".
    That,
}

/// A calendar date, whole or in part; 0 where a field is not told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Calendar {
    pub(super) year: YearOf,
    pub(super) quarter: u32,
    pub(super) half: u32,
    pub(super) season: Option<Season>,
    pub(super) month: u32,
    pub(super) day: u32,
    /// 1 is Monday.
    pub(super) weekday: u32,
    pub(super) which: Which,
    /// Whether day and month could be meant the other way round ("03/04/2020").
    pub(super) swappable: bool,
}

/// How long.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Quantity {
    Count(u32),
    /// A whole number and a half.
    Half(u32),
    /// A whole number and tenths.
    Tenths(u32, u32),
    /// "several", or a bare plural.
    Vague,
}

impl Quantity {
    /// The whole number, where there is one.
    pub(super) fn whole(self) -> Option<i32> {
        match self {
            Quantity::Count(n) | Quantity::Half(n) | Quantity::Tenths(n, _) => {
                i32::try_from(n).ok()
            }
            Quantity::Vague => None,
        }
    }
}

/// Where a length of time lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lies {
    /// Nowhere in particular.
    Anywhere,
    /// Ends at the document's date: "the past two weeks".
    Past,
    /// Starts there: "the next two weeks".
    Future,
}

/// Time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clock {
    Part(Part),
    At {
        hour: u32,
        /// `None` when only the hour is told.
        minute: Option<u32>,
        second: Option<u32>,
        /// Universal time is named.
        utc: bool,
    },
}

/// Which part of the stretch is meant; the TIMEX3 value stays that of the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    Early,
    Mid,
    Late,
    /// "earlier this month".
    Earlier,
    /// "later this month".
    Later,
}

/// What the words say.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meaning {
    Calendar(Calendar),
    /// The stretch of `unit` that lies `n` after the base.
    Shift {
        unit: Unit,
        n: i32,
        base: Base,
        /// "a few years ago": `n` is not told.
        vague: bool,
    },
    Decade(i32),
    /// "the seventies": the century is not told.
    ShortDecade(i32),
    Century(i32),
    /// The year divided by a thousand.
    Millennium(i32),
    /// By index in the lexicon, of a year.
    Holiday(usize, YearOf, Which),
    /// A length of `quantity` times `unit`, and where it lies.
    Length(Quantity, Unit, Lies),
    /// A TIMEX3 value as it stands: `PRESENT_REF`.
    Fixed(&'static str),
    /// Recurs: the TIMEX3 value.
    Set(String),
    /// The day of a bare clock time.
    SomeDay,
    /// The night before the document's day.
    Overnight,
    /// The quarter that is reported on.
    Reported,
    /// The stretch of a year that is reported on: "the 1988 period".
    ReportedIn(i32),
    /// The same stretch a year before.
    YearBefore,
    /// The same month, week or day a year before.
    SameYearBefore(Unit),
    /// "the weekend".
    Weekend,
    /// The nth `unit` of a stretch; -1 is the last.
    PartOf {
        n: i32,
        unit: Unit,
        whole: Box<Meaning>,
    },
}

impl Meaning {
    /// True for a meaning that is one day.
    pub(super) fn is_day(&self) -> bool {
        match self {
            Meaning::Calendar(c) => c.day > 0 || c.weekday > 0,
            Meaning::Shift { unit, vague, .. } => *unit == Unit::Day && !vague,
            Meaning::Holiday(..) => true,
            _ => false,
        }
    }
}

/// A stretch of tokens read as a time expression.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    /// One past its last token.
    pub(super) end: usize,
    pub(super) meaning: Meaning,
    pub(super) edge: Option<Edge>,
    pub(super) clock: Option<Clock>,
    pub(super) rule: &'static str,
}

/// The rule of a part of the day that reaches from one day into the next.
pub(super) const TWO_DAYS: &str = "part-of-two-days";

impl Reading {
    pub(super) fn new(end: usize, meaning: Meaning, rule: &'static str) -> Self {
        Self {
            end,
            meaning,
            edge: None,
            clock: None,
            rule,
        }
    }
}

//! What a word can mean in a time expression.

use super::calendar::{Part, Season, Unit};

macro_rules! roles {
    ($($role:ident = $key:literal),* $(,)?) => {
        /// The part a word plays; the names are the keys of `[roles]` and of the cue lists.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Role { $($role),* }
        impl Role {
            pub(super) const ALL: &'static [(&'static str, Role)] = &[$(($key, Role::$role)),*];
        }
    };
}

roles! {
    The = "the", Indefinite = "indefinite", Possessive = "possessive", This = "this",
    That = "that", These = "these", Of = "of", In = "in", On = "on", At = "at", To = "to",
    And = "and", Or = "or", OrSo = "or_so", Last = "last", Past = "past", Next = "next",
    Coming = "coming", Previous = "previous", Following = "following", Same = "same",
    Current = "current", Latest = "latest", Recent = "recent", Another = "another",
    Early = "early", Late = "late", Mid = "mid", Start = "start", End = "end",
    Earlier = "earlier", Later = "later", Ago = "ago", Before = "before", After = "after",
    Since = "since", Until = "until", From = "from", Between = "between", Hence = "hence",
    Now = "now", Today = "today", Tonight = "tonight", Yesterday = "yesterday",
    Tomorrow = "tomorrow", DayAfter = "day_after", Overnight = "overnight", Half = "half",
    Every = "every", Once = "once", Twice = "twice", Times = "times", Old = "old",
    Long = "long", Filler = "filler", Whole = "whole", Fiscal = "fiscal", Period = "period",
    Corresponding = "corresponding", Noon = "noon", Midnight = "midnight", Clock = "oclock",
    Am = "am", Pm = "pm", LetterA = "meridiem_a", LetterP = "meridiem_p",
    LetterM = "meridiem_m", Zone = "zone", Local = "local", Time = "time", Ad = "ad", Bc = "bc",
    Fy = "fy", OrdinalSuffix = "ordinal_suffix", LetterS = "possessive_s", Subject = "subject",
    YearCue = "year_cue", Counted = "counted", Numbered = "numbered", MonthCue = "month_cue",
    FutureCue = "future_cue", PastCue = "past_cue", Doubtful = "doubtful", Title = "titles",
    Epithet = "epithets", Hundred = "hundred", Thousand = "thousand", Dozen = "dozen",
    Couple = "couple", Vague = "vague", VagueMultiple = "vague_multiples", Final = "final",
    MonthFull = "month_full", WeekdayFull = "weekday_full", Plural = "plural", Per = "per", By = "by", Than = "than", Due = "due", Present = "present", ClockCue = "clock_cue", BarePart = "bare_part", Ended = "ended", Be = "be", Been = "been", Modal = "modal", For = "for", SmallHours = "small_hours", Portion = "portion", Would = "would", WarName = "war_names", Bound = "bound", Quoting = "quoting", Have = "have", Ahead = "ahead", Other = "other", QuarterLetter = "quarter_letter", HalfLetter = "half_letter", Adverb = "adverbial_sets", NewspaperCue = "newspaper", Through = "through", Deadline = "deadline", Happened = "happened", Is = "is", Set = "set", AsSoon = "as_soon", ReportingCue = "reporting_cue",
}

/// What one word can mean in a time expression; 0 or `None` where it means nothing of the kind.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sense {
    roles: u128,
    pub(super) month: u32,
    pub(super) weekday: u32,
    pub(super) unit: Option<Unit>,
    pub(super) season: Option<Season>,
    pub(super) part: Option<Part>,
    /// A number word below a hundred.
    pub(super) cardinal: Option<u32>,
    pub(super) ordinal: u32,
    /// 70 for "seventies".
    pub(super) decade: u32,
    /// True for a word that an expression can start with.
    pub(super) starts: bool,
    /// True for a word that can be what an expression is about: a unit, a name of the calendar.
    pub(super) core: bool,
    /// True when a phrase starts with this word.
    pub(super) opens_phrase: bool,
}

impl Sense {
    pub(super) fn is(&self, role: Role) -> bool {
        self.roles & (1 << role as u32) != 0
    }

    /// Tells `starts` and `core` from what else is known of the word.
    pub(super) fn finish(&mut self) {
        let named = self.month > 0
            || self.weekday > 0
            || self.decade > 0
            || self.unit.is_some()
            || self.season.is_some()
            || self.part.is_some();
        self.core |= named
            || self.cardinal.is_some_and(|n| n > 12)
            || CORE.iter().any(|role| self.is(*role));
        self.starts = named
            || self.opens_phrase
            || self.cardinal.is_some()
            || self.ordinal > 0
            || STARTS.iter().chain(CORE).any(|role| self.is(*role));
    }

    pub(super) fn add(&mut self, role: Role) {
        self.roles |= 1 << role as u32;
    }
}

/// Words that can be all an expression is about.
const CORE: &[Role] = &[
    Role::Today,
    Role::Tonight,
    Role::Yesterday,
    Role::Tomorrow,
    Role::Overnight,
    Role::Noon,
    Role::Midnight,
    Role::Half,
    Role::Period,
    Role::Thousand,
    Role::Clock,
];

/// Words that an expression can start with, beside names, numbers and phrases.
const STARTS: &[Role] = &[
    Role::QuarterLetter,
    Role::HalfLetter,
    Role::The,
    Role::Indefinite,
    Role::Possessive,
    Role::This,
    Role::That,
    Role::These,
    Role::Last,
    Role::Past,
    Role::Next,
    Role::Coming,
    Role::Previous,
    Role::Following,
    Role::Same,
    Role::Current,
    Role::Latest,
    Role::Recent,
    Role::Another,
    Role::Early,
    Role::Late,
    Role::Mid,
    Role::Start,
    Role::End,
    Role::Earlier,
    Role::Later,
    Role::Every,
    Role::Couple,
    Role::Dozen,
    Role::Vague,
    Role::VagueMultiple,
    Role::Final,
    Role::Ad,
    Role::Fy,
    Role::Fiscal,
    Role::Corresponding,
    Role::SmallHours,
    Role::Filler,
    Role::Once,
    Role::Twice,
];

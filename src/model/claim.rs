//! What a passage claims, field by field, each with the words that say it.

use serde::{Deserialize, Serialize};

use super::{Count, Date, DateWarning, EntityIx, Span};

/// Somebody or something a claim names: an entity where it is known, and the words in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The entity, if the words resolve to one.
    pub entity: Option<EntityIx>,
    /// The words.
    pub span: Span,
}

/// How a date was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Written out: "March 13".
    Explicit,
    /// A row of a table.
    Table,
    /// From the document's date: "last week", "Sunday".
    Relative,
    /// From another event of the story: "a day after the strike".
    Event,
    /// Bounded by an event the pack knows.
    Pack,
}

impl Basis {
    /// The word used in output.
    pub fn name(self) -> &'static str {
        match self {
            Basis::Explicit => "explicit",
            Basis::Table => "table",
            Basis::Relative => "relative",
            Basis::Event => "event",
            Basis::Pack => "pack",
        }
    }
}

/// When it happened, as one passage tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateClaim {
    /// The date.
    pub date: Date,
    /// The words it was read from.
    pub span: Span,
    /// How it was reached.
    pub basis: Basis,
    /// Why an analyst should look at it.
    #[serde(default)]
    pub warning: Option<DateWarning>,
}

/// A date told by its distance from another happening: "a day after the strike".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateAnchor {
    /// The words that tell the distance.
    pub words: Span,
    /// The words that name the other happening.
    pub phrase: Span,
    /// Days between the two; `None` when it is open ("since").
    pub days: Option<i32>,
    /// True when it came after the other.
    pub after: bool,
}

/// How the event lies to the place named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// At it.
    At,
    /// Near, outside, north of it.
    Near,
    /// Aimed at it.
    Towards,
    /// Launched from it.
    From,
    /// Somewhere inside it.
    Inside,
    /// Along it (a border, a road).
    Along,
}

impl Relation {
    /// The word used in output.
    pub fn name(self) -> &'static str {
        match self {
            Relation::At => "at",
            Relation::Near => "near",
            Relation::Towards => "towards",
            Relation::From => "from",
            Relation::Inside => "inside",
            Relation::Along => "along",
        }
    }
}

/// How exactly a place is known, the finest first (section 5 of the event model).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlacePrecision {
    /// A site.
    Site,
    /// Near something named.
    Near,
    /// A town or neighbourhood.
    Town,
    /// A district.
    District,
    /// A governorate or province.
    Governorate,
    /// A region or a stretch of border.
    Region,
    /// A country.
    Country,
}

impl PlacePrecision {
    /// The word used in output.
    pub fn name(self) -> &'static str {
        match self {
            PlacePrecision::Site => "site",
            PlacePrecision::Near => "near",
            PlacePrecision::Town => "town",
            PlacePrecision::District => "district",
            PlacePrecision::Governorate => "governorate",
            PlacePrecision::Region => "region",
            PlacePrecision::Country => "country",
        }
    }
}

/// Where it happened, as one passage tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceClaim {
    /// The place.
    pub party: Party,
    /// How the event lies to it.
    pub relation: Relation,
    /// How exactly that fixes the spot.
    pub precision: PlacePrecision,
    /// True when the story around the passage tells it, not the passage.
    pub story: bool,
}

/// How somebody is tied to a deed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// The outlet states it as fact.
    Asserted,
    /// Somebody blames them.
    Blamed,
    /// They claim it.
    Claimed,
    /// They, or another, deny it.
    Denied,
    /// They are suspected.
    Suspected,
    /// The story names no other doer; the passage names none.
    Implied,
}

impl Stance {
    /// The word used in output.
    pub fn name(self) -> &'static str {
        match self {
            Stance::Asserted => "asserted",
            Stance::Blamed => "blamed",
            Stance::Claimed => "claimed",
            Stance::Denied => "denied",
            Stance::Suspected => "suspected",
            Stance::Implied => "implied",
        }
    }
}

/// Who did it, as one passage tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActorClaim {
    /// Who.
    pub party: Party,
    /// How they are tied to it.
    pub stance: Stance,
    /// Who says so; `None` for the outlet itself.
    pub by: Option<Party>,
}

/// What became of munitions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Fired or launched.
    Fired,
    /// Hit or landed inside.
    Hit,
    /// Landed outside.
    LandedOutside,
    /// Intercepted.
    Intercepted,
    /// Found before firing.
    Found,
}

impl Stage {
    /// The word used in output.
    pub fn name(self) -> &'static str {
        match self {
            Stage::Fired => "fired",
            Stage::Hit => "hit",
            Stage::LandedOutside => "landed_outside",
            Stage::Intercepted => "intercepted",
            Stage::Found => "found",
        }
    }
}

/// How many munitions, at which stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MunitionClaim {
    /// The stage counted.
    pub stage: Stage,
    /// How many.
    pub count: Count,
}

/// How many launchers were used or found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Launchers {
    /// How many.
    pub count: Count,
}

/// What became of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Killed by it.
    Killed,
    /// Died after it (kept apart from killed by it).
    Died,
    /// Wounded or injured.
    Wounded,
    /// Captured or detained.
    Captured,
    /// Missing.
    Missing,
    /// Said that nobody was hurt.
    NoneReported,
}

impl Outcome {
    /// The word used in output.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Killed => "killed",
            Outcome::Died => "died",
            Outcome::Wounded => "wounded",
            Outcome::Captured => "captured",
            Outcome::Missing => "missing",
            Outcome::NoneReported => "none_reported",
        }
    }
}

/// Whether a figure belongs to this event or to a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// This event alone.
    Event,
    /// A total over a period; kept off the event's figures.
    Total,
}

/// What happened to how many of whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CasualtyClaim {
    /// What happened to them.
    pub outcome: Outcome,
    /// How many; the count's span covers number and noun ("three more U.S. soldiers").
    pub count: Count,
    /// Who they are ("U.S. soldiers").
    pub who: Option<Party>,
    /// What the figure counts.
    pub scope: Scope,
}

/// What came of it, as one passage tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeClaim {
    /// It hit.
    Hit,
    /// It missed or fell short.
    Missed,
    /// It was intercepted.
    Intercepted,
    /// It was beaten back.
    Repelled,
    /// It was stopped before it began.
    Thwarted,
    /// It did no harm.
    NoDamage,
}

impl OutcomeClaim {
    /// The word used in output.
    pub fn name(self) -> &'static str {
        match self {
            OutcomeClaim::Hit => "hit",
            OutcomeClaim::Missed => "missed",
            OutcomeClaim::Intercepted => "intercepted",
            OutcomeClaim::Repelled => "repelled",
            OutcomeClaim::Thwarted => "thwarted",
            OutcomeClaim::NoDamage => "no_damage",
        }
    }
}

/// What kind of speaker stands behind a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpeakerKind {
    /// An official by name.
    NamedOfficial,
    /// An official who is not named.
    AnonymousOfficial,
    /// A state's force or body.
    StateBody,
    /// An armed group.
    ArmedGroup,
    /// An expert by name.
    NamedExpert,
    /// Another outlet.
    Outlet,
    /// Somebody else by name.
    Person,
    /// Nobody is named: the outlet itself.
    Unattributed,
}

impl SpeakerKind {
    /// The word used in output.
    pub fn name(self) -> &'static str {
        match self {
            SpeakerKind::NamedOfficial => "named_official",
            SpeakerKind::AnonymousOfficial => "anonymous_official",
            SpeakerKind::StateBody => "state_body",
            SpeakerKind::ArmedGroup => "armed_group",
            SpeakerKind::NamedExpert => "named_expert",
            SpeakerKind::Outlet => "outlet",
            SpeakerKind::Person => "person",
            SpeakerKind::Unattributed => "unattributed",
        }
    }
}

/// By whose account a passage is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// Who says so.
    pub speaker: Option<Party>,
    /// What kind of speaker that is.
    pub kind: SpeakerKind,
    /// The verb: "said", "reported".
    pub verb: Option<Span>,
    /// Words that hedge: "reportedly", "without any evidence".
    pub hedges: Vec<Span>,
    /// Words by which somebody doubts what others say: "did not believe the evidence".
    pub doubts: Vec<Span>,
    /// The outlet that is quoted for it, when that is not the speaker.
    pub via: Option<Party>,
}

impl Default for Attribution {
    fn default() -> Self {
        Self {
            speaker: None,
            kind: SpeakerKind::Unattributed,
            verb: None,
            hedges: Vec::new(),
            doubts: Vec::new(),
            via: None,
        }
    }
}

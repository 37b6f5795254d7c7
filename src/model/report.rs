use serde::{Deserialize, Serialize};

use super::{Count, Date, DateWarning, EntityIx, Kind, Span};

/// Whether a passage tells that something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It happened, in somebody's account.
    Actual,
    /// Intended or expected.
    Planned,
    /// Supposed, possible, feared, asked about.
    Hypothetical,
    /// Said not to have happened.
    Negated,
    /// Several happenings counted together.
    Aggregate,
    /// Something done again and again.
    Habitual,
}

impl Status {
    /// All of them, in order.
    pub const ALL: [Status; 6] = [
        Status::Actual,
        Status::Planned,
        Status::Hypothetical,
        Status::Negated,
        Status::Aggregate,
        Status::Habitual,
    ];

    /// The word used in output.
    pub fn name(self) -> &'static str {
        match self {
            Status::Actual => "actual",
            Status::Planned => "planned",
            Status::Hypothetical => "hypothetical",
            Status::Negated => "negated",
            Status::Aggregate => "aggregate",
            Status::Habitual => "habitual",
        }
    }
}

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

/// The form of words a report is read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// "the rocket attack".
    EventNoun,
    /// "rebels attacked".
    ActiveVerb,
    /// "was attacked".
    PassiveVerb,
    /// "killed two soldiers".
    CasualtyVerb,
    /// "foiled an attack".
    ThwartingVerb,
    /// One day of a list that a noun sums up.
    ListOfDays,
    /// Somebody's claim or blame, for what was told before.
    Statement,
}

/// What one passage of one document says about one event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Index of the document in the corpus.
    pub document: u32,
    /// Ordinal of the paragraph, from 1.
    pub paragraph: u32,
    /// Ordinal of the (first) sentence in the paragraph, from 1.
    pub sentence: u32,
    /// The sentence, or the sentences when the passage runs over more than one.
    pub span: Span,
    /// The words that name the happening ("rocket attack", "rained down").
    pub cue: Span,
    /// What happened.
    pub kind: Kind,
    /// Whether it did.
    pub status: Status,
    /// True when the passage tells it as something that lies further back than the story.
    pub background: bool,
    /// "again", "second", "another": the passage sets it apart from one told before.
    pub distinct: bool,
    /// The words point back to a happening already told ("the assault", "Wednesday's attack").
    pub definite: bool,
    /// When.
    pub date: Option<DateClaim>,
    /// The happening its date hangs on; the merge layer resolves it into `date`.
    pub anchor: Option<DateAnchor>,
    /// Where.
    pub place: Option<PlaceClaim>,
    /// Where it was launched from.
    pub launch_site: Option<PlaceClaim>,
    /// By whom.
    pub actors: Vec<ActorClaim>,
    /// Against whom or what.
    pub targets: Vec<Party>,
    /// With what.
    pub weapons: Vec<Party>,
    /// How many munitions.
    pub munitions: Vec<MunitionClaim>,
    /// From how many launchers.
    pub launchers: Option<Launchers>,
    /// Who was hurt.
    pub casualties: Vec<CasualtyClaim>,
    /// What came of it.
    pub outcomes: Vec<(OutcomeClaim, Span)>,
    /// By whose account.
    pub attribution: Attribution,
    /// For a retaliation, the words that name what it answers.
    pub response_to: Option<Span>,
    /// What form of words it was read from.
    pub rule: Rule,
}

impl Report {
    /// A passage that tells of an actual happening and says nothing more of it.
    pub fn new(document: u32, paragraph: u32, sentence: u32, span: Span, kind: Kind) -> Self {
        Self {
            document,
            paragraph,
            sentence,
            span,
            cue: span,
            kind,
            status: Status::Actual,
            background: false,
            distinct: false,
            definite: false,
            date: None,
            anchor: None,
            place: None,
            launch_site: None,
            actors: Vec::new(),
            targets: Vec::new(),
            weapons: Vec::new(),
            munitions: Vec::new(),
            launchers: None,
            casualties: Vec::new(),
            outcomes: Vec::new(),
            attribution: Attribution::default(),
            response_to: None,
            rule: Rule::ActiveVerb,
        }
    }

    /// The date its passage itself gives: not one taken over from the story.
    pub fn own_date(&self) -> Option<Date> {
        self.date
            .filter(|d| d.basis != Basis::Event)
            .map(|d| d.date)
    }

    /// Gives room back that its lists do not need: a corpus holds many reports.
    pub fn shrink(&mut self) {
        self.actors.shrink_to_fit();
        self.targets.shrink_to_fit();
        self.weapons.shrink_to_fit();
        self.munitions.shrink_to_fit();
        self.casualties.shrink_to_fit();
        self.outcomes.shrink_to_fit();
        self.attribution.hedges.shrink_to_fit();
        self.attribution.doubts.shrink_to_fit();
    }

    /// Everybody and everything the report ties to the event: places, actors, targets, weapons,
    /// the people hurt.
    pub fn parties(&self) -> impl Iterator<Item = &Party> {
        self.place
            .iter()
            .chain(&self.launch_site)
            .map(|p| &p.party)
            .chain(self.actors.iter().map(|a| &a.party))
            .chain(&self.targets)
            .chain(&self.weapons)
            .chain(self.casualties.iter().filter_map(|c| c.who.as_ref()))
    }
}

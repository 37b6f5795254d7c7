use serde::{Deserialize, Serialize};

use super::{
    ActorClaim, Attribution, Basis, CasualtyClaim, Date, DateAnchor, DateClaim, EntityIx, Kind,
    Launchers, MunitionClaim, OutcomeClaim, Party, PlaceClaim, Span,
};

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
#[allow(
    clippy::struct_excessive_bools,
    reason = "how a passage tells of its event: each answers a question of its own"
)]
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
    /// Told in a clause that hangs on the sentence's own happening ("in answer to an attack"): what
    /// follows goes on with the other.
    pub aside: bool,
    /// When.
    pub date: Option<DateClaim>,
    /// The happening its date hangs on; the merge layer resolves it into `date`.
    pub anchor: Option<DateAnchor>,
    /// The day it was told on ("officials said on Saturday") and the one before, where no word tells
    /// when it happened.
    pub announced: Option<DateClaim>,
    /// Where.
    pub place: Option<PlaceClaim>,
    /// Where the story plays, for a passage that names no place.
    pub seat: Option<PlaceClaim>,
    /// Where it was launched from.
    pub launch_site: Option<PlaceClaim>,
    /// Its doers are armed men told without a name: "gunmen", "a suicide bomber".
    pub faceless: bool,
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
            aside: false,
            date: None,
            anchor: None,
            announced: None,
            place: None,
            seat: None,
            launch_site: None,
            faceless: false,
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

    /// Told in one sentence with another report.
    pub fn shares_sentence(&self, other: &Report) -> bool {
        let sentence = |r: &Report| (r.document, r.paragraph, r.sentence);
        sentence(self) == sentence(other)
    }

    /// The entity of its place, where the words resolve to one.
    pub fn place_entity(&self) -> Option<EntityIx> {
        self.place?.party.entity
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

use serde::{Deserialize, Serialize};

use super::{Date, Kind, PlaceClaim, Status};

/// A field of a report that accounts can differ on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// When.
    Date,
    /// Where.
    Place,
    /// By whom.
    Actors,
    /// How many munitions.
    Munitions,
    /// How many killed.
    Killed,
    /// How many wounded.
    Wounded,
    /// What came of it.
    Outcome,
}

impl Field {
    /// The word used in output.
    pub fn name(self) -> &'static str {
        match self {
            Field::Date => "date",
            Field::Place => "place",
            Field::Actors => "actors",
            Field::Munitions => "munitions",
            Field::Killed => "killed",
            Field::Wounded => "wounded",
            Field::Outcome => "outcome",
        }
    }
}

/// What the analyst decided of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Review {
    /// It is right as it stands.
    Confirmed,
    /// A value was set.
    Edited,
    /// It is no event.
    Rejected,
    /// Another was put together with it.
    Merged,
    /// One of its reports was parted from it, or it is that report.
    Split,
}

impl Review {
    /// The word used in output.
    pub fn name(self) -> &'static str {
        match self {
            Review::Confirmed => "confirmed",
            Review::Edited => "edited",
            Review::Rejected => "rejected",
            Review::Merged => "merged_into",
            Review::Split => "split_from",
        }
    }
}

/// An interval of whole numbers; `max` is `None` when no upper limit is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hull {
    /// The least it can be.
    pub min: u32,
    /// The most it can be.
    pub max: Option<u32>,
}

/// The place shown for an event: the claim chosen, and whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventPlace {
    /// Index of the report in the corpus.
    pub report: u32,
    /// Its claim.
    pub claim: PlaceClaim,
}

/// Why two reports were put together, or might be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeNote {
    /// Index of one report in the corpus.
    pub a: u32,
    /// Index of the other.
    pub b: u32,
    /// The score reached (merged from 5 up).
    pub score: i32,
    /// The reasons in a few words each with its points, as they are shown.
    pub reasons: Box<str>,
}

/// A real-world happening: a cluster of reports. The values beside the reports are a view, chosen
/// by the rules of the merge layer, never data of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Stable identifier.
    pub id: String,
    /// The reports by index in the corpus, in order of document and offset; never empty.
    pub reports: Vec<u32>,
    /// The most specific kind claimed.
    pub kind: Kind,
    /// Actual when any report says so.
    pub status: Status,
    /// A line that names it.
    pub title: String,
    /// The narrowest date most reports agree with.
    pub date: Option<Date>,
    /// The most specific place.
    pub place: Option<EventPlace>,
    /// Killed in this event, over all reports.
    pub killed: Option<Hull>,
    /// Wounded in this event, over all reports.
    pub wounded: Option<Hull>,
    /// Munitions of the stage most reports count.
    pub munitions: Option<Hull>,
    /// Number of independent sources.
    pub sources: u32,
    /// The fields on which the reports differ, in order.
    pub disputed: Vec<Field>,
    /// Why the reports stand together.
    pub merged: Vec<MergeNote>,
    /// Pairs that may be the same happening: reports of this event with reports of others.
    pub suggested: Vec<MergeNote>,
}

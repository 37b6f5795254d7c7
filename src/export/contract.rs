//! The JSON that tools rely on: keys always present, `null` where nothing is known, stable order.

use serde::Serialize;

use crate::model::{Date, Hull};

/// A date: first and last possible day (open ends `null`), precision, and EDTF (ISO 8601-2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DateView {
    /// First possible day.
    pub start: Option<String>,
    /// Last possible day.
    pub end: Option<String>,
    /// How the range is to be read.
    pub precision: &'static str,
    /// Extended Date/Time Format.
    pub edtf: String,
}

impl From<Date> for DateView {
    fn from(date: Date) -> Self {
        Self {
            start: date.start.map(|day| day.to_string()),
            end: date.end.map(|day| day.to_string()),
            precision: date.precision.name(),
            edtf: date.edtf(),
        }
    }
}

/// A report's date: with the words it was read from and how.
#[derive(Debug, Clone, Serialize)]
pub struct DateClaimView {
    /// The date.
    #[serde(flatten)]
    pub date: DateView,
    /// The words.
    pub expression: String,
    /// `explicit`, `relative`, `event`, `table` or `pack`.
    pub basis: &'static str,
    /// Why to look at it: the calendar or the publication contradicts the words.
    pub warning: Option<String>,
}

/// A place and how the event lies to it.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceView {
    /// Id of the entity; `null` for one known by words only.
    pub id: Option<String>,
    /// Its name, or the words.
    pub name: String,
    /// `at`, `near`, `towards`, `from`, `inside` or `along`.
    pub relation: &'static str,
    /// How exactly that fixes the spot.
    pub precision: &'static str,
    /// `stated` in the passage, or lent by the `story` around it.
    pub basis: &'static str,
    /// Latitude (WGS84). `null` for a place that is only near, along or where it came from.
    pub lat: Option<f64>,
    /// Longitude (WGS84).
    pub lon: Option<f64>,
}

/// Somebody or something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartyView {
    /// Id of the entity; `null` for one known by words only.
    pub id: Option<String>,
    /// Its name, or the words.
    pub name: String,
}

/// Who did it, by whose account.
#[derive(Debug, Clone, Serialize)]
pub struct ActorView {
    /// Id of the entity; `null` for one known by words only.
    pub id: Option<String>,
    /// Its name, or the words.
    pub name: String,
    /// `asserted`, `blamed`, `claimed`, `denied` or `suspected`.
    pub stance: &'static str,
    /// Who says so; `null` for the outlet itself.
    pub by: Option<String>,
}

/// A count of munitions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MunitionView {
    /// `fired`, `hit`, `landed_outside`, `intercepted` or `found`.
    pub stage: &'static str,
    /// The least it can be.
    pub min: u32,
    /// The most it can be; `null` when the words set no limit.
    pub max: Option<u32>,
    /// The words.
    pub text: String,
}

/// A count of people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CasualtyView {
    /// `killed`, `died`, `wounded`, `captured`, `missing` or `none_reported`.
    pub outcome: &'static str,
    /// The least it can be.
    pub min: u32,
    /// The most it can be; `null` when the words set no limit.
    pub max: Option<u32>,
    /// Who they are.
    pub who: Option<String>,
    /// The words.
    pub text: String,
    /// `event`, or `total` for a figure over a period (kept off the event's own figures).
    pub scope: &'static str,
}

/// By whose account a passage is told.
#[derive(Debug, Clone, Serialize)]
pub struct AttributionView {
    /// Who says so.
    pub speaker: Option<String>,
    /// What kind of speaker that is.
    pub kind: &'static str,
    /// The verb.
    pub verb: Option<String>,
    /// Words that hedge.
    pub hedges: Vec<String>,
    /// Words by which somebody doubts it.
    pub doubts: Vec<String>,
    /// The outlet quoted for it.
    pub via: Option<String>,
}

/// One passage of one document about one event.
#[derive(Debug, Clone, Serialize)]
pub struct ReportView {
    /// Id of the document.
    pub document: String,
    /// Ordinal of the paragraph, from 1.
    pub paragraph: u32,
    /// Ordinal of the sentence in it, from 1.
    pub sentence: u32,
    /// First byte of the passage in the file as read.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// The sentence or sentences, on one line.
    pub text: String,
    /// What happened.
    pub kind: &'static str,
    /// Whether it did.
    pub status: &'static str,
    /// When.
    pub date: Option<DateClaimView>,
    /// Where.
    pub place: Option<PlaceView>,
    /// By whom.
    pub actors: Vec<ActorView>,
    /// Against whom or what.
    pub targets: Vec<PartyView>,
    /// With what.
    pub weapons: Vec<PartyView>,
    /// How many munitions; null where the passage counts none.
    pub munitions: Option<Vec<MunitionView>>,
    /// Who was hurt.
    pub casualties: Vec<CasualtyView>,
    /// Killed or died of it, all of the passage's figures for this event together; "deadly" is none.
    pub killed: Option<Hull>,
    /// Wounded, likewise.
    pub wounded: Option<Hull>,
    /// By whose account.
    pub attribution: AttributionView,
}

/// One event with its reports.
#[derive(Debug, Clone, Serialize)]
pub struct EventView {
    /// Stable identifier.
    pub id: String,
    /// What happened.
    pub kind: &'static str,
    /// The kind's family.
    pub family: &'static str,
    /// Whether it happened.
    pub status: &'static str,
    /// A line that names it.
    pub title: String,
    /// When.
    pub date: Option<DateView>,
    /// Where.
    pub place: Option<PlaceView>,
    /// By whom, over all reports.
    pub actors: Vec<ActorView>,
    /// Against whom or what, over all reports.
    pub targets: Vec<PartyView>,
    /// With what, over all reports.
    pub weapons: Vec<PartyView>,
    /// The different counts of munitions; null where nobody counts any.
    pub munitions: Option<Vec<MunitionView>>,
    /// The different counts of people hurt in this event.
    pub casualties: Vec<CasualtyView>,
    /// Killed or died of it: the figure all articles allow, or the interval that holds theirs.
    pub killed: Option<Hull>,
    /// Wounded, likewise.
    pub wounded: Option<Hull>,
    /// Number of independent sources.
    pub sources: u32,
    /// Fields on which reports differ.
    pub disputed: Vec<&'static str>,
    /// What the analyst decided: `unreviewed`, `confirmed`, `edited`, `rejected`, ….
    pub review: &'static str,
    /// The reports, in order of document and place.
    pub reports: Vec<ReportView>,
}

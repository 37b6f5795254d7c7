//! Plain data: what the other layers read and write. Knows no other module.

mod claim;
mod count;
mod date;
mod document;
mod entity;
mod event;
mod kind;
mod problem;
mod report;
mod span;
mod toll;

pub use claim::{
    ActorClaim, Attribution, Basis, CasualtyClaim, DateAnchor, DateClaim, Launchers, MunitionClaim,
    Outcome, OutcomeClaim, Party, PlaceClaim, PlacePrecision, Relation, Scope, SpeakerKind, Stage,
    Stance,
};
pub use count::{Count, CountForm};
pub use date::{Date, DateWarning, Precision};
pub use document::{
    CutLine, DateBasis, Document, Independence, Kinship, Paragraph, Published, Role, Tie,
};
pub use entity::{Entity, EntityIx, EntityKind, Mention, Point};
pub use event::{Event, EventPlace, Field, Hull, MergeNote, Review};
pub use kind::{Family, Kind};
pub use problem::Problem;
pub use report::{Report, Rule, Status};
pub use span::Span;

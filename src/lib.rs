//! `dateline` reads a pile of news articles and shows one timeline of what happened.
//!
//! Data flows one way; each layer knows only the layers it is allowed to name here
//! (`tests/layers.rs` keeps this table):
//!
//! | layer | does | may use |
//! |---|---|---|
//! | [`model`] | plain data | – |
//! | [`text`] | cleaning, folding, sentences, width: pure functions | model |
//! | [`pack`] | what is known of a theatre, and of the language | model text |
//! | [`source`] | bytes to documents | model text |
//! | [`extract`] | documents to mentions, times and reports | model text pack |
//! | [`merge`] | reports to events, disagreements, independence | model text pack |
//! | [`corpus`] | all of it together, indexed | model text pack source extract merge |
//! | [`query`] | filters, facets, fuzzy search | model text corpus |
//! | [`journal`] | the analyst's decisions: append, replay, undo | model text corpus |
//! | [`export`] | one file a format | model text corpus query |
//! | [`config`] | settings and where they live | model text |
//! | [`app`] | the explorer's state; no input or output | model text corpus query journal config |
//! | [`ui`] | draws the state; changes nothing | model text corpus query config app |
//! | [`term`] | the only place with global terminal state | text |
//! | [`run`] | receive, update, effect, draw | all but cli |
//! | [`cli`] | the command line | all |

pub mod app;
pub mod cli;
pub mod config;
pub mod corpus;
pub mod export;
pub mod extract;
pub mod journal;
pub mod merge;
pub mod model;
pub mod pack;
pub mod query;
pub mod run;
pub mod source;
pub mod term;
pub mod text;
pub mod ui;

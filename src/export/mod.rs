//! One file an output format. What they print is built in [`events`], [`entities`], [`articles`]
//! and [`times`]; the shape of the JSON is [`contract`].

pub mod acled;
pub mod article_details;
pub mod articles;
pub mod contract;
pub mod csv;
pub mod entities;
pub mod events;
pub mod geojson;
pub mod html;
pub mod ics;
pub mod json;
pub mod markdown;
pub mod plain;
mod selection;
pub mod sheet;
pub mod table;
pub mod timelinejs;
pub mod times;
mod views;
pub mod words;

pub use selection::{LeftOut, Selection};

//! One file an output format. What they print is built in [`events`], [`entities`], [`articles`]
//! and [`times`]; the shape of the JSON is [`contract`].

pub mod articles;
pub mod contract;
pub mod csv;
pub mod entities;
pub mod events;
pub mod json;
pub mod plain;
mod selection;
pub mod sheet;
pub mod table;
pub mod times;
mod views;
pub mod words;

pub use selection::Selection;

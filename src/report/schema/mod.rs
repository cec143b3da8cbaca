//! `schema`: the JSON Schema of each command's answer. Adding a key keeps a schema's number.

mod answers;
mod envelope;
mod recording;
mod types;

pub use envelope::{names, schema};

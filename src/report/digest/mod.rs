//! `digest`: a few plain lines for a chat group; no names of households, their homes only.

mod lines;
mod page;

pub use page::{page, title};

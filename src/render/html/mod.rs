//! html: one self-contained page to read on a screen of any width, to print on A4, to pin to a wall.
//!
//! No script, nothing loaded, a content security policy that forbids both; charts are inline SVG
//! whose meaning rests on words and patterns, not on colour alone.

mod block;
mod card;
mod markup;
mod page;
mod sorting;
mod style;
mod svg;
mod table;

pub use page::PAGE_MARK;
pub(super) use page::html;

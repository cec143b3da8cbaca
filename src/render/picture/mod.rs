//! Charts as marks on a plane, before they are SVG or ink: whole tenths of a pixel, so the same
//! figures give the same bytes; fills that stay apart in black and white.

mod bars;
mod draw;
mod heat;
mod lines;
mod marks;
mod stacked;

pub(super) use draw::draw;
pub(super) use marks::{Anchor, Dash, Fill, Mark, Picture};

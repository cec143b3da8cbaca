//! Charts as inline SVG: whole tenths of a pixel, so the same figures give the same bytes.

mod bars;
mod canvas;
mod figure;
mod heat;
mod lines;
mod stacked;

pub(super) use canvas::PATTERNS;
pub(super) use figure::figure;

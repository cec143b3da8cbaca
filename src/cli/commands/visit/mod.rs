//! `visit set`, `visit remove`, `visit review`: a visit that was recorded wrongly, and who read its record.

mod arguments;
mod asked;
mod review;

pub use arguments::Visit;
pub(super) use asked::visit_asked;

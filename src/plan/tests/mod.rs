//! Plans of random communities, audited; and small ones computed by hand.

mod again;
mod causes;
pub(super) mod crowded;
mod remedies;
mod sizes;
mod soundness;
mod town;

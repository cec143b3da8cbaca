//! Plans of random communities, audited; and small ones computed by hand.

mod again;
mod causes;
mod sizes;
mod soundness;
mod town;

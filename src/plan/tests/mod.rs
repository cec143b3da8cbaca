//! Plans of random communities, audited; and small ones computed by hand.

mod again;
mod causes;
mod soundness;
mod town;

//! Plans of random communities, audited; and small ones computed by hand.

mod again;
mod breaches;
mod build;
mod causes;
pub(super) mod crowded;
mod exact;
mod exhaustive;
mod plain;
mod remedies;
mod sizes;
mod soundness;
mod tiny;
mod town;

/// A number that the environment may state: how many communities are looked at.
fn rounds(name: &str, usual: u64) -> u64 {
    let stated = std::env::var(name).ok();
    stated.and_then(|text| text.parse().ok()).unwrap_or(usual)
}

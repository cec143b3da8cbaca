//! Small integers that stand for facts of a [`Book`](super::Book).
//!
//! The book's vectors are sorted, so an index orders like what it stands for: parties and staff by
//! id, rules in policy order, visits by time and then id.

macro_rules! indexes {
    ($($(#[doc = $doc:literal])+ $name:ident;)+) => { $(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The index of the `position`-th entry.
            pub fn new(position: usize) -> Self {
                Self(u32::try_from(position).expect("a file limit keeps every table below 2^32 rows"))
            }

            /// The position in the book's vector.
            pub fn position(self) -> usize {
                self.0 as usize
            }
        }
    )+ };
}

indexes! {
    /// A party: in byte order of id.
    PartyIx;
    /// A member of staff: in byte order of id.
    StaffIx;
    /// A role: in the policy's order.
    RoleIx;
    /// A quota: in the policy's order.
    QuotaIx;
    /// A rule that makes duties: in policy order (cadences, triggers, samples).
    RuleIx;
    /// A visit: by time, then id.
    VisitIx;
    /// An issue: by the time it was raised, then id.
    IssueIx;
    /// An event: by its time, then id.
    EventIx;
}

/// Any rule of the policy, a quota or one that makes duties; orders as policies do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnyRule {
    /// A quota.
    Quota(QuotaIx),
    /// A rule that makes duties.
    Rule(RuleIx),
}

impl From<QuotaIx> for AnyRule {
    fn from(quota: QuotaIx) -> AnyRule {
        AnyRule::Quota(quota)
    }
}

impl From<RuleIx> for AnyRule {
    fn from(rule: RuleIx) -> AnyRule {
        AnyRule::Rule(rule)
    }
}

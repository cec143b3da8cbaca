//! Ids as newtypes, so that a visit's id is never taken for a party's.

use std::fmt;

macro_rules! ids {
    ($($(#[doc = $doc:literal])+ $name:ident;)+) => { $(
        $(#[doc = $doc])+
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// Takes `text` as it stands; whether it is well formed is `book`'s question.
            pub fn new(text: impl Into<Box<str>>) -> Self {
                Self(text.into())
            }

            /// The id as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, formatter)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )+ };
}

ids! {
    /// The id of an owner or a contact.
    PartyId;
    /// The id of a member of staff.
    StaffId;
    /// The id of a visit.
    VisitId;
    /// The id of a visitor's row.
    VisitorId;
    /// The id of an issue.
    IssueId;
    /// The id of an event.
    EventId;
    /// The id of a rule of the policy.
    RuleId;
    /// The name of a role of the policy.
    RoleId;
    /// The id of a row of a saved plan.
    BookingId;
}

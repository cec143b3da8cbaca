//! The closed lists of words that cells may hold.

use std::fmt;

macro_rules! vocabulary {
    ($($(#[doc = $doc:literal])+ $name:ident { $($(#[doc = $vdoc:literal])+ $variant:ident = $word:literal,)+ })+) => { $(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $vdoc])+ $variant,)+ }

        impl $name {
            /// Every word of the list, in its order.
            pub const ALL: &[$name] = &[$($name::$variant,)+];

            /// The word as the files write it.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }

            /// The entry written exactly `word`.
            pub fn parse(word: &str) -> Option<$name> {
                match word { $($word => Some($name::$variant),)+ _ => None }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.pad(self.as_str())
            }
        }
    )+ };
}

vocabulary! {
    /// How people met, or tried to.
    Channel {
        /// At the owner's door.
        Door = "door",
        /// By telephone.
        Phone = "phone",
        /// In writing, without an answer being waited for.
        Message = "message",
        /// They came to us.
        Desk = "desk",
        /// A meeting of several.
        Meeting = "meeting",
    }
    /// What came of a visit.
    Outcome {
        /// They were met.
        Met = "met",
        /// Nobody answered.
        NoAnswer = "no_answer",
        /// Declined politely.
        Refused = "refused",
        /// Another time was agreed.
        Rescheduled = "rescheduled",
        /// A duty was let go, with a reason.
        Waived = "waived",
    }
    /// Whether somebody lives there.
    Status {
        /// The owner lives there.
        Occupied = "occupied",
        /// A tenant lives there.
        Rented = "rented",
        /// Nobody lives there any more.
        Vacant = "vacant",
        /// Nobody lives there yet.
        NotMovedIn = "not_moved_in",
    }
    /// Where an issue came from (G1 of the rule ledger).
    Source {
        /// A visit.
        Visit = "visit",
        /// The service desk.
        Desk = "desk",
        /// A patrol.
        Patrol = "patrol",
        /// A member of the owners' committee.
        Committee = "committee",
        /// A chat group.
        Chat = "chat",
        /// The hotline.
        Hotline = "hotline",
        /// The mailbox.
        Mailbox = "mailbox",
        /// An opinion survey.
        Survey = "survey",
    }
    /// What kind of issue it is.
    IssueKind {
        /// A complaint.
        Complaint = "complaint",
        /// Something to repair.
        Repair = "repair",
        /// A request.
        Request = "request",
        /// A suggestion.
        Suggestion = "suggestion",
        /// A question.
        Question = "question",
        /// A hazard.
        Hazard = "hazard",
    }
    /// What a complaint turned out to be (N1 of the rule ledger).
    Class {
        /// A valid complaint.
        Valid = "valid",
        /// A request for help.
        Help = "help",
        /// A question.
        Question = "question",
        /// Venting.
        Venting = "venting",
    }
    /// How grave an issue is; its limits go by it (W11 of the rule ledger).
    IssueSeverity {
        /// Urgent.
        Urgent = "urgent",
        /// General.
        General = "general",
        /// Major.
        Major = "major",
    }
    /// How far an issue has come; each stage includes those before it (G2 of the rule ledger).
    Stage {
        /// Received.
        Received = "received",
        /// The owner was told the solution.
        Answered = "answered",
        /// Solved.
        Resolved = "resolved",
        /// The result was checked with the owner.
        Revisited = "revisited",
        /// Closed.
        Closed = "closed",
    }
    /// How much a duty presses, the most pressing first.
    Priority {
        /// First of all.
        Urgent = "urgent",
        /// Before the ordinary.
        High = "high",
        /// The ordinary.
        Normal = "normal",
        /// If there is time.
        Low = "low",
    }
    /// Whose word a row of a saved plan is.
    BookingState {
        /// The planner's.
        Proposed = "proposed",
        /// Fixed with the owner: never moved by the planner.
        Agreed = "agreed",
        /// Called off; kept for the record.
        Cancelled = "cancelled",
    }
    /// The language of tables and messages.
    Language {
        /// Chinese.
        Zh = "zh",
        /// English.
        En = "en",
    }
}

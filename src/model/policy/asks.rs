//! What cadences, triggers and samples ask of a visit alike: who comes, how, how pressing it is.

use crate::model::{Channel, Priority, RoleIx};

/// What a rule asks of the visits that keep it.
#[derive(Clone, Debug)]
pub struct Asks {
    /// Who leads.
    pub by: Seat,
    /// A role that may lead where nobody who leads is at work on any day that is left.
    pub stand_in: Option<RoleIx>,
    /// Who must be there too.
    pub with: Vec<Seat>,
    /// Allowed channels, in order of preference.
    pub channels: Vec<Channel>,
    /// How much it presses.
    pub priority: Priority,
    /// How long it takes; absent: the channel's time.
    pub minutes: Option<u32>,
    /// Whether it may be planned outside the channel's hours (never outside the party's own).
    pub any_hour: bool,
    /// Whether looking the home over without meeting anybody (outcome `inspected`) will do.
    pub inspection: bool,
}

/// Somebody who must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seat {
    /// The role asked for; absent: any.
    pub role: Option<RoleIx>,
    /// Whose own it must be.
    pub area: Area,
    /// Whether the member must be of the issue's department (`department = "issue"`).
    pub of_issue_department: bool,
    /// Whether it must be the issue's assignee (`assignee = true`).
    pub is_assignee: bool,
}

impl Seat {
    /// A seat for any member of a role.
    pub fn of_role(role: RoleIx) -> Seat {
        Seat {
            role: Some(role),
            area: Area::Any,
            of_issue_department: false,
            is_assignee: false,
        }
    }

    /// Whether it depends on the issue that the visit follows who may take it.
    pub fn follows_issue(self) -> bool {
        self.of_issue_department || self.is_assignee
    }
}

/// Whose a duty is: any member of the role, or the member whose own the party is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// The member whose own it is.
    Own,
    /// Any member of the role.
    Any,
}

impl Area {
    /// Every one, in order.
    pub const ALL: &[Area] = &[Area::Own, Area::Any];

    /// The word as the policy writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Area::Own => "own",
            Area::Any => "any",
        }
    }
}

impl Asks {
    /// The channels of a rule that names none: at the door, else by telephone.
    pub fn usual_channels() -> Vec<Channel> {
        vec![Channel::Door, Channel::Phone]
    }

    /// Everybody it asks for, the lead first.
    pub fn seats(&self) -> impl Iterator<Item = Seat> {
        std::iter::once(self.by).chain(self.with.iter().copied())
    }
}

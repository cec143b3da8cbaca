//! The tables of the policy that say how visits are made: `[roles]`, `[hours]`, `[visit]`, `[plan]`.

use crate::calendar::Hours;
use crate::diag::Place;
use crate::model::{Channel, Decimal, RoleId, RoleIx};

/// A role that staff and rules name.
#[derive(Clone, Debug)]
pub struct Role {
    /// Its name in data.
    pub id: RoleId,
    /// Shown in tables; absent: the name.
    pub title: Option<String>,
    /// Who approves this role's plans.
    pub reports_to: Option<RoleIx>,
    /// Where it stands.
    pub place: Place,
}

impl Role {
    /// What people call it.
    pub fn name(&self) -> &str {
        self.title.as_deref().unwrap_or(self.id.as_str())
    }
}

/// Opening hours: an appointment lies inside wholly.
#[derive(Clone, Debug)]
pub struct HoursSettings {
    /// Working hours of staff who state none.
    pub staff: Hours,
    /// When owners may be telephoned (W7 of the rule ledger).
    pub phone: Hours,
    /// When doors may be knocked at.
    pub door: Hours,
    /// When they are best knocked at (F3 of the rule ledger).
    pub door_preferred: Hours,
    /// The office's hours on working days, in which spans such as `4wh` run.
    pub work: Hours,
}

impl HoursSettings {
    /// The hours of a channel that has any of its own.
    pub fn of(&self, channel: Channel) -> Option<&Hours> {
        match channel {
            Channel::Door => Some(&self.door),
            Channel::Phone => Some(&self.phone),
            Channel::Message | Channel::Desk | Channel::Meeting => None,
        }
    }
}

impl Default for HoursSettings {
    fn default() -> Self {
        let hours = |text: &str| text.parse().expect("the defaults are well-formed hours");
        HoursSettings {
            staff: hours("09:00-12:00;14:00-18:00;18:30-20:30"),
            phone: hours("tue-sun 09:00-12:00;tue-sun 14:00-17:30;tue-sun 19:00-21:00"),
            door: hours("mon-sun 09:00-12:00;mon-sun 14:00-20:30"),
            door_preferred: hours("mon-fri 18:30-20:30;sat-sun 09:00-12:00;sat-sun 14:00-17:30"),
            work: Hours::usual_work(),
        }
    }
}

/// What a visit takes.
#[derive(Clone, Debug)]
pub struct VisitSettings {
    /// Minutes of a door visit.
    pub door_minutes: u32,
    /// Minutes of a call, and of a message.
    pub phone_minutes: u32,
    /// Minutes of a meeting.
    pub meeting_minutes: u32,
    /// Be there this much before (H7 of the rule ledger).
    pub early_minutes: u32,
    /// A member's visiting time a day, walking left out.
    pub minutes_per_day: u32,
    /// Minutes of a walk.
    pub walk_minutes: WalkMinutes,
    /// Come again on this day after, not sooner.
    pub gap_days: u32,
    /// Unanswered at the door this often since last met: by telephone.
    pub attempts: u32,
    /// Top-ups are not made beyond so many visits of one party in a month without an urgent or high
    /// reason.
    pub max_visits: u32,
}

/// Minutes from one door to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WalkMinutes {
    /// Between units of a building.
    pub unit: u32,
    /// Between buildings of an area.
    pub building: u32,
    /// Between areas.
    pub area: u32,
}

impl VisitSettings {
    /// How long an appointment through `channel` takes if no rule says otherwise.
    pub fn minutes(&self, channel: Channel) -> u32 {
        match channel {
            Channel::Door | Channel::Desk => self.door_minutes,
            Channel::Phone | Channel::Message => self.phone_minutes,
            Channel::Meeting => self.meeting_minutes,
        }
    }
}

impl Default for VisitSettings {
    fn default() -> Self {
        VisitSettings {
            door_minutes: 10,
            phone_minutes: 5,
            meeting_minutes: 60,
            early_minutes: 5,
            minutes_per_day: 180,
            walk_minutes: WalkMinutes {
                unit: 1,
                building: 4,
                area: 10,
            },
            gap_days: 3,
            attempts: 2,
            max_visits: 2,
        }
    }
}

/// Exchange rates of a plan's last level, in minutes.
#[derive(Clone, Debug)]
pub struct PlanSettings {
    /// For a door visit outside the preferred hours.
    pub outside_preferred: u32,
    /// For an appointment by another channel than the first named.
    pub second_channel: u32,
    /// For going out at all, in a span of a member's hours.
    pub outing: u32,
    /// The share of a day's minutes from which on it is a burden.
    pub overload_from: Decimal,
    /// For each day by which a household is met again sooner than half the cadence's time after the
    /// last visit.
    pub too_soon: u32,
}

impl Default for PlanSettings {
    fn default() -> Self {
        PlanSettings {
            outside_preferred: 10,
            second_channel: 15,
            outing: 15,
            overload_from: Decimal::percent(75),
            too_soon: 1,
        }
    }
}

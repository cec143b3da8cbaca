//! Which columns each kind of figures has.

use crate::duties::figures::Share;
use crate::ops::group::{
    Checked, Covered, DueCounts, Figures, LateCounts, Overview, Planned, QuotaCounts,
};
use crate::sheet::{Cell, Kind, Tone};
use crate::words::Message;

/// A column of figures.
pub(crate) struct Shows<F> {
    /// Its name for programs.
    pub key: &'static str,
    /// Its heading.
    pub head: Message<'static>,
    /// What its cells are.
    pub kind: Kind,
    /// Its cell.
    pub cell: fn(&F) -> Cell,
    /// The same for the month before stands beside it.
    pub has_before: bool,
    /// It stands in a workbook and in csv alone, where there is room for everything.
    pub is_aside: bool,
}

/// A share of figures, with its name.
pub(crate) type NamedShare<F> = (Message<'static>, fn(&F) -> Share);

/// Figures that a page knows how to show.
pub(crate) trait Shown: Figures + 'static {
    /// What the page is called.
    fn title(name: &dyn std::fmt::Display) -> Message<'_>;

    /// The columns, in their order.
    fn columns() -> Vec<Shows<Self>>;

    /// Shares that are ranked and compared, each with its name; the first one is drawn.
    fn shares() -> Vec<NamedShare<Self>> {
        Vec::new()
    }

    /// How a row is meant.
    fn tone(&self) -> Tone {
        Tone::Plain
    }
}

fn count<F>(key: &'static str, head: Message<'static>, cell: fn(&F) -> Cell) -> Shows<F> {
    Shows {
        key,
        head,
        kind: Kind::Int,
        cell,
        has_before: false,
        is_aside: false,
    }
}

fn aside<F>(shows: Shows<F>) -> Shows<F> {
    Shows {
        is_aside: true,
        ..shows
    }
}

fn rate<F>(key: &'static str, head: Message<'static>, cell: fn(&F) -> Cell) -> Shows<F> {
    Shows {
        kind: Kind::Share,
        has_before: true,
        ..count(key, head, cell)
    }
}

fn minutes<F>(key: &'static str, head: Message<'static>, cell: fn(&F) -> Cell) -> Shows<F> {
    Shows {
        kind: Kind::Minutes,
        ..count(key, head, cell)
    }
}

fn int(count: u64) -> Cell {
    Cell::Int(i64::try_from(count).unwrap_or(i64::MAX))
}

fn share(share: Share) -> Cell {
    Cell::Share {
        n: share.n,
        of: share.of,
    }
}

impl Shown for Overview {
    fn title(name: &dyn std::fmt::Display) -> Message<'_> {
        Message::GroupReport { name }
    }

    fn columns() -> Vec<Shows<Overview>> {
        vec![
            rate("coverage", Message::GroupCovered, |of| share(of.coverage)),
            rate("quota", Message::GroupReached, |of| share(of.quota)),
            rate("duties_in_time", Message::GroupInTime, |of| {
                share(of.duties_in_time)
            }),
            rate("answers_on_time", Message::GroupAnswers, |of| {
                share(of.answers_on_time)
            }),
            rate("resolved", Message::GroupResolved, |of| share(of.resolved)),
            rate("satisfied", Message::GroupSatisfied, |of| {
                share(of.satisfied)
            }),
            rate("attained", Message::GroupAttained, |of| share(of.attained)),
            count("open", Message::GroupOpen, |of| int(of.open)),
            aside(rate("repairs_on_time", Message::GroupRepairs, |of| {
                share(of.repairs_on_time)
            })),
            aside(rate("promises_kept", Message::GroupPromises, |of| {
                share(of.promises_kept)
            })),
            aside(rate(
                "complaints_revisited",
                Message::GroupRevisited,
                |of| share(of.complaints_revisited),
            )),
            aside(rate("valid_complaints", Message::GroupComplaints, |of| {
                share(of.valid_complaints)
            })),
            aside(rate("logged_late", Message::GroupLoggedLate, |of| {
                share(of.logged_late)
            })),
            aside(count("made", Message::GroupMade, |of| int(of.made))),
            aside(count("households_met", Message::GroupHouseholds, |of| {
                int(of.households_met)
            })),
            aside(count("raised", Message::GroupRaised, |of| int(of.raised))),
        ]
    }

    fn shares() -> Vec<NamedShare<Overview>> {
        vec![
            (Message::GroupCovered, |of| of.coverage),
            (Message::GroupReached, |of| of.quota),
            (Message::GroupInTime, |of| of.duties_in_time),
            (Message::GroupAnswers, |of| of.answers_on_time),
            (Message::GroupResolved, |of| of.resolved),
            (Message::GroupSatisfied, |of| of.satisfied),
            (Message::GroupAttained, |of| of.attained),
        ]
    }
}

impl Shown for QuotaCounts {
    fn title(name: &dyn std::fmt::Display) -> Message<'_> {
        Message::GroupQuota { name }
    }

    fn columns() -> Vec<Shows<QuotaCounts>> {
        vec![
            rate("share", Message::GroupReached, |of| share(of.share)),
            count("asked", Message::GroupAsked, |of| int(of.asked)),
            count("met", Message::GroupMet, |of| int(of.met)),
            count("short", Message::GroupShort, |of| int(of.short)),
            count("members", Message::GroupMembers, |of| int(of.members)),
            count("members_short", Message::GroupMembersShort, |of| {
                int(of.members_short)
            }),
        ]
    }

    fn tone(&self) -> Tone {
        if self.short > 0 {
            Tone::Warn
        } else {
            Tone::Good
        }
    }
}

impl Shown for Covered {
    fn title(name: &dyn std::fmt::Display) -> Message<'_> {
        Message::GroupCoverage { name }
    }

    fn columns() -> Vec<Shows<Covered>> {
        vec![
            rate("share", Message::GroupCovered, |of| share(of.share)),
            count("vacant", Message::GroupVacant, |of| int(of.vacant)),
            count("not_moved_in", Message::GroupNotMovedIn, |of| {
                int(of.not_moved_in)
            }),
            count("paused", Message::GroupPaused, |of| int(of.paused)),
            count("declined", Message::GroupDeclined, |of| int(of.declined)),
        ]
    }
}

impl Shown for LateCounts {
    fn title(name: &dyn std::fmt::Display) -> Message<'_> {
        Message::GroupOverdue { name }
    }

    fn columns() -> Vec<Shows<LateCounts>> {
        vec![
            count("answer", Message::GroupAnswer, |of| int(of.answer)),
            count("promise", Message::GroupPromise, |of| int(of.promise)),
            count("resolve", Message::GroupResolve, |of| int(of.resolve)),
            count("arrive", Message::GroupArrive, |of| int(of.arrive)),
            count("revisit", Message::GroupRevisit, |of| int(of.revisit)),
            count("duty", Message::GroupDuty, |of| int(of.duty)),
            count("all", Message::GroupAll, |of| int(of.all)),
            minutes("worst_minutes", Message::GroupWorst, |of| {
                Cell::Minutes(of.worst_minutes.0)
            }),
        ]
    }

    fn tone(&self) -> Tone {
        if self.all > 0 { Tone::Warn } else { Tone::Good }
    }
}

impl Shown for DueCounts {
    fn title(name: &dyn std::fmt::Display) -> Message<'_> {
        Message::GroupDue { name }
    }

    fn columns() -> Vec<Shows<DueCounts>> {
        vec![
            count("upcoming", Message::GroupUpcoming, |of| int(of.upcoming)),
            count("open", Message::GroupToDo, |of| int(of.open)),
            count("overdue", Message::GroupLate, |of| int(of.overdue)),
            count("done", Message::GroupDone, |of| int(of.done)),
            count("done_late", Message::GroupDoneLate, |of| int(of.done_late)),
            count("missed", Message::GroupMissed, |of| int(of.missed)),
            count("waived", Message::GroupWaived, |of| int(of.waived)),
            count("declined", Message::GroupDeclined, |of| int(of.declined)),
        ]
    }
}

impl Shown for Checked {
    fn title(name: &dyn std::fmt::Display) -> Message<'_> {
        Message::GroupCheck { name }
    }

    fn columns() -> Vec<Shows<Checked>> {
        vec![
            count("errors", Message::GroupErrors, |of| int(of.errors)),
            count("warnings", Message::GroupWarnings, |of| int(of.warnings)),
            count("departures", Message::GroupDepartures, |of| {
                int(of.departures)
            }),
        ]
    }

    fn tone(&self) -> Tone {
        if self.errors > 0 {
            Tone::Bad
        } else {
            Tone::Plain
        }
    }
}

impl Shown for Planned {
    fn title(name: &dyn std::fmt::Display) -> Message<'_> {
        Message::GroupPlan { name }
    }

    fn columns() -> Vec<Shows<Planned>> {
        vec![
            count("appointments", Message::GroupAppointments, |of| {
                int(of.appointments)
            }),
            count("unplaced", Message::GroupUnplaced, |of| int(of.unplaced)),
            count("unplaced_pressing", Message::GroupPressing, |of| {
                int(of.unplaced_pressing)
            }),
            count("quota_short", Message::GroupQuotaShort, |of| {
                int(of.quota_short)
            }),
            minutes("walk_minutes", Message::GroupWalk, |of| {
                Cell::Minutes(i64::try_from(of.walk_minutes).unwrap_or(i64::MAX))
            }),
        ]
    }

    fn tone(&self) -> Tone {
        if self.unplaced > 0 {
            Tone::Warn
        } else {
            Tone::Good
        }
    }
}

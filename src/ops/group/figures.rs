//! What is counted of each community.

use schemars::JsonSchema;
use serde::Serialize;

use super::add::{Add, Longest};
use crate::calendar::Period;
use crate::duties::coverage::{self, By};
use crate::duties::figures::{self as month, Rating, Share};
use crate::duties::overdue::OverdueKind;
use crate::duties::{Known, State, Window, derive, quota};
use crate::model::Priority;
use crate::ops::results::late;
use crate::plan::Outcome;

/// Figures of a community that can be added up.
pub trait Figures: Add + Clone + Default + Serialize + JsonSchema + Send {
    /// The name of the answer that they stand in.
    const NAME: &'static str;
}

macro_rules! figures {
    ($(#[doc = $doc:literal])+ $kind:ident = $name:literal { $($(#[doc = $about:literal])+ $field:ident: $of:ty,)+ }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, JsonSchema)]
        #[schemars(inline)]
        pub struct $kind { $($(#[doc = $about])+ pub $field: $of,)+ }

        impl Add for $kind {
            fn and(&mut self, other: &Self) {
                $(self.$field.and(&other.$field);)+
            }
        }

        impl Figures for $kind {
            const NAME: &'static str = $name;
        }
    };
}

figures! {
    /// The figures of a month's report.
    Overview = "group-report" {
        /// Households met of those in scope.
        coverage: Share,
        /// What quotas ask for, as far as it was met.
        quota: Share,
        /// Duties done in time.
        duties_in_time: Share,
        /// Answers in time.
        answers_on_time: Share,
        /// Repairs in time.
        repairs_on_time: Share,
        /// Promises kept.
        promises_kept: Share,
        /// Issues raised in the period and solved.
        resolved: Share,
        /// Complaints revisited.
        complaints_revisited: Share,
        /// Valid complaints of households in scope.
        valid_complaints: Share,
        /// Marks from the satisfied one on, of all services.
        satisfied: Share,
        /// Appointments of the plan that were kept.
        attained: Share,
        /// Visits recorded too late.
        logged_late: Share,
        /// Visits made.
        made: u64,
        /// Households met.
        households_met: u64,
        /// Issues raised.
        raised: u64,
        /// Issues open at its end.
        open: u64,
    }
}

figures! {
    /// Quotas.
    QuotaCounts = "group-quota" {
        /// Rows of members and quotas.
        members: u64,
        /// Of these, short of it.
        members_short: u64,
        /// Households asked for.
        asked: u64,
        /// Households met.
        met: u64,
        /// Households missing.
        short: u64,
        /// What was asked for, as far as it was met.
        share: Share,
    }
}

figures! {
    /// Coverage.
    Covered = "group-coverage" {
        /// Households that could be met.
        in_scope: u64,
        /// Of these, households met.
        covered: u64,
        /// The same as a share.
        share: Share,
        /// Left out as vacant.
        vacant: u64,
        /// Left out as not moved in.
        not_moved_in: u64,
        /// Left out as paused.
        paused: u64,
        /// Left out as declined.
        declined: u64,
    }
}

figures! {
    /// What is late now.
    LateCounts = "group-overdue" {
        /// Answers.
        answer: u64,
        /// Promises.
        promise: u64,
        /// Solutions.
        resolve: u64,
        /// Being on site.
        arrive: u64,
        /// Revisits.
        revisit: u64,
        /// Other duties.
        duty: u64,
        /// All together.
        all: u64,
        /// Minutes since the limit of the longest late one.
        worst_minutes: Longest,
    }
}

figures! {
    /// Duties of a period by state.
    DueCounts = "group-due" {
        /// Not open yet.
        upcoming: u64,
        /// To be done.
        open: u64,
        /// Late.
        overdue: u64,
        /// Done in time.
        done: u64,
        /// Done late.
        done_late: u64,
        /// Closed and not done.
        missed: u64,
        /// Let go.
        waived: u64,
        /// Declined.
        declined: u64,
    }
}

figures! {
    /// Faults in the data, and departures from the rulebook.
    Checked = "group-check" {
        /// Errors.
        errors: u64,
        /// Warnings.
        warnings: u64,
        /// Departures of the policy from the rulebook.
        departures: u64,
    }
}

figures! {
    /// Plans of a month.
    Planned = "group-plan" {
        /// Appointments from now on.
        appointments: u64,
        /// Asked duties that found no place.
        unplaced: u64,
        /// Of these, urgent or high.
        unplaced_pressing: u64,
        /// Households that quotas will miss.
        quota_short: u64,
        /// Minutes of walking.
        walk_minutes: u64,
    }
}

impl Overview {
    /// The figures of a period.
    pub fn of(known: &Known<'_>, period: &Period) -> Overview {
        let figures = month::of(known, period);
        let total = &figures.by_area.total;
        let in_time = figures.duties.iter().map(|(_, tally)| tally.in_time());
        let rated = figures.ratings.iter();
        let rated = rated.fold(Rating::default(), |all, rating| all.and(*rating));
        Overview {
            coverage: share(total.covered, total.in_scope),
            quota: QuotaCounts::counted(&figures.quota).share,
            duties_in_time: sum(in_time),
            answers_on_time: figures.answers_on_time,
            repairs_on_time: figures.repairs_on_time,
            promises_kept: figures.promises_kept,
            resolved: figures.issues.resolved,
            complaints_revisited: figures.complaints_revisited,
            valid_complaints: figures.valid_complaints,
            satisfied: rated.share(),
            attained: figures.attainment.all.kept,
            logged_late: figures.logged_late,
            made: figures.visits.made,
            households_met: figures.visits.households_met,
            raised: figures.issues.raised,
            open: figures.issues.open,
        }
    }
}

impl QuotaCounts {
    /// The quotas of the periods that hold the first day of a period.
    pub fn of(known: &Known<'_>, period: &Period) -> QuotaCounts {
        QuotaCounts::counted(&quota::rows(known, Some(period)))
    }

    fn counted(rows: &[quota::QuotaRow]) -> QuotaCounts {
        let mut counts = QuotaCounts::default();
        for row in rows {
            counts.members += 1;
            counts.members_short += u64::from(row.short() > 0);
            // Minutes and households have no sum.
            if row.is_of_minutes() {
                continue;
            }
            counts.asked += u64::from(row.asked);
            counts.met += u64::from(row.met());
            counts.short += u64::from(row.short());
        }
        let reached = counts.asked - counts.short;
        counts.share = Share {
            n: reached,
            of: counts.asked,
        };
        counts
    }
}

impl Covered {
    /// The coverage of a period.
    pub fn of(known: &Known<'_>, period: &Period) -> Covered {
        let total = coverage::of(known, period, By::Area).total;
        Covered {
            in_scope: total.in_scope.into(),
            covered: total.covered.into(),
            share: share(total.covered, total.in_scope),
            vacant: total.vacant.into(),
            not_moved_in: total.not_moved_in.into(),
            paused: total.paused.into(),
            declined: total.declined.into(),
        }
    }
}

impl LateCounts {
    /// What is late now.
    pub fn of(known: &Known<'_>) -> LateCounts {
        let mut counts = LateCounts::default();
        for (kind, late) in late(known) {
            let column = match kind {
                OverdueKind::Answer => &mut counts.answer,
                OverdueKind::Promise => &mut counts.promise,
                OverdueKind::Resolve => &mut counts.resolve,
                OverdueKind::Arrive => &mut counts.arrive,
                OverdueKind::Revisit => &mut counts.revisit,
                OverdueKind::Duty => &mut counts.duty,
            };
            *column = late.count;
            counts.all += late.count;
            counts.worst_minutes.and(&Longest(late.worst_minutes));
        }
        counts
    }
}

impl DueCounts {
    /// The duties whose window meets a period, but for those cleared before it.
    pub fn of(known: &Known<'_>, period: &Period) -> DueCounts {
        let mut counts = DueCounts::default();
        for duty in derive(known, &Window::of(period)) {
            let cleared = duty.cleared_by.map(|visit| known.book[visit].at);
            if cleared.is_some_and(|at| at < period.start()) {
                continue;
            }
            *counts.column(duty.state) += 1;
        }
        counts
    }

    fn column(&mut self, state: State) -> &mut u64 {
        match state {
            State::Upcoming => &mut self.upcoming,
            State::Open => &mut self.open,
            State::Overdue => &mut self.overdue,
            State::Done => &mut self.done,
            State::DoneLate => &mut self.done_late,
            State::Missed => &mut self.missed,
            State::Waived => &mut self.waived,
            State::Declined => &mut self.declined,
        }
    }
}

impl Planned {
    /// What a plan comes to.
    pub fn of(plan: &Outcome) -> Planned {
        let pressing = |priority: Priority| matches!(priority, Priority::Urgent | Priority::High);
        let unplaced = plan.unplaced.iter();
        let pressing = unplaced.filter(|unplaced| pressing(unplaced.priority));
        Planned {
            appointments: plan.appointments.len() as u64,
            unplaced: plan.unplaced.len() as u64,
            unplaced_pressing: pressing.count() as u64,
            quota_short: plan.quotas.iter().map(|row| u64::from(row.short)).sum(),
            walk_minutes: plan.score.walk_minutes.unsigned_abs(),
        }
    }
}

fn share(n: u32, of: u32) -> Share {
    Share {
        n: n.into(),
        of: of.into(),
    }
}

fn sum(shares: impl Iterator<Item = Share>) -> Share {
    let mut all = Share::default();
    shares.for_each(|share| all.and(&share));
    all
}

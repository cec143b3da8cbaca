//! Top-ups: households added where a member falls short of a quota.
//!
//! A pure function of the duties' appointments: each row of quotas in turn takes its candidates in
//! their order, passing over whom no place is left for.

use super::probe::{Ask, Grid, Start, starts};
use crate::model::Channel;
use crate::plan::levels::Levels;
use crate::plan::problem::{Crew, DAY, Minute, QuotaNeed};
use crate::plan::state::{Origin, Plan, Visit};

/// Adds top-ups until every quota is met or no place is left.
pub(crate) fn top_up(plan: &mut Plan<'_>) {
    let problem = plan.problem;
    for (row, quota) in problem.quotas.iter().enumerate() {
        for &party in &quota.candidates {
            if plan.short(row) == 0 {
                break;
            }
            let number = u32::try_from(row).unwrap_or(u32::MAX);
            let counted = problem.parties[party as usize].counted.contains(&number)
                || plan.share(party as usize).credits.contains(&number);
            if counted {
                continue;
            }
            if let Some(visit) = addition(plan, number, quota, party) {
                plan.insert(visit);
            }
        }
    }
}

/// The best appointment of a member with a household for the quota's sake.
fn addition(plan: &Plan<'_>, row: u32, quota: &QuotaNeed, party: u32) -> Option<Visit> {
    Grid::ALL.into_iter().find_map(|grid| {
        let mut found: Option<((Levels, Minute), Visit)> = None;
        for &channel in &quota.channels {
            if quota.minutes[channel as usize] > 0 {
                by_channel(plan, row, quota, party, channel, grid, &mut found);
            }
        }
        found.map(|(_, visit)| visit)
    })
}

fn by_channel(
    plan: &Plan<'_>,
    row: u32,
    quota: &QuotaNeed,
    party: u32,
    channel: Channel,
    grid: Grid,
    found: &mut Option<((Levels, Minute), Visit)>,
) {
    let problem = plan.problem;
    let facts = &problem.parties[party as usize];
    let avoids = |channel| quota.channels.contains(&channel);
    let shy = matches!(facts.prefers, Some(Channel::Phone | Channel::Message));
    if shy && channel == Channel::Door && (avoids(Channel::Phone) || avoids(Channel::Message))
        || facts.by_phone && channel != Channel::Phone && avoids(Channel::Phone)
    {
        return;
    }
    let crew = Crew::from_slice(&[quota.member]);
    let until = Minute::try_from(problem.days).unwrap_or(0) * DAY;
    let minutes = quota.minutes[channel as usize];
    let ask = Ask {
        party: party as usize,
        crew: &crew,
        channel,
        minutes,
        any_hour: false,
        from: problem.from,
        until,
        grid,
    };
    for day in (quota.first_day..quota.end_day).filter(|day| facts.closed_days & 1 << day == 0) {
        starts(plan, ask, day, &mut |start: Start| {
            let mut visit = Visit {
                party,
                crew: crew.clone(),
                lead: quota.member,
                channel,
                start: start.at,
                minutes,
                clears: 0,
                duties: 0,
                origin: Origin::TopUp(row),
                kept: false,
            };
            let Some(share) = plan.judge(&mut visit) else {
                return;
            };
            let cost = (plan.change(&visit, &share, start.walk), start.at);
            if found.as_ref().is_none_or(|(least, _)| cost < *least) {
                *found = Some((cost, visit));
            }
        });
    }
}

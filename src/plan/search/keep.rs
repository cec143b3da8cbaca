//! Keeping what the saved plan proposed, as far as it is still possible.

use super::probe::{Ask, Grid, fits};
use smallvec::SmallVec;

use crate::plan::problem::{Crew, Duty, DutySet, Minute, Problem, Wish, bit, same};
use crate::plan::state::{Origin, Plan, Visit};

/// Makes every appointment of the saved plan that still has a reason and still fits.
///
/// A party's rows are taken together where they can be, for one may be allowed only because of
/// another (rule 7), and each clears what the earlier ones leave; else one by one, by time.
pub(crate) fn keep(plan: &mut Plan<'_>) {
    let problem = plan.problem;
    for facts in &problem.parties {
        let alive = facts
            .wishes
            .iter()
            .map(|&wish| &problem.wishes[wish])
            .filter(|wish| wish.alive);
        let wishes: Vec<&Wish> = alive.collect();
        if wishes.len() > 1 && keep_together(plan, &wishes) {
            continue;
        }
        for wish in wishes {
            if let Some(visit) = kept(plan, wish) {
                plan.insert(visit);
            }
        }
    }
}

/// Makes all appointments of a party's rows if they may all be made as they stand.
fn keep_together(plan: &mut Plan<'_>, wishes: &[&Wish]) -> bool {
    let party = wishes[0].party;
    for wish in wishes {
        let visit = as_stated(plan.problem, wish);
        if !fitting(plan, &visit) {
            plan.clear_party(party);
            return false;
        }
        plan.insert(visit);
    }
    let mut made: Vec<Visit> = plan
        .visits_of(party)
        .filter(|visit| !visit.is_fixed())
        .cloned()
        .collect();
    plan.clear_party(party);
    let Some(mut last) = made.pop() else {
        return false;
    };
    if !made
        .iter()
        .chain([&last])
        .all(|visit| visit.answers(plan.problem, visit.duties))
    {
        return false;
    }
    for visit in made {
        plan.insert(visit);
    }
    let sound = plan.judge(&mut last).is_some();
    if sound {
        plan.insert(last);
    } else {
        plan.clear_party(party);
    }
    sound
}

/// A row as an appointment.
fn as_stated(problem: &Problem, wish: &Wish) -> Visit {
    let crew = team(problem, wish);
    Visit {
        party: u32::try_from(wish.party).unwrap_or(u32::MAX),
        along: SmallVec::new(),
        lead: wish.crew.first().copied().unwrap_or(0),
        channel: wish.channel,
        start: wish.start,
        minutes: wish.minutes,
        clears: problem.clears(wish.party, &crew, wish.channel),
        duties: 0,
        origin: Origin::Duty(reasons(problem, wish.party, &crew)),
        kept: true,
        crew,
    }
}

/// Who went for a row's duties: those who went along for a quota's sake find their way by themselves.
fn team(problem: &Problem, wish: &Wish) -> Crew {
    let all = problem.clears(wish.party, &wish.crew, wish.channel);
    if wish.along.is_empty() || problem.goes_for(wish.party, &wish.crew, all) {
        return wish.crew.clone();
    }
    let went = wish.crew.iter().copied();
    went.filter(|member| !wish.along.contains(member)).collect()
}

/// The asked duties of a party whose team a crew is, whoever stands first.
fn reasons(problem: &Problem, party: usize, crew: &Crew) -> DutySet {
    let duties = problem.duties_of(party).iter().enumerate();
    let asks = |duty: &Duty| {
        let crews = problem.teams.of(duty.teams.clone());
        duty.asked && crews.iter().any(|other| same(other, crew))
    };
    let asking = duties.filter(|(_, duty)| asks(duty));
    asking.fold(0, |set, (position, _)| set | bit(position))
}

/// The appointment a row wishes for, if it may be made.
fn kept(plan: &Plan<'_>, wish: &Wish) -> Option<Visit> {
    let problem = plan.problem;
    let visit = as_stated(problem, wish);
    lengths(problem, wish).into_iter().find_map(|minutes| {
        let mut visit = Visit {
            minutes,
            ..visit.clone()
        };
        (fitting(plan, &visit) && plan.judge(&mut visit).is_some()).then_some(visit)
    })
}

/// Whether there is room for it, in the channel's hours or outside them.
fn fitting(plan: &Plan<'_>, visit: &Visit) -> bool {
    let ask = Ask {
        party: visit.party as usize,
        crew: &visit.crew,
        channel: visit.channel,
        minutes: visit.minutes,
        any_hour: true,
        from: plan.problem.from,
        until: Minute::MAX,
        grid: Grid::One,
    };
    visit.start >= plan.problem.from && fits(plan, ask, visit.start).is_some()
}

/// The lengths an appointment of the party may have, shortest first.
fn lengths(problem: &Problem, wish: &Wish) -> Vec<Minute> {
    let duties = problem.duties_of(wish.party).iter();
    let mut lengths: Vec<Minute> = duties
        .map(|duty| duty.minutes[wish.channel as usize])
        .filter(|&minutes| minutes > 0)
        .collect();
    lengths.sort_unstable();
    lengths.dedup();
    lengths
}

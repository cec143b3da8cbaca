//! All of it brought together.

use super::asked::owed;
use super::bookings::bookings;
use super::duties::{Converter, in_order};
use super::earlier::earlier;
use super::members::members;
use super::parties::parties;
use super::places::places;
use super::possible::{possible_days, window_days};
use super::quotas::quotas;
use super::wanted::Wanted;
use super::{Clock, Origins, Tally};
use crate::calendar::Hours;
use crate::duties::{Duty, Known};
use crate::model::Book;
use crate::plan::problem::{Minute, OpenHours, Problem, Settings, Spans};

/// The problem and what speaks of its solution.
#[derive(Clone, Debug)]
pub(crate) struct Intake {
    /// The problem.
    pub(crate) problem: Problem,
    /// Its duties, in its order.
    pub(crate) duties: Vec<Duty>,
    /// Duties of parties that have more than are looked at.
    pub(crate) beyond: Vec<Wanted>,
    /// Its time.
    pub(crate) clock: Clock,
    /// Where its rows come from.
    pub(crate) origins: Origins,
    /// The figures of its quota rows.
    pub(crate) tallies: Vec<Tally>,
}

/// What is to be planned in what is left of a month.
pub(crate) fn take_in(known: &Known<'_>, clock: Clock) -> Intake {
    let book = known.book;
    let settings = settings(book);
    let earlier = earlier(known, &clock);
    let owed = owed(known, &clock, &earlier);
    let mut parties = parties(known, &clock, &settings, &earlier, &owed.pressing);
    let (wanted, beyond) = in_order(owed.wanted);
    let mut converter = Converter::new(known, &clock);
    let duties: Vec<_> = wanted.iter().map(|wanted| converter.duty(wanted)).collect();
    let teams = converter.teams;
    for (position, duty) in duties.iter().enumerate() {
        let range = &mut parties[duty.party].duties;
        *range = if range.start == range.end {
            position..position + 1
        } else {
            range.start..position + 1
        };
    }
    let (needs, tallies) = quotas(known, &clock, &earlier, &mut parties);
    let (fixed, wishes, origins) = bookings(known, &clock, &mut parties, &wanted, &duties, &needs);
    let mut members = members(book, &clock);
    for (position, need) in (0_u32..).zip(&needs) {
        let rows = &mut members[need.member as usize].quotas;
        *rows = if rows.start == rows.end {
            position..position + 1
        } else {
            rows.start..position + 1
        };
    }
    let open = open_hours(book, &clock, members.iter().map(|member| &member.spans));
    let mut problem = Problem {
        from: clock.minute(clock.from()),
        now: clock.minute(clock.now),
        days: clock.days,
        settings,
        members,
        parties,
        duties,
        teams,
        offers: Vec::new(),
        fixed,
        wishes,
        quotas: needs,
        places: places(book),
        open,
    };
    complete(&mut problem);
    let duties = wanted.into_iter().map(|wanted| wanted.duty).collect();
    Intake {
        problem,
        duties,
        beyond,
        clock,
        origins,
        tallies,
    }
}

/// Adds what follows from the rest: the days of each duty, and the ways to meet each party.
fn complete(problem: &mut Problem) {
    for index in 0..problem.duties.len() {
        problem.duties[index].days = window_days(problem, &problem.duties[index]);
        problem.duties[index].possible = possible_days(problem, &problem.duties[index]);
    }
    let parties = 0..problem.parties.len();
    problem.offers = parties.map(|party| problem.find_offers(party)).collect();
}

fn settings(book: &Book) -> Settings {
    let visit = &book.policy.visit;
    let minutes = |minutes: u64| Minute::try_from(minutes).unwrap_or(Minute::MAX / 4);
    let overload_from = book
        .policy
        .plan
        .overload_from
        .of_rounded_up(u64::from(visit.minutes_per_day));
    Settings {
        early: minutes(visit.early_minutes.into()),
        per_day: minutes(visit.minutes_per_day.into()),
        overload_from: minutes(overload_from),
        crowded_from: minutes(u64::from(visit.minutes_per_day).div_ceil(4)),
        gap_days: i32::try_from(visit.gap_days).unwrap_or(i32::MAX / 2),
        outside_preferred: book.policy.plan.outside_preferred.into(),
        second_channel: book.policy.plan.second_channel.into(),
        outing: book.policy.plan.outing.into(),
        too_soon: book.policy.plan.too_soon.into(),
        max_visits: visit.max_visits,
        accompany: book.policy.quota_options.accompany,
        credit: book.policy.quota_options.team_credit,
    }
}

/// The channels' hours by day, and every member's by day and kind.
fn open_hours<'a>(
    book: &Book,
    clock: &Clock,
    members: impl Iterator<Item = &'a Vec<Spans>>,
) -> OpenHours {
    let by_day = |hours: &Hours| {
        let dates = clock.dates().enumerate();
        dates
            .map(|(day, date)| Clock::spans(day, hours.on(date.weekday())))
            .collect::<Vec<Spans>>()
    };
    let hours = &book.policy.hours;
    let mut open = OpenHours {
        door: by_day(&hours.door),
        phone: by_day(&hours.phone),
        preferred: by_day(&hours.door_preferred),
        ..OpenHours::default()
    };
    for spans in members {
        for (day, spans) in spans.iter().enumerate() {
            open.push_cell(day, spans);
        }
    }
    open
}

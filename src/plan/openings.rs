//! Free times for one party, beside what a saved plan holds: what to say to whoever is on the telephone.

use super::intake::{Clock, Intake, number, take_in};
use super::levels::Levels;
use super::problem::{Crew, DutySet, Minute, indexes, same};
use super::rest::frozen;
use super::rows::team_of;
use super::search::{Way, keep, openings as looked_for, ways};
use super::state::{Plan, Visit};
use crate::calendar::{DateRange, Instant, Period};
use crate::duties::{Duty, Known};
use crate::model::{Book, Channel, PartyIx, Team};

/// Which free times are looked for.
#[derive(Clone, Debug)]
pub struct OpeningsAsked {
    /// For whom.
    pub party: PartyIx,
    /// On these days.
    pub days: DateRange,
    /// By this channel; absent: by those that the duties name, the party's preferred one, or the door.
    pub channel: Option<Channel>,
    /// With these people; absent: with those whom the rules send.
    pub staff: Option<Team>,
}

/// A free time.
#[derive(Clone, Debug)]
pub struct Opening {
    /// When.
    pub start: Instant,
    /// How long.
    pub minutes: u32,
    /// Who goes, the lead first.
    pub staff: Team,
    /// How.
    pub channel: Channel,
    /// The duties it would clear.
    pub duties: Vec<Duty>,
    /// What it does to the score of the saved plan, level by level.
    pub cost: OpeningCost,
}

/// By how much each level of the score grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OpeningCost {
    /// Duties without an appointment: urgent, high, normal, low.
    pub unplaced: [i64; 4],
    /// Hours (urgent, high) and days (normal, low) that duties are late.
    pub late: [i64; 4],
    /// Households missing for quotas.
    pub quota_short: i64,
    /// Rows of the saved plan that are changed.
    pub moved: i64,
    /// Days that urgent duties wait.
    pub wait_days: i64,
    /// Minutes of effort.
    pub effort_minutes: i64,
}

/// Every free time of a party in what is left of a month that breaks no rule of a plan, the one that costs
/// least first. Whatever else is saved stays where it is; the party's own proposed rows may give way.
pub fn openings(book: &Book, now: Instant, month: &Period, asked: &OpeningsAsked) -> Vec<Opening> {
    let Some(clock) = Clock::of(now, month) else {
        return Vec::new();
    };
    let book = frozen(book, &month.name, |row| row.party == asked.party);
    let intake = take_in(&Known::at(&book, now), clock);
    let mut plan = Plan::new(&intake.problem);
    keep(&mut plan);
    let saved = plan.levels();
    let party = asked.party.position();
    plan.clear_party(party);
    let mut without = plan.levels();
    without.subtract(&saved);
    let ways = chosen(&book, &intake, &plan, asked);
    let found = looked_for(&plan, party, &ways, days(&intake, asked.days));
    let tell = |(change, visit): (Levels, Visit)| {
        let mut cost = change;
        cost.add(&without);
        opening(&intake, &visit, cost)
    };
    found.into_iter().map(tell).collect()
}

/// The ways that were asked for.
fn chosen(book: &Book, intake: &Intake, plan: &Plan<'_>, asked: &OpeningsAsked) -> Vec<Way> {
    let party = asked.party.position();
    let by_channel = |way: &Way| asked.channel.is_none_or(|channel| way.channel == channel);
    let mut ways = ways(plan, party);
    ways.retain(by_channel);
    if let Some(staff) = &asked.staff {
        let crew: Crew = staff.iter().map(|&member| number(member)).collect();
        let with_duties = ways.iter().fold(0, |set, way| set | way.reasons);
        ways.retain(|way| same(&way.crew, &crew));
        if ways.is_empty() {
            ways = other_people(book, intake, asked, crew, with_duties);
        }
        return ways;
    }
    if ways.is_empty() {
        let butler = book.butlers(intake.clock.now.date())[party];
        let crew = butler.map(|butler| Crew::from_slice(&[number(butler)]));
        ways = crew.map_or_else(Vec::new, |crew| other_people(book, intake, asked, crew, 0));
    }
    ways
}

/// Ways for people whom no rule sends: with the duties they clear all the same, or without any.
fn other_people(
    book: &Book,
    intake: &Intake,
    asked: &OpeningsAsked,
    crew: Crew,
    duties: DutySet,
) -> Vec<Way> {
    let preferred = book[asked.party].household().and_then(|home| home.channel);
    let channel = asked.channel.or(preferred).unwrap_or(Channel::Door);
    let clears = intake
        .problem
        .clears(asked.party.position(), &crew, channel);
    let minutes = book.policy.visit.minutes(channel);
    vec![Way {
        crew,
        channel,
        reasons: clears & duties,
        minutes: Minute::try_from(minutes).unwrap_or(Minute::MAX / 4),
    }]
}

/// The days of a range, of those left.
fn days(intake: &Intake, range: DateRange) -> u64 {
    let dates = intake.clock.dates().enumerate();
    let asked = dates.filter(|(_, date)| range.first <= *date && *date <= range.last);
    asked.fold(0, |set, (day, _)| set | 1 << day)
}

fn opening(intake: &Intake, visit: &Visit, cost: Levels) -> Opening {
    let first = intake.problem.parties[visit.party as usize].duties.start;
    let duties = indexes(visit.duties).map(|position| intake.duties[first + position].clone());
    let four = |from: usize| [0, 1, 2, 3].map(|class| cost.0[from + class]);
    Opening {
        start: intake.clock.instant(visit.start),
        minutes: visit.minutes.unsigned_abs(),
        staff: team_of(visit),
        channel: visit.channel,
        duties: duties.collect(),
        cost: OpeningCost {
            unplaced: four(0),
            late: four(Levels::LATE),
            quota_short: cost.0[Levels::SHORT],
            moved: cost.0[Levels::MOVED],
            wait_days: cost.0[Levels::WAIT],
            effort_minutes: cost.0[Levels::EFFORT],
        },
    }
}

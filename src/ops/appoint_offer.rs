//! `appoint --offer`: the best free times of a party, for whoever is on the telephone.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Answer, Body, Fact};
use crate::calendar::{Date, DateRange, Instant, Period, TimeOfDay};
use crate::model::policy::Rule;
use crate::model::{Book, Channel, Party, PartyIx, Staff, Team};
use crate::plan::{Opening, OpeningCost, OpeningsAsked, openings};

/// So many free times are offered at most.
const MOST: usize = 5;

/// So many of them lie on one day at most, as long as there are others.
const MOST_A_DAY: usize = 3;

/// Two times of a day that are offered lie so many minutes apart, as long as there are others.
const APART: i64 = 60;

/// What is asked.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Who is on the telephone.
    pub party: PartyIx,
    /// When it may be.
    pub within: Period,
    /// By this channel; absent: as the duties and the party's wish say.
    pub channel: Option<Channel>,
    /// With these people; absent: with those whom the rules send.
    pub staff: Option<Team>,
}

/// What `appoint --offer` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AppointOffer<'a> {
    /// With whom.
    pub party: Fact<'a, Party>,
    /// The free times, the one first that costs the saved plan least.
    pub offers: Vec<Offer<'a>>,
}

/// A free time.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Offer<'a> {
    /// The day.
    pub date: Date,
    /// The time of day.
    pub start: TimeOfDay,
    /// How long it takes.
    pub minutes: u32,
    /// Who goes, the lead first.
    pub staff: Vec<Fact<'a, Staff>>,
    /// How.
    pub channel: Channel,
    /// The rules it would serve.
    pub rules: Vec<Fact<'a, Rule>>,
    /// The duties it would clear.
    pub duties: Vec<String>,
    /// What it does to the score of the saved plan.
    pub cost: OfferCost,
}

/// By how much each level of a saved plan's score grows by an appointment.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OfferCost {
    /// Duties without an appointment: urgent, high, normal, low.
    pub unplaced: [i64; 4],
    /// Begun hours (urgent, high) and days (normal, low) that duties are late.
    pub late: [i64; 4],
    /// Households missing to quotas.
    pub quota_short: i64,
    /// Appointments of the saved plan that are moved.
    pub moved: i64,
    /// Days that urgent duties wait.
    pub wait_days: i64,
    /// Minutes of effort.
    pub effort_minutes: i64,
}

impl Body for AppointOffer<'_> {
    const NAME: &'static str = "appoint-offer";
}

impl From<OpeningCost> for OfferCost {
    fn from(cost: OpeningCost) -> OfferCost {
        OfferCost {
            unplaced: cost.unplaced,
            late: cost.late,
            quota_short: cost.quota_short,
            moved: cost.moved,
            wait_days: cost.wait_days,
            effort_minutes: cost.effort_minutes,
        }
    }
}

/// The best free times of a party.
pub fn offer<'a>(book: &'a Book, asked: &Asked, now: Instant) -> Answer<AppointOffer<'a>> {
    let found = best(found(book, asked, now));
    let body = AppointOffer {
        party: Fact(&book[asked.party]),
        offers: found
            .into_iter()
            .map(|opening| told(book, opening))
            .collect(),
    };
    Answer::at(now, body).about(asked.within.clone())
}

/// Every free time in the months that the period meets, the one first that costs least: those of months with a
/// saved plan before the others, for whatever is added to no plan seems a gain.
fn found(book: &Book, asked: &Asked, now: Instant) -> Vec<Opening> {
    let within = &asked.within;
    let wanted = OpeningsAsked {
        party: asked.party,
        days: DateRange {
            first: within.from,
            last: within.last(),
        },
        channel: asked.channel,
        staff: asked.staff.clone(),
    };
    let first = book.almanac.month_of(within.from);
    let months = std::iter::successors(Some(first), |month| Some(book.almanac.next(month)));
    let met = months.take_while(|month| month.from < within.to);
    let (mut saved, mut others) = (Vec::new(), Vec::new());
    for month in met {
        let found = openings(book, now, &month, &wanted);
        match book.plan(&month.name) {
            Some(_) => saved.extend(found),
            None => others.extend(found),
        }
    }
    for found in [&mut saved, &mut others] {
        found.sort_by_key(|opening| (opening.cost, opening.start));
    }
    saved.append(&mut others);
    saved
}

/// Up to five of them: not all on one day, nor at nearly the same time, where there are others.
fn best(all: Vec<Opening>) -> Vec<Opening> {
    let mut chosen: Vec<Opening> = Vec::new();
    for spread in [true, false] {
        for opening in &all {
            let same_time = chosen.iter().any(|other| other.start == opening.start);
            if chosen.len() < MOST && !same_time && (!spread || is_apart(opening, &chosen)) {
                chosen.push(opening.clone());
            }
        }
    }
    chosen.sort_by_key(|opening| (opening.cost, opening.start));
    chosen
}

fn is_apart(opening: &Opening, chosen: &[Opening]) -> bool {
    let date = opening.start.date();
    let today = || chosen.iter().filter(|other| other.start.date() == date);
    let is_far = |other: &Opening| opening.start.minutes_since(other.start).abs() >= APART;
    today().count() < MOST_A_DAY && today().all(is_far)
}

fn told(book: &Book, opening: Opening) -> Offer<'_> {
    let mut rules: Vec<_> = opening.duties.iter().map(|duty| duty.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    let staff = opening.staff.iter();
    Offer {
        date: opening.start.date(),
        start: opening.start.time(),
        minutes: opening.minutes,
        staff: staff.map(|member| Fact(&book[*member])).collect(),
        channel: opening.channel,
        rules: rules.into_iter().map(|rule| Fact(&book[rule])).collect(),
        duties: opening.duties.into_iter().map(|duty| duty.id).collect(),
        cost: opening.cost.into(),
    }
}

//! The ways in which a party can be met for its duties, found once: looking at them again and again
//! is what a search spends its time on.

use super::seating::MOST_JOINED;
use super::{Crew, Duty, DutySet, Minute, Problem, Spans, bit, indexes};
use crate::model::Channel;

/// The channels an appointment may use.
const PLANNED: [Channel; 4] = [
    Channel::Door,
    Channel::Phone,
    Channel::Message,
    Channel::Meeting,
];

/// No party has more ways than these in which several teams go together.
const MOST_JOINT: usize = 12;

/// A way to meet a party: who goes and how.
#[derive(Clone, Debug)]
pub(crate) struct Offer {
    /// Who goes, the lead first.
    pub(crate) crew: Crew,
    /// How.
    pub(crate) channel: Channel,
    /// The asked duties for which these people would be sent: each alone for all of them, or, of teams
    /// that go together, for some.
    pub(crate) reasons: DutySet,
    /// Whether teams of several duties go together.
    pub(crate) joint: bool,
    /// The duties that these people clear by the channel, each in its own window.
    pub(crate) clears: DutySet,
    /// Whether one of those lifts the channel's hours.
    pub(crate) any_hour: bool,
    /// Days on which they are all at work, the channel has hours and one of `reasons` is open.
    pub(crate) days: u64,
}

impl Offer {
    /// The asked duties each of which sends all of these people by itself.
    pub(crate) fn sufficient(&self) -> DutySet {
        if self.joint { 0 } else { self.reasons }
    }
}

impl Problem {
    /// Every way to meet a party for one of its asked duties, each crew and channel once.
    pub(crate) fn find_offers(&self, party: usize) -> Vec<Offer> {
        let mut offers: Vec<Offer> = Vec::new();
        for (position, duty) in self.open_duties(party) {
            for crew in self.teams.of(duty.teams.clone()) {
                for channel in PLANNED.into_iter().filter(|&channel| duty.allows(channel)) {
                    let known =
                        |offer: &&mut Offer| offer.channel == channel && offer.crew == *crew;
                    match offers.iter_mut().find(known) {
                        Some(offer) => offer.reasons |= bit(position),
                        None => offers.push(Offer {
                            crew: crew.clone(),
                            channel,
                            reasons: bit(position),
                            joint: false,
                            clears: self.clears(party, crew, channel),
                            any_hour: false,
                            days: 0,
                        }),
                    }
                }
            }
        }
        self.add_joint(party, &mut offers);
        offers.retain_mut(|offer| {
            let mut clears = indexes(offer.clears);
            offer.any_hour = clears.any(|position| self.duties_of(party)[position].any_hour);
            offer.days = self.offer_days(party, offer);
            offer.days != 0 && self.suits(party, offer)
        });
        offers
    }

    /// The asked duties of a party that no agreed row carries.
    fn open_duties(&self, party: usize) -> impl Iterator<Item = (usize, &Duty)> + Clone {
        let carried = self.parties[party].carried;
        let duties = self.duties_of(party).iter().enumerate();
        duties.filter(move |(position, duty)| duty.asked && carried & bit(*position) == 0)
    }

    /// Adds the ways in which the teams of several duties go together: one knock for many reasons.
    fn add_joint(&self, party: usize, offers: &mut Vec<Offer>) {
        let single = offers.len();
        let mut from = 0;
        // Each round joins the teams found last with one more.
        while from < offers.len() && offers.len() - single < MOST_JOINT {
            let until = offers.len();
            for one in from..until {
                for other in 0..single {
                    if let Some(joint) = self.joined(party, &offers[one], &offers[other]) {
                        let known = |offer: &Offer| {
                            offer.channel == joint.channel && same(&offer.crew, &joint.crew)
                        };
                        if !offers.iter().any(known) && offers.len() - single < MOST_JOINT {
                            offers.push(joint);
                        }
                    }
                }
            }
            from = until;
        }
    }

    /// Two ways at once, where they have different reasons on some day in common.
    fn joined(&self, party: usize, one: &Offer, other: &Offer) -> Option<Offer> {
        let duties = self.duties_of(party);
        let days = |set: DutySet| indexes(set).fold(0, |days, at| days | duties[at].days);
        let more = |one: &Offer, other: &Offer| one.reasons & !other.clears != 0;
        let meet = one.channel == other.channel && days(one.reasons) & days(other.reasons) != 0;
        if !meet || !more(one, other) || !more(other, one) {
            return None;
        }
        let mut crew = one.crew.clone();
        crew.extend(
            other
                .crew
                .iter()
                .copied()
                .filter(|member| !one.crew.contains(member)),
        );
        let joint = crew.len() <= MOST_JOINED;
        joint.then(|| Offer {
            channel: one.channel,
            reasons: one.reasons | other.reasons,
            joint,
            clears: self.clears(party, &crew, one.channel),
            any_hour: false,
            days: 0,
            crew,
        })
    }

    /// The fewest minutes that one of a party's duties takes by a channel.
    pub(crate) fn shortest(&self, party: usize, duties: DutySet, channel: Channel) -> Minute {
        let all = self.duties_of(party);
        let minutes = indexes(duties).map(|position| all[position].minutes[channel as usize]);
        minutes.min().unwrap_or(0)
    }

    /// The duties of a party that a crew clears by a channel.
    pub(crate) fn clears(&self, party: usize, crew: &[u32], channel: Channel) -> DutySet {
        let duties = self.duties_of(party).iter().enumerate();
        let cleared =
            duties.filter(|(_, duty)| duty.allows(channel) && self.lead_of(duty, crew).is_some());
        cleared.fold(0, |set, (position, _)| set | bit(position))
    }

    /// The first minute of a day at which a party could be met in some way, were nothing else
    /// planned.
    pub(crate) fn first_start(&self, party: usize, offer: &Offer, day: usize) -> Minute {
        let there = |&member: &u32| {
            let slots = self
                .open
                .slots(self.cell(member, day), offer.channel, offer.any_hour);
            slots.iter().map(|slot| slot.from).min()
        };
        let crew = offer.crew.iter().filter_map(there).max();
        let own = self
            .own_hours(party, offer.channel)
            .and_then(|hours| hours[day].first());
        let own = own.map_or(self.from, |&(from, _)| from);
        crew.unwrap_or(self.from).max(own).max(self.from)
    }

    /// The hours in which a party may be met by a channel, by day, where it has its own.
    fn own_hours(&self, party: usize, channel: Channel) -> Option<&Vec<Spans>> {
        match channel {
            Channel::Door | Channel::Phone => self.parties[party].hours.as_ref(),
            _ => None,
        }
    }

    fn offer_days(&self, party: usize, offer: &Offer) -> u64 {
        let duties = self.duties_of(party);
        let windows = indexes(offer.reasons).fold(0, |days, position| days | duties[position].days);
        let own = self.own_hours(party, offer.channel);
        let open = |&day: &usize| {
            let there = |&member: &u32| {
                let cell = self.cell(member, day);
                !self
                    .open
                    .slots(cell, offer.channel, offer.any_hour)
                    .is_empty()
            };
            windows & 1 << day != 0
                && (!offer.joint
                    || self.goes_for(party, &offer.crew, self.open_on(party, offer, day)))
                && own.is_none_or(|hours| !hours[day].is_empty())
                && offer.crew.iter().all(there)
        };
        (0..self.days)
            .filter(open)
            .fold(0, |days, day| days | 1 << day)
    }

    /// The duties that a way could clear on a day.
    fn open_on(&self, party: usize, offer: &Offer, day: usize) -> DutySet {
        let duties = self.duties_of(party);
        let open = indexes(offer.clears).filter(|&at| duties[at].days & 1 << day != 0);
        open.fold(0, |set, position| set | bit(position))
    }

    /// Whether the party's wishes leave the channel, or something that rides along asks for it.
    fn suits(&self, party: usize, offer: &Offer) -> bool {
        let facts = &self.parties[party];
        let rides = |asks: fn(&Duty) -> bool| {
            let duties = self.duties_of(party);
            indexes(offer.clears).any(|position| asks(&duties[position]))
        };
        let shy = matches!(facts.prefers, Some(Channel::Phone | Channel::Message));
        let declined = shy && offer.channel == Channel::Door && !rides(|duty| !duty.avoids_door());
        let unanswered = facts.by_phone
            && offer.channel != Channel::Phone
            && !rides(|duty| !duty.allows(Channel::Phone));
        !declined && !unanswered
    }
}

/// Whether two crews are the same people.
pub(crate) fn same(one: &Crew, other: &Crew) -> bool {
    one.len() == other.len() && one.iter().all(|member| other.contains(member))
}

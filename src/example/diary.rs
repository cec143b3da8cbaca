//! Who is where at which minute of a day: nobody is in two places.

use std::collections::BTreeMap;

use super::office::Office;
use super::random::Random;
use crate::calendar::{Hours, Instant, TimeOfDay};
use crate::model::{Channel, PartyIx, StaffIx};

/// Minutes kept free between two visits of a member.
const MARGIN: u16 = 6;
/// How often a free time is looked for before the day counts as full.
const TRIES: usize = 14;

/// The taken minutes of one day, by member.
#[derive(Clone, Debug, Default)]
pub(super) struct Diary {
    taken: BTreeMap<StaffIx, Vec<(u16, u16)>>,
}

/// A visit for which a time is to be found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Proposal<'a> {
    pub(super) team: &'a [StaffIx],
    pub(super) party: PartyIx,
    pub(super) channel: Channel,
    pub(super) minutes: u32,
    /// Not before; its day is the day.
    pub(super) from: Instant,
}

impl Diary {
    /// Finds a time inside everybody's hours and takes it.
    pub(super) fn find(
        &mut self,
        office: &Office,
        proposal: &Proposal,
        random: &mut Random,
    ) -> Option<Instant> {
        let (ordinary, preferred) = hours(office, proposal);
        let date = proposal.from.date();
        let minutes = u16::try_from(proposal.minutes).unwrap_or(10);
        for attempt in 0..TRIES {
            let hours = if attempt % 3 < 2 {
                &preferred
            } else {
                &ordinary
            };
            let Some(start) = start_within(hours, proposal, minutes, random) else {
                continue;
            };
            let free = proposal
                .team
                .iter()
                .all(|member| self.is_free(*member, start, start + minutes));
            if free {
                self.take(proposal.team, start, start + minutes);
                return Some(date.at(TimeOfDay::from_minutes(start)?));
            }
        }
        None
    }

    fn take(&mut self, team: &[StaffIx], start: u16, end: u16) {
        for member in team {
            self.taken.entry(*member).or_default().push((start, end));
        }
    }

    fn is_free(&self, member: StaffIx, start: u16, end: u16) -> bool {
        let taken = self.taken.get(&member).into_iter().flatten();
        taken
            .into_iter()
            .all(|&(from, to)| end + MARGIN <= from || to + MARGIN <= start)
    }
}

/// All hours that will do, and those that are best.
fn hours(office: &Office, proposal: &Proposal) -> (Hours, Hours) {
    let (settings, channel) = (&office.book.policy.hours, proposal.channel);
    let mut allowed = settings.staff.clone();
    let Some(own) = settings.of(channel) else {
        return (allowed.clone(), allowed);
    };
    allowed = allowed.intersection(own);
    let preferred = match office.book[proposal.party].household() {
        Some(home) => match &home.hours {
            Some(stated) => {
                allowed = allowed.intersection(stated);
                allowed.clone()
            }
            None if channel == Channel::Door => allowed.intersection(&settings.door_preferred),
            None => allowed.clone(),
        },
        None => allowed.clone(),
    };
    (allowed, preferred)
}

/// A start on the five-minute grid that leaves room for the whole visit.
fn start_within(
    hours: &Hours,
    proposal: &Proposal,
    minutes: u16,
    random: &mut Random,
) -> Option<u16> {
    let date = proposal.from.date();
    let earliest = proposal.from.time().minutes();
    let starts: Vec<(u16, u16)> = hours
        .on(date.weekday())
        .iter()
        .map(|(from, to)| (from.minutes().max(earliest), to.minutes()))
        .filter(|(from, to)| from + minutes <= *to)
        .collect();
    if starts.is_empty() {
        return None;
    }
    let (from, to) = *random.pick(&starts);
    let steps = i32::from((to - minutes - from) / 5);
    let start = from.next_multiple_of(5) + 5 * u16::try_from(random.between(0, steps)).unwrap_or(0);
    Some(start.min(to - minutes))
}

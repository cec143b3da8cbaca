//! Who is where at which minute of a day: nobody is in two places.

use std::collections::BTreeMap;

use super::office::{Office, Party};
use super::random::Random;
use crate::calendar::{Hours, Instant, TimeOfDay};
use crate::model::Channel;

/// Minutes kept free between two visits of a member.
const MARGIN: u16 = 6;
/// How often a free time is looked for before the day counts as full.
const TRIES: usize = 14;

/// The taken minutes of one day, by member.
#[derive(Clone, Debug, Default)]
pub(super) struct Diary {
    taken: BTreeMap<usize, Vec<(u16, u16)>>,
}

/// An appointment that wants a time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish<'a> {
    /// Who goes.
    pub(super) team: &'a [usize],
    /// To whom.
    pub(super) party: Party,
    /// How.
    pub(super) channel: Channel,
    /// How long.
    pub(super) minutes: i32,
    /// Not before; its day is the day.
    pub(super) from: Instant,
}

impl Diary {
    /// Finds a time inside everybody's hours and takes it.
    pub(super) fn find(
        &mut self,
        office: &Office,
        wish: &Wish,
        random: &mut Random,
    ) -> Option<Instant> {
        let (ordinary, preferred) = hours(office, wish);
        let date = wish.from.date();
        let minutes = u16::try_from(wish.minutes).unwrap_or(10);
        for attempt in 0..TRIES {
            let hours = if attempt % 3 < 2 {
                &preferred
            } else {
                &ordinary
            };
            let Some(start) = start_within(hours, wish, minutes, random) else {
                continue;
            };
            let free = wish
                .team
                .iter()
                .all(|member| self.is_free(*member, start, start + minutes));
            if free {
                self.take(wish.team, start, start + minutes);
                return Some(date.at(TimeOfDay::from_minutes(start)?));
            }
        }
        None
    }

    fn take(&mut self, team: &[usize], start: u16, end: u16) {
        for member in team {
            self.taken.entry(*member).or_default().push((start, end));
        }
    }

    fn is_free(&self, member: usize, start: u16, end: u16) -> bool {
        let taken = self.taken.get(&member).into_iter().flatten();
        taken
            .into_iter()
            .all(|&(from, to)| end + MARGIN <= from || to + MARGIN <= start)
    }
}

/// All hours that will do, and those that are best.
fn hours(office: &Office, wish: &Wish) -> (Hours, Hours) {
    let mut allowed = office
        .hours
        .staff
        .intersection(office.channel_hours(wish.channel));
    let home = office.home(wish.party);
    let personal = matches!(wish.channel, Channel::Door | Channel::Phone);
    match home
        .and_then(super::homes::Home::hours)
        .filter(|_| personal)
    {
        Some(own) => {
            allowed = allowed.intersection(&own);
            (allowed.clone(), allowed)
        }
        None if wish.channel == Channel::Door && home.is_some() => {
            let preferred = allowed.intersection(&office.hours.door_preferred);
            (allowed, preferred)
        }
        None => (allowed.clone(), allowed),
    }
}

/// A start on the five-minute grid that leaves room for the whole visit.
fn start_within(hours: &Hours, wish: &Wish, minutes: u16, random: &mut Random) -> Option<u16> {
    let date = wish.from.date();
    let earliest = wish.from.time().minutes();
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

//! The invented households.

use std::collections::BTreeSet;

use super::Options;
use super::members::{Member, areas};
use super::phrases::Phrases;
use super::random::Random;
use super::rows::Row;
use crate::calendar::{Date, DateRange};
use crate::model::policy::Rule;
use crate::model::{Channel, Policy, Status};

const HOMES_PER_BUILDING: usize = 40;
const HOMES_PER_UNIT: usize = 20;

/// A household.
#[derive(Clone, Debug)]
struct Home {
    /// `H3-1-0502`
    id: String,
    name: String,
    building: usize,
    unit: usize,
    room: String,
    /// By number.
    area: usize,
    status: Status,
    moved_in: Option<Date>,
    moved_out: Option<Date>,
    /// By position among the members.
    butler: Option<usize>,
    phone: String,
    channel: Option<Channel>,
    hours: &'static str,
    tags: Vec<String>,
    interests: Vec<String>,
    work: String,
    reached: String,
    birthday: String,
    arrears_since: Option<Date>,
    pause: Option<DateRange>,
    note: String,
}

/// The rows of `owners.csv`.
pub(super) fn owners(
    options: &Options,
    policy: &Policy,
    members: &[Member],
    phrases: &Phrases,
) -> Vec<Row> {
    let mut homes = homes(options, members, phrases);
    tag(&mut homes, policy, &mut Random::new(options.seed, "tags"));
    if options.keeps_rare() {
        file(&mut homes, phrases, &mut Random::new(options.seed, "files"));
    }
    homes
        .iter()
        .map(|home| home.row(members, phrases))
        .collect()
}

/// Gives some households the tags that the policy names and that no community has as a rule.
fn tag(homes: &mut [Home], policy: &Policy, random: &mut Random) {
    let selections = policy.rules.iter().map(Rule::selection);
    let named = selections.flat_map(|selection| selection.tags.iter().flatten());
    let named: BTreeSet<&String> = named
        .filter(|tag| !USUAL_TAGS.iter().any(|(_, usual)| usual == tag))
        .collect();
    for tag in named {
        for home in homes.iter_mut().filter(|home| home.status.is_lived_in()) {
            if random.percent(3) {
                home.tags.push(tag.clone());
            }
        }
    }
}

/// Most files say what the owner does for a living, and how the owner can reach the butler.
fn file(homes: &mut [Home], phrases: &Phrases, random: &mut Random) {
    for home in homes.iter_mut().filter(|home| home.status.is_lived_in()) {
        if random.percent(88) {
            home.work.clone_from(random.pick(phrases.works.as_slice()));
        }
        if random.percent(74) {
            home.reached
                .clone_from(random.pick(phrases.reached.as_slice()));
        }
    }
}

/// How often, in a hundred, households have the tags that any community has.
const USUAL_TAGS: [(usize, &str); 5] = [
    (4, "key"),
    (7, "elderly_alone"),
    (2, "disabled"),
    (2, "committee"),
    (6, "pet"),
];

/// The households, by id.
fn homes(options: &Options, members: &[Member], phrases: &Phrases) -> Vec<Home> {
    let mut random = Random::new(options.seed, "households");
    let areas = areas(members);
    let buildings = options.households.div_ceil(HOMES_PER_BUILDING);
    let mut homes: Vec<Home> = (0..options.households)
        .map(|number| {
            let area = number / HOMES_PER_BUILDING * areas / buildings;
            home(number, area, phrases, &mut random)
        })
        .collect();
    homes.sort_by(|a, b| a.id.cmp(&b.id));
    share_areas(&mut homes, members);
    lives(options, &mut homes, &mut random);
    homes
}

fn home(number: usize, area: usize, phrases: &Phrases, random: &mut Random) -> Home {
    let building = number / HOMES_PER_BUILDING + 1;
    let within = number % HOMES_PER_BUILDING;
    let unit = within / HOMES_PER_UNIT + 1;
    let room = format!(
        "{:02}{:02}",
        within % HOMES_PER_UNIT / 2 + 1,
        within % 2 + 1
    );
    let status = random.weighted(&[
        (74, Status::Occupied),
        (13, Status::Rented),
        (5, Status::Vacant),
        (8, Status::NotMovedIn),
    ]);
    let birthday = birthday(random);
    Home {
        id: format!("H{building}-{unit}-{room}"),
        name: phrases.name(random).written,
        building,
        unit,
        room,
        area,
        status,
        moved_in: None,
        moved_out: None,
        butler: None,
        phone: format!("138{:08}", 10_000 + number),
        channel: preferred(random),
        hours: owners_hours(random),
        tags: tags(random),
        interests: interests(phrases, random),
        work: String::new(),
        reached: String::new(),
        birthday,
        arrears_since: None,
        pause: None,
        note: note(status, phrases, random),
    }
}

fn birthday(random: &mut Random) -> String {
    let month = random.between(1, 12);
    let day = random.between(1, 28);
    let year = random.between(1946, 1999);
    match random.weighted(&[(45, 0), (20, 1), (35, 2)]) {
        0 => format!("{year}-{month:02}-{day:02}"),
        1 => format!("{month:02}-{day:02}"),
        _ => String::new(),
    }
}

fn preferred(random: &mut Random) -> Option<Channel> {
    let choices = [
        (76, None),
        (10, Some(Channel::Door)),
        (11, Some(Channel::Phone)),
        (3, Some(Channel::Message)),
    ];
    random.weighted(&choices)
}

fn owners_hours(random: &mut Random) -> &'static str {
    random.weighted(&[
        (82, ""),
        (6, "tue-fri 18:30-20:30;sat-sun 09:00-12:00"),
        (5, "mon-sun 18:00-20:30"),
        (4, "sat-sun 09:00-11:30;sat-sun 14:00-18:00"),
        (3, "mon-sun 09:00-11:30;mon-fri 19:00-20:30"),
    ])
}

fn tags(random: &mut Random) -> Vec<String> {
    USUAL_TAGS
        .iter()
        .filter(|(percent, _)| random.percent(*percent))
        .map(|(_, tag)| (*tag).to_owned())
        .collect()
}

fn interests(phrases: &Phrases, random: &mut Random) -> Vec<String> {
    let mut liked: Vec<String> = (0..random.weighted(&[(5, 0), (3, 1), (2, 2)]))
        .map(|_| random.pick(&phrases.interests[1..]).clone())
        .collect();
    if random.percent(22) {
        liked.insert(0, phrases.interests[0].clone());
    }
    liked.dedup();
    liked
}

fn note(status: Status, phrases: &Phrases, random: &mut Random) -> String {
    match status {
        Status::Vacant => random.pick(phrases.vacant_notes.as_slice()).clone(),
        _ if random.percent(14) => random.pick(phrases.owner_notes.as_slice()).clone(),
        _ => String::new(),
    }
}

/// Where an area has several members of its own, each household names its one.
fn share_areas(homes: &mut [Home], members: &[Member]) {
    let Some(role) = members
        .iter()
        .find(|member| member.area.is_some())
        .map(|member| member.role)
    else {
        return;
    };
    for (position, home) in homes.iter_mut().enumerate() {
        let own: Vec<usize> = (0..members.len())
            .filter(|&member| {
                members[member].area == Some(home.area) && members[member].role == role
            })
            .collect();
        if own.len() > 1 {
            home.butler = Some(own[position / HOMES_PER_UNIT % own.len()]);
        }
    }
}

/// Who moved in and out, who owes fees, who wants to be left alone.
fn lives(options: &Options, homes: &mut [Home], random: &mut Random) {
    let (first, until) = (options.first_day(), options.until);
    for home in homes
        .iter_mut()
        .filter(|home| home.status != Status::NotMovedIn)
    {
        home.moved_in = Some(first.plus_days(-random.between(120, 3200)));
    }
    let mut order: Vec<usize> = (0..homes.len()).collect();
    random.shuffle(&mut order);
    let days = options.days();
    let mut lived: Vec<usize> = order
        .iter()
        .copied()
        .filter(|&home| homes[home].status.is_lived_in())
        .collect();
    let mut some = |count: usize| {
        lived
            .split_off(lived.len().saturating_sub(count))
            .into_iter()
    };
    for (nth, home) in some(options.scaled(12)).enumerate() {
        let back = match nth {
            0 => 3,
            1 => 9,
            _ => random.between(1, days + 95),
        };
        homes[home].moved_in = Some(until.plus_days(-back));
    }
    for home in some(options.scaled(10)) {
        homes[home].arrears_since = Some(until.plus_days(-random.between(8, days + 60)));
    }
    for (nth, home) in some(options.scaled(5)).enumerate() {
        let from = until.plus_days(-random.between(2, days.min(40)));
        let rest = [12, 25, 60][nth % 3];
        homes[home].pause = Some(DateRange {
            first: from,
            last: from.plus_days(rest),
        });
    }
    let of = |homes: &[Home], status: Status, count: usize| -> Vec<usize> {
        order
            .iter()
            .copied()
            .filter(|&home| homes[home].status == status)
            .take(count)
            .collect()
    };
    for home in of(homes, Status::Vacant, options.scaled(2)) {
        homes[home].moved_out = Some(until.plus_days(-random.between(10, days)));
    }
    for (home, ahead) in of(homes, Status::NotMovedIn, 2).into_iter().zip([6, 13]) {
        homes[home].moved_in = Some(until.plus_days(ahead));
    }
}

impl Home {
    fn row(&self, members: &[Member], phrases: &Phrases) -> Row {
        Row::default()
            .with("id", &self.id)
            .with("name", &self.name)
            .with("building", self.building)
            .with("unit", self.unit)
            .with("room", &self.room)
            .with("area", phrases.area(self.area))
            .with("status", self.status)
            .maybe("moved_in", self.moved_in)
            .maybe("moved_out", self.moved_out)
            .maybe("butler", self.butler.map(|member| &members[member].id))
            .with("phone", &self.phone)
            .maybe("channel", self.channel)
            .with("hours", self.hours)
            .with("tags", self.tags.join(";"))
            .with("interests", self.interests.join(";"))
            .with("work", &self.work)
            .with("birthday", &self.birthday)
            .maybe("arrears_since", self.arrears_since)
            .maybe("pause_from", self.pause.map(|pause| pause.first))
            .maybe("pause_until", self.pause.map(|pause| pause.last))
            .with("reached", &self.reached)
            .with("note", &self.note)
    }
}

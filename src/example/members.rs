//! The invented staff: who they are, when they work, whose areas are theirs.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::Options;
use super::blueprint::Blueprint;
use super::phrases::{Name, Phrases};
use super::random::Random;
use super::seasons::Seasons;
use crate::calendar::{Date, DateRange, Weekday};

/// A member of staff.
#[derive(Clone, Debug)]
pub(super) struct Member {
    /// `wang`
    pub(super) id: String,
    /// As written.
    pub(super) name: String,
    /// A role of the policy.
    pub(super) role: String,
    /// The area that is this member's own, by number.
    pub(super) area: Option<usize>,
    /// The department this member heads.
    pub(super) department: Option<String>,
    works: &'static [Weekday],
    leave: Vec<DateRange>,
    joined: Date,
    phone: String,
}

const OFFICE_WEEK: &[Weekday] = &[
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
];
const TUESDAY_ON: &[Weekday] = &[
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
];
const WEDNESDAY_ON: &[Weekday] = &[
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];
const SUNDAY_ON: &[Weekday] = &[
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Sun,
];

impl Member {
    /// Whether this member is at work on `date`.
    pub(super) fn at_work(&self, date: Date, seasons: &Seasons) -> bool {
        let weekday = date.weekday();
        let workdays = &seasons.almanac.workdays;
        let makes_up = workdays.is_make_up(date)
            && self
                .works
                .iter()
                .any(|day| !day.is_weekend() || *day == weekday);
        self.joined <= date
            && !workdays.is_holiday(date)
            && (self.works.contains(&weekday) || makes_up)
            && !self.leave.iter().any(|leave| leave.holds(date))
    }
}

/// The staff of the community, those of one role together.
pub(super) fn members(options: &Options, blueprint: &Blueprint, phrases: &Phrases) -> Vec<Member> {
    let mut random = Random::new(options.seed, "staff");
    let cast = cast(options.staff, blueprint, phrases.departments.len());
    let areas = area_count(options, &cast, blueprint);
    let mut names = Names::default();
    let mut members: Vec<Member> = Vec::new();
    for (role, count) in cast {
        for index in 0..count {
            let (id, name) = names.next(phrases, &mut random);
            let department = blueprint
                .heads_departments(&role)
                .then(|| phrases.departments[index % phrases.departments.len()].clone());
            let area = blueprint.is_own(&role).then_some(index % areas);
            let number = members.len();
            members.push(Member {
                id,
                name,
                area,
                department,
                works: week(area, number),
                leave: leave(options, number, &mut random),
                joined: joined(options, number, &mut random),
                phone: format!("138{:08}", 9001 + number),
                role: role.clone(),
            });
        }
    }
    members
}

/// How many areas the community has: three, or in a large one as many as have a member of their own.
pub(super) fn areas(members: &[Member]) -> usize {
    members
        .iter()
        .filter_map(|member| member.area)
        .max()
        .map_or(3, |last| last + 1)
}

/// Three areas, or in a large community one for each member who can have one of at least two
/// buildings.
fn area_count(options: &Options, cast: &[(String, usize)], blueprint: &Blueprint) -> usize {
    let own = cast
        .iter()
        .filter(|(role, _)| blueprint.is_own(role))
        .map(|(_, count)| *count);
    let most = own.max().unwrap_or(3);
    most.min(options.households / 80).max(most.min(3)).max(1)
}

/// How many of each role, in the policy's order.
fn cast(staff: usize, blueprint: &Blueprint, departments: usize) -> Vec<(String, usize)> {
    let roles = blueprint.roles.keys();
    let mut cast: Vec<(String, usize)> = roles
        .map(|role| match role {
            role if blueprint.is_own(role) => (role.clone(), 3),
            role if blueprint.heads_departments(role) => (role.clone(), departments),
            role => (role.clone(), 1),
        })
        .collect();
    let total = |cast: &[(String, usize)]| cast.iter().map(|(_, count)| count).sum::<usize>();
    while total(&cast) > staff {
        match cast.iter_mut().rev().max_by_key(|(_, count)| *count) {
            Some((_, count)) if *count > 1 => *count -= 1,
            _ => break,
        }
    }
    let growing = growth(blueprint);
    let missing = staff.saturating_sub(total(&cast));
    for role in growing.iter().cycle().take(missing) {
        if let Some((_, count)) = cast.iter_mut().find(|(name, _)| name == role) {
            *count += 1;
        }
    }
    cast
}

/// Of which roles a larger office has more: mostly of those with areas, and one of each other but
/// the first for every dozen.
fn growth(blueprint: &Blueprint) -> Vec<String> {
    let own = |role: &&String| blueprint.is_own(role);
    let roles: Vec<&String> = blueprint.roles.keys().skip(1).collect();
    let mut growth: Vec<String> = Vec::new();
    let held: Vec<&String> = roles.iter().copied().filter(own).collect();
    for turn in 0..12 {
        growth.extend(
            held.get(turn % held.len().max(1))
                .map(|role| (*role).clone()),
        );
        if turn == 0 {
            let crowd =
                |role: &&&String| !own(role) && blueprint.quota.iter().any(|q| &q.role == **role);
            growth.extend(roles.iter().rev().find(crowd).map(|role| (*role).clone()));
        }
    }
    growth.extend(
        roles
            .iter()
            .filter(|role| !own(role))
            .map(|role| (*role).clone()),
    );
    growth
}

fn week(area: Option<usize>, number: usize) -> &'static [Weekday] {
    match area {
        Some(area) => [TUESDAY_ON, WEDNESDAY_ON, SUNDAY_ON][area % 3],
        None if number == 0 => OFFICE_WEEK,
        None => [TUESDAY_ON, OFFICE_WEEK][number % 2],
    }
}

fn leave(options: &Options, number: usize, random: &mut Random) -> Vec<DateRange> {
    let last = options.until.days_since(options.first_day());
    let mut leave = Vec::new();
    if random.percent(60) {
        let first = options.first_day().plus_days(random.between(0, last));
        leave.push(DateRange {
            first,
            last: first.plus_days(random.between(0, 3)),
        });
    }
    if number % 4 == 3 {
        let first = options.until.plus_days(random.between(3, 6));
        leave.push(DateRange {
            first,
            last: first.plus_days(2),
        });
    }
    leave
}

/// Long ago, but for one who is new.
fn joined(options: &Options, number: usize, random: &mut Random) -> Date {
    if number % 10 == 7 {
        return options.until.plus_days(-34);
    }
    options.first_day().plus_days(-random.between(200, 2400))
}

/// Ids: the surname where it is the first of its kind, else the whole name.
#[derive(Default)]
struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    fn next(&mut self, phrases: &Phrases, random: &mut Random) -> (String, String) {
        let Name {
            written,
            surname,
            given,
        } = phrases.name(random);
        let numbered = (2..).map(|number| format!("{surname}{given}{number}"));
        let mut choices = [surname.clone(), format!("{surname}{given}")]
            .into_iter()
            .chain(numbered);
        let id = choices
            .find(|id| !self.taken.contains(id))
            .unwrap_or_default();
        self.taken.insert(id.clone());
        (id, written)
    }
}

/// The text of `staff.toml`.
pub(super) fn text(members: &[Member], phrases: &Phrases) -> String {
    let mut text = String::from(super::init::STAFF_HEAD);
    for member in members {
        let works: Vec<String> = member
            .works
            .iter()
            .map(|day| format!("\"{day}\""))
            .collect();
        let leave: Vec<String> = member
            .leave
            .iter()
            .map(|days| format!("\"{days}\""))
            .collect();
        let _ = write!(
            text,
            "\n[[staff]]\nid = {:?}\nname = {:?}\nrole = {:?}\n",
            member.id, member.name, member.role
        );
        if let Some(area) = member.area {
            let _ = writeln!(text, "areas = [{:?}]", phrases.area(area));
        }
        if let Some(department) = &member.department {
            let _ = writeln!(text, "department = {department:?}");
        }
        if member.works != OFFICE_WEEK {
            let _ = writeln!(text, "works = [{}]", works.join(", "));
        }
        if !leave.is_empty() {
            let _ = writeln!(text, "leave = [{}]", leave.join(", "));
        }
        let _ = writeln!(
            text,
            "joined = {}\nphone = {:?}",
            member.joined, member.phone
        );
    }
    text
}

//! The invented staff: who they are, when they work, whose areas are theirs.

use std::collections::BTreeSet;
use std::fmt::{Display, Write as _};

use super::Options;
use super::phrases::{Name, Phrases};
use super::random::Random;
use super::templates::STAFF_HEAD;
use crate::calendar::{Date, DateRange, Weekday};
use crate::model::policy::{Area, RuleKind, Seat};
use crate::model::{Policy, RoleIx};

/// A member of staff.
#[derive(Clone, Debug)]
pub(super) struct Member {
    /// `wang`
    pub(super) id: String,
    name: String,
    pub(super) role: RoleIx,
    /// The area that is this member's own, by number.
    pub(super) area: Option<usize>,
    /// The department this member heads.
    department: Option<String>,
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

/// The staff of the community, those of one role together.
pub(super) fn members(options: &Options, policy: &Policy, phrases: &Phrases) -> Vec<Member> {
    let mut random = Random::new(options.seed, "staff");
    let counts = counts(options.staff, policy, phrases.departments.len());
    let areas = area_count(options, &counts, policy);
    let mut names = Names::default();
    let mut members: Vec<Member> = Vec::new();
    for (role, count) in counts {
        for index in 0..count {
            let (id, name) = names.next(phrases, &mut random);
            let department = heads_departments(policy, role)
                .then(|| phrases.departments[index % phrases.departments.len()].clone());
            let area = has_own(policy, role).then_some(index % areas);
            let number = members.len();
            members.push(Member {
                id,
                name,
                role,
                area,
                department,
                works: if goes_along(policy, role) {
                    [WEDNESDAY_ON, SUNDAY_ON][index % 2]
                } else {
                    week(area, number)
                },
                leave: leave(options, number, &mut random),
                joined: joined(options, number, &mut random),
                phone: format!("138{:08}", 9001 + number),
            });
        }
    }
    members
}

/// Whether some rule asks for the member of `role` whose own the household is.
fn has_own(policy: &Policy, role: RoleIx) -> bool {
    seats_of(policy, role).any(|seat| seat.area == Area::Own)
}

/// Whether the members of `role` head departments.
fn heads_departments(policy: &Policy, role: RoleIx) -> bool {
    policy.role("department_manager") == Some(role)
        || seats_of(policy, role).any(|seat| seat.of_issue_department)
}

/// Whether the members of `role` go along to doors again and again and lead nowhere: two of them share the
/// days, as on no day could anybody be visited without one.
fn goes_along(policy: &Policy, role: RoleIx) -> bool {
    let leads = policy
        .rules
        .iter()
        .any(|rule| rule.asks.by.role == Some(role));
    let again = policy.rules.iter();
    let mut again = again.filter(|rule| matches!(rule.kind, RuleKind::Cadence(_)));
    !leads && again.any(|rule| rule.asks.with.iter().any(|seat| seat.role == Some(role)))
}

fn seats_of(policy: &Policy, role: RoleIx) -> impl Iterator<Item = Seat> {
    let seats = policy.rules.iter().flat_map(|rule| rule.asks.seats());
    seats.filter(move |seat| seat.role == Some(role))
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
fn area_count(options: &Options, counts: &[(RoleIx, usize)], policy: &Policy) -> usize {
    let own = counts.iter().filter(|(role, _)| has_own(policy, *role));
    let most = own.map(|(_, count)| *count).max().unwrap_or(3);
    most.min(options.households / 80).max(most.min(3)).max(1)
}

/// How many of each role, in the policy's order.
fn counts(staff: usize, policy: &Policy, departments: usize) -> Vec<(RoleIx, usize)> {
    let mut counts: Vec<(RoleIx, usize)> = roles(policy)
        .map(|role| match role {
            role if has_own(policy, role) => (role, 3),
            role if heads_departments(policy, role) => (role, departments),
            role if goes_along(policy, role) => (role, 2),
            role => (role, 1),
        })
        .collect();
    let total = |counts: &[(RoleIx, usize)]| counts.iter().map(|(_, count)| count).sum::<usize>();
    while total(&counts) > staff {
        match counts.iter_mut().rev().max_by_key(|(_, count)| *count) {
            Some((_, count)) if *count > 1 => *count -= 1,
            _ => break,
        }
    }
    let growing = growth(policy);
    let missing = staff.saturating_sub(total(&counts));
    for role in growing.iter().cycle().take(missing) {
        if let Some((_, count)) = counts.iter_mut().find(|(name, _)| name == role) {
            *count += 1;
        }
    }
    counts
}

fn roles(policy: &Policy) -> impl Iterator<Item = RoleIx> {
    (0..policy.roles.len()).map(RoleIx::new)
}

/// Of which roles a larger office has more: mostly of those with areas, and one of each other but
/// the first for every dozen.
fn growth(policy: &Policy) -> Vec<RoleIx> {
    let (held, others): (Vec<RoleIx>, Vec<RoleIx>) = roles(policy)
        .skip(1)
        .partition(|role| has_own(policy, *role));
    let has_quota = |role: &&RoleIx| policy.quotas.iter().any(|quota| quota.role == **role);
    let mut growth: Vec<RoleIx> = Vec::new();
    for turn in 0..12 {
        growth.extend(held.get(turn % held.len().max(1)));
        if turn == 0 {
            growth.extend(others.iter().rev().find(has_quota));
        }
    }
    growth.extend(others);
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
    let last = options.days();
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
pub(super) fn text(members: &[Member], policy: &Policy, phrases: &Phrases) -> String {
    let mut text = String::from(STAFF_HEAD);
    for member in members {
        let role = &policy.roles[member.role.position()].id;
        let _ = write!(
            text,
            "\n[[staff]]\nid = {:?}\nname = {:?}\nrole = \"{role}\"\n",
            member.id, member.name
        );
        if let Some(area) = member.area {
            let _ = writeln!(text, "areas = [{:?}]", phrases.area(area));
        }
        if let Some(department) = &member.department {
            let _ = writeln!(text, "department = {department:?}");
        }
        if member.works != OFFICE_WEEK {
            let _ = writeln!(text, "works = {}", list(member.works));
        }
        if !member.leave.is_empty() {
            let _ = writeln!(text, "leave = {}", list(&member.leave));
        }
        let (joined, phone) = (member.joined, &member.phone);
        let _ = writeln!(text, "joined = {joined}\nphone = {phone:?}");
    }
    text
}

fn list(values: &[impl Display]) -> String {
    let quoted: Vec<String> = values.iter().map(|value| format!("\"{value}\"")).collect();
    format!("[{}]", quoted.join(", "))
}

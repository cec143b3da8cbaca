//! Random little communities in the autumn of 2026.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::calendar::Instant;
use crate::duties::testing::{Town, at};

/// The rules a community may have.
const RULES: [&str; 39] = [
    "cadence monthly by=butler:own status=occupied,rented",
    "cadence weekly every=week priority=high",
    "cadence vacant status=vacant inspection channels=door by=butler",
    "cadence thrice times=3",
    "cadence twice every=2_months times=2 not_met=2mo with=health",
    "cadence contacts every=quarter contact=office by=manager channels=phone,meeting",
    "cadence newly moved_in=1mo by=manager with=butler:own",
    "cadence key pick=2 by=manager tags=key",
    "cadence keyweek every=week pick=1 by=butler",
    "cadence saturdays on=first_saturday status=occupied",
    "cadence early on=1..10 pick=1 every=quarter tags=key by=manager",
    "cadence workdays every=working_day tags=key from_date=2026-10-20 until_date=2026-11-20",
    "cadence fortnight every=2_weeks by=butler:own stand_in=manager",
    "cadence terms every=term times=2 owing=any",
    "cadence owing owing=2mo from_date=2026-10-15",
    "cadence aged age=80 every=3_weeks",
    "cadence repairing issues=2/2mo/repair every=week",
    "trigger nobody on=visit.no_answer row=2 within=3d expires=9d by=manager",
    "trigger declined on=visit.refused within=2d expires=40d",
    "trigger unhappy on=visit.rated at_most=2 within=3d expires=20d stand_in=manager",
    "trigger wet on=calendar.rain within=1d expires=3d tags=key",
    "trigger weekly on=event.leak again=1w until=event.repair within=2d expires=6d",
    "trigger thrice2 on=issue.raised again=3d until=issue.resolved within=1d expires=3d",
    "trigger sixfold on=owner.moved_in again=1mo until=6_times within=5d expires=12d until_date=2026-11-10",
    "sample each share=0.5 each=butler by=butler:own",
    "trigger leak on=event.leak rain within=2d expires=20d",
    "trigger repair on=event.repair within=24h expires=10d priority=urgent",
    "trigger fair on=event.fair after=-3d within=2d expires=9d status=occupied not_met=1mo",
    "trigger complaint on=issue.resolved within=3d expires=30d where.kind=complaint with=head:issue",
    "trigger second on=issue.raised within=3d expires=20d complaints=2/2mo",
    "trigger tended on=event.repair within=3d expires=9d status=occupied",
    "trigger answered on=issue.answered within=12h expires=3d",
    "trigger desk on=visit.desk after=2d within=2d expires=6d",
    "trigger phoned on=visit.phone rain after=1wd expires=4d",
    "trigger newcomer on=owner.moved_in after=10d within=20d expires=40d",
    "trigger birthday on=owner.birthday after=-2d within=2d expires=5d complaints=1/2mo",
    "trigger lights on=festival.lights after=-7d expires=8d priority=low",
    "sample draw share=0.4 leave=",
    "sample few every=2_months count=1..3 status=occupied,rented by=manager",
];

/// A community, `now`, and a window.
#[derive(Clone, Debug)]
pub(super) struct Scene {
    pub(super) town: Town,
    pub(super) now: Instant,
    pub(super) from: Instant,
    pub(super) to: Instant,
}

pub(super) fn scenes() -> impl Strategy<Value = Scene> {
    let instants = (moment(0, 130), moment(30, 130), 0_i64..60 * 1440);
    (towns(), instants).prop_map(|(town, (now, from, length))| Scene {
        town,
        now,
        from,
        to: from.plus_minutes(length + 1),
    })
}

/// A minute so many days after 10 August 2026.
fn moment(first: i64, last: i64) -> impl Strategy<Value = Instant> {
    // Many things happen at midnight or at the same minute, so that borders are met.
    let minutes = prop_oneof![Just(0_i64), Just(600), Just(1439), 0_i64..1440];
    (first..last, minutes)
        .prop_map(|(day, minute)| at("2026-08-10").plus_minutes(day * 1440 + minute))
}

fn day() -> impl Strategy<Value = String> {
    moment(0, 140).prop_map(|instant| instant.date().to_string())
}

fn towns() -> impl Strategy<Value = Town> {
    let rules = subsequence(RULES.to_vec(), 1..=7);
    let owners = vec(owner(), 1..6);
    let visits = vec(visit(), 0..40);
    let happenings = (
        vec(event(), 0..5),
        vec(issue(), 0..5),
        vec(day(), 0..4),
        option::of(day()),
    );
    let office = (
        any::<bool>(),
        select(vec!["Asia/Shanghai", "Europe/Berlin"]),
        option::weighted(0.3, day()),
    );
    (rules, owners, visits, happenings, office).prop_map(
        |(rules, owners, visits, happenings, office)| {
            let (events, issues, rain, festival) = happenings;
            let mut town = staffed()
                .zone(office.1)
                .month_starts_on(if office.0 { 1 } else { 26 });
            if let Some(day) = &office.2 {
                town = town.since(day);
            }
            let count = owners.len();
            for (number, cells) in owners.iter().enumerate() {
                town = town.owner(&format!("H{number} {cells}"));
            }
            for rule in &rules {
                town = town.rule(&with_left_out(rule, &rules));
            }
            let names: Vec<&str> = rules
                .iter()
                .filter_map(|rule| rule.split(' ').nth(1))
                .collect();
            for (number, visit) in visits.iter().enumerate() {
                town = town.visit(&visit.row(number, count, &names));
            }
            for (number, (when, whom, kind)) in events.iter().enumerate() {
                let party = if *whom < count {
                    format!("H{whom}")
                } else {
                    "-".into()
                };
                town = town.event(&format!("e{number} {when} {party} {kind}"));
            }
            for (number, (whom, cells)) in issues.iter().enumerate() {
                town = town.issue(
                    &cells
                        .replace("PARTY", &format!("H{}", whom % count))
                        .replace("ID", &format!("i{number}")),
                );
            }
            town = rain.iter().fold(town, |town, day| town.rain(day));
            festival
                .iter()
                .fold(town, |town, day| town.festival(&format!("lights {day}")))
        },
    )
}

fn staffed() -> Town {
    Town::new()
        .staff("chen manager")
        .staff("he health")
        .staff("li butler areas=east left=2026-10-20")
        .staff("wang butler areas=east,west joined=2026-09-10 leave=2026-11-02/2026-11-15")
        .staff("wu head department=engineering")
        .contact("C0 office")
        .term("school 2026-08-20/2026-10-10 2026-10-20/2026-12-20")
        .holiday("2026-11-03")
}

fn with_left_out(rule: &str, rules: &[&str]) -> String {
    let others = ["monthly", "repair", "key", "few"];
    let there = |name: &&&str| {
        rules
            .iter()
            .any(|rule| rule.split(' ').nth(1) == Some(**name))
    };
    let list: Vec<&str> = others.iter().filter(there).copied().collect();
    match (rule.ends_with("leave="), list.is_empty()) {
        (true, true) => rule.trim_end_matches("leave=").to_owned(),
        (true, false) => format!("{rule}{}", list.join(",")),
        _ => rule.to_owned(),
    }
}

fn owner() -> impl Strategy<Value = String> {
    let words = (
        select(vec!["east", "west", "south"]),
        select(vec![
            "occupied",
            "occupied",
            "rented",
            "vacant",
            "not_moved_in",
        ]),
        select(vec!["", "tags=key"]),
        select(vec!["", "", "butler=wang", "butler=chen"]),
        select(vec![
            "",
            "birthday=10-05",
            "birthday=1946-10-20",
            "birthday=1946-11-30",
        ]),
    );
    let rare = || option::weighted(0.3, day());
    let rows = (words, rare(), rare(), rare(), rare(), rare());
    rows.prop_map(|(words, moved_in, moved_out, from, until, owing)| {
        let mut row = format!(
            "{} {} {} {} {}",
            words.0, words.1, words.2, words.3, words.4
        );
        let cells = [
            ("in", moved_in),
            ("out", moved_out),
            ("pause_from", from),
            ("pause_until", until),
            ("arrears", owing),
        ];
        for (key, value) in cells {
            if let Some(value) = value {
                row = format!("{row} {key}={value}");
            }
        }
        row
    })
}

/// A visit before its party and rules are known by name.
#[derive(Clone, Debug)]
struct Row {
    at: Instant,
    party: usize,
    team: Vec<&'static str>,
    channel: &'static str,
    outcome: &'static str,
    rule: usize,
    rate: &'static str,
}

impl Row {
    fn row(&self, number: usize, owners: usize, rules: &[&str]) -> String {
        let party = match self.party % (owners + 1) {
            0 => "C0".to_owned(),
            place => format!("H{}", place - 1),
        };
        let (at, team) = (self.at, self.team.join(","));
        let rule = rules[self.rule % rules.len()];
        // Ids go against the order in which the visits were made up.
        format!(
            "v{:02} {at} {party} {team} {} {} rules={rule}{}",
            99 - number,
            self.channel,
            self.outcome,
            self.rate
        )
    }
}

fn visit() -> impl Strategy<Value = Row> {
    let team = subsequence(vec!["chen", "he", "li", "wang", "wu"], 1..=4).prop_shuffle();
    let channel = select(vec![
        "door", "door", "phone", "phone", "desk", "message", "meeting",
    ]);
    let outcome = select(vec![
        "met",
        "met",
        "met",
        "met",
        "no_answer",
        "refused",
        "waived",
        "waived",
        "inspected",
    ]);
    (
        moment(0, 130),
        0_usize..60,
        team,
        channel,
        outcome,
        0_usize..60,
        select(vec!["", "", " rate=1", " rate=5"]),
    )
        .prop_map(|(at, party, team, channel, outcome, rule, rate)| Row {
            at,
            party,
            team,
            channel,
            outcome,
            rule,
            rate,
        })
}

fn event() -> impl Strategy<Value = (Instant, usize, &'static str)> {
    (
        moment(0, 130),
        0_usize..8,
        select(vec!["leak", "repair", "fair"]),
    )
}

fn issue() -> impl Strategy<Value = (usize, String)> {
    let kind = select(vec!["complaint", "complaint", "repair"]);
    let department = select(vec!["engineering", "security"]);
    let steps = (option::of(0_i64..20_000), option::of(0_i64..30_000));
    (moment(0, 120), 0_usize..8, kind, department, steps).prop_map(
        |(raised, whom, kind, department, steps)| {
            let mut row = format!("ID {raised} PARTY {kind} general department={department}");
            if let Some(minutes) = steps.0 {
                row = format!("{row} answered={}", raised.plus_minutes(minutes));
            }
            if let Some(minutes) = steps.1 {
                row = format!("{row} resolved={}", raised.plus_minutes(minutes));
            }
            (whom, row)
        },
    )
}

//! Errands: what the rules give the invented office to do, and when it means to do it.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::blueprint::RuleText;
use super::office::{Office, Party};
use super::random::Random;
use crate::calendar::{Date, Instant, Unit};
use crate::model::Channel;

/// Something to be done at a party.
#[derive(Clone, Debug)]
pub(super) struct Errand<'a> {
    /// Whom for.
    pub(super) party: Party,
    /// Why.
    pub(super) purpose: Purpose<'a>,
    /// Not before.
    pub(super) opens: Instant,
    /// Given up after this day.
    pub(super) last: Date,
    /// What was agreed with the owner.
    pub(super) agreed: Option<Agreed>,
    /// The issue it is about.
    pub(super) issue: Option<usize>,
    /// The issue that will be raised.
    pub(super) raises: Option<usize>,
}

/// Another time, agreed with the owner: the same people come by the same channel.
#[derive(Clone, Debug)]
pub(super) struct Agreed {
    /// When.
    pub(super) at: Instant,
    /// How.
    pub(super) channel: Channel,
    /// Who, the lead first.
    pub(super) team: Vec<usize>,
}

/// Why an errand is run.
#[derive(Clone, Copy, Debug)]
pub(super) enum Purpose<'a> {
    /// A rule asks.
    Rule(&'a RuleText),
    /// This member's quota does.
    Quota(usize),
}

impl Errand<'_> {
    /// The issue whose result is looked at, once it is solved.
    pub(super) fn revisits(&self) -> Option<usize> {
        let solved = matches!(self.purpose, Purpose::Rule(rule) if rule.on == "issue.resolved");
        self.issue.filter(|_| solved)
    }
}

/// What there is to do, by the day on which it is meant to be done.
pub(super) type Agenda<'a> = BTreeMap<Date, Vec<Errand<'a>>>;

/// Puts an errand down for `date`, unless the records end before.
pub(super) fn put<'a>(agenda: &mut Agenda<'a>, office: &Office, date: Date, errand: Errand<'a>) {
    if date <= office.options.until && date <= errand.last {
        agenda.entry(date).or_default().push(errand);
    }
}

/// The errands of cadences, samples and quotas.
pub(super) fn regular<'a>(office: &'a Office, random: &mut Random) -> Agenda<'a> {
    let mut agenda = Agenda::new();
    for rule in office
        .blueprint
        .cadence
        .iter()
        .chain(&office.blueprint.sample)
    {
        let selected = office.selected(rule);
        for (first, last) in periods(office, &rule.every) {
            for party in chosen(office, rule, &selected, first, random) {
                for _ in 0..rule.times.unwrap_or(1) {
                    regular_errand(
                        office,
                        Purpose::Rule(rule),
                        party,
                        (first, last),
                        &mut agenda,
                        random,
                    );
                }
            }
        }
    }
    quotas(office, &mut agenda, random);
    agenda
}

fn regular_errand<'a>(
    office: &Office,
    purpose: Purpose<'a>,
    party: Party,
    (first, last): (Date, Date),
    agenda: &mut Agenda<'a>,
    random: &mut Random,
) {
    let errand = Errand {
        party,
        purpose,
        opens: first.start(),
        last,
        agreed: None,
        issue: None,
        raises: None,
    };
    if random.percent(97) {
        put(agenda, office, day_within(first, last, random), errand);
    }
}

/// Most of a period's visits are made in its first half; nobody likes a full last week.
fn day_within(first: Date, last: Date, random: &mut Random) -> Date {
    let days = last.days_since(first);
    let middle = days / 2;
    let (from, to) = random.weighted(&[(66, (0, middle)), (34, (middle + 1, days))]);
    first.plus_days(random.between(from, to.max(from)))
}

/// The periods of a cadence that meet the records; the first may begin before them.
fn periods(office: &Office, every: &str) -> Vec<(Date, Date)> {
    let unit: Unit = every.parse().expect("a test reads every preset");
    let (first, end) = (
        office.options.first_day(),
        office.options.until.plus_days(1),
    );
    let periods = office.seasons.almanac.periods_meeting(unit, first, end);
    periods
        .iter()
        .map(|period| (period.start().date().max(first), period.last()))
        .collect()
}

/// The selected parties a rule asks for: all of them, as many as `pick`, or the sample.
fn chosen(
    office: &Office,
    rule: &RuleText,
    selected: &[Party],
    first: Date,
    random: &mut Random,
) -> Vec<Party> {
    let share = rule.share.map(|_| selected.len().div_ceil(20));
    let size = rule.count.as_ref().map(|count| count.min).or(share);
    match (rule.pick, size) {
        _ if selected.is_empty() => Vec::new(),
        (None, None) => selected.to_vec(),
        (Some(count), _) => (0..count).map(|_| *random.pick(selected)).collect(),
        (None, Some(size)) => sampled(office, rule, selected, first, size),
    }
}

/// The first of the selection by the rank that every office gives them.
fn sampled(
    office: &Office,
    rule: &RuleText,
    selected: &[Party],
    first: Date,
    size: usize,
) -> Vec<Party> {
    let unit = rule.every.parse().expect("a test reads every preset");
    let period = office.seasons.almanac.period_holding(unit, first);
    let rank = |party: &Party| {
        let (name, id) = (&office.phrases.office, office.party_id(*party));
        Sha256::digest(format!("{name}\n{}\n{}\n{id}", rule.id, period.name))
    };
    let mut ranked = selected.to_vec();
    ranked.sort_by_cached_key(rank);
    ranked.truncate(size);
    ranked
}

/// What members do for their quotas beyond what other rules make them do.
fn quotas<'a>(office: &'a Office, agenda: &mut Agenda<'a>, random: &mut Random) {
    let lived: Vec<Party> = (0..office.homes.len())
        .filter(|&home| office.homes[home].lived_in())
        .collect();
    for quota in &office.blueprint.quota {
        for member in (0..office.members.len()).filter(|&m| office.members[m].role == quota.role) {
            for (first, last) in periods(office, "month") {
                let own: Vec<Party> = lived
                    .iter()
                    .copied()
                    .filter(|&home| {
                        office.members[member]
                            .area
                            .is_none_or(|area| area == office.homes[home].area)
                    })
                    .collect();
                let busy = office.members[member].area.is_some();
                let households = if busy { 0 } else { quota.households };
                for _ in 0..households {
                    if own.is_empty() {
                        break;
                    }
                    let party = *random.pick(&own);
                    regular_errand(
                        office,
                        Purpose::Quota(member),
                        party,
                        (first, last),
                        agenda,
                        random,
                    );
                }
            }
        }
    }
}

/// What a trigger's anchor follows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor<'a> {
    /// As the policy writes it: `event.wedding`.
    pub(super) on: &'a str,
    /// When.
    pub(super) at: Instant,
    /// Whom it names.
    pub(super) party: Option<Party>,
    /// The issue it is about.
    pub(super) issue: Option<usize>,
}

/// The errands a trigger makes of an anchor.
pub(super) fn triggered<'a>(
    office: &'a Office,
    anchor: &Anchor,
    takes: impl Fn(&RuleText) -> bool,
    agenda: &mut Agenda<'a>,
    random: &mut Random,
) {
    for rule in office
        .blueprint
        .trigger
        .iter()
        .filter(|rule| rule.on == anchor.on && takes(rule))
    {
        let Some((opens, due)) = window(office, rule, anchor.at) else {
            continue;
        };
        let parties = anchor
            .party
            .map_or_else(|| office.selected(rule), |party| vec![party]);
        for party in parties {
            let errand = Errand {
                party,
                purpose: Purpose::Rule(rule),
                opens,
                last: due.date().plus_days(6),
                agreed: None,
                issue: anchor.issue,
                raises: None,
            };
            if let Some(day) = day_in_time(opens, due, random) {
                put(agenda, office, day.max(office.options.first_day()), errand);
            }
        }
    }
}

/// When a trigger opens and is due; nothing while it waits for rain.
fn window(office: &Office, rule: &RuleText, anchor: Instant) -> Option<(Instant, Instant)> {
    let almanac = &office.seasons.almanac;
    let after = rule.after.parse().expect("a test reads every preset");
    let mut opens = almanac.plus_signed(anchor, after);
    if rule.wait_for.is_some() {
        opens = opens.max(almanac.workdays.first_rain_after(anchor.date())?.start());
    }
    let within = rule.within.as_deref().unwrap_or("14d");
    let due = almanac.end_within(opens, within.parse().expect("a test reads every preset"));
    Some((opens, due))
}

/// Mostly in time, sometimes late, now and then forgotten.
fn day_in_time(opens: Instant, due: Instant, random: &mut Random) -> Option<Date> {
    let first = opens.date();
    let days = due.date().days_since(first);
    match random.weighted(&[(60, 0), (30, 1), (6, 2), (4, 3)]) {
        0 => Some(first.plus_days(random.between(0, (days / 2).max(0)))),
        1 => Some(first.plus_days(random.between(0, (days - 1).max(0)))),
        2 => Some(due.date().plus_days(random.between(1, 3))),
        _ => None,
    }
}

//! Rules that no appointment can ever keep, because nobody works when it would be allowed.

use super::scene::{Scene, pieces};
use crate::calendar::{DayKind, DayWindow, Hours};
use crate::diag::{Code, Fault};
use crate::model::policy::{Asks, Rule, RuleKind, Seat};
use crate::model::{Channel, Staff};

/// In no ordinary week the hours of any of the rule's channels, a lead's and the others' leave
/// room for it. A role without members is another fault,
/// and so is a visit longer than a day.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for rule in &scene.book.policy.rules {
        let asks = &rule.asks;
        let mut seats = asks.seats();
        let all_there = seats.all(|seat| !seated(scene, seat).is_empty());
        let days = days_of(rule);
        let mut channels = asks.channels.iter();
        if all_there && !channels.any(|channel| fits(scene, asks, *channel, &days)) {
            let channels: Vec<&str> = asks
                .channels
                .iter()
                .map(|channel| channel.as_str())
                .collect();
            faults.push(
                Fault::new(Code::NeverFitsHours, rule.place.clone())
                    .with("rule", &rule.id)
                    .with(
                        "role",
                        asks.by.role.map_or("", |role| scene.book[role].name()),
                    )
                    .with("channels", channels.join(", ")),
            );
        }
    }
}

fn fits(scene: &Scene, asks: &Asks, channel: Channel, days: &Hours) -> bool {
    let minutes = asks
        .minutes
        .unwrap_or_else(|| scene.book.policy.visit.minutes(channel));
    let open = scene.book.policy.hours.of(channel);
    let open = open.filter(|_| !asks.any_hour).cloned();
    let companions = asks.with.iter().map(|seat| together(scene, *seat));
    let open = open.unwrap_or_else(Hours::always).intersection(days);
    let common = companions.fold(open, |open, theirs| open.intersection(&theirs));
    seated(scene, asks.by).into_iter().any(|hours| {
        let longest = common.intersection(&hours).longest_minutes();
        longest > 0 && u32::from(longest) >= minutes
    })
}

/// The weekday that a rule keeps to, whole, or every day.
fn days_of(rule: &Rule) -> Hours {
    let on = match &rule.kind {
        RuleKind::Cadence(cadence) => cadence.on,
        RuleKind::Trigger(_) | RuleKind::Sample(_) => None,
    };
    match on {
        Some(
            DayWindow::Nth(_, DayKind::Weekday(weekday))
            | DayWindow::Last(DayKind::Weekday(weekday)),
        ) => {
            let always = Hours::always();
            let whole = pieces(&always).filter(|(day, _)| *day == weekday);
            whole.collect()
        }
        _ => Hours::always(),
    }
}

/// The hours of each member who could take a seat.
fn seated(scene: &Scene, seat: Seat) -> Vec<Hours> {
    let mut members: Vec<&Staff> = match seat.role {
        Some(role) => scene.members(role).map(|(_, member)| member).collect(),
        None => scene.book.staff.iter().collect(),
    };
    members.retain(|member| !seat.of_issue_department || member.department.is_some());
    members
        .into_iter()
        .map(|member| scene.hours_of(member))
        .collect()
}

/// The hours at which at least one member could go along.
fn together(scene: &Scene, seat: Seat) -> Hours {
    let hours = seated(scene, seat);
    hours.iter().flat_map(pieces).collect()
}

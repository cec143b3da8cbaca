//! Rules that no appointment can ever keep, because nobody works when it would be allowed.

use super::scene::{Scene, pieces};
use crate::calendar::Hours;
use crate::diag::{Code, Fault};
use crate::model::policy::{Asks, Seat};
use crate::model::{Channel, RoleIx};

/// In no ordinary week the hours of any of the rule's channels, a lead's and the others' leave
/// room for it. A role without members is another fault,
/// and so is a visit longer than a day.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    for rule in &scene.book.policy.rules {
        let asks = &rule.asks;
        let all_there = asks
            .seats()
            .all(|seat| scene.members(seat.role).next().is_some());
        if all_there
            && !asks
                .channels
                .iter()
                .any(|channel| fits(scene, asks, *channel))
        {
            let channels: Vec<&str> = asks
                .channels
                .iter()
                .map(|channel| channel.as_str())
                .collect();
            faults.push(
                Fault::new(Code::NeverFitsHours, rule.place.clone())
                    .with("rule", &rule.id)
                    .with("role", scene.book[asks.by.role].name())
                    .with("channels", channels.join(", ")),
            );
        }
    }
}

fn fits(scene: &Scene, asks: &Asks, channel: Channel) -> bool {
    let minutes = asks
        .minutes
        .unwrap_or_else(|| scene.book.policy.visit.minutes(channel));
    let open = scene.book.policy.hours.of(channel);
    let open = open.filter(|_| !asks.any_hour).cloned();
    let companions = asks.with.iter().map(|seat| together(scene, *seat));
    let common = companions.fold(open.unwrap_or_else(Hours::always), |open, theirs| {
        open.intersection(&theirs)
    });
    leads(scene, asks.by.role).any(|hours| {
        let longest = common.intersection(&hours).longest_minutes();
        longest > 0 && u32::from(longest) >= minutes
    })
}

fn leads(scene: &Scene, role: RoleIx) -> impl Iterator<Item = Hours> {
    scene
        .members(role)
        .map(|(_, member)| scene.hours_of(member))
}

/// The hours at which at least one member could go along.
fn together(scene: &Scene, seat: Seat) -> Hours {
    let hours: Vec<Hours> = leads(scene, seat.role).collect();
    hours.iter().flat_map(pieces).collect()
}

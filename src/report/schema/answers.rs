//! The answers about duties, the plan, quotas and the data.

use serde_json::{Value, json};

use super::types::{
    all, flag, integer, list, number_or_null, object, one_of, or_null, string, text_or_null,
};
use crate::duties::State;
use crate::model::{BookingState, Channel, Priority};
use crate::plan::approval::Approved;

pub(super) type Keys = Vec<(&'static str, Value)>;

pub(super) fn channel() -> Value {
    one_of(
        &Channel::ALL
            .iter()
            .map(|channel| channel.as_str())
            .collect::<Vec<_>>(),
    )
}

fn priority() -> Value {
    one_of(
        &Priority::ALL
            .iter()
            .map(|priority| priority.as_str())
            .collect::<Vec<_>>(),
    )
}

pub(super) fn booking_state() -> Value {
    one_of(
        &BookingState::ALL
            .iter()
            .map(|state| state.as_str())
            .collect::<Vec<_>>(),
    )
}

/// Whose yes the saved plan of a month has; null where nothing is saved.
pub(super) fn approval() -> Value {
    let states: Vec<&str> = Approved::ALL.iter().map(|state| state.as_str()).collect();
    let part = object(vec![
        ("role", string()),
        ("of", list(string())),
        ("state", one_of(&states)),
        ("by", text_or_null()),
        ("at", text_or_null()),
    ]);
    or_null(object(vec![
        ("state", one_of(&states)),
        ("parts", list(part)),
    ]))
}

pub(super) fn plan_approval() -> Keys {
    vec![("approval", approval())]
}

pub(super) fn plan_year() -> Keys {
    let mut rule = all(&["rule", "title"], &string());
    rule.extend([
        ("kind", one_of(&["quota", "cadence", "trigger", "sample"])),
        ("months", list(integer())),
        ("total", integer()),
    ]);
    let mut member = all(&["staff", "name", "role"], &string());
    member.extend(all(&["visits", "minutes"], &list(integer())));
    vec![
        ("months", list(string())),
        ("rules", list(object(rule))),
        ("load", list(object(member))),
    ]
}

pub(super) fn plan() -> Keys {
    let mut appointment = all(&["id", "date", "start", "party", "reason"], &string());
    appointment.extend([
        ("minutes", integer()),
        ("staff", list(string())),
        ("channel", channel()),
        ("rules", list(string())),
        ("duties", list(string())),
        ("due", text_or_null()),
        ("state", booking_state()),
    ]);
    let mut unplaced = all(
        &["duty", "rule", "party", "due", "cause", "reason"],
        &string(),
    );
    unplaced.push(("priority", priority()));
    let mut quota = all(&["staff", "role", "rule"], &string());
    quota.extend(all(&["asked", "met", "planned", "short"], &integer()));
    let mut load = all(&["staff", "week"], &string());
    load.extend(all(&["visits", "minutes", "evenings"], &integer()));
    let bound = or_null(integer());
    let bounds = vec![
        ("unplaced", or_null(levels())),
        ("quota_short", bound.clone()),
        ("walk_minutes", bound),
    ];
    vec![
        ("appointments", list(object(appointment))),
        ("unplaced", list(object(unplaced))),
        ("quotas", list(object(quota))),
        ("score", score()),
        ("bounds", object(bounds)),
        ("load", list(object(load))),
        ("approval", approval()),
    ]
}

/// `plan --what-if`: the score as it is and as it would be.
pub(super) fn what_if() -> Keys {
    vec![
        ("what_if", list(string())),
        ("score", score()),
        ("score_then", score()),
    ]
}

fn levels() -> Value {
    json!({"type": "array", "items": {"type": "integer"}, "minItems": 4, "maxItems": 4})
}

fn score() -> Value {
    let mut score = vec![("unplaced", levels()), ("late", levels())];
    score.extend(all(
        &[
            "late_minutes",
            "quota_short",
            "moved",
            "wait_days",
            "effort_minutes",
            "walk_minutes",
            "outside_preferred",
            "second_channel",
            "outing_minutes",
            "overload_minutes",
            "crowded_minutes",
            "too_soon_minutes",
        ],
        &integer(),
    ));
    object(score)
}

pub(super) fn duty() -> Value {
    let seat = object(vec![
        ("role", string()),
        ("department", text_or_null()),
        ("area", one_of(&["own", "any"])),
    ]);
    let states: Vec<&str> = State::ALL.iter().map(|state| state.as_str()).collect();
    let mut duty = all(
        &["id", "rule", "party", "opens", "due", "closes", "reason"],
        &string(),
    );
    duty.extend([
        ("state", one_of(&states)),
        ("priority", priority()),
        ("channels", list(channel())),
        ("staff", list(string())),
        ("with", list(seat)),
        ("cleared_by", text_or_null()),
    ]);
    object(duty)
}

pub(super) fn why() -> Keys {
    let rule = object(vec![
        ("rule", string()),
        ("title", string()),
        ("applies", flag()),
        ("duties", list(duty())),
        ("obstacles", list(string())),
        ("counted_for", list(string())),
    ]);
    vec![("party", string()), ("rules", list(rule))]
}

pub(super) fn quota_row() -> Value {
    let mut row = all(&["staff", "name", "role", "rule", "period"], &string());
    row.extend(all(&["asked", "met", "short"], &integer()));
    row.push(("parties", list(string())));
    object(row)
}

pub(super) fn coverage_row() -> Value {
    let left_out = all(
        &["vacant", "not_moved_in", "paused", "declined"],
        &integer(),
    );
    object(vec![
        ("group", string()),
        ("in_scope", integer()),
        ("covered", integer()),
        ("share", number_or_null()),
        ("left_out", object(left_out)),
        ("uncovered", list(string())),
    ])
}

pub(super) fn check() -> Keys {
    let mut fault = all(&["code", "file", "message", "help"], &string());
    fault.push(("severity", one_of(&["error", "warning"])));
    fault.extend(all(&["line", "column"], &integer()));
    let mended = object(all(&["file", "diff"], &string()));
    vec![("faults", list(object(fault))), ("mended", list(mended))]
}

pub(super) fn explain() -> Keys {
    let mut keys = all(
        &[
            "code", "name", "title", "message", "meaning", "help", "example",
        ],
        &string(),
    );
    keys.push(("severity", one_of(&["error", "warning"])));
    keys
}

pub(super) fn log() -> Keys {
    let mut visit = all(&["id", "visited_at", "party", "outcome", "file"], &string());
    visit.extend([
        ("staff", list(string())),
        ("channel", channel()),
        ("next_at", text_or_null()),
        ("line", integer()),
    ]);
    let mut keys = vec![("visit", object(visit)), ("issue", text_or_null())];
    keys.extend(all(
        &["issues", "cleared", "let_go", "open"],
        &list(string()),
    ));
    keys
}

//! The answers of the reports.

use serde_json::{Value, json};

use super::answers::{Keys, approval, booking_state, channel, coverage_row, duty, quota_row};
use super::types::{
    all, integer, list, map, number_or_null, object, or_null, share, string, text_or_null,
};

fn rating() -> Value {
    object(vec![
        ("service", string()),
        ("count", integer()),
        ("mean", number_or_null()),
        ("satisfied", share()),
    ])
}

pub(super) fn report() -> Keys {
    let coverage = vec![
        ("building", list(coverage_row())),
        ("area", list(coverage_row())),
        ("total", coverage_row()),
    ];
    let mut visits = all(
        &[
            "made",
            "attempts",
            "refused",
            "rescheduled",
            "households_met",
        ],
        &integer(),
    );
    visits.extend(all(&["by_channel", "by_rule"], &map(integer())));
    let mut tally = all(
        &[
            "done",
            "done_late",
            "missed",
            "overdue",
            "declined",
            "waived",
        ],
        &integer(),
    );
    tally.extend([("in_time", share()), ("target", number_or_null())]);
    let issues = vec![
        ("raised", integer()),
        ("resolved_rate", share()),
        ("open", integer()),
    ];
    let hot = vec![
        ("category", string()),
        ("count", integer()),
        ("before", integer()),
    ];
    let aged = all(
        &["from_days", "unanswered", "unresolved", "unclosed"],
        &integer(),
    );
    let mut of_member = attainment();
    of_member.push(("staff", string()));
    let mut by_member = attainment();
    by_member.push(("by_staff", list(object(of_member))));
    let mut keys = vec![
        ("quota", list(quota_row())),
        ("coverage", object(coverage)),
        ("visits", object(visits)),
        ("duties", map(object(tally))),
        ("issues", object(issues)),
        ("ratings", list(rating())),
        ("hot_issues", list(object(hot))),
        ("open_by_age", list(object(aged))),
        (
            "per_day",
            list(object(vec![("date", string()), ("made", integer())])),
        ),
        ("attention", list(string())),
        ("days", object(all(&["over", "of"], &integer()))),
        ("approval", approval()),
        ("attainment", object(by_member)),
    ];
    keys.extend(all(
        &[
            "answers_on_time",
            "repairs_on_time",
            "valid_complaints",
            "complaints_revisited",
            "promises_kept",
            "logged_late",
        ],
        &share(),
    ));
    keys.push(("before", before()));
    keys
}

/// The month before, beside it.
fn before() -> Value {
    let mut keys = all(
        &[
            "coverage",
            "answers_on_time",
            "repairs_on_time",
            "promises_kept",
            "resolved_rate",
            "complaints_revisited",
            "valid_complaints",
            "logged_late",
        ],
        &share(),
    );
    keys.push(("name", string()));
    keys.push(("attainment", object(attainment())));
    keys.extend(all(
        &["made", "households_met", "raised", "open"],
        &integer(),
    ));
    object(keys)
}

/// What became of the plan.
fn attainment() -> Keys {
    let mut keys = all(&["kept", "met", "unplanned", "unannounced"], &share());
    keys.extend(all(&["moved", "dropped"], &integer()));
    keys
}

pub(super) fn card() -> Keys {
    let question = object(vec![
        ("kind", string()),
        ("visits", integer()),
        ("question", string()),
    ]);
    let mut keys = all(&["staff", "name"], &string());
    keys.extend(all(&["visits", "households_met"], &integer()));
    keys.push(("quota", list(quota_row())));
    keys.extend(all(
        &["duties_on_time", "answers_on_time", "logged_late"],
        &share(),
    ));
    keys.extend([
        ("ratings", list(rating())),
        ("attainment", object(attainment())),
        ("questions", list(question)),
    ]);
    keys
}

pub(super) fn agenda() -> Keys {
    let mut row = all(&["id", "date", "start", "party", "name", "kept"], &string());
    row.extend([
        ("minutes", integer()),
        ("channel", channel()),
        ("state", booking_state()),
        ("visit", text_or_null()),
    ]);
    row.extend(all(&["staff", "rules", "duties", "facts"], &list(string())));
    let mut day = vec![("date", string())];
    day.extend(all(
        &["festivals", "birthdays", "moving_in", "weddings"],
        &list(string()),
    ));
    let rows = list(object(row));
    vec![
        ("appointments", rows.clone()),
        ("carried_over", rows),
        ("days", list(object(day))),
    ]
}

pub(super) fn brief() -> Keys {
    let mut party = all(&["id", "name"], &string());
    party.extend(all(
        &[
            "kind",
            "building",
            "unit",
            "room",
            "area",
            "status",
            "moved_in",
            "butler",
            "phone",
            "channel",
            "hours",
            "birthday",
            "arrears_since",
            "note",
        ],
        &text_or_null(),
    ));
    party.extend(all(&["tags", "interests"], &or_null(list(string()))));
    let mut visit = all(&["id", "at", "outcome"], &string());
    visit.extend([
        ("staff", list(string())),
        ("channel", channel()),
        ("rates", map(integer())),
        ("note", text_or_null()),
    ]);
    let mut issue = all(
        &[
            "id",
            "raised_at",
            "kind",
            "severity",
            "category",
            "stage",
            "summary",
        ],
        &string(),
    );
    issue.extend(all(
        &[
            "promised_at",
            "answered_at",
            "resolved_at",
            "closed_at",
            "result",
        ],
        &text_or_null(),
    ));
    vec![
        ("party", object(party)),
        ("visit_number", integer()),
        ("last_met", text_or_null()),
        ("visits", list(object(visit))),
        ("issues", list(object(issue))),
        ("duties", list(duty())),
        (
            "talk",
            list(object(all(&["group", "title", "text"], &string()))),
        ),
    ]
}

pub(super) fn history() -> Keys {
    let entry = object(all(&["at", "what", "id", "who", "text"], &string()));
    vec![
        ("party", string()),
        ("name", string()),
        ("entries", list(entry)),
    ]
}

pub(super) fn owners() -> Keys {
    let mut row = all(&["id", "name", "building", "area", "status"], &string());
    row.extend(all(
        &["unit", "room", "butler", "phone", "last_met"],
        &text_or_null(),
    ));
    row.extend(all(&["tags", "interests"], &list(string())));
    vec![("rows", list(object(row)))]
}

pub(super) fn survey() -> Keys {
    let opinion = object(vec![
        ("opinion", string()),
        ("count", integer()),
        ("parties", list(string())),
    ]);
    let mut keys = vec![("survey", text_or_null())];
    keys.extend(all(&["sent", "returned", "satisfied"], &share()));
    keys.extend([("services", list(rating())), ("opinions", list(opinion))]);
    keys
}

pub(super) fn export() -> Keys {
    vec![
        ("table", string()),
        ("rows", list(json!({"type": "object"}))),
    ]
}

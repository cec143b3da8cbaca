//! Smallest policies: what is filled in, what is a fault, and where it stands.

use crate::book::testing::Scratch;
use crate::calendar::{Span, Unit};
use crate::model::policy::{Anchor, Area, Count, Demand, IssueStep, Prefer, RuleKind};
use crate::model::{Channel, Policy, Priority};

const ROLES: &str = "[roles.butler]\n[roles.manager]\nreports_to = \"butler\"\n";

/// The policy of a text that has no fault.
fn policy(text: &str) -> Policy {
    let scratch = Scratch::new();
    scratch.write("policy.toml", format!("{ROLES}{text}"));
    scratch.read().book.policy
}

/// `name line:column` of every fault of a policy below the three lines of roles.
fn found(text: &str) -> Vec<String> {
    found_in("policy.toml", &format!("{ROLES}{text}"))
}

fn found_in(file: &str, text: &str) -> Vec<String> {
    let scratch = Scratch::new();
    scratch.write(file, text);
    let inspection = scratch.inspect();
    let here = inspection
        .faults
        .iter()
        .filter(|fault| &*fault.place.file == file);
    here.map(|fault| {
        let at = inspection.sources.locate(fault);
        let near = fault.nearest.as_deref().map(|near| format!(" → {near}"));
        format!(
            "{} {}:{}{}",
            fault.code.entry().name,
            at.line,
            at.column,
            near.unwrap_or_default()
        )
    })
    .collect()
}

#[test]
fn an_empty_policy_has_every_default() {
    let policy = policy("");
    assert_eq!((policy.month_starts_on, policy.rules.len()), (1, 0));
    assert_eq!(
        policy.hours.phone.to_string().split(';').next(),
        Some("tue-sun 09:00-12:00")
    );
    assert_eq!(
        (
            policy.visit.door_minutes,
            policy.visit.gap_days,
            policy.visit.attempts
        ),
        (10, 3, 2)
    );
    assert_eq!(
        (
            policy.visit.walk_minutes.building,
            policy.visit.minutes_per_day
        ),
        (4, 180)
    );
    assert_eq!(policy.plan.overload_from.of_rounded_down(180), 135);
    assert_eq!(
        (
            policy.plan.outing,
            policy.plan.too_soon,
            policy.visit.max_visits
        ),
        (15, 1, 2)
    );
    assert_eq!(
        (
            policy.limits.usual.answer.general,
            policy.limits.usual.resolve.urgent
        ),
        (Some(Span::Hours(48)), Some(Span::Days(3)))
    );
    assert_eq!(policy.satisfaction.services.len(), 8);
    assert_eq!(
        (
            policy.satisfaction.scale,
            policy.satisfaction.satisfied_from
        ),
        (5, 4)
    );
    assert_eq!(policy.coverage.by_role, policy.role("butler"));
    assert_eq!(policy.roles[1].reports_to, policy.role("butler"));
    assert!(policy.quota_options.prorate && !policy.quota_options.accompany);
}

#[test]
fn to_prefer_some_households_leaves_out_none() {
    let prefer = |keys: &str| {
        let quota = format!("[[quota]]\nid = \"q\"\nrole = \"butler\"\nhouseholds = 1\n{keys}");
        policy(&quota).quotas.remove(0).prefer
    };
    assert_eq!(prefer(""), Prefer::ALL);
    assert_eq!(
        prefer("prefer = [\"oldest\", \"new\"]"),
        [Prefer::New, Prefer::Oldest]
    );
    assert_eq!(
        prefer("prefer = [\"absent\"]"),
        [Prefer::Absent, Prefer::Oldest]
    );
}

#[test]
fn an_inspection_may_keep_a_cadence_alone() {
    let cadence = "[[cadence]]\nid = \"c\"\nby = { role = \"butler\" }\nevery = \"month\"\n";
    let rule = policy(&format!("{cadence}inspection = true"));
    assert!(rule.rules[0].asks.inspection);
    let trigger = "[[trigger]]\nid = \"t\"\non = \"event.x\"\nby = { role = \"butler\" }\n";
    assert_eq!(found(&format!("{trigger}inspection = true")).len(), 1);
}

#[test]
fn somebody_can_be_sent_through_one_of_the_channels() {
    let rule = "[[cadence]]\nid = \"c\"\nby = { role = \"butler\" }\nevery = \"month\"\n";
    let channels = |list: &str| found(&format!("{rule}channels = [{list}]"));
    assert_eq!(channels("\"desk\"").len(), 1);
    assert_eq!(channels("\"desk\", \"phone\""), [""; 0]);
}

#[test]
fn every_kind_of_rule_with_its_defaults() {
    let policy = policy(
        r#"
        [[sample]]
        id = "s"
        by = { role = "manager" }
        every = "month"
        share = 0.6
        leave_out = { met_for = ["t"] }
        [[trigger]]
        id = "t"
        on = "issue.resolved"
        where = { kind = "complaint", severity = ["major", "urgent"] }
        by = { role = "butler", area = "own" }
        with = [{ role = "manager", department = "issue" }]
        after = "-7d"
        [[cadence]]
        id = "c"
        by = { role = "butler" }
        every = "2 months"
        pick = 3
        whom = { contact = "community_office" }
        channels = ["meeting"]
        [[quota]]
        id = "q"
        role = "butler"
        households = 15
        "#,
    );
    let ids: Vec<&str> = policy.rule_ids().collect();
    assert_eq!(ids, ["q", "c", "t", "s"], "policy order");
    let quota = &policy.quotas[0];
    assert_eq!((quota.per, quota.prefer.len()), (Unit::Month, 4));
    let RuleKind::Cadence(cadence) = &policy.rules[0].kind else {
        panic!()
    };
    assert_eq!(
        (cadence.demand, cadence.every),
        (Demand::Pick(3), Unit::TwoMonths)
    );
    assert_eq!(
        (policy.rules[0].asks.by.area, policy.rules[0].asks.priority),
        (Area::Any, Priority::Normal)
    );
    assert_eq!(policy.rules[0].asks.channels, [Channel::Meeting]);
    assert!(!policy.rules[0].asks.inspection);
    assert!(cadence.whom.selects_contacts());
    let RuleKind::Trigger(trigger) = &policy.rules[1].kind else {
        panic!()
    };
    assert_eq!(
        (&trigger.on, trigger.within, trigger.expires),
        (
            &Anchor::Issue(IssueStep::Resolved),
            None,
            Span::Days(90).into()
        )
    );
    assert!(trigger.after.negative && policy.rules[1].asks.with[0].of_issue_department);
    assert_eq!(trigger.filter.0.len(), 2);
    let RuleKind::Sample(sample) = &policy.rules[2].kind else {
        panic!()
    };
    assert_eq!(sample.leave_out_met_for, [policy.rule("t").unwrap()]);
    assert!(matches!(sample.count, Count::Share(share) if share.of_rounded_up(5) == 3));
}

#[test]
fn keys_nobody_knows_are_found_at_every_depth() {
    assert_eq!(
        found(
            "[visit]\ndoor_minuts = 5\nwalk_minutes = { unti = 1 }\n[quotas]\n[hours]\nlunch = []\n"
        ),
        [
            "unknown-key 5:1 → door_minutes",
            "unknown-key 6:18 → unit",
            "unknown-key 7:2 → quota",
            "unknown-key 9:1"
        ]
    );
}

#[test]
fn everything_wrong_with_a_cadence_in_one_run() {
    assert_eq!(
        found(
            "[[cadence]]\nid = \"1st\"\nby = { role = \"butlr\", area = \"mine\" }\nevery = \"monthly\"\npick = 1\ntimes = 2\nwhom = { contact = \"x\", status = [\"sold\"] }\nchannels = []\npriority = 3\n"
        ),
        [
            "bad-id 5:6",
            "unknown-role 6:15 → butler",
            "unknown-value 6:31",
            "bad-unit 7:9 → month",
            "pick-with-times 8:8",
            "contact-with-other 10:34",
            "unknown-value 10:35",
            "empty-list 11:12",
            "wrong-type 12:12",
        ]
    );
}

#[test]
fn what_is_required_is_missed() {
    assert_eq!(
        found(
            "[[trigger]]\n[[quota]]\nid = \"q\"\n[[sample]]\nid = \"s\"\nby = {}\nevery = \"month\"\n"
        ),
        [
            "missing-key 4:1",
            "missing-key 4:1",
            "missing-key 4:1",
            "missing-key 5:1",
            "missing-key 5:1",
            "sample-size 7:1",
            "missing-key 9:6",
        ]
    );
}

#[test]
fn triggers_that_contradict_themselves() {
    let trigger = |rest: &str| {
        found(&format!(
            "[[trigger]]\nid = \"t\"\nby = {{ role = \"butler\" }}\n{rest}"
        ))
    };
    assert_eq!(
        trigger("on = \"event.x\"\nwithin = \"4mo\"\nexpires = \"90d\"\n"),
        ["expires-before-due 9:11"]
    );
    assert_eq!(
        trigger("on = \"event.x\"\nwithin = \"1y\"\n"),
        ["expires-before-due 8:10"]
    );
    assert_eq!(
        trigger("on = \"event.x\"\nwithin = \"90d\"\n"),
        Vec::<String>::new()
    );
    assert_eq!(
        trigger("on = \"owner.birthday\"\nwhere = { kind = \"repair\" }\n"),
        ["where-without-issue 8:9"]
    );
    assert_eq!(
        trigger("on = \"issue.raised\"\nwhere = { sevrity = \"major\" }\n"),
        ["unknown-key 8:11 → severity"]
    );
    assert_eq!(
        trigger("on = \"issue.solved\"\n"),
        ["bad-anchor 7:6 → issue.resolved"]
    );
    assert_eq!(
        trigger("on = \"visit.lift\"\nafter = \"7\"\n"),
        ["bad-anchor 7:6", "bad-span 8:9"]
    );
    assert_eq!(
        trigger("on = \"survey.sent\"\nwithin = \"-1d\"\nwait_for = \"snow\"\n"),
        ["bad-span 8:10", "unknown-value 9:12"]
    );
}

#[test]
fn samples_say_how_many_in_one_way() {
    let sample = |rest: &str| {
        found(&format!(
            "[[sample]]\nid = \"s\"\nby = {{ role = \"butler\" }}\nevery = \"month\"\n{rest}"
        ))
    };
    assert_eq!(
        sample("count = { min = 10, max = 5 }\n"),
        ["sample-reversed 8:9"]
    );
    assert_eq!(
        sample("count = { min = 1, max = 5 }\nshare = 0.5\n"),
        ["sample-size 9:9"]
    );
    assert_eq!(
        sample("share = 1.5\nleave_out = { met_for = [\"meet\"] }\n"),
        ["bad-share 8:9", "unknown-rule-in-policy 9:26"]
    );
}

#[test]
fn ids_roles_and_settings() {
    let quota = "[[quota]]\nid = \"q\"\nrole = \"butler\"\nhouseholds = 1\n";
    assert_eq!(found(&format!("{quota}{quota}")), ["duplicate-rule 9:6"]);
    assert_eq!(
        found("[period]\nmonth_starts_on = 29\n"),
        ["value-out-of-range 5:19"]
    );
    assert_eq!(
        found("[satisfaction]\nscale = 3\nservices = [\"a\", \"a\", \"b c\"]\n"),
        [
            "satisfied-above-scale 4:1",
            "repeated-value 6:18",
            "bad-id 6:23"
        ]
    );
    assert_eq!(
        found("[hours]\nphone = [\"tue 9-10\", \"tue 09:00-10:00\"]\n"),
        ["bad-hours 5:10"]
    );
    assert_eq!(
        found("data_version = 9\n"),
        ["unknown-key 4:1"],
        "it stands below a table's header"
    );
    assert_eq!(found("[cadence]\n"), ["single-table 4:1"]);
    assert_eq!(
        found_in(
            "policy.toml",
            "[roles.a]\nreports_to = \"b\"\n[roles.b]\nreports_to = \"a\"\n"
        ),
        ["reports-in-circle 3:1"]
    );
}

#[test]
fn syntax_errors_are_told_with_their_place_and_nothing_else() {
    assert_eq!(
        found("[visit]\ndoor_minutes = \ngap_days = 3\ngap_days = 4\n"),
        ["toml-syntax 5:16", "toml-repeated-key 7:1"]
    );
    assert_eq!(found("name = \"王\" x\r\n"), ["toml-syntax 4:12"]);
}

#[test]
fn staff_office_and_calendar() {
    assert_eq!(
        found_in(
            "staff.toml",
            "[[staff]]\nid = \"wang\"\nname = \"\"\nrole = \"bulter\"\nworks = [\"tue\", \"周三\"]\njoined = 2026-11-03\nleft = \"2026-11-01\"\nleave = [\"2026-11-12/2026-11-10\", 2026-11-20, \"2026/11/3\"]\n"
        ),
        [
            "empty-text 3:8",
            "unknown-role 4:8 → butler",
            "unknown-value 5:17 → wed",
            "left-before-joined 7:8",
            "range-reversed 8:10",
            "date-unreadable 8:47 → 2026-11-03",
        ]
    );
    assert_eq!(
        found_in(
            "visits.toml",
            "name = \"x\"\ntimezone = \"Asia/Shangai\"\nlanguage = \"cn\"\n"
        ),
        [
            "unknown-zone 2:12 → Asia/Shanghai",
            "unknown-value 3:12 → en"
        ]
    );
    assert_eq!(
        found_in(
            "calendar.toml",
            "holidays = [\"2026-10-01/2026-10-07\"]\nworkdays = [\"2026-10-03\", 2026-10-10]\n[[festival]]\nname = \"x\"\ndate = 2027-02-30\n"
        ),
        ["toml-syntax 5:8"]
    );
    assert_eq!(
        found_in(
            "calendar.toml",
            "holidays = [\"2026-10-01/2026-10-07\"]\nworkdays = [\"2026-10-03\", 2026-10-10]\nrain = \"2026-11-06\"\n"
        ),
        ["holiday-and-workday 2:13", "wrong-type 3:8"]
    );
}

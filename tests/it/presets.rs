//! Every figure of the rule ledger stands in its preset, and every key of a policy in its manual.

use std::collections::BTreeSet;
use std::fs;

use visits::face::book::inspect;
use visits::face::calendar::{Hours, Span, Unit};
use visits::face::example::{Preset, init_files};
use visits::face::model::policy::{Anchor, Count, Demand, IssueStep, Rule, RuleKind, Trigger};
use visits::face::model::{Book, Channel, IssueSeverity, Policy};
use visits::face::text::Directory;
use visits::face::words::Lang;
use visits::face::words::vocabulary::{EVENT, FESTIVAL, SERVICE};

use crate::support::root;

fn policy(name: &str) -> Policy {
    let folder = tempfile::TempDir::new().unwrap();
    for (path, bytes) in init_files(Preset::named(name).unwrap(), false, Lang::Zh) {
        fs::write(folder.path().join(path), bytes).unwrap();
    }
    let book: Option<Book> = inspect(&Directory::at(folder.path())).book;
    book.unwrap().policy
}

fn all() -> impl Iterator<Item = (&'static str, Policy)> {
    Preset::all().map(|preset| (preset.name, policy(preset.name)))
}

fn trigger<'a>(policy: &'a Policy, id: &str) -> &'a Trigger {
    match &rule(policy, id).kind {
        RuleKind::Trigger(trigger) => trigger,
        other => panic!("{id} is no trigger: {other:?}"),
    }
}

fn rule<'a>(policy: &'a Policy, id: &str) -> &'a Rule {
    let rule = policy.rule(id).unwrap_or_else(|| panic!("no {id}"));
    &policy.rules[rule.position()]
}

fn cadence(policy: &Policy, id: &str) -> (Unit, Demand, Vec<Channel>) {
    let rule = rule(policy, id);
    match &rule.kind {
        RuleKind::Cadence(cadence) => (cadence.every, cadence.demand, rule.asks.channels.clone()),
        other => panic!("{id} is no cadence: {other:?}"),
    }
}

fn share(target: visits::face::model::Decimal) -> u64 {
    target.of_rounded_up(1000)
}

#[test]
fn the_documents_have_their_presets() {
    let names: Vec<&str> = Preset::all().map(|preset| preset.name).collect();
    let ledger = [
        "butler",
        "care",
        "grid",
        "keyaccount",
        "phoenix",
        "priority",
        "quarterly",
        "reception",
        "revisit",
        "seasonal",
        "survey",
    ];
    assert_eq!(names, ledger);
}

#[test]
fn h1_asks_for_five_ten_and_fifteen_households_a_month() {
    let policy = policy("phoenix");
    let asked: Vec<(&str, u32, Unit)> = policy
        .quotas
        .iter()
        .map(|quota| {
            (
                policy.roles[quota.role.position()].id.as_str(),
                quota.amount.number(),
                quota.per,
            )
        })
        .collect();
    let month = Unit::Month;
    let ledger = [
        ("project_manager", 5, month),
        ("department_manager", 10, month),
        ("butler", 15, month),
        ("team_leader", 15, month),
    ];
    assert_eq!(asked, ledger);
}

#[test]
fn h7_visits_last_ten_minutes_and_begin_five_early() {
    let visit = policy("phoenix").visit;
    assert_eq!((visit.door_minutes, visit.early_minutes), (10, 5));
}

#[test]
fn h13_vacant_homes_are_told_of_by_message() {
    let policy = policy("phoenix");
    let (every, _, channels) = cadence(&policy, "vacant-home");
    assert_eq!((every, channels[0]), (Unit::Month, Channel::Message));
}

#[test]
fn h14_congratulates_on_moving_in_weddings_and_birthdays() {
    let policy = policy("phoenix");
    for (id, on) in [
        ("move-in", "owner.moved_in"),
        ("wedding", "event.wedding"),
        ("birthday", "owner.birthday"),
    ] {
        assert_eq!(trigger(&policy, id).on.to_string(), on);
    }
}

#[test]
fn w2_to_w6_are_cadences_of_a_month_two_months_and_a_quarter() {
    let policy = policy("butler");
    let every = |id| cadence(&policy, id).0;
    assert_eq!(every("resident-monthly"), Unit::Month);
    assert_eq!(every("not-moved-in-quarterly"), Unit::Quarter);
    assert_eq!(every("committee-chair"), Unit::Month);
    assert_eq!(every("community-office"), Unit::TwoMonths);
    assert_eq!(every("housing-bureau"), Unit::Quarter);
    assert_eq!(cadence(&policy, "key-household").1, Demand::Pick(1));
    assert_eq!(
        cadence(&policy, "not-moved-in-quarterly").2,
        [Channel::Phone]
    );
}

#[test]
fn w7_keeps_the_telephone_quiet() {
    let hours = [
        "tue-sun 09:00-12:00",
        "tue-sun 14:00-17:30",
        "tue-sun 19:00-21:00",
    ];
    assert_eq!(
        policy("butler").hours.phone,
        Hours::parse_list(&hours).unwrap()
    );
}

#[test]
fn w9_follows_each_of_its_occasions() {
    let policy = policy("butler");
    let on: BTreeSet<String> = policy
        .rules
        .iter()
        .filter_map(|rule| match &rule.kind {
            RuleKind::Trigger(trigger) => Some(trigger.on.to_string()),
            _ => None,
        })
        .collect();
    for anchor in [
        "owner.moved_in",
        "event.commission_done",
        "event.urgent_repair",
        "event.leak_repair",
        "event.community_event",
        "event.wedding",
        "event.misfortune",
        "issue.resolved",
        "owner.arrears",
        "survey.sent",
        "event.pregnancy",
        "event.birth",
        "event.new_service",
    ] {
        assert!(on.contains(anchor), "{anchor}");
    }
}

#[test]
fn w9_4_calls_within_a_day_of_an_urgent_repair_and_waits_for_rain_after_a_leak() {
    let policy = policy("butler");
    assert_eq!(
        trigger(&policy, "urgent-repair").within,
        Some(Span::Hours(24).into())
    );
    assert!(trigger(&policy, "leak-repair").wait_for_rain);
}

#[test]
fn w11_answers_in_24_and_48_hours() {
    for (name, policy) in all() {
        let answer = policy.limits.usual.answer;
        assert_eq!(
            answer.of(IssueSeverity::Urgent),
            Some(Span::Hours(24)),
            "{name}"
        );
        assert_eq!(
            answer.of(IssueSeverity::General),
            Some(Span::Hours(48)),
            "{name}"
        );
    }
}

#[test]
fn w12_and_w13_are_teams() {
    let policy = policy("butler");
    let others = |id: &str| rule(&policy, id).asks.with.len();
    assert_eq!(others("major-complaint-revisit"), 3);
    assert_eq!(others("new-service"), 1);
}

#[test]
fn a1_and_l6_and_q1_and_s1_visit_quarterly() {
    for (name, id) in [
        ("quarterly", "owner-quarterly"),
        ("reception", "household-quarterly"),
        ("revisit", "owner-quarterly"),
        ("seasonal", "resident-seasonal"),
    ] {
        assert_eq!(cadence(&policy(name), id).0, Unit::Quarter, "{name}");
    }
}

#[test]
fn f5_sends_teams_of_two_or_three() {
    let policy = policy("priority");
    let teams = policy.rules.iter().filter_map(|rule| match &rule.kind {
        RuleKind::Cadence(_) => Some(rule.asks.seats().count()),
        _ => None,
    });
    assert_eq!(teams.collect::<BTreeSet<usize>>(), BTreeSet::from([2, 3]));
}

#[test]
fn i4_asks_on_ten_dimensions_and_the_whole() {
    assert_eq!(policy("survey").satisfaction.services.len(), 11);
}

#[test]
fn m1_calls_back_after_two_days_and_not_later_than_three() {
    let policy = policy("reception");
    let call = trigger(&policy, "caller-rung-back");
    assert_eq!(
        (&call.on, call.after),
        (&Anchor::Visit(Channel::Desk), Span::Days(2).into())
    );
    assert_eq!(call.within, Some(Span::Days(1).into()));
}

#[test]
fn u1_visits_a_new_owner_within_a_month_and_three_at_the_latest() {
    let policy = policy("revisit");
    let visit = trigger(&policy, "new-owner");
    assert_eq!(
        (visit.within, visit.expires),
        (Some(Span::Months(1).into()), Span::Months(3).into())
    );
}

#[test]
fn u7_samples_ten_to_fifteen_households() {
    let policy = policy("revisit");
    let sample = policy.rules.iter().find_map(|rule| match &rule.kind {
        RuleKind::Sample(sample) => Some(sample),
        _ => None,
    });
    let sample = sample.unwrap();
    assert_eq!(sample.count, Count::Between { min: 10, max: 15 });
    assert!(sample.leave_out_met_for.len() >= 2);
}

#[test]
fn the_rows_for_any_preset_hold_in_every_preset() {
    for (name, policy) in all() {
        let targets = &policy.targets;
        assert_eq!(share(targets.resolved), 900, "G3 in {name}");
        assert_eq!(share(targets.complaints), 10, "L4 in {name}");
        assert_eq!(share(targets.repairs_on_time), 980, "N6 in {name}");
        assert_eq!(share(targets.survey_returned), 800, "I6 in {name}");
        assert_eq!(policy.limits.log_within, Span::Days(2), "K2 in {name}");
        assert_eq!(
            trigger(&policy, "repair-revisit").on,
            Anchor::Issue(IssueStep::Resolved),
            "N6 in {name}"
        );
        assert!(
            policy
                .roles
                .iter()
                .skip(1)
                .all(|role| role.reports_to.is_some()),
            "W1 in {name}"
        );
        let titled = policy
            .rules
            .iter()
            .all(|rule| rule.title.as_ref().is_some_and(|title| !title.is_ascii()));
        assert!(titled, "titles in {name}");
        assert!(policy.coverage.by_role.is_some(), "{name}");
    }
}

#[test]
fn every_rule_of_a_preset_is_marked_with_its_row_of_the_ledger() {
    for preset in Preset::all() {
        let mut comment = String::new();
        for line in preset.policy.lines() {
            if line.starts_with('#') {
                comment = line.to_owned();
            } else if line.starts_with("[[cadence]]")
                || line.starts_with("[[trigger]]")
                || line.starts_with("[[sample]]")
            {
                let marked = comment.split([' ', '#']).any(|word| {
                    let number =
                        word.trim_start_matches(|letter: char| letter.is_ascii_uppercase());
                    number != word && number.starts_with(|digit: char| digit.is_ascii_digit())
                });
                assert!(marked, "{}: {comment}", preset.name);
            }
        }
    }
}

#[test]
fn what_presets_name_has_its_words() {
    for (name, policy) in all() {
        for service in &policy.satisfaction.services {
            assert!(SERVICE.word(service).is_some(), "{name}: {service}");
        }
        for trigger in policy.rules.iter().filter_map(Rule::trigger) {
            let word = match &trigger.on {
                Anchor::Event(kind) => EVENT.word(kind),
                Anchor::Festival(festival) => FESTIVAL.word(festival),
                _ => continue,
            };
            assert!(word.is_some(), "{name}: {}", trigger.on);
        }
    }
}

#[test]
fn a_regular_round_is_never_called_a_revisit() {
    for (name, policy) in all() {
        for rule in &policy.rules {
            let title = rule.title.as_deref().unwrap_or_default();
            let is_round = !matches!(rule.kind, RuleKind::Trigger(_));
            assert!(!(is_round && title.contains("回访")), "{name}: {title}");
            assert!(!title.contains("访客"), "{name}: {title}");
        }
    }
}

/// The names the policy reader asks its tables for, from its own source.
fn keys_of_the_reader() -> BTreeSet<String> {
    let asks = [
        "get(",
        "required(",
        "set(",
        "table(",
        "tables(",
        "read(table, ",
        "read_severities(&mut table, ",
    ];
    let mut keys = BTreeSet::new();
    for entry in fs::read_dir(root().join("src/book/policy")).unwrap() {
        let path = entry.unwrap().path();
        let source = fs::read_to_string(&path).unwrap();
        for (position, _) in source.match_indices('"') {
            let asked = asks
                .iter()
                .any(|ask| source[..position].trim_end().ends_with(ask.trim_end()));
            let key = source[position + 1..].split('"').next().unwrap_or_default();
            let named = !key.is_empty()
                && key
                    .chars()
                    .all(|letter| letter.is_ascii_lowercase() || letter == '_');
            if asked && named && !path.ends_with("tests.rs") {
                keys.insert(key.to_owned());
            }
        }
    }
    keys
}

#[test]
fn every_key_of_a_policy_stands_in_its_manual() {
    let manual = fs::read_to_string(root().join("docs/POLICY.md")).unwrap();
    let keys = keys_of_the_reader();
    assert!(keys.len() > 60, "{keys:?}");
    let words: BTreeSet<&str> = manual
        .split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')
        .collect();
    let missing: Vec<&String> = keys
        .iter()
        .filter(|key| !words.contains(key.as_str()))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

//! What policies can say beside the plain rules, each kept and each broken.

use crate::duties::ladder::rungs;
use crate::duties::limits::{answer_limit, arrive_limit, resolve_limit};
use crate::duties::testing::{Town, at, line, lines, november};
use crate::duties::{Known, Window, derive, overdue, quota};
use crate::model::policy::{
    Escalation, IssueFilter, IssueLimits, LimitKind, PerSeverity, SpecialLimits,
};
use crate::model::{Book, IssueColumn, RoleIx};

fn town() -> Town {
    Town::new()
        .staff("chen manager")
        .staff("wang butler areas=east")
        .owner("H1 east occupied")
}

fn all(town: &Town, now: &str) -> Vec<String> {
    lines(town, now, "2026-10-01", "2027-02-01")
}

#[test]
fn nobody_there_twice_in_a_row_is_followed_and_a_meeting_between_breaks_the_row() {
    let rule = "trigger t on=visit.no_answer row=2 within=3d expires=9d by=manager";
    let first = town()
        .rule(rule)
        .visit("v1 2026-11-02T10:00 H1 wang door no_answer");
    assert!(all(&first, "2026-11-10").is_empty());
    let second = first.visit("v2 2026-11-04T10:00 H1 wang phone no_answer");
    let expected = ["t/H1/v2 2026-11-04T10:00 2026-11-07T10:00 2026-11-13T10:00 overdue"];
    assert_eq!(all(&second, "2026-11-10"), expected);
    let third = second.visit("v3 2026-11-06T10:00 H1 wang phone no_answer");
    assert_eq!(all(&third, "2026-11-10"), expected, "the n-th alone");
    let broken = town()
        .rule(rule)
        .visit("v1 2026-11-02T10:00 H1 wang door no_answer")
        .visit("v2 2026-11-03T10:00 H1 wang door met")
        .visit("v3 2026-11-04T10:00 H1 wang door no_answer");
    assert!(all(&broken, "2026-11-10").is_empty());
}

#[test]
fn a_refusal_is_followed_and_does_not_decline_what_follows_from_it() {
    let town = town()
        .rule("cadence c")
        .rule("trigger t on=visit.refused within=7d expires=30d by=manager")
        .visit("v1 2026-11-02T10:00 H1 wang door refused");
    assert_eq!(
        november(&town, "2026-11-05"),
        ["c/H1/2026-11 declined", "t/H1/v1 open"]
    );
}

#[test]
fn low_marks_are_followed_good_ones_are_not() {
    let rule = "trigger t on=visit.rated at_most=2 within=3d expires=9d by=manager";
    let marked = |mark: &str| {
        town().rule(rule).visit(&format!(
            "v1 2026-11-02T10:00 H1 wang door met rate=5,{mark}"
        ))
    };
    assert_eq!(november(&marked("2"), "2026-11-03"), ["t/H1/v1 open"]);
    assert!(november(&marked("3"), "2026-11-03").is_empty());
    assert!(november(&marked("-"), "2026-11-03").is_empty());
}

#[test]
fn forms_that_come_back_are_followed_and_low_ones_where_that_is_asked() {
    let form = |rule: &str, mark: &str| {
        let town = town().rule(&format!("trigger t on=survey.returned expires=20d {rule}"));
        let row = format!("2026-h2 H1 sent=2026-11-01 returned=2026-11-05 rate={mark}");
        november(&town.form(&row), "2026-11-06")
    };
    assert_eq!(form("", "5"), ["t/H1/2026-h2 open"]);
    assert_eq!(form("at_most=3", "3"), ["t/H1/2026-h2 open"]);
    assert!(form("at_most=3", "4").is_empty());
}

#[test]
fn each_rain_day_asks_for_whom_the_rule_selects() {
    let town = town()
        .owner("H2 east vacant")
        .rule("trigger t on=calendar.rain within=1d expires=2d status=vacant")
        .rain("2026-11-06")
        .rain("2026-11-14");
    assert_eq!(
        november(&town, "2026-11-06T09:00"),
        ["t/H2/2026-11-06 open", "t/H2/2026-11-14 upcoming"]
    );
}

#[test]
fn a_series_opens_again_until_something_ends_it() {
    let town = town()
        .rule("trigger t on=event.discharged again=1w until=event.stable within=2d expires=5d")
        .event("e1 2026-11-02 H1 discharged");
    let ids = |town: &Town| -> Vec<String> {
        let lines = lines(town, "2026-11-03", "2026-11-01", "2026-12-01");
        lines
            .iter()
            .map(|line| line.split(' ').take(3).collect::<Vec<_>>().join(" "))
            .collect()
    };
    assert_eq!(
        ids(&town),
        [
            "t/H1/e1.1 2026-11-02T00:00 2026-11-04T00:00",
            "t/H1/e1.2 2026-11-09T00:00 2026-11-11T00:00",
            "t/H1/e1.3 2026-11-16T00:00 2026-11-18T00:00",
            "t/H1/e1.4 2026-11-23T00:00 2026-11-25T00:00",
            "t/H1/e1.5 2026-11-30T00:00 2026-12-02T00:00",
        ]
    );
    let ended = town.event("e2 2026-11-16 H1 stable");
    assert_eq!(ids(&ended).len(), 3, "what opens in that minute is there");
}

#[test]
fn a_series_ends_after_a_span_or_a_number_too() {
    let count = |until: &str| {
        let town = town()
            .rule(&format!(
                "trigger t on=event.x again=1w within=2d expires=5d {until}"
            ))
            .event("e1 2026-11-02 H1 x");
        all(&town, "2026-11-03").len()
    };
    assert_eq!(count("until=3_times"), 3);
    assert_eq!(count("until=3w"), 4);
    assert_eq!(count(""), 13, "to the end of what is asked for");
}

#[test]
fn a_series_on_an_issue_ends_with_that_issue() {
    let town = town()
        .rule("trigger t on=issue.raised again=2d until=issue.resolved within=1d expires=2d")
        .issue("i1 2026-11-02T09:00 H1 complaint general resolved=2026-11-05T09:00")
        .issue("i2 2026-11-03T09:00 H1 complaint general");
    let lines = lines(&town, "2026-11-09T12:00", "2026-11-01", "2026-11-10");
    let of = |issue: &str| lines.iter().filter(|line| line.contains(issue)).count();
    assert_eq!((of("/i1."), of("/i2.")), (2, 4), "{lines:#?}");
}

#[test]
fn some_days_of_each_period_open_and_are_due_there() {
    let met = town()
        .rule("cadence s on=first_saturday")
        .rule("cadence d on=1..10 every=quarter")
        .visit("v1 2026-11-09T10:00 H1 wang door met");
    assert_eq!(
        lines(&met, "2026-11-20", "2026-11-01", "2026-12-01"),
        [
            "s/H1/2026-11 2026-11-07T00:00 2026-11-08T00:00 2026-12-01T00:00 done_late",
            "d/H1/2026Q4 2026-10-01T00:00 2026-10-11T00:00 2027-01-01T00:00 done_late",
        ]
    );
    let open = town().rule("cadence s on=first_saturday");
    let state = |now: &str| november(&open, now)[0].clone();
    assert_eq!(state("2026-11-07T09:00"), "s/H1/2026-11 open");
    assert_eq!(state("2026-11-08T00:00"), "s/H1/2026-11 overdue");
    assert_eq!(state("2026-12-01T00:00"), "s/H1/2026-11 missed");
    let fifth = town().rule("cadence s on=fifth_saturday");
    assert!(
        november(&fifth, "2026-11-20").is_empty(),
        "November has four"
    );
}

#[test]
fn working_days_weeks_by_the_two_and_terms_are_periods() {
    let town = town()
        .term("school 2026-09-01/2026-11-20 2027-02-22/2027-07-05")
        .holiday("2026-11-04")
        .rule("cadence w every=working_day")
        .rule("cadence f every=2_weeks")
        .rule("cadence t every=term");
    let ids: Vec<String> = lines(&town, "2026-11-03", "2026-11-03", "2026-11-07")
        .iter()
        .map(|line| line.split(' ').next().unwrap().to_owned())
        .collect();
    assert_eq!(
        ids,
        [
            "w/H1/2026-11-03",
            "w/H1/2026-11-05",
            "w/H1/2026-11-06",
            "f/H1/2026-W45..2026-W46",
            "t/H1/school.1",
        ]
    );
    let holidays = lines(&town, "2026-12-03", "2026-12-05", "2026-12-06");
    assert_eq!(
        holidays.len(),
        1,
        "neither a working day nor term: {holidays:?}"
    );
}

#[test]
fn a_rule_asks_only_for_what_opens_while_it_is_in_force() {
    let town = town()
        .rule("cadence old until_date=2026-10-31")
        .rule("cadence new from_date=2026-11-01")
        .rule("trigger t on=event.x after=2d expires=9d until_date=2026-11-03")
        .event("e1 2026-11-01 H1 x")
        .event("e2 2026-11-02 H1 x");
    assert_eq!(
        lines(&town, "2026-11-05", "2026-10-01", "2026-12-01")
            .iter()
            .map(|line| line.split(' ').next().unwrap())
            .collect::<Vec<_>>(),
        ["old/H1/2026-10", "new/H1/2026-11", "t/H1/e1"]
    );
}

#[test]
fn a_quota_in_force_is_counted_and_last_year_s_stays() {
    let town = town()
        .rule("quota q-1 households=10 until_date=2026-10-31")
        .rule("quota q-2 households=12 from_date=2026-11-01");
    let book = town.book();
    let known = Known::at(&book, at("2026-11-20"));
    let asked = |month: &str| -> Vec<u32> {
        let period = book.almanac.parse_period(month).unwrap();
        let rows = quota::rows(&known, Some(&period)).into_iter();
        rows.map(|row| row.asked).collect()
    };
    assert_eq!((asked("2026-10"), asked("2026-11")), (vec![10], vec![12]));
}

#[test]
fn a_quota_counts_whom_it_selects_or_minutes() {
    let town = town()
        .owner("H2 east occupied tags=key")
        .rule("quota key households=2 tags=key")
        .rule("quota time minutes=60")
        .visit("v1 2026-11-02T10:00 H1 wang door met minutes=20")
        .visit("v2 2026-11-03T10:00 H1 wang door met minutes=15")
        .visit("v3 2026-11-04T10:00 H2 wang phone met")
        .visit("v4 2026-11-05T10:00 H2 wang door no_answer minutes=30");
    let book = town.book();
    let rows = quota::rows(&Known::at(&book, at("2026-11-20")), None);
    let told: Vec<_> = rows
        .iter()
        .map(|row| (row.asked, row.met(), row.short(), row.parties.len()))
        .collect();
    assert_eq!(told, [(2, 1, 1, 1), (60, 40, 20, 2)]);
}

#[test]
fn each_member_each_building_each_area_has_a_draw_of_its_own() {
    let mut town = Town::new()
        .staff("li butler areas=west")
        .staff("wang butler areas=east");
    for home in 0..6 {
        let area = if home < 4 { "east" } else { "west" };
        town = town.owner(&format!("H{home} {area} occupied building={}", home % 3));
    }
    let drawn = |each: &str| {
        let town = town.clone().rule(&format!("sample s count=1..1 {each}"));
        november(&town, "2026-11-05").len()
    };
    assert_eq!(drawn(""), 1);
    assert_eq!(drawn("each=butler"), 2);
    assert_eq!(drawn("each=area"), 2);
    assert_eq!(drawn("each=building"), 3);
    assert_eq!(drawn("each=manager"), 0, "nobody has one of their own");
}

#[test]
fn who_is_old_who_owes_who_had_repairs() {
    let town = town()
        .owner("H2 east occupied birthday=1946-10-31 arrears=2026-07-31")
        .owner("H3 east occupied birthday=1946-11-02 arrears=2026-10-20")
        .owner("H4 east occupied birthday=10-31")
        .issue("i1 2026-08-02T09:00 H3 repair general")
        .issue("i2 2026-09-02T09:00 H3 repair general")
        .issue("i3 2026-10-02T09:00 H2 complaint general")
        .issue("i4 2026-10-03T09:00 H2 repair general")
        .rule("cadence old age=80")
        .rule("cadence owes owing=any")
        .rule("cadence long owing=3mo")
        .rule("cadence broken issues=2/6mo/repair");
    assert_eq!(
        november(&town, "2026-11-05"),
        [
            "old/H2/2026-11 open",
            "owes/H2/2026-11 open",
            "owes/H3/2026-11 open",
            "long/H2/2026-11 open",
            "broken/H3/2026-11 open",
        ]
    );
}

#[test]
fn a_lunar_birthday_is_kept_on_its_day_of_the_year() {
    let town = town()
        .owner("H2 east occupied birthday=农历09-25")
        .rule("trigger b on=owner.birthday expires=2d");
    assert_eq!(november(&town, "2026-11-01"), ["b/H2/2026-11-03 upcoming"]);
}

#[test]
fn somebody_stands_in_where_nobody_who_leads_is_at_work_and_only_then() {
    let rule = "trigger t on=event.x within=2d expires=3d by=butler:own stand_in=manager";
    let there = town()
        .rule(rule)
        .event("e1 2026-11-02 H1 x")
        .visit("v1 2026-11-03T10:00 H1 chen door met");
    assert_eq!(november(&there, "2026-11-04"), ["t/H1/e1 overdue"]);
    let away = Town::new()
        .staff("chen manager")
        .staff("wang butler areas=east leave=2026-11-01/2026-11-10")
        .owner("H1 east occupied")
        .rule(rule)
        .event("e1 2026-11-02 H1 x");
    let book = away.book();
    let duties = derive(&Known::at(&book, at("2026-11-02")), &Window::always());
    let leads: Vec<_> = duties[0]
        .leads
        .iter()
        .map(|lead| book[*lead].id.as_str())
        .collect();
    assert_eq!(leads, ["chen"]);
    let met = away.visit("v1 2026-11-03T10:00 H1 chen door met");
    assert_eq!(november(&met, "2026-11-04"), ["t/H1/e1 done"]);
    let half = Town::new()
        .staff("chen manager")
        .staff("wang butler areas=east leave=2026-11-01/2026-11-03")
        .owner("H1 east occupied")
        .rule(rule)
        .event("e1 2026-11-02 H1 x")
        .visit("v1 2026-11-03T10:00 H1 chen door met");
    assert_eq!(
        november(&half, "2026-11-04"),
        ["t/H1/e1 overdue"],
        "back on the 4th"
    );
}

#[test]
fn the_head_of_the_department_or_the_assignee_leads() {
    let town = Town::new()
        .staff("wu head department=engineering")
        .staff("xu head department=security")
        .owner("H1 east occupied")
        .rule("trigger head on=issue.raised expires=9d by=:issue")
        .rule("trigger own on=issue.raised expires=9d by=:assignee")
        .issue("i1 2026-11-02T09:00 H1 complaint general department=security assignee=wu")
        .visit("v1 2026-11-03T10:00 H1 xu door met");
    let book = town.book();
    let duties = derive(&Known::at(&book, at("2026-11-04")), &Window::always());
    let told: Vec<String> = duties
        .iter()
        .map(|duty| {
            let leads = crate::duties::testing::names(&book, &duty.leads).join(",");
            format!("{} {leads} {}", duty.id, duty.state)
        })
        .collect();
    assert_eq!(told, ["head/H1/i1 xu done", "own/H1/i1 wu open"]);
}

// Clocks and ladders.

fn urgent_repair(more: &str) -> Book {
    let row = format!("i1 2026-11-02T17:00 H1 repair urgent category=漏水 assignee=wang {more}");
    let mut book = town().issue(&row).book();
    let limits = &mut book.policy.limits;
    limits.usual.arrive = PerSeverity {
        urgent: Some("30min".parse().unwrap()),
        ..PerSeverity::default()
    };
    let mut special = SpecialLimits {
        filter: IssueFilter(vec![(IssueColumn::Category, vec!["漏水".to_owned()])]),
        limits: IssueLimits::default(),
        place: crate::diag::Place::whole("policy.toml"),
    };
    special.limits.answer = PerSeverity::of_all("4wh".parse().unwrap());
    limits.special.push(special);
    let step = |limit, after: &str| Escalation {
        filter: IssueFilter::default(),
        limit,
        after: after.parse().unwrap(),
        to: RoleIx::new(1),
        place: crate::diag::Place::whole("policy.toml"),
    };
    book.policy.escalations = vec![
        step(LimitKind::Answer, "-2wh"),
        step(LimitKind::Arrive, "1h"),
    ];
    book
}

#[test]
fn other_limits_hold_for_some_and_a_key_left_out_is_as_usual() {
    let book = urgent_repair("");
    let known = Known::at(&book, at("2026-11-02T17:10"));
    let issue = &book.issues[0];
    assert_eq!(
        answer_limit(&known, issue),
        Some(at("2026-11-03T12:00")),
        "4 wh"
    );
    assert_eq!(arrive_limit(&known, issue), Some(at("2026-11-02T17:30")));
    let resolve = resolve_limit(&known, issue);
    assert_eq!(resolve, Some(at("2026-11-05T17:00")));
}

#[test]
fn a_clock_of_working_hours_stands_while_the_issue_is_held() {
    let book = urgent_repair("holds=2026-11-02T17:30/2026-11-03T10:00");
    let known = Known::at(&book, at("2026-11-03T11:00"));
    // Half an hour on the 2nd and one on the 3rd were held: 12:00 becomes 15:30.
    assert_eq!(
        answer_limit(&known, &book.issues[0]),
        Some(at("2026-11-03T15:30"))
    );
}

#[test]
fn nobody_on_site_in_time_is_overdue_until_somebody_is() {
    let kinds = |more: &str, now: &str| -> Vec<String> {
        let book = urgent_repair(more);
        let items = overdue::items(&Known::at(&book, at(now)));
        items
            .iter()
            .map(|item| item.kind.as_str().to_owned())
            .collect()
    };
    assert!(kinds("", "2026-11-02T17:30").is_empty());
    assert_eq!(kinds("", "2026-11-02T17:31"), ["arrive"]);
    assert!(kinds("arrived=2026-11-02T17:50", "2026-11-02T18:00").is_empty());
    assert!(kinds("resolved=2026-11-02T17:50", "2026-11-02T18:00").is_empty());
}

#[test]
fn a_ladder_warns_early_and_escalates_late() {
    let book = urgent_repair("");
    let warnings = |now: &str| -> Vec<String> {
        let known = Known::at(&book, at(now));
        let found = overdue::warnings(&known);
        found
            .iter()
            .map(|item| format!("{} {}", item.kind.as_str(), item.late_minutes))
            .collect()
    };
    // The answer is due on the 3rd at 12:00; two working hours before is 10:00.
    assert!(warnings("2026-11-03T09:59").is_empty());
    assert_eq!(warnings("2026-11-03T10:00"), ["answer -120"]);
    assert!(
        warnings("2026-11-03T12:01").is_empty(),
        "it is late, not soon late"
    );
    let escalated = |now: &str| -> Vec<usize> {
        let items = overdue::items(&Known::at(&book, at(now)));
        items.iter().map(|item| item.escalated_to.len()).collect()
    };
    assert_eq!(
        escalated("2026-11-02T18:30"),
        [0],
        "an hour past the half hour"
    );
    assert_eq!(escalated("2026-11-02T18:31"), [1]);
    let known = Known::at(&book, at("2026-11-02T18:31"));
    let members = rungs(&known, &book.issues[0])[0].members(&known);
    assert_eq!(crate::duties::testing::names(&book, &members), ["chen"]);
}

#[test]
fn each_time_of_a_series_stands_by_itself() {
    let town = town()
        .rule("trigger t on=event.x again=1w until=2_times within=1d expires=3d")
        .event("e1 2026-11-02 H1 x")
        .visit("v1 2026-11-03T10:00 H1 wang door met");
    let book = town.book();
    let duties = derive(&Known::at(&book, at("2026-11-20")), &Window::always());
    let told: Vec<String> = duties.iter().map(line).collect();
    assert!(
        told[0].ends_with("done_late") && told[1].ends_with("missed"),
        "{told:#?}"
    );
}

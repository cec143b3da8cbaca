//! `agenda`: the saved plan day by day, what was agreed on by word of mouth, what is carried over.

use serde_json::Value;

use crate::support::{assert_generated, example_copy, on, on_example, on_folder, stdout, visits};

/// The example community with a saved plan of four rows.
fn planned() -> tempfile::TempDir {
    let folder = example_copy();
    std::fs::create_dir_all(folder.path().join("plans")).unwrap();
    std::fs::write(
        folder.path().join("plans/2026-11.csv"),
        "id,date,start,staff,party,channel,minutes,rules,due,state,note\n\
         resident-monthly/H1-1-0202/2026-11,2026-11-12,19:00,zhang,H1-1-0202,door,10,resident-monthly,2026-11-30,proposed,\n\
         agreed/H1-1-0401/2026-11-17,2026-11-17,19:00,zhang,H1-1-0401,door,10,resident-monthly,2026-11-30,agreed,\n\
         resident-monthly/H1-1-0501/2026-11,2026-11-17,18:40,zhang,H1-1-0501,phone,5,resident-monthly,2026-11-30,proposed,\n\
         resident-monthly/H1-1-0301/2026-11,2026-11-17,18:50,zhang,H1-1-0301,door,10,resident-monthly,2026-11-30,cancelled,\n",
    )
    .unwrap();
    folder
}

/// Adds a line to a file of a folder.
fn add(folder: &tempfile::TempDir, file: &str, line: &str) {
    let path = folder.path().join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(path, text + line + "\n").unwrap();
}

/// A visit at which another time was agreed on.
fn rescheduled(folder: &tempfile::TempDir, party: &str, at: &str, next: &str) {
    let row =
        format!("v-again-{party},{at},{party},zhang,phone,rescheduled,{next},,,,,,,,,,,{at},");
    add(folder, "visits/2026-11.csv", &row);
}

fn answer(folder: &tempfile::TempDir, arguments: &[&str]) -> Value {
    let all = [arguments, &["-f", "json"]].concat();
    serde_json::from_str(&on(folder, &all)).expect("one JSON object")
}

#[test]
fn an_agenda_is_in_walking_order_and_carries_over_what_was_not_done() {
    let folder = planned();
    let answer: Value = serde_json::from_str(&on(
        &folder,
        &["agenda", "today", "--staff", "zhang", "-f", "json"],
    ))
    .unwrap();
    let starts: Vec<_> = answer["appointments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["start"].clone())
        .collect();
    assert_eq!(starts, ["18:40", "19:00"], "the cancelled one is not there");
    assert_eq!(answer["appointments"][1]["state"], "agreed");
    assert_eq!(answer["appointments"][0]["kept"], "ahead");
    let carried = &answer["carried_over"][0];
    assert_eq!(carried["party"], "H1-1-0202");
    assert_ne!(carried["kept"], "done");
    let page = on(
        &folder,
        &["agenda", "today", "--staff", "zhang", "--width", "80"],
    );
    assert!(page.contains("Carried over from Thu 12 Nov"), "{page}");
}

#[test]
fn a_calendar_takes_the_agenda() {
    let calendar = on(
        &planned(),
        &["agenda", "today", "--staff", "zhang", "-f", "ics"],
    );
    assert_eq!(calendar.matches("TRANSP:OPAQUE").count(), 2);
    assert!(
        calendar.contains("UID:agreed/H1-1-0401/2026-11-17@"),
        "{calendar}"
    );
    assert!(!calendar.contains("ATTENDEE"));
    assert!(calendar.lines().all(|line| line.len() <= 76), "{calendar}");
}

#[test]
fn without_a_saved_plan_an_agenda_says_how_to_get_one() {
    let output = on_example()
        .args(["agenda", "today", "--staff", "zhang"])
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).contains("visits plan 2026-11 --save"));
}

#[test]
fn a_time_agreed_on_by_telephone_is_there_without_a_plan_that_holds_it() {
    let folder = planned();
    rescheduled(&folder, "H1-1-0301", "2026-11-17T08:30", "2026-11-17T20:00");
    let today = answer(&folder, &["agenda", "today", "--staff", "zhang"]);
    let row = today["appointments"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["party"] == "H1-1-0301")
        .expect("the call's appointment");
    assert_eq!(
        (&row["start"], &row["state"]),
        (&"20:00".into(), &"agreed".into())
    );
    assert_eq!(row["kept"], "ahead", "the call itself is no attempt");
    assert_eq!(row["rules"][0], "resident-monthly", "{row}");
    let calendar = on(
        &folder,
        &["agenda", "today", "--staff", "zhang", "-f", "ics"],
    );
    assert_eq!(calendar.matches("TRANSP:OPAQUE").count(), 3);
    // The next visit ends it, whatever came of it.
    add(
        &folder,
        "visits/2026-11.csv",
        "v-later,2026-11-17T08:50,H1-1-0301,zhang,phone,no_answer,,,,,,,,,,,,2026-11-17T08:50,",
    );
    assert_eq!(
        answer(&folder, &["agenda", "today", "--staff", "zhang"])["appointments"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn what_was_agreed_on_and_not_kept_is_carried_over() {
    let folder = planned();
    rescheduled(&folder, "H1-1-0301", "2026-11-14T10:00", "2026-11-16T19:00");
    let today = answer(&folder, &["agenda", "today", "--staff", "zhang"]);
    let carried: Vec<&Value> = today["carried_over"].as_array().unwrap().iter().collect();
    assert!(
        carried
            .iter()
            .any(|row| row["party"] == "H1-1-0301" && row["date"] == "2026-11-16"),
        "{carried:#?}"
    );
}

#[test]
fn an_appointment_planned_anew_is_one_entry_of_a_calendar() {
    let folder = planned();
    add(
        &folder,
        "plans/2026-11.csv",
        "resident-monthly/H1-1-0202/2026-11,2026-11-20,19:30,zhang,H1-1-0202,door,10,resident-monthly,2026-11-30,proposed,",
    );
    let calendar = on(&folder, &["agenda", "2026-11", "-f", "ics"]);
    assert_eq!(
        calendar
            .matches("UID:resident-monthly/H1-1-0202/2026-11@")
            .count(),
        1
    );
    assert!(
        calendar.contains("DTSTART:20261120T113000Z"),
        "the new time: {calendar}"
    );
}

#[test]
fn a_day_says_whom_to_congratulate() {
    let folder = planned();
    std::fs::write(
        folder.path().join("calendar.toml"),
        "[[festival]]\nname = \"spring-festival\"\ndate = 2026-11-17\n",
    )
    .unwrap();
    add(
        &folder,
        "events/2026-11.csv",
        "e-wed,2026-11-17,H4-1-0901,wedding,",
    );
    let today = answer(&folder, &["agenda", "2026-11-16..2026-11-17"]);
    let days = today["days"].as_array().unwrap();
    assert_eq!(days[0]["birthdays"][0], "H6-1-0901", "{days:#?}");
    assert_eq!(days[1]["festivals"][0], "spring-festival");
    assert_eq!(days[1]["weddings"][0], "H4-1-0901");
    let page = on(&folder, &["agenda", "today", "--staff", "zhang"]);
    assert!(
        page.contains("a greeting goes to the owners' group"),
        "{page}"
    );
}

#[test]
fn a_calendar_is_the_same_byte_for_byte() {
    let calendar = on(&planned(), &["agenda", "2026-11-17", "-f", "ics"]);
    assert_generated("tests/data/golden/agenda.ics", &calendar);
}

/// The lines of each entry of a calendar, folds undone.
fn entries(calendar: &str) -> Vec<Vec<String>> {
    let lines = calendar.replace("\r\n ", "");
    let events = lines.split("BEGIN:VEVENT").skip(1);
    events
        .map(|event| event.lines().map(str::to_owned).collect())
        .collect()
}

/// What a property of an entry says.
fn said<'a>(entry: &'a [String], name: &str) -> &'a str {
    let line = entry.iter().find_map(|line| line.strip_prefix(name));
    line.unwrap_or_else(|| panic!("{name} in {entry:#?}"))
}

#[test]
fn a_calendar_takes_out_what_was_called_off_and_names_its_office() {
    let folder = planned();
    let ics = |now: &str| {
        let output = on_folder(folder.path(), now)
            .args(["agenda", "2026-11", "-f", "ics"])
            .output()
            .expect("it runs");
        entries(&stdout(&output))
    };
    let called_off = |entries: &[Vec<String>]| {
        let uid = "UID:resident-monthly/H1-1-0301/2026-11@";
        let entry = entries.iter().find(|entry| entry[1].starts_with(uid));
        entry.cloned()
    };
    let now = called_off(&ics("2026-11-17T09:00")).expect("the phone that has it takes it out");
    assert_eq!(said(&now, "STATUS:"), "CANCELLED");
    let number = |entry: &[String]| said(entry, "SEQUENCE:").parse::<i64>().expect("a number");
    let later = ics("2026-12-18T09:00");
    let later = called_off(&later).expect("31 days later it is still told");
    assert!(number(&later) > number(&now));
    assert!(called_off(&ics("2026-12-19T09:00")).is_none());
    let standing = &ics("2026-11-17T09:00")[0];
    assert_eq!(said(standing, "STATUS:"), "CONFIRMED");
    assert!(
        number(standing) < number(&now),
        "at the same minute what was called off counts as later"
    );

    let visits = folder.path().join("visits.toml");
    let office = std::fs::read_to_string(&visits).unwrap();
    let renamed = office.replace("name = \"翠湖花园\"", "name = \"碧湖花园\"");
    assert_ne!(office, renamed);
    let uid = said(standing, "UID:").to_owned();
    std::fs::write(&visits, &renamed).unwrap();
    assert_ne!(
        said(&ics("2026-11-17T09:00")[0], "UID:"),
        uid,
        "another office"
    );
    std::fs::write(&visits, renamed + "\ncommunity = \"jade\"\n").unwrap();
    assert!(said(&ics("2026-11-17T09:00")[0], "UID:").ends_with("@jade.visits"));
}

#[test]
fn a_calendar_has_the_greetings_of_a_day_all_day_long() {
    let folder = example_copy();
    let calendar = on(&folder, &["agenda", "2026-11-16", "-f", "ics"]);
    let entries = entries(&calendar);
    let birthday = entries
        .iter()
        .find(|entry| said(entry, "UID:").starts_with("day/2026-11-16/birthday/H6-1-0901@"))
        .expect("a birthday");
    assert_eq!(said(birthday, "DTSTART;VALUE=DATE:"), "20261116");
    assert_eq!(said(birthday, "DTEND;VALUE=DATE:"), "20261117");
    assert_eq!(said(birthday, "TRANSP:"), "TRANSPARENT");
    // A member's calendar has those of the member's own households.
    let own = on(
        &folder,
        &["agenda", "2026-11-16", "--staff", "zhang", "-f", "ics"],
    );
    assert!(!own.contains("birthday"), "{own}");
}

#[test]
fn where_no_plan_is_saved_the_month_to_plan_is_named() {
    let folder = example_copy();
    let empty = on(&folder, &["agenda", "2026-12-03"]);
    assert!(empty.contains("visits plan 2026-12 --save"), "{empty}");
    let head = "id,date,start,staff,party,channel,minutes,rules,due,state,note\n";
    std::fs::create_dir_all(folder.path().join("plans")).unwrap();
    std::fs::write(folder.path().join("plans/2026-12.csv"), head).unwrap();
    let idle = on(&folder, &["agenda", "2026-12-03"]);
    assert!(!idle.contains("--save"), "a plan is saved: {idle}");
}

#[test]
fn what_is_agreed_on_for_its_own_sake_says_so_in_the_readers_language() {
    let folder = example_copy();
    std::fs::create_dir_all(folder.path().join("plans")).unwrap();
    std::fs::write(
        folder.path().join("plans/2026-11.csv"),
        "id,date,start,staff,party,channel,minutes,rules,due,state,note\n\
         agreed/H1-1-0401/2026-11-17,2026-11-17,19:00,zhang,H1-1-0401,door,10,agreed,,agreed,\n",
    )
    .unwrap();
    for (lang, said) in [("zh", "已与业主约定"), ("en", "agreed with the owner")] {
        let mut command = visits();
        command.arg("-C").arg(folder.path());
        command.args(["--now", "2026-11-17T09:00", "--lang", lang, "agenda"]);
        let told = stdout(&command.output().expect("it runs"));
        assert!(told.contains(said), "{told}");
    }
}

//! `report`: every figure, for programs and for people, in full months and in empty ones.

use calamine::Reader;

use crate::support::{json, on_example, stderr, stdout};

fn text(arguments: &[&str]) -> String {
    let output = on_example().args(arguments).output().expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stdout(&output)
}

const SHARES: [&str; 6] = [
    "answers_on_time",
    "repairs_on_time",
    "valid_complaints",
    "complaints_revisited",
    "promises_kept",
    "logged_late",
];

#[test]
fn every_figure_has_its_key_and_every_share_its_two_counts() {
    let report = json(&["report", "2026-11"]);
    assert_eq!(report["schema"], "visits.report/1");
    for key in SHARES {
        let share = &report[key];
        assert!(
            share["n"].is_u64() && share["of"].is_u64(),
            "{key}: {share}"
        );
        assert_eq!(share["share"].is_null(), share["of"] == 0, "{key}: {share}");
    }
    assert_eq!(report["answers_on_time"]["n"], 17);
    assert_eq!(report["answers_on_time"]["of"], 20);
    assert_eq!(report["visits"]["made"], 213);
    assert_eq!(report["visits"]["by_channel"]["door"], 108);
    assert_eq!(report["visits"]["households_met"], 151);
    assert_eq!(report["issues"]["raised"], 21);
    assert_eq!(report["issues"]["resolved_rate"]["n"], 9);
    assert_eq!(report["duties"]["resident-monthly"]["done"], 147);
    assert_eq!(report["ratings"][0]["service"], "customer_service");
    assert_eq!(
        report["ratings"][0]["satisfied"]["of"],
        report["ratings"][0]["count"]
    );
    assert_eq!(report["before"]["name"], "2026-10");
}

#[test]
fn quota_and_coverage_are_those_of_their_own_commands() {
    let report = json(&["report", "2026-10"]);
    assert_eq!(report["quota"], json(&["quota", "2026-10"])["rows"]);
    let area = json(&["coverage", "2026-10", "--by", "area"]);
    let building = json(&["coverage", "2026-10", "--by", "building"]);
    assert_eq!(report["coverage"]["area"], area["rows"]);
    assert_eq!(report["coverage"]["building"], building["rows"]);
    assert_eq!(report["coverage"]["total"], area["total"]);
}

#[test]
fn a_month_before_the_data_begins_is_a_page_of_nothing() {
    let report = json(&["report", "2024-01"]);
    for key in SHARES {
        assert!(
            report[key]["share"].is_null() || report[key]["n"] == 0,
            "{key}"
        );
    }
    assert_eq!(report["visits"]["made"], 0);
    assert!(report["ratings"][0]["mean"].is_null());
    let page = text(&["report", "2024-01", "--width", "80"]);
    assert!(
        page.contains("Answers on time") && page.contains('–'),
        "{page}"
    );
    for form in ["md", "html", "csv"] {
        assert!(!text(&["report", "2024-01", "-f", form]).is_empty());
    }
}

#[test]
fn a_month_that_has_not_begun_says_so() {
    let page = text(&["report", "2027-03"]);
    assert!(page.contains("The period has not begun."), "{page}");
}

#[test]
fn last_month_is_understood_in_both_places() {
    let word = text(&["report", "--month", "last"]);
    assert_eq!(word, text(&["report", "last", "month"]));
    assert_eq!(word, text(&["report", "2026-10"]));
}

#[test]
fn brief_prints_what_asks_attention_and_else_nothing() {
    let brief = text(&["report", "--brief"]);
    assert!(brief.contains("promises were not kept"), "{brief}");
    assert!(!brief.contains("Satisfied"), "{brief}");
    // Years before the records nobody was met, but nobody had been asked to.
    let whole = text(&["report", "2026-11"]);
    for line in brief.lines().filter(|line| line.starts_with("- ")) {
        assert!(whole.contains(line), "{line}");
    }
}

#[test]
fn the_html_stands_alone_and_draws_every_chart() {
    let page = text(&["report", "-f", "html"]);
    assert_eq!(page, text(&["report", "-f", "html"]));
    for foreign in ["<script", "http://", "https://", "<link rel=\"stylesheet"] {
        let found = page
            .replace("http://www.w3.org/2000/svg", "")
            .contains(foreign);
        assert!(!found, "{foreign}");
    }
    let charts = |page: &str| page.matches("<svg viewBox").count();
    assert_eq!(charts(&page), 4, "the page");
    assert_eq!(
        charts(&text(&["report", "--full", "-f", "html"])),
        7,
        "its annex too"
    );
}

#[test]
fn while_a_month_runs_what_is_not_due_yet_is_no_reproach() {
    let running = text(&["report", "2026-11"]);
    assert!(
        running.contains("15 of 30 days are over") && running.contains("100% (50% by now)"),
        "{running}"
    );
    for (reproach, met) in [
        ("Short of their quota", "7 of 10"),
        ("households not met", "seven tenths"),
    ] {
        assert!(!running.contains(reproach), "{met} at half time: {running}");
    }
    let over = on_example()
        .args(["report", "2026-11", "--now", "2026-12-01T09:00"])
        .output()
        .expect("it runs");
    let over = stdout(&over);
    assert!(!over.contains("days are over"), "{over}");
    assert!(
        over.contains("徐涛秀 7/10") && over.contains("households not met"),
        "{over}"
    );
    assert_eq!(
        json(&["report"])["days"],
        serde_json::json!({"over": 15, "of": 30})
    );
}

#[test]
fn the_report_is_a_page_on_a_terminal_and_on_paper_and_has_an_annex() {
    for lang in ["en", "zh"] {
        let page = text(&["report", "--width", "80", "--lang", lang]);
        assert!(page.lines().count() <= 60, "{} lines", page.lines().count());
    }
    let folder = tempfile::tempdir().unwrap();
    let sheets = |arguments: &[&str]| {
        let file = folder.path().join("report.pdf");
        let made = on_example().args(arguments).arg("-o").arg(&file).output();
        let made = made.expect("it runs");
        assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
        let pages = lopdf::Document::load(&file).unwrap().get_pages();
        pages.len()
    };
    assert_eq!(sheets(&["report"]), 1);
    assert_eq!(sheets(&["report", "last month"]), 1);
    assert!(sheets(&["report", "--full"]) > 2);
    assert!(text(&["report", "--full"]).contains("Duties by rule"));
}

#[test]
fn the_workbook_has_a_sheet_for_every_table() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.xlsx");
    let made = on_example()
        .args(["report", "-o"])
        .arg(&file)
        .output()
        .expect("it runs");
    assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
    let book: calamine::Xlsx<_> = calamine::open_workbook(&file).unwrap();
    let sheets = book.sheet_names();
    assert!(sheets.len() >= 10, "{sheets:?}");
    assert!(sheets.contains(&"Duties by rule".to_owned()), "{sheets:?}");
}

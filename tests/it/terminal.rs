//! What a terminal, a pipe and a pager make of an answer.

use visits::face::render::width;

use crate::support::{on_example, stdout};

#[test]
fn a_pipe_is_as_wide_as_columns_says_and_never_cut_without_it() {
    let plan = |columns: Option<&str>| {
        let mut visits = on_example();
        visits.args(["plan", "--budget", "0"]);
        match columns {
            Some(columns) => visits.env("COLUMNS", columns),
            None => visits.env_remove("COLUMNS"),
        };
        stdout(&visits.output().expect("it runs"))
    };
    let widest = |page: &str| page.lines().map(width).max().unwrap_or_default();
    assert!(widest(&plan(None)) > 100);
    assert!(widest(&plan(Some("80"))) <= 80);
    assert_eq!(plan(Some("0")), plan(None), "no width at all");
    assert_eq!(plan(Some("wide")), plan(None), "no number");
}

#[cfg(unix)]
#[test]
fn on_a_terminal_a_long_answer_goes_through_the_pager() {
    let folder = tempfile::tempdir().expect("a folder");
    let seen = folder.path().join("seen");
    let pager = folder.path().join("pager");
    std::fs::write(&pager, format!("#!/bin/sh\ncat > {}\n", seen.display())).expect("a script");
    std::fs::set_permissions(&pager, std::os::unix::fs::PermissionsExt::from_mode(0o755))
        .expect("a program");
    let mut environment = visits::face::cli::Environment::of_process();
    environment.terminal_width = Some(80);
    environment.terminal_height = Some(10);
    let pager = pager.to_string_lossy().into_owned();
    environment.variables.insert("VISITS_PAGER".into(), pager);
    environment.variables.insert("NO_COLOR".into(), "1".into());
    environment.working_directory = crate::support::root();
    let mut run = |arguments: &[&str]| {
        let words = ["visits", "-C", "data-example", "--now", "2026-11-16T09:00"];
        let words = words.iter().chain(arguments);
        environment.arguments = words.map(Into::into).collect();
        let (mut out, mut talk) = (Vec::new(), Vec::new());
        assert_eq!(visits::face::cli::run(&environment, &mut out, &mut talk), 0);
        let paged = std::fs::read_to_string(&seen).ok();
        let _ = std::fs::remove_file(&seen);
        (String::from_utf8(out).expect("text"), paged)
    };
    let (out, paged) = run(&["owners"]);
    assert!(out.is_empty() && paged.expect("it was paged").contains("H6-2-1002"));
    let (out, paged) = run(&["owners", "--no-pager"]);
    assert!(paged.is_none() && out.contains("H6-2-1002"));
    let (out, paged) = run(&[
        "owners",
        "--building",
        "1",
        "--status",
        "vacant",
        "--tag",
        "committee",
    ]);
    assert!(paged.is_none() && !out.is_empty(), "it fits on the screen");
}

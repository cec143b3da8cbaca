//! Completion while one types, as shells ask for it.

use std::path::Path;
use std::process::{Command, Output};

use crate::support::{example_copy, program, root, stderr, stdout, visits};

/// What the program offers for the last of the words typed.
fn offered(folder: &Path, shell: &str, typed: &[&str]) -> Vec<String> {
    let mut command = visits();
    command
        .env("VISITS_COMPLETE", shell)
        .env("_CLAP_COMPLETE_INDEX", (typed.len() + 2).to_string());
    command.args(["--", "visits", "-C"]).arg(folder).args(typed);
    let output = command.output().expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let lines = stdout(&output);
    lines
        .lines()
        .map(|line| line.split('\t').next().unwrap_or_default().to_owned())
        .collect()
}

fn on_example(typed: &[&str]) -> Vec<String> {
    offered(Path::new("data-example"), "fish", typed)
}

#[test]
fn commands_and_the_names_of_the_data_are_offered() {
    assert_eq!(on_example(&["quo"]), ["quota"]);
    assert_eq!(on_example(&["why", "H1-1-010"]), ["H1-1-0101", "H1-1-0102"]);
    assert_eq!(on_example(&["agenda", "--staff", "zha"]), ["zhang"]);
    assert_eq!(
        on_example(&["due", "--rule", "resident"]),
        ["resident-monthly"]
    );
    assert_eq!(on_example(&["owners", "--butler", "lia"]), ["liang"]);
}

#[test]
fn an_issue_is_found_by_its_tail_and_of_a_list_the_last_part_is_completed() {
    assert_eq!(
        on_example(&["issue", "show", "sb5f"]),
        ["i20261104-sb5f3wg2"]
    );
    assert_eq!(
        on_example(&["issue", "close", "i20261104-sb"]),
        ["i20261104-sb5f3wg2"]
    );
    assert_eq!(
        on_example(&["log", "H1-1-0101", "--staff", "zhang,lia"]),
        ["zhang,liang"]
    );
}

#[test]
fn nothing_in_the_data_can_become_a_command() {
    let folder = example_copy();
    let owners = folder.path().join("owners.csv");
    let text = std::fs::read_to_string(&owners).expect("owners");
    let text = text
        .replacen(",key,", ",`id`,", 1)
        .replacen(",黄军佳,", ",\u{1b}[31m黄,", 1);
    std::fs::write(&owners, text).expect("it is written");
    let tags = offered(folder.path(), "fish", &["owners", "--tag", ""]);
    assert!(tags.contains(&"key".to_owned()), "{tags:?}");
    assert!(!tags.iter().any(|tag| tag.contains('`')), "{tags:?}");
    let mut command = visits();
    command
        .env("VISITS_COMPLETE", "fish")
        .args(["--", "visits", "-C"]);
    let output = command
        .arg(folder.path())
        .args(["why", "H"])
        .output()
        .expect("it runs");
    assert!(!output.stdout.contains(&0x1b), "{}", stdout(&output));
}

#[test]
fn where_there_is_nothing_to_offer_nothing_is_said() {
    let nowhere = tempfile::tempdir().expect("a folder");
    assert_eq!(offered(nowhere.path(), "fish", &["why", "H1"]), [""; 0]);
    assert_eq!(
        offered(nowhere.path(), "no-such-shell", &["why", "H1"]),
        [""; 0]
    );
}

/// A shell that has read the script and completes the last word of a line.
fn in_bash(line: &str) -> Output {
    let script = format!(
        "eval \"$(visits completions bash)\"; COMP_WORDS=({line}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); \
         _clap_complete_visits visits \"${{COMP_WORDS[COMP_CWORD]}}\" x; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    );
    let mut path = vec![program().parent().expect("a folder").to_owned()];
    path.extend(std::env::split_paths(
        &std::env::var_os("PATH").expect("a path"),
    ));
    let mut bash = Command::new("bash");
    bash.env("PATH", std::env::join_paths(path).expect("a path"))
        .current_dir(root());
    bash.args(["--norc", "-c", &script])
        .output()
        .expect("bash is there")
}

#[test]
fn bash_completes_what_stands_in_the_data() {
    let output = in_bash("visits why -C data-example H6-2-09");
    assert_eq!(
        stdout(&output),
        "H6-2-0901\nH6-2-0902\n",
        "{}",
        stderr(&output)
    );
}

//! Who is meant: the same names are understood by every command.

use crate::support::{on_example, stderr, stdout};

fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = on_example().args(arguments).output().expect("it runs");
    (output.status.code(), stdout(&output), stderr(&output))
}

#[test]
fn an_id_a_home_and_a_name_mean_the_same_household() {
    for command in ["why", "brief", "history"] {
        let (code, by_id, _) = run(&[command, "H4-1-0901"]);
        assert_eq!(code, Some(0), "{command}");
        for name in ["4-1-0901", "4-1-901", "邓志佳"] {
            assert_eq!(run(&[command, name]).1, by_id, "{command} {name}");
        }
    }
    let by_id = run(&["due", "--party", "H4-1-0901", "-f", "csv"]).1;
    assert_eq!(run(&["due", "--party", "邓志佳", "-f", "csv"]).1, by_id);
}

#[test]
fn a_member_of_staff_may_be_called_by_name() {
    for arguments in [
        ["due", "--staff"].as_slice(),
        &["owners", "--butler"],
        &["report", "--card"],
        &["agenda", "--staff"],
    ] {
        let with = |name: &str| run(&[arguments, &[name]].concat());
        let (code, by_id, _) = with("zhang");
        assert_eq!(code, Some(0), "{arguments:?}");
        assert_eq!(with("张建强").1, by_id, "{arguments:?}");
        let (code, _, said) = with("张建");
        assert_eq!(code, Some(2));
        assert!(said.contains("zhang 张建强"), "{said}");
    }
}

#[test]
fn a_name_that_means_several_names_them_all() {
    let (code, _, said) = run(&["why", "5-1"]);
    assert_eq!(code, Some(2), "{said}");
    let (code, _, said) = run(&["history", "邓"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("H4-1-0901 邓志佳 4-1-0901"), "{said}");
}

#[test]
fn an_unknown_period_lists_the_words_of_both_languages() {
    for lang in ["en", "zh"] {
        let (code, _, said) = run(&["due", "nextweek!", "--lang", lang]);
        assert_eq!(code, Some(2));
        let flat = said.replace('\n', " ");
        for word in ["next week", "下周", "2026-W45", "2026-11-03..2026-11-20"] {
            assert!(flat.contains(word), "{lang} {word}: {said}");
        }
    }
}

#[test]
fn a_folder_without_data_is_told_how_to_become_a_directory() {
    let folder = tempfile::tempdir().unwrap();
    let output = crate::support::visits()
        .arg("-C")
        .arg(folder.path())
        .args(["quota", "--lang", "en"])
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("visits init"),
        "{}",
        stderr(&output)
    );
}

//! What is wrong in a word file is told by the build, with file and key.

use std::fs;
use std::path::Path;

#[path = "../../build/words/mod.rs"]
#[allow(
    dead_code,
    unused_imports,
    reason = "the build's own code, run here on files of ours"
)]
mod words;

use crate::support::root;

/// The word files of the project, with one text in one of them replaced.
fn generated(file: &str, text: &str, by: &str) -> Result<(), String> {
    let copy = tempfile::tempdir().expect("a folder can be made");
    for folder in ["sentences", "vocabulary", ""] {
        fs::create_dir_all(copy.path().join(folder)).expect("a folder can be made");
        for entry in fs::read_dir(root().join("src/words").join(folder)).expect("it is there") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|ending| ending == "toml") {
                let name = path.file_name().expect("a name");
                fs::copy(&path, copy.path().join(folder).join(name)).expect("it can be copied");
            }
        }
    }
    change(&copy.path().join(file), text, by);
    words::generate(copy.path()).map(|_| ())
}

fn change(file: &Path, text: &str, by: &str) {
    let before = fs::read_to_string(file).expect("it is text");
    let after = before.replacen(text, by, 1);
    assert!(
        before != after || text == by,
        "{text} does not stand in {}",
        file.display()
    );
    fs::write(file, after).expect("it can be written");
}

#[test]
fn the_files_as_they_are_have_no_fault() {
    assert_eq!(generated("faults.toml", "", ""), Ok(()));
}

#[test]
fn a_fault_is_told_with_file_and_key() {
    for (file, text, by, told) in [
        (
            "sentences/plan.toml",
            ", zh = \"拜访计划\" }",
            " }",
            "src/words/sentences/plan.toml: plan.title: has no text in `zh`",
        ),
        (
            "sentences/set.toml",
            "已更新 %{id}",
            "已更新",
            "src/words/sentences/set.toml: set.title: `en` has (id), `zh` has ()",
        ),
        (
            "sentences/set.toml",
            "Changed %{id}",
            "Changed %{id:x}",
            "src/words/sentences/set.toml: set.title: `en`: `%{id:x}` has not two forms",
        ),
        (
            "sentences/set.toml",
            "[fmt]",
            "[plan]",
            "src/words/sentences/set.toml: plan: is an area of sentences/plan.toml too",
        ),
        (
            "faults.toml",
            "help-general.en = \"write a number within",
            "advice.en = \"write a number within",
            "src/words/faults.toml: V120.advice: is no part of a fault",
        ),
        (
            "vocabulary/visit.toml",
            "zh = \"电话\"",
            "zh = \"上门\"",
            "src/words/vocabulary/visit.toml: channel: `上门` means both door and phone",
        ),
    ] {
        let fault = generated(file, text, by).expect_err(told);
        assert!(fault.contains(told), "{fault}");
    }
}

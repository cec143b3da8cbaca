//! `docs/zh/START.md`: its commands run one after another on the list that lies beside it, and the
//! import says what the page shows.

use std::fs;
use std::path::PathBuf;

use crate::support::{assert_generated, root, stderr, stdout, visits};

const PAGE: &str = "docs/zh/START.md";
const NOW: &str = "2026-12-01T08:00";

/// The lines of the shell blocks of the page.
fn commands(page: &str) -> Vec<String> {
    let blocks = page.split("```sh\n").skip(1);
    let lines = blocks.flat_map(|block| block.split("```").next().unwrap_or_default().lines());
    lines.map(str::to_owned).collect()
}

#[test]
fn every_command_of_the_start_page_runs() {
    let page = fs::read_to_string(root().join(PAGE)).expect("the page is there");
    let office = tempfile::tempdir().expect("a folder can be made");
    let list = root().join("docs/zh/业主台账.xlsx");
    fs::copy(list, office.path().join("业主台账.xlsx")).expect("it can be copied");
    let mut here: PathBuf = office.path().to_path_buf();
    let mut shown = page.clone();
    for line in commands(&page) {
        let mut words = line.split_whitespace();
        if words.next() == Some("cd") {
            here.extend(words);
            continue;
        }
        let mut command = visits();
        command.current_dir(&here).args(words);
        let run = command.args(["--now", NOW, "--lang", "zh"]).output();
        let run = run.expect("it runs");
        assert_eq!(run.status.code(), Some(0), "{line}: {}", stderr(&run));
        if line.contains(" init ") {
            let told = stdout(&run).replace(&format!("{}/", office.path().display()), "");
            let (before, rest) = page.split_once("```text\n").expect("what is shown");
            let (_, after) = rest.split_once("```").expect("its end");
            shown = format!("{before}```text\n{}\n```{after}", told.trim_end());
        }
    }
    assert_generated(PAGE, &shown);
}

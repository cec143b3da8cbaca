//! The commands of docs/GROUP.md run as they stand on three folders as the page has them, in both languages.

use std::fs;
use std::path::Path;

use crate::support::{example_copy, root, stderr, visits};

/// What stands between fences of a language.
fn fenced<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let begins = format!("```{language}\n");
    let blocks = text.split(begins.as_str()).skip(1);
    blocks
        .filter_map(|block| block.split("```").next())
        .collect()
}

fn run_page(page: &str) {
    let text = fs::read_to_string(root().join(page)).unwrap();
    let work = tempfile::tempdir().unwrap();
    let group = work.path().join("phoenix");
    let layout = fenced(&text, "text")[0];
    let folders = layout
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    for folder in folders.filter(|folder| folder.starts_with("city=")) {
        let target = group.join(folder);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::rename(example_copy().keep(), target).unwrap();
    }
    fs::copy(
        root().join("data-example/policy.toml"),
        group.join("rulebook.toml"),
    )
    .unwrap();
    let settings = fenced(&text, "toml");
    fs::write(group.join("group.toml"), settings[0]).unwrap();
    let lake = fs::read_dir(&group)
        .unwrap()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_dir());
    let lake = lake
        .flat_map(below)
        .flat_map(below)
        .find(|path| path.ends_with("community=lake"))
        .unwrap();
    fs::write(lake.join("policy.toml"), settings[1]).unwrap();
    let mut commands = 0;
    for line in fenced(&text, "sh").iter().flat_map(|block| block.lines()) {
        let words: Vec<&str> = line.split_whitespace().skip(1).collect();
        let output = visits()
            .current_dir(work.path())
            .args(&words)
            .args(["--now", "2026-11-16T09:00"])
            .output()
            .unwrap();
        let late = words.contains(&"--exit-code");
        assert_eq!(
            output.status.code(),
            Some(i32::from(late)),
            "{line}: {}",
            stderr(&output)
        );
        commands += 1;
    }
    assert_eq!(commands, 5, "{page}");
    assert!(work.path().join("results/quota/2026-11/jade.csv").exists());
}

fn below(folder: std::path::PathBuf) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(Path::new(&folder)).unwrap().flatten();
    entries
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect()
}

#[test]
fn the_page_runs() {
    run_page("docs/GROUP.md");
}

#[test]
fn the_chinese_page_runs() {
    run_page("docs/zh/GROUP.md");
}

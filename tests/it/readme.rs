//! The README's commands run as they stand, and print what it shows.

use crate::support::{root, stderr, stdout, visits};

/// A fenced block: its language and its lines.
struct Fence {
    language: String,
    lines: Vec<String>,
}

fn fences(text: &str) -> Vec<Fence> {
    let mut fences = Vec::new();
    let mut open: Option<Fence> = None;
    for line in text.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(language)) => {
                open = Some(Fence {
                    language: language.to_owned(),
                    lines: Vec::new(),
                });
            }
            (Some(_), Some(_)) => fences.extend(open.take()),
            (Some(fence), None) => fence.lines.push(line.to_owned()),
            (None, None) => {}
        }
    }
    fences
}

/// The arguments of `visits` in a line of a shell block, if the line runs it.
fn arguments(line: &str) -> Option<Vec<&str>> {
    let starts = ["cargo run --release --locked -- ", "visits "];
    let rest = starts.iter().find_map(|start| line.strip_prefix(start))?;
    Some(rest.split_whitespace().collect())
}

/// What a command prints on a terminal of 80 columns, in plain text.
fn printed(arguments: &[&str]) -> String {
    let output = visits()
        .args(arguments)
        .args(["--width", "80"])
        .output()
        .expect("it runs");
    assert_eq!(
        output.status.code(),
        Some(0),
        "{arguments:?}: {}",
        stderr(&output)
    );
    stdout(&output)
}

#[test]
fn every_command_runs_and_prints_what_is_shown() {
    let path = root().join("README.md");
    let text = std::fs::read_to_string(&path).expect("the README is there");
    let fences = fences(&text);
    let mut renewed = text.clone();
    let mut commands = 0;
    for (position, fence) in fences
        .iter()
        .enumerate()
        .filter(|(_, fence)| fence.language == "sh")
    {
        let mut last = None;
        for line in &fence.lines {
            if let Some(arguments) = arguments(line) {
                last = Some(printed(&arguments));
                commands += 1;
            }
        }
        let shown = fences
            .get(position + 1)
            .filter(|next| next.language == "text");
        if let (Some(shown), Some(last)) = (shown, last) {
            let sample = shown.lines.join("\n");
            let wanted = sample_of(&last);
            renewed = renewed.replacen(
                &format!("```text\n{sample}\n```"),
                &format!("```text\n{wanted}\n```"),
                1,
            );
        }
    }
    assert!(commands >= 5, "only {commands} commands found");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, renewed).expect("the README can be written");
    } else {
        assert!(
            renewed == text,
            "README.md is stale: run UPDATE=1 cargo test --test it readme"
        );
    }
}

/// The first lines of a long output, and a sign that it goes on.
fn sample_of(output: &str) -> String {
    let lines: Vec<&str> = output.trim_end().lines().collect();
    if lines.len() <= 34 {
        lines.join("\n")
    } else {
        lines[..34].join("\n") + "\n…"
    }
}

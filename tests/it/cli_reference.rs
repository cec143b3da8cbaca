//! `docs/reference/CLI.md` is what the program says of itself.

use std::fmt::Write as _;

use visits::face::cli::command_line;
use visits::face::words::{Lang, Words};

use crate::support::assert_generated;

#[test]
fn the_reference_is_what_the_program_says() {
    let mut text = String::from(
        "# The commands\n\nGenerated from the program's own help; `UPDATE=1 cargo test --test it` \
         writes it anew.\nExit codes: 0 done · 1 findings · 2 usage or configuration · 3 data \
         unreadable or unwritable · 4 another `visits` is writing · 70 a bug.\n",
    );
    let mut whole = command_line(Words::new(Lang::En)).term_width(98);
    whole.build();
    describe(&mut whole, "visits", &mut text);
    assert_generated("docs/reference/CLI.md", &text);
}

fn describe(command: &mut clap::Command, path: &str, text: &mut String) {
    let shown = command.clone().bin_name(path).render_help().to_string();
    // What stands beside every command is told once, under the program itself.
    let own = shown
        .split("\n\nEverywhere:")
        .next()
        .filter(|_| path != "visits");
    let shown = own.map_or(shown.as_str(), |own| own);
    let _ = write!(text, "\n## {path}\n\n```text\n{}\n```\n", shown.trim_end());
    for below in command.get_subcommands_mut() {
        let path = format!("{path} {}", below.get_name());
        describe(below, &path, text);
    }
}

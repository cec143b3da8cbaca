//! `explain`: what a code of `check` means.

use clap::Args;

use crate::calendar::{Almanac, Zone};
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::diag::{CATALOGUE, Code, nearest};
use crate::ops::explain::explain;
use crate::render::{Format, wrap};
use crate::report;
use crate::words::Message;

/// Explain a fault: what it means, how it comes about, how to mend it
#[derive(Args, Debug)]
pub struct Explain {
    /// The code, such as V110
    #[arg(value_name = "CODE")]
    code: String,
}

impl Explain {
    /// Prints the explanation. It needs no data directory.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let by_name = || {
            CATALOGUE
                .iter()
                .find(|entry| entry.name == self.code)
                .map(|entry| entry.kind)
        };
        let Some(code) = Code::parse(&self.code).or_else(by_name) else {
            return Err(unknown(&self.code, context));
        };
        let zone = Zone::named("UTC").expect("every zone database has UTC");
        let now = context.now(&Almanac::of_zone(zone))?;
        let words = context.words;
        let answer = explain(code.entry(), now, &words);
        if context.output_file().is_none() && context.format()? == Format::Table {
            return self::print(&report::explain::text(&answer.body, words), context);
        }
        context.answer(answer, report::explain::page)
    }
}

/// Prints the paragraphs, folded to the terminal.
fn print(text: &str, context: &mut Context<'_>) -> Result<(), CommandError> {
    let width = context.look().width;
    let folded =
        |line: &str| width.map_or_else(|| vec![line.to_owned()], |width| wrap(line, width));
    let lines: Vec<String> = text.lines().flat_map(folded).collect();
    context.write(format!("{}\n", lines.join("\n")).as_bytes())
}

fn unknown(written: &str, context: &Context<'_>) -> CommandError {
    let known = CATALOGUE.iter().flat_map(|entry| [entry.code, entry.name]);
    context
        .failure(Kind::Usage, Message::ExplainUnknown { value: &written })
        .near(nearest(written, known), context.words)
}

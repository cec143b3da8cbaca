//! `digest`: a member's day or the office's month in a few lines; sends nothing itself.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::forms::ToolForm;
use crate::duties::Known;
use crate::ops::report::Attention;
use crate::ops::{Answer, digest, report as month};
use crate::render::{Robot, plain_lines, robot};
use crate::report::Voice;
use crate::report::digest::{page, title};

/// Tell a member's day, or the month, in a few lines for a chat group; nothing is sent
#[derive(Args, Debug)]
pub struct Digest {
    /// With --staff a day (default: today), else a month (default: this month)
    #[arg(value_name = "PERIOD", num_args = 0..=3)]
    period: Vec<String>,
    /// The day of this member
    #[arg(long, value_name = "ID")]
    staff: Option<String>,
}

impl Digest {
    /// Tells it.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        match &self.staff {
            Some(staff) => self.day(context, staff),
            None => self.month(context),
        }
    }

    fn day(&self, context: &mut Context<'_>, staff: &str) -> Result<(), CommandError> {
        let today = ["today".to_owned()];
        let asked = if self.period.is_empty() {
            &today[..]
        } else {
            &self.period
        };
        let (opened, period) = context.open(false, |context, book, now| {
            let period = context.period(asked, &book.almanac, now)?;
            let back = digest::reads_back(book, now, &period);
            Ok((period, back))
        })?;
        let staff = context.colleague(&opened.book, staff)?;
        let known = Known::at(&opened.book, opened.now);
        let voice = Voice::new(&opened.book, opened.now, context.words);
        tell(context, digest::day(&known, period, staff, &voice))
    }

    fn month(&self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let (opened, period) = context.open(false, |context, book, now| {
            let period = context.period(&self.period, &book.almanac, now)?;
            let back = month::reads_back(book, &period);
            Ok((period, back))
        })?;
        let known = Known::at(&opened.book, opened.now);
        let (figures, before) = month::figures(&known, &period);
        let voice = Voice::new(&opened.book, opened.now, context.words);
        let at = Attention {
            figures: &figures,
            before: &before,
        };
        tell(context, digest::month(&known, at, &voice))
    }
}

fn tell(
    context: &mut Context<'_>,
    mut answer: Answer<digest::Digest<'_>>,
) -> Result<(), CommandError> {
    answer.office.clone_from(&context.office);
    let lines = answer.body.lines.words();
    let (title, look) = (title(&answer, context.words), context.look());
    let text = match context.tool_form() {
        Some(ToolForm::Wecom) => robot(&title, &lines, Robot::Wecom, &look),
        Some(ToolForm::Dingtalk) => robot(&title, &lines, Robot::Dingtalk, &look),
        Some(_) => plain_lines(&title, &lines, &look),
        None => return context.answer(answer, page),
    };
    context.write(text.as_bytes())
}

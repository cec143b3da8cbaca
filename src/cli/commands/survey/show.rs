//! `survey`: what an opinion survey says, and the steps of a round.

use clap::{Args, Subcommand};

use super::return_form::Return;
use super::start::Start;

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::forms::{Forms, PAGE, TABLE};
use crate::duties::Known;
use crate::duties::lookback::Lookback;
use crate::duties::survey::returns;
use crate::ops::survey;
use crate::report::{self, Blanks};

/// Show an opinion survey: forms sent and returned, satisfaction per service, opinions
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Survey {
    #[command(subcommand)]
    step: Option<Step>,
    /// The survey: its file's name without .csv (default: the last by name)
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// The page to post for all owners: no names, and room for the measures taken
    #[arg(long)]
    notice: bool,
}

#[derive(Debug, Subcommand)]
enum Step {
    Start(Start),
    Return(Return),
}

impl Survey {
    /// The forms that the answer takes.
    pub fn forms(&self) -> Forms {
        match self.step {
            Some(Step::Start(_)) => PAGE,
            Some(Step::Return(_)) | None => TABLE,
        }
    }

    /// Shows the survey, or takes a step of it.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        match self.step {
            Some(Step::Start(start)) => start.run(context),
            Some(Step::Return(form)) => form.run(context),
            None => self.show(context),
        }
    }

    fn show(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let (opened, ()) =
            context.open(false, |_, _, now| Ok(((), Lookback::since(now.date()))))?;
        let (book, now) = (&opened.book, opened.now);
        let asked = match &self.name {
            Some(name) => book.surveys.iter().find(|survey| *survey.name == **name),
            None => book.surveys.last(),
        };
        let Some(asked) = asked else {
            let Some(name) = &self.name else {
                return context.answer(survey::none(now), |answer, words| {
                    report::survey::page(answer, book, words)
                });
            };
            let names: Vec<&str> = book.surveys.iter().map(|survey| &*survey.name).collect();
            return Err(context.unknown_name("NAME", name, &names));
        };
        let known = Known::at(book, now);
        let returns = returns(&known, asked);
        let mut answer = survey::survey(&known, &returns);
        if !self.notice {
            return context.answer(answer, |answer, words| {
                report::survey::page(answer, book, words)
            });
        }
        let mut blanks = Blanks::new(book, None, context.words);
        answer.body.blank_names(|text| blanks.blank(text));
        context.answer(answer, |answer, words| {
            report::survey::notice(answer, book, words)
        })?;
        context.tell_blanked(blanks.blanked);
        Ok(())
    }
}

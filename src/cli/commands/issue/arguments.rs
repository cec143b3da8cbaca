//! What `issue` takes.

use clap::{Args, Subcommand};

use super::accept::Accept;
use super::add::Add;
use super::adopt::Adopt;
use super::assign::Assign;
use super::classify::Classify;
use super::list::{List, Show};
use super::mending::{Remove, Set};
use super::reopen::Reopen;
use super::steps::{Answer, Arrive, Close, Escalate, Promise, Resolve, Revisit};
use super::waiting::{Hold, Resume};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::forms::{Forms, PAGE, TABLE};

/// Record what an owner raised and every step until it is closed
#[derive(Args, Debug)]
pub struct Issue {
    #[command(subcommand)]
    step: Step,
}

#[derive(Debug, Subcommand)]
enum Step {
    Add(Add),
    Accept(Accept),
    Arrive(Arrive),
    Answer(Answer),
    Promise(Promise),
    Resolve(Resolve),
    Escalate(Escalate),
    Revisit(Revisit),
    Classify(Classify),
    Adopt(Adopt),
    Close(Close),
    Reopen(Reopen),
    Assign(Assign),
    Hold(Hold),
    Resume(Resume),
    Set(Set),
    Remove(Remove),
    List(List),
    Show(Show),
}

impl Issue {
    /// The forms that the answer takes.
    pub fn forms(&self) -> Forms {
        match &self.step {
            Step::List(_) | Step::Set(_) => TABLE,
            _ => PAGE,
        }
    }

    /// Takes the step.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        match self.step {
            Step::Add(add) => add.run(context),
            Step::Accept(step) => step.run(context),
            Step::Arrive(step) => step.run(context),
            Step::Answer(step) => step.run(context),
            Step::Promise(step) => step.run(context),
            Step::Resolve(step) => step.run(context),
            Step::Escalate(step) => step.run(context),
            Step::Revisit(step) => step.run(context),
            Step::Classify(step) => step.run(context),
            Step::Adopt(step) => step.run(context),
            Step::Close(step) => step.run(context),
            Step::Reopen(step) => step.run(context),
            Step::Assign(step) => step.run(context),
            Step::Hold(step) => step.run(context),
            Step::Resume(step) => step.run(context),
            Step::Set(set) => set.run(context),
            Step::Remove(remove) => remove.run(context),
            Step::List(list) => list.run(context),
            Step::Show(show) => show.run(context),
        }
    }
}

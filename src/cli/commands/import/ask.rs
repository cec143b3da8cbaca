//! On a terminal: what was understood is shown, and asked once; a column that was guessed wrongly can
//! be told anew there.

use super::fields::field;
use super::outcome::Outcome;
use super::request::Request;
use crate::book::intake::Table;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::cli::prompt::InquireError;
use crate::words::{Message, vocabulary};

/// What is to be done with what was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Answer {
    /// It is right.
    Take,
    /// Something was told anew.
    Again,
    /// Nothing is to be taken in.
    Stop,
}

impl Context<'_> {
    /// Asks whether what was understood is right.
    pub(in crate::cli) fn ask_intake(
        &mut self,
        request: &mut Request,
        outcome: &Outcome,
        may_take: bool,
    ) -> Result<Answer, CommandError> {
        let mut choices = vec![
            (Message::ImportAskChange, Answer::Again),
            (Message::ImportAskStop, Answer::Stop),
        ];
        if may_take {
            choices.insert(0, (Message::ImportAskTake, Answer::Take));
        }
        let shown: Vec<String> = choices
            .iter()
            .map(|(told, _)| self.words.say(*told))
            .collect();
        let chosen = self.chosen(&self.words.say(Message::ImportAsk), &shown)?;
        let answer = choices[chosen].1;
        if answer == Answer::Again {
            self.ask_column(request, outcome)?;
        }
        Ok(answer)
    }

    /// Which heading is another column than was thought.
    fn ask_column(&self, request: &mut Request, outcome: &Outcome) -> Result<(), CommandError> {
        let mut headings = Vec::new();
        for sheet in &outcome.sheets {
            for column in &sheet.columns {
                let ours = match column.used {
                    "column" | "day" | "time" | "party" => field(self.words, &column.column),
                    other => self.words.word(&vocabulary::COLUMN_USE, other),
                };
                let shown = format!("{} → {ours}", column.heading);
                headings.push((shown, sheet, column.heading.clone()));
            }
        }
        let shown: Vec<String> = headings.iter().map(|(shown, ..)| shown.clone()).collect();
        let question = self.words.say(Message::ImportAskWhich);
        let chosen = self.chosen(&question, &shown)?;
        let (_, sheet, heading) = &headings[chosen];
        let table = Table::named(&sheet.table).unwrap_or(Table::Owners);
        let columns = table.schema().columns.iter().map(|column| column.name);
        let mut targets: Vec<(String, &str)> = columns
            .filter(|name| *name != "rate_")
            .map(|name| (format!("{name} {}", field(self.words, name)), name))
            .collect();
        targets.push((self.words.say(Message::ImportAskLeaveOut), ""));
        let shown: Vec<String> = targets.iter().map(|(shown, _)| shown.clone()).collect();
        let question = self.words.say(Message::ImportAskWhat { heading });
        let chosen = self.chosen(&question, &shown)?;
        let target = targets[chosen].1.to_owned();
        let files = request
            .files
            .iter_mut()
            .filter(|file| file.name == sheet.file);
        for file in files {
            file.asked.told.map.retain(|(known, _)| known != heading);
            file.asked.told.map.push((heading.clone(), target.clone()));
        }
        Ok(())
    }

    /// The place of what was chosen in a list.
    fn chosen(&self, question: &str, list: &[String]) -> Result<usize, CommandError> {
        let chosen = self.prompt().one_of(question, list);
        chosen.map_err(|error| self.gave_up(&error))
    }

    fn gave_up(&self, error: &InquireError) -> CommandError {
        let message = match error {
            InquireError::OperationCanceled | InquireError::OperationInterrupted => {
                Message::AskCancelled
            }
            reason => Message::AskFailed { reason },
        };
        self.failure(Kind::Usage, message)
    }
}

//! Why nothing at all can be taken in, in the reader's words.

use super::act::Failure;
use super::fields::field;
use super::telling::passed_over;
use crate::book::ChangeError;
use crate::book::intake::{ChoiceFault, LayoutFault, StaffError};
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::diag::file;
use crate::text::{CellError, Directory};
use crate::words::Message;

impl Context<'_> {
    /// The failure of an import.
    pub(in crate::cli) fn not_taken_in(
        &mut self,
        directory: &Directory,
        failure: Failure,
    ) -> CommandError {
        match failure {
            Failure::Choice(file, fault) => self.no_choice(&file, fault),
            Failure::Unread(error) => self.unread(&error),
            Failure::Change(file, error) => self.not_changed(directory, &file, error),
            Failure::Staff(StaffError::Gb18030) => self.not_changed(
                directory,
                file::STAFF,
                ChangeError::Cell(CellError::Gb18030),
            ),
            Failure::Staff(StaffError::Unreadable) => {
                self.failure(Kind::Usage, Message::ImportStaff)
            }
            Failure::NoSurvey => self.failure(Kind::Usage, Message::ImportNoSurvey),
        }
    }

    fn no_choice(&self, file: &str, fault: ChoiceFault) -> CommandError {
        let words = self.words;
        match fault {
            ChoiceFault::NoSheet(names) => {
                let names = &words.list(&names);
                self.failure(Kind::Usage, Message::ImportNoSheet { file: &file, names })
            }
            ChoiceFault::Nothing(passed, headings) => {
                let names = &if headings.is_empty() {
                    words.say(Message::ImportNoHeadings)
                } else {
                    words.list(&headings)
                };
                let failure =
                    self.failure(Kind::Usage, Message::ImportNothing { file: &file, names });
                let named = passed.iter().filter(|(name, _)| !name.is_empty());
                let passed = named.map(|(sheet, why)| {
                    let why = &words.say(passed_over(*why));
                    words.say(Message::ImportPassed { sheet, why })
                });
                let passed: Vec<String> = passed.collect();
                if passed.is_empty() {
                    failure
                } else {
                    failure.hint(words.list(&passed))
                }
            }
            ChoiceFault::Layout(sheet, fault) => self.no_layout(file, &sheet, fault),
        }
    }

    fn no_layout(&self, file: &str, sheet: &str, fault: LayoutFault) -> CommandError {
        let words = self.words;
        let place = if sheet.is_empty() {
            file.to_owned()
        } else {
            format!("{file} · {sheet}")
        };
        let file = &place;
        match fault {
            LayoutFault::NoHeader => self.failure(Kind::Usage, Message::ImportNoHeader { file }),
            LayoutFault::Clash { column, headings } => {
                let first = &headings.last().map_or("", |(_, letters)| letters.as_str());
                let named = |(text, letters): &(String, String)| format!("{text} ({letters})");
                let names: Vec<String> = headings.iter().map(named).collect();
                let column = &field(words, &column);
                let names = &words.list(&names);
                self.failure(
                    Kind::Usage,
                    Message::ImportClash {
                        column,
                        file,
                        first,
                        names,
                    },
                )
            }
            LayoutFault::NoHeading { name, headings } => {
                let named = headings.into_iter().filter(|text| !text.is_empty());
                let names = &words.list(&named.collect::<Vec<_>>());
                self.failure(Kind::Usage, Message::ImportNoColumn { name: &name, names })
            }
            LayoutFault::NoColumn { name, near } => {
                let names = &words.list(&near);
                self.failure(Kind::Usage, Message::ImportNoField { name: &name, names })
            }
        }
    }
}

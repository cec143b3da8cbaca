//! Questions on a terminal: the only place from which the prompt library prints. What it is given
//! has been masked and escaped, as everything on its way out; answers come back by their place.

pub(super) use inquire::InquireError;
use inquire::ui::{RenderConfig, Styled};
use inquire::{MultiSelect, Select, Text};

use super::context::Context;
use crate::render::{Look, Show};
use crate::words::Message;

/// Most answers suggested at a time.
const MOST_SUGGESTED: usize = 50;

/// Asks as one reader may see it.
pub(super) struct Prompt {
    look: Look,
    /// What stands where a question was left without an answer.
    left: String,
    /// Which keys choose several of a list.
    keys: String,
}

/// A line that may be typed, and lines that help to.
#[derive(Default)]
pub(super) struct Line<'l> {
    /// What is meant if nothing is typed.
    pub(super) usual: Option<&'l str>,
    /// What is said below the line.
    pub(super) help: Option<&'l str>,
    /// What may be meant; all words typed stand in what is shown.
    pub(super) suggestions: Vec<String>,
}

/// What was answered to a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// The suggestion of this place.
    Suggested(usize),
    /// What was typed.
    Typed(String),
}

impl Context<'_> {
    /// Questions for who sits at this terminal.
    pub(super) fn prompt(&self) -> Prompt {
        Prompt {
            look: self.look(),
            left: self.words.say(Message::AskLeft),
            keys: self.words.say(Message::AskSeveralKeys),
        }
    }
}

impl Prompt {
    /// Text as it may be shown.
    pub(super) fn shown(&self, text: &str) -> String {
        Show::new(&self.look).text(text)
    }

    fn style(&self) -> RenderConfig<'_> {
        RenderConfig::default().with_canceled_prompt_indicator(Styled::new(&self.left))
    }

    fn all_shown(&self, texts: &[String]) -> Vec<String> {
        texts.iter().map(|text| self.shown(text)).collect()
    }

    /// A line.
    pub(super) fn line(&self, question: &str, line: &Line<'_>) -> Result<Answer, InquireError> {
        let question = self.shown(question);
        let (usual, help) = (
            line.usual.map(|text| self.shown(text)),
            line.help.map(|text| self.shown(text)),
        );
        let suggestions = self.all_shown(&line.suggestions);
        let mut asked = Text::new(&question).with_render_config(self.style());
        if let Some(usual) = &usual {
            asked = asked.with_default(usual);
        }
        if let Some(help) = &help {
            asked = asked.with_help_message(help);
        }
        if !suggestions.is_empty() {
            let known = suggestions.clone();
            asked = asked.with_autocomplete(move |typed: &str| Ok(fitting(&known, typed)));
        }
        let text = asked.prompt()?;
        let place = suggestions.iter().position(|known| *known == text);
        Ok(place.map_or(Answer::Typed(text), Answer::Suggested))
    }

    /// One of a list, by its place in it.
    pub(super) fn one_of(&self, question: &str, list: &[String]) -> Result<usize, InquireError> {
        let asked = self.shown(question);
        let asked = Select::new(&asked, self.all_shown(list)).without_help_message();
        let asked = asked.with_render_config(self.style());
        Ok(asked.raw_prompt()?.index)
    }

    /// Any of a list, by their places in it.
    pub(super) fn any_of(
        &self,
        question: &str,
        list: &[String],
    ) -> Result<Vec<usize>, InquireError> {
        let asked = self.shown(question);
        let asked = MultiSelect::new(&asked, self.all_shown(list)).with_help_message(&self.keys);
        let chosen = asked.with_render_config(self.style()).raw_prompt()?;
        Ok(chosen.iter().map(|choice| choice.index).collect())
    }
}

/// The lines that hold each word typed.
fn fitting(known: &[String], typed: &str) -> Vec<String> {
    let holds = |line: &&String| typed.split_whitespace().all(|part| line.contains(part));
    known
        .iter()
        .filter(holds)
        .take(MOST_SUGGESTED)
        .cloned()
        .collect()
}

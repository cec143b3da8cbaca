//! The list of commands, in the order in which help names them.

use clap::Subcommand;

use crate::cli::context::Context;
use crate::cli::error::CommandError;

macro_rules! commands {
    ($($(#[$attribute:meta])* $name:ident in $module:ident,)+) => {
        /// A command and its arguments.
        #[derive(Debug, Subcommand)]
        #[expect(missing_docs, reason = "each variant is explained by its arguments' type")]
        pub enum Command { $($(#[$attribute])* $name(super::$module::$name),)+ }

        impl Command {
            /// Does it.
            pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
                match self { $(Command::$name(arguments) => arguments.run(context),)+ }
            }
        }
    };
}

commands! {
    Plan in plan,
    Due in due,
    Why in why,
    Overdue in overdue,
    Quota in quota,
    Coverage in coverage,
    Report in report,
    Agenda in agenda,
    Brief in brief,
    History in history,
    Owners in owners,
    Survey in survey,
    Form in form,
    Export in export,
    Schema in schema,
    Check in check,
    Explain in explain,
    Doctor in doctor,
    Diff in diff,
    Log in log,
    Issue in issue,
    Event in event,
    Owner in set,
    Contact in set,
    Appoint in appoint,
    Import in import,
    Fmt in fmt,
    Init in init,
    Git in git,
    Completions in completions,
    Man in man,
}

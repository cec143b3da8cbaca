//! The list of commands, in the order in which help names them.

use clap::Subcommand;

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::forms::{CALENDAR, DIGEST, FINDINGS, Forms, OWN_TEXT, PAGE, SCHEMA, TABLE};

macro_rules! commands {
    ($($(#[$attribute:meta])* $name:ident in $module:ident gives $forms:expr,)+) => {
        /// A command and its arguments.
        #[derive(Debug, Subcommand)]
        pub enum Command { $($(#[$attribute])* $name(super::$module::$name),)+ }

        impl Command {
            /// Does it.
            pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
                match self { $(Command::$name(arguments) => arguments.run(context),)+ }
            }

            /// The forms that its answer takes.
            pub fn forms(&self) -> Forms {
                match self { $(Command::$name(arguments) => ($forms)(arguments),)+ }
            }
        }
    };
}

commands! {
    Plan in plan gives super::plan::Plan::forms,
    Due in due gives |_| TABLE,
    Why in why gives |_| TABLE,
    Overdue in overdue gives |_| TABLE,
    Quota in quota gives |_| TABLE,
    Coverage in coverage gives |_| TABLE,
    Report in report gives |_| TABLE,
    Digest in digest gives |_| DIGEST,
    Agenda in agenda gives |_| CALENDAR,
    Brief in brief gives |_| TABLE,
    History in history gives |_| TABLE,
    Owners in owners gives |_| TABLE,
    Group in group gives super::group::Group::forms,
    Survey in survey gives super::survey::Survey::forms,
    Form in form gives super::form::Form::forms,
    Export in export gives super::export::Export::forms,
    Schema in schema gives |_| SCHEMA,
    Check in check gives |_| FINDINGS,
    Explain in explain gives |_| PAGE,
    Doctor in doctor gives |_| TABLE,
    Diff in diff gives |_| TABLE,
    Log in log gives |_| PAGE,
    Visit in visit gives |_| TABLE,
    Issue in issue gives super::issue::Issue::forms,
    Event in event gives super::event::Event::forms,
    Owner in owner gives |_| TABLE,
    Contact in set gives |_| TABLE,
    Staff in staff gives super::staff::Staff::forms,
    HandOver in hand_over gives |_| PAGE,
    Close in close gives |_| PAGE,
    Appoint in appoint gives |_| PAGE,
    Undo in undo gives |_| TABLE,
    Redo in undo gives |_| PAGE,
    Import in import gives |_| PAGE,
    Fmt in fmt gives |_| PAGE,
    Init in init gives super::init::Init::forms,
    Git in git gives super::git::Git::forms,
    Completions in completions gives |_| OWN_TEXT,
    Man in man gives |_| OWN_TEXT,
}

//! `form`: printed forms, empty or filled.

use clap::{Args, ValueEnum};

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::forms::{Forms, PAGE, TABLE};
use crate::duties::{Known, Lookback};
use crate::report;

/// Make a form to print: visit register, record of a talk, opinion form, confirmation of a visit
#[derive(Args, Debug)]
pub struct Form {
    /// Which: register, talk, opinion, confirmation
    #[arg(value_name = "NAME")]
    name: Name,
    /// Filled in for this household or contact
    #[arg(value_name = "PARTY")]
    party: Option<String>,
}

/// The forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Name {
    Register,
    Talk,
    Opinion,
    Confirmation,
}

impl Form {
    /// The forms that the answer takes: a table to fill in, or a page.
    pub fn forms(&self) -> Forms {
        match self.name {
            Name::Register | Name::Opinion => TABLE,
            Name::Talk | Name::Confirmation => PAGE,
        }
    }

    /// Shows the form.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let (opened, party) = context.open(true, |context, book, now| {
            let party = self.party.as_ref();
            let party = party
                .map(|party| context.whom(book, party, now.date()))
                .transpose()?;
            Ok((party, Lookback::All))
        })?;
        let known = Known::at(&opened.book, opened.now);
        let make = match self.name {
            Name::Register => report::form::register,
            Name::Talk => report::form::talk_record,
            Name::Opinion => report::form::opinion,
            Name::Confirmation => report::form::confirmation,
        };
        let mut page = make(&known, party, context.words);
        let name = self.name.to_possible_value();
        let name = name.map_or(String::new(), |name| name.get_name().to_owned());
        page.wire.insert("form".to_owned(), name.into());
        let party = party.map(|party| opened.book[party].id.as_str());
        page.wire.insert("party".to_owned(), party.into());
        context.show(page)
    }
}

//! `form`: printed forms, empty or filled.

use clap::{Args, ValueEnum};

use crate::calendar::{Date, Toward};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::forms::{Forms, PAGE, TABLE};
use crate::duties::{Known, Lookback};
use crate::model::{Book, PartyIx};
use crate::ops::form::FormMade;
use crate::ops::{Answer, Fact};
use crate::report::form;
use crate::report::form::Filled;
use crate::words::Message;

/// Make a form to print: visit register, record of a talk, opinion form, confirmation of a visit
#[derive(Args, Debug)]
pub struct Form {
    /// Which: register, talk, opinion, confirmation
    #[arg(value_name = "NAME")]
    name: Name,
    /// Filled in for this household or contact
    #[arg(value_name = "PARTY")]
    party: Option<String>,
    /// The register with the visits of this day in it, made and planned (default: today)
    #[arg(long, value_name = "DAY", num_args = 0..=1, default_missing_value = "today")]
    day: Option<String>,
    /// The register of a day: of this member alone
    #[arg(long, value_name = "ID", requires = "day")]
    staff: Option<String>,
    /// The confirmation: your own words to the owner; - reads them from stdin
    #[arg(long, value_name = "TEXT")]
    say: Option<String>,
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
        self.refuse_what_is_of_another(context)?;
        let said = self.say.as_deref();
        let said = said
            .map(|text| context.text_asked("--say", text))
            .transpose()?;
        let (opened, (party, day)) = context.open(true, |context, book, now| {
            let party = self.party.as_ref();
            let party = party
                .map(|party| context.whom(book, party, now.date()))
                .transpose()?;
            let day = self.day.as_ref();
            let day = day
                .map(|day| context.day_asked("--day", day, (&book.almanac, now), Toward::Either))
                .transpose()?;
            Ok(((party, day), Lookback::all()))
        })?;
        let known = Known::at(&opened.book, opened.now);
        let words = context.words;
        let page = match self.name {
            Name::Register => {
                let filled = self.filled(&opened.book, party, day, context)?;
                form::register(&known, filled, words)
            }
            Name::Talk => form::talk_record(&known, party, words),
            Name::Opinion => form::opinion(&known, party, words),
            Name::Confirmation => form::confirmation(&known, party, said.as_deref(), words),
        };
        let made = FormMade {
            form: self.name.text(),
            party: party.map(|party| Fact(&opened.book[party])),
        };
        context.answer(Answer::at(opened.now, made), |_, _| page)
    }

    /// Options of one form mean nothing on another.
    fn refuse_what_is_of_another(&self, context: &Context<'_>) -> Result<(), CommandError> {
        let of_register = self.day.is_some() && self.name != Name::Register;
        let of_confirmation = self.say.is_some() && self.name != Name::Confirmation;
        let refuse = |option: &str, form: Name| {
            let form = form.text();
            context.refuse(Message::FormOnly {
                option: &option,
                form: &form,
            })
        };
        if of_register {
            return refuse("--day", Name::Register);
        }
        if of_confirmation {
            return refuse("--say", Name::Confirmation);
        }
        if self.day.is_some() && self.party.is_some() {
            return context.refuse(Message::FormPartyOrDay);
        }
        Ok(())
    }

    fn filled(
        &self,
        book: &Book,
        party: Option<PartyIx>,
        day: Option<Date>,
        context: &Context<'_>,
    ) -> Result<Filled, CommandError> {
        let staff = self.staff.as_ref();
        let staff = staff
            .map(|staff| context.colleague(book, staff))
            .transpose()?;
        Ok(match (party, day) {
            (_, Some(day)) => Filled::Day(day, staff),
            (Some(party), None) => Filled::Party(party),
            (None, None) => Filled::Not,
        })
    }
}

impl Name {
    /// Its name on the command line.
    fn text(self) -> String {
        let value = self.to_possible_value();
        value.map_or(String::new(), |value| value.get_name().to_owned())
    }
}

//! `form`: printed forms, empty or filled.

use clap::Args;

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
use crate::words::vocabulary::FormName;
use crate::words::{Message, Term};

/// Make a form to print: visit register, record of a talk, opinion form, confirmation of a visit
#[derive(Args, Debug)]
pub struct Form {
    /// Which: register, talk, opinion, confirmation
    #[arg(value_name = "NAME")]
    name: String,
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

impl Form {
    /// The forms that the answer takes: a table to fill in, or a page.
    pub fn forms(&self) -> Forms {
        match FormName::typed(&self.name) {
            Some(FormName::Talk | FormName::Confirmation) => PAGE,
            Some(FormName::Register | FormName::Opinion) | None => TABLE,
        }
    }

    /// Shows the form.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let name = context.term::<FormName>("NAME", &self.name)?;
        self.refuse_what_is_of_another(name, context)?;
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
        let page = match name {
            FormName::Register => {
                let filled = self.filled(&opened.book, party, day, context)?;
                form::register(&known, filled, words)
            }
            FormName::Talk => form::talk_record(&known, party, words),
            FormName::Opinion => form::opinion(&known, party, words),
            FormName::Confirmation => form::confirmation(&known, party, said.as_deref(), words),
        };
        let made = FormMade {
            form: name.as_str().to_owned(),
            party: party.map(|party| Fact(&opened.book[party])),
        };
        context.answer(Answer::at(opened.now, made), |_, _| page)
    }

    /// Options of one form mean nothing on another.
    fn refuse_what_is_of_another(
        &self,
        name: FormName,
        context: &Context<'_>,
    ) -> Result<(), CommandError> {
        let of_register = self.day.is_some() && name != FormName::Register;
        let of_confirmation = self.say.is_some() && name != FormName::Confirmation;
        let refuse = |option: &str, form: FormName| {
            let form = form.as_str();
            context.refuse(Message::FormOnly {
                option: &option,
                form: &form,
            })
        };
        if of_register {
            return refuse("--day", FormName::Register);
        }
        if of_confirmation {
            return refuse("--say", FormName::Confirmation);
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

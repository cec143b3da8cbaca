//! Free times, for whoever is on the telephone.

use super::arguments::Appoint;
use crate::calendar::Period;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::duties::Lookback;
use crate::model::Channel;
use crate::ops::appoint_offer::{Asked, offer};
use crate::report;

/// Free times are looked for on so many days, today included, where nothing else is said.
const DAYS: i32 = 14;

impl Appoint {
    /// Lists the best free times.
    pub(super) fn offer(&self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let (opened, within) = context.open(false, |context, book, now| {
            let within = match &self.within {
                Some(text) => context.period(std::slice::from_ref(text), &book.almanac, now)?,
                None => Period::between(now.date(), now.date().plus_days(DAYS - 1)),
            };
            Ok((within, Lookback::all()))
        })?;
        let (book, now) = (&opened.book, opened.now);
        let channel = self.channel.as_deref();
        let staff = self.staff.as_deref();
        let asked = Asked {
            party: context.whom(book, &self.party, now.date())?,
            within,
            channel: channel
                .map(|word| context.term::<Channel>("--channel", word))
                .transpose()?,
            staff: staff.map(|named| context.team(book, named)).transpose()?,
        };
        context.answer(offer(book, &asked, now), report::appoint_offer::page)
    }
}

//! A meeting that is agreed on: what it would clear, and what the row of a plan that holds it is called.

use std::borrow::Borrow;

use super::{Duty, Known, Window, derive_party, would_clear};
use crate::calendar::{Date, Instant};
use crate::model::{Book, Channel, PartyIx, Team};

/// Who meets whom, when and how.
#[derive(Clone, Copy, Debug)]
pub struct Meeting<'m> {
    /// With whom.
    pub party: PartyIx,
    /// When it starts.
    pub at: Instant,
    /// How.
    pub channel: Channel,
    /// Who goes, the lead first.
    pub team: &'m Team,
}

impl Meeting<'_> {
    /// The party's duties that it would clear, in policy order, then by id.
    pub fn clears(&self, known: &Known<'_>) -> Vec<Duty> {
        let window = Window::minute(self.at);
        let rules = known.book.policy.indexed_rules();
        let duties = rules.flat_map(|(rule, _)| derive_party(known, rule, self.party, &window));
        self.clears_of(known.book, duties)
    }

    /// Those of the party's `duties` that it would clear, in policy order, then by id.
    pub fn clears_of<D: Borrow<Duty>>(
        &self,
        book: &Book,
        duties: impl IntoIterator<Item = D>,
    ) -> Vec<D> {
        let clears = |duty: &Duty| {
            duty.state.is_pending() && would_clear(book, duty, self.at, self.channel, self.team)
        };
        let mut cleared: Vec<D> = duties
            .into_iter()
            .filter(|duty| clears(duty.borrow()))
            .collect();
        let key = |duty: &Duty| (duty.rule, duty.id.clone());
        cleared.sort_by_key(|duty| key(duty.borrow()));
        cleared
    }

    /// The id of its row: that of the first duty it clears, else one of its party and day.
    pub fn row_id(&self, book: &Book, first: Option<&Duty>) -> String {
        let by_day = || agreed_id(book, self.party, self.at.date());
        first.map_or_else(by_day, |duty| duty.id.clone())
    }
}

/// The id of an agreed row that serves no duty.
pub fn agreed_id(book: &Book, party: PartyIx, date: Date) -> String {
    format!("agreed/{}/{date}", book[party].id)
}

//! Opinion surveys: files of `surveys/`.

use super::PartyIx;
use crate::calendar::DateOrInstant;
use crate::diag::Place;

/// One survey, a file.
#[derive(Clone, Debug)]
pub struct Survey {
    /// The file's name without `.csv`.
    pub name: Box<str>,
    /// The services asked about, from the file's `rate_` columns, in their order.
    pub services: Vec<Box<str>>,
    /// The forms sent, in the file's order.
    pub forms: Vec<Form>,
}

/// One form sent.
#[derive(Clone, Debug)]
pub struct Form {
    /// To whom.
    pub party: PartyIx,
    /// When it went out.
    pub sent_at: Option<DateOrInstant>,
    /// When it came back.
    pub returned_at: Option<DateOrInstant>,
    /// Ratings, one place for each of the survey's services.
    pub rates: Box<[Option<u8>]>,
    /// What was written on it.
    pub opinion: Option<Box<str>>,
    /// Where it stands.
    pub place: Place,
}

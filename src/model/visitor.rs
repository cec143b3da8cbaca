//! Visitors who are no owners: rows of `visitors.csv` (O2 of the rule ledger).

use super::{PartyIx, StaffIx, VisitorId};
use crate::calendar::Instant;
use crate::diag::Place;
use crate::words::Term;
use crate::words::vocabulary::Answer;

/// Somebody came who is no owner.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// Unique in the file.
    pub id: VisitorId,
    /// When.
    pub came_at: Instant,
    /// Who, as told at the gate.
    pub name: Box<str>,
    /// Whom they visit; absent: the office, or nobody.
    pub party: Option<PartyIx>,
    /// What for.
    pub purpose: Option<Box<str>>,
    /// Their telephone, as written.
    pub phone: Option<Box<str>>,
    /// Who registered them.
    pub staff: Option<StaffIx>,
    /// Why they are not to be let in again; a word that says no takes it back.
    pub banned: Option<Box<str>>,
    /// Free text.
    pub note: Option<Box<str>>,
    /// Where it stands.
    pub place: Place,
}

impl Visitor {
    /// Whether the row bans them: `None` where it says nothing of it.
    pub fn bans(&self) -> Option<bool> {
        let said = self.banned.as_deref()?;
        Some(Answer::typed(said) != Some(Answer::No))
    }

    /// Whether this is the same person, as far as a name or a telephone can tell.
    pub fn is(&self, name: &str, phone: Option<&str>) -> bool {
        let plain = |text: &str| -> String {
            let letters = text.chars().filter(|letter| !letter.is_whitespace());
            letters.flat_map(char::to_lowercase).collect()
        };
        let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
        let own = self.phone.as_deref().map(digits);
        let is_reached = phone.map(digits).filter(|asked| asked.len() >= SURE_DIGITS);
        let is_called = is_reached.is_some_and(|asked| own.as_deref() == Some(&*asked));
        is_called || plain(&self.name) == plain(name)
    }
}

/// From so many digits on a telephone is one person's.
const SURE_DIGITS: usize = 7;

//! What a day brings beside its appointments: festivals, birthdays, weddings, people who move in.

use crate::calendar::Date;
use crate::model::{Book, PartyIx, StaffIx};

/// The kind of event that is a wedding, as the presets name it.
const WEDDING: &str = "wedding";

/// Festivals of a day, and whom to congratulate (H14, H16 of the rule ledger).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Occasions {
    /// Names of festivals.
    pub festivals: Vec<String>,
    /// Whose birthday it is.
    pub birthdays: Vec<PartyIx>,
    /// Who moves in.
    pub moving_in: Vec<PartyIx>,
    /// Who marries.
    pub weddings: Vec<PartyIx>,
}

impl Occasions {
    /// The festivals, and of the greetings those that go to a member's own households, or to nobody's.
    #[must_use]
    pub fn of_member(&self, book: &Book, today: Date, member: StaffIx) -> Occasions {
        let butlers = book.butlers(today);
        let is_own = |party: &&PartyIx| {
            let butler = butlers[party.position()];
            butler.is_none() || butler == Some(member)
        };
        let keep = |parties: &[PartyIx]| parties.iter().filter(is_own).copied().collect();
        Occasions {
            festivals: self.festivals.clone(),
            birthdays: keep(&self.birthdays),
            moving_in: keep(&self.moving_in),
            weddings: keep(&self.weddings),
        }
    }
}

/// What a day brings.
pub(super) fn occasions(book: &Book, date: Date) -> Occasions {
    let festivals = book
        .festivals
        .iter()
        .filter(|festival| festival.date == date);
    let mut found = Occasions {
        festivals: festivals.map(|festival| festival.name.clone()).collect(),
        ..Occasions::default()
    };
    for (party, stated) in book.indexed_parties() {
        let Some(home) = stated.household() else {
            continue;
        };
        let gone = home.moved_out.is_some_and(|gone| gone < date) || home.paused_on(date);
        let lives = home.status.is_lived_in();
        if gone || !lives {
            continue;
        }
        if home.birthday.is_some_and(|day| day.is_on(date)) {
            found.birthdays.push(party);
        }
        if home.moved_in == Some(date) {
            found.moving_in.push(party);
        }
    }
    let weddings = book.events.iter().filter(|event| &*event.kind == WEDDING);
    let today = weddings.filter(|event| event.happened_at.date() == date);
    found.weddings = today.filter_map(|event| event.party).collect();
    found.weddings.sort_unstable();
    found.weddings.dedup();
    found
}

//! Whom the saved plan names for today: those who are offered first, and the times that several visits
//! recorded at once are given.

use crate::book::{Need, read};
use crate::calendar::Instant;
use crate::model::{BookingState, Channel, StaffIx};
use crate::text::Directory;

/// An appointment of today.
pub(super) struct Appointed {
    /// With whom, by id.
    pub(super) party: String,
    /// When it begins.
    pub(super) at: Instant,
    /// How.
    pub(super) channel: Channel,
    /// Who goes, by id, the lead first.
    pub(super) staff: String,
}

/// Today's appointments of `member`, or of everybody, as they follow one another; none where the plan cannot be
/// read.
pub(super) fn today(
    directory: &Directory,
    member: impl FnOnce(&crate::model::Book) -> Option<StaffIx>,
    now: Instant,
) -> Vec<Appointed> {
    let need = Need {
        plans: true,
        ..Need::MASTER_DATA
    };
    let Ok(reading) = read(directory, &need) else {
        return Vec::new();
    };
    let book = &reading.book;
    let member = member(book);
    let rows = book.plans.iter().flat_map(|plan| &plan.rows);
    let of_today = rows
        .filter(|row| row.date == now.date() && row.state != BookingState::Cancelled)
        .filter(|row| member.is_none_or(|member| row.staff.contains(&member)));
    let mut found: Vec<Appointed> = of_today
        .map(|row| Appointed {
            party: book[row.party].id.to_string(),
            at: row.starts_at(),
            channel: row.channel,
            staff: {
                let ids = row.staff.iter().map(|member| book[*member].id.as_str());
                ids.collect::<Vec<_>>().join(";")
            },
        })
        .collect();
    found.sort_by_key(|appointed| appointed.at);
    found
}

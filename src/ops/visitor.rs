//! `log --visitor`: somebody came who is no owner (O2 of the rule ledger).

use schemars::JsonSchema;
use serde::Serialize;

use super::{Answer, Body, Fact};
use crate::calendar::Instant;
use crate::diag::file;
use crate::model::{Book, Party, Staff, Visitor};

/// What `log --visitor` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct VisitorLogged<'a> {
    /// The row's id.
    pub id: &'a str,
    /// Who came.
    pub name: &'a str,
    /// When.
    pub came_at: Instant,
    /// Whom they visit; null for the office.
    pub party: Option<Fact<'a, Party>>,
    /// What for.
    pub purpose: Option<&'a str>,
    /// Their telephone.
    pub phone: Option<&'a str>,
    /// Who registered them.
    pub staff: Option<Fact<'a, Staff>>,
    /// How often they came before.
    pub times_before: u64,
    /// When they came last before.
    pub last_at: Option<Instant>,
    /// That they are not to be let in; null where nothing says so.
    pub banned: Option<Ban<'a>>,
    /// The file that was changed.
    pub file: &'static str,
}

/// That somebody is not to be let in.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Ban<'a> {
    /// Since when.
    pub since: Instant,
    /// Why.
    pub reason: &'a str,
}

impl Body for VisitorLogged<'_> {
    const NAME: &'static str = "visitor";
}

/// `visitor` came, and is or will be on record: what is known of them from before, and whether they are
/// banned, by the last row that says anything of it.
pub fn logged<'a>(book: &'a Book, visitor: &'a Visitor, now: Instant) -> Answer<VisitorLogged<'a>> {
    let is_before = |other: &&Visitor| {
        other.id != visitor.id
            && other.came_at <= visitor.came_at
            && other.is(&visitor.name, visitor.phone.as_deref())
    };
    let before: Vec<&Visitor> = book.visitors.iter().filter(is_before).collect();
    let mut latest_first = std::iter::once(visitor).chain(before.iter().rev().copied());
    let ruled = latest_first.find(|row| row.bans().is_some());
    let ban = ruled.filter(|row| row.bans() == Some(true));
    let body = VisitorLogged {
        id: visitor.id.as_str(),
        name: &visitor.name,
        came_at: visitor.came_at,
        party: visitor.party.map(|party| Fact(&book[party])),
        purpose: visitor.purpose.as_deref(),
        phone: visitor.phone.as_deref(),
        staff: visitor.staff.map(|member| Fact(&book[member])),
        times_before: u64::try_from(before.len()).unwrap_or(u64::MAX),
        last_at: before.last().map(|row| row.came_at),
        banned: ban.map(|row| Ban {
            since: row.came_at,
            reason: row.banned.as_deref().unwrap_or_default(),
        }),
        file: file::VISITORS,
    };
    Answer::at(now, body)
}

//! `staff list`: who is who, when they are away, and what each has in hand.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Answer, Body, Fact, Titled};
use crate::calendar::{Date, Hours, Weekday};
use crate::duties::Known;
use crate::model::policy::Role;
use crate::model::{Leave, Party, Staff, StaffIx};

/// What `staff list` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Members<'a> {
    /// The members, by id.
    pub staff: Vec<Member<'a>>,
    /// How many others have left.
    pub left: usize,
}

/// A member of staff.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Member<'a> {
    /// The id.
    pub id: Fact<'a, Staff>,
    /// The name.
    pub name: &'a str,
    /// The role.
    pub role: Fact<'a, Role>,
    /// The areas that are the member's own.
    pub areas: &'a [Box<str>],
    /// Whose issues are theirs.
    pub department: Option<Titled<'a>>,
    /// The weekdays worked: `mon`.
    pub works: Vec<&'static str>,
    /// The hours worked; null for the policy's.
    pub hours: Option<&'a Hours>,
    /// When they are away, from now on.
    pub leave: Vec<String>,
    /// The first day in service.
    pub joined: Option<Date>,
    /// The last one.
    pub left: Option<Date>,
    /// What a quota asks of this member alone.
    pub quota: Option<u32>,
    /// The telephone.
    pub phone: Option<&'a str>,
    /// How many households are theirs, by the cell or by the area.
    pub households: usize,
    /// How many open issues they have.
    pub open_issues: usize,
    /// When they are away, from now on.
    #[serde(skip)]
    pub away: Vec<Leave>,
}

impl Body for Members<'_> {
    const NAME: &'static str = "staff";
}

/// Every member, or those who have not left.
pub fn members<'a>(known: &Known<'a>, all: bool) -> Answer<Members<'a>> {
    let today = known.now.date();
    let butlers = known.book.butlers(today);
    let gone = |member: &Staff| member.left.is_some_and(|left| left < today);
    let staff = known.book.indexed_staff();
    let shown = staff.filter(|(_, member)| all || !gone(member));
    let rows: Vec<Member<'a>> = shown
        .map(|(index, stated)| member(known, &butlers, index, stated))
        .collect();
    let left = known.book.staff.len() - rows.len();
    Answer::at(known.now, Members { staff: rows, left })
}

fn member<'a>(
    known: &Known<'a>,
    butlers: &[Option<StaffIx>],
    index: StaffIx,
    stated: &'a Staff,
) -> Member<'a> {
    let days = Weekday::ALL.into_iter();
    let ahead = |leave: &&Leave| leave.to > known.now;
    let away: Vec<Leave> = stated.leave.iter().filter(ahead).copied().collect();
    let with = |issue: &crate::model::Issue| issue.assignee == Some(index);
    let open = known
        .issues()
        .filter(|(_, issue)| with(issue) && known.closed_at(issue).is_none());
    // Who has moved out is nobody's to visit any more.
    let today = known.now.date();
    let lives_here = |party: &Party| {
        let moved_out = party.household().and_then(|home| home.moved_out);
        moved_out.is_none_or(|gone| gone >= today)
    };
    let parties = known.book.parties.iter().zip(butlers);
    let own = parties.filter(|(party, butler)| **butler == Some(index) && lives_here(party));
    let department = stated.department.as_deref();
    Member {
        id: Fact(stated),
        name: &stated.name,
        role: Fact(&known.book[stated.role]),
        areas: &stated.areas,
        department: department.map(|id| Titled::department(known.book, id)),
        works: days
            .filter(|day| stated.works_on(*day))
            .map(Weekday::code)
            .collect(),
        hours: stated.hours.as_ref(),
        leave: away.iter().map(ToString::to_string).collect(),
        joined: stated.joined,
        left: stated.left,
        quota: stated.quota,
        phone: stated.phone.as_deref(),
        households: own.count(),
        open_issues: open.count(),
        away,
    }
}

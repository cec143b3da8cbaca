//! Suppositions as changed books: what is planned is always a book.

use super::Suppose;
use crate::calendar::DateRange;
use crate::model::{Book, RoleIx, Staff, StaffId};

/// The book as it would be.
pub(super) fn supposed(book: &Book, suppositions: &[Suppose]) -> Book {
    let mut book = book.clone();
    // A new member changes no index: it is added at the end, after every leave has been put in.
    for supposition in suppositions {
        match supposition {
            Suppose::Leave { member, days } => add_leave(&mut book, member.position(), *days),
            Suppose::MinutesPerDay(minutes) => book.policy.visit.minutes_per_day = *minutes,
            Suppose::Hire { .. } => {}
        }
    }
    for supposition in suppositions {
        if let Suppose::Hire { role, area } = supposition {
            hire(&mut book, *role, area.clone());
        }
    }
    book
}

fn add_leave(book: &mut Book, member: usize, days: DateRange) {
    if let Some(member) = book.staff.get_mut(member) {
        member.leave.push(days.into());
    }
}

/// Adds a member whose id sorts after every other, so that all indexes keep their meaning.
fn hire(book: &mut Book, role: RoleIx, area: Option<Box<str>>) {
    let last = book.staff.last().map_or("", |staff| staff.id.as_str());
    let id = format!("{last}+");
    let Some(place) = book
        .policy
        .roles
        .get(role.position())
        .map(|role| role.place.clone())
    else {
        return;
    };
    book.staff.push(Staff {
        name: format!("+{}", book.policy.roles[role.position()].name()),
        id: StaffId::new(id),
        role,
        areas: area.into_iter().collect(),
        department: None,
        works: [true, true, true, true, true, false, false],
        hours: None,
        holidays: false,
        leave: Vec::new(),
        joined: None,
        areas_since: None,
        left: None,
        quota: None,
        phone: None,
        place,
    });
}

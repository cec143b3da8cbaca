//! From the plan in the making to appointments with ids, rules and dues.

use std::collections::BTreeSet;

use super::intake::{Intake, Source};
use super::outcome::Appointment;
use super::problem::indexes;
use super::state::{Origin, Plan, Visit};
use crate::duties::agreed_id;
use crate::model::{
    Book, Booking, BookingRule, BookingState, PartyIx, QuotaIx, RuleIx, StaffIx, Team,
};

/// The appointments of a plan, by date, start, staff and id.
pub(super) fn appointments(book: &Book, intake: &Intake, plan: &Plan<'_>) -> Vec<Appointment> {
    let writer = Writer {
        book,
        intake,
        plan,
        saved: saved(book, intake),
    };
    let mut made: Vec<Appointment> = plan
        .visits()
        .map(|visit| writer.appointment(visit))
        .collect();
    made.sort_by(|one, other| {
        one.start
            .cmp(&other.start)
            .then_with(|| one.staff.cmp(&other.staff))
            .then_with(|| one.id.cmp(&other.id))
    });
    distinguish(book, intake, &mut made);
    made
}

/// The rows of the month's saved plan.
pub(super) fn saved<'b>(book: &'b Book, intake: &Intake) -> &'b [Booking] {
    book.plan(&intake.clock.month.name)
        .map_or(&[], |plan| &plan.rows)
}

struct Writer<'a> {
    book: &'a Book,
    intake: &'a Intake,
    plan: &'a Plan<'a>,
    saved: &'a [Booking],
}

impl Writer<'_> {
    fn appointment(&self, visit: &Visit) -> Appointment {
        let party = PartyIx::new(visit.party as usize);
        let first = self.intake.problem.parties[visit.party as usize]
            .duties
            .start;
        let duties: Vec<usize> = indexes(visit.duties)
            .map(|position| first + position)
            .collect();
        let due = duties
            .iter()
            .map(|&duty| self.intake.duties[duty].due)
            .min();
        let row = self.row(visit);
        Appointment {
            id: self.id(visit, party, &duties, row),
            start: self.intake.clock.instant(visit.start),
            minutes: visit.minutes.unsigned_abs(),
            staff: team_of(visit),
            party,
            channel: visit.channel,
            rules: self.rules(visit, &duties, row),
            due,
            state: if visit.is_fixed() {
                BookingState::Agreed
            } else {
                BookingState::Proposed
            },
            note: row
                .or_else(|| self.same(visit, party))
                .and_then(|row| row.note.clone()),
            duties,
        }
    }

    /// The agreed row an appointment is.
    fn row(&self, visit: &Visit) -> Option<&Booking> {
        let Origin::Fixed(fixed) = visit.origin else {
            return None;
        };
        match self.intake.origins.fixed[fixed as usize] {
            Source::Row(row) => Some(&self.saved[row]),
            Source::Agreement => None,
        }
    }

    /// The proposed row an appointment leaves as it was.
    fn same(&self, visit: &Visit, party: PartyIx) -> Option<&Booking> {
        let start = self.intake.clock.instant(visit.start);
        let rows = self
            .saved
            .iter()
            .filter(|row| row.state == BookingState::Proposed);
        rows.into_iter().find(|row| {
            row.party == party && row.starts_at() == start && row.channel == visit.channel
        })
    }

    fn id(&self, visit: &Visit, party: PartyIx, duties: &[usize], row: Option<&Booking>) -> String {
        if let Some(row) = row {
            return row.id.to_string();
        }
        if let Origin::TopUp(quota) = visit.origin {
            let member = &self.book[StaffIx::new(visit.lead as usize)].id;
            return format!(
                "{}/{}/{}/{member}",
                self.book.policy.top_up(self.quota(quota)),
                self.book[party].id,
                self.intake.clock.month.name
            );
        }
        match duties.first() {
            Some(&duty) => self.intake.duties[duty].id.clone(),
            None => id_at(self.book, party, self.intake, visit.start),
        }
    }

    /// The rules served: those of the duties, and those an agreed row names; then the quotas for whose
    /// sake somebody goes.
    fn rules(&self, visit: &Visit, duties: &[usize], row: Option<&Booking>) -> Vec<BookingRule> {
        let served: BTreeSet<RuleIx> = duties
            .iter()
            .map(|&duty| self.intake.duties[duty].rule)
            .collect();
        let mut rules: Vec<BookingRule> = row.map_or_else(Vec::new, |row| row.rules.clone());
        rules.extend(served.into_iter().map(BookingRule::Rule));
        let own = match visit.origin {
            Origin::TopUp(quota) => Some(quota),
            _ => None,
        };
        let quotas = own.into_iter().chain(visit.along.iter().copied());
        rules.extend(quotas.map(|quota| BookingRule::TopUp(self.quota(quota))));
        in_policy_order(rules)
    }

    fn quota(&self, quota: u32) -> QuotaIx {
        QuotaIx::new(self.plan.problem.quotas[quota as usize].rule as usize)
    }
}

/// Rules in policy order, each once; what the policy no longer has comes after them, as it stood, and
/// quotas topped up last, whoever goes first before who goes along.
pub(super) fn in_policy_order(rules: Vec<BookingRule>) -> Vec<BookingRule> {
    let place = |rule: &BookingRule| match rule {
        BookingRule::Rule(rule) => (0, rule.position()),
        BookingRule::Agreed | BookingRule::Gone(_) => (1, 0),
        BookingRule::TopUp(_) => (2, 0),
    };
    let mut ordered: Vec<BookingRule> = Vec::with_capacity(rules.len());
    for rule in rules {
        if !ordered.contains(&rule) {
            ordered.push(rule);
        }
    }
    ordered.sort_by_key(place);
    ordered
}

/// The lead first, the others by id, then who goes along; an agreed row as it stands.
pub(super) fn team_of(visit: &Visit) -> Team {
    let index = |&member: &u32| StaffIx::new(member as usize);
    if visit.is_fixed() {
        return visit.crew.iter().map(index).collect();
    }
    let mut others: Vec<StaffIx> = visit
        .team()
        .iter()
        .filter(|&&member| member != visit.lead)
        .map(index)
        .collect();
    others.sort_unstable();
    let along = visit.crew[visit.team().len()..].iter().map(index);
    let team = std::iter::once(index(&visit.lead)).chain(others);
    team.chain(along).collect()
}

fn id_at(book: &Book, party: PartyIx, intake: &Intake, start: i32) -> String {
    agreed_id(book, party, intake.clock.instant(start).date())
}

/// Sees to it that id and state together are unique: an agreement whose id another agreed row has
/// is called after its party and day, and, should that be taken too, numbered.
fn distinguish(book: &Book, intake: &Intake, made: &mut [Appointment]) {
    let is_row = |appointment: &Appointment| {
        let mut rows = saved(book, intake).iter();
        rows.any(|row| {
            row.id.as_str() == appointment.id
                && row.starts_at() == appointment.start
                && row.party == appointment.party
        })
    };
    let mut taken: BTreeSet<(String, BookingState)> = made
        .iter()
        .filter(|made| is_row(made))
        .map(|made| (made.id.clone(), made.state))
        .collect();
    for made in made {
        if made.state != BookingState::Agreed || is_row(made) {
            continue;
        }
        let by_day = agreed_id(book, made.party, made.start.date());
        let numbered = (2..).map(|number| format!("{by_day}/{number}"));
        let names = std::iter::once(made.id.clone())
            .chain([by_day.clone()])
            .chain(numbered);
        let mut free = names.filter(|name| !taken.contains(&(name.clone(), BookingState::Agreed)));
        if let Some(name) = free.next() {
            made.id = name;
        }
        taken.insert((made.id.clone(), BookingState::Agreed));
    }
}

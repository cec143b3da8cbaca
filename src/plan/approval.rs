//! Whether a saved plan is approved: by whom each leading role reports to, and as it stands now
//! (W1, K1 of the rule ledger).

use std::collections::BTreeMap;

use crate::calendar::Instant;
use crate::model::{Approval, Book, Booking, BookingState, Plan, RoleIx, StaffIx, digest};

/// How a saved plan, or a part of it, stands with those who approve it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Approved {
    /// By everybody who must.
    Yes,
    /// By some.
    Partly,
    /// By nobody.
    No,
    /// It was, and has changed since.
    Void,
    /// Nobody has to: its leaders report to nobody.
    NotNeeded,
}

impl Approved {
    /// Every word of the wire.
    pub const ALL: [Approved; 5] = [
        Approved::Yes,
        Approved::Partly,
        Approved::No,
        Approved::Void,
        Approved::NotNeeded,
    ];

    /// The word of the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Approved::Yes => "approved",
            Approved::Partly => "partly",
            Approved::No => "missing",
            Approved::Void => "void",
            Approved::NotNeeded => "not_needed",
        }
    }
}

/// The rows of a saved plan that one role approves.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// Who approves.
    pub by: RoleIx,
    /// The leading roles that report to it, in policy order.
    pub roles: Vec<RoleIx>,
    /// How it stands: approved, not, or void.
    pub state: Approved,
    /// The last approval, void or not.
    pub approval: Option<&'a Approval>,
    /// What its rows say.
    pub digest: String,
}

/// How the parts of a saved plan stand at `now`, in policy order of the approving roles. Who leads
/// and reports to nobody needs no approval.
pub fn parts<'a>(book: &'a Book, plan: &Plan, now: Instant) -> Vec<Part<'a>> {
    let mut rows: BTreeMap<RoleIx, Vec<&Booking>> = BTreeMap::new();
    for row in &plan.rows {
        if let Some(by) = approver(book, row) {
            rows.entry(by).or_default().push(row);
        }
    }
    rows.into_iter()
        .map(|(by, rows)| part(book, plan, by, &rows, now))
        .collect()
}

/// How a plan of these parts stands as a whole.
pub fn whole(parts: &[Part<'_>]) -> Approved {
    let is = |state: Approved| move |part: &&Part<'_>| part.state == state;
    let yes = parts.iter().filter(is(Approved::Yes)).count();
    if parts.is_empty() {
        Approved::NotNeeded
    } else if parts.iter().any(|part| part.state == Approved::Void) {
        Approved::Void
    } else if yes == parts.len() {
        Approved::Yes
    } else if yes > 0 {
        Approved::Partly
    } else {
        Approved::No
    }
}

/// The role that approves a row: whom the role of its leader reports to.
fn approver(book: &Book, row: &Booking) -> Option<RoleIx> {
    book[lead_role(book, row)?].reports_to
}

fn lead_role(book: &Book, row: &Booking) -> Option<RoleIx> {
    row.staff.first().map(|lead| book[*lead].role)
}

/// How a year's plan, of this file and with bytes of this digest, stands at `now`, with the last approval, void or not (W14 of the rule
/// ledger).
pub fn of_year<'a>(
    book: &'a Book,
    file: &str,
    digest: &str,
    now: Instant,
) -> (Approved, Option<&'a Approval>) {
    let mut approvals = book.approvals.iter().rev();
    let approval =
        approvals.find(|approval| *approval.plan == *file && approval.approved_at <= now);
    let state = match approval {
        _ if !book
            .policy
            .roles
            .iter()
            .any(|role| role.reports_to.is_some()) =>
        {
            Approved::NotNeeded
        }
        Some(approval) if *approval.digest == *digest => Approved::Yes,
        Some(_) => Approved::Void,
        None => Approved::No,
    };
    (state, approval)
}

/// Whether members of a role approve what others plan.
pub fn approves(book: &Book, role: RoleIx) -> bool {
    let mut roles = book.policy.roles.iter();
    roles.any(|other| other.reports_to == Some(role))
}

/// What bytes are known by.
pub fn digest_of(bytes: &[u8]) -> String {
    format!("sha256:{}", digest(bytes))
}

fn part<'a>(book: &'a Book, plan: &Plan, by: RoleIx, rows: &[&Booking], now: Instant) -> Part<'a> {
    let mut roles: Vec<RoleIx> = rows.iter().filter_map(|row| lead_role(book, row)).collect();
    roles.sort_unstable();
    roles.dedup();
    let file = Plan::file(&plan.month);
    let mut approvals = book.approvals.iter().rev();
    let approval = approvals.find(|approval| {
        *approval.plan == *file && approval.approved_at <= now && book[approval.by].role == by
    });
    let state = match approval {
        Some(approval) if stands(book, &approval.digest, rows) => Approved::Yes,
        Some(_) => Approved::Void,
        None => Approved::No,
    };
    Part {
        by,
        roles,
        state,
        approval,
        digest: digest_of_rows(book, rows),
    }
}

/// What a digest begins with.
const MARK: &str = "rows:";
/// How many hexadecimal digits stand for a row.
const DIGITS: usize = 8;

/// What rows say, whatever their order and spelling in the file: every cell counts. A short hash of each
/// row, sorted, so that it can be told later which rows are others.
fn digest_of_rows(book: &Book, rows: &[&Booking]) -> String {
    let mut hashes: Vec<String> = rows.iter().map(|row| hash(book, row, row.state)).collect();
    hashes.sort_unstable();
    format!("{MARK}{}", hashes.concat())
}

/// Whether rows say what was approved, but for what was agreed with owners since: each row that is new is
/// agreed, or an approved agreement that was called off, and each that is gone became one of them.
fn stands(book: &Book, digest: &str, rows: &[&Booking]) -> bool {
    let Some(hashes) = digest.strip_prefix(MARK).filter(|hashes| hashes.is_ascii()) else {
        return false;
    };
    let mut approved: BTreeMap<&str, usize> = BTreeMap::new();
    for at in (0..hashes.len()).step_by(DIGITS) {
        let hash = &hashes[at..hashes.len().min(at + DIGITS)];
        *approved.entry(hash).or_default() += 1;
    }
    let mut takes = |hash: &str| match approved.get_mut(hash) {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    };
    let is_new = |row: &&&Booking| !takes(&hash(book, row, row.state));
    let new: Vec<&&Booking> = rows.iter().filter(is_new).collect();
    let mut agreed = 0;
    for row in new {
        match row.state {
            BookingState::Agreed => agreed += 1,
            BookingState::Cancelled if takes(&hash(book, row, BookingState::Agreed)) => {}
            _ => return false,
        }
    }
    approved.values().sum::<usize>() <= agreed
}

/// The hash of a row, as it would be in `state`.
fn hash(book: &Book, row: &Booking, state: BookingState) -> String {
    let mut known_by = digest(line(book, row, state));
    known_by.truncate(DIGITS);
    known_by
}

/// The approvals that were good `before` and are void after a change.
pub fn voided<'p, 'a>(before: &[Part<'_>], after: &'p [Part<'a>]) -> Vec<&'p Part<'a>> {
    let was_good = |part: &&Part<'_>| {
        let mut earlier = before.iter();
        earlier.any(|one| one.by == part.by && one.state == Approved::Yes)
    };
    let void = after.iter().filter(|part| part.state == Approved::Void);
    void.filter(was_good).collect()
}

fn line(book: &Book, row: &Booking, state: BookingState) -> String {
    let staff: Vec<&str> = row
        .staff
        .iter()
        .map(|&member: &StaffIx| book[member].id.as_str())
        .collect();
    let rules: Vec<String> = row
        .rules
        .iter()
        .map(|rule| rule.text(&book.policy).into_owned())
        .collect();
    let due = row.due.map(|due| due.to_string()).unwrap_or_default();
    let cells = [
        row.id.to_string(),
        row.date.to_string(),
        row.start.to_string(),
        staff.join(";"),
        book[row.party].id.to_string(),
        row.channel.to_string(),
        row.minutes.to_string(),
        rules.join(";"),
        due,
        state.as_str().to_owned(),
        row.note.as_deref().unwrap_or_default().to_owned(),
    ];
    cells.join("\t")
}

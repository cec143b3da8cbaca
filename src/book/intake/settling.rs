//! Several headings for one column: told apart where they can be, else refused.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::{folded, without_brackets};
use super::header::Found;
use super::heading::{Heading, Use, letters};
use super::recognising::{LayoutFault, use_of};
use super::table::Table;
use super::vocabulary::vocabulary;
use crate::book::schema::Kind;

/// Headings that stand for one column although they stand in different groups are told apart by their
/// groups: 业主 · 姓名 and 租户 · 姓名.
pub(super) fn settle_groups(headings: &mut [Heading], found: &Found, table: Table) {
    let repeated = repeated(headings);
    for heading in headings.iter_mut().filter(|heading| !heading.is_told) {
        if !repeated.contains(&key(heading)) {
            continue;
        }
        let group = found
            .texts
            .get(&heading.column)
            .and_then(|(_, group)| group.clone());
        let Some(group) = group else { continue };
        let bare = ["信息", "资料", "情况"]
            .iter()
            .find_map(|ending| group.strip_suffix(ending))
            .unwrap_or(&group)
            .to_owned();
        let whole = format!("{bare}{}", heading.text);
        heading.text = format!("{bare}-{}", heading.text);
        heading.used = match use_of(table, &whole, &[]) {
            Use::Kept(_) => Use::Kept(heading.text.clone()),
            used => used,
        };
    }
}

fn key(heading: &Heading) -> String {
    match &heading.used {
        Use::Column(column) => column.clone(),
        Use::Party(part) => format!("party.{part}"),
        _ => String::new(),
    }
}

/// The columns that several headings stand for.
fn repeated(headings: &[Heading]) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for heading in headings {
        *counts.entry(key(heading)).or_default() += 1;
    }
    let repeated = counts
        .into_iter()
        .filter(|(key, count)| !key.is_empty() && *count > 1);
    repeated.map(|(key, _)| key).collect()
}

pub(super) fn settle_second_choices(headings: &mut [Heading], table: Table) {
    let repeated = repeated(headings);
    let is_second = |heading: &Heading| {
        let meaning = vocabulary().heading(table, &heading.text);
        !heading.is_told && meaning.is_some_and(|meaning| meaning.is_second_choice)
    };
    for column in repeated {
        let of_it: Vec<usize> = (0..headings.len())
            .filter(|at| key(&headings[*at]) == column)
            .collect();
        let firsts = of_it
            .iter()
            .filter(|at| !is_second(&headings[**at]))
            .count();
        let mut kept = usize::from(firsts == 0);
        for at in of_it {
            if is_second(&headings[at]) {
                if kept == 1 {
                    kept = 0;
                } else {
                    headings[at].used = Use::Kept(headings[at].text.clone());
                }
            }
        }
    }
}

/// A day in one column and its time in another are one moment.
pub(super) fn settle_moments(headings: &mut [Heading], table: Table) {
    for column in repeated(headings) {
        let kind = table.schema().column(&column).map(|column| column.kind);
        if !matches!(kind, Some(Kind::Instant | Kind::Moment)) {
            continue;
        }
        let of_it: Vec<usize> = (0..headings.len())
            .filter(|at| key(&headings[*at]) == column)
            .collect();
        let [one, other] = of_it[..] else { continue };
        let speaks_of_day = |at: usize| {
            let text = folded(&without_brackets(&headings[at].text));
            ["日期", "日", "date", "day"]
                .iter()
                .any(|ending| text.ends_with(ending))
        };
        let (day, time) = match (speaks_of_day(one), speaks_of_day(other)) {
            (true, false) => (one, other),
            (false, true) => (other, one),
            _ => continue,
        };
        headings[day].used = Use::Day(column.clone());
        headings[time].used = Use::Time(column);
    }
}

pub(super) fn clashes(headings: &[Heading]) -> Result<(), LayoutFault> {
    let Some(column) = repeated(headings).into_iter().next() else {
        return Ok(());
    };
    let of_it = headings.iter().filter(|heading| key(heading) == column);
    Err(LayoutFault::Clash {
        headings: of_it
            .map(|heading| (heading.text.clone(), letters(heading.column)))
            .collect(),
        column,
    })
}

/// Columns kept under a name that is free, and can stand in a header.
pub(super) fn name_kept(headings: &mut [Heading], table: Table) {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for heading in headings {
        let Use::Kept(name) = &heading.used else {
            continue;
        };
        if table == Table::Staff {
            heading.used = Use::Unkept;
            continue;
        }
        let mut free = name.trim().to_owned();
        // A heading that a column of ours is called by stays in another's name only with a mark.
        while table.schema().column(&free).is_some() || taken.contains(&free) {
            free.push('_');
        }
        taken.insert(free.clone());
        heading.used = Use::Kept(free);
    }
}

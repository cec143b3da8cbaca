//! What head office ought to see first: what cannot be read, who lies far below the others, how far the
//! communities lie apart.

use std::cmp::Ordering;

use super::Shown;
use crate::duties::figures::Share;
use crate::ops::group::{Group, GroupRow};
use crate::sheet::{Cell, Column, Kind, Row, Table, percent};
use crate::words::{Message, Words};

/// Rows named for one figure.
const NAMED: usize = 3;
/// A share lies far below the whole from so many hundredths on.
const FAR: u64 = 10;

/// The points, gravest first.
pub(super) fn points<F: Shown>(group: &Group<F>, words: Words) -> Vec<String> {
    let unread = group.rows.iter().filter_map(|row| {
        let (path, fault) = (row.path.as_ref()?, row.fault.as_ref()?);
        Some(words.say(Message::GroupUnread { path, fault }))
    });
    let remarks = group.remarks.iter().map(|remark| match &remark.path {
        Some(path) => words.say(Message::GroupRemark {
            path,
            text: &remark.text,
        }),
        None => remark.text.clone(),
    });
    let mut points: Vec<String> = unread.chain(remarks).collect();
    for (figure, share) in F::shares() {
        points.extend(far_below(group, &words.say(figure), share, words));
    }
    points
}

fn far_below<F: Shown>(
    group: &Group<F>,
    figure: &str,
    share: fn(&F) -> Share,
    words: Words,
) -> Vec<String> {
    let Some(whole) = group.total.figures.as_ref().map(share) else {
        return Vec::new();
    };
    let ranked = ranked(&group.rows, share);
    let far = ranked.into_iter().filter(|(_, of)| {
        u128::from(of.n) * 100 * u128::from(whole.of)
            + u128::from(FAR) * u128::from(of.of) * u128::from(whole.of)
            < u128::from(whole.n) * 100 * u128::from(of.of)
    });
    let told = far.take(NAMED).map(|(row, of)| {
        words.say(Message::GroupFarBelow {
            figure: &figure,
            community: &name(row, &group.by),
            share: &shown(of),
            whole: &shown(whole),
        })
    });
    told.collect()
}

fn shown(share: Share) -> String {
    percent(share.n, share.of).unwrap_or_default()
}

/// What a row is called: its last label.
pub(super) fn name<F>(row: &GroupRow<F>, by: &[String]) -> String {
    let last = by.last().and_then(|label| row.labels.get(label));
    let community = row.labels.get("community").or(last);
    community
        .and_then(|value| value.as_str())
        .unwrap_or("–")
        .to_owned()
}

/// The rows by a share, lowest first; a share of nothing has no place.
pub(super) fn ranked<F>(
    rows: &[GroupRow<F>],
    share: fn(&F) -> Share,
) -> Vec<(&GroupRow<F>, Share)> {
    let shares = rows
        .iter()
        .filter_map(|row| Some((row, share(row.figures.as_ref()?))));
    let mut ranked: Vec<_> = shares.filter(|(_, share)| share.of > 0).collect();
    ranked.sort_by(|(_, one), (_, other)| compare(*one, *other));
    ranked
}

fn compare(one: Share, other: Share) -> Ordering {
    let product = |share: Share, of: Share| u128::from(share.n) * u128::from(of.of);
    product(one, other).cmp(&product(other, one))
}

/// The lowest, the middle and the highest of each share.
pub(super) fn spread<F: Shown>(group: &Group<F>, words: Words) -> Option<Table> {
    let say = |message| words.say(message);
    let columns = vec![
        Column::new("figure", say(Message::GroupFigure), Kind::Text),
        Column::new("lowest", say(Message::GroupLowest), Kind::Share),
        Column::new("median", say(Message::GroupMedian), Kind::Share),
        Column::new("highest", say(Message::GroupHighest), Kind::Share),
    ];
    let mut table = Table::new("spread", columns).title(say(Message::GroupSpread));
    for (figure, share) in F::shares() {
        let ranked = ranked(&group.rows, share);
        let at = |place: usize| Cell::Share {
            n: ranked[place].1.n,
            of: ranked[place].1.of,
        };
        if ranked.len() > 1 {
            let cells = [0, ranked.len() / 2, ranked.len() - 1].map(at);
            let figure = Cell::Text(words.say(figure));
            table.push(Row::new(std::iter::once(figure).chain(cells).collect()));
        }
    }
    (!table.rows.is_empty()).then_some(table)
}

//! The charts of a group: months side by side, and who stands where.

use super::Shown;
use super::attention::{name, ranked};
use crate::duties::figures::Share;
use crate::ops::group::Group;
use crate::sheet::{Bar, Chart, Plot, Series, percent};
use crate::words::{Message, Words};

/// Bars of the ranking, lowest first.
const BARS: usize = 20;
/// Months from which on there is a trend to see.
const MONTHS: usize = 3;

fn tenths(share: Share) -> Option<i64> {
    let of = u128::from(share.of);
    let rounded = (of > 0).then(|| (u128::from(share.n) * 2000 + of) / (of * 2));
    rounded.and_then(|tenths| i64::try_from(tenths).ok())
}

/// The shares of all communities together, month by month.
pub(super) fn trend<F: Shown>(group: &Group<F>, words: Words) -> Option<Chart> {
    let series = F::shares().into_iter().map(|(figure, share)| Series {
        name: words.say(figure),
        values: group
            .trend
            .iter()
            .map(|(_, sum)| tenths(share(sum)))
            .collect(),
    });
    let series: Vec<Series> = series.collect();
    let labels = group.trend.iter().map(|(name, _)| name.clone()).collect();
    (group.trend.len() >= MONTHS && !series.is_empty()).then(|| Chart {
        key: "trend",
        title: words.say(Message::GroupTrend),
        unit: "%".to_owned(),
        decimals: 1,
        full: Some(1000),
        target: String::new(),
        plot: Plot::Lines { labels, series },
    })
}

/// The rows by their first share, lowest first.
pub(super) fn ranking<F: Shown>(group: &Group<F>, words: Words) -> Option<Chart> {
    let (_, share) = F::shares().into_iter().next()?;
    let bars = ranked(&group.rows, share).into_iter().take(BARS);
    let bars = bars.map(|(row, of)| Bar {
        label: name(row, &group.by),
        value: tenths(of),
        target: None,
        note: format!(
            "{}/{} {}",
            of.n,
            of.of,
            percent(of.n, of.of).unwrap_or_default()
        ),
    });
    let bars: Vec<Bar> = bars.collect();
    (bars.len() > 1).then(|| Chart {
        key: "ranking",
        title: words.say(Message::GroupRanking),
        unit: "%".to_owned(),
        decimals: 1,
        full: Some(1000),
        target: String::new(),
        plot: Plot::Bars(bars),
    })
}

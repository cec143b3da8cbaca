//! From communities to rows.

use serde_json::{Map, Value};

use super::add::Add;
use super::answer::{Community, Group, GroupRow, Remark};
use super::figures::Figures;

/// The label of a single community.
const COMMUNITY: &str = "community";

/// The rows of a group: one a community, or one for each value of the labels `by`, in the order in
/// which the paths come to them.
pub fn grouped<F: Figures>(
    communities: &[Community<F>],
    by: &[String],
    remarks: Vec<Remark>,
) -> Group<F> {
    let mut total = empty(Map::new());
    let mut all = remarks;
    for community in communities {
        total.count(community);
        all.extend(community.remarks.iter().map(|text| Remark {
            path: Some(community.path.clone()),
            text: text.clone(),
        }));
    }
    Group {
        rows: rows(communities, by),
        total,
        remarks: all,
        by: if by.is_empty() {
            names(communities)
        } else {
            by.to_vec()
        },
        trend: trend(communities),
        levels: levels(communities),
    }
}

fn rows<F: Figures>(communities: &[Community<F>], by: &[String]) -> Vec<GroupRow<F>> {
    if by.is_empty() {
        return communities.iter().map(single).collect();
    }
    let mut rows: Vec<GroupRow<F>> = Vec::new();
    for community in communities {
        let labels: Map<String, Value> = by
            .iter()
            .map(|name| (name.clone(), label(community, name)))
            .collect();
        let place = rows.iter().position(|row| row.labels == labels);
        let place = place.unwrap_or_else(|| {
            rows.push(empty(labels));
            rows.len() - 1
        });
        rows[place].count(community);
    }
    rows
}

fn label<F>(community: &Community<F>, name: &str) -> Value {
    let found = community.labels.iter().find(|(label, _)| label == name);
    found.map_or(Value::Null, |(_, value)| value.as_str().into())
}

/// The row of one community.
fn single<F: Figures>(community: &Community<F>) -> GroupRow<F> {
    let labels = community.labels.iter();
    let mut row = empty(
        labels
            .map(|(name, value)| (name.clone(), value.as_str().into()))
            .collect(),
    );
    row.count(community);
    row.path = Some(community.path.clone());
    row.fault = community.told.as_ref().err().cloned();
    row
}

fn empty<F>(labels: Map<String, Value>) -> GroupRow<F> {
    GroupRow {
        labels,
        path: None,
        communities: 0,
        unreadable: 0,
        data_errors: 0,
        left_out: 0,
        fault: None,
        figures: None,
        before: None,
    }
}

impl<F: Figures> GroupRow<F> {
    fn count(&mut self, community: &Community<F>) {
        self.communities += 1;
        match &community.told {
            Err(_) => self.unreadable += 1,
            Ok(told) => {
                self.data_errors += told.data_errors;
                self.left_out += told.left_out;
                add(&mut self.figures, told.figures.first());
                add(&mut self.before, told.figures.get(1));
            }
        }
    }
}

fn add<F: Add + Clone>(sum: &mut Option<F>, more: Option<&F>) {
    match (sum, more) {
        (Some(sum), Some(more)) => sum.and(more),
        (sum @ None, Some(more)) => *sum = Some(more.clone()),
        (_, None) => {}
    }
}

/// The names of all labels, in the order in which they are met.
fn names<F>(communities: &[Community<F>]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (name, _) in communities.iter().flat_map(|community| &community.labels) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

/// Each period's figures of all communities, the earliest first.
fn trend<F: Figures>(communities: &[Community<F>]) -> Vec<(String, F)> {
    let told = || {
        communities
            .iter()
            .filter_map(|community| community.told.as_ref().ok())
    };
    let periods = told().next().map_or(&[][..], |told| &told.periods);
    let periods = periods.iter().enumerate().rev();
    let sums = periods.map(|(place, name)| {
        let mut sum = F::default();
        told()
            .filter_map(|told| told.figures.get(place))
            .for_each(|figures| sum.and(figures));
        (name.clone(), sum)
    });
    sums.collect()
}

/// The rows of each level above the communities: by the first label, by the first two, and so on.
fn levels<F: Figures>(communities: &[Community<F>]) -> Vec<(String, Vec<GroupRow<F>>)> {
    let mut names = names(communities);
    names.retain(|name| name != COMMUNITY);
    let depths = 1..=names.len();
    depths
        .map(|depth| (names[depth - 1].clone(), rows(communities, &names[..depth])))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::answer::Told;
    use super::super::figures::LateCounts;
    use super::*;

    fn community(city: &str, name: &str, late: Option<u64>) -> Community<LateCounts> {
        let figures = |all| LateCounts {
            all,
            ..LateCounts::default()
        };
        Community {
            labels: vec![
                ("city".into(), city.into()),
                ("community".into(), name.into()),
            ],
            path: format!("{city}/{name}"),
            told: late.map_or(Err("broken".to_owned()), |late| {
                Ok(Told {
                    figures: vec![figures(late), figures(10 * late)],
                    periods: vec!["2026-11".into(), "2026-10".into()],
                    data_errors: 1,
                    left_out: 2,
                })
            }),
            remarks: Vec::new(),
        }
    }

    #[test]
    fn what_cannot_be_read_is_a_row_and_counted_as_missing() {
        let all = [
            community("a", "x", Some(2)),
            community("a", "y", None),
            community("b", "z", Some(3)),
        ];
        let group = grouped(&all, &[], Vec::new());
        assert_eq!(group.rows.len(), 3);
        assert_eq!(group.rows[1].fault.as_deref(), Some("broken"));
        assert_eq!(group.rows[1].figures, None);
        assert_eq!(group.total.figures.unwrap().all, 5);
        assert_eq!((group.total.communities, group.total.unreadable), (3, 1));
        assert_eq!(group.total.before.unwrap().all, 50);
        let cities = grouped(&all, &["city".to_owned()], Vec::new());
        let rows: Vec<(u64, u64)> = cities
            .rows
            .iter()
            .map(|row| (row.communities, row.figures.unwrap().all))
            .collect();
        assert_eq!(rows, [(2, 2), (1, 3)]);
        let trend: Vec<(&str, u64)> = cities
            .trend
            .iter()
            .map(|(name, sum)| (name.as_str(), sum.all))
            .collect();
        assert_eq!(trend, [("2026-10", 50), ("2026-11", 5)]);
    }
}

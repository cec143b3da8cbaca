//! A file of TOML that begins from another: what it says itself counts, the rest is taken from there.
//!
//! Tables are put together key by key; lists whose items have ids item by item, in the order of the
//! other file, those of the file's own last. Everything else is taken as a whole.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue, Deserializer};

/// The key that names the other file.
pub(crate) const EXTENDS: &str = "extends";
/// The key that lists the ids of what is not taken from it.
pub(crate) const WITHOUT: &str = "without";

/// Takes into `own` what only `base` says. What was taken stands where `extends` does, so that a fault
/// which shows only when both are together is told there.
pub(super) fn extend<'a>(own: &mut DeTable<'a>, base: DeTable<'a>) {
    let at = own.get(EXTENDS).map_or(0..0, Spanned::span);
    let without: Vec<String> = own.get(WITHOUT).map_or(Vec::new(), texts);
    fill(own, base, &without, &at);
}

/// What a file that begins from another says in the end; `None` where one of them is no TOML.
pub(crate) fn extended(own: &str, base: &str) -> Option<toml::Table> {
    let mut table = DeTable::parse(own).ok()?;
    extend(table.get_mut(), DeTable::parse(base).ok()?.into_inner());
    toml::Table::deserialize(Deserializer::from(table)).ok()
}

fn texts(list: &Spanned<DeValue<'_>>) -> Vec<String> {
    let items = list
        .get_ref()
        .as_array()
        .into_iter()
        .flat_map(|list| list.iter());
    let texts = items.filter_map(|item| item.get_ref().as_str());
    texts.map(str::to_owned).collect()
}

fn fill<'a>(own: &mut DeTable<'a>, base: DeTable<'a>, without: &[String], at: &Range<usize>) {
    for (key, value) in base {
        let name = key.get_ref().to_string();
        match (own.get_mut(name.as_str()), value.into_inner()) {
            (Some(stated), value) => together(stated, value, without, at),
            (None, value) => {
                let value = without_some(moved(value, at), without);
                own.insert(Spanned::new(at.clone(), key.into_inner()), value);
            }
        }
    }
}

/// Both say something under one key.
fn together<'a>(
    stated: &mut Spanned<DeValue<'a>>,
    base: DeValue<'a>,
    without: &[String],
    at: &Range<usize>,
) {
    match (stated.get_mut(), base) {
        (DeValue::Table(own), DeValue::Table(base)) => fill(own, base, without, at),
        (DeValue::Array(own), DeValue::Array(base)) if has_ids(own) && has_ids(&base) => {
            let mut left: Vec<_> = std::mem::replace(own, nothing()).into_iter().collect();
            for item in base {
                own.push(one(&mut left, item.into_inner(), at));
            }
            drop_ids(own, without);
            for item in left {
                own.push(item);
            }
        }
        _ => {}
    }
}

/// An item of the other file, or the file's own of the same id with what it leaves out.
fn one<'a>(
    left: &mut Vec<Spanned<DeValue<'a>>>,
    base: DeValue<'a>,
    at: &Range<usize>,
) -> Spanned<DeValue<'a>> {
    let same = left.iter().position(|item| id(item.get_ref()) == id(&base));
    let Some(place) = same else {
        return moved(base, at);
    };
    let mut item = left.remove(place);
    together(&mut item, base, &[], at);
    item
}

fn id<'v>(item: &'v DeValue<'_>) -> Option<&'v str> {
    item.as_table()?.get("id")?.get_ref().as_str()
}

fn has_ids(list: &DeArray<'_>) -> bool {
    list.iter().all(|item| id(item.get_ref()).is_some())
}

/// The same without the items of these ids.
fn without_some<'a>(mut list: Spanned<DeValue<'a>>, without: &[String]) -> Spanned<DeValue<'a>> {
    if let DeValue::Array(items) = list.get_mut() {
        drop_ids(items, without);
    }
    list
}

fn nothing<'a>() -> DeArray<'a> {
    std::iter::empty().collect()
}

/// Drops the items of these ids.
fn drop_ids(list: &mut DeArray<'_>, without: &[String]) {
    let is_kept = |item: &Spanned<DeValue<'_>>| {
        id(item.get_ref()).is_none_or(|id| !without.iter().any(|dropped| dropped == id))
    };
    *list = std::mem::replace(list, nothing())
        .into_iter()
        .filter(is_kept)
        .collect();
}

/// A value as if it stood at `at`.
fn moved<'a>(value: DeValue<'a>, at: &Range<usize>) -> Spanned<DeValue<'a>> {
    let value = match value {
        DeValue::Array(items) => {
            let items = items.into_iter();
            DeValue::Array(items.map(|item| moved(item.into_inner(), at)).collect())
        }
        DeValue::Table(table) => {
            let pairs = table.into_iter().map(|(key, value)| {
                let key = Spanned::new(at.clone(), key.into_inner());
                (key, moved(value.into_inner(), at))
            });
            DeValue::Table(pairs.collect())
        }
        other => other,
    };
    Spanned::new(at.clone(), value)
}

#[cfg(test)]
mod tests {
    use super::extended;

    #[test]
    fn what_the_file_says_itself_counts() {
        let base = "data_version = 1\n[roles.butler]\ntitle = 'A'\n[[quota]]\nid = 'q'\nhouseholds = 15\nrole = 'butler'\n[[quota]]\nid = 'r'\nhouseholds = 1\n[limits]\nlog_within = '2d'\nanswer = { urgent = '24h', general = '48h' }\n";
        let own = "extends = '../rulebook.toml'\nwithout = ['r', 'x']\n[[quota]]\nid = 's'\nhouseholds = 2\n[[quota]]\nid = 'q'\nhouseholds = 12\n[limits]\nanswer = { general = '72h' }\n";
        let result = extended(own, base).unwrap();
        let expected: toml::Table = "extends = '../rulebook.toml'\nwithout = ['r', 'x']\ndata_version = 1\n[roles.butler]\ntitle = 'A'\n[[quota]]\nid = 'q'\nhouseholds = 12\nrole = 'butler'\n[[quota]]\nid = 's'\nhouseholds = 2\n[limits]\nlog_within = '2d'\nanswer = { urgent = '24h', general = '72h' }\n".parse().unwrap();
        assert_eq!(result, expected);
        let order: Vec<&str> = result["quota"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["id"].as_str().unwrap())
            .collect();
        assert_eq!(order, ["q", "s"]);
    }
}

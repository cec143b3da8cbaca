//! The words for days, hours and periods, as tables for the room `calendar`.

use std::fmt::Write as _;

use toml::{Table, Value};

use super::fold::plain;
use super::source::Source;
use super::vocabulary::synonyms;

/// The Rust text of the tables; of words that begin alike the longer one stands first.
pub fn generate(sources: &[Source]) -> Result<String, String> {
    let days = file(sources, "days.toml")?;
    let when = file(sources, "when.toml")?;
    let mut out = String::new();
    out.push_str(&table(days, "weekday", "usize", |place, _, _| {
        Ok(place.to_string())
    })?);
    out.push_str(&table(days, "month", "u32", |place, _, _| {
        Ok((place + 1).to_string())
    })?);
    out.push_str(&table(when, "day", "i32", |_, _, entry| {
        number(entry, "days")
    })?);
    out.push_str(&table(when, "week", "i32", |_, _, entry| {
        number(entry, "weeks")
    })?);
    out.push_str(&table(when, "span", "Length", |_, key, _| {
        Ok(format!("Length::{}", super::name::camel(key)))
    })?);
    out.push_str(&table(when, "mark", "Mark", |_, key, _| {
        Ok(format!("Mark::{}", super::name::camel(key)))
    })?);
    out.push_str(&table(when, "part", "Part", |_, _, entry| part(entry))?);
    out.push_str(&table(when, "period", "(Unit, i32)", |_, _, entry| {
        let unit = entry.get("unit").and_then(Value::as_str).ok_or("unit")?;
        Ok(format!("(Unit::{unit}, {})", number(entry, "steps")?))
    })?);
    out.push_str(&listed(when)?);
    Ok(out)
}

fn file<'s>(sources: &'s [Source], name: &str) -> Result<&'s Source, String> {
    let found = sources
        .iter()
        .find(|source| source.name.ends_with(&format!("/{name}")));
    found.ok_or(format!("src/words/vocabulary/{name} is missing"))
}

fn list<'s>(source: &'s Source, name: &str) -> Result<&'s Table, String> {
    let found = source.tables()?.into_iter().find(|(list, _)| *list == name);
    found
        .map(|(_, table)| table)
        .ok_or_else(|| source.fault(name, "is missing"))
}

/// One table `WORDS: &[(&str, KIND)]`, with what each entry means.
fn table(
    source: &Source,
    name: &str,
    kind: &str,
    meaning: impl Fn(usize, &str, &Table) -> Result<String, &'static str>,
) -> Result<String, String> {
    let mut rows = Vec::new();
    for (place, (key, value)) in list(source, name)?.iter().enumerate() {
        let at = format!("{name}.{key}");
        let entry = value
            .as_table()
            .ok_or_else(|| source.fault(&at, "is no table"))?;
        let meant = meaning(place, key, entry);
        let meant = meant.map_err(|lacks| source.fault(&at, &format!("lacks {lacks}")))?;
        let printed = ["en", "zh"]
            .into_iter()
            .filter_map(|language| entry.get(language)?.as_str());
        let words = synonyms(source, &at, entry)?;
        for word in printed.chain(words.iter().map(String::as_str)) {
            // `this half-year` and `this half year` are one.
            rows.push((plain(word).replace('-', " "), meant.clone()));
        }
    }
    rows.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then(a.cmp(b)));
    rows.dedup();
    if let Some(twice) = rows.windows(2).find(|two| two[0].0 == two[1].0) {
        return Err(source.fault(name, &format!("`{}` means two things", twice[0].0)));
    }
    let mut out = format!(
        "pub(super) static {}S: &[(&str, {kind})] = &[\n",
        name.to_uppercase()
    );
    for (word, meant) in rows {
        let _ = writeln!(out, "    ({word:?}, {meant}),");
    }
    out.push_str("];\n\n");
    Ok(out)
}

fn number(entry: &Table, key: &'static str) -> Result<String, &'static str> {
    let number = entry.get(key).and_then(Value::as_integer);
    number.map(|number| number.to_string()).ok_or(key)
}

fn part(entry: &Table) -> Result<String, &'static str> {
    let hours = entry.get("hours").and_then(Value::as_array);
    let hours: Vec<i64> = hours
        .into_iter()
        .flatten()
        .filter_map(Value::as_integer)
        .collect();
    let [first, last] = hours[..] else {
        return Err("`hours`");
    };
    let days = entry.get("days").and_then(Value::as_integer);
    Ok(format!(
        "Part {{ first: {first}, last: {last}, days: {days:?} }}"
    ))
}

/// The words for periods that are named where a word is not understood: in English, in Chinese.
fn listed(source: &Source) -> Result<String, String> {
    let mut out = String::from(
        "/// Words for periods, in English and in Chinese, to be listed where a word is not understood.\n\
         pub static PERIOD_WORDS: &[(&str, &str)] = &[\n",
    );
    for (english, chinese) in list(source, "listed")? {
        let chinese = chinese.as_str();
        let chinese = chinese.ok_or_else(|| source.fault(english, "has no Chinese"))?;
        let _ = writeln!(out, "    ({english:?}, {chinese:?}),");
    }
    out.push_str("];\n");
    Ok(out)
}

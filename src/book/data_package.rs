//! What other programs need to know to read the tables rightly: a Data Package of the files as they
//! stand, and the types for pandas and Polars, to whom a room `0101` would be the number 101.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::schema::{Kind, SCHEMAS, Schema};
use super::{files_of, table_of};
use crate::text::{CSV_LIMIT, Directory, Table};

/// The descriptor (`datapackage.json`) of a directory: files of one table and one header are one
/// resource. Marks run from 1 to `scale`.
pub fn data_package(directory: &Directory, scale: u8) -> std::io::Result<Value> {
    let mut groups: BTreeMap<(usize, Vec<String>), Vec<String>> = BTreeMap::new();
    for file in files_of(directory)? {
        let table = table_of(&file)
            .and_then(|table| SCHEMAS.iter().position(|schema| schema.name == table.name));
        if let (Some(table), Some(header)) = (table, header(directory, &file)) {
            groups.entry((table, header)).or_default().push(file);
        }
    }
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    let resources = groups.into_iter().map(|((table, header), files)| {
        let schema = SCHEMAS[table];
        let number = names.entry(schema.name).or_default();
        *number += 1;
        let name = match *number {
            1 => schema.name.to_owned(),
            number => format!("{}-{number}", schema.name),
        };
        resource(&name, schema, &header, &files, scale)
    });
    let resources: Vec<Value> = resources.collect();
    Ok(json!({
        "$schema": "https://datapackage.org/profiles/1.0/datapackage.json",
        "name": "visits",
        "profile": "tabular-data-package",
        "resources": resources,
    }))
}

fn header(directory: &Directory, file: &str) -> Option<Vec<String>> {
    let bytes = directory.bytes(file, CSV_LIMIT).ok().flatten()?;
    let table = Table::parse(&bytes);
    let names = table.header()?.names().iter();
    Some(names.map(ToString::to_string).collect())
}

fn resource(name: &str, schema: &Schema, header: &[String], files: &[String], scale: u8) -> Value {
    let fields: Vec<Value> = header
        .iter()
        .map(|column| field(schema, column, scale))
        .collect();
    let mut described = json!({"fields": fields, "missingValues": [""]});
    if schema.key.contains(&"id") {
        described["primaryKey"] = "id".into();
    }
    json!({
        "name": name,
        "profile": "tabular-data-resource",
        "path": files,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": described,
    })
}

/// A column; one that the office added for itself is text.
fn field(schema: &Schema, name: &str, scale: u8) -> Value {
    let Some(column) = schema.column(name) else {
        return json!({"name": name, "type": "string"});
    };
    let (kind, format) = kind_of(column.kind);
    let mut field = json!({"name": name, "type": kind});
    if let Some(format) = format {
        field["format"] = format.into();
    }
    let mut constraints = Map::new();
    if column.required {
        constraints.insert("required".into(), true.into());
    }
    match column.kind {
        Kind::Word(words) => {
            constraints.insert("enum".into(), words.keys().collect());
        }
        Kind::Number(least, most) => bounds(&mut constraints, least, most),
        Kind::Rates => bounds(&mut constraints, 1, scale.into()),
        _ => {}
    }
    if !constraints.is_empty() {
        field["constraints"] = constraints.into();
    }
    field
}

fn bounds(constraints: &mut Map<String, Value>, least: u32, most: u32) {
    constraints.insert("minimum".into(), least.into());
    constraints.insert("maximum".into(), most.into());
}

/// The type of a Table Schema, and its format where it is not the usual one.
fn kind_of(kind: Kind) -> (&'static str, Option<&'static str>) {
    match kind {
        Kind::Number(..) | Kind::Rates => ("integer", None),
        Kind::Date => ("date", None),
        Kind::Instant => ("datetime", Some("%Y-%m-%dT%H:%M")),
        Kind::Time => ("time", Some("%H:%M")),
        _ => ("string", None),
    }
}

/// The types of every table's columns under their names in pandas and in Polars; a table's marks are
/// those of `services`.
pub fn dtypes(services: &[String]) -> Value {
    let tables = SCHEMAS.iter().map(|schema| {
        let names = schema.names(services);
        let under = |types: fn(Kind) -> &'static str| {
            let typed = names.iter().filter_map(|name| {
                let column = schema.column(name)?;
                Some((name.clone(), types(column.kind).into()))
            });
            Value::Object(typed.collect())
        };
        let types = json!({"pandas": under(pandas), "polars": under(polars)});
        (schema.name.to_owned(), types)
    });
    Value::Object(tables.collect())
}

fn pandas(kind: Kind) -> &'static str {
    match kind {
        Kind::Number(..) | Kind::Rates => "Int64",
        _ => "string",
    }
}

fn polars(kind: Kind) -> &'static str {
    match kind {
        Kind::Number(..) | Kind::Rates => "Int64",
        Kind::Date => "Date",
        _ => "String",
    }
}

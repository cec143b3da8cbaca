//! The rows of an answer for programs: its first list, an object a line or a record each, with the
//! keys, ids and numbers of its JSON, the same in every language.
//!
//! Each row begins with the community that answers, so that the rows of many can be poured together.

use serde_json::{Map, Value};

use super::{Look, RenderFault, clean, escape::clean_json, json::Shown};
use crate::sheet::Page;

/// The key that tells the communities of a group apart.
const COMMUNITY: &str = "community";

/// The rows of an answer.
pub struct Rows<'a> {
    community: &'a Value,
    list: &'a [Value],
    /// The way to each cell of a row, key by key.
    columns: Vec<Vec<String>>,
}

impl<'a> Rows<'a> {
    /// The rows of an answer, with the columns that its `schema` names: none is missing where a list
    /// is empty.
    pub fn of(answer: &'a Map<String, Value>, schema: &Value) -> Rows<'a> {
        let list = answer.iter().find(|(_, value)| value.is_array());
        let rows: &[Value] = list
            .and_then(|(_, list)| list.as_array())
            .map_or(&[], Vec::as_slice);
        let key = list.map_or("", |(key, _)| key);
        let mut columns = Vec::new();
        ways(&schema["properties"][key]["items"], &[], &mut columns);
        // Labels of a group stand in no schema; they come first.
        let labels = keys(rows).into_iter();
        let labels = labels.filter(|way| !columns.iter().any(|known| known[0] == way[0]));
        columns = labels.chain(columns.clone()).collect();
        Rows {
            community: answer
                .get("office")
                .map_or(&Value::Null, |office| &office[COMMUNITY]),
            list: rows,
            columns,
        }
    }

    /// The rows of a page.
    pub(super) fn of_page(page: &'a Page) -> Rows<'a> {
        Rows::of(&page.wire, &Value::Null)
    }

    /// A line each.
    pub fn ndjson(&self, look: &Look) -> Result<Vec<u8>, RenderFault> {
        let mut text = String::new();
        for row in self.list {
            let mut line = Map::new();
            line.insert(COMMUNITY.to_owned(), self.community.clone());
            line.extend(row.as_object().cloned().unwrap_or_default());
            text += &clean_json(&serde_json::to_string(&Shown::of(
                &Value::Object(line),
                look,
            ))?);
            text.push('\n');
        }
        Ok(text.into_bytes())
    }

    /// A record each, objects within a row as columns of their own: `left_out_vacant`.
    pub fn csv(&self, look: &Look) -> Result<Vec<u8>, RenderFault> {
        let mut out = ::csv::Writer::from_writer(Vec::new());
        let columns = self.columns.iter().filter(|way| way[0] != COMMUNITY);
        let columns: Vec<&Vec<String>> = columns.collect();
        let heads = columns.iter().map(|way| way.join("_"));
        out.write_record(std::iter::once(COMMUNITY.to_owned()).chain(heads))?;
        for row in self.list {
            // What is masked depends on the key, which a cell by itself no longer has.
            let row = &serde_json::to_value(Shown::of(row, look))?;
            let community = &serde_json::to_value(Shown::of(self.community, look))?;
            let own = row.get(COMMUNITY).unwrap_or(community);
            let cells = columns.iter().map(|way| cell(at(row, way)));
            let cells: Result<Vec<String>, _> = std::iter::once(cell(own)).chain(cells).collect();
            out.write_record(cells?)?;
        }
        out.into_inner()
            .map_err(|fault| ::csv::Error::from(fault.into_error()).into())
    }
}

/// The ways to the cells of rows that keep to a schema.
fn ways(schema: &Value, before: &[String], found: &mut Vec<Vec<String>>) {
    let properties = schema["properties"].as_object();
    for (key, schema) in properties.into_iter().flatten() {
        let way = [before, std::slice::from_ref(key)].concat();
        if schema["properties"].is_object() {
            ways(schema, &way, found);
        } else {
            found.push(way);
        }
    }
}

/// The same for rows of which nothing is stated: the keys that they have.
fn keys(rows: &[Value]) -> Vec<Vec<String>> {
    let mut keys: Vec<Vec<String>> = Vec::new();
    for key in rows.iter().filter_map(Value::as_object).flat_map(Map::keys) {
        if !keys.iter().any(|way| way[0] == *key) {
            keys.push(vec![key.clone()]);
        }
    }
    keys
}

fn at<'v>(row: &'v Value, way: &[String]) -> &'v Value {
    way.iter().fold(row, |value, key| &value[key.as_str()])
}

/// A cell: words of a list joined by `;`, nothing for null, what has keys as JSON.
fn cell(value: &Value) -> Result<String, RenderFault> {
    let items = value
        .as_array()
        .filter(|items| !items.iter().any(is_composed));
    if let Some(items) = items {
        let items: Result<Vec<String>, _> = items.iter().map(cell).collect();
        return Ok(items?.join(";"));
    }
    Ok(match value {
        Value::Null => String::new(),
        Value::String(text) => clean(text).into_owned(),
        other => clean_json(&serde_json::to_string(other)?),
    })
}

fn is_composed(value: &Value) -> bool {
    value.is_object() || value.is_array()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::render::sample::look;
    use crate::words::Lang;

    fn answer() -> Map<String, Value> {
        let rows = json!([
            {"id": "a", "share": 1.0 / 3.0, "left_out": {"vacant": 1}, "who": ["x", "y"], "note": "=1 13812345678"},
            {"id": "b", "share": null, "left_out": {"vacant": 0}, "who": [], "note": "c\nd"},
        ]);
        let answer =
            json!({"office": {"name": "N", "community": "jade"}, "now": "x", "rows": rows});
        answer.as_object().unwrap().clone()
    }

    fn schema() -> Value {
        let item = json!({"properties": {
            "id": {}, "share": {}, "left_out": {"properties": {"vacant": {}}}, "who": {}, "note": {}
        }});
        json!({"properties": {"rows": {"items": item}}})
    }

    #[test]
    fn a_record_keeps_keys_ids_and_every_digit() {
        let text = Rows::of(&answer(), &schema()).csv(&look(Lang::Zh)).unwrap();
        assert_eq!(
            String::from_utf8(text).unwrap(),
            "community,id,share,left_out_vacant,who,note\n\
             jade,a,0.3333333333333333,1,x;y,=1 138****5678\n\
             jade,b,,0,,c\\nd\n"
        );
    }

    #[test]
    fn an_empty_list_has_its_columns_all_the_same() {
        let mut answer = answer();
        answer.insert("rows".to_owned(), json!([]));
        let text = Rows::of(&answer, &schema()).csv(&look(Lang::En)).unwrap();
        assert_eq!(text, b"community,id,share,left_out_vacant,who,note\n");
        assert!(
            Rows::of(&answer, &schema())
                .ndjson(&look(Lang::En))
                .unwrap()
                .is_empty()
        );
    }

    #[test]
    fn a_line_is_an_object_that_names_its_community() {
        let text = Rows::of(&answer(), &schema())
            .ndjson(&look(Lang::En))
            .unwrap();
        let text = String::from_utf8(text).unwrap();
        let lines: Vec<Value> = text
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0]["community"], "jade");
        assert_eq!(lines[0]["note"], "=1 138****5678");
        assert_eq!(lines[1]["share"], Value::Null);
    }
}

//! `docs/zh/POLICY.md` and `docs/zh/DATA.md`: every key and every column in Chinese, made of the schemas of
//! the files and of the tables as they are declared.

use std::fmt::Write as _;

use serde_json::{Map, Value};
use visits::face::book::editor::file_schema;
use visits::face::book::schema::{Kind, SCHEMAS};
use visits::face::words::Lang;

use crate::support::assert_generated;

const POLICY: &str = "\
# 规则与设置：每个键是什么

由程序里的格式说明生成（`UPDATE=1 cargo test --test it zh_pages`），与英文的 [POLICY.md](../POLICY.md) 一致；规则怎样起作用、
举例见那一页。键一律用英文；写错了 `visits check` 会指出位置和最接近的键。编辑器里可用 `visits schema policy.toml` 得到补全。
";

const DATA: &str = "\
# 数据文件：每一列是什么

由程序里的表格式生成（`UPDATE=1 cargo test --test it zh_pages`），与英文的 [DATA.md](../DATA.md) 一致。文件里的列名用英文；
导入名单时中文标题也认识，见 [IMPORT-WORDS.md](../reference/IMPORT-WORDS.md)。一格里有多项时用 `;` 隔开，一行就是一条记录。
";

/// The Chinese half of `English · 中文`.
fn chinese(description: &Value) -> Option<&str> {
    let text = description.as_str()?;
    text.split_once(" · ").map(|(_, chinese)| chinese)
}

/// A schema and what it refers to.
struct Page<'s> {
    root: &'s Value,
    out: String,
    /// Keys without a word of Chinese.
    untold: Vec<String>,
}

impl<'s> Page<'s> {
    fn resolved(&self, schema: &'s Value) -> &'s Value {
        let reference = |schema: &'s Value| schema.get("$ref").and_then(Value::as_str);
        let own = reference(schema).or_else(|| {
            let all = schema.get("allOf")?.as_array()?;
            all.iter().find_map(reference)
        });
        let Some(name) = own.and_then(|path| path.strip_prefix("#/$defs/")) else {
            return schema;
        };
        &self.root["$defs"][name]
    }

    fn meaning(&self, schema: &'s Value) -> Option<&'s str> {
        let own = schema.get("description").and_then(chinese);
        let of = |schema: &'s Value| self.resolved(schema).get("description").and_then(chinese);
        own.or_else(|| of(schema))
            .or_else(|| of(schema.get("items")?))
    }

    /// What may stand there.
    fn values(&self, schema: &'s Value) -> String {
        let schema = self.resolved(schema);
        let words = |list: &Value| {
            let words = list.as_array().into_iter().flatten();
            words
                .map(|word| format!("`{}`", word.as_str().unwrap_or_default()))
                .collect::<Vec<_>>()
                .join(" ")
        };
        if let Some(list) = schema.get("enum") {
            return words(list);
        }
        let either = ["anyOf", "oneOf"]
            .iter()
            .find_map(|key| schema.get(key)?.as_array());
        if let Some(either) = either {
            let kinds: Vec<String> = either.iter().map(|one| self.values(one)).collect();
            return kinds.join(" 或 ");
        }
        let bounds = match (schema.get("minimum"), schema.get("maximum")) {
            (Some(least), Some(most)) => format!(" {least}–{most}"),
            (Some(least), None) => format!(" ≥ {least}"),
            _ => String::new(),
        };
        match schema.get("type").and_then(Value::as_str) {
            Some("integer") => format!("整数{bounds}"),
            Some("number") => format!("数{bounds}"),
            Some("boolean") => "`true` `false`".to_owned(),
            Some("array") => format!(
                "列表：{}",
                schema
                    .get("items")
                    .map_or_else(String::new, |items| self.values(items))
            ),
            Some("object") => "表".to_owned(),
            _ => "文字".to_owned(),
        }
    }

    /// The keys of a table, those of the tables inside of it behind them.
    fn keys(&mut self, path: &str, schema: &'s Value, depth: usize) {
        let schema = self.resolved(schema);
        let schema = schema
            .get("items")
            .map_or(schema, |items| self.resolved(items));
        let free = schema
            .get("additionalProperties")
            .filter(|more| more.is_object());
        if let Some(more) = free {
            return self.keys(path, more, depth);
        }
        let Some(keys) = schema.get("properties").and_then(Value::as_object) else {
            return;
        };
        let required = |key: &str| {
            let names = schema.get("required").and_then(Value::as_array);
            names.is_some_and(|names| names.iter().any(|name| name == key))
        };
        self.table(path, keys, &required);
        if depth > 1 {
            return;
        }
        for (key, value) in keys {
            if value.get("properties").is_some() {
                self.keys(&format!("{path}.{key}"), value, depth + 1);
            }
        }
    }

    fn table(&mut self, path: &str, keys: &'s Map<String, Value>, required: &dyn Fn(&str) -> bool) {
        let _ = write!(
            self.out,
            "\n| `{path}` 的键 | 含义 | 取值 |\n|---|---|---|\n"
        );
        for (key, value) in keys {
            let meaning = self.meaning(value);
            if meaning.is_none() {
                self.untold.push(format!("{path}.{key}"));
            }
            let must = if required(key) { "（必填）" } else { "" };
            let (meaning, values) = (
                meaning.unwrap_or_default(),
                self.values(value).replace('|', "\\|"),
            );
            let _ = writeln!(self.out, "| `{key}`{must} | {meaning} | {values} |");
        }
    }
}

#[test]
fn every_key_is_told_in_chinese() {
    let mut page = POLICY.to_owned();
    let mut untold = Vec::new();
    for name in ["visits", "policy", "staff", "calendar"] {
        let root: Value = serde_json::from_str(file_schema(name).expect("a schema")).expect("JSON");
        let mut one = Page {
            root: &root,
            out: String::new(),
            untold: Vec::new(),
        };
        let _ = write!(one.out, "\n## {name}.toml\n");
        let keys = root["properties"].as_object().expect("keys");
        one.table(&format!("{name}.toml"), keys, &|_| false);
        for (key, value) in keys {
            one.keys(key, value, 0);
        }
        let definitions = root
            .get("$defs")
            .and_then(Value::as_object)
            .into_iter()
            .flatten();
        for (name, value) in definitions.filter(|(_, value)| value.get("properties").is_some()) {
            one.keys(name, value, 1);
        }
        page += &one.out;
        untold.extend(one.untold);
    }
    assert!(
        untold.is_empty(),
        "no Chinese for {untold:?} in src/book/editor"
    );
    assert_generated("docs/zh/POLICY.md", &page);
}

/// What the cells of a column hold.
fn held(kind: Kind) -> String {
    match kind {
        Kind::Id => "编号：字母或汉字开头，只用字母、数字、`-` `_` `.`".to_owned(),
        Kind::Reference => "一个编号".to_owned(),
        Kind::References => "编号，可多个".to_owned(),
        Kind::BookingId => "计划编号：规则/业主/时期".to_owned(),
        Kind::Text => "文字".to_owned(),
        Kind::Code => "文字，前面的 0 保留".to_owned(),
        Kind::Phone => "电话，可多个".to_owned(),
        Kind::Flag => "`true` `false`".to_owned(),
        Kind::List => "词，可多个".to_owned(),
        Kind::Word(list) => {
            let words = list
                .words
                .iter()
                .map(|word| format!("`{}`（{}）", word.key, word.text(Lang::Zh)));
            words.collect::<Vec<_>>().join(" ")
        }
        Kind::Number(least, most) => format!("整数 {least}–{most}"),
        Kind::Date => "日期 `2026-11-03`".to_owned(),
        Kind::Instant => "时间 `2026-11-03T19:20`".to_owned(),
        Kind::Moment => "日期或时间".to_owned(),
        Kind::Intervals => "时间段 `起/止`，可多个，最后一段可不写止".to_owned(),
        Kind::Time => "时刻 `19:20`".to_owned(),
        Kind::Birthday => "日期、`MM-DD` 或 `农历08-15`".to_owned(),
        Kind::Hours => "时段 `tue-fri 18:30-20:30`，可多个".to_owned(),
        Kind::Rates => "评分，每个评分项一列 `rate_名称`".to_owned(),
    }
}

#[test]
fn every_column_is_told_in_chinese() {
    let mut page = DATA.to_owned();
    for schema in SCHEMAS {
        let file = match (schema.name, schema.is_folder) {
            ("surveys", _) => "surveys/名称.csv".to_owned(),
            (name, true) => format!("{name}/年-月.csv"),
            (name, false) => format!("{name}.csv"),
        };
        let _ = write!(
            page,
            "\n## {file}\n\n排序与查找：`{}`\n\n| 列 | 标题 | 填什么 |\n|---|---|---|\n",
            schema.key.join("` `")
        );
        for column in schema.columns {
            let heading = schema
                .headings
                .word(column.name)
                .map(|word| word.text(Lang::Zh));
            let must = if column.required { "（必填）" } else { "" };
            let _ = writeln!(
                page,
                "| `{}`{must} | {} | {} |",
                column.name,
                heading.unwrap_or("评分"),
                held(column.kind)
            );
        }
    }
    assert_generated("docs/zh/DATA.md", &page);
}

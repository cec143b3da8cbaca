//! A CSV file in its canonical form.

use super::{Layout, Source, canonical_cell};
use crate::book::schema::Schema;
use crate::calendar::Zone;
use crate::text::{FileFault, Item, LineFault, Table, join, needs_mark};

/// Why a file has no canonical form.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CanonicalError {
    /// The file is damaged as a whole.
    #[error(transparent)]
    Damaged(#[from] FileFault),
    /// A line of it is no row.
    #[error("line {line}: {fault}")]
    BadLine {
        /// The line.
        line: u32,
        /// Why not.
        fault: LineFault,
    },
}

/// `bytes`, a file of the table `schema`, in canonical form: UTF-8 without a mark, LF, all known
/// columns in their order, canonical cells in as few quotes as can be, rows sorted by the table's
/// key, no blank lines. Doing it twice changes nothing more.
pub fn canonical_table(
    bytes: &[u8],
    schema: &Schema,
    services: &[String],
    zone: &Zone,
) -> Result<Vec<u8>, CanonicalError> {
    let table = Table::parse(bytes);
    if let Some(damage) = table.damage_in_full().into_iter().next() {
        return Err(damage.into());
    }
    let Some(header) = table.header() else {
        return Ok(bytes.to_vec());
    };
    let columns = Layout::of(&table, header, schema, services);
    let mut rows = rows(&table, &columns, zone)?;
    let key: Vec<usize> = schema
        .key
        .iter()
        .filter_map(|name| columns.iter().position(|column| column.name == *name))
        .collect();
    let key_of = |row: &Vec<String>| key.iter().map(|at| row[*at].clone()).collect::<Vec<_>>();
    rows.sort_by_cached_key(key_of);
    Ok(written(&columns, &rows))
}

fn rows(
    table: &Table<'_>,
    columns: &[Layout],
    zone: &Zone,
) -> Result<Vec<Vec<String>>, CanonicalError> {
    let mut rows = Vec::new();
    let mut cursor = table.cursor();
    while let Some(item) = cursor.next() {
        match item {
            Item::Row(row) => {
                let cell = |column: &Layout| match column.source {
                    Source::Nowhere => String::new(),
                    Source::Cell(at) => {
                        canonical_cell(column.kind, &row.cells.get(at), zone).into_owned()
                    }
                };
                rows.push(columns.iter().map(cell).collect());
            }
            Item::Bad { line, fault, .. } => {
                return Err(CanonicalError::BadLine {
                    line: line.number,
                    fault,
                });
            }
            Item::Nothing { .. } => {}
        }
    }
    Ok(rows)
}

fn written(columns: &[Layout], rows: &[Vec<String>]) -> Vec<u8> {
    let mut text = join(columns.iter().map(|column| column.name.as_str()));
    text.push('\n');
    for row in rows {
        text.push_str(&join(row.iter().map(String::as_str)));
        text.push('\n');
    }
    let mark = if needs_mark(&text) { "\u{FEFF}" } else { "" };
    [mark.as_bytes(), text.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::book::schema::schema;

    fn zone() -> Zone {
        Zone::named("Asia/Shanghai").unwrap()
    }

    fn formed(table: &str, text: &str) -> String {
        let services = ["security".to_owned(), "overall".to_owned()];
        let bytes =
            canonical_table(text.as_bytes(), schema(table).unwrap(), &services, &zone()).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn columns_stand_in_order_and_unknown_ones_before_the_last_text() {
        let formed = formed(
            "events",
            "\u{FEFF}note,kind,weather,id,happened_at\r\nhi,wedding,sun,e2,2026/11/3\r\n,birth,,e1,2026-11-03\r\n",
        );
        assert_eq!(
            formed,
            "id,happened_at,party,kind,weather,note\ne1,2026-11-03,,birth,,\ne2,2026-11-03,,wedding,sun,hi\n"
        );
    }

    #[test]
    fn marks_are_those_of_the_policy_and_others_are_kept() {
        let formed = formed(
            "visits",
            "id,visited_at,party,staff,channel,outcome,rate_water,rate_overall\nv1,2026-11-03 9:00,H1,w,door,met,4,5\n",
        );
        assert_eq!(
            formed,
            "id,visited_at,party,staff,channel,outcome,next_at,minutes,rules,rate_security,rate_overall,logged_at,rate_water,note\n\
             v1,2026-11-03T09:00,H1,w,door,met,,,,,5,,4,\n"
        );
    }

    #[test]
    fn a_survey_keeps_the_services_it_asks_about() {
        let formed = formed(
            "surveys",
            "party,rate_water,rate_power,opinion,sent_at\nH1,4,,fine,2026/9/1\n",
        );
        assert_eq!(
            formed,
            "party,sent_at,returned_at,rate_water,rate_power,opinion\nH1,2026-09-01,,4,,fine\n"
        );
    }

    #[test]
    fn gbk_becomes_utf_8() {
        let text = "id,name,kind\nk1,王芳,office\n";
        let (gbk, _, _) = encoding_rs::GB18030.encode(text);
        let bytes = canonical_table(&gbk, schema("contacts").unwrap(), &[], &zone()).unwrap();
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            "id,name,kind,phone,note\nk1,王芳,office,,\n"
        );
    }

    #[test]
    fn a_line_that_is_no_row_is_not_written_over() {
        let refused = canonical_table(
            b"id,name,kind\nk1,x\n",
            schema("contacts").unwrap(),
            &[],
            &zone(),
        );
        assert!(matches!(
            refused,
            Err(CanonicalError::BadLine { line: 2, .. })
        ));
    }

    proptest! {
        #[test]
        fn twice_is_once(
            cells in proptest::collection::vec("[ -~\u{4e00}-\u{4e20}]{0,12}", 0..40),
            dates in proptest::collection::vec(prop_oneof!["2026-1[0-2]-0[1-9]", "2026/[1-9]/[1-9]", "[a-z]{0,4}"], 0..10),
            crlf in any::<bool>(),
        ) {
            let end = if crlf { "\r\n" } else { "\n" };
            let mut text = format!("note,kind,x,id,happened_at{end}");
            for (row, date) in cells.chunks_exact(4).zip(dates) {
                let line = join(row.iter().map(String::as_str).chain([date.as_str()]));
                text.push_str(&line);
                text.push_str(end);
            }
            let shape = schema("events").unwrap();
            if let Ok(once) = canonical_table(text.as_bytes(), shape, &[], &zone()) {
                let twice = canonical_table(&once, shape, &[], &zone()).unwrap();
                prop_assert_eq!(String::from_utf8(once), String::from_utf8(twice));
            }
        }
    }
}

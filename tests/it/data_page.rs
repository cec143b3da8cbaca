//! `docs/DATA.md` names every column there is.

use visits::face::book::schema::{Kind, SCHEMAS};

use crate::support::root;

#[test]
fn every_column_is_told() {
    let page = std::fs::read_to_string(root().join("docs/DATA.md")).expect("the page is there");
    let mut untold = Vec::new();
    for schema in SCHEMAS {
        let section = page
            .split("\n## ")
            .find(|section| {
                [".csv", "/"]
                    .iter()
                    .any(|end| section.starts_with(&format!("{}{end}", schema.name)))
            })
            .unwrap_or_else(|| panic!("no section on {}", schema.name));
        for column in schema
            .columns
            .iter()
            .filter(|column| column.kind != Kind::Rates)
        {
            if !section.contains(&format!("`{}`", column.name)) {
                untold.push(format!("{}: {}", schema.name, column.name));
            }
        }
    }
    assert!(
        untold.is_empty(),
        "docs/DATA.md does not tell of {untold:?}"
    );
}

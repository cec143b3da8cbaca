//! By what a row is the same row on two branches.

use crate::book::schema::{Schema, schema};
use crate::diag::file;

/// The table that a file is of, by its path: `visits/2026-11.csv`, `my-garden/owners.csv`.
pub fn table_of(path: &str) -> Option<&'static Schema> {
    let path = file::without_ending(path)?;
    let mut parts = path.rsplit(['/', '\\']);
    let (name, folder) = (parts.next()?, parts.next());
    let of_folder = folder.and_then(schema).filter(|schema| schema.is_folder);
    of_folder.or_else(|| schema(name).filter(|schema| !schema.is_folder))
}

#[cfg(test)]
mod tests {
    use super::table_of;
    use crate::book::schema::SCHEMAS;

    #[test]
    fn a_table_is_known_by_its_folder_or_its_name() {
        let name = |path: &str| table_of(path).map(|schema| schema.name);
        assert_eq!(name("visits/2026-11.csv"), Some("visits"));
        assert_eq!(name("east/owners.csv"), Some("owners"));
        assert_eq!(name("visits.csv"), None);
        assert_eq!(name("notes/other.csv"), None);
        assert_eq!(name("owners.toml"), None);
    }

    #[test]
    fn every_table_has_the_columns_of_its_identity() {
        for schema in SCHEMAS {
            assert!(
                schema
                    .identity()
                    .iter()
                    .all(|name| schema.column(name).is_some())
            );
        }
    }
}

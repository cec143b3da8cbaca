//! What a cell says, whatever its form: a spreadsheet that wrote every date anew has changed nothing.

use std::borrow::Cow;

use crate::book::canonical_cell;
use crate::book::schema::{Kind, Schema};
use crate::calendar::Zone;

/// The forms of one table's cells.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meaning<'m> {
    pub(super) schema: &'m Schema,
    pub(super) zone: &'m Zone,
}

impl Meaning<'_> {
    /// A cell in its canonical form.
    pub(super) fn of<'t>(&self, column: &str, text: &'t str) -> Cow<'t, str> {
        let kind = self
            .schema
            .column(column)
            .map_or(Kind::Text, |column| column.kind);
        canonical_cell(kind, text, self.zone)
    }

    /// Whether two cells of a column say the same.
    pub(super) fn same(&self, column: &str, one: &str, other: &str) -> bool {
        one == other || self.of(column, one) == self.of(column, other)
    }

    /// What becomes of a cell of which each side made something; none where both said different
    /// things. Where nothing was said anew, a new form stays; of two, the canonical one.
    pub(super) fn merged<'t>(
        &self,
        column: &str,
        [base, ours, theirs]: [&'t str; 3],
    ) -> Option<&'t str> {
        let same = |one: &str, other: &str| self.same(column, one, other);
        match () {
            () if ours == theirs || theirs == base => Some(ours),
            () if ours == base => Some(theirs),
            () if same(ours, theirs) && self.of(column, theirs) == theirs => Some(theirs),
            () if same(ours, theirs) || same(theirs, base) => Some(ours),
            () if same(ours, base) => Some(theirs),
            () => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Meaning;
    use crate::calendar::Zone;
    use crate::git::table_of;

    #[test]
    fn a_cell_is_what_it_says_and_keeps_the_form_that_is_new() {
        let zone = Zone::named("Asia/Shanghai").unwrap();
        let meaning = Meaning {
            schema: table_of("visits/2026-11.csv").unwrap(),
            zone: &zone,
        };
        let (plain, excel, other) = ("2026-11-03T19:20", "2026/11/3 19:20", "2026-11-04T09:00");
        for (versions, merged) in [
            ([plain, excel, plain], Some(excel)),
            ([plain, plain, excel], Some(excel)),
            ([excel, plain, "2026-11-03 19:20"], Some(plain)),
            ([excel, "2026-11-03 19:20", plain], Some(plain)),
            ([plain, excel, other], Some(other)),
            ([plain, other, excel], Some(other)),
            ([other, plain, excel], Some(plain)),
            ([plain, other, "2026-11-05T09:00"], None),
            (["", plain, excel], Some(plain)),
        ] {
            assert_eq!(
                meaning.merged("visited_at", versions),
                merged,
                "{versions:?}"
            );
        }
        assert!(!meaning.same("note", "2026/11/3", "2026-11-03"));
        assert!(meaning.same("staff", "wang; li", "wang;li"));
    }
}

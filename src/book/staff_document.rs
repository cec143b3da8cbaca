//! `staff.toml` as a document: its members can be changed, its comments and order stay.

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table};

use crate::text::{Encoding, decode};

/// Why `staff.toml` cannot be changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StaffError {
    /// It is no TOML, or holds something else than members.
    #[error("not readable")]
    Unreadable,
    /// It is in GB 18030.
    #[error("GB 18030")]
    Gb18030,
}

/// The file, opened to be changed.
pub(super) struct StaffDocument {
    /// What stands before the members, where nothing but comments does: they are a document's end, so
    /// that members would come before them.
    head: String,
    document: DocumentMut,
    has_returns: bool,
    is_marked: bool,
}

impl StaffDocument {
    /// Opens the bytes of `staff.toml`; an absent file is an empty one.
    pub(super) fn open(current: Option<&[u8]>) -> Result<StaffDocument, StaffError> {
        let decoded = decode(current.unwrap_or_default());
        if decoded.encoding == Encoding::Gb18030 {
            return Err(StaffError::Gb18030);
        }
        if !decoded.faults.is_empty() {
            return Err(StaffError::Unreadable);
        }
        let text = decoded.text.replace("\r\n", "\n");
        let mut document: DocumentMut = text.parse().map_err(|_| StaffError::Unreadable)?;
        let is_bare = document.as_table().is_empty();
        if is_bare {
            document = DocumentMut::new();
        }
        let mut opened = StaffDocument {
            head: if is_bare { text } else { String::new() },
            document,
            has_returns: decoded.text.contains("\r\n"),
            is_marked: decoded.encoding == Encoding::Utf8Marked,
        };
        opened.list().ok_or(StaffError::Unreadable)?;
        Ok(opened)
    }

    fn list(&mut self) -> Option<&mut ArrayOfTables> {
        let none = || Item::ArrayOfTables(ArrayOfTables::new());
        let list = self.document.entry("staff").or_insert_with(none);
        list.as_array_of_tables_mut()
    }

    /// The member of this id.
    pub(super) fn member(&mut self, id: &str) -> Option<&mut Table> {
        let mut members = self.list()?.iter_mut();
        members.find(|member| member.get("id").and_then(Item::as_str) == Some(id))
    }

    /// Adds a member at the end.
    pub(super) fn push(&mut self, mut member: Table) {
        member.decor_mut().set_prefix("\n");
        if let Some(members) = self.list() {
            members.push(member);
        }
    }

    /// Its text, lines ended by line feeds alone.
    pub(super) fn text(&self) -> String {
        self.head.clone() + &self.document.to_string()
    }

    /// Its bytes, as the file was written.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let text = self.text();
        let text = if self.has_returns {
            text.replace('\n', "\r\n")
        } else {
            text
        };
        let mark = if self.is_marked { "\u{FEFF}" } else { "" };
        format!("{mark}{text}").into_bytes()
    }
}

//! Where a row of a group leads.

/// Which page of a site tells more of the community in a folder.
pub(crate) type Links<'a> = &'a dyn Fn(&str) -> Option<String>;

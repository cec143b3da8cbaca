//! What a heading is used for, looked at by itself; and why headings cannot be used.

use super::fold::{folded, without_brackets};
use super::heading::Use;
use super::table::Table;
use super::vocabulary::vocabulary;
use crate::book::schema::Kind;

/// Why the columns of a sheet cannot be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LayoutFault {
    /// No row names a column.
    NoHeader,
    /// Several headings stand for one column.
    Clash {
        /// The column.
        column: String,
        /// The headings, each with the letters of its column.
        headings: Vec<(String, String)>,
    },
    /// `--map` names a heading that is not there.
    NoHeading {
        /// What it names.
        name: String,
        /// The headings there are.
        headings: Vec<String>,
    },
    /// `--map` names a column that the table does not have.
    NoColumn {
        /// What it names.
        name: String,
        /// The nearest one, or all.
        near: Vec<String>,
    },
}

/// What a heading is used for, looked at by itself.
pub(super) fn use_of(table: Table, text: &str, services: &[String]) -> Use {
    if folded(text).is_empty() {
        return Use::Unnamed;
    }
    if let Some(meaning) = vocabulary().heading(table, text) {
        return match meaning.column.as_str() {
            "running" => Use::Running,
            "computed" => Use::Computed,
            column => column.strip_prefix("party.").map_or_else(
                || Use::Column(column.to_owned()),
                |part| Use::Party(part.to_owned()),
            ),
        };
    }
    match rate(table, text, services) {
        Some(column) => Use::Column(column),
        None => Use::Kept(text.to_owned()),
    }
}

/// The column of marks that a heading names: `rate_security`, or a service by its name.
fn rate(table: Table, text: &str, services: &[String]) -> Option<String> {
    let has_rates = |column: &crate::book::schema::Column| column.kind == Kind::Rates;
    if !table.schema().columns.iter().any(has_rates) {
        return None;
    }
    let trimmed = text.trim();
    if trimmed.to_ascii_lowercase().starts_with("rate_") && trimmed.len() > 5 {
        return Some(trimmed.to_ascii_lowercase());
    }
    let bare = without_brackets(trimmed);
    let bare = ["评分", "得分", "打分", "满意度", "评价"]
        .iter()
        .find_map(|ending| bare.strip_suffix(ending))
        .filter(|bare| !bare.is_empty())
        .unwrap_or(&bare);
    let is_known = |name: &str| services.iter().any(|service| service == name);
    let named = services
        .iter()
        .find(|service| folded(service) == folded(bare));
    let meant = named.map(String::as_str).or_else(|| {
        let service = vocabulary()
            .service(bare)
            .or_else(|| vocabulary().service(trimmed));
        service.filter(|name| is_known(name))
    })?;
    Some(format!("rate_{meant}"))
}

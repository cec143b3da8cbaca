//! The rulebook that a policy extends, and what both say together.

use std::sync::Arc;

use toml::Table;

use crate::book::group::{Departure, departures, find_group};
use crate::diag::file::POLICY;
use crate::diag::{Code, Fault, Place, Severity};
use crate::text::walk::{Document, EXTENDS, WITHOUT, extended};
use crate::text::{Directory, TOML_LIMIT, decode};

/// What counts in a directory: what its policy says, over the rulebook that it extends.
#[derive(Debug)]
pub struct PolicyInForce {
    /// The rulebook, as the policy names it; none where the policy stands alone.
    pub extends: Option<String>,
    /// What both say together.
    pub policy: Table,
    /// What the rulebook says by itself.
    rulebook: Table,
}

impl PolicyInForce {
    /// Where the policy departs from the rulebook that it begins from.
    pub fn departures(&self) -> Vec<Departure> {
        let extends = self.extends.as_ref();
        extends.map_or_else(Vec::new, |_| departures(&self.rulebook, &self.policy))
    }
}

/// What counts in a directory; `None` where its policy or the rulebook cannot be read.
pub fn policy_in_force(directory: &Directory) -> Option<PolicyInForce> {
    let base = rulebook(directory).ok()?;
    let mut policy = extended(&text(directory, POLICY)?, &base)?;
    // They said how the two were put together, and say nothing more once they are.
    let extends = policy.remove(EXTENDS);
    policy.remove(WITHOUT);
    Some(PolicyInForce {
        extends: extends.and_then(|file| file.as_str().map(str::to_owned)),
        policy,
        rulebook: base.parse().ok()?,
    })
}

/// The text of the rulebook that a directory's policy extends, sound by itself; empty where it extends
/// none. It lies in the group that the directory is part of, and extends no other.
pub(in crate::book) fn rulebook(directory: &Directory) -> Result<String, Vec<Fault>> {
    // Few extend anything, and every command comes by here.
    let stated = text(directory, POLICY).filter(|text| text.contains("extends"));
    let stated = stated.and_then(|text| text.parse::<Table>().ok());
    let named = stated
        .as_ref()
        .and_then(|policy| policy.get("extends")?.as_str());
    let Some(file) = named.filter(|file| !file.trim().is_empty()) else {
        return Ok(String::new());
    };
    if !is_in_group(directory, file) {
        return Err(vec![fault(file, "outside")]);
    }
    let text = text(directory, file).ok_or_else(|| vec![fault(file, "rulebook")])?;
    let document_file: Arc<str> = Arc::from(file);
    let document = Document::new(&document_file, &text);
    let extends = document.walk(|top| {
        super::read(top);
        top.get("extends").is_some()
    });
    let is_error = |fault: &Fault| fault.severity() == Severity::Error;
    let mut faults = document.into_faults();
    faults.retain(is_error);
    if extends == Some(true) {
        faults.push(fault(file, "chain"));
    }
    if faults.is_empty() {
        Ok(text)
    } else {
        Err(faults)
    }
}

fn text(directory: &Directory, file: &str) -> Option<String> {
    let bytes = directory.bytes(file, TOML_LIMIT).ok()??;
    Some(decode(&bytes).text.into_owned())
}

fn fault(file: &str, told_as: &'static str) -> Fault {
    let fault = Fault::new(Code::FileMissing, Place::whole(POLICY)).with("file", file);
    fault.told_as(told_as)
}

/// Whether a file lies below the `group.toml` that stands above a directory, links followed; one that
/// is not there at all is somebody else's question.
fn is_in_group(directory: &Directory, file: &str) -> bool {
    let Some(group) = directory
        .real_root()
        .ok()
        .and_then(|root| find_group(&root))
    else {
        return false;
    };
    directory
        .real(file)
        .is_none_or(|real| real.starts_with(group))
}

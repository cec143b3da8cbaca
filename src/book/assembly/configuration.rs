//! The TOML files: what all else rests on.

use std::sync::Arc;

use super::Assembly;
use crate::book::configuration::{almanac, office, staff};
use crate::book::policy::rulebook;
use crate::book::rows::file_fault;
use crate::book::{files, policy};
use crate::calendar::{Almanac, Zone};
use crate::diag::file;
use crate::diag::{Code, Fault, Place};
use crate::model::{Festival, Office, Policy, Staff};
use crate::text::walk::{Document, TableReader};
use crate::text::{Encoding, TOML_LIMIT, decode};

/// What the TOML files say, as far as they can be understood.
pub(in crate::book) struct Configuration {
    /// The office, if stated soundly.
    pub(super) office: Option<Office>,
    /// The zone; UTC where none can be had.
    pub(super) almanac: Almanac,
    /// Festivals, by date and name.
    pub(super) festivals: Vec<Festival>,
    /// The policy, as far as it could be read.
    pub(super) policy: Policy,
    /// Whether that is all of it.
    pub(super) policy_is_whole: bool,
    /// The members of staff who could be read, by id.
    pub(super) staff: Vec<Staff>,
    /// Whether they are all.
    pub(super) staff_is_whole: bool,
}

/// What became of a TOML file.
struct Outcome<T> {
    value: Option<T>,
    is_whole: bool,
}

impl Assembly<'_> {
    /// Reads `visits.toml`, `policy.toml` and `staff.toml`.
    pub(in crate::book) fn configuration(&mut self) -> Configuration {
        let office = self.toml(file::OFFICE, true, office::read);
        let policy = self.policy();
        let roles = policy
            .value
            .as_ref()
            .filter(|_| policy.is_whole)
            .map(|policy| &*policy.roles);
        let staff = self.toml(file::STAFF, true, |top| staff::read(top, roles));
        // What is wrong so far costs an answer of another kind than damaged data does.
        self.is_damaged = false;
        let policy_is_whole = policy.is_whole;
        let policy = policy.value.unwrap_or_default();
        let office_is_whole = office.is_whole;
        let (office, zone) = office.value.unwrap_or((None, None));
        Configuration {
            office: office.filter(|_| office_is_whole),
            almanac: Almanac {
                month_starts_on: policy.month_starts_on,
                work: policy.hours.work.clone(),
                terms: policy.terms.clone(),
                ..Almanac::of_zone(zone.unwrap_or_else(universal))
            },
            festivals: Vec::new(),
            policy,
            policy_is_whole,
            staff: staff.value.unwrap_or_default(),
            staff_is_whole: staff.is_whole,
        }
    }

    /// Reads `calendar.toml`; a day that cannot be read is left out like a row.
    pub(super) fn calendar(&mut self, configuration: &mut Configuration) {
        let before = self.faults.len();
        let calendar = self.toml(file::CALENDAR, false, almanac::read);
        match calendar.value {
            Some((workdays, festivals)) => {
                configuration.almanac.workdays = workdays;
                configuration.festivals = festivals;
                let errors = |fault: &&Fault| fault.severity() == crate::diag::Severity::Error;
                self.left_out += self.faults[before..].iter().filter(errors).count();
            }
            None => self.is_damaged |= !calendar.is_whole,
        }
    }

    /// Reads `policy.toml`, over the rulebook that it extends, if it does.
    fn policy(&mut self) -> Outcome<Policy> {
        match rulebook(self.directory) {
            Ok(base) => self.toml_extending(file::POLICY, true, &base, policy::read),
            Err(faults) => {
                self.faults.extend(faults);
                Outcome {
                    value: None,
                    is_whole: false,
                }
            }
        }
    }

    fn toml<T>(
        &mut self,
        file: &str,
        is_required: bool,
        read: impl FnOnce(&mut TableReader<'_>) -> T,
    ) -> Outcome<T> {
        self.toml_extending(file, is_required, "", read)
    }

    fn toml_extending<T>(
        &mut self,
        file: &str,
        is_required: bool,
        base: &str,
        read: impl FnOnce(&mut TableReader<'_>) -> T,
    ) -> Outcome<T> {
        let nothing = |is_whole| Outcome {
            value: None,
            is_whole,
        };
        let noted = self.faults.len();
        let Some(bytes) = self.bytes(file, TOML_LIMIT) else {
            if is_required && self.faults.len() == noted {
                self.faults.push(files::missing(file));
            }
            return nothing(self.faults.len() == noted);
        };
        let name: Arc<str> = Arc::from(file);
        let decoded = decode(&bytes);
        if !decoded.faults.is_empty() {
            self.faults.extend(
                decoded
                    .faults
                    .iter()
                    .map(|damage| file_fault(&name, damage, &[])),
            );
            return nothing(false);
        }
        if decoded.encoding == Encoding::Gb18030 {
            self.faults
                .push(Fault::new(Code::ReadAsGb18030, Place::whole(file)).with("file", file));
        }
        let document = Document::new(&name, &decoded.text);
        let value = document.walk_extending(base, read);
        let is_whole = value.is_some() && !document.is_broken();
        self.faults.extend(document.into_faults());
        Outcome { value, is_whole }
    }
}

fn universal() -> Zone {
    Zone::named("UTC").expect("every time zone database has UTC")
}

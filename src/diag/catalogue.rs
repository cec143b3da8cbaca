//! The catalogue of faults: every code, once.
//!
//! A code is never given a second meaning. Its texts (name, sentence, meaning, example, mending)
//! stand in `src/words/locales/faults.yml`; its smallest reproduction under `tests/data/faults/`.
//!
//! | codes | speak of |
//! |---|---|
//! | `V0xx` | a file as a whole: encoding, header, damage |
//! | `V1xx` | one line or cell of any CSV file |
//! | `V2xx` | TOML: syntax, keys, values, `policy.toml`, `visits.toml` |
//! | `V3xx` | owners, contacts, staff |
//! | `V4xx` | visits |
//! | `V5xx` | issues |
//! | `V6xx` | events, the calendar, surveys |
//! | `V7xx` | saved plans |
//! | `V8xx` | rules that cannot work |

use super::Severity;

macro_rules! catalogue {
    ($($(#[doc = $doc:literal])+ $variant:ident = $code:literal $severity:ident $name:literal;)+) => {
        /// A kind of fault.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[doc = $doc])+ $variant,)+ }

        /// Every kind of fault, in the order of the codes.
        pub const CATALOGUE: &[Entry] = &[
            $(Entry { kind: Code::$variant, code: $code, name: $name, severity: Severity::$severity },)+
        ];
    };
}

/// One kind of fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The kind.
    pub kind: Code,
    /// The code a person reads and `visits explain` takes: `V012`.
    pub code: &'static str,
    /// A short English name for programs: `unknown-column`.
    pub name: &'static str,
    /// Whether it keeps the row or file from being taken as a fact.
    pub severity: Severity,
}

catalogue! {
    /// A file that must exist does not.
    FileMissing = "V001" Error "file-missing";
    /// A cell names a party that is neither an owner nor a contact.
    UnknownParty = "V110" Error "unknown-party";
}

impl Code {
    /// What the catalogue holds of it.
    pub fn entry(self) -> &'static Entry {
        &CATALOGUE[self as usize]
    }

    /// The code as people write it: `V012`.
    pub fn text(self) -> &'static str {
        self.entry().code
    }

    /// The kind of fault written as `text`, in either case.
    pub fn parse(text: &str) -> Option<Code> {
        let found = CATALOGUE
            .iter()
            .find(|entry| entry.code.eq_ignore_ascii_case(text));
        found.map(|entry| entry.kind)
    }
}

#[cfg(test)]
mod tests {
    use super::CATALOGUE;

    #[test]
    fn codes_ascend_so_none_is_given_twice() {
        assert!(CATALOGUE.windows(2).all(|pair| pair[0].code < pair[1].code));
    }

    #[test]
    fn every_entry_is_found_under_its_own_kind() {
        for entry in CATALOGUE {
            assert_eq!(entry.kind.entry(), entry);
        }
    }
}

//! A small data directory for tests: sound until a file of it is written anew.

use tempfile::TempDir;

use super::{Inspection, Need, ReadFault, Reading, inspect, read};
use crate::text::Directory;

/// A data directory that is removed when dropped.
pub(crate) struct Scratch(TempDir);

const POLICY: &str = r#"
[roles.butler]
[roles.manager]
[[quota]]
id = "meet-15"
role = "butler"
households = 15
[[cadence]]
id = "monthly"
by = { role = "butler", area = "own" }
every = "month"
"#;

const STAFF: &str = r#"
[[staff]]
id = "wang"
name = "王芳"
role = "butler"
areas = ["east"]
[[staff]]
id = "zhao"
name = "赵强"
role = "manager"
"#;

impl Scratch {
    /// Two households, two members of staff, two rules.
    pub(crate) fn new() -> Scratch {
        let scratch = Scratch(tempfile::tempdir().unwrap());
        scratch.write(
            "visits.toml",
            "name = \"Jade Garden\"\ntimezone = \"Asia/Shanghai\"\ndata_version = 1\n",
        );
        scratch.write("policy.toml", POLICY);
        scratch.write("staff.toml", STAFF);
        scratch.write(
            "owners.csv",
            "id,name,building,area,status\nH1,张伟,3,east,occupied\nH2,李娜,3,east,occupied\n",
        );
        scratch
    }

    /// Writes a file of the directory anew.
    pub(crate) fn write(&self, file: &str, text: impl AsRef<[u8]>) {
        let path = self.0.path().join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Writes the visits of 2026-11, below the required columns.
    pub(crate) fn visits(&self, rows: &str) {
        self.write(
            "visits/2026-11.csv",
            format!("id,visited_at,party,staff,channel,outcome\n{rows}"),
        );
    }

    /// The directory.
    pub(crate) fn directory(&self) -> Directory {
        Directory::at(self.0.path())
    }

    /// Everything in it.
    pub(crate) fn try_read(&self) -> Result<Reading, ReadFault> {
        read(&self.directory(), &Need::everything())
    }

    /// Everything in it, which can be read.
    pub(crate) fn read(&self) -> Reading {
        self.try_read().unwrap()
    }

    /// Everything wrong with it.
    pub(crate) fn inspect(&self) -> Inspection {
        inspect(&self.directory())
    }
}

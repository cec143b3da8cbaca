//! Whether a directory still says what it said before.

use std::io;

use sha2::{Digest, Sha256};

use super::files_of;
use crate::diag::digest;
use crate::text::{CSV_LIMIT, Directory};

/// What all files of a directory that hold data say, as one number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// What it and something said beside it are together, as hexadecimal.
    pub fn with(&self, said: &str) -> String {
        digest([&self.0, said.as_bytes()].concat())
    }
}

/// The fingerprint of `directory`. Two that are alike mean that not a byte has changed in between;
/// a file that cannot be read counts by what the system says of it.
pub fn fingerprint(directory: &Directory) -> io::Result<Fingerprint> {
    let mut hash = Sha256::new();
    for file in files_of(directory)? {
        let (tag, bytes) = match directory.bytes(&file, CSV_LIMIT) {
            Ok(Some(bytes)) => ("bytes", bytes),
            Ok(None) => ("absent", Vec::new()),
            Err(error) => ("error", error.to_string().into_bytes()),
        };
        hash.update(format!("{file}\0{tag}\0{}\0", bytes.len()));
        hash.update(&bytes);
    }
    Ok(Fingerprint(hash.finalize().into()))
}

#[cfg(test)]
mod tests {
    use super::{Directory, fingerprint};

    #[test]
    fn it_changes_with_every_byte_and_name_and_with_nothing_else() {
        let temp = tempfile::tempdir().unwrap();
        let directory = Directory::at(temp.path());
        let write = |file: &str, text: &str| std::fs::write(temp.path().join(file), text).unwrap();
        write("owners.csv", "id\n");
        let first = fingerprint(&directory).unwrap();
        assert_eq!(fingerprint(&directory).unwrap(), first);
        write("notes.txt", "no data");
        assert_eq!(fingerprint(&directory).unwrap(), first);
        write("owners.csv", "ID\n");
        let second = fingerprint(&directory).unwrap();
        assert_ne!(second, first);
        write("contacts.csv", "");
        assert_ne!(fingerprint(&directory).unwrap(), second);
    }
}

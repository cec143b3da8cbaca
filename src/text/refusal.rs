//! Why the system does not give or take a file, as a word that is told in the reader's language.

use std::io;

use super::held_open::MarkedReadOnly;

/// The key of `refusal` in the vocabulary, where the system gives one of the usual reasons; else its
/// own text.
pub fn refusal(error: &io::Error) -> String {
    let key = match error.kind() {
        io::ErrorKind::ResourceBusy => "held-open",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "full",
        io::ErrorKind::PermissionDenied if is_marked(error) => "marked",
        io::ErrorKind::PermissionDenied => "denied",
        io::ErrorKind::ReadOnlyFilesystem => "read-only",
        io::ErrorKind::NotFound => "absent",
        io::ErrorKind::InvalidData => "no-text",
        _ => return error.to_string(),
    };
    key.to_owned()
}

fn is_marked(error: &io::Error) -> bool {
    let inner = error.get_ref();
    inner.is_some_and(<dyn std::error::Error + Send + Sync>::is::<MarkedReadOnly>)
}

//! The one way out: flushed, with its errors looked at (P15 of the reliability page).

use std::io::{self, ErrorKind, Write};

/// Writes and flushes an answer. A reader that went away is no error; a full disk is one.
pub fn write_to(out: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if is_closed_pipe(&error) => Ok(()),
        other => other,
    }
}

/// Whether whoever read a pipe has gone away; Windows has a word of its own for a pipe between programs.
pub fn is_closed_pipe(error: &io::Error) -> bool {
    const PIPE_NOT_CONNECTED: i32 = 233;
    error.kind() == ErrorKind::BrokenPipe
        || (cfg!(windows) && error.raw_os_error() == Some(PIPE_NOT_CONNECTED))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A writer that takes everything and fails when it is flushed, as a buffer on a full disk does.
    struct FailsOnFlush(ErrorKind);

    impl Write for FailsOnFlush {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Err(self.0.into())
        }
    }

    #[test]
    fn a_closed_pipe_is_quiet_and_a_full_disk_is_not() {
        assert!(write_to(&mut FailsOnFlush(ErrorKind::BrokenPipe), b"x").is_ok());
        let error = write_to(&mut FailsOnFlush(ErrorKind::StorageFull), b"x").map_err(|e| e.kind());
        assert_eq!(error, Err(ErrorKind::StorageFull));
    }
}

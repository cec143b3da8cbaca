//! A stream of the file, compressed; alike on every machine.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// The bytes, compressed.
pub(super) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.expect("writing to memory cannot fail")
}

//! In which encoding text goes into a pipe: UTF-8, or GBK for programs that read the code page of a
//! Chinese Windows, such as `PowerShell` 5. A terminal is always spoken to in its own way.

use std::io::{self, Write};

use clap::ValueEnum;
use encoding_rs::GB18030;

use super::Environment;

/// `--encoding`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum TextEncoding {
    /// UTF-8
    #[default]
    #[value(name = "utf-8", alias = "utf8")]
    Utf8,
    /// Code page 936; what it lacks is written as GB 18030 says
    #[value(alias = "gb18030", alias = "936")]
    Gbk,
}

/// What the arguments ask for, else `VISITS_ENCODING`; read before the arguments are parsed, as their
/// faults are told in it.
pub fn resolve(environment: &Environment) -> TextEncoding {
    let named = environment.flag("--encoding");
    let named = named.or_else(|| environment.variable("VISITS_ENCODING"));
    named
        .and_then(|name| TextEncoding::from_str(name, true).ok())
        .unwrap_or_default()
}

/// A stream that text leaves in an encoding; what is no text, such as a workbook, passes as it is.
pub struct Encoder<'w> {
    inner: &'w mut dyn Write,
    encoding: TextEncoding,
}

impl<'w> Encoder<'w> {
    /// Text to `inner`; one that is a terminal gets UTF-8.
    pub fn new(inner: &'w mut dyn Write, encoding: TextEncoding, is_terminal: bool) -> Self {
        let encoding = if is_terminal {
            TextEncoding::Utf8
        } else {
            encoding
        };
        Encoder { inner, encoding }
    }
}

impl Write for Encoder<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match (self.encoding, std::str::from_utf8(bytes)) {
            (TextEncoding::Gbk, Ok(text)) => {
                let text = text.trim_start_matches('\u{feff}');
                self.inner.write_all(&GB18030.encode(text).0)?;
                Ok(bytes.len())
            }
            _ => self.inner.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::{Encoder, TextEncoding};

    fn written(bytes: &[u8], is_terminal: bool) -> Vec<u8> {
        let mut out = Vec::new();
        let mut encoder = Encoder::new(&mut out, TextEncoding::Gbk, is_terminal);
        encoder.write_all(bytes).unwrap();
        out
    }

    #[test]
    fn text_is_encoded_and_what_is_none_is_not() {
        assert_eq!(written("王".as_bytes(), false), [0xcd, 0xf5]);
        assert_eq!(written("\u{feff}a".as_bytes(), false), b"a");
        assert_eq!(written("王".as_bytes(), true), "王".as_bytes());
        let workbook = b"PK\x03\x04\xff\xfe\xcd";
        assert_eq!(written(workbook, false), workbook);
    }
}

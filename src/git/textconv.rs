//! A file as UTF-8 text, for git's diffs: what Excel saved as GBK becomes readable.

use crate::text::decode;

/// The text of a file. What is no text at all stays as it is: git says so itself.
pub fn textconv(bytes: &[u8]) -> Vec<u8> {
    let decoded = decode(bytes);
    if decoded.text.is_empty() {
        return bytes.to_vec();
    }
    decoded.text.into_owned().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::textconv;

    #[test]
    fn gbk_is_shown_as_text_and_utf8_stays() {
        // 漏水, and a mark before UTF-8.
        assert_eq!(
            textconv(b"H1,\xC2\xA9\xCB\xAE,\xC2\xA9\xCB\xAE\n"),
            "H1,漏水,漏水\n".as_bytes()
        );
        assert_eq!(
            textconv("\u{feff}H1,漏水\n".as_bytes()),
            "H1,漏水\n".as_bytes()
        );
        assert_eq!(textconv(b"\xFF\xFEH\0"), b"\xFF\xFEH\0");
        assert!(textconv(b"").is_empty());
    }
}

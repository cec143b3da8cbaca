//! A TOML file in its canonical form: UTF-8, LF, no mark. Its words and comments are its writer's.

use super::CanonicalError;
use crate::text::decode;

/// `bytes` as UTF-8 without a mark and with LF alone.
pub fn canonical_text(bytes: &[u8]) -> Result<Vec<u8>, CanonicalError> {
    let decoded = decode(bytes);
    if let Some(fault) = decoded.faults.into_iter().next() {
        return Err(fault.into());
    }
    let mut text = decoded.text.replace("\r\n", "\n");
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    Ok(text.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::canonical_text;

    #[test]
    fn comments_stay_and_line_ends_are_one() {
        let bytes = canonical_text("\u{FEFF}# 名称\r\nname = \"翠园\"".as_bytes()).unwrap();
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            "# 名称\nname = \"翠园\"\n"
        );
    }
}

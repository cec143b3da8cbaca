//! Text that is not UTF-8 from end to end: each line looked at by itself, the majority believed.

use std::borrow::Cow;

use encoding_rs::GB18030;

use super::decoded::{Decoded, Encoding, disguised_gb18030, gb18030, sound};
use super::fault::FileFault;
use super::script::is_han;

/// What one line can be read as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LineKind {
    /// ASCII, or UTF-8 that GB 18030 could be as well.
    Either,
    /// Valid as both, but much rather GB 18030: 漏水 alone.
    Disguised,
    /// UTF-8 with Han letters, which GB 18030 text practically never looks like.
    Utf8,
    /// No UTF-8, but GB 18030.
    Gb18030,
    /// Neither.
    Neither,
}

fn kind_of(line: &[u8]) -> LineKind {
    if line.is_ascii() {
        return LineKind::Either;
    }
    match std::str::from_utf8(line) {
        Ok(text) if text.chars().any(is_han) => LineKind::Utf8,
        Ok(text) if disguised_gb18030(text).is_some() => LineKind::Disguised,
        Ok(_) => LineKind::Either,
        Err(_) if gb18030(line).is_some() => LineKind::Gb18030,
        Err(_) => LineKind::Neither,
    }
}

/// Text that is not UTF-8 from end to end: looked at line by line.
pub(crate) fn by_line(bytes: &[u8], skipped: usize, assumed: Encoding) -> Decoded<'_> {
    let lines: Vec<&[u8]> = bytes.split(|&byte| byte == b'\n').collect();
    let kinds: Vec<LineKind> = lines.iter().map(|line| kind_of(line)).collect();
    let count = |kind| kinds.iter().filter(|&&found| found == kind).count();
    let (utf8, gb) = (
        count(LineKind::Utf8),
        count(LineKind::Gb18030) + count(LineKind::Disguised),
    );
    if utf8 == 0
        && count(LineKind::Neither) == 0
        && assumed == Encoding::Utf8
        && let Some(text) = gb18030(bytes)
    {
        return sound(Cow::Owned(text), Encoding::Gb18030);
    }
    let is_gb = assumed == Encoding::Utf8 && gb > utf8;
    let encoding = if is_gb { Encoding::Gb18030 } else { assumed };
    let mut decoded = sound(Cow::Owned(String::with_capacity(bytes.len())), encoding);
    for (index, (line, kind)) in lines.iter().zip(&kinds).enumerate() {
        let text = decoded.text.to_mut();
        if index > 0 {
            text.push('\n');
        }
        text.push_str(&line_text(line, *kind, is_gb));
        let foreign = if is_gb {
            LineKind::Utf8
        } else {
            LineKind::Gb18030
        };
        if *kind == foreign || *kind == LineKind::Neither {
            decoded.foreign_lines.push(number(index));
        }
    }
    let fault = damage(&lines, &kinds, skipped, is_gb, encoding);
    decoded.with(fault)
}

fn line_text(line: &[u8], kind: LineKind, is_gb: bool) -> Cow<'_, str> {
    match kind {
        LineKind::Gb18030 => GB18030.decode_without_bom_handling(line).0,
        LineKind::Either | LineKind::Disguised if is_gb => {
            GB18030.decode_without_bom_handling(line).0
        }
        _ => String::from_utf8_lossy(line),
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

/// Names the first thing that is wrong: a cut last character, a line of another encoding, or
/// bytes of none.
fn damage(
    lines: &[&[u8]],
    kinds: &[LineKind],
    skipped: usize,
    is_gb: bool,
    encoding: Encoding,
) -> FileFault {
    let bad = |kind: LineKind| match kind {
        LineKind::Either | LineKind::Disguised => false,
        LineKind::Utf8 => is_gb,
        LineKind::Gb18030 => !is_gb,
        LineKind::Neither => true,
    };
    let start_of = |index: usize| {
        skipped
            + lines[..index]
                .iter()
                .map(|line| line.len() + 1)
                .sum::<usize>()
    };
    let first = kinds.iter().position(|&kind| bad(kind)).unwrap_or(0);
    let within = first_bad_byte(lines[first], encoding);
    let (line, offset) = (number(first), start_of(first) + within);
    if first + 1 == lines.len() && encoding != Encoding::Gb18030 && ends_inside(lines[first]) {
        return FileFault::CutCharacter { line, offset };
    }
    let line_of = |wanted| kinds.iter().position(|&kind| kind == wanted).map(number);
    match (line_of(LineKind::Utf8), line_of(LineKind::Gb18030)) {
        (Some(utf8_line), Some(gb18030_line)) => FileFault::MixedEncodings {
            utf8_line,
            gb18030_line,
            offset,
        },
        _ => FileFault::Undecodable { line, offset },
    }
}

fn first_bad_byte(line: &[u8], encoding: Encoding) -> usize {
    if encoding == Encoding::Gb18030 {
        return line.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    }
    std::str::from_utf8(line)
        .err()
        .map_or(0, |error| error.valid_up_to())
}

fn ends_inside(line: &[u8]) -> bool {
    std::str::from_utf8(line).is_err_and(|error| error.error_len().is_none())
}

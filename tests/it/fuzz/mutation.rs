//! Changes of a text, as hands, spreadsheets, merges and torn disks make them.

use super::random::Random;

/// What stands in such files, and what breaks their readers.
const PIECES: &[&str] = &[
    ",",
    "\"",
    "\"\"",
    "\n",
    "\r\n",
    "\r",
    ";",
    "\t",
    "，",
    "\u{feff}",
    "\0",
    " ",
    "\u{3000}",
    "\u{200b}",
    "\u{202e}",
    "'",
    "=",
    "#",
    "[",
    "]",
    "[[",
    "{",
    "}",
    "\\",
    "-",
    "0",
    "9",
    "１",
    "2026-11-03",
    "2026/11/3",
    "2026-11-03T19:20",
    "2026-02-30",
    "9999-12-31",
    "45964",
    "1.38E+10",
    "13800000001.0",
    "???",
    "\u{fffd}",
    "#N/A",
    "=1+1",
    "<<<<<<< ours",
    "=======",
    ">>>>>>> theirs",
    "id",
    "note",
    "rate_overall",
    "H1-1-0101",
    "wang",
    "door",
    "met",
    "农历08-15",
    "08-15",
    "occupied",
    "每月",
    "month",
    "7d",
    "2wd",
    "1y",
    "true",
    "[roles.x]",
    "id = \"x\"",
    "合计",
    "楼栋",
    "业主",
    "13800000000",
    "周五晚上7点",
    "tue-fri 18:30-20:30",
    "上月",
    "last 7 days",
    "2026Q4",
    "..",
    "2026-W53",
];

/// A text changed once to four times.
pub fn mutated(seed: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=random.below(4) {
        match random.below(4) {
            0 => change_bytes(&mut bytes, other, random),
            1 => change_lines(&mut bytes, other, random),
            _ => change_cells(&mut bytes, random),
        }
    }
    bytes
}

/// Bytes come, go, change, are cut off, or come from another input.
fn change_bytes(bytes: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    let at = random.below(bytes.len() + 1);
    match random.below(6) {
        0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
        1 if at < bytes.len() => {
            bytes.remove(at);
        }
        2 => bytes.truncate(at),
        3 => {
            let from = random.below(other.len() + 1);
            let to = from + random.below((other.len() - from).min(64) + 1);
            bytes.splice(at..at, other[from..to].iter().copied());
        }
        4 => {
            let end = at + random.below((bytes.len() - at).min(32) + 1);
            bytes.drain(at..end);
        }
        _ => {
            let piece = random.one(PIECES).bytes();
            bytes.splice(at..at, piece);
        }
    }
}

/// Lines go, come twice, change places, or come from another input; their ends change.
fn change_lines(bytes: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    let mut lines: Vec<Vec<u8>> = lines(bytes);
    let at = random.below(lines.len());
    match random.below(6) {
        0 if !lines.is_empty() => {
            lines.remove(at);
        }
        1 if !lines.is_empty() => lines.insert(at, lines[at].clone()),
        2 if !lines.is_empty() => {
            let with = random.below(lines.len());
            lines.swap(at, with);
        }
        3 => {
            let theirs = self::lines(other);
            if !theirs.is_empty() {
                lines.insert(at, random.one(&theirs).clone());
            }
        }
        4 => {
            let end = *random.one(&["\n", "\r\n", "\r", ""]);
            if let Some(line) = lines.get_mut(at) {
                while line.last().is_some_and(|byte| b"\r\n".contains(byte)) {
                    line.pop();
                }
                line.extend(end.bytes());
            }
        }
        _ => lines.insert(at, b"\n".to_vec()),
    }
    *bytes = lines.concat();
}

/// A cell or a value becomes another, empty, or a piece; quotes and separators come and go.
fn change_cells(bytes: &mut Vec<u8>, random: &mut Random) {
    let is_border = |byte: &u8| b",\n\r;=\" ".contains(byte);
    let start = random.below(bytes.len() + 1);
    let end = bytes[start..].iter().position(is_border);
    let end = end.map_or(bytes.len(), |length| start + length);
    let begin = bytes[..start]
        .iter()
        .rposition(is_border)
        .map_or(0, |at| at + 1);
    match random.below(5) {
        0 => drop(bytes.drain(begin..end)),
        1 => drop(bytes.splice(begin..end, random.one(PIECES).bytes())),
        2 => bytes.insert(begin, *random.one(b"\",;")),
        3 if end < bytes.len() => {
            bytes.remove(end);
        }
        _ => {
            let copy = bytes[begin..end].to_vec();
            bytes.splice(begin..begin, copy);
        }
    }
}

/// The lines of a text, each with its end.
pub fn lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    let lines = bytes.split_inclusive(|byte| *byte == b'\n');
    lines.map(<[u8]>::to_vec).collect()
}

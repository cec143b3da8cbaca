//! Which bytes are read as which text, and which are refused.

use crate::text::{Encoding, FileFault, Item, LineFault, Table, decode, needs_mark};

fn gb(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

fn utf16(text: &str, big_endian: bool) -> Vec<u8> {
    let bytes = |unit: u16| {
        if big_endian {
            unit.to_be_bytes()
        } else {
            unit.to_le_bytes()
        }
    };
    text.encode_utf16().flat_map(bytes).collect()
}

fn faults(bytes: &[u8]) -> Vec<FileFault> {
    decode(bytes).faults
}

#[test]
fn utf8_with_and_without_a_mark() {
    let plain = decode("id,note\nA1,漏水\n".as_bytes());
    assert_eq!((plain.encoding, plain.faults.len()), (Encoding::Utf8, 0));
    let marked = decode(b"\xEF\xBB\xBFid,note\n");
    assert_eq!(
        (marked.encoding, &*marked.text),
        (Encoding::Utf8Marked, "id,note\n")
    );
    assert_eq!(decode(b"").encoding, Encoding::Utf8);
}

#[test]
fn gb18030_of_a_chinese_windows() {
    for text in [
        "id,note\nA1,王芳说水管漏水\n",
        "id,name\r\nA1,㐀𠀀镕\r\n",
        "id\nA1,每月\nA2,目\n",
    ] {
        let bytes = gb(text);
        let decoded = decode(&bytes);
        assert_eq!(
            (decoded.encoding, &*decoded.text),
            (Encoding::Gb18030, text)
        );
        assert_eq!(decoded.faults, []);
    }
}

#[test]
fn the_trap_of_leaking_water() {
    let bytes = gb("id,note\nA1,漏水\n");
    assert!(
        std::str::from_utf8(&bytes).is_ok(),
        "or it would be no trap"
    );
    let decoded = decode(&bytes);
    assert_eq!(
        (decoded.encoding, &*decoded.text),
        (Encoding::Gb18030, "id,note\nA1,漏水\n")
    );
}

#[test]
fn what_only_looks_like_the_trap_stays_utf8() {
    // Latin, Han, signs that are no letters, and a mark before the text all speak for UTF-8.
    for text in [
        "Müller",
        "漏水 ©ˮ",
        "é ˮ",
        "25 °C",
        "·",
        "“quoted” – €5",
        "ˮ漏",
    ] {
        assert_eq!(decode(text.as_bytes()).encoding, Encoding::Utf8, "{text}");
    }
    assert_eq!(
        decode("\u{FEFF}©ˮ".as_bytes()).encoding,
        Encoding::Utf8Marked
    );
    assert!(needs_mark("©ˮ") && !needs_mark("漏水") && !needs_mark("Müller"));
}

#[test]
fn utf16_is_refused_marked_or_not() {
    let text = "id,note\nA1,漏水\n";
    for big_endian in [false, true] {
        let marked = [utf16("\u{FEFF}", big_endian), utf16(text, big_endian)].concat();
        assert_eq!(
            faults(&marked),
            [FileFault::Utf16 {
                marked: true,
                big_endian
            }]
        );
        let bare = utf16(text, big_endian);
        assert_eq!(
            faults(&bare),
            [FileFault::Utf16 {
                marked: false,
                big_endian
            }]
        );
    }
}

#[test]
fn nul_bytes_are_placed_and_a_tail_of_them_is_told_apart() {
    assert_eq!(
        faults(b"id\nA\0\nB\n"),
        [FileFault::Nul {
            line: 2,
            offset: 4,
            tail: false
        }]
    );
    assert_eq!(
        faults(b"id\nA1\n\0\0\0\0"),
        [FileFault::Nul {
            line: 3,
            offset: 6,
            tail: true
        }]
    );
    let zeros = [0; 64];
    assert_eq!(
        faults(&zeros),
        [FileFault::Nul {
            line: 1,
            offset: 0,
            tail: true
        }]
    );
}

/// The rows that can still be read, and the lines that cannot.
fn rows(bytes: &[u8]) -> (Vec<String>, Vec<(u32, LineFault)>) {
    let table = Table::parse(bytes);
    let mut cursor = table.cursor();
    let (mut sound, mut bad) = (Vec::new(), Vec::new());
    while let Some(item) = cursor.next() {
        match item {
            Item::Row(row) => sound.push(row.line.text.to_string()),
            Item::Bad { line, fault, .. } => bad.push((line.number, fault)),
            Item::Nothing { .. } => {}
        }
    }
    (sound, bad)
}

#[test]
fn a_line_of_gb18030_in_a_file_of_utf8_is_named() {
    let bytes = [
        "id,note\nA1,漏水\n".as_bytes(),
        &gb("A2,水管\n"),
        "A3,好\n".as_bytes(),
    ]
    .concat();
    let fault = FileFault::MixedEncodings {
        utf8_line: 2,
        gb18030_line: 3,
        offset: 23,
    };
    assert_eq!(faults(&bytes), [fault]);
    assert_eq!(
        rows(&bytes),
        (
            vec!["A1,漏水".into(), "A3,好".into()],
            vec![(3, LineFault::Encoding)]
        )
    );
}

#[test]
fn a_line_of_utf8_in_a_file_of_gb18030_is_named() {
    let bytes = [
        &gb("id,note\nA1,漏水\nA2,水管\n")[..],
        "A3,好的\n".as_bytes(),
        &gb("A4,谢谢\n"),
    ]
    .concat();
    let [
        FileFault::MixedEncodings {
            utf8_line: 4,
            gb18030_line,
            ..
        },
    ] = faults(&bytes)[..]
    else {
        panic!("{:?}", faults(&bytes));
    };
    // 漏水 alone could be either: the first line that cannot be UTF-8 is the next one.
    assert_eq!(gb18030_line, 3);
    let (sound, bad) = rows(&bytes);
    assert_eq!(sound, ["A1,漏水", "A2,水管", "A4,谢谢"]);
    assert_eq!(bad, [(4, LineFault::Encoding)]);
}

#[test]
fn bytes_of_no_encoding_are_placed() {
    let bytes = b"id,note\nA1,\xE6\xBC\x8F\nA2,\xFF\xFF\nA3,x\n";
    assert_eq!(
        faults(bytes),
        [FileFault::Undecodable {
            line: 3,
            offset: 18
        }]
    );
    assert_eq!(rows(bytes).0, ["A1,漏", "A3,x"]);
    assert_eq!(
        faults(b"\xEF\xBB\xBFid\n\xFF\n"),
        [FileFault::Undecodable { line: 2, offset: 6 }]
    );
}

#[test]
fn a_file_that_ends_inside_a_character_is_cut_not_mixed() {
    let whole = "id,note\nA1,漏水\nA2,水管".as_bytes();
    let cut = &whole[..whole.len() - 1];
    assert_eq!(
        faults(cut),
        [FileFault::CutCharacter {
            line: 3,
            offset: 24
        }]
    );
    assert_eq!(rows(cut).0, ["A1,漏水"]);
}

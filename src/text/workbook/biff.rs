//! The records that binary workbooks are made of.

/// One record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record<'d> {
    /// What it is.
    pub(super) kind: u32,
    /// What it holds.
    pub(super) data: &'d [u8],
}

/// The records of an xls stream: two bytes of kind, two of length.
pub(super) fn short_records(stream: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let kind = u32::from(u16_at(rest, 0)?);
        let length = usize::from(u16_at(rest, 2)?);
        let data = rest.get(4..4 + length)?;
        rest = &rest[4 + length..];
        Some(Record { kind, data })
    })
}

/// The records of a part of an xlsb: kind and length in seven bits a byte.
pub(super) fn long_records(part: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut rest = part;
    std::iter::from_fn(move || {
        let kind = packed(&mut rest, 2)?;
        let length = usize::try_from(packed(&mut rest, 4)?).ok()?;
        let data = rest.get(..length)?;
        rest = &rest[length..];
        Some(Record { kind, data })
    })
}

/// A number of at most so many bytes, seven bits each, the lowest first.
fn packed(rest: &mut &[u8], most: usize) -> Option<u32> {
    let mut number = 0;
    for place in 0..most {
        let (&byte, after) = rest.split_first()?;
        *rest = after;
        number |= u32::from(byte & 0x7F) << (7 * place);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(number)
}

/// Two bytes at `at` as a number.
pub(super) fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    let bytes = data.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes([bytes[0], bytes[1]]))
}

/// Four bytes at `at` as a number.
pub(super) fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    let bytes = data.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
}

//! Rows of a sheet that are no rows of the list.

use super::fold::folded;
use super::heading::{Heading, Use};
use super::notes::RemarkKind;
use crate::text::workbook::{Area, Row, Value};

/// What begins a row of totals.
const TOTALS: [&str; 8] = [
    "合计", "小计", "总计", "共计", "累计", "total", "subtotal", "sum",
];
/// What begins a note or a signature below a list.
const FOOTERS: [&str; 14] = [
    "制表",
    "填表",
    "审核",
    "审批",
    "打印",
    "注",
    "说明",
    "备注",
    "统计人",
    "复核",
    "单位负责人",
    "prepared by",
    "note",
    "printed",
];

/// Why a row is no row of the list, if it is none. `is_last`: no full row comes after it.
pub(super) fn reason(
    row: &Row,
    headings: &[Heading],
    merged: &[Area],
    is_last: bool,
) -> Option<RemarkKind> {
    let texts: Vec<(u32, String)> = row
        .cells
        .iter()
        .filter(|(_, value)| !value.is_blank())
        .map(|(at, value)| (*at, value.text().trim().to_owned()))
        .collect();
    let (first_at, first) = texts.first()?;
    let begins = |marks: &[&str]| {
        let text = folded(first);
        marks.iter().any(|mark| text.starts_with(&folded(mark)))
    };
    if is_total(&texts) {
        return Some(RemarkKind::Total);
    }
    if is_header_again(row, headings) {
        return Some(RemarkKind::HeaderAgain);
    }
    let is_alone = texts.len() == 1;
    let spans = |area: &&Area| {
        area.top + 1 == row.number && area.left == *first_at && area.right >= area.left + 2
    };
    let is_wide = merged.iter().any(|area| spans(&area));
    let ends_with_colon = first.contains(['：', ':']);
    if begins(&FOOTERS) && (ends_with_colon || is_wide) && (is_alone || is_last) {
        return Some(RemarkKind::Footer);
    }
    if is_alone && is_wide {
        return Some(if is_last {
            RemarkKind::Footer
        } else {
            RemarkKind::Band
        });
    }
    if is_alone && is_last && (ends_with_colon || first.chars().count() > 24) {
        return Some(RemarkKind::Footer);
    }
    let of_use = |at: u32| headings.iter().find(|heading| heading.column == at);
    let only_number = texts
        .iter()
        .all(|(at, _)| of_use(*at).is_some_and(|heading| heading.used == Use::Running));
    only_number.then_some(RemarkKind::OnlyNumber)
}

/// Whether one of the first three texts says that the row adds others up.
fn is_total(texts: &[(u32, String)]) -> bool {
    texts.iter().take(3).any(|(_, text)| {
        let text = folded(text);
        TOTALS.iter().any(|mark| {
            text.strip_prefix(mark).is_some_and(|rest| {
                rest.is_empty()
                    || rest
                        .chars()
                        .next()
                        .is_some_and(|letter| !letter.is_alphabetic())
                    || rest.chars().all(|letter| {
                        letter.is_ascii_digit() || "户人条件项元栋套页本".contains(letter)
                    })
            })
        })
    })
}

fn is_header_again(row: &Row, headings: &[Heading]) -> bool {
    let mut same = 0;
    for (at, value) in row.cells.iter().filter(|(_, value)| !value.is_blank()) {
        let Value::Text(text) = value else {
            return false;
        };
        let heading = headings.iter().find(|heading| heading.column == *at);
        if heading.is_none_or(|heading| folded(&heading.text) != folded(text)) {
            return false;
        }
        same += 1;
    }
    same >= 2
}

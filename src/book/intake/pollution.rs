//! Lists damaged at random: nothing of them differs in silence.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::{Asked, Draft, Known, Members, Notes, Parties, Source, Table, Use, choose, drafts};
use crate::calendar::{Date, Zone};
use crate::text::workbook::{Form, Workbook, open};

const HEADINGS: [&str; 8] = [
    "楼栋",
    "单元",
    "房号",
    "业主姓名",
    "联系电话",
    "入住状态",
    "交房日期",
    "备注",
];
/// What must come out of a row where nothing was done to a cell.
const COLUMNS: [&str; 8] = [
    "building", "unit", "room", "name", "phone", "status", "moved_in", "note",
];

fn known() -> Known {
    Known {
        zone: Zone::named("Asia/Shanghai").unwrap(),
        today: Date::from_ymd(2026, 11, 30).unwrap(),
        services: Vec::new(),
        scale: 5,
        roles: Vec::new(),
        households_role: None,
        departments: Vec::new(),
        event_kinds: Vec::new(),
        tags: BTreeSet::new(),
        parties: Parties::default(),
        members: Members::default(),
        set: BTreeMap::new(),
        year: None,
        adds_roles: false,
    }
}

fn row(at: usize) -> Vec<String> {
    let name = ["王芳", "李国强", "张丽", "陈志远"][at % 4];
    let status = ["自住", "出租", "空置", "未入住"][at % 4];
    let cells = [
        format!("{}", at / 4 + 1),
        "1".to_owned(),
        format!("{:02}{:02}", at % 9 + 1, at % 4 + 1),
        format!("{name}{at}"),
        format!("138000{:05}", at + 10),
        status.to_owned(),
        format!("2019-08-{:02}", at % 28 + 1),
        format!("备注{at}"),
    ];
    cells.to_vec()
}

/// What is done to one cell.
const DAMAGES: &[&str] = &[
    "",
    " ",
    "/",
    "无",
    "N/A",
    "#N/A",
    "???",
    "１２３",
    "3栋",
    "3-1-0502",
    "=1+1",
    "'0502",
    "2019.4",
    "2019年8月11日",
    "2019-04",
    "13800010000.0",
    "1.38E+10",
    "138****0000",
    "两室",
    "a,b",
    "x;y",
    "\"q\"",
    "合计",
    "说明：",
    "很长很长很长很长很长很长很长很长很长很长很长很长很长的一句话",
    "0",
    "-1",
    "true",
    "业主姓名",
];

/// What is done to the list as a whole.
#[derive(Clone, Debug)]
struct Damage {
    title: bool,
    total: bool,
    repeated: bool,
    running: bool,
    own: bool,
    separator: char,
    gbk: bool,
    end: &'static str,
    cells: Vec<(usize, usize, usize)>,
    order: usize,
    decorated: usize,
}

fn damage() -> impl Strategy<Value = Damage> {
    let flags = any::<[bool; 6]>();
    let cells = prop::collection::vec((0_usize..12, 0_usize..8, 0..DAMAGES.len()), 0..8);
    let ends = prop::sample::select(vec!["\n", "\r\n", "\r"]);
    let separators = prop::sample::select(vec![',', ';', '\t']);
    (flags, cells, ends, separators, 0_usize..8, 0_usize..8).prop_map(
        |([title, total, repeated, running, own, gbk], cells, end, separator, order, decorated)| {
            Damage {
                title,
                total,
                repeated,
                running,
                own,
                separator,
                gbk,
                end,
                cells,
                order,
                decorated,
            }
        },
    )
}

/// The list, and for each row of the truth the texts it was written with.
fn written(damage: &Damage) -> (Vec<u8>, Vec<Vec<String>>) {
    let turned = |mut cells: Vec<String>| {
        cells.rotate_left(damage.order);
        cells
    };
    let mut truth: Vec<Vec<String>> = (0..12).map(row).collect();
    for (at, column, kind) in &damage.cells {
        DAMAGES[*kind].clone_into(&mut truth[*at][*column]);
    }
    let mut headings = HEADINGS.map(str::to_owned);
    headings[damage.decorated] = format!(" {}（必填）：", headings[damage.decorated]);
    let with = |first: &str, cells: Vec<String>, last: &str| {
        let mut line = Vec::new();
        if damage.running {
            line.push(first.to_owned());
        }
        line.extend(turned(cells));
        if damage.own {
            line.push(last.to_owned());
        }
        line
    };
    let header = with("序号", headings.to_vec(), "产权证号");
    let mut lines = Vec::new();
    if damage.title {
        lines.push(vec!["翡翠花园业主台账".to_owned()]);
    }
    lines.push(header.clone());
    for (at, cells) in truth.iter().enumerate() {
        if damage.repeated && at == 6 {
            lines.push(header.clone());
        }
        lines.push(with(
            &(at + 1).to_string(),
            cells.clone(),
            &format!("证{at}"),
        ));
    }
    if damage.total {
        lines.push(vec!["合计".to_owned(), "12户".to_owned()]);
    }
    let quoted = |cell: &String| {
        if cell.contains([damage.separator, '"', ',', ';']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.clone()
        }
    };
    let text: String = lines
        .iter()
        .map(|line| {
            let cells: Vec<String> = line.iter().map(quoted).collect();
            cells.join(&damage.separator.to_string()) + damage.end
        })
        .collect();
    let bytes = if damage.gbk {
        encoding_rs::GB18030.encode(&text).0.into_owned()
    } else {
        text.into_bytes()
    };
    (bytes, truth)
}

/// Every cell of the file is in a row that was read, in one that was refused or told of, under a
/// heading that is told not to be read, or told of by itself.
fn unaccounted(
    book: &Workbook,
    rows: &[Draft],
    notes: &Notes,
    uses: &[(u32, String, Use)],
    header: u32,
) -> Vec<String> {
    let mut lost = Vec::new();
    let told = |row: u32, heading: &str| {
        notes
            .remarks
            .values()
            .flat_map(|told| &told.examples)
            .any(|example| {
                example.spot.row == row
                    && (example.spot.heading.is_empty() || example.spot.heading == heading)
            })
    };
    for row in &book.sheets[0].rows {
        if row.number == header
            || notes
                .troubles
                .iter()
                .any(|trouble| trouble.spot.row == row.number)
        {
            continue;
        }
        let draft = rows.iter().find(|draft| draft.spot.row == row.number);
        for (at, value) in &row.cells {
            let text = value.text().trim().to_owned();
            let heading = uses.iter().find(|(column, ..)| column == at);
            let (name, used) = heading.map_or((String::new(), &Use::Unnamed), |(_, name, used)| {
                (name.clone(), used)
            });
            let is_aside = matches!(
                used,
                Use::Running | Use::Computed | Use::LeftOut | Use::Unkept
            );
            let is_read = draft.is_some_and(|draft| {
                draft
                    .cells
                    .iter()
                    .any(|cell| *cell.heading == *name && cell.raw() == text)
            });
            if !text.is_empty() && !is_aside && !is_read && !told(row.number, &name) {
                lost.push(format!("row {} {name}: {text}", row.number));
            }
        }
    }
    lost
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn nothing_of_a_damaged_list_differs_in_silence(damage in damage()) {
        let (bytes, truth) = written(&damage);
        let book = open(&bytes).unwrap();
        prop_assert!(matches!(book.form, Form::Text { .. }), "{:?}", book.form);
        let asked = Asked { table: Some(Table::Owners), ..Asked::default() };
        let Ok((chosen, _)) = choose(&book, "业主.csv", &asked, &[]) else {
            return Ok(());
        };
        let source = Source {
            file: "业主.csv",
            form: book.form,
            sheet: &book.sheets[0],
            table: Table::Owners,
            layout: &chosen[0].layout,
        };
        let mut notes = Notes::default();
        let rows = drafts(source, &known(), &mut notes);
        let headings = chosen[0].layout.headings.iter();
        let uses: Vec<_> = headings.map(|heading| (heading.column, heading.text.clone(), heading.used.clone())).collect();
        let lost = unaccounted(&book, &rows, &notes, &uses, chosen[0].layout.header_rows.1);
        prop_assert!(lost.is_empty(), "{lost:?}");
        // Whatever was not touched comes out as it is.
        let first = chosen[0].layout.header_rows.1 as usize + 1;
        for draft in &rows {
            let mut at = draft.spot.row as usize - first;
            if damage.repeated && at > 6 {
                at -= 1;
            }
            let Some(cells) = truth.get(at) else { continue };
            let clean = row(at);
            let is_touched = |column: usize| damage.cells.iter().any(|(row, at, _)| *row == truth.iter().position(|one| one == cells).unwrap_or(at_most()) && *at == column);
            for (column, name) in COLUMNS.iter().enumerate() {
                // A room that holds a whole home speaks for building and unit too.
                let of_home = column < 3 && (0..3).any(is_touched);
                if cells[column] != clean[column] || of_home {
                    continue;
                }
                let wanted = match (*name, clean[column].as_str()) {
                    ("status", "自住") => "occupied",
                    ("status", "出租") => "rented",
                    ("status", "空置") => "vacant",
                    ("status", "未入住") => "not_moved_in",
                    (_, text) => text,
                };
                prop_assert_eq!(draft.get(name), wanted, "{} in row {}", name, draft.spot.row);
            }
        }
    }
}

fn at_most() -> usize {
    usize::MAX
}

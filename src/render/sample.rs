//! A page for the tests of every form: Chinese, phones, formulas, escapes, groups, shares.

use super::Look;
use crate::calendar::{Date, Period};
use crate::sheet::{
    Bar, Block, Cell, Chart, Column, Entry, Kind, Page, Plot, Row, Series, Table, Tone, When,
};
use crate::words::{Lang, Words};

pub(super) fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

pub(super) fn look(lang: Lang) -> Look {
    Look {
        words: Words::new(lang),
        ..Look::default()
    }
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("date", "日期", Kind::Date).grouped(),
        Column::new("start", "时间", Kind::Id),
        Column::new("party", "户", Kind::Id),
        Column::new("name", "业主", Kind::Text),
        Column::new("phone", "电话", Kind::Phone).wide_only(),
        Column::new("minutes", "分钟", Kind::Int),
        Column::new("reason", "事由", Kind::Text).fold(1),
    ]
}

fn row(day: &str, start: &str, party: &str, name: &str, reason: &str) -> Row {
    Row::new(vec![
        date(day).into(),
        Cell::id(start),
        Cell::id(party),
        Cell::text(name),
        Cell::Phone("13812345678".into()),
        Cell::Int(10),
        Cell::text(reason),
    ])
    .group(day)
}

/// The month's plan of one butler.
pub(super) fn plan() -> Page {
    let mut page = Page::new(
        "plan",
        "拜访计划 · 王芳",
        "2026-11-16T09:00".parse().expect("an instant"),
    );
    let mut period = Period::between(date("2026-11-01"), date("2026-11-30"));
    period.name = "2026-11".into();
    page.period = Some(period);
    let mut table = Table::new("appointments", columns());
    let long = "11月3日漏水维修完成，6日首雨后回访；本月例行拜访，电话 13987654321 联系";
    table.push(row("2026-11-17", "18:30", "H3-1-0502", "王小明", long).tone(Tone::Bad));
    table.push(row(
        "2026-11-17",
        "18:50",
        "H3-1-0503",
        "欧阳静",
        "=cmd|'/c calc'!A1",
    ));
    table.push(row(
        "2026-11-18",
        "19:00",
        "H3-2-0101",
        "A\u{202e}B",
        "- moved in 1 Nov | `x` <b>",
    ));
    page.table(table);
    let mut quota = Table::new(
        "quota",
        vec![
            Column::new("staff", "staff", Kind::Id),
            Column::new("met", "met", Kind::Share),
            Column::new("mean", "mean", Kind::Mean),
        ],
    )
    .title("Quota");
    let filled = vec![
        Cell::id("wang"),
        Cell::share(12, 15),
        Cell::Mean { sum: 13, count: 3 },
    ];
    quota.push(Row::new(filled));
    quota.push(Row::new(vec![
        Cell::id("li"),
        Cell::share(0, 0),
        Cell::Mean { sum: 0, count: 0 },
    ]));
    page.table(quota);
    page.text(Tone::Warn, "A note with %{x} and \u{1b}[31m13812345678");
    page.wire.insert(
        "phone".into(),
        serde_json::json!(["13812345678", {"id": "H3-1-0502"}, 7]),
    );
    page
}

/// Every kind of block and chart.
pub(super) fn everything() -> Page {
    let mut page = plan();
    page.data_errors = 2;
    page.left_out = 3;
    page.heading("A <heading> & more");
    page.points(vec!["first".into(), "# second".into()]);
    page.pairs(vec![
        ("Phone".into(), Cell::Phone("13812345678".into())),
        ("Keys".into(), true_cell()),
    ]);
    page.table(Table::new("empty", columns()).title("Empty"));
    let bar = |label: &str, value, note: &str| Bar {
        label: label.into(),
        value,
        target: Some(15),
        note: note.into(),
    };
    let bars = vec![bar("王芳", Some(12), "12/15"), bar("<Li>", None, "–")];
    page.chart(chart("bars", Plot::Bars(bars), 0));
    let rows = vec![
        ("东区".to_owned(), vec![3, 4]),
        ("西区".to_owned(), vec![0, 0]),
    ];
    page.chart(chart(
        "stacked",
        Plot::Stacked {
            series: vec!["open".into(), "late".into()],
            rows,
        },
        0,
    ));
    let series = vec![Series {
        name: "mean".into(),
        values: vec![Some(43), None, Some(45)],
    }];
    let labels = vec!["2026-09".into(), "2026-10".into(), "2026-11".into()];
    page.chart(chart("lines", Plot::Lines { labels, series }, 1));
    let heat = vec![
        (date("2026-11-01"), 0),
        (date("2026-11-03"), 7),
        (date("2026-11-30"), 2),
    ];
    page.chart(chart("heat", Plot::Heat(heat), 0));
    page.blocks.push(Block::Break);
    page.blocks.push(Block::Fill("Signature".into(), 2));
    page.entries.get_or_insert_default().push(Entry {
        uid: "resident-monthly/H3-1-0502/2026-11@jade-garden.visits".into(),
        when: When::Time("2026-11-17T18:30".parse().expect("an instant"), 10),
        is_cancelled: false,
        title: "上门 王小明；3号楼, 1单元 0502".into(),
        place: "3-1-0502".into(),
        description:
            "本月例行拜访\n上次见面 10 月 3 日，电话 13812345678，对服务总体满意，提到车位紧张"
                .into(),
        zone: "Asia/Shanghai".into(),
    });
    page
}

fn true_cell() -> Cell {
    Cell::Flag(true)
}

fn chart(key: &'static str, plot: Plot, decimals: u8) -> Chart {
    Chart {
        key,
        title: format!("Chart {key}"),
        unit: "户".into(),
        decimals,
        full: None,
        target: String::new(),
        plot,
    }
}

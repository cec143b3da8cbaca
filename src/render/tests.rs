//! The forms for text and programs, on one page that has everything nasty in it.

use insta::assert_snapshot;

use super::sample::{everything, look, plan};
use super::{Format, Look, RenderFault, render, width};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table};
use crate::words::Lang;

fn drawn(page: &Page, format: Format, look: &Look) -> String {
    String::from_utf8(render(page, format, look).expect("it has this form")).expect("it is text")
}

#[test]
fn a_pipe_gets_whole_lines_that_line_up() {
    assert_snapshot!(drawn(&plan(), Format::Table, &look(Lang::Zh)), @r#"
拜访计划 · 王芳
2026-11（2026-11-01 至 2026-11-30） · 截至 2026-11-16 09:00

时间   户         业主        电话         分钟  事由
────────────────────────────────────────────────────────────────────────────────
2026-11-17
18:30  H3-1-0502  王小明      138****5678    10  11月3日漏水维修完成，6日首雨后回访；本月例行拜访，电话 139****4321 联系
18:50  H3-1-0503  欧阳静      138****5678    10  =cmd|'/c calc'!A1

2026-11-18
19:00  H3-2-0101  A\u{202e}B  138****5678    10  - moved in 1 Nov | `x` <b>

Quota
staff        met      mean
──────────────────────────
wang   12/15 80%  4.33 (3)
li             –         –

A note with %{x} and \u{1b}[31m138****5678
"#);
}

#[test]
fn a_terminal_gets_eighty_columns_and_nothing_is_cut() {
    let look = Look {
        width: Some(80),
        ..look(Lang::En)
    };
    let text = drawn(&plan(), Format::Table, &look);
    assert!(text.lines().all(|line| width(line) <= 80), "{text}");
    assert_snapshot!(text, @r#"
拜访计划 · 王芳
2026-11: 2026-11-01 to 2026-11-30 · as of 2026-11-16 09:00

时间   户         业主        分钟  事由
────────────────────────────────────────────────────────────────────────────────
2026-11-17
18:30  H3-1-0502  王小明        10  11月3日漏水维修完成，6日首雨后回访；本月例行
                                    拜访，电话 139****4321 联系
18:50  H3-1-0503  欧阳静        10  =cmd|'/c calc'!A1

2026-11-18
19:00  H3-2-0101  A\u{202e}B    10  - moved in 1 Nov | `x` <b>

Quota
staff        met      mean
──────────────────────────
wang   12/15 80%  4.33 (3)
li             –         –

A note with %{x} and \u{1b}[31m138****5678
"#);
}

/// Seven columns, as the duties of a month have them.
fn duties() -> Page {
    let heads = ["due", "state", "party", "name", "rule", "who", "why"];
    let columns = heads.iter().zip([0, 0, 0, 2, 1, 2, 1]);
    let columns = columns.map(|(head, fold)| Column::new(*head, *head, Kind::Text).fold(fold));
    let mut table = Table::new("duties", columns.collect());
    let row = |cells: [&str; 7]| Row::new(cells.into_iter().map(Cell::text).collect());
    let why = "leak repaired 3 Nov, first rain 6 Nov; key household not met for three months";
    let rule = "Every resident household, monthly";
    table.push(row([
        "2026-11-30",
        "overdue",
        "H3-1-0502",
        "欧阳小明",
        rule,
        "Wang Fang +3",
        why,
    ]));
    table.push(row([
        "2026-11-17 08:59",
        "open",
        "H12-2-1801",
        "李四",
        "按月拜访",
        "赵敏",
        "",
    ]));
    let mut page = Page::new("due", "Duties", plan().now);
    page.table(table);
    page
}

#[test]
fn long_text_goes_below_its_row_rather_than_into_a_pit() {
    let look = Look {
        width: Some(80),
        ..look(Lang::En)
    };
    assert_snapshot!(drawn(&duties(), Format::Table, &look), @r#"
Duties
as of 2026-11-16 09:00

due               state    party       name      rule            who
    why
─────────────────────────────────────────────────────────────────────────────
2026-11-30        overdue  H3-1-0502   欧阳小明  Every resident  Wang Fang +3
                                                 household,
                                                 monthly
    leak repaired 3 Nov, first rain 6 Nov; key household not met for three
    months
2026-11-17 08:59  open     H12-2-1801  李四      按月拜访        赵敏
"#);
}

/// An id is typed and looked for: names beside it are folded before it is broken.
#[test]
fn an_id_stays_whole_where_another_column_can_give_way() {
    let heads = ["kind", "late", "id", "party", "name", "staff", "what"];
    let columns = heads.iter().zip([0, 0, 2, 0, 0, 1, 1]);
    let columns = columns.map(|(head, fold)| Column::new(*head, *head, Kind::Text).fold(fold));
    let mut table = Table::new("items", columns.collect());
    table.push(Row::new(
        [
            "拜访逾期",
            "1 天 10 小时",
            "complaint-investigated/H4-1-0402/e20261105-gc5f4fjc.3",
            "H4-1-0402",
            "程霞",
            "冯轩怡、何丽、站长",
            "跌倒后随访（11月5日跌倒，第 3 次）",
        ]
        .into_iter()
        .map(Cell::text)
        .collect(),
    ));
    let mut page = Page::new("overdue", "Overdue", plan().now);
    page.table(table);
    let eighty = Look {
        width: Some(80),
        ..look(Lang::Zh)
    };
    let drawn = drawn(&page, Format::Table, &eighty);
    for part in [
        "complaint-investigated/",
        "H4-1-0402/",
        "e20261105-gc5f4fjc.3",
    ] {
        assert!(drawn.contains(part), "{drawn}");
    }
}

#[test]
fn cards_keep_their_words_whole() {
    let look = Look {
        width: Some(50),
        ..look(Lang::En)
    };
    assert_snapshot!(drawn(&duties(), Format::Table, &look), @r#"
Duties
as of 2026-11-16 09:00

due    2026-11-30
state  overdue
party  H3-1-0502
name   欧阳小明
rule   Every resident household, monthly
who    Wang Fang +3
why    leak repaired 3 Nov, first rain 6 Nov; key
       household not met for three months

due    2026-11-17 08:59
state  open
party  H12-2-1801
name   李四
rule   按月拜访
who    赵敏
"#);
}

#[test]
fn a_page_too_narrow_for_a_table_gets_cards() {
    for columns in [1, 10, 20, 30, 40] {
        let look = Look {
            width: Some(columns),
            ..look(Lang::Zh)
        };
        let text = drawn(&plan(), Format::Table, &look).replace(['\n', ' '], "");
        assert!(
            text.contains("H3-1-0502") && text.contains("0503"),
            "{columns}: {text}"
        );
    }
}

#[test]
fn no_form_lets_a_phone_or_an_escape_through() {
    for format in [Format::Table, Format::Json, Format::Csv, Format::Md] {
        let text = drawn(&everything(), format, &look(Lang::Zh));
        for nasty in ["13812345678", "13987654321", "\u{1b}", "\u{202e}"] {
            assert!(!text.contains(nasty), "{format:?} lets {nasty:?} through");
        }
        assert!(text.contains("138****5678"), "{format:?}");
    }
}

#[test]
fn contacts_are_shown_when_asked_for() {
    let look = Look {
        show_contacts: true,
        ..look(Lang::Zh)
    };
    for format in [Format::Table, Format::Json, Format::Csv, Format::Md] {
        assert!(
            drawn(&plan(), format, &look).contains("13812345678"),
            "{format:?}"
        );
    }
}

#[test]
fn colour_is_there_only_when_asked_for_and_ends_on_its_line() {
    let look = Look {
        colour: true,
        width: Some(80),
        ..look(Lang::En)
    };
    let text = drawn(&plan(), Format::Table, &look);
    assert!(text.contains("\u{1b}[31m") && text.contains("\u{1b}[1m"));
    assert!(
        text.lines()
            .all(|line| line.matches("\u{1b}[").count() % 2 == 0),
        "{text}"
    );
}

#[test]
fn json_is_an_envelope_and_what_the_page_says() {
    assert_snapshot!(drawn(&plan(), Format::Json, &look(Lang::Zh)), @r#"
{
  "schema": "visits.plan/1",
  "now": "2026-11-16T09:00",
  "period": {
    "name": "2026-11",
    "from": "2026-11-01",
    "to": "2026-12-01"
  },
  "data_errors": 0,
  "phone": [
    "138****5678",
    {
      "id": "H3-1-0502"
    },
    7
  ]
}
"#);
    let mut page = plan();
    page.period = None;
    assert!(drawn(&page, Format::Json, &look(Lang::Zh)).contains("\"period\": null"));
}

#[test]
fn csv_gives_the_main_table_and_runs_no_formula() {
    assert_snapshot!(drawn(&plan(), Format::Csv, &look(Lang::Zh)), @r#"
date,start,party,name,phone,minutes,reason
2026-11-17,18:30,H3-1-0502,王小明,138****5678,10,11月3日漏水维修完成，6日首雨后回访；本月例行拜访，电话 139****4321 联系
2026-11-17,18:50,H3-1-0503,欧阳静,138****5678,10,'=cmd|'/c calc'!A1
2026-11-18,19:00,H3-2-0101,A\u{202e}B,138****5678,10,'- moved in 1 Nov | `x` <b>
"#);
}

#[test]
fn csv_spreads_shares_and_means_and_leaves_nothing_empty() {
    let mut page = plan();
    page.main = Some("quota");
    let look = Look {
        bom: true,
        ..look(Lang::Zh)
    };
    assert_snapshot!(drawn(&page, Format::Csv, &look), @r#"
﻿staff,met_n,met_of,met,mean,mean_count
wang,12,15,0.8,4.33,3
li,0,0,,,0
"#);
}

#[test]
fn a_page_without_a_table_has_no_csv() {
    let mut page = plan();
    page.blocks.clear();
    let fault = render(&page, Format::Csv, &look(Lang::En));
    assert!(matches!(
        fault,
        Err(RenderFault::NoSuchForm { page: "plan", .. })
    ));
}

#[test]
fn markdown_escapes_what_would_be_markup() {
    assert_snapshot!(drawn(&everything(), Format::Md, &look(Lang::En)), @r#"
**Incomplete: left out because of 2 errors in the data: 3 rows or files (visits check)**

# 拜访计划 · 王芳

2026-11: 2026-11-01 to 2026-11-30 · as of 2026-11-16 09:00

| 时间 | 户 | 业主 | 电话 | 分钟 | 事由 |
| --- | --- | --- | --- | ---: | --- |
| **2026-11-17** | | | | | |
| 18:30 | H3-1-0502 | 王小明 | 138****5678 | 10 | 11月3日漏水维修完成，6日首雨后回访；本月例行拜访，电话 139****4321 联系 |
| 18:50 | H3-1-0503 | 欧阳静 | 138****5678 | 10 | =cmd\|'/c calc'!A1 |
| **2026-11-18** | | | | | |
| 19:00 | H3-2-0101 | A\\u{202e}B | 138****5678 | 10 | - moved in 1 Nov \| \`x\` &lt;b&gt; |

### Quota

| staff | met | mean |
| --- | ---: | ---: |
| wang | 12/15 80% | 4.33 (3) |
| li | – | – |

A note with %{x} and \\u{1b}\[31m138****5678

## A &lt;heading&gt; &amp; more

- first
- \# second

- **Phone**: 138****5678
- **Keys**: yes

### Empty

nothing

---

Signature

\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_

\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_
"#);
}

#[test]
fn formats_are_known_by_name_and_by_ending() {
    for format in Format::ALL {
        assert_eq!(format.name().parse(), Ok(format));
    }
    assert_eq!(Format::of_ending("XLSX"), Some(Format::Xlsx));
    assert_eq!(Format::of_ending("docx"), None);
    assert!("yaml".parse::<Format>().is_err());
}

#[test]
fn nasty_strings_stay_in_their_cell() {
    let nasty = [
        "",
        "\0",
        "a\r\nb",
        "\u{feff}",
        "'; DROP TABLE",
        "<script>alert(1)</script>",
        "𝕏\u{301}\u{301}",
        "ﷺ",
        "{{7*7}}",
        "%{now}",
    ];
    for text in nasty {
        let mut page = plan();
        page.title = text.to_owned();
        for format in [Format::Table, Format::Csv, Format::Md, Format::Json] {
            let look = Look {
                width: Some(60),
                ..look(Lang::Zh)
            };
            let out = drawn(&page, format, &look);
            assert!(
                out.chars().all(|c| c == '\n' || !c.is_control()),
                "{format:?} {text:?}"
            );
        }
    }
}

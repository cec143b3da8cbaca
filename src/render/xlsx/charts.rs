//! The sheet of charts: the figures in columns on the left, the chart drawn from them on the right.
//! Bars grow to the right, the first label stands on top, as in the table.

use rust_xlsxwriter::{
    Chart as Drawing, ChartAxisCrossing, ChartFormat, ChartLine, ChartSolidFill, ChartType, Color,
    Format, Worksheet, XlsxError,
};

use super::cells::float;
use super::paper;
use crate::render::pieces::target_name;
use crate::render::show::fixed;
use crate::render::{Look, Show};
use crate::sheet::{Chart, Plot};
use crate::words::Message;

/// Rows that a chart covers.
pub(super) const HEIGHT: u32 = 14;
/// How wide and how high a chart is, in pixels.
const WIDE: u32 = 410;
const HIGH: u32 = 260;
/// The colours of series, as on the page: what there is dark, what is asked for light.
const COLOURS: [u32; 5] = [0x1f_4e79, 0xc9_ced4, 0xa4_262c, 0x5b_6570, 0x8a_5a00];

/// The figures of a chart as a grid: a label a row, a series a column.
struct Grid {
    series: Vec<String>,
    rows: Vec<(String, Vec<Option<i64>>)>,
    drawn: Option<ChartType>,
}

/// One chart below the other; gives back each chart's drawing, to be shown elsewhere too.
pub(super) fn write(
    sheet: &mut Worksheet,
    name: &str,
    charts: &[&Chart],
    look: &Look,
) -> Result<Vec<Drawing>, XlsxError> {
    sheet.set_column_width(0, 24)?;
    let mut drawings = Vec::new();
    let mut top = 0;
    for chart in charts {
        let grid = grid(chart, look);
        figures(sheet, top, chart, &grid, look)?;
        let rows = u32::try_from(grid.rows.len()).unwrap_or(u32::MAX - 8);
        if let (Some(kind), true) = (grid.drawn, rows > 0) {
            let drawing = drawing(kind, name, top + 1, rows, &grid, chart, look);
            let column = u16::try_from(grid.series.len() + 2).unwrap_or(8);
            sheet.insert_chart(top, column, &drawing)?;
            drawings.push(drawing);
        }
        top += (rows + 3).max(HEIGHT);
    }
    paper::one_sheet(sheet, 1);
    Ok(drawings)
}

fn grid(chart: &Chart, look: &Look) -> Grid {
    match &chart.plot {
        Plot::Bars(bars) => {
            let has_target = bars.iter().any(|bar| bar.target.is_some());
            let value = look.words.say(Message::ChartValue);
            let mut series = vec![if has_target {
                value
            } else {
                chart.title.clone()
            }];
            series.extend(has_target.then(|| target_name(chart, look)));
            let rows = bars.iter().map(|bar| {
                let values = [Some(bar.value), has_target.then_some(bar.target)];
                (bar.label.clone(), values.into_iter().flatten().collect())
            });
            Grid {
                series,
                rows: rows.collect(),
                drawn: Some(ChartType::Bar),
            }
        }
        Plot::Stacked { series, rows } => {
            let rows = rows
                .iter()
                .map(|(label, parts)| (label.clone(), parts.iter().copied().map(Some).collect()));
            Grid {
                series: series.clone(),
                rows: rows.collect(),
                drawn: Some(ChartType::BarStacked),
            }
        }
        Plot::Lines { labels, series } => {
            let row = |(at, label): (usize, &String)| {
                let values = series
                    .iter()
                    .map(|line| line.values.get(at).copied().flatten());
                (label.clone(), values.collect())
            };
            let rows = labels.iter().enumerate().map(row).collect();
            let series = series.iter().map(|line| line.name.clone()).collect();
            Grid {
                series,
                rows,
                drawn: Some(ChartType::Line),
            }
        }
        Plot::Heat(days) => {
            let rows = days
                .iter()
                .map(|(day, count)| (day.to_string(), vec![Some(*count)]));
            Grid {
                series: vec![chart.title.clone()],
                rows: rows.collect(),
                drawn: Some(ChartType::Column),
            }
        }
    }
}

/// Title, then the series' names, then a label and its figures a row.
fn figures(
    sheet: &mut Worksheet,
    top: u32,
    chart: &Chart,
    grid: &Grid,
    look: &Look,
) -> Result<(), XlsxError> {
    let show = Show::new(look);
    let bold = Format::new().set_bold();
    let caption = if chart.unit.is_empty() {
        chart.title.clone()
    } else {
        format!("{} ({})", chart.title, chart.unit)
    };
    sheet.write_string_with_format(top, 0, show.text(&caption), &bold)?;
    for (at, name) in (1_u16..).zip(&grid.series) {
        sheet.write_string_with_format(top + 1, at, show.text(name), &bold)?;
    }
    let shown = Format::new().set_num_format(fixed(0, chart.decimals));
    for (line, (label, values)) in (top + 2..).zip(&grid.rows) {
        sheet.write_string(line, 0, show.text(label))?;
        for (at, value) in (1_u16..).zip(values) {
            if let Some(value) = value {
                let unit = float(10_i64.pow(u32::from(chart.decimals.min(9))));
                sheet.write_number_with_format(line, at, float(*value) / unit, &shown)?;
            }
        }
    }
    Ok(())
}

/// The look of a series.
fn painted(kind: ChartType, colour: u32) -> ChartFormat {
    let mut format = ChartFormat::new();
    let colour = Color::RGB(colour);
    if kind == ChartType::Line {
        format.set_line(ChartLine::new().set_color(colour));
    } else {
        format.set_solid_fill(ChartSolidFill::new().set_color(colour));
    }
    format
}

/// The chart over the figures; the first label stands on top, as in the table.
fn drawing(
    kind: ChartType,
    name: &str,
    head: u32,
    rows: u32,
    grid: &Grid,
    chart: &Chart,
    look: &Look,
) -> Drawing {
    let show = Show::new(look);
    let mut drawing = Drawing::new(kind);
    let (first, last) = (head + 1, head + rows);
    for ((at, _), colour) in (1_u16..).zip(&grid.series).zip(COLOURS.iter().cycle()) {
        let series = drawing.add_series();
        series
            .set_name((name, head, at))
            .set_categories((name, first, 0, last, 0))
            .set_values((name, first, at, last, at))
            .set_format(&mut painted(kind, *colour));
    }
    // A title that begins with `=` would be read as a range.
    drawing
        .title()
        .set_name(show.text(&chart.title).trim_start_matches('='));
    drawing.set_alt_text(show.text(&chart.title));
    if matches!(kind, ChartType::Bar | ChartType::BarStacked) {
        // Of bars the vertical axis has the labels; the figures stay below it.
        drawing
            .y_axis()
            .set_reverse()
            .set_crossing(ChartAxisCrossing::Max);
        if let Some(full) = chart.full {
            let unit = float(10_i64.pow(u32::from(chart.decimals.min(9))));
            drawing.x_axis().set_min(0).set_max(float(full) / unit);
        }
    }
    let light = ChartLine::new().set_color("#D5DAE0").clone();
    if kind != ChartType::Line {
        let figures = if kind == ChartType::Column {
            drawing.y_axis()
        } else {
            drawing.x_axis()
        };
        figures.set_major_gridlines_line(&light);
    }
    drawing.set_width(WIDE).set_height(HIGH);
    if grid.series.len() < 2 {
        drawing.legend().set_hidden();
    }
    drawing
}

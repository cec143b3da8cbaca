//! The charts of the report; every figure in them also stands in one of its tables.

use super::Month;
use super::attention::mean;
use super::figures::{FIGURES, Goal};
use super::tables::age;
use crate::duties::figures::{Figures, Pace, Share};
use crate::duties::quota::QuotaRow;
use crate::model::{Book, Decimal};
use crate::report::{Names, quota};
use crate::sheet::{Bar, Chart, Plot, percent};
use crate::words::{Message, Words, vocabulary};

/// How many bars a chart has at most: those furthest from their target.
const BARS: usize = 7;

/// All charts, in reading order; one that would show nothing is left out.
pub(super) fn charts(of: Month<'_>) -> Vec<Chart> {
    let (book, month, before, words) = (of.book, of.figures, of.before, of.words);
    let charts = [
        quotas(of),
        coverage(of),
        shares(of),
        days(month, words),
        ratings(book, month, before, words),
        hot(month, words),
        ages(month, words),
    ];
    charts.into_iter().filter(shows_something).collect()
}

fn shows_something(chart: &Chart) -> bool {
    match &chart.plot {
        Plot::Bars(bars) => !bars.is_empty(),
        Plot::Stacked { rows, .. } => rows
            .iter()
            .any(|(_, parts)| parts.iter().any(|part| *part > 0)),
        Plot::Lines { series, .. } => !series.is_empty(),
        Plot::Heat(days) => !days.is_empty(),
    }
}

/// The charts, each with its name for programs and its title.
#[derive(Clone, Copy)]
enum Name {
    Quota,
    Coverage,
    OnTime,
    Ratings,
    HotIssues,
    OpenByAge,
    PerDay,
}

impl Name {
    fn key(self) -> &'static str {
        match self {
            Name::Quota => "quota",
            Name::Coverage => "coverage",
            Name::OnTime => "on_time",
            Name::Ratings => "ratings",
            Name::HotIssues => "hot_issues",
            Name::OpenByAge => "open_by_age",
            Name::PerDay => "per_day",
        }
    }

    fn title(self) -> Message<'static> {
        match self {
            Name::Quota => Message::ReportChartQuota,
            Name::Coverage => Message::ReportChartCoverage,
            Name::OnTime => Message::ReportChartOnTime,
            Name::Ratings => Message::ReportChartRatings,
            Name::HotIssues => Message::ReportChartHotIssues,
            Name::OpenByAge => Message::ReportChartOpenByAge,
            Name::PerDay => Message::ReportChartPerDay,
        }
    }
}

fn chart(name: Name, unit: String, decimals: u8, plot: Plot, words: Words) -> Chart {
    Chart {
        key: name.key(),
        title: words.say(name.title()),
        unit,
        decimals,
        full: None,
        target: String::new(),
        plot,
    }
}

/// A chart of shares in permille: a full bar is everything.
fn share_chart(name: Name, bars: Vec<Bar>, words: Words) -> Chart {
    Chart {
        full: Some(1000),
        ..chart(name, "%".to_owned(), 1, Plot::Bars(bars), words)
    }
}

fn int(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn quotas(of: Month<'_>) -> Chart {
    let names = Names::new(of.book, of.words);
    // Minutes and households have no measure in common but the share of what is asked.
    let is_mixed = of.figures.quota.iter().any(QuotaRow::is_of_minutes);
    let measured = |met: u64, row: &QuotaRow| {
        let asked = u64::from(row.asked).max(1);
        int(if is_mixed { met * 1000 / asked } else { met })
    };
    let bars = of.figures.quota.iter().map(|row| {
        let pace = Pace::of(&row.period, of.now);
        let own = of.figures.quota.iter().filter(|it| it.staff == row.staff);
        Bar {
            label: if own.count() > 1 {
                format!("{} · {}", names.member(row.staff), names.rule(row.quota))
            } else {
                names.member(row.staff).to_owned()
            },
            value: Some(measured(row.met().into(), row)),
            target: Some(measured(pace.due(row.asked.into()), row)),
            note: quota::told(row, of.words),
        }
    });
    let chart = if is_mixed {
        share_chart(Name::Quota, Vec::new(), of.words)
    } else {
        let unit = of.words.say(Message::ReportHouseholds);
        chart(Name::Quota, unit, 0, Plot::Bars(Vec::new()), of.words)
    };
    worst(by_now(chart, of), bars.collect(), of.words)
}

fn coverage(of: Month<'_>) -> Chart {
    let goal = by_pace(of.book.policy.targets.coverage, of.pace);
    let rows = of.figures.by_building.rows.iter();
    let bars = rows.filter(|row| row.in_scope > 0).map(|row| {
        let share = Share {
            n: row.covered.into(),
            of: row.in_scope.into(),
        };
        let label = of.words.say(Message::ReportBuilding {
            building: &row.group,
        });
        bar(label, share, Some(goal))
    });
    let chart = share_chart(Name::Coverage, Vec::new(), of.words);
    worst(by_now(chart, of), bars.collect(), of.words)
}

/// The chart with these bars; of many only those furthest from their target, in their order, and
/// its title says so.
fn worst(mut chart: Chart, bars: Vec<Bar>, words: Words) -> Chart {
    let all = bars.len();
    let mut kept: Vec<(usize, Bar)> = bars.into_iter().enumerate().collect();
    if all > BARS {
        let reached = |bar: &Bar| {
            let (value, target) = (bar.value.unwrap_or(i64::MAX), bar.target.unwrap_or(1));
            i128::from(value) * 1000 / i128::from(target.max(1))
        };
        kept.sort_by_key(|(at, bar)| (reached(bar), *at));
        kept.truncate(BARS);
        kept.sort_by_key(|(at, _)| *at);
        chart.title = words.say(Message::ReportChartLowest {
            title: &chart.title,
            count: &BARS,
            all: &all,
        });
    }
    chart.plot = Plot::Bars(kept.into_iter().map(|(_, bar)| bar).collect());
    chart
}

/// What the targets of a chart are while the month runs.
fn by_now(chart: Chart, of: Month<'_>) -> Chart {
    if !of.pace.is_running() {
        return chart;
    }
    Chart {
        target: of.words.say(Message::ReportTargetByNow {
            over: &of.pace.over,
            of: &of.pace.of,
        }),
        ..chart
    }
}

fn by_pace(target: Decimal, pace: Pace) -> i64 {
    int(target.of_rounded_down(1000) * pace.over / pace.of)
}

/// Answers, repairs, promises, solutions and revisits against their targets.
fn shares(of: Month<'_>) -> Chart {
    let shown = FIGURES
        .iter()
        .filter(|figure| !["coverage", "valid_complaints", "logged_late"].contains(&figure.key));
    let bars = shown.map(|figure| {
        let goal = match (figure.goal)(&of.book.policy.targets) {
            Goal::AtLeast(target) => Some(by_pace(target, figure.pace(of))),
            Goal::AtMost(_) | Goal::None => None,
        };
        bar(figure.name(of.words), (figure.of)(of.figures), goal)
    });
    by_now(share_chart(Name::OnTime, bars.collect(), of.words), of)
}

fn bar(label: String, share: Share, target: Option<i64>) -> Bar {
    let value = (share.n * 1000).checked_div(share.of).map(int);
    let note = percent(share.n, share.of).map_or("–".to_owned(), |percent| {
        format!("{}/{} · {percent}", share.n, share.of)
    });
    Bar {
        label,
        value,
        target,
        note,
    }
}

/// The mean mark of each service out of the best, against the month before.
fn ratings(book: &Book, month: &Figures, before: &Figures, words: Words) -> Chart {
    let services = book.policy.satisfaction.services.iter();
    let pairs = services.zip(month.ratings.iter().zip(&before.ratings));
    let marked = pairs.filter(|(_, (now, then))| now.count + then.count > 0);
    let bars = marked.map(|(service, (now, then))| Bar {
        label: words.word(&vocabulary::SERVICE, service),
        value: (now.sum * 10).checked_div(now.count).map(int),
        target: (then.sum * 10).checked_div(then.count).map(int),
        note: words.say(Message::ReportRatingNote {
            mean: &mean(*now),
            before: &mean(*then),
            count: &now.count,
        }),
    });
    Chart {
        full: Some(i64::from(book.policy.satisfaction.scale) * 10),
        target: words.say(Message::ReportBefore),
        ..chart(
            Name::Ratings,
            String::new(),
            1,
            Plot::Bars(bars.collect()),
            words,
        )
    }
}

fn hot(month: &Figures, words: Words) -> Chart {
    let bars = month.hot_issues.iter().take(10).map(|hot| Bar {
        label: words.word(&vocabulary::KIND, &hot.category),
        value: Some(int(hot.count)),
        target: None,
        note: words.say(Message::ReportHotNote {
            count: &hot.count,
            before: &hot.before,
        }),
    });
    chart(
        Name::HotIssues,
        String::new(),
        0,
        Plot::Bars(bars.collect()),
        words,
    )
}

fn ages(month: &Figures, words: Words) -> Chart {
    let series = [
        Message::ReportUnanswered,
        Message::ReportUnresolved,
        Message::ReportUnclosed,
    ];
    let series = series.map(|message| words.say(message));
    let rows = month.open_by_age.iter().enumerate().map(|(place, aged)| {
        let parts = [aged.unanswered, aged.unresolved, aged.unclosed];
        (age(place, words), parts.into_iter().map(int).collect())
    });
    let plot = Plot::Stacked {
        series: series.into(),
        rows: rows.collect(),
    };
    chart(Name::OpenByAge, String::new(), 0, plot, words)
}

fn days(month: &Figures, words: Words) -> Chart {
    let days = month.per_day.iter().map(|(day, made)| (*day, int(*made)));
    chart(
        Name::PerDay,
        String::new(),
        0,
        Plot::Heat(days.collect()),
        words,
    )
}

//! The charts of the report; every figure in them also stands in one of its tables.

use super::attention::mean;
use super::figures::{FIGURES, Goal};
use super::tables::age;
use crate::duties::figures::{Figures, Share};
use crate::model::{Book, Decimal};
use crate::report::Names;
use crate::sheet::{Bar, Chart, Plot, percent};
use crate::words::Words;

/// All charts, in reading order; one that would show nothing is left out.
pub(super) fn charts(book: &Book, month: &Figures, before: &Figures, words: Words) -> Vec<Chart> {
    let charts = [
        quota(book, month, words),
        coverage(book, month, words),
        shares(book, month, words),
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

fn chart(key: &'static str, unit: String, decimals: u8, plot: Plot, words: Words) -> Chart {
    Chart {
        key,
        title: words.text(&format!("report.chart.{key}")).into_owned(),
        unit,
        decimals,
        full: None,
        target: String::new(),
        plot,
    }
}

/// A chart of shares in permille: a full bar is everything.
fn share_chart(key: &'static str, bars: Vec<Bar>, words: Words) -> Chart {
    Chart {
        full: Some(1000),
        ..chart(key, "%".to_owned(), 1, Plot::Bars(bars), words)
    }
}

fn int(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn quota(book: &Book, month: &Figures, words: Words) -> Chart {
    let names = Names::new(book, words);
    let bars = month.quota.iter().map(|row| Bar {
        label: format!("{} · {}", names.member(row.staff), names.rule(row.rule)),
        value: Some(row.met().into()),
        target: Some(row.asked.into()),
        note: format!("{}/{}", row.met(), row.asked),
    });
    let unit = words.text("report.households").into_owned();
    chart("quota", unit, 0, Plot::Bars(bars.collect()), words)
}

fn coverage(book: &Book, month: &Figures, words: Words) -> Chart {
    let goal = permille(book.policy.targets.coverage);
    let rows = month.by_building.rows.iter().filter(|row| row.in_scope > 0);
    let bars = rows.map(|row| {
        let share = Share {
            n: row.covered.into(),
            of: row.in_scope.into(),
        };
        let label = words.say("report.building", &[("building", &row.group)]);
        bar(label, share, Some(goal))
    });
    share_chart("coverage", bars.collect(), words)
}

/// Answers, repairs, promises, solutions and revisits against their targets.
fn shares(book: &Book, month: &Figures, words: Words) -> Chart {
    let shown = FIGURES
        .iter()
        .filter(|figure| !["coverage", "valid_complaints", "logged_late"].contains(&figure.key));
    let bars = shown.map(|figure| {
        let goal = match (figure.goal)(&book.policy.targets) {
            Goal::AtLeast(target) => Some(permille(target)),
            Goal::AtMost(_) | Goal::None => None,
        };
        bar(figure.name(words), (figure.of)(month), goal)
    });
    share_chart("on_time", bars.collect(), words)
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

fn permille(share: Decimal) -> i64 {
    int(share.of_rounded_down(1000))
}

/// The mean mark of each service out of the best, against the month before.
fn ratings(book: &Book, month: &Figures, before: &Figures, words: Words) -> Chart {
    let services = book.policy.satisfaction.services.iter();
    let pairs = services.zip(month.ratings.iter().zip(&before.ratings));
    let marked = pairs.filter(|(_, (now, then))| now.count + then.count > 0);
    let bars = marked.map(|(service, (now, then))| {
        let arguments: [(&str, &dyn std::fmt::Display); 3] = [
            ("mean", &mean(*now)),
            ("before", &mean(*then)),
            ("count", &now.count),
        ];
        Bar {
            label: words.term("service", service),
            value: (now.sum * 10).checked_div(now.count).map(int),
            target: (then.sum * 10).checked_div(then.count).map(int),
            note: words.say("report.rating-note", &arguments),
        }
    });
    Chart {
        full: Some(i64::from(book.policy.satisfaction.scale) * 10),
        target: words.text("report.before").into_owned(),
        ..chart(
            "ratings",
            String::new(),
            1,
            Plot::Bars(bars.collect()),
            words,
        )
    }
}

fn hot(month: &Figures, words: Words) -> Chart {
    let bars = month.hot_issues.iter().take(10).map(|hot| Bar {
        label: words.term("kind", &hot.category),
        value: Some(int(hot.count)),
        target: None,
        note: words.say(
            "report.hot-note",
            &[("count", &hot.count), ("before", &hot.before)],
        ),
    });
    chart(
        "hot_issues",
        String::new(),
        0,
        Plot::Bars(bars.collect()),
        words,
    )
}

fn ages(month: &Figures, words: Words) -> Chart {
    let series = ["unanswered", "unresolved", "unclosed"];
    let series = series
        .iter()
        .map(|key| words.text(&format!("report.{key}")).into_owned());
    let rows = month.open_by_age.iter().enumerate().map(|(place, aged)| {
        let parts = [aged.unanswered, aged.unresolved, aged.unclosed];
        (age(place, words), parts.into_iter().map(int).collect())
    });
    let plot = Plot::Stacked {
        series: series.collect(),
        rows: rows.collect(),
    };
    chart("open_by_age", String::new(), 0, plot, words)
}

fn days(month: &Figures, words: Words) -> Chart {
    let days = month.per_day.iter().map(|(day, made)| (*day, int(*made)));
    chart(
        "per_day",
        String::new(),
        0,
        Plot::Heat(days.collect()),
        words,
    )
}

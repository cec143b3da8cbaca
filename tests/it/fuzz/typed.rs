//! Words of periods, days, times, hours and lengths, as people type them and as files hold them: what is
//! understood means the same when it is written down and read again.

use visits::face::calendar::{
    Almanac, Hours, Instant, Span, Toward, Zone, parse_birthday, parse_date, parse_instant,
    typed_instant, typed_moment, typed_since, typed_span,
};
use visits::face::words::plain;

use super::mutation::mutated;
use super::random::Random;
use super::run::{self, Target, Verdict};
use super::sources;

const SEEDS: &[&str] = &[
    "2026-11",
    "2026-W45",
    "2026B6",
    "2026Q4",
    "2026H2",
    "2026",
    "2026-11-03",
    "2026-11-03..2026-11-20",
    "this month",
    "last month",
    "本月",
    "上月",
    "下月",
    "今天",
    "明天",
    "本周",
    "下周",
    "last 7 days",
    "近7天",
    "11月",
    "2026年11月",
    "11月15日 19:00",
    "15日19点",
    "周五 19:00",
    "明天晚上7点",
    "昨天",
    "3天前",
    "24h",
    "2 hours ago",
    "下周三下午三点半",
    "15 Nov 19:00",
    "nov 15 7pm",
    "noon",
    "tue-fri 18:30-20:30;sat-sun 09:00-12:00",
    "09:00-12:00",
    "周一至周五 9:00-18:00",
    "7d",
    "2wd",
    "3mo",
    "1y",
    "2个工作日",
    "农历08-15",
    "农历闰06-15",
    "lunar:08-15",
    "08-24",
    "1990-08-24",
    "2026/11/3 19:20:00",
    "2026-11-03T19:20+08:00",
    "11/03/2026",
    "45964",
    "2026年11月3日",
    "2019.8.11",
    "20250808",
    "二〇二六年十一月",
    "前天上午",
    "月底",
    "去年12月",
    "上周六",
];

/// That a value written and read again is the same.
fn again<T: PartialEq + std::fmt::Debug>(
    what: &str,
    value: &T,
    text: &str,
    read: Option<&T>,
) -> Result<(), String> {
    if read == Some(value) {
        return Ok(());
    }
    Err(format!(
        "{what}: {value:?} is written {text:?}, which means {read:?}"
    ))
}

fn held(almanac: &Almanac, now: Instant, input: &[u8]) -> Verdict {
    let raw = String::from_utf8_lossy(input).into_owned();
    let text = plain(&raw);
    let mut understood = Vec::new();
    if let Ok(period) = almanac.typed_period(&text, now) {
        understood.push("period");
        if period.from >= period.to {
            return Err(format!("a period that ends before it begins: {period:?}"));
        }
        let same = almanac.parse_period(&period.name).ok();
        again(
            "period",
            &(period.from, period.to),
            &period.name,
            same.map(|p| (p.from, p.to)).as_ref(),
        )?;
    }
    for toward in [Toward::Past, Toward::Future] {
        if let Ok(instant) = typed_instant(&text, almanac, now, toward) {
            understood.push("instant");
            let written = instant.to_string();
            let same = parse_instant(&written, &almanac.zone)
                .ok()
                .map(|parsed| parsed.value);
            again("instant", &instant, &written, same.as_ref())?;
        }
        let _ = typed_moment(&text, almanac, now, toward);
    }
    if typed_since(&text, almanac, now).is_some_and(|since| since > now && !text.is_empty()) {
        understood.push("since, to come");
    }
    if let Some(span) = typed_span(&text) {
        understood.push("span");
        again(
            "span",
            &span,
            &span.to_string(),
            span.to_string().parse::<Span>().ok().as_ref(),
        )?;
    }
    if let Ok(hours) = raw.parse::<Hours>() {
        understood.push("hours");
        let written = hours.to_string();
        let same = written.parse::<Hours>().ok();
        if !hours.is_never() {
            again("hours", &hours, &written, same.as_ref())?;
        }
    }
    if let Ok(date) = parse_date(&raw) {
        understood.push("date");
        let written = date.value.to_string();
        let same = parse_date(&written).ok().map(|parsed| parsed.value);
        again("date", &date.value, &written, same.as_ref())?;
    }
    if let Ok(birthday) = parse_birthday(&raw) {
        understood.push("birthday");
        let written = birthday.value.to_string();
        let same = parse_birthday(&written).ok().map(|parsed| parsed.value);
        again("birthday", &birthday.value, &written, same.as_ref())?;
    }
    understood.dedup();
    Ok(format!("{understood:?} {}", raw.chars().count().min(12)))
}

fn changed(seed: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = mutated(seed, other, random);
    bytes.truncate(400);
    bytes
}

fn target(oracle: &dyn Fn(&[u8]) -> Verdict) -> Target<'_> {
    let mut inputs = sources::once_refused("typed");
    inputs.extend(SEEDS.iter().map(|seed| seed.as_bytes().to_vec()));
    Target {
        name: "typed",
        corpus: inputs,
        mutate: changed,
        oracle,
    }
}

fn surroundings() -> (Almanac, Instant) {
    let almanac = Almanac::of_zone(Zone::named("Asia/Shanghai").expect("a zone"));
    let now = "2026-11-16T09:00".parse().expect("an instant");
    (almanac, now)
}

#[test]
fn what_is_understood_means_the_same_when_written_down() {
    let (almanac, now) = surroundings();
    run::gate(&target(&|input| held(&almanac, now, input)));
}

#[test]
#[ignore = "runs as long as it is told"]
fn long() {
    let (almanac, now) = surroundings();
    run::long(&target(&|input| held(&almanac, now, input)));
}

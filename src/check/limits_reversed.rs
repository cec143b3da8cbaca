//! Limits that let what is worse wait longer.

use super::scene::Scene;
use crate::calendar::{Almanac, Instant, Span};
use crate::diag::file;
use crate::diag::{Code, Fault, Place};
use crate::model::IssueSeverity;
use crate::model::policy::{IssueLimits, LimitKind};

/// Kinds of limit of which the first comes before the second.
const ORDER: [(LimitKind, LimitKind); 2] = [
    (LimitKind::Arrive, LimitKind::Resolve),
    (LimitKind::Answer, LimitKind::Resolve),
];

/// An urgent issue may wait longer than a general one, or one severity has until after it is solved to
/// be answered.
pub(super) fn check(scene: &Scene, faults: &mut Vec<Fault>) {
    let limits = &scene.book.policy.limits;
    let usual = Place::new(&file::POLICY.into(), 1);
    let mut look = |limits: &IssueLimits, place: &Place, prefix: &str| {
        let found = reversed(limits, &scene.book.almanac);
        faults.extend(found.map(|fault| {
            let kind = fault.2.as_str();
            Fault::new(Code::LimitsReversed, place.clone())
                .cell(&format!("{prefix}{kind}"))
                .with("limit", kind)
                .with("longer", fault.0)
                .with("shorter", fault.1)
                .told_as(fault.3)
        }));
    };
    look(&limits.usual, &usual, "limits.");
    for special in &limits.special {
        look(&special.limits, &special.place, "");
    }
}

/// The first contradiction: the longer span, the shorter one, which limit it is about, how it is told.
type Reversed = (Span, Span, LimitKind, &'static str);

fn reversed(limits: &IssueLimits, almanac: &Almanac) -> Option<Reversed> {
    let severities = LimitKind::ALL.into_iter().find_map(|kind| {
        let spans = limits.of(kind);
        let (urgent, general) = (spans.urgent?, spans.general?);
        is_longer(urgent, general, almanac).then_some((urgent, general, kind, ""))
    });
    severities.or_else(|| {
        ORDER.into_iter().find_map(|(first, second)| {
            IssueSeverity::ALL.iter().find_map(|&severity| {
                let (one, other) = (
                    limits.of(first).of(severity)?,
                    limits.of(second).of(severity)?,
                );
                is_longer(one, other, almanac).then_some((one, other, first, "order"))
            })
        })
    })
}

/// Whether a span is longer than another, whenever it begins: counted from a Monday morning, and from a
/// Friday evening.
fn is_longer(one: Span, other: Span, almanac: &Almanac) -> bool {
    ["2026-06-08T09:00", "2026-06-12T17:00"]
        .into_iter()
        .filter_map(|text| text.parse::<Instant>().ok())
        .all(|from| almanac.plus(from, one) > almanac.plus(from, other))
}

//! `[visit]` and `[plan]`: what a visit takes, and the exchange rates of a plan's last level.

use crate::model::policy::{PlanSettings, VisitSettings, WalkMinutes};
use crate::text::walk::{Entry, TableReader};

const DAY: u32 = 1440;

/// Reads `[visit]`.
pub(super) fn read(top: &mut TableReader<'_>) -> VisitSettings {
    let mut visit = VisitSettings::default();
    if let Some(mut table) = top.table("visit") {
        table.set("door_minutes", &mut visit.door_minutes, |entry| {
            entry.integer(1, DAY)
        });
        table.set("phone_minutes", &mut visit.phone_minutes, |entry| {
            entry.integer(1, DAY)
        });
        table.set("meeting_minutes", &mut visit.meeting_minutes, |entry| {
            entry.integer(1, DAY)
        });
        table.set("early_minutes", &mut visit.early_minutes, |entry| {
            entry.integer(0, DAY)
        });
        table.set("minutes_per_day", &mut visit.minutes_per_day, |entry| {
            entry.integer(0, DAY)
        });
        table.set("gap_days", &mut visit.gap_days, |entry| {
            entry.integer(0, 366)
        });
        table.set("attempts", &mut visit.attempts, |entry| {
            entry.integer(0, 1000)
        });
        table.set("max_visits", &mut visit.max_visits, |entry| {
            entry.integer(0, 1000)
        });
        read_walk(&mut table, &mut visit.walk_minutes);
        table.finish();
    }
    visit
}

fn read_walk(table: &mut TableReader<'_>, walk: &mut WalkMinutes) {
    if let Some(mut table) = table.table("walk_minutes") {
        table.set("unit", &mut walk.unit, |entry| entry.integer(0, DAY));
        table.set("building", &mut walk.building, |entry| {
            entry.integer(0, DAY)
        });
        table.set("area", &mut walk.area, |entry| entry.integer(0, DAY));
        table.finish();
    }
}

/// Reads `[plan]`.
pub(super) fn read_plan(top: &mut TableReader<'_>) -> PlanSettings {
    let mut plan = PlanSettings::default();
    if let Some(mut table) = top.table("plan") {
        table.set("outside_preferred", &mut plan.outside_preferred, |entry| {
            entry.integer(0, DAY)
        });
        table.set("second_channel", &mut plan.second_channel, |entry| {
            entry.integer(0, DAY)
        });
        table.set("outing", &mut plan.outing, |entry| entry.integer(0, DAY));
        table.set("overload_from", &mut plan.overload_from, Entry::share);
        table.set("too_soon", &mut plan.too_soon, |entry| {
            entry.integer(0, DAY)
        });
        table.finish();
    }
    plan
}

//! Whether the facts fit together: across rows, across files, and between the rules and the facts.
//!
//! What one row can show by itself is found while it is read; here stand the questions that need
//! several. One check a file, all of them in one sorted list, `registry`. A check that nobody would
//! act on is worse than none: on a healthy directory every one of them is silent.

mod appointment_outside_hours;
mod appointment_to_nobody;
mod appointment_while_away;
mod appointments_overlap;
mod area_without_own;
mod arrears_at_start;
mod assignee;
mod building_spelling;
mod butler_cell;
mod channel_hours;
mod closed_without_result;
mod department;
mod department_head;
mod door_visit_in_pause;
mod door_visit_to_moved_out;
mod event_kind;
mod event_twice;
mod feeds_itself;
mod festival;
mod gaps;
mod ids_alike;
mod issue_in_future;
mod issue_names_visit;
mod issue_resolved_unanswered;
mod issue_twice;
mod ladder;
mod leave_outside_service;
mod leave_overlaps;
mod leaves_itself_out;
mod limits_reversed;
mod member_leaves;
mod never_fits_hours;
mod pick_size;
mod plan_row_twice;
mod preferred_hours;
mod quota_size;
mod quota_twice;
mod rain;
mod registry;
mod reopens;
mod revisit;
mod role_members;
mod rule_length;
mod rule_twice;
mod same_party_day;
mod same_phone;
mod sample_size;
mod scene;
mod selection_empty;
mod staff_area;
mod standing_errors;
mod term_over;
mod times_and_gap;
mod two_places;
mod typo;
mod validity;
mod visit_in_future;
mod visit_outside_hours;
mod visit_too_long;
mod visit_twice;
mod where_unknown;

pub use gaps::Gaps;
pub use registry::{run_beside, run_for, run_on};
pub use standing_errors::{Whole, errors_between};

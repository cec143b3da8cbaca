//! The members of `staff.toml` as rows: for export, and for lists that are taken in.

use crate::book::schema::{Kind, OPTIONAL, REQUIRED, Value, table};
use crate::calendar::Weekday;
use crate::model::Staff;

table! {
    /// A member's keys in `staff.toml`, as columns.
    StaffColumn of Staff = "staff" {
        is_folder: false,
        key: ["id"],
        headings: STAFF_COLUMNS,
        recognised_by: [&["name"], &["role", "department", "joined"]],
        told_apart_by: [],
    }
    Id = "id" REQUIRED Kind::Id, |_, member| member.id.as_str().into();
    Name = "name" REQUIRED Kind::Text, |_, member| (&*member.name).into();
    Role = "role" REQUIRED Kind::Reference, |book, member| book[member.role].id.as_str().into();
    Areas = "areas" OPTIONAL Kind::List, |_, member| Value::list(&member.areas);
    Department = "department" OPTIONAL Kind::Text, |_, member| member.department.as_deref().into();
    Works = "works" OPTIONAL Kind::List, |_, member| works(member);
    Hours = "hours" OPTIONAL Kind::Hours, |_, member| hours(member);
    Holidays = "holidays" OPTIONAL Kind::Flag, |_, member| member.holidays.into();
    Leave = "leave" OPTIONAL Kind::List, |_, member| Value::list(&member.leave);
    Joined = "joined" OPTIONAL Kind::Date, |_, member| member.joined.into();
    AreasSince = "areas_since" OPTIONAL Kind::Date, |_, member| member.areas_since.into();
    Left = "left" OPTIONAL Kind::Date, |_, member| member.left.into();
    Quota = "quota" OPTIONAL Kind::Number(0, 1_000_000), |_, member| member.quota.into();
    Phone = "phone" OPTIONAL Kind::Phone, |_, member| member.phone.as_deref().into();
}

fn works(member: &Staff) -> Value<'_> {
    let works = Weekday::ALL.iter().filter(|day| member.works_on(**day));
    Value::list(works)
}

/// Opening hours as the data writes them, one run of weekdays an entry.
fn hours(member: &Staff) -> Value<'_> {
    let hours = member.hours.as_ref().map(ToString::to_string);
    hours.map_or(Value::Empty, |hours| Value::list(hours.split(';')))
}

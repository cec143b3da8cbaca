//! An office that begins with its lists: its staff where no list names them, its areas where no list
//! tells them.

use std::collections::{BTreeMap, BTreeSet};

use super::batch::Batch;
use super::request::Request;
use super::understood::{Understood, source};
use crate::book::intake::{
    Draft, Known, Notes, RemarkKind, Spot, Table, Use, buildings_named, says_everywhere,
    without_brackets,
};
use crate::model::Book;

/// One member of the households' role for each name in a column of butlers, where no list names the
/// staff.
pub(super) fn butlers(
    understood: &Understood<'_>,
    known: &mut Known,
    notes: &mut Notes,
) -> Option<Batch> {
    let has_staff = understood
        .sheets
        .iter()
        .any(|(_, chosen)| chosen.table == Table::Staff);
    if has_staff || !known.members.is_empty() {
        return None;
    }
    let mut names: BTreeMap<String, (String, Spot)> = BTreeMap::new();
    for (file, chosen) in &understood.sheets {
        let source = source(file, chosen);
        let butler = |heading: &&crate::book::intake::Heading| {
            heading.used == Use::Column("butler".to_owned())
        };
        let Some(heading) = chosen.layout.headings.iter().find(butler) else {
            continue;
        };
        for row in source
            .sheet
            .rows
            .iter()
            .filter(|row| row.number > chosen.layout.header_rows.1)
        {
            let Some(value) = row.get(heading.column) else {
                continue;
            };
            let name = without_brackets(&value.text()).trim().to_owned();
            if crate::book::intake::says_something(&name) && name.chars().count() <= 20 {
                let spot = Spot {
                    file: file.name.clone(),
                    sheet: source.sheet.name.clone(),
                    row: row.number,
                    heading: heading.text.clone(),
                };
                // One person, however many blanks stand in the name.
                if let Some(id) = crate::book::intake::id_of_name(&name) {
                    names.entry(id).or_insert((name, spot));
                }
            }
        }
    }
    let role = known
        .set
        .get("role")
        .cloned()
        .or_else(|| known.households_role.clone())?;
    let titled = known.roles.iter().find(|(id, _)| *id == role);
    let title = titled.map_or(&role, |(_, title)| title);
    let title = if title.is_empty() { &role } else { title };
    let rows = names.into_iter().map(|(id, (name, spot))| {
        notes.remark(
            RemarkKind::ButlerMade,
            "role",
            &spot,
            name.clone(),
            title.clone(),
        );
        let mut row = Draft {
            spot,
            key: id.clone(),
            cells: Vec::new(),
            survey: None,
            days: Vec::new(),
        };
        row.put("id", id);
        row.put("name", name);
        row.put("role", role.clone());
        row
    });
    let rows: Vec<Draft> = rows.collect();
    (!rows.is_empty()).then(|| Batch {
        table: Table::Staff,
        names: Default::default(),
        columns: BTreeSet::new(),
        rows,
    })
}

/// Areas for households whose list tells none: one for each building that members are responsible for, one
/// for each butler, or one for all.
pub(super) fn areas(batches: &mut [Batch], request: &Request, notes: &mut Notes) {
    let of_buildings = areas_of_buildings(batches);
    let owners = batches
        .iter_mut()
        .filter(|batch| batch.table == Table::Owners);
    for batch in owners {
        if batch.columns.contains("area") {
            continue;
        }
        for row in &mut batch.rows {
            let butler = row.get("butler").to_owned();
            let of_building = of_buildings.get(row.get("building"));
            let (kind, area) = match request.set.get("area").or(of_building) {
                Some(area) if Some(area) == of_building => {
                    (RemarkKind::AreaOfBuilding, area.clone())
                }
                Some(area) => (RemarkKind::Default, area.clone()),
                None if butler.is_empty() => (RemarkKind::Default, request.whole_area.clone()),
                None => (RemarkKind::AreaOfButler, butler),
            };
            notes.remark(kind, "area", &row.spot, "", area.clone());
            row.put("area", area);
        }
    }
}

/// The area of each building that a member is responsible for, where the households' lists tell no areas; the
/// members' own cells name these areas then, or those that the lists tell of such buildings.
fn areas_of_buildings(batches: &mut [Batch]) -> BTreeMap<String, String> {
    let mut told: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let owners = batches.iter().filter(|batch| batch.table == Table::Owners);
    for row in owners.flat_map(|batch| &batch.rows) {
        let areas = told.entry(row.get("building").to_owned()).or_default();
        areas.extend(Some(row.get("area").to_owned()).filter(|area| !area.is_empty()));
    }
    told.remove("");
    let buildings: BTreeSet<String> = told.keys().cloned().collect();
    let has_areas: BTreeSet<String> = told.values().flatten().cloned().collect();
    let mut made = BTreeMap::new();
    let staff = batches
        .iter_mut()
        .filter(|batch| batch.table == Table::Staff);
    for row in staff.flat_map(|batch| &mut batch.rows) {
        let said = row.get("areas").to_owned();
        let named = said
            .split(';')
            .map(|item| (item, buildings_named(item, &buildings)));
        let named: Vec<(&str, Vec<String>)> = named.collect();
        let is_area = |item: &str| has_areas.contains(item);
        let are_buildings =
            |(item, buildings): &(&str, Vec<String>)| !buildings.is_empty() && !is_area(item);
        if said.is_empty() || !named.iter().all(are_buildings) {
            continue;
        }
        let mut theirs = BTreeSet::new();
        for (item, buildings) in named {
            let mark = item.rsplit(|letter: char| letter.is_ascii_digit()).next();
            let mark = mark.unwrap_or_default();
            let is_one = buildings.len() == 1;
            for building in buildings {
                let areas = &told[&building];
                if areas.is_empty() {
                    let area = if is_one {
                        item.to_owned()
                    } else {
                        format!("{building}{mark}")
                    };
                    theirs.insert(made.entry(building).or_insert(area).clone());
                } else {
                    theirs.extend(areas.iter().cloned());
                }
            }
        }
        row.put("areas", theirs.into_iter().collect::<Vec<_>>().join(";"));
    }
    made
}

/// The areas of members whom no list gives any: those in which a household names them; where no
/// household names anybody, all of them, for whoever has the households' role.
/// So do those who are said to be responsible for everything.
pub(super) fn staff_areas(batches: &mut [Batch], book: &Book, notes: &mut Notes) {
    let mut of_butler: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut all = BTreeSet::new();
    for row in batches
        .iter()
        .filter(|batch| batch.table == Table::Owners)
        .flat_map(|batch| &batch.rows)
    {
        all.insert(row.get("area").to_owned());
        if !row.get("butler").is_empty() {
            let areas = of_butler.entry(row.get("butler").to_owned()).or_default();
            areas.insert(row.get("area").to_owned());
        }
    }
    let role = book
        .policy
        .coverage
        .by_role
        .map(|role| book[role].id.to_string());
    let nobody_is_named = of_butler.is_empty();
    let staff = batches
        .iter_mut()
        .filter(|batch| batch.table == Table::Staff);
    for row in staff.flat_map(|batch| &mut batch.rows) {
        let is_theirs = role.as_deref() == Some(row.get("role"));
        let said = row.get("areas").to_owned();
        let has_all = says_everywhere(&said) && !all.contains(&said);
        if has_all {
            notes.remark(RemarkKind::AreaAll, "areas", &row.spot, said, "");
            row.take("areas");
        } else if !said.is_empty() {
            for area in said.split(';').filter(|area| !all.contains(*area)) {
                notes.remark(RemarkKind::AreaEmpty, "areas", &row.spot, area, "");
            }
            continue;
        }
        let areas = match of_butler.get(&row.key) {
            None if has_all && is_theirs => all.clone(),
            Some(areas) => areas.clone(),
            None if nobody_is_named && is_theirs && all.len() == 1 => all.clone(),
            None => continue,
        };
        row.put("areas", areas.into_iter().collect::<Vec<_>>().join(";"));
    }
}

/// Notes that no list names anybody who could be sent.
pub(super) fn note_no_staff(batches: &[Batch], notes: &mut Notes) {
    let mut staff = batches.iter().filter(|batch| batch.table == Table::Staff);
    if staff.all(|batch| batch.rows.is_empty()) {
        notes.remark(RemarkKind::NoStaff, "", &Spot::default(), "", "");
    }
}

/// `policy.toml` with a role for each post of the staff that it has none for; such roles have no rules.
pub(super) fn with_roles(policy: &[u8], rows: &[&Draft], known: &Known) -> Option<Vec<u8>> {
    let mut added: BTreeSet<&str> = BTreeSet::new();
    for row in rows {
        let role = row.get("role");
        if !role.is_empty() && known.roles.iter().all(|(id, _)| id != role) {
            added.insert(role);
        }
    }
    let tables = added
        .iter()
        .map(|role| format!("\n[roles.{role:?}]\ntitle = {role:?}\n"));
    let tables: String = tables.collect();
    (!tables.is_empty()).then(|| [policy, tables.as_bytes()].concat())
}

//! Three versions of a table merged: no panic, the same conflicts whichever side is ours, nothing lost
//! that one side wrote, nothing changed by a side that did nothing.

use std::collections::BTreeSet;

use visits::face::calendar::{Zone, parse_date_or_instant};
use visits::face::git::{Merged, merge, table_of};
use visits::face::text::{decode, split};

use super::mutation::mutated;
use super::random::Random;
use super::rows::{corpus, parted};
use super::run::{self, Target, Verdict};

const FILES: [&str; 6] = [
    "owners.csv",
    "contacts.csv",
    "visits/2026-11.csv",
    "issues/2026-11.csv",
    "plans/2026-11.csv",
    "surveys/2026-h2.csv",
];
/// What stands between two versions.
const BORDER: &[u8] = b"\n@@@@\n";

/// The file and its versions: base, ours, theirs. One that is missing is the base.
fn versions(input: &[u8]) -> Option<(&str, [&[u8]; 3])> {
    let (file, mut rest) = parted(input)?;
    let mut found = Vec::new();
    while let Some(at) = rest.windows(BORDER.len()).position(|part| part == BORDER) {
        found.push(&rest[..at]);
        rest = &rest[at + BORDER.len()..];
    }
    found.push(rest);
    let side = |at: usize| found.get(at).copied().unwrap_or(found[0]);
    Some((file, [side(0), side(1), side(2)]))
}

/// Changes one or both sides; now and then the base, which then both sides begin from.
fn changed(seed: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let Some((file, [base, ours, theirs])) = versions(seed) else {
        return seed.to_vec();
    };
    let (_, [_, other, _]) = versions(other).unwrap_or((file, [base, ours, theirs]));
    let mut sides = [base, ours, theirs].map(<[u8]>::to_vec);
    match random.below(8) {
        0 => {
            let base = mutated(base, other, random);
            sides = [base.clone(), base.clone(), base];
        }
        1 | 2 => sides[1] = mutated(ours, other, random),
        3 | 4 => sides[2] = mutated(theirs, other, random),
        _ => {
            sides[1] = mutated(ours, other, random);
            sides[2] = mutated(theirs, other, random);
        }
    }
    let [base, ours, theirs] = sides;
    [
        format!("{file}\n").into_bytes(),
        base,
        BORDER.to_vec(),
        ours,
        BORDER.to_vec(),
        theirs,
    ]
    .concat()
}

/// The values of a version's cells: what people wrote, without days, which a spreadsheet writes anew.
fn values(bytes: &[u8], zone: &Zone) -> BTreeSet<String> {
    let decoded = decode(bytes);
    let mut values = BTreeSet::new();
    let mut spans = Vec::new();
    for line in decoded.text.lines() {
        if split(line, &mut spans).is_err() {
            continue;
        }
        let cells = visits::face::text::Cells::new(line, &spans);
        for cell in cells.iter() {
            let cell = cell.trim();
            if !cell.is_empty() && parse_date_or_instant(cell, zone).is_err() {
                values.insert(cell.to_owned());
            }
        }
    }
    values
}

fn held(zone: &Zone, input: &[u8]) -> Verdict {
    let Some((file, [base, ours, theirs])) = versions(input) else {
        return Ok("no versions".to_owned());
    };
    let Some(schema) = table_of(file) else {
        return Ok("no table".to_owned());
    };
    let of = |ours, theirs| merge(schema, zone, base, ours, theirs);
    let Some(merged) = of(ours, theirs) else {
        return Ok("by lines".to_owned());
    };
    let turned = of(theirs, ours).ok_or("merges one way alone")?;
    if merged.conflicts.len() != turned.conflicts.len() {
        return Err(format!(
            "{:?} one way, {:?} the other",
            merged.conflicts, turned.conflicts
        ));
    }
    for side in [ours, theirs] {
        if let Some(alone) = of(side, side).filter(|merged| !merged.conflicts.is_empty()) {
            return Err(format!(
                "a side in conflict with itself: {:?}",
                alone.conflicts
            ));
        }
    }
    nothing_lost(zone, &merged, [base, ours, theirs])?;
    Ok(format!(
        "{file} {} {}",
        merged.conflicts.len(),
        merged.bytes.len().min(2_000) / 40
    ))
}

/// What one side wrote and neither the base nor the other side has stands in the result.
fn nothing_lost(
    zone: &Zone,
    merged: &Merged,
    [base, ours, theirs]: [&[u8]; 3],
) -> Result<(), String> {
    let there = decode(&merged.bytes).text.into_owned();
    let there = there.replace("\"\"", "\"");
    let (before, base_text) = (values(base, zone), decode(base).text);
    for side in [ours, theirs] {
        let lost = values(side, zone).into_iter();
        // A list in another form says the same: `;a` is `a`.
        let is_item = |item: &str| there.contains(item) || base_text.contains(item);
        let says_nothing_new =
            |value: &str| value.contains(';') && value.split(';').map(str::trim).all(is_item);
        let is_there = |value: &str| {
            before.contains(value) || there.contains(value) || says_nothing_new(value)
        };
        let mut lost = lost.filter(|value| !is_there(value));
        if let Some(value) = lost.next() {
            return Err(format!("{value:?} is lost in\n{there}"));
        }
    }
    Ok(())
}

fn target(oracle: &dyn Fn(&[u8]) -> Verdict) -> Target<'_> {
    Target {
        name: "merging",
        corpus: corpus("merging", &FILES),
        mutate: changed,
        oracle,
    }
}

#[test]
fn nothing_that_one_side_wrote_is_lost() {
    let zone = Zone::named("Asia/Shanghai").expect("a zone");
    run::gate(&target(&|input| held(&zone, input)));
}

#[test]
#[ignore = "runs as long as it is told"]
fn long() {
    let zone = Zone::named("Asia/Shanghai").expect("a zone");
    run::long(&target(&|input| held(&zone, input)));
}

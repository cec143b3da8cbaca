//! Ids as people type them: whole, or by a part of their random tail that only one has.

/// Fewest letters of a tail that are taken for it.
const FEWEST: usize = 2;

/// The id among `ids` that `typed` means; else those that it may mean, none where there is none.
pub fn meant<'i>(
    ids: impl IntoIterator<Item = &'i str>,
    typed: &str,
) -> Result<&'i str, Vec<&'i str>> {
    let typed = typed.trim().to_ascii_lowercase();
    let mut found = Vec::new();
    for id in ids {
        if id.eq_ignore_ascii_case(&typed) {
            return Ok(id);
        }
        let tail = id.rsplit_once('-').map_or("", |(_, tail)| tail);
        if typed.len() >= FEWEST && tail.to_ascii_lowercase().contains(&typed) {
            found.push(id);
        }
    }
    match found.as_slice() {
        [only] => Ok(only),
        _ => Err(found),
    }
}

/// The shortest beginning of an id's tail that means it alone; the id where it has no such tail.
pub fn short<'i>(id: &'i str, ids: impl Iterator<Item = &'i str> + Clone) -> &'i str {
    let Some((_, tail)) = id.rsplit_once('-') else {
        return id;
    };
    let lengths = FEWEST..=tail.len();
    let mut parts = lengths.filter_map(|length| tail.get(..length));
    let is_alone = |part: &&str| meant(ids.clone(), part) == Ok(id);
    parts.find(is_alone).unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::{meant, short};

    const IDS: [&str; 4] = [
        "i1",
        "i20261116-k7qmzr2x",
        "i20261115-k8qmzr2y",
        "i20261115-k8bb",
    ];

    #[test]
    fn a_part_of_the_tail_that_only_one_has_is_enough() {
        assert_eq!(meant(IDS, "i1"), Ok("i1"));
        assert_eq!(meant(IDS, "K7"), Ok(IDS[1]));
        assert_eq!(meant(IDS, "r2y"), Ok(IDS[2]));
        assert_eq!(meant(IDS, "qmzr"), Err(vec![IDS[1], IDS[2]]));
        assert_eq!(meant(IDS, "2026"), Err(vec![]));
        assert_eq!(meant(IDS, "k"), Err(vec![]), "one letter is a slip");
    }

    #[test]
    fn the_shortest_is_the_beginning_that_nobody_else_has() {
        let ids = || IDS.iter().copied();
        assert_eq!(short("i1", ids()), "i1");
        assert_eq!(short(IDS[1], ids()), "k7");
        assert_eq!(short(IDS[2], ids()), "k8q");
    }
}

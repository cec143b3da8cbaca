//! Addresses as people write them: `3栋`, `3#` and `3` are one building.

/// What may stand behind the number of a building; the longer before what it ends in.
const OF_BUILDING: [&str; 6] = ["号楼", "栋", "幢", "座", "#", "＃"];

/// The name of a building without the word for one, by which buildings are compared and grouped.
pub fn building(written: &str) -> &str {
    without(written, &OF_BUILDING)
}

/// The name of a unit without the word for one.
pub fn unit(written: &str) -> &str {
    without(written, &["单元"])
}

/// The number of a room without the word for one.
pub fn room(written: &str) -> &str {
    without(written, &["室"])
}

/// A part of an address without the word for what it is.
pub fn part(written: &str) -> &str {
    building(unit(room(written)))
}

/// A word that stands alone is the name itself.
fn without<'t>(written: &'t str, words: &[&str]) -> &'t str {
    let stripped = words.iter().find_map(|word| written.strip_suffix(word));
    let name = stripped.map(str::trim_end).filter(|name| !name.is_empty());
    name.unwrap_or(written)
}

#[cfg(test)]
mod tests {
    use super::{building, room, unit};

    #[test]
    fn the_word_behind_a_number_makes_no_other_building() {
        for written in ["3", "3栋", "3#", "3号楼", "3 幢", "3＃", "3座"] {
            assert_eq!(building(written), "3", "{written}");
        }
        for written in ["03", "13", "A3", "3楼", "栋"] {
            assert_ne!(building(written), "3", "{written}");
        }
        assert_eq!(building("栋"), "栋", "a name of its own");
    }

    #[test]
    fn units_and_rooms_likewise() {
        assert_eq!((unit("2单元"), unit("2")), ("2", "2"));
        assert_eq!((room("0502室"), room("0502")), ("0502", "0502"));
    }
}

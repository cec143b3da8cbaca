//! Whom a list may name: the parties and the members of staff that are known.

use std::cell::Cell;
use std::collections::{BTreeSet, HashMap};

use super::fold::{folded, without_brackets};
use super::home::{Home, whole};
use crate::calendar::Date;
use crate::words::nearest;

/// For how many names of nobody one that is near is looked for: more are never read.
const MOST_COMPARED: u32 = 50;

/// A party that is known.
#[derive(Clone, Debug)]
pub struct KnownParty {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Where it lives: building, unit, room; empty for a contact.
    pub home: [String; 3],
    /// The first and last day on which it lives there.
    pub lives: (Option<Date>, Option<Date>),
}

/// Whom a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// One: its place among those known.
    One(usize),
    /// Nobody; who is nearly called so.
    Nobody(String),
    /// Several: who.
    Several(String),
}

/// Parties by id, home and name.
#[derive(Clone, Debug, Default)]
pub struct Parties {
    /// How many names of nobody were compared with all that are known.
    compared: Cell<u32>,
    known: Vec<KnownParty>,
    by_id: HashMap<String, usize>,
    by_home: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
}

impl Parties {
    /// The parties, ready to be asked for.
    pub fn new(known: Vec<KnownParty>) -> Parties {
        let mut parties = Parties::default();
        for party in known {
            parties.add(party);
        }
        parties
    }

    /// One more.
    pub fn add(&mut self, party: KnownParty) {
        let at = self.known.len();
        self.by_id.insert(party.id.clone(), at);
        let home = home_of(&party);
        if !home.building.is_empty() {
            self.by_home.entry(home.key()).or_default().push(at);
        }
        self.by_name
            .entry(folded(&party.name))
            .or_default()
            .push(at);
        self.known.push(party);
    }

    /// Whether a party has this id.
    pub fn has(&self, id: &str) -> bool {
        self.by_id.contains_key(id)
    }

    /// The party at a place.
    pub(super) fn at(&self, at: usize) -> &KnownParty {
        &self.known[at]
    }

    /// The party of an id.
    pub(super) fn of_id(&self, id: &str) -> Option<usize> {
        self.by_id.get(id.trim()).copied()
    }

    /// Whoever lives at a home on a day, else whoever ever did.
    pub(super) fn at_home(&self, home: &Home, day: Option<Date>) -> Meant {
        let found = self.by_home.get(&home.key());
        self.choose(found.map_or(&[][..], Vec::as_slice), day, "")
    }

    /// The party called `text`: by id, home, or a name only one has.
    pub(super) fn called(&self, text: &str, day: Option<Date>) -> Meant {
        if let Some(at) = self.of_id(text) {
            return Meant::One(at);
        }
        if let Some(home) = whole(text) {
            let found = self.at_home(&home, day);
            if !matches!(found, Meant::Nobody(_)) {
                return found;
            }
        }
        let found = self.by_name.get(&folded(text));
        self.choose(found.map_or(&[][..], Vec::as_slice), day, text)
    }

    /// Of several those who live there on the day, if they are fewer.
    fn choose(&self, found: &[usize], day: Option<Date>, text: &str) -> Meant {
        let lives = |at: &&usize| {
            let (from, to) = self.known[**at].lives;
            let Some(day) = day else { return to.is_none() };
            from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
        };
        let living: Vec<usize> = found.iter().filter(lives).copied().collect();
        let of_them = if living.is_empty() { found } else { &living };
        match *of_them {
            [one] => Meant::One(one),
            [] => {
                let compared = self.compared.get();
                if text.is_empty() || compared >= MOST_COMPARED {
                    return Meant::Nobody(String::new());
                }
                self.compared.set(compared + 1);
                let names = self
                    .known
                    .iter()
                    .flat_map(|party| [party.id.as_str(), &party.name]);
                Meant::Nobody(nearest(text, names).unwrap_or_default().to_owned())
            }
            _ => {
                let told: Vec<String> = of_them
                    .iter()
                    .take(4)
                    .map(|at| {
                        let party = &self.known[*at];
                        format!("{} {}", party.id, party.name)
                    })
                    .collect();
                Meant::Several(told.join("; "))
            }
        }
    }
}

/// The home of a party, spelt as homes are compared.
pub(super) fn home_of(party: &KnownParty) -> Home {
    let [building, unit, room] = &party.home;
    Home {
        building: super::home::building(building),
        unit: super::home::unit(unit),
        room: super::home::room(room),
    }
}

/// Members of staff by id and name.
#[derive(Clone, Debug, Default)]
pub struct Members {
    known: Vec<(String, String)>,
    /// Ids of members whose own rows cannot be taken.
    refused: BTreeSet<String>,
}

impl Members {
    /// The members, each an id and a name.
    pub fn new(known: Vec<(String, String)>) -> Members {
        Members {
            known,
            refused: BTreeSet::new(),
        }
    }

    /// One more.
    pub fn add(&mut self, id: &str, name: &str) {
        self.known.push((id.to_owned(), name.to_owned()));
    }

    /// One whose own row cannot be taken: whoever names them is not to blame.
    pub fn add_refused(&mut self, id: &str, name: &str) {
        self.add(id, name);
        self.refused.insert(id.to_owned());
    }

    /// Whether the own row of this member cannot be taken.
    pub fn is_refused(&self, id: &str) -> bool {
        self.refused.contains(id)
    }

    /// Whether a member has this id.
    pub fn has(&self, id: &str) -> bool {
        self.known.iter().any(|(known, _)| known == id)
    }

    /// Whether nobody is known.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// The id of the member called `text`, by id or by a name only one has.
    pub(super) fn called(&self, text: &str) -> Result<&str, Meant> {
        let text = text.trim();
        if let Some((id, _)) = self.known.iter().find(|(id, _)| id == text) {
            return Ok(id);
        }
        let wanted = folded(text);
        let of_name = |(_, name): &&(String, String)| folded(name) == wanted;
        let found: Vec<&(String, String)> = self.known.iter().filter(of_name).collect();
        match found[..] {
            [(id, _)] => Ok(id),
            [] if without_brackets(text).trim() != text => self.called(&without_brackets(text)),
            [] => {
                let names = self.known.iter().flat_map(|(id, name)| [id.as_str(), name]);
                let near = nearest(text, names).unwrap_or_default();
                Err(Meant::Nobody(near.to_owned()))
            }
            _ => {
                let ids: Vec<&str> = found.iter().map(|(id, _)| id.as_str()).collect();
                Err(Meant::Several(ids.join("; ")))
            }
        }
    }
}

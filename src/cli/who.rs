//! Who is meant: a party or members of staff named on the command line.

use super::context::Context;
use super::error::{CommandError, Kind};
use crate::calendar::Date;
use crate::diag::nearest;
use crate::model::{Book, Party, PartyIx, Staff, StaffIx, Team};
use crate::report::Names;
use crate::words::{Message, home_parts, plain};

/// Most candidates that are named.
const MOST_NAMED: usize = 8;

impl Context<'_> {
    /// The party called `text`: by id, by building-unit-room, by a name or a telephone only one has.
    pub fn whom(&self, book: &Book, text: &str, today: Date) -> Result<PartyIx, CommandError> {
        let text = text.trim();
        match meant(book, text, today).as_slice() {
            [only] => Ok(*only),
            [] => Err(self.nobody(book, text)),
            several => {
                let names = &self.parties(book, several);
                let count = &several.len();
                self.refuse(Message::WhoSeveral {
                    value: &text,
                    count,
                    names,
                })
            }
        }
    }

    /// The same for an answer that changes nothing: where nobody is called so, but one almost, that one,
    /// and what is to be said of it.
    pub fn whom_nearly(
        &self,
        book: &Book,
        text: &str,
        today: Date,
    ) -> Result<(PartyIx, Option<String>), CommandError> {
        let text = text.trim();
        let near = match meant(book, text, today).as_slice() {
            [] => alike(book, text),
            _ => Vec::new(),
        };
        let [only] = near.as_slice() else {
            return Ok((self.whom(book, text, today)?, None));
        };
        let names = &self.parties(book, &near);
        let said = self.words.say(Message::WhoNearly {
            value: &text,
            names,
        });
        Ok((*only, Some(said)))
    }

    /// Who does something: the member named, else who is at the keyboard, if that is known.
    pub fn named_or_own(
        &self,
        book: &Book,
        named: Option<&str>,
    ) -> Result<Option<StaffIx>, CommandError> {
        let who = match named {
            Some(named) => Some(named.to_owned()),
            None => self.own_staff()?,
        };
        who.map(|name| self.colleague(book, &name)).transpose()
    }

    /// Members of staff by id or by a name only one has, separated by commas, the lead first.
    pub fn team(&self, book: &Book, text: &str) -> Result<Team, CommandError> {
        let mut team = Team::new();
        for name in text
            .split([',', ';', '，', '；', '、'])
            .map(str::trim)
            .filter(|name| !name.is_empty())
        {
            let member = self.colleague(book, name)?;
            if !team.contains(&member) {
                team.push(member);
            }
        }
        if team.is_empty() {
            return self.refuse(Message::WhoNoStaff);
        }
        Ok(team)
    }

    /// The member of staff called `name`: by id, or by a name only one has.
    pub fn colleague(&self, book: &Book, name: &str) -> Result<StaffIx, CommandError> {
        let name = name.trim();
        if let Some(member) = book.colleague(name) {
            return Ok(member);
        }
        let called = |wanted: &dyn Fn(&Staff) -> bool| -> Vec<StaffIx> {
            let found = book.indexed_staff().filter(|(_, member)| wanted(member));
            found.map(|(index, _)| index).collect()
        };
        let whole = called(&|member| member.name == name);
        let alike = if whole.is_empty() {
            called(&|member| !name.is_empty() && member.name.contains(name))
        } else {
            whole
        };
        let failure = self.failure(Kind::Usage, Message::WhoNoMember { value: &name });
        Err(match self.colleagues(book, name, &alike) {
            Some(hint) => failure.only_hint(hint),
            None => failure,
        })
    }

    /// The member who takes over from another one, and is there after the day `last`.
    pub fn successor(
        &self,
        book: &Book,
        from: StaffIx,
        name: &str,
        last: Date,
    ) -> Result<StaffIx, CommandError> {
        let to = self.colleague(book, name)?;
        let name = &book[to].name;
        if to == from {
            return self.refuse(Message::WhoSameMember { name });
        }
        match book[to].left.filter(|left| *left <= last) {
            Some(left) => self.refuse(Message::WhoGone { name, left: &left }),
            None => Ok(to),
        }
    }

    /// The member whose matters are asked for: the one named by `--staff`, else who is at the keyboard,
    /// unless everybody's are asked for.
    pub fn mine(
        &self,
        book: &Book,
        named: Option<&str>,
        everybody: bool,
    ) -> Result<Option<StaffIx>, CommandError> {
        let own = || self.own_staff().map(|own| own.filter(|_| !everybody));
        let name = match named {
            Some(name) => Some(name.to_owned()),
            None => own()?,
        };
        name.map(|name| self.colleague(book, &name)).transpose()
    }

    /// Says whose matters are shown, where nobody named them.
    pub fn tell_mine(&mut self, book: &Book, member: Option<StaffIx>, named: Option<&str>) {
        if let Some(member) = member.filter(|_| named.is_none()) {
            let name = &book[member].name;
            let said = self.words.say(Message::WhoMine { name });
            self.inform(&said);
        }
    }

    /// Whom a name of nobody may mean: those called nearly so, the nearest id, else all of a few.
    fn colleagues(&self, book: &Book, name: &str, alike: &[StaffIx]) -> Option<String> {
        let told = |member: &Staff| format!("{} {}", member.id, member.name);
        let ids = book.staff.iter().map(|member| member.id.as_str());
        let near = || nearest(name, ids).and_then(|id| book.member(id));
        let meant = match alike {
            [] => near().into_iter().collect(),
            alike => alike.to_vec(),
        };
        if !meant.is_empty() {
            let names: Vec<String> = meant.iter().map(|member| told(&book[*member])).collect();
            let names = &self.words.list(&names);
            return Some(self.words.say(Message::WhoAlike { names }));
        }
        let known: Vec<String> = book.staff.iter().map(told).collect();
        let names = &self.words.list(&known);
        (known.len() <= 2 * MOST_NAMED).then(|| self.words.say(Message::UsageOneOf { names }))
    }

    fn nobody(&self, book: &Book, text: &str) -> CommandError {
        let failure = self.failure(Kind::Usage, Message::WhoNobody { value: &text });
        let alike = alike(book, text);
        let failure = match alike.as_slice() {
            [] => failure,
            alike => {
                let names = &self.parties(book, alike);
                failure.only_hint(self.words.say(Message::WhoAlike { names }))
            }
        };
        // Whoever is looked for may stand in a row that could not be read.
        match &self.data_errors {
            0 => failure,
            count => failure.hint(self.words.say(Message::WhoUnread { count })),
        }
    }

    fn parties(&self, book: &Book, parties: &[PartyIx]) -> String {
        let names = Names::new(book, self.words);
        let told = parties.iter().take(MOST_NAMED).map(|party| {
            let home = names.home(*party);
            let id = names.party_id(*party);
            let place = if home.is_empty() {
                String::new()
            } else {
                format!(" {home}")
            };
            format!("{id} {}{place}", names.party(*party))
        });
        let mut told: Vec<String> = told.collect();
        if parties.len() > MOST_NAMED {
            told.push("…".to_owned());
        }
        self.words.list(&told)
    }
}

/// Everybody whom `text` names: an id names one; else those who live there now, who ever lived
/// there, or who are called so.
fn meant(book: &Book, text: &str, today: Date) -> Vec<PartyIx> {
    if let Some(party) = book.party(text) {
        return vec![party];
    }
    let that = |wanted: &dyn Fn(&Party) -> bool| -> Vec<PartyIx> {
        let found = book.indexed_parties().filter(|(_, party)| wanted(party));
        found.map(|(index, _)| index).collect()
    };
    let lives = |party: &Party| {
        let gone = party.household().and_then(|household| household.moved_out);
        gone.is_none_or(|gone| today <= gone)
    };
    let number = digits(text);
    let tries: [&dyn Fn(&Party) -> bool; 8] = [
        &|party| lives_at(party, text, false) && lives(party),
        &|party| lives_at(party, text, true) && lives(party),
        &|party| lives_at(party, text, true),
        &|party| &*party.name == text && lives(party),
        &|party| &*party.name == text,
        &|party| has_number(party, &number) && lives(party),
        &|party| has_number(party, &number),
        &|party| party.id.as_str().eq_ignore_ascii_case(text),
    ];
    let found = tries.iter().map(|wanted| that(wanted));
    found
        .into_iter()
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// Whether a party is the household at `3-1-0502` or `3栋1单元0502`; `loosely`: whatever zeros stand
/// before.
fn lives_at(party: &Party, text: &str, loosely: bool) -> bool {
    let Some(household) = party.household() else {
        return false;
    };
    let home: Vec<String> = household.home().into_iter().map(plain).collect();
    let written = home_parts(text);
    let same = |said: &str, known: &str| {
        let bare = |part: &str| part.trim_start_matches('0').to_owned();
        said == known || (loosely && bare(said) == bare(known))
    };
    home.len() > 1
        && home.len() == written.len()
        && written
            .iter()
            .zip(&home)
            .all(|(said, known)| same(said, known))
}

/// Fewest digits that are taken for a telephone number.
const NUMBER: usize = 7;

/// The digits of a text that holds nothing but a telephone number.
fn digits(text: &str) -> String {
    let narrow = plain(text);
    let digits = narrow.chars().filter(char::is_ascii_digit).collect();
    let is_number = narrow
        .chars()
        .all(|letter| letter.is_ascii_digit() || "+- ()".contains(letter));
    if is_number { digits } else { String::new() }
}

/// Whether a party's telephone is that number, with the country's code or without.
fn has_number(party: &Party, number: &str) -> bool {
    let phone = party.phone.as_deref().map(digits).unwrap_or_default();
    number.len() >= NUMBER && phone.len() >= NUMBER && {
        let bare = |number: &str| number.strip_prefix("86").unwrap_or(number).to_owned();
        phone == number || bare(&phone) == bare(number)
    }
}

/// Parties whose name holds `text`, or is it but for one letter, or whose id is nearly it.
fn alike(book: &Book, text: &str) -> Vec<PartyIx> {
    let by_name = book
        .indexed_parties()
        .filter(|(_, party)| !text.is_empty() && party.name.contains(text));
    let mut found: Vec<PartyIx> = by_name.map(|(index, _)| index).collect();
    if found.is_empty() && text.chars().count() > 1 {
        let near = book.indexed_parties();
        let near = near.filter(|(_, party)| differs_by_one(&party.name, text));
        found.extend(near.map(|(index, _)| index));
    }
    if found.is_empty() {
        let near = nearest(text, book.parties.iter().map(|party| party.id.as_str()));
        found.extend(near.and_then(|id| book.party(id)));
    }
    found
}

/// Whether two names have one letter too many, too few, or another one.
fn differs_by_one(one: &str, other: &str) -> bool {
    strsim::levenshtein(one, other) == 1
}

//! Cells that name something: ids, people, roles, entries of closed lists, marks.

use super::cell::{Cells, Read};
use super::fold::{folded, narrow, scripts};
use super::notes::{RemarkKind, Spot, TroubleKind};
use super::people::Meant;
use super::vocabulary::vocabulary;
use crate::book::ids;
use crate::book::ids::IdFault;
use crate::book::rows::odd_text::without_idle_decimals;
use crate::calendar::Weekday;
use crate::words::vocabulary::{DEPARTMENT, EVENT, TAG};
use crate::words::{Lang, Vocabulary, Word};

impl Cells<'_> {
    pub(super) fn id(&mut self, column: &str, text: &str, spot: &Spot) -> Read {
        let text = narrow(text);
        match ids::check(&text) {
            Ok(()) => Read::Said(text),
            Err(IdFault::Lookalike { meant, .. }) => {
                self.notes
                    .trouble(TroubleKind::BadId, column, spot, text, meant);
                Read::Bad
            }
            Err(_) => self.bad(TroubleKind::BadId, column, spot, &text),
        }
    }

    /// A role by its id, its title, or what such posts are called elsewhere.
    pub(super) fn role(&mut self, text: &str, spot: &Spot) -> Read {
        let roles = &self.known.roles;
        let text = narrow(text);
        let exact = roles
            .iter()
            .find(|(id, title)| *id == text || *title == text);
        let meant = exact.or_else(|| {
            // Of the roles that there are, the one whose list of posts has this one.
            let post = folded(&text);
            roles.iter().find(|(id, _)| {
                let posts = vocabulary().words_of("role", id);
                folded(id) == post || posts.iter().any(|known| folded(known) == post)
            })
        });
        let meant = meant.or_else(|| {
            let within = roles
                .iter()
                .filter(|(_, title)| !title.is_empty() && text.contains(title.as_str()));
            within.max_by_key(|(_, title)| title.chars().count())
        });
        if let Some((id, _)) = meant {
            self.notes.word("role", &text, id);
            return Read::Said(id.clone());
        }
        if let Some([han, _]) = scripts(&text) {
            return self.role(&han, spot);
        }
        if self.known.adds_roles && ids::check(&text).is_ok() {
            self.notes.remark(
                RemarkKind::RoleAdded,
                "role",
                spot,
                text.clone(),
                text.clone(),
            );
            return Read::Said(text);
        }
        let titles: Vec<String> = roles
            .iter()
            .map(|(id, title)| {
                if title.is_empty() {
                    id.clone()
                } else {
                    title.clone()
                }
            })
            .collect();
        self.notes.trouble(
            TroubleKind::RoleUnknown,
            "role",
            spot,
            text,
            titles.join(", "),
        );
        Read::Bad
    }

    pub(super) fn member(&mut self, column: &str, text: &str, spot: &Spot) -> Option<String> {
        let (kind, near) = match self.known.members.called(text) {
            Ok(id) => {
                return Some(id.to_owned());
            }
            Err(Meant::Several(who)) => (TroubleKind::StaffSeveral, who),
            Err(Meant::Nobody(near)) => (TroubleKind::StaffUnknown, near),
            Err(Meant::One(_)) => (TroubleKind::StaffUnknown, String::new()),
        };
        self.notes.trouble(kind, column, spot, text, near);
        None
    }

    pub(super) fn team(&mut self, column: &str, text: &str, spot: &Spot) -> Read {
        if let Ok(id) = self.known.members.called(text) {
            return Read::Said(id.to_owned());
        }
        let mut team: Vec<String> = Vec::new();
        for name in text.split([
            ';', '；', ',', '，', '、', '/', ' ', '\u{3000}', '+', '和', '及', '&',
        ]) {
            let name = name.trim();
            if name.is_empty() {
                continue;
            }
            let Some(id) = self.member(column, name, spot) else {
                return Read::Bad;
            };
            if !team.contains(&id) {
                team.push(id);
            }
        }
        if team.is_empty() {
            Read::Nothing
        } else {
            Read::Said(team.join(";"))
        }
    }

    pub(super) fn list(&mut self, column: &str, text: &str, spot: &Spot) -> Read {
        let is_foreign = text.contains(['；', ',', '，', '、', '|', '/']);
        let signs: &[char] = if column == "leave" || column == "holds" {
            &[';', '；', ',', '，', '、', '|']
        } else {
            &[';', '；', ',', '，', '、', '|', '/']
        };
        let mut items: Vec<String> = Vec::new();
        for item in text
            .split(signs)
            .map(str::trim)
            .filter(|item| !item.is_empty())
        {
            let item = match column {
                "works" => weekday(item).unwrap_or(item).to_owned(),
                "tags" => self.tag(item).to_owned(),
                _ => item.to_owned(),
            };
            if !items.contains(&item) {
                items.push(item);
            }
        }
        let said = items.join(";");
        if is_foreign && said != text {
            self.notes
                .remark(RemarkKind::ListParted, column, spot, text, said.clone());
        }
        if said.is_empty() {
            Read::Nothing
        } else {
            Read::Said(said)
        }
    }

    /// A tag as the directory has it: by the key of the word that is printed for it where only the key is
    /// known there; else as it is written, for tags are people's own.
    fn tag<'t>(&self, written: &'t str) -> &'t str {
        let tags = &self.known.tags;
        let typed = TAG.typed(written).map(|word| word.key);
        let meant = typed.filter(|key| tags.contains(*key) && !tags.contains(written));
        meant.unwrap_or(written)
    }

    pub(super) fn word(
        &mut self,
        column: &str,
        list: &'static Vocabulary,
        text: &str,
        spot: &Spot,
    ) -> Read {
        let Some(entry) = vocabulary().entry(list, text) else {
            let near = list.nearest(text).map_or("", |word| word.key);
            self.notes
                .trouble(TroubleKind::WordUnknown, column, spot, text, near);
            return Read::Bad;
        };
        self.notes.word(column, text, entry);
        Read::Said(entry.to_owned())
    }

    pub(super) fn number(&mut self, column: &str, text: &str, spot: &Spot) -> Read {
        let text = narrow(text);
        let bare = ["分钟", "分", "户", "min", "minutes", ".0", ".00"]
            .iter()
            .find_map(|ending| text.strip_suffix(ending))
            .unwrap_or(&text)
            .trim();
        match bare.parse::<u32>() {
            Ok(number) => Read::Said(number.to_string()),
            Err(_) => self.bad(TroubleKind::NumberUnreadable, column, spot, &text),
        }
    }

    /// A mark: a number, or a word of a scale of five.
    pub(super) fn mark(&mut self, column: &str, text: &str, spot: &Spot) -> Read {
        let text = narrow(text);
        let bare = text.strip_suffix('分').unwrap_or(&text);
        let bare = without_idle_decimals(bare).unwrap_or(bare);
        let scale = self.known.scale;
        let number = bare.parse::<u8>().ok();
        let worded = (scale == 5)
            .then(|| vocabulary().word("mark", &text))
            .flatten();
        let worded = worded.and_then(|mark| mark.parse::<u8>().ok());
        match number.or(worded).filter(|mark| (1..=scale).contains(mark)) {
            Some(mark) => {
                if number.is_none() {
                    self.notes.word("rate_", &text, &mark.to_string());
                }
                Read::Said(mark.to_string())
            }
            None => self.bad(TroubleKind::MarkUnreadable, column, spot, &text),
        }
    }

    pub(super) fn flag(&mut self, column: &str, text: &str, spot: &Spot) -> Read {
        match vocabulary().word("flag", text) {
            Some(flag) => Read::Said(flag.to_owned()),
            None => self.bad(TroubleKind::WordUnknown, column, spot, text),
        }
    }

    /// A department as the staff's are called, whichever word the list has for it: 工程部 is `engineering`
    /// where somebody is of that. One that nobody is of is taken as it is, and told.
    pub(super) fn department(&mut self, column: &str, text: &str, spot: &Spot) -> Read {
        let known = &self.known.departments;
        let is_same = |name: &&String| folded(name) == folded(text);
        let meant = known.iter().find(is_same).or_else(|| {
            let meaning = department_meant(text)?;
            let mut known = known.iter();
            known.find(|name| department_meant(name) == Some(meaning))
        });
        if let Some(meant) = meant.cloned() {
            self.notes.word(column, text, &meant);
            return Read::Said(meant);
        }
        if !known.is_empty() {
            self.notes
                .remark(RemarkKind::DepartmentNew, column, spot, text, "");
        }
        Read::Said(text.to_owned())
    }

    pub(super) fn event_kind(&mut self, column: &str, text: &str) -> String {
        let kinds = &self.known.event_kinds;
        if kinds.iter().any(|kind| kind == text) {
            return text.to_owned();
        }
        let meant = vocabulary()
            .entry(&EVENT, text)
            .filter(|kind| kinds.iter().any(|known| known == kind));
        let said = meant.unwrap_or(text).to_owned();
        self.notes.word(column, text, &said);
        said
    }
}

/// The department that offices commonly have and that a name speaks of: 工程维修部 of `engineering`.
fn department_meant(text: &str) -> Option<&'static str> {
    let list = &DEPARTMENT;
    let stems = |word: &&Word| {
        let stem = word.text(Lang::Zh).trim_end_matches('部');
        text.contains(stem)
    };
    let typed = list.typed(text);
    typed
        .or_else(|| list.words.iter().find(stems))
        .map(|word| word.key)
}

fn weekday(text: &str) -> Option<&'static str> {
    let meant = vocabulary().word("weekday", text)?;
    Weekday::ALL
        .iter()
        .map(|day| day.code())
        .find(|code| *code == meant)
}

//! The names that stand in the data, for completing what is being typed.

use std::collections::BTreeMap;

use super::{Environment, language};
use crate::book::{Need, VisitsNeed, read};
use crate::model::{Book, Issue, Party};
use crate::render::clean;

/// What kind of name an argument takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Households and contacts.
    Party,
    /// Members of staff.
    Staff,
    /// Rules of the policy.
    Rule,
    /// Issues, the youngest first.
    Issue,
    /// Buildings.
    Building,
    /// Areas.
    Area,
    /// Tags of households.
    Tag,
    /// Departments.
    Department,
}

impl Known {
    /// By the argument's id: one word means the same wherever it stands.
    pub fn of_argument(id: &str) -> Option<Known> {
        Some(match id {
            "party" | "what" => Known::Party,
            "staff" | "member" | "butler" | "assignee" | "by" | "to" | "card" => Known::Staff,
            "rule" | "rules" => Known::Rule,
            "id" => Known::Issue,
            "building" => Known::Building,
            "area" => Known::Area,
            "tag" => Known::Tag,
            "department" => Known::Department,
            _ => return None,
        })
    }

    /// Whether several may be given, with commas.
    pub fn is_listed(self) -> bool {
        !matches!(self, Known::Party | Known::Issue)
    }
}

/// The names of a data directory, read when they are first asked for.
pub struct Names {
    environment: Environment,
}

impl Names {
    /// Those of the directory that the arguments of `environment` name.
    pub fn new(environment: Environment) -> Names {
        Names { environment }
    }

    /// The names that begin with `typed`, an issue by its tail too, each with what it stands for. Only
    /// names that are plain words to every shell: what is completed stands on a command line.
    pub fn beginning(&self, known: Known, typed: &str) -> Vec<(String, String)> {
        let Some(book) = self.book(known == Known::Issue) else {
            return Vec::new();
        };
        let begins = |(name, _): &(String, String)| {
            let tail = name.rsplit('-').next().unwrap_or_default();
            name.starts_with(typed) || (known == Known::Issue && tail.starts_with(typed))
        };
        let names = names(&book, known).into_iter().filter(begins);
        let names = names.filter(|(name, _)| is_plain(name));
        names
            .map(|(name, meaning)| (name, clean(&meaning).into_owned()))
            .collect()
    }

    fn book(&self, issues: bool) -> Option<Book> {
        let need = Need {
            visits: VisitsNeed::None,
            issues,
            events: false,
            plans: false,
            surveys: false,
            visitors: false,
            notes: false,
        };
        let directory = language::directory(&self.environment)?;
        Some(read(&directory, &need).ok()?.book)
    }
}

fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with('-')
        && name
            .chars()
            .all(|letter| letter.is_alphanumeric() || "-_.".contains(letter))
}

fn names(book: &Book, known: Known) -> Vec<(String, String)> {
    let households = || book.parties.iter().filter_map(Party::household);
    match known {
        Known::Party => {
            let parties = book.parties.iter();
            parties
                .map(|party| (party.id.to_string(), party.name.to_string()))
                .collect()
        }
        Known::Staff => {
            let staff = book.staff.iter();
            staff
                .map(|member| (member.id.to_string(), member.name.clone()))
                .collect()
        }
        Known::Rule => {
            let rules = book.policy.rules.iter();
            rules
                .map(|rule| (rule.id.to_string(), rule.title.clone().unwrap_or_default()))
                .collect()
        }
        Known::Issue => issues(book),
        Known::Building => counted(households().map(|home| &*home.building)),
        Known::Area => counted(households().map(|home| &*home.area)),
        Known::Tag => counted(households().flat_map(|home| home.tags.iter().map(|tag| &**tag))),
        Known::Department => counted(book.departments()),
    }
}

fn issues(book: &Book) -> Vec<(String, String)> {
    let mut issues: Vec<&Issue> = book.issues.iter().collect();
    issues.sort_by_key(|issue| std::cmp::Reverse(issue.raised_at));
    issues
        .into_iter()
        .map(|issue| (issue.id.to_string(), issue.summary.to_string()))
        .collect()
}

/// Each name once, with how often it stands there.
fn counted<'n>(names: impl Iterator<Item = &'n str>) -> Vec<(String, String)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    let counts = counts.into_iter();
    counts
        .map(|(name, count)| (name.to_owned(), count.to_string()))
        .collect()
}

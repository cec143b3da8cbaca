//! What the generator must know of a policy: roles, rules, hours and services.
//!
//! A lenient reading of an embedded preset, which tests hold sound; users' files are read by
//! `store`, strictly.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::calendar::Hours;
use crate::model::{Channel, Status};

/// A preset, as far as the generator looks at it.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Blueprint {
    /// Roles by name.
    pub(super) roles: toml::Table,
    /// Quotas.
    #[serde(default)]
    pub(super) quota: Vec<QuotaText>,
    /// Cadences.
    #[serde(default)]
    pub(super) cadence: Vec<RuleText>,
    /// Triggers.
    #[serde(default)]
    pub(super) trigger: Vec<RuleText>,
    /// Samples.
    #[serde(default)]
    pub(super) sample: Vec<RuleText>,
    hours: HoursText,
    satisfaction: SatisfactionText,
}

/// A quota.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct QuotaText {
    /// Whose it is.
    pub(super) role: String,
    /// How many households.
    pub(super) households: usize,
}

/// A cadence, trigger or sample.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct RuleText {
    /// Its id.
    pub(super) id: String,
    /// Who leads.
    pub(super) by: SeatText,
    /// Who comes along.
    #[serde(default)]
    pub(super) with: Vec<SeatText>,
    /// Of whom (a sample: `from`).
    #[serde(default, alias = "from")]
    pub(super) whom: WhomText,
    /// How often.
    #[serde(default)]
    pub(super) every: String,
    /// So many times.
    pub(super) times: Option<usize>,
    /// So many of the selection.
    pub(super) pick: Option<usize>,
    /// A sample's size.
    pub(super) count: Option<CountText>,
    /// A sample's share of the selection, instead.
    pub(super) share: Option<f64>,
    /// What a trigger follows.
    #[serde(default)]
    pub(super) on: String,
    /// Which issues it follows.
    #[serde(default, rename = "where")]
    pub(super) filter: BTreeMap<String, OneOrMany>,
    /// When it opens.
    #[serde(default = "at_once")]
    pub(super) after: String,
    /// When it is due.
    pub(super) within: Option<String>,
    /// Whether it waits for rain.
    pub(super) wait_for: Option<String>,
    /// How.
    #[serde(default = "door_and_phone")]
    pub(super) channels: Vec<String>,
    /// How long it takes.
    pub(super) minutes: Option<i32>,
}

/// Somebody who must be there.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct SeatText {
    /// The role.
    pub(super) role: String,
    /// `own` or `any`.
    #[serde(default)]
    area: String,
    /// `issue`: the head of the issue's department.
    pub(super) department: Option<String>,
}

/// A selection, as far as the generator looks at it.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct WhomText {
    /// Kinds of contact.
    pub(super) contact: Option<OneOrMany>,
    status: Option<OneOrMany>,
    tags: Option<OneOrMany>,
    interests: Option<OneOrMany>,
}

/// A sample's size.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct CountText {
    /// At least so many.
    pub(super) min: usize,
}

/// A value or a list of values.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum OneOrMany {
    /// One.
    One(String),
    /// Several.
    Many(Vec<String>),
}

#[derive(Clone, Debug, Deserialize)]
struct HoursText {
    staff: Vec<String>,
    phone: Vec<String>,
    door: Vec<String>,
    door_preferred: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
struct SatisfactionText {
    services: Vec<String>,
}

/// The hours that bind a visit.
#[derive(Clone, Debug)]
pub(super) struct OfficeHours {
    /// Of staff who state none.
    pub(super) staff: Hours,
    /// When owners may be telephoned.
    pub(super) phone: Hours,
    /// When doors may be knocked at.
    pub(super) door: Hours,
    /// When they are best knocked at.
    pub(super) door_preferred: Hours,
}

impl Blueprint {
    /// Reads a preset's text.
    pub(super) fn read(policy: &str) -> Blueprint {
        toml::from_str(policy).expect("a test reads every preset")
    }

    /// Cadences, triggers and samples.
    pub(super) fn rules(&self) -> impl Iterator<Item = &RuleText> {
        self.cadence.iter().chain(&self.trigger).chain(&self.sample)
    }

    /// Whether some rule asks for the member of `role` whose own the household is.
    pub(super) fn is_own(&self, role: &str) -> bool {
        self.seats().any(|seat| seat.role == role && seat.is_own())
    }

    /// Whether some rule asks for the member of `role` who heads the issue's department.
    pub(super) fn heads_departments(&self, role: &str) -> bool {
        self.seats()
            .any(|seat| seat.role == role && seat.department.is_some())
            || role == "department_manager"
    }

    /// Kinds of contact that rules name, each once.
    pub(super) fn contact_kinds(&self) -> Vec<String> {
        let named = self.rules().filter_map(|rule| rule.whom.contact.as_ref());
        let mut kinds: Vec<String> = Vec::new();
        for kind in named.flat_map(OneOrMany::words) {
            if !kinds.iter().any(|known| known == kind) {
                kinds.push(kind.to_owned());
            }
        }
        kinds
    }

    /// The names of the rating columns, each followed by a comma.
    pub(super) fn rate_columns(&self) -> String {
        let columns = self
            .services()
            .iter()
            .flat_map(|service| ["rate_", service.as_str(), ","]);
        columns.collect()
    }

    /// The services owners rate.
    pub(super) fn services(&self) -> &[String] {
        &self.satisfaction.services
    }

    /// The policy's hours.
    pub(super) fn hours(&self) -> OfficeHours {
        let read =
            |pieces: &[String]| Hours::parse_list(pieces).expect("a test reads every preset");
        OfficeHours {
            staff: read(&self.hours.staff),
            phone: read(&self.hours.phone),
            door: read(&self.hours.door),
            door_preferred: read(&self.hours.door_preferred),
        }
    }

    fn seats(&self) -> impl Iterator<Item = &SeatText> {
        self.rules()
            .flat_map(|rule| std::iter::once(&rule.by).chain(&rule.with))
    }
}

impl RuleText {
    /// The allowed channels, in order of preference.
    pub(super) fn channels(&self) -> impl Iterator<Item = Channel> {
        self.channels.iter().filter_map(|word| Channel::parse(word))
    }

    /// Whether the issue's cells are what `where` asks for.
    pub(super) fn takes_issue(&self, cell: impl Fn(&str) -> String) -> bool {
        self.filter.iter().all(|(column, allowed)| {
            let value = cell(column);
            allowed.words().any(|word| word == value)
        })
    }
}

impl SeatText {
    /// Whether it must be the member whose own the household is.
    pub(super) fn is_own(&self) -> bool {
        self.area == "own"
    }
}

impl WhomText {
    /// Whether a household of this status, with these tags and interests, is selected.
    pub(super) fn takes(&self, status: Status, tags: &[&str], interests: &[String]) -> bool {
        let any = |wanted: &Option<OneOrMany>, has: &dyn Fn(&str) -> bool| {
            wanted.as_ref().is_none_or(|wanted| wanted.words().any(has))
        };
        self.contact.is_none()
            && any(&self.status, &|word| word == status.as_str())
            && any(&self.tags, &|word| tags.contains(&word))
            && any(&self.interests, &|word| {
                interests.iter().any(|own| own == word)
            })
    }

    /// Whether contacts of this kind are selected.
    pub(super) fn takes_contact(&self, kind: &str) -> bool {
        self.contact
            .as_ref()
            .is_some_and(|kinds| kinds.words().any(|word| word == kind))
    }
}

impl OneOrMany {
    /// The value, or each of the list.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        let words = match self {
            OneOrMany::One(word) => std::slice::from_ref(word),
            OneOrMany::Many(words) => words,
        };
        words.iter().map(String::as_str)
    }
}

fn at_once() -> String {
    "0h".to_owned()
}

fn door_and_phone() -> Vec<String> {
    vec!["door".to_owned(), "phone".to_owned()]
}

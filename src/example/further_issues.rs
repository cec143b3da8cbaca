//! Issues of the invented office that rules ask for besides the usual ones: quarrels, complaints of one
//! household again and again, what is done about a survey, a repair that did not hold.

use super::ids::Ids;
use super::issues::{Fate, Issue};
use super::office::Office;
use super::phrases::Matter;
use super::random::Random;
use super::surveys::survey_day;
use crate::calendar::{Date, TimeOfDay};
use crate::model::policy::Rule;
use crate::model::{Policy, Source};

/// Quarrels between neighbours, and what is done about what the last survey said.
pub(super) fn further<'a>(office: &'a Office, random: &mut Random) -> Vec<Issue<'a>> {
    let (options, phrases) = (&office.options, &office.phrases);
    let lived = office.lived_in();
    if lived.is_empty() {
        return Vec::new();
    }
    let mut draft = |matter: &'a Matter, source: Source, day: Date, fate: Fate| Issue {
        source,
        fate,
        ..Issue::to_be_raised(day, *random.pick(&lived), matter)
    };
    let disputes = phrases.dispute.iter().cycle().take(options.scaled(3));
    let mut issues: Vec<Issue<'_>> = disputes
        .enumerate()
        .map(|(number, matter)| {
            let back = i32::try_from(number).unwrap_or(0) * 9 % options.days().max(1) + 1;
            draft(
                matter,
                Source::Desk,
                options.until.plus_days(-back),
                Fate::Smooth,
            )
        })
        .collect();
    if counts_complaints(&office.book.policy) {
        let home = issues.first().map(|issue| issue.party);
        let complaints = phrases
            .issue
            .iter()
            .filter(|matter| matter.kind == "complaint");
        for (matter, back) in complaints.zip([70, 44]) {
            let mut complaint = draft(
                matter,
                Source::Hotline,
                options.until.plus_days(-back),
                Fate::Smooth,
            );
            complaint.party = home.unwrap_or(complaint.party);
            issues.push(complaint);
        }
    }
    let sent = survey_day(options.until);
    let days = options.until.days_since(sent);
    for (number, matter) in (0..).zip(&phrases.measure) {
        let day = sent.plus_days(4 + number);
        let fate = [Fate::Smooth, Fate::Unsolved][usize::from(number == 1)];
        if day.days_since(sent) < days {
            issues.push(draft(matter, Source::Survey, day, fate));
        }
    }
    issues
}

/// Whether a rule selects by how often somebody complained.
fn counts_complaints(policy: &Policy) -> bool {
    let mut selections = policy.rules.iter().map(Rule::selection);
    selections.any(|selection| selection.complaints.is_some())
}

/// A repair that did not hold, taken up again two days after it was solved; not answered yet.
pub(super) fn again<'a>(repair: &Issue<'a>, ids: &mut Ids) -> Option<Issue<'a>> {
    let raised = repair.resolved_at?.plus_minutes(2 * 1440 + 35);
    let raised = raised.date().at(TimeOfDay::from_minutes(9 * 60 + 20)?);
    Some(Issue {
        id: ids.next('i', raised.date()),
        raised_at: Some(raised),
        source: Source::Hotline,
        severity: repair.severity,
        fate: Fate::Unsolved,
        answered_at: Some(raised.plus_minutes(95)),
        reopens: Some(repair.id.clone()),
        ..Issue::to_be_raised(raised.date(), repair.party, repair.matter)
    })
}

//! The invented community as files.

use super::Options;
use super::community::community;
use super::random::Random;
use super::rows::{File, monthly};
use super::work::work;
use crate::calendar::Instant;
use crate::diag::file::Folder;

/// Invents a community and keeps its records; the files by path.
///
/// The same options give the same bytes, on every machine.
pub fn generate(options: &Options) -> Vec<File> {
    let office = community(*options);
    let (visits, issues) = work(&office);
    let mut random = Random::new(options.seed, "rows");
    let services = &office.book.policy.satisfaction.services;
    let dated = visits
        .iter()
        .map(|visit| (visit.at.date(), visit.row(&office, &mut random)));
    let mut files = monthly(Folder::Visits, services, dated);
    let mut random = Random::new(options.seed, "closings");
    let dated = issues.iter().map(|issue| {
        let raised = issue.raised_at.map_or(issue.day, Instant::date);
        (raised, issue.row(&office, options.until.end(), &mut random))
    });
    files.extend(monthly(Folder::Issues, &[], dated));
    files.extend(office.files.clone());
    files.sort();
    files
}

//! Figures as answers give them: shares with their counts, marks of services.

use schemars::JsonSchema;
use serde::Serialize;

use crate::duties::figures::{Attainment, Rating, Share};

/// The marks of a service.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ServiceRating<'a> {
    /// The service, as the policy names it.
    pub service: &'a str,
    /// How many marks.
    pub count: u64,
    /// Their mean; null without any.
    pub mean: Option<f64>,
    /// How many of them are good ones.
    pub satisfied: Share,
    /// All its counts.
    #[serde(skip)]
    pub rating: Rating,
}

/// Each service with its marks.
pub(super) fn ratings<'a, S: AsRef<str>>(
    services: &'a [S],
    ratings: &[Rating],
) -> Vec<ServiceRating<'a>> {
    let rated = services.iter().zip(ratings);
    rated
        .map(|(service, rating)| ServiceRating {
            service: service.as_ref(),
            count: rating.count,
            mean: mean(*rating),
            satisfied: rating.share(),
            rating: *rating,
        })
        .collect()
}

/// The mean of the marks, the nearest float.
fn mean(rating: Rating) -> Option<f64> {
    let (n, of) = (rating.sum, rating.count);
    Share { n, of }.value()
}

/// What became of the appointments planned.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Attained {
    /// Those kept, of those whose time has come.
    pub kept: Share,
    /// Of those kept, those at which the party was met.
    pub met: Share,
    /// Not kept, but made up for on another day.
    pub moved: u64,
    /// Neither kept nor moved.
    pub dropped: u64,
    /// Of the visits made, those that stand in no plan.
    pub unplanned: Share,
    /// Of the doors, those where no time had been agreed on before.
    pub unannounced: Share,
}

impl From<Attainment> for Attained {
    fn from(of: Attainment) -> Attained {
        Attained {
            kept: of.kept,
            met: of.met,
            moved: of.moved,
            dropped: of.dropped,
            unplanned: of.unplanned,
            unannounced: of.unannounced,
        }
    }
}

//! Choosing the visits of a day together.

use crate::plan::problem::Minute;

/// A visit that could be made on the day.
#[derive(Clone, Copy)]
pub(super) struct Choice {
    /// Its place among the parties that could be met.
    pub(super) party: usize,
    /// Its place among the party's offers.
    pub(super) offer: usize,
    /// What it takes of the day.
    pub(super) minutes: Minute,
    /// What it adds to what the party would have without it.
    pub(super) worth: i64,
    /// Whether the party leaves the place that it has on another day.
    pub(super) leaves: bool,
}

/// The choices, one a party at most, that are worth most together in so many minutes.
pub(super) fn most_worth(choices: &[Choice], parties: usize, room: Minute) -> Vec<usize> {
    let room = usize::try_from(room).unwrap_or(0);
    // By party and minutes left: what the parties from this one on are worth, and what is chosen.
    let mut most = vec![vec![(0, None); room + 1]; parties + 1];
    let mut of_party = vec![Vec::new(); parties];
    for (number, choice) in choices.iter().enumerate() {
        let minutes = usize::try_from(choice.minutes).unwrap_or(usize::MAX);
        of_party[choice.party].push((number, minutes, choice.worth));
    }
    for party in (0..parties).rev() {
        for left in 0..=room {
            let mut best = (most[party + 1][left].0, None);
            for &(number, minutes, worth) in &of_party[party] {
                if minutes <= left && worth + most[party + 1][left - minutes].0 > best.0 {
                    best = (worth + most[party + 1][left - minutes].0, Some(number));
                }
            }
            most[party][left] = best;
        }
    }
    let (mut left, mut chosen) = (room, Vec::new());
    for row in &most[..parties] {
        if let (_, Some(number)) = row[left] {
            left -= usize::try_from(choices[number].minutes).unwrap_or(0);
            chosen.push(number);
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::{Choice, most_worth};

    #[test]
    fn the_visits_are_chosen_that_meet_most_in_the_minutes_there_are() {
        let choice = |(party, minutes, worth)| Choice {
            party,
            offer: 0,
            minutes,
            worth,
            leaves: false,
        };
        let choices: Vec<Choice> = [(0, 10, 2), (0, 5, 1), (1, 5, 2), (2, 2, 1), (3, 2, 1)]
            .map(choice)
            .into();
        assert_eq!(most_worth(&choices, 4, 10), [2, 3, 4], "not the long one");
        assert_eq!(most_worth(&choices, 4, 14), [1, 2, 3, 4]);
        assert_eq!(most_worth(&choices, 4, 1), [0; 0]);
    }
}

//! Ids that stand twice: the first row keeps it.

use std::collections::HashMap;

use super::Assembly;
use crate::book::rows::{Prints, repeated_id};
use crate::diag::Place;

/// The facts without those whose id an earlier one has; each is a fault and a row left out.
pub(super) fn without_repeated<T>(
    mut facts: Vec<T>,
    id_and_place: impl Fn(&T) -> (&str, &Place),
    assembly: &mut Assembly<'_>,
) -> Vec<T> {
    let mut prints = Prints::default();
    for fact in &facts {
        prints.add(id_and_place(fact).0);
    }
    if !prints.may_repeat() {
        return facts;
    }
    let mut repeated = vec![false; facts.len()];
    let mut first: HashMap<&str, &Place> = HashMap::with_capacity(facts.len());
    for (fact, repeated) in facts.iter().zip(&mut repeated) {
        let (id, place) = id_and_place(fact);
        if let Some(earlier) = first.get(id) {
            let fault = repeated_id(place.clone(), id, earlier);
            assembly.faults.push(fault);
            assembly.left_out += 1;
            *repeated = true;
        } else {
            first.insert(id, place);
        }
    }
    if repeated.contains(&true) {
        let mut repeated = repeated.into_iter();
        facts.retain(|_| !repeated.next().unwrap_or(false));
    }
    facts
}

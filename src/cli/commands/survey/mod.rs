//! `survey`: opinion surveys, from the forms sent to what came back.

mod return_form;
mod show;
mod start;

pub use show::Survey;

//! `survey`: opinion surveys, from the forms sent to what came back.

mod give_back;
mod show;
mod start;

pub use show::Survey;

//! The rules of the house as tests on the parsed source: which room may use which, no circle between
//! files, no surroundings touched outside their room, papers that name what is there.

mod circles;
mod documented;
mod files;
mod papers;
mod paths;
mod rooms;
mod source;
mod surroundings;
mod wording;

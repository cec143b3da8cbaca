//! `import`: rows of another program, by key; all of them, or none.

mod answer;
mod arguments;
mod arrange;
mod columns;
mod run;
mod take;

pub use arguments::Import;

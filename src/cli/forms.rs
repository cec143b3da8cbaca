//! The forms that answers take.

use crate::render::Format;

/// The forms that a command's answer takes.
#[derive(Clone, Copy, Debug)]
pub struct Forms {
    /// Those of a page, the usual one first. None: text of its own, whatever the file is called.
    pub pages: &'static [Format],
    /// Those for programs that show findings beside their lines.
    pub tools: &'static [ToolForm],
}

/// A form for a program that shows findings beside their lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToolForm {
    /// One line a finding, as compilers write them.
    Concise,
    /// GitHub's workflow commands.
    Github,
    /// SARIF 2.1.0.
    Sarif,
}

impl ToolForm {
    const ALL: [ToolForm; 3] = [ToolForm::Concise, ToolForm::Github, ToolForm::Sarif];

    /// Its name behind `--format`, and the ending of a file in this form.
    pub fn name(self) -> &'static str {
        match self {
            ToolForm::Concise => "concise",
            ToolForm::Github => "github",
            ToolForm::Sarif => "sarif",
        }
    }
}

const fn of_pages(pages: &'static [Format]) -> Forms {
    Forms { pages, tools: &[] }
}

/// Text of its own: a script, a sentence.
pub const OWN_TEXT: Forms = of_pages(&[]);
/// A JSON Schema.
pub const SCHEMA: Forms = of_pages(&[Format::Json]);
/// A page without a table.
pub const PAGE: Forms = of_pages(&[
    Format::Table,
    Format::Json,
    Format::Md,
    Format::Html,
    Format::Pdf,
    Format::Xlsx,
]);
/// A page with a table.
pub const TABLE: Forms = of_pages(&[
    Format::Table,
    Format::Json,
    Format::Csv,
    Format::Md,
    Format::Html,
    Format::Pdf,
    Format::Xlsx,
]);
/// A table for other programs.
pub const EXPORT: Forms = of_pages(&[
    Format::Csv,
    Format::Table,
    Format::Json,
    Format::Md,
    Format::Html,
    Format::Pdf,
    Format::Xlsx,
]);
/// A page with appointments.
pub const CALENDAR: Forms = of_pages(&Format::ALL);
/// Faults, for people and for tools.
pub const FINDINGS: Forms = Forms {
    pages: TABLE.pages,
    tools: &ToolForm::ALL,
};

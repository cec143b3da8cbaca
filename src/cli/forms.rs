//! The forms that answers take.

use crate::render::Format;

/// The forms that a command's answer takes.
#[derive(Clone, Copy, Debug)]
pub struct Forms {
    /// Those of a page, the usual one first. None: text of its own, whatever the file is called.
    pub pages: &'static [Format],
    /// Those for one kind of program alone.
    pub tools: &'static [ToolForm],
}

/// A form for one kind of program: editors and services that show findings, robots of chat groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToolForm {
    /// One line a finding, as compilers write them.
    Concise,
    /// GitHub's workflow commands.
    Github,
    /// SARIF 2.1.0.
    Sarif,
    /// The body that a robot of `WeCom` takes.
    Wecom,
    /// The body that a robot of `DingTalk` takes.
    Dingtalk,
    /// Plain lines.
    Text,
}

impl ToolForm {
    const OF_FINDINGS: [ToolForm; 3] = [ToolForm::Concise, ToolForm::Github, ToolForm::Sarif];
    const OF_CHATS: [ToolForm; 3] = [ToolForm::Wecom, ToolForm::Dingtalk, ToolForm::Text];

    /// Its name behind `--format`, and the ending of a file in this form.
    pub fn name(self) -> &'static str {
        match self {
            ToolForm::Concise => "concise",
            ToolForm::Github => "github",
            ToolForm::Sarif => "sarif",
            ToolForm::Wecom => "wecom",
            ToolForm::Dingtalk => "dingtalk",
            ToolForm::Text => "text",
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
    Format::Ndjson,
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
    Format::Ndjson,
    Format::Md,
    Format::Html,
    Format::Pdf,
    Format::Xlsx,
]);
/// Typed tables for engines.
pub const ENGINES: Forms = of_pages(&[Format::Ndjson, Format::Csv, Format::Parquet]);
/// A page with appointments.
pub const CALENDAR: Forms = of_pages(&Format::ALL);
/// Faults, for people and for tools.
pub const FINDINGS: Forms = Forms {
    pages: TABLE.pages,
    tools: &ToolForm::OF_FINDINGS,
};
/// A few lines, for people and for chat groups.
pub const DIGEST: Forms = Forms {
    pages: PAGE.pages,
    tools: &ToolForm::OF_CHATS,
};

//! The forms that only `check` has: for editors, code-scanning services, pull requests.

use crate::cli::context::Context;
use crate::render::{Look, concise, github, sarif};
use crate::sheet::Finding;

/// A form for a program that shows findings beside their lines.
#[derive(Clone, Copy)]
pub(super) enum ToolForm {
    /// One line a finding, as compilers write them.
    Concise,
    /// GitHub's workflow commands.
    Github,
    /// SARIF 2.1.0.
    Sarif,
}

impl ToolForm {
    /// The one asked for by `--format`, or by the ending of `--output`.
    pub(super) fn asked(context: &Context<'_>) -> Option<ToolForm> {
        let globals = &context.globals;
        let ending = globals
            .output
            .as_deref()
            .and_then(|path| path.extension()?.to_str());
        match globals.format.as_deref().or(ending)? {
            "concise" => Some(ToolForm::Concise),
            "github" => Some(ToolForm::Github),
            "sarif" => Some(ToolForm::Sarif),
            _ => None,
        }
    }

    /// The findings in this form; `way` leads from where one stands to the data directory.
    pub(super) fn text(self, findings: &[Finding], way: &str, look: &Look) -> String {
        let mut findings = findings.to_vec();
        for finding in &mut findings {
            finding.file.insert_str(0, way);
        }
        match self {
            ToolForm::Concise => concise(&findings, look),
            ToolForm::Github => github(&findings, look),
            ToolForm::Sarif => sarif(&findings, look),
        }
    }
}

//! The forms that only `check` has: for editors, code-scanning services, pull requests.

use crate::cli::forms::ToolForm;
use crate::render::{Look, concise, github, sarif};
use crate::sheet::Finding;

/// Whether all findings make one document in this form, and not each a line.
pub(super) fn is_one_document(form: ToolForm) -> bool {
    matches!(form, ToolForm::Sarif)
}

/// The findings in a tool's form; `way` leads from where one stands to the data directory.
pub(super) fn for_tool(form: ToolForm, findings: &[Finding], way: &str, look: &Look) -> String {
    let mut findings = findings.to_vec();
    for finding in &mut findings {
        finding.file.insert_str(0, way);
    }
    match form {
        ToolForm::Concise => concise(&findings, look),
        ToolForm::Github => github(&findings, look),
        _ => sarif(&findings, look),
    }
}

//! Findings as GitHub's workflow commands: each is shown beside its line in a pull request.

use std::fmt::Write;

use super::{Look, Show};
use crate::sheet::Finding;

/// One command a finding: `::error file=F,line=N,col=N,title=V110::message; help`.
pub fn github(findings: &[Finding], look: &Look) -> String {
    let show = Show::new(look);
    findings.iter().fold(String::new(), |mut out, finding| {
        let kind = if finding.error { "error" } else { "warning" };
        let file = property(&show.text(&finding.file));
        write!(out, "::{kind} file={file}").expect("writing to a string cannot fail");
        if finding.line > 0 {
            let (line, column) = (finding.line, finding.column.max(1));
            write!(out, ",line={line},col={column}").expect("writing to a string cannot fail");
        }
        let said = format!(
            "{}; {}",
            show.text(&finding.message),
            show.text(&finding.help)
        );
        let (code, said) = (finding.code, message(&said));
        writeln!(out, ",title={code}::{said}").expect("writing to a string cannot fail");
        out
    })
}

/// Text behind the `::`, in which line ends and the escape itself are escaped.
fn message(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property's value, which ends at a comma or a colon too.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::github;
    use crate::render::Look;
    use crate::sheet::Finding;

    #[test]
    fn a_finding_is_a_command_and_nothing_in_it_ends_one() {
        let finding = Finding {
            code: "V110",
            error: true,
            file: "a,b:c/owners.csv".into(),
            line: 12,
            column: 4,
            length: 1,
            text: None,
            message: "100% wrong\n::error::forged".into(),
            help: "call 13812345678".into(),
        };
        let whole = Finding {
            error: false,
            line: 0,
            column: 0,
            ..finding.clone()
        };
        let told = github(&[finding, whole], &Look::default());
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(lines.len(), 2, "{told}");
        assert!(
            lines[0].starts_with(
                "::error file=a%2Cb%3Ac/owners.csv,line=12,col=4,title=V110::100%25 wrong"
            ),
            "{told}"
        );
        assert!(lines[0].ends_with("; call 138****5678"), "{told}");
        assert!(
            lines[1].starts_with("::warning file=a%2Cb%3Ac/owners.csv,title=V110::"),
            "{told}"
        );
    }
}

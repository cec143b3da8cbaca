//! Text of several lines as one.

/// Free text as one line: line breaks become ` / `, what cannot stand in a cell becomes a space.
pub fn one_line(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let joined = lines.collect::<Vec<_>>().join(" / ");
    joined.replace(['\r', '\0', '\t'], " ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn text_of_several_lines_becomes_one() {
        assert_eq!(
            one_line("Leak\r\n  under sink\n\ncalled\t twice \n"),
            "Leak / under sink / called  twice"
        );
        assert_eq!(one_line(" \n"), "");
    }
}

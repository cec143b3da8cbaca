//! The hook that looks over what is to be committed.

/// By which a hook is known to be ours.
const MARK: &str = "# visits git setup --hook";

/// The script of `.git/hooks/pre-commit`. `folder` is the data directory below the repository's top,
/// `program` where visits stood when it was written: git's windows often do not search where a shell
/// does.
pub fn hook(folder: &str, program: &str) -> String {
    let (folder, program) = (quoted(folder), quoted(program));
    format!(
        "#!/bin/sh\n\
         {MARK}: what is to be committed must pass visits check and visits fmt --check.\n\
         # To commit all the same: git commit --no-verify\n\
         visits=$(command -v visits) || visits={program}\n\
         exec \"$visits\" git check-staged -C {folder}\n"
    )
}

/// Whether a hook that stands there may be written over.
pub fn is_our_hook(text: &str) -> bool {
    text.trim().is_empty() || text.contains(MARK)
}

/// A word for a shell, whatever is in it.
fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::{hook, is_our_hook};

    #[test]
    fn names_are_words_and_nothing_more() {
        let script = hook("my garden; rm -rf /", "/opt/it's/visits");
        assert!(script.contains("-C 'my garden; rm -rf /'\n"), "{script}");
        assert!(
            script.contains("visits='/opt/it'\\''s/visits'\n"),
            "{script}"
        );
    }

    #[test]
    fn another_s_hook_stays() {
        assert!(is_our_hook(&hook(".", "visits")) && is_our_hook("\n"));
        assert!(!is_our_hook("#!/bin/sh\nmake test\n"));
    }
}

//! `talk.md`: office news and standard answers, by topic (R2 of the rule ledger).

use schemars::JsonSchema;
use serde::Serialize;

/// A topic and what is to be said about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Topic {
    /// The group it stands under: a first-level heading; empty above the first one.
    pub group: String,
    /// The topic: a lower heading; empty for text right under a group.
    pub title: String,
    /// The text, its lines joined.
    pub text: String,
}

/// The topics of the file, in its order; topics without text are left out.
pub fn topics(text: &str) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    let mut current = Topic {
        group: String::new(),
        title: String::new(),
        text: String::new(),
    };
    for line in text.lines().map(str::trim) {
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        let heading = line[level..].trim();
        if level == 0 || heading.is_empty() {
            append(&mut current.text, line);
            continue;
        }
        let group = if level == 1 {
            heading.to_owned()
        } else {
            current.group.clone()
        };
        let title = if level == 1 {
            String::new()
        } else {
            heading.to_owned()
        };
        let next = Topic {
            group,
            title,
            text: String::new(),
        };
        topics.push(std::mem::replace(&mut current, next));
    }
    topics.push(current);
    topics.retain(|topic| !topic.text.is_empty());
    topics
}

/// Adds a line to a paragraph; Chinese lines join without a space.
fn append(text: &mut String, line: &str) {
    let both_ascii = text.ends_with(|last: char| last.is_ascii())
        && line.starts_with(|first: char| first.is_ascii());
    if !line.is_empty() && both_ascii {
        text.push(' ');
    }
    text.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::topics;

    #[test]
    fn topics_stand_under_their_groups() {
        let found = topics(
            "intro\n# News\n## Heating\nFrom 15 Nov.\nCall us.\n## Empty\n# Answers\nNone yet\n",
        );
        let told: Vec<String> = found
            .iter()
            .map(|topic| format!("{}/{}: {}", topic.group, topic.title, topic.text))
            .collect();
        assert_eq!(
            told,
            [
                "/: intro",
                "News/Heating: From 15 Nov. Call us.",
                "Answers/: None yet"
            ]
        );
        assert!(topics("").is_empty());
    }
}

//! The bodies that robots of chat groups take, split below the size they accept.

use serde_json::{Value, json};

use super::{Look, Show};

/// Whose robot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Robot {
    /// `WeCom`: `msgtype` markdown, at most 4096 bytes of content.
    Wecom,
    /// `DingTalk`: `msgtype` markdown, at most 20 000 bytes in all.
    Dingtalk,
}

impl Robot {
    /// Bytes of text in one message, with room left for what stands around it.
    fn limit(self) -> usize {
        match self {
            Robot::Wecom => 4000,
            Robot::Dingtalk => 18_000,
        }
    }

    fn body(self, title: &str, text: &str) -> Value {
        match self {
            Robot::Wecom => json!({"msgtype": "markdown", "markdown": {"content": text}}),
            Robot::Dingtalk => {
                json!({"msgtype": "markdown", "markdown": {"title": title, "text": text}})
            }
        }
    }
}

/// A body a line, as many as are needed; each begins with the title.
pub fn robot(title: &str, lines: &[String], robot: Robot, look: &Look) -> String {
    let show = Show::new(look);
    let title = show.text(title);
    let lines = lines
        .iter()
        .map(|line| format!("- {}\n", escaped(&show.text(line))));
    let texts = split(
        &format!("**{}**\n\n", escaped(&title)),
        lines,
        robot.limit(),
    );
    let bodies = texts
        .iter()
        .map(|text| robot.body(&title, text).to_string());
    bodies.fold(String::new(), |all, body| all + &body + "\n")
}

/// Lines of text without a mark.
pub fn plain_lines(title: &str, lines: &[String], look: &Look) -> String {
    let show = Show::new(look);
    let all = std::iter::once(title).chain(lines.iter().map(String::as_str));
    let mut text = String::new();
    for line in all {
        text.push_str(&show.text(line));
        text.push('\n');
    }
    text
}

/// What Markdown would take for marks.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '\\') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// Texts of at most `limit` bytes, each with the head; a line longer than that is broken.
fn split(head: &str, lines: impl Iterator<Item = String>, limit: usize) -> Vec<String> {
    let mut texts = vec![head.to_owned()];
    for line in lines {
        for piece in pieces(&line, limit - head.len().min(limit / 2)) {
            let last = texts
                .last_mut()
                .filter(|last| last.len() + piece.len() <= limit);
            match last {
                Some(last) => last.push_str(piece),
                None => texts.push(format!("{head}{piece}")),
            }
        }
    }
    texts
}

fn pieces(line: &str, most: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while rest.len() > most {
        let at = (0..=most)
            .rev()
            .find(|at| rest.is_char_boundary(*at))
            .unwrap_or(0);
        let (piece, more) = rest.split_at(at);
        pieces.push(piece);
        rest = more;
    }
    pieces.push(rest);
    pieces
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{Robot, robot};
    use crate::render::sample::look;
    use crate::words::Lang;

    #[test]
    fn each_body_keeps_below_what_the_robot_takes_and_no_line_is_lost() {
        let mut lines: Vec<String> = (0..400)
            .map(|n| format!("第{n}条 3-1-0502 13812345678"))
            .collect();
        lines.push("长".repeat(3000));
        for (kind, key, most) in [
            (Robot::Wecom, "content", 4096),
            (Robot::Dingtalk, "text", 20_000),
        ] {
            let text = robot("日报", &lines, kind, &look(Lang::Zh));
            let bodies: Vec<Value> = text
                .lines()
                .map(|line| serde_json::from_str(line).unwrap())
                .collect();
            assert!(bodies.len() > 1 || kind == Robot::Dingtalk);
            let said: Vec<&str> = bodies
                .iter()
                .map(|body| body["markdown"][key].as_str().unwrap())
                .collect();
            assert!(
                said.iter()
                    .all(|text| text.len() <= most && text.starts_with("**日报**"))
            );
            let all = said.concat();
            assert!((0..400).all(|n| all.contains(&format!("第{n}条"))));
            assert!(all.contains("138\\*\\*\\*\\*5678") && !all.contains("13812345678"));
            assert_eq!(all.matches('长').count(), 3000);
        }
    }
}

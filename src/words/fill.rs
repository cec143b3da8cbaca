//! A text of the catalogue with its arguments in it.

use std::fmt::Write;

use super::count::Argument;
use super::{Lang, catalogue};

/// The text of a number of the catalogue with its arguments in it.
pub(super) fn filled(number: u16, lang: Lang, arguments: &[(&str, Argument<'_>)]) -> String {
    fill(catalogue::text(number, lang), arguments)
}

/// One pass from left to right; what is put in is never read again.
fn fill(template: &str, arguments: &[(&str, Argument<'_>)]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("%{") {
        out.push_str(before);
        let Some((inside, tail)) = after.split_once('}') else {
            break;
        };
        put(&mut out, inside, arguments);
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// Puts in what stands between the braces: `name`, or `name:one|many`.
fn put(out: &mut String, inside: &str, arguments: &[(&str, Argument<'_>)]) {
    let (name, forms) = match inside.split_once(':') {
        Some((name, forms)) => (name, forms.split_once('|')),
        None => (inside, None),
    };
    let given = arguments.iter().find(|(known, _)| *known == name);
    debug_assert!(given.is_some(), "the argument `{name}` is missing");
    let written = match (given, forms) {
        (Some((_, Argument::Count(count))), Some((one, many))) => {
            out.push_str(if count.is_one() { one } else { many });
            Ok(())
        }
        (Some((_, Argument::Count(count))), None) => write!(out, "{count}"),
        (Some((_, Argument::Text(text))), _) => write!(out, "{text}"),
        (None, _) => write!(out, "%{{{inside}}}"),
    };
    written.expect("writing to a string cannot fail");
}

#[cfg(test)]
mod tests {
    use super::{Argument, fill};

    #[test]
    fn arguments_are_put_in_once() {
        let arguments = [("a", Argument::Text(&"%{b}")), ("b", Argument::Text(&"x"))];
        assert_eq!(fill("%{a}, %{b}", &arguments), "%{b}, x");
    }

    #[test]
    fn a_count_chooses_the_form() {
        let said = |count: usize| {
            fill(
                "%{n} %{n:member is|members are} short",
                &[("n", Argument::Count(&count))],
            )
        };
        assert_eq!(said(0), "0 members are short");
        assert_eq!(said(1), "1 member is short");
        assert_eq!(said(2), "2 members are short");
    }

    #[test]
    #[should_panic(expected = "`b` is missing")]
    fn an_argument_that_is_missing_is_found_by_every_test() {
        fill("%{a} %{b}", &[("a", Argument::Text(&"x"))]);
    }
}

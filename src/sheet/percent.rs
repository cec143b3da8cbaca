//! A share in percent, as people read it.

/// Whole percent, rounded half up; below ten and right below a hundred with one decimal, since a
/// target may lie between two whole numbers there. It is 100 only when nothing is missing, 0 only
/// for none, and `None` for a share of nothing.
pub fn percent(n: u64, of: u64) -> Option<String> {
    if of == 0 {
        return None;
    }
    let (n, of) = (u128::from(n), u128::from(of));
    let whole = (n * 200 + of) / (of * 2);
    let tenths = (n * 2000 + of) / (of * 2);
    Some(match whole {
        100 if n < of => format!("{}%", decimal(tenths.min(999))),
        _ if n > 0 && n * 10 < of => format!("{}%", decimal(tenths.max(1))),
        _ => format!("{whole}%"),
    })
}

/// Tenths of a percent, as people read them.
pub fn percent_of_tenths(tenths: u64) -> String {
    format!("{}%", decimal(tenths.into()))
}

/// Tenths as a decimal, without an idle zero.
fn decimal(tenths: u128) -> String {
    match tenths % 10 {
        0 => format!("{}", tenths / 10),
        rest => format!("{}.{rest}", tenths / 10),
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_share_tells_whether_it_is_on_target() {
        for (n, of, said) in [
            (12, 15, "80%"),
            (3, 206, "1.5%"),
            (1, 100, "1%"),
            (19, 200, "9.5%"),
            (199, 200, "99.5%"),
            (99_999, 100_000, "99.9%"),
            (1, 100_000, "0.1%"),
            (0, 7, "0%"),
            (7, 7, "100%"),
            (52, 15, "347%"),
        ] {
            assert_eq!(percent(n, of).as_deref(), Some(said), "{n} of {of}");
        }
        assert_eq!(percent(0, 0), None);
    }
}

//! Memory and time are bounded on any input and any question (P14 of the reliability page).

use crate::support::{on_example, stderr};

#[test]
fn a_period_that_no_data_can_fill_is_refused_by_every_command_that_takes_one() {
    for command in ["due", "quota", "coverage", "report", "agenda", "plan"] {
        for (period, said) in [
            ("1000-01..9999-12", "more than 100 years from now"),
            ("9999", "more than 100 years from now"),
            ("2000..2026", "longer than ten years"),
        ] {
            let output = on_example().args([command, period]).output();
            let output = output.expect("it runs");
            assert_eq!(output.status.code(), Some(2), "{command} {period}");
            let told = stderr(&output);
            assert!(told.contains(said) && told.contains("hint:"), "{told}");
        }
    }
    let decade = on_example().args(["coverage", "2017..2026"]).output();
    assert_eq!(decade.expect("it runs").status.code(), Some(0));
}

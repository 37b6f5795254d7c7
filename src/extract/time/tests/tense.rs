//! Where a day without a year lies: by the verb, by the day beside it; and what is no day at all.

use super::*;

/// The values of what `text` holds, published on [`DOC`].
fn values(text: &str) -> Vec<String> {
    read(text, DOC).into_iter().map(|e| e.value).collect()
}

#[test]
fn the_governing_verb_tells_where_a_day_lies() {
    for (text, value) in [
        (
            "A state of mourning will be declared on Friday.",
            "2020-04-03",
        ),
        ("The offer had been due to expire Friday.", "2020-03-27"),
        ("The case is heard in May.", "2020-05"),
        ("Output fell more than expected in May.", "2019-05"),
        ("The bridge was closed due to rain on Friday.", "2020-03-27"),
        ("The bridge is due to open on Friday.", "2020-04-03"),
        ("They agreed to meet on Friday.", "2020-04-03"),
        ("They agreed Friday to resign.", "2020-03-27"),
        ("It might rain on Friday.", "2020-04-03"),
        ("He should have left on Friday.", "2020-03-27"),
        ("It is predicted to rain on Friday.", "2020-04-03"),
        ("Cuts were expected in early May.", "2020-05"),
        ("They left at Easter.", "2019-04-21"),
    ] {
        assert_eq!(values(text), [value], "{text}");
    }
    assert_eq!(
        values("They will meet on Friday. She spent the day at home until 5 p.m."),
        ["2020-04-03", "2020-03-29", "2020-03-29T17:00"]
    );
}

#[test]
fn weekdays_of_one_stretch_lie_in_one_week() {
    for (text, wanted) in [
        (
            "From Monday to Wednesday they rested.",
            ["2020-03-23", "2020-03-25"],
        ),
        (
            "From Saturday to Tuesday they rested.",
            ["2020-03-21", "2020-03-24"],
        ),
        (
            "Talks will run Saturday through Monday.",
            ["2020-04-04", "2020-04-06"],
        ),
        (
            "Rain is due by Thursday or Friday.",
            ["2020-04-02", "2020-04-03"],
        ),
    ] {
        assert_eq!(values(text), wanted, "{text}");
    }
}

#[test]
fn numbers_and_verbs_that_are_no_times() {
    assert!(values("Call 0171 2020 300. It was the second in as many days.").is_empty());
    assert_eq!(
        values("The strike was to last 72 hours. On the 10th floor they wait."),
        ["PT72H"]
    );
    assert_eq!(
        values("The week ended March 7, at 7:30 on Monday evening, 13-Mar-2020."),
        ["2020-W10", "2020-03-07", "2020-03-23T19:30", "2020-03-13"]
    );
}

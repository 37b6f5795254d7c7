//! Texts that tell history, whose dates lean on one another.

use super::*;

#[test]
fn a_history_leans_on_its_own_dates() {
    let text = "The battle began in July 1943. On 12 July the tanks met; the next day they \
        withdrew. In August 1943 the city fell. In 1941 and 1942 it had been held. In 1944 the \
        army moved on. In January 1945 it crossed the river; two months later, in March, it stood \
        before the capital. That year the war ended.";
    let found = read(text, "2009-06-01");
    let values: Vec<_> = found.iter().map(|e| e.value.as_str()).collect();
    let wanted = [
        "1943-07",
        "1943-07-12",
        "1943-07-13",
        "1943-08",
        "1941",
        "1942",
        "1944",
        "1945-01",
        "1945-03",
        "1945-03",
        "1945",
    ];
    assert_eq!(values, wanted);
}

use super::*;

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn split(text: &str) -> Vec<String> {
    sentences(text)
        .into_iter()
        .map(|r| squeeze(&text[r]))
        .collect()
}

/// `|` marks the expected borders; a border without a space stands where the text has none.
#[track_caller]
fn check(marked: &str) {
    let text = marked.replace('|', "");
    let want: Vec<String> = marked.split('|').map(squeeze).collect();
    assert_eq!(split(&text), want);
}

/// The situations of the English Golden Rules (`pragmatic_segmenter`), one sentence pair of our
/// own for each, in the order and with the numbers of that list.
#[test]
fn golden_rule_situations() {
    let rules = [
        "The siren fell silent. |Nobody was hurt.",
        "Who fired them? |Nobody claims it.",
        "There they are! |We saw them.",
        "The report names Paul R. Tanner.",
        "See the map on p. 12.",
        "Did Harris and co. reach the airport?",
        "The contract went to Hall, Weston & Co. at dusk.",
        "We asked Harris and co. |They had left.",
        "The contract went to Hall, Weston & Co. |It ran for a year.",
        "Smoke hid Mt. Sinjar from view.",
        "St. George's Church is on 9th st. near the bridge.",
        "This was Omar Jr.'s unit.",
        "Troops left the U.S.A. last month.",
        "He fled to the U.A.E. |How he got there is unclear.",
        "They flew back to the U.S. |What follows is unknown.",
        "She advised the U.S. Congress in the spring.",
        "He has served in the U.S. for 12 years.",
        "At 4 a.m. Gen. Hadi woke. |He was called at 5 P.M. |Mr. Rashid then drove home.",
        "The drone cost $250.50 in parts.",
        "The drone cost $250.50. |It was built at home.",
        "The base (He had served there for two years as a guard.) was empty.",
        "Write to Press.Desk@example.org. |We answer all letters.",
        "See https://maps.example.com/v2.1/base_list.html. |The list is long.",
        "He looked up, 'They are gone.' he said.",
        "He looked up, \"They are gone.\" he said.",
        "He looked up, \"They are gone.\" |She closed the door.",
        "Run!! |The shells are close.",
        "What?? |Who gave the order?",
        "Now!? |Is it certain?",
        "Now?! |Is it certain?",
        "1.) The first strike |2.) The second strike",
        "1.) The first strike. |2.) The second strike.",
        "1) The first strike |2) The second strike",
        "1) The first strike. |2) The second strike.",
        "1. The first strike |2. The second strike",
        "1. The first strike. |2. The second strike.",
        "• 4. The first strike |• 5. The second strike",
        "⁃4. The first strike |⁃5. The second strike",
        "a. The first strike |b. The second strike |c. The third strike",
        "The convoy was\nstopped at the bridge by rain.",
        "It was a quiet \nmorning at the gate.",
        "helmets\n|spare wheels\n|maps, radios\n",
        "The wreck lies at N°. 3312.044.118. |The river is near.",
        "She reads Yahoo! in the morning.",
        "They know it as well as I. |Did you meet Peter I. Hansen there?",
        "He wrote that from the roof “the whole city could be seen at night. . . .”",
        "\"Nobody [...] saw the launcher [...]\" (Report 14).",
        "Leave the rest of the order out where it adds nothing to the case . . . . |The next one follows.",
        "We never saw them.... |He left the room.",
        "It was not ... well, the guard...saw . . . what he saw, and that . . . I cannot say.",
        "One habit that was left behind . . . was that of shooting at noon. |. . . The other stayed. . . .",
        "The gate is shut.|They wait.|Mr. Hadi counted 1,200.|That is all.",
    ];
    let failed: Vec<_> = rules
        .iter()
        .filter(|marked| {
            let want: Vec<String> = marked.split('|').map(squeeze).collect();
            split(&marked.replace('|', "")) != want
        })
        .collect();
    assert!(
        failed.is_empty(),
        "{} of {} fail: {failed:#?}",
        failed.len(),
        rules.len()
    );
}

#[test]
fn ranks_and_dates_end_nothing() {
    check("Brig. Gen. Yahya Rasool spoke on Jan. 3. |Lt. Col. J. T. Banks did not.");
    check("Brig.Gen.William Hale spoke.|Nobody asked.");
    check("Maj.-Gen. Tahsin left on Sept. 14 with No. 5 Squadron. |He is back.");
    check("Under Art. 51 it may. |She said no. |He agreed.");
    check("The shell of 107-mm. calibre fell. |It did not burst.");
    check("It was fired at 9:30 p.m. Friday. |At 10 p.m. Iraqi time it was over.");
}

#[test]
fn missing_spaces_are_seen() {
    check("It fell near the airport.|After that, they left.");
    check("That was the lull period.|US troops stayed in the U.S. until May.");
    check("He saw it.|“We ran,” he said.");
    check("The army (Ninth Division.)|The rest stayed.");
    check("Read Node.Js docs or ASP.NET notes at www.Example.Com today.");
}

#[test]
fn quotes_and_brackets_stay_with_their_sentence() {
    check("“They fled.” |The town was empty. |(It is still.) |Nobody came.");
    check(
        "He said: 'I will not go while we are short of men at home,' \" she added. |Then she left.",
    );
    check("\"Where is it?\" Karim asked. |\"Here!\" |They dug.");
    check("It was denied.[12] |The ministry said so.");
}

#[test]
fn datelines_decimals_and_small_initials() {
    check("BAGHDAD (AP) — Two shells fell. |Nobody was hurt.");
    check("WASHINGTON, D.C. — The Pentagon said 3.5 million. |33 rockets fell.");
    check(
        "The town is quiet. al-Sadr left. |He may return."
            .replace("quiet. al", "quiet. |al")
            .as_str(),
    );
    check("Two hit the base, one the U.S. Embassy in Baghdad. |In March it was four.");
}

#[test]
fn blank_text_has_no_sentence_and_ranges_are_trimmed() {
    assert!(sentences(" \n\u{a0}\u{feff}").is_empty());
    assert_eq!(sentences("  One.\u{a0} Two. "), [2..6, 9..13]);
}

/// Set `DATELINE_GOLDEN` to a JSON file `[{"text", "want": [...]}]` to measure a public rule list.
#[test]
fn public_rule_list() {
    #[derive(serde::Deserialize)]
    struct Rule {
        text: String,
        want: Vec<String>,
    }
    let Ok(path) = std::env::var("DATELINE_GOLDEN") else {
        eprintln!("skipped: DATELINE_GOLDEN names no list of rules");
        return;
    };
    let rules: Vec<Rule> = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut good = 0;
    for (at, rule) in rules.iter().enumerate() {
        let want: Vec<String> = rule.want.iter().map(|w| squeeze(w)).collect();
        let got = split(&rule.text);
        if got == want {
            good += 1;
        } else {
            println!("{}: {got:?}", at + 1);
        }
    }
    println!("{good} of {}", rules.len());
    assert!(good * 100 >= rules.len() * 96);
}

proptest::proptest! {
    /// Whatever the text, the sentences are in order, apart, not blank and lose no letter.
    #[test]
    fn ranges_cover_every_letter(text in "[A-Za-z0-9 .!?…,;()\\[\\]\"'“”’•\n\u{a0}é中-]{0,80}") {
        let found = sentences(&text);
        let mut end = 0;
        for range in &found {
            assert!(range.start >= end && range.start < range.end);
            assert!(text[end..range.start].chars().all(is_gap));
            end = range.end;
        }
        assert!(text[end..].chars().all(is_gap));
    }
}

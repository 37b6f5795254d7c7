use proptest::prelude::*;

use super::*;

fn pack(name: &str) -> &'static Pack {
    static PACKS: std::sync::LazyLock<BTreeMap<&str, Pack>> = std::sync::LazyLock::new(|| {
        let load = |name| match Pack::embedded(name).unwrap() {
            Ok(pack) => (name, pack),
            Err(error) => panic!("{error}"),
        };
        Pack::names().map(load).collect()
    });
    &PACKS[name]
}

/// "id=words" of each name found by the Iraq pack.
fn found(text: &str) -> String {
    shown("iraq", text, |m| m.form != Form::Demonym)
}

fn shown(name: &str, text: &str, wanted: impl Fn(&Match) -> bool) -> String {
    let pack = pack(name);
    let one = |m: Match| format!("{}={}", pack.entity(m.entity).id, m.span.of(text));
    let matches = pack.scan(text).into_iter().filter(|m| wanted(m));
    matches.map(one).collect::<Vec<_>>().join(" ")
}

#[test]
fn spellings_of_one_name_are_one_entity() {
    for text in [
        "Kata'ib Hezbollah",
        "Kata’ib Hezbollah",
        "KATAIB HEZBOLLAH",
        "Kataib-Hezbollah",
        "kataib\u{a0}hezbollah",
        "Kata\u{2bf}ib\nHezbollah",
        "Katāʾib Hezbollah",
        "Ka\u{ad}taib Hez\u{200b}bollah",
    ] {
        assert_eq!(found(text), format!("kataib-hezbollah={text}"));
    }
    for text in ["al-Taji", "Al Taji", "el-Taji", "Taji", "TAJI", "al‑Taji"] {
        assert_eq!(found(text), format!("taji={text}"));
    }
    for text in ["Salah al-Din", "Salah ad-Din", "Salah Al Din", "Salahaddin"] {
        assert_eq!(found(text), format!("salah-al-din={text}"));
    }
    assert_eq!(
        found("Hashd Shaabi and Jurf as-Sakhr"),
        "pmf=Hashd Shaabi jurf-al-sakhar=Jurf as-Sakhr"
    );
}

#[test]
fn the_longest_name_wins() {
    assert_eq!(found("Hezbollah"), "lebanese-hezbollah=Hezbollah");
    assert_eq!(
        found("Harakat Hezbollah al-Nujaba"),
        "harakat-al-nujaba=Harakat Hezbollah al-Nujaba"
    );
    assert_eq!(found("Erbil"), "erbil=Erbil");
    assert_eq!(
        found("near Erbil airport in Erbil province"),
        "erbil-airport=Erbil airport erbil-governorate=Erbil province"
    );
    assert_eq!(found("Baghdad"), "baghdad=Baghdad");
    assert_eq!(
        found("the U.S. Embassy in Baghdad's Green Zone"),
        "us-embassy-baghdad=U.S. Embassy in Baghdad green-zone=Green Zone"
    );
    assert_eq!(
        found("Guinea-Bissau, Guinea and New Mexico"),
        "guinea-bissau=Guinea-Bissau guinea=Guinea"
    );
}

#[test]
fn words_end_at_word_borders() {
    assert_eq!(found("Tajik Iraqization basement Omanization"), "");
    assert_eq!(found("Camp. Taji"), "taji=Taji");
    assert_eq!(found("The base is a camp, Victory said"), "");
    assert_eq!(
        found("Iraq’s army and Iran's IRGC-backed men"),
        "iraqi-army=Iraq’s army iran=Iran irgc=IRGC"
    );
}

#[test]
fn a_possessive_is_not_part_of_the_name() {
    assert_eq!(found("Taji’s gate, Taji's gate"), "taji=Taji taji=Taji");
}

#[test]
fn acronyms_are_not_words() {
    assert_eq!(found("it gave us what is ours"), "");
    assert_eq!(found("The decision for us forces them out"), "");
    assert_eq!(
        found("the U.S. and the US and U.S"),
        "usa=U.S. usa=US usa=U.S"
    );
    assert_eq!(
        found("IS fighters; Isis fighters; Nato"),
        "isis=IS isis=Isis nato=Nato"
    );
    assert_eq!(found("THE BASE IS CLOSED TO ALL OF US NOW"), "");
    assert_eq!(found("U.S. ATTACKS IRAQ BASE"), "usa=U.S. iraq=IRAQ");
    assert_eq!(found("US-led coalition"), "coalition=US-led coalition");
    assert_eq!(found("us-led coalition"), "");
    assert_eq!(found("In May turkey and chad went patriot"), "");
    assert_eq!(found("Turkey"), "turkey=Turkey");
}

#[test]
fn demonyms_are_told_apart() {
    let demonyms = |text| shown("iraq", text, |m| m.form == Form::Demonym);
    assert_eq!(
        demonyms("Iraqi farmers and a Briton"),
        "iraq=Iraqi uk=Briton"
    );
    assert_eq!(
        found("Iraqi soldiers met Filipinos"),
        "iraqi-army=Iraqi soldiers"
    );
    // A nisba is part of a person's name.
    assert_eq!(demonyms("Abu Omar al-Iraqi"), "");
}

#[test]
fn artefacts_are_flagged_and_contextual_words_are_left_alone() {
    let artefacts = |text| shown("iraq", text, |m| m.form == Form::Artefact);
    assert_eq!(
        artefacts("the coronavirus camp was hit"),
        "taji=coronavirus camp"
    );
    assert_eq!(found("the capital, the embassy, the airport, the Post"), "");
    let iraq = pack("iraq");
    let hints = iraq.hints("near the capital");
    assert_eq!(hints.len(), 1);
    assert_eq!(iraq.entity(hints[0].entity).id, "baghdad");
    assert!(iraq.contextual.iter().any(|(text, _)| text == "the Post"));
}

#[test]
fn entities_know_where_they_belong() {
    let iraq = pack("iraq");
    let parents = |id: &str| -> Vec<&str> {
        let ix = iraq.ix(id).unwrap();
        iraq.parents(ix)
            .map(|p| iraq.entity(p).id.as_str())
            .collect()
    };
    assert_eq!(
        parents("us-embassy-baghdad"),
        ["green-zone", "baghdad", "baghdad-governorate", "iraq"]
    );
    assert_eq!(parents("quds-force"), ["irgc", "iran-state"]);
    assert_eq!(parents("kataib-hezbollah"), ["pmf"]);
    assert_eq!(
        iraq.entity(iraq.ix("taji").unwrap()).country.as_deref(),
        Some("iraq")
    );
    let class = |id: &str| iraq.entity(iraq.ix(id).unwrap()).class.as_str();
    let classes = [
        "iran-state",
        "irgc",
        "badr",
        "pmf",
        "coalition",
        "us-embassy-baghdad",
        "baghdad-airport",
        "iraq",
        "anbar",
        "mosul",
        "dora",
    ];
    assert_eq!(
        classes.map(class),
        [
            "state",
            "state_force",
            "militia",
            "umbrella",
            "coalition",
            "embassy",
            "airport",
            "country",
            "governorate",
            "city",
            "neighbourhood"
        ]
    );
    let state = |id: &str| {
        iraq.state_of(iraq.ix(id).unwrap())
            .map(|s| iraq.entity(s).id.as_str())
    };
    assert_eq!(state("iran"), Some("iran-state"));
    assert_eq!(state("tehran"), Some("iran-state"));
    assert_eq!(state("taji"), None);
    assert!(
        iraq.entity(iraq.ix("iran-backed-militias").unwrap())
            .generic
    );
}

proptest! {
    #[test]
    fn any_text_gives_sound_spans(text in "\\PC{0,60}|([A-Za-z'’. -]{0,6}(Taji|al-Asad|U\\.S\\.|IS|Kata’ib Hezbollah|Iraq’s)[ .,\u{ad}\u{301}\n'-]{0,3}){0,8}") {
        let mut at = 0;
        for name in Pack::names() {
            for m in pack(name).scan(&text) {
                let (start, end) = (m.span.start as usize, m.span.end as usize);
                prop_assert!(at <= start && start < end);
                prop_assert!(text.get(start..end).is_some());
                at = end;
            }
            at = 0;
        }
    }
}

#[test]
fn repetition_stays_linear() {
    let text = "Camp camp us is Kataib Kataib Hezbollah al al al U.S.".repeat(20_000);
    let start = std::time::Instant::now();
    assert!(pack("iraq").scan(&text).len() >= 20_000);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn another_theatre_works_by_the_same_rules() {
    let found = |text: &str| shown("redsea", text, |m| m.form == Form::Name);
    assert_eq!(
        found(
            "The Houthis’ Yahya Sare’e said an anti-ship ballistic missile hit the M/V Rubymar in the Bab al-Mandab, off Al Hudaydah; CENTCOM's F/A-18s struck Ras Issa."
        ),
        "ansar-allah=Houthis yahya-saree=Yahya Sare’e asbm=anti-ship ballistic missile \
         rubymar=M/V Rubymar bab-el-mandeb=Bab al-Mandab hodeidah=Al Hudaydah \
         centcom=CENTCOM fa-18=F/A-18s ras-isa=Ras Issa"
    );
    assert_eq!(
        found("They spoke with true confidence of the morning tide"),
        ""
    );
    assert_eq!(
        found("Sanaa and the Gulf of Oman"),
        "sanaa=Sanaa gulf-of-oman=Gulf of Oman"
    );
}

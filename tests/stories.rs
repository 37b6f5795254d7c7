//! Short articles read as a whole: which sentences tell of one happening, and when it was. Each event
//! stands as `date kind paragraph.sentence …`; the articles were published on Thursday 5 March 2020.
#![allow(clippy::unwrap_used, reason = "the helpers of tests are tests too")]

use std::ops::ControlFlow;

use dateline::corpus::Corpus;
use dateline::model::Status;
use dateline::pack::Pack;
use dateline::source::{self, ReadOptions};

fn read(articles: &[&str]) -> Corpus {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("articles.jsonl");
    let line = |(id, text): (u8, &&str)| {
        let id = char::from(b'a' + id).to_string();
        serde_json::json!({"id": id, "text": text, "date": "2020-03-05"}).to_string() + "\n"
    };
    let lines: String = (0u8..).zip(articles).map(line).collect();
    std::fs::write(&path, lines).unwrap();
    let read = source::read(&[path], &ReadOptions::default(), &|_| {
        ControlFlow::Continue(())
    });
    let pack = Pack::embedded("iraq").unwrap().unwrap();
    Corpus::build(read.documents, &pack)
}

/// The incidents that articles tell of, in timeline order.
fn incidents(articles: &[&str]) -> Vec<String> {
    let corpus = read(articles);
    let told =
        |e: &&dateline::model::Event| e.status == Status::Actual && e.kind.family().is_incident();
    let events = corpus.events.iter().filter(told);
    let line = |e: &dateline::model::Event| {
        let reports = corpus.reports_of(e).map(|r| {
            let document = &corpus.documents[r.document as usize].id;
            let id = if articles.len() > 1 {
                document.as_str()
            } else {
                ""
            };
            format!("{id}{}.{}", r.paragraph, r.sentence)
        });
        let mut places: Vec<String> = reports.collect();
        places.dedup();
        let date = e.date.map_or("undated".to_owned(), |d| d.edtf());
        format!("{date} {} {}", e.kind.name(), places.join(" "))
    };
    events.map(line).collect()
}

#[test]
fn each_entry_of_a_chronicle_is_a_story_of_its_own() {
    let text = "On Wednesday a missile hit the airport at Kirkuk, wounding nine.\n\n\
        May 5, 2015: Gunmen fired at a school in Mosul.\n\n\
        At least two teachers were killed in the attack, the ministry said.\n\n\
        June 7, 2016: The army shot down a missile over Basra.\n\n\
        The missile attack failed, a statement said.\n\n\
        November 4, 2017: A bomb went off in Erbil.";
    assert_eq!(
        incidents(&[text]),
        [
            "2015-05-05 attack_unspecified 2.1 3.1",
            "2016-06-07 missile_attack 4.1 5.1",
            "2017-11-04 ied_attack 6.1",
            "2020-03-04 missile_attack 1.1",
        ]
    );
}

#[test]
fn what_happened_besides_stands_apart() {
    let text = "A rocket hit Camp Taji on Tuesday morning, wounding a cook.\n\n\
        The evening before, a rocket came down beside a farm.\n\n\
        Later on Tuesday militants fired mortars at a bridge near Balad.\n\n\
        In the previous case, on 11 February, rockets struck a depot.";
    assert_eq!(
        incidents(&[text]),
        [
            "2020-02-11 rocket_attack 4.1",
            "2020-03-02 rocket_attack 2.1",
            "2020-03-03 rocket_attack 1.1",
            "2020-03-03 mortar_attack 3.1",
        ]
    );
}

#[test]
fn a_sentence_goes_on_with_its_own_happening() {
    let text = "American jets struck Kataib Hezbollah depots on Tuesday in answer to a rocket attack \
        on Camp Taji that killed two soldiers. They hit five sites, the Pentagon said.\n\n\
        The strikes also wounded three guards.";
    assert_eq!(
        incidents(&[text]),
        [
            "../2020-03-03 rocket_attack 1.1",
            "2020-03-03 airstrike 1.1 1.2 2.1"
        ]
    );
}

#[test]
fn the_incident_is_the_one_told_of() {
    let text = "Gunmen attacked a village near Kirkuk on Tuesday.\n\n\
        Eight people were killed in the incident, the police said on Wednesday.";
    assert_eq!(
        incidents(&[text]),
        ["2020-03-03 attack_unspecified 1.1 2.1"]
    );
    let none = "The incident at the bank was closed, the police said on Wednesday.";
    assert_eq!(incidents(&[none]), Vec::<String>::new());
}

#[test]
fn a_part_of_the_toll_is_no_other_toll() {
    let text = "A car bomb killed six people at a police station in Mosul on Tuesday.\n\n\
        The explosion itself killed two of them, the governor said; four died in the ruins.";
    assert_eq!(incidents(&[text]), ["2020-03-03 ied_attack 1.1 2.1"]);
}

#[test]
fn an_attack_is_called_by_its_day() {
    let text = "Militants sent a drone against Erbil airport on 17 January, killing a guard.\n\n\
        The army bombed a depot near Mosul on Monday.\n\n\
        In answer to the Jan. 17 attack, the ministry closed the airport.";
    assert_eq!(
        incidents(&[text]),
        [
            "2020-01-17 drone_attack 1.1 3.1",
            "2020-03-02 airstrike 2.1",
        ]
    );
}

#[test]
fn one_assault_uses_several_means() {
    let text = "A car bomb went off at the gate of a base near Balad on Tuesday. Gunmen then opened \
        fire on the guards.\n\nThe fighting ended at noon.";
    assert_eq!(incidents(&[text]), ["2020-03-03 ied_attack 1.1 1.2 2.1"]);
}

#[test]
fn a_killing_in_a_strike_is_one() {
    let text = "The move follows the killing of Abu Mahdi al-Muhandis in an air strike in January.";
    assert_eq!(incidents(&[text]), ["2020-01 airstrike 1.1"]);
}

#[test]
fn articles_of_one_source_tell_one_happening_in_the_same_words() {
    let shared = "Five soldiers were killed when armed men ambushed a convoy of trucks on the road \
        between the two towns, the spokesman of the northern command told reporters in the capital. \
        The men fired on the convoy from both sides of the road and fled into the hills before help \
        came.";
    let first = format!("The ambush took place on Tuesday.\n\n{shared}");
    let second = format!("Violence has grown again in the north.\n\n{shared}");
    let told = incidents(&[&first, &second]);
    assert_eq!(told.len(), 1, "{told:?}");
}

#[test]
fn who_struck_last_year_is_not_lent_to_what_happened_now() {
    let text = "Ten rockets hit the base at Balad on Wednesday.\n\n\
        It is the base that Iran struck with missiles in January of last year.";
    let corpus = read(&[text]);
    let doers = |e: &dateline::model::Event| corpus.reports_of(e).flat_map(|r| &r.actors).count();
    let told: Vec<usize> = corpus.events.iter().map(doers).collect();
    assert_eq!(told, [1, 0]);
}

#[test]
fn an_entry_of_a_chronicle_lends_its_own_day() {
    let text = "On Wednesday a missile hit the airport at Kirkuk, wounding nine.\n\n\
        May 5, 2015: Gunmen fired at a school in Mosul.\n\n\
        June 7, 2016: The army shot down a missile over Basra.\n\n\
        The missile fell into a field near Basra, the ministry said, adding that jets bombed the \
        launchers in Samawa.\n\n\
        November 4, 2017: A bomb went off in Erbil.";
    let told = incidents(&[text]);
    assert!(
        told.contains(&"2016-06-07 airstrike 4.1".to_owned()),
        "{told:?}"
    );
}

#[test]
fn a_state_is_not_lent_to_what_struck_its_own_ground() {
    let text = "A rocket landed in Tehran on Tuesday.\n\n\
        On Monday Iran fired a missile at a car in Erbil, killing its driver.";
    let corpus = read(&[text]);
    let doers = |e: &dateline::model::Event| corpus.reports_of(e).flat_map(|r| &r.actors).count();
    let told: Vec<usize> = corpus.events.iter().map(doers).collect();
    assert_eq!(told, [1, 0]);
}

#[test]
fn an_attack_is_called_by_what_it_struck() {
    let text = "Five soldiers were killed in an ambush on a military convoy.\n\n\
        Four people were killed in reprisal attacks in Diyala on Tuesday night.\n\n\
        Tuesday's attack on the convoy took place outside Balad.";
    let told = incidents(&[text]);
    assert!(told.iter().any(|e| e.ends_with(" 1.1 3.1")), "{told:?}");
}

#[test]
fn a_day_alone_on_a_line_dates_what_follows() {
    let text = "Missiles over the Gulf\n\nThe strikes have marked a sharp rise in tensions.\n\n\
        January 12\n\nUS forces strike depots in Mosul.\n\nFive people are killed, officials say.\n\n\
        January 14\n\nA missile hits a ship near Basra.\n\n\
        February 2\n\nGunmen storm a hotel in Erbil after the overnight shelling of Kirkuk.";
    assert_eq!(
        incidents(&[text]),
        [
            "2020-01-12 strike_unspecified 4.1 5.1",
            "2020-01-14 missile_attack 7.1",
            "2020-02-01/2020-02-02 shelling 9.1",
            "2020-02-02 attack_unspecified 9.1",
        ]
    );
}

#[test]
fn the_present_of_a_chronology_tells_what_happened() {
    let text = "An attack on the airport is the latest of many.\n\nHere is a summary of the attacks:\n\n\
        Protesters storm the embassy compound in Baghdad in December.\n\n\
        In retaliation, Iran launches a volley of missiles at two bases near Balad.";
    let told = incidents(&[text]);
    assert!(
        told.iter().any(|e| e.contains("storming 3.1")) && told.iter().any(|e| e.ends_with(" 4.1")),
        "{told:?}"
    );
}

#[test]
fn the_week_of_a_digest_is_that_of_all_it_tells() {
    let text = "The past week has seen a number of clashes between the army and the rebels.\n\n\
        An armed group kidnapped three farmers near Balad.\n\n\
        Five guards were killed when their car hit a mine near Samarra.";
    assert_eq!(
        incidents(&[text]),
        [
            "2020-02-27/2020-03-05 abduction 2.1",
            "2020-02-27/2020-03-05 ied_attack 3.1",
        ]
    );
}

#[test]
fn two_deeds_of_one_sentence_keep_their_own_times() {
    let text = "A January 3 bombing in Kirkuk killed nearly 100 people at an event for a general who \
        died in a 2016 air strike near Baghdad.";
    assert_eq!(
        incidents(&[text]),
        ["2016 airstrike 1.1", "2020-01-03 ied_attack 1.1"]
    );
    let text = "Gunmen attacked a post near Balad, the same night a sixth guard died from Saturday's \
        attack in Samarra.";
    assert_eq!(
        incidents(&[text]),
        [
            "2020-02-29 attack_unspecified 1.1",
            "undated attack_unspecified 1.1"
        ]
    );
}

#[test]
fn a_dateline_dates_nothing() {
    let text = "March 5 (AP) -- A ship was hit by a missile near Basra.\n\n\
        The master told of Wednesday's attack in a message.";
    assert_eq!(incidents(&[text]), ["2020-03-04 missile_attack 1.1 2.1"]);
}

#[test]
fn what_answers_is_not_what_it_answers() {
    let text = "A car bomb tore into a police station in Kirkuk on Tuesday.\n\n\
        On Monday a bomber had killed ten in Samarra.\n\n\
        To avenge that bombing, artillery has pounded posts in Mosul.";
    let told = incidents(&[text]);
    assert_eq!(told.len(), 3, "{told:?}");
}

#[test]
fn the_entries_of_a_digest_stand_under_their_headings() {
    let text = "This is what the week brought.\n\n\
        Tarlen Province: three guards killed\n\n\
        Rebels attacked posts in Tarlen on Monday.\n\n\
        Korvel Province: two officers killed\n\n\
        Two officers were killed in an ambush near Korvel on Monday. The fighting went on for hours.\n\n\
        Zenda Province: one guard killed\n\n\
        Gunmen shot a guard dead near Zenda on Monday.";
    assert_eq!(
        incidents(&[text]),
        [
            "2020-03-02 attack_unspecified 2.1 3.1",
            "2020-03-02 small_arms_attack 4.1 5.1 5.2",
            "2020-03-02 small_arms_attack 6.1 7.1",
        ]
    );
}

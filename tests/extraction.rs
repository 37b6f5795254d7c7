//! What the extractor reads out of single sentences, as a snapshot to be read line by line.
//!
//! The sentences are written for this test. Each stands as the body of an article published on
//! Thursday 5 March 2020. After a change look at the difference, and accept it with `cargo insta`
//! or `INSTA_UPDATE=always cargo test --test extraction`.

use std::fmt::Write as _;
use std::ops::ControlFlow;

use dateline::corpus::Corpus;
use dateline::model::Report;
use dateline::pack::Pack;
use dateline::source::{self, ReadOptions};

/// The corpus of one article with this body.
fn corpus(body: &str) -> Corpus {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("article.jsonl");
    let article = serde_json::json!({
        "id": "article",
        "text": format!("A headline without a happening\n\n{body}\n"),
        "date": "2020-03-05",
    });
    std::fs::write(&path, article.to_string()).expect("written");
    let reading = source::read(&[path], &ReadOptions::default(), &|_| {
        ControlFlow::Continue(())
    });
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    let pack = Pack::embedded("iraq")
        .expect("it is carried")
        .expect("it loads");
    Corpus::build(reading.documents, &pack)
}

/// One report in one line.
fn line(corpus: &Corpus, report: &Report) -> String {
    let text = &corpus.documents[0].text;
    let name = |party| corpus.party_name(0, party).to_owned();
    let mut line = format!("{} {}", report.status.name(), report.kind.name());
    if let Some(date) = &report.date {
        let _ = write!(line, " | {} ({})", date.date.edtf(), date.basis.name());
    }
    if let Some(place) = &report.place {
        let _ = write!(line, " | {} {}", place.relation.name(), name(&place.party));
    }
    for actor in &report.actors {
        let _ = write!(line, " | {} {}", actor.stance.name(), name(&actor.party));
    }
    for munition in &report.munitions {
        let _ = write!(
            line,
            " | {} {}",
            munition.count.span.of(text),
            munition.stage.name()
        );
    }
    for casualty in &report.casualties {
        let count = casualty.count;
        let max = count.max.map_or_else(|| "…".to_owned(), |m| m.to_string());
        let _ = write!(line, " | {} {}–{max}", casualty.outcome.name(), count.min);
    }
    line
}

fn readings(sentences: &[&str]) -> String {
    let mut out = String::new();
    for sentence in sentences {
        let corpus = corpus(sentence);
        let _ = writeln!(out, "{sentence}");
        for report in &corpus.reports {
            let _ = writeln!(out, "  {}", line(&corpus, report));
        }
    }
    out
}

#[test]
fn what_happened() {
    insta::assert_snapshot!(readings(&[
        "Militiamen fired at least three rockets at Camp Taji on Saturday, officials said.",
        "Two rockets landed near the Green Zone late on Tuesday, wounding a guard.",
        "A convoy was hit by a roadside bomb on Monday; one driver was killed and two wounded.",
        "The United States carried out air strikes on Kataib Hezbollah depots on 3 March.",
        "An Iranian missile struck Ain al-Asad base in January.",
        "Security forces thwarted a rocket attack on Balad air base on Wednesday.",
        "Police detained four members of the group on Sunday and released them the next day.",
        "A drone heading for the base at Erbil airport was shot down on Tuesday.",
        "Gunmen killed three policemen in the village of Al-Rashad on Monday.",
        "Soldiers found a launch pad with six rockets in Nineveh on 1 March.",
        "Four people have been killed in reprisal attacks in Diyala, Saturday night.",
        "The group claimed to conduct drone attacks against two airports on Tuesday.",
        "The rebels said that they had carried out drone attacks on Balad air base.",
        "Air defences intercepted two drones targeting Tarlen in the south on Monday.",
        "The channel released the footage found on a citizen's camera on Monday.",
        "A bomb went off in Tarlen on Monday. Tarlen was hit again on Tuesday.",
        "On 2 March five villagers were killed at Tarlen; two days earlier another incursion had left three dead.",
        "Six people were killed during clashes in Tarlen on Monday.",
    ]));
}

#[test]
fn what_did_not_happen() {
    insta::assert_snapshot!(readings(&[
        "Officials fear that militias could attack the embassy again.",
        "Another attack on Camp Taji would bring a stronger answer.",
        "The militia is planning new attacks on bases in Iraq, officials warned.",
        "No rockets hit the base on Tuesday.",
        "Militias have been firing rockets at the Green Zone for years.",
        "It was the ninth attack on the base since January.",
        "Officers call it a matter of time before soldiers are killed.",
        "If rockets hit the embassy on Friday, the ambassador would leave.",
        "Since October the militias have attacked more than forty bases.",
        "The number of soldiers killed in Iraq now stands at 4,000.",
        "The general had a heart attack, and the strike group left the port.",
        "A passenger jet crashed in the capital on Wednesday, killing everyone on board.",
        "Over the past year the army has retaken two cities and killed hundreds of fighters.",
        "The alliance is fighting the Islamic State in Syria.",
        "The council demanded on Tuesday that the Houthis cease attacks on ships.",
        "The paper tells of chatter about further militia attacks that worried the ministry.",
        "Police seized two drones in Mosul on Monday before they could be launched at the airport.",
        "The militias have for more than a year been firing rockets at American troops.",
        "One contractor and three soldiers have been killed by these.",
        "The raid had no value to the rebels, and in fact hurt the country's position.",
        "The group said that it had carried out nine attacks on Israeli posts on Tuesday.",
        "Balad air base was hit several times during the campaign.",
        "The group seized control of swaths of land in Iraq in 2014.",
    ]));
}

#[test]
fn who_did_it() {
    insta::assert_snapshot!(readings(&[
        "The rocket attack on Camp Taji on Sunday was blamed by American officers on Kataib Hezbollah.",
        "Kataib Hezbollah claimed responsibility for Sunday's attack on Camp Taji.",
        "No group claimed responsibility for the attack on Camp Taji on Sunday.",
        "Suspected militants fired mortars at Balad air base on Monday.",
        "Houthi rebels said they had launched two missiles at the port on Tuesday.",
        "The rebels said that five of their men were killed on Monday near Erbil.",
        "American forces earlier this evening conducted airstrikes in eastern Syria.",
        "The USS Carter shot down three missiles over the Red Sea on Tuesday.",
        "Israel called the raid an answer to the drone attack of the day before.",
        "Somali pirates attacked a tanker on Sunday and exchanged fire with the navy.",
        "A gunfight with militants left two soldiers dead in Mosul on Monday.",
        "In addition, Boko Haram said that it carried out an attack on a camp on Tuesday.",
        "On Monday gunmen attacked a village near Gao, killing nine people.",
        "Insurgents dressed as soldiers stormed a hotel in Beledweyne on Monday and killed seven guests.",
        "Five guards were killed on Sunday when rebels carrying rifles burst into a mine near Kolwezi.",
        "The army said four soldiers were killed in an ambush near Kidal on Tuesday.",
        "The Ndara Liberation Front, which is fighting the government, claimed responsibility for Monday's bombing.",
        "On Monday the Ndara rebels attacked Walikale. The group said its fighters had shelled the airport.",
        "The bandits were blamed for an attack on a convoy near Maradi on Monday.",
        "Militants of the M23 movement were suspected of Sunday's attack on a camp.",
        "A Kenyan police officer shot dead three villagers near Mandera on Monday.",
        "Coalition warplanes bombed a depot near Saada on Sunday.",
        "Militants fired a barrage of 20 rockets at the port of Basra on Monday.",
        "RLF rebels ambushed a convoy near Walikale on Monday.",
        "A base near Erbil was hit by drones on Monday, two American officers said.",
        "Rockets were fired on Monday at a base in Basra and another in Mosul by rebels.",
        "The raid on Monday kills two soldiers near Gao, wounds nine.",
        "Six guards were killed on Monday in a bomb attack targeting a gate in Mosul.",
        "Kenyan separatists killed five men near Mandera on Monday.",
        "NATO aircraft bombed a camp near Kunduz on Monday.",
        "Lorvan rebels shelled Kolwezi on Monday. The army blamed Lorvan rebels.",
        "The military said Monday's attack near Mosul did no harm.",
        "Security forces foiled a rocket attack in Mosul on Monday and claimed to have found the rockets before they were fired.",
        "“Our troops,” a statement said, had foiled an attack near Mosul on Monday.",
        "An attack on the soldiers killed two in Mosul on Monday.",
        "The troops in the raid near Mosul killed two rebels on Monday.",
        "Their convoy hit a roadside bomb planted by the rebels on Monday.",
        "A guard was killed on Monday as a result of a suspected Kataib Hezbollah bomb.",
        "Captain Zend announced on Monday that troops in pursuit of the attackers had killed three of them.",
        "The rebels, according to the Iraqi army, attacked a post on Monday.",
        "Unidentified gunmen killed a policewoman on Monday.",
    ]));
}

#[test]
fn who_was_hurt() {
    insta::assert_snapshot!(readings(&[
        "Israel says it has killed the movement's senior military official, Fuad Halabi, in a strike in Beirut.",
        "Mullah Dadar, a deputy commander, was killed late last year in a gunfight near Quetta.",
        "The president said that Mullah Karimi had been killed in a drone strike on Saturday in Pakistan.",
        "In January, Mr. Radley was beheaded after demands for a ransom were not met.",
        "The strike targeting Dorr in Khan Younis on 1 March hit a school, killing at least nine people.",
        "More than 280 pupils were snatched last week from a school in Kaduna.",
        "A commander was captured on Tuesday in a well executed raid in northern Syria.",
        "The coalition bombed a camp near Falluja on Monday, destroying fighting positions.",
        "Militants killed three Saudi soldiers as well as an Emirati soldier on Monday.",
        "Two gunmen on a motorbike shot dead Karim Zendari, 35, on Monday.",
        "A lieutenant in the army and a commander of the guard (RG) were killed on Monday.",
        "Gunmen killed 26 Hazaras on a bus on Monday.",
        "Gunmen killed more than 150 Fulani on Monday.",
        "The attack on Monday killed 35 people, although there had at first been talk of 95 dead.",
        "Papers put the number of dead in Monday's blast at five and that of the wounded at 11.",
        "Five policemen and a driver were among the wounded in Monday's attack.",
        "Seven rockets struck Tarlen on Monday, killing one, while four others were wounded.",
    ]));
}

#[test]
fn how_many() {
    insta::assert_snapshot!(readings(&[
        "Two guards were killed and six cleaners seriously hurt when a bomb went off in Mosul on Monday.",
        "Mortar fire on Tuesday wounded five farmers near Kirkuk, one of them a boy and one a girl.",
        "A truck bomb killed nine people in Baghdad on Monday, four Danes and a Swede among them.",
        "Nine miners - six Poles and three Czechs - were killed in a rocket attack on Tuesday.",
        "Six people, two of them nurses, lost their lives in an explosion in Basra on Monday.",
        "A gatekeeper and three guards were shot dead by gunmen in Mosul on Monday.",
        "Gunmen shot dead four mechanics and a visiting engineer near Samarra on Monday.",
        "The strike on the depot near Basra took 14 lives on Tuesday.",
        "A suicide bombing in Erbil on Sunday, in which two clerks died and eight people were hurt, was the first this year.",
        "Two days after a bombing killed nine people in Mosul, gunmen killed four guards in Kirkuk on Monday.",
        "A car bomb killed three people in Mosul on Monday and another in Kirkuk killed six.",
        "A mine killed a guard near Mosul on Monday, taking the number of dead there since May to 14.",
        "Gunmen killed two judges in Mosul on Monday, the worst attack since 2014, when a bombing killed 90.",
        "Mortar fire in Mosul on Monday left one Dane and two Swedes dead and three people in the market with burns.",
        "The army shot down two of three drones fired at the airport on Monday.",
        "The movement said that Omar al Badri, a brother of its leader, had been assassinated in Mosul on Monday.",
        "Badri, who was wounded in an airstrike on Mosul on Monday, is in hospital.",
        "Gunmen killed two of the six drivers they had seized near Mosul on Monday.",
        "Gunmen attacked a convoy near Mosul on Monday. Seven guards and two mechanics died.",
        "A bomb killed two clerks in Mosul on Monday and three others were injured.",
        "Gunmen on Monday killed four members of the Mosul police and two drivers.",
        "A girl, 9, was killed and her brother hurt when a mine exploded near Mosul on Monday.",
        "Two mortar rounds landed near the airport on Monday without causing casualties.",
        "Rockets hit the port of Basra on Monday. No injuries or damage were reported.",
        "A drone hit a tanker near Basra on Monday. The vessel and crew are reported safe.",
        "A bomb killed two guards in Mosul on Monday. Another 15 people were hurt, the army said.",
        "Rockets hit the port of Basra on Monday. So far four bodies have been recovered.",
        "Rockets hit the port of Basra on Monday. It is not clear whether there were casualties.",
        "Four suicide drones attacked the base near Erbil on Monday, injuring a number of soldiers.",
        "A nine-rocket attack on Monday damaged the airport in Baghdad.",
        "The navy on Monday intercepted and destroyed a cruise missile near Basra.",
        "Two guards, a driver and three clerks were hurt when a bomb went off in Mosul on Monday.",
        "Gunmen in Mosul on Monday killed one guard and badly wounded another.",
        "Gunmen opened fire on a market in Mosul on Monday, killing another two people.",
        "Six Rural Border Police Force (RBPF) officers were wounded in a blast in Mosul on Monday.",
        "Four soldiers were killed on Oct. 9 in Mosul while six others were hurt in a mortar attack.",
        "A rocket hit a base near Mosul on Monday, causing two minor injuries.",
        "A blast in Mosul on Monday left 14 people hospitalized.",
        "A blast in Mosul on Monday left 14 in hospital.",
        "Two farmers were fatally injured by shelling in Mosul on Monday.",
        "Mortar fire killed Sgt. Rafi Dorn, 39, in Mosul on Monday.",
        "Nine people were killed on Monday in Mosul after shelling by rebels.",
        "Fighting left 15 dead in Mosul on Monday.",
        "A suicide bomber struck a convoy near Mosul on Monday, leaving nine soldiers killed and five injured.",
        "Jets struck 60 missile and radar targets near Mosul on Monday.",
        "The barrage on Monday involved more than 150 precision-guided munitions.",
    ]));
}

#[test]
fn where_it_happened() {
    insta::assert_snapshot!(readings(&[
        "The Houthis fired dozens of missiles at Israel on Monday.",
        "A drone was intercepted outside Israeli airspace on Tuesday.",
        "The leader died in a US drone strike in Pakistan on Sunday.",
        "After the contractor was killed, America launched airstrikes on Monday in eastern Syria.",
        "A missile hit the container ship Maersk Tana in the Gulf of Aden on Tuesday.",
        "On Monday rockets hit Balad air base. The day before that, a bomb went off in Samarra.",
        "The group vowed to strike Haifa in return for Hodeidah after Monday's attack on its port.",
        "Gunmen attacked a Baptist church in the town of Silvako on Sunday.",
        "A bomb killed two soldiers on Monday in the border town of Labbezo.",
        "Drones hit depots in the regions of Alvin, Bretan and Korvel on Tuesday.",
        "A bomb went off at a police station in Zarquilla, the Baltic port, on Monday.",
        "The shelling of Trobovo and the villages around it began on Sunday.",
        "A drone strike on North Kivo killed a rebel leader on Monday.",
        "A strike on a car near the village of Tal Shira, east of Qamishli, killed a man on Tuesday.",
        "Rebels shelled the forces at Kolwezi airfield on Monday.",
        "The rebels attacked the army's base at Galcad, in Galgudud region, on Friday.",
        "A soldier died on Sunday in the heart of Fenwick when a bomb exploded.",
        "A drone hit the city centre of Vashir on Monday.",
        "A bomb killed two men in the centre of the Ruritanian capital of Strelsau on Monday.",
        "Gunmen lobbed a grenade at a patrol in Ruritania's Hentzau on Monday.",
        "A mine killed a guard in the town of Tarlen in Zenda province on Monday.",
        "Gunmen on Monday attacked the Hotel Zenda.",
        "The army shelled Tarlen on Monday, killing a sentry.",
        "Gunmen on Monday attacked a gold mine convoy 40 km from Vashir.",
        "The Houthis fired missiles at Israeli soldiers on Monday.",
        "The ministry condemned Monday's attack and called in the Israeli and British ambassadors.",
        "US forces struck 16 depots in rebel-held Yemen on Monday.",
        "An air strike killed two men in al Tarlen on Monday.",
        "The rebels fired a missile at US and allied soldiers on Monday.",
        "Two were hurt in Monday's attack in Samarra, Karim Zend, head of the ward of Tarlen hospital, told Reuters.",
        "An attack on the Dogon village of Sobane, near Kaliga, killed ten people on Monday.",
        "A suicide bomber killed ten in a Shiite neighbourhood of Samarra on Monday.",
        "Rebels attacked posts in Tarlen and Korvel on Monday.",
    ]));
}

#[test]
fn what_was_struck() {
    let targets = |sentence: &&str| {
        let corpus = corpus(sentence);
        let names = |r: &Report| {
            let names = r.targets.iter().map(|t| corpus.party_name(0, t).to_owned());
            names.collect::<Vec<_>>().join(", ")
        };
        let told: Vec<String> = corpus.reports.iter().map(names).collect();
        format!("{sentence}\n  {}\n", told.join("; "))
    };
    let told: String = [
        "Gunmen ambushed a military convoy near Balad on Monday.",
        "Tuesday's attack on the convoy lasted an hour.",
        "Two police stations were bombed in Mosul on Monday.",
        "Rebels fired mortars at a market in Samarra on Monday.",
        "Rockets hit Camp Taji on Monday.",
        "A bomb hit a vehicle of the Iraqi Army on Monday.",
        "Gunmen attacked on Monday, killing the owner of a hotel.",
    ]
    .iter()
    .map(targets)
    .collect();
    insta::assert_snapshot!(told);
}

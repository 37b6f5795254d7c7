//! A corpus to look at: invented articles about an invented theatre.

#![allow(dead_code, reason = "every test binary uses a part of it")]

use dateline::corpus::Corpus;
use dateline::model::*;

/// An event as the sample tells it; its reports name it by `key`.
struct Telling {
    key: &'static str,
    title: &'static str,
    kind: Kind,
    status: Status,
    date: Option<Date>,
    killed: Option<(u32, u32)>,
    wounded: Option<(u32, u32)>,
    munitions: Option<(u32, Option<u32>)>,
    sources: u32,
    disputed: &'static [Field],
}

impl Telling {
    fn new(key: &'static str, title: &'static str, kind: Kind, date: Option<Date>) -> Self {
        Self {
            key,
            title,
            kind,
            status: Status::Actual,
            date,
            killed: None,
            wounded: None,
            munitions: None,
            sources: 1,
            disputed: &[],
        }
    }
}

pub fn day(text: &str) -> Date {
    Date::day(text.parse().unwrap())
}

fn range(a: &str, b: &str, precision: Precision) -> Date {
    Date::range(a.parse().unwrap(), b.parse().unwrap(), precision)
}

#[derive(Default)]
struct Builder {
    entities: Vec<Entity>,
    documents: Vec<Document>,
    reports: Vec<(Report, &'static str)>,
}

impl Builder {
    fn entity(&mut self, kind: EntityKind, id: &str, name: &str, aliases: &[&str]) {
        self.entities.push(Entity {
            aliases: aliases.iter().map(|a| (*a).into()).collect(),
            point: (kind == EntityKind::Base).then(|| Point {
                lat: 33.0 + self.entities.len() as f64 / 3.0,
                lon: 43.0 + self.entities.len() as f64 / 2.0,
                precision_km: if id == "birch" { 20.0 } else { 1.0 },
            }),
            generic: id == "militias",
            listed: true,
            note: (id == "alder").then(|| "Shared by two armies since the spring of 2018.".into()),
            ..Entity::unlisted(kind, kind.name(), id.into(), name.into())
        });
    }

    fn document(&mut self, id: &str, outlet: Option<&str>, date: Option<Published>, text: &str) {
        let mut document = Document {
            id: id.into(),
            path: format!("sample/{id}.txt"),
            text: text.into(),
            title: text.lines().next().map(Into::into),
            outlet: outlet.map(Into::into),
            url: None,
            derived_from: None,
            language: None,
            published: date,
            paragraphs: Vec::new(),
            cut: Vec::new(),
        };
        let mut at = 0;
        for block in text.split('\n') {
            let span = Span::new(at, at + block.len());
            at += block.len() + 1;
            if block.is_empty() {
                continue;
            }
            let ordinal = document.paragraphs.len() as u32 + 1;
            let role = match block {
                _ if ordinal == 1 => Role::Title,
                _ if block.contains(" | ") => Role::TableRow,
                _ => Role::Body,
            };
            document.paragraphs.push(Paragraph {
                ordinal,
                role,
                span,
                sentences: sentences(text, span),
            });
        }
        self.documents.push(document);
    }

    fn find(&self, phrase: &str, within: (u32, Span)) -> Span {
        let text = &self.documents[within.0 as usize].text;
        let at = within.1.of(text).find(phrase);
        let at = at.unwrap_or_else(|| panic!("{phrase:?} is not in {:?}", within.1.of(text)));
        let start = within.1.start as usize + at;
        Span::new(start, start + phrase.len())
    }

    fn party(&self, phrase: &str, within: (u32, Span)) -> Party {
        let ix = self
            .entities
            .iter()
            .position(|e| e.name == phrase || e.aliases.iter().any(|a| a == phrase));
        Party {
            entity: ix.map(|i| EntityIx(i as u32)),
            span: self.find(phrase, within),
        }
    }

    /// A report: the sentence of `document` that holds `cue`, with claims read from its words.
    fn report(
        &mut self,
        (document, key, cue): (u32, &'static str, &str),
        kind: Kind,
        say: impl Fn(&Self, (u32, Span), &mut Report),
    ) {
        let text = &self.documents[document as usize];
        let at = text.text.find(cue).unwrap_or_else(|| panic!("{cue:?}")) as u32;
        let (paragraph, sentence) = text.locate(at).unwrap();
        let span = paragraph.sentences[sentence as usize - 1];
        let within = (document, span);
        let mut report = Report {
            document,
            paragraph: paragraph.ordinal,
            sentence,
            span,
            cue: self.find(cue, within),
            kind,
            status: Status::Actual,
            background: false,
            distinct: false,
            definite: false,
            anchor: None,
            date: None,
            place: None,
            launch_site: None,
            actors: Vec::new(),
            targets: Vec::new(),
            weapons: Vec::new(),
            munitions: Vec::new(),
            launchers: None,
            casualties: Vec::new(),
            outcomes: Vec::new(),
            attribution: Attribution::default(),
            response_to: None,
            rule: "sample".into(),
        };
        say(self, within, &mut report);
        self.reports.push((report, key));
    }

    fn mentions(&self) -> Vec<Mention> {
        let mut found: Vec<Mention> = Vec::new();
        for (document, text) in self.documents.iter().enumerate() {
            for (ix, entity) in self.entities.iter().enumerate() {
                let names = std::iter::once(&entity.name).chain(&entity.aliases);
                for name in names {
                    for (at, _) in text.text.match_indices(name.as_str()) {
                        found.push(Mention {
                            entity: EntityIx(ix as u32),
                            document: document as u32,
                            span: Span::new(at, at + name.len()),
                        });
                    }
                }
            }
        }
        found.sort_by_key(|m| (m.document, m.span.start, std::cmp::Reverse(m.span.end)));
        found.dedup_by(|b, a| a.document == b.document && a.span.overlaps(b.span));
        found
    }

    fn corpus(mut self, tellings: &[Telling]) -> Corpus {
        self.reports
            .sort_by_key(|(r, _)| (r.document, r.span.start, r.cue.start));
        let hull = |(min, max): (u32, u32)| Hull {
            min,
            max: Some(max),
        };
        let mut events: Vec<Event> = tellings
            .iter()
            .map(|t| {
                let reports: Vec<u32> = (0..self.reports.len())
                    .filter(|&r| self.reports[r].1 == t.key)
                    .map(|r| r as u32)
                    .collect();
                assert!(!reports.is_empty(), "{} has no report", t.key);
                let place = reports.iter().find_map(|&report| {
                    let claim = self.reports[report as usize].0.place?;
                    Some(EventPlace { report, claim })
                });
                Event {
                    id: t.key.into(),
                    reports,
                    kind: t.kind,
                    status: t.status,
                    title: t.title.into(),
                    date: t.date,
                    place,
                    killed: t.killed.map(hull),
                    wounded: t.wounded.map(hull),
                    munitions: t.munitions.map(|(min, max)| Hull { min, max }),
                    sources: t.sources,
                    disputed: t.disputed.to_vec(),
                    merged: Vec::new(),
                    suggested: Vec::new(),
                }
            })
            .collect();
        events.sort_by_key(|e| {
            let first = e.date.and_then(|d| d.start.or(d.end));
            (first.is_none(), first)
        });
        let mentions = self.mentions();
        let reports = self.reports.into_iter().map(|(r, _)| r).collect();
        Corpus::assemble(self.documents, self.entities, mentions, reports, events)
    }
}

fn sentences(text: &str, span: Span) -> Vec<Span> {
    let block = span.of(text);
    let base = span.start as usize;
    let mut found = Vec::new();
    let mut start = 0;
    for (at, _) in block.match_indices(". ") {
        found.push(Span::new(base + start, base + at + 1));
        start = at + 2;
    }
    if start < block.len() {
        found.push(Span::new(base + start, base + block.len()));
    }
    found
}

fn count(builder: &Builder, within: (u32, Span), words: &str, min: u32, max: Option<u32>) -> Count {
    Count {
        span: builder.find(words, within),
        min,
        max,
        form: CountForm::Exact,
    }
}

fn published(date: &str, basis: DateBasis) -> Option<Published> {
    Some(Published {
        date: day(date),
        basis,
        note: String::new(),
    })
}

fn date_claim(
    builder: &Builder,
    within: (u32, Span),
    words: &str,
    date: Date,
) -> Option<DateClaim> {
    Some(DateClaim {
        date,
        span: builder.find(words, within),
        basis: Basis::Explicit,
    })
}

fn place_claim(builder: &Builder, within: (u32, Span), words: &str) -> Option<PlaceClaim> {
    Some(PlaceClaim {
        party: builder.party(words, within),
        relation: Relation::At,
        precision: PlacePrecision::Site,
    })
}

const HARBOUR: &str = "Rockets fall on Camp Alder for the second time in a week
Three soldiers were killed and a dozen wounded when 18 rockets struck Camp Alder on March 11, the command said. It was the deadliest attack since the garrison moved in.
Two days later another volley of 33 rockets hit the same camp, wounding five. Officials blamed Iron Brigade, which has neither claimed nor denied it.
In answer, jets struck five depots of Iron Brigade near Marshtown in the night of March 12. A hangar under construction at North Airfield burned out, the airport authority said, and one watchman died.
\"We will finish what they began,\" said Captain Ilse Varga, who commands the garrison.
The attacks belong to a series that began in the autumn. Date | Place | What
Jan 3 | Fort Birch | mortar rounds, no damage
Jan 9 | North Airfield | one drone, shot down
Feb 14 | Camp Alder | rockets, fell short
Officials expect a further attack on Fort Birch before the end of the month, and have ordered Patriot batteries.
Nothing more was known by Friday evening.";

const COURIER: &str = "Iron Brigade shows its hand
According to River Front, a splinter of the same movement, 30 rockets were fired at Camp Alder on Wednesday and not eighteen. The group called the attack a warning.
Fifty-seven rockets were fired at Camp Alder in the second attack, of which twenty-four were found on their rails, an officer said who asked not to be named. The figure could not be checked.
Police in Marshtown detained four men of Iron Brigade at a roadblock in early April. A rocket launcher hidden in a bread van was found with them.
The general who led the brigade, Anton Belik, was killed by a drone strike outside North Airfield on January 3, together with his driver. His men have vowed to avenge him, and mourners stormed the consulate the day after.
A suicide bomber killed seven people at a market in Marshtown last year.";

const WIRE: &str = "Drone shot down over airfield
A drone was shot down over North Airfield on January 9, the third in as many weeks, the air force said.
Mortar rounds landed in a field beside Fort Birch on January 3. Nobody was hurt.
A convoy was hit by a roadside bomb south of Marshtown on July 5, wounding two drivers, the mayor said.
Air defences were moved to Camp Alder in late April.
The foreign ministry condemned the attacks on Thursday.";

const JAPANESE: &str = "アルダー基地に再びロケット弾、兵士三人が死亡
三月十一日、Camp Alder（アルダー基地）に十八発のロケット弾が撃ち込まれ、兵士三人が死亡し、十二人が負傷した。司令部は「Iron Brigade（鉄旅団）」の犯行とみている。
二日後の攻撃では三十三発が確認されたが、別の当局者は五十七発と述べており、数字は一致していない。周辺の住民によると、爆発音は夜明けまで続いたという。
専門家は、攻撃が今後も続く可能性があるとみて、警戒を呼びかけている。";

const ESSAY: &str = "What the year at Camp Alder taught us
Nobody who slept at Camp Alder in the spring of 2020 will forget the sound of the sirens, and nobody who read about it at home could say, from one paper to the next, how many rockets had in fact come down. This is an attempt to put the accounts side by side.
Rockets were fired at Camp Alder on February 14 but fell short, as the command told the parliament in its yearly review. They burned a barn.
In the attack of March 11, by our own count, 18 rockets struck Camp Alder and three soldiers died at once; a fourth died of his wounds in a hospital abroad. Fourteen were wounded.
A rocket was fired towards North Airfield before February 28 of the following year, and another fell on Fort Birch at a time nobody could tell us.
Gunmen fired on a patrol near Fort Birch on September 30. River Front claimed the shooting, and took it back the next morning.
Since the autumn of 2019 there have been more than 30 such attacks, and every one of them was called a turning point.
The last soldiers handed Fort Birch over on August 23. A brass band played.";

/// The sample corpus.
pub fn corpus() -> Corpus {
    let mut b = Builder::default();
    use EntityKind as E;
    for (kind, id, name, aliases) in [
        (
            E::Base,
            "alder",
            "Camp Alder",
            &["アルダー基地", "al-Dar"][..],
        ),
        (E::Base, "birch", "Fort Birch", &[]),
        (E::Base, "north", "North Airfield", &["Sjeverni Aerodrom"]),
        (E::Group, "iron", "Iron Brigade", &["鉄旅団"]),
        (E::Group, "river", "River Front", &["Fronta Rijeke"]),
        (E::Group, "militias", "local militias", &[]),
        (E::Person, "varga", "Ilse Varga", &[]),
        (E::Person, "belik", "Anton Belik", &[]),
        (
            E::Weapon,
            "rocket",
            "rocket",
            &["rockets", "Rockets", "ロケット弾"],
        ),
        (E::Weapon, "drone", "drone", &[]),
        (E::Weapon, "mortar", "mortar", &["Mortar"]),
        (E::Place, "marshtown", "Marshtown", &[]),
        (E::Organisation, "airport", "airport authority", &[]),
    ] {
        b.entity(kind, id, name, aliases);
    }
    b.document(
        "001",
        Some("Harbour Post"),
        published("2020-03-13", DateBasis::Stated),
        HARBOUR,
    );
    b.document(
        "002",
        Some("Inland Courier"),
        published("2020-04-12", DateBasis::SideFile),
        COURIER,
    );
    b.document(
        "003",
        Some("Northern Wire"),
        published("2020-07-06", DateBasis::Markup),
        WIRE,
    );
    b.document("004", Some("朝の海新聞"), None, JAPANESE);
    b.document(
        "005",
        None,
        published("2021-03-01", DateBasis::Inferred),
        ESSAY,
    );
    reports(&mut b);
    b.corpus(&tellings())
}

fn reports(b: &mut Builder) {
    let fired = |b: &Builder, w: (u32, Span), words: &str, n: u32| MunitionClaim {
        count: count(b, w, words, n, Some(n)),
        stage: Stage::Fired,
    };
    let hurt = |b: &Builder, w: (u32, Span), words: &str, n: u32, outcome| CasualtyClaim {
        outcome,
        count: count(b, w, words, n, Some(n)),
        who: None,
        scope: Scope::Event,
    };
    use Kind as K;
    b.report(
        (0, "alder-1", "struck Camp Alder"),
        K::RocketAttack,
        |b, w, r| {
            r.date = date_claim(b, w, "March 11", day("2020-03-11"));
            r.place = place_claim(b, w, "Camp Alder");
            r.munitions.push(fired(b, w, "18 rockets", 18));
            r.weapons.push(b.party("rockets", w));
            r.casualties
                .push(hurt(b, w, "Three soldiers", 3, Outcome::Killed));
            r.casualties
                .push(hurt(b, w, "a dozen wounded", 12, Outcome::Wounded));
        },
    );
    b.report((0, "alder-2", "volley"), K::RocketAttack, |b, w, r| {
        r.date = date_claim(b, w, "Two days later", day("2020-03-13"));
        r.munitions.push(fired(b, w, "33 rockets", 33));
        r.weapons.push(b.party("rockets", w));
        r.casualties.push(hurt(b, w, "five", 5, Outcome::Wounded));
        r.distinct = true;
    });
    b.report((0, "alder-2", "blamed"), K::RocketAttack, |b, w, r| {
        r.actors.push(ActorClaim {
            party: b.party("Iron Brigade", w),
            stance: Stance::Blamed,
            by: Some(b.party("Officials", w)),
        });
    });
    b.report((0, "depots", "jets struck"), K::Airstrike, |b, w, r| {
        let night = range("2020-03-12", "2020-03-13", Precision::Night);
        r.date = date_claim(b, w, "in the night of March 12", night);
        r.place = place_claim(b, w, "Marshtown");
        r.targets.push(b.party("Iron Brigade", w));
    });
    b.report((0, "hangar", "burned out"), K::Airstrike, |b, w, r| {
        r.place = place_claim(b, w, "North Airfield");
        r.casualties
            .push(hurt(b, w, "one watchman", 1, Outcome::Died));
        r.attribution.speaker = Some(b.party("airport authority", w));
    });
    for (key, cue, kind, place, on) in [
        (
            "birch-mortar",
            "Jan 3",
            K::MortarAttack,
            "Fort Birch",
            "2020-01-03",
        ),
        (
            "north-drone",
            "Jan 9",
            K::Interception,
            "North Airfield",
            "2020-01-09",
        ),
        (
            "alder-0",
            "Feb 14",
            K::RocketAttack,
            "Camp Alder",
            "2020-02-14",
        ),
    ] {
        b.report((0, key, cue), kind, |b, w, r| {
            r.date = date_claim(b, w, cue, day(on));
            r.place = place_claim(b, w, place);
        });
    }
    b.report(
        (0, "birch-plan", "expect a further attack"),
        K::AttackUnspecified,
        |b, w, r| {
            r.status = Status::Planned;
            r.place = place_claim(b, w, "Fort Birch");
        },
    );
    b.report(
        (1, "alder-1", "were fired at Camp Alder on Wednesday"),
        K::RocketAttack,
        |b, w, r| {
            r.date = date_claim(b, w, "Wednesday", day("2020-03-11"));
            r.place = place_claim(b, w, "Camp Alder");
            r.munitions.push(fired(b, w, "30 rockets", 30));
            r.attribution.speaker = Some(b.party("River Front", w));
        },
    );
    b.report(
        (1, "alder-2", "second attack"),
        K::RocketAttack,
        |b, w, r| {
            r.place = place_claim(b, w, "Camp Alder");
            r.munitions.push(fired(b, w, "Fifty-seven rockets", 57));
            r.definite = true;
            r.attribution.speaker = Some(b.party("an officer", w));
            r.attribution.verb = Some(b.find("said", w));
        },
    );
    b.report((1, "arrests", "detained"), K::Detention, |b, w, r| {
        let early = range("2020-04-01", "2020-04-10", Precision::MonthPart);
        r.date = date_claim(b, w, "in early April", early);
        r.place = place_claim(b, w, "Marshtown");
        r.targets.push(b.party("Iron Brigade", w));
    });
    b.report(
        (1, "van", "was found with them"),
        K::WeaponsFind,
        |b, w, r| {
            r.weapons.push(b.party("rocket", w));
        },
    );
    b.report(
        (1, "belik", "was killed by a drone strike"),
        K::TargetedKilling,
        |b, w, r| {
            r.date = date_claim(b, w, "January 3", day("2020-01-03"));
            r.place = place_claim(b, w, "North Airfield");
            r.targets.push(b.party("Anton Belik", w));
            r.weapons.push(b.party("drone", w));
        },
    );
    b.report((1, "consulate", "stormed"), K::Storming, |b, w, r| {
        r.date = date_claim(b, w, "the day after", day("2020-01-04"));
    });
    b.report(
        (1, "market", "suicide bomber"),
        K::SuicideAttack,
        |b, w, r| {
            r.date = date_claim(b, w, "last year", Date::year(2019).unwrap());
            r.place = place_claim(b, w, "Marshtown");
            r.casualties
                .push(hurt(b, w, "seven people", 7, Outcome::Killed));
        },
    );
    b.report(
        (2, "north-drone", "was shot down over"),
        K::Interception,
        |b, w, r| {
            r.date = date_claim(b, w, "January 9", day("2020-01-09"));
            r.place = place_claim(b, w, "North Airfield");
            r.weapons.push(b.party("drone", w));
        },
    );
    b.report(
        (2, "birch-mortar", "landed in a field"),
        K::MortarAttack,
        |b, w, r| {
            r.date = date_claim(b, w, "January 3", day("2020-01-03"));
            r.place = place_claim(b, w, "Fort Birch");
            r.weapons.push(b.party("Mortar", w));
        },
    );
    b.report((2, "convoy", "roadside bomb"), K::IedAttack, |b, w, r| {
        r.date = date_claim(b, w, "July 5", day("2020-07-05"));
        r.place = place_claim(b, w, "Marshtown");
        r.casualties
            .push(hurt(b, w, "two drivers", 2, Outcome::Wounded));
    });
    b.report(
        (2, "defences", "were moved"),
        K::AirDefenseDeployment,
        |b, w, r| {
            let late = range("2020-04-21", "2020-04-30", Precision::MonthPart);
            r.date = date_claim(b, w, "in late April", late);
            r.place = place_claim(b, w, "Camp Alder");
        },
    );
    b.report((2, "ministry", "condemned"), K::Condemnation, |b, w, r| {
        r.date = date_claim(b, w, "Thursday", day("2020-07-02"));
    });
    b.report(
        (3, "alder-1", "撃ち込まれ"),
        K::RocketAttack,
        |b, w, r| {
            r.date = date_claim(b, w, "三月十一日", day("2020-03-11"));
            r.place = place_claim(b, w, "アルダー基地");
            r.munitions.push(fired(b, w, "十八発", 18));
        },
    );
    b.report(
        (3, "alder-2", "二日後の攻撃"),
        K::RocketAttack,
        |b, w, r| {
            r.munitions.push(fired(b, w, "三十三発", 33));
        },
    );
    b.report((4, "alder-0", "fell short"), K::RocketAttack, |b, w, r| {
        r.date = date_claim(b, w, "February 14", day("2020-02-14"));
        r.place = place_claim(b, w, "Camp Alder");
        r.weapons.push(b.party("Rockets", w));
    });
    b.report(
        (4, "alder-1", "attack of March 11"),
        K::RocketAttack,
        |b, w, r| {
            r.date = date_claim(b, w, "March 11", day("2020-03-11"));
            r.place = place_claim(b, w, "Camp Alder");
            r.munitions.push(fired(b, w, "18 rockets", 18));
            r.casualties
                .push(hurt(b, w, "a fourth died", 4, Outcome::Killed));
        },
    );
    b.report(
        (4, "north-rocket", "fired towards"),
        K::RocketAttack,
        |b, w, r| {
            let before = Date::before("2021-02-28".parse().unwrap());
            r.date = date_claim(b, w, "before February 28", before);
            r.place = place_claim(b, w, "North Airfield");
        },
    );
    b.report(
        (4, "birch-undated", "another fell on"),
        K::RocketAttack,
        |b, w, r| {
            r.place = place_claim(b, w, "Fort Birch");
        },
    );
    b.report(
        (4, "patrol", "fired on a patrol"),
        K::SmallArmsAttack,
        |b, w, r| {
            r.date = date_claim(b, w, "September 30", day("2020-09-30"));
            r.place = place_claim(b, w, "Fort Birch");
        },
    );
    b.report(
        (4, "total", "more than 30 such attacks"),
        K::AttackUnspecified,
        |_, _, r| {
            r.status = Status::Aggregate;
        },
    );
    b.report(
        (4, "handover", "handed Fort Birch over"),
        K::BaseHandover,
        |b, w, r| {
            r.date = date_claim(b, w, "August 23", day("2020-08-23"));
            r.place = place_claim(b, w, "Fort Birch");
        },
    );
}

fn tellings() -> Vec<Telling> {
    use Kind as K;
    let t = Telling::new;
    vec![
        Telling {
            killed: Some((3, 4)),
            wounded: Some((12, 14)),
            munitions: Some((18, Some(30))),
            sources: 4,
            disputed: &[Field::Munitions, Field::Killed],
            ..t(
                "alder-1",
                "Rocket attack on Camp Alder",
                K::RocketAttack,
                Some(day("2020-03-11")),
            )
        },
        Telling {
            wounded: Some((5, 5)),
            munitions: Some((33, Some(57))),
            sources: 3,
            disputed: &[Field::Munitions],
            ..t(
                "alder-2",
                "Second rocket attack on Camp Alder",
                K::RocketAttack,
                Some(range("2020-03-13", "2020-03-14", Precision::DayRange)),
            )
        },
        t(
            "depots",
            "Air strike near Marshtown",
            K::Airstrike,
            Some(range("2020-03-12", "2020-03-13", Precision::Night)),
        ),
        Telling {
            killed: Some((1, 1)),
            ..t(
                "hangar",
                "Air strike on North Airfield",
                K::Airstrike,
                Some(day("2020-03-13")),
            )
        },
        Telling {
            sources: 2,
            ..t(
                "birch-mortar",
                "Mortar attack on Fort Birch",
                K::MortarAttack,
                Some(day("2020-01-03")),
            )
        },
        Telling {
            sources: 2,
            munitions: Some((1, Some(1))),
            ..t(
                "north-drone",
                "Drone shot down over North Airfield",
                K::Interception,
                Some(day("2020-01-09")),
            )
        },
        Telling {
            sources: 2,
            munitions: Some((2, None)),
            ..t(
                "alder-0",
                "Rocket attack on Camp Alder",
                K::RocketAttack,
                Some(day("2020-02-14")),
            )
        },
        Telling {
            status: Status::Planned,
            ..t(
                "birch-plan",
                "Attack on Fort Birch",
                K::AttackUnspecified,
                Some(range("2020-03-13", "2020-03-31", Precision::Interval)),
            )
        },
        t(
            "arrests",
            "Detention in Marshtown",
            K::Detention,
            Some(range("2020-04-01", "2020-04-10", Precision::MonthPart)),
        ),
        t(
            "van",
            "Weapons found in a bread van",
            K::WeaponsFind,
            Some(Date::month(2020, 4).unwrap()),
        ),
        Telling {
            killed: Some((2, 2)),
            ..t(
                "belik",
                "Killing of Anton Belik",
                K::TargetedKilling,
                Some(day("2020-01-03")),
            )
        },
        t(
            "consulate",
            "Storming of the consulate",
            K::Storming,
            Some(day("2020-01-04")),
        ),
        Telling {
            killed: Some((7, 7)),
            ..t(
                "market",
                "Suicide attack in Marshtown",
                K::SuicideAttack,
                Some(Date::year(2019).unwrap()),
            )
        },
        Telling {
            wounded: Some((2, 2)),
            ..t(
                "convoy",
                "Bomb attack near Marshtown",
                K::IedAttack,
                Some(day("2020-07-05")),
            )
        },
        t(
            "defences",
            "Air defences deployed to Camp Alder",
            K::AirDefenseDeployment,
            Some(range("2020-04-21", "2020-04-30", Precision::MonthPart)),
        ),
        t(
            "ministry",
            "Condemnation by the foreign ministry",
            K::Condemnation,
            Some(day("2020-07-02")),
        ),
        Telling {
            munitions: Some((1, Some(1))),
            ..t(
                "north-rocket",
                "Rocket attack on North Airfield",
                K::RocketAttack,
                Some(Date::before("2021-02-28".parse().unwrap())),
            )
        },
        t(
            "birch-undated",
            "Rocket attack on Fort Birch",
            K::RocketAttack,
            None,
        ),
        t(
            "patrol",
            "Shooting near Fort Birch",
            K::SmallArmsAttack,
            Some(day("2020-09-30")),
        ),
        Telling {
            status: Status::Aggregate,
            ..t(
                "total",
                "Attacks since the autumn of 2019",
                K::AttackUnspecified,
                None,
            )
        },
        t(
            "handover",
            "Fort Birch handed over",
            K::BaseHandover,
            Some(day("2020-08-23")),
        ),
    ]
}

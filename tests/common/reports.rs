//! What the articles report, as an extractor would read it.

#![allow(clippy::too_many_lines, reason = "one list")]

use dateline::model::*;

use super::{Builder, day, range};

fn count(builder: &Builder, within: (u32, Span), words: &str, min: u32, max: Option<u32>) -> Count {
    Count {
        span: builder.find(words, within),
        min,
        max,
        form: CountForm::Exact,
    }
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
        warning: None,
    })
}

fn place_claim(builder: &Builder, within: (u32, Span), words: &str) -> Option<PlaceClaim> {
    Some(PlaceClaim {
        party: builder.party(words, within),
        relation: Relation::At,
        precision: PlacePrecision::Site,
        story: false,
    })
}

pub(super) fn reports(b: &mut Builder) {
    use Kind as K;
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

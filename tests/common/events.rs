//! The events the reports are about.

#![allow(clippy::too_many_lines, reason = "one list")]

use dateline::model::*;

use super::{Telling, day, range};

pub(super) fn tellings() -> Vec<Telling> {
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

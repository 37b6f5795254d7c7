use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// The family of a kind: drives merging and the timeline's lanes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// Attacks by anybody but a state's aircraft.
    Attack,
    /// Air and drone strikes, targeted killings.
    Strike,
    /// Interceptions, finds, detentions.
    Interdiction,
    /// Stormings, demonstrations.
    Unrest,
    /// Deployments, withdrawals.
    Posture,
    /// What somebody says.
    Statement,
    /// Appointments, agreements.
    Politics,
}

impl Family {
    /// All families, in order.
    pub const ALL: [Family; 7] = [
        Family::Attack,
        Family::Strike,
        Family::Interdiction,
        Family::Unrest,
        Family::Posture,
        Family::Statement,
        Family::Politics,
    ];

    /// The word used in output.
    pub fn name(self) -> &'static str {
        match self {
            Family::Attack => "attack",
            Family::Strike => "strike",
            Family::Interdiction => "interdiction",
            Family::Unrest => "unrest",
            Family::Posture => "posture",
            Family::Statement => "statement",
            Family::Politics => "politics",
        }
    }

    /// True for what happens on the ground (attacks, strikes, interdictions, unrest), false for
    /// posture, statements and politics.
    pub fn is_incident(self) -> bool {
        matches!(
            self,
            Family::Attack | Family::Strike | Family::Interdiction | Family::Unrest
        )
    }
}

macro_rules! kinds {
    ($($variant:ident $name:literal $family:ident $title:literal)*) => {
        /// What happened: the closed list of event kinds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $(#[doc = $title] $variant,)*
        }

        impl Kind {
            /// All kinds, in order of family.
            pub const ALL: &'static [Kind] = &[$(Kind::$variant,)*];

            /// The name used in output and in lexicon files: `rocket_attack`.
            pub fn name(self) -> &'static str {
                match self { $(Kind::$variant => $name,)* }
            }

            /// The family it belongs to.
            pub fn family(self) -> Family {
                match self { $(Kind::$variant => Family::$family,)* }
            }

            /// The words that begin an event's title: `Rocket attack`.
            pub fn title(self) -> &'static str {
                match self { $(Kind::$variant => $title,)* }
            }
        }
    };
}

kinds! {
    RocketAttack "rocket_attack" Attack "Rocket attack"
    MortarAttack "mortar_attack" Attack "Mortar attack"
    MissileAttack "missile_attack" Attack "Missile attack"
    DroneAttack "drone_attack" Attack "Drone attack"
    Shelling "shelling" Attack "Shelling"
    IedAttack "ied_attack" Attack "Bomb attack"
    SuicideAttack "suicide_attack" Attack "Suicide attack"
    SmallArmsAttack "small_arms_attack" Attack "Shooting"
    Clash "clash" Attack "Clash"
    Abduction "abduction" Attack "Abduction"
    ArsonSabotage "arson_sabotage" Attack "Arson or sabotage"
    AttackUnspecified "attack_unspecified" Attack "Attack"
    Airstrike "airstrike" Strike "Air strike"
    DroneStrike "drone_strike" Strike "Drone strike"
    TargetedKilling "targeted_killing" Strike "Killing"
    StrikeUnspecified "strike_unspecified" Strike "Strike"
    Interception "interception" Interdiction "Interception"
    ThwartedAttack "thwarted_attack" Interdiction "Thwarted attack"
    WeaponsFind "weapons_find" Interdiction "Weapons found"
    Detention "detention" Interdiction "Detention"
    Release "release" Interdiction "Release"
    Storming "storming" Unrest "Storming"
    Demonstration "demonstration" Unrest "Demonstration"
    AirDefenseDeployment "deployment.air_defense" Posture "Air defences deployed"
    TroopDeployment "deployment.troops" Posture "Troops deployed"
    Fortification "fortification" Posture "Fortification"
    SystemTest "system_test" Posture "System test"
    Alert "alert" Posture "Alert"
    Withdrawal "withdrawal" Posture "Withdrawal"
    BaseHandover "base_handover" Posture "Base handed over"
    MissionChange "mission_change" Posture "Mission changed"
    OrderedDeparture "evacuation.ordered_departure" Posture "Staff ordered to leave"
    Condemnation "condemnation" Statement "Condemnation"
    DiplomaticProtest "diplomatic_protest" Statement "Diplomatic protest"
    Blame "blame" Statement "Blame"
    ClaimOfResponsibility "claim_of_responsibility" Statement "Claim of responsibility"
    Denial "denial" Statement "Denial"
    Threat "threat" Statement "Threat"
    Warning "warning" Statement "Warning"
    Demand "demand" Statement "Demand"
    Refusal "refusal" Statement "Refusal"
    Support "support" Statement "Support"
    Justification "justification" Statement "Justification"
    Assessment "assessment" Statement "Assessment"
    DamageReport "damage_report" Statement "Damage report"
    Announcement "announcement" Statement "Announcement"
    Appointment "appointment" Politics "Appointment"
    Designation "designation" Politics "Designation"
    Agreement "agreement" Politics "Agreement"
    Vote "vote" Politics "Vote"
}

impl Kind {
    /// True for "attack" and "strike" without a word about the means.
    pub fn is_unspecific(self) -> bool {
        matches!(self, Kind::AttackUnspecified | Kind::StrikeUnspecified)
    }

    /// True when both kinds can be told of one happening: a drone strike and a killing, an attack
    /// and a rocket attack, but not a mortar attack and an arrest.
    pub fn fits(self, other: Kind) -> bool {
        // Asked of millions of pairs of reports: each pair of kinds is settled once.
        static FITS: LazyLock<Vec<bool>> = LazyLock::new(|| {
            let all = || Kind::ALL.iter().copied();
            all()
                .flat_map(|a| all().map(move |b| a.settle(b)))
                .collect()
        });
        FITS[self as usize * Kind::ALL.len() + other as usize]
    }

    /// True for two means that one assault on the ground may use: a car bomb at the gate, then
    /// gunmen; speaks against their being one happening, and does not forbid it.
    pub fn mixes(self, other: Kind) -> bool {
        let ground = |k: Kind| {
            matches!(
                k,
                Kind::SmallArmsAttack
                    | Kind::Clash
                    | Kind::SuicideAttack
                    | Kind::IedAttack
                    | Kind::MortarAttack
                    | Kind::Shelling
                    | Kind::RocketAttack
            )
        };
        ground(self) && ground(other)
    }

    fn settle(self, other: Kind) -> bool {
        const PAIRS: [(Kind, Kind); 18] = [
            (Kind::WeaponsFind, Kind::ThwartedAttack),
            (Kind::DroneAttack, Kind::DroneStrike),
            (Kind::DroneAttack, Kind::MissileAttack),
            (Kind::DroneStrike, Kind::MissileAttack),
            (Kind::IedAttack, Kind::SuicideAttack),
            (Kind::IedAttack, Kind::Airstrike),
            (Kind::IedAttack, Kind::MissileAttack),
            (Kind::IedAttack, Kind::RocketAttack),
            (Kind::IedAttack, Kind::DroneAttack),
            (Kind::SmallArmsAttack, Kind::Clash),
            (Kind::SmallArmsAttack, Kind::SuicideAttack),
            (Kind::Clash, Kind::SuicideAttack),
            (Kind::SmallArmsAttack, Kind::TargetedKilling),
            (Kind::MissileAttack, Kind::RocketAttack),
            (Kind::MissileAttack, Kind::Airstrike),
            (Kind::Shelling, Kind::MortarAttack),
            (Kind::StrikeUnspecified, Kind::MissileAttack),
            (Kind::StrikeUnspecified, Kind::DroneAttack),
        ];
        // Nobody calls an abduction or a fire just an attack.
        let apart = |k: Kind| matches!(k, Kind::Abduction | Kind::ArsonSabotage);
        let violent = |k: Kind| matches!(k.family(), Family::Attack | Family::Strike);
        self == other
            || violent(self)
                && violent(other)
                && (self == Kind::AttackUnspecified || other == Kind::AttackUnspecified)
                && !apart(self)
                && !apart(other)
            || self.family() == Family::Strike && other.family() == Family::Strike
            || PAIRS.contains(&(self, other))
            || PAIRS.contains(&(other, self))
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Kind {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Kind::ALL
            .iter()
            .copied()
            .find(|k| k.name() == name)
            .ok_or_else(|| format!("there is no event kind \"{name}\""))
    }
}

impl Serialize for Kind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        name.parse().map_err(serde::de::Error::custom)
    }
}

//! What only the assembled fields of a report can tell: whether a plural is one event, a strike an
//! attack, and the day of a happening known by name.

use super::dates;
use super::lexicon::{Form, Role};
use super::nuclei::Happening;
use super::reader::Reader;
use super::sentence::Stretch;
use crate::model::{
    ActorClaim, Date, EntityKind, Family, Kind, PlaceClaim, PlacePrecision, Report, Status,
};

/// Days from which a date tells of a time, and not of a happening in it.
const LONG: i64 = 40;

impl Reader<'_, '_> {
    /// Settles what the fields of a report tell together.
    pub(super) fn settle(&self, report: &mut Report, h: &Happening) {
        let one = || one_after_all(report, h) || self.few(report, h) || self.carried_out(report, h);
        if report.status == Status::Aggregate && one() && !self.since(report) {
            report.status = Status::Actual;
        }
        let sum = self.spread(report, h) || self.summed(report) || self.conquered(report, h);
        if report.status == Status::Actual && sum {
            report.status = Status::Aggregate;
        }
        // "hit near the town, held by the rebels since 2014", "the first since April": that is no day
        // of the strike; but fighting goes on since then.
        if report.status == Status::Actual && report.kind != Kind::Clash && self.since(report) {
            report.date = None;
        }
        if report.date.is_none() && report.anchor.is_none() {
            report.date = dates::named_event(self.s, h, self.pack);
        }
        // "Boko Haram's raid": a raid or strike of no state is an attack.
        let militant = |a: &ActorClaim| {
            let entity = a.party.entity.map(|ix| self.entity(ix));
            entity.is_some_and(|e| {
                e.kind == EntityKind::Group && !e.is_state() && !e.class.contains("force")
            })
        };
        let doers = &report.actors;
        if report.kind == Kind::StrikeUnspecified && !doers.is_empty() && doers.iter().all(militant)
        {
            report.kind = Kind::AttackUnspecified;
        }
        if report.kind == Kind::TargetedKilling && report.weapons.is_empty() {
            report.munitions.clear();
        }
    }

    /// "Twin bombings in August struck the ministry", "two car bombs": one operation of a few blows;
    /// "protests broke out in the cities": one unrest.
    fn few(&self, report: &Report, h: &Happening) -> bool {
        let s = self.s;
        let main = h.main();
        let before = main.at.from.saturating_sub(3)..main.at.from;
        let together = [
            "twin",
            "double",
            "coordinated",
            "simultaneous",
            "two",
            "three",
        ];
        let few = main.is_noun() && before.into_iter().any(|i| together.contains(&s.word(i)));
        let within = |days: i64| {
            let own = report.own_date();
            own.is_some_and(|d| d.days().is_some_and(|n| n <= days))
        };
        let placed = report
            .place
            .is_some_and(|p| p.precision <= PlacePrecision::Town);
        let tolled = !report.casualties.is_empty();
        let broke_out = || {
            let behind = main.at.to..(main.at.to + 8).min(s.tokens.len());
            behind.into_iter().any(|i| {
                matches!(
                    s.word(i),
                    "broke" | "erupted" | "took" | "began" | "flared" | "continued"
                )
            })
        };
        few && (within(31) && (placed || tolled) || within(2))
            || report.kind == Kind::Demonstration && main.is_noun() && broke_out()
    }

    /// "said that it carried out drone attacks on the airport": one operation at one place.
    fn carried_out(&self, report: &Report, h: &Happening) -> bool {
        let s = self.s;
        let main = h.main();
        let before = Stretch {
            from: main
                .at
                .from
                .saturating_sub(6)
                .max(s.clause_start(main.head)),
            to: main.at.from,
        };
        let done = |i: usize| {
            let verb = s.verb(i).filter(|v| v.form == Form::Past);
            verb.is_some_and(|v| v.has(Role::Perform)) && s.passive_be(i).is_none()
        };
        let placed = report
            .place
            .is_some_and(|p| p.precision <= PlacePrecision::Town);
        main.is_noun()
            && main.plural
            && placed
            && report.date.is_none()
            && !s.any("aggregate", before)
            && !(before.from..before.to).any(|i| s.is_number(i))
            && (before.from..before.to).any(done)
    }

    /// "most of the rocket fire this year": nothing of one place, toll or time; "a suicide attack in
    /// 2006" is one.
    fn spread(&self, report: &Report, h: &Happening) -> bool {
        let main = h.main();
        let long = |d: Date| d.days().is_none_or(|n| n > LONG);
        let article = |i: usize| matches!(self.s.word(i), "a" | "an");
        let one = !main.plural && (main.at.from.saturating_sub(4)..main.at.from).any(article);
        main.is_noun()
            && !one
            && report.own_date().is_some_and(long)
            && report.place.is_none()
            && report.casualties.is_empty()
    }

    /// "The group seized control of swaths of land in 2014": a year's war.
    fn conquered(&self, report: &Report, h: &Happening) -> bool {
        let head = h.main().head;
        let verb = self.s.verb(head).filter(|_| !h.main().is_noun());
        let wide = |d: Date| d.days().is_none_or(|n| n > 31);
        let takes = self.s.word(head + 1) == "control" || verb.is_some_and(|v| v.lemma == "invade");
        verb.is_some() && takes && report.own_date().is_some_and(wide)
    }

    /// The report's date is where a stretch of time began.
    fn since(&self, report: &Report) -> bool {
        let before = |span| self.s.before(self.s.stretch(span).from);
        report.date.is_some_and(|d| before(d.span) == "since")
    }

    /// "200 missiles fired at it since October": a sum over the time since.
    fn summed(&self, report: &Report) -> bool {
        let since = self.since(report);
        let counts = !report.munitions.is_empty() || !report.casualties.is_empty();
        since && counts && !report.definite
    }
}

/// Several, by the words, that are one event by what is told of them.
fn one_after_all(report: &Report, h: &Happening) -> bool {
    let plural = h.main().plural;
    let date = report.date.map(|d| d.date);
    let within = |days: i64| date.is_some_and(|d: Date| d.days().is_some_and(|n| n <= days));
    let fixed = |to: PlacePrecision| report.place.is_some_and(|p: PlaceClaim| p.precision <= to);
    let on_day = within(2);
    // "The rocket attacks earlier this month on the base": plural, but of one place and time.
    let one_place = fixed(PlacePrecision::Town)
        && (on_day || report.definite && (date.is_none() || within(31)));
    // "the October 7 attacks", "suicide blasts killed twenty on Saturday": one day's work.
    let tolled = !report.kind.is_unspecific() && !report.casualties.is_empty();
    let one_day = on_day && report.own_date().is_some() && (report.definite || tolled);
    // "launched a wave of airstrikes on January 11": one operation.
    let operation = report.kind.family() == Family::Strike && on_day;
    // "Five blasts were heard at the field": several sounds of one happening. "protests at the
    // embassy" are one protest.
    let sounds =
        matches!(report.kind, Kind::IedAttack | Kind::Demonstration) && fixed(PlacePrecision::Near);
    plural && (one_place || one_day) || operation || sounds
}

//! The doers a story lends to what it tells without one. They are marked as implied, so that nobody
//! takes them for stated ones.

use std::collections::BTreeMap;

use super::Context;
use super::cluster::Clusters;
use super::lend::{PARTS, earlier, told};
use crate::model::{ActorClaim, EntityIx, EntityKind, Family, Party, Report, Stance, Status};

/// Doers for attacks and strikes of which no report names one: the doer of the sum they are part of,
/// or else the only one the story names. By index of the cluster's first report.
pub(super) fn lend(c: &Context, clusters: &Clusters) -> Vec<(usize, ActorClaim)> {
    let only = Only::new(c);
    let lent = |members: &Vec<u32>| {
        let first = members[0] as usize;
        let report = &c.reports[first];
        let attack = matches!(report.kind.family(), Family::Attack | Family::Strike);
        if !attack || report.status != Status::Actual || report.background {
            return None;
        }
        let doers = || members.iter().flat_map(|&m| &c.reports[m as usize].actors);
        let named = |a: &ActorClaim| a.party.entity.is_some();
        // Nor when "communist rebels" are blamed: whoever they are, somebody has said so.
        if doers().any(|a| named(a) || matches!(a.stance, Stance::Blamed | Stance::Claimed)) {
            return None;
        }
        let nobody = doers().next().is_none();
        // "Gunmen", "a bomber": no name is given. They are no state; nor are "villagers" an armed group.
        let faceless = members.iter().all(|&m| {
            let told = &c.reports[m as usize];
            told.actors.is_empty() || told.faceless
        });
        let summed = || summed(c, first).filter(|_| nobody);
        let state = |a: &ActorClaim| a.party.entity.is_some_and(|ix| c.is_state(ix));
        let named = || {
            let one = only.of(report)?;
            let fits = nobody || faceless && !state(&one);
            let fits = fits && !elsewhere(c, first, &one) && !struck(c, members, &one);
            let fits = fits && !at_home(c, members, &one) && !told_by(c, members, &one);
            (fits && !history(c, members, &one)).then_some(one)
        };
        let actor = summed().or_else(named)?;
        let implied = ActorClaim {
            stance: Stance::Implied,
            by: None,
            ..actor
        };
        Some((first, implied))
    };
    clusters.members.iter().filter_map(lent).collect()
}

/// The only doer that each story names: for attacks, for strikes, and for both together.
struct Only {
    of_family: BTreeMap<(u32, Family), Option<ActorClaim>>,
    of_story: BTreeMap<u32, Option<ActorClaim>>,
}

impl Only {
    fn new(c: &Context) -> Self {
        let mut only = Only {
            of_family: BTreeMap::new(),
            of_story: BTreeMap::new(),
        };
        for report in c.reports.iter().filter(|r| told(r)) {
            for actor in report.actors.iter().filter(|a| names(c, a)) {
                let key = (report.document, report.kind.family());
                // What is told in sum or as a habit names whom the story is about, and nobody else.
                let actual = report.status == Status::Actual;
                let add = |known: &mut Option<ActorClaim>| {
                    let one = known.is_some_and(|k| same(c, &k, actor) || wider(c, &k, actor));
                    let over = known.is_some_and(|k| wider(c, actor, &k));
                    *known = if over {
                        Some(*actor)
                    } else {
                        known.filter(|_| one || !actual)
                    };
                };
                add(only.of_family.entry(key).or_insert(Some(*actor)));
                if matches!(key.1, Family::Attack | Family::Strike) {
                    add(only.of_story.entry(key.0).or_insert(Some(*actor)));
                }
            }
        }
        only.forget_states(c);
        // "These strikes are blamed on X": a word for all that was told, whatever its kind.
        only.of_story.retain(|_, one| {
            one.is_some_and(|a| matches!(a.stance, Stance::Blamed | Stance::Claimed))
        });
        only
    }

    /// "Militants fired 19 rockets": of a story that knows nameless doers besides a state, it cannot be
    /// said that the state did whatever has no doer.
    fn forget_states(&mut self, c: &Context) {
        let nameless = |r: &&Report| r.faceless && !r.actors.is_empty();
        let actual = c
            .reports
            .iter()
            .filter(|r| told(r) && r.status == Status::Actual);
        for report in actual.filter(nameless) {
            let key = (report.document, report.kind.family());
            // A state that is blamed may have sent them.
            let state = |a: &ActorClaim| {
                a.stance == Stance::Asserted && a.party.entity.is_some_and(|ix| c.is_state(ix))
            };
            if let Some(one) = self.of_family.get_mut(&key) {
                *one = one.filter(|a| !state(a));
            }
        }
    }

    fn of(&self, report: &Report) -> Option<ActorClaim> {
        let key = (report.document, report.kind.family());
        match self.of_family.get(&key) {
            Some(one) => *one,
            None => *self.of_story.get(&report.document)?,
        }
    }
}

/// "Six died in a series of bombings by insurgents. A blast in one town …, another …": the doer of
/// the sum that report `at` is part of.
fn summed(c: &Context, at: usize) -> Option<ActorClaim> {
    let report = &c.reports[at];
    let sum = earlier(c, at).find(|r| r.status == Status::Aggregate)?;
    let part =
        sum.kind.family() == report.kind.family() && sum.paragraph + PARTS >= report.paragraph;
    // Nobody else has acted since.
    let mut since = earlier(c, at).take_while(|r| r.span != sum.span);
    let alone = since.all(|r| r.actors.is_empty());
    sum.actors.first().copied().filter(|_| part && alone)
}

/// The sentence names the doer for another deed, and not for this one.
fn elsewhere(c: &Context, at: usize, doer: &ActorClaim) -> bool {
    let report = &c.reports[at];
    let beside = |r: &Report| r.span == report.span && r.actors.iter().any(|a| same(c, a, doer));
    c.around(at).any(|(i, r)| i != at && beside(r))
}

/// Most days between two deeds of which one tells who did the other: a season's incidents have one
/// doer, those of other years need not.
const SEASON: i64 = 180;

/// The story names the doer only for what happened in another season ("the base that X struck in
/// January of last year").
fn history(c: &Context, members: &[u32], doer: &ActorClaim) -> bool {
    let first = &c.reports[members[0] as usize];
    let dates = members.iter().filter_map(|&m| c.reports[m as usize].date);
    let mut dates = dates.map(|d| d.date);
    let told = dates.find(|d| d.days().is_some_and(|n| n <= 31));
    let Some(day) = told.or_else(|| c.documents[first.document as usize].published_on()) else {
        return false;
    };
    // What is claimed without a day is told as news; whom a story blames may have done it all.
    let published = c.documents[first.document as usize].published_on();
    let claimed = |r: &Report| r.actors.iter().any(|a| a.stance == Stance::Claimed);
    let far = |r: &Report| {
        let told = published.filter(|_| r.status == Status::Actual && claimed(r));
        let date = r.date.map(|d| d.date).or(told);
        date.is_some_and(|d| d.gap(&day) > SEASON)
    };
    let names = |r: &&Report| r.actors.iter().any(|a| same(c, a, doer));
    c.article(first.document).iter().filter(names).all(far)
}

/// Whom the event strikes did not do it.
fn struck(c: &Context, members: &[u32], doer: &ActorClaim) -> bool {
    let mut reports = members.iter().map(|&m| &c.reports[m as usize]);
    // "X-backed forces" may be any of "X-backed fighters".
    let loose = |p: Party| p.entity.is_some_and(|ix| c.entities[ix.0 as usize].generic);
    let suffers = |&party: &Party| {
        loose(party) && loose(doer.party) || same(c, &ActorClaim { party, ..*doer }, doer)
    };
    reports.any(|r| {
        let hurt = r.casualties.iter().filter_map(|c| c.who.as_ref());
        r.targets.iter().chain(hurt).any(suffers)
    })
}

/// Who tells of the dead without a word of having killed them did not.
fn told_by(c: &Context, members: &[u32], doer: &ActorClaim) -> bool {
    let mut reports = members.iter().map(|&m| &c.reports[m as usize]);
    let tells = |party: Party| same(c, &ActorClaim { party, ..*doer }, doer);
    reports.any(|r| !r.casualties.is_empty() && r.attribution.speaker.is_some_and(tells))
}

/// A state is the last to be thought of where a rocket lands on its own ground.
fn at_home(c: &Context, members: &[u32], doer: &ActorClaim) -> bool {
    let known = |ix: EntityIx| &c.entities[ix.0 as usize];
    let state = doer.party.entity.map(known).filter(|e| e.is_state());
    let Some(home) = state.and_then(|e| e.country.as_deref()) else {
        return false;
    };
    let mut reports = members.iter().map(|&m| &c.reports[m as usize]);
    reports.any(|r| {
        let place = r.place.and_then(|p| p.party.entity).map(known);
        let there = place.is_some_and(|e| e.id == home || e.country.as_deref() == Some(home));
        there && r.kind.family() == Family::Attack
    })
}

/// A group by its own name, said to have done it.
fn names(c: &Context, actor: &ActorClaim) -> bool {
    actor.stance != Stance::Denied
        && actor
            .party
            .entity
            .is_some_and(|ix| c.entities[ix.0 as usize].kind == EntityKind::Group)
}

/// "Militias backed by X" may well be the named ones; a state they are not.
fn wider(c: &Context, label: &ActorClaim, named: &ActorClaim) -> bool {
    let loose = |ix: EntityIx| c.entities[ix.0 as usize].generic;
    let group = |ix: EntityIx| !loose(ix) && !c.is_state(ix);
    label.party.entity.is_some_and(loose) && named.party.entity.is_some_and(group)
}

fn same(c: &Context, a: &ActorClaim, b: &ActorClaim) -> bool {
    let one = |x: EntityIx, y: EntityIx| c.lies_in(x, y) || c.lies_in(y, x);
    matches!((a.party.entity, b.party.entity), (Some(x), Some(y)) if one(x, y))
}

//! Reads the reports of one sentence: each step's findings, put together.

use super::lexicon;
use super::manner::{background, definite, distinct};
use super::memory::Memory;
use super::nuclei::{self, Happening, Part};
use super::places::{self, Placed};
use super::sentence::{Sentence, Stretch};
use super::{
    actors, attribution, casualties, dates, fields, munitions, party, passages, series, status,
    targets,
};
use crate::model::{
    ActorClaim, Attribution, Entity, EntityIx, Family, Kind, Party, PlaceClaim, PlacePrecision,
    Relation, Report, Role, Rule, Scope, Span, SpeakerKind, Stance, Status,
};
use crate::pack::Pack;

/// Reads the reports of one sentence.
pub(super) struct Reader<'s, 'a> {
    pub s: &'s Sentence<'a>,
    pub pack: &'a Pack,
    pub entity: &'s dyn Fn(EntityIx) -> &'a Entity,
    pub index: u32,
}

impl<'a> Reader<'_, 'a> {
    pub(super) fn entity(&self, ix: EntityIx) -> &'a Entity {
        (self.entity)(ix)
    }

    pub(super) fn reports(&self, memory: &Memory) -> Vec<Report> {
        let s = self.s;
        if matches!(s.paragraph.role, Role::TableHeader) {
            return Vec::new();
        }
        let mut happenings = nuclei::happenings(s);
        // "The incident": of what was told before.
        happenings.retain(|h| {
            let loose = |p: &nuclei::Nucleus| p.is_noun() && s.is("loose", s.word(p.head));
            !h.parts.iter().all(loose) || memory.told && !h.main().plural && definite(s, h)
        });
        if happenings.is_empty() {
            return Vec::new();
        }
        let places = places::places(s, memory, &|ix| self.entity(ix));
        let munitions = munitions::munitions(s);
        let launchers = munitions::launchers(s);
        let casualties = casualties::casualties(s);
        let owner = |at: Stretch| {
            let nearest = happenings
                .iter()
                .enumerate()
                .min_by_key(|(_, h)| (!h.kind().family().is_incident(), h.distance(s, at)));
            nearest.map(|(i, h)| (i, h.distance(s, at)))
        };
        let attribution = attribution::attribution(s, &|ix| self.entity(ix), memory.group());
        let dates = dates::dates(s, &happenings);
        let passages = passages::passages(s, &happenings);
        // What is counted far from the only happening of a sentence is still its own.
        let incidents = happenings
            .iter()
            .filter(|h| h.kind().family().is_incident());
        let far = if incidents.count() == 1 { 40 } else { 14 };
        let mut reports = Vec::new();
        for (i, h) in happenings.iter().enumerate() {
            let owned =
                |at: Stretch, reach: u32| owner(at).is_some_and(|(o, d)| o == i && d <= reach);
            let reach = passages[i].reach;
            let told: Vec<Placed> = places
                .iter()
                .filter(|p| reach.holds(p.at.from))
                .copied()
                .collect();
            let (place, launch_site) = self.place(h, &told, &happenings);
            let place = place.or_else(|| self.headed(memory));
            let mut actors = actors::actors(s, h, memory);
            self.claimed_by_speaker(&attribution, h, &mut actors);
            let mut report = Report {
                document: self.index,
                paragraph: s.paragraph.ordinal,
                sentence: s.ordinal,
                span: s.span_of(passages[i].at),
                aside: passages[i].aside,
                cue: s.span_of(h.main().at),
                kind: h.kind(),
                status: status::status(s, h, dates[i].claim),
                background: background(s, h),
                distinct: distinct(s, h),
                definite: definite(s, h),
                date: dates[i].claim,
                anchor: dates[i].anchor,
                announced: dates[i].announced,
                place,
                seat: None,
                launch_site,
                targets: targets::targets(s, h, &actors),
                faceless: actors
                    .iter()
                    .all(|a| party::faceless(a.party.span.of(&s.document.text))),
                actors,
                weapons: fields::weapons(s, h),
                munitions: munitions
                    .iter()
                    .filter(|m| owned(m.at, far) || thrown(s, h, m.at))
                    .map(|m| m.claim)
                    .collect(),
                launchers: launchers.filter(|(_, at)| owned(*at, 20)).map(|(l, _)| l),
                casualties: casualties
                    .iter()
                    .filter(|c| owned(c.at, 30))
                    .map(|c| c.claim)
                    .collect(),
                outcomes: fields::outcomes(s, h),
                attribution: attribution.clone(),
                response_to: self.response(h, &happenings),
                rule: rule(h),
            };
            report.place = report.place.or_else(|| self.land(&report));
            self.settle(&mut report, h);
            let listed = self.listed(&report, h, &places);
            if listed.is_empty() {
                reports.push(report);
            }
            reports.extend(listed);
        }
        let pointer = Self::pointer(&reports);
        reports.extend(pointer);
        reports
    }

    /// "Missiles were fired at Israel": the land of the state that was aimed at. Its troops may be
    /// anywhere.
    fn land(&self, report: &Report) -> Option<PlaceClaim> {
        let s = self.s;
        let state = |p: &&Party| p.entity.is_some_and(|ix| self.entity(ix).class == "state");
        let target = report.targets.iter().find(state)?;
        let words = s.stretch(target.span);
        let next = words.to;
        let alone = next >= s.tokens.len()
            || s.is_border(next)
            || s.verb(next).is_some()
            || s.time_at(next).is_some()
            || ["prepositions", "auxiliaries", "modals", "relative"]
                .iter()
                .any(|list| s.is(list, s.word(next)))
            // "at US and allied personnel": not at the land.
            || matches!(s.word(next), "and" | "or" | "but")
                && s.tokens.get(next + 1).is_some_and(|t| t.capital);
        let at = alone
            && matches!(
                s.before(words.from),
                "on" | "at" | "against" | "toward" | "towards" | "into"
            );
        let country = self.entity(target.entity?).country.as_deref()?;
        let place = self.pack.ix(country).filter(|_| at)?;
        Some(PlaceClaim {
            party: Party {
                entity: Some(place),
                span: target.span,
            },
            relation: Relation::Inside,
            precision: PlacePrecision::Country,
            story: false,
        })
    }

    /// The place of the heading above, as the story's.
    fn headed(&self, memory: &Memory) -> Option<PlaceClaim> {
        let (ix, span) = memory.heading()?;
        Some(places::of_story(ix, span, self.entity(ix)))
    }

    /// One report for each day of a list that the happening's noun sums up.
    fn listed(&self, whole: &Report, h: &Happening, places: &[Placed]) -> Vec<Report> {
        let s = self.s;
        if !matches!(whole.status, Status::Actual | Status::Aggregate) {
            return Vec::new();
        }
        let items = series::items(s, h, places);
        // A toll told once for all the days belongs to none of them.
        let mut total = whole.casualties.clone();
        for claim in &mut total {
            claim.scope = Scope::Total;
        }
        let report = |item: series::Item| Report {
            span: s.span_of(item.at),
            cue: item.timed.time.span,
            status: Status::Actual,
            definite: false,
            date: dates::claim(s, item.timed),
            anchor: None,
            announced: None,
            place: item.place,
            munitions: Vec::new(),
            launchers: None,
            casualties: total.clone(),
            rule: Rule::ListOfDays,
            ..whole.clone()
        };
        items.into_iter().map(report).collect()
    }

    /// An armed group that tells of an attack without naming a doer claims it as its own.
    fn claimed_by_speaker(
        &self,
        attribution: &Attribution,
        h: &Happening,
        actors: &mut Vec<ActorClaim>,
    ) {
        let Some(speaker) = attribution
            .speaker
            .filter(|_| attribution.kind == SpeakerKind::ArmedGroup)
        else {
            return;
        };
        for actor in actors.iter_mut().filter(|a| a.stance == Stance::Asserted) {
            // "The group said it had attacked": its own account.
            if actor.party.entity == speaker.entity {
                actor.stance = Stance::Claimed;
                actor.by = Some(speaker);
            }
        }
        let mut seen = Vec::new();
        actors.retain(|a| {
            let key = (a.party.entity, a.stance);
            let new = a.party.entity.is_none() || !seen.contains(&key);
            seen.push(key);
            new
        });
        let attack = h.kind().family() == Family::Attack;
        let outside = speaker.span.end <= self.s.span_of(h.main().at).start;
        if attack && outside && actors.is_empty() && !self.own_loss(h, speaker) {
            actors.push(ActorClaim {
                party: speaker,
                stance: Stance::Claimed,
                by: Some(speaker),
            });
        }
    }

    /// "The rebels said five of their men were killed": the speaker tells what befell its own.
    fn own_loss(&self, h: &Happening, speaker: Party) -> bool {
        let s = self.s;
        let head = h.main().head;
        let told = s.stretch(speaker.span).to;
        h.main().part == Part::Casualty
            && (told..head).any(|i| matches!(s.word(i), "their" | "its" | "our" | "his"))
    }

    /// "The group took responsibility", "the ministry blamed rebels": says who did what was told
    /// before, without naming it. A report of that happening, beside the statement's own.
    fn pointer(reports: &[Report]) -> Option<Report> {
        let names_doer = |r: &&Report| {
            matches!(r.kind, Kind::Blame | Kind::ClaimOfResponsibility)
                && r.status == Status::Actual
                && r.actors
                    .iter()
                    .any(|a| matches!(a.stance, Stance::Blamed | Stance::Claimed))
        };
        let statement = reports.iter().find(names_doer)?;
        let tells = |r: &Report| r.kind.family().is_incident();
        if reports.iter().any(tells) {
            return None;
        }
        let mut pointer = Report {
            kind: Kind::AttackUnspecified,
            definite: true,
            date: None,
            anchor: None,
            place: None,
            launch_site: None,
            targets: Vec::new(),
            rule: Rule::Statement,
            ..statement.clone()
        };
        pointer
            .actors
            .retain(|a| matches!(a.stance, Stance::Blamed | Stance::Claimed));
        Some(pointer)
    }

    /// The place of a happening, and its launch site: the best of the places it owns.
    fn place(
        &self,
        h: &Happening,
        places: &[Placed],
        all: &[Happening],
    ) -> (Option<PlaceClaim>, Option<PlaceClaim>) {
        let s = self.s;
        let mut best: Option<(u32, &Placed)> = None;
        let mut launch = None;
        let mut told: Option<&Placed> = None;
        // A ship says nothing of where it was: what else the sentence names does.
        let ship = |p: &Placed| s.names.iter().any(|n| n.ship && n.at.from == p.at.from);
        let fixed = places.iter().filter(|p| !ship(p)).count();
        for place in places {
            let distance = h.distance(s, place.at);
            let lone = all.len() == 1 && fixed == 1 && !ship(place) && distance <= 70;
            if s.likens(h.main().at.to, place.at.from) {
                continue;
            }
            // "Washington vowed": a capital that nothing makes a place stands for its state.
            let seat = place.claim.party.entity.is_some_and(|ix| {
                self.pack.state_of(ix).is_some() && self.entity(ix).class == "city"
            });
            if seat && !place.tied && !s.is("site_nouns", s.word(place.at.to)) {
                continue;
            }
            // "the strikes … protect personnel who are in X": where those people are.
            let head = h.main().at.to;
            if (head..place.at.from).any(|i| s.word(i) == "who" && s.is("be", s.word(i + 1))) {
                continue;
            }
            let incident = h.kind().family().is_incident();
            let nearest = all
                .iter()
                .filter(|o| !incident || o.kind().family().is_incident())
                .map(|o| o.distance(s, place.at))
                .min()
                .unwrap_or(distance);
            // What is much nearer to another happening belongs to that one.
            if distance > 40 && !lone
                || all.len() > 1
                    && distance > nearest
                    && distance > nearest + if place.tied { 0 } else { 6 }
            {
                continue;
            }
            if place.claim.relation == Relation::From {
                launch = launch.or(Some(place.claim));
                continue;
            }
            if told.is_some_and(|inner| within(s, inner, place)) {
                continue;
            }
            told = Some(place);
            let cost = distance + 7 * place.rank + if place.tied { 0 } else { 6 };
            if best.is_none_or(|(b, _)| cost < b) {
                best = Some((cost, place));
            }
        }
        // The only place of a clause, however far from the verb.
        let far = || {
            let only = |p: &&Placed| !ship(p) && p.claim.relation != Relation::From;
            let mut others = places.iter().filter(only);
            let place = others.next().filter(|_| others.next().is_none())?;
            let head = h.main().at;
            let between = Stretch {
                from: head.to.min(place.at.from),
                to: place.at.from,
            };
            let free = head.to <= place.at.from
                && !s.separates(between)
                && !(between.from..between.to)
                    .any(|i| s.is_border(i) || s.is("relative", s.word(i)));
            (free && place.tied).then_some(place.claim)
        };
        let best = match best {
            Some((_, p)) if ship(p) => far().or(Some(p.claim)),
            Some((_, p)) => Some(p.claim),
            None => far(),
        };
        (best, launch)
    }

    /// The words that name what a happening answers.
    fn response(&self, h: &Happening, all: &[Happening]) -> Option<Span> {
        let s = self.s;
        let phrases = s.lexicon.cue("response");
        (0..s.tokens.len()).find_map(|at| {
            let len = phrases.at(&s.tokens, at);
            if len == 0 {
                return None;
            }
            // The answer is the happening told last before these words.
            let before = |o: &Happening| o.parts[0].at.from < at;
            let last = || {
                let later = |o: &Happening| o.parts[0].at.from > h.parts[0].at.from;
                before(h) && !all.iter().any(|o| before(o) && later(o))
            };
            // "To avenge that bombing, the army shelled": the first told behind the comma.
            let comma = (at + len..s.tokens.len()).find(|&i| s.word(i) == ",");
            let behind = |o: &Happening| comma.is_some_and(|c| o.parts[0].at.from > c);
            let first = || {
                let next = all.iter().find(|o| behind(o));
                next.is_some_and(|o| o.parts[0].at.from == h.parts[0].at.from)
            };
            let own = if at <= 1 { first() } else { last() };
            own.then(|| {
                // "carried out in response": what it answers stands elsewhere.
                let bare = matches!(
                    s.word(at + len - 1),
                    "response" | "retaliation" | "reprisal"
                );
                let end = s.clause_end(at + len - 1).max(at + len);
                s.span_of(Stretch {
                    from: at,
                    to: if bare { at + len } else { end },
                })
            })
        })
    }
}

/// "in the town of A in B province", "the village of A, 50 km south of B": `outer` only tells where the
/// finer `inner` lies.
fn within(s: &Sentence, inner: &Placed, outer: &Placed) -> bool {
    let gap = inner.at.to..outer.at.from;
    let leads = |i: usize| matches!(s.word(i), "in" | "of" | "near" | "outside" | "from");
    let links = |i: usize| {
        leads(i)
            || s.is_number(i)
            || matches!(
                s.word(i),
                "the" | "," | "about" | "some" | "around" | "to" | "close" | "(" | ")"
            )
            || ["place_heads", "place_adjectives", "compass", "distances"]
                .iter()
                .any(|list| s.is(list, s.word(i)))
    };
    let joined = gap.clone().any(leads);
    inner.rank <= outer.rank && joined && gap.into_iter().all(links)
}

/// "shot down 21 missiles fired by": those that were fired, too; "intercepted and destroyed a missile":
/// both were done to it.
fn thrown(s: &Sentence, h: &Happening, at: Stretch) -> bool {
    let main = h.main();
    let next = main.at.to + 1;
    let shared = !main.is_noun() && s.word(main.at.to) == "and" && at.from > next;
    if shared && s.verb(next).is_some() && at.from <= next + 2 {
        return true;
    }
    let fires = s
        .verb(main.head)
        .is_some_and(|v| v.has(lexicon::Role::Fire));
    fires && main.passive && at.to <= main.head && main.head - at.to <= 4
}

fn rule(h: &Happening) -> Rule {
    let main = h.main();
    match (main.is_noun(), main.passive, main.part) {
        (_, _, Part::Casualty) => Rule::CasualtyVerb,
        (_, _, Part::Thwart) => Rule::ThwartingVerb,
        (true, ..) => Rule::EventNoun,
        (false, true, _) => Rule::PassiveVerb,
        (false, false, _) => Rule::ActiveVerb,
    }
}

use super::{CasualtyClaim, Count, Hull, Outcome, Report, Scope};

impl Hull {
    /// The counts together; a sum past what a `u32` holds stays at its most. `None` for no counts.
    pub fn sum<'c>(counts: impl IntoIterator<Item = &'c Count>) -> Option<Hull> {
        let single = |count: &Count| Hull {
            min: count.min,
            max: count.max,
        };
        counts.into_iter().map(single).reduce(|a, b| Hull {
            min: a.min.saturating_add(b.min),
            max: a.max.zip(b.max).map(|(x, y)| x.saturating_add(y)),
        })
    }
}

impl Report {
    /// What the passage counts of people with one of these outcomes in this event, claim by claim.
    pub fn counted<'r>(&'r self, outcomes: &'r [Outcome]) -> impl Iterator<Item = &'r Count> {
        let of_event = self.casualties.iter().filter(|c| c.scope == Scope::Event);
        of_event
            .filter(|c| outcomes.contains(&c.outcome))
            .map(|c| &c.count)
    }

    /// The passage's own total of people with this outcome in this event; `None` when it says
    /// nothing of them. A passage that says nobody was hurt says 0 killed and 0 wounded.
    ///
    /// Claims about different people add up ("two Americans and a Briton"), except that one claim
    /// that equals the sum of the others is their total ("three soldiers: two Americans and a
    /// Briton"), and that the same number without a noun is told again ("the three"). Totals over
    /// a period never count.
    pub fn toll(&self, outcome: Outcome) -> Option<Hull> {
        let of_event = || self.casualties.iter().filter(|c| c.scope == Scope::Event);
        let mut claims: Vec<&CasualtyClaim> = of_event().filter(|c| c.outcome == outcome).collect();
        claims.dedup_by(|b, a| {
            let same_number = (a.count.min, a.count.max) == (b.count.min, b.count.max);
            a.count.span == b.count.span || (same_number && b.who.is_none())
        });
        let Some(sum) = Hull::sum(claims.iter().map(|c| &c.count)) else {
            let unhurt = matches!(outcome, Outcome::Killed | Outcome::Wounded)
                && of_event().any(|c| c.outcome == Outcome::NoneReported);
            return unhurt.then_some(Hull {
                min: 0,
                max: Some(0),
            });
        };
        let whole = claims.iter().find(|c| {
            claims.len() > 2 && c.count.min.checked_mul(2) == Some(sum.min) && c.count.max.is_some()
        });
        Some(whole.map_or(sum, |c| Hull {
            min: c.count.min,
            max: c.count.max,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Count, CountForm, Kind, Party, Span};

    fn report(figures: &[(Outcome, u32, Option<u32>, Scope)]) -> Report {
        let claim = |(at, &(outcome, min, max, scope))| CasualtyClaim {
            outcome,
            count: Count {
                span: Span::new(at, at + 1),
                min,
                max,
                form: CountForm::Exact,
            },
            who: Some(Party {
                entity: None,
                span: Span::new(at, at + 1),
            }),
            scope,
        };
        Report {
            casualties: figures.iter().enumerate().map(claim).collect(),
            ..Report::new(0, 1, 1, Span::default(), Kind::Clash)
        }
    }

    fn killed(figures: &[(u32, Option<u32>)]) -> Option<(u32, Option<u32>)> {
        let claims: Vec<_> = figures
            .iter()
            .map(|&(min, max)| (Outcome::Killed, min, max, Scope::Event))
            .collect();
        report(&claims)
            .toll(Outcome::Killed)
            .map(|h| (h.min, h.max))
    }

    #[test]
    fn different_people_add_up() {
        assert_eq!(killed(&[]), None);
        assert_eq!(killed(&[(2, Some(2)), (1, Some(1))]), Some((3, Some(3))));
        assert_eq!(killed(&[(2, Some(2)), (5, None)]), Some((7, None)));
    }

    #[test]
    fn a_total_is_not_added_to_its_parts() {
        let three = [(3, Some(3)), (2, Some(2)), (1, Some(1))];
        assert_eq!(killed(&three), Some((3, Some(3))));
    }

    #[test]
    fn figures_past_all_bounds_add_up_to_the_most() {
        let most = 4_000_000_000;
        let whole = Some((u32::MAX, Some(u32::MAX)));
        assert_eq!(killed(&[(most, Some(most)), (most, Some(most))]), whole);
        let report = report(&[
            (Outcome::Killed, most, Some(most), Scope::Event),
            (Outcome::Died, most, None, Scope::Event),
        ]);
        let sum = Hull::sum(report.counted(&[Outcome::Killed, Outcome::Died]));
        assert_eq!(sum.map(|h| (h.min, h.max)), Some((u32::MAX, None)));
    }

    #[test]
    fn nobody_hurt_is_zero_and_periods_do_not_count() {
        let none = report(&[(Outcome::NoneReported, 0, Some(0), Scope::Event)]);
        assert_eq!(none.toll(Outcome::Wounded).map(|h| h.max), Some(Some(0)));
        assert_eq!(none.toll(Outcome::Missing), None);
        let year = report(&[(Outcome::Killed, 4, Some(4), Scope::Total)]);
        assert_eq!(year.toll(Outcome::Killed), None);
    }
}

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

impl Outcome {
    /// Who was killed in it and who died of it: the claims keep them apart, a total does not.
    pub const DEAD: [Outcome; 2] = [Outcome::Killed, Outcome::Died];
}

impl Report {
    /// What the passage counts of people with one of these outcomes in this event, claim by claim.
    fn counted(&self, outcomes: &[Outcome]) -> Vec<&CasualtyClaim> {
        let of_event = self.casualties.iter().filter(|c| c.scope == Scope::Event);
        of_event.filter(|c| outcomes.contains(&c.outcome)).collect()
    }

    /// The passage's total of the people with one of these outcomes in this event, and from how many
    /// claims; `None` when it counts none.
    ///
    /// Claims about different people add up ("two Americans and a Briton"), except that one claim
    /// that equals the sum of the others is their total ("three soldiers: two Americans and a
    /// Briton"), and that the same number without a noun is told again ("the three"). "Deadly" says
    /// something only where no figure stands. Totals over a period never count.
    pub fn summed(&self, outcomes: &[Outcome]) -> Option<(Hull, usize)> {
        let mut claims = self.counted(outcomes);
        if claims.iter().any(|c| c.count.is_numeric()) {
            claims.retain(|c| c.count.is_numeric());
        }
        claims.dedup_by(|b, a| {
            let same_number = (a.count.min, a.count.max) == (b.count.min, b.count.max);
            a.count.span == b.count.span || (same_number && b.who.is_none())
        });
        let sum = Hull::sum(claims.iter().map(|c| &c.count))?;
        // "two guards, a driver and three clerks" are six: a total is told before its parts.
        let first = claims.iter().min_by_key(|c| c.count.span);
        let whole = first.filter(|c| {
            claims.len() > 2 && c.count.min.checked_mul(2) == Some(sum.min) && c.count.max.is_some()
        });
        let total = whole.map_or(sum, |c| Hull {
            min: c.count.min,
            max: c.count.max,
        });
        Some((total, claims.len()))
    }

    /// The figure the passage gives for the people with one of these outcomes; `None` when it gives
    /// none. A passage that says nobody was hurt says 0 killed and 0 wounded.
    pub fn toll(&self, outcomes: &[Outcome]) -> Option<Hull> {
        let figures = self.counted(outcomes);
        if figures.iter().any(|c| c.count.is_numeric()) {
            return self.summed(outcomes).map(|(hull, _)| hull);
        }
        let harm = Outcome::DEAD.iter().chain(&[Outcome::Wounded]);
        let unhurt = figures.is_empty()
            && harm.into_iter().any(|o| outcomes.contains(o))
            && !self.counted(&[Outcome::NoneReported]).is_empty();
        unhurt.then_some(Hull {
            min: 0,
            max: Some(0),
        })
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
        report(&claims).toll(&Outcome::DEAD).map(|h| (h.min, h.max))
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
        let listed = [(2, Some(2)), (1, Some(1)), (3, Some(3))];
        assert_eq!(killed(&listed), Some((6, Some(6))));
    }

    #[test]
    fn who_died_of_it_counts_with_the_killed() {
        let died = report(&[(Outcome::Died, 5, Some(5), Scope::Event)]);
        assert_eq!(died.toll(&Outcome::DEAD).map(|h| h.min), Some(5));
    }

    #[test]
    fn deadly_is_no_figure() {
        let mut deadly = report(&[(Outcome::Killed, 1, None, Scope::Event)]);
        deadly.casualties[0].count.form = CountForm::Plural;
        assert_eq!(deadly.toll(&Outcome::DEAD), None);
        assert_eq!(deadly.summed(&Outcome::DEAD).map(|(h, _)| h.min), Some(1));
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
        let sum = report.toll(&Outcome::DEAD);
        assert_eq!(sum.map(|h| (h.min, h.max)), Some((u32::MAX, None)));
    }

    #[test]
    fn nobody_hurt_is_zero_and_periods_do_not_count() {
        let none = report(&[(Outcome::NoneReported, 0, Some(0), Scope::Event)]);
        assert_eq!(none.toll(&[Outcome::Wounded]).map(|h| h.max), Some(Some(0)));
        assert_eq!(none.toll(&[Outcome::Missing]), None);
        let year = report(&[(Outcome::Killed, 4, Some(4), Scope::Total)]);
        assert_eq!(year.toll(&Outcome::DEAD), None);
    }
}

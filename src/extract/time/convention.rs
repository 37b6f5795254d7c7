//! Whether a text writes the day or the month first in figures: `03/04/2020`.

use super::lexicon::Lexicon;
use super::token::Token;

/// How dates in figures are to be read where both orders are possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Order {
    /// Nothing in the text tells; month first.
    #[default]
    Untold,
    MonthFirst,
    DayFirst,
}

impl Order {
    /// What the figures of the whole text tell ("29/03/2020" can only be day first), else its
    /// dates in words ("29 March 2020").
    pub(super) fn of<'t>(blocks: impl Iterator<Item = &'t [Token]>, lexicon: &Lexicon) -> Order {
        let (mut figures, mut words) = (0, 0);
        for tokens in blocks {
            for at in 0..tokens.len() {
                if tokens[at].digits == 0 || tokens[at].digits > 2 {
                    continue;
                }
                figures += in_figures(&tokens[at..]);
                words += in_words(tokens, at, lexicon);
            }
        }
        match if figures == 0 { words } else { figures } {
            0 => Order::Untold,
            1.. => Order::DayFirst,
            _ => Order::MonthFirst,
        }
    }
}

/// 1 for `29/03/2020`, -1 for `03/29/2020`, 0 for what tells nothing.
fn in_figures(tokens: &[Token]) -> i32 {
    let [first, a, second, b, year, ..] = tokens else {
        return 0;
    };
    let joined = |mark| a.mark(mark) && b.mark(mark) && year.digits > 0;
    let slashes = joined('/') || joined('-') && year.digits == 4;
    let days = |n: u32| (13..=31).contains(&n);
    let months = |n: u32| (1..=12).contains(&n);
    if !slashes {
        0
    } else if days(first.value) && months(second.value) {
        1
    } else if months(first.value) && days(second.value) {
        -1
    } else {
        0
    }
}

/// 1 for "29 March", -1 for "March 29".
fn in_words(tokens: &[Token], at: usize, lexicon: &Lexicon) -> i32 {
    let month = |i: Option<usize>| {
        let token = i.and_then(|i| tokens.get(i));
        token.is_some_and(|t| t.capital && lexicon.sense(t.sense).month > 0)
    };
    if !(1..=31).contains(&tokens[at].value) {
        0
    } else if month(at.checked_sub(1)) {
        -1
    } else {
        i32::from(month(Some(at + 1)))
    }
}

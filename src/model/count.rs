use serde::{Deserialize, Serialize};

use super::Span;

/// How a count is worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountForm {
    /// "33", "two".
    Exact,
    /// "at least ten", "more than 30".
    AtLeast,
    /// "up to five", "fewer than 20".
    AtMost,
    /// "about a dozen".
    About,
    /// "3-4", "between ten and twenty".
    Range,
    /// A plural without a number: "rockets".
    Plural,
    /// "several", "dozens of", "a barrage of".
    Vague,
}

/// A number as an interval of whole things, with its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// Where the words stand, the counted noun included ("at least ten rockets").
    pub span: Span,
    /// The least it can be.
    pub min: u32,
    /// The most it can be; `None` when the words set no upper limit.
    pub max: Option<u32>,
    /// The form of the wording.
    pub form: CountForm,
}

impl Count {
    /// True when both intervals share a value: "at least ten" meets "10", 33 does not meet 57; "about
    /// 50" meets what is a tenth more or less.
    pub fn meets(&self, other: &Count) -> bool {
        let (a, b) = (self.reach(), other.reach());
        a.0 <= b.1 && b.0 <= a.1
    }

    /// The least and the most that the words let it be.
    fn reach(&self) -> (u32, u32) {
        let about = self.form == CountForm::About;
        let slack = if about { (self.min / 10).max(1) } else { 0 };
        let most = self.max.unwrap_or(u32::MAX);
        (self.min.saturating_sub(slack), most.saturating_add(slack))
    }

    /// True when the words hold a number, not only a plural.
    pub fn is_numeric(&self) -> bool {
        self.form != CountForm::Plural
    }
}

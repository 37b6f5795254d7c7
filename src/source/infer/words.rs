//! The kept text as its inference reads it: sentences in lower case.

use crate::model::Document;
use crate::source::cues::key;

/// Most words between two words of a phrase: "the killing of (General Qasem) Soleimani".
const GAP: usize = 6;

/// The kept sentences as keys.
pub(super) struct Words {
    pub(super) sentences: Vec<String>,
}

impl Words {
    pub(super) fn of(document: &Document) -> Self {
        let spans = document.paragraphs.iter().flat_map(|p| &p.sentences);
        Self {
            sentences: spans.map(|s| key(s.of(&document.text))).collect(),
        }
    }

    pub(super) fn hold(&self, phrase: &str) -> bool {
        self.sentences.iter().any(|s| holds(s, phrase))
    }

    /// The first half of the sentences, where the news is told.
    pub(super) fn first_half(&self) -> &[String] {
        &self.sentences[..self.sentences.len().div_ceil(2)]
    }
}

/// True when the phrase stands in the text between word borders.
pub(super) fn holds(text: &str, phrase: &str) -> bool {
    place(text, phrase).is_some()
}

/// Where the phrase stands in the text between word borders.
pub(super) fn place(text: &str, phrase: &str) -> Option<usize> {
    text.match_indices(phrase).map(|(at, _)| at).find(|&at| {
        let border = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        border(text[..at].chars().next_back()) && border(text[at + phrase.len()..].chars().next())
    })
}

/// True when the text names what the phrase names: the same words, with titles and first names
/// before the last one perhaps.
pub(super) fn names(text: &str, phrase: &str) -> bool {
    if holds(text, phrase) {
        return true;
    }
    let Some((head, name)) = phrase
        .rsplit_once(' ')
        .filter(|(head, _)| head.contains(' '))
    else {
        return false;
    };
    let Some(at) = place(text, head) else {
        return false;
    };
    let mut rest = text[at + head.len()..].split_whitespace();
    let bare = |w: &'_ str| -> String {
        w.trim_end_matches("'s")
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_owned()
    };
    rest.by_ref().take(GAP + 1).any(|word| bare(word) == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_may_stand_before_a_name() {
        assert!(names("after the killing of haddad", "killing of haddad"));
        assert!(names(
            "the assassination of guards commander general omar haddad, they said",
            "assassination of haddad"
        ));
        assert!(!names(
            "the killing of a guard and his dog",
            "killing of haddad"
        ));
        assert!(!names("skilling of haddad", "killing of haddad"));
    }
}

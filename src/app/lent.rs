//! What an event shows that its sentences do not say themselves, and what stands behind its sources.

use super::words;
use crate::corpus::Corpus;
use crate::model::{Basis, DateClaim, Event, Kinship, Report, Stance};

/// True when the story around a passage tells its day, not the passage.
pub fn is_lent(report: &Report, claim: &DateClaim) -> bool {
    claim.basis == Basis::Event && !report.span.contains(claim.span)
}

/// True when an event shows a date that none of its reports says itself.
pub fn date_is_lent(corpus: &Corpus, event: &Event) -> bool {
    let lent = |report: &Report| {
        let claim = report.date.filter(|c| Some(c.date) == event.date)?;
        Some(is_lent(report, &claim))
    };
    let mut told = corpus.reports_of(event).filter_map(lent).peekable();
    told.peek().is_some() && told.all(|lent| lent)
}

/// The fields of an event that only the story around its sentences tells.
pub fn lent(corpus: &Corpus, event: &Event) -> Vec<&'static str> {
    let mut actors = corpus.reports_of(event).flat_map(|r| &r.actors).peekable();
    let implied = actors.peek().is_some() && actors.all(|a| a.stance == Stance::Implied);
    [
        ("date", date_is_lent(corpus, event)),
        ("place", event.place.is_some_and(|p| p.claim.story)),
        ("doer", implied),
    ]
    .into_iter()
    .filter_map(|(name, lent)| lent.then_some(name))
    .collect()
}

/// The words by which somebody doubts what others say, each once: `“did not believe it” ¶3`.
pub fn doubts(corpus: &Corpus, event: &Event) -> Vec<String> {
    let mut seen = Vec::new();
    for report in corpus.reports_of(event) {
        for words in doubts_of(corpus, report) {
            let words = format!("{words} ¶{}", report.paragraph);
            if !seen.contains(&words) {
                seen.push(words);
            }
        }
    }
    seen
}

/// The words of doubt of one report.
pub fn doubts_of<'c>(corpus: &'c Corpus, report: &'c Report) -> impl Iterator<Item = String> + 'c {
    let text = &corpus.documents[report.document as usize].text;
    let doubts = report.attribution.doubts.iter();
    doubts.map(|span| format!("“{}”", span.of(text)))
}

/// What ties the documents of an event's reports, so that they count as one source.
pub fn ties<'c>(corpus: &'c Corpus, event: &'c Event) -> impl Iterator<Item = &'c Kinship> {
    let told = |document: u32| corpus.reports_of(event).any(|r| r.document == document);
    let ties = corpus.independence.ties.iter();
    ties.filter(move |k| told(k.first) && told(k.second))
}

/// A tie in words: `Reuters and 003.txt: both rest on "The Daily Star"`.
pub fn tie(corpus: &Corpus, kin: &Kinship) -> String {
    let [first, second] =
        [kin.first, kin.second].map(|at| words::outlet(&corpus.documents[at as usize]));
    format!("{first} and {second}: {}", kin.reason(&corpus.documents))
}

//! How the happenings of a document hang together in time: what answers what, what came next.

use super::lexicon::Lexicon;
use super::tokens::{Token, tokenize};
use crate::model::{DateAnchor, Document, Report, Span, Status};

/// Gives undated reports the happening their date hangs on.
pub(crate) fn link(document: &Document, reports: &mut [Report]) {
    for i in 0..reports.len() {
        answered(document, i, reports);
        turned(i, reports);
        if i > 0 {
            follows(document, i, reports);
        }
    }
}

/// "The salvo came a day after rockets were launched": the salvo was told of before, so the distance
/// dates the launch.
fn turned(i: usize, reports: &mut [Report]) {
    let Some(anchor) = reports[i].anchor.filter(|_| reports[i].definite) else {
        return;
    };
    let cue = reports[i].cue;
    let other = |r: &Report| anchor.phrase.contains(r.cue) && undated(r) && !r.definite;
    if let Some(other) = reports.iter_mut().find(|r| other(r)) {
        other.anchor = Some(DateAnchor {
            phrase: cue,
            after: !anchor.after,
            ..anchor
        });
        reports[i].anchor = None;
    }
}

fn undated(report: &Report) -> bool {
    report.date.is_none() && report.anchor.is_none() && report.status == Status::Actual
}

/// What a strike answers came before the strike.
fn answered(document: &Document, i: usize, reports: &mut [Report]) {
    let answer = &reports[i];
    let Some(response) = answer
        .response_to
        .filter(|_| answer.status == Status::Actual)
    else {
        return;
    };
    let cue = answer.cue;
    for other in reports.iter_mut() {
        let named = response.contains(other.cue) || response.overlaps(other.cue);
        if named && undated(other) && other.cue != cue {
            other.anchor = Some(DateAnchor {
                words: first_words(document, response),
                phrase: cue,
                days: None,
                after: false,
            });
        }
    }
}

/// The words of the answer itself ("in response to"), without what is answered.
fn first_words(document: &Document, span: Span) -> Span {
    let tokens = tokenize(&document.text, span);
    let len = Lexicon::english().cue("response").at(&tokens, 0);
    if len == 0 {
        span
    } else {
        tokens[0].span.cover(tokens[len - 1].span)
    }
}

/// "At the same time", "then": the date hangs on the report told just before.
fn follows(document: &Document, i: usize, reports: &mut [Report]) {
    let report = &reports[i];
    let told = |r: &&Report| r.status == Status::Actual && r.kind.family().is_incident();
    let Some(before) = reports[..i].iter().rev().take(4).find(told) else {
        return;
    };
    let next = report.paragraph == before.paragraph && report.sentence <= before.sentence + 1
        || report.paragraph == before.paragraph + 1 && report.sentence == 1;
    if !next || !undated(report) {
        return;
    }
    let same_sentence = report.shares_sentence(before);
    let words = if same_sentence {
        Span {
            start: before.cue.end,
            end: report.cue.start.max(before.cue.end),
        }
    } else {
        report.span
    };
    let tokens = tokenize(&document.text, words);
    let (list, days) = if let Some(at) = cue(&tokens, "same_time", same_sentence) {
        (at, Some(0))
    } else if let Some(at) = cue(&tokens, "next_step", same_sentence) {
        (at, None)
    } else {
        return;
    };
    // What hangs on the same happening as the one before hangs on that happening too.
    let chained = before.anchor.filter(|a| a.after && a.days.is_none());
    let phrase = chained.map_or(before.cue, |a| a.phrase);
    let anchor = DateAnchor {
        words: list,
        phrase,
        days,
        after: true,
    };
    reports[i].anchor = Some(anchor);
}

/// The words of a cue list at the start of a sentence, or anywhere between two happenings of one.
fn cue(tokens: &[Token], list: &str, anywhere: bool) -> Option<Span> {
    let phrases = Lexicon::english().cue(list);
    (0..tokens.len()).find_map(|at| {
        let len = phrases.at(tokens, at);
        let opens = if anywhere {
            len > 1 || at > 0 && matches!(tokens[at - 1].norm.as_str(), "and" | ",")
        } else {
            at == 0
                || len >= 3
                || tokens[at].is("instead")
                || matches!(tokens[at - 1].norm.as_str(), "\"" | "“" | "but" | "and")
        };
        (len > 0 && opens).then(|| tokens[at].span.cover(tokens[at + len - 1].span))
    })
}

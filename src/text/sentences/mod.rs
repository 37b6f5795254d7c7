//! Splits a paragraph into sentences.
//!
//! News text is full of stops that end nothing ("U.S.", "Brig. Gen.", "Jan. 3", "a.m.") and lacks
//! spaces where something does end ("airport.After"). Each candidate is judged by the word before
//! it, what closes after it, and the word that follows.

mod list;
mod runs;
mod words;

use std::ops::Range;

use runs::{Form, closers, run};
use words::WORDS;

use super::clean::is_ignorable;

/// The sentences of `text` as byte ranges, in order, without the white space around them; closing
/// quotes and brackets stay with their sentence. Empty for blank text.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for end in breaks(text).into_iter().chain([text.len()]) {
        let piece = &text[start..end];
        let kept = piece.trim_matches(is_gap);
        if !kept.is_empty() {
            let from = start + piece.len() - piece.trim_start_matches(is_gap).len();
            found.push(from..from + kept.len());
        }
        start = end;
    }
    found
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || is_ignorable(c)
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

/// The offsets at which a sentence starts, the first one left out.
fn breaks(text: &str) -> Vec<usize> {
    let mut forced = list::items(text).into_iter().peekable();
    let lines = list::is_line_list(text);
    let mut found: Vec<usize> = Vec::new();
    let mut quote_open = false;
    let mut skip_to = 0;
    for (at, c) in text.char_indices() {
        if forced.next_if_eq(&at).is_some() {
            found.push(at);
        }
        if c == '"' {
            quote_open = !quote_open;
        }
        if at < skip_to {
            continue;
        }
        if c == '\n' && lines {
            found.push(at + 1);
        } else if is_stop(c) {
            let stop = Stop::at(text, at, found.last().copied().unwrap_or(0), quote_open);
            skip_to = stop.end;
            let next = stop.next_sentence();
            found.extend(next.filter(|&next| found.last().is_none_or(|&last| last < next)));
        }
    }
    found.dedup();
    found
}

/// How many bytes around a stop the rules look at.
const FAR: usize = 300;

/// A run of stops with its surroundings.
struct Stop<'t> {
    text: &'t str,
    /// Start of the sentence it stands in.
    sentence: usize,
    start: usize,
    end: usize,
    /// One past the closing quotes and brackets that follow.
    closed: usize,
    /// Where the next word starts.
    next: usize,
    form: Form,
}

impl<'t> Stop<'t> {
    fn at(text: &'t str, start: usize, sentence: usize, quote_open: bool) -> Self {
        let (end, form) = run(text, start);
        let closed = closers(text, end, quote_open);
        let rest = &text[closed..];
        let next = closed + rest.len() - rest.trim_start_matches(is_gap).len();
        Self {
            text,
            sentence,
            start,
            end,
            closed,
            next,
            form,
        }
    }

    /// Where the next sentence starts, if the stop ends one.
    fn next_sentence(&self) -> Option<usize> {
        if self.next == self.text.len() || self.in_brackets() {
            return None;
        }
        let spaced = self.next > self.closed;
        let ends = match self.form {
            Form::Spaced { dots: ..=3 } => false,
            Form::Spaced { .. } => {
                if !self.starts_like_sentence() {
                    return None;
                }
                let attached = !self.text[..self.start].ends_with(is_gap);
                return Some(if attached {
                    self.start
                        + self.text[self.start..]
                            .chars()
                            .next()
                            .map_or(1, char::len_utf8)
                } else {
                    self.next
                });
            }
            Form::Ellipsis => {
                let in_bracket = self.text[..self.start].ends_with(['[', '(']);
                spaced && !in_bracket && self.starts_like_sentence() && self.next_word() != "I"
            }
            Form::Mark if spaced => self.starts_like_sentence() && !self.is_handed_to_speaker(),
            Form::Full if spaced => self.ends_with_full_stop(),
            _ => self.lacks_space(),
        };
        ends.then_some(self.next)
    }

    /// Inside a bracket that was opened in mid-sentence and closes soon.
    fn in_brackets(&self) -> bool {
        let so_far = self.text[self.reach()..self.closed].trim_start_matches(is_gap);
        let depth = so_far.matches('(').count() > so_far.matches(')').count();
        depth
            && !so_far.starts_with('(')
            && self.text[self.closed..]
                .char_indices()
                .take(300)
                .any(|(_, c)| c == ')')
    }

    /// Where to start looking back: the start of the sentence, or so many bytes before the stop that
    /// nothing nearer is missed. Without a bound, text without breaks takes time with its square.
    fn reach(&self) -> usize {
        let mut from = self.sentence.max(self.start.saturating_sub(FAR));
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        from
    }

    /// The text from `at` on, as far as any rule looks ahead.
    fn ahead(&self, at: usize) -> &'t str {
        let mut to = self.text.len().min(at + FAR);
        while !self.text.is_char_boundary(to) {
            to -= 1;
        }
        &self.text[at..to]
    }

    /// The letters, digits, inner stops and hyphens right before the stop.
    fn word(&self) -> &'t str {
        let before = &self.text[self.reach()..self.start];
        let belongs = |c: char| c.is_alphanumeric() || is_ignorable(c) || ".'’-°№º&".contains(c);
        let word = &before[before.trim_end_matches(belongs).len()..];
        word.trim_start_matches(['.', '\'', '’', '-', '&'])
    }

    /// The word after the stop, opening quotes and brackets left out.
    fn next_word(&self) -> &'t str {
        first_word(self.ahead(self.next))
    }

    fn next_is_digit(&self) -> bool {
        self.text[self.next..].starts_with(|c: char| c.is_ascii_digit())
    }

    fn next_is_starter(&self) -> bool {
        WORDS.starters.contains(self.next_word())
    }

    /// True when what follows can open a sentence: a capital, a digit, a sign of money, a bullet;
    /// also "al-Sadr" and scripts without capitals.
    fn starts_like_sentence(&self) -> bool {
        let rest = self.ahead(self.next);
        let bare = rest.trim_start_matches(is_opener);
        let Some(first) = bare.chars().next() else {
            return false;
        };
        let article = bare.split_once(['-', '–']).is_some_and(|(a, b)| {
            matches!(a, "al" | "el" | "ar" | "an" | "as") && b.starts_with(char::is_uppercase)
        });
        article
            || (first.is_alphabetic() && !first.is_lowercase())
            || first.is_numeric()
            || "$€£#@¿¡".contains(first)
            || list::is_bullet(first)
    }

    /// `"Is it over?" Smith asked.`: the quotation is part of the speaker's sentence.
    fn is_handed_to_speaker(&self) -> bool {
        let quoted = self.text[self.end..self.closed].contains(['"', '”', '’', '\'', '»']);
        let tail = self.ahead(self.next);
        let clause = tail
            .split(['.', ',', '!', '?', ';', ':', '"', '“'])
            .next()
            .unwrap_or("");
        quoted
            && clause
                .split_whitespace()
                .take(5)
                .any(|w| WORDS.speech.contains(w))
    }

    /// Judges a full stop with white space after it.
    fn ends_with_full_stop(&self) -> bool {
        if !self.starts_like_sentence() || self.is_list_marker() {
            return false;
        }
        let word = self.word();
        let last = word.rsplit(['.', '-']).next().unwrap_or(word);
        let known =
            |set: &std::collections::HashSet<String>| set.contains(word) || set.contains(last);
        let opens_sentence = self.reach() == self.sentence
            && self.text[self.sentence..self.start]
                .split_whitespace()
                .count()
                <= 3;
        if is_clock(self.text, self.start, word) {
            let title = WORDS.titles.contains(self.next_word());
            return !opens_sentence && (self.next_is_starter() || title);
        }
        if known(&WORDS.titles) || known(&WORDS.never) {
            return false;
        }
        if WORDS.before_number.contains(last) && self.next_is_digit() {
            return false;
        }
        if known(&WORDS.calendar) {
            return !self.next_is_digit() && !WORDS.calendar.contains(self.next_word());
        }
        if known(&WORDS.inner) || is_dotted(word) {
            return self.next_is_starter();
        }
        match single_letter(last) {
            Some(letter) if letter.is_lowercase() => self.next_is_starter(),
            Some(_) => self.next_is_starter() && !self.is_initial(),
            None => true,
        }
    }

    /// "Albert I. Will": a name goes before the letter and a capital after the next word.
    fn is_initial(&self) -> bool {
        let before = self.text[self.reach()..self.start]
            .split_whitespace()
            .rev()
            .nth(1);
        let after = self.ahead(self.next).split_whitespace().nth(1);
        let capital = |w: Option<&str>| w.is_some_and(|w| w.starts_with(char::is_uppercase));
        capital(before) && capital(after)
    }

    /// Nothing but a short number or a letter stands before the stop.
    fn is_list_marker(&self) -> bool {
        if self.reach() > self.sentence {
            return false;
        }
        let before = self.text[self.sentence..self.start]
            .trim_matches(|c| is_gap(c) || list::is_bullet(c) || c == '-');
        let number = before.len() <= 3 && before.bytes().all(|b| b.is_ascii_digit());
        let letter = single_letter(before).is_some_and(char::is_lowercase);
        !before.is_empty() && (number || letter)
    }

    /// Judges a stop without white space after it ("airport.After", "period.US troops").
    fn lacks_space(&self) -> bool {
        if self.next > self.closed || self.form == Form::Ellipsis || self.in_address() {
            return false;
        }
        let next = self.next_word();
        let mut letters = next.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        let lower = letters.next().is_none_or(char::is_lowercase);
        let short = next.chars().count() <= 5 && next.chars().all(char::is_uppercase);
        let after = self.ahead(self.next).trim_start_matches(is_opener);
        let initial = single_letter(next).is_some() && after[next.len()..].starts_with('.');
        if !capital || initial || !(lower || short) || WORDS.hosts.contains(next) {
            return false;
        }
        if self.closed > self.end {
            return true;
        }
        let word = self.word();
        let last = word.rsplit(['.', '-']).next().unwrap_or(word);
        let known = [
            &WORDS.titles,
            &WORDS.never,
            &WORDS.before_number,
            &WORDS.calendar,
        ];
        if known.iter().any(|set| set.contains(last)) || self.is_list_marker() {
            return false;
        }
        let unsure = WORDS.inner.contains(last)
            || is_dotted(word)
            || single_letter(last).is_some()
            || last.chars().all(char::is_uppercase);
        if unsure {
            self.next_is_starter()
        } else {
            !last.is_empty()
        }
    }

    /// Inside a web or mail address.
    fn in_address(&self) -> bool {
        let before = self.text[self.reach()..self.start]
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or("");
        let after = self
            .ahead(self.start)
            .split(char::is_whitespace)
            .next()
            .unwrap_or("");
        let has = |mark: &str| before.contains(mark) || after.contains(mark);
        has("://") || has("@") || has("www.") || before.ends_with("www")
    }
}

fn is_opener(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '“' | '‘' | '«' | '(' | '[' | '„' | '¿' | '¡'
    )
}

fn first_word(text: &str) -> &str {
    let bare = text.trim_start_matches(is_opener);
    let end = bare
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '.')))
        .unwrap_or(bare.len());
    let word = bare[..end].trim_end_matches(['\'', '’', '.']);
    // "Mr. Smith" and "After.The" both want the part before the stop.
    if is_dotted(word) {
        word
    } else {
        word.split('.').next().unwrap_or(word)
    }
}

/// "U.S", "Ph.D", "a.m": letters in ones and twos with stops between them.
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|piece| {
            (1..=2).contains(&piece.chars().count()) && piece.chars().all(char::is_alphabetic)
        })
}

fn single_letter(word: &str) -> Option<char> {
    let mut chars = word.chars();
    chars
        .next()
        .filter(|c| c.is_alphabetic() && chars.next().is_none())
}

/// "6 p.m", "6pm": the letters need an hour before them.
fn is_clock(text: &str, end: usize, word: &str) -> bool {
    let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let before = text[..end - letters.len()].trim_end_matches(is_gap);
    WORDS.clock.contains(letters) && before.ends_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests;

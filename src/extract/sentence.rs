//! One sentence with everything found in it, ready for the rules.

use super::lexicon::{Form, Lexicon, Role, Verb};
use super::sections::Section;
use super::time::TimeExpression;
use super::tokens::{Shape, Token, tokenize};
use crate::model::{Document, Entity, EntityIx, EntityKind, Paragraph, Party, Span};

/// A stretch of tokens `from..to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub from: usize,
    pub to: usize,
}

impl Stretch {
    pub(crate) fn holds(self, at: usize) -> bool {
        self.from <= at && at < self.to
    }
}

/// A mention, by tokens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Named {
    pub entity: EntityIx,
    pub kind: EntityKind,
    /// A state, its forces, or a coalition of states.
    pub state: bool,
    /// A ship: a target that moves, a place only where no other is told.
    pub ship: bool,
    pub span: Span,
    pub at: Stretch,
}

impl Named {
    /// Whom or what it names.
    pub(crate) fn party(&self) -> Party {
        Party {
            entity: Some(self.entity),
            span: self.span,
        }
    }

    /// It names a base or a place.
    pub(crate) fn is_place(&self) -> bool {
        matches!(self.kind, EntityKind::Base | EntityKind::Place)
    }
}

/// A time expression, by tokens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Timed<'a> {
    pub time: &'a TimeExpression,
    pub at: Stretch,
}

fn covered(tokens: &[Token], span: Span) -> Stretch {
    Stretch {
        from: tokens.partition_point(|t| t.span.end <= span.start),
        to: tokens.partition_point(|t| t.span.start < span.end),
    }
}

/// One sentence of a kept paragraph.
pub(crate) struct Sentence<'a> {
    pub document: &'a Document,
    pub paragraph: &'a Paragraph,
    /// Ordinal in the paragraph, from 1.
    pub ordinal: u32,
    pub span: Span,
    pub tokens: Vec<Token>,
    pub names: Vec<Named>,
    pub times: Vec<Timed<'a>>,
    pub lexicon: &'static Lexicon,
    /// The paragraph is a chronicle's entry: its present tells what happened.
    pub entry: bool,
    /// The day that heads its section.
    pub section: Option<&'a TimeExpression>,
    /// Cost of walking over the tokens before each token, summed up.
    walk: Vec<u32>,
}

impl<'a> Sentence<'a> {
    pub(crate) fn new(
        document: &'a Document,
        paragraph: &'a Paragraph,
        ordinal: u32,
        mentions: &[(EntityIx, Span)],
        entities: impl Fn(EntityIx) -> &'a Entity,
        times: &'a [TimeExpression],
    ) -> Self {
        let span = paragraph.sentences[ordinal as usize - 1];
        let tokens = tokenize(&document.text, span);
        let stretch = |s| covered(&tokens, s);
        // Both come in order: those of other sentences are not even looked at.
        let first = mentions.partition_point(|(_, s)| s.start < span.start);
        let names = mentions[first..]
            .iter()
            .take_while(|(_, s)| s.start < span.end)
            .filter(|(_, s)| span.contains(*s))
            .map(|&(entity, span)| {
                let known = entities(entity);
                Named {
                    entity,
                    kind: known.kind,
                    state: known.is_state(),
                    ship: known.kind == EntityKind::Base && known.class == "ship",
                    span,
                    at: stretch(span),
                }
            })
            .filter(|n| n.at.from < n.at.to)
            .collect();
        let opens = times.partition_point(|t| t.span.start < paragraph.span.start);
        let entry = times
            .get(opens)
            .is_some_and(|t| t.date.is_some() && paragraph.opens_with(t.span));
        let first = times.partition_point(|t| t.span.start < span.start);
        let times = times[first..]
            .iter()
            .take_while(|t| t.span.start < span.end)
            .filter(|t| span.contains(t.span))
            .map(|time| Timed {
                time,
                at: stretch(time.span),
            })
            .filter(|t| t.at.from < t.at.to)
            .collect();
        let mut sentence = Self {
            document,
            paragraph,
            ordinal,
            span,
            tokens,
            names,
            times,
            lexicon: Lexicon::english(),
            entry,
            section: None,
            walk: Vec::new(),
        };
        sentence.walk = sentence.costs();
        sentence
    }

    /// Puts the sentence into its section.
    pub(super) fn stand_under(&mut self, above: Section<'a>) {
        self.section = above.day;
        self.entry |= above.day.is_some() || above.chronology;
    }

    /// Sums of what it costs to walk over each token: a word 1, a comma 2, a clause border more.
    fn costs(&self) -> Vec<u32> {
        let mut sum = 0;
        let mut costs = vec![0];
        let relative = self.lexicon.cue("relative");
        for (i, token) in self.tokens.iter().enumerate() {
            sum += match token.norm.as_str() {
                "," | "and" | "or" => 2,
                ";" | ":" | "--" | "—" | "–" | "(" | ")" | "..." => 8,
                "." => 12,
                _ if self.is_separator(i) => 10,
                word if relative.has(word) => 3,
                _ if self
                    .verb(i)
                    .is_some_and(|v| v.has(Role::Say) && v.form != Form::Base) =>
                {
                    6
                }
                _ => 1,
            };
            costs.push(sum);
        }
        costs
    }

    /// How far two stretches lie apart: 0 when they touch.
    pub(crate) fn distance(&self, a: Stretch, b: Stretch) -> u32 {
        if a.to <= b.from {
            self.walk[b.from] - self.walk[a.to]
        } else if b.to <= a.from {
            self.walk[a.from] - self.walk[b.to]
        } else {
            0
        }
    }

    /// The verb reading of token `at`, wherever it stands.
    pub(crate) fn verb(&self, at: usize) -> Option<&Verb> {
        self.lexicon.verb(&self.tokens, at)
    }

    /// The word at `at`; empty past the ends.
    pub(crate) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.norm.as_str())
    }

    /// The word before `at`; empty at the start.
    pub(crate) fn before(&self, at: usize) -> &str {
        if at == 0 { "" } else { self.word(at - 1) }
    }

    /// The mention that covers token `at`.
    pub(crate) fn name_at(&self, at: usize) -> Option<&Named> {
        self.names.iter().find(|n| n.at.holds(at))
    }

    /// "Somali extremists": the state's name only tells where they come from.
    pub(crate) fn nationals(&self, name: &Named) -> bool {
        let next = self.word(name.at.to);
        self.is("militant_words", next)
            || self.lexicon.is_militia(next)
            || self.is("crowd_words", next)
    }

    /// The first token behind a dateline ("BAGHDAD, Iraq (AP) —"): it tells where the story was filed.
    pub(crate) fn dateline(&self) -> usize {
        // "June 13 (UPI) -- A ship", "Sept. 3 (Reuters) - Rebels".
        let dash = |i: usize| matches!(self.word(i), "—" | "–" | "--" | "-");
        let agency = (0..self.tokens.len().min(12)).find(|&i| self.word(i) == ")" && dash(i + 1));
        if let Some(close) = agency.filter(|_| self.ordinal == 1) {
            return close + 2;
        }
        let first = self
            .tokens
            .first()
            .map_or("", |t| t.span.of(&self.document.text));
        let capitals = first.len() > 2 && first.chars().all(|c| !c.is_lowercase());
        if self.ordinal != 1 || !capitals {
            return 0;
        }
        // "ANKARA Turkish shelling killed", "JALALABAD, Afghanistan A bomber": capitals run into the text.
        let shouts = |i: usize| {
            let word = self
                .tokens
                .get(i)
                .map_or("", |t| t.span.of(&self.document.text));
            word.len() > 3 && word.chars().all(|c| !c.is_lowercase())
        };
        let town = self
            .names
            .iter()
            .find(|n| n.at.from == 0 && n.kind == EntityKind::Place);
        let end = town.map(|n| n.at.to).map(|to| {
            let country = self
                .names
                .iter()
                .find(|n| n.at.from == to + 1 && self.word(to) == ",");
            country.map_or(to, |n| n.at.to)
        });
        if let Some(end) = end
            && shouts(0)
            && !shouts(end)
            && self.tokens.get(end).is_some_and(|t| t.capital)
        {
            return end;
        }
        // "KHOST: Gunmen", "CINAR // A bomb".
        let mark = |i: usize| self.word(i) == ":" || self.word(i).starts_with('/');
        if let Some(town) = town.filter(|n| shouts(0) && mark(n.at.to)) {
            return (town.at.to..self.tokens.len())
                .find(|&i| !mark(i))
                .unwrap_or(0);
        }
        let dash = (1..self.tokens.len().min(14))
            .find(|&i| matches!(self.word(i), "—" | "–" | "--" | "-"));
        dash.map_or(0, |i| i + 1)
    }

    /// "the Israeli-occupied heights", "a Belize-flagged ship", "pro-Russian rebels": the name is part
    /// of an adjective.
    pub(crate) fn compound(&self, name: &Named) -> bool {
        let token = self.tokens[name.at.to - 1].span;
        let rest = Span {
            start: name.span.end,
            end: token.end.max(name.span.end),
        };
        // The name of a listed label ("pro-Russian rebels") begins with the word itself.
        let first = self.tokens[name.at.from].span.start;
        let front = Span {
            start: first.min(name.span.start),
            end: name.span.start,
        };
        let side = matches!(
            front.of(&self.document.text).to_lowercase().as_str(),
            "pro-" | "anti-"
        );
        let rest = rest.of(&self.document.text).trim_start_matches('.');
        rest.starts_with('-') || side
    }

    /// The time expression that covers token `at`; a bare "before" or "after" is none.
    pub(crate) fn time_at(&self, at: usize) -> Option<&Timed<'a>> {
        self.times
            .iter()
            .find(|t| t.at.holds(at) && !t.time.value.is_empty())
    }

    /// The tokens that a text range touches.
    pub(crate) fn stretch(&self, span: Span) -> Stretch {
        covered(&self.tokens, span)
    }

    /// The name stands behind a preposition, an article between: "with the navy".
    pub(crate) fn governed(&self, name: &Named) -> bool {
        let article = usize::from(self.is("determiners", self.before(name.at.from)));
        name.at.from > article && self.is("prepositions", self.before(name.at.from - article))
    }

    /// Whom or what words mean that no list holds.
    pub(crate) fn unlisted(&self, words: Stretch) -> Party {
        Party {
            entity: None,
            span: self.span_of(words),
        }
    }

    /// All its tokens.
    pub(crate) fn whole(&self) -> Stretch {
        Stretch {
            from: 0,
            to: self.tokens.len(),
        }
    }

    /// The text range of a stretch of tokens.
    pub(crate) fn span_of(&self, at: Stretch) -> Span {
        self.tokens[at.from].span.cover(self.tokens[at.to - 1].span)
    }

    /// True when a phrase of cue list `list` starts somewhere in the stretch.
    pub(crate) fn any(&self, list: &str, at: Stretch) -> bool {
        let phrases = self.lexicon.cue(list);
        (at.from..at.to.min(self.tokens.len())).any(|i| phrases.at(&self.tokens, i) > 0)
    }

    /// True when a second happening starts in the stretch: "after", "in response to". Words of a
    /// date ("after midnight") separate nothing.
    pub(crate) fn separates(&self, at: Stretch) -> bool {
        (at.from..at.to.min(self.tokens.len())).any(|i| self.is_separator(i))
    }

    /// True when what follows `from` up to `to` is likened to it: "similar to the one in".
    pub(crate) fn likens(&self, from: usize, to: usize) -> bool {
        from < to && self.any("similar", Stretch { from, to })
    }

    fn is_separator(&self, at: usize) -> bool {
        self.lexicon.cue("separators").at(&self.tokens, at) > 0
            && self.name_at(at).is_none()
            && self.time_at(at).is_none()
            && self.time_at(at + 1).is_none()
    }

    /// True when `word` is in cue list `list`.
    pub(crate) fn is(&self, list: &str, word: &str) -> bool {
        self.lexicon.cue(list).has(word)
    }

    /// True for a token that ends a clause: a stop, a semicolon, a bracket, a dash.
    pub(crate) fn is_border(&self, at: usize) -> bool {
        // A comma before a capital "It" splices two sentences.
        let splice = self.word(at) == ","
            && self.tokens.get(at + 1).is_some_and(|t| {
                t.capital && matches!(t.norm.as_str(), "it" | "they" | "he" | "she" | "this")
            });
        // "unmanned aerial vehicles (UAVs)": a short form parts nothing.
        let short = self.word(at) == "(" && self.word(at + 2) == ")"
            || self.word(at) == ")" && at >= 2 && self.word(at - 2) == "(";
        // "around 23:00"
        let number = |i: usize| self.tokens.get(i).is_some_and(|t| t.shape == Shape::Number);
        let clock = self.word(at) == ":" && at > 0 && number(at - 1) && number(at + 1);
        // "on Oct. 9", "Sgt. Dara".
        let stop = self.word(at) == "."
            && (self
                .times
                .iter()
                .any(|t| t.at.holds(at) && t.at.holds(at + 1))
                || self.is("person_titles", self.before(at)));
        if short || clock || stop {
            return false;
        }
        splice
            || matches!(
                self.word(at),
                ";" | ":" | "--" | "—" | "." | "(" | ")" | "..."
            )
    }

    /// True for a quotation mark.
    pub(crate) fn is_quote(&self, at: usize) -> bool {
        matches!(self.word(at), "\"" | "“" | "”" | "«" | "»" | "'" | "``")
    }

    /// The start of the clause that holds `at`: just after the last border, comma-separated
    /// subordinator, or conjunction before a new subject.
    pub(crate) fn clause_start(&self, at: usize) -> usize {
        (0..at)
            .rev()
            .find(|&i| {
                self.is_border(i)
                    || self.is_separator(i)
                    || self.is("relative", self.word(i)) && self.relative_border(i)
                    || self.word(i) == "as" && self.before(i) == ","
            })
            .map_or(0, |i| i + 1)
    }

    /// "that" as a determiner ("that same facility") or after a verb of saying is no border.
    fn relative_border(&self, at: usize) -> bool {
        self.word(at) != "that"
            || at > 0
                && !matches!(self.before(at), "," | "of" | "in" | "on" | "at" | "and")
                && self.word(at + 1) != "same"
    }

    /// The end of the clause that holds `at`.
    pub(crate) fn clause_end(&self, at: usize) -> usize {
        (at + 1..self.tokens.len())
            .find(|&i| self.is_border(i) || self.is_separator(i))
            .unwrap_or(self.tokens.len())
    }

    /// The number word or figure at `at` begins a count of things.
    pub(crate) fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| {
            t.shape == Shape::Number || super::counts::small_number(&t.norm).is_some()
        })
    }

    /// Index of the auxiliary "be" that makes the participle at `at` passive.
    pub(crate) fn passive_be(&self, at: usize) -> Option<usize> {
        let mut i = at;
        for _ in 0..4 {
            i = i.checked_sub(1)?;
            let word = self.word(i);
            if self.is("be", word) {
                return Some(i);
            }
            if !(word.ends_with("ly")
                || matches!(
                    word,
                    "not"
                        | "also"
                        | "again"
                        | "then"
                        | "later"
                        | "just"
                        | "being"
                        | "been"
                        | "first"
                        | "itself"
                        | "either"
                        | "never"
                        | "said"
                        | "reported"
                        | "confirmed"
                        | "believed"
                        | "feared"
                        | "presumed"
                        | "declared"
                        | "pronounced"
                        | "to"
                        | "still"
                        | "or"
                        | "and"
                        | "killed"
                        | "wounded"
                        | "injured"
                ))
            {
                return None;
            }
        }
        None
    }
}

//! The article on the screen: which, where, and which report is marked in it.

use super::page::{Anchor, Page};
use crate::corpus::Corpus;
use crate::model::{Document, EntityIx, Report, Span};

/// A search in the article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Find {
    /// What is searched for.
    pub words: String,
    /// The entity whose mentions are read, if it is no search for words.
    pub entity: Option<EntityIx>,
    /// Mentions of the entity in the documents before this one, and in all.
    pub elsewhere: (usize, usize),
    /// Where it stands, in order.
    pub hits: Vec<Span>,
    /// Which of them was gone to.
    pub at: usize,
}

impl Find {
    /// Finds `words` in a document's kept text, case ignored.
    pub fn new(document: &Document, words: &str) -> Self {
        let typed: Vec<char> = words.chars().flat_map(char::to_lowercase).collect();
        let mut hits = Vec::new();
        if !typed.is_empty() {
            for paragraph in &document.paragraphs {
                let text = paragraph.span.of(&document.text);
                let base = paragraph.span.start as usize;
                occurrences(text, &typed, |start, end| {
                    hits.push(Span::new(base + start, base + end));
                });
            }
        }
        Self {
            words: words.to_owned(),
            hits,
            ..Self::default()
        }
    }

    /// The mentions of an entity in a document.
    pub fn mentions(corpus: &Corpus, entity: EntityIx, document: u32) -> Self {
        let all = || corpus.mentions.iter().filter(|m| m.entity == entity);
        let here = all().filter(|m| m.document == document);
        Self {
            words: corpus.entity(entity).name.clone(),
            entity: Some(entity),
            elsewhere: (
                all().filter(|m| m.document < document).count(),
                all().count(),
            ),
            hits: here.map(|m| m.span).collect(),
            at: 0,
        }
    }
}

fn occurrences(text: &str, typed: &[char], mut found: impl FnMut(usize, usize)) {
    let folded: Vec<(char, usize, usize)> = text
        .char_indices()
        .flat_map(|(at, c)| {
            c.to_lowercase()
                .map(move |lower| (lower, at, at + c.len_utf8()))
        })
        .collect();
    let mut at = 0;
    while at + typed.len() <= folded.len() {
        let here = &folded[at..at + typed.len()];
        if here.iter().zip(typed).all(|((c, ..), t)| c == t) {
            found(here[0].1, here[here.len() - 1].2);
            at += typed.len();
        } else {
            at += 1;
        }
    }
}

/// The article on the screen.
#[derive(Debug, Default)]
pub struct Reading {
    /// Index of the document.
    pub document: u32,
    /// The event whose report is marked.
    pub event: Option<u32>,
    /// Which of the event's reports, from 0.
    pub nth: usize,
    /// The first row on the screen.
    pub top: Anchor,
    /// The search in force.
    pub find: Option<Find>,
    /// The name gone to in the text, as an index of the corpus's mentions.
    pub name: Option<u32>,
    /// The lines that were cut are shown too.
    pub cut: bool,
}

impl Reading {
    /// The report that is marked, with its index.
    pub fn report<'c>(&self, corpus: &'c Corpus) -> Option<(u32, &'c Report)> {
        let event = corpus.events.get(self.event? as usize)?;
        let &ix = event.reports.get(self.nth)?;
        Some((ix, &corpus.reports[ix as usize]))
    }

    /// The document on the screen.
    pub fn document<'c>(&self, corpus: &'c Corpus) -> Option<&'c Document> {
        corpus.documents.get(self.document as usize)
    }

    /// Shows the `nth` report of an event, marked, in a window of `size` (columns, rows).
    pub fn open(&mut self, corpus: &Corpus, event: u32, nth: usize, size: (usize, usize)) {
        self.event = Some(event);
        self.nth = nth;
        let Some((_, report)) = self.report(corpus) else {
            return;
        };
        if report.document != self.document {
            self.document = report.document;
            self.top = Anchor::default();
            self.find = None;
        }
        self.name = None;
        self.show(corpus, report.span, size);
    }

    /// Shows a document from its beginning, nothing marked.
    pub fn open_document(&mut self, document: u32) {
        *self = Self {
            document,
            cut: self.cut,
            ..Self::default()
        };
    }

    /// The document on the screen laid out at a width.
    pub fn page<'c>(&self, corpus: &'c Corpus, width: usize) -> Option<Page<'c>> {
        let document = self.document(corpus)?;
        Some(Page::new(document, width).with_cut(self.cut))
    }

    /// Scrolls so that `span` can be seen.
    pub fn show(&mut self, corpus: &Corpus, span: Span, (width, height): (usize, usize)) {
        if let Some(page) = self.page(corpus, width) {
            self.top = page.show(span, self.top, height);
        }
    }

    /// Scrolls by rows.
    pub fn scroll(&mut self, corpus: &Corpus, by: isize, (width, height): (usize, usize)) {
        if let Some(page) = self.page(corpus, width) {
            self.top = page.scroll(self.top, by, height);
        }
    }

    /// Goes to the next match of the search in force, or the one before; a name's next mention may
    /// stand in another article.
    pub fn next_match(&mut self, corpus: &Corpus, forward: bool, size: (usize, usize)) {
        let Some(find) = &mut self.find else { return };
        let step = |at: usize, len: usize| (at + if forward { 1 } else { len - 1 }) % len;
        let last = find.hits.len().saturating_sub(1);
        let leaves = find.at == if forward { last } else { 0 };
        if let Some(entity) = find.entity.filter(|_| leaves && find.elsewhere.1 > 0) {
            let at = step(find.elsewhere.0 + find.at, find.elsewhere.1);
            self.go_to_mention(corpus, entity, at, size);
        } else if !find.hits.is_empty() {
            find.at = step(find.at, find.hits.len());
            let span = find.hits[find.at];
            self.show(corpus, span, size);
        }
    }

    /// Shows one of all the mentions of an entity, by its place among them.
    pub(super) fn go_to_mention(
        &mut self,
        corpus: &Corpus,
        entity: EntityIx,
        at: usize,
        size: (usize, usize),
    ) {
        let mut all = corpus.mentions.iter().filter(|m| m.entity == entity);
        let Some(mention) = all.nth(at) else { return };
        if mention.document != self.document {
            self.open_document(mention.document);
        }
        let mut find = Find::mentions(corpus, entity, mention.document);
        find.at = at - find.elsewhere.0;
        self.find = Some(find);
        self.show(corpus, mention.span, size);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn search_ignores_case_and_keeps_bytes() {
        let mut at = Vec::new();
        let typed: Vec<char> = "straße".chars().collect();
        occurrences("Die STRAßE, die Straße", &typed, |a, b| at.push((a, b)));
        assert_eq!(at, [(4, 11), (17, 24)]);
    }
}

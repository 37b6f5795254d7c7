//! What leaves the explorer: citations, the editor, the browser, the mouse.

use super::{App, Effect};

impl App {
    /// A citation of the marked report for the clipboard.
    pub(super) fn copy(&mut self) -> Effect {
        let Some((_, report)) = self.reading.report(&self.corpus) else {
            self.note = Some("there is no report to cite".into());
            return Effect::None;
        };
        let document = &self.corpus.documents[report.document as usize];
        let sentence = report.span.of(&document.text);
        let sentence: Vec<&str> = sentence.split_whitespace().collect();
        let mut source = vec![format!("“{}”", sentence.join(" "))];
        source.extend(document.outlet.clone());
        source.extend(document.title.clone());
        source.extend(document.published.as_ref().map(|p| p.date.edtf()));
        source.extend(document.url.clone());
        source.push(format!("{} ¶{}", document.id, report.paragraph));
        self.note = Some(format!("copied a citation of {}", document.id));
        Effect::Copy(source.join(". "))
    }

    /// The address of the article, for a browser.
    pub(super) fn browse(&mut self) -> Effect {
        let url = self
            .reading
            .document(&self.corpus)
            .and_then(|d| d.url.clone());
        match url {
            Some(url) if url.starts_with("https://") || url.starts_with("http://") => {
                self.note = Some(format!("opening {url}"));
                Effect::Browse(url)
            }
            _ => {
                self.note = Some("no address is known of this article".into());
                Effect::None
            }
        }
    }

    /// Hears the mouse, or leaves it to the terminal.
    pub(super) fn toggle_mouse(&mut self) -> Effect {
        self.mouse = !self.mouse;
        self.note = Some(if self.mouse {
            "the mouse clicks, scrolls and drags borders here".into()
        } else {
            "the mouse selects text in the terminal".into()
        });
        Effect::Mouse(self.mouse)
    }

    /// The file and line of what is read, for the editor.
    pub(super) fn edit(&mut self) -> Effect {
        let Some(document) = self.reading.document(&self.corpus) else {
            self.note = Some("there is no article to open".into());
            return Effect::None;
        };
        let at = match self.reading.report(&self.corpus) {
            Some((_, report)) => report.span.start,
            None => self.reading.top.offset,
        };
        let before = document.text.get(..at as usize).unwrap_or("");
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        Effect::Edit(document.path.clone(), line)
    }
}

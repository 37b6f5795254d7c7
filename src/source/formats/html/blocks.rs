//! The blocks of text of a tree of elements.

use ego_tree::iter::Edge;
use scraper::{Html, Node};

use crate::model::Role;

/// The deepest nesting of elements.
pub(super) fn depth(html: &Html) -> usize {
    let (mut depth, mut deepest) = (0usize, 0);
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(_) => depth += 1,
            Edge::Close(_) => depth = depth.saturating_sub(1),
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// The text of the tree in blocks, with the role that markup gives them. Walks without recursion,
/// so no nesting can exhaust the stack.
pub(super) fn of(html: &Html) -> Vec<(String, Role)> {
    let mut writer = Writer::default();
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => writer.open(element.name()),
                Node::Text(text) => writer.text(text),
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    writer.close(element.name());
                }
            }
        }
    }
    writer.flush();
    writer.blocks
}

#[derive(Default)]
struct Writer {
    blocks: Vec<(String, Role)>,
    current: String,
    /// Depth inside elements whose text is no text.
    hidden: usize,
    /// Depth inside table rows, captions and items.
    row: usize,
    caption: usize,
    item: bool,
}

fn is_hidden(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "head"
            | "title"
            | "nav"
            | "form"
            | "button"
            | "select"
            | "svg"
            | "iframe"
            | "textarea"
    )
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "aside"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "blockquote"
            | "pre"
            | "table"
            | "tbody"
            | "thead"
            | "tr"
            | "figure"
            | "figcaption"
            | "hr"
            | "body"
    )
}

impl Writer {
    fn open(&mut self, name: &str) {
        if is_hidden(name) {
            self.hidden += 1;
        }
        if is_block(name) && self.row == 0 {
            self.flush();
        }
        match name {
            "tr" => self.row += 1,
            "td" | "th" if !self.current.trim().is_empty() => self.current.push_str(" | "),
            "figcaption" => self.caption += 1,
            "li" => self.item = true,
            "br" => self.current.push('\n'),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if is_hidden(name) {
            self.hidden = self.hidden.saturating_sub(1);
        }
        let ends_row = name == "tr" && self.row == 1;
        if is_block(name) && (self.row == 0 || ends_row) {
            self.flush();
        }
        match name {
            "tr" => self.row = self.row.saturating_sub(1),
            "figcaption" => self.caption = self.caption.saturating_sub(1),
            "li" => self.item = false,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden > 0 {
            return;
        }
        for c in text.chars() {
            let c = if c.is_whitespace() && c != '\u{a0}' {
                ' '
            } else {
                c
            };
            if c != ' ' || !self.current.ends_with([' ', '\n']) {
                self.current.push(c);
            }
        }
    }

    /// Ends the block; an empty line inside it (two breaks) ends a paragraph.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.current);
        let role = match (self.row, self.caption) {
            (1.., _) => Role::TableRow,
            (_, 1..) => Role::Caption,
            _ => Role::Body,
        };
        let row = text.replace('\n', " ");
        let pieces: Vec<&str> = if role == Role::Body {
            text.split('\n').collect()
        } else {
            vec![&row]
        };
        for piece in pieces.into_iter().map(str::trim).filter(|p| !p.is_empty()) {
            let mark = if std::mem::take(&mut self.item) {
                "• "
            } else {
                ""
            };
            self.blocks.push((format!("{mark}{piece}"), role));
        }
    }
}

//! The blocks of text of a tree of elements.

use ego_tree::NodeId;
use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Node};

use crate::model::Role;

/// One block of a page.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// Its text, white space squeezed.
    pub(super) text: String,
    /// The role that markup gives it.
    pub(super) role: Role,
    /// Bytes of the text that are links.
    pub(super) linked: usize,
    /// The parts of the page it stands in whose names say that they are no story.
    pub(super) beside: Vec<(NodeId, Standing)>,
    /// The element it stands in.
    pub(super) within: NodeId,
}

impl Block {
    /// Nothing but a link: it leads to another page.
    pub(super) fn is_link(&self) -> bool {
        self.linked * 10 >= self.text.trim_start_matches(['•', ' ']).len() * 9
    }

    /// Mostly links.
    pub(super) fn is_linked(&self) -> bool {
        self.linked * 2 >= self.text.len()
    }
}

/// Most words of a table's row.
const LONGEST_ROW: usize = 80;

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

/// The text of the tree in blocks. Walks without recursion, so no nesting can exhaust the stack.
pub(super) fn of(html: &Html) -> Vec<Block> {
    let mut writer = Writer::new(html.tree.root().id());
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => writer.open(element, node.id()),
                Node::Text(text) => writer.text(text),
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    writer.close(element, node.id());
                }
            }
        }
    }
    writer.flush();
    writer.blocks
}

struct Writer {
    blocks: Vec<Block>,
    current: String,
    linked: usize,
    /// Depth inside elements whose text is no text.
    hidden: usize,
    /// The open elements whose names say that they are no story.
    beside: Vec<(NodeId, Standing)>,
    /// Depth inside quotations.
    quote: usize,
    /// Depth inside table rows, captions and links.
    row: usize,
    caption: usize,
    link: usize,
    item: bool,
    /// The block elements that are open.
    open: Vec<NodeId>,
    root: NodeId,
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
            | "center"
            | "hr"
            | "body"
    )
}

/// Words in the class or id of an element that is no story.
const NOTICE: [&str; 26] = [
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "newsletter",
    "newsletters",
    "signup",
    "related",
    "recirc",
    "recommended",
    "recommendations",
    "promo",
    "outbrain",
    "taboola",
    "sponsor",
    "sponsored",
    "advert",
    "advertisement",
    "comment",
    "comments",
    "share",
    "sharing",
    "sidebar",
    "popup",
    "modal",
    "breadcrumb",
];

/// Words in the class or id of an element that often stands beside the story.
const ASIDE: [&str; 26] = [
    "subscribe",
    "subscription",
    "social",
    "ad",
    "ads",
    "widget",
    "widgets",
    "menu",
    "nav",
    "navigation",
    "breadcrumbs",
    "footer",
    "banner",
    "trending",
    "popular",
    "byline",
    "author",
    "tags",
    "taxonomy",
    "disclaimer",
    "toolbar",
    "caption",
    "credit",
    "login",
    "hidden",
    "teaser",
];

/// What the name of an element says of its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// Nothing.
    Open,
    /// Often beside the story.
    Aside,
    /// No story: a notice, a form, an advertisement.
    Notice,
}

fn standing(element: &Element) -> Standing {
    let name = element.name();
    if matches!(name, "body" | "html" | "article" | "main") {
        return Standing::Open;
    }
    let told = ["class", "id"]
        .iter()
        .filter_map(|a| element.attr(a))
        .flat_map(|value| value.split(|c: char| !c.is_ascii_alphanumeric()))
        .map(|word| {
            let is = |list: &[&str]| list.iter().any(|w| w.eq_ignore_ascii_case(word));
            match (is(&NOTICE), is(&ASIDE)) {
                (true, _) => Standing::Notice,
                (_, true) => Standing::Aside,
                _ => Standing::Open,
            }
        })
        .max()
        .unwrap_or(Standing::Open);
    if matches!(name, "aside" | "footer") || element.attr("hidden").is_some() {
        told.max(Standing::Aside)
    } else {
        told
    }
}

impl Writer {
    fn new(root: NodeId) -> Self {
        Self {
            blocks: Vec::new(),
            current: String::new(),
            linked: 0,
            hidden: 0,
            beside: Vec::new(),
            quote: 0,
            row: 0,
            caption: 0,
            link: 0,
            item: false,
            open: Vec::new(),
            root,
        }
    }

    fn open(&mut self, element: &Element, id: NodeId) {
        let name = element.name();
        if is_hidden(name) {
            self.hidden += 1;
        }
        if is_block(name) {
            if self.row == 0 {
                self.flush();
            } else if !self.current.trim().is_empty() {
                self.current.push('\n');
            }
            self.open.push(id);
        }
        let standing = standing(element);
        if standing != Standing::Open {
            self.beside.push((id, standing));
        }
        match name {
            "tr" => self.row += 1,
            "td" | "th" if !self.current.trim().is_empty() => self.current.push_str(" | "),
            "figcaption" => self.caption += 1,
            "a" => self.link += 1,
            "blockquote" => self.quote += 1,
            "li" => self.item = true,
            "br" => self.current.push('\n'),
            _ => {}
        }
    }

    fn close(&mut self, element: &Element, id: NodeId) {
        let name = element.name();
        if is_hidden(name) {
            self.hidden = self.hidden.saturating_sub(1);
        }
        if is_block(name) {
            if self.row == 0 || (name == "tr" && self.row == 1) {
                self.flush();
            }
            self.open.pop();
        }
        if self.beside.last().is_some_and(|(node, _)| *node == id) {
            self.beside.pop();
        }
        match name {
            "tr" => self.row = self.row.saturating_sub(1),
            "figcaption" => self.caption = self.caption.saturating_sub(1),
            "a" => self.link = self.link.saturating_sub(1),
            "blockquote" => self.quote = self.quote.saturating_sub(1),
            "li" => self.item = false,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden > 0 {
            return;
        }
        let before = self.current.len();
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
        if self.link > 0 {
            self.linked += self.current.len() - before;
        }
    }

    /// Ends the block; an empty line inside it (two breaks) ends a paragraph.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.current);
        let linked = std::mem::take(&mut self.linked);
        // A row of running text is a page laid out with a table.
        let layout = self.row > 0 && text.split_whitespace().count() > LONGEST_ROW;
        let role = match (self.row, self.caption) {
            (1.., _) if !layout => Role::TableRow,
            (_, 1..) => Role::Caption,
            _ => Role::Body,
        };
        let row = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let pieces: Vec<&str> = if role == Role::Body {
            text.split('\n').collect()
        } else {
            vec![&row]
        };
        let whole = pieces.iter().map(|p| p.len()).sum::<usize>().max(1);
        for piece in pieces.into_iter().map(str::trim).filter(|p| !p.is_empty()) {
            let mark = if std::mem::take(&mut self.item) {
                "• "
            } else {
                ""
            };
            self.blocks.push(Block {
                text: format!("{mark}{piece}"),
                role,
                linked: linked * piece.len() / whole,
                // A quoted post stands in the story, whatever the box around it is called.
                beside: if self.quote > 0 {
                    Vec::new()
                } else {
                    self.beside.clone()
                },
                within: self.open.last().copied().unwrap_or(self.root),
            });
        }
    }
}

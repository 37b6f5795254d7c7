//! Web pages: the main content by `trafilatura`, metadata from `<meta>`, JSON-LD and `<time>`.
//!
//! The document's text is the extracted story, one block a paragraph; offsets point into it.

mod blocks;
mod head;
mod main;

use std::panic::{AssertUnwindSafe, catch_unwind};

use scraper::Html;

use super::{Input, Yield};
use crate::model::Role;
use crate::source::decode::decode_html;
use crate::source::draft::Draft;
use blocks::Block;

/// Deeper pages are not articles, and recursion over them would exhaust the stack.
const DEEPEST: usize = 256;

/// Open elements beyond which a page is not even parsed: parsers need time with the square of it.
const MOST_OPEN: usize = 2_000;

/// Larger pages are not articles; parsing time grows with size.
const LARGEST: usize = 16 << 20;

pub(super) fn read(input: &Input, out: &mut Yield) {
    if input.bytes.len() > LARGEST {
        out.problems.push(format!(
            "is a web page of more than {} MiB; save the article alone",
            LARGEST >> 20
        ));
        return;
    }
    let page = decode_html(input.bytes);
    if open_elements(&page) > MOST_OPEN {
        out.problems.push(format!(
            "nests more than {MOST_OPEN} elements and is no readable page; save the article as text"
        ));
        return;
    }
    out.drafts.push(draft(&page));
}

/// The most elements open at once, counted roughly: those that need no end tag are left out.
fn open_elements(page: &str) -> usize {
    const NO_END: [&str; 24] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr", "p", "li", "td", "th", "tr", "dd", "dt", "option", "path",
        "tbody",
    ];
    let (mut open, mut most) = (0usize, 0);
    for piece in page.split('<').skip(1) {
        let ends = piece.starts_with('/');
        let name = piece.trim_start_matches('/');
        let size = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = name[..size].to_ascii_lowercase();
        if size == 0 || NO_END.contains(&name.as_str()) {
            continue;
        }
        open = if ends {
            open.saturating_sub(1)
        } else {
            open + 1
        };
        most = most.max(open);
    }
    most
}

/// The article of a page.
pub(super) fn draft(page: &str) -> Draft {
    let html = Html::parse_document(page);
    let mut draft = head::metadata(&html);
    let all = blocks::of(&html);
    let main = if blocks::depth(&html) <= DEEPEST {
        main_content(page)
    } else {
        None
    };
    let story = match main {
        Some(main) => main::story(&html, &all, &main),
        None => all,
    };
    assemble(&mut draft, story);
    draft
}

/// The blocks of the main content; `None` when the library finds none.
fn main_content(page: &str) -> Option<Vec<Block>> {
    let mut options = trafilatura::Options::default()
        .with_fallback(true)
        .with_exclude_comments(true);
    options.max_tree_size = Some(200_000);
    options.html_date_mode = trafilatura::HtmlDateMode::Disabled;
    // A fault of the library must not take the other articles with it.
    let found = catch_unwind(AssertUnwindSafe(|| trafilatura::extract(page, &options)));
    let content = found.ok()?.ok()?.content_html;
    let blocks = blocks::of(&Html::parse_fragment(&content));
    (!blocks.is_empty()).then_some(blocks)
}

/// The headline again: the same words, or one with the outlet's name behind it.
fn is_same(title: &str, block: &str) -> bool {
    let (short, long) = if title.len() < block.len() {
        (title, block)
    } else {
        (block, title)
    };
    long.starts_with(short) && long.len() <= short.len() * 3 / 2 + 4
}

/// Writes the blocks as the draft's text, the headline first.
fn assemble(draft: &mut Draft, mut story: Vec<Block>) {
    draft.extracted = true;
    let mut title = None;
    if let Some(told) = &draft.title {
        let told = main::letters(told);
        let mut at = 0;
        story.retain(|block| {
            at += 1;
            at > 4 || !is_same(&told, &main::letters(&block.text))
        });
        title = draft.title.clone().map(|t| (t, Role::Title));
    }
    for (block, role) in title
        .into_iter()
        .chain(story.into_iter().map(|b| (b.text, b.role)))
    {
        if !draft.text.is_empty() {
            let together = role == Role::TableRow;
            draft.text.push_str(if together { "\n" } else { "\n\n" });
        }
        if role != Role::Body {
            draft.roles.insert(draft.text.len(), role);
        }
        draft.text.push_str(&block);
    }
}

//! An article laid out in rows of a given width. Positions are bytes of the text, so a jump lands
//! exactly where it should and a resize keeps its place; only the rows of the window are laid out,
//! so length does not matter.

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::model::{Document, Role, Span};

/// True for characters that are drawn. Not drawn are those that only order or join others and can
/// make a terminal show something else than what is written: direction marks, joiners of no width,
/// soft hyphens, tags.
pub fn is_drawn(c: char) -> bool {
    !matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Cells a text takes on one row.
pub fn width(text: &str) -> u16 {
    text.graphemes(true).map(cells).sum::<usize>() as u16
}

/// The cells a grapheme takes; one for line breaks and tabs, which separate words, none for other
/// control and ignorable characters.
pub fn cells(grapheme: &str) -> usize {
    if grapheme.chars().any(|c| c.is_control() || !is_drawn(c)) {
        if grapheme.chars().any(char::is_whitespace) {
            return 1;
        }
        let drawn: String = grapheme
            .chars()
            .filter(|c| !c.is_control() && is_drawn(*c))
            .collect();
        drawn.width()
    } else {
        grapheme.width()
    }
}

/// Characters that must not stand at the beginning of a row.
const CLOSING: &str = "、。，．！？）」』】〉》：；・ーっッゃゅょ";

/// The rows of `text` when no row may be wider than `width` cells, as byte ranges that cover it.
///
/// Breaks after spaces and hyphens and on either side of wide characters; a longer word is broken
/// where it must be. Spaces at the end of a row hang over the edge.
pub fn wrap(text: &str, width: usize) -> Vec<(usize, usize)> {
    let width = width.max(1);
    let mut rows = Vec::new();
    let mut start = 0;
    let mut used = 0;
    // The last place a row may end, with the cells used up to it.
    let mut brk: Option<(usize, usize)> = None;
    let mut before = "";
    for (at, grapheme) in text.grapheme_indices(true) {
        let size = cells(grapheme);
        let blank = grapheme.chars().all(char::is_whitespace);
        let wide = size > 1 || before.width() > 1;
        let after_blank = before.chars().any(char::is_whitespace);
        if at > start && !blank {
            let allowed = after_blank
                || (matches!(before, "-" | "–" | "—" | "/") && size > 0)
                || (wide && size > 0 && !CLOSING.contains(grapheme));
            if allowed {
                brk = Some((at, used));
            }
            if used + size > width {
                let (cut, spent) = brk.take().unwrap_or((at, used));
                rows.push((start, cut));
                start = cut;
                used -= spent;
                if used + size > width && at > start {
                    rows.push((start, at));
                    (start, used) = (at, 0);
                }
            }
        }
        used += size;
        if size > 0 {
            before = grapheme;
        }
    }
    if start < text.len() || rows.is_empty() {
        rows.push((start, text.len()));
    }
    rows
}

/// A place in a page that stays put when the width changes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// Index of the paragraph.
    pub paragraph: usize,
    /// Byte of the document's text; the paragraph's end stands for the gap after it.
    pub offset: u32,
}

/// One row on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// A row of text.
    Text {
        /// Index of the paragraph.
        paragraph: usize,
        /// The bytes of the document's text.
        span: Span,
        /// True for the first row of its paragraph.
        first: bool,
    },
    /// The empty row between two paragraphs.
    Gap,
    /// A line that was cut, by its place among the document's cut lines.
    Cut(usize),
}

/// A document at a width.
#[derive(Debug, Clone, Copy)]
pub struct Page<'d> {
    document: &'d Document,
    width: usize,
    cut: bool,
}

/// Rows of one paragraph, each with the byte it begins at, and a place among them.
struct Walk {
    paragraph: usize,
    rows: Vec<(u32, Row)>,
    at: usize,
}

impl<'d> Page<'d> {
    /// The document at `width` cells.
    pub fn new(document: &'d Document, width: usize) -> Self {
        Self {
            document,
            width,
            cut: false,
        }
    }

    /// With the lines that were cut, a row each, or without them.
    #[must_use]
    pub fn with_cut(self, cut: bool) -> Self {
        Self { cut, ..self }
    }

    /// True when an empty row follows the paragraph.
    fn gap(&self, paragraph: usize) -> bool {
        let role = |at: usize| self.document.paragraphs.get(at).map(|p| p.role);
        let table = |r| matches!(r, Role::TableCaption | Role::TableHeader | Role::TableRow);
        match (role(paragraph), role(paragraph + 1)) {
            (Some(this), Some(next)) => !(table(this) && table(next)),
            _ => false,
        }
    }

    /// The rows of a paragraph: the lines cut before it, its text, the gap after it.
    fn rows(&self, paragraph: usize) -> Vec<(u32, Row)> {
        let Some(block) = self.document.paragraphs.get(paragraph) else {
            return Vec::new();
        };
        let from = match paragraph {
            0 => 0,
            _ => self.document.paragraphs[paragraph - 1].span.start,
        };
        let mut rows = self.cut_between(from, block.span.start);
        let base = block.span.start as usize;
        let text = wrap(block.span.of(&self.document.text), self.width);
        rows.extend(text.into_iter().enumerate().map(|(nth, (a, b))| {
            let span = Span::new(base + a, base + b);
            let first = nth == 0;
            let row = Row::Text {
                paragraph,
                span,
                first,
            };
            (span.start, row)
        }));
        if self.gap(paragraph) {
            rows.push((block.span.end, Row::Gap));
        }
        if paragraph + 1 == self.document.paragraphs.len() {
            rows.extend(self.cut_between(block.span.start, u32::MAX));
        }
        rows
    }

    /// The lines cut between two bytes, if they are shown; the blank ones say nothing.
    fn cut_between(&self, from: u32, to: u32) -> Vec<(u32, Row)> {
        let lines = self.document.cut.iter().enumerate();
        let wanted = lines.filter(|(_, line)| {
            let here = self.cut && (from..to).contains(&line.span.start);
            here && !line.span.of(&self.document.text).trim().is_empty()
        });
        wanted
            .map(|(at, line)| (line.span.start, Row::Cut(at)))
            .collect()
    }

    fn walk(&self, anchor: Anchor) -> Walk {
        let paragraph = anchor
            .paragraph
            .min(self.document.paragraphs.len().saturating_sub(1));
        let rows = self.rows(paragraph);
        let at = rows
            .partition_point(|(start, _)| *start <= anchor.offset)
            .saturating_sub(1);
        Walk {
            paragraph,
            rows,
            at,
        }
    }

    fn down(&self, walk: &mut Walk) -> bool {
        if walk.at + 1 < walk.rows.len() {
            walk.at += 1;
        } else if walk.paragraph + 1 < self.document.paragraphs.len() {
            walk.paragraph += 1;
            walk.rows = self.rows(walk.paragraph);
            walk.at = 0;
        } else {
            return false;
        }
        true
    }

    fn up(&self, walk: &mut Walk) -> bool {
        if walk.at > 0 {
            walk.at -= 1;
        } else if walk.paragraph > 0 {
            walk.paragraph -= 1;
            walk.rows = self.rows(walk.paragraph);
            walk.at = walk.rows.len().saturating_sub(1);
        } else {
            return false;
        }
        true
    }

    fn anchor(walk: &Walk) -> Anchor {
        Anchor {
            paragraph: walk.paragraph,
            offset: walk.rows.get(walk.at).map_or(0, |r| r.0),
        }
    }

    /// The `height` rows from `top` down.
    pub fn window(&self, top: Anchor, height: usize) -> Vec<Row> {
        let mut out = Vec::with_capacity(height);
        if self.document.paragraphs.is_empty() {
            return out;
        }
        let mut walk = self.walk(top);
        while out.len() < height {
            if let Some((_, row)) = walk.rows.get(walk.at) {
                out.push(*row);
            }
            if !self.down(&mut walk) {
                break;
            }
        }
        out
    }

    /// `top` moved by rows, kept so that a window of `height` stays full where the text allows.
    pub fn scroll(&self, top: Anchor, by: isize, height: usize) -> Anchor {
        let mut walk = self.walk(top);
        for _ in 0..by.unsigned_abs() {
            let moved = if by > 0 {
                self.down(&mut walk)
            } else {
                self.up(&mut walk)
            };
            if !moved {
                break;
            }
        }
        self.clamp(Self::anchor(&walk), height)
    }

    /// The top of the window that ends with the text.
    pub fn last(&self, height: usize) -> Anchor {
        let end = self.document.paragraphs.len().saturating_sub(1);
        let mut walk = self.walk(Anchor {
            paragraph: end,
            offset: u32::MAX,
        });
        for _ in 1..height {
            if !self.up(&mut walk) {
                break;
            }
        }
        Self::anchor(&walk)
    }

    fn clamp(&self, top: Anchor, height: usize) -> Anchor {
        let last = self.last(height);
        if (top.paragraph, top.offset) > (last.paragraph, last.offset) {
            last
        } else {
            top
        }
    }

    /// The top that shows `span`: as it is when the window shows all of it, else with the span a
    /// third down.
    pub fn show(&self, span: Span, top: Anchor, height: usize) -> Anchor {
        let seen = self.window(top, height);
        let row_of = |byte: u32| {
            seen.iter().position(|row| match row {
                Row::Text { span, .. } => span.start <= byte && byte < span.end,
                Row::Gap | Row::Cut(_) => false,
            })
        };
        // A row or two of what stands before and after it must be seen too.
        let margin = if height < 8 { 0 } else { 2 };
        let starts = row_of(span.start).is_some_and(|at| at >= margin || top == Anchor::default());
        let ends = row_of(span.end.saturating_sub(1))
            .is_some_and(|at| at + margin < height || seen.len() < height);
        if starts && ends {
            return top;
        }
        let paragraph = self
            .document
            .paragraphs
            .partition_point(|p| p.span.end <= span.start);
        let target = Anchor {
            paragraph,
            offset: span.start,
        };
        self.scroll(target, -height.cast_signed() / 3, height)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(text: &str, width: usize) -> Vec<&str> {
        wrap(text, width)
            .into_iter()
            .map(|(a, b)| text[a..b].trim_end())
            .collect()
    }

    #[test]
    fn rows_break_at_spaces_hyphens_and_wide_characters() {
        assert_eq!(
            rows("two rockets hit the base", 11),
            ["two rockets", "hit the", "base"]
        );
        assert_eq!(
            rows("Iran-backed militias", 7),
            ["Iran-", "backed", "militia", "s"]
        );
        assert_eq!(
            rows("基地が攻撃された。", 6),
            ["基地が", "攻撃さ", "れた。"]
        );
        assert_eq!(rows("", 5), [""]);
        assert_eq!(rows("a\u{301}b\u{200b}c", 3), ["a\u{301}b\u{200b}c"]);
    }

    proptest! {
        #[test]
        fn rows_cover_the_text_and_fit(text in "[a-z 攻é\u{301}\u{200b}\\-]{0,80}", width in 1usize..20) {
            let rows = wrap(&text, width);
            prop_assert_eq!(rows[0].0, 0);
            prop_assert_eq!(rows[rows.len() - 1].1, text.len());
            for pair in rows.windows(2) {
                prop_assert_eq!(pair[0].1, pair[1].0);
            }
            for (a, b) in rows {
                let row = text[a..b].trim_end();
                let size: usize = row.graphemes(true).map(cells).sum();
                prop_assert!(size <= width.max(2), "{row:?} takes {size} of {width}");
            }
        }
    }
}

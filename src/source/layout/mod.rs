//! From decoded text to kept paragraphs and cut lines.

mod furniture;
mod lines;
mod metadata;
mod outlet;
mod passes;
mod tables;

use std::collections::BTreeMap;

use furniture::Verdict;
use lines::Line;
pub(super) use lines::LineEnds;
pub(super) use metadata::{Facts, dateline};

use super::cues::{key, tidy};
use crate::model::{CutLine, Paragraph, Role, Span};
use crate::text::sentences::sentences;

/// What the reader of a format knows of the text's structure.
#[derive(Debug, Default)]
pub(super) struct Hints {
    /// The headline, where it is known from elsewhere.
    pub(super) title: Option<String>,
    /// Roles by the byte offset of the line they belong to.
    pub(super) roles: BTreeMap<usize, Role>,
    /// Bytes before this offset are no text (front matter).
    pub(super) skip: usize,
    /// What a line end inside a block means.
    pub(super) ends: LineEnds,
    /// The text is already the story alone, taken out of a page.
    pub(super) extracted: bool,
}

/// A text in its parts.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) cut: Vec<CutLine>,
    pub(super) facts: Facts,
}

/// Cuts the furniture, takes the metadata and groups the rest into paragraphs.
pub(super) fn lay_out(text: &str, hints: &Hints) -> Layout {
    let mut layout = Layout::default();
    let mut all = lines::lines(text);
    let front = all.partition_point(|l| (l.span.start as usize) < hints.skip);
    let body = all.split_off(front);
    for line in &all {
        layout.cut.push(cut(line, "front matter", true));
    }
    let verdicts = furniture::judge(text, &body, hints, &mut layout.facts);
    let mut kept = Vec::new();
    for (at, (line, verdict)) in body.iter().zip(&verdicts).enumerate() {
        match verdict {
            Verdict::Keep(_) => kept.push(at),
            Verdict::Cut(reason) => layout.cut.push(cut(line, reason, false)),
            Verdict::Used(what) => layout.cut.push(cut(line, what, true)),
        }
    }
    let blocks = roles(text, &body, &verdicts, &kept, hints);
    for (span, role) in blocks {
        let paragraph = paragraph(text, span, role, layout.paragraphs.len() as u32 + 1);
        layout.paragraphs.push(paragraph);
    }
    layout.paragraphs.shrink_to_fit();
    let opening = layout.paragraphs.iter().find(|p| p.role == Role::Body);
    if let Some(line) = opening.and_then(|p| dateline(p.span.of(text))) {
        layout.facts.dateline = line.stated;
        if let Some(agency) = line.agency {
            layout.facts.derived_from.get_or_insert(agency);
        }
    }
    if layout.facts.derived_from.is_none() {
        let bodies = layout.paragraphs.iter().filter(|p| p.role == Role::Body);
        layout.facts.derived_from = outlet::retold(bodies.map(|p| p.span.of(text)));
    }
    layout
}

fn cut(line: &Line, reason: &str, metadata: bool) -> CutLine {
    CutLine {
        line: line.number,
        span: line.span,
        reason: reason.to_owned(),
        metadata,
    }
}

/// Most bytes of a sentence. Nobody writes longer ones; text without stops is cut at white space, so
/// that what reads sentences stays linear in the length of the text.
const LONGEST: usize = 1_200;

fn bounded(text: &str, span: Span) -> Vec<Span> {
    let (mut start, end) = (span.start as usize, span.end as usize);
    let mut pieces = Vec::new();
    while end - start > LONGEST {
        let limit = (0..=start + LONGEST)
            .rev()
            .find(|&i| text.is_char_boundary(i))
            .unwrap_or(end);
        let cut = text[start..limit]
            .rfind(char::is_whitespace)
            .map_or(limit, |i| start + i);
        let cut = if cut == start { limit } else { cut };
        pieces.push(Span::new(start, cut));
        start = cut + text[cut..end].len() - text[cut..end].trim_start().len();
    }
    if start < end || pieces.is_empty() {
        pieces.push(Span::new(start, end));
    }
    pieces
}

fn paragraph(text: &str, span: Span, role: Role, ordinal: u32) -> Paragraph {
    let whole = matches!(
        role,
        Role::Title | Role::TableCaption | Role::TableHeader | Role::TableRow
    );
    let base = span.start as usize;
    let found = if whole {
        Vec::new()
    } else {
        sentences(span.of(text))
    };
    let mut sentences: Vec<Span> = found
        .into_iter()
        .map(|r| Span::new(base + r.start, base + r.end))
        .collect();
    if sentences.is_empty() {
        sentences.push(span);
    }
    let bounded = sentences.into_iter().flat_map(|s| bounded(text, s));
    let mut sentences: Vec<Span> = bounded.collect();
    sentences.shrink_to_fit();
    Paragraph {
        ordinal,
        role,
        span,
        sentences,
    }
}

/// The kept blocks with their roles.
fn roles(
    text: &str,
    lines: &[Line],
    verdicts: &[Verdict],
    kept: &[usize],
    hints: &Hints,
) -> Vec<(Span, Role)> {
    let tables = tables::roles(text, lines, kept);
    let joined = lines::continued(lines, hints.ends);
    // A line opens a block as well where the line before it was cut.
    let open: Vec<bool> = (0..lines.len())
        .map(|at| lines[at].opens_block || at == 0 || !verdicts[at - 1].is_kept())
        .collect();
    let mut blocks: Vec<Block> = Vec::new();
    let mut last = None;
    for &at in kept {
        let line = &lines[at];
        let told = hints.roles.get(&(line.span.start as usize)).copied();
        let own = match verdicts[at] {
            Verdict::Keep(role) => role,
            _ => None,
        };
        let role = told.or(own).or(tables[at]);
        let follows = last == at.checked_sub(1) && at > 0;
        let item = is_item(&line.key);
        if let Some(block) = blocks.last_mut()
            && (follows && joined[at] && role.is_none() && block.role.is_none() && !item)
        {
            block.span = block.span.cover(line.span);
            block.last = at;
            last = Some(at);
            continue;
        }
        blocks.push(Block {
            span: unmarked(text, line.span, hints.ends == LineEnds::Soft),
            role,
            first: at,
            last: at,
        });
        last = Some(at);
    }
    head(text, lines, &open, &mut blocks, hints);
    blocks
        .into_iter()
        .map(|b| (b.span, b.role.unwrap_or(Role::Body)))
        .collect()
}

/// A kept block before its role is settled.
struct Block {
    span: Span,
    role: Option<Role>,
    first: usize,
    last: usize,
}

fn is_item(key: &str) -> bool {
    key.starts_with(['•', '▪', '●', '‣'])
        || ["- ", "* ", "+ "].iter().any(|m| key.starts_with(m))
        || key.split_once(['.', ')']).is_some_and(|(n, rest)| {
            (1..=2).contains(&n.len())
                && n.bytes().all(|b| b.is_ascii_digit())
                && rest.starts_with(' ')
        })
}

/// In Markdown, the marks of headings, quotations and items do not belong to the block.
fn unmarked(text: &str, span: Span, markdown: bool) -> Span {
    if !markdown {
        return span;
    }
    let raw = span.of(text);
    let marks = raw.trim_start_matches(['#', '>', '*', '-', '+', ' ']);
    let spaced = raw.len() > marks.len() && raw[..raw.len() - marks.len()].ends_with(' ');
    if spaced && !marks.is_empty() {
        Span {
            start: span.end - marks.len() as u32,
            end: span.end,
        }
    } else {
        span
    }
}

/// Finds headline and standfirst among the first blocks.
fn head(text: &str, lines: &[Line], open: &[bool], blocks: &mut [Block], hints: &Hints) {
    let wanted = hints.title.as_deref().map(key);
    let same = |block: &Block| wanted.as_deref() == Some(key(block.span.of(text)).as_str());
    if blocks.iter().any(|b| b.role == Some(Role::Title)) {
        return;
    }
    let Some(first) = blocks
        .iter()
        .position(|b| b.role.is_none_or(|r| r == Role::Teaser))
    else {
        return;
    };
    let markdown_heading =
        hints.ends == LineEnds::Soft && lines[blocks[first].first].key.starts_with("# ");
    let is_title = blocks.len() > first + 1
        && (same(&blocks[first])
            || markdown_heading
            || is_headline(lines, open, &blocks[first], 22));
    if !is_title || blocks[first].first != blocks[first].last {
        return;
    }
    blocks[first].role = Some(Role::Title);
    let story = blocks[first + 1..]
        .iter()
        .any(|b| b.role.is_none() && lines[b.last].is_prose());
    if let Some(second) = blocks.get_mut(first + 1)
        && (story && second.role.is_none() && is_headline(lines, open, second, 45))
        && lines[second.first].words >= 5
    {
        second.role = Some(Role::Standfirst);
    }
}

/// Short and without a full stop at its end; a headline may end in a mark or a quote.
fn is_headline(lines: &[Line], open: &[bool], block: &Block, most: usize) -> bool {
    let line = &lines[block.first];
    let full_stop = line.key.trim_end_matches(['"', '\'', ')']).ends_with('.')
        && !line.key.ends_with("...")
        && !ends_with_abbreviation(&line.key);
    block.first == block.last
        && (2..=most).contains(&line.words)
        && !full_stop
        && !line.key.ends_with([':', ',', ';'])
        && open[block.first]
}

/// "… attacks vexing U.S.": the stop belongs to the letters.
fn ends_with_abbreviation(key: &str) -> bool {
    let last = key.rsplit(' ').next().unwrap_or(key);
    last.trim_end_matches('.').contains('.') && last.split('.').all(|p| p.len() <= 2)
}

/// The headline among the paragraphs, as it is shown.
pub(super) fn title_of(text: &str, paragraphs: &[Paragraph]) -> Option<String> {
    let title = paragraphs.iter().find(|p| p.role == Role::Title)?;
    Some(tidy(title.span.of(text)))
}

#[cfg(test)]
mod tests;

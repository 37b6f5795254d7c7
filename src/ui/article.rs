//! The article pane: headline in the frame, outlet and date; then the text with paragraph numbers, the marked
//! sentence, names in the colours of their kinds.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;

use super::paint::{cut, frame, put, put_cut, put_grapheme, put_right};
use super::{Theme, frame_styles, message};
use crate::app::page::Row;
use crate::app::{App, Area, ArticleAreas, Layout, Pane, words};
use crate::model::{Document, Mention, Report, Role, Span};

/// Draws the pane if it is on the screen.
pub(super) fn draw(buf: &mut Buffer, layout: &Layout, app: &App, theme: &Theme) {
    let area = layout.article;
    if area.is_empty() {
        return;
    }
    let styles = frame_styles(app, Pane::Article, theme);
    let Some(document) = app.reading.document(&app.corpus) else {
        frame(buf, area, ("Article", ""), styles, theme.ascii);
        message(buf, area.inside(), &["No article".into()], theme.dim);
        return;
    };
    let title = words::headline(document);
    frame(buf, area, (title, &place(app)), styles, theme.ascii);
    let parts = layout.article_areas();
    head(buf, parts.head, document, theme);
    text(buf, &parts, app, document, theme);
}

/// Which report is marked: `report 2/5 · ¶4`.
fn place(app: &App) -> String {
    if let Some(find) = &app.reading.find {
        let (before, all) = find.elsewhere;
        return match (find.entity, find.hits.len()) {
            (Some(_), _) => format!("mention {}/{all}", before + find.at + 1),
            (None, 0) => "no match".into(),
            (None, of) => format!("match {}/{of}", find.at + 1),
        };
    }
    let Some((_, report)) = app.reading.report(&app.corpus) else {
        return String::new();
    };
    let of = app
        .reading
        .event
        .map_or(1, |e| app.corpus.events[e as usize].reports.len());
    format!(
        "report {}/{of} · ¶{}",
        app.reading.nth + 1,
        report.paragraph
    )
}

fn head(buf: &mut Buffer, area: Area, document: &Document, theme: &Theme) {
    if area.height == 0 {
        return;
    }
    let room = area.width.saturating_sub(2);
    let rows = match area.height {
        1 => vec![words::source(document)],
        _ => words::heading_of(document).into(),
    };
    for (y, row) in (area.y..area.y + area.height).zip(&rows) {
        put_cut(buf, area, (area.x + 1, y), room, row, theme.dim);
    }
}

/// Styled ranges that lie over the text, the later over the earlier.
struct Layers {
    ranges: Vec<(Span, Style)>,
}

impl Layers {
    fn of(app: &App, theme: &Theme) -> Self {
        let mut ranges = Vec::new();
        let marked = app.reading.report(&app.corpus).map(|(_, r)| r);
        let marked = marked.filter(|r| r.document == app.reading.document);
        if let Some(report) = marked {
            ranges.push((report.span, theme.mark));
            ranges.extend(claims(report).map(|span| (span, theme.claim)));
        }
        if let Some(find) = &app.reading.find {
            for (at, hit) in find.hits.iter().enumerate() {
                let style = if at == find.at {
                    theme.hit.add_modifier(Modifier::BOLD)
                } else {
                    theme.hit
                };
                ranges.push((*hit, style));
            }
        }
        let name = app
            .reading
            .name
            .and_then(|n| app.corpus.mentions.get(n as usize));
        if let Some(name) = name.filter(|m| m.document == app.reading.document) {
            ranges.push((name.span, theme.hit.add_modifier(Modifier::BOLD)));
        }
        Self { ranges }
    }

    fn style(&self, mut style: Style, byte: u32) -> Style {
        for (span, over) in &self.ranges {
            if span.start <= byte && byte < span.end {
                style = style.patch(*over);
            }
        }
        style
    }

    /// Only what touches a row, so that long lists do not slow every character down.
    fn within(&self, row: Span) -> Layers {
        let ranges = self.ranges.iter().filter(|(s, _)| s.overlaps(row));
        Layers {
            ranges: ranges.copied().collect(),
        }
    }
}

/// The words a report's values were read from.
fn claims(report: &Report) -> impl Iterator<Item = Span> + '_ {
    std::iter::once(report.cue)
        .chain(report.date.iter().map(|d| d.span))
        .chain(report.parties().map(|p| p.span))
        .chain(report.munitions.iter().map(|m| m.count.span))
        .chain(report.casualties.iter().map(|c| c.count.span))
        .chain(report.outcomes.iter().map(|(_, span)| *span))
        .chain(report.attribution.speaker.iter().map(|p| p.span))
        .chain(report.attribution.hedges.iter().copied())
}

fn text(buf: &mut Buffer, parts: &ArticleAreas, app: &App, document: &Document, theme: &Theme) {
    let area = parts.text;
    let page = app.reading.page(&app.corpus, area.width as usize);
    let rows = page.map_or_else(Vec::new, |page| {
        page.window(app.reading.top, area.height as usize)
    });
    if rows.is_empty() {
        message(buf, area, &["This article has no text.".into()], theme.dim);
        return;
    }
    let layers = Layers::of(app, theme);
    let mark = app.reading.report(&app.corpus).map(|(_, r)| r.span);
    let mark = mark.filter(|_| {
        let report = app.reading.report(&app.corpus);
        report.is_some_and(|(_, r)| r.document == app.reading.document)
    });
    for (y, row) in (area.y..area.y + area.height).zip(&rows) {
        if let Row::Cut(at) = row {
            cut_line(buf, parts, y, document, *at, theme);
        }
        let Row::Text {
            paragraph,
            span,
            first,
        } = *row
        else {
            continue;
        };
        let block = &document.paragraphs[paragraph];
        let marked = mark.is_some_and(|m| m.overlaps(span));
        gutter(
            buf,
            parts.gutter,
            y,
            (block.ordinal, first, marked),
            app,
            theme,
        );
        let base = match block.role {
            Role::Title => theme.heading,
            Role::TableHeader | Role::Standfirst => theme.text.add_modifier(Modifier::BOLD),
            Role::Caption | Role::Teaser | Role::TableCaption => {
                theme.text.add_modifier(Modifier::ITALIC)
            }
            _ => theme.text,
        };
        let mentions = app.corpus.mentions_in(app.reading.document, span);
        line(
            buf,
            area,
            (area.x, y),
            (document, span, base),
            (mentions, &layers.within(span)),
            (app, theme),
        );
    }
}

/// A line that was cut, dimmed, with the reason at the right.
fn cut_line(
    buf: &mut Buffer,
    parts: &ArticleAreas,
    y: u16,
    document: &Document,
    at: usize,
    theme: &Theme,
) {
    let Some(line) = document.cut.get(at) else {
        return;
    };
    let area = parts.text;
    let sign = if theme.ascii { "x" } else { "✂" };
    put(
        buf,
        parts.gutter,
        (parts.gutter.x + parts.gutter.width.min(2), y),
        sign,
        theme.dim,
    );
    let reason = format!(" ({})", line.reason);
    let edge = put_right(buf, area, y, &cut(&reason, area.width / 2), theme.dim);
    let room = edge.saturating_sub(area.x);
    let text = line.span.of(&document.text).trim();
    let style = theme.dim.add_modifier(Modifier::CROSSED_OUT);
    put_cut(buf, area, (area.x, y), room, text, style);
}

/// Paragraph number, a dot where events are told, a line beside the marked sentence.
fn gutter(
    buf: &mut Buffer,
    area: Area,
    y: u16,
    (ordinal, first, marked): (u32, bool, bool),
    app: &App,
    theme: &Theme,
) {
    let number = area.width >= 5;
    if first && number {
        let told = app
            .corpus
            .reports_in(app.reading.document, ordinal)
            .any(|r| {
                let event = app.corpus.event_of[r as usize];
                app.timeline.shows(event)
            });
        let label = format!("{ordinal:>3}");
        let style = if told { theme.told } else { theme.dim };
        let x = put(buf, area, (area.x, y), &label, style);
        if told && !marked {
            let dot = if theme.ascii { "*" } else { "•" };
            put(buf, area, (x, y), dot, theme.told);
        }
    }
    if marked {
        let sign = if theme.ascii { "|" } else { "▌" };
        let x = area.x + if number { 3 } else { 0 };
        put(buf, area, (x, y), sign, theme.mark_bar);
    }
}

fn line(
    buf: &mut Buffer,
    area: Area,
    (mut x, y): (u16, u16),
    (document, span, base): (&Document, Span, Style),
    (mentions, layers): (&[Mention], &Layers),
    (app, theme): (&App, &Theme),
) {
    let row = span.of(&document.text);
    for (offset, grapheme) in row.trim_end().grapheme_indices(true) {
        let byte = span.start + offset as u32;
        let named = mentions
            .iter()
            .find(|m| m.span.start <= byte && byte < m.span.end);
        let style = match named {
            Some(m) => base.patch(theme.entity(app.corpus.entity(m.entity).kind)),
            None => base,
        };
        match put_grapheme(buf, area, (x, y), grapheme, layers.style(style, byte)) {
            Some(next) => x = next,
            None => break,
        }
    }
}

//! Word documents: the paragraphs and tables of `word/document.xml`.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;

use super::Yield;
use crate::model::Role;
use crate::source::draft::Draft;

/// Most bytes of the document's XML; text of that size is no article.
const MOST: u64 = 128 << 20;

pub(super) fn read(archive: &mut zip::ZipArchive<Cursor<&[u8]>>, out: &mut Yield) {
    match part(archive, "word/document.xml").map(|xml| text(&xml)) {
        Some(mut draft) if !draft.text.trim().is_empty() => {
            if let Some(core) = part(archive, "docProps/core.xml") {
                draft.title = property(&core, "dc:title").or(draft.title);
                draft.byline = property(&core, "dc:creator");
                draft.language = property(&core, "dc:language");
            }
            out.drafts.push(draft);
        }
        Some(_) => out
            .problems
            .push("is a Word document without text; save the article as text".into()),
        None => out
            .problems
            .push("is a damaged Word document; save it again, or as text".into()),
    }
}

fn part(archive: &mut zip::ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<String> {
    let mut xml = Vec::new();
    let mut file = archive.by_name(name).ok()?;
    let packed = file.compressed_size();
    file.by_ref()
        .take(super::archive::sound_size(packed).min(MOST))
        .read_to_end(&mut xml)
        .ok()?;
    Some(crate::source::decode::decode(&xml))
}

/// Paragraphs with blank lines between them; a table row is a line of its own.
fn text(xml: &str) -> Draft {
    let mut draft = Draft {
        extracted: true,
        ..Draft::default()
    };
    let mut reader = Reader::from_str(xml);
    let (mut current, mut row, mut in_text, mut style) =
        (String::new(), 0u32, false, String::new());
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(e) | Event::Empty(e) => match e.name().as_ref() {
                "w:tr" => row += 1,
                "w:tc" if !current.is_empty() => current.push_str(" | "),
                "w:t" => in_text = true,
                "w:tab" => current.push(' '),
                "w:br" | "w:cr" => current.push('\n'),
                "w:pStyle" => {
                    let value = e.attributes().flatten().find(|a| a.key.as_ref() == "w:val");
                    style = value.map(|v| v.value.into_owned()).unwrap_or_default();
                }
                _ => {}
            },
            Event::Text(t) if in_text => current.push_str(&t),
            Event::GeneralRef(r) if in_text => current.push_str(&entity(&r)),
            Event::End(e) => match e.name().as_ref() {
                "w:t" => in_text = false,
                "w:p" if row == 0 => {
                    let role = matches!(style.as_str(), "Title").then_some(Role::Title);
                    block(&mut draft, &mut current, role);
                    style.clear();
                }
                "w:tr" => {
                    row = row.saturating_sub(1);
                    if row == 0 {
                        block(&mut draft, &mut current, Some(Role::TableRow));
                    }
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    block(&mut draft, &mut current, None);
    draft
}

fn entity(reference: &quick_xml::events::BytesRef) -> String {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c.to_string();
    }
    let name: &str = reference;
    quick_xml::escape::resolve_predefined_entity(name)
        .unwrap_or_default()
        .to_owned()
}

fn block(draft: &mut Draft, current: &mut String, role: Option<Role>) {
    let text = std::mem::take(current);
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    if !draft.text.is_empty() {
        let row = role == Some(Role::TableRow);
        draft.text.push_str(if row { "\n" } else { "\n\n" });
    }
    draft.roles.extend(role.map(|r| (draft.text.len(), r)));
    match role {
        Some(Role::TableRow) => draft.text.push_str(&text.replace('\n', " ")),
        _ => draft.text.push_str(text),
    }
}

/// The text of an element of the document's properties.
fn property(xml: &str, name: &str) -> Option<String> {
    let mut reader = Reader::from_str(xml);
    let mut inside = false;
    loop {
        match reader.read_event().ok()? {
            Event::Start(e) => inside = e.name().as_ref() == name,
            Event::Text(t) if inside => {
                return Some(t.trim().to_owned()).filter(|t| !t.is_empty());
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

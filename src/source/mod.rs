//! Bytes to documents.

use std::path::{Path, PathBuf};

use crate::model::{Date, DateBasis, Document, Paragraph, Problem, Published, Role, Span};

/// The articles the program carries.
pub fn embedded() -> Vec<Document> {
    vec![document(
        "000",
        "000.txt",
        "Five rockets hit a base on March 3, 2020.",
    )]
}

/// The articles of files and folders.
pub fn read(paths: &[PathBuf]) -> (Vec<Document>, Vec<Problem>) {
    let (mut documents, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        file(path, &mut documents, &mut problems);
    }
    (documents, problems)
}

fn file(path: &Path, documents: &mut Vec<Document>, problems: &mut Vec<Problem>) {
    let name = path.display().to_string();
    if path.is_dir() {
        let mut inside: Vec<_> = std::fs::read_dir(path)
            .into_iter()
            .flatten()
            .flatten()
            .map(|e| e.path())
            .collect();
        inside.sort();
        inside.iter().for_each(|p| file(p, documents, problems));
        return;
    }
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            problems.push(Problem {
                path: name,
                message: error.to_string(),
            });
            return;
        }
    };
    let stem = path
        .file_stem()
        .map(|s| s.to_string_lossy().into_owned())
        .unwrap_or_default();
    if !name.ends_with(".jsonl") {
        documents.push(document(&stem, &name, &text));
        return;
    }
    for line in text
        .lines()
        .filter_map(|l| serde_json::from_str::<serde_json::Value>(l).ok())
    {
        let (id, text) = (line["id"].as_str().unwrap_or("?"), line["text"].as_str());
        let mut it = document(id, &name, text.unwrap_or_default());
        it.published = line["date"]
            .as_str()
            .and_then(|d| d.parse().ok())
            .map(|day| Published {
                date: Date::day(day),
                basis: DateBasis::SideFile,
                note: String::new(),
            });
        documents.push(it);
    }
}

fn document(id: &str, path: &str, text: &str) -> Document {
    let mut at = 0;
    let mut paragraphs = Vec::new();
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.trim_end().len());
        at += line.len();
        if !span.is_empty() {
            let mut sentences = Vec::new();
            let mut start = span.start as usize;
            for (dot, _) in line.match_indices(". ") {
                let end = span.start as usize + dot + 1;
                if end > start && end < span.end as usize {
                    sentences.push(Span::new(start, end));
                    start = end + 1;
                }
            }
            sentences.push(Span::new(start, span.end as usize));
            paragraphs.push(Paragraph {
                ordinal: paragraphs.len() as u32 + 1,
                role: Role::Body,
                span,
                sentences,
            });
        }
    }
    Document {
        id: id.into(),
        path: path.into(),
        text: text.into(),
        title: None,
        outlet: None,
        url: None,
        derived_from: None,
        language: None,
        published: None,
        paragraphs,
        cut: Vec::new(),
    }
}

//! What a file is, told by its content; its name decides only between kinds of text.

use super::decode::utf16_without_mark;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Plain text.
    Text,
    /// Markdown, with or without front matter.
    Markdown,
    /// JSON: one article, a list of them, or one a line.
    Json,
    /// A web page.
    Html,
    /// A page-description file.
    Pdf,
    /// A ZIP archive, which a Word document is as well.
    Zip,
    /// Compressed with gzip.
    Gzip,
    /// A web archive.
    Warc,
    /// A mail.
    Mail,
    /// Nothing that can be read as text.
    Binary,
    /// No bytes, or only white space.
    Empty,
}

/// Ends of names that are read in a folder, in lower case.
pub(super) const EXTENSIONS: [&str; 16] = [
    "txt", "text", "md", "markdown", "json", "jsonl", "ndjson", "html", "htm", "xhtml", "pdf",
    "docx", "eml", "warc", "gz", "zip",
];

/// Tells the kind by the first bytes of a file; `extension` in lower case.
pub(super) fn detect(head: &[u8], extension: &str) -> Kind {
    let text_start = head
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(head)
        .trim_ascii_start();
    if text_start.is_empty() {
        return Kind::Empty;
    }
    let starts = |mark: &[u8]| head.starts_with(mark);
    if head[..head.len().min(1024)]
        .windows(5)
        .any(|w| w == b"%PDF-")
    {
        return Kind::Pdf;
    }
    if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") {
        return Kind::Zip;
    }
    if starts(b"\x1f\x8b") {
        return Kind::Gzip;
    }
    if starts(b"WARC/") {
        return Kind::Warc;
    }
    if is_binary(head) {
        return Kind::Binary;
    }
    if matches!(extension, "json" | "jsonl" | "ndjson") || looks_like_json(text_start) {
        return Kind::Json;
    }
    if looks_like_html(text_start) {
        return Kind::Html;
    }
    if extension == "eml" || looks_like_mail(text_start) {
        return Kind::Mail;
    }
    if matches!(extension, "md" | "markdown") {
        Kind::Markdown
    } else {
        Kind::Text
    }
}

fn is_binary(head: &[u8]) -> bool {
    if head.starts_with(&[0xff, 0xfe])
        || head.starts_with(&[0xfe, 0xff])
        || utf16_without_mark(head).is_some()
    {
        return false;
    }
    let strange = |b: &&u8| matches!(b, 0 | 1..=6 | 14..=26 | 28..=31);
    let count = head.iter().filter(strange).count();
    head.contains(&0) && count * 50 > head.len() || count * 10 > head.len()
}

fn looks_like_json(start: &[u8]) -> bool {
    let inner = match start {
        [b'{', rest @ ..] => rest,
        [b'[', rest @ ..] => match rest.trim_ascii_start() {
            [b'{', rest @ ..] => rest,
            _ => return false,
        },
        _ => return false,
    };
    inner.trim_ascii_start().starts_with(b"\"")
}

fn looks_like_html(start: &[u8]) -> bool {
    let head = start[..start.len().min(4096)].to_ascii_lowercase();
    let holds = |tag: &[u8]| head.windows(tag.len()).any(|w| w == tag);
    start.starts_with(b"<")
        && (holds(b"<html")
            || holds(b"<!doctype html")
            || holds(b"<head")
            || holds(b"<body")
            || holds(b"<meta")
            || holds(b"<article")
            || holds(b"<div")
            || holds(b"<p>"))
}

/// Mail: header lines from the first line on, with a sender and a subject or a date.
fn looks_like_mail(start: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&start[..start.len().min(8192)]).to_lowercase();
    let mut fields = Vec::new();
    for line in head.lines().take_while(|l| !l.is_empty()) {
        match line.split_once(':') {
            _ if line.starts_with([' ', '\t']) => {}
            Some((name, _)) if !name.is_empty() && !name.contains(' ') => {
                fields.push(name.to_owned());
            }
            _ => return false,
        }
    }
    let has = |name: &str| fields.iter().any(|f| f == name);
    has("mime-version")
        || has("message-id")
        || (has("from") && has("subject") && (has("date") || has("to")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_goes_before_the_name() {
        assert_eq!(detect(b"%PDF-1.7\n", "txt"), Kind::Pdf);
        assert_eq!(detect(b"<!DOCTYPE html><html>", "txt"), Kind::Html);
        assert_eq!(detect(b"{\"text\": \"x\"}\n", "txt"), Kind::Json);
        assert_eq!(detect(b"\x1f\x8b\x08", "warc"), Kind::Gzip);
        assert_eq!(
            detect(b"From: a@b\nTo: c@d\nSubject: x\n\nHello", "txt"),
            Kind::Mail
        );
        assert_eq!(detect(b"Rockets hit the base.", "md"), Kind::Markdown);
        assert_eq!(detect(b"[Update] Rockets hit the base.", "txt"), Kind::Text);
        assert_eq!(detect(b" \n\t", "txt"), Kind::Empty);
        assert_eq!(
            detect(b"\x7fELF\x02\x01\x01\0\0\0\0\0", "txt"),
            Kind::Binary
        );
        assert_eq!(detect(b"R\0o\0c\0k\0e\0t\0s\0", "txt"), Kind::Text);
        assert_eq!(detect(b"a\x1b[31m red\n", "txt"), Kind::Text);
    }
}

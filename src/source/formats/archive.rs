//! Archives: ZIP (a Word document is one), gzip, and WARC records of web pages.
//!
//! What is inside is bounded whatever the archive claims: bytes unpacked, files, and nesting.

use std::io::{Cursor, Read};

use super::{Input, Yield, docx, html};
use crate::model::DateBasis;
use crate::source::dates;
use crate::source::draft::published;
use crate::source::kind::{self, EXTENSIONS, Kind};

/// Most bytes that one archive may unpack to.
const MOST_BYTES: u64 = 256 << 20;
/// Most times its own size that a packed text unpacks to; texts pack to a tenth, repeats to a hundredth.
const MOST_TIMES: u64 = 100;
/// Bytes that are unpacked of anything, however small it was packed.
const SMALL: u64 = 1 << 20;
/// Most files of one archive that are read.
const MOST_FILES: usize = 20_000;

/// Reads a ZIP file: a Word document, or articles of any kind that is not an archive itself.
pub(super) fn zip(input: &Input, out: &mut Yield) {
    let mut archive = match zip::ZipArchive::new(Cursor::new(input.bytes)) {
        Ok(archive) => archive,
        Err(error) => {
            out.problems
                .push(format!("is a damaged ZIP file ({error}); pack it again"));
            return;
        }
    };
    if archive.index_for_name("word/document.xml").is_some() {
        docx::read(&mut archive, out);
        return;
    }
    let mut left = sound_size(input.bytes.len() as u64);
    if archive.len() > MOST_FILES {
        out.problems.push(format!(
            "holds {} files; the first {MOST_FILES} are read",
            archive.len()
        ));
    }
    for at in 0..archive.len().min(MOST_FILES) {
        let mut file = match archive.by_index(at) {
            Ok(file) => file,
            Err(error) => {
                out.problems
                    .push(format!("its file {} cannot be unpacked ({error})", at + 1));
                continue;
            }
        };
        let name = file
            .name()
            .map_or_else(|_| format!("file {}", at + 1), std::borrow::Cow::into_owned);
        let name = crate::text::clean(name);
        let base = name.rsplit(['/', '\\']).next().unwrap_or("").to_owned();
        let (stem, extension) = base.rsplit_once('.').unwrap_or((&base, ""));
        let extension = extension.to_lowercase();
        let hidden = base.starts_with('.') || name.starts_with("__MACOSX");
        if file.is_dir() || hidden || !EXTENSIONS.contains(&extension.as_str()) {
            continue;
        }
        let most = sound_size(file.compressed_size());
        let mut bytes = Vec::new();
        let mut unpacked = Ok(0);
        if file.size() <= most {
            let limit = most.min(left) + 1;
            unpacked = file.by_ref().take(limit).read_to_end(&mut bytes);
        }
        if file.size() > most || bytes.len() as u64 > most {
            out.problems.push(format!(
                "{name} in it unpacks to more than {MOST_TIMES} times its size and is no article; it is left out"
            ));
            continue;
        }
        if bytes.len() as u64 > left {
            out.problems.push(format!(
                "unpacks to too much for its size; its files from {name} on are left out"
            ));
            return;
        }
        left -= bytes.len() as u64;
        if let Err(error) = unpacked {
            out.problems
                .push(format!("{name} in it cannot be unpacked ({error})"));
            continue;
        }
        inner(
            &Inner {
                name: &name,
                stem,
                extension: &extension,
                bytes: &bytes,
            },
            input,
            out,
        );
    }
}

/// Most bytes that so many packed bytes are unpacked to.
pub(super) fn sound_size(packed: u64) -> u64 {
    packed.saturating_mul(MOST_TIMES).clamp(SMALL, MOST_BYTES)
}

/// One file of an archive.
struct Inner<'a> {
    name: &'a str,
    stem: &'a str,
    extension: &'a str,
    bytes: &'a [u8],
}

/// Reads one file of an archive; archives inside archives are not opened, Word documents are.
fn inner(file: &Inner, outer: &Input, out: &mut Yield) {
    let kind = kind::detect(
        &file.bytes[..file.bytes.len().min(64 << 10)],
        file.extension,
    );
    let nested = matches!(kind, Kind::Gzip) || (kind == Kind::Zip && file.extension != "docx");
    let part = if nested {
        Yield {
            problems: vec!["is an archive inside an archive; unpack it first".into()],
            ..Yield::default()
        }
    } else {
        super::read(&Input {
            path: outer.path,
            stem: file.stem,
            bytes: file.bytes,
            kind,
        })
    };
    out.drafts.extend(part.drafts.into_iter().map(|mut draft| {
        draft.path = format!("{}!{}", outer.path, file.name);
        draft
    }));
    out.problems.extend(
        part.problems
            .into_iter()
            .map(|p| format!("{} in it {p}", file.name)),
    );
}

/// Unpacks a gzip file and reads what is in it.
pub(super) fn gzip(input: &Input, out: &mut Yield) {
    let most = sound_size(input.bytes.len() as u64);
    let mut bytes = Vec::new();
    let result = flate2::read::MultiGzDecoder::new(input.bytes)
        .take(most + 1)
        .read_to_end(&mut bytes);
    if bytes.len() as u64 > most {
        out.problems.push(if most == MOST_BYTES {
            format!("unpacks to more than {} MiB; split it", MOST_BYTES >> 20)
        } else {
            format!("unpacks to more than {MOST_TIMES} times its size and is no article")
        });
        return;
    }
    if let Err(error) = result {
        out.problems.push(format!(
            "is damaged at byte {} of its content ({error}); what is before it is read",
            bytes.len()
        ));
    }
    let (stem, extension) = input.stem.rsplit_once('.').unwrap_or((input.stem, ""));
    let file = Inner {
        name: input.stem,
        stem,
        extension: &extension.to_lowercase(),
        bytes: &bytes,
    };
    let before = out.drafts.len();
    inner(&file, input, out);
    for draft in &mut out.drafts[before..] {
        input.path.clone_into(&mut draft.path);
    }
}

/// Reads the responses with web pages of a WARC file.
pub(super) fn warc(input: &Input, out: &mut Yield) {
    let (mut rest, mut number) = (input.bytes, 0);
    while let Some((head, body_and_on)) = head_and_rest(rest) {
        let length = field(&head, "content-length").and_then(|l| l.parse::<usize>().ok());
        let Some(length) = length.filter(|_| head.starts_with("warc/")) else {
            let at = input.bytes.len() - rest.len();
            out.problems.push(format!(
                "is damaged at byte {at}: no WARC record starts there; what is before it is read"
            ));
            return;
        };
        number += 1;
        if length > body_and_on.len() {
            out.problems.push(format!(
                "ends inside record {number}; what is there of it is read"
            ));
        }
        let (block, next) = body_and_on.split_at(length.min(body_and_on.len()));
        if field(&head, "warc-type").is_some_and(|t| t == "response") {
            response(&head, block, &format!("{}-{number}", input.stem), out);
        }
        rest = next.trim_ascii_start();
    }
}

/// The header lines in lower case (values too; `raw` addresses are read elsewhere), and what follows.
fn head_and_rest(bytes: &[u8]) -> Option<(String, &[u8])> {
    let window = &bytes[..bytes.len().min(64 << 10)];
    let (at, size) = window
        .windows(4)
        .position(|w| w == b"\r\n\r\n")
        .map(|at| (at, 4))
        .or_else(|| {
            window
                .windows(2)
                .position(|w| w == b"\n\n")
                .map(|at| (at, 2))
        })?;
    Some((
        String::from_utf8_lossy(&bytes[..at]).to_lowercase(),
        &bytes[at + size..],
    ))
}

fn field(head: &str, name: &str) -> Option<String> {
    head.lines().find_map(|line| {
        let (field, value) = line.split_once(':')?;
        (field.trim() == name).then(|| value.trim().to_owned())
    })
}

/// The article of an HTTP response, if it is a page that was found.
fn response(record: &str, block: &[u8], id: &str, out: &mut Yield) {
    let Some((head, body)) = head_and_rest(block) else {
        return;
    };
    let page = field(&head, "content-type").is_none_or(|t| t.contains("html"));
    let found = head
        .lines()
        .next()
        .is_some_and(|status| status.contains(" 200"));
    if !(page && found) {
        return;
    }
    let chunked = field(&head, "transfer-encoding").is_some_and(|t| t.contains("chunked"));
    let mut bytes = if chunked {
        unchunked(body).unwrap_or_else(|| body.to_vec())
    } else {
        body.to_vec()
    };
    if bytes.starts_with(b"\x1f\x8b") {
        let mut unpacked = Vec::new();
        // A damaged page is read as far as it goes.
        let _ = flate2::read::MultiGzDecoder::new(&bytes[..])
            .take(16 << 20)
            .read_to_end(&mut unpacked);
        bytes = unpacked;
    }
    let mut part = Yield::default();
    html::read(
        &Input {
            path: "",
            stem: id,
            bytes: &bytes,
            kind: Kind::Html,
        },
        &mut part,
    );
    for mut draft in part.drafts {
        id.clone_into(&mut draft.id);
        draft.url = field(record, "warc-target-uri").or(draft.url);
        // The day of the crawl bounds the day of publication; it is kept only as the last resort.
        if let Some(day) = field(record, "warc-date")
            .and_then(|d| dates::in_stamp(&d))
            .filter(|_| draft.dates.is_empty())
        {
            let mut crawl = published(
                day,
                DateBasis::Inferred,
                format!("archived on {day}, so not later"),
            );
            crawl.date = crate::model::Date::before(day);
            draft.dates.push(crawl);
        }
        out.drafts.push(draft);
    }
    out.problems
        .extend(part.problems.into_iter().map(|p| format!("{id}: {p}")));
}

/// The body of a chunked HTTP response; `None` when it is not well formed.
fn unchunked(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let end = body.windows(2).take(32).position(|w| w == b"\r\n")?;
        let size = std::str::from_utf8(&body[..end])
            .ok()?
            .split(';')
            .next()?
            .trim()
            .to_owned();
        let size = usize::from_str_radix(&size, 16).ok()?;
        body = &body[end + 2..];
        if size == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(body.get(..size)?);
        body = body.get(size + 2..)?;
    }
}

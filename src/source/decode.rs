//! Bytes to text, whatever the encoding.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Decodes text: by its byte order mark, as UTF-8 where it is that, else by detection. A byte order
/// mark is not part of the text. Bytes without meaning come out as U+FFFD.
pub(super) fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return encoding
            .decode_without_bom_handling(&bytes[length..])
            .0
            .into_owned();
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) if is_damaged_utf8(bytes) => UTF_8.decode_without_bom_handling(bytes).0.into_owned(),
        Err(_) => {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            let encoding = detector.guess(None, Utf8Detection::Deny);
            encoding.decode_without_bom_handling(bytes).0.into_owned()
        }
    }
}

/// Decodes a web page: by its byte order mark, by the character set its `<meta>` names, else as
/// other text.
pub(super) fn decode_html(bytes: &[u8]) -> String {
    let head = bytes[..bytes.len().min(4096)].to_ascii_lowercase();
    let named = head
        .windows(8)
        .position(|w| w == b"charset=")
        .and_then(|at| {
            let rest = head[at + 8..].trim_ascii_start();
            let rest = rest
                .strip_prefix(b"\"")
                .or_else(|| rest.strip_prefix(b"'"))
                .unwrap_or(rest);
            let end = rest
                .iter()
                .position(|b| !b.is_ascii_alphanumeric() && !b"-_:.".contains(b));
            Encoding::for_label(&rest[..end.unwrap_or(rest.len())])
        });
    let marked = Encoding::for_bom(bytes).is_some() || utf16_without_mark(bytes).is_some();
    match named {
        Some(encoding) if !marked && encoding != UTF_8 && std::str::from_utf8(bytes).is_err() => {
            encoding.decode_without_bom_handling(bytes).0.into_owned()
        }
        _ => decode(bytes),
    }
}

/// English text in UTF-16 has a zero in every other byte.
pub(super) fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(2048) & !1];
    if head.len() < 4 {
        return None;
    }
    let zeros = |from: usize| {
        head.iter()
            .skip(from)
            .step_by(2)
            .filter(|&&b| b == 0)
            .count()
    };
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    match (even * 10, odd * 10) {
        (0, odd) if odd >= pairs * 4 => Some(UTF_16LE),
        (even, 0) if even >= pairs * 4 => Some(UTF_16BE),
        _ => None,
    }
}

/// UTF-8 with a few broken bytes (cut short, spliced), not another encoding: most of its
/// characters beyond ASCII are whole.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole >= 2 * broken
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Rockets hit the base — “twice”, they said.";

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        let bytes = |u: u16| {
            if big {
                u.to_be_bytes()
            } else {
                u.to_le_bytes()
            }
        };
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn marks_and_missing_marks() {
        let marked = |mark: &[u8], rest: &[u8]| decode(&[mark, rest].concat());
        assert_eq!(marked(&[0xef, 0xbb, 0xbf], TEXT.as_bytes()), TEXT);
        assert_eq!(marked(&[0xff, 0xfe], &utf16(TEXT, false)), TEXT);
        assert_eq!(marked(&[0xfe, 0xff], &utf16(TEXT, true)), TEXT);
        assert_eq!(
            decode(&utf16("Rockets hit the base twice", false)),
            "Rockets hit the base twice"
        );
        assert_eq!(decode(TEXT.as_bytes()), TEXT);
    }

    #[test]
    fn windows_1252_and_damaged_utf8() {
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(TEXT);
        assert_eq!(decode(&bytes), TEXT);
        let mut cut = TEXT.as_bytes().to_vec();
        cut.extend(&"–".as_bytes()[..2]);
        assert_eq!(decode(&cut), format!("{TEXT}\u{fffd}"));
    }
}

//! Runs of stops as they are written, and what closes after them.

use super::is_gap;

/// How a run of stops is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// One full stop, or four and more.
    Full,
    /// With a question or exclamation mark.
    Mark,
    /// Three dots.
    Ellipsis,
    /// Dots with spaces between them; `dots` of them.
    Spaced { dots: usize },
}

/// The end of the run of stops that starts at `start`, and its form.
pub(super) fn run(text: &str, start: usize) -> (usize, Form) {
    let (mut end, mut dots, mut marks, mut spaced) = (start, 0, false, false);
    while let Some(c) = text[end..].chars().next() {
        let gap = if is_gap(c) && dots > 0 && !marks {
            c.len_utf8()
        } else {
            0
        };
        match text[end + gap..].chars().next() {
            Some('.') => dots += 1,
            Some('…') if gap == 0 => dots += 3,
            Some('!' | '?') if gap == 0 => marks = true,
            _ => break,
        }
        spaced |= gap > 0;
        end += gap + text[end + gap..].chars().next().map_or(1, char::len_utf8);
    }
    let form = match (marks, spaced, dots) {
        (true, ..) => Form::Mark,
        (_, true, dots) => Form::Spaced { dots },
        (_, _, 2 | 3) => Form::Ellipsis,
        _ => Form::Full,
    };
    (end, form)
}

/// One past the quotes, brackets and footnote numbers that close right after `end`.
pub(super) fn closers(text: &str, mut end: usize, quote_open: bool) -> usize {
    let mut quote_open = quote_open;
    while let Some(c) = text[end..].chars().next() {
        let after = &text[end + c.len_utf8()..];
        let closes = match c {
            ')' | ']' | '}' | '”' | '»' => true,
            '"' => {
                let open = std::mem::replace(&mut quote_open, false);
                open || after.is_empty() || after.starts_with(is_gap)
            }
            '\'' | '’' => !after.starts_with(char::is_alphanumeric),
            '[' => {
                let digits = after.bytes().take_while(u8::is_ascii_digit).count();
                if digits > 0 && after[digits..].starts_with(']') {
                    end += 1 + digits;
                    continue;
                }
                false
            }
            // `… at home,' "`: a quotation inside a quotation, closed with a space between.
            _ if is_gap(c) && text[..end].ends_with(['\'', '’']) => {
                let double = after.strip_prefix(['"', '”']);
                double.is_some_and(|rest| rest.is_empty() || rest.starts_with(is_gap))
            }
            _ => false,
        };
        if !closes {
            break;
        }
        end += c.len_utf8();
    }
    end
}

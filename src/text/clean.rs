//! Makes decoded text harmless without moving a byte.
//!
//! Articles come from the open web, so they may hold terminal commands (escape sequences, C1
//! controls), line-rewriting carriage returns and bidirectional overrides that show a sentence in
//! another order than it is stored. They are disarmed once, where text is read, so that no layer
//! above has to think of them again. Every span of the program is a byte offset into the decoded
//! text; therefore each dangerous character is *replaced* by a harmless one of the same UTF-8
//! length and nothing is removed. Characters that are only invisible (soft hyphens, zero-width
//! spaces, joiners, byte order marks) do no harm in the stored text, matching skips them, and
//! [`visible`] takes them out where text is shown or written to a file.

use std::borrow::Cow;

/// The harmless character of the same UTF-8 length that stands in for `c`; `c` itself when it does
/// no harm. A carriage return is judged by [`clean`], which sees what follows it.
fn harmless(c: char) -> char {
    match c {
        '\n' | '\t' => c,
        // Page and line feeds of old printers separate blocks as a line feed does.
        '\u{b}' | '\u{c}' => '\n',
        '\0'..='\u{1f}' | '\u{7f}' => ' ',
        // Two bytes: C1 controls, some of which start terminal commands.
        '\u{80}'..='\u{9f}' => '\u{a0}',
        // Three bytes: line and paragraph separators, which some terminals obey.
        '\u{2028}' | '\u{2029}' => '\u{2002}',
        // Three bytes: bidirectional embeddings, overrides and isolates, deprecated format
        // controls, interlinear annotations. A word joiner is as narrow and does nothing.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' => '\u{2060}',
        _ => c,
    }
}

/// Replaces every character that a terminal could obey by a harmless one of the same length in
/// bytes. Line ends come out as `\n`: of `\r\n` the first byte becomes a space, and a lone `\r`
/// becomes a line feed.
pub fn clean(text: String) -> String {
    let dangerous = |c: char| c == '\r' || harmless(c) != c;
    if !text.contains(dangerous) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        out.push(match c {
            '\r' if rest.peek() == Some(&'\n') => ' ',
            '\r' => '\n',
            c => harmless(c),
        });
    }
    debug_assert_eq!(out.len(), text.len());
    out
}

/// True for characters that take no room and carry no meaning for matching: soft hyphen,
/// zero-width spaces and joiners, marks of direction, variation selectors, byte order mark, tags.
pub fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// The text without its ignorable characters, for display and for files others read.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.contains(is_ignorable) {
        Cow::Owned(text.chars().filter(|&c| !is_ignorable(c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminal_commands_are_disarmed_in_place() {
        let nasty = "A\u{1b}[31mred\u{7}\u{9b}2J\u{85}b\u{202e}fo\u{2066}x\u{2028}\0\u{7f}";
        let safe = clean(nasty.to_owned());
        assert_eq!(safe.len(), nasty.len());
        assert!(
            !safe
                .chars()
                .any(|c| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c))
        );
        assert_eq!(visible(&safe), "A [31mred \u{a0}2J\u{a0}bfox\u{2002}  ");
        for (i, c) in nasty.char_indices() {
            assert_eq!(
                safe[i..].chars().next().map(char::len_utf8),
                Some(c.len_utf8())
            );
        }
    }

    #[test]
    fn line_ends_become_line_feeds_and_tabs_stay() {
        assert_eq!(clean("a\r\nb\rc\n\td\u{c}e".to_owned()), "a \nb\nc\n\td\ne");
    }

    #[test]
    fn harmless_text_is_not_copied_and_invisible_characters_go() {
        let text = "Shi’ite – a\u{a0}b".to_owned();
        let at = text.as_ptr();
        let cleaned = clean(text);
        assert_eq!(cleaned.as_ptr(), at);
        assert_eq!(
            visible("\u{feff}Ka\u{ad}tyu\u{200b}sha\u{e0041}"),
            "Katyusha"
        );
        assert!(matches!(visible("plain"), Cow::Borrowed(_)));
    }
}

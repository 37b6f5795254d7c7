//! Text from articles made fit for one line of output.

use unicode_width::UnicodeWidthChar;
use unicode_width::UnicodeWidthStr;

/// The text on one line: runs of blanks and line feeds become one space, control characters and
/// characters that only steer the display go.
pub fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        let start = out.len();
        if start > 0 {
            out.push(' ');
        }
        out.extend(word.chars().filter(|&c| !steers(c)));
        if out.len() == start + usize::from(start > 0) {
            out.truncate(start);
        }
    }
    out
}

/// True for characters that have no shape of their own: soft hyphens, zero-width and direction
/// marks, tags.
fn steers(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Columns a text takes in a terminal.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text cut to `columns`, with `…` in place of what was cut.
pub fn fit(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut room = columns.saturating_sub(1);
    let mut cut = String::new();
    for c in text.chars() {
        let needed = c.width().unwrap_or(0);
        if needed > room {
            break;
        }
        room -= needed;
        cut.push(c);
    }
    cut.truncate(cut.trim_end().len());
    if columns > 0 {
        cut.push('…');
    }
    cut
}

/// The text broken at spaces into lines of at most `columns` (longer words are left whole).
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let last = lines.len() - 1;
        if lines[last].is_empty() {
            lines[last].push_str(word);
        } else if width(&lines[last]) + 1 + width(word) <= columns {
            lines[last].push(' ');
            lines[last].push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_without_commands_for_the_terminal() {
        assert_eq!(line("a\n b\t\u{a0}c "), "a b c");
        assert_eq!(
            line("x\u{1b}[31m\u{202e}y\u{ad}z\u{200b} \u{200b} w"),
            "x [31myz w"
        );
        assert_eq!(line(" \n"), "");
    }

    #[test]
    fn cutting_and_wrapping_count_columns() {
        assert_eq!(fit("Fort Birch", 10), "Fort Birch");
        assert_eq!(fit("Fort Birch", 6), "Fort…");
        assert_eq!(fit("東京都", 5), "東京…");
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
    }
}

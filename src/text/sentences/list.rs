//! Items of a list that runs on in one paragraph: "1) … 2) …", "a. … b. …", "• … • …".

/// What marks the items.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `•`
    Bullet,
    /// `1.)`
    StopParen,
    /// `1)`
    Paren,
    /// `1.`
    Stop,
    /// `a.`
    Letter,
}

/// True for characters that mark a list item by themselves.
pub(super) fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '⁃' | '▪' | '‣' | '●' | '◦' | '∙')
}

/// The marker at the start of `text` with its number (bullets have none: 0).
fn marker(text: &str) -> Option<(Form, u32)> {
    let first = text.chars().next()?;
    if is_bullet(first) {
        return Some((Form::Bullet, 0));
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=2).contains(&digits) {
        let value = text[..digits].parse().ok()?;
        let rest = &text[digits..];
        let forms = [
            (".) ", Form::StopParen),
            (") ", Form::Paren),
            (". ", Form::Stop),
        ];
        let form = forms
            .into_iter()
            .find(|(mark, _)| rest.starts_with(mark))?
            .1;
        return Some((form, value));
    }
    let is_letter = first.is_ascii_lowercase() && text[1..].starts_with(". ");
    is_letter.then(|| (Form::Letter, u32::from(first) - u32::from('a') + 1))
}

/// Offsets at which a further item starts, when `text` itself starts with an item. Numbers must
/// count on one by one, so a stray "3." inside a sentence starts nothing.
pub(super) fn items(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let Some((form, mut value)) = marker(text) else {
        return starts;
    };
    if form == Form::Letter && value != 1 {
        return starts;
    }
    let mut after_space = false;
    for (at, c) in text.char_indices() {
        if at > 0 && after_space {
            match marker(&text[at..]) {
                Some((Form::Bullet, _)) if form == Form::Bullet => starts.push(at),
                Some((other, next)) if other == form && next == value + 1 => {
                    value = next;
                    starts.push(at);
                }
                _ => {}
            }
        }
        after_space = c.is_whitespace();
    }
    starts
}

/// True for a block of short lines without any stop: each line is an item.
pub(super) fn is_line_list(text: &str) -> bool {
    let mut lines = 0;
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        if line.chars().count() > 40 || line.contains(['.', '!', '?', '…']) {
            return false;
        }
        lines += 1;
    }
    lines >= 3
}

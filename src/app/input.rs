//! One line to type in.

use tui_input::{Input, InputRequest};

use super::key::{Code, Key, Named};

/// Gives a key to a line; true when the line changed.
pub(super) fn press(input: &mut Input, key: Key) -> bool {
    request(key).is_some_and(|r| input.handle(r).is_some_and(|changed| changed.value))
}

/// Pastes into a line what fits in one: line breaks become spaces, controls vanish.
pub(super) fn paste(input: &mut Input, text: &str) {
    for c in text.trim_end().chars() {
        let c = if c.is_whitespace() { ' ' } else { c };
        if !c.is_control() {
            input.handle(InputRequest::InsertChar(c));
        }
    }
}

fn request(key: Key) -> Option<InputRequest> {
    use InputRequest as R;
    if let Some(c) = key.typed() {
        return Some(R::InsertChar(c));
    }
    Some(match (key.code, key.ctrl || key.alt) {
        (Code::Named(Named::Backspace), false) => R::DeletePrevChar,
        (Code::Named(Named::Backspace), true) | (Code::Char('w'), true) => R::DeletePrevWord,
        (Code::Char('h'), true) => R::DeletePrevChar,
        (Code::Named(Named::Delete), _) => R::DeleteNextChar,
        (Code::Named(Named::Left), false) => R::GoToPrevChar,
        (Code::Named(Named::Left), true) => R::GoToPrevWord,
        (Code::Named(Named::Right), false) => R::GoToNextChar,
        (Code::Named(Named::Right), true) => R::GoToNextWord,
        (Code::Named(Named::Home), _) | (Code::Char('a'), true) => R::GoToStart,
        (Code::Named(Named::End), _) | (Code::Char('e'), true) => R::GoToEnd,
        (Code::Char('u'), true) => R::DeleteLine,
        (Code::Char('k'), true) => R::DeleteTillEnd,
        _ => return None,
    })
}

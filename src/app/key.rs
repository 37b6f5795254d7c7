use std::fmt;
use std::str::FromStr;

/// What was pressed, without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A character, as typed: `G` is `Char('G')` without a shift.
    Char(char),
    /// A function key.
    F(u8),
    /// A key with a name of its own.
    Named(Named),
}

/// The keys that have names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Named {
    Enter,
    Esc,
    Tab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
}

/// The named keys with the words keymaps use for them.
const NAMES: [(Named, &str); 14] = [
    (Named::Enter, "Enter"),
    (Named::Esc, "Esc"),
    (Named::Tab, "Tab"),
    (Named::Backspace, "Backspace"),
    (Named::Delete, "Delete"),
    (Named::Insert, "Insert"),
    (Named::Up, "Up"),
    (Named::Down, "Down"),
    (Named::Left, "Left"),
    (Named::Right, "Right"),
    (Named::Home, "Home"),
    (Named::End, "End"),
    (Named::PageUp, "PgUp"),
    (Named::PageDown, "PgDn"),
];

/// A key press, free of any terminal library. Written `j`, `G`, `Ctrl-d`, `Shift-Tab`, `Space`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// What was pressed.
    pub code: Code,
    /// With Control.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
    /// With Shift; never set for characters, whose case says it.
    pub shift: bool,
}

impl Key {
    /// A key without modifiers.
    pub fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// A character key.
    pub fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// A named key.
    pub fn named(named: Named) -> Self {
        Self::plain(Code::Named(named))
    }

    /// The character this key types, if it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (on, name) in [
            (self.ctrl, "Ctrl-"),
            (self.alt, "Alt-"),
            (self.shift, "Shift-"),
        ] {
            if on {
                f.write_str(name)?;
            }
        }
        match self.code {
            Code::Char(' ') => f.write_str("Space"),
            Code::Char(c) => write!(f, "{c}"),
            Code::F(n) => write!(f, "F{n}"),
            Code::Named(named) => {
                let name = NAMES.iter().find(|(n, _)| *n == named);
                f.write_str(name.map_or("", |(_, name)| name))
            }
        }
    }
}

impl FromStr for Key {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut key = Key::char(' ');
        let mut rest = text;
        loop {
            if let Some(after) = strip(rest, "Ctrl-") {
                (key.ctrl, rest) = (true, after);
            } else if let Some(after) = strip(rest, "Alt-") {
                (key.alt, rest) = (true, after);
            } else if let Some(after) = strip(rest, "Shift-") {
                (key.shift, rest) = (true, after);
            } else {
                break;
            }
        }
        key.code = code(rest).ok_or_else(|| {
            format!("there is no key \"{text}\"; write j, G, Ctrl-d, Shift-Tab, Space, F1, PgDn")
        })?;
        if key.shift && matches!(key.code, Code::Char(_)) {
            return Err(format!(
                "\"{text}\": write the character itself, Shift-g is G"
            ));
        }
        Ok(key)
    }
}

/// What follows a modifier, unless nothing does.
fn strip<'t>(text: &'t str, modifier: &str) -> Option<&'t str> {
    let head = text.get(..modifier.len())?;
    let rest = &text[modifier.len()..];
    (head.eq_ignore_ascii_case(modifier) && !rest.is_empty()).then_some(rest)
}

fn code(text: &str) -> Option<Code> {
    let mut chars = text.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return Some(Code::Char(c));
    }
    if text.eq_ignore_ascii_case("Space") {
        return Some(Code::Char(' '));
    }
    if let Some((named, _)) = NAMES.iter().find(|(_, n)| n.eq_ignore_ascii_case(text)) {
        return Some(Code::Named(*named));
    }
    let number = text.strip_prefix(['F', 'f'])?.parse().ok()?;
    (1..=24).contains(&number).then_some(Code::F(number))
}

/// Keys pressed one after the other; most chords are a single key. Written with spaces: `Space b`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chord(pub Vec<Key>);

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, key) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str(" ")?;
            }
            write!(f, "{key}")?;
        }
        Ok(())
    }
}

impl FromStr for Chord {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let keys: Vec<Key> = text
            .split_whitespace()
            .map(str::parse)
            .collect::<Result<_, _>>()?;
        if keys.is_empty() {
            return Err("an empty key; write Space for the space bar".into());
        }
        Ok(Chord(keys))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_as_they_are_written() {
        for text in [
            "j",
            "G",
            "-",
            "Ctrl-d",
            "Ctrl--",
            "Alt-x",
            "Shift-Tab",
            "Space",
            "PgDn",
            "F12",
            "?",
            "Ctrl-Alt-Up",
            "é",
        ] {
            assert_eq!(text.parse::<Key>().unwrap().to_string(), text);
        }
        assert_eq!("Space b".parse::<Chord>().unwrap().0.len(), 2);
    }

    #[test]
    fn wrong_keys_say_what_to_write() {
        for text in ["Hyper-x", "F99", "", "Shift-g", "Ctrl-"] {
            assert!(text.parse::<Key>().is_err(), "{text}");
        }
    }
}

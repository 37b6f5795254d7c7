//! From keys to actions: the defaults of the table of actions, changed by the user's file.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::action::{ACTIONS, Action, Context};
use super::key::{Chord, Key};

/// What keys mean so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolved {
    /// They mean this.
    Action(Action),
    /// They begin something longer.
    Pending,
    /// They mean nothing here.
    Nothing,
}

/// The keys of every action.
#[derive(Debug, Clone)]
pub struct Keymap {
    keys: BTreeMap<Action, Vec<Chord>>,
}

impl Default for Keymap {
    fn default() -> Self {
        let keys = ACTIONS
            .iter()
            .map(|entry| {
                let chords = entry.keys.iter().filter_map(|k| k.parse().ok());
                (entry.action, chords.collect())
            })
            .collect();
        Self { keys }
    }
}

impl Keymap {
    /// The defaults with the rows of a keymap file laid over them: `action = ["key", …]`.
    ///
    /// Errors are sentences that name the action or the key, and for bad TOML the line.
    pub fn with(text: &str) -> Result<Self, String> {
        let rows: BTreeMap<String, Vec<String>> =
            toml::from_str(text).map_err(|e| e.to_string().trim_end().to_owned())?;
        let mut keymap = Self::default();
        for (name, keys) in rows {
            let action = Action::named(&name).ok_or_else(|| unknown(&name))?;
            let chords = keys
                .iter()
                .map(|k| k.parse().map_err(|e| format!("{name}: {e}")))
                .collect::<Result<_, String>>()?;
            keymap.keys.insert(action, chords);
        }
        match keymap.conflicts().into_iter().next() {
            Some(conflict) => Err(conflict),
            None => Ok(keymap),
        }
    }

    /// The keys of an action; empty when the user took them away.
    pub fn keys(&self, action: Action) -> &[Chord] {
        self.keys.get(&action).map_or(&[], Vec::as_slice)
    }

    /// The first key of an action, for hints.
    pub fn key(&self, action: Action) -> Option<String> {
        self.keys(action).first().map(ToString::to_string)
    }

    /// What `pressed` means, in the first of `contexts` where it means something.
    pub fn resolve(&self, pressed: &[Key], contexts: &[Context]) -> Resolved {
        for context in contexts {
            let mut begins = false;
            for entry in ACTIONS.iter().filter(|e| e.contexts.contains(context)) {
                for chord in self.keys(entry.action) {
                    if chord.0 == pressed {
                        return Resolved::Action(entry.action);
                    }
                    begins |= chord.0.starts_with(pressed);
                }
            }
            if begins {
                return Resolved::Pending;
            }
        }
        Resolved::Nothing
    }

    /// Keys that mean two things in one place, each in a sentence.
    fn conflicts(&self) -> Vec<String> {
        let mut taken: BTreeMap<(Context, &Chord), &str> = BTreeMap::new();
        let mut found = Vec::new();
        for entry in ACTIONS {
            for chord in self.keys(entry.action) {
                for &context in entry.contexts {
                    for (&(other, keys), name) in &taken {
                        let clash = keys.0.starts_with(&chord.0) || chord.0.starts_with(&keys.0);
                        if other == context && clash && *name != entry.name {
                            found.push(format!(
                                "\"{chord}\" means both {name} and {} ({})",
                                entry.name,
                                context.title()
                            ));
                        }
                    }
                    taken.insert((context, chord), entry.name);
                }
            }
        }
        found
    }

    /// The keymap as a file: what `assets/keymap.toml` holds.
    pub fn file(&self) -> String {
        let mut out = String::from(
            "# The keys of dateline. Copy this file to keymap.toml in the configuration folder and\n\
             # keep the rows you want to change. Several keys: [\"j\", \"Down\"]; none: []; one after\n\
             # the other: [\"Space b\"].\n",
        );
        for entry in ACTIONS {
            let keys: Vec<String> = self
                .keys(entry.action)
                .iter()
                .map(|k| format!("\"{k}\""))
                .collect();
            let places: Vec<&str> = entry.contexts.iter().map(|c| c.title()).collect();
            let _ = write!(
                out,
                "\n# {} ({})\n{} = [{}]\n",
                entry.sentence,
                places.join(", "),
                entry.name,
                keys.join(", ")
            );
        }
        out
    }
}

fn unknown(name: &str) -> String {
    let near = ACTIONS
        .iter()
        .find(|e| e.name.starts_with(name.get(..3).unwrap_or(name)) || e.name.ends_with(name));
    match near {
        Some(entry) => format!(
            "there is no action \"{name}\"; did you mean \"{}\"?",
            entry.name
        ),
        None => format!("there is no action \"{name}\"; `?` lists them"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_keys_do_not_clash() {
        assert_eq!(Keymap::default().conflicts(), Vec::<String>::new());
    }

    #[test]
    fn the_file_in_assets_is_the_table() {
        let file = Keymap::default().file();
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/keymap.toml");
        if std::env::var_os("DATELINE_UPDATE").is_some() {
            std::fs::write(path, &file).unwrap();
        }
        let stored = std::fs::read_to_string(path).unwrap();
        assert!(
            stored == file,
            "assets/keymap.toml differs: DATELINE_UPDATE=1 cargo test"
        );
        let read = Keymap::with(&file).unwrap();
        assert_eq!(read.file(), file);
    }

    #[test]
    fn a_users_row_replaces_the_keys_and_mistakes_are_named() {
        let keymap = Keymap::with("quit = [\"Space q\"]").unwrap();
        let space = Key::char(' ');
        let timeline = [Context::Timeline];
        assert_eq!(keymap.resolve(&[space], &timeline), Resolved::Pending);
        assert_eq!(
            keymap.resolve(&[space, Key::char('q')], &timeline),
            Resolved::Action(Action::Quit)
        );
        assert_eq!(
            keymap.resolve(&[Key::char('q')], &timeline),
            Resolved::Nothing
        );
        let wrong = Keymap::with("quti = [\"q\"]").unwrap_err();
        assert!(wrong.contains("quti"), "{wrong}");
        let clash = Keymap::with("palette = [\"q\"]").unwrap_err();
        assert!(
            clash.contains("palette") && clash.contains("quit"),
            "{clash}"
        );
        let key = Keymap::with("quit = [\"Hyper-q\"]").unwrap_err();
        assert!(key.contains("Hyper-q"), "{key}");
        let line = Keymap::with("quit = [\"q\"]\nhelp = 3").unwrap_err();
        assert!(line.contains("line 2"), "{line}");
    }
}

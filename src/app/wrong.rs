//! A key that does nothing here: what would have worked.

use super::{ACTIONS, Action, App, Chord, Code, Context, Entry};

impl App {
    /// What to say of keys that mean nothing here: the same letter in the other case, else where
    /// they do mean something.
    pub(super) fn wrong_key(&self, chord: &Chord) -> String {
        let mut parts = vec![format!("{chord} does nothing here")];
        let here = self.contexts();
        let means = |chord: &Chord, applies: &dyn Fn(&Context) -> bool| {
            let wanted = |e: &&Entry| e.contexts.iter().any(applies);
            let mut entries = ACTIONS.iter().filter(wanted);
            entries.find(|e| self.keymap.keys(e.action).contains(chord))
        };
        let other = other_case(chord);
        let elsewhere = |c: &Context| !c.types() && *c != Context::Search;
        if let Some(entry) = other.as_ref().and_then(|o| means(o, &|c| here.contains(c))) {
            let other = other.map_or_else(String::new, |o| o.to_string());
            parts.push(format!("{other}: {}", entry.sentence));
        } else if let Some(entry) = means(chord, &elsewhere) {
            let place = entry.contexts.iter().find(|c| elsewhere(c));
            let place = place.map_or("", |c| c.title()).to_lowercase();
            parts.push(format!("in the {place} it is: {}", entry.sentence));
        }
        if let Some(help) = self.keymap.key(Action::Help) {
            parts.push(format!("{help} lists the keys"));
        }
        parts.join(" · ")
    }
}

/// The same letter, small or capital.
fn other_case(chord: &Chord) -> Option<Chord> {
    let [key] = chord.0[..] else { return None };
    let Code::Char(c) = key.code else { return None };
    let other = if c.is_lowercase() {
        c.to_uppercase().next()
    } else {
        c.to_lowercase().next()
    };
    let mut key = key;
    key.code = Code::Char(other.filter(|o| *o != c)?);
    Some(Chord(vec![key]))
}

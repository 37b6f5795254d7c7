//! From roles to styles, read from a theme file.

use std::collections::BTreeMap;

use ratatui::style::{Color, Modifier, Style};

use crate::model::{EntityKind, Family};

macro_rules! roles {
    ($($role:ident $what:literal)*) => {
        /// The style of everything that is drawn, by role.
        #[derive(Debug, Clone, Default)]
        pub struct Theme {
            $(#[doc = $what] pub $role: Style,)*
            /// Letters instead of drawn glyphs.
            pub ascii: bool,
        }

        impl Theme {
            /// The roles with what they are for.
            pub const ROLES: &'static [(&'static str, &'static str)] =
                &[$((stringify!($role), $what),)*];

            fn set(&mut self, role: &str, style: Style) -> bool {
                match role {
                    $(stringify!($role) => self.$role = style,)*
                    _ => return false,
                }
                true
            }
        }
    };
}

roles! {
    text "Running text"
    dim "What matters less"
    border "Frames"
    border_focus "The frame of the pane that has the keys"
    title "Titles of panes"
    title_focus "The title of the pane that has the keys"
    brand "The program's name"
    chip "A filter in force"
    chip_not "A filter that rules out"
    key "Keys in hints and help"
    note "Notes to the user"
    error "What went wrong"
    cursor "The chosen row where the keys go"
    cursor_away "The chosen row elsewhere"
    heading "Years and other headings"
    date "Dates"
    number "Figures"
    disputed "What reports differ on"
    attack "Attacks"
    strike "Strikes"
    interdiction "Interceptions, finds, detentions"
    unrest "Stormings, demonstrations"
    posture "Deployments, withdrawals"
    statement "Statements and politics"
    bar "Bars"
    bar_cursor "The bar of the chosen event"
    mark "The sentence that reports the event"
    mark_bar "The line beside that sentence"
    claim "The words of that sentence a value was read from"
    hit "Matches of a search in the text"
    matched "Matched letters in lists"
    told "The sign beside paragraphs that tell an event"
    base "Names of bases"
    group "Names of groups"
    person "Names of people"
    weapon "Names of weapons"
    place "Names of places"
    organisation "Names of organisations"
    outlet "Names of outlets"
    coast "Coasts on the map"
    border_line "Borders on the map"
    site "Sites on the map"
}

/// The themes the program carries.
const BUILT_IN: [(&str, &str); 5] = [
    ("dark", include_str!("../../assets/themes/dark.toml")),
    ("light", include_str!("../../assets/themes/light.toml")),
    (
        "high-contrast",
        include_str!("../../assets/themes/high-contrast.toml"),
    ),
    ("mono", include_str!("../../assets/themes/mono.toml")),
    (
        "16-colour",
        include_str!("../../assets/themes/16-colour.toml"),
    ),
];

impl Theme {
    /// The names of the themes the program carries.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(name, _)| *name)
    }

    /// A theme the program carries.
    pub fn built_in(name: &str) -> Option<Theme> {
        let (_, text) = BUILT_IN.iter().find(|(n, _)| *n == name)?;
        Theme::read(text).ok()
    }

    /// Reads a theme: `role = "bold yellow on black"`. Roles left out stay plain.
    ///
    /// Errors are sentences that name the role or the word, and for bad TOML the line.
    pub fn read(text: &str) -> Result<Theme, String> {
        let rows: BTreeMap<String, String> =
            toml::from_str(text).map_err(|e| e.to_string().trim_end().to_owned())?;
        let mut theme = Theme::default();
        for (role, words) in rows {
            let style = style(&words).map_err(|e| format!("{role}: {e}"))?;
            if !theme.set(&role, style) {
                let roles: Vec<&str> = Theme::ROLES.iter().map(|(r, _)| *r).collect();
                return Err(format!(
                    "there is no role \"{role}\"; the roles are {}",
                    roles.join(", ")
                ));
            }
        }
        Ok(theme)
    }

    /// The style of a family of events.
    pub fn family(&self, family: Family) -> Style {
        match family {
            Family::Attack => self.attack,
            Family::Strike => self.strike,
            Family::Interdiction => self.interdiction,
            Family::Unrest => self.unrest,
            Family::Posture => self.posture,
            Family::Statement | Family::Politics => self.statement,
        }
    }

    /// The style of names of a kind of entity.
    pub fn entity(&self, kind: EntityKind) -> Style {
        match kind {
            EntityKind::Base => self.base,
            EntityKind::Group => self.group,
            EntityKind::Person => self.person,
            EntityKind::Weapon => self.weapon,
            EntityKind::Place => self.place,
            EntityKind::Organisation => self.organisation,
            EntityKind::Outlet => self.outlet,
        }
    }

    /// The sign of a family of events, hollow for what did not happen (or is not known to have).
    pub fn glyph(&self, family: Family, actual: bool) -> &'static str {
        let (full, hollow, letter, small) = match family {
            Family::Attack => ("◆", "◇", "A", "a"),
            Family::Strike => ("▲", "△", "S", "s"),
            Family::Interdiction => ("■", "□", "I", "i"),
            Family::Unrest => ("●", "○", "U", "u"),
            Family::Posture => ("▶", "▷", "P", "p"),
            Family::Statement | Family::Politics => ("★", "☆", "T", "t"),
        };
        match (self.ascii, actual) {
            (false, true) => full,
            (false, false) => hollow,
            (true, true) => letter,
            (true, false) => small,
        }
    }
}

/// Reads a style: modifiers, a colour, `on` and a colour.
fn style(words: &str) -> Result<Style, String> {
    let mut style = Style::default();
    let mut background = false;
    for word in words.split_whitespace() {
        let modifier = match word {
            "bold" => Some(Modifier::BOLD),
            "dim" => Some(Modifier::DIM),
            "italic" => Some(Modifier::ITALIC),
            "underline" => Some(Modifier::UNDERLINED),
            "reverse" => Some(Modifier::REVERSED),
            "strike" => Some(Modifier::CROSSED_OUT),
            _ => None,
        };
        if let Some(modifier) = modifier {
            style = style.add_modifier(modifier);
        } else if word == "on" {
            background = true;
        } else {
            let color: Color = word.parse().map_err(|_| {
                format!(
                    "\"{word}\" is neither a colour (red, light-red, #ff8800, 208) nor bold, dim, \
                     italic, underline, reverse, strike"
                )
            })?;
            style = if background {
                style.bg(color)
            } else {
                style.fg(color)
            };
        }
    }
    Ok(style)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_themes_the_program_carries_can_be_read() {
        for (name, text) in BUILT_IN {
            let theme = Theme::read(text);
            assert!(theme.is_ok(), "{name}: {theme:?}");
            for (role, _) in Theme::ROLES {
                assert!(
                    text.contains(&format!("\n{role} = ")),
                    "{name} lacks {role}"
                );
            }
        }
    }

    #[test]
    fn mono_has_no_colour() {
        let text = BUILT_IN[3].1;
        for (role, words) in toml::from_str::<BTreeMap<String, String>>(text).unwrap() {
            let style = style(&words).unwrap();
            assert_eq!((style.fg, style.bg), (None, None), "{role}");
        }
    }

    #[test]
    fn sixteen_colours_are_enough_and_none_is_dimmed() {
        for (role, words) in toml::from_str::<BTreeMap<String, String>>(BUILT_IN[4].1).unwrap() {
            let style = style(&words).unwrap();
            let more = |c: Option<Color>| matches!(c, Some(Color::Rgb(..) | Color::Indexed(_)));
            assert!(!more(style.fg) && !more(style.bg), "{role}");
            let rare = Modifier::DIM | Modifier::ITALIC | Modifier::CROSSED_OUT;
            assert!(!style.add_modifier.intersects(rare), "{role}");
        }
    }

    #[test]
    fn mistakes_are_named() {
        let role = Theme::read("titel = \"bold\"").unwrap_err();
        assert!(role.contains("titel") && role.contains("title"), "{role}");
        let word = Theme::read("title = \"bolt\"").unwrap_err();
        assert!(word.contains("title") && word.contains("bolt"), "{word}");
        let line = Theme::read("title = \"bold\"\ndim = 3").unwrap_err();
        assert!(line.contains("line 2"), "{line}");
    }
}

//! Settings: defaults, the user's file, flags.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use serde::Deserialize;

/// How signs are drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Glyphs {
    /// Drawn signs unless the terminal is known to lack them.
    #[default]
    Auto,
    /// Drawn signs.
    Unicode,
    /// Letters and punctuation.
    Ascii,
}

/// The settings; every one has a default.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The theme by name; `auto` asks the terminal.
    pub theme: String,
    /// How signs are drawn.
    pub glyphs: Glyphs,
    /// The folder they were read from.
    #[serde(skip)]
    folder: Option<PathBuf>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            theme: "auto".into(),
            glyphs: Glyphs::default(),
            folder: None,
        }
    }
}

/// A file of the configuration folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it is.
    pub path: PathBuf,
    /// What it holds.
    pub text: String,
}

impl Config {
    /// The user's settings: `config.toml` in the folder named by `DATELINE_CONFIG`, else in the
    /// user's configuration folder.
    ///
    /// Errors are sentences that name the file and, for what cannot be read, the line.
    pub fn load() -> Result<Self, String> {
        let folder = match std::env::var_os("DATELINE_CONFIG") {
            Some(folder) => Some(PathBuf::from(folder)),
            None => etcetera::choose_base_strategy()
                .ok()
                .map(|s| s.config_dir().join("dateline")),
        };
        match folder {
            Some(folder) => Self::of(&folder),
            None => Ok(Self::default()),
        }
    }

    /// The settings of a folder; the defaults when it has no `config.toml`.
    pub fn of(folder: &Path) -> Result<Self, String> {
        let mut config = match read(&folder.join("config.toml"))? {
            Some(file) => toml::from_str(&file.text)
                .map_err(|e| format!("{}: {}", file.path.display(), e.to_string().trim_end()))?,
            None => Self::default(),
        };
        config.folder = Some(folder.to_owned());
        Ok(config)
    }

    /// The user's `keymap.toml`, if there is one.
    pub fn keymap(&self) -> Result<Option<File>, String> {
        self.file(Path::new("keymap.toml"))
    }

    /// The user's theme of that name, if there is one.
    pub fn theme_file(&self, name: &str) -> Result<Option<File>, String> {
        self.file(&Path::new("themes").join(format!("{name}.toml")))
    }

    fn file(&self, name: &Path) -> Result<Option<File>, String> {
        match &self.folder {
            Some(folder) => read(&folder.join(name)),
            None => Ok(None),
        }
    }
}

fn read(path: &Path) -> Result<Option<File>, String> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(File {
            path: path.to_owned(),
            text,
        })),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(format!("{} cannot be read: {e}", path.display())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_in_assets_holds_the_defaults() {
        let stored: Config = toml::from_str(include_str!("../assets/config.toml")).unwrap();
        assert_eq!(stored, Config::default());
    }

    #[test]
    fn a_wrong_setting_names_file_and_line() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Config::of(folder.path()).is_ok());
        std::fs::write(
            folder.path().join("config.toml"),
            "theme = \"dark\"\nteme = 1\n",
        )
        .unwrap();
        let wrong = Config::of(folder.path()).unwrap_err();
        assert!(
            wrong.contains("config.toml") && wrong.contains("line 2"),
            "{wrong}"
        );
    }
}

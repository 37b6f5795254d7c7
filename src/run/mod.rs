//! The event loop: receive, update, effect, draw. Threads of their own read keys, build the corpus,
//! apply decisions, filter and hear signals; this one waits for them and draws when something
//! changed, else does nothing.

mod input;
mod memory;
mod serve;
mod watch;
mod work;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc;

pub use memory::path_for as memory_path;
pub use work::{Build, Told};

use crate::app::{App, Keymap, Message, Stage, Tips};
use crate::config::{Config, Glyphs};
use crate::corpus::Corpus;
use crate::query::Filter;
use crate::term::{self, Screen};
use crate::ui::{self, Theme};

/// What the explorer opens with.
pub struct ExploreOptions {
    /// Builds the corpus.
    pub build: Build,
    /// Where the analyst's decisions are kept; `None` when there is no place for them.
    pub journal: Option<PathBuf>,
    /// Where the place is kept from one session to the next.
    pub memory: Option<PathBuf>,
    /// Start at the beginning and not where the last session ended.
    pub fresh: bool,
    /// The filter, values as typed.
    pub filter: Filter,
    /// The theme by name; `None` for the one of the settings.
    pub theme: Option<String>,
}

/// Why the explorer could not open, or had to close.
#[derive(Debug, thiserror::Error)]
pub enum ExploreError {
    /// The terminal refused.
    #[error("the terminal cannot be used: {0}")]
    Terminal(#[from] io::Error),
    /// A settings file is wrong.
    #[error("{0}")]
    Settings(String),
    /// The articles could not be read.
    #[error("{0}")]
    Corpus(String),
}

/// News for the loop.
enum News {
    /// For the explorer.
    App(Message),
    /// An input event that means nothing to us; the reader waits to go on.
    Ignored,
    /// The terminal's background is light, or dark.
    Light(bool),
    /// There is no more input: the terminal is gone.
    End,
    /// A signal.
    #[cfg(unix)]
    Signal(i32),
}

impl News {
    /// True for what the input thread sent and waits after.
    fn is_input(&self) -> bool {
        match self {
            News::App(message) => matches!(
                message,
                Message::Key(_) | Message::Paste(_) | Message::Mouse(_) | Message::Resize(..)
            ),
            News::Ignored | News::Light(_) => true,
            _ => false,
        }
    }
}

/// Opens the explorer on `inputs` (files and folders; none for the embedded articles).
pub fn explore(inputs: &[PathBuf], options: ExploreOptions) -> Result<(), ExploreError> {
    let (mut app, mut look) = prepare(inputs, &options)?;
    let mut screen = Screen::open()?;
    if app.mouse {
        screen.hear_mouse(true)?;
    }
    let (width, height) = screen.size();
    app.on(Message::Resize(width, height));
    screen.draw(|frame| ui::draw(frame, &app, &look.theme))?;
    if look.ask {
        screen.write(term::ASK_BACKGROUND)?;
    }
    let (news, inbox) = mpsc::channel();
    let (go_on, gate) = mpsc::channel();
    input::read_input(news.clone(), gate)?;
    let workers = work::start(options.build, options.journal, inputs, &news)?;
    #[cfg(unix)]
    {
        let news = news.clone();
        term::watch_signals(move |signal| news.send(News::Signal(signal)).is_ok())?;
    }
    drop(news);
    let ended = serve::serve(&mut app, &mut look, &mut screen, &workers, (&inbox, &go_on));
    drop(screen);
    if let Some(path) = &options.memory {
        memory::keep(path, &app.memory());
    }
    #[cfg(unix)]
    if let Ok(Some(signal)) = ended {
        term::die_of(signal);
    }
    ended?;
    match app.stage {
        Stage::Failed(why) => Err(ExploreError::Corpus(why)),
        _ => Ok(()),
    }
}

/// The screens after given keys, without a terminal: for pictures and tests.
pub fn picture(
    label: &str,
    corpus: Corpus,
    (width, height): (u16, u16),
    keys: &str,
    theme: &Theme,
) -> Result<ui::Cells, String> {
    let mut app = App::new(label.to_owned(), Keymap::default(), Filter::default());
    app.on(Message::Resize(width, height));
    app.on(Message::Loaded(Ok(Box::new(corpus.into()))));
    for key in keys.split_whitespace() {
        app.on(Message::Key(key.parse()?));
    }
    Ok(ui::Cells::of(&app, theme))
}

/// How things look, and whether the terminal is to be asked for its background.
struct Look {
    config: Config,
    theme: Theme,
    ask: bool,
    ascii: bool,
}

fn prepare(inputs: &[PathBuf], options: &ExploreOptions) -> Result<(App, Look), ExploreError> {
    let settings = ExploreError::Settings;
    let config = Config::load().map_err(settings)?;
    let keymap = match config.keymap().map_err(settings)? {
        Some(file) => Keymap::with(&file.text)
            .map_err(|e| settings(format!("{}: {e}", file.path.display())))?,
        None => Keymap::default(),
    };
    let look = look(config, options.theme.clone()).map_err(settings)?;
    let app = App::new(label(inputs), keymap, options.filter.clone());
    let Some(path) = &options.memory else {
        return Ok((app, look));
    };
    let newcomer = !options.fresh && memory::is_first(path);
    let (memory, damaged) = memory::recall(path);
    let mut app = app.remembering(memory, options.fresh);
    if newcomer {
        app.tips = Tips::all();
    }
    app.note = damaged;
    Ok((app, look))
}

/// The theme asked for: the flag, else `NO_COLOR`, else the settings, else what fits the terminal.
fn look(config: Config, flag: Option<String>) -> Result<Look, String> {
    let variable = |name| std::env::var(name).ok().filter(|v: &String| !v.is_empty());
    let ascii = match config.glyphs {
        Glyphs::Ascii => true,
        Glyphs::Unicode => false,
        Glyphs::Auto => lacks_signs(&variable),
    };
    let name = match flag {
        Some(name) => name,
        None if variable("NO_COLOR").is_some() => "mono".into(),
        None => config.theme.clone(),
    };
    let (name, ask) = if name == "auto" {
        // The last of `15;0` is the background: 7 and from 9 on are light.
        let ground = variable("COLORFGBG").and_then(|v| v.rsplit(';').next()?.parse::<u8>().ok());
        match ground {
            Some(7 | 9..=15) => ("light".to_owned(), false),
            Some(_) => ("dark".to_owned(), false),
            None => {
                let terminal = variable("TERM").unwrap_or_default();
                if terminal == "linux" || terminal.ends_with("-16color") {
                    ("16-colour".to_owned(), false)
                } else {
                    let mute = matches!(terminal.as_str(), "" | "dumb");
                    ("dark".to_owned(), !mute)
                }
            }
        }
    } else {
        (name, false)
    };
    let mut theme = theme(&config, &name)?;
    theme.ascii = ascii;
    Ok(Look {
        config,
        theme,
        ask,
        ascii,
    })
}

/// True for the console of Linux, and where the locale names another encoding than UTF-8. A locale
/// that names none, as `C`, says nothing about the terminal.
fn lacks_signs(variable: &impl Fn(&'static str) -> Option<String>) -> bool {
    if variable("TERM").is_some_and(|terminal| terminal == "linux") {
        return true;
    }
    let mut locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .filter_map(variable);
    let encoding = locale
        .next()
        .and_then(|l| Some(l.split_once('.')?.1.to_lowercase()));
    encoding.is_some_and(|name| !name.starts_with("utf-8") && !name.starts_with("utf8"))
}

/// A theme by name: the user's, else one the program carries.
pub fn theme(config: &Config, name: &str) -> Result<Theme, String> {
    if let Some(file) = config.theme_file(name)? {
        return Theme::read(&file.text).map_err(|e| format!("{}: {e}", file.path.display()));
    }
    Theme::built_in(name).ok_or_else(|| {
        let names: Vec<&str> = Theme::names().collect();
        format!(
            "there is no theme \"{name}\"; there are auto, {}",
            names.join(", ")
        )
    })
}

/// What was opened, in a word or two.
pub fn label(inputs: &[PathBuf]) -> String {
    let name = |path: &Path| match path.file_name() {
        Some(name) => name.to_string_lossy().into_owned(),
        None => path.display().to_string(),
    };
    match inputs {
        [] => "seeds".into(),
        [one] => name(one),
        [first, rest @ ..] => format!("{} +{}", name(first), rest.len()),
    }
}

//! The event loop: receive, update, effect, draw. One thread reads keys, one builds the corpus, one
//! hears signals; this one waits for them and draws when something changed, else does nothing.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::{io, thread};

use crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};

use crate::app::{App, Code, Effect, Key, Keymap, Message, Named, Stage};
use crate::config::{Config, Glyphs};
use crate::corpus::Corpus;
use crate::query::Filter;
use crate::term::{self, Answer, Screen, Sifted};
use crate::ui::{self, Theme};

/// Builds the corpus on a thread of its own; told to call its argument with the articles read and
/// to read. An error is a sentence.
pub type Build = Box<dyn FnOnce(&(dyn Fn(usize, usize) + Sync)) -> Result<Corpus, String> + Send>;

/// What the explorer opens with.
pub struct ExploreOptions {
    /// Builds the corpus.
    pub build: Build,
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

/// Opens the explorer on `inputs` (files and folders; none for the embedded articles).
pub fn explore(inputs: &[PathBuf], options: ExploreOptions) -> Result<(), ExploreError> {
    let (mut app, mut look) = prepare(inputs, &options.filter, options.theme)?;
    let mut screen = Screen::open()?;
    let (width, height) = screen.size();
    app.on(Message::Resize(width, height));
    screen.draw(|frame| ui::draw(frame, &app, &look.theme))?;
    if look.ask {
        screen.write(term::ASK_BACKGROUND)?;
    }
    let (news, inbox) = mpsc::channel();
    let (go_on, gate) = mpsc::channel();
    build(options.build, news.clone())?;
    read_input(news.clone(), gate)?;
    #[cfg(unix)]
    {
        let news = news.clone();
        term::watch_signals(move |signal| news.send(News::Signal(signal)).is_ok())?;
    }
    drop(news);
    let ended = serve(&mut app, &mut look, &mut screen, &inbox, &go_on);
    drop(screen);
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
    app.on(Message::Loaded(Ok(Box::new(corpus))));
    for key in keys.split_whitespace() {
        app.on(Message::Key(key.parse()?));
    }
    Ok(ui::Cells::of(&app, theme))
}

/// How things look, and whether the terminal is to be asked for its background.
struct Look {
    theme: Theme,
    ask: bool,
    ascii: bool,
}

fn prepare(
    inputs: &[PathBuf],
    filter: &Filter,
    theme: Option<String>,
) -> Result<(App, Look), ExploreError> {
    let settings = ExploreError::Settings;
    let config = Config::load().map_err(settings)?;
    let keymap = match config.keymap().map_err(settings)? {
        Some(file) => Keymap::with(&file.text)
            .map_err(|e| settings(format!("{}: {e}", file.path.display())))?,
        None => Keymap::default(),
    };
    let look = look(&config, theme).map_err(settings)?;
    let app = App::new(label(inputs), keymap, filter.clone());
    Ok((app, look))
}

/// The theme asked for: the flag, else `NO_COLOR`, else the settings, else what fits the terminal.
fn look(config: &Config, flag: Option<String>) -> Result<Look, String> {
    let ascii = config.glyphs == Glyphs::Ascii;
    let variable = |name| std::env::var(name).ok().filter(|v: &String| !v.is_empty());
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
                let mute = matches!(terminal.as_str(), "" | "dumb" | "linux");
                ("dark".to_owned(), !mute)
            }
        }
    } else {
        (name, false)
    };
    let mut theme = theme(config, &name)?;
    theme.ascii = ascii;
    Ok(Look { theme, ask, ascii })
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

fn build(build: Build, news: Sender<News>) -> io::Result<()> {
    thread::Builder::new().name("build".into()).spawn(move || {
        let progress = |done, of| {
            // The explorer may have been closed meanwhile.
            let _ = news.send(News::App(Message::Progress(done, of)));
        };
        let corpus = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| build(&progress)));
        let corpus = corpus.unwrap_or_else(|panic| {
            let what = panic.downcast_ref::<String>().map(String::as_str);
            let what = what.or_else(|| panic.downcast_ref::<&str>().copied());
            Err(format!(
                "reading the articles failed inside the program ({}); please report it",
                what.unwrap_or("no reason given")
            ))
        });
        let _ = news.send(News::App(Message::Loaded(corpus.map(Box::new))));
    })?;
    Ok(())
}

/// Reads input, one event at a time: the next is read when the loop says so, so that nobody reads
/// while an editor has the terminal.
fn read_input(news: Sender<News>, gate: Receiver<()>) -> io::Result<()> {
    thread::Builder::new().name("input".into()).spawn(move || {
        let mut answer = Answer::default();
        while let Ok(event) = event::read() {
            let mut out = Vec::new();
            match answer.sift(event) {
                Sifted::Light(light) => out.push(News::Light(light)),
                Sifted::Events(events) => out.extend(events.into_iter().map(translate)),
            }
            for item in out {
                if news.send(item).is_err() || gate.recv().is_err() {
                    return;
                }
            }
        }
        let _ = news.send(News::End);
    })?;
    Ok(())
}

fn translate(event: Event) -> News {
    let message = match event {
        Event::Key(event) if event.kind != KeyEventKind::Release => key(event).map(Message::Key),
        Event::Paste(text) => Some(Message::Paste(text)),
        Event::Resize(width, height) => Some(Message::Resize(width, height)),
        _ => None,
    };
    message.map_or(News::Ignored, News::App)
}

fn key(event: event::KeyEvent) -> Option<Key> {
    let code = match event.code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::F(n) => Code::F(n),
        KeyCode::Enter => Code::Named(Named::Enter),
        KeyCode::Esc => Code::Named(Named::Esc),
        KeyCode::Tab | KeyCode::BackTab => Code::Named(Named::Tab),
        KeyCode::Backspace => Code::Named(Named::Backspace),
        KeyCode::Delete => Code::Named(Named::Delete),
        KeyCode::Insert => Code::Named(Named::Insert),
        KeyCode::Up => Code::Named(Named::Up),
        KeyCode::Down => Code::Named(Named::Down),
        KeyCode::Left => Code::Named(Named::Left),
        KeyCode::Right => Code::Named(Named::Right),
        KeyCode::Home => Code::Named(Named::Home),
        KeyCode::End => Code::Named(Named::End),
        KeyCode::PageUp => Code::Named(Named::PageUp),
        KeyCode::PageDown => Code::Named(Named::PageDown),
        _ => return None,
    };
    let with = |modifier| event.modifiers.contains(modifier);
    let character = matches!(code, Code::Char(_));
    Some(Key {
        code,
        ctrl: with(KeyModifiers::CONTROL),
        alt: with(KeyModifiers::ALT),
        shift: !character && (with(KeyModifiers::SHIFT) || event.code == KeyCode::BackTab),
    })
}

/// Serves news until the end; `Some` is the signal that ended it.
fn serve(
    app: &mut App,
    look: &mut Look,
    screen: &mut Screen,
    inbox: &Receiver<News>,
    go_on: &Sender<()>,
) -> Result<Option<i32>, ExploreError> {
    while let Ok(first) = inbox.recv() {
        let mut next = Some(first);
        while let Some(news) = next {
            let from_input = match news {
                // Nothing can be explored: the terminal is given back and the reason said there.
                News::App(Message::Loaded(Err(why))) => return Err(ExploreError::Corpus(why)),
                News::App(message) => {
                    let read = matches!(
                        message,
                        Message::Key(_) | Message::Paste(_) | Message::Resize(..)
                    );
                    let effect = app.on(message);
                    if effect == Effect::Quit {
                        return Ok(None);
                    }
                    perform(app, screen, effect)?;
                    read
                }
                News::Ignored => true,
                News::Light(light) => {
                    let name = if light { "light" } else { "dark" };
                    if let Some(theme) = Theme::built_in(name) {
                        look.theme = theme;
                        look.theme.ascii = look.ascii;
                    }
                    true
                }
                News::End => return Ok(None),
                #[cfg(unix)]
                News::Signal(signal) => {
                    if on_signal(app, screen, signal)? {
                        return Ok(Some(signal));
                    }
                    false
                }
            };
            if from_input {
                // The reader may have ended; then its end is the next news.
                let _ = go_on.send(());
            }
            next = inbox.try_recv().ok();
        }
        screen.draw(|frame| ui::draw(frame, app, &look.theme))?;
    }
    Ok(None)
}

/// True when the signal ends the program.
#[cfg(unix)]
fn on_signal(app: &mut App, screen: &mut Screen, signal: i32) -> io::Result<bool> {
    use signal_hook::consts::{SIGCONT, SIGTSTP};
    match signal {
        SIGTSTP => screen.suspend()?,
        SIGCONT => screen.wake()?,
        _ => return Ok(true),
    }
    let (width, height) = screen.size();
    app.on(Message::Resize(width, height));
    Ok(false)
}

fn perform(app: &mut App, screen: &mut Screen, effect: Effect) -> io::Result<()> {
    match effect {
        Effect::None | Effect::Quit => {}
        Effect::Redraw => screen.redraw()?,
        Effect::Suspend => {
            screen.suspend()?;
            let (width, height) = screen.size();
            app.on(Message::Resize(width, height));
        }
        Effect::Copy(text) => {
            screen.write(&term::clipboard(&text, std::env::var_os("TMUX").is_some()))?;
        }
        Effect::Edit(path, line) => {
            app.note = edit(screen, Path::new(&path), line)?;
            let (width, height) = screen.size();
            app.on(Message::Resize(width, height));
        }
    }
    Ok(())
}

/// Opens a file in the user's editor; a sentence when that did not work.
fn edit(screen: &mut Screen, path: &Path, line: usize) -> io::Result<Option<String>> {
    if !path.is_file() {
        return Ok(Some(format!(
            "{} is no file of its own: there is nothing to edit",
            path.display()
        )));
    }
    let editor = ["VISUAL", "EDITOR"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|v| !v.trim().is_empty()))
        .unwrap_or_else(|| "vi".into());
    let mut words = editor.split_whitespace();
    let mut command = std::process::Command::new(words.next().unwrap_or("vi"));
    command.args(words).arg(format!("+{line}")).arg(path);
    let ended = screen.lend(|| command.status())?;
    Ok(match ended {
        Ok(status) if status.success() => None,
        Ok(status) => Some(format!("{editor} ended with {status}")),
        Err(error) => Some(format!("{editor} cannot be run: {error}; set $EDITOR")),
    })
}

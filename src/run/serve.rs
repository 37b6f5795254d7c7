//! The loop: one piece of news after the other, the effects they ask for, a frame when something
//! changed.

use std::io;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender};

use super::work::Workers;
use super::{ExploreError, Look, News};
use crate::app::{App, Effect, Message, Stage};
use crate::term::{self, Screen};
use crate::ui::{self, Theme};

/// Serves news until the end; `Some` is the signal that ended it.
pub(super) fn serve(
    app: &mut App,
    look: &mut Look,
    screen: &mut Screen,
    workers: &Workers,
    (inbox, go_on): (&Receiver<News>, &Sender<()>),
) -> Result<Option<i32>, ExploreError> {
    while let Ok(first) = inbox.recv() {
        let mut next = Some(first);
        let mut changed = false;
        while let Some(news) = next {
            let from_input = news.is_input();
            changed |= !matches!(news, News::Ignored);
            match take(app, look, screen, workers, news)? {
                Next::GoOn => {}
                Next::End => return Ok(None),
                Next::Die(signal) => return Ok(Some(signal)),
            }
            if from_input {
                // The reader may have ended; then its end is the next news.
                let _ = go_on.send(());
            }
            next = inbox.try_recv().ok();
        }
        if changed {
            screen.draw(|frame| ui::draw(frame, app, &look.theme))?;
        }
        // What is typed is on the screen before anybody works on its answer.
        while let Some(question) = app.question() {
            workers.ask(question);
        }
    }
    Ok(None)
}

/// What follows on a piece of news.
enum Next {
    GoOn,
    End,
    /// The program dies of this signal.
    #[cfg_attr(not(unix), allow(dead_code, reason = "there are no signals"))]
    Die(i32),
}

fn take(
    app: &mut App,
    look: &mut Look,
    screen: &mut Screen,
    workers: &Workers,
    news: News,
) -> Result<Next, ExploreError> {
    match news {
        // Nothing can be explored: the terminal is given back and the reason said there.
        News::App(Message::Loaded(Err(why))) if app.stage != Stage::Ready => {
            return Err(ExploreError::Corpus(why));
        }
        News::App(message) => {
            let effect = app.on(message);
            if effect == Effect::Quit {
                return Ok(Next::End);
            }
            perform(app, screen, (look, workers), effect)?;
        }
        News::Ignored => {}
        News::Light(light) => {
            let name = if light { "light" } else { "dark" };
            if let Some(theme) = Theme::built_in(name) {
                look.theme = theme;
                look.theme.ascii = look.ascii;
            }
        }
        News::End => return Ok(Next::End),
        #[cfg(unix)]
        News::Signal(signal) => {
            if on_signal(app, screen, signal)? {
                return Ok(Next::Die(signal));
            }
        }
    }
    Ok(Next::GoOn)
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

fn perform(
    app: &mut App,
    screen: &mut Screen,
    (look, workers): (&mut Look, &Workers),
    effect: Effect,
) -> io::Result<()> {
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
        Effect::Browse(url) => {
            if let Err(error) = browse(&url) {
                app.note = Some(format!("{url} cannot be opened: {error}; set $BROWSER"));
            }
        }
        Effect::Decide(change) => workers.decide(*change),
        Effect::Mouse(on) => screen.hear_mouse(on)?,
        Effect::Theme(name) => match super::theme(&look.config, &name) {
            Ok(theme) => {
                look.theme = theme;
                look.theme.ascii = look.ascii;
            }
            Err(why) => app.note = Some(why),
        },
    }
    Ok(())
}

/// Opens an address in `$BROWSER` or whatever the system opens addresses with.
fn browse(url: &str) -> io::Result<()> {
    use std::process::{Command, Stdio};
    let own = std::env::var("BROWSER")
        .ok()
        .filter(|b| !b.trim().is_empty());
    let system = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let browser = own.unwrap_or_else(|| system.into());
    let mut words = browser.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or(system));
    command.args(words).arg(url);
    command.stdin(Stdio::null());
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    // Somebody has to take note of its end.
    std::thread::spawn(move || child.wait());
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

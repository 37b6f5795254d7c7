//! The only file with global terminal state: what is switched on when the explorer opens is
//! switched off again on every way out (end, error, panic, signal, sleep).

use std::io::{self, BufWriter, Stdout, Write};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::ThreadId;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture, Event,
    KeyCode, KeyEvent, KeyModifiers,
};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen,
};
use crossterm::{cursor, execute, queue, terminal};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

/// True while the terminal is ours.
static ON: AtomicBool = AtomicBool::new(false);
/// True while the mouse is to be heard, whenever the terminal is ours.
static MOUSE: AtomicBool = AtomicBool::new(false);

type Backend = CrosstermBackend<BufWriter<Stdout>>;

/// The terminal, ours until this is dropped.
pub struct Screen {
    terminal: Terminal<Backend>,
}

impl Screen {
    /// Takes the terminal over.
    pub fn open() -> io::Result<Self> {
        // NO_COLOR is answered by the theme. Left to crossterm, it would write a reset in place of
        // every colour and wipe out the reversed row of the cursor with it.
        crossterm::style::force_color_output(true);
        restore_on_panic(std::thread::current().id());
        enter()?;
        match fresh() {
            Ok(terminal) => Ok(Self { terminal }),
            Err(error) => {
                leave();
                Err(error)
            }
        }
    }

    /// Columns and rows.
    pub fn size(&self) -> (u16, u16) {
        terminal::size().unwrap_or((80, 24))
    }

    /// Draws a frame; the terminal shows it whole or not at all, where it knows how to.
    pub fn draw(&mut self, draw: impl FnOnce(&mut ratatui::Frame)) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.draw(draw)?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
    }

    /// Forgets what is on the screen, so that the next frame writes every cell.
    pub fn redraw(&mut self) -> io::Result<()> {
        // Not `Terminal::clear`: it asks the terminal where the cursor is, and the answer would
        // race with the keys.
        execute!(self.terminal.backend_mut(), Clear(ClearType::All))?;
        self.terminal = fresh()?;
        Ok(())
    }

    /// Gives the terminal back for as long as `run` takes, then takes it over anew. Keys pressed
    /// meanwhile are thrown away.
    pub fn lend<T>(&mut self, run: impl FnOnce() -> T) -> io::Result<T> {
        leave();
        let out = run();
        enter()?;
        while crossterm::event::poll(std::time::Duration::ZERO)? {
            crossterm::event::read()?;
        }
        self.redraw()?;
        Ok(out)
    }

    /// Sleeps until the shell wakes the program.
    pub fn suspend(&mut self) -> io::Result<()> {
        leave();
        #[cfg(unix)]
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        self.wake()
    }

    /// Takes the terminal over after somebody else had it.
    pub fn wake(&mut self) -> io::Result<()> {
        ON.store(false, Ordering::SeqCst);
        enter()?;
        self.redraw()
    }

    /// Hears the mouse, or leaves it to the terminal.
    pub fn hear_mouse(&mut self, on: bool) -> io::Result<()> {
        MOUSE.store(on, Ordering::SeqCst);
        if on {
            mouse_on()
        } else {
            execute!(io::stdout(), DisableMouseCapture)
        }
    }

    /// Writes to the terminal as it is: escape sequences of our own making only.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let out = self.terminal.backend_mut();
        out.write_all(bytes)?;
        Write::flush(out)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        leave();
    }
}

fn fresh() -> io::Result<Terminal<Backend>> {
    let out = BufWriter::with_capacity(1 << 16, io::stdout());
    Terminal::new(CrosstermBackend::new(out))
}

fn enter() -> io::Result<()> {
    terminal::enable_raw_mode()?;
    ON.store(true, Ordering::SeqCst);
    let entered = execute!(
        io::stdout(),
        EnterAlternateScreen,
        Clear(ClearType::All),
        cursor::Hide,
        EnableBracketedPaste
    );
    let entered = entered.and_then(|()| {
        if MOUSE.load(Ordering::SeqCst) {
            mouse_on()
        } else {
            Ok(())
        }
    });
    if entered.is_err() {
        leave();
    }
    entered
}

/// Buttons, dragging and the wheel, in cells counted without limit; not every move of the pointer,
/// which nobody waits for.
fn mouse_on() -> io::Result<()> {
    if cfg!(windows) {
        return execute!(io::stdout(), EnableMouseCapture);
    }
    let mut out = io::stdout();
    out.write_all(b"\x1b[?1000h\x1b[?1002h\x1b[?1006h")?;
    out.flush()
}

/// Puts the terminal back as it was; does nothing when it is not ours.
pub fn leave() {
    if !ON.swap(false, Ordering::SeqCst) {
        return;
    }
    // Nothing can be done about an error here: the terminal may be gone.
    let _ = execute!(
        io::stdout(),
        EndSynchronizedUpdate,
        DisableBracketedPaste,
        DisableMouseCapture,
        crossterm::style::ResetColor,
        LeaveAlternateScreen,
        cursor::Show
    );
    let _ = terminal::disable_raw_mode();
}

/// Restores the terminal before a panic is printed. Panics of other threads stay silent while the
/// screen is ours: their results are caught and shown.
fn restore_on_panic(main: ThreadId) {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if std::thread::current().id() == main {
                leave();
            } else if ON.load(Ordering::SeqCst) {
                return;
            }
            before(info);
        }));
    });
}

/// Ends the program the way the signal would have, after the terminal is restored.
#[cfg(unix)]
pub fn die_of(signal: i32) {
    leave();
    let _ = signal_hook::low_level::emulate_default_handler(signal);
}

/// Calls `news` with each signal of interest, on a thread of its own.
#[cfg(unix)]
pub fn watch_signals(news: impl Fn(i32) -> bool + Send + 'static) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
    let mut signals =
        signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGCONT, SIGTSTP])?;
    std::thread::Builder::new()
        .name("signals".into())
        .spawn(move || {
            for signal in &mut signals {
                if !news(signal) {
                    break;
                }
            }
        })?;
    Ok(())
}

/// The bytes that put `text` on the clipboard (OSC 52), inside tmux also wrapped to pass through.
pub fn clipboard(text: &str, tmux: bool) -> Vec<u8> {
    let plain = format!("\x1b]52;c;{}\x1b\\", STANDARD.encode(text));
    let mut out = plain.clone().into_bytes();
    if tmux {
        let inner = plain.replace('\x1b', "\x1b\x1b");
        out.extend(format!("\x1bPtmux;{inner}\x1b\\").bytes());
    }
    out
}

/// The question for the background colour; its answer comes among the keys.
pub const ASK_BACKGROUND: &[u8] = b"\x1b]11;?\x1b\\";

/// Finds the answer to [`ASK_BACKGROUND`] among the keys, whenever it comes, so that it never
/// acts as keys. crossterm hands it over as Alt-], the characters, Alt-\ (or Ctrl-g).
#[derive(Debug, Default)]
pub struct Answer {
    held: Vec<Event>,
}

/// What [`Answer`] makes of an event.
#[derive(Debug, PartialEq, Eq)]
pub enum Sifted {
    /// Events for the explorer; none while an answer is coming in.
    Events(Vec<Event>),
    /// The background is light (true) or dark.
    Light(bool),
}

impl Answer {
    /// Sifts one event.
    pub fn sift(&mut self, event: Event) -> Sifted {
        const BEGINS: &str = "11;rgb:";
        if self.held.is_empty() {
            if is(&event, ']', KeyModifiers::ALT) {
                self.held.push(event);
                return Sifted::Events(Vec::new());
            }
            return Sifted::Events(vec![event]);
        }
        let text: String = self.held[1..].iter().filter_map(plain).collect();
        let ends = is(&event, '\\', KeyModifiers::ALT) || is(&event, 'g', KeyModifiers::CONTROL);
        if ends && let Some(light) = text.strip_prefix(BEGINS).and_then(is_light) {
            self.held.clear();
            return Sifted::Light(light);
        }
        let goes_on = plain(&event).is_some_and(|c| match BEGINS.chars().nth(text.len()) {
            Some(wanted) => c == wanted,
            None => (c.is_ascii_hexdigit() || c == '/') && text.len() < 32,
        });
        self.held.push(event);
        if goes_on {
            Sifted::Events(Vec::new())
        } else {
            Sifted::Events(std::mem::take(&mut self.held))
        }
    }
}

fn is(event: &Event, wanted: char, modifier: KeyModifiers) -> bool {
    matches!(event, Event::Key(KeyEvent { code: KeyCode::Char(c), modifiers, .. })
        if *c == wanted && *modifiers == modifier)
}

fn plain(event: &Event) -> Option<char> {
    match event {
        Event::Key(KeyEvent {
            code: KeyCode::Char(c),
            modifiers,
            ..
        }) if (*modifiers - KeyModifiers::SHIFT).is_empty() => Some(*c),
        _ => None,
    }
}

/// Whether `RRRR/GGGG/BBBB` (one to four digits each) is nearer to white than to black.
fn is_light(color: &str) -> Option<bool> {
    let mut parts = color.split('/').map(|part| {
        let most = 16_u32
            .checked_pow(part.len() as u32)
            .filter(|_| part.len() <= 4)?
            - 1;
        let value = u32::from_str_radix(part, 16).ok()?;
        Some(value * 1000 / most.max(1))
    });
    let (r, g, b) = (parts.next()??, parts.next()??, parts.next()??);
    Some(r * 299 + g * 587 + b * 114 > 500_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Event> {
        let key = |c, m| Event::Key(KeyEvent::new(KeyCode::Char(c), m));
        let mut out = vec![key(']', KeyModifiers::ALT)];
        out.extend(text.chars().map(|c| key(c, KeyModifiers::NONE)));
        out.push(key('\\', KeyModifiers::ALT));
        out
    }

    fn sift(events: Vec<Event>) -> (usize, Option<bool>) {
        let mut answer = Answer::default();
        let mut through = 0;
        let mut light = None;
        for event in events {
            match answer.sift(event) {
                Sifted::Events(events) => through += events.len(),
                Sifted::Light(found) => light = Some(found),
            }
        }
        (through, light)
    }

    #[test]
    fn the_answer_of_the_terminal_never_becomes_keys() {
        assert_eq!(sift(keys("11;rgb:ffff/ffff/dddd")), (0, Some(true)));
        assert_eq!(sift(keys("11;rgb:12/14/1a")), (0, Some(false)));
    }

    #[test]
    fn what_is_no_answer_comes_through() {
        assert_eq!(sift(keys("11;x")), (6, None));
        assert_eq!(sift(keys("q")), (3, None));
    }

    #[test]
    fn the_clipboard_is_wrapped_for_tmux() {
        let bytes = String::from_utf8(clipboard("hi", true)).unwrap();
        assert!(bytes.starts_with("\x1b]52;c;aGk=\x1b\\"));
        assert!(bytes.contains("\x1bPtmux;\x1b\x1b]52;c;aGk=\x1b\x1b\\\x1b\\"));
    }

    #[test]
    fn leaving_twice_or_before_entering_does_nothing() {
        leave();
        leave();
        assert!(!ON.load(Ordering::SeqCst));
    }
}

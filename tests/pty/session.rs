//! A program in a pseudo-terminal, and its screen.

use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// A program in a pseudo-terminal.
pub(crate) struct Session {
    pub(crate) screen: Arc<Mutex<vt100::Parser>>,
    pub(crate) bytes: Arc<Mutex<Vec<u8>>>,
    pub(crate) writer: Box<dyn Write + Send>,
    pub(crate) master: Option<Box<dyn MasterPty + Send>>,
    child: Box<dyn Child + Send + Sync>,
    _state: tempfile::TempDir,
}

fn parser(rows: u16, columns: u16) -> vt100::Parser {
    vt100::Parser::new(
        NonZero::new(rows).unwrap(),
        NonZero::new(columns).unwrap(),
        0,
    )
}

pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

impl Session {
    pub(crate) fn sample(columns: u16, rows: u16, env: &[(&str, &str)]) -> Self {
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args(["--exact", "child", "--nocapture", "--test-threads=1"]);
        command.env("DATELINE_PTY_CHILD", "sample");
        Self::start(command, columns, rows, env)
    }

    pub(crate) fn start(
        mut command: CommandBuilder,
        columns: u16,
        rows: u16,
        env: &[(&str, &str)],
    ) -> Self {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        command.env("TERM", "xterm-256color");
        command.env("COLORFGBG", "15;0");
        command.env("DATELINE_CONFIG", "/nonexistent");
        let state = tempfile::tempdir().unwrap();
        command.env("DATELINE_STATE", state.path());
        command.env("DATELINE_CACHE", state.path());
        // Decisions of whoever runs the tests are none of theirs.
        command.env("XDG_DATA_HOME", state.path());
        for name in ["NO_COLOR", "TMUX", "EDITOR", "VISUAL"] {
            command.env_remove(name);
        }
        for (name, value) in env {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let screen = Arc::new(Mutex::new(parser(rows, columns)));
        let bytes = Arc::new(Mutex::new(Vec::new()));
        let (to_screen, to_bytes) = (screen.clone(), bytes.clone());
        std::thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(n @ 1..) = reader.read(&mut buffer) {
                to_screen.lock().unwrap().process(&buffer[..n]);
                to_bytes.lock().unwrap().extend_from_slice(&buffer[..n]);
            }
        });
        Self {
            screen,
            bytes,
            writer: pair.master.take_writer().unwrap(),
            master: Some(pair.master),
            child,
            _state: state,
        }
    }

    pub(crate) fn send(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    pub(crate) fn text(&self) -> String {
        self.screen.lock().unwrap().screen().contents()
    }

    /// The built program with these arguments.
    pub(crate) fn program(arguments: &[&str], env: &[(&str, &str)]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_dateline"));
        command.args(arguments);
        Self::start(command, 120, 40, env)
    }

    pub(crate) fn sees(&self, what: &str, holds: impl Fn(&vt100::Screen) -> bool) {
        let start = Instant::now();
        while !holds(self.screen.lock().unwrap().screen()) {
            assert!(
                start.elapsed() < PATIENCE,
                "no {what}; the screen is:\n{}",
                self.text()
            );
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    pub(crate) fn shows(&self, text: &str) {
        self.sees(text, |screen| screen.contents().contains(text));
    }

    /// Waits until the program has written `sequence`: a screen may be shown before what follows it.
    pub(crate) fn writes(&self, sequence: &[u8]) {
        self.sees("an escape sequence", |_| {
            let bytes = self.bytes.lock().unwrap();
            bytes.windows(sequence.len()).any(|w| w == sequence)
        });
    }

    pub(crate) fn signal(&self, name: &str) {
        let pid = self.child.process_id().unwrap().to_string();
        let sent = std::process::Command::new("kill")
            .args([&format!("-{name}"), &pid])
            .status();
        assert!(sent.unwrap().success());
    }

    /// True while the process is stopped.
    pub(crate) fn sleeps(&self) -> bool {
        let pid = self.child.process_id().unwrap();
        let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        stat.rsplit(')')
            .next()
            .unwrap_or("")
            .trim_start()
            .starts_with('T')
    }

    pub(crate) fn ends(&mut self) {
        let start = Instant::now();
        while self.child.try_wait().unwrap().is_none() {
            assert!(
                start.elapsed() < PATIENCE,
                "it does not end:\n{}",
                self.text()
            );
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    pub(crate) fn restored(&self) {
        self.sees("terminal as it was", |screen| {
            !screen.alternate_screen()
                && !screen.hide_cursor()
                && !screen.bracketed_paste()
                && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
        });
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

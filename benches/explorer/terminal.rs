//! A program in a pseudo-terminal, with the time each byte came.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const SIZE: PtySize = PtySize {
    rows: 40,
    cols: 120,
    pixel_width: 0,
    pixel_height: 0,
};
/// Silence after which a screen counts as settled.
const QUIET: Duration = Duration::from_millis(150);
/// No folder can be made here.
const NOWHERE: &str = "/dev/null/none";
const PATIENCE: Duration = Duration::from_secs(600);

struct Seen {
    screen: vt100::Parser,
    bytes: usize,
    first: Option<Instant>,
    last: Instant,
}

/// The terminal and the program in it; both end with this.
pub(crate) struct Terminal {
    seen: Arc<(Mutex<Seen>, Condvar)>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    started: Instant,
    _master: Box<dyn MasterPty + Send>,
}

impl Terminal {
    /// Starts a program; `cache` is where it may keep what it built, or its settings.
    pub(crate) fn start(program: &str, arguments: &[&str], cache: Option<&Path>) -> Self {
        let pair = native_pty_system()
            .openpty(SIZE)
            .expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        for (name, value) in [
            ("TERM", "xterm-256color"),
            ("COLORFGBG", "15;0"),
            ("DATELINE_CONFIG", "/nonexistent"),
            ("DATELINE_STATE", NOWHERE),
            ("LESSHISTFILE", "-"),
        ] {
            command.env(name, value);
        }
        let cache = cache.unwrap_or(Path::new(NOWHERE));
        command.env("DATELINE_CACHE", cache);
        command.env("XDG_CONFIG_HOME", cache);
        let size = |n| NonZero::new(n).expect("not zero");
        let seen = Seen {
            screen: vt100::Parser::new(size(SIZE.rows), size(SIZE.cols), 0),
            bytes: 0,
            first: None,
            last: Instant::now(),
        };
        let seen = Arc::new((Mutex::new(seen), Condvar::new()));
        let mut reader = pair
            .master
            .try_clone_reader()
            .expect("the terminal's output");
        let writer = pair.master.take_writer().expect("the terminal's input");
        let to = seen.clone();
        std::thread::spawn(move || {
            let mut buffer = [0; 1 << 13];
            while let Ok(n @ 1..) = reader.read(&mut buffer) {
                let now = Instant::now();
                let mut seen = to.0.lock().expect("no panic elsewhere");
                seen.screen.process(&buffer[..n]);
                seen.bytes += n;
                seen.first.get_or_insert(now);
                seen.last = now;
                to.1.notify_all();
            }
        });
        let started = Instant::now();
        let child = pair
            .slave
            .spawn_command(command)
            .expect("the program starts");
        Self {
            seen,
            writer,
            child,
            started,
            _master: pair.master,
        }
    }

    /// Waits for the screen to hold what is wanted; the time since the start.
    pub(crate) fn until(&self, what: &str, holds: impl Fn(&str) -> bool) -> Duration {
        let (seen, told) = &*self.seen;
        let mut seen = seen.lock().expect("no panic elsewhere");
        loop {
            let text = seen.screen.screen().contents();
            if holds(&text) {
                return seen.last - self.started;
            }
            let (next, late) = told
                .wait_timeout(seen, PATIENCE)
                .expect("no panic elsewhere");
            assert!(!late.timed_out(), "no {what} on the screen:\n{text}");
            seen = next;
        }
    }

    pub(crate) fn first_byte(&self) -> Duration {
        let seen = self.seen.0.lock().expect("no panic elsewhere");
        seen.first.map_or(Duration::ZERO, |at| at - self.started)
    }

    pub(crate) fn bytes(&self) -> usize {
        self.seen.0.lock().expect("no panic elsewhere").bytes
    }

    pub(crate) fn send(&mut self, keys: &str) {
        self.writer
            .write_all(keys.as_bytes())
            .expect("the terminal takes keys");
        self.writer.flush().expect("the terminal takes keys");
    }

    /// Sends a key; the time to the first bytes after it. Waits for the rest of the frame.
    pub(crate) fn frame(&mut self, key: &str) -> Duration {
        let before = self.bytes();
        let sent = Instant::now();
        self.send(key);
        let (seen, told) = &*self.seen;
        let guard = seen.lock().expect("no panic elsewhere");
        let wait = told.wait_timeout_while(guard, PATIENCE, |s| s.bytes == before);
        let at = wait.expect("no panic elsewhere").0.last;
        std::thread::sleep(Duration::from_millis(8));
        at.saturating_duration_since(sent)
    }

    /// Sends a key; the times to the first bytes after it and to the last before silence.
    pub(crate) fn settled(&mut self, key: &str) -> (Duration, Duration) {
        let before = self.bytes();
        let sent = Instant::now();
        self.send(key);
        let (seen, told) = &*self.seen;
        let guard = seen.lock().expect("no panic elsewhere");
        let wait = told.wait_timeout_while(guard, PATIENCE, |s| s.bytes == before);
        let first = wait.expect("no panic elsewhere").0.last;
        self.settle();
        let last = seen.lock().expect("no panic elsewhere").last;
        (
            first.saturating_duration_since(sent),
            last.saturating_duration_since(sent),
        )
    }

    /// Waits until nothing more comes.
    pub(crate) fn settle(&self) {
        loop {
            let before = self.bytes();
            std::thread::sleep(QUIET);
            if self.bytes() == before {
                return;
            }
        }
    }

    /// Bytes of memory in use; 0 where the system does not tell.
    pub(crate) fn memory(&self) -> usize {
        let pid = self.child.process_id().unwrap_or(0);
        let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
        let row = status.lines().find_map(|l| l.strip_prefix("VmRSS:"));
        let kilobytes = row.and_then(|r| r.split_whitespace().next()?.parse::<usize>().ok());
        kilobytes.unwrap_or(0) << 10
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Whether a peer is there; says so when it is not.
pub(crate) fn installed(program: &str) -> bool {
    let found = std::env::var_os("PATH").is_some_and(|path| {
        std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
    });
    if !found {
        println!("    no {program} on this machine: nothing to compare with");
    }
    found
}

fn sorted(mut times: Vec<Duration>) -> Vec<f64> {
    times.sort_unstable();
    times.iter().map(|t| t.as_secs_f64() * 1000.0).collect()
}

/// Median, least and most.
pub(crate) fn figures(times: Vec<Duration>) -> String {
    let times = sorted(times);
    let (least, most) = (times[0], times[times.len() - 1]);
    format!("{:.1} ms ({least:.1} to {most:.1})", times[times.len() / 2])
}

/// The 95th percentile and the median.
pub(crate) fn shown(times: Vec<Duration>) -> String {
    let times = sorted(times);
    let p95 = times[(times.len() * 95).div_ceil(100) - 1];
    format!("{p95:.1} ms (median {:.1})", times[times.len() / 2])
}

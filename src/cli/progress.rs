//! How far the reading is, on the standard error, once it takes longer than half a second.

use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use super::args::Output;
use crate::source::Progress;

/// Nothing is said before.
const PATIENCE: Duration = Duration::from_millis(500);

/// Between two lines.
const PACE: Duration = Duration::from_millis(100);

/// What a shell returns for a program that the interrupt key ended.
const INTERRUPTED: i32 = 130;

/// A line on the terminal that tells how far the reading is.
pub(super) struct Meter {
    start: Instant,
    /// When the line was written last; `None` before the first.
    written: Mutex<Option<Instant>>,
    live: bool,
}

impl Meter {
    /// A meter; a silent one where nobody looks.
    pub(super) fn new(output: &Output) -> Self {
        Self {
            start: Instant::now(),
            written: Mutex::new(None),
            live: !output.quiet && io::stderr().is_terminal(),
        }
    }

    /// Shows how many files are read.
    pub(super) fn files(&self, now: Progress) {
        self.show(|| reading(now, self.start.elapsed()));
    }

    /// Shows what is done after the reading.
    pub(super) fn doing(&self, what: &str) {
        self.show(|| what.to_owned());
    }

    /// Takes the line away, for something else to be said.
    pub(super) fn clear(&self) {
        if let Ok(mut written) = self.written.lock()
            && written.is_some()
        {
            wipe();
            *written = Some(self.start);
        }
    }

    fn show(&self, text: impl FnOnce() -> String) {
        if !self.live || self.start.elapsed() < PATIENCE {
            return;
        }
        let Ok(mut written) = self.written.lock() else {
            return;
        };
        if written.is_none() {
            leave_cleanly();
        }
        if written.is_none_or(|at| at.elapsed() >= PACE) {
            *written = Some(Instant::now());
            // Nobody can be told when that fails.
            let _ = write!(io::stderr(), "\r\u{1b}[Kdateline: {}", text());
        }
    }
}

impl Drop for Meter {
    fn drop(&mut self) {
        if self.written.lock().is_ok_and(|written| written.is_some()) {
            wipe();
        }
    }
}

fn wipe() {
    let _ = write!(io::stderr(), "\r\u{1b}[K");
}

/// The interrupt key wipes the line before it ends the program.
fn leave_cleanly() {
    let Ok(mut signals) = signal_hook::iterator::Signals::new([signal_hook::consts::SIGINT]) else {
        return;
    };
    std::thread::spawn(move || {
        if signals.forever().next().is_some() {
            wipe();
            let _ = writeln!(io::stderr(), "dateline: stopped");
            std::process::exit(INTERRUPTED);
        }
    });
}

/// "reading 12 of 340 files, 4.1 of 120.0 MB, about 14 s left".
fn reading(now: Progress, elapsed: Duration) -> String {
    let text = format!(
        "reading {} of {} files, {} of {} MB",
        now.files_done,
        now.files,
        megabytes(now.bytes_done),
        megabytes(now.bytes)
    );
    let left = now.bytes.saturating_sub(now.bytes_done);
    if now.bytes_done > 0 && left > 0 {
        let passed = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
        let seconds = passed.saturating_mul(left) / now.bytes_done / 1000 + 1;
        let left = match seconds {
            0..=99 => format!("{seconds} s"),
            _ => format!("{} min", seconds.div_ceil(60)),
        };
        return format!("{text}, about {left} left");
    }
    text
}

fn megabytes(bytes: u64) -> String {
    format!("{}.{}", bytes / 1_000_000, bytes % 1_000_000 / 100_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_bytes_and_the_time_left_are_told() {
        let now = Progress {
            files_done: 12,
            files: 340,
            bytes_done: 4_100_000,
            bytes: 41_000_000,
        };
        assert_eq!(
            reading(now, Duration::from_secs(2)),
            "reading 12 of 340 files, 4.1 of 41.0 MB, about 19 s left"
        );
        let slow = reading(now, Duration::from_secs(100));
        assert!(slow.ends_with("about 16 min left"), "{slow}");
        let done = Progress {
            files_done: 340,
            bytes_done: now.bytes,
            ..now
        };
        assert!(reading(done, Duration::from_secs(2)).ends_with("41.0 MB"));
    }
}

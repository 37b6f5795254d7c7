//! Hears of changes below the inputs from the system, without looking again and again.

use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// Silence after which a change counts as finished: an editor writes a file in several steps.
const QUIET: Duration = Duration::from_millis(200);
/// After so long a change is told though more goes on.
const PATIENCE: Duration = Duration::from_secs(3);

/// Tells of changes until it is dropped.
pub(super) struct Watch {
    _watcher: RecommendedWatcher,
    changes: Receiver<()>,
}

impl Watch {
    /// Watches the inputs; `None` when they cannot change or the system does not tell.
    pub(super) fn of(inputs: &[PathBuf]) -> Option<Self> {
        if inputs.is_empty() || inputs.iter().any(|p| p.as_os_str() == "-") {
            return None;
        }
        let (told, changes) = mpsc::channel();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<_>| {
            if event.is_ok_and(|event| matters(&event)) {
                // Whoever listened may have gone.
                let _ = told.send(());
            }
        })
        .ok()?;
        let mut watched = false;
        for input in inputs {
            let (path, mode) = if input.is_dir() {
                (input.as_path(), RecursiveMode::Recursive)
            } else {
                // The folder: editors put a new file in the place of the old one.
                let folder = input.parent().filter(|p| !p.as_os_str().is_empty());
                let folder = folder.unwrap_or(Path::new("."));
                (folder, RecursiveMode::NonRecursive)
            };
            watched |= watcher.watch(path, mode).is_ok();
        }
        watched.then_some(Self {
            _watcher: watcher,
            changes,
        })
    }

    /// Waits for a change and until it is over; false when there will be none.
    pub(super) fn wait(&self) -> bool {
        if self.changes.recv().is_err() {
            return false;
        }
        let since = Instant::now();
        while since.elapsed() < PATIENCE && self.changes.recv_timeout(QUIET).is_ok() {}
        true
    }
}

/// True for changes of files that may be articles: not what is hidden, as the journal is.
fn matters(event: &notify::Event) -> bool {
    let hidden = |path: &PathBuf| {
        let mut parts = path.components();
        parts.any(|part| match part {
            Component::Normal(name) => {
                let name = name.as_encoded_bytes();
                name.starts_with(b".dateline") || name.ends_with(b"~") || name.ends_with(b".swp")
            }
            _ => false,
        })
    };
    !matches!(event.kind, EventKind::Access(_)) && !event.paths.iter().all(hidden)
}

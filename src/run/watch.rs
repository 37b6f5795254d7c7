//! Hears of changes below the inputs from the system, without looking again and again.

use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant, SystemTime};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// Silence after which a change counts as finished: an editor writes a file in several steps.
const QUIET: Duration = Duration::from_millis(200);
/// After so long a change is told though more goes on.
const PATIENCE: Duration = Duration::from_secs(3);

/// Tells of changes until it is dropped.
pub(super) struct Watch {
    /// True when something changed between the given time and the first look.
    stale: bool,
    _watcher: RecommendedWatcher,
    changes: Receiver<()>,
}

impl Watch {
    /// Watches the inputs, and looks whether any changed since a time; `None` when they cannot
    /// change or the system does not tell.
    pub(super) fn of(inputs: &[PathBuf], since: SystemTime) -> Option<Self> {
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
        watched.then(|| Self {
            stale: inputs.iter().any(|path| is_newer(path, since)),
            _watcher: watcher,
            changes,
        })
    }

    /// Waits for a change and until it is over; false when there will be none.
    pub(super) fn wait(&mut self) -> bool {
        if std::mem::take(&mut self.stale) {
            return true;
        }
        if self.changes.recv().is_err() {
            return false;
        }
        let since = Instant::now();
        while since.elapsed() < PATIENCE && self.changes.recv_timeout(QUIET).is_ok() {}
        true
    }
}

/// True when a file, or anything below a folder, changed after a time.
fn is_newer(path: &Path, since: SystemTime) -> bool {
    let Ok(meta) = path.symlink_metadata() else {
        return false;
    };
    let newer = meta.modified().is_ok_and(|changed| changed > since);
    let below = || {
        let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
        let hidden = |e: &std::fs::DirEntry| e.file_name().as_encoded_bytes().starts_with(b".");
        entries
            .filter(|entry| !hidden(entry))
            .any(|entry| is_newer(&entry.path(), since))
    };
    if meta.is_dir() { below() } else { newer }
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
